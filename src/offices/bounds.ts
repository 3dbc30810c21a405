/**
 * Bounds the day of a report that bears none: who is named in which office, which weekday, which
 * dated events lie behind or ahead. Each fact gives windows of days; the windows are intersected.
 */
import { earliest, latest, loadOffices, NEVER, type Offices, type PersonId } from './facts.ts';

/** Somebody named in an office that he holds at the time of the report. */
export interface NamedHolder {
  readonly person: PersonId;
  readonly office: string;
  readonly party: string;
}
/**
 * A day that the report names beside its own. `month` and `day` without `year` need a `tense`:
 * «21 مايو الماضي» is `{ year: null, month: 5, day: 21, tense: 'past' }`.
 */
export interface DatedAnchor {
  readonly year: number | null;
  readonly month: number;
  /** Null where only the month is named. */
  readonly day: number | null;
  /** `past`: the report is later than the anchor; `future`: earlier. */
  readonly tense: 'past' | 'future';
}
export interface DayFacts {
  readonly holders?: readonly NamedHolder[];
  readonly anchors?: readonly DatedAnchor[];
  /** ISO weekday of the day that is sought, 1 (Monday) … 7 (Sunday). */
  readonly weekday?: number | null;
  /** No day before or after these, e.g. the day on which the page was fetched. */
  readonly notBefore?: string | null;
  readonly notAfter?: string | null;
}
/** Inclusive days. */
export interface Window {
  readonly from: string;
  readonly until: string;
}
/** What a bound rests on; `index` is the place of the fact in its list. */
export type BoundReason =
  | { readonly kind: 'holder'; readonly index: number; readonly windows: readonly Window[] }
  | { readonly kind: 'anchor'; readonly index: number; readonly windows: readonly Window[] }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'limit'; readonly windows: readonly Window[] };
/** First and last possible day, both inclusive, with the windows between them where there are gaps. */
export interface BoundDays extends Window {
  readonly windows: readonly Window[];
  readonly reasons: readonly BoundReason[];
}

const START = '0001-01-01';
/**
 * How long after a day without a year the press still calls it «الماضي», in days: 0.95 of 517 uses of
 * day and month, 0.94 of 2,821 uses of the month alone, in dated reports of 2013–2024 (30,000 of many
 * outlets; 60 to 360 days tried, 2026-11).
 */
const REACH_DAYS = 240;

/**
 * The days on which a report with these facts can have been made.
 *
 * @returns null where the facts contradict each other or leave one side open
 */
export function boundDay(facts: DayFacts, options: { readonly offices?: Offices } = {}): BoundDays | null {
  const offices = options.offices ?? loadOffices();
  const reasons: BoundReason[] = [];
  let windows: readonly Window[] = [{ from: START, until: NEVER }];
  for (const [index, named] of (facts.holders ?? []).entries()) {
    const own = windowsOfHolder(named, offices);
    if (own.length === 0) continue;
    windows = intersect(windows, own);
    reasons.push({ kind: 'holder', index, windows: own });
  }
  if (facts.notBefore || facts.notAfter) {
    const own = [{ from: facts.notBefore ?? START, until: facts.notAfter ?? NEVER }];
    windows = intersect(windows, own);
    reasons.push({ kind: 'limit', windows: own });
  }
  for (const [index, anchor] of (facts.anchors ?? []).entries()) {
    const own = windowsOfAnchor(anchor, windows);
    if (own.length === 0) continue;
    windows = intersect(windows, own);
    reasons.push({ kind: 'anchor', index, windows: own });
  }
  if (facts.weekday) {
    windows = snap(windows, facts.weekday);
    reasons.push({ kind: 'weekday', weekday: facts.weekday });
  }
  return close(windows, reasons);
}

function close(windows: readonly Window[], reasons: readonly BoundReason[]): BoundDays | null {
  const first = windows[0];
  const last = windows[windows.length - 1];
  if (!first || !last || first.from <= START || last.until >= NEVER) return null;
  return { from: first.from, until: last.until, windows, reasons };
}

function windowsOfHolder({ person, office, party }: NamedHolder, offices: Offices): readonly Window[] {
  const own = (offices.byPerson.get(person) ?? [])
    .filter((row) => row.office === office && row.party === party)
    .map((row) => ({ from: earliest(row.from), until: row.until ? latest(row.until) : NEVER }));
  return merge(own);
}

/** The days around an anchor; without a year, once for every year that the windows so far allow. */
function windowsOfAnchor(anchor: DatedAnchor, within: readonly Window[]): readonly Window[] {
  if (anchor.year !== null) return [windowOfYear(anchor, anchor.year, null)];
  const first = within[0];
  const last = within[within.length - 1];
  if (!first || !last || first.from <= START || last.until >= NEVER) return [];
  const out: Window[] = [];
  for (let year = yearOf(first.from) - 1; year <= yearOf(last.until) + 1; year++) {
    out.push(windowOfYear(anchor, year, REACH_DAYS));
  }
  return out;
}

function windowOfYear({ month, day, tense }: DatedAnchor, year: number, reach: number | null): Window {
  const stem = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  const begin = day === null ? `${stem}-01` : `${stem}-${String(day).padStart(2, '0')}`;
  const end = day === null ? latest(stem) : begin;
  if (tense === 'past') {
    return { from: addDays(end, 1), until: reach === null ? NEVER : addDays(end, reach) };
  }
  return { from: reach === null ? START : addDays(begin, -reach), until: addDays(begin, -1) };
}

/** Each window drawn in to the given weekday; windows without one are gone. */
function snap(windows: readonly Window[], weekday: number): readonly Window[] {
  const out: Window[] = [];
  for (const { from, until } of windows) {
    const first = from <= START ? from : addDays(from, (weekday - weekdayOf(from) + 7) % 7);
    const last = until >= NEVER ? until : addDays(until, -((weekdayOf(until) - weekday + 7) % 7));
    if (first <= last) out.push({ from: first, until: last });
  }
  return out;
}

/** Windows in order, those that touch made one. */
function merge(windows: readonly Window[]): readonly Window[] {
  const out: Window[] = [];
  for (const window of [...windows].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = out[out.length - 1];
    if (last && (last.until >= NEVER || window.from <= addDays(last.until, 1))) {
      out[out.length - 1] = { from: last.from, until: last.until > window.until ? last.until : window.until };
    } else out.push(window);
  }
  return out;
}

/** Days in both lists of ordered windows. */
function intersect(a: readonly Window[], b: readonly Window[]): readonly Window[] {
  const out: Window[] = [];
  for (const one of a) {
    for (const two of b) {
      const from = one.from > two.from ? one.from : two.from;
      const until = one.until < two.until ? one.until : two.until;
      if (from <= until) out.push({ from, until });
    }
  }
  return merge(out);
}

const DAY_MS = 86_400_000;
const yearOf = (day: string): number => Number(day.slice(0, 4));
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
