/**
 * Days of publication in the forms of pages: four month traditions, double months, English, numeric,
 * ISO, Hijri with or without its Gregorian day; and lines that are nothing but such a day.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import { normalise } from '../text/text.ts';
import { formAt } from './furniture.ts';
import { readHijri } from './hijri.ts';

interface Months {
  readonly gregorian: ReadonlyMap<string, number>;
  readonly hijri: ReadonlyMap<string, number>;
}
let months: Months | undefined;

function readMonths(): Months {
  if (months) return months;
  const gregorian = new Map<string, number>();
  const hijri = new Map<string, number>();
  for (const row of readLexicon('page-dates')) {
    (row.class === 'hijri' ? hijri : gregorian).set(normalise(row.form ?? ''), Number(row.number));
  }
  months = { gregorian, hijri };
  return months;
}

const PART = /[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}]/gu;
const DIGITS = /^\p{N}+$/u;
const LETTER = /^\p{L}/u;
const CLOCK = 2;

/** Words, numbers and marks of `words` in normal form. */
const partsOf = (words: string): readonly string[] => normalise(words).match(PART) ?? [];

const isNumber = (part: string | undefined): part is string => part !== undefined && DIGITS.test(part);
const isSeparator = (part: string | undefined): boolean =>
  part === '/' || part === '-' || part === '.' || part === '–' || part === '\\';
const pad = (value: number): string => String(value).padStart(2, '0');

/** The ISO day, or null where there is none such or it lies outside the time of the press. */
function makeDay(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > last ? null : `${year}-${pad(month)}-${pad(day)}`;
}

/** A day found among the parts of a line: parts `first` inclusive to `last` exclusive. */
interface FoundDay {
  readonly day: string;
  readonly first: number;
  readonly last: number;
  readonly hijri: boolean;
}

function monthAt(parts: readonly string[], i: number, table: ReadonlyMap<string, number>): [number, number] {
  for (const size of [2, 1]) {
    if (i + size > parts.length) continue;
    const month = table.get(parts.slice(i, i + size).join(' '));
    if (month !== undefined) return [month, size];
  }
  return [0, 0];
}

/** A second name of the same month after a slash, dash or bracket: how many parts it takes. */
function doubleMonth(parts: readonly string[], i: number, month: number): number {
  const open = parts[i];
  if (open !== '/' && open !== '-' && open !== '(') return 0;
  const [second, size] = monthAt(parts, i + 1, readMonths().gregorian);
  if (second !== month) return 0;
  return 1 + size + (parts[i + 1 + size] === ')' ? 1 : 0);
}

const SKIPPED: ReadonlySet<string> = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'of',
  'de',
  'del',
  ',',
  '،',
  '.',
  '-',
  '/',
]);
function skip(parts: readonly string[], from: number): number {
  let i = from;
  while (i < from + 3 && SKIPPED.has(parts[i] ?? ' ')) i++;
  return i;
}

/** Day, month by name, year. */
function dayMonthYear(parts: readonly string[], first: number): FoundDay | null {
  if (!isNumber(parts[first]) || parts[first].length > 2) return null;
  const at = skip(parts, first + 1);
  const { gregorian, hijri } = readMonths();
  const [month, size] = monthAt(parts, at, gregorian);
  if (month > 0) {
    const next = skip(parts, at + size + doubleMonth(parts, at + size, month));
    return withYear(parts, { first, at: next, month, day: Number(parts[first]), hijri: false });
  }
  const [other, otherSize] = monthAt(parts, at, hijri);
  if (other === 0) return null;
  const next = skip(parts, at + otherSize);
  return withYear(parts, { first, at: next, month: other, day: Number(parts[first]), hijri: true });
}

/** Month by name, day, year. */
function monthDayYear(parts: readonly string[], first: number): FoundDay | null {
  const [month, size] = monthAt(parts, first, readMonths().gregorian);
  if (month === 0) return null;
  const at = skip(parts, first + size);
  if (!isNumber(parts[at]) || parts[at].length > 2) return null;
  return withYear(parts, { first, at: skip(parts, at + 1), month, day: Number(parts[at]), hijri: false });
}

interface Partial {
  readonly first: number;
  readonly at: number;
  readonly month: number;
  readonly day: number;
  readonly hijri: boolean;
}
function withYear(parts: readonly string[], found: Partial): FoundDay | null {
  const year = parts[found.at];
  if (!isNumber(year) || year.length !== 4) return null;
  const day = found.hijri
    ? readHijri(Number(year), found.month, found.day)
    : makeDay(Number(year), found.month, found.day);
  return day === null ? null : { day, first: found.first, last: found.at + 1, hijri: found.hijri };
}

/** Three numbers with one separator: year first, else day first unless only the other order is a day. */
function numeric(parts: readonly string[], first: number): FoundDay | null {
  const [a, s, b, t, c] = parts.slice(first, first + 5);
  if (!isNumber(a) || !isNumber(b) || !isNumber(c) || !isSeparator(s) || s !== t) return null;
  const [x, y, z] = [Number(a), Number(b), Number(c)];
  const last = first + 5;
  if (a.length === 4 && b.length <= 2 && c.length <= 2) {
    if (x < 1500) return asHijri(x, y, z, { first, last });
    const day = makeDay(x, y, z);
    return day === null ? null : { day, first, last, hijri: false };
  }
  if (c.length !== 4 || a.length > 2 || b.length > 2) return null;
  if (z < 1500) return asHijri(z, y, x, { first, last });
  const day = makeDay(z, y, x) ?? makeDay(z, x, y);
  return day === null ? null : { day, first, last, hijri: false };
}

function asHijri(
  year: number,
  month: number,
  day: number,
  at: { readonly first: number; readonly last: number },
): FoundDay | null {
  const found = year < 1300 ? null : readHijri(year, month, day);
  return found === null ? null : { day: found, ...at, hijri: true };
}

function findDays(parts: readonly string[]): readonly FoundDay[] {
  const out: FoundDay[] = [];
  for (let i = 0; i < parts.length; i++) {
    const found = numeric(parts, i) ?? dayMonthYear(parts, i) ?? monthDayYear(parts, i);
    if (!found) continue;
    out.push(found);
    i = found.last - 1;
  }
  return out;
}

const ISO = /^\s*(\p{N}{4})-?(\p{N}{2})-?(\p{N}{2})(?:[T\s]|$)/u;
const LONGEST_DATE = 120;

/**
 * The day that `words` name as a day of publication, ISO 8601, or null. A Gregorian day wins over a Hijri one.
 * Prose gives no day: a date there is what the prose is about.
 *
 * @example readPublished('23rd, August 2023 GMT') //=> '2023-08-23'
 */
export function readPublished(words: string): string | null {
  const iso = ISO.exec(words);
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (words.length > LONGEST_DATE) return null;
  const days = findDays(partsOf(words));
  return (days.find((found) => !found.hijri) ?? days[0])?.day ?? null;
}

/** What a line that holds a date says. */
export interface DateLine {
  readonly published: string | null;
  readonly updated: string | null;
  /** Words that are neither date nor its label, weekday, hour or zone. */
  readonly leftover: number;
  readonly labelled: boolean;
  /** Whether it says how long ago instead, or names its label alone. */
  readonly relative: boolean;
  /** Whether it says how long ago. */
  readonly ago: boolean;
}

/** The date line in `words`, or null where it has neither a date nor the label of one. */
export function readDateLine(words: string): DateLine | null {
  if (words.length > LONGEST_DATE) return null;
  const parts = partsOf(words);
  const days = findDays(parts);
  const plain = days.filter((found) => !found.hijri);
  const walk = walkParts(parts, days, plain.length > 0 ? plain : days);
  return days.length === 0 && !walk.labelled && !walk.ago ? null : walk;
}

function walkParts(parts: readonly string[], days: readonly FoundDay[], used: readonly FoundDay[]): DateLine {
  const letters = parts.map((part) => (LETTER.test(part) ? part : ' '));
  let label: 'published' | 'updated' = 'published';
  let labelled = false;
  let leftover = 0;
  let relative = !parts.some((part) => DIGITS.test(part));
  let ago = false;
  const out: { published: string | null; updated: string | null } = { published: null, updated: null };
  for (let i = 0; i < parts.length; ) {
    const day = days.find((found) => found.first === i);
    const updated = formAt('updated-label', letters, i);
    const published = formAt('published-label', letters, i);
    if (day) {
      if (used.includes(day)) out[label] ??= day.day;
      i = day.last;
    } else if (updated > 0 || published > 0) {
      label = updated > published ? 'updated' : 'published';
      labelled = true;
      i += Math.max(updated, published);
    } else {
      const size = fillerAt(parts, letters, i);
      ago ||= formAt('relative-start', letters, i) > 0;
      relative ||= ago;
      if (size === 0) leftover++;
      i += size || 1;
    }
  }
  return { ...out, leftover, labelled, relative, ago };
}

/** How many parts at `i` carry no news in a date line: marks, hours, weekdays, zones, «منذ» with its span. */
function fillerAt(parts: readonly string[], letters: readonly string[], i: number): number {
  const part = parts[i]!;
  if (isNumber(part)) return part.length <= CLOCK ? 1 : 0;
  if (!LETTER.test(part)) return 1;
  const relative = formAt('relative-start', letters, i);
  if (relative > 0) {
    const number = isNumber(parts[i + relative]) ? 1 : 0;
    return relative + number + formAt('relative-unit', letters, i + relative + number);
  }
  return formAt('date-filler', letters, i);
}
