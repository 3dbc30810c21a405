/**
 * Decisions and the figures made of them. A measure either finds things (precision, recall, F1) or gets
 * values right (a share); every figure is taken over all decisions of a set, not over its articles.
 */

export const FOUND = [
  'engagement.all',
  'engagement.main',
  'participant',
  'attendee',
  'topic',
  'statement',
] as const;
export const SHARES = [
  'represents',
  'role',
  'kind',
  'status',
  'focus',
  'date',
  'date.given',
  'place.country',
  'place.city',
  'statement.speaker',
  'statement.direct',
  'dates',
] as const;
export type FoundMeasure = (typeof FOUND)[number];
export type ShareMeasure = (typeof SHARES)[number];
export type Measure = FoundMeasure | ShareMeasure;

/** One decision of the scorer, with the kind of the engagement it belongs to. */
export type Mark =
  | {
      readonly measure: FoundMeasure;
      readonly outcome: 'found' | 'false' | 'missed';
      readonly kind: string | null;
    }
  | { readonly measure: ShareMeasure; readonly outcome: 'right' | 'wrong'; readonly kind: string | null };

export interface FoundCount {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}
export interface ShareCount {
  readonly ok: number;
  readonly n: number;
}
export type Count = FoundCount | ShareCount;
/** Measures without a single case are absent. */
export type Counts = ReadonlyMap<Measure, Count>;

/** What `--json` prints for a measure: rounded to three digits. */
export type Figure =
  | (FoundCount & { readonly precision: number; readonly recall: number; readonly f1: number })
  | (ShareCount & { readonly accuracy: number });

/** The marks counted by measure, in the order of the lists above. */
export function countMarks(marks: Iterable<Mark>): Counts {
  const found = new Map<string, { tp: number; fp: number; fn: number }>();
  const shares = new Map<string, { ok: number; n: number }>();
  for (const { measure, outcome } of marks) {
    if (outcome === 'right' || outcome === 'wrong') {
      const count = shares.get(measure) ?? { ok: 0, n: 0 };
      shares.set(measure, { ok: count.ok + (outcome === 'right' ? 1 : 0), n: count.n + 1 });
      continue;
    }
    const count = found.get(measure) ?? { tp: 0, fp: 0, fn: 0 };
    count[OUTCOMES[outcome]]++;
    found.set(measure, count);
  }
  const counts = new Map<Measure, Count>();
  for (const measure of FOUND) if (found.has(measure)) counts.set(measure, found.get(measure)!);
  for (const measure of SHARES) if (shares.has(measure)) counts.set(measure, shares.get(measure)!);
  return counts;
}
const OUTCOMES = { found: 'tp', false: 'fp', missed: 'fn' } as const;

/** F1, or the share that is right; 0…1. */
export function scoreOf(count: Count): number {
  if ('n' in count) return count.ok / count.n;
  const { precision, recall } = ratesOf(count);
  return (2 * precision * recall) / (precision + recall || 1);
}

function ratesOf({ tp, fp, fn }: FoundCount): { readonly precision: number; readonly recall: number } {
  return { precision: tp / (tp + fp || 1), recall: tp / (tp + fn || 1) };
}

/**
 * What one decision moves at most: one value more that is wrong, or one find that turns into a miss and a
 * false find at once (2 tp / (2 tp + fp + fn) with tp one less and both others one more).
 */
export function noiseOf(count: Count): number {
  return 'n' in count ? 1 / count.n : 2 / (2 * count.tp + count.fp + count.fn);
}

/** The rounded figure of a count. */
export function figureOf(count: Count): Figure {
  if ('n' in count) return { accuracy: round(scoreOf(count)), ok: count.ok, n: count.n };
  const { precision, recall } = ratesOf(count);
  const { tp, fp, fn } = count;
  return { precision: round(precision), recall: round(recall), f1: round(scoreOf(count)), tp, fp, fn };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** All figures of a set, as an object for `--json`. */
export const figuresOf = (counts: Counts): Readonly<Record<string, Figure>> =>
  Object.fromEntries([...counts].map(([measure, count]) => [measure, figureOf(count)]));
