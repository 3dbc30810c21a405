/** Those present, told in a sentence of their own: «حضر اللقاء وزير …», «كما حضر الاجتماع …». */
import type { Actor } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import { isBroughtIn, isKnownTalks, namedAmong } from '../guards/occasions.ts';
import type { Cluster } from '../merge.ts';
import { IN_IT } from '../particles.ts';
import { actorOn, type Scene, senseAt } from '../scene.ts';
import {
  attendedIn,
  comesAlong,
  delegationBefore,
  isCompanied,
  isDelegation,
  isJoining,
  isPresence,
} from './attended-words.ts';
import { presentFrom } from './present.ts';
import { hostIn, isGreeting, welcomersBefore } from './welcomes.ts';
import { isOfState, isSame, isSelf, type Member, memberOf, type Who, whoIs } from './who.ts';

interface Attendance {
  readonly at: number;
  /** What those named were present at: «اللقاء», which no visit is, or the visit they came with. */
  readonly of: 'meeting' | 'visit' | null;
  /** «ضم الوفد السعودي …»: the delegation whose members they are. */
  readonly delegation?: Actor;
  /** «رافق الوزير …», «كان في استقبال الملك …»: whose company or welcomers they are. */
  readonly whose?: Actor;
  /** «وذلك بحضور …»: said of what the same sentence tells. */
  readonly within?: boolean;
  /** «يرافقه …»: said of the journey, where the same sentence tells of one. */
  readonly along?: boolean;
  readonly present: readonly Actor[];
}

/** The attendances of a scene: those named from «حضر اللقاء» to the end of the sentence. */
function findAttendances(scene: Scene): readonly Attendance[] {
  const out: Attendance[] = [];
  for (const { first, last } of scene.text.sentences) {
    out.push(...listsIn(scene, first, last));
    const welcomers = welcomersBefore(scene, first, last);
    if (welcomers.length > 0) out.push({ at: first, of: 'visit', present: welcomers });
    const companion = companionIn(scene, first, last);
    if (companion) out.push(companion);
    const host = hostIn(scene, first, last);
    if (host) out.push(host);
    const among = namedAmong(scene, first, last);
    if (among >= 0) out.push({ at: among, of: 'meeting', present: presentFrom(scene, among + 1, last) });
    const led = ledIn(scene, first, last);
    if (led) out.push({ at: led.first, of: 'visit', present: [led] });
    const sent = representativesIn(scene, first, last);
    if (sent.length > 0) out.push({ at: sent[0]!.first, of: 'meeting', present: sent });
  }
  return out;
}

/** The lists of one sentence, each up to where the next begins. */
function listsIn(scene: Scene, first: number, last: number): readonly Attendance[] {
  const out: Attendance[] = [];
  for (let at = attendedIn(scene, first, last); at >= 0; ) {
    const next = attendedIn(scene, Math.min(at + 2, last), last);
    const listed = presentFrom(scene, at + 1, next < 0 ? last : next);
    // «انضم إليهما كبار المسؤولين»: nobody knows who
    const present = isJoining(scene, at - 1) ? listed.filter(({ kind }) => kind !== 'group') : listed;
    const before = out.at(-1);
    // «وكان في استقباله وفد كبير ضم …»: those who made up the delegation were there
    const members = before !== undefined && isDelegationAlone(scene, before.present, at);
    const what = members ? { of: before.of } : whatAt(scene, at, first);
    if (members) out.pop();
    out.push({ at, ...what, present });
    at = next;
  }
  return out;
}
const isDelegationAlone = (scene: Scene, [one, ...others]: readonly Actor[], at: number): boolean =>
  one !== undefined && others.length === 0 && isDelegation(scene, one) && delegationBefore(scene, at) === one;

/** «اللقاء الذي حضره …» is said of talks, «رافقه في الزيارة» and «في استقباله» of a visit. */
function whatAt(scene: Scene, at: number, first: number): Omit<Attendance, 'at' | 'present'> {
  const guest = actorOn(scene, at);
  if (isAlong(scene, at)) return { of: null, along: true };
  if (isGreeting(scene, at)) return { of: 'visit', ...(guest ? { whose: guest } : {}) };
  if (isPresence(scene, at) && !isBroughtIn(scene, at, first)) return { of: null, within: true };
  if ([at, at - 2].some((i) => isKnownTalks(scene, i))) return { of: 'meeting' };
  if (senseAt(scene, at, 'attend')?.pronoun) return { of: 'meeting' };
  if (guest && isDelegation(scene, guest)) return { of: null, delegation: guest };
  return guest && senseAt(scene, guest.first - 1, 'accompany') ? { of: 'visit', whose: guest } : { of: null };
}

/** «يرافقه …», «رافق سموه …»: the words that the list begins behind. */
const isAlong = (scene: Scene, at: number): boolean =>
  (senseAt(scene, at, 'accompany') !== undefined && comesAlong(scene, at)) ||
  (scene.actorAt[at] === -1 && senseAt(scene, at - 1, 'accompany') !== undefined);

/** «على رأس وفد رفيع»: the delegation that somebody leads comes with him. */
function ledIn(scene: Scene, first: number, last: number): Actor | null {
  for (let i = first; i + 2 < last; i++) {
    if (scene.tokens[i]!.form !== AT || scene.tokens[i + 1]!.form !== HEAD) continue;
    const actor = actorOn(scene, i + 2);
    if (actor?.kind === 'group' && senseAt(scene, i + 2, 'w-delegation')) return actor;
  }
  return null;
}
const AT = 'علي';
const HEAD = 'راس';

/** «رئيس الجهاز … رافق الوزير», «الذي يرافق الوزير»: whoever comes stands before the verb. */
function companionIn(scene: Scene, first: number, last: number): Attendance | null {
  for (let i = first + 1; i < last; i++) {
    if (!isCompanied(scene, i)) continue;
    const before = scene.actorAt[i - 1] === -1 && senseAt(scene, i - 1, 'w-relative') ? i - 2 : i - 1;
    const actor = before >= first ? actorOn(scene, before) : undefined;
    const whose = actorOn(scene, i + 1);
    if (actor?.kind === 'person')
      return { at: actor.last, of: null, present: [actor], ...(whose ? { whose } : {}) };
  }
  return null;
}

/** «ومثّل الأردن وزير الخارجية …»: those who stand for a state at what is told. */
function representativesIn(scene: Scene, first: number, last: number): readonly Actor[] {
  const out: Actor[] = [];
  for (let i = first; i + 2 < last; i++) {
    if (!scene.tokens[i]!.word.parses.some(({ rest }) => STOOD_FOR.has(rest))) continue;
    const state = actorOn(scene, i + 1);
    const sent = state?.kind === 'state' && state.first === i + 1 ? actorOn(scene, state.last) : undefined;
    if (sent && sent.first === state?.last && (sent.kind === 'person' || sent.kind === 'office'))
      out.push(sent);
  }
  return out;
}
const STOOD_FOR_FORMS = 'مثل مثلت';
const STOOD_FOR = new Set(STOOD_FOR_FORMS.split(' '));
/** Adds those present to the meeting told last before them. */
export function addAttendances(clusters: readonly Cluster[], scene: Scene): void {
  if (clusters.length === 0) return;
  for (const attendance of findAttendances(scene)) {
    const { present } = attendance;
    const cluster = attendedBy(clusters, scene, attendance);
    if (!cluster) continue;
    for (const actor of present) {
      const member = memberOf(scene, actor);
      const known = [...cluster.attendees, ...cluster.principals].find((m) => isSelf(m.who, member.who));
      if (!known || isWitness(cluster, known, member)) cluster.attendees.push(member);
      else if (standsForState(known, member)) replaceIn(cluster.principals, known, member);
    }
  }
}

/** What those present were present at: of what is told before them, the visit of the one whose company they are. */
function attendedBy(clusters: readonly Cluster[], scene: Scene, attendance: Attendance): Cluster | null {
  const { at, of, delegation, whose, within, along } = attendance;
  if (isOfAnother(clusters, scene, at)) return null;
  if (along) {
    const { first } = scene.text.sentences[scene.sentenceOf[at]!]!;
    const journey = clusters.filter(
      (c) => c.kind === 'visit' && c.parts.some((p) => p.scene === scene && startOf(p) >= first),
    );
    const found = lastBefore(journey, scene, at);
    if (found) return found;
  }
  if (within) {
    const { first } = scene.text.sentences[scene.sentenceOf[at]!]!;
    return lastBefore(
      clusters.filter((c) => c.parts.some((p) => p.scene === scene && startOf(p) >= first)),
      scene,
      at,
    );
  }
  if (whose) {
    const own = clusters.filter((c) => c.kind === 'visit' && isVisitOf(c, whoIs(scene, whose)));
    const found = lastBefore(own, scene, at);
    if (found) return found;
  }
  const fitting = delegation
    ? clusters.filter((c) => isJourneyOf(c, delegation))
    : of
      ? clusters.filter((c) => (c.kind === 'visit') === (of === 'visit'))
      : clusters;
  return lastBefore(fitting, scene, at) ?? lastBefore(clusters, scene, at);
}

/** «اجتماع عقد في البرج وشارك فيه …»: of talks that the same sentence names and that are none of those told. */
function isOfAnother(clusters: readonly Cluster[], scene: Scene, at: number): boolean {
  if (!IN_IT.has(scene.tokens[at]!.form)) return false;
  const { first } = scene.text.sentences[scene.sentenceOf[at]!]!;
  for (let i = at - 1; i >= first; i--) {
    const talks = scene.senses[i]!.find((s) => GATHERINGS.has(s.class));
    if (!talks || scene.actorAt[i] !== -1) continue;
    return (
      !talks.parse.article &&
      !clusters.some((c) => c.parts.some((p) => p.scene === scene && startOf(p) === i))
    );
  }
  return false;
}
const GATHERING_CLASSES = 'n-meeting n-summit n-session';
const GATHERINGS: ReadonlySet<string> = new Set(GATHERING_CLASSES.split(' '));

const isVisitOf = ({ principals }: Cluster, who: Who): boolean =>
  principals[0] !== undefined && isSame(principals[0].who, who);

/** The visit on which a delegation came: that of its state. */
const isJourneyOf = ({ kind, principals }: Cluster, { represents }: Actor): boolean =>
  kind === 'visit' && represents !== null && principals[0]?.who.code === represents;

/** «وقعت مصر والأردن اتفاقية بحضور الوزير»: two states sign, and somebody of one is there. */
export const isWitness = ({ kind }: Cluster, state: Member, { who }: Member): boolean =>
  kind === 'signing' && isOfState(state.who, who);

/** A state of which somebody of the highest rank is told to be present. */
const standsForState = (known: Member, { who, actor }: Member): boolean =>
  known.who.kind === 'state' && actor.kind === 'person' && LEADING.has(who.entity.office);
const LEADING = new Set(['head-of-state', 'head-of-government', 'foreign-minister', 'crown-prince']);

function replaceIn(members: Member[], known: Member, by: Member): void {
  const at = members.indexOf(known);
  if (at >= 0) members[at] = by;
}

function lastBefore(clusters: readonly Cluster[], scene: Scene, at: number): Cluster | null {
  let best: Cluster | null = null;
  let place = -1;
  for (const cluster of clusters) {
    if (cluster.kind === 'call' || cluster.kind === 'message') continue;
    for (const part of cluster.parts) {
      const first = startOf(part);
      if (part.scene !== scene || first > at || first <= place) continue;
      place = first;
      best = cluster;
    }
  }
  return best;
}

const startOf = (part: Candidate): number => part.words[0]!.first;
