/** Months and their parts: «مارس الماضي», «منتصف آذار», «أواخر شهر مارس», «آخر اثنين من الشهر القادم», feasts. */
import {
  dayNumber,
  daysIn,
  easter,
  hijriDay,
  hijriOf,
  isoDay,
  isoMonth,
  partsOf,
  weekdayOf,
} from './dates-calendar.ts';
import { chooseDay, type DaySpec, dayOf, type Mood, moodAt, weekdayAfter } from './dates-choose.ts';
import { isFixedName, isNoWeekday } from './dates-guards.ts';
import { readNumericMonth } from './dates-numeric.ts';
import { afterPiece, breaksBefore, type Draft, isAt, type Scan, valueAt } from './dates-pieces.ts';
import { type MonthRead, readMonth, readOrdinal, readYear, type Tense } from './dates-readers.ts';

/** A month that is known with its year, in its own calendar. */
interface KnownMonth {
  readonly year: number;
  readonly month: number;
  readonly hijri: boolean;
}

/** Which year a month without one belongs to: by tense, in a bare note the year of publication, else the nearest. */
function chooseMonth(s: Scan, read: MonthRead, mood: Mood): KnownMonth | null {
  if (read.month === 0) return null;
  const { month, hijri } = read;
  if (read.year !== null) {
    if (!hijri || read.year < 1600) return { year: read.year, month, hijri };
    const day = dayOf({ ...read, day: 1, weekday: null }, read.year);
    return day === null ? null : { year: hijriOf(day).year, month, hijri };
  }
  if (s.published === null) return null;
  const here = hijri ? hijriOf(s.published) : partsOf(s.published);
  const apart = month - here.month;
  if (read.tense === 'present') return { year: here.year, month, hijri };
  if (read.tense === 'past') return { year: apart < 0 ? here.year : here.year - 1, month, hijri };
  if (read.tense === 'future') return { year: apart > 0 ? here.year : here.year + 1, month, hijri };
  if (mood === 'coming' && apart < 0) return { year: apart < -3 ? here.year + 1 : here.year, month, hijri };
  if (mood === 'alone' || mood === 'coming') return { year: here.year, month, hijri };
  return { year: apart > 4 ? here.year - 1 : here.year, month, hijri };
}

interface Period {
  readonly value: string;
  readonly grain: Draft['grain'];
}
const between = (from: string, to: string): Period => ({ value: `${from}/${to}`, grain: 'interval' });

function wholeMonth({ year, month, hijri }: KnownMonth): Period {
  if (!hijri) return { value: isoMonth(year, month), grain: 'month' };
  return between(isoDay(hijriDay(year, month, 1)), isoDay(hijriDay(year, month + 1, 1) - 1));
}

/** The start, middle or end of a month: a day with the grain of a month, or a third of it. */
function partOfMonth(known: KnownMonth, edge: string): Period {
  const { year, month, hijri } = known;
  const first = hijri ? hijriDay(year, month, 1) : dayNumber(year, month, 1);
  const size = hijri ? hijriDay(year, month + 1, 1) - first : daysIn(year, month);
  if (edge === 'first') return between(isoDay(first), isoDay(first + 9));
  if (edge === 'last') return between(isoDay(first + 20), isoDay(first + size - 1));
  const day = edge === 'start' ? first : edge === 'end' ? first + size - 1 : first + 14;
  return { value: isoDay(day), grain: 'month' };
}

/** A month, or its start, middle or end, from `i`. */
export function readMonthPhrase(s: Scan, i: number): Draft | null {
  const figures = readNumericMonth(s, i);
  const base = { first: i, tense: null, weekday: null, next: null };
  if (figures)
    return {
      ...base,
      rule: 'date.month-figures',
      last: figures.last,
      value: isoMonth(figures.year, figures.month),
      grain: 'month',
    };
  const edge = valueAt(s, i, 'edge');
  let at = edge === null ? i : afterPiece(s, i);
  if (edge !== null && isAt(s, at, 'from')) at = afterPiece(s, at);
  const read = readMonth(s, at) ?? (edge === null ? null : currentMonth(s, at));
  if (!read || (edge !== null && breaksBefore(s, at))) return null;
  if (
    edge === null &&
    (((isFixedName(s, i) || isFixedDay(s, i)) && read.year === null) || !isMonthHere(s, i, read))
  )
    return null;
  const since = read.tense === null && valueAt(s, i - 1, 'ago') === 'since';
  const known = chooseMonth(s, since ? { ...read, tense: 'past' } : read, moodAt(s, i, read.last));
  const period = known && (edge === null ? wholeMonth(known) : partOfMonth(known, edge));
  const rule = edge === null ? 'date.month' : 'date.part-of-month';
  return {
    ...base,
    rule,
    last: read.last,
    tense: read.tense,
    value: period?.value ?? null,
    grain: period?.grain ?? 'month',
  };
}

/** Whether the month at `i` follows the day of a name: «ثورة 25 يناير». */
const isFixedDay = (s: Scan, i: number): boolean =>
  s.tokens[i - 1]?.kind === 'number' && isFixedName(s, i - 1);

/** «الشهر» after «نهاية»: the month of publication. */
function currentMonth(s: Scan, i: number): MonthRead | null {
  if (valueAt(s, i, 'unit') !== 'month 1' || !s.pieces[i]!.parse.article) return null;
  const here = s.published === null ? null : partsOf(s.published);
  return {
    month: here?.month ?? 0,
    year: here?.year ?? null,
    hijri: false,
    tense: null,
    last: i + 1,
    sure: true,
  };
}

const BEFORE_MONTH = ['in', 'ago', 'ahead', 'until', 'to', 'later'];

/** Whether a month is meant: some names are also words, names of persons or makes. */
function isMonthHere(s: Scan, i: number, read: MonthRead): boolean {
  if (read.sure) return true;
  if (read.hijri) return false;
  const { particle } = s.pieces[i]!.parse;
  // «باب» is no «ب» + «آب»
  if (isAt(s, i, 'strict') && particle !== '') return false;
  if (isAt(s, i - 1, 'between') || (isAt(s, i - 1, 'month') && !isAt(s, i - 1, 'strict'))) return true;
  return particle !== '' || !isAt(s, i, 'strict') || BEFORE_MONTH.some((kind) => isAt(s, i - 1, kind));
}

/** «آخر اثنين من مارس», «الثلاثاء الثالث من أيلول 2014», «ثالث ثلاثاء بعد كريسماس 2014». */
export function readNthWeekday(s: Scan, i: number): Draft | null {
  const head = readNth(s, i);
  if (!head) return null;
  let at = head.last;
  const base = { first: i, weekday: head.weekday, next: null, grain: 'day' as const };
  if (isAt(s, at, 'later')) {
    const feast = readFeast(s, at + 1);
    if (!feast || head.nth < 0 || feast.day === null) return null;
    const value = isoDay(weekdayAfter(feast.day + 1, head.weekday) + (head.nth - 1) * 7);
    return { ...base, rule: 'date.nth-weekday', last: feast.last, tense: null, value };
  }
  if (isAt(s, at, 'from') || isAt(s, at, 'in')) at = afterPiece(s, at);
  else if (!s.pieces[at]?.parse.particle) return null;
  const read = readMonth(s, at);
  if (!read || read.hijri) return null;
  const known = chooseMonth(s, read, moodAt(s, i, read.last));
  // «الثلاثاء الخامس من آذار» is the fifth of the month where that is a Tuesday
  if (known && head.first && weekdayOf(dayNumber(known.year, known.month, head.nth)) === head.weekday)
    return null;
  const value = known && isoDay(nthOf(known, head));
  return { ...base, rule: 'date.nth-weekday', last: read.last, tense: read.tense, value };
}

function readNth(s: Scan, i: number): { nth: number; weekday: number; last: number; first: boolean } | null {
  const named = valueAt(s, i, 'weekday');
  if (named !== null) {
    const ordinal = isNoWeekday(s, i) ? null : readOrdinal(s, i + 1);
    return ordinal && ordinal.value <= 5
      ? { nth: ordinal.value, weekday: Number(named), last: ordinal.last, first: ordinal.value > 0 }
      : null;
  }
  const ordinal = readOrdinal(s, i);
  if (!ordinal || ordinal.value > 5) return null;
  const at = valueAt(s, ordinal.last, 'unit') === 'day 1' ? ordinal.last + 1 : ordinal.last;
  const weekday = valueAt(s, at, 'weekday') ?? valueAt(s, at, 'weekday-bare');
  return weekday === null
    ? null
    : { nth: ordinal.value, weekday: Number(weekday), last: at + 1, first: false };
}

function nthOf({ year, month }: KnownMonth, { nth, weekday }: { nth: number; weekday: number }): number {
  if (nth > 0) return weekdayAfter(dayNumber(year, month, 1), weekday) + (nth - 1) * 7;
  const last = dayNumber(year, month, daysIn(year, month));
  return last - ((((weekdayOf(last) - weekday) % 7) + 7) % 7);
}

/** «أول أسبوع من أكتوبر», «الأسبوع الأخير في سبتمبر 2014»: whole weeks from Monday inside the month. */
export function readNthWeek(s: Scan, i: number): Draft | null {
  const isWeek = (at: number): boolean => valueAt(s, at, 'unit') === 'week 1';
  const ordinal = isWeek(i) ? readOrdinal(s, i + 1) : readOrdinal(s, i);
  if (!ordinal || ordinal.value > 4 || !(isWeek(i) || isWeek(ordinal.last))) return null;
  let at = isWeek(i) ? ordinal.last : ordinal.last + 1;
  if (isAt(s, at, 'from') || isAt(s, at, 'in')) at = afterPiece(s, at);
  else if (!s.pieces[at]?.parse.particle) return null;
  const read = readMonth(s, at);
  if (!read || read.hijri) return null;
  const known = chooseMonth(s, read, moodAt(s, i, read.last));
  const start =
    known &&
    (ordinal.value > 0
      ? nthOf(known, { nth: ordinal.value, weekday: 1 })
      : nthOf(known, { nth: -1, weekday: 7 }) - 6);
  const value = start === null ? null : `${isoDay(start)}/${isoDay(start + 6)}`;
  return {
    rule: 'date.nth-week',
    first: i,
    last: read.last,
    value,
    grain: 'interval',
    tense: read.tense,
    weekday: null,
    next: null,
  };
}

/** The feast at `i` with the year after it; `day` null where it hangs on an unknown day of publication. */
function readFeast(
  s: Scan,
  i: number,
): { day: number | null; last: number; dated: boolean; tense: Tense } | null {
  const value = valueAt(s, i, 'holiday');
  if (value === null) return null;
  const year = readYear(s, afterPiece(s, i));
  const last = year?.last ?? afterPiece(s, i);
  const known = { last, dated: year !== null, tense: year?.tense ?? null };
  if (value === 'easter') {
    const at = year?.year ?? (s.published === null ? null : partsOf(s.published).year);
    return { ...known, day: at === null ? null : easter(at) };
  }
  const hijri = value.startsWith('h');
  const [month, day] = value
    .slice(hijri ? 1 : 0)
    .split('-')
    .map(Number);
  const spec: DaySpec = {
    day: day!,
    month: month!,
    year: year?.year ?? null,
    hijri,
    tense: null,
    weekday: null,
  };
  if (spec.year === null && hijri && s.published !== null) {
    const inYear = dayOf(spec, partsOf(s.published).year);
    return { ...known, day: inYear };
  }
  return { ...known, day: chooseDay(s, spec, 'alone')?.day ?? null };
}

/** A feast with its year, counted in days, or alone: «عيد الأضحى 2013», «ثاني أيام عيد الفطر». */
export function readFeastPhrase(s: Scan, i: number): Draft | null {
  const ordinal = readOrdinal(s, i);
  const counted =
    ordinal !== null && ordinal.value > 0 && (valueAt(s, ordinal.last, 'unit') ?? '').startsWith('day');
  const feast = readFeast(s, counted ? ordinal.last + 1 : i);
  if (!feast) return null;
  if (!counted && !feast.dated && moodAt(s, i, feast.last) !== 'alone') return null;
  const value = feast.day === null ? null : isoDay(feast.day + (counted ? ordinal.value - 1 : 0));
  return {
    rule: 'date.feast',
    first: i,
    last: feast.last,
    value,
    grain: 'day',
    tense: feast.tense,
    weekday: null,
    next: null,
  };
}
