/**
 * Who passes on whose words: reporter → channel → authority → speaker of every statement in a story, with the same
 * words of one speaker brought together across outlets, although cut or reworded.
 */
import type { Statement } from '../model.ts';
import { normalise, readText } from '../text/text.ts';
import type { Quoted } from './claims.ts';
import { outletOf } from './facts.ts';
import type { Told } from './same.ts';
import { readTerm } from './terms.ts';

/** One report's version of what somebody said. */
export interface Version {
  /** The outlet that prints it, or the report's id where it names none. */
  readonly reporter: string;
  readonly channel: Statement['channel'];
  /** On whose word it is reported: an agency, another outlet, unnamed sources. */
  readonly authority: string | null;
  readonly speaker: string;
  readonly cue: string;
  readonly strength: Statement['strength'];
  readonly direct: boolean;
  readonly content: Quoted;
  /** Share of the fullest version that stands in this one word for word, 0 … 1; 1 for the fullest itself. */
  readonly kept: number;
  /** Words of the fullest version that this one leaves out, and words it has instead or more. */
  readonly cut: readonly Quoted[];
  readonly added: readonly Quoted[];
}
/** Something said by one speaker, with all versions of it; the fullest first. */
export interface Utterance {
  readonly speaker: string;
  readonly represents: string | null;
  readonly versions: readonly Version[];
}

interface Word {
  readonly form: string;
  readonly term: string;
  readonly rarity: number;
  readonly start: number;
  readonly end: number;
}
interface Said {
  readonly told: Told;
  readonly statement: Statement;
  readonly words: readonly Word[];
  /** Words that tell something, and all terms. */
  readonly telling: readonly Word[];
  readonly terms: ReadonlySet<string>;
}

/**
 * Words of the shorter version that must stand in the longer in runs of at least `RUN`, as a share and as a number, with
 * some of what tells something; or, of reworded ones, more of that.
 * Calibration: the 113 pairs of one speaker in the two development windows and the samples that have a fifth of their
 * words in common, read one by one, 2026-11; of the 62 above these numbers one is of two different things.
 */
const RUN = 2;
const LEAST_SHARE = 0.5;
const LEAST_WORDS = 4;
const LEAST_TERMS = 0.5;
const MUCH_OF_PART = 0.8;
const SOME_TERMS = 0.3;
/** Words from which a difference is told. */
const LEAST_CUT = 2;

/** Everything said in the reports, what most outlets pass on first. */
export function chainOf(readings: readonly Told[]): readonly Utterance[] {
  const groups: Said[][] = [];
  for (const told of readings) {
    for (const statement of told.statements) {
      const said = readSaid(told, statement);
      const group = groups.find((it) => it.slice(0, MOST_HELD).some((other) => areOneQuotation(other, said)));
      if (group) group.push(said);
      else groups.push([said]);
    }
  }
  const outlets = (group: readonly Said[]): number => new Set(group.map(({ told }) => outletOf(told))).size;
  return [...groups].sort((a, b) => outlets(b) - outlets(a)).map(utteranceOf);
}

/** Versions of one quotation that another is held against: the rest are like them. */
const MOST_HELD = 8;

function readSaid(told: Told, statement: Statement): Said {
  const words = wordsOf(statement);
  const telling = words.filter(({ rarity }) => rarity > 0);
  return { told, statement, words, telling, terms: new Set(words.map(({ term }) => term)) };
}

function wordsOf({ content, start }: Statement): readonly Word[] {
  return readText(content).tokens.flatMap((token) => {
    if (token.kind === 'mark') return [];
    const { term, rarity } = readTerm(token.word);
    return [{ form: token.form, term, rarity, start: start + token.start, end: start + token.end }];
  });
}

function utteranceOf(group: readonly Said[]): Utterance {
  const [full] = [...group].sort((a, b) => b.words.length - a.words.length);
  const rest = group.filter((it) => it !== full);
  const named = group.find(({ statement }) => statement.represents !== null) ?? full!;
  return {
    speaker: full!.statement.speaker,
    represents: named.statement.represents,
    versions: [full!, ...rest].map((it) => versionOf(it, full!)),
  };
}

function versionOf(said: Said, full: Said): Version {
  const { told, statement, words } = said;
  const { channel, authority, speaker, cue, strength, direct, content, start, end } = statement;
  const isFull = said === full;
  const whole: CommonRun = { a: 0, b: 0, length: words.length };
  const runs = isFull ? [whole] : commonRuns(full.words, words);
  const kept = runs.reduce((sum, { length }) => sum + length, 0) / Math.max(1, full.words.length);
  const inFull = runs.map(({ a, length }) => [a, length] as const);
  const inOwn = runs.map(({ b, length }) => [b, length] as const);
  return {
    ...{ reporter: outletOf(told), channel, authority, speaker, cue, strength, direct },
    content: { article: told.article.id, start, end, words: content },
    kept: Math.round(kept * 100) / 100,
    cut: gaps(full, inFull),
    added: gaps(said, inOwn),
  };
}

/** Runs of words that the common ones leave over, where they are long enough to tell of. */
function gaps(
  { told, words }: Said,
  runs: readonly (readonly [first: number, length: number])[],
): readonly Quoted[] {
  const common = new Set(runs.flatMap(([first, length]) => Array.from({ length }, (_, i) => first + i)));
  const out: Quoted[] = [];
  for (let i = 0; i < words.length; i++) {
    if (common.has(i)) continue;
    const first = i;
    while (i + 1 < words.length && !common.has(i + 1)) i++;
    if (i - first + 1 < LEAST_CUT) continue;
    const [start, end] = [words[first]!.start, words[i]!.end];
    out.push({ article: told.article.id, start, end, words: told.article.body.slice(start, end) });
  }
  return out;
}

/** Whether two reports pass on the same words of one speaker. */
function areOneQuotation(a: Said, b: Said): boolean {
  if (a.told.article.id === b.told.article.id || !isOneSpeaker(a.statement, b.statement)) return false;
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  // what is cut short has all it tells in the longer one, and little of what that tells
  const part = termShare(short, long);
  if (part < SOME_TERMS) return false;
  const terms = Math.min(part, termShare(long, short));
  if (terms >= LEAST_TERMS) return true;
  if (terms < SOME_TERMS && part < MUCH_OF_PART) return false;
  const common = commonRuns(a.words, b.words).reduce((sum, { length }) => sum + length, 0);
  return common >= LEAST_WORDS && common / short.words.length >= LEAST_SHARE;
}

/** Whether two statements may be of one speaker: one party, or a word of the name in common. */
export const isOneSpeaker = (a: Statement, b: Statement): boolean =>
  a.represents !== null && b.represents !== null
    ? a.represents === b.represents
    : normalise(a.speaker)
        .split(' ')
        .some((word) => word.length > 3 && normalise(b.speaker).split(' ').includes(word));

function termShare({ telling }: Said, { terms }: Said): number {
  let all = 0;
  let there = 0;
  for (const { term, rarity } of telling) {
    all += rarity;
    if (terms.has(term)) there += rarity;
  }
  return telling.length < 2 ? 0 : there / all;
}

/** A run of words that two versions have in common: where it begins in either, and its length. */
export interface CommonRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Runs of at least `RUN` words in common, the longest first taken, none over another. */
export function commonRuns(
  a: readonly Pick<Word, 'form'>[],
  b: readonly Pick<Word, 'form'>[],
): readonly CommonRun[] {
  const found: CommonRun[] = [];
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  for (;;) {
    const best = longestRun(a, b, { takenA, takenB });
    if (best.length < RUN) return found;
    found.push(best);
    for (let i = 0; i < best.length; i++) {
      takenA.add(best.a + i);
      takenB.add(best.b + i);
    }
  }
}

interface Taken {
  readonly takenA: ReadonlySet<number>;
  readonly takenB: ReadonlySet<number>;
}
function longestRun(
  a: readonly Pick<Word, 'form'>[],
  b: readonly Pick<Word, 'form'>[],
  { takenA, takenB }: Taken,
): CommonRun {
  let best: CommonRun = { a: 0, b: 0, length: 0 };
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (a[i]!.form !== b[j]!.form || takenA.has(i) || takenB.has(j)) continue;
      const length = row[j]! + 1;
      next[j + 1] = length;
      if (length > best.length) best = { a: i - length + 1, b: j - length + 1, length };
    }
    row = next;
  }
  return best;
}
