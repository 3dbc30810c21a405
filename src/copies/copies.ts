/**
 * Copies: one text under several addresses, agency copy under an outlet's own headline or cut. A text is
 * told by its runs of five words in normal form; a few of them, the same for every text that holds them,
 * are its marks, under which a store finds what may be a copy. Pure.
 */
import { readCells } from '../lexicon/lexicon.ts';
import type { Text, Word } from '../model.ts';
import { normalise, perWord } from '../text/text.ts';

export { type Credit, creditedAgency, sameAgency } from './agency.ts';

/** Words in a run: long enough that offices with names do not meet, short enough that an edited word hides little. */
const RUN = 5;
/** Marks of a text; with 16 of them 1.3 % of the pairs of the press sample are missed, with 12 2.7 % (2026-11). */
const MARKS = 24;

/** 32 bits of a word's normal form. @source FNV-1a with the finaliser of MurmurHash3 (public domain) */
const hashOf = perWord(({ form }): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < form.length; i++) hash = Math.imul(hash ^ form.charCodeAt(i), 0x01000193);
  return mix(hash);
});
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A text made ready to be compared. */
export interface Print {
  /** Words and numbers, marks of punctuation left out. */
  readonly words: readonly Word[];
  /** The run that begins at each word, a number of 53 bits; fewer than words. */
  readonly starts: readonly number[];
  readonly runs: ReadonlySet<number>;
}

export function printOf({ tokens }: Text): Print {
  const words = tokens.filter(({ kind }) => kind !== 'mark').map(({ word }) => word);
  const hashes = words.map(hashOf);
  const starts: number[] = [];
  for (let i = 0; i + RUN <= hashes.length; i++) {
    let high = 0x9747b28c;
    let low = 0x1b873593;
    for (let k = 0; k < RUN; k++) {
      high = Math.imul(high ^ hashes[i + k]!, 0x5bd1e995) + k;
      low = Math.imul(low + hashes[i + k]!, 0x27d4eb2d) ^ (low >>> 15);
    }
    starts.push(mix(high) * 0x200000 + (mix(low) >>> 11));
  }
  return { words, starts, runs: new Set(starts) };
}

/**
 * The marks of `text`: the smallest of its runs. Two texts of which one is most of the other share some.
 *
 * @returns  at most 24 numbers of 53 bits; fewer where the text is short
 */
export function fingerprint(text: Text, print: Print = printOf(text)): readonly number[] {
  return [...Float64Array.from(print.runs).sort().subarray(0, MARKS)];
}

/** `same`: one text. `cut`: most of the shorter stands in the longer. */
export type CopyKind = 'same' | 'cut';

export interface Copy {
  readonly kind: CopyKind;
  /** How much of each stands in the other: shares of runs, 0 … 1. */
  readonly ofFirst: number;
  readonly ofSecond: number;
}

/** Runs that must be shared at least: some thirty words. */
const LEAST_SHARED = 24;
const SAME = 0.85;
/** Chosen by reading pairs of the press sample, 2026-11: near it follow-ups begin that repeat the background. */
const CUT = 0.6;
/** The same for texts that are more than `NEAR_DAYS` apart, among which templates prevail. */
const CUT_FAR = 0.75;
const NEAR_DAYS = 3;
/**
 * What two texts are to each other; null where neither is a copy. Texts made by one template tell of
 * different happenings in the same runs: their leads hold words that the other lacks.
 *
 * @param daysApart  days between their publications, 0 where one is unknown
 */
export function judgeCopy(first: Print, second: Print, daysApart = 0): Copy | null {
  const shared = countShared(first.runs, second.runs);
  if (shared < LEAST_SHARED) return null;
  const copy = { ofFirst: shared / first.runs.size, ofSecond: shared / second.runs.size };
  if (copy.ofFirst >= SAME && copy.ofSecond >= SAME) return { kind: 'same', ...copy };
  if (Math.max(copy.ofFirst, copy.ofSecond) < (daysApart > NEAR_DAYS ? CUT_FAR : CUT)) return null;
  const [inner, outer] = copy.ofFirst >= copy.ofSecond ? [first, second] : [second, first];
  return tellsOther(inner, outer) ? null : { kind: 'cut', ...copy };
}

function countShared(first: ReadonlySet<number>, second: ReadonlySet<number>): number {
  const [small, large] = first.size <= second.size ? [first, second] : [second, first];
  let shared = 0;
  for (const run of small) if (large.has(run)) shared++;
  return shared;
}

/** Occurrences in the press sample from which a word tells nothing. */
const COMMON = 20;

let common: ReadonlySet<string> | undefined;
function commonWords(): ReadonlySet<string> {
  if (common) return common;
  const words = new Set<string>();
  for (const [form, count] of readCells('words', ['form', 'count'])) {
    if (Number(count) >= COMMON) words.add(normalise(form));
  }
  common = words;
  return words;
}
const isTelling = perWord(({ form, parses }): boolean => {
  const words = commonWords();
  return form.length > 2 && !parses.some(({ rest, stem }) => words.has(rest) || words.has(stem));
});

/** Words of the first sentence and of the lead. */
const OPENING = 25;
const LEAD = 60;
/** Share of their telling words that the other text may lack; chosen by reading pairs by share, press sample, 2026-11. */
const LACKED = 0.3;
const LACKED_LEAST = 3;

/**
 * Whether a text tells of another happening: names, numbers and rare words that the other does not have,
 * from where both begin to run alike.
 */
function tellsOther({ words, starts }: Print, other: Print): boolean {
  const held = new Set<string>();
  for (const { parses } of other.words) for (const { stem } of parses) held.add(stem);
  const isLacked = ({ parses }: Word): boolean => !parses.some(({ stem }) => held.has(stem));
  const from = starts.findIndex((run) => other.runs.has(run));
  const lead = new Set(words.slice(from, from + LEAD).filter(isTelling));
  const opening = new Set(words.slice(from, from + OPENING).filter(isTelling));
  const inLead = [...lead].filter(isLacked).length;
  const inOpening = [...opening].filter(isLacked).length;
  return inLead > LACKED * lead.size || (inOpening >= LACKED_LEAST && inOpening > LACKED * opening.size);
}
