/** The day of publication in the words of a page: «الخميس 5 مارس 2020 - 11:30», «23rd, August 2023 GMT». */

import { readText } from '../text/text.ts';
import { isoDay } from './dates-calendar.ts';
import { chooseDay } from './dates-choose.ts';
import { gather, readDate } from './dates-days.ts';
import { afterPiece, digitsAt, isAt, isMark, type Scan, scanDates, valueAt } from './dates-pieces.ts';

interface Found {
  readonly day: number;
  readonly last: number;
}

/**
 * The day that a page says it was published on: the first full date, one that follows «آخر تحديث» or
 * "updated" only where there is no other.
 *
 * @param words  as printed on the page or in its metadata; an ISO instant keeps the day it is printed with
 * @returns      ISO 8601 day; null where the words name no full date
 * @example      readPublished('الخميس 5 مارس 2020 - 11:30') //=> '2020-03-05'
 */
export function readPublished(words: string): string | null {
  const scan = scanDates(readText(words), null);
  if (!scan) return null;
  let second: number | null = null;
  for (let i = 0; i < scan.tokens.length; ) {
    const found = readFull(scan, i);
    if (found && !isUpdate(scan, i)) return isoDay(found.day);
    if (found) second ??= found.day;
    i = found ? found.last : i + 1;
  }
  return second === null ? null : isoDay(second);
}

function readFull(s: Scan, i: number): Found | null {
  if (!s.pieces[i] && !digitsAt(s, i)) return null;
  const english = readEnglish(s, i);
  if (english) return english;
  const said = gather(s, i);
  const spec = said.spec ?? readDate(s, i)?.spec;
  const day = spec && spec.year !== null ? chooseDay(s, spec, 'report') : null;
  return day ? { day: day.day, last: Math.max(said.last, i + 1) } : null;
}

/** Words such as «تحديث» that say the date after them is that of a later change. */

/** Whether «تحديث» or "updated" stands in the few words before the date at `i`. */
function isUpdate(s: Scan, i: number): boolean {
  for (let k = Math.max(0, i - 4); k < i; k++) if (isAt(s, k, 'updated')) return true;
  return false;
}

const ORDINAL = new Set(['st', 'nd', 'rd', 'th', 'of']);

/** Past ordinal endings, "of" and commas. */
function skipSmall(s: Scan, i: number): number {
  let at = i;
  while (at < i + 3 && (ORDINAL.has(s.tokens[at]?.form ?? '') || isMark(s, at, ',.،-/'))) at++;
  return at;
}

/** "23rd, August 2023", "August 23, 2023", "5-Mar-2020" at `i`. */
function readEnglish(s: Scan, i: number): Found | null {
  const first = digitsAt(s, i);
  const monthAt = first ? skipSmall(s, i + 1) : i;
  const month = Number(valueAt(s, monthAt, 'month-english') ?? 0);
  if (!month || !isAt(s, monthAt, 'month-english')) return null;
  const dayAt = first ? i : skipSmall(s, afterPiece(s, monthAt));
  const day = digitsAt(s, dayAt);
  const yearAt = skipSmall(s, first ? afterPiece(s, monthAt) : dayAt + 1);
  const year = digitsAt(s, yearAt);
  if (!day || day.size > 2 || !year || year.size !== 4) return null;
  const chosen = chooseDay(
    s,
    { day: day.value, month, year: year.value, hijri: false, tense: null, weekday: null },
    'report',
  );
  return chosen && { day: chosen.day, last: yearAt + 1 };
}
