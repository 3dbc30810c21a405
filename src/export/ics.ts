/**
 * iCalendar: engagements whose day is known, as whole days. Denied ones did not take place and stay out.
 *
 * @source RFC 5545: lines of at most 75 octets (3.1), text escaped (3.3.11), the day after the last as end (3.6.1)
 */
import type { EngagementEntry } from '../store/store.ts';
import { VERSION } from '../version.ts';
import type { Entries, ExportOptions, Written } from './export.ts';
import { addressOf, cleanOf, placeOf, summaryOf, wordsOf } from './words.ts';

const CRLF = '\r\n';
const DAY_LENGTH = 10;
const DAY_MS = 86_400_000;
const STATUSES = { held: 'CONFIRMED', planned: 'TENTATIVE', cancelled: 'CANCELLED' } as const;

export async function* writeIcs(entries: Entries, { title = 'Liqa', desk }: ExportOptions): Written {
  yield linesOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Liqa//Liqa ${VERSION}//AR`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${textOf(title)}`,
  ]);
  for await (const entry of entries) {
    const lines = eventOf(entry, desk);
    if (lines) yield linesOf(lines);
  }
  yield linesOf(['END:VCALENDAR']);
}

function eventOf(entry: EngagementEntry, desk: string | undefined): readonly string[] | null {
  const { engagement, article } = entry;
  const { date, until, status, topics } = engagement;
  if (date?.length !== DAY_LENGTH || status === 'denied') return null;
  const place = placeOf(entry);
  const address = addressOf(entry, desk);
  const words = wordsOf(entry);
  const told = [words && `«${words}»`, article.title, article.outlet, article.published, article.url];
  return [
    'BEGIN:VEVENT',
    `UID:${engagement.id}.${hexOf(article.id)}@liqa`,
    // of what is known here: when the report came out, so that the same store gives the same bytes
    `DTSTAMP:${dayOf(article.published?.slice(0, DAY_LENGTH) ?? date)}T000000Z`,
    `DTSTART;VALUE=DATE:${dayOf(date)}`,
    `DTEND;VALUE=DATE:${dayOf(nextDay(until?.length === DAY_LENGTH ? until : date))}`,
    `SUMMARY:${textOf(summaryOf(entry))}`,
    `DESCRIPTION:${textOf(told.filter((it) => it).join('\n'))}`,
    ...(place ? [`LOCATION:${textOf(place)}`] : []),
    ...(address ? [`URL:${cleanOf(address).replaceAll(/[\r\n]/gu, '')}`] : []),
    ...(topics.length > 0 ? [`CATEGORIES:${topics.map(textOf).join(',')}`] : []),
    `STATUS:${STATUSES[status]}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const dayOf = (day: string): string => day.replaceAll('-', '');
const nextDay = (day: string): string =>
  new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, DAY_LENGTH);
/** An id of any characters as letters and digits, the same each time. */
const hexOf = (id: string): string => Buffer.from(id).toString('base64url');

const textOf = (words: string): string =>
  cleanOf(words)
    .replaceAll('\\', '\\\\')
    .replaceAll(/[;,]/gu, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/gu, '\\n');

const linesOf = (lines: readonly string[]): string => lines.map((line) => `${fold(line)}${CRLF}`).join('');

const LONGEST_LINE = 75;

/** A line cut into lines of 75 octets, never within a character; those that go on begin with a space. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST_LINE) return line;
  let folded = '';
  let length = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (length + size > LONGEST_LINE) {
      folded += `${CRLF} `;
      length = 1;
    }
    folded += character;
    length += size;
  }
  return folded;
}
