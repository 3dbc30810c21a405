/**
 * The network of `src/engagements/proposals/network.ts` with its slopes: the same arithmetic, forwards with what is
 * dropped by chance while it is fitted, and backwards. Names are numbers here.
 */
import { FARTHEST, KINDS, POOL_BEFORE, POOL_BEHIND } from '../src/engagements/proposals/network.ts';
import type { View } from '../src/engagements/proposals/view.ts';
import { UNKNOWN, WIDTH } from '../src/engagements/proposals/weights.ts';
import { openRow, type Pace, type Table, tableOf, touchRow } from './adam.ts';
import type { Chance } from './chance.ts';
import { askBeside, type Beside, besideShape, returnBeside } from './proposal-beside.ts';
import {
  type Asked,
  askHead,
  type Gathered,
  gather,
  type HeadTables,
  headTables,
  type Parts,
  returnHead,
  scatter,
} from './proposal-head.ts';

/** How many numbers are in a vector of a form, found at a unit, and in the two hidden layers. */
export interface Shape {
  readonly dimensions: number;
  readonly size: number;
  readonly word: number;
  readonly choice: number;
}
export const SHAPE: Shape = { dimensions: 48, size: 64, word: 64, choice: 48 };

/** All that has a row of its own. The first form is `UNKNOWN`. */
export interface Names {
  readonly forms: readonly string[];
  readonly classes: readonly string[];
  readonly wordSigns: readonly string[];
  readonly choiceSigns: readonly string[];
}
export interface Net {
  readonly shape: Shape;
  readonly names: Names;
  readonly words: Table;
  readonly classes: Table;
  /** A row for each number found at a unit: the weights of the five units seen, one after the other. */
  readonly kernel: Table;
  readonly base: Table;
  readonly positions: Table;
  readonly word: HeadTables;
  readonly choice: HeadTables;
  /** What is said of a choice beside the likeliest others. */
  readonly beside: HeadTables;
  readonly pace: Pace;
}

/** A view in numbers of names; a unit without a class has -1, signs without a row are left out. */
export interface Example {
  readonly symbols: Int32Array;
  readonly classes: Int32Array;
  readonly at: number;
  readonly signs: Int32Array;
  readonly choices: readonly {
    readonly unit: number;
    /** -1 for a place. */
    readonly entity: number;
    readonly signs: Int32Array;
  }[];
}

/** A network of chance, but for the vectors of forms. */
export function netOf(
  names: Names,
  vectors: ReadonlyMap<string, ArrayLike<number>>,
  chance: Chance,
  shape = SHAPE,
): Net {
  const { dimensions, size } = shape;
  const unknown = new Float64Array(dimensions);
  const ofForms = names.forms.map((form) => (form === UNKNOWN ? unknown : (vectors.get(form) ?? unknown)));
  const seen = WIDTH * dimensions;
  const even = (): number => (2 * chance.share() - 1) / Math.sqrt(seen);
  const sign = (): number => SIGN * chance.normal();
  const parts = (wordSigns: readonly string[], width: number): Table =>
    tableOf(wordSigns.length, width, sign);
  return {
    shape,
    names,
    words: tableOf(
      names.forms.length,
      dimensions,
      (i) => ofForms[Math.floor(i / dimensions)]![i % dimensions]!,
    ),
    classes: tableOf(names.classes.length, dimensions, sign),
    kernel: tableOf(size, seen, even),
    base: tableOf(1, size, even),
    positions: tableOf(2 * FARTHEST + 1, size, () => 0),
    word: headTables(
      [parts(names.wordSigns, shape.word)],
      { ins: 3 * size, width: shape.word, outs: KINDS.length },
      chance,
    ),
    choice: headTables(
      [parts(names.choiceSigns, shape.choice), parts(names.wordSigns, shape.choice)],
      { ins: 3 * size, width: shape.choice, outs: 2 },
      chance,
    ),
    beside: headTables([], besideShape(shape.choice), chance),
    pace: { step: 0, rate: 0 },
  };
}
/** How far rows of signs and classes lie around 0 at first. */
const SIGN = 0.1;

export const tablesOf = ({
  words,
  classes,
  kernel,
  base,
  positions,
  word,
  choice,
  beside,
}: Net): readonly Table[] => [
  ...[words, classes, kernel, base, positions],
  ...[word, choice, beside].flatMap(({ signs, layer, base: at, out, outBase }) => [
    ...signs,
    layer,
    at,
    out,
    outBase,
  ]),
];

/** Turns views into numbers of the names of a network. */
export function encoder({ forms, classes, wordSigns, choiceSigns }: Names): (view: View) => Example {
  const numbers = (names: readonly string[]): ReadonlyMap<string, number> =>
    new Map(names.map((n, i) => [n, i]));
  const [ofForm, ofClass, ofSign, ofChoice] = [forms, classes, wordSigns, choiceSigns].map(numbers);
  const known = (signs: readonly string[], of: ReadonlyMap<string, number>): Int32Array =>
    Int32Array.from(signs.flatMap((sign) => of.get(sign) ?? []));
  return (view) => ({
    symbols: Int32Array.from(view.symbols, (symbol) => ofForm!.get(symbol) ?? 0),
    classes: Int32Array.from(view.classes, (name) => ofClass!.get(name) ?? -1),
    at: view.at,
    signs: known(view.signs, ofSign!),
    choices: view.choices.map(({ unit, actor, signs }) => ({
      unit,
      entity: actor ? actor.entity : -1,
      signs: known(signs, ofChoice!),
    })),
  });
}

/** Shares that are dropped while a network is fitted: of forms, of what was found, of hidden layers. */
export interface Dropped {
  readonly words: number;
  readonly found: number;
  readonly hidden: number;
}
export const DROPPED: Dropped = { words: 0.2, found: 0.3, hidden: 0.2 };
const NONE: Dropped = { words: 0, found: 0, hidden: 0 };

/** What is asked of an example. */
export interface Question {
  /** Whether choices are asked about. */
  readonly choices: boolean;
  /** Chance, while the network is fitted. */
  readonly chance?: Chance;
  readonly dropped?: Dropped;
}
/** What a network said, with all that slopes are made from. */
export interface Trace {
  readonly example: Example;
  readonly question: Question;
  /** Units that were looked at, `last` exclusive. */
  readonly first: number;
  readonly last: number;
  /** What the units from `first - 2` on give, and by how much each number of a form counts. */
  readonly given: Float64Array;
  readonly counts: Float64Array;
  /** What was found at the units from `first` on. */
  readonly found: Float64Array;
  readonly word: Asked;
  readonly wordFrom: Gathered;
  /** Empty where choices were not asked about. */
  readonly choices: readonly Asked[];
  readonly choicesFrom: readonly Gathered[];
  readonly beside: readonly Beside[];
  /** For each choice what is said of it: party and goal. */
  readonly outs: readonly Float64Array[];
}

/** What the network says of an example: `word.out` by kind and `outs` for party and goal, before they are shares. */
export function forward(net: Net, example: Example, question: Question): Trace {
  const { at } = example;
  const n = example.symbols.length;
  const dropped = question.chance ? (question.dropped ?? DROPPED) : NONE;
  const asked = question.choices ? example.choices : [];
  const units = asked.map(({ unit }) => unit).filter((unit) => unit >= 0);
  const first = Math.min(Math.max(0, at - POOL_BEFORE), ...units);
  const last = Math.max(Math.min(n, at + POOL_BEHIND + 1), ...units.map((unit) => unit + 1));
  const share = dropped.words;
  const { given, counts } = giveUnits(net, example, { first, last, share, chance: question.chance });
  const found = findUnits(net, example, { first, last, given });
  const { size } = net.shape;
  const how = { pace: net.pace, dropped, chance: question.chance };
  const from = (parts: Parts): Gathered => gather({ parts, found, first, size });
  const wordFrom = from([
    [at, at + 1],
    [Math.max(0, at - POOL_BEFORE), at],
    [at + 1, Math.min(n, at + POOL_BEHIND + 1)],
  ]);
  const word = askHead(net.word, [example.signs], wordFrom.input, how);
  const choicesFrom = asked.map(({ unit }) => from(partsOf(unit, at)));
  const choices = asked.map(({ signs }, i) =>
    askHead(net.choice, [signs, example.signs], choicesFrom[i]!.input, how),
  );
  const entities = asked.map(({ entity }) => entity);
  const beside = choices.map((_, i) => askBeside(net.beside, { choices, entities }, i, how));
  const outs = beside.map(({ asked: { out } }, i) => out.map((x, k) => x + choices[i]!.out[k]!));
  return {
    example,
    question,
    first,
    last,
    given,
    counts,
    found,
    word,
    wordFrom,
    choices,
    choicesFrom,
    beside,
    outs,
  };
}

/** Findings at a choice, at the word and between them. */
const partsOf = (unit: number, at: number): Parts =>
  unit < 0
    ? [NOWHERE, [at, at + 1], NOWHERE]
    : [
        [unit, unit + 1],
        [at, at + 1],
        [Math.min(unit, at) + 1, Math.max(unit, at)],
      ];
/** Of somebody named farther away nothing is found. */
const NOWHERE = [0, 0] as const;

interface Range {
  readonly first: number;
  readonly last: number;
}
const HALF = (WIDTH - 1) / 2;

/** Form and class of the units that are seen from `first` to `last`; 0 where there are none. */
function giveUnits(
  { shape: { dimensions }, words, classes, pace }: Net,
  example: Example,
  { first, last, share, chance }: Range & { readonly share: number; readonly chance: Chance | undefined },
): { readonly given: Float64Array; readonly counts: Float64Array } {
  const length = (last - first + 2 * HALF) * dimensions;
  const given = new Float64Array(length);
  const counts = new Float64Array(length).fill(1);
  if (chance) for (let i = 0; i < length; i++) counts[i] = chance.share() < share ? 0 : 1 / (1 - share);
  for (let unit = Math.max(0, first - HALF); unit < Math.min(example.symbols.length, last + HALF); unit++) {
    const to = (unit - first + HALF) * dimensions;
    const from = openRow(words, example.symbols[unit]!, pace);
    for (let d = 0; d < dimensions; d++) given[to + d] = words.values[from + d]! * counts[to + d]!;
    const name = example.classes[unit]!;
    if (name < 0) continue;
    const more = openRow(classes, name, pace);
    for (let d = 0; d < dimensions; d++) given[to + d]! += classes.values[more + d]!;
  }
  return { given, counts };
}

function positionOf(unit: number, at: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, unit - at)) + FARTHEST;
}

function findUnits(
  { shape: { dimensions, size }, kernel, base, positions, pace }: Net,
  { at }: Example,
  { first, last, given }: Range & { readonly given: Float64Array },
): Float64Array {
  const found = new Float64Array((last - first) * size);
  const seen = WIDTH * dimensions;
  for (let h = 0; h < size; h++) openRow(kernel, h, pace);
  openRow(base, 0, pace);
  for (let unit = first; unit < last; unit++) {
    const window = (unit - first) * dimensions;
    const position = openRow(positions, positionOf(unit, at), pace);
    const to = (unit - first) * size;
    for (let h = 0; h < size; h++) {
      const own = base.values[h]! + positions.values[position + h]!;
      const sum = own + product(kernel.values, h * seen, given, window, seen);
      if (sum > 0) found[to + h] = sum;
    }
  }
  return found;
}

/** The sum of the products of `length` numbers, a multiple of 4 or a few more. */
function product(a: Float64Array, i: number, b: Float64Array, k: number, length: number): number {
  let [one, two, three, four] = [0, 0, 0, 0];
  const end = i + length - (length % 4);
  let [x, y] = [i, k];
  for (; x < end; x += 4, y += 4) {
    one += a[x]! * b[y]!;
    two += a[x + 1]! * b[y + 1]!;
    three += a[x + 2]! * b[y + 2]!;
    four += a[x + 3]! * b[y + 3]!;
  }
  for (; x < i + length; x++, y++) one += a[x]! * b[y]!;
  return one + two + (three + four);
}

/** How much the loss rises with what was said: a number for each output. */
export interface Slopes {
  readonly word: ArrayLike<number>;
  /** For each choice, where they were asked about. */
  readonly choices: readonly ArrayLike<number>[];
}

/** Adds to the slopes of the weights what those of the outputs make of them. */
export function backward(net: Net, trace: Trace, slopes: Slopes): void {
  const { first, found } = trace;
  const { size } = net.shape;
  const ofFound = new Float64Array(found.length);
  const to = { first, size, ofFound };
  scatter(trace.wordFrom, returnHead(net.word, trace.word, slopes.word), to);
  const back = returnBeside(net.beside, trace, slopes.choices);
  for (const [i, asked] of trace.choices.entries()) {
    const { out, hidden } = back[i]!;
    scatter(trace.choicesFrom[i]!, returnHead(net.choice, asked, out, hidden), to);
  }
  returnUnits(net, trace, returnFound(net, trace, ofFound));
}

/** Slopes of the first layer; those of what the units give come back. */
function returnFound(
  { shape: { dimensions, size }, kernel, base, positions }: Net,
  { example: { at }, first, last, given }: Trace,
  ofFound: Float64Array,
): Float64Array {
  const ofGiven = new Float64Array(given.length);
  const seen = WIDTH * dimensions;
  touchRow(base, 0);
  for (let unit = first; unit < last; unit++) {
    const window = (unit - first) * dimensions;
    const position = touchRow(positions, positionOf(unit, at));
    for (let h = 0; h < size; h++) {
      const slope = ofFound[(unit - first) * size + h]!;
      if (slope === 0) continue;
      base.slopes[h]! += slope;
      positions.slopes[position + h]! += slope;
      const row = touchRow(kernel, h);
      for (let i = 0; i < seen; i++) {
        kernel.slopes[row + i]! += slope * given[window + i]!;
        ofGiven[window + i]! += slope * kernel.values[row + i]!;
      }
    }
  }
  return ofGiven;
}

function returnUnits(
  { shape: { dimensions }, words, classes }: Net,
  { example, first, last, counts }: Trace,
  ofGiven: Float64Array,
): void {
  for (let unit = Math.max(0, first - HALF); unit < Math.min(example.symbols.length, last + HALF); unit++) {
    const from = (unit - first + HALF) * dimensions;
    const row = touchRow(words, example.symbols[unit]!);
    for (let d = 0; d < dimensions; d++) words.slopes[row + d]! += ofGiven[from + d]! * counts[from + d]!;
    if (example.classes[unit]! < 0) continue;
    const more = touchRow(classes, example.classes[unit]!);
    for (let d = 0; d < dimensions; d++) classes.slopes[more + d]! += ofGiven[from + d]!;
  }
}
