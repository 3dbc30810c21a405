/**
 * Time as the timeline zooms it: decade, year, month, week, day, each a period that lives in the address as
 * `since` and `until`. Days are numbers since 1970-01-01. Weeks begin on Saturday, as in most Arab states.
 *
 * @source first day of the week: CLDR `weekData`, majority of the states of the Arab League
 */

export const ZOOMS = ['all', 'decade', 'year', 'month', 'week', 'day'] as const;
export type Zoom = (typeof ZOOMS)[number];
/** A period between two days, both inclusive. */
export interface Period {
  readonly since: string;
  readonly until: string;
}
/** A period that has a name of its own, or `span` for any other. */
export interface Named extends Period {
  readonly zoom: Zoom | 'span';
}

const DAY_MS = 86_400_000;
export const dayNumber = (day: string): number => Math.round(Date.parse(day) / DAY_MS);
export const isoDay = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The day so many days after another one. */
export const addDays = (day: string, days: number): string => isoDay(dayNumber(day) + days);

/** 1970-01-03 was a Saturday. */
const FIRST_SATURDAY = 2;
export const weekStart = (number: number): number => number - ((((number - FIRST_SATURDAY) % 7) + 7) % 7);

const pad = (year: number): string => String(year).padStart(4, '0');
const monthStart = (year: number, month: number): number => Math.round(Date.UTC(year, month, 1) / DAY_MS);

export type Unit = Exclude<Zoom, 'all'>;

/** First day of the unit that a day lies in, and first day after it. */
export function unitAround(unit: Unit, number: number): readonly [start: number, end: number] {
  if (unit === 'day') return [number, number + 1];
  if (unit === 'week') return [weekStart(number), weekStart(number) + 7];
  const day = isoDay(number);
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  if (unit === 'month') return [monthStart(year, month), monthStart(year, month + 1)];
  if (unit === 'year') return [monthStart(year, 0), monthStart(year + 1, 0)];
  const decade = Math.floor(year / 10) * 10;
  return [monthStart(decade, 0), monthStart(decade + 10, 0)];
}

/** The unit of time around a day, as a period. */
export function periodOf(unit: Unit, day: string): Named {
  const [start, end] = unitAround(unit, dayNumber(day));
  return { zoom: unit, since: isoDay(start), until: isoDay(end - 1) };
}

/**
 * The period of an address, by the name it has; a side that is open takes that of `whole`.
 *
 * @param whole  the time of the store
 */
export function namePeriod({ since, until }: Partial<Period>, whole: Period): Named {
  if (!since && !until) return { zoom: 'all', ...whole };
  const asked = { since: since ?? earlier(whole.since, until!), until: until ?? later(whole.until, since!) };
  const period = asked.since <= asked.until ? asked : { since: asked.until, until: asked.since };
  for (const zoom of ['day', 'week', 'month', 'year', 'decade'] as const) {
    const named = periodOf(zoom, period.since);
    if (named.since === period.since && named.until === period.until) return named;
  }
  return { zoom: 'span', ...period };
}
const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

/** The periods around a period, from the decade down to it: what leads out again. */
export function periodsAround({ zoom, since, until }: Named): readonly Named[] {
  const order = ['decade', 'year', 'month', 'week', 'day'] as const;
  if (zoom === 'all') return [];
  const around = order.map((unit) => periodOf(unit, since));
  if (zoom !== 'span') return around.slice(0, order.indexOf(zoom) + 1);
  return [...around.filter((it) => it.until >= until), { zoom, since, until }];
}

/** The period of the same length before and after. */
export function neighbours({ zoom, since, until }: Named): readonly [before: Named, after: Named] {
  if (zoom === 'all' || zoom === 'span') {
    const length = dayNumber(until) - dayNumber(since) + 1;
    const moved = (by: number): Named => ({ zoom, since: addDays(since, by), until: addDays(until, by) });
    return [moved(-length), moved(length)];
  }
  return [periodOf(zoom, addDays(since, -1)), periodOf(zoom, addDays(until, 1))];
}

/** One bar: half-open. */
export interface Bin {
  readonly start: number;
  readonly end: number;
  held: number;
  other: number;
}
export interface Bins {
  /** What one bar stands for. */
  readonly unit: Unit;
  readonly bins: readonly Bin[];
  /** Known by a month or year alone that is longer than a bar: shown by no bar. */
  readonly loose: number;
}
/** As in the store's survey. */
export interface Counted {
  readonly at: string;
  readonly held: number;
  readonly other: number;
}

const YEAR_DAYS = 365.25;
/** The unit whose bars can still be told apart on a phone, by the days of a period at most. */
const UNITS: readonly (readonly [days: number, unit: Unit])[] = [
  [35, 'day'],
  [1.5 * YEAR_DAYS, 'week'],
  [12.5 * YEAR_DAYS, 'month'],
  [120 * YEAR_DAYS, 'year'],
];

export const unitFor = ({ since, until }: Period): Unit => {
  const days = dayNumber(until) - dayNumber(since) + 1;
  return UNITS.find(([most]) => days <= most)?.[1] ?? 'decade';
};

/** A period in bars of one unit, from whole unit to whole unit. */
export function binsOf(period: Period, counts: readonly Counted[]): Bins {
  const unit = unitFor(period);
  const end = dayNumber(period.until) + 1;
  const bins: Bin[] = [];
  for (let at = unitAround(unit, dayNumber(period.since))[0]; at < end; ) {
    const [start, after] = unitAround(unit, at);
    bins.push({ start, end: after, held: 0, other: 0 });
    at = after;
  }
  let loose = 0;
  let i = 0;
  for (const { at, held, other } of counts) {
    const [start, after] = momentSpan(at);
    while (i > 0 && bins[i - 1]!.end > start) i--;
    while (i < bins.length && bins[i]!.end <= start) i++;
    const bin = bins[i];
    if (bin && start >= bin.start && after <= bin.end) {
      bin.held += held;
      bin.other += other;
    } else if (bin && after > bins[0]!.start && start < bins.at(-1)!.end) loose += held + other;
  }
  return { unit, bins, loose };
}

/** First day of a day, month or year, and first day after it. */
function momentSpan(at: string): readonly [number, number] {
  if (at.length === 4) return unitAround('year', dayNumber(`${at}-01-01`));
  if (at.length === 7) return unitAround('month', dayNumber(`${at}-01`));
  return unitAround('day', dayNumber(at));
}

/** The period that a list of counts spans, from whole year to whole year; null where there are none. */
export function spanOf(counts: readonly Counted[]): Period | null {
  const [first, last] = [counts[0], counts.at(-1)];
  if (!first || !last) return null;
  return { since: `${first.at.slice(0, 4)}-01-01`, until: `${pad(Number(last.at.slice(0, 4)))}-12-31` };
}

/** What stands under the bars, as periods to zoom into: the unit above that of the bars, days in a week. */
export function marksOf({ unit, bins }: Bins): readonly Named[] {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return [];
  const above = ABOVE[unit];
  const own = bins.length <= (OWN_MARK[unit] ?? 0);
  const mark = own ? unit : above;
  const marks: Named[] = [];
  for (let at = first.start; at < last.end; ) {
    const [start, end] = unitAround(mark, at);
    const seen = Math.min(end, last.end) - Math.max(start, first.start);
    if (seen * LEAST_SEEN >= end - start)
      marks.push({ zoom: mark, since: isoDay(start), until: isoDay(end - 1) });
    at = end;
  }
  return marks;
}
/** A part of a unit smaller than this at the edge has no mark. */
const LEAST_SEEN = 4;
/** Most bars that have a mark each. */
const OWN_MARK: Readonly<Partial<Record<Unit, number>>> = { day: 14, year: 20 };
const ABOVE: Readonly<Record<Unit, Unit>> = {
  day: 'week',
  week: 'month',
  month: 'year',
  year: 'decade',
  decade: 'decade',
};
