/** How alike a report is to what merely shares its topic: what it must exceed to be of one story. */

export interface Topic {
  readonly level: number;
  /** The greatest score of all. */
  readonly best: number;
}
/**
 * The level of a topic: the mean of the scores of these ranks, of which this share counts, and so much at most.
 * Calibration as in compare.ts.
 */
const FROM = 3;
const TO = 8;
const SHARE = 1.25;
const MOST = 0.33;

/** @param scores  of the reports that a report looks at */
export function topicOf(scores: Iterable<number>): Topic {
  const ranks = new Float64Array(TO);
  for (const score of scores) {
    let at = TO - 1;
    if (score <= ranks[at]!) continue;
    for (; at > 0 && ranks[at - 1]! < score; at--) ranks[at] = ranks[at - 1]!;
    ranks[at] = score;
  }
  let sum = 0;
  for (let i = FROM; i < TO; i++) sum += ranks[i]!;
  return { level: Math.min(MOST, (SHARE * sum) / (TO - FROM)), best: ranks[0]! };
}
