/**
 * Tables of weights fitted by Adam (Kingma and Ba, 2015). Only rows that a batch touched are moved with it; what
 * their momentum would have moved others by is made up for when they are next looked at.
 */
export interface Table {
  readonly rows: number;
  /** Numbers in a row. */
  readonly width: number;
  /** Row after row. */
  readonly values: Float64Array;
  /** How much the loss of the batch rises with each value. */
  readonly slopes: Float64Array;
  /** Means of slopes and of their squares, as Adam keeps them. */
  readonly mean: Float64Array;
  readonly square: Float64Array;
  /** The step after which each row was last moved. */
  readonly moved: Int32Array;
  readonly touched: number[];
  readonly isTouched: Uint8Array;
}
/** How far a fit has come. */
export interface Pace {
  step: number;
  rate: number;
}

/** A table whose values `start` gives. */
export function tableOf(rows: number, width: number, start: (i: number) => number): Table {
  return {
    rows,
    width,
    values: Float64Array.from({ length: rows * width }, (_, i) => start(i)),
    slopes: new Float64Array(rows * width),
    mean: new Float64Array(rows * width),
    square: new Float64Array(rows * width),
    moved: new Int32Array(rows),
    touched: [],
    isTouched: new Uint8Array(rows),
  };
}

/** Makes the values of a row those of now; where in `values` it begins comes back. */
export function openRow(table: Table, row: number, pace: Pace): number {
  const from = row * table.width;
  const passed = pace.step - table.moved[row]!;
  if (passed === 0) return from;
  const { values, mean, square } = table;
  if (table.moved[row]! > 0) {
    const sum = (DRIFT * (1 - DRIFT ** passed)) / (1 - DRIFT);
    const by = (pace.rate * sum * Math.sqrt(1 - KEEP_SQUARE ** pace.step)) / (1 - KEEP_MEAN ** pace.step);
    for (let i = from; i < from + table.width; i++) {
      values[i]! -= (by * mean[i]!) / (Math.sqrt(square[i]!) + LEAST);
      mean[i]! *= KEEP_MEAN ** passed;
      square[i]! *= KEEP_SQUARE ** passed;
    }
  }
  table.moved[row] = pace.step;
  return from;
}
const KEEP_MEAN = 0.9;
const KEEP_SQUARE = 0.999;
/** What is left of a move after each step without a slope. */
const DRIFT = KEEP_MEAN / Math.sqrt(KEEP_SQUARE);
const LEAST = 1e-8;

/** Says that slopes will be added to a row; where in `slopes` it begins comes back. */
export function touchRow(table: Table, row: number): number {
  if (table.isTouched[row] === 0) {
    table.isTouched[row] = 1;
    table.touched.push(row);
  }
  return row * table.width;
}

/** Moves the rows that were touched against their slopes, and forgets the slopes. */
export function moveAll(tables: readonly Table[], pace: Pace, decay: number): void {
  let squares = 0;
  for (const { slopes, touched, width } of tables)
    for (const row of touched)
      for (let i = row * width; i < (row + 1) * width; i++) squares += slopes[i]! * slopes[i]!;
  const cut = Math.min(1, LONGEST / (Math.sqrt(squares) + 1e-6));
  for (const table of tables) for (const row of table.touched) openRow(table, row, pace);
  pace.step++;
  for (const table of tables) {
    for (const row of table.touched) moveRow(table, row, { pace, decay, cut });
    table.touched.length = 0;
  }
}
/** Slopes of a batch that are longer together are shortened to this. */
const LONGEST = 2;

interface Move {
  readonly pace: Pace;
  readonly decay: number;
  readonly cut: number;
}
function moveRow(table: Table, row: number, { pace: { step, rate }, decay, cut }: Move): void {
  const { values, slopes, mean, square, width } = table;
  const by = rate / (1 - KEEP_MEAN ** step);
  const level = 1 / Math.sqrt(1 - KEEP_SQUARE ** step);
  for (let i = row * width; i < (row + 1) * width; i++) {
    const slope = slopes[i]! * cut + decay * values[i]!;
    slopes[i] = 0;
    mean[i] = KEEP_MEAN * mean[i]! + (1 - KEEP_MEAN) * slope;
    square[i] = KEEP_SQUARE * square[i]! + (1 - KEEP_SQUARE) * slope * slope;
    values[i]! -= (by * mean[i]!) / (Math.sqrt(square[i]!) * level + LEAST);
  }
  table.moved[row] = step;
  table.isTouched[row] = 0;
}

/** Makes all rows those of now; with `anew`, Adam begins again after it. */
export function settle(tables: readonly Table[], pace: Pace, anew = false): void {
  for (const table of tables) {
    for (let row = 0; row < table.rows; row++) openRow(table, row, pace);
    if (!anew) continue;
    table.mean.fill(0);
    table.square.fill(0);
    table.moved.fill(0);
  }
  if (anew) pace.step = 0;
}
