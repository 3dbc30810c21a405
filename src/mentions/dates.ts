/**
 * findDates(text, published): the times that a report names, resolved against its day of publication.
 * Each rule reads from one place onward; the longest reading wins, the earlier rule where two are as long.
 */
import type { DateMention, Text } from '../model.ts';
import { readText } from '../text/text.ts';
import { readDayPhrase } from './dates-days.ts';
import { readFeastPhrase, readMonthPhrase, readNthWeek, readNthWeekday } from './dates-months.ts';
import { canBegin, type Draft, type Scan, scanDates } from './dates-pieces.ts';
import { mergeRanges, readDayRange, readTwoWeekdays } from './dates-ranges.ts';
import { readSame } from './dates-same.ts';
import {
  readAgo,
  readAhead,
  readCountedSpan,
  readPartOfWeek,
  readRelativeUnit,
  readWeekThenDay,
} from './dates-units.ts';
import { readDecade, readPartOfYear, readSeason, readYearPhrase } from './dates-years.ts';

export { readPublished } from './dates-page.ts';

/** All rules, in the order that decides between readings of one length. */
const RULES: readonly ((s: Scan, i: number) => Draft | null)[] = [
  readWeekThenDay, // «الأسبوع المقبل يوم الجمعة» before the week alone
  readPartOfWeek, // «الأحد من الأسبوع الماضي» before the weekday alone
  readNthWeekday, // «الثلاثاء الثالث من مارس» before the day «الثالث من مارس»
  readNthWeek, // «الأسبوع الأول من مارس» before «الأول من مارس»
  readDayRange, // «13 إلى 15 يوليو» before its second day
  readTwoWeekdays, // «ليل الجمعة السبت» before its first day
  readDayPhrase,
  readMonthPhrase,
  readPartOfYear, // «نهاية العام الماضي» before «العام الماضي»
  readYearPhrase,
  readSeason,
  readDecade,
  readRelativeUnit,
  readCountedSpan,
  readAgo,
  readAhead,
  readFeastPhrase,
];

/**
 * The times named in `text`, by place, none overlapping another.
 *
 * `value` is a day, a month, a year or an interval of days, months or years (`2021-03-05/2021-03-07`);
 * weeks run from Monday to Sunday. It is null where the words hang on an unknown day of publication or
 * say no more than a direction («قبل أيام»). «منتصف مارس» gives the day that stands for it, with the grain `month`.
 *
 * @param published  ISO day or instant of publication
 * @example findDates(readText('زارها أمس'), '2024-03-05').map((d) => d.value) //=> ['2024-03-04']
 */
export function findDates(text: Text, published: string | null): readonly DateMention[] {
  const scan = scanDates(text, published);
  if (!scan) return [];
  const drafts: Draft[] = [];
  for (let i = 0; i < text.tokens.length; ) {
    const draft = readAt(scan, i) ?? readSame(scan, i, drafts);
    if (draft) drafts.push(draft);
    i = draft ? draft.last : i + 1;
  }
  return mergeRanges(scan, drafts).map((draft) => toMention(text, draft));
}

function readAt(s: Scan, i: number): Draft | null {
  if (!canBegin(s, i)) return null;
  let best: Draft | null = null;
  for (const rule of RULES) {
    const draft = rule(s, i);
    if (draft && (!best || draft.last > best.last)) best = draft;
  }
  return best;
}

function toMention(text: Text, draft: Draft): DateMention {
  const start = text.tokens[draft.first]!.start;
  const end = text.tokens[draft.last - 1]!.end;
  return { kind: 'date', start, end, ...draft };
}

/**
 * The day that `words` name, as the reader of a report of `day` would take them.
 *
 * @param words  as printed, e.g. «أمس»
 * @param day    day of publication, ISO 8601
 * @returns      ISO 8601 day; undefined when the words name no single day
 * @source       Hijri days: Umm al-Qura, as in Intl `islamic-umalqura`
 * @example      readDay('أمس', '2024-03-05') //=> '2024-03-04'
 */
export function readDay(words: string, day: string): string | undefined {
  const found = findDates(readText(words), day).filter((mention) => mention.grain === 'day');
  return found.length === 1 ? (found[0]!.value ?? undefined) : undefined;
}
