/** Logistic regression with a penalty on the squares of its weights, for what the project fits to gold. */
import { createHash } from 'node:crypto';

/** One decision: the names of its signs and whether it came out true. */
export interface Case {
  /** Of the article it stands in: an article is never in two folds. */
  readonly article: string;
  readonly signs: readonly string[];
  readonly hit: boolean;
}

export interface FitOptions {
  /** Of the square of each weight but that of `always`. */
  readonly penalty: number;
  /** Cases in which a sign must stand to have a weight. */
  readonly least: number;
}

const ROUNDS = 300;
const STEP = 0.5;

/** Log-odds of a hit for each sign, by gradient descent, each weight with a step of its own; the same cases give the same weights. */
export function fitLogit(
  cases: readonly Case[],
  { penalty, least }: FitOptions,
): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { signs } of cases) for (const sign of signs) count.set(sign, (count.get(sign) ?? 0) + 1);
  const names = ['always', ...[...count].filter(([, n]) => n >= least).map(([name]) => name)];
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = cases.map(({ signs, hit }) => ({
    at: [0, ...signs.flatMap((sign) => index.get(sign) ?? [])],
    hit: hit ? 1 : 0,
  }));
  const weights = new Float64Array(names.length);
  const moved = new Float64Array(names.length).fill(1e-8);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = weights.map((weight, i) => (i === 0 ? 0 : penalty * weight));
    for (const { at, hit } of rows) {
      let sum = 0;
      for (const i of at) sum += weights[i]!;
      const miss = 1 / (1 + Math.exp(-sum)) - hit;
      for (const i of at) slopes[i]! += miss;
    }
    for (let i = 0; i < weights.length; i++) {
      moved[i]! += slopes[i]! * slopes[i]!;
      weights[i]! -= (STEP * slopes[i]!) / Math.sqrt(moved[i]!);
    }
  }
  return new Map(names.map((name, i) => [name, weights[i]!]));
}

/** Whether the weights say a hit. */
export function isHit(signs: readonly string[], weights: ReadonlyMap<string, number>): boolean {
  let sum = weights.get('always') ?? 0;
  for (const sign of signs) sum += weights.get(sign) ?? 0;
  return sum > 0;
}

const FOLDS = 10;
const foldOf = (article: string): number => createHash('sha1').update(article).digest()[1]! % FOLDS;

/** For each case what weights say that were fitted to the articles of the other folds. */
export function crossValidate(cases: readonly Case[], options: FitOptions): readonly boolean[] {
  const folds = Array.from({ length: FOLDS }, (_, k) =>
    fitLogit(
      cases.filter(({ article }) => foldOf(article) !== k),
      options,
    ),
  );
  return cases.map(({ article, signs }) => isHit(signs, folds[foldOf(article)]!));
}
