/** Those present, told in a sentence of their own: «حضر اللقاء وزير …», «كما حضر الاجتماع …». */
import type { Actor } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import { isVerb } from '../clauses.ts';
import { isAttended } from '../guards/guards.ts';
import { isBroughtIn, isKnownTalks, isPointingBack, namedAmong, occasionOf } from '../guards/occasions.ts';
import type { Cluster } from '../merge.ts';
import { IN_IT } from '../particles.ts';
import { type Group, groupsIn, hasOwnPreposition } from '../roles.ts';
import { actorOn, type Scene, senseAt } from '../scene.ts';
import { hostIn, isGreeting, welcomeAt, welcomersBefore } from './welcomes.ts';
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
    if (companion) out.push({ at: companion.last, of: null, present: [companion] });
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
    const present = presentFrom(scene, at + 1, next < 0 ? last : next);
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
const isDelegation = (scene: Scene, { kind, first }: Actor): boolean =>
  kind === 'group' && senseAt(scene, first, 'w-delegation') !== undefined;

/** «اللقاء الذي حضره …» is said of talks, «رافقه في الزيارة» and «في استقباله» of a visit. */
function whatAt(scene: Scene, at: number, first: number): Omit<Attendance, 'at' | 'present'> {
  const guest = actorOn(scene, at);
  if (isGreeting(scene, at)) return { of: 'visit', ...(guest ? { whose: guest } : {}) };
  if (isPresence(scene, at) && !isBroughtIn(scene, at, first)) return { of: null, within: true };
  if ([at, at - 2].some((i) => isKnownTalks(scene, i))) return { of: 'meeting' };
  if (senseAt(scene, at, 'attend')?.pronoun) return { of: 'meeting' };
  if (guest && isDelegation(scene, guest)) return { of: null, delegation: guest };
  return guest && senseAt(scene, guest.first - 1, 'accompany') ? { of: 'visit', whose: guest } : { of: null };
}

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
function companionIn(scene: Scene, first: number, last: number): Actor | null {
  for (let i = first + 1; i < last; i++) {
    if (!isCompanied(scene, i)) continue;
    const before = scene.actorAt[i - 1] === -1 && senseAt(scene, i - 1, 'w-relative') ? i - 2 : i - 1;
    const actor = before >= first ? actorOn(scene, before) : undefined;
    if (actor?.kind === 'person') return actor;
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

/** The list from token `first` on; «الوفد الروسي» that is only a heading is none of it. */
function presentFrom(scene: Scene, first: number, last: number): readonly Actor[] {
  const groups = groupsIn(scene, { first: behindSide(scene, first), last });
  const at = groups.findIndex(
    (g) =>
      (g.preposition === '' ||
        !hasOwnPreposition(scene, g.actors[0]!) ||
        g.first === first ||
        isPointingBack(scene, g.first)) &&
      !HOUSES.has(g.actors[0]!.kind) &&
      !STANDING_IN.has(scene.tokens[g.first]!.form),
  );
  if (at < 0) return [];
  const out = [...groups[at]!.actors];
  for (let k = at + 1; k < groups.length && goesOn(scene, groups[k - 1]!, groups[k]!); k++)
    if (!HOUSES.has(groups[k]!.actors[0]!.kind))
      out.push(...groups[k]!.actors.slice(isApposed(scene, groups[k - 1]!, groups[k]!) ? 1 : 0));
  return withSides(scene, out, actorOn(scene, first - 1 + (fromSide(scene, first) ? 2 : 0)));
}

/** «في قصر المؤتمرات», «مستشفى قوى الأمن»: where they were, or whose. */
const HOUSES: ReadonlySet<string> = new Set(['state', 'institution']);

/** «كان في استقباله، ممثلا للرئيس، وزير …»: for whom somebody is there stands before him. */
const STANDING_IN_FORMS = 'ممثلا مندوبا نيابه';
const STANDING_IN: ReadonlySet<string> = new Set(STANDING_IN_FORMS.split(' '));

/** «السفير فلان شقيق ولي العهد»: what stands right behind a name says who that is. */
const isApposed = (scene: Scene, a: Group, b: Group): boolean =>
  b.first === a.last && a.actors.at(-1)!.name !== null && !scene.tokens[b.first]!.form.startsWith(WAW);
const WAW = 'و';

/** «ومن الجانب الكوري …» at the head of a list or within it says whose people follow. */
function withSides(scene: Scene, present: readonly Actor[], head: Actor | undefined): readonly Actor[] {
  let side = head && isSide(scene, head.first) ? head : undefined;
  const out: Actor[] = [];
  for (const actor of present) {
    if (isSide(scene, actor.first)) side = actor;
    else if (side?.represents && actor.represents === null)
      out.push({ ...actor, represents: side.represents, representsAt: side.representsAt });
    else out.push(actor);
  }
  return out;
}

const isSide = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.word.parses.some((parse) => parse.article && parse.stem === SIDE);

/** Past «من الجانب الباكستاني،»: whose people the list names. */
function behindSide(scene: Scene, first: number): number {
  if (!fromSide(scene, first)) return first;
  return actorOn(scene, first + 1)?.last ?? first;
}

/** Whether the list goes on: nothing but marks, particles and a word or two between its members. */
function goesOn(scene: Scene, a: Group, b: Group): boolean {
  return (
    b.first - a.last <= 8 &&
    (b.preposition === '' || isSide(scene, b.first) || b.first - a.last <= 1 || isAdded(scene, a, b)) &&
    !scene.tokens
      .slice(a.last, b.first)
      .some((t, k) => t.words === ':' || (isVerb(scene, a.last + k) && !ADDED.has(t.form)))
  );
}

/** «بالإضافة إلى …», «فضلا عن …» */
const isAdded = (scene: Scene, a: Group, b: Group): boolean =>
  scene.tokens.slice(a.last, b.first).some((token) => ADDED.has(token.form));
const ADDED_FORMS = 'بالاضافه اضافه واضافه وبالاضافه فضلا وفضلا علاوه';
const ADDED = new Set(ADDED_FORMS.split(' '));

function attendedIn(scene: Scene, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const sense = scene.senses[i]!.find(
      (s) => s.class === 'n-meeting' || s.class === 'n-reception' || s.class === 'n-signing',
    );
    const noun = sense ? { first: i, last: i + 1, sense, sentence: scene.sentenceOf[i]! } : null;
    if (noun && isAttended(scene, noun)) return i;
    const welcome = welcomeAt(scene, i);
    if (welcome >= 0) return welcome;
    const occasion = occasionOf(scene, i);
    if (occasion >= 0) return occasion;
    if (isBroughtIn(scene, i, first)) return i;
    const attend = senseAt(scene, i, 'attend');
    if (attend && (fromSide(scene, i + 1) || (attend.pronoun !== '' && isOfTold(scene, i, first)))) return i;
    if (attend?.tense === 'past' && IN_IT.has(scene.tokens[i + 1]?.form ?? '')) return i + 1;
    if (senseAt(scene, i, 'bring') && senseAt(scene, i + 1, 'w-delegation')) return i + 1;
    if (isMadeUpOf(scene, i)) return i;
    if (senseAt(scene, i, 'w-in-suite')) return i;
    const companion = accompanied(scene, i);
    if (companion >= 0) return companion;
    if (comesAlong(scene, i)) return i;
    if (isJoining(scene, i) || isAmong(scene, i)) return i + 1;
    if (isPresence(scene, i)) return i;
  }
  return -1;
}

/** «وذلك بحضور …», «وبحضور …»: a presence told behind what it belongs to. */
const isPresence = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 &&
  PRESENCE.has(scene.tokens[i]!.form) &&
  senseAt(scene, i, 'w-attended') !== undefined;
const PRESENCE_FORMS = 'بحضور وبحضور';
const PRESENCE: ReadonlySet<string> = new Set(PRESENCE_FORMS.split(' '));

/** «الذي حضره …», at the head of a sentence «كما حضره …», or of talks told just before: «اللقاء الذي عقد … وحضره …». */
function isOfTold(scene: Scene, i: number, first: number): boolean {
  if (senseAt(scene, i - 1, 'w-relative') !== undefined || i <= first + 1) return true;
  if (!scene.senses[i]!.some((s) => s.class === 'attend' && s.parse.conjunction !== '')) return false;
  for (let k = i - 1; k >= Math.max(first, i - SINCE); k--) if (isKnownTalks(scene, k)) return true;
  return false;
}
/** Tokens between talks and «وحضره». */
const SINCE = 12;

/** «الوفد يضم …», «وفد سعودي كبير ضم …», «وفي الوفد أيضا: …» */
function isMadeUpOf(scene: Scene, i: number): boolean {
  const tells = senseAt(scene, i, 'bring') ?? senseAt(scene, i, 'w-includes');
  if (tells && tells.tense !== 'none') return delegationBefore(scene, i) !== undefined;
  const inside = actorOn(scene, i);
  if (!inside || inside.last !== i + 1 || !isDelegation(scene, inside)) return false;
  return scene.tokens[inside.first - 1]?.form.endsWith(IN) === true && isListed(scene, inside.last);
}
/** «أيضا:», «كل من» before a list. */
const isListed = (scene: Scene, i: number): boolean =>
  scene.tokens[i]?.words === ':' || (scene.tokens[i]?.form === ALSO && scene.tokens[i + 1]?.words === ':');
const ALSO = 'ايضا';
const IN = 'في';

/** The delegation right before token `i`, an adjective between them left out. */
function delegationBefore(scene: Scene, i: number): Actor | undefined {
  const group = actorOn(scene, i - 1) ?? actorOn(scene, i - 2);
  return group && isDelegation(scene, group) ? group : undefined;
}

/** «يرافقه …», «ومعه …» */
function comesAlong(scene: Scene, i: number): boolean {
  if (scene.actorAt[i] !== -1) return false;
  if (AND_WITH_HIM.has(scene.tokens[i]!.form)) return true;
  const sense = senseAt(scene, i, 'accompany');
  return sense !== undefined && sense.tense !== 'none' && sense.pronoun !== '';
}
const AND_WITH_HIM_FORMS = 'ومعه ومعها ومعهما ومعهم';
const AND_WITH_HIM: ReadonlySet<string> = new Set(AND_WITH_HIM_FORMS.split(' '));

/** A verb of companionship with the one who is accompanied right behind it. */
function isCompanied(scene: Scene, i: number): boolean {
  const sense = senseAt(scene, i, 'accompany');
  if (sense === undefined || sense.tense === 'none' || sense.pronoun !== '') return false;
  const whom = actorOn(scene, i + 1);
  return whom !== undefined && (whom.kind === 'person' || whom.kind === 'office');
}

/** «ورافق الوزير في الزيارة …»: the last token of the one who is accompanied, -1 where nobody is. */
function accompanied(scene: Scene, i: number): number {
  if (!isCompanied(scene, i)) return -1;
  const before = actorOn(scene, i - 1);
  if (before?.kind === 'person' || senseAt(scene, i - 1, 'w-relative')) return -1;
  return actorOn(scene, i + 1)!.last - 1;
}

/** «وانضم إليهما …» */
function isJoining(scene: Scene, i: number): boolean {
  const { word } = scene.tokens[i]!;
  return (
    word.parses.some((p) => JOINED.has(p.rest)) && scene.tokens[i + 1]?.form.startsWith(TO_THEM) === true
  );
}
const JOINING = 'انضم انضمت ينضم';
const JOINED = new Set(JOINING.split(' '));
const TO_THEM = 'اليه';

/** «ومن بين أعضاء الوفد الأمريكي …» */
function isAmong(scene: Scene, i: number): boolean {
  if (scene.tokens[i]!.form !== AMONG || !FROM_FORMS.has(scene.tokens[i - 1]?.form ?? '')) return false;
  const group = actorOn(scene, i + 1);
  if (group?.kind !== 'group') return false;
  for (let k = group.first; k < group.last; k++) if (senseAt(scene, k, 'w-delegation')) return true;
  return false;
}
const AMONG = 'بين';
const FROM_WORDS = 'من ومن';
const FROM_FORMS = new Set(FROM_WORDS.split(' '));

const SIDE = 'جانب';
/** «حضر من الجانب الأمريكي …» */
function fromSide(scene: Scene, i: number): boolean {
  return (
    scene.tokens[i]?.form === 'من' && scene.tokens[i + 1]?.word.parses.some((p) => p.stem === SIDE) === true
  );
}

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
  const { at, of, delegation, whose, within } = attendance;
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
