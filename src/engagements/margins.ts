/** Gatherings told as the setting of something else: «التقى الوزيران على هامش القمة العالمية». Who met there was there. */
import type { Candidate } from './candidates.ts';
import { topicOf } from './people/meant.ts';
import { type Member, memberOf } from './people/who.ts';
import { isOnMargin } from './prepared.ts';
import { isHuman } from './roles.ts';

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
  return topic && isHuman(topic) && topic.represents !== null ? [memberOf(scene, topic)] : [];
}
