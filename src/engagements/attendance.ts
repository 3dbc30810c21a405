/** Those present, told in a sentence of their own: «حضر اللقاء وزير …», «كما حضر الاجتماع …». */
import type { Actor } from '../model.ts';
import type { Candidate, Member } from './candidates.ts';
import { isVerb } from './clauses.ts';
import { isAttended, isWelcome } from './guards.ts';
import type { Cluster } from './merge.ts';
import { type Group, groupsIn } from './roles.ts';
import { type Scene, senseAt } from './scene.ts';
import { isSame, whoIs } from './who.ts';

interface Attendance {
  readonly at: number;
  readonly present: readonly Actor[];
}

/** The attendances of a scene: those named from «حضر اللقاء» to the end of the sentence. */
export function findAttendances(scene: Scene): readonly Attendance[] {
  const out: Attendance[] = [];
  for (const sentence of scene.text.sentences) {
    const at = attendedIn(scene, sentence.first, sentence.last);
    if (at >= 0) out.push({ at, present: presentFrom(scene, at + 1, sentence.last) });
  }
  return out;
}

/** The list from token `first` on; «الوفد الروسي» that is only a heading is none of it. */
function presentFrom(scene: Scene, first: number, last: number): readonly Actor[] {
  const groups = groupsIn(scene, { first, last });
  const at = groups.findIndex(
    (g) => g.preposition === '' && g.actors[0]!.kind !== 'state' && g.actors[0]!.kind !== 'institution',
  );
  if (at < 0) return [];
  const out = [...groups[at]!.actors];
  for (let k = at + 1; k < groups.length && goesOn(scene, groups[k - 1]!, groups[k]!); k++)
    if (groups[k]!.actors[0]!.kind !== 'state') out.push(...groups[k]!.actors);
  return out;
}

/** Whether the list goes on: nothing but marks, particles and a word or two between its members. */
function goesOn(scene: Scene, a: Group, b: Group): boolean {
  return (
    b.first - a.last <= 8 &&
    (b.preposition === '' || b.first - a.last <= 1) &&
    !scene.tokens.slice(a.last, b.first).some((t, k) => t.words === ':' || isVerb(scene, a.last + k))
  );
}

function attendedIn(scene: Scene, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const sense = scene.senses[i]!.find(
      (s) => s.class === 'n-meeting' || s.class === 'n-reception' || s.class === 'n-signing',
    );
    const noun = sense ? { first: i, last: i + 1, sense, sentence: scene.sentenceOf[i]! } : null;
    if (noun && (isAttended(scene, noun) || isWelcome(scene, noun))) return i;
    const attend = senseAt(scene, i, 'attend');
    if (attend && (fromSide(scene, i + 1) || (attend.pronoun !== '' && senseAt(scene, i - 1, 'w-relative'))))
      return i;
    if (senseAt(scene, i, 'bring') && senseAt(scene, i + 1, 'w-delegation')) return i + 1;
    if (senseAt(scene, i, 'w-in-suite')) return i;
  }
  return -1;
}

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
  for (const { at, present } of findAttendances(scene)) {
    const cluster = lastBefore(clusters, scene, at);
    if (!cluster) continue;
    for (const actor of present) {
      const member: Member = { actor, scene, who: whoIs(scene, actor) };
      const known = [...cluster.principals, ...cluster.attendees].some((m) => isSame(m.who, member.who));
      if (!known) cluster.attendees.push(member);
    }
  }
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
