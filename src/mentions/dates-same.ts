/** Times that point back to one told before: «في الشهر نفسه», «في ذات العام», «في اليوم التالي». */
import { isoDay, parseDay } from './dates-calendar.ts';
import { sentenceOf } from './dates-choose.ts';
import { breaksBefore, type Draft, digitsAt, hasArticle, isAt, type Scan, valueAt } from './dates-pieces.ts';
import { readMonthDay } from './dates-readers.ts';

interface Unit {
  /** Characters of a day that name it: 10 a day, 7 a month, 4 a year. */
  readonly size: number;
  readonly grain: Draft['grain'];
}
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['day 1', { size: 10, grain: 'day' }],
  ['month 1', { size: 7, grain: 'month' }],
  ['year 1', { size: 4, grain: 'year' }],
]);

/** The time at `i` that one of the `told` before it tells; null where no such words stand, or none was told. */
export function readSame(s: Scan, i: number, told: readonly Draft[]): Draft | null {
  const day = told.length > 0 ? dayBefore(s, i) : null;
  const at = day?.last ?? i;
  const unit = UNITS.get(valueAt(s, at, 'unit') ?? '');
  if (!unit || told.length === 0 || (day && unit.size !== 7)) return null;
  const read = readUnit(s, at, unit);
  const known = read && lastTold(s, i, told);
  if (!read || !known || known.length < unit.size) return null;
  const value = read.after ? dayAfter(known) : `${known.slice(0, unit.size)}${day?.value ?? ''}`;
  if (value === null || (day && parseDay(value) === null)) return null;
  const grain = day ? 'day' : unit.grain;
  return {
    rule: 'date.same',
    first: i,
    last: read.last,
    value,
    grain,
    tense: null,
    weekday: null,
    next: null,
  };
}

/** «الشهر نفسه», «نفس اليوم», «اليوم التالي» at `i` and whether it is the day after. */
function readUnit(
  s: Scan,
  i: number,
  { size }: Unit,
): { readonly last: number; readonly after: boolean } | null {
  const next = s.tokens[i + 1];
  if (!hasArticle(s, i) || s.pieces[i]!.parse.particle === TO) return null;
  const behind = next !== undefined && SAME_BEHIND.has(next.form) && !breaksBefore(s, i + 1);
  const after = size === 10 && valueAt(s, i + 1, 'rel') === 'after';
  if (!behind && !after && !isSameWord(s, i - 1)) return null;
  const last = behind || after ? i + 2 : i + 1;
  return isOfAnother(s, last) ? null : { last, after };
}
const TO = 'ل';

/** «20» of «يوم 20 من نفس الشهر» at `i`, with the token of its month. */
function dayBefore(s: Scan, i: number): { readonly value: string; readonly last: number } | null {
  const isOrder = isAt(s, i, 'ordinal') || (isAt(s, i, 'number') && hasArticle(s, i));
  const day = digitsAt(s, i) || isOrder ? readMonthDay(s, i) : null;
  if (!day || day.value < 1 || !isAt(s, day.last, 'from')) return null;
  const last = day.last + (isSameWord(s, day.last + 1) ? 2 : 1);
  return { value: `-${String(day.value).padStart(2, '0')}`, last };
}

const SAME_BEHIND_WORDS = 'نفسه نفسها ذاته ذاتها';
const SAME_BEHIND: ReadonlySet<string> = new Set(SAME_BEHIND_WORDS.split(' '));
const SAME_BEFORE_WORDS = 'نفس ذات';
const SAME_BEFORE: ReadonlySet<string> = new Set(SAME_BEFORE_WORDS.split(' '));
const isSameWord = (s: Scan, i: number): boolean =>
  s.tokens[i]?.word.parses.some((parse) => SAME_BEFORE.has(parse.rest)) === true;

/** «في اليوم نفسه من العام الماضي», «اليوم التالي للزلزال»: not the one told before. */
const isOfAnother = (s: Scan, last: number): boolean =>
  s.tokens[last]?.word.parses.some((parse) => parse.particle === TO && parse.article) === true ||
  (isAt(s, last, 'from') &&
    (isAt(s, last + 1, 'unit') || isAt(s, last + 1, 'month') || digitsAt(s, last + 1) !== null));

/** The value told last before `i`, in its sentence or those right before it; of several days the last one. */
function lastTold(s: Scan, i: number, told: readonly Draft[]): string | null {
  const known = told.at(-1);
  if (!known || known.value === null || sentenceOf(s, i) - sentenceOf(s, known.first) > REACH) return null;
  const [first = '', last = first] = known.value.split('/');
  return known.rule.startsWith('date.relative-week') ? null : last.length === first.length ? last : null;
}
/** Sentences from one to the other. */
const REACH = 3;

function dayAfter(day: string): string | null {
  const known = parseDay(day);
  return known === null ? null : isoDay(known + 1);
}
