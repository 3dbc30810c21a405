/**
 * Vectors of forms from press texts, by skip-gram with negative sampling (Mikolov and others, 2013): forms that
 * stand among the same forms come to lie near each other. The same texts give the same vectors.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { extractArticle } from '../src/article/article.ts';
import { unitsOf } from '../src/engagements/proposals/view.ts';
import type { Scene } from '../src/engagements/scene.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { GoldArticle } from './gold.ts';
import { inputOf, scenesOf } from './input.ts';
import { pageOf } from './sets.ts';

export interface VectorOptions {
  readonly dimensions: number;
  /** Units on each side that speak for a form, at the most. */
  readonly window: number;
  readonly passes: number;
  /** Forms that stand in the texts less often have no vector. */
  readonly least: number;
  readonly seed: number;
}
export const VECTOR_OPTIONS: VectorOptions = { dimensions: 48, window: 3, passes: 3, least: 15, seed: 1 };
/** A form with how often it stands in the texts, the frequent ones first. */
export interface WordVector {
  readonly form: string;
  readonly count: number;
  readonly vector: Float32Array;
}

/** What the network sees of a scene, in text order: one symbol for each unit. */
export const symbolsIn = (scene: Scene): readonly string[] =>
  unitsOf(scene).units.map(({ symbol }) => symbol);

/** Texts as numbers of forms, each text ended by `END`. */
export interface Corpus {
  readonly forms: readonly string[];
  readonly numbers: Int32Array;
}
const END = -1;

/** What the network sees of the articles of a file, those `without` left out; a body with the opening of another once. */
export function corpusOf(
  path: string,
  without: ReadonlySet<string>,
  progress: (articles: number) => void,
): Corpus {
  const corpus = gatherer();
  const openings = new Set<string>();
  let articles = 0;
  for (const line of linesOf(path)) {
    const row = JSON.parse(line) as GoldArticle;
    if (without.has(String(row.id))) continue;
    const { title, body } = scenesOf(inputOf(extractArticle(pageOf(row))));
    corpus.add(symbolsIn(title));
    const symbols = symbolsIn(body);
    const opening = symbols.slice(0, OPENING).join(' ');
    if (!openings.has(opening)) corpus.add(symbols);
    openings.add(opening);
    progress(++articles);
  }
  return corpus.done();
}
/** The lines of a file that are not empty; one whose name ends in .gz is unpacked. */
export function linesOf(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Units by which copies of a report are known. */
const OPENING = 20;

/** Gathers texts to a corpus. */
export function gatherer(): {
  readonly add: (symbols: readonly string[]) => void;
  readonly done: () => Corpus;
} {
  const numberOf = new Map<string, number>();
  let numbers = new Int32Array(2 ** 16);
  let length = 0;
  return {
    add: (symbols) => {
      if (length + symbols.length + 1 > numbers.length) {
        const wider = new Int32Array(2 * (length + symbols.length + 1));
        wider.set(numbers);
        numbers = wider;
      }
      for (const symbol of symbols) {
        const known = numberOf.get(symbol);
        if (known === undefined) numberOf.set(symbol, numberOf.size);
        numbers[length++] = known ?? numberOf.size - 1;
      }
      numbers[length++] = END;
    },
    done: () => ({ forms: [...numberOf.keys()], numbers: numbers.subarray(0, length) }),
  };
}

/** The vectors of the forms of `corpus`. */
export function fitVectors(
  corpus: Corpus,
  { dimensions, window, passes, least, seed }: VectorOptions = VECTOR_OPTIONS,
  progress: (share: number) => void = () => {},
): readonly WordVector[] {
  const { forms, counts, numbers } = frequentOf(corpus, least);
  const chance = chanceOf(seed);
  const size = forms.length * dimensions;
  const vectors = Float32Array.from({ length: size }, () => (chance.share() - 1 / 2) / dimensions);
  const pair = pairFitter(vectors, new Float32Array(size), { dimensions, chance, counts });
  const all = counts.reduce((a, b) => a + b, 0);
  const steps = passes * numbers.length;
  for (let step = 0; step < steps; step++) {
    const at = step % numbers.length;
    const word = numbers[at]!;
    if (step % REPORTED === 0) progress(step / steps);
    if (word === END || chance.share() > Math.sqrt((OFTEN * all) / counts[word]!)) continue;
    const rate = Math.max(LEAST_RATE, RATE * (1 - step / steps));
    const reach = 1 + chance.below(window);
    for (let far = -reach; far <= reach; far++) {
      const other = far === 0 ? END : (numbers[at + far] ?? END);
      if (other !== END) pair(word, other, rate);
    }
  }
  return forms.map((form, i) => ({
    form,
    count: counts[i]!,
    vector: vectors.slice(i * dimensions, (i + 1) * dimensions),
  }));
}
const RATE = 0.03;
const LEAST_RATE = 0.0001;
/** Forms that make more than this share of all are passed over at times. */
const OFTEN = 0.001;
const REPORTED = 2 ** 18;

/** The forms of a corpus that stand in it `least` times and more, the frequent ones first, and the texts in their numbers. */
function frequentOf(
  { forms, numbers }: Corpus,
  least: number,
): Corpus & { readonly counts: readonly number[] } {
  const counts = new Int32Array(forms.length);
  for (const k of numbers) if (k !== END) counts[k]!++;
  const kept = forms.map((_, k) => k).filter((k) => counts[k]! >= least);
  kept.sort((a, b) => counts[b]! - counts[a]! || (forms[a]! < forms[b]! ? -1 : 1));
  const place = new Int32Array(forms.length).fill(FEW);
  for (const [i, k] of kept.entries()) place[k] = i;
  return {
    forms: kept.map((k) => forms[k]!),
    counts: kept.map((k) => counts[k]!),
    numbers: numbers.map((k) => (k === END ? END : place[k]!)).filter((k) => k !== FEW),
  };
}
const FEW = -2;

interface Pairing {
  readonly dimensions: number;
  readonly chance: Chance;
  readonly counts: readonly number[];
}
/** Moves the vector of a form towards what stands beside it, and away from some that do not. */
function pairFitter(
  vectors: Float32Array,
  beside: Float32Array,
  { dimensions, chance, counts }: Pairing,
): (word: number, other: number, rate: number) => void {
  const drawn = drawTable(counts);
  const shift = new Float64Array(dimensions);
  return (word, other, rate) => {
    const x = word * dimensions;
    shift.fill(0);
    for (let k = 0; k <= AGAINST; k++) {
      const target = k === 0 ? other : drawn[chance.below(drawn.length)]!;
      if (k > 0 && target === other) continue;
      const o = target * dimensions;
      let sum = 0;
      for (let d = 0; d < dimensions; d++) sum += vectors[x + d]! * beside[o + d]!;
      const slope = rate * ((k === 0 ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
      for (let d = 0; d < dimensions; d++) {
        shift[d]! += slope * beside[o + d]!;
        beside[o + d]! += slope * vectors[x + d]!;
      }
    }
    for (let d = 0; d < dimensions; d++) vectors[x + d]! += shift[d]!;
  };
}
/** Forms drawn by chance for each that stands beside a form. */
const AGAINST = 5;

/** Forms by how often they are drawn: the power of 3/4 of how often they stand in the texts. */
function drawTable(counts: readonly number[]): Int32Array {
  const weights = counts.map((count) => count ** 0.75);
  const all = weights.reduce((a, b) => a + b, 0);
  const out = new Int32Array(DRAWN);
  let form = 0;
  let upTo = weights[0]! / all;
  for (let i = 0; i < out.length; i++) {
    out[i] = form;
    while (i / out.length > upTo && form < weights.length - 1) upTo += weights[++form]! / all;
  }
  return out;
}
const DRAWN = 2 ** 21;
