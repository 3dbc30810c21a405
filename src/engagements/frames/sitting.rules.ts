/** Sittings of bodies of many states told by a plain noun of talks: who takes part in «اجتماعات مجموعة السبع». */
import { INTERNATIONAL } from '../../mentions/mentions.ts';
import type { Actor } from '../../model.ts';
import { COUNTED_STATES } from '../crowds.ts';
import { isBody } from '../houses.ts';
import { antecedents, topicOf } from '../meant.ts';
import { HIS, LAM } from '../particles.ts';
import { distinct, groupsIn, isFree, isHuman, type Reach } from '../roles.ts';
import { rule } from '../rule.ts';
import { isAny, type Scene } from '../scene.ts';
import { partTakers } from './summit.rules.ts';

/** «شارك الوزير في اجتماع لحلف الناتو», «لحضور اجتماعات مجموعة السبع», «تشارك 30 دولة في اجتماع». */
export const sitting = rule({
  id: 'summit.attended-sitting',
  kind: 'summit',
  on: ['n-meeting'],
  says: 'somebody takes part in a sitting of a body of many states',
  read: (reach) => {
    const verbal = partTakers(reach);
    const takers = verbal.length > 0 ? verbal : nounTakers(reach);
    if (takers.length === 0) return null;
    const body = bodyOf(reach);
    if (body.length === 0) return takers.every(isCounted) ? { principals: takers } : null;
    return takers.every((a) => isHuman(a) || isCounted(a) || a.kind === 'state' || a.kind === 'group')
      ? { principals: distinct([...takers, ...body]) }
      : null;
  },
});

const isCounted = ({ rule: id }: Actor): boolean => id === COUNTED_STATES;

/** The body of many states, right behind the noun. */
function bodyOf({ trigger, after }: Reach): readonly Actor[] {
  const [first] = after;
  if (!first || first.first > trigger.last + 1) return [];
  if (first.preposition !== '' && first.preposition !== LAM) return [];
  return first.actors.filter(isOfMany);
}
const isOfMany = (actor: Actor): boolean =>
  (actor.kind === 'institution' && actor.rule === INTERNATIONAL) || isBody(actor);

/** «لحضور اجتماع …», «بعد مشاركته في اجتماع …»: whoever the sentence speaks of. */
function nounTakers({ scene, trigger }: Reach): readonly Actor[] {
  const at = [1, 2].map((k) => trigger.first - k).find((i) => isTakingPart(scene, i));
  if (at === undefined) return [];
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
const VERBS = new Set(['arrive', 'head', 'leave', 'speech', 'visit', 'meet']);

const isTakingPart = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 &&
  (scene.tokens[i]?.word.parses.some(
    (p) => PART.has(p.rest) || (p.article && PART.has(p.stem)) || HIS_PART.has(p.rest),
  ) ??
    false);
const PART_WORDS = 'حضور مشاركه';
const PART: ReadonlySet<string> = new Set(PART_WORDS.split(' '));
const HIS_PART_WORDS = 'حضوره حضورها مشاركته مشاركتها';
const HIS_PART: ReadonlySet<string> = new Set(HIS_PART_WORDS.split(' '));
