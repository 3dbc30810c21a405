/** Both sides of an engagement, read off a verb or a noun: the steps that the rules are made of. */
import type { Actor } from '../../model.ts';
import { ORIGIN } from '../adjectives.ts';
import type { Range } from '../clauses.ts';
import { ALL_ALONG, BETWEEN, BY_BI, HIS, LAM, OUT_OF, WITH, WITH_MAA } from '../particles.ts';
import {
  distinct,
  type Group,
  groupsIn,
  isAside,
  isFree,
  listFrom,
  type Reach,
  subjectsBefore,
} from '../roles.ts';
import { actorOn, isAny, isAnyIn, type Scene, senseAt } from '../scene.ts';
import { isTwo } from './both.ts';
import { meetsSeveral, metBy } from './comers.ts';
import { antecedent, antecedents, topicBefore, topicOf } from './meant.ts';
import { guestBefore, hostBefore, travellerBefore } from './owners.ts';
import { relativeParties } from './relatives.ts';
import { isVenue, otherSide } from './sides.ts';
import { NOUNS, supportBefore } from './support.ts';

export interface Parties {
  readonly subject: readonly Actor[];
  readonly object: readonly Actor[];
}

const LED = 'برياسه';

/** Groups behind the trigger up to where another noun of engagement begins («خلال زيارته …»). */
export function groupsUpToNoun({ scene, trigger, clause, after }: Reach): readonly Group[] {
  const border = nounBorder(scene, { first: trigger.last, last: clause.last });
  return after.filter((g) => g.first < border);
}

function nounBorder(scene: Scene, range: Range): number {
  for (let i = range.first; i < range.last; i++) {
    if (scene.actorAt[i] !== -1) continue;
    if (!isAny(scene, i, NOUNS)) continue;
    const before = scene.tokens[i - 1];
    // «يلتقي خلال الزيارة الرئيس …»: behind a time in passing the sentence goes on with its object
    if (isAside(scene, i) && actorOn(scene, i + 1)?.first === i + 1) continue;
    if (
      before &&
      (isAny(scene, i - 1, SUBORDINATE) ||
        isAny(scene, i - 2, SUBORDINATE) ||
        scene.senses[i]![0]!.parse.particle !== '')
    )
      return i - 1;
  }
  return range.last;
}
const SUBORDINATE = new Set(['w-sub', 'w-margin']);
const MOUTHS = new Set(['w-mouth']);

/**
 * Subject and object of a verb. Two free groups behind it are subject and object; one is the object
 * where a subject stands before the verb, else the subject; what `through` governs is the other side.
 */
export function verbParties(reach: Reach, through: ReadonlySet<string>): Parties {
  const { scene, trigger } = reach;
  const near = groupsUpToNoun(reach);
  const free = reach.after.filter(isFree);
  const beyond = near.length > 0 && near.some(isFree) ? near.filter(isFree) : free;
  const governed = (g: Group): boolean =>
    through.has(g.preposition) &&
    !(g.preposition === BY_BI && g.actors[0]!.kind === 'state') &&
    !hangsOnNoun(scene, g);
  const close = listFrom(near, governed);
  const other = close.length > 0 || beyond.length > 1 ? close : listFrom(reach.after, governed);
  const before = subjectsBefore(reach);
  const first = beyond[0];
  const second = beyond.find((g) => g !== first && notAfterAnother(g, first, other));
  if (trigger.sense.pronoun) return withPronoun(reach, { before, first, other });
  // «في زيارة يلتقي خلالها بالرئيس وبنظيره»: of the one on the visit
  if (
    first &&
    before.length === 0 &&
    other.length > 0 &&
    ALL_ALONG.has(scene.tokens[trigger.last]?.form ?? '')
  )
    if (other[0]!.first < first.first) return { subject: subjectOrTopic(scene, reach, []), object: other };
  if (first && joinsSubject(reach, first)) return { subject: [...before, ...first.actors], object: other };
  if (first && before.length > 0 && !DIRECT.has(trigger.sense.class) && first.first === trigger.last) {
    return {
      subject: first.actors,
      object: other.length > 0 ? other : second ? listFrom(beyond, (g) => g === second) : [],
    };
  }
  if (first && other.length > 0) {
    if (before.length === 0)
      return {
        subject: first.actors,
        object: second && DIRECT.has(trigger.sense.class) ? listFrom(beyond, (g) => g === second) : other,
      };
    return { subject: before, object: DIRECT.has(trigger.sense.class) ? first.actors : other };
  }
  if (first && before.length > 0 && DIRECT.has(trigger.sense.class))
    return { subject: before, object: first.actors };
  if (first && second) return { subject: first.actors, object: listFrom(beyond, (g) => g === second) };
  if (first && before.length > 0) return { subject: before, object: first.actors };
  if (first) return late(reach, first) ?? alone(reach, first);
  if (other.length > 0) return { subject: subjectOrTopic(scene, reach, before), object: other };
  return { subject: before, object: [] };
}

/** «الرئيس يبحث ونظيره …»: whoever «و» binds behind the verb acts with the subject before it. */
function joinsSubject({ scene, trigger }: Reach, first: Group): boolean {
  const token = scene.tokens[first.first]!;
  return first.first === trigger.last && first.actors[0]!.start > token.start && token.form.startsWith('و');
}

/** Verbs that take whom they are about as their object. */
const DIRECT = new Set(['meet', 'receive', 'call', 'summon']);

const TOGETHER = new Set(['meet', 'gather', 'discuss']);

/** «الاتفاق مع إيران», «العلاقات بين البلدين»: the preposition belongs to the noun before it. */
function hangsOnNoun(scene: Scene, group: Group): boolean {
  const actor = group.actors[0]!;
  const attached = actor.start > scene.tokens[actor.first]!.start;
  const at = attached ? group.first - 1 : group.first - 2;
  return [at, at - 1].some(
    (i) =>
      scene.actorAt[i] === -1 &&
      (senseAt(scene, i, 'w-relation') !== undefined || (isAny(scene, i, NOUNS) && !isTime(scene, i))),
  );
}
/** «خلال هذه الزيارة»: only when. */
const isTime = (scene: Scene, i: number): boolean =>
  isAny(scene, i - 1, SUBORDINATE) || isAny(scene, i - 2, SUBORDINATE);
const notAfterAnother = (group: Group, first: Group | undefined, other: readonly Actor[]): boolean =>
  first !== undefined && (other.length === 0 || group.first < other[0]!.first);

interface Around {
  readonly before: readonly Actor[];
  readonly first: Group | undefined;
  readonly other: readonly Actor[];
}

/** «استقبله الرئيس»: the pronoun is one side, whoever follows the other. */
function withPronoun({ scene, trigger }: Reach, { before, first, other }: Around): Parties {
  const meant = antecedent(scene, trigger.first, trigger.sense.pronoun);
  const object = meant ? [meant] : [];
  if (first) return { subject: first.actors, object };
  if (before.length === 0 && other.length === 0 && WHEN.has(scene.tokens[trigger.first - 1]?.form ?? ''))
    return { subject: speakerBefore(scene, trigger, meant), object };
  return { subject: before.length > 0 && before[0]!.entity !== meant?.entity ? before : other, object };
}

/** «وعد الرئيس نظيره، عندما التقاه، بدعم»: the one who is told in the main clause beside whom the pronoun means. */
function speakerBefore(
  scene: Scene,
  { first, sentence }: Reach['trigger'],
  meant: Actor | null,
): readonly Actor[] {
  const groups = groupsIn(scene, { first: scene.text.sentences[sentence]!.first, last: first });
  const group = groups.find(
    (g) => g.preposition === '' && isPersonal(g) && g.actors[0]!.entity !== meant?.entity,
  );
  return group ? [group.actors[0]!] : [];
}
const WHEN_WORDS = 'عندما حينما حين لما بعدما';
const WHEN: ReadonlySet<string> = new Set(WHEN_WORDS.split(' '));

/** «يلتقي كارتر الذي وصل … رئيس الوزراء»: the object stands behind a clause about the subject. */
function late(reach: Reach, first: Group): Parties | null {
  if (!DIRECT.has(reach.trigger.sense.class) || carriesOnWithout(reach, first)) return null;
  const object = reach.after.find(
    (g) =>
      g.first > first.last &&
      g.preposition === '' &&
      isPersonal(g) &&
      !(g.governor >= 0 && isAny(reach.scene, g.governor, NOUNS)),
  );
  return object && (hasRelative(reach.scene, first.last) || isPastAside(reach.scene, first, object))
    ? { subject: first.actors, object: listFrom(reach.after, (g) => g === object) }
    : null;
}
/** «يلتقي الوزير خلال زيارته لعمّان الملك …»: the object stands behind a visit told in passing. */
function isPastAside(scene: Scene, { last }: Group, object: Group): boolean {
  if (object.governor !== -1) return false;
  const from = Math.max(last, object.first - ASIDE);
  for (let i = from; i + 2 < object.first; i++) {
    const visit = isAny(scene, i, SUBORDINATE) ? senseAt(scene, i + 1, 'n-visit') : undefined;
    if (visit && (visit.pronoun !== '' || visit.parse.article)) return true;
  }
  return false;
}
/** Tokens that such an aside has at most. */
const ASIDE = 9;
const isPersonal = (group: Group): boolean =>
  group.actors[0]!.kind === 'person' ||
  group.actors[0]!.kind === 'office' ||
  group.actors[0]!.kind === 'group';
const hasRelative = (scene: Scene, i: number): boolean =>
  [i, i + 1].some((k) => senseAt(scene, k, 'w-relative') !== undefined);
const carriesOnWithout = (reach: Reach, first: Group): boolean => first.actors.length > 1 && carriesOn(reach);

/** One group only: several who met each other, or an object whose subject the text goes on with. */
function alone(reach: Reach, first: Group): Parties {
  // «والتقى الوزيران في عمّان»: each other, whoever was told before
  if (TOGETHER.has(reach.trigger.sense.class) && isTwo(reach.scene, first.first))
    return { subject: first.actors, object: [] };
  const several = first.actors.length > 1 || first.actors[0]!.plural;
  const together =
    several &&
    (reach.trigger.sense.class === 'gather' || first.actors[0]!.kind === 'pronoun' || !carriesOn(reach));
  // «تجتمع لجنة السياسة النقدية»: whoever gathers, gathers
  const gathers = reach.trigger.sense.class === 'gather' && first.first === reach.trigger.last;
  if (together || gathers) return { subject: first.actors, object: [] };
  if (DIRECT.has(reach.trigger.sense.class) && first.actors[0]!.kind === 'state')
    return { subject: [], object: [] };
  const topic = subjectOrTopic(reach.scene, reach, []);
  const other = topic.filter((t) => first.actors.every((a) => a.entity !== t.entity));
  return other.length > 0 && carriesOn(reach)
    ? { subject: other, object: first.actors }
    : { subject: first.actors, object: [] };
}

/** Whether the verb goes on about the one spoken of: «والتقى», «كما التقى», «إنه التقى», «سيلتقي». */
function carriesOn({ scene, trigger, clause }: Reach): boolean {
  const before = clause.first - 1;
  return (
    trigger.sense.parse.conjunction !== '' ||
    // «زيارة إلى بكين التقى خلالها …»: of the one on the visit
    ALL_ALONG.has(scene.tokens[trigger.last]?.form ?? '') ||
    (before >= 0 && isAny(scene, before, CARRY)) ||
    WHEN.has(scene.tokens[trigger.first - 1]?.form ?? '') ||
    trigger.sense.parse.particle !== ''
  );
}
const CARRY = new Set(['w-border', 'w-that', 'w-relative', 'speech', 'speech-participle']);

function subjectOrTopic(scene: Scene, { trigger }: Reach, before: readonly Actor[]): readonly Actor[] {
  if (before.length > 0) return before;
  const topic =
    guestBefore(scene, trigger) ??
    topicOf(scene, trigger.sentence, trigger.first) ??
    hostBefore(scene, trigger) ??
    topicBefore(scene, trigger.sentence);
  return topic ? [topic] : [];
}

/** Both sides of a noun and how they were told. */
export interface NounParties {
  readonly all: readonly Actor[];
  readonly how: 'between' | 'his' | 'held' | 'joined' | 'of' | 'taken' | null;
}

/** Both sides that stand around a noun of engagement. */
export function nounParties(reach: Reach): NounParties {
  const near = groupsUpToNoun(reach);
  const between = listFrom(near, (g) => g.preposition === BETWEEN && !relationBetween(reach, g));
  const { scene, trigger } = reach;
  if (between.length > 0)
    return { all: distinct([...betweenHimAnd(reach, between[0]!), ...between]), how: 'between' };
  if (trigger.sense.pronoun) {
    const holder = holderOf(reach);
    const traveller = travellerBefore(scene, trigger);
    const meant = (): readonly Actor[] =>
      traveller ? [traveller] : antecedents(scene, trigger.first, trigger.sense.pronoun);
    const agents = holder.length > 0 ? holder : meant();
    // «قمتهما»: both are there already, whoever follows is no third
    const verbal = agents.length > 1 ? -1 : trigger.last - 1;
    const all = distinct([...agents, ...otherSide(scene, near, verbal)]);
    // «عقد قادة الخليج قمتهم»: who holds it has it
    const own = agents.length === 0 ? supportParties(reach, near) : null;
    return own && own.all.length > all.length ? own : { all, how: 'his' };
  }
  const relative = relativeParties(reach, near);
  if (relative.all.length > 1) return relative;
  const held = supportParties(reach, near);
  if (held.all.length > 1) return held;
  const complement =
    near[0] && isComplement(near[0], trigger.last) && !isVenue(scene, near[0])
      ? near[0]
      : near.find((g) => isOfThem(reach, g));
  const rest = complement ? near.slice(near.indexOf(complement) + 1) : near;
  const through =
    complement === undefined && rest.some((g) => WITH.has(g.preposition) && g.first <= trigger.last + 4);
  const meant = through ? antecedents(scene, trigger.first, HIS) : [];
  // «قالت المتحدثة إن المشاورات مع …»: whoever tells of them does not hold them
  const agent = complement?.actors ?? meant.filter((a) => !isAny(scene, a.first, MOUTHS));
  const verbal = complement !== undefined && complement === near[0] ? trigger.last - 1 : -1;
  const all = distinct([...agent, ...otherSide(scene, rest, verbal)]);
  const guest = complement && complement === near[0] ? meetsSeveral(reach, complement) : null;
  if (guest) return { all: distinct([guest, ...all]), how: 'of' };
  if (all.length > 1) return { all, how: 'of' };
  const meeting = complement ? metBy(reach, complement) : null;
  if (meeting) return { all: distinct([meeting, ...all]), how: 'of' };
  const chairs = listFrom(near, (g) => g.preposition === LED);
  if (chairs.length > 1) return { all: distinct(chairs), how: 'of' };
  return relative.all.length > 0
    ? relative
    : held.all.length > 0
      ? held
      : { all, how: all.length > 0 ? 'of' : null };
}

/** «يعقد الاتحاد الأوروبي قمته»: who stands between the verb and the noun with his pronoun. */
function holderOf(reach: Reach): readonly Actor[] {
  const { scene, trigger } = reach;
  const at = supportBefore(reach);
  const own = at < 0 ? undefined : groupsIn(scene, { first: at + 1, last: trigger.first }).find(isFree);
  return own?.first === at + 1 ? own.actors : [];
}

/** «القمة المرتقبة بينه وبين نظيره»: the one spoken of is one of the two. */
function betweenHimAnd({ scene, trigger }: Reach, { first }: Actor): readonly Actor[] {
  for (let i = Math.max(trigger.last, first - 2); i < first; i++)
    if (BETWEEN_HIM.has(scene.tokens[i]!.form)) return antecedents(scene, trigger.first, HIS);
  return [];
}
const BETWEEN_HIM_FORMS = 'بينه بينها';
const BETWEEN_HIM: ReadonlySet<string> = new Set(BETWEEN_HIM_FORMS.split(' '));

/** Whether something else than the noun is between the two: «لبحث العلاقات بين …». */
function relationBetween({ scene, trigger }: Reach, group: Group): boolean {
  if (group.first - trigger.last > 14) return true;
  const between = { first: trigger.last, last: group.first };
  // «الاجتماع … تكليف القمة السودانية المصرية»: the adjectives are of the nearer noun
  if (group.actors[0]!.rule === ORIGIN && isAnyIn(scene, between, NOUNS)) return true;
  // «اجتماع مع نظيره لبحث فتح المعابر بين البلدين»: the other side is told already
  for (let i = between.first; i < between.last; i++)
    if (scene.actorAt[i] === -1 && scene.tokens[i]!.form === WITH_MAA) return true;
  return isAnyIn(scene, between, RELATIONS);
}
const RELATIONS = new Set(['w-relation']);

const isComplement = (group: Group, at: number): boolean =>
  group.first <= at + 1 && (group.preposition === '' || group.preposition === LAM);

/** «اجتماع في بروكسل لوزراء …», «الاجتماع على مستوى نواب وزراء …»: whose it is, behind where it is. */
function isOfThem({ scene, trigger }: Reach, { first, actors, preposition }: Group): boolean {
  if (actors.length > 1 || actors[0]!.kind !== 'group' || first > trigger.last + OF_THEM) return false;
  if (scene.tokens[first - 1]?.form === LEVEL) return scene.tokens[first - 2]?.form === AT;
  if (preposition !== LAM || !isAny(scene, first, LEADERS)) return false;
  for (let i = trigger.last; i < first; i++)
    if (scene.placeAt[i] === -1 && scene.dateAt[i] === -1 && scene.senses[i]!.length > 0) return false;
  return true;
}
const OF_THEM = 5;
const LEVEL = 'مستوي';
const AT = 'علي';
const LEADERS = new Set(['w-heads']);

/** «عقد الرئيس لقاء مع …», «تلقى اتصالا من …»: the verb before the noun brings its subject. */
function supportParties(reach: Reach, near: readonly Group[]): NounParties {
  const { scene, trigger, clause } = reach;
  const at = supportBefore(reach);
  if (at < 0) return { all: [], how: null };
  const verb = { first: at, last: at + 1, sense: scene.senses[at]![0]!, sentence: trigger.sentence };
  const groups = groupsIn(scene, { first: at + 1, last: trigger.first });
  const own = groups.find(isFree);
  const outer: Reach = {
    scene,
    trigger: verb,
    clause,
    before: groupsIn(scene, { first: startOf(scene, at), last: at }),
    after: [],
  };
  const before = own ? [] : subjectsBefore(outer);
  const others = otherSide(scene, [...groups.filter(isWith), ...near], -1);
  const late =
    own || before.length > 0
      ? []
      : (near.find((g) => isFree(g) && g.first <= trigger.last + 6 && others.every((o) => g.first < o.first))
          ?.actors ?? []);
  const from = listFrom(near, (g) => g.preposition === OUT_OF);
  const taken = senseAt(scene, at, 'take-in') !== undefined;
  const side = taken && from.length > 0 ? from : others;
  const subject = own?.actors ?? (before.length > 0 ? before : late);
  const known = subject.length > 0 ? subject : side.length > 0 ? subjectOrTopic(scene, outer, []) : [];
  return { all: distinct([...known, ...side]), how: taken ? 'taken' : 'held' };
}

/** «أجرى مع نظيره … مباحثات»: the other side already before the noun. */
const isWith = (group: Group): boolean => group.preposition === WITH_MAA;

function startOf(scene: Scene, at: number): number {
  return scene.text.sentences[scene.sentenceOf[at]!]!.first;
}
