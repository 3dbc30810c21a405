/** The weights of the network of `network.ts`, from `lexicons/proposal-words.tsv` and `lexicons/proposal-weights.tsv`. */
import { readCells } from '../../lexicon/lexicon.ts';

/** A vector for each name. */
export type Rows = ReadonlyMap<string, Float32Array>;
/** Weights by part and name, as fitted: the parts are those of `lexicons/proposal-weights.tsv`. */
export interface Words {
  /** How many forms have a vector. */
  readonly count: number;
  /** The vector of a form; null where it has none. */
  readonly vector: (form: string) => Float32Array | null;
}
export interface Weights {
  readonly words: Words;
  readonly parts: ReadonlyMap<string, Rows>;
}
/** One hidden layer: signs add their rows to it, findings through `layer`; `out` reads it. */
export interface Head {
  readonly signs: Rows;
  readonly base: Float32Array;
  /** For each number that comes in as many weights as the layer has places, one after the other. */
  readonly layer: Float32Array;
  readonly out: readonly Float32Array[];
  readonly outBase: Float32Array;
}
/** Rows of small whole numbers, so that those of many forms fit in little memory. */
export interface Given {
  readonly numbers: Int8Array;
  readonly scales: Float32Array;
  /**
   * The row of a unit of a form and a class, empty where it has none: `size` numbers for each unit that sees it,
   * first for the one that has it farthest behind itself.
   */
  readonly row: (form: string, name: string) => number;
}
export interface Network {
  /** Numbers that the first layer finds at a unit. */
  readonly size: number;
  /** What units add to the findings at the units that see them: whole numbers, times a scale for each row. */
  readonly given: Given;
  /** What is found at a unit before any form is seen, for each distance from the word, the farthest before it first. */
  readonly positions: readonly Float32Array[];
  readonly word: Head;
  readonly choice: Head;
  /** What is said of a choice beside the likeliest others; it has no signs. */
  readonly beside: Head;
  /** What the signs of the word add to what is said of a choice. */
  readonly wordSigns: Rows;
}

let network: Network | null = null;
/** The network that is shipped; read when the first word asks. */
export function networkOnce(): Network {
  network ??= networkOf(readWeights());
  return network;
}

/** The parts of `lexicons/proposal-weights.tsv`. */
export const PARTS = {
  class: 'class',
  kernel: 'kernel',
  base: 'base',
  position: 'position',
  wordSign: 'word-sign',
  wordLayer: 'word-layer',
  wordBase: 'word-base',
  wordOut: 'word-out',
  wordOutBase: 'word-out-base',
  choiceSign: 'choice-sign',
  choiceWordSign: 'choice-word-sign',
  choiceLayer: 'choice-layer',
  choiceBase: 'choice-base',
  choiceOut: 'choice-out',
  choiceOutBase: 'choice-out-base',
  besideLayer: 'beside-layer',
  besideBase: 'beside-base',
  besideOut: 'beside-out',
  besideOutBase: 'beside-out-base',
} as const;

/** Units that the first layer sees at a time. */
export const WIDTH = 5;

/** Form of the row for words that have none of their own. */
export const UNKNOWN = '<U>';

/** A network that computes with `weights`. */
export function networkOf({ words, parts }: Weights): Network {
  const rowsOf = (part: string): Rows => parts.get(part) ?? new Map();
  const list = (part: string): readonly Float32Array[] => [...rowsOf(part).values()];
  const base = list(PARTS.base)[0]!;
  const head = (of: 'word' | 'choice' | 'beside', signs: string): Head => ({
    signs: rowsOf(signs),
    base: list(PARTS[`${of}Base`])[0]!,
    layer: joined(list(PARTS[`${of}Layer`])),
    out: list(PARTS[`${of}Out`]),
    outBase: list(PARTS[`${of}OutBase`])[0]!,
  });
  return {
    size: base.length,
    given: givenBy(words, rowsOf(PARTS.class), list(PARTS.kernel)),
    positions: list(PARTS.position).map((row) => row.map((x, h) => x + base[h]!)),
    word: head('word', PARTS.wordSign),
    choice: head('choice', PARTS.choiceSign),
    beside: head('beside', ''),
    wordSigns: rowsOf(PARTS.choiceWordSign),
  };
}

/** `Network.given`: the vectors of form and class, seen through the kernel; each is made when it is first asked for. */
function givenBy(words: Words, classes: Rows, kernel: readonly Float32Array[]): Given {
  const width = WIDTH * kernel[0]!.length;
  // every form once, with the class that its spelling has; in phrases some have another
  const most = words.count + SPARE;
  const numbers = new Int8Array(most * width);
  const scales = new Float32Array(most);
  const known = new Map<string, number>();
  const unknown = words.vector(UNKNOWN) ?? new Float32Array(kernel.length / WIDTH);
  const row = (form: string, name: string): number => {
    const key = name === '' ? form : `${form}\t${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = words.vector(form);
    if (!own && form !== '') return row('', name);
    const at = Math.min(known.size, most - 1);
    const vector = Float32Array.from(own ?? unknown);
    classes.get(name)?.forEach((x, d) => {
      vector[d]! += x;
    });
    const made = squeezed(spreadOver(vector, kernel));
    numbers.set(made.numbers, at * width);
    scales[at] = made.scale;
    // what finds no room is made anew each time, in the last row
    if (at < most - 1) known.set(key, at);
    return at;
  };
  return { numbers, scales, row };
}
/** Rows for classes without a form, and for forms of several classes. */
const SPARE = 1_000;

function joined(rows: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    out.set(row, at);
    at += row.length;
  }
  return out;
}

/** What `vector` adds at each of the places that the kernel sees it from; one row of the kernel for each place and number. */
function spreadOver(vector: Float32Array, kernel: readonly Float32Array[]): Float32Array {
  const size = kernel[0]!.length;
  const out = new Float32Array(WIDTH * size);
  for (const [i, row] of kernel.entries()) {
    const first = Math.floor(i / vector.length) * size;
    const x = vector[i % vector.length]!;
    for (let h = 0; h < size; h++) out[first + h]! += x * row[h]!;
  }
  return out;
}

/** Weights are whole numbers from -127 to 127, one byte each, times the scale of their row. */
export function decodeRow(letters: string, scale: string): Float32Array {
  const unit = Number(scale);
  const bytes = Buffer.from(letters, 'base64');
  const out = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = ((bytes[i]! << 24) >> 24) * unit;
  return out;
}
export function encodeRow(row: ArrayLike<number>): { readonly letters: string; readonly scale: string } {
  const { numbers, scale } = squeezed(row);
  return { letters: Buffer.from(numbers.buffer).toString('base64'), scale: String(scale) };
}

/** `row` in whole numbers from -127 to 127; the scale has four digits. */
function squeezed(row: ArrayLike<number>): { readonly numbers: Int8Array; readonly scale: number } {
  let most = 0;
  for (let i = 0; i < row.length; i++) most = Math.max(most, Math.abs(row[i]!));
  const scale = Number((most / MOST || 1).toPrecision(4));
  const numbers = new Int8Array(row.length);
  for (let i = 0; i < row.length; i++)
    numbers[i] = Math.max(-MOST, Math.min(MOST, Math.round(row[i]! / scale)));
  return { numbers, scale };
}
const MOST = 127;

function readWeights(): Weights {
  const parts = new Map<string, Map<string, Float32Array>>();
  for (const [part, form, scale, numbers] of readCells('proposal-weights', CELLS)) {
    const rows = parts.get(part) ?? new Map<string, Float32Array>();
    parts.set(part, rows.set(form, decodeRow(numbers, scale)));
  }
  return { words: readWords(), parts };
}

/** The vectors stay in the whole numbers that they are shipped in: in all threads together they are many. */
function readWords(): Words {
  const places = new Map<string, number>();
  const bytes: Buffer[] = [];
  const scales: number[] = [];
  for (const [form, scale, letters] of readCells('proposal-words', WORD_CELLS)) {
    places.set(form, scales.length);
    scales.push(Number(scale));
    bytes.push(Buffer.from(letters, 'base64'));
  }
  const numbers = new Int8Array(Buffer.concat(bytes));
  const width = numbers.length / scales.length;
  const vector = (form: string): Float32Array | null => {
    const at = places.get(form);
    if (at === undefined) return null;
    const scale = scales[at]!;
    return Float32Array.from(numbers.subarray(at * width, (at + 1) * width), (n) => n * scale);
  };
  return { count: scales.length, vector };
}
const CELLS = ['part', 'form', 'scale', 'numbers'] as const;
const WORD_CELLS = ['form', 'scale', 'numbers'] as const;
