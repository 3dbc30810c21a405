/** Finds the lowest point of a smooth convex function (L-BFGS, with steps halved until they lead down). */

/** The value at `point`; its slopes are written into `slopes`. */
export type Slope = (point: Float64Array, slopes: Float64Array) => number;

const ROUNDS = 60;
/** Earlier steps from which the bend of the function is told. */
const KEPT = 8;
/** Part of the decrease that the slope promises which a step must bring. */
const PROMISED = 1e-4;
const HALVINGS = 20;
/** Relative decrease below which it is done. */
const DONE = 1e-5;

interface Step {
  readonly moved: Float64Array;
  readonly bent: Float64Array;
  /** 1 / (moved · bent) */
  readonly rate: number;
}

/** The point, of `size` numbers, where `slope` is lowest; the same function gives the same bytes. */
export function descend(size: number, slope: Slope): Float64Array {
  let point: Float64Array = new Float64Array(size);
  let slopes: Float64Array = new Float64Array(size);
  let value = slope(point, slopes);
  const steps: Step[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const way = wayDown(slopes, steps);
    const next = goDown({ point, slopes, value, way, slope });
    if (!next) break;
    const moved = minus(next.point, point);
    const bent = minus(next.slopes, slopes);
    const curve = dot(moved, bent);
    if (curve > 0) steps.push({ moved, bent, rate: 1 / curve });
    if (steps.length > KEPT) steps.shift();
    const done = value - next.value < DONE * Math.abs(value);
    ({ point, slopes, value } = next);
    if (done) break;
  }
  return point;
}

/** The direction to go: against the slopes, turned by the bends seen before. */
function wayDown(slopes: Float64Array, steps: readonly Step[]): Float64Array {
  const way = slopes.map((s) => -s);
  const parts: number[] = [];
  for (const { moved, bent, rate } of steps.toReversed()) {
    const part = rate * dot(moved, way);
    parts.push(part);
    add(way, bent, -part);
  }
  const last = steps.at(-1);
  const scale = last
    ? 1 / (last.rate * dot(last.bent, last.bent))
    : 1 / Math.max(1, Math.sqrt(dot(way, way)));
  for (let k = 0; k < way.length; k++) way[k]! *= scale;
  for (const { moved, bent, rate } of steps) add(way, moved, parts.pop()! - rate * dot(bent, way));
  return way;
}

interface Here {
  readonly point: Float64Array;
  readonly slopes: Float64Array;
  readonly value: number;
  readonly way: Float64Array;
  readonly slope: Slope;
}
type There = Pick<Here, 'point' | 'slopes' | 'value'>;

/** The first point along the way that is low enough, or null where none is. */
function goDown({ point, slopes, value, way, slope }: Here): There | null {
  const promise = dot(way, slopes);
  let length = 1;
  for (let k = 0; k < HALVINGS; k++) {
    const next = point.slice();
    add(next, way, length);
    const there = new Float64Array(point.length);
    const found = slope(next, there);
    if (found <= value + PROMISED * length * promise) return { point: next, slopes: there, value: found };
    length /= 2;
  }
  return null;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let k = 0; k < to.length; k++) to[k]! += times * what[k]!;
}

const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, k) => x - b[k]!);
