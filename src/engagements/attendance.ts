/** Those present, told in a sentence of their own: «حضر اللقاء وزير …», «كما حضر الاجتماع …». */
import type { Actor } from '../model.ts';
import type { Candidate, Member } from './candidates.ts';
import { isAttended } from './guards.ts';
import type { Cluster } from './merge.ts';
import { groupsIn } from './roles.ts';
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
    if (at >= 0) out.push({ at, present: groupsIn(scene, { first: at + 1, last: sentence.last }).filter((g) => g.preposition === '' && g.actors[0]!.kind !== 'state').flatMap((g) => g.actors) });
  }
  return out;
}

function attendedIn(scene: Scene, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const sense = scene.senses[i]!.find((s) => s.class === 'n-meeting' || s.class === 'n-reception' || s.class === 'n-signing');
    if (sense && isAttended(scene, { first: i, last: i + 1, sense, sentence: scene.sentenceOf[i]! })) return i;
    if (senseAt(scene, i, 'attend') && senseAt(scene, i + 1, 'attend') === undefined && fromSide(scene, i + 1)) return i;
  }
  return -1;
}

/** «فيما حضر من الجانب الأمريكي …» */
function fromSide(scene: Scene, i: number): boolean {
  return scene.tokens[i]?.form === 'من' && (scene.tokens[i + 1]?.form === 'الجانب' || scene.tokens[i + 1]?.form === 'جانب');
}

/** Adds those present to the meeting told last before them. */
export function addAttendances(clusters: readonly Cluster[], scene: Scene): void {
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
    if (cluster.kind !== 'meeting' && cluster.kind !== 'summit' && cluster.kind !== 'signing') continue;
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
