/** What looks like a date and is none: names of newspapers, of revolutions, «الأحد» in «الواحد الأحد». */
import { afterPiece, breaksBefore, isAt, isMark, type Scan, valueAt } from './dates-pieces.ts';

const TOGETHER = 'معا';
const IN = 'في';
const EVERY = 'كل';
const THAT = 'ذلك';
const SAME = 'نفس';
const VERY = 'ذات';
const BA = 'ب';
const PER_DAY = [IN, EVERY, THAT, SAME, VERY];

/** Whether the weekday at `i` is part of «صلاة الجمعة», «بين الاثنين», «الاثنين معا». */
export function isNoWeekday(s: Scan, i: number): boolean {
  return isAt(s, i - 1, 'prayer') || s.tokens[i + 1]?.form === TOGETHER;
}

/** Whether «اليوم» at `i` is no «today»: «اليوم السابع», «المصري اليوم», «برميل في اليوم», «ذلك اليوم». */
export function isNoToday(s: Scan, i: number): boolean {
  const before = s.tokens[i - 1]?.word.parses.map((parse) => parse.rest) ?? [];
  const dated = isAt(s, i + 1, 'weekday');
  if (s.pieces[i]!.parse.particle === BA) return true;
  if (isAt(s, i + 1, 'day-title') || isAt(s, i + 1, 'rel')) return !dated;
  if (dated) return false;
  if (PER_DAY.some((word) => before.includes(word))) return true;
  if (s.text.quoteOf[i] !== -1) {
    const quote = s.text.quotes[s.text.quoteOf[i]!]!;
    if (quote.last === i + 1 && i - quote.first <= 2) return true;
  }
  if (isAt(s, i - 1, 'outlet')) return true;
  if (!isAt(s, i - 1, 'outlet-name')) return false;
  for (let k = i - 2; k >= i - 5 && k >= 0; k--) if (isAt(s, k, 'outlet')) return true;
  if (breaksBefore(s, i + 1) && isMark(s, i - 2, '-–—')) return true;
  return isMark(s, i - 2, '"«“(') || isMark(s, i + 1, '"»”:)');
}

/** Whether the date at `i` belongs to a name such as «ثورة 25 يناير», «حرب أكتوبر». */
export function isFixedName(s: Scan, i: number): boolean {
  return isAt(s, i - 1, 'fixed') || (valueAt(s, i - 1, 'unit') === 'day 1' && isAt(s, i - 2, 'fixed'));
}

/** Whether «العام» at `i` with the adjective after it is «general», as in «الأمين العام السابق». */
export function isGeneral(s: Scan, i: number): boolean {
  const rel = valueAt(s, afterPiece(s, i), 'rel');
  return isAt(s, i - 1, 'general') && rel !== null && s.tokens[i + 1]!.form !== LAST;
}
const LAST = 'الماضي';

/** «قمة مجموعة العشرين في نوفمبر», «دول العشرين»: the group of twenty states, no twentieth day. */
export const isGroupOfStates = (s: Scan, i: number): boolean =>
  i > 0 &&
  valueAt(s, i, 'number') === '20' &&
  s.tokens[i - 1]!.word.parses.some((parse) => GROUPS.has(parse.stem));
const GROUP_WORDS = 'مجموعه دول قمه';
const GROUPS: ReadonlySet<string> = new Set(GROUP_WORDS.split(' '));
