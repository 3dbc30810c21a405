/** One interaction, one engagement: candidates of one kind, compatible people and days brought together. */
import type { EngagementKind } from '../model.ts';
import { TWIN } from './adjectives.ts';
import type { Candidate } from './candidates.ts';
import { dayOf } from './days/days.ts';
import { areApart } from './earlier.ts';
import { isMarginal } from './margins.ts';
import { IN_FI } from './particles.ts';
import { CROWD } from './people/crowds.ts';
import { isHouseOfMany, isState } from './people/houses.ts';
import { isSame, type Member } from './people/who.ts';
import { isKnown, isProposed } from './proposals/known.ts';
import type { Scene } from './scene.ts';

/** The candidates of one interaction, the most telling one first. */
export interface Cluster {
  kind: EngagementKind;
  readonly parts: Candidate[];
  principals: Member[];
  attendees: Member[];
}

/** What is told in a report, by who says so. */
export interface Tellings {
  readonly ruled: readonly Candidate[];
  /** What rules read and the network does not believe. */
  readonly doubtful: readonly Candidate[];
  readonly proposed: readonly Candidate[];
}
/**
 * Clusters of what rules read and of what was `proposed` of somebody new: complete candidates first, speeches at a
 * gathering and proposals behind them, each in text order; what is doubtful or lacks a side only says more of them.
 */
export function mergeCandidates({ ruled, doubtful, proposed }: Tellings): readonly Cluster[] {
  const clusters: Cluster[] = [];
  const complete = withoutLists(ruled.filter(isComplete));
  const [spoken, told] = [complete.filter((c) => c.rule === SPOKE), complete.filter((c) => c.rule !== SPOKE)];
  const joinOf = (candidate: Candidate): Cluster | undefined =>
    nearest(
      clusters.filter((cluster) => fits(cluster, candidate)),
      candidate,
    );
  for (const candidate of [...told, ...spoken, ...proposed, ...ruled.filter((c) => !isComplete(c))]) {
    if (isProposed(candidate) && isKnown(clusters, candidate)) continue;
    const found = joinOf(candidate);
    // a proposal adds nobody to what rules read
    if (found && isProposed(candidate) && !found.parts.every(isProposed)) continue;
    if (found) take(found, candidate);
    else if (isComplete(candidate)) clusters.push(newCluster(candidate));
  }
  for (const candidate of doubtful) joinOf(candidate)?.parts.push(candidate);
  return clusters;
}

/**
 * «التقى أ ب وج», «يلتقي أ وب ج» where the text tells of a meeting of two of them alone as well: the one
 * side met each of the other.
 */
function withoutLists(candidates: readonly Candidate[]): readonly Candidate[] {
  const pairs = candidates.filter((c) => c.kind === 'meeting' && c.principals.length === 2);
  return candidates.flatMap((c) => {
    if (c.kind !== 'meeting' || c.rule !== 'meeting.met' || c.principals.length < 3) return [c];
    const one = loneSide(c.principals);
    const others = c.principals.filter((m) => m !== one);
    const known = pairs.some((p) => has(p, one) && others.some((m) => has(p, m)));
    return known
      ? others.map((m) => ({ ...c, principals: c.principals.filter((p) => p === one || p === m) }))
      : [c];
  });
}
/** The last one where all before it are of one state and it is of another; else the first one. */
function loneSide(members: readonly Member[]): Member {
  const states = members.map((m) => m.who.code ?? m.actor.represents);
  const last = states.at(-1);
  const before = new Set(states.slice(0, -1).filter((state) => state !== null));
  return last && before.size === 1 && !before.has(last) ? members.at(-1)! : members[0]!;
}
const has = ({ principals }: Pick<Candidate, 'principals'>, member: Member): boolean =>
  principals.some((p) => isSame(p.who, member.who));

/** The cluster told closest to a candidate of the body; the first one for the title. */
function nearest(clusters: readonly Cluster[], candidate: Candidate): Cluster | undefined {
  if (candidate.scene.where === 'title' || clusters.length < 2) return clusters[0];
  const distance = (cluster: Cluster): number =>
    Math.min(
      ...cluster.parts.map((p) =>
        p.scene === candidate.scene ? Math.abs(p.sentence - candidate.sentence) : 99,
      ),
    );
  return clusters.reduce((best, cluster) => (distance(cluster) < distance(best) ? cluster : best));
}

/** Whether a candidate can stand alone: two sides; for a visit visitor and destination; for a summit somebody. */
export function isComplete(candidate: Candidate): boolean {
  const { kind, principals, destination, site, definite } = candidate;
  if (kind === 'visit')
    return (
      principals.length > 0 &&
      ((destination !== null && (destination.country ?? destination.city) !== null) ||
        site ||
        hostOf(candidate) !== null)
    );
  if (kind === 'summit') return principals.length > 0;
  if (candidate.rule === CHAIRED && candidate.attendees.length > 0) return true;
  if (kind === 'signing')
    return principals.length > 1 || principals[0]?.actor.plural === true || isSigner(candidate);
  return (
    principals.length > 1 ||
    (principals.length === 1 &&
      !definite &&
      kind === 'meeting' &&
      principals[0]!.actor.plural &&
      (principals[0]!.actor.kind === 'office' || isTwo(principals[0]!)))
  );
}

/** «وقع الوزير … بروتوكولا»: an official alone signs, too. */
const isSigner = ({ rule, principals: [one, ...others], words: [verb] }: Candidate): boolean =>
  SIGNED.has(rule) &&
  one !== undefined &&
  others.length === 0 &&
  one.actor.kind !== 'group' &&
  (one.actor.first === verb!.last || one.actor.last === verb!.first);
const SIGNED: ReadonlySet<string> = new Set(['signing.signed', 'signing.of']);

/** «وزيرا خارجية السعودية وإيران», «زعيمي الكوريتين»: two in one word. */
const isTwo = ({ actor, scene }: Member): boolean =>
  actor.kind === 'group' &&
  actor.last - actor.first > 2 &&
  scene.tokens[actor.first]!.word.parses.some((p) => TWO.has(p.stem) || TWO.has(p.rest)) &&
  scene.tokens
    .slice(actor.first + 1, actor.last)
    .some((t) => t.word.parses.some((p) => p.conjunction !== ''));
const TWO_WORDS = 'وزيرا وزيري رييسا رييسي زعيما زعيمي قايدا قايدي';
const TWO: ReadonlySet<string> = new Set(TWO_WORDS.split(' '));

function newCluster(candidate: Candidate): Cluster {
  return {
    kind: candidate.kind,
    parts: [candidate],
    principals: [...candidate.principals],
    attendees: [...candidate.attendees],
  };
}

function take(cluster: Cluster, candidate: Candidate): void {
  if (cluster.parts.every(isOpen)) cluster.kind = candidate.kind;
  cluster.parts.push(candidate);
  if (candidate.kind !== 'visit')
    cluster.principals = union(cluster.principals, withoutShadows(cluster, candidate));
  // «يجتمع قادة … في قمة»: three and more under a name
  if (candidate.kind === 'summit' && cluster.kind === 'meeting' && cluster.principals.length > 2)
    cluster.kind = 'summit';
  cluster.attendees = union(cluster.attendees, candidate.attendees);
}

/** Whom a headline adds to two sides that the report names: nobody without a name whose party is there already. */
function withoutShadows(
  { kind, principals }: Cluster,
  { scene, principals: added }: Candidate,
): readonly Member[] {
  if (scene.where !== 'title' || kind === 'summit' || principals.length < 2) return added;
  return added.filter(
    ({ who }) => who.name.length > 0 || !principals.some((p) => who.code === null || p.who.code === who.code),
  );
}

/** Members of both lists; one that is already there is taken once. */
function union(present: readonly Member[], added: readonly Member[]): Member[] {
  const out = [...present];
  for (const member of added) {
    const at = out.findIndex((m) => isSame(m.who, member.who));
    if (at < 0) out.push(member);
    else if (out[at]!.who.name.length === 0 && (member.who.name.length > 0 || isTwin(out[at]!)))
      out[at] = member;
  }
  return out;
}

/** «الكوريتان», of which one may be told by its own name elsewhere. */
const isTwin = ({ actor }: Member): boolean => actor.rule === TWIN;

/** Kinds that may be one interaction in other words: a summit is a meeting too. */
export const FAMILY: Readonly<Record<EngagementKind, string>> = {
  meeting: 'meeting',
  summit: 'meeting',
  call: 'call',
  visit: 'visit',
  signing: 'signing',
  message: 'message',
};

/** Two summits of one body («قمة الناتو», its secretary-general at «القمة») are one. */
function sharesBody(cluster: Cluster, candidate: Candidate): boolean {
  const near = cluster.parts.every(
    (p) => !p.place?.country || !candidate.place?.country || p.place.country === candidate.place.country,
  );
  if (!near) return false;
  const own = bodiesOf(candidate.principals);
  const theirs = bodiesOf(cluster.principals);
  if (own.some((code) => theirs.includes(code))) return true;
  if (candidate.principals.some((m) => isGroupOfStates(m) && has(cluster, m))) return true;
  // «حضر القمة»: the one that was told before
  return candidate.definite && (own.length === 0 || theirs.length === 0);
}

/** «مجموعة السبع», «أوبك»: states that sit together without a code of their own. */
const isGroupOfStates = ({ actor, scene, who }: Member): boolean =>
  who.code === null && actor.kind === 'institution' && isHouseOfMany(scene, actor);

/** Codes of bodies and parties among the members. */
const bodiesOf = (members: readonly Member[]): readonly string[] =>
  members.flatMap(({ who: { code } }) => (code === null || isState(code) ? [] : [code]));

/** «بحث مع», «تحدث مع»: face to face or by telephone. */
const isOpen = (c: Candidate): boolean => c.rule === 'meeting.discussed' || c.rule === 'call.spoke';
const TALKS: ReadonlySet<string> = new Set(['meeting', 'call']);

function fits(cluster: Cluster, candidate: Candidate): boolean {
  const open = isOpen(candidate) || cluster.parts.every(isOpen);
  if (
    FAMILY[cluster.kind] !== FAMILY[candidate.kind] &&
    !(open && TALKS.has(cluster.kind) && TALKS.has(candidate.kind))
  )
    return false;
  if (!sameStatus(cluster, candidate) || !sameDay(cluster, candidate)) return false;
  // the summit on whose margin two met is no other word for their meeting
  if (cluster.kind !== candidate.kind && (isMarginal(candidate) || cluster.parts.every(isMarginal)))
    return false;
  const shared = candidate.principals.filter((m) =>
    cluster.principals.some((p) => isSame(p.who, m.who)),
  ).length;
  if (candidate.kind === 'visit')
    return shared > 0 && sameDestination(cluster, candidate) && !areApart(candidate, cluster.parts);
  if (candidate.kind === 'summit' && cluster.kind === 'summit' && sharesBody(cluster, candidate)) return true;
  if (candidate.scene.where === 'title' && isHeadline(cluster, candidate)) return true;
  const small = Math.min(candidate.principals.length, cluster.principals.length);
  // who speaks at a conference and meets somebody does both
  if (
    isSpeech(candidate)
      ? cluster.kind === 'meeting'
      : cluster.parts.every(isSpeech) && candidate.kind === 'meeting'
  )
    return false;
  // who is to attend a summit and to talk with somebody does both
  if (small === 1 && cluster.kind === 'summit' && candidate.kind === 'meeting' && isPair(candidate))
    return false;
  // who speaks at a summit, or attends it, and talks with somebody does both
  if (small === 1 && isOtherGathering(cluster.parts, candidate)) return false;
  // who chairs a gathering and receives somebody does both
  if (small === 1 && isChaired(cluster.parts[0]!) !== isChaired(candidate)) return false;
  const enough = FAMILY[cluster.kind] === FAMILY[candidate.kind] ? Math.min(small, 2) : 2;
  return small > 0 && shared >= enough;
}

/**
 * A headline names the two sides in other words than the report («الوفد الأمريكي», a surname, an office that
 * the body spells out): one of them is there, the other stands for the same party or is nobody the body knows.
 */
function isHeadline(cluster: Cluster, candidate: Candidate): boolean {
  if (FAMILY[cluster.kind] !== FAMILY[candidate.kind]) return false;
  if (candidate.kind === 'visit') {
    const land = countryOf(candidate);
    const [visitor] = candidate.principals;
    const own = visitor?.who.code ?? null;
    return (
      land !== null &&
      own !== null &&
      visitor!.who.name.length === 0 &&
      cluster.principals[0]!.who.code === own &&
      cluster.parts.some((part) => countryOf(part) === land)
    );
  }
  if (candidate.principals.length !== 2 || cluster.principals.length < 2) return false;
  const left = [...cluster.principals];
  return candidate.principals.every((member) => {
    const own = left.findIndex((m) => isSame(m.who, member.who));
    const at = own >= 0 ? own : left.findIndex((m) => mayBe(m, member));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
/** One of the title who stands for the same party, or whom the body does not know, in an office that may be his. */
function mayBe({ who: told }: Member, { who, scene, actor }: Member): boolean {
  if (scene.where === 'title' && actor.rule === CROWD) return true;
  if (told.name.length > 0 && who.name.length > 0) return false;
  // «وزير الدولة البنغلاديشي» of the title is «وزير الدولة لجمهورية بنغلاديش»
  if (who.role.filter((w) => told.role.includes(w)).length > 1) return true;
  if (who.code !== null) return who.code === told.code || (told.code === null && told.role.length > 0);
  const alike =
    who.role.length === 0 || told.role.length === 0 || who.role.some((w) => told.role.includes(w));
  return scene.where === 'title' && alike;
}

/** One at a summit that is not definite, against talks that are nowhere called a summit, or the other way about. */
function isOtherGathering(parts: readonly Candidate[], candidate: Candidate): boolean {
  const [gathering, talks] = isGathering(candidate) ? [[candidate], parts] : [parts, [candidate]];
  if (!gathering.every((c) => isGathering(c) && !c.definite)) return false;
  return talks.every(
    (c) =>
      c.kind === 'meeting' &&
      c.principals.length > 1 &&
      !isSummitWord(c) &&
      gathering.every((g) => g.scene !== c.scene || g.sentence !== c.sentence),
  );
}
const isGathering = ({ rule, principals, scene, words }: Candidate): boolean =>
  principals.length === 1 &&
  GATHERED.has(rule) &&
  (scene.actorAt[words[0]!.first] !== -1 || !isNamedForPlace(scene, words[0]!.last));
/** «قمة هلسنكي», «قمة غير مسبوقة في سنغافورة»: the talks of two by where they were. */
const isNamedForPlace = (scene: Scene, i: number): boolean =>
  [0, 1, 2].some((k) => scene.placeAt[i + k] !== -1 || scene.tokens[i + k]?.form === IN_FI);
const GATHERED_RULES = 'summit.spoke summit.attended summit.attending summit.beside';
const GATHERED: ReadonlySet<string> = new Set(GATHERED_RULES.split(' '));
const isSummitWord = ({ scene, words }: Candidate): boolean =>
  words.some((w) => scene.senses[w.first]!.some((s) => s.id.startsWith(SUMMIT)));

/** A gathering of which only the chair is a principal. */
const isChaired = ({ rule, principals }: Candidate): boolean => rule === CHAIRED && principals.length === 1;
const CHAIRED = 'meeting.chaired';

/** A speech at a conference; «قمة» may be another word for the talks of two. */
const isSpeech = ({ rule, scene, words }: Candidate): boolean =>
  rule === SPOKE && !scene.senses[words[0]!.first]!.some((s) => s.id.startsWith(SUMMIT));
const SUMMIT = 'n-summit-summit';
const SPOKE = 'summit.spoke';

const isPair = ({ principals, definite }: Candidate): boolean =>
  principals.length === 2 &&
  !definite &&
  principals.every((m) => !m.actor.plural && m.actor.kind !== 'institution');

function sameStatus(cluster: Cluster, candidate: Candidate): boolean {
  if (candidate.scene.where === 'title' || cluster.parts.every((p) => p.scene.where === 'title')) return true;
  return cluster.parts.every((p) => !clash(p, candidate));
}

/** What is to come and what a verb in the past tells are two. */
function clash(a: Candidate, b: Candidate): boolean {
  const [x, y] = [a.told.status, b.told.status];
  if (x === y) return false;
  // «ألغي اللقاء», «كان من المقرر أن يلتقي»: one that was called off
  if (x !== 'held' && y !== 'held') return false;
  if (x === 'denied' || y === 'denied') return false;
  const held = x === 'held' ? a : y === 'held' ? b : null;
  return held === null || held.tense === 'past' || x === 'cancelled' || y === 'cancelled';
}

function sameDay(cluster: Cluster, candidate: Candidate): boolean {
  if (!candidate.date || !candidate.dateClose) return true;
  const day = dayOf(candidate.date, candidate.told.status === 'planned').day;
  if (day === null) return true;
  return cluster.parts.every((part) => {
    if (!part.date || !part.dateClose) return true;
    const other = dayOf(part.date, part.told.status === 'planned').day;
    return other === null || other.startsWith(day) || day.startsWith(other);
  });
}

function sameDestination(cluster: Cluster, candidate: Candidate): boolean {
  const country = countryOf(candidate);
  if (country === null) return true;
  return cluster.parts.every((part) => countryOf(part) === null || countryOf(part) === country);
}

const countryOf = (c: Candidate): string | null => c.destination?.country ?? hostOf(c)?.who.code ?? null;

/** «زار الرئيس نظيره»: who is visited; two behind a noun («زيارة أ وب») visit together. */
export const hostOf = ({ rule, principals, host }: Candidate): Member | null =>
  host ?? (rule === 'visit.visited' ? (principals[1] ?? null) : null);
