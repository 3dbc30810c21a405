/** Two days under one month, two weekdays, two dates with «إلى» between them. */
import { isoDay, parseDay, partsOf } from './dates-calendar.ts';
import { chooseDay, type DaySpec, moodAt, weekdayAfter, weekdayBefore } from './dates-choose.ts';
import { isFixedName, isNoWeekday } from './dates-guards.ts';
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
import { type MonthRead, readMonth, readMonthDay, readTense, standsAlone } from './dates-readers.ts';

const AND = 'و';
const base = { weekday: null, next: null, grain: 'interval' as const };

/** The token after a joint such as «إلى», «وحتى», «-» or «و» at `i`; null where none stands. */
function afterJoint(s: Scan, i: number, and: boolean): number | null {
  if (breaksBefore(s, i)) return null;
  if (isMark(s, i, '-–—')) return i + 1;
  if (isAt(s, i, 'to')) return afterPiece(s, i);
  if (!and) return null;
  return s.tokens[i]?.form === AND ? i + 1 : null;
}

interface TwoDays {
  readonly from: number;
  readonly to: number;
  readonly last: number;
}

/** Two days of a month in figures or ordinals: «13 إلى 15», «3 و4», «الثالث وحتى السادس». */
function readTwoDays(s: Scan, i: number): TwoDays | null {
  const from = rangeDay(s, i);
  if (!from) return null;
  let joint = afterJoint(s, from.last, true);
  // the word after «و» written onto it: «الثالث والرابع»
  if (joint === null && s.pieces[from.last]?.parse.conjunction === AND && isAt(s, from.last, 'ordinal'))
    joint = from.last;
  if (joint === null) return null;
  const to = rangeDay(s, joint);
  if (!to || to.value <= from.value) return null;
  const more = s.tokens[to.last]?.form === AND ? rangeDay(s, to.last + 1) : null;
  const end = more && more.value > to.value ? more : to;
  return { from: from.value, to: end.value, last: end.last };
}

function rangeDay(s: Scan, i: number): { value: number; last: number } | null {
  const digits = digitsAt(s, i);
  if (digits)
    return digits.size <= 2 && digits.value >= 1 && digits.value <= 31 && standsAlone(s, i)
      ? { value: digits.value, last: i + 1 }
      : null;
  if (!isAt(s, i, 'ordinal') && !isAt(s, i, 'number')) return null;
  const read = readMonthDay(s, i);
  return read && read.value > 0 ? read : null;
}

/** «من 13 إلى 15 يوليو», «يومي 3 و4 مارس», «يوليو 13-15». */
export function readDayRange(s: Scan, i: number): Draft | null {
  if (isAt(s, i, 'month')) return readMonthThenDays(s, i);
  const start = isAt(s, i, 'pair') ? i + 1 : i;
  const days = readTwoDays(s, start);
  if (!days) return null;
  let at = days.last;
  if (isAt(s, at, 'from') || isAt(s, at, 'in')) at = afterPiece(s, at);
  const month = breaksBefore(s, at) ? null : readMonth(s, at);
  if (month) return isFixedName(s, i) ? null : draftDays(s, { i, days, month, last: month.last });
  const tense = readTense(s, days.last);
  if (!tense || s.published === null || !digitsAt(s, start)) return null;
  const here = partsOf(s.published);
  const index = here.year * 12 + here.month - 1 + tense.value;
  const known = {
    month: (index % 12) + 1,
    year: Math.floor(index / 12),
    hijri: false,
    tense: tense.tense,
    last: tense.last,
    sure: true,
  };
  return draftDays(s, { i, days, month: known, last: tense.last });
}

function readMonthThenDays(s: Scan, i: number): Draft | null {
  const month = Number(valueAt(s, i, 'month'));
  const days = readTwoDays(s, afterPiece(s, i));
  if (!days) return null;
  const named = { month, year: null, hijri: false, tense: null, last: days.last, sure: true };
  return draftDays(s, { i, days, month: named, last: days.last });
}

function draftDays(
  s: Scan,
  { i, days, month, last }: { i: number; days: TwoDays; month: MonthRead; last: number },
): Draft {
  const mood = moodAt(s, i, last);
  const draft = { ...base, rule: 'date.days-of-month', first: i, last, tense: month.tense };
  const spec: DaySpec = { ...month, day: days.from, weekday: null };
  const from = chooseDay(s, spec, mood);
  if (!from) return { ...draft, value: null };
  return { ...draft, value: `${isoDay(from.day)}/${isoDay(from.day + days.to - days.from)}` };
}

/** «يومي السبت والأحد», «ليل الجمعة السبت», «السبت والأحد المقبلين». */
export function readTwoWeekdays(s: Scan, i: number): Draft | null {
  const pair = isAt(s, i, 'pair');
  const night = isAt(s, i, 'part');
  let at = i;
  while (isAt(s, at, 'part') || isAt(s, at, 'pair')) at = afterPiece(s, at);
  const first = valueAt(s, at, 'weekday');
  if (first === null || isNoWeekday(s, at)) return null;
  at++;
  let joined = pair || night;
  if (isMark(s, at, '-–/')) at++;
  else if (s.tokens[at]?.form === AND) at++;
  else if (s.pieces[at]?.parse.conjunction !== AND && !night) joined = false;
  const second = valueAt(s, at, 'weekday');
  if (second === null || breaksBefore(s, at)) return null;
  const tense = readTense(s, at + 1);
  // «السبت والثلاثاء» alone are two days, named one by one
  const isNextDay = (Number(second) - Number(first) + 7) % 7 === 1 && s.pieces[at]!.parse.conjunction === AND;
  if (!joined && !isNextDay && !(tense && tense.last > 0 && isDual(s, at + 1))) return null;
  // «ليل الجمعة السبت» is one night
  const isNight = night && !pair && s.pieces[at]!.parse.conjunction !== AND && s.tokens[at - 1]!.form !== AND;
  const draft = {
    ...base,
    rule: isNight ? 'date.night' : 'date.two-weekdays',
    first: i,
    last: tense?.last ?? at + 1,
    tense: tense?.tense ?? null,
  };
  if (s.published === null) return { ...draft, value: null };
  if (tense?.tense === 'future') {
    const from = weekdayAfter(s.published + 1, Number(first));
    return { ...draft, value: `${isoDay(from)}/${isoDay(weekdayAfter(from + 1, Number(second)))}` };
  }
  const to = weekdayBefore(tense ? s.published - 1 : s.published, Number(second));
  const value = `${isoDay(weekdayBefore(to - 1, Number(first)))}/${isoDay(to)}`;
  if (tense) return { ...draft, value };
  const ahead = weekdayAfter(s.published, Number(first));
  const next = `${isoDay(ahead)}/${isoDay(weekdayAfter(ahead + 1, Number(second)))}`;
  // what begins today is told before it is over: in 26 of 27 press reports; tomorrow, unless a verb tells it in the past
  const soon = ahead === s.published || (ahead === s.published + 1 && moodAt(s, i, at + 1) === 'coming');
  return !isNight && isNextDay && soon ? { ...draft, value: next } : { ...draft, value, next };
}

const DUAL_OBLIQUE = 'ين';
const DUAL_SUBJECT = 'ان';
const isDual = (s: Scan, i: number): boolean =>
  s.tokens[i]!.form.endsWith(DUAL_OBLIQUE) || s.tokens[i]!.form.endsWith(DUAL_SUBJECT);

/** `drafts` with those that name the two ends of one stretch made one: «من 28 فبراير إلى 3 مارس». */
export function mergeRanges(s: Scan, drafts: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  for (const draft of shareYears(s, drafts)) {
    const before = out.at(-1);
    const merged = before && merge(s, before, draft);
    if (merged) out[out.length - 1] = merged;
    else out.push(draft);
  }
  return out;
}

/** «2 أبريل و5 مايو 2016»: the year of the second is that of the first. */
function shareYears(s: Scan, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, at) => {
    const next = drafts[at + 1];
    if (draft.rule !== 'date.day-month' || next?.rule !== 'date.day-month-year' || draft.weekday !== null)
      return draft;
    if (!draft.value || !next.value || draft.tense !== null || next.tense !== null) return draft;
    const joined =
      next.first === draft.last
        ? s.pieces[next.first]?.parse.conjunction === AND
        : next.first === draft.last + 1 && s.tokens[draft.last]!.form === AND;
    const value = `${next.value.slice(0, 4)}${draft.value.slice(4)}`;
    return joined && parseDay(value) !== null && value <= next.value
      ? { ...draft, value, next: null }
      : draft;
  });
}

function merge(s: Scan, a: Draft, b: Draft): Draft | null {
  if (isEither(s, a, b)) return eitherOf(a, b);
  if (a.grain !== b.grain || a.grain === 'interval' || b.first - a.last > 3 || !a.value || !b.value)
    return null;
  const opened = isAt(s, a.first - 1, 'from') || isAt(s, a.first - 1, 'between');
  const joint = jointBetween(s, a.last, b.first, opened && isAt(s, a.first - 1, 'between'));
  if (!joint || !fits(a, b, opened || joint === 'dash')) return null;
  const from = a.value > b.value ? yearEarlier(a.value, b.value) : a.value;
  if (from >= b.value) return null;
  return {
    ...b,
    rule: 'date.range',
    first: a.first,
    value: `${from}/${b.value}`,
    grain: 'interval',
    weekday: null,
    next: null,
  };
}

function eitherOf(a: Draft, b: Draft): Draft {
  const value = `${a.value!.slice(0, 7)}/${b.value!.slice(0, 7)}`;
  return { ...b, rule: 'date.either', first: a.first, value, grain: 'interval', weekday: null, next: null };
}

/** «في مايو أو يونيو», «نهاية مايو أو مطلع يونيو»: one of two months. */
function isEither(s: Scan, a: Draft, b: Draft): boolean {
  let at = a.last;
  if (s.tokens[at]?.form !== OR) return false;
  at = isAt(s, at + 1, 'in') ? afterPiece(s, at + 1) : at + 1;
  return (
    at === b.first &&
    a.value !== null &&
    b.value !== null &&
    MONTHS.test(a.rule) &&
    MONTHS.test(b.rule) &&
    a.value.slice(0, 7) < b.value.slice(0, 7)
  );
}
const OR = 'او';
const MONTHS = /^date\.(month|part-of-month|relative-month)/;

const CLOSED = /^date\.(day|hijri|figures|month|year|week|relative-day)/;
const fits = (a: Draft, b: Draft, opened: boolean): boolean =>
  opened && a.value!.length === b.value!.length && CLOSED.test(a.rule) && CLOSED.test(b.rule);

function jointBetween(s: Scan, from: number, to: number, and: boolean): 'to' | 'dash' | null {
  if (from === to) return and && s.pieces[to]?.parse.conjunction === AND ? 'to' : null;
  if (isMark(s, from, '-–—') && from + 1 === to) return 'dash';
  let at = from;
  if (s.tokens[at]?.form === AND) at++;
  const end = isAt(s, at, 'to') ? afterPiece(s, at) : at;
  if (isAt(s, at, 'to') && end === to) return 'to';
  return and && at > from && at === to ? 'to' : null;
}

/** An end without a year of its own lies before the other end. */
function yearEarlier(value: string, until: string): string {
  const year = Number(until.slice(0, 4));
  const same = `${year}${value.slice(4)}`;
  const moved = same <= until ? same : `${year - 1}${value.slice(4)}`;
  return value.length < 10 || parseDay(moved) !== null ? moved : value;
}
