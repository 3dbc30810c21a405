/**
 * The gate: floors for every measure of every set, pinned with a digest of the gold. Below a floor by more
 * than one decision, the gate fails; a floor is lowered only with a reason, which stays in the file.
 */
import { type Counts, type Measure, noiseOf, scoreOf } from './tallies.ts';

export interface PinnedSet {
  /** Of the gold that the floors were measured on. */
  readonly digest: string;
  /** Day on which they were pinned. */
  readonly accepted: string;
  readonly floors: Readonly<Record<string, number>>;
}
export interface Lowered {
  readonly date: string;
  readonly set: string;
  readonly measure: string;
  readonly from: number;
  /** Null where the measure has no case any more. */
  readonly to: number | null;
  readonly reason: string;
}
export interface Baseline {
  readonly sets: Readonly<Record<string, PinnedSet>>;
  readonly lowered: readonly Lowered[];
}
/** What was measured now. */
export interface Measured {
  readonly name: string;
  readonly digest: string;
  readonly counts: Counts;
}

/** A floor that does not hold. */
export interface Breach {
  readonly set: string;
  readonly measure: string;
  readonly floor: number;
  /** Null where the measure has no case any more. */
  readonly value: number | null;
  readonly noise: number;
}
export interface Verdict {
  readonly passed: boolean;
  readonly breaches: readonly Breach[];
  /** Sets that have floors and were measured. */
  readonly gated: readonly string[];
  /** Sets whose gold is not the one the floors were measured on. */
  readonly changed: readonly string[];
  /** Sets that were measured and have no floors. */
  readonly unpinned: readonly string[];
  /** Sets with floors whose gold is not here. */
  readonly absent: readonly string[];
}

/** Floors are kept to four digits, rounded down. */
const DIGITS = 10_000;
const ROUNDING = 1e-9;
const floorOf = (value: number): number => Math.floor(value * DIGITS + ROUNDING) / DIGITS;

/** Whether what was measured stands above the floors. */
export function checkGate(baseline: Baseline, measured: readonly Measured[]): Verdict {
  const pinned = measured.filter(({ name }) => baseline.sets[name]);
  const breaches = pinned.flatMap((set) => breachesOf(set, baseline.sets[set.name]!));
  const changed = pinned.filter(({ name, digest }) => baseline.sets[name]!.digest !== digest);
  return {
    passed: breaches.length === 0 && changed.length === 0,
    breaches,
    gated: pinned.map(({ name }) => name),
    changed: changed.map(({ name }) => name),
    unpinned: measured.filter(({ name }) => !baseline.sets[name]).map(({ name }) => name),
    absent: Object.keys(baseline.sets).filter((name) => !measured.some((set) => set.name === name)),
  };
}

function breachesOf({ name, counts }: Measured, { floors }: PinnedSet): readonly Breach[] {
  return Object.entries(floors).flatMap(([measure, floor]): readonly Breach[] => {
    const count = counts.get(measure as Measure);
    if (count === undefined) return [{ set: name, measure, floor, value: null, noise: 0 }];
    const value = scoreOf(count);
    const noise = noiseOf(count);
    return value < floor - noise - ROUNDING ? [{ set: name, measure, floor, value, noise }] : [];
  });
}

export type Acceptance =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly breaches: readonly Breach[] };

/**
 * The floors with what was measured now: raised where it is higher, kept where it is lower by noise. What is
 * lower than that is refused without a reason, and written down with one. Sets that were not measured stay.
 *
 * @param day  today, ISO 8601
 */
export function acceptFigures(
  baseline: Baseline,
  measured: readonly Measured[],
  { day, reason }: { readonly day: string; readonly reason: string | null },
): Acceptance {
  const { breaches } = checkGate(baseline, measured);
  if (breaches.length > 0 && reason === null) return { ok: false, breaches };
  const sets: Record<string, PinnedSet> = { ...baseline.sets };
  for (const set of measured) sets[set.name] = pinSet(set, baseline.sets[set.name], { day, breaches });
  const lowered = breaches.map(({ set, measure, floor, value }): Lowered => {
    const to = value === null ? null : floorOf(value);
    return { date: day, set, measure, from: floor, to, reason: reason ?? '' };
  });
  return { ok: true, baseline: { sets, lowered: [...baseline.lowered, ...lowered] } };
}

function pinSet(
  { name, digest, counts }: Measured,
  before: PinnedSet | undefined,
  { day, breaches }: { readonly day: string; readonly breaches: readonly Breach[] },
): PinnedSet {
  const floors: Record<string, number> = {};
  for (const [measure, count] of counts) {
    const isLowered = breaches.some((breach) => breach.set === name && breach.measure === measure);
    const now = floorOf(scoreOf(count));
    floors[measure] = isLowered ? now : Math.max(now, before?.floors[measure] ?? 0);
  }
  return { digest, accepted: day, floors };
}

/** The verdict as lines, one for each thing to know. */
export function printVerdict({
  passed,
  breaches,
  gated,
  changed,
  unpinned,
  absent,
}: Verdict): readonly string[] {
  const lines = breaches.map(printBreach);
  for (const name of changed) {
    lines.push(`${name}: the gold is not the one the floors were measured on; look at it, then --accept`);
  }
  if (unpinned.length > 0) lines.push(`no floors are pinned for ${unpinned.join(', ')}; --accept pins them`);
  if (absent.length > 0) lines.push(`not gated, because the gold is not here: ${absent.join(', ')}`);
  if (!passed) return [...lines, 'gate: failed'];
  return gated.length > 0 ? [...lines, `gate: the floors hold for ${gated.join(', ')}`] : lines;
}

/** One floor that does not hold, as a sentence. */
export function printBreach({ set, measure, floor, value, noise }: Breach): string {
  const at = `${set} ${measure}`;
  if (value === null) return `${at} has no case any more, its floor is ${floor.toFixed(4)}`;
  return `${at} is ${value.toFixed(4)}, below its floor ${floor.toFixed(4)} by more than one decision (${noise.toFixed(4)})`;
}
