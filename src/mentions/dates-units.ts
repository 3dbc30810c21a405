/** Days, weeks, months and years counted from publication: «الأسبوع الماضي», «قبل ثلاثة أيام», «خلال أسبوعين». */
import { isoDay, isoMonth, partsOf, weekdayOf } from './dates-calendar.ts';
import { moodAt, weekdayAfter } from './dates-choose.ts';
import { isGeneral } from './dates-guards.ts';
import { afterPiece, breaksBefore, type Draft, digitsAt, isAt, type Scan, valueAt } from './dates-pieces.ts';
import { readNumber, readTense, type Tense } from './dates-readers.ts';

const base = { weekday: null, next: null };
type Unit = 'day' | 'week' | 'month' | 'year' | 'hour' | 'minute' | 'night' | 'decade';
interface UnitRead {
  readonly unit: Unit;
  /** 1, 2, or 0 for a plural. */
  readonly count: number;
}

function unitAt(s: Scan, i: number): UnitRead | null {
  const value = valueAt(s, i, 'unit');
  if (value === null) return null;
  const [unit, count] = value.split(' ');
  return { unit: unit as Unit, count: Number(count) };
}

const monday = (day: number): number => day - weekdayOf(day) + 1;
const week = (start: number): string => `${isoDay(start)}/${isoDay(start + 6)}`;

/** The one day, week, month or year that lies `offset` units from publication. */
function single(published: number, unit: Unit, offset: number): Pick<Draft, 'value' | 'grain'> | null {
  const { year, month } = partsOf(published);
  if (unit === 'day' || unit === 'night') return { value: isoDay(published + offset), grain: 'day' };
  if (unit === 'week') return { value: week(monday(published) + offset * 7), grain: 'interval' };
  if (unit === 'month') return { value: isoMonth(year, month + offset), grain: 'month' };
  if (unit === 'year') return { value: String(year + offset), grain: 'year' };
  if (unit !== 'decade') return null;
  const decade = Math.floor(year / 10) * 10 + offset * 10;
  return { value: `${decade}/${decade + 9}`, grain: 'interval' };
}

/** «الأسبوع الماضي», «هذا الشهر», «الليلة الماضية», «الليلة», «اليومين الماضيين», «السنوات الخمس المقبلة». */
export function readRelativeUnit(s: Scan, i: number): Draft | null {
  const of = isAt(s, i, 'this') ? i + 1 : i;
  const read = unitAt(s, of);
  if (!read || !s.pieces[of]!.parse.article || (breaksBefore(s, of) && of > i)) return null;
  if (of > i)
    return read.count === 1 && read.unit !== 'hour' && read.unit !== 'minute'
      ? draftSingle(s, { i, last: of + 1, unit: read.unit, offset: 0, tense: 'present' })
      : null;
  if (read.unit === 'year' && isGeneral(s, i)) return null;
  if (read.count !== 1) return read.unit === 'minute' ? null : readSpan(s, i, read);
  const tense = readTense(s, of + 1);
  if (!tense)
    return read.unit === 'night' && isTonight(s, i)
      ? draftSingle(s, { i, last: i + 1, unit: 'night', offset: 0, tense: 'present' })
      : null;
  const alone = moodAt(s, i, tense.last) === 'alone';
  if ((tense.hangs && !alone) || read.unit === 'minute') return null;
  if (read.unit === 'hour') return null;
  return draftSingle(s, { i, last: tense.last, unit: read.unit, offset: tense.value, tense: tense.tense });
}

/** Whether «الليلة» at `i` is this night and not the noun of an ordinal or a name. */
function isTonight(s: Scan, i: number): boolean {
  const next = s.tokens[i + 1];
  return !next?.form.startsWith(ARTICLE) || isAt(s, i + 1, 'weekday');
}
const ARTICLE = 'ال';

interface Single {
  readonly i: number;
  readonly last: number;
  readonly unit: Unit;
  readonly offset: number;
  readonly tense: Tense;
}
function draftSingle(s: Scan, { i, last, unit, offset, tense }: Single): Draft {
  const found = s.published === null ? null : single(s.published, unit, offset);
  const rule = unit === 'night' && offset < 0 ? 'date.last-night' : `date.relative-${unit}`;
  const grain =
    unit === 'month' || unit === 'year' ? unit : unit === 'week' || unit === 'decade' ? 'interval' : 'day';
  return { ...base, rule, first: i, last, tense, value: found?.value ?? null, grain: found?.grain ?? grain };
}

/** «الأيام الثلاثة الماضية», «اليومين المقبلين», «الأيام القليلة الماضية»: a stretch that ends or begins at publication. */
function readSpan(s: Scan, i: number, { unit, count }: UnitRead): Draft | null {
  let at = i + 1;
  const number = count === 2 ? { value: 2, last: at } : readNumber(s, at);
  if (number) at = number.last;
  while (isAt(s, at, 'few')) at = afterPiece(s, at);
  const tense = readTense(s, at);
  const recent = at > i + 1 && isAt(s, at - 1, 'few');
  if (tense ? tense.value === 0 || tense.hangs : !recent) return null;
  const offset = tense?.value ?? -1;
  return draftSpan(s, {
    i,
    last: tense?.last ?? at,
    unit,
    count: number?.value ?? 0,
    tense: offset < 0 ? 'past' : 'future',
  });
}

interface Stretch {
  readonly i: number;
  readonly last: number;
  readonly unit: Unit;
  /** 0 where the words do not say how many. */
  readonly count: number;
  readonly tense: 'past' | 'future';
}
function draftSpan(s: Scan, { i, last, unit, count, tense }: Stretch): Draft {
  // «الأيام الأخيرة» are of this month, «الأشهر الأخيرة» of none
  const rule = unit === 'day' && count === 0 ? 'date.recent-days' : 'date.stretch';
  const draft = { ...base, rule, first: i, last, tense, grain: 'interval' as const };
  if (s.published === null || count === 0) return { ...draft, value: null };
  const sign = tense === 'past' ? -1 : 1;
  if (unit === 'week') {
    const start = monday(s.published) + (sign < 0 ? -7 * count : 7);
    return { ...draft, value: `${isoDay(start)}/${isoDay(start + 7 * count - 1)}` };
  }
  if (unit === 'month' || unit === 'year') {
    const near = single(s.published, unit, sign)!.value;
    const far = single(s.published, unit, sign * count)!.value;
    return { ...draft, value: sign < 0 ? `${far}/${near}` : `${near}/${far}` };
  }
  const days =
    unit === 'hour'
      ? Math.ceil(count / 24)
      : unit === 'minute'
        ? 0
        : unit === 'decade'
          ? count * 3652
          : count;
  const far = isoDay(s.published + sign * days);
  return { ...draft, value: sign < 0 ? `${far}/${isoDay(s.published)}` : `${isoDay(s.published)}/${far}` };
}

/** «48 ساعة الماضية», «ثلاثة أيام المقبلة», from the number at `i`. */
export function readCountedSpan(s: Scan, i: number): Draft | null {
  const number = readNumber(s, i);
  const read = number && unitAt(s, number.last);
  if (!number || !read || s.tokens[i]!.kind !== 'number') return null;
  const tense = readTense(s, number.last + 1);
  if (!tense || tense.value === 0 || tense.hangs) return null;
  return draftSpan(s, {
    i,
    last: tense.last,
    unit: read.unit,
    count: number.value,
    tense: tense.value < 0 ? 'past' : 'future',
  });
}

interface Counted {
  readonly unit: Unit;
  /** 0 where the words do not say how many. */
  readonly count: number;
  readonly about: boolean;
  readonly last: number;
}

const NAMED = ['weekday', 'day', 'morrow', 'ordinal'];
const MONTHS = ['month', 'hijri'];

/** «ثلاثة أيام», «نحو شهر», «أسبوعين», «عدة أسابيع» at `i`. */
function readCounted(s: Scan, i: number): Counted | null {
  let at = i;
  const about = isAt(s, at, 'about');
  if (about) at = afterPiece(s, at);
  const several = isAt(s, at, 'several');
  if (several) at = afterPiece(s, at);
  const number = several ? null : readNumber(s, at);
  if (number) at = number.last;
  const read = unitAt(s, at);
  if (
    !read ||
    breaksBefore(s, at) ||
    s.pieces[at]!.parse.particle ||
    s.pieces[at]!.parse.article ||
    (at > i && s.pieces[at]!.parse.conjunction)
  )
    return null;
  // «منذ يوم الأربعاء» names a day, «منذ عام 2000» a year
  if (read.unit === 'day' && NAMED.some((kind) => isAt(s, at + 1, kind))) return null;
  if (read.unit === 'month' && MONTHS.some((kind) => isAt(s, at + 1, kind))) return null;
  if (read.unit === 'year' && digitsAt(s, at + 1)?.size === 4) return null;
  const later = isAt(s, afterPiece(s, at), 'several');
  const known = several || later || (read.count === 0 && !number) ? 0 : (number?.value ?? read.count);
  let last = afterPiece(s, at);
  while (isAt(s, last, 'few') || isAt(s, last, 'several')) last = afterPiece(s, last);
  if (isAt(s, last, 'from') && isAt(s, last + 1, 'now')) last += 2;
  return { unit: read.unit, count: known, about, last };
}

/** «قبل ثلاثة أيام», «منذ أسبوعين», «قبل نحو شهر». */
export function readAgo(s: Scan, i: number): Draft | null {
  const from = isAt(s, i, 'from') && !isAt(s, i, 'ago');
  if (!from && !isAt(s, i, 'ago')) return null;
  const counted = readCounted(s, afterPiece(s, i));
  if (!counted || counted.unit === 'night' || (counted.unit === 'hour' && from) || counted.unit === 'minute')
    return null;
  // «قبل أسبوع من القمة» counts from another time
  if (isAt(s, counted.last, 'from') || (from && moodAt(s, i, counted.last) !== 'alone')) return null;
  return draftCounted(s, { i, counted, sign: -1, rule: 'date.ago' });
}

/** «بعد يومين», «خلال أسبوعين» where the sentence looks ahead. */
export function readAhead(s: Scan, i: number): Draft | null {
  const within = isAt(s, i, 'ahead');
  if (!within && !isAt(s, i, 'later')) return null;
  const counted = readCounted(s, afterPiece(s, i));
  if (!counted || counted.count === 0 || counted.unit === 'night' || isAt(s, counted.last, 'from'))
    return null;
  if (isAt(s, counted.last, 'rel') || moodAt(s, i, counted.last) === 'report') return null;
  // «بعد 23 عاما» in a sentence that looks ahead looks back all the same
  if (counted.unit === 'year' && moodAt(s, i, counted.last) !== 'alone') return null;
  if (within) return { ...draftDue(s, i, counted), rule: 'date.within' };
  return draftCounted(s, { i, counted, sign: 1, rule: 'date.ahead' });
}

/** From publication to the day `counted` after it. */
function draftDue(s: Scan, i: number, { unit, count, last }: Counted): Draft {
  const draft = {
    ...base,
    rule: 'date.within',
    first: i,
    last,
    tense: 'future' as const,
    grain: 'interval' as const,
  };
  if (s.published === null) return { ...draft, value: null };
  return { ...draft, value: `${isoDay(s.published)}/${isoDay(shift(s.published, unit, count))}` };
}

/** The day that lies `count` units from `day`. */
function shift(day: number, unit: Unit, count: number): number {
  if (unit === 'week') return day + 7 * count;
  if (unit === 'hour') return day + Math.trunc(count / 24);
  if (unit !== 'month' && unit !== 'year' && unit !== 'decade') return day + count;
  const { year, month, day: at } = partsOf(day);
  const months = unit === 'month' ? count : unit === 'year' ? count * 12 : count * 120;
  const first = partsOf(dayOfMonthStart(year, month + months));
  return dayOfMonthStart(first.year, first.month) + Math.min(at, 28) - 1;
}
const dayOfMonthStart = (year: number, month: number): number => {
  const iso = isoMonth(year, month);
  return Math.round(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5)) - 1, 1) / 86_400_000);
};

interface Count {
  readonly i: number;
  readonly counted: Counted;
  readonly sign: -1 | 1;
  readonly rule: string;
}
function draftCounted(s: Scan, { i, counted, sign, rule }: Count): Draft {
  const { unit, count, last } = counted;
  const tense = sign < 0 ? ('past' as const) : ('future' as const);
  const grain =
    unit === 'month' || unit === 'year' ? unit : unit === 'decade' ? ('year' as const) : ('day' as const);
  const draft = { ...base, rule, first: i, last, tense, grain };
  if (s.published === null || count === 0) return { ...draft, value: null };
  const day = shift(s.published, unit, sign * count);
  const size = grain === 'day' ? 10 : grain === 'month' ? 7 : 4;
  return { ...draft, value: isoDay(day).slice(0, size) };
}

/** «مطلع الأسبوع», «نهاية الأسبوع الماضي»; «الأحد من الأسبوع الماضي», «اثنين الأسبوع الحالي». */
export function readPartOfWeek(s: Scan, i: number): Draft | null {
  const edge = valueAt(s, i, 'edge');
  const weekday = valueAt(s, i, 'weekday') ?? valueAt(s, i, 'weekday-bare');
  if (edge === null && weekday === null) return null;
  let at = afterPiece(s, i);
  if (weekday !== null && (isAt(s, at, 'from') || isAt(s, at, 'in'))) at++;
  const pronoun = isAt(s, at, 'this');
  if (pronoun) at++;
  if (valueAt(s, at, 'unit') !== 'week 1' || !s.pieces[at]!.parse.article) return null;
  const tense = pronoun ? null : readTense(s, at + 1);
  if (weekday !== null && !tense && !pronoun) return null;
  if (tense?.hangs && moodAt(s, i, tense.last) !== 'alone') return null;
  const draft = {
    ...base,
    rule: weekday === null ? 'date.part-of-week' : 'date.weekday-of-week',
    first: i,
    last: tense?.last ?? at + 1,
    tense: tense?.tense ?? null,
  };
  const grain = weekday === null ? ('interval' as const) : ('day' as const);
  if (s.published === null) return { ...draft, grain, value: null };
  const start = monday(s.published) + (tense?.value ?? 0) * 7;
  if (weekday !== null)
    return {
      ...draft,
      grain,
      weekday: Number(weekday),
      value: isoDay(dayOfWeek(s.published, start, Number(weekday), tense?.value ?? 0)),
    };
  const [from, to] =
    edge === 'start' || edge === 'first'
      ? [start - 1, start]
      : edge === 'middle'
        ? [start + 1, start + 2]
        : [start + 4, start + 6];
  return { ...draft, grain, value: `${isoDay(from)}/${isoDay(to)}` };
}

/** Weeks begin on Monday, but the Sunday of a week to come is its first day, as the Arab week has it. */
function dayOfWeek(published: number, start: number, weekday: number, offset: number): number {
  if (weekday === 7 && offset > 0) return weekdayAfter(published + 1, 7);
  return start + weekday - 1;
}

/** «الأسبوع المقبل يوم الجمعة», «هذا الأسبوع الجمعة». */
export function readWeekThenDay(s: Scan, i: number): Draft | null {
  const pronoun = isAt(s, i, 'this');
  const at = pronoun ? i + 1 : i;
  if (valueAt(s, at, 'unit') !== 'week 1' || !s.pieces[at]!.parse.article) return null;
  const tense = pronoun ? null : readTense(s, at + 1);
  if ((!tense && !pronoun) || tense?.hangs) return null;
  let day = tense?.last ?? at + 1;
  if (valueAt(s, day, 'unit') === 'day 1') day++;
  const weekday = Number(valueAt(s, day, 'weekday') ?? 0);
  if (!weekday || breaksBefore(s, day)) return null;
  const offset = tense?.value ?? 0;
  const draft = {
    ...base,
    rule: 'date.weekday-of-week',
    first: i,
    last: day + 1,
    tense: tense?.tense ?? null,
  };
  if (s.published === null) return { ...draft, grain: 'day', weekday, value: null };
  const value = isoDay(dayOfWeek(s.published, monday(s.published) + offset * 7, weekday, offset));
  return { ...draft, grain: 'day', weekday, value };
}
