/** Chance for what is fitted: the same numbers for the same seed. */
export interface Chance {
  /** From 0 to 1, exclusive. */
  readonly share: () => number;
  /** A whole number from 0 to `most`, exclusive. */
  readonly below: (most: number) => number;
  /** Around 0, with a standard deviation of 1. */
  readonly normal: () => number;
}

/** @source sfc32, Chris Doty-Humphrey (public domain, PractRand); normal numbers by Box and Muller, 1958 */
export function chanceOf(seed: number): Chance {
  let [a, b, c, count] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1];
  const share = (): number => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < WARM_UP; i++) share();
  return {
    share,
    below: (most) => Math.floor(share() * most),
    normal: () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()),
  };
}
/** Seeds that are near each other give numbers far from each other after some steps. */
const WARM_UP = 16;

/** `list` in an order of chance. */
export function shuffled<T>(list: readonly T[], chance: Chance): readonly T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const k = chance.below(i + 1);
    [out[i], out[k]] = [out[k]!, out[i]!];
  }
  return out;
}
