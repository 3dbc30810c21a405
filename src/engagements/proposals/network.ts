/**
 * The network that says what a word tells that no rule read. A first layer sees five units at a time; what it
 * finds at the word and around it says, with the signs of the word, which kind of engagement is told; what it
 * finds at a choice and between it and the word says, with the signs of both, whether that one took part.
 * `weights.ts` holds the weights; `eval/train-proposals.ts` fits them by the same arithmetic.
 */
import type { EngagementKind } from '../../model.ts';
import type { Surroundings, View } from './view.ts';
import { type Head, type Network, networkOnce, type Rows, WIDTH } from './weights.ts';

/** What a word may tell, in the order of the network's outputs. */
export const KINDS: readonly (EngagementKind | null)[] = [
  null,
  'meeting',
  'call',
  'visit',
  'summit',
  'signing',
  'message',
];
/** What the network says of a view, as shares from 0 to 1. */
export interface Said {
  /** For each of `KINDS`; together 1. */
  readonly kinds: readonly number[];
  /** For each choice whether it is a party to what is told, and whether a visit goes there. */
  readonly choices: readonly { readonly party: number; readonly goal: number }[];
}

/** Units before and behind the word whose findings speak for what it tells. */
export const POOL_BEFORE = 14;
export const POOL_BEHIND = 18;
/** Units off the word beyond which all places are one. */
export const FARTHEST = 16;

/** What the network says of `view`; of the choices only where more than `least` speaks for an engagement. */
export function ask(view: View, least: number, network: Network = networkOnce()): Said {
  const heard = askWord(view, network);
  const isTold = 1 - heard.kinds[0]! > least;
  return { kinds: heard.kinds, choices: isTold ? askChoices(heard, view.choices, network) : [] };
}

/** What the network says of a word, with its findings so far. */
export interface Heard {
  readonly kinds: Said['kinds'];
  readonly surroundings: Surroundings;
  /** `size` numbers for each unit, none below 0. */
  readonly found: Float32Array;
  /** The units of which something was found, `last` exclusive. */
  readonly first: number;
  readonly last: number;
}

/** What kind of engagement the word tells. */
export function askWord(surroundings: Surroundings, network: Network = networkOnce()): Heard {
  const { at, symbols, signs } = surroundings;
  const { size, word } = network;
  const found = new Float32Array(symbols.length * size);
  const first = Math.max(0, at - POOL_BEFORE);
  const last = Math.min(symbols.length, at + POOL_BEHIND + 1);
  find(found, surroundings, { first, last }, network);
  const said = start(word, word.signs, signs);
  addLayer(said, word, 0, found.subarray(at * size, (at + 1) * size));
  addLayer(said, word, size, greatest(found, size, first, at));
  addLayer(said, word, 2 * size, greatest(found, size, at + 1, last));
  return { kinds: softmax(readOut(word, said)), surroundings, found, first, last };
}

/** For each choice whether it is a party to what the word tells, and whether a visit goes there. */
export function askChoices(
  { surroundings, found, first, last }: Heard,
  choices: View['choices'],
  network: Network = networkOnce(),
): Said['choices'] {
  const { at, symbols, signs } = surroundings;
  const { size, choice } = network;
  find(found, surroundings, { first: 0, last: first }, network);
  find(found, surroundings, { first: last, last: symbols.length }, network);
  const asked = start(choice, network.wordSigns, signs);
  addLayer(asked, choice, size, found.subarray(at * size, (at + 1) * size));
  const alone = choices.map(({ unit, signs: own }): Alone => {
    const hidden = Float32Array.from(asked);
    addRows(hidden, choice.signs, own);
    if (unit >= 0) {
      addLayer(hidden, choice, 0, found.subarray(unit * size, (unit + 1) * size));
      const between = greatest(found, size, Math.min(unit, at) + 1, Math.max(unit, at));
      addLayer(hidden, choice, 2 * size, between);
    }
    for (let k = 0; k < hidden.length; k++) if (hidden[k]! < 0) hidden[k] = 0;
    return { hidden, out: readOut(choice, hidden) };
  });
  const entities = choices.map(({ actor }) => actor?.entity ?? -1);
  const parties = alone.map(({ out }) => out[0]!);
  // nearly all have the same rivals
  const known = new Map<string, Rivalry>();
  return alone.map((own, i) => {
    const [one, next] = rivals(i, entities, parties);
    const key = `${one} ${next}`;
    const rivalry = known.get(key) ?? rivalryOf(alone[one], alone[next], network);
    known.set(key, rivalry);
    const more = askBeside(own, rivalry, network);
    const [party, goal] = own.out.map((x, k) => x + more[k]!);
    return { party: sigmoid(party!), goal: sigmoid(goal!) };
  });
}

/** What is said of a choice by itself: party and goal, before they are shares. */
interface Alone {
  /** No number is below 0. */
  readonly hidden: Float32Array;
  readonly out: readonly number[];
}
/** The likeliest other than a choice and the next, as they are beside it. */
interface Rivalry {
  /** The hidden layer of the likeliest, by how likely it is; null where there is none. */
  readonly other: Float32Array | null;
  /** What both add to the layer that sees them beside the choice, its base among that. */
  readonly start: Float32Array;
}
function rivalryOf(one: Alone | undefined, next: Alone | undefined, { beside }: Network): Rivalry {
  const width = beside.base.length;
  const shareOf = (rival: Alone | undefined): number => (rival ? sigmoid(rival.out[0]!) : 0);
  const share = shareOf(one);
  const other = one ? one.hidden.map((x) => x * share) : null;
  const start = Float32Array.from(beside.base);
  if (other) addLayer(start, beside, width, other);
  addLayer(start, beside, 3 * width, Float32Array.of(share, shareOf(next)));
  return { other, start };
}

/** What is added to what is said of a choice by itself, beside its rivals. */
function askBeside({ hidden }: Alone, { other, start }: Rivalry, { beside }: Network): readonly number[] {
  const width = hidden.length;
  const asked = Float32Array.from(start);
  addLayer(asked, beside, 0, hidden);
  if (other) {
    const products = other.map((x, k) => x * hidden[k]!);
    addLayer(asked, beside, 2 * width, products);
  }
  return readOut(beside, asked);
}

/** The likeliest choice of another entity than that of choice `i`, and the likeliest of yet another; -1 where there is none. */
export function rivals(
  i: number,
  entities: readonly number[],
  parties: readonly number[],
): readonly [one: number, next: number] {
  const likeliest = (not: (entity: number) => boolean): number => {
    let best = -1;
    for (let k = 0; k < entities.length; k++) {
      const entity = entities[k]!;
      if (entity < 0 || entity === entities[i] || not(entity)) continue;
      if (best < 0 || parties[k]! > parties[best]!) best = k;
    }
    return best;
  };
  const one = likeliest(() => false);
  return [one, one < 0 ? -1 : likeliest((entity) => entity === entities[one])];
}

/** Writes what the first layer finds at the units `first` to `last`: of five units each, the unit in their middle. */
function find(
  found: Float32Array,
  { symbols, classes, at }: Surroundings,
  { first, last }: { readonly first: number; readonly last: number },
  { size, positions, given }: Network,
): void {
  const half = (WIDTH - 1) / 2;
  const { numbers, scales, row } = given;
  for (let i = first; i < last; i++)
    found.set(positions[Math.max(-FARTHEST, Math.min(FARTHEST, i - at)) + FARTHEST]!, i * size);
  const end = Math.min(symbols.length, last + half);
  for (let seen = Math.max(0, first - half); seen < end; seen++) {
    const place = row(symbols[seen]!, classes[seen]!);
    const scale = scales[place]!;
    const from = Math.max(first, seen - half);
    const to = Math.min(last, seen + half + 1);
    for (let i = from; i < to; i++) {
      const shift = (place * WIDTH + seen + half - i) * size - i * size;
      for (let h = i * size; h < (i + 1) * size; h++) found[h]! += numbers[h + shift]! * scale;
    }
  }
  for (let h = first * size; h < last * size; h++) if (found[h]! < 0) found[h] = 0;
}

/** The greatest of each number over units `first` to `last`, exclusive; 0 where there is none. */
function greatest(found: Float32Array, size: number, first: number, last: number): Float32Array {
  const out = new Float32Array(size);
  for (let i = first * size; i < last * size; i += size)
    for (let h = 0; h < size; h++) if (found[i + h]! > out[h]!) out[h] = found[i + h]!;
  return out;
}

/** A hidden layer before anything was found: its base and the rows of `signs`. */
function start(head: Head, rows: Rows, signs: readonly string[]): Float32Array {
  const out = Float32Array.from(head.base);
  addRows(out, rows, signs);
  return out;
}
function addRows(out: Float32Array, rows: Rows, signs: readonly string[]): void {
  for (const sign of signs) {
    const row = rows.get(sign);
    if (row) for (let k = 0; k < out.length; k++) out[k]! += row[k]!;
  }
}
/** Adds `found` through the rows of the layer from `first` on. */
function addLayer(out: Float32Array, { layer }: Head, first: number, found: Float32Array): void {
  const places = out.length;
  for (let i = 0; i < found.length; i++) {
    const x = found[i]!;
    if (x === 0) continue;
    const row = (first + i) * places;
    for (let k = 0; k < places; k++) out[k]! += x * layer[row + k]!;
  }
}
function readOut({ out, outBase }: Head, hidden: Float32Array): readonly number[] {
  return out.map((row, k) => {
    let sum = outBase[k]!;
    for (let i = 0; i < row.length; i++) if (hidden[i]! > 0) sum += row[i]! * hidden[i]!;
    return sum;
  });
}
/** The share from 0 to 1 that an output stands for. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** Outputs as shares that are 1 together. */
export function softmax(values: readonly number[]): readonly number[] {
  const most = Math.max(...values);
  const shares = values.map((v) => Math.exp(v - most));
  const all = shares.reduce((a, b) => a + b, 0);
  return shares.map((s) => s / all);
}
