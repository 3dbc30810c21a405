/** Candidates: what one trigger tells, with status, time and place, before those of one interaction are merged. */
import type { Actor, DateMention, EngagementKind, PlaceMention } from '../model.ts';
import type { Range } from './clauses.ts';
import { dateOf, dateOfSentence } from './days/days.ts';
import { isPress, isRemote } from './guards/contacts.ts';
import { LAM, OUT_OF, WITH_MAA } from './particles.ts';
import { withoutAliases } from './people/aliases.ts';
import { CROWD } from './people/crowds.ts';
import { areEachMet } from './people/each.ts';
import { BODIES, isHouseOfMany, isOfSeveral } from './people/houses.ts';
import { topicOf } from './people/meant.ts';
import { type Member, memberOf } from './people/who.ts';
import { placeOf } from './places/places.ts';
import { distinct, type Group, groupsIn, isBound, isHuman, listFrom } from './roles.ts';
import { isAny, type Scene, senseAt } from './scene.ts';
import type { Reading } from './triggers.ts';
import { statusOf, type Told } from './weights/status.ts';

export interface Candidate {
  readonly rule: string;
  readonly kind: EngagementKind;
  readonly scene: Scene;
  /** The trigger and the paper or letter beside it. */
  readonly words: readonly Range[];
  readonly clause: Range;
  readonly sentence: number;
  readonly principals: readonly Member[];
  readonly attendees: readonly Member[];
  readonly destination: PlaceMention | null;
  /** Whether a site is named that is visited («مركز», «مقر»). */
  readonly site: boolean;
  /** Who receives a visitor whose visit names no land. */
  readonly host?: Member;
  readonly place: PlaceMention | null;
  readonly date: DateMention | null;
  /** Whether the date stands in the clause itself. */
  readonly dateClose: boolean;
  readonly told: Told;
  /** A noun with the article refers back to what was told before. */
  readonly definite: boolean;
  /** Told as news: not in a relative clause nor as a setting («على هامش»). */
  readonly asNews: boolean;
  readonly tense: 'past' | 'present' | 'none';
  /** Whether somebody who took part is quoted from it: «أكد خلال لقائه …». */
  readonly whileSpeaking: boolean;
}

/** What `readings` of a scene tell, in their order, wishes left out. */
export function findCandidates(
  scene: Scene,
  readings: readonly Reading[],
  published: string | null,
): readonly Candidate[] {
  return readings.flatMap((reading) => candidatesOf(scene, reading, published));
}

function candidatesOf(scene: Scene, read: Reading, published: string | null): readonly Candidate[] {
  const reading = withoutAliases(read);
  const { rule, draft, reach } = reading;
  const close = dateOf(reach);
  const date = close ?? dateOfSentence(reach);
  const told = statusOf(reach, close, published);
  if (told.status === 'wished' || isAsked(reading)) return [];
  const { trigger, clause } = reach;
  const kind = kindOf(reading);
  const base: Candidate = {
    rule: rule.id,
    kind,
    scene,
    words: [{ first: trigger.first, last: trigger.last }, ...(draft.words ? [draft.words] : [])],
    clause,
    sentence: trigger.sentence,
    principals: membersOf(
      scene,
      withoutCrowds(withoutLed(draft.principals, reading), reading).filter((a) => !isSuite(scene, a)),
    ),
    attendees: membersOf(scene, [
      ...draft.principals.filter((a) => isSuite(scene, a)),
      ...attendeesIn(reading),
      ...(draft.attendees ?? []),
    ]),
    destination: draft.destination ?? null,
    site: draft.site ?? false,
    // «لمناقشة النزاع في سوريا مع …»: where the matter is, not the talks
    place: (kind === 'visit' && !draft.site) || tellsMatter(reading) ? null : placeOf(reach),
    date,
    dateClose: close !== null,
    told,
    // «القمة العالمية للحكومات» is known by its name, and not by what was told before
    definite: trigger.sense.parse.article && scene.actorAt[trigger.first] === -1,
    asNews: !isSetting(scene, trigger.first) && !isOfOthers(reading),
    tense: trigger.sense.tense,
    whileSpeaking: isQuotedFrom(reading),
  };
  if (areEachMet(reading, base)) {
    // who is to meet several meets each of them
    return base.principals.slice(1).map((met) => ({ ...base, principals: [base.principals[0]!, met] }));
  }
  const beside = alsoWith(reading);
  if (beside.length > 0 && base.principals.length > 1)
    return [base, { ...base, principals: [base.principals[0]!, ...membersOf(scene, beside)], date: null }];
  const stops = draft.stops ?? [];
  if (stops.length < 2) return [base];
  const ahead: Told = isOver(scene, trigger.sentence)
    ? told
    : { status: 'planned', at: { first: trigger.first, last: trigger.last } };
  return stops.map((destination, i) =>
    i === 0
      ? { ...base, destination }
      : { ...base, destination, date: null, told: rule.id === 'visit.toured' ? ahead : told },
  );
}

/** «لقاء مع الصحيفة», «اتصال هاتفي مع القناة», «في رسالة إلى الوكالة»: for the press. */
const isAsked = ({ rule: { kind }, draft: { principals }, reach: { scene } }: Reading): boolean =>
  (kind === 'meeting' || kind === 'call' || kind === 'message') &&
  principals.length < 3 &&
  principals.some((a) => isPress(scene, a));

/** «بحث الوزيران الوضع في سوريا»: the words behind tell the matter. */
const tellsMatter = ({ rule, draft }: Reading): boolean =>
  MATTERS.has(rule.id) || (rule.id === DISCUSSED && draft.principals.length === 1);
/** «استدعت السفير على خلفية الهجوم في …»: whoever is summoned comes to those who summon him, wherever the matter is. */
const MATTER_RULES = 'meeting.consulted meeting.summoned meeting.summons';
const MATTERS: ReadonlySet<string> = new Set(MATTER_RULES.split(' '));
const DISCUSSED = 'meeting.discussed';

/** «يعقد لقاء مع الرئيس …، ومع رئيس الوزراء»: those behind the second «مع» were met apart. */
function alsoWith({ reach, draft, rule }: Reading): readonly Actor[] {
  if (rule.kind !== 'meeting' && rule.kind !== 'call') return [];
  const { scene, after } = reach;
  const first = after.findIndex((g) => g.preposition === WITH_MAA);
  if (first < 0) return [];
  const known = new Set(draft.principals.map((a) => a.entity));
  const next = after.slice(first + 1).find((g) => AND_WITH.has(scene.tokens[g.first - 1]?.form ?? ''));
  return next?.actors.filter((a) => !known.has(a.entity)) ?? [];
}
const AND_WITH: ReadonlySet<string> = new Set([`و${WITH_MAA}`]);

/** «اختتم جولة شملت …»: a tour that is over. */
function isOver(scene: Scene, sentence: number): boolean {
  const { first, last } = scene.text.sentences[sentence]!;
  for (let i = first; i < last; i++)
    if (scene.senses[i]!.some((s) => s.class === 'w-includes' && s.tense === 'past')) return true;
  return false;
}

/** A «summit» of two is a meeting; a meeting of many under a plural is a summit; talks by telephone are a call. */
function kindOf({ rule, draft, reach }: Reading): EngagementKind {
  const { principals } = draft;
  if (
    rule.kind === 'summit' &&
    principals.length === 2 &&
    principals.every((a) => !a.plural && a.kind !== 'institution') &&
    rule.id !== 'summit.attended'
  )
    return 'meeting';
  if (
    rule.kind === 'meeting' &&
    principals.length === 1 &&
    (isCollective(reach.scene, principals[0]!, rule.id) || isOfMany(reach.scene, principals[0]!))
  )
    return 'summit';
  if (
    rule.kind === 'meeting' &&
    isRemote(reach.scene, reach.trigger.first, Math.min(reach.trigger.last + 8, reach.clause.last))
  )
    return 'call';
  return rule.kind;
}

/** «وزراء خارجية …», «قادة …»: several of three and more parties; «المسؤولين» may all be of one. */
const isCollective = (scene: Scene, actor: Actor, rule: string): boolean =>
  (actor.kind === 'group' &&
    rule === JOINED &&
    !isNobody(scene, actor) &&
    isAny(scene, actor.first, STATES)) ||
  isOfHeads(scene, actor, rule);
const JOINED = 'meeting.joined';
const STATES = new Set(['w-countries']);
const isOfHeads = (scene: Scene, actor: Actor, rule: string): boolean =>
  actor.kind === 'group' &&
  actor.plural &&
  isAny(scene, actor.first, HEADS) &&
  (rule === 'meeting.between' ||
    scene.tokens[actor.first]!.word.parses.some((p) => GATHERED.has(p.stem) || GATHERED.has(p.rest)));
const HEADS = new Set(['w-heads']);
const GATHERED_WORDS =
  'وزراء قاده زعماء روساء ملوك نواب مندوبي مندوبو مندوبين سفراء ممثلي ممثلو اطراف فصائل مدراء محافظي مبعوثي مبعوثو';
const GATHERED = new Set(GATHERED_WORDS.split(' '));

/** «ولي العهد الأمير … ووزير الدفاع»: an office of no other state bound to a named one is his too. */
const isSecondOffice = (scene: Scene, actor: Actor, before: Actor | undefined): boolean =>
  actor.kind === 'office' &&
  before !== undefined &&
  before.name !== null &&
  (actor.represents === null || (actor.represents === before.represents && isNameFirst(before))) &&
  isBound(scene, actor, before.last);

/** «محمد بن سلمان ولي العهد …»: the offices follow the name. */
const isNameFirst = ({ name, role }: Actor): boolean =>
  name !== null && role !== null && name.end <= role.start;

/** «التنظيم», «الأعضاء» beside those who met: a group that nothing tells of. */
const isCrowd = (scene: Scene, actor: Actor): boolean =>
  actor.kind === 'group' && actor.represents === null && !isAny(scene, actor.first, NAMED_GROUPS);
const NAMED_GROUPS = new Set(['w-heads', 'w-delegation', 'w-suite']);

/** «البلدين», «الشعبين»: named by what they are, they take part in nothing. */
const isNobody = (scene: Scene, actor: Actor): boolean =>
  actor.represents === null &&
  senseAt(scene, actor.first, 'w-countries') !== undefined &&
  // «دول مجلس التعاون» are somebody
  actor.last - actor.first < 3;

/** A body of many states: its sitting is a summit. */
const isOfMany = (scene: Scene, actor: Actor): boolean =>
  (actor.kind === 'institution' || actor.kind === 'group') &&
  (isHouseOfMany(scene, actor) ||
    isOfSeveral(scene, actor) ||
    (actor.represents !== null && BODIES.has(actor.represents)));

/** «والوفد المرافق له»: those who come with somebody. */
const isSuite = (scene: Scene, actor: Actor): boolean =>
  actor.kind === 'group' &&
  [actor.last - 2, actor.last - 1, actor.last, actor.last + 1].some(
    (i) => senseAt(scene, i, 'w-suite') !== undefined,
  );

const membersOf = (scene: Scene, actors: readonly Actor[]): readonly Member[] =>
  actors
    .filter(
      (actor, i) =>
        !isNobody(scene, actor) &&
        !isSecondOffice(scene, actor, actors[i - 1]) &&
        !(actors.length > 2 && isCrowd(scene, actor)),
    )
    .map((actor) => memberOf(scene, actor));

/** «خلال زيارته …», «عقب اجتماع بين …»: a setting, unless it is the speaker's own talks. */
function isOfOthers({ reach, draft, rule }: Reading): boolean {
  const { scene, trigger } = reach;
  if (!trigger.sense.class.startsWith('n-')) return false;
  if (!isAny(scene, trigger.first - 1, AROUND)) return isCountedFrom(scene, trigger.first);
  // «في أول زيارة له» is the visit of which is told
  if (rule.kind === 'visit') return !OWN.has(scene.tokens[trigger.last]?.form ?? '');
  const topic = topicOf(scene, trigger.sentence);
  return topic !== null && draft.principals.every((a) => a.entity !== topic.entity);
}
/** «بعد يومين من القمة»: a day is counted from it. */
const isCountedFrom = (scene: Scene, first: number): boolean =>
  scene.tokens[first - 1]?.form === OUT_OF &&
  [3, 4].some((k) => isAny(scene, first - k, AROUND)) &&
  (scene.dateAt[first - 2] !== -1 || SPANS.has(scene.tokens[first - 2]!.form));
const SPAN_WORDS = 'يوم يومين ايام ساعه ساعات اسبوع اسبوعين اسابيع شهر شهرين اشهر';
const SPANS: ReadonlySet<string> = new Set(SPAN_WORDS.split(' '));
/** «وفدا من عائلته»: a group without a name is the other side of somebody, and no third beside two. */
function withoutCrowds(actors: readonly Actor[], { rule: { id: rule }, reach }: Reading): readonly Actor[] {
  if (actors.some((a) => isInspecting(reach.scene, a))) return actors;
  if (rule === SENT)
    return actors.filter((a) => a.rule !== CROWD || isAny(reach.scene, a.first, NAMED_GROUPS));
  const others = actors.filter((a) => a.rule !== CROWD);
  if (others.length !== 1) return others;
  // «سلسلة من اللقاءات مع عدد من …», «للقاء مسؤولين في بكين»
  const { last, sense } = reach.trigger;
  const isMet = (actor: Actor): boolean =>
    actor.preposition === WITH_MAA || (actor.first === last && sense.parse.particle === LAM);
  const met =
    OF_SOMEBODY.has(rule) && isHuman(others[0]!) && actors.every((a) => a.rule !== CROWD || isMet(a));
  return met || MET.has(rule) ? actors : others;
}
/** «مفتشون من المنظمة سافروا إلى …»: sent by a body, though nobody says how many. */
const isInspecting = (scene: Scene, { first }: Actor): boolean =>
  scene.tokens[first]!.word.parses.some((p) => INSPECTORS.has(p.stem) || INSPECTORS.has(p.rest));
const INSPECTOR_WORDS = 'مفتشون مفتشو مفتشي مفتشين محققون محققو محققي محققين';
const INSPECTORS: ReadonlySet<string> = new Set(INSPECTOR_WORDS.split(' '));
const OF_SOMEBODY: ReadonlySet<string> = new Set(['meeting.of', 'meeting.his']);
/** «إرسال وفد إلى …»: whoever is sent is told by no more. */
const SENT = 'visit.sent';
const MET_RULES = 'meeting.received meeting.met meeting.discussed meeting.held message.sent';
const MET: ReadonlySet<string> = new Set(MET_RULES.split(' '));

/** «قال … خلال لقائه …»: the speaker took part. */
function isQuotedFrom({ reach, draft }: Reading): boolean {
  const { scene, trigger } = reach;
  if (!trigger.sense.class.startsWith('n-') || !isAny(scene, trigger.first - 1, AROUND)) return false;
  const topic = topicOf(scene, trigger.sentence);
  return topic !== null && draft.principals.some((a) => a.entity === topic.entity);
}
const OWN_FORMS = 'له لها';
const OWN = new Set(OWN_FORMS.split(' '));
const AROUND = new Set(['w-sub', 'w-margin']);

const WAS = 'كان';
const BREAKS = new Set(['w-that', 'w-border', 'speech', 'speech-participle']);
const SETTING = new Set(['w-relative', 'w-margin']);

function isSetting(scene: Scene, first: number): boolean {
  for (let i = first - 1; i >= first - 2 && i >= 0; i--) if (isAny(scene, i, SETTING)) return true;
  // «وكان الوزير التقى …», «كان قد زار …»: told to explain the news
  const from = Math.max(scene.text.sentences[scene.sentenceOf[first]!]!.first, first - 12);
  for (let i = first - 1; i >= from; i--) {
    if (scene.actorAt[i] === -1 && senseAt(scene, i, 'w-was')?.parse.rest.startsWith(WAS)) return true;
    if (isAny(scene, i, BREAKS)) return false;
  }
  return false;
}

/** Those named as present: behind «بحضور», «برفقة», «يرافقه». */
function attendeesIn({ reach }: Pick<Reading, 'reach'>): readonly Actor[] {
  const { scene, trigger, clause } = reach;
  const out: Actor[] = [];
  for (let i = trigger.last; i < clause.last; i++) {
    const brings = senseAt(scene, i, 'w-attended') ?? senseAt(scene, i, 'w-mediated');
    // «لحضور القمة»: what somebody is to attend
    if (scene.actorAt[i] !== -1 || !brings || brings.parse.particle === LAM) continue;
    const groups = groupsIn(scene, { first: i + 1, last: clause.last });
    if (groups[0] && groups[0].first <= i + 3) out.push(...listFrom(groups, (g) => g === groups[0]));
  }
  return distinct(out);
}

/** «وفدا برئاسة نائبة الرئيس»: the head stands for the delegation; those behind «بحضور» are not principals. */
function withoutLed(principals: readonly Actor[], { reach, rule }: Reading): readonly Actor[] {
  if (rule.id === GATHERED_BY) return principals;
  const { scene, trigger, clause } = reach;
  const present = new Set(attendeesIn({ reach }).map((a) => a.entity));
  const kept = principals.filter((a) => !present.has(a.entity));
  const led = indexOfClass(scene, { first: trigger.last, last: clause.last }, 'w-led');
  if (led < 0) return kept;
  const head = groupsIn(scene, { first: led + 1, last: Math.min(clause.last, led + 12) })[0];
  if (!head || head.first > led + 2) return kept;
  return replaceDelegation(kept, head, led);
}

/** Where nobody is told but those present, they are who took part. */
const GATHERED_BY = 'summit.with';

function replaceDelegation(principals: readonly Actor[], head: Group, led: number): readonly Actor[] {
  const at = principals.findLastIndex((a) => (a.kind === 'group' || a.plural) && a.first < led);
  const leader = head.actors[0]!;
  if (at < 0) return principals;
  return principals
    .map((a, i) => (i === at ? leader : a))
    .filter((a, i, all) => all.findIndex((b) => b.entity === a.entity) === i);
}

function indexOfClass(scene: Scene, range: Range, name: string): number {
  for (let i = range.first; i < range.last; i++)
    if (scene.actorAt[i] === -1 && senseAt(scene, i, name)) return i;
  return -1;
}
