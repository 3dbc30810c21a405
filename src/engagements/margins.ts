/** Gatherings told as the setting of something else: «التقى الوزيران على هامش القمة العالمية». Who met there was there. */
import type { Candidate, Member } from './candidates.ts';
import { topicOf } from './meant.ts';
import { isHuman } from './roles.ts';
import { isAny, type Scene } from './scene.ts';
import { whoIs } from './who.ts';

/** `candidates`, the gatherings of a margin with those who met on it or speak there; without those where nobody is named. */
export function withMargins(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.flatMap((candidate) => {
    if (candidate.kind !== 'summit' || !isMarginal(candidate)) return [candidate];
    const known = new Set(candidate.principals.map((m) => m.who.key));
    const came = (metBeside(candidate, candidates) ?? speakerOf(candidate)).filter(
      (m) => !known.has(m.who.key),
    );
    const principals = [...candidate.principals, ...came];
    return principals.some((m) => m.who.name.length > 0) ? [{ ...candidate, principals }] : [];
  });
}

/** Whether a gathering is told as the margin on which something else took place. */
export const isMarginal = ({ scene, words }: Candidate): boolean => isOnMargin(scene, words[0]!.first);

/** Whether «على هامش» stands before the noun at token `first`. */
export function isOnMargin(scene: Scene, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - REACH); i--) {
    if (scene.actorAt[i] !== -1 || scene.tokens[i]!.kind === 'mark') return false;
    if (isAny(scene, i, MARGIN)) return true;
  }
  return false;
}
const MARGIN: ReadonlySet<string> = new Set(['w-margin']);
/** Tokens between «هامش» and the gathering: «على هامش أعمال الدورة الثالثة». */
const REACH = 4;

/** Both sides of the talks that the sentence tells, the nearest before the margin first. */
function metBeside(
  { scene, sentence, words }: Candidate,
  all: readonly Candidate[],
): readonly Member[] | null {
  const { first } = words[0]!;
  const talks = all.filter(
    (c) =>
      c.scene === scene &&
      c.sentence === sentence &&
      c.kind === 'meeting' &&
      c.principals.length > 1 &&
      c.told.status !== 'denied' &&
      c.principals.every((m) => m.who.name.length > 0 || m.who.code !== null),
  );
  const found = talks.findLast((c) => c.words[0]!.first < first) ?? talks[0];
  return found?.principals ?? null;
}

/** The official of whom the sentence speaks. */
function speakerOf({ scene, sentence, words }: Candidate): readonly Member[] {
  const topic = topicOf(scene, sentence, words[0]!.first);
  return topic && isHuman(topic) && topic.represents !== null
    ? [{ actor: topic, scene, who: whoIs(scene, topic) }]
    : [];
}
