/** Who stands where around a trigger: groups of actors in a clause, the subject before a verb. */
import type { Actor } from '../model.ts';
import { TWIN } from './adjectives.ts';
import { clauseEnd, clauseStart, isVerb, type Range, type Trigger } from './clauses.ts';
import { isPress } from './guards/contacts.ts';
import { IN, IN_TURN } from './particles.ts';
import { isBeside } from './people/beside.ts';
import { actorOn, isAny, isAnyIn, type Scene, senseAt } from './scene.ts';

/** Actors listed together, with the preposition that governs them all. */
export interface Group extends Range {
  readonly actors: readonly Actor[];
  readonly preposition: string;
  /** Token of the noun that the group completes («وفد حماس»), or -1. */
  readonly governor: number;
  /** Whether only a comma stands between it and the group before. */
  readonly continues: boolean;
}
/** A trigger with its clause. */
export interface Reach {
  readonly scene: Scene;
  readonly trigger: Trigger;
  readonly clause: Range;
  readonly before: readonly Group[];
  readonly after: readonly Group[];
}

/** The clause of `trigger` with its groups of actors. */
export function reachOf(scene: Scene, trigger: Trigger): Reach {
  const clause = { first: clauseStart(scene, trigger), last: clauseEnd(scene, trigger) };
  return {
    scene,
    trigger,
    clause,
    before: groupsIn(scene, { first: clause.first, last: trigger.first }),
    after: groupsIn(scene, { first: trigger.last, last: clause.last }),
  };
}

/** Whether «و» binds the actor to the one that ends before token `last`. */
export function isBound(scene: Scene, actor: Actor, last: number): boolean {
  const gap = actor.first - last;
  if (gap > 2) return gap <= 4 && isNameTail(scene, last, actor);
  if (gap === 1 && isNameTail(scene, last, actor)) return true;
  if (isKin(scene, actor.first - 1)) return gap === 1 || scene.tokens[last]!.kind === 'mark';
  const token = scene.tokens[actor.first]!;
  const own = token.form.startsWith(WAW) && actor.start > token.start;
  if (!own && scene.tokens[actor.first - 1]?.form !== WAW) return false;
  return scene.tokens.slice(last, actor.first).every((t) => t.kind === 'mark' || t.form === WAW);
}
const WAW = 'و';

/** «لي كي كيانغ والمستشارة …»: the tail of a name that was not known as one. */
const isNameTail = (scene: Scene, last: number, actor: Actor): boolean =>
  actor.start > scene.tokens[actor.first]!.start &&
  scene.tokens[actor.first]!.form.startsWith(WAW) &&
  actorOn(scene, last - 1)?.kind === 'person' &&
  scene.tokens
    .slice(last, actor.first)
    .every(
      (t, k, all) =>
        t.kind === 'word' &&
        scene.senses[last + k]!.length === 0 &&
        (all.length === 1
          ? scene.placeAt[last] === -1 && scene.dateAt[last] === -1
          : t.word.parses.length === 1),
    );

/** «مع أخيه الملك …», «بشقيقه الأمير …»: what governs the noun of kinship governs whom it names. */
function ofKin(scene: Scene, { first }: Actor): string {
  const kin = scene.actorAt[first - 1] === -1 ? senseAt(scene, first - 1, 'w-kin') : undefined;
  if (!kin || kin.pronoun === '') return '';
  const before = kin.parse.particle || (scene.tokens[first - 2]?.form ?? '');
  return scene.actorAt[first - 2] === -1 && GOVERNS.has(before) ? before : '';
}

/** «سلفا كير وخصمه رياك مشار»: a noun of kinship or of rivalry joins the next to the one before it. */
const isKin = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 && senseAt(scene, i, 'w-kin')?.parse.conjunction === WAW;

/** The actors of a range, those bound by «و» in one group. */
export function groupsIn(scene: Scene, range: Range): readonly Group[] {
  const out: {
    actors: Actor[];
    preposition: string;
    governor: number;
    continues: boolean;
    first: number;
    last: number;
  }[] = [];
  for (let i = range.first; i < range.last; i++) {
    const actor = actorOn(scene, i);
    if (!actor || actor.first < range.first) continue;
    const open = out.at(-1);
    const twin = actor.rule === TWIN ? scene.mentions.actors[scene.actorAt[i]! + 1]! : null;
    if (open && isBound(scene, actor, open.last)) {
      open.actors.push(actor);
      open.last = actor.last;
    } else {
      const behindPlace = actor.joined && open !== undefined && isWhere(open, actor);
      const beside = isBeside(scene, open, actor);
      const preposition =
        GOVERNS.has(actor.preposition) && !beside && !(behindPlace && !hasOwnPreposition(scene, actor))
          ? actor.preposition
          : ofKin(scene, actor);
      const governor = preposition || beside ? -1 : governorOf(scene, actor);
      out.push({
        actors: [actor],
        preposition,
        governor,
        continues:
          beside || (actor.joined && !behindPlace && open !== undefined && actor.first - open.last <= 1),
        first: actor.first,
        last: actor.last,
      });
    }
    if (twin) out.at(-1)!.actors.push(twin);
    i = actor.last - 1;
  }
  return out;
}

/** Prepositions that keep an actor from being subject or object; «أن» and its like do not. */
const GOVERNS: ReadonlySet<string> = new Set([
  'مع',
  'ب',
  'ل',
  'ك',
  'الي',
  'من',
  'بين',
  'عن',
  'علي',
  'في',
  'لدي',
  'حول',
  'بشان',
  'ضد',
  'امام',
  'تجاه',
  'عبر',
  'نحو',
  'عند',
  'ازاء',
  'حيال',
  'وفق',
  'بحسب',
  'حسب',
  'باسم',
  'برفقه',
  'بحضور',
  'بمشاركه',
  'بصحبه',
  'رفقه',
  'بمعيه',
  'بجانب',
  'برياسه',
  'بقياده',
  'بزعامه',
  'بعضويه',
  'بوساطه',
  'بدعوه',
  'خلال',
  'بعد',
  'قبل',
  'عقب',
]);

/** «في موسكو، الوزير …», «بمكتبه بالإمارة، رئيس الغرفة …»: a land or a house is where, and whoever follows is not in its list. */
const isWhere = ({ actors, preposition }: Pick<Group, 'actors' | 'preposition'>, next: Actor): boolean => {
  const { kind } = actors.at(-1)!;
  if (kind === 'state') return next.kind !== 'state';
  return kind === 'institution' && IN.has(preposition) && isHuman(next);
};

/** Whether a preposition stands at the actor itself, not at the head of its list. */
export function hasOwnPreposition(scene: Scene, actor: Actor): boolean {
  const token = scene.tokens[actor.first]!;
  const attached = actor.start > token.start && !token.form.startsWith(WAW);
  return attached || scene.tokens[actor.first - 1]?.form === actor.preposition;
}

/** The token of a noun right before an actor that takes what follows as its complement; -1 where none does. */
function governorOf(scene: Scene, { first, kind }: Actor): number {
  const p = first - 1;
  const token = scene.tokens[p];
  if (token?.kind !== 'word') return -1;
  if (scene.actorAt[p] !== -1 || scene.dateAt[p] !== -1 || scene.placeAt[p] !== -1) return -1;
  if (isVerb(scene, p) || isAny(scene, p, FREE)) return -1;
  // «وقع المذكرة الوزير …», «خلال الزيارة الرئيس …», «خلالها»: what has the article or a pronoun takes no complement
  // but «العاصمة الروسية موسكو», and «للقاء الوزير» that is no «القاء»
  const own = scene.senses[p]!.some((s) => s.tense === 'none' && !s.parse.article && s.parse.particle !== '');
  if (kind !== 'state' && !own && token.word.parses.some((parse) => parse.article)) return -1;
  if (senseAt(scene, p, 'w-sub')?.pronoun || POINTING.has(token.form) || IN_TURN.has(token.form)) return -1;
  // the tail of a name that was not known as one: «محمد رضا فرزين نظيره»
  if (scene.actorAt[p - 1] !== -1 && scene.senses[p]!.length === 0) return -1;
  return p;
}
/** «التقى فيها الرئيس»: a preposition with its pronoun takes no complement. */
const POINTING_WORDS = 'فيه فيها فيهما معه معها معهما معهم به بها له لها لهم عليه عليها منه منها اليه اليها';
const POINTING: ReadonlySet<string> = new Set(POINTING_WORDS.split(' '));

/** «خلال الزيارة»: a time in passing. */
export const isAside = (scene: Scene, i: number): boolean =>
  senseAt(scene, i - 1, 'w-sub') !== undefined &&
  scene.senses[i]!.length > 0 &&
  scene.senses[i]!.every((s) => s.parse.article && s.parse.particle === '');

const FREE = new Set([
  'w-adverb',
  'w-was',
  'w-that',
  'w-border',
  'w-each',
  'w-relative',
  'w-maybe',
  'w-remote',
  'w-intend',
]);

/** A person or the holder of an office. */
export const isHuman = ({ kind }: Actor): boolean => kind === 'person' || kind === 'office';

/** Whether the words of somebody's office hold that of an envoy: «السفير», «القائم بالأعمال». */
export const isEnvoy = (scene: Scene, actor: Actor): boolean => isAnyIn(scene, actor, ENVOYS);
const ENVOYS: ReadonlySet<string> = new Set(['w-envoy']);

/** Whether a group stands without preposition and completes no noun. */
export const isFree = (group: Group): boolean => group.preposition === '' && group.governor === -1;

/** Groups of `groups` from the first that `wanted` names, with those that go on after commas. */
export function listFrom(groups: readonly Group[], wanted: (group: Group) => boolean): readonly Actor[] {
  const at = groups.findIndex(wanted);
  if (at < 0) return [];
  const out = [...groups[at]!.actors];
  for (let k = at + 1; k < groups.length && groups[k]!.continues; k++) out.push(...groups[k]!.actors);
  return out;
}

/** The actor that acts before a verb: «وكان كارتر التقى», «نتنياهو يلتقي». */
export function subjectsBefore(reach: Reach): readonly Actor[] {
  const { scene, trigger, before } = reach;
  const around = aroundInset(reach);
  if (around.length > 0) return around;
  const group = before.at(-1);
  // «بحسب وكالة الأنباء، سيلتقي …»: who reports it
  if (group && scene.tokens[trigger.first - 1]?.kind === 'mark' && isPress(scene, group.actors[0]!))
    return [];
  const relative =
    senseAt(scene, trigger.first - 1, 'w-relative') ?? senseAt(scene, trigger.first - 2, 'w-relative');
  if (relative && group && trigger.first - group.last <= 4) return [group.actors.at(-1)!];
  // «التقى أ ب، وبحث معه»: behind «و» the subject does not stand before the verb
  if (group?.preposition !== '' || trigger.sense.parse.conjunction === WAW) return [];
  for (let i = group.last; i < trigger.first; i++) {
    if (scene.tokens[i]!.kind === 'mark' || scene.dateAt[i] !== -1 || scene.placeAt[i] !== -1) continue;
    const adjective = i === group.last && group.actors.at(-1)!.name === null && scene.senses[i]!.length === 0;
    if (!isAny(scene, i, FREE) && !BEFORE_VERBS.has(scene.tokens[i]!.form) && !adjective) return [];
  }
  return group.governor === -1 || group.actors[0]!.kind !== 'state' ? group.actors : [];
}
const QAD = 'قد';
const WILL = 'سوف';
const BEFORE_VERBS: ReadonlySet<string> = new Set([QAD, WILL]);

/** «وفد يضم وزراء ونوابا، توجه إلى …»: those of whom a group consists act in no verb behind the comma, the group does. */
function aroundInset({ scene, trigger, clause }: Reach): readonly Actor[] {
  const at = clause.first - 1;
  if (at < 0 || trigger.sense.tense === 'none' || trigger.sense.parse.conjunction === WAW) return [];
  if (!scene.senses[at]!.some((s) => s.id.startsWith(INCLUDE) && s.tense !== 'none')) return [];
  let i = trigger.first - 1;
  while (i > at && (scene.dateAt[i] !== -1 || isAny(scene, i, FREE) || scene.tokens[i]!.form === QAD)) i--;
  if (scene.tokens[i]!.kind !== 'mark') return [];
  const { first } = scene.text.sentences[trigger.sentence]!;
  const group = groupsIn(scene, { first, last: at }).at(-1);
  return group && isFree(group) && at - group.last <= 1 && group.actors[0]!.kind === 'group'
    ? group.actors
    : [];
}
const INCLUDE = 'bring-include';

/** «القمة العربية» alone may be any: it is one where a day or a place is told with it, or that it is held. */
export function isSet({ scene, trigger, clause }: Reach): boolean {
  if (!trigger.sense.parse.article) return true;
  for (let i = trigger.last; i < clause.last; i++)
    if (scene.dateAt[i] !== -1 || scene.placeAt[i] !== -1) return true;
  return isAny(scene, clause.first - 1, HELD);
}
const HELD = new Set(['take-place', 'conduct']);

/** Those that act before the verb at token `at`, which some other word woke the rule for. */
export function subjectsOfVerb(scene: Scene, at: number): readonly Actor[] {
  const sentence = scene.sentenceOf[at]!;
  const trigger = { first: at, last: at + 1, sense: scene.senses[at]![0]!, sentence };
  const before = groupsIn(scene, { first: scene.text.sentences[sentence]!.first, last: at });
  return subjectsBefore({ scene, trigger, clause: trigger, before, after: [] });
}

/** The first of those that act before a verb. */
export const subjectBefore = (reach: Reach): Actor | null => subjectsBefore(reach)[0] ?? null;

/** Two people and more under one entity count once. */
export function distinct(actors: readonly Actor[]): readonly Actor[] {
  const seen = new Set<number>();
  return actors.filter((actor) => !seen.has(actor.entity) && seen.add(actor.entity));
}
