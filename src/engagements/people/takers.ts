/** Who takes part in a gathering, by the words before its noun: «شارك الرئيس في», «لحضور», «بعد مشاركته في». */
import type { Actor } from '../../model.ts';
import { HIS } from '../particles.ts';
import { groupsIn, isFree, isHuman, type Reach, subjectBefore } from '../roles.ts';
import { isAny, type Scene } from '../scene.ts';
import { antecedents, topicOf } from './meant.ts';

/** Who takes part: subject of «شارك في» before the noun, «بمشاركة …» behind it. */
export function partTakers(reach: Reach): readonly Actor[] {
  const { scene, trigger, clause } = reach;
  const at = clause.first - 1;
  if (at < 0 || !isAny(scene, at, ATTEND) || scene.sentenceOf[at] !== trigger.sentence) return [];
  const own = groupsIn(scene, { first: at + 1, last: trigger.first }).find(isFree);
  if (own) return own.actors;
  const verb = { first: at, last: at + 1, sense: scene.senses[at]![0]!, sentence: trigger.sentence };
  const before = subjectBefore({
    scene,
    trigger: verb,
    clause,
    before: groupsIn(scene, { first: scene.text.sentences[trigger.sentence]!.first, last: at }),
    after: [],
  });
  return before ? [before] : [];
}
const ATTEND = new Set(['attend', 'arrive', 'leave', 'head', 'open']);

/**
 * «لحضور اجتماع …», «بعد مشاركته في أعمال المؤتمر», «مشاركة الوزير … في قمة»: whoever is told right behind the noun
 * of taking part, or the one of whom the sentence speaks.
 */
export function nounTakers({ scene, trigger }: Reach): readonly Actor[] {
  const at = partBefore(scene, trigger.first);
  if (at < 0) return [];
  const [own] = groupsIn(scene, { first: at + 1, last: trigger.first });
  if (own) return own.first === at + 1 ? own.actors.filter(isHuman) : [];
  const parse = scene.tokens[at]!.word.parses.find((p) => PART.has(p.rest) || PART.has(p.stem));
  if (!parse) return antecedents(scene, at, HIS);
  const topic = topicOf(scene, trigger.sentence, trigger.first);
  if (topic && isHuman(topic)) return [topic];
  const { last } = scene.text.sentences[trigger.sentence]!;
  // «وبعد توقف لحضور اجتماع …، وصل الوزير»
  const behind = groupsIn(scene, { first: trigger.last, last }).find(
    (g) => isFree(g) && g.actors.every(isHuman) && isAny(scene, g.first - 1, VERBS),
  );
  return behind?.actors ?? [];
}

/** The token of «حضور», «مشاركة» before the noun at `first`, with no more between than who and «في أعمال»; or -1. */
function partBefore(scene: Scene, first: number): number {
  for (let i = first - 1; i >= Math.max(0, first - FAR); i--) {
    if (isTakingPart(scene, i)) return isOpen(scene, i) ? -1 : i;
    if (scene.actorAt[i] !== -1 || scene.tokens[i]!.kind === 'mark') continue;
    if (!scene.tokens[i]!.word.parses.some((p) => BETWEEN.has(p.rest))) return -1;
  }
  return -1;
}
/** Tokens between a noun of taking part and the gathering, those of whoever takes part among them. */
const FAR = 14;
const BETWEEN_WORDS = 'في اعمال اشغال فعاليات جلسات افتتاح جلسه';
const BETWEEN: ReadonlySet<string> = new Set(BETWEEN_WORDS.split(' '));
/** «سيقرر بشأن مشاركته», «رفض الوزير حضور القمة»: who may come, or will not. */
function isOpen({ tokens, actorAt, mentions }: Scene, at: number): boolean {
  const told = mentions.actors[actorAt[at - 1] ?? -1];
  const from = told ? told.first : at;
  return [1, 2].some(
    (k) =>
      actorAt[from - k] === -1 &&
      tokens[from - k]!.word.parses.some((p) => OPEN.has(p.rest) || OPEN.has(p.stem)),
  );
}
const OPEN_WORDS =
  'قرار تقرير بشان بخصوص حول احتمال احتمالات امكانيه دعوه رفض رفضت رفضه يرفض عدم طلب الغاء الغي تاجيل مساله مقابل شرط';
const OPEN: ReadonlySet<string> = new Set(OPEN_WORDS.split(' '));

const VERBS = new Set(['arrive', 'head', 'leave', 'speech', 'visit', 'meet']);

const isTakingPart = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 &&
  (scene.tokens[i]?.word.parses.some(
    (p) => PART.has(p.rest) || (p.article && PART.has(p.stem)) || HIS_PART.has(p.rest),
  ) ??
    false);
const PART_WORDS = 'حضور مشاركه';
const PART: ReadonlySet<string> = new Set(PART_WORDS.split(' '));
const HIS_PART_WORDS = 'حضوره حضورها حضورهما حضورهم مشاركته مشاركتها مشاركتهما مشاركتهم';
const HIS_PART: ReadonlySet<string> = new Set(HIS_PART_WORDS.split(' '));
