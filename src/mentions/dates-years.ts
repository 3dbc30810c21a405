/** Years and their parts: «عام 2015», «في 2014», «نهاية العام», «صيف 2018», «الربع الأول من 2020», «تسعينيات القرن الماضي». */
import { hijriDay, isoDay, isoMonth, partsOf } from './dates-calendar.ts';
import { moodAt } from './dates-choose.ts';
import { isGeneral } from './dates-guards.ts';
import {
  afterPiece,
  breaksBefore,
  type Draft,
  digitsAt,
  isAt,
  isGlued,
  isMark,
  type Scan,
  valueAt,
} from './dates-pieces.ts';
import { readOrdinal, readTense, readYear, readYearNumber, type YearRead } from './dates-readers.ts';

const base = { weekday: null, next: null };

const isYearUnit = (s: Scan, i: number): boolean => valueAt(s, i, 'unit') === 'year 1';

/** A Gregorian year as it is, a Hijri one as the days it covers. */
function yearValue(year: YearRead): Pick<Draft, 'value' | 'grain'> {
  if (year.year === null) return { value: null, grain: 'year' };
  if (!year.hijri) return { value: String(year.year), grain: 'year' };
  const from = isoDay(hijriDay(year.year, 1, 1));
  return { value: `${from}/${isoDay(hijriDay(year.year + 1, 1, 1) - 1)}`, grain: 'interval' };
}

/** A year named as one, from `i`: a bare number only where the word before calls for a year. */
export function readYearPhrase(s: Scan, i: number): Draft | null {
  if (valueAt(s, i, 'pair') === 'year' || valueAt(s, i, 'unit') === 'year 2') return readTwoYears(s, i);
  const unit = isYearUnit(s, i) || isAt(s, i, 'this');
  if (unit && isYearUnit(s, i) && isGeneral(s, i)) return null;
  if (!unit && !callsForYear(s, i)) return null;
  const year = readYear(s, i);
  if (!year) return null;
  const common = year.hijri ? readCommonYear(s, year.last) : null;
  if (common)
    return { ...base, rule: 'date.year', first: i, last: common.last, tense: null, ...yearValue(common) };
  const hangs = unit && year.tense !== null && readTense(s, i + 1)?.hangs === true;
  if (hangs && moodAt(s, i, year.last) !== 'alone') return null;
  const until = readSecondYear(s, year.last);
  if (until !== null && year.year !== null && until.year > year.year)
    return {
      ...base,
      rule: 'date.years',
      first: i,
      last: until.last,
      tense: null,
      value: `${year.year}/${until.year}`,
      grain: 'interval',
    };
  const rule = year.tense !== null ? 'date.relative-year' : year.hijri ? 'date.hijri-year' : 'date.year';
  return { ...base, rule, first: i, last: year.last, tense: year.tense, ...yearValue(year) };
}

/** «/ 1934م», «الموافق 1934م» after a Hijri year. */
function readCommonYear(s: Scan, i: number): YearRead | null {
  let at = isMark(s, i, '/-–(=،') ? i + 1 : i;
  if (isAt(s, at, 'equals')) at = afterPiece(s, at);
  const year = breaksBefore(s, at) ? null : readYearNumber(s, at);
  return year && !year.hijri ? year : null;
}

/** «-2016» after a year. */
function readSecondYear(s: Scan, i: number): { year: number; last: number } | null {
  if (!isMark(s, i, '-–/') || !isGlued(s, i)) return null;
  const year = readYearNumber(s, i + 1);
  return year?.year && !year.hijri ? { year: year.year, last: year.last } : null;
}

/** «عامي 2014 و2015», «العامين 2014 و2015». */
function readTwoYears(s: Scan, i: number): Draft | null {
  const from = readYearNumber(s, i + 1);
  if (!from?.year || (s.tokens[from.last]?.form !== AND && !isMark(s, from.last, '-–'))) return null;
  const to = readYearNumber(s, from.last + 1);
  if (!to?.year || to.year <= from.year) return null;
  return {
    ...base,
    rule: 'date.years',
    first: i,
    last: to.last,
    tense: null,
    value: `${from.year}/${to.year}`,
    grain: 'interval',
  };
}
const AND = 'و';

const BEFORE_YEAR = ['in', 'ago', 'until', 'to', 'later', 'ahead'];

/** Whether the number at `i` is a year: after «في», «منذ», «حتى» and with nothing counted behind it. */
function callsForYear(s: Scan, i: number): boolean {
  const digits = digitsAt(s, i);
  if (digits?.size !== 4) return false;
  if (isAt(s, i + 1, 'era')) return true;
  if (digits.value < 1900 || digits.value > 2100 || isAt(s, i + 1, 'unit')) return false;
  if (opensRange(s, i)) return true;
  if (!BEFORE_YEAR.some((kind) => isAt(s, i - 1, kind))) return false;
  const next = s.tokens[i + 1];
  return !next || next.kind === 'mark' || digits.value % 50 !== 0;
}

/** Whether the number at `i` is one end of «من 2001 حتى 2009», «بين 2001 و2009», or goes on from «في 2008 و2009». */
function opensRange(s: Scan, i: number): boolean {
  const isJoint = (at: number): boolean =>
    isAt(s, at, 'to') || s.tokens[at]?.form === AND || isMark(s, at, '-–');
  const opened = (at: number): boolean => isAt(s, at, 'from') || isAt(s, at, 'between');
  if (opened(i - 1)) return isJoint(i + 1) && (digitsAt(s, i + 2)?.size === 4 || isAt(s, i + 2, 'now'));
  if (!isJoint(i - 1) || digitsAt(s, i - 2)?.size !== 4) return false;
  return opened(i - 3) || (s.tokens[i - 1]!.form === AND && BEFORE_YEAR.some((kind) => isAt(s, i - 3, kind)));
}

/** «نهاية العام», «مطلع 2020», «أواخر العام الماضي»: the month at that end. */
export function readPartOfYear(s: Scan, i: number): Draft | null {
  const edge = valueAt(s, i, 'edge');
  if (edge === null) return null;
  let at = afterPiece(s, i);
  if (isAt(s, at, 'from')) at++;
  if (breaksBefore(s, at)) return null;
  const year = readYear(s, at) ?? currentYear(s, at);
  if (!year || year.hijri) return null;
  const draft = { ...base, rule: 'date.part-of-year', first: i, last: year.last, tense: year.tense };
  if (year.year === null) return { ...draft, value: null, grain: 'month' };
  const y = year.year;
  if (edge === 'first') return { ...draft, value: `${isoMonth(y, 1)}/${isoMonth(y, 3)}`, grain: 'interval' };
  if (edge === 'last') return { ...draft, value: `${isoMonth(y, 10)}/${isoMonth(y, 12)}`, grain: 'interval' };
  if (edge === 'middle') return { ...draft, value: `${isoMonth(y, 6)}/${isoMonth(y, 7)}`, grain: 'interval' };
  return { ...draft, value: isoMonth(y, edge === 'start' ? 1 : 12), grain: 'month' };
}

const ARTICLE = 'ال';
/** «العام» after «نهاية»: the year of publication. */
function currentYear(s: Scan, i: number): YearRead | null {
  if (!isYearUnit(s, i) || !s.pieces[i]!.parse.article || s.tokens[i + 1]?.form.startsWith(ARTICLE))
    return null;
  return {
    year: s.published === null ? null : partsOf(s.published).year,
    hijri: false,
    tense: null,
    last: i + 1,
  };
}

/** «صيف 2018», «الصيف الماضي», «الربع الأول من 2020», «النصف الثاني من العام الجاري». */
export function readSeason(s: Scan, i: number): Draft | null {
  const season = Number(valueAt(s, i, 'season') ?? valueAt(s, i, 'season-the') ?? 0);
  if (season) return readSeasonYear(s, i, season);
  const parts = Number(valueAt(s, i, 'fraction') ?? valueAt(s, i, 'fraction-the') ?? 0);
  const ordinal = parts ? readOrdinal(s, i + 1) : null;
  if (!ordinal || ordinal.value > parts) return null;
  let at = ordinal.last;
  if (isAt(s, at, 'from')) at++;
  const year = readYear(s, at) ?? currentYear(s, at);
  if (!year || year.hijri) return null;
  const nth = ordinal.value < 0 ? parts : ordinal.value;
  const size = 12 / parts;
  const value =
    year.year === null
      ? null
      : `${isoMonth(year.year, (nth - 1) * size + 1)}/${isoMonth(year.year, nth * size)}`;
  return {
    ...base,
    rule: 'date.part-of-year',
    first: i,
    last: year.last,
    tense: year.tense,
    value,
    grain: 'interval',
  };
}

function readSeasonYear(s: Scan, i: number, month: number): Draft | null {
  let at = i + 1;
  const the = isAt(s, i, 'season-the');
  const tense = the ? readTense(s, at) : null;
  if (!tense && isAt(s, at, 'from')) at++;
  const year = tense ? null : readYear(s, at);
  if ((!tense || tense.hangs) && (!year || year.hijri)) return null;
  let y = year?.year ?? null;
  if (tense && s.published !== null) {
    const here = partsOf(s.published);
    y = here.year;
    if (tense.value < 0 && month + 3 > here.month) y--;
    if (tense.value > 0 && month <= here.month) y++;
  }
  const value = y === null ? null : `${isoMonth(y, month)}/${isoMonth(y, month + 2)}`;
  return {
    ...base,
    rule: 'date.season',
    first: i,
    last: tense?.last ?? year!.last,
    tense: tense?.tense ?? year!.tense,
    value,
    grain: 'interval',
  };
}

/** «التسعينيات», «ثمانينيات القرن الماضي», «القرن الماضي». */
export function readDecade(s: Scan, i: number): Draft | null {
  const draft = {
    ...base,
    rule: 'date.decade',
    first: i,
    tense: 'past' as const,
    grain: 'interval' as const,
  };
  const decade = valueAt(s, i, 'decade');
  if (decade !== null) {
    const century = isAt(s, i + 1, 'century') ? (readTense(s, i + 2)?.last ?? i + 2) : i + 1;
    return { ...draft, last: century, value: `${decade}/${Number(decade) + 9}` };
  }
  const tense = isAt(s, i, 'century') ? readTense(s, i + 1) : null;
  if (!tense || tense.value >= 0) return null;
  if (s.published === null) return { ...draft, last: tense.last, value: null };
  const end = Math.floor((partsOf(s.published).year - 1) / 100) * 100;
  return { ...draft, last: tense.last, value: `${end - 99}/${end}` };
}
