/** Weights for a choice of one among several (conditional logit), for what the project fits to labels. */
import { descend } from './descend.ts';
import { FOLDS, foldOf } from './folds.ts';

export interface Option {
  readonly signs: readonly string[];
  /** Options of one value are one choice. */
  readonly value: string;
  /** Whether its value is the right one. */
  readonly hit: boolean;
}
/** One choice, with at least one option that is right. */
export interface Choice {
  /** What names the article: it is never in two folds. */
  readonly article: string;
  readonly options: readonly Option[];
  /** Whether rules alone choose right. */
  readonly said: boolean;
}
export interface ChoiceOptions {
  /** Of the square of each weight. */
  readonly penalty: number;
  /** Choices in which a sign must stand to have a weight. */
  readonly least: number;
}

/** A weight for each sign; the likelihood of an option goes with e to the sum of its weights. */
export function fitChoices(
  choices: readonly Choice[],
  { penalty, least }: ChoiceOptions,
): ReadonlyMap<string, number> {
  const names = namesIn(choices, least);
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = choices
    .filter(({ options }) => options.some(({ hit }) => hit))
    .map(({ options }) => ({
      at: options.map(({ signs }) => Int32Array.from(signs.flatMap((sign) => index.get(sign) ?? []))),
      hit: options.map(({ hit }) => hit),
    }));
  const weights = descend(names.length, (point, slopes) => {
    let loss = 0;
    for (let i = 0; i < point.length; i++) {
      loss += (penalty * point[i]! * point[i]!) / 2;
      slopes[i] = penalty * point[i]!;
    }
    for (const { at, hit } of rows) {
      const shares = sharesOf(at.map((signs) => sumOf(signs, point)));
      let right = 0;
      for (let k = 0; k < hit.length; k++) if (hit[k]) right += shares[k]!;
      loss -= Math.log(Math.max(right, TINY));
      for (let k = 0; k < hit.length; k++) {
        const miss = shares[k]! - (hit[k] ? shares[k]! / Math.max(right, TINY) : 0);
        for (const i of at[k]!) slopes[i]! += miss;
      }
    }
    return loss;
  });
  return new Map(names.map((name, i) => [name, weights[i]!]));
}
const TINY = 1e-12;

function namesIn(choices: readonly Choice[], least: number): readonly string[] {
  const count = new Map<string, number>();
  for (const { options } of choices)
    for (const sign of new Set(options.flatMap(({ signs }) => signs)))
      count.set(sign, (count.get(sign) ?? 0) + 1);
  return [...count].filter(([, n]) => n >= least).map(([name]) => name);
}

function sumOf(signs: Int32Array, weights: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < signs.length; k++) sum += weights[signs[k]!]!;
  return sum;
}

function sharesOf(sums: readonly number[]): readonly number[] {
  const top = Math.max(...sums);
  const parts = sums.map((sum) => Math.exp(sum - top));
  const all = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / all);
}

/** Whether the value that has the greatest share is the right one. */
export function isRight({ options }: Choice, weights: ReadonlyMap<string, number>): boolean {
  const shares = sharesOf(
    options.map(({ signs }) => signs.reduce((sum, sign) => sum + (weights.get(sign) ?? 0), 0)),
  );
  const values = new Map<string, number>();
  for (const [i, { value }] of options.entries()) values.set(value, (values.get(value) ?? 0) + shares[i]!);
  const [best] = [...values].reduce((a, b) => (b[1] > a[1] ? b : a));
  return options.some(({ value, hit }) => hit && value === best);
}

/** For each choice whether weights choose right that were fitted to the articles of the other folds. */
export function crossValidate(choices: readonly Choice[], options: ChoiceOptions): readonly boolean[] {
  const folds = Array.from({ length: FOLDS }, (_, k) =>
    fitChoices(
      choices.filter(({ article }) => foldOf(article) !== k),
      options,
    ),
  );
  return choices.map((choice) => isRight(choice, folds[foldOf(choice.article)]!));
}
