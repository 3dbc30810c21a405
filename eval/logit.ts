/** Logistic regression with a penalty on the squares of its weights, for what the project fits to gold. */
import { descend } from './descend.ts';
import { FOLDS, foldOf } from './folds.ts';

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

/** Log-odds of a hit for each sign; the same cases give the same weights. */
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
    hit,
  }));
  const weights = descend(names.length, (point, slopes) => {
    let loss = 0;
    for (let i = 1; i < point.length; i++) {
      loss += (penalty * point[i]! * point[i]!) / 2;
      slopes[i] = penalty * point[i]!;
    }
    for (const { at, hit } of rows) {
      let sum = 0;
      for (const i of at) sum += point[i]!;
      loss += Math.log1p(Math.exp(hit ? -sum : sum));
      const miss = 1 / (1 + Math.exp(-sum)) - (hit ? 1 : 0);
      for (const i of at) slopes[i]! += miss;
    }
    return loss;
  });
  return new Map(names.map((name, i) => [name, weights[i]!]));
}

/** Whether the weights say a hit. */
export function isHit(signs: readonly string[], weights: ReadonlyMap<string, number>): boolean {
  let sum = weights.get('always') ?? 0;
  for (const sign of signs) sum += weights.get(sign) ?? 0;
  return sum > 0;
}

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
