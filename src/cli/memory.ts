/** Keeps the memory of a long run small: V8 would rather grow than collect. */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Per cent by which the heap may grow over what was alive before it is collected. */
const GROWTH = 22;
/** Milliseconds until then: lexicons are read first, and of what they are made of there is next to nothing to collect. */
const START_MS = 1500;
/** Size of each half of the young space, in which values are made; V8's own limit is 64 MB. */
const HALF_YOUNG_MB = 8;
const MB = 2 ** 20;

/**
 * To be called first. The limit of the young space cannot be told to a process that runs, but by how much it
 * grows can: it is made to grow once, and then no more. Worker threads begin with that size.
 *
 * Measured on `liqa add` of 4,600 archived pages, 2026-11: see docs/decisions/006-web-archives.md.
 */
export function keepMemorySmall(): void {
  setTimeout(() => setFlagsFromString(`--heap-growing-percent=${GROWTH}`), START_MS).unref();
  setFlagsFromString(`--min-semi-space-size=${HALF_YOUNG_MB}`);
  setFlagsFromString(`--semi-space-growth-factor=${HALF_YOUNG_MB}`);
  growOnce();
  setFlagsFromString('--semi-space-growth-factor=1');
}

const youngBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;

const MOST_ROUNDS = 32;
/** Values that outlive some collections make the young space grow. */
function growOnce(): void {
  const kept: number[][] = [];
  const before = youngBytes();
  for (let round = 0; round < MOST_ROUNDS && youngBytes() <= before; round++) {
    for (let i = 0; i < MB / 4096; i++) kept.push(new Array<number>(512).fill(round));
  }
}
