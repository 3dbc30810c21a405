/** Days in words and figures: «5 مارس 2020», «أمس الخميس», «فجر الاثنين», «18 شعبان 1442هـ الموافق 1 أبريل 2021». */
import { isoDay } from './dates-calendar.ts';
import { chooseDay, type DaySpec, moodAt, weekdayAfter, weekdayBefore, weekdayNear } from './dates-choose.ts';
import { isFixedName, isGroupOfStates, isNoToday, isNoWeekday } from './dates-guards.ts';
import { readNumericDate } from './dates-numeric.ts';
import {
  afterPiece,
  breaksBefore,
  type Draft,
  digitsAt,
  isAt,
  isMark,
  type Scan,
  valueAt,
} from './dates-pieces.ts';
import { readMonth, readMonthDay, readOrdinal, readTense, type Tense } from './dates-readers.ts';

/** What a day phrase has said so far. */
interface Said {
  readonly weekday: number | null;
  /** Weeks beyond the nearest: 1 in «الأحد قبل الماضي». */
  readonly weeks: number;
  readonly tense: Tense;
  readonly offset: number | null;
  readonly spec: DaySpec | null;
  /** Day of the month after a weekday, no month given: «السبت السادس عشر». */
  readonly ordinal: number | null;
  readonly numeric: boolean;
  readonly part: boolean;
  readonly last: number;
}
const NOTHING: Said = {
  weekday: null,
  weeks: 0,
  tense: null,
  offset: null,
  spec: null,
  ordinal: null,
  numeric: false,
  part: false,
  last: -1,
};

/** The day phrase that begins at `i`, all its parts together: part of day, weekday, relative day, dates of one or two calendars. */
export function readDayPhrase(s: Scan, i: number): Draft | null {
  const said = gather(s, i);
  if (said.last < 0) return null;
  const draft = { first: i, last: said.last };
  if (said.spec) return draftDate(s, said, draft);
  if (said.offset !== null) return draftOffset(s, said, draft);
  return said.weekday === null ? null : draftWeekday(s, said, draft);
}

/** The parts of the day phrase from `i`. */
export function gather(s: Scan, i: number): Said {
  let said: Said = NOTHING;
  let at = skipPart(s, i);
  if (at > i) said = { ...said, part: true };
  for (;;) {
    const next = component(s, at, said) ?? component(s, connected(s, at, said), said);
    if (!next || next.last <= at) break;
    said = next;
    at = next.last;
  }
  return said.last < 0 ? said : { ...said, last: afterClosing(s, withPartAfter(s, said.last), i) };
}

/** Past «فجر», «بعد ظهر», «يوم» and the like. */
function skipPart(s: Scan, i: number): number {
  let at = i;
  while (at < i + 3 && (isAt(s, at, 'part') || isPlainDay(s, at))) at = afterPiece(s, at);
  return at;
}
const isPlainDay = (s: Scan, i: number): boolean => valueAt(s, i, 'unit') === 'day 1' && !isAt(s, i, 'day');

function withPartAfter(s: Scan, i: number): number {
  return isAt(s, i, 'part-adverb') && !breaksBefore(s, i) ? afterPiece(s, i) : i;
}

function afterClosing(s: Scan, last: number, first: number): number {
  if (!isMark(s, last, ')')) return last;
  for (let i = first; i < last; i++) if (isMark(s, i, '(')) return last + 1;
  return last;
}

const FOR = 'ل';

/** Where the next part can begin after a mark or a joining word; `i` where there is none. */
function connected(s: Scan, i: number, said: Said): number {
  if (said.last < 0 || breaksBefore(s, i)) return i;
  let at = i;
  if (isMark(s, at, '،,(-–/=')) at++;
  const equals = isAt(s, at, 'equals');
  if (equals) at = afterPiece(s, at);
  if (equals && (isMark(s, at, ':') || s.tokens[at]?.form === FOR)) at++;
  if (said.weekday !== null && isAt(s, at, 'in')) at = afterPiece(s, at);
  if (said.weekday !== null && isAt(s, at, 'from') && said.spec === null) at = afterPiece(s, at);
  return at;
}

/** `said` with the part that stands at `i`; null where none does that was not said already. */
function component(s: Scan, i: number, said: Said): Said | null {
  if (i >= s.tokens.length || (said.last >= 0 && breaksBefore(s, i))) return null;
  const at = said.last >= 0 ? skipPart(s, i) : i;
  if (said.offset === null && said.spec === null) {
    const offset = readOffset(s, at);
    if (offset) return { ...said, offset: offset.value, last: offset.last };
  }
  const named = said.last < 0 && isAt(s, at, 'this') ? skipPart(s, at + 1) : at;
  if (said.weekday === null && isAt(s, named, 'weekday') && !isNoWeekday(s, at)) {
    if (said.last >= 0 && s.pieces[at]!.parse.conjunction) return null;
    const tense = readTense(s, named + 1);
    const weekday = Number(valueAt(s, named, 'weekday'));
    const here = named > at ? ('present' as const) : said.tense;
    const weeks = Math.max(0, Math.abs(tense?.value ?? 0) - 1);
    return { ...said, weekday, weeks, tense: tense?.tense ?? here, last: tense?.last ?? named + 1 };
  }
  return dateComponent(s, at, said);
}

function dateComponent(s: Scan, at: number, said: Said): Said | null {
  const date = readDate(s, at);
  if (!date) {
    if (said.weekday === null || said.spec !== null || said.ordinal !== null) return null;
    const ordinal = digitsAt(s, at) ? lastDigits(s, at) : readOrdinal(s, at);
    return ordinal && ordinal.value > 0 && at === said.last
      ? { ...said, ordinal: ordinal.value, last: ordinal.last }
      : null;
  }
  if (said.spec === null) {
    if (said.offset !== null && said.weekday === null) return null;
    const agrees = said.weekday === null || date.sure || agreesWith(s, date.spec, said.weekday);
    if (said.last >= 0 && at > said.last && !agrees) return null;
    const tense = said.tense ?? date.spec.tense;
    return { ...said, spec: date.spec, tense, numeric: date.numeric, last: date.last };
  }
  if (said.spec.hijri === date.spec.hijri) return null;
  // the Gregorian day is the one that both countries agree on
  return { ...said, spec: date.spec.hijri ? said.spec : date.spec, last: date.last };
}

/** A day in figures with nothing behind it: «الخميس 21». */
function lastDigits(s: Scan, i: number): { value: number; last: number } | null {
  const next = s.tokens[i + 1];
  return next && (next.kind !== 'mark' || isMark(s, i + 1, '%٪:')) ? null : readMonthDay(s, i);
}

function agreesWith(s: Scan, spec: DaySpec, weekday: number): boolean {
  const chosen = chooseDay(s, { ...spec, weekday }, 'report');
  return chosen === null || weekdayAfter(chosen.day, weekday) === chosen.day;
}

/** «اليوم», «أمس», «غدا», «اليوم الذي بعد الغد», «هذا اليوم» as days from publication. */
function readOffset(s: Scan, i: number): { value: number; last: number } | null {
  let at = i;
  if (isAt(s, at, 'this') && valueAt(s, at + 1, 'day') === '0') return { value: 0, last: at + 2 };
  if (isAt(s, at, 'this') && isAt(s, at + 1, 'part-the')) return { value: 0, last: afterPiece(s, at + 1) };
  if (valueAt(s, at, 'unit') === 'day 1' && isAt(s, at + 1, 'which') && isAt(s, at + 2, 'day')) at += 2;
  else if (valueAt(s, at, 'day') === '0' && Math.abs(Number(valueAt(s, at + 1, 'day') ?? 0)) > 1) at += 1;
  const value = valueAt(s, at, 'day');
  if (value !== null)
    return value === '0' && isNoToday(s, at) ? null : { value: Number(value), last: afterPiece(s, at) };
  if (!isAt(s, at, 'morrow')) return null;
  const sure =
    isPlainDay(s, at - 1) ||
    isAt(s, at - 1, 'part') ||
    isAt(s, at + 1, 'weekday') ||
    isMark(s, at + 1, '،.') ||
    !s.tokens[at + 1];
  return sure ? { value: 1, last: at + 1 } : null;
}

/** A date of one calendar. */
export interface DateRead {
  readonly spec: DaySpec;
  readonly last: number;
  readonly numeric: boolean;
  /** Whether it is written without a year and so leaves the year to a weekday. */
  readonly sure: boolean;
}

/** A date in one calendar: «5 مارس 2020», «الخامس من مارس», «5/3/2020», «مارس 5، 2020», «17 الجاري». */
export function readDate(s: Scan, i: number): DateRead | null {
  const numeric = readNumericDate(s, i);
  if (numeric) return { ...numeric, numeric: true, sure: false };
  const day = isGroupOfStates(s, i) ? null : readMonthDay(s, i);
  if (!day) return readMonthFirst(s, i);
  let at = day.last;
  if (isMark(s, at, '-–/.') && (isAt(s, at + 1, 'month') || isAt(s, at + 1, 'hijri'))) at++;
  if (isAt(s, at, 'from') || isAt(s, at, 'in')) at = afterPiece(s, at);
  if (breaksBefore(s, at)) return null;
  const month = readMonth(s, at);
  if (month) {
    if (month.year === null && isFixedName(s, i)) return null;
    const spec = { ...month, day: day.value, weekday: null };
    return { spec, last: month.last, numeric: false, sure: false };
  }
  return readDayOfThisMonth(s, i, day);
}

/** «17 الجاري», «15 الشهر الماضي» with the month left out. */
function readDayOfThisMonth(s: Scan, i: number, day: { value: number; last: number }): DateRead | null {
  const tense = readTense(s, day.last);
  if (!tense || !digitsAt(s, i) || s.tokens[day.last]!.form.endsWith(FEMININE)) return null;
  const month = readMonth(s, day.last - 1);
  if (month || s.published === null) return null;
  const here = isoDay(s.published);
  const index = Number(here.slice(0, 4)) * 12 + Number(here.slice(5, 7)) - 1 + tense.value;
  const spec = {
    day: day.value,
    month: (index % 12) + 1,
    year: Math.floor(index / 12),
    hijri: false,
    tense: tense.tense,
    weekday: null,
  };
  return { spec, last: tense.last, numeric: false, sure: false };
}
const FEMININE = 'ه';

/** «مارس 5, 2020», «تموز 13» at the end of what is said. */
function readMonthFirst(s: Scan, i: number): DateRead | null {
  if (!isAt(s, i, 'month')) return null;
  const at = isMark(s, i + 1, '-') ? i + 2 : afterPiece(s, i);
  const ordinal = digitsAt(s, at) ? null : readOrdinal(s, at);
  const day = digitsAt(s, at) ? readMonthDay(s, at) : ordinal;
  if (!day || day.value < 1 || day.value > 31) return null;
  const comma = isMark(s, day.last, '،,') ? 1 : 0;
  const year = digitsAt(s, day.last + comma);
  const month = Number(valueAt(s, i, 'month'));
  const spec = { day: day.value, month, year: null, hijri: false, tense: null, weekday: null };
  if (year && year.size === 4)
    return { spec: { ...spec, year: year.value }, last: day.last + comma + 1, numeric: false, sure: false };
  const next = s.tokens[day.last];
  if (ordinal || (next && next.kind !== 'mark')) return null;
  return { spec, last: day.last, numeric: false, sure: false };
}

type Range = { readonly first: number; readonly last: number };

function draftDate(s: Scan, said: Said, range: Range): Draft {
  const spec = said.spec!;
  const tense = said.tense ?? spec.tense;
  const weekday = said.weekday;
  const when = tense ?? (valueAt(s, range.first - 1, 'ago') === 'since' ? 'past' : null);
  const chosen = chooseDay(s, { ...spec, tense: when, weekday }, moodAt(s, range.first, range.last));
  const rule = said.numeric
    ? 'date.figures'
    : spec.hijri
      ? 'date.hijri'
      : spec.year === null
        ? 'date.day-month'
        : 'date.day-month-year';
  return {
    ...range,
    rule,
    value: chosen ? isoDay(chosen.day) : null,
    grain: 'day',
    tense: tense ?? null,
    weekday,
    next: chosen?.next ? isoDay(chosen.next) : null,
  };
}

function draftOffset(s: Scan, said: Said, range: Range): Draft {
  const offset = said.offset!;
  const tense: Tense = offset < 0 ? 'past' : offset > 0 ? 'future' : 'present';
  const rule = said.weekday === null ? 'date.relative-day' : 'date.relative-weekday';
  const base = { ...range, rule, grain: 'day' as const, tense, weekday: said.weekday, next: null };
  if (s.published === null) return { ...base, value: null };
  const day = s.published + offset;
  const agrees = said.weekday === null || weekdayAfter(day, said.weekday) === day;
  return { ...base, value: isoDay(agrees ? day : weekdayNear(s.published, said.weekday!)) };
}

function draftWeekday(s: Scan, said: Said, range: Range): Draft {
  const weekday = said.weekday!;
  const base = { ...range, grain: 'day' as const, weekday, tense: said.tense, next: null };
  const rule =
    said.tense === 'past'
      ? 'date.last-weekday'
      : said.tense === 'future'
        ? 'date.next-weekday'
        : 'date.weekday';
  if (s.published === null) return { ...base, rule, value: null };
  const published = s.published;
  if (said.ordinal !== null) {
    const day = withOrdinal(published, weekday, said.ordinal);
    if (day !== null) return { ...base, rule: 'date.weekday-day', value: isoDay(day) };
  }
  if (said.tense === 'past')
    return { ...base, rule, value: isoDay(weekdayBefore(published - 1, weekday) - said.weeks * 7) };
  if (said.tense === 'future')
    return { ...base, rule, value: isoDay(weekdayAfter(published + 1, weekday) + said.weeks * 7) };
  const next = weekdayAfter(published + 1, weekday);
  // «هذا الخميس» is today or to come
  if (said.tense === 'present') return { ...base, rule, value: isoDay(weekdayAfter(published, weekday)) };
  if (said.part || moodAt(s, range.first, range.last) !== 'alone')
    return { ...base, rule, value: isoDay(weekdayBefore(published, weekday)), next: isoDay(next) };
  // a weekday that is all that is said announces
  const day = weekdayAfter(published, weekday);
  return { ...base, rule: 'date.weekday-alone', value: isoDay(day), next: isoDay(next) };
}

/** The day nearest to publication that is both that weekday and that day of a month, within a month. */
function withOrdinal(published: number, weekday: number, ordinal: number): number | null {
  const start = weekdayNear(published, weekday);
  for (let step = 0; step <= 5; step++) {
    for (const day of [start + step * 7, start - step * 7])
      if (Number(isoDay(day).slice(8)) === ordinal) return day;
  }
  return null;
}
