/** Talks that a report names again, far from the words that told them: «القمة التي عقدت في هلسنكي». */
import type { PlaceMention } from '../model.ts';
import type { Cluster } from './merge.ts';
import { IN } from './particles.ts';
import { hosts } from './places/hosting.ts';
import { isNamedFor, isOfSomebody } from './places/places.ts';
import { prepositionOf } from './prepositions.ts';
import { isAny, type Scene } from './scene.ts';

/** Whether the talks that a sentence points back to are those of `cluster`: the last ones told, up to two sentences before. */
export function isLastTold(
  cluster: Cluster,
  sentence: number,
  { body, clusters }: { readonly body: Scene; readonly clusters: readonly Cluster[] },
): boolean {
  let nearest = -1;
  let own = false;
  for (const c of clusters) {
    if (c.kind !== 'meeting' && c.kind !== 'summit') continue;
    for (const part of c.parts) {
      if (part.scene !== body || part.sentence >= sentence || part.sentence < nearest) continue;
      own = part.sentence === nearest ? own && c === cluster : c === cluster;
      nearest = part.sentence;
    }
  }
  return own && sentence - nearest <= BACK;
}
const BACK = 2;

/**
 * Whether a report names its talks for a place, has it host them, or says that they take place there; where
 * it tells of several (`alone` is false) only a noun that points back counts.
 */
export function isPlaceOfTalks(scene: Scene, place: PlaceMention, alone: boolean): boolean {
  const { first } = place;
  if (hosts(scene, place)) return alone;
  if (alone && scene.senses[first - 1]?.some((sense) => isNamedFor(scene, sense, place))) return true;
  if (!IN.has(prepositionOf(scene, place)) || isOfSomebody(scene, place)) return false;
  const start = scene.text.sentences[scene.sentenceOf[first]!]!.first;
  let held = false;
  for (let i = first - 1; i >= Math.max(start, first - REACH); i--) {
    if (scene.actorAt[i] !== -1) continue;
    if (isAny(scene, i, APART)) return false;
    held ||= scene.senses[i]!.some((s) => HOLDING.has(s.class) && s.tense !== 'none');
    const noun = scene.senses[i]!.find((s) => TALKS.has(s.class));
    if (!noun) continue;
    const pointsBack = noun.parse.article || noun.pronoun !== '';
    const isSubject = noun.parse.particle === '' && !BEHIND.has(scene.tokens[i - 1]?.form ?? '');
    return pointsBack && isSubject && (held || isHeldAt(scene, i - 1) || isHeldAt(scene, i - 2));
  }
  return false;
}
/** «جرى خلال اللقاء بحث …»: what is told of the talks is something else. */
const BEHIND_WORDS = 'خلال في بعد عقب قبل اثناء ضمن منذ اثر';
const BEHIND: ReadonlySet<string> = new Set(BEHIND_WORDS.split(' '));
/** Tokens between talks and the place where they are said to be. */
const REACH = 9;
const TALKS: ReadonlySet<string> = new Set(['n-meeting', 'n-summit']);
const HOLDING: ReadonlySet<string> = new Set(['take-place', 'conduct']);
const APART: ReadonlySet<string> = new Set(['w-that', 'speech', 'speech-participle']);

const isHeldAt = (scene: Scene, i: number): boolean =>
  scene.senses[i]?.some((s) => HOLDING.has(s.class) && s.tense !== 'none') ?? false;
