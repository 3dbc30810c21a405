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

/** Marks the headlines below the label at `at` and what belongs to them; the index of the last line settled. */
function markBelow(lines: readonly Line[], at: number, facts: Facts): number {
  let next = at + 1;
  const headlines: Line[] = [];
  while (next < lines.length && isHeadline(lines[next]!)) {
    const line = lines[next]!;
    if (line.reason === null) headlines.push(line);
    next++;
  }
  const rest = lines.slice(next).filter((line) => line.reason === null);
  if (rest.length > 0 && headlines.length > 1) headlines.length = keepHeadings(headlines, rest);
  for (const line of headlines) line.reason = 'read-also';
  const first = rest.find((line) => line.paragraph);
  if (!first || !isAttached({ before: lines.slice(0, at), headlines, first, facts })) return next - 1;
  for (const line of rest) line.reason = 'attached-article';
  return lines.length;
}

const isHeadline = (line: Line): boolean =>
  line.reason !== null || (line.count <= LINK_WORDS && !/[.؟!]$/u.test(line.words));

/** Where the report goes on below, a short last line is a heading of it: not one of the links. */
function keepHeadings(headlines: readonly Line[], rest: readonly Line[]): number {
  const last = headlines.at(-1)!;
  return rest.length > 1 && last.count <= 6 ? headlines.length - 1 : headlines.length;
}

interface Neighbours {
  readonly before: readonly Line[];
  readonly headlines: readonly Line[];
  readonly first: Line;
  readonly facts: Facts;
}

/**
 * Whether the paragraph below is another report: it takes up a linked headline more than this report's
 * own, or this report was already closed by its credit, tags or short link.
 */
function isAttached({ before, headlines, first, facts }: Neighbours): boolean {
  const closed = before.some(
    (line, i) =>
      (line.reason === 'credit' || line.reason === 'keywords' || line.reason === 'short-link') &&
      hasBody(before, i),
  );
  if (closed) return true;
  const words = tellingWords(first.words);
  const own = common(words, tellingWords(facts.title));
  return headlines.some((line) => {
    const theirs = common(words, tellingWords(line.words));
    return theirs >= 3 && theirs > own + 1;
  });
}

const hasBody = (lines: readonly Line[], before: number): boolean =>
  lines.slice(0, before).some((line) => line.reason === null && line.paragraph);

const tellingWords = (words: string): ReadonlySet<string> =>
  new Set(keyWords(words).filter((word) => word.length >= TELLING_LETTERS));

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}
