/** One hidden layer of the network of proposals: numbers and rows of signs go in, a few numbers come out. */
import { openRow, type Pace, type Table, tableOf, touchRow } from './adam.ts';
import type { Chance } from './chance.ts';

export interface HeadTables {
  readonly signs: readonly Table[];
  /** A row for each number that goes in. */
  readonly layer: Table;
  readonly base: Table;
  readonly out: Table;
  readonly outBase: Table;
}

export interface HeadShape {
  readonly ins: number;
  /** Numbers of the hidden layer. */
  readonly width: number;
  readonly outs: number;
}
/** A head of chance for tables of signs. */
export function headTables(
  signs: readonly Table[],
  { ins, width, outs }: HeadShape,
  chance: Chance,
): HeadTables {
  const even = (of: number) => (): number => (2 * chance.share() - 1) / Math.sqrt(of);
  return {
    signs,
    layer: tableOf(ins, width, even(ins)),
    base: tableOf(1, width, even(ins)),
    out: tableOf(outs, width, even(width)),
    outBase: tableOf(1, outs, even(width)),
  };
}

/** Stretches of units, the last exclusive: of each the greatest of every number goes in. */
export type Parts = readonly (readonly [first: number, last: number])[];
interface Findings {
  readonly parts: Parts;
  /** What was found from unit `first` on, `size` numbers each. */
  readonly found: Float64Array;
  readonly first: number;
  readonly size: number;
}
interface How {
  readonly pace: Pace;
  readonly dropped: { readonly found: number; readonly hidden: number };
  readonly chance: Chance | undefined;
}
/** What a head said, with what slopes are made from. */
export interface Asked {
  /** For each table of signs the rows. */
  readonly signs: readonly Int32Array[];
  /** What went in, by how much it counted. */
  readonly input: Float64Array;
  readonly counts: Float64Array;
  /** The hidden layer, and by how much each number counted: 0 where it was below 0. */
  readonly hidden: Float64Array;
  readonly gates: Float64Array;
  readonly out: Float64Array;
}

/** Asks a head about `given`, of which a share is dropped while it is fitted; `given` itself is changed. */
export function askHead(
  head: HeadTables,
  signs: readonly Int32Array[],
  given: Float64Array,
  { pace, dropped, chance }: How,
): Asked {
  const input = given;
  const counts = countsOf(input.length, dropped.found, chance);
  const hidden = new Float64Array(head.layer.width);
  addRow(hidden, head.base, openRow(head.base, 0, pace), 1);
  for (const [k, table] of head.signs.entries())
    for (const row of signs[k]!) addRow(hidden, table, openRow(table, row, pace), 1);
  for (let i = 0; i < input.length; i++) {
    input[i]! *= counts[i]!;
    if (input[i] !== 0) addRow(hidden, head.layer, openRow(head.layer, i, pace), input[i]!);
  }
  const gates = countsOf(hidden.length, dropped.hidden, chance);
  for (let i = 0; i < hidden.length; i++) {
    if (hidden[i]! <= 0) gates[i] = 0;
    hidden[i]! *= gates[i]!;
  }
  openRow(head.outBase, 0, pace);
  const out = head.outBase.values.slice();
  for (let k = 0; k < out.length; k++) {
    const row = openRow(head.out, k, pace);
    for (let i = 0; i < hidden.length; i++) out[k]! += hidden[i]! * head.out.values[row + i]!;
  }
  return { signs, input, counts, hidden, gates, out };
}

/** What goes into a head from the findings, and the unit where each number was found. */
export interface Gathered {
  readonly input: Float64Array;
  readonly units: Int32Array;
}
/** The greatest of every number over each part, with the unit where it was found; 0 where there is none. */
export function gather({ parts, found, first, size }: Findings): Gathered {
  const input = new Float64Array(parts.length * size);
  const units = new Int32Array(input.length);
  for (const [part, [from, last]] of parts.entries())
    for (let unit = from; unit < last; unit++)
      for (let h = 0; h < size; h++) {
        const x = found[(unit - first) * size + h]!;
        if (x <= input[part * size + h]!) continue;
        input[part * size + h] = x;
        units[part * size + h] = unit;
      }
  return { input, units };
}

/** By how much each of `length` numbers counts where a share of them is dropped by chance. */
function countsOf(length: number, share: number, chance: Chance | undefined): Float64Array {
  const out = new Float64Array(length).fill(1);
  if (chance) for (let i = 0; i < length; i++) out[i] = chance.share() < share ? 0 : 1 / (1 - share);
  return out;
}

function addRow(out: Float64Array, { values }: Table, row: number, times: number): void {
  for (let i = 0; i < out.length; i++) out[i]! += times * values[row + i]!;
}

/**
 * Adds to the slopes of a head what those of its outputs make of them, and of `ofHidden` what else leans on its
 * hidden layer; the slopes of what went in come back.
 */
export function returnHead(
  head: HeadTables,
  asked: Asked,
  out: ArrayLike<number>,
  more: Float64Array | null = null,
): Float64Array {
  const ofHidden = returnOut(head, asked, out, more);
  addSlopes(head.base, 0, ofHidden, 1);
  for (const [k, table] of head.signs.entries())
    for (const row of asked.signs[k]!) addSlopes(table, row, ofHidden, 1);
  const { values, width } = head.layer;
  const ofInput = new Float64Array(asked.input.length);
  for (let i = 0; i < asked.input.length; i++) {
    if (asked.counts[i] === 0) continue;
    const x = asked.input[i]!;
    if (x !== 0) addSlopes(head.layer, i, ofHidden, x);
    let slope = 0;
    for (let k = 0; k < width; k++) slope += values[i * width + k]! * ofHidden[k]!;
    ofInput[i] = slope * asked.counts[i]!;
  }
  return ofInput;
}
/** Adds slopes of what went in to those of what was found, from unit `first` on. */
export function scatter(
  { units, input }: Gathered,
  ofInput: Float64Array,
  { first, size, ofFound }: { readonly first: number; readonly size: number; readonly ofFound: Float64Array },
): void {
  for (let i = 0; i < ofInput.length; i++)
    if (input[i] !== 0) ofFound[(units[i]! - first) * size + (i % size)]! += ofInput[i]!;
}

function returnOut(
  head: HeadTables,
  { hidden, gates }: Asked,
  out: ArrayLike<number>,
  more: Float64Array | null,
): Float64Array {
  const ofHidden = more ? more.slice() : new Float64Array(hidden.length);
  touchRow(head.outBase, 0);
  for (let k = 0; k < out.length; k++) {
    const slope = out[k]!;
    if (slope === 0) continue;
    head.outBase.slopes[k]! += slope;
    addSlopes(head.out, k, hidden, slope);
    addRow(ofHidden, head.out, k * hidden.length, slope);
  }
  for (let i = 0; i < ofHidden.length; i++) ofHidden[i]! *= gates[i]!;
  return ofHidden;
}

function addSlopes(table: Table, row: number, by: Float64Array, times: number): void {
  const from = touchRow(table, row);
  for (let i = 0; i < by.length; i++) table.slopes[from + i]! += times * by[i]!;
}
