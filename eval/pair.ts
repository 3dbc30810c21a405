/** Pairs what was expected with what came. */

export interface Pairing<X, Y> {
  readonly pairs: readonly (readonly [X, Y])[];
  readonly restX: readonly X[];
  readonly restY: readonly Y[];
}

/**
 * Each of `xs` with at most one of `ys`, the most alike first, earlier ones first among equals; what has
 * likeness 0 is never paired.
 */
export function pair<X, Y>(
  xs: readonly X[],
  ys: readonly Y[],
  likeness: (x: X, y: Y) => number,
): Pairing<X, Y> {
  const candidates: { readonly value: number; readonly i: number; readonly j: number }[] = [];
  for (const [i, x] of xs.entries()) {
    for (const [j, y] of ys.entries()) {
      const value = likeness(x, y);
      if (value > 0) candidates.push({ value, i, j });
    }
  }
  candidates.sort((a, b) => b.value - a.value);
  const takenX = new Set<number>();
  const takenY = new Set<number>();
  const pairs: (readonly [X, Y])[] = [];
  for (const { i, j } of candidates) {
    if (takenX.has(i) || takenY.has(j)) continue;
    takenX.add(i);
    takenY.add(j);
    pairs.push([xs[i]!, ys[j]!]);
  }
  return {
    pairs,
    restX: xs.filter((_, i) => !takenX.has(i)),
    restY: ys.filter((_, j) => !takenY.has(j)),
  };
}
