/** Logistic regressions of topics: of all topics at once on the words of a report, of one case on its features. */
import { OFFICE_MARK } from '../src/engagements/engagements.ts';
import { descend } from './descend.ts';
import { nameTest } from './name-test.ts';
import type { Features, Sample } from './topic-cases.ts';

/** Reports that have a word at least; rarer ones tell of one affair, not of a topic. */
const LEAST_REPORTS = 12;
/** Penalties on the squares of the weights of words: 1 to 10 were tried in ten folds (2026-11); flat from 3 to 5. */
const PENALTY = 3.3;

export interface WordModel {
  readonly topics: readonly string[];
  /** Log-odds of each topic without any word. */
  readonly base: Float64Array;
  readonly words: ReadonlyMap<string, Float64Array>;
}

/** The words that may speak for a topic: in enough reports, and no names. */
export function vocabularyOf(samples: readonly Sample[]): readonly string[] {
  const spoken = new Map<string, Set<string>>();
  for (const { article, words } of samples) {
    for (const word of words.keys()) {
      const articles = spoken.get(word);
      if (articles) articles.add(article);
      else spoken.set(word, new Set([article]));
    }
  }
  const isName = nameTest(samples);
  const bare = (word: string): string =>
    word.startsWith(OFFICE_MARK) ? word.slice(OFFICE_MARK.length) : word;
  return [...spoken]
    .filter(([word, { size }]) => size >= LEAST_REPORTS && !isName(bare(word), size))
    .map(([word]) => word)
    .sort();
}

/** What stands in one case, as places among all names, with how much each counts; and which outcomes were hit. */
interface Row {
  readonly at: Int32Array;
  readonly near: Float64Array;
  readonly hits: Float64Array;
}

function rowMaker(names: readonly string[]): (features: Features, hits: readonly boolean[]) => Row {
  const places = new Map(names.map((name, at) => [name, at]));
  return (features, hits) => {
    const known = [...features].filter(([name]) => places.has(name));
    return {
      at: Int32Array.from(known, ([name]) => places.get(name)!),
      near: Float64Array.from(known, ([, near]) => near),
      hits: Float64Array.from(hits, Number),
    };
  };
}

/**
 * Logistic regressions of all outcomes at once.
 *
 * @param penalties  on the square of each name's weights
 * @returns          for each name one weight for each outcome, one name behind the other
 */
function regress(rows: readonly Row[], penalties: readonly number[]): Float64Array {
  const wide = rows[0]?.hits.length ?? 0;
  return descend(penalties.length * wide, (weights, slopes) => {
    let loss = 0;
    for (let k = 0; k < slopes.length; k++) {
      slopes[k] = penalties[Math.floor(k / wide)]! * weights[k]!;
      loss += (slopes[k]! * weights[k]!) / 2;
    }
    for (const row of rows) loss += addSlopes(slopes, row, weights);
    return loss;
  });
}

/** Adds the slopes of one row; its loss comes back. */
function addSlopes(slopes: Float64Array, { at, near, hits }: Row, weights: Float64Array): number {
  const wide = hits.length;
  const odds = new Float64Array(wide);
  for (let w = 0; w < at.length; w++) {
    const from = at[w]! * wide;
    for (let t = 0; t < wide; t++) odds[t]! += weights[from + t]! * near[w]!;
  }
  let loss = 0;
  for (let t = 0; t < wide; t++) {
    const against = hits[t] ? -odds[t]! : odds[t]!;
    loss += Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));
    odds[t] = 1 / (1 + Math.exp(-odds[t]!)) - hits[t]!;
  }
  for (let w = 0; w < at.length; w++) {
    const from = at[w]! * wide;
    for (let t = 0; t < wide; t++) slopes[from + t]! += odds[t]! * near[w]!;
  }
  return loss;
}

/** The weights of every word for every topic. */
export function fitWords(
  samples: readonly Sample[],
  vocabulary: readonly string[],
  topics: readonly string[],
): WordModel {
  const makeRow = rowMaker([...vocabulary, ALWAYS]);
  const rows = samples.map(({ words, gold }) =>
    makeRow(
      new Map([...words, [ALWAYS, 1]]),
      topics.map((topic) => gold.includes(topic)),
    ),
  );
  const weights = regress(rows, [...vocabulary.map(() => PENALTY), 0]);
  const wide = topics.length;
  const words = new Map(vocabulary.map((word, at) => [word, weights.slice(at * wide, (at + 1) * wide)]));
  return { topics, base: weights.slice(vocabulary.length * wide), words };
}
const ALWAYS = 'always';

/** For each topic the log-odds that the words of a sample give it. */
export function scoreWords({ topics, base, words }: WordModel, sample: Sample): ReadonlyMap<string, number> {
  const scores = base.slice();
  for (const [word, near] of sample.words) {
    const weights = words.get(word);
    if (weights) for (let t = 0; t < scores.length; t++) scores[t]! += weights[t]! * near;
  }
  return new Map(topics.map((topic, t) => [topic, scores[t]!]));
}

export interface Case {
  readonly features: Features;
  readonly hit: boolean;
}

/**
 * The weights of the features of cases with one outcome.
 *
 * @param penaltyOf  on the square of a weight, by its name
 */
export function fitCases(
  cases: readonly Case[],
  penaltyOf: (name: string) => number,
): ReadonlyMap<string, number> {
  const names = [...new Set(cases.flatMap(({ features }) => [...features.keys()]))].sort();
  const makeRow = rowMaker(names);
  const weights = regress(
    cases.map(({ features, hit }) => makeRow(features, [hit])),
    names.map(penaltyOf),
  );
  return new Map(names.map((name, k) => [name, weights[k]!]));
}

/** The log-odds of a case. */
export function scoreCase(features: Features, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [name, value] of features) sum += (weights.get(name) ?? 0) * value;
  return sum;
}
