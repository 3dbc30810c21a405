/**
 * What follows a read-also label: headlines of other reports, and at times a whole second report
 * glued on. The label and its headlines go; what comes after is kept only where it is the same report.
 */
import { isForm, keyWords, readLabel } from './furniture.ts';
import type { Facts, Line } from './lines.ts';

const LINK_WORDS = 30;
/** Words of fewer letters carry little of what a report is about. */
const TELLING_LETTERS = 4;

/** Marks read-also labels, what they point to, and a report attached below. */
export function markAttached(lines: readonly Line[], facts: Facts): void {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.reason === 'read-also' || (line.reason === null && isPointer(line))) {
      line.reason = 'read-also';
      if (isForm('read-also-label', line.key)) i = markBelow(lines, i, facts);
    }
  }
}

function isPointer(line: Line): boolean {
  if (line.count > LINK_WORDS || line.key === '') return false;
  const label = readLabel('read-also-label', line.words);
  return label !== null && (label.marked || label.rest === '');
}

/** A box links to no more reports than this, each with a headline of no more words. */
const HEADLINES = 6;
const HEADLINE_WORDS = 20;
const TITLE_WORDS = 14;

/** Marks the headlines below the label at `at` and what belongs to them; the index of the last line settled. */
function markBelow(lines: readonly Line[], at: number, facts: Facts): number {
  let next = at + 1;
  const headlines: Line[] = [];
  while (next < lines.length && headlines.length < HEADLINES && isHeadline(lines[next]!)) {
    const line = lines[next]!;
    if (line.reason === null) headlines.push(line);
    next++;
  }
  let first = next;
  while (first < lines.length && !(lines[first]!.reason === null && lines[first]!.paragraph)) first++;
  if (first === lines.length) first = -1;
  // Where the report goes on below, a short last line is a heading of it: not one of the links.
  if (first >= 0 && headlines.length > 1 && headlines.at(-1)!.count <= HEADING_WORDS) headlines.pop();
  for (const line of headlines) line.reason = 'read-also';
  if (first < 0) {
    // Nothing of the report follows: the list may be as long as it likes.
    while (next < lines.length && lines[next]!.count <= TITLE_WORDS) lines[next++]!.reason ??= 'read-also';
    return next - 1;
  }
  if (!isClosed(lines, at) && !takesUp(lines[first]!, headlines, facts)) return first - 1;
  for (const line of lines.slice(next)) line.reason ??= 'attached-article';
  return lines.length;
}

const HEADING_WORDS = 6;
const isHeadline = (line: Line): boolean =>
  line.reason !== null || (line.count <= HEADLINE_WORDS && !/[.؟!]$/u.test(line.words));

/** Whether the report was closed above by its credit, tags or short link. */
function isClosed(lines: readonly Line[], before: number): boolean {
  let body = false;
  for (let i = 0; i < before; i++) {
    const { reason, paragraph } = lines[i]!;
    if (reason === null) body ||= paragraph;
    else if (body && (reason === 'credit' || reason === 'keywords' || reason === 'short-link')) return true;
  }
  return false;
}

/** Whether the paragraph takes up one of the headlines more than this report's own: then it is another report. */
function takesUp(paragraph: Line, headlines: readonly Line[], facts: Facts): boolean {
  const words = tellingWords(paragraph.words);
  const own = common(words, tellingWords(facts.title));
  return headlines.some((line) => {
    const theirs = common(words, tellingWords(line.words));
    return theirs >= 3 && theirs > own + 1;
  });
}

const tellingWords = (words: string): ReadonlySet<string> =>
  new Set(keyWords(words).filter((word) => word.length >= TELLING_LETTERS));

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}
