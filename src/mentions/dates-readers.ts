/** Readers of the parts of a date: numbers, days of the month, months, years, all from a place onward. */
import { hijriOf, partsOf } from './dates-calendar.ts';
import {
  afterPiece,
  breaksBefore,
  digitsAt,
  hasArticle,
  isAt,
  isGlued,
  isMark,
  type Scan,
  valueAt,
} from './dates-pieces.ts';

export type Tense = 'past' | 'future' | 'present' | null;
/** A number and the token after it. */
export interface NumberRead {
  readonly value: number;
  readonly last: number;
}
/** A month in a calendar; `month` is 0 where it hangs on an unknown day of publication. */
export interface MonthRead {
  readonly month: number;
  readonly year: number | null;
  readonly hijri: boolean;
  readonly tense: Tense;
  readonly last: number;
  /** Whether the words alone say that a month is meant: «شهر», a year, a tense, a double name. */
  readonly sure: boolean;
}
export interface YearRead {
  readonly year: number | null;
  readonly hijri: boolean;
  readonly tense: Tense;
  readonly last: number;
}

/** Whether the token at `i` is «و» alone, or the piece there begins with it. */
function andAt(s: Scan, i: number): number | null {
  if (s.tokens[i]?.form === AND) return i + 1;
  return s.pieces[i]?.parse.conjunction === AND ? i : null;
}
const AND = 'و';

/** The tens after «و» («وعشرين») at `i`, or the ten of «عشر» at `i`, added to `units`. */
function withTens(s: Scan, i: number, units: number): NumberRead | null {
  if (units < 1 || units > 9) return null;
  if (valueAt(s, i, 'number') === '10' && !s.pieces[i]!.parse.conjunction)
    return { value: units + 10, last: i + 1 };
  const at = andAt(s, i);
  const tens = at === null ? 0 : Number(valueAt(s, at, 'number') ?? 0);
  return at !== null && tens >= 20 && tens < 100 ? { value: units + tens, last: afterPiece(s, at) } : null;
}

/** A number in digits or words: «15», «ثلاثة», «خمسة عشر», «واحد وعشرين». */
export function readNumber(s: Scan, i: number): NumberRead | null {
  const digits = digitsAt(s, i);
  if (digits) return { value: digits.value, last: i + 1 };
  const value = Number(valueAt(s, i, 'number') ?? 0);
  if (!value) return null;
  return withTens(s, i + 1, value) ?? { value, last: afterPiece(s, i) };
}

/** An ordinal: «الثالث», «الحادي عشر», «الثالث والعشرين», «العشرين»; -1 for the last. */
export function readOrdinal(s: Scan, i: number): NumberRead | null {
  const value = Number(valueAt(s, i, 'ordinal') ?? 0);
  if (value) return withTens(s, i + 1, value) ?? { value, last: afterPiece(s, i) };
  const tens = Number(valueAt(s, i, 'number') ?? 0);
  return hasArticle(s, i) && (tens === 20 || tens === 30) ? { value: tens, last: afterPiece(s, i) } : null;
}

/** Whether the digits at `i` stand alone: no decimal, no clock, no fraction, no percentage. */
export function standsAlone(s: Scan, i: number): boolean {
  if (isMark(s, i - 1, '.,:٫٬%$/') && isGlued(s, i) && s.tokens[i - 2]?.kind === 'number') return false;
  if (isMark(s, i + 1, '%٪$€') && isGlued(s, i + 1)) return false;
  return !(
    isMark(s, i + 1, '.,:٫٬/') &&
    isGlued(s, i + 1) &&
    s.tokens[i + 2]?.kind === 'number' &&
    isGlued(s, i + 2)
  );
}

const isDay = (s: Scan, i: number): boolean =>
  (valueAt(s, i, 'unit') ?? '').startsWith('day 1') || s.tokens[i]?.form === TODAY;
const TODAY = 'اليوم';

/** The day of a month: «5», «الخامس», «الحادي والعشرين», «اليوم الثالث», «آخر يوم», «الفاتح»; -1 for the last. */
export function readMonthDay(s: Scan, i: number): NumberRead | null {
  const digits = digitsAt(s, i);
  if (digits) {
    const fits = digits.size <= 2 && digits.value >= 1 && digits.value <= 31 && standsAlone(s, i);
    return fits ? { value: digits.value, last: i + 1 } : null;
  }
  if (isAt(s, i, 'day-one')) return { value: 1, last: afterPiece(s, i) };
  if (isDay(s, i)) {
    const after = digitsAt(s, i + 1) ? readMonthDay(s, i + 1) : readOrdinal(s, i + 1);
    return after && after.value <= 31 ? after : null;
  }
  const ordinal = readOrdinal(s, i);
  if (ordinal) {
    const day = isDay(s, ordinal.last) && s.tokens[ordinal.last]?.form !== TODAY;
    if (ordinal.value < 0 && !day) return null;
    return ordinal.value > 31 ? null : { value: ordinal.value, last: day ? ordinal.last + 1 : ordinal.last };
  }
  const words = readNumber(s, i);
  // «الثلاثة» counts, «الثالث» orders
  return words && words.value <= 31 && !hasArticle(s, i) ? words : null;
}

const isUnit = (s: Scan, i: number, unit: string): boolean => valueAt(s, i, 'unit') === `${unit} 1`;

/** The Gregorian or Hijri number of the month named at `i`, doubles («أيار/مايو») taken together. */
function readMonthName(
  s: Scan,
  i: number,
): (NumberRead & { hijri: boolean; strict: boolean; double: boolean }) | null {
  const kind = isAt(s, i, 'month') ? 'month' : isAt(s, i, 'hijri') ? 'hijri' : null;
  if (!kind) return null;
  const value = Number(valueAt(s, i, kind));
  const strict = kind === 'hijri' || isAt(s, i, 'strict');
  const end = afterPiece(s, i);
  const base = { value, hijri: kind === 'hijri', strict };
  if (kind === 'month') {
    const mark = isMark(s, end, '/(-–،\\');
    const second = mark ? end + 1 : end;
    if (Number(valueAt(s, second, 'month') ?? 0) === value) {
      const last = afterPiece(s, second);
      return {
        ...base,
        double: true,
        last: mark && isMark(s, end, '(') && isMark(s, last, ')') ? last + 1 : last,
      };
    }
  }
  return { ...base, double: false, last: end };
}

/** A month: «مارس», «شهر مارس», «شهر 3», «الشهر الثامن», «الشهر القادم», with the year that follows. */
export function readMonth(s: Scan, i: number): MonthRead | null {
  if (isUnit(s, i, 'month')) return readMonthAfterUnit(s, i);
  if (isAt(s, i, 'this') && isUnit(s, i + 1, 'month')) return relativeMonth(s, 0, 'present', i + 2);
  const name = readMonthName(s, i);
  return name && withYear(s, name, name.double || !name.strict);
}

function readMonthAfterUnit(s: Scan, i: number): MonthRead | null {
  const next = i + 1;
  const name = readMonthName(s, next);
  if (name) return withYear(s, name, true);
  const tense = readTense(s, next);
  if (tense && hasArticle(s, i)) return relativeMonth(s, tense.value, tense.tense, tense.last);
  if (hasArticle(s, i)) {
    const ordinal = readOrdinal(s, next);
    if (!ordinal || ordinal.value < 1 || ordinal.value > 12) return null;
    return withYear(s, { ...ordinal, hijri: false }, true);
  }
  const number = readNumber(s, next);
  if (!number || number.value < 1 || number.value > 12 || countsUnits(s, number.last)) return null;
  return withYear(s, { ...number, hijri: false }, true);
}

/** Whether the number before `i` counts «أيام», not the months of a year. */
const countsUnits = (s: Scan, i: number): boolean => isAt(s, i, 'unit') && valueAt(s, i, 'unit') !== 'year 1';

function relativeMonth(s: Scan, offset: number, tense: Tense, last: number): MonthRead {
  if (s.published === null) return { month: 0, year: null, hijri: false, tense, last, sure: true };
  const { year, month } = partsOf(s.published);
  const index = year * 12 + month - 1 + offset;
  return { month: (index % 12) + 1, year: Math.floor(index / 12), hijri: false, tense, last, sure: true };
}

function withYear(s: Scan, name: NumberRead & { hijri: boolean }, sure: boolean): MonthRead {
  const tail = readYearTail(s, name.last, name.hijri);
  const base = { month: name.value, hijri: name.hijri, sure };
  if (tail) return { ...base, year: tail.year, tense: tail.tense, last: tail.last, sure: true };
  const tense = readTense(s, name.last);
  if (tense && hasArticle(s, name.last))
    return { ...base, year: null, tense: tense.tense, last: tense.last, sure: true };
  return { ...base, year: null, tense: null, last: name.last };
}

/** «الماضي», «المقبل», «الجاري», «التالي», «السابق» at `i`: -1, 1, 0 and whether the words before it hang on another time. */
export function readTense(
  s: Scan,
  i: number,
): { readonly value: number; readonly tense: Tense; readonly last: number; readonly hangs: boolean } | null {
  const value = valueAt(s, i, 'rel');
  if (value === null || breaksBefore(s, i)) return null;
  const last = afterPiece(s, i);
  if (value === 'past' || value === 'before')
    return { value: -1, tense: 'past', last, hangs: value === 'before' };
  if (value === 'present') return { value: 0, tense: 'present', last, hangs: false };
  if (value === 'past-2') return { value: -2, tense: 'past', last, hangs: false };
  if (value === 'future-2') return { value: 2, tense: 'future', last, hangs: false };
  return { value: 1, tense: 'future', last, hangs: value === 'after' };
}

/** The year after a month: «2021», «من عام 2021», «لسنة 1442هـ», «, 2021», «السنة القادمة», «من العام الماضي». */
function readYearTail(s: Scan, i: number, hijri: boolean): YearRead | null {
  if (breaksBefore(s, i)) return null;
  let at = i;
  if (isMark(s, at, '،,/-–.') && digitsAt(s, at + 1)?.size === 4 && (isGlued(s, at) || !isMark(s, at, '.')))
    at++;
  if (isAt(s, at, 'from') || isAt(s, at, 'in')) at = afterPiece(s, at);
  const year = breaksBefore(s, at) ? null : readYear(s, at);
  // a Gregorian month has no Hijri year
  return year?.hijri && !hijri ? null : year;
}

/** A year: «2021», «عام 2021», «العام 2021م», «1442هـ», «العام الماضي», «هذا العام», «سنة 2015». */
export function readYear(s: Scan, i: number): YearRead | null {
  if (isUnit(s, i, 'year')) {
    const slash = isMark(s, i + 1, '/') ? 1 : 0;
    const number = readYearNumber(s, i + 1 + slash) ?? readWordYear(s, i + 1);
    if (number) return slash && isMark(s, number.last, '/') ? { ...number, last: number.last + 1 } : number;
    const tense = readTense(s, i + 1);
    return tense && hasArticle(s, i) ? relativeYear(s, tense.value, tense.tense, tense.last) : null;
  }
  if (isAt(s, i, 'this') && isUnit(s, i + 1, 'year')) return relativeYear(s, 0, 'present', i + 2);
  return readYearNumber(s, i);
}

/** A year in words: «ألفين وخمسة عشر», «ألف وتسعمائة وثمانية وسبعين». */
function readWordYear(s: Scan, i: number): YearRead | null {
  const thousands = Number(valueAt(s, i, 'thousand') ?? 0);
  if (!thousands) return null;
  let year = thousands;
  let last = i + 1;
  for (const kind of ['hundred', 'number']) {
    const at = andAt(s, last);
    if (at === null || !isAt(s, at, kind)) continue;
    const read =
      kind === 'number' ? readNumber(s, at) : { value: Number(valueAt(s, at, kind)), last: at + 1 };
    year += read!.value;
    last = read!.last;
  }
  return year < 1800 || year > 2100 ? null : { year, hijri: false, tense: null, last };
}

function relativeYear(s: Scan, offset: number, tense: Tense, last: number): YearRead {
  const year = s.published === null ? null : partsOf(s.published).year + offset;
  return { year, hijri: false, tense, last };
}

/** A year in four digits with its era; Hijri where the era or the number says so. */
export function readYearNumber(s: Scan, i: number): YearRead | null {
  const digits = digitsAt(s, i);
  if (digits?.size !== 4 || !standsAloneYear(s, i)) return null;
  const era = valueAt(s, i + 1, 'era');
  const hijri = digits.value < 1500 || (era === 'hijri' && digits.value < 1600);
  if (digits.value < 1300 || digits.value > 2100) return null;
  return { year: digits.value, hijri, tense: null, last: era ? afterPiece(s, i + 1) : i + 1 };
}

function standsAloneYear(s: Scan, i: number): boolean {
  return !(
    isMark(s, i + 1, '%٪$.٫') &&
    isGlued(s, i + 1) &&
    (isMark(s, i + 1, '%٪$') || (s.tokens[i + 2]?.kind === 'number' && isGlued(s, i + 2)))
  );
}

/** Hijri year and month of publication, Gregorian where `hijri` is false. */
export function publishedParts(
  s: Scan,
  hijri: boolean,
): { readonly year: number; readonly month: number } | null {
  if (s.published === null) return null;
  return hijri ? hijriOf(s.published) : partsOf(s.published);
}
