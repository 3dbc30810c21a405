/** Dates in figures: «2020/03/05», «05-03-2020», «5.3.2020», «14-09-1432هـ», «21/09» beside a weekday. */
import type { DaySpec } from './dates-choose.ts';
import { afterPiece, digitsAt, isAt, isGlued, isMark, type Scan, valueAt } from './dates-pieces.ts';

const MARKS = '/-.–';

interface Figures {
  readonly spec: DaySpec;
  readonly last: number;
}

/** Whether number `i` + mark + number stand without white space. */
function joined(s: Scan, i: number): boolean {
  return isMark(s, i + 1, MARKS) && isGlued(s, i + 1) && isGlued(s, i + 2) && digitsAt(s, i + 2) !== null;
}

/** The date in figures at `i`: three numbers in any order with a year of four digits, or a day and a month where the words before call for a date. */
export function readNumericDate(s: Scan, i: number): Figures | null {
  const a = digitsAt(s, i);
  const spaced = a ? readSpaced(s, i) : null;
  if (spaced) return spaced;
  if (!a || !joined(s, i) || (isGlued(s, i) && isMark(s, i - 1, MARKS))) return null;
  const b = digitsAt(s, i + 2)!;
  if (!joined(s, i + 2)) return twoNumbers(s, i, a.value, b);
  if (s.tokens[i + 1]!.words !== s.tokens[i + 3]!.words) return null;
  if (joined(s, i + 4)) return null;
  const c = digitsAt(s, i + 4)!;
  const era = valueAt(s, i + 5, 'era');
  const last = era ? afterPiece(s, i + 5) : i + 5;
  if (a.size === 4) return make(a.value, b.value, c.value, last) ?? make(a.value, c.value, b.value, last);
  if (c.size === 4) return make(c.value, b.value, a.value, last) ?? make(c.value, a.value, b.value, last);
  return null;
}

/** «24 / 4 / 2021», «2/ 6/ 1436» with white space beside the marks: only with the year last. */
function readSpaced(s: Scan, i: number): Figures | null {
  if (!isMark(s, i + 1, '/-') || s.tokens[i + 1]!.words !== s.tokens[i + 3]?.words) return null;
  const [day, month, year] = [digitsAt(s, i), digitsAt(s, i + 2), digitsAt(s, i + 4)];
  if (!day || !month || year?.size !== 4) return null;
  const last = isAt(s, i + 5, 'era') ? afterPiece(s, i + 5) : i + 5;
  return make(year.value, month.value, day.value, last);
}

function make(year: number, month: number, day: number, last: number): Figures | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1300 || year > 2100) return null;
  return { spec: { year, month, day, hijri: year < 1500, tense: null, weekday: null }, last };
}

function twoNumbers(s: Scan, i: number, a: number, b: { value: number; size: number }): Figures | null {
  const padded = s.tokens[i]!.form.length === 2 && b.size === 2 && (a < 10 || b.value < 10);
  if (b.size > 2 || !isMark(s, i + 1, '/') || !(padded || callsForDate(s, i))) return null;
  const dayFirst = a <= 31 && b.value <= 12;
  const month = dayFirst ? b.value : a;
  const day = dayFirst ? a : b.value;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { spec: { year: null, month, day, hijri: false, tense: null, weekday: null }, last: i + 3 };
}

/** Whether «بتاريخ», «يوم» or a weekday stands before `i`. */
function callsForDate(s: Scan, i: number): boolean {
  const at = isMark(s, i - 1, '،,(') ? i - 2 : i - 1;
  if (isAt(s, at, 'in') && s.tokens[i]!.form.length + s.tokens[i + 2]!.form.length > 3) return true;
  return isAt(s, at, 'dated') || isAt(s, at, 'weekday') || valueAt(s, at, 'unit') === 'day 1';
}

/** A month in figures, «2/2013»: year, month and the token after; null where it is none. */
export function readNumericMonth(s: Scan, i: number): { year: number; month: number; last: number } | null {
  const a = digitsAt(s, i);
  if (!a || !joined(s, i) || joined(s, i + 2) || (isGlued(s, i) && isMark(s, i - 1, MARKS))) return null;
  const b = digitsAt(s, i + 2)!;
  const [month, year] = a.size === 4 ? [b, a] : [a, b];
  if (year.size !== 4 || month.size > 2 || month.value < 1 || month.value > 12) return null;
  if (year.value < 1900 || year.value > 2100 || !isMark(s, i + 1, '/-')) return null;
  return { year: year.value, month: month.value, last: i + 3 };
}
