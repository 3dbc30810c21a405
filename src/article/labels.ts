/**
 * Lines that say what they are: dates, bylines, mastheads, credits, tags, short links, share bars,
 * captions, notices. What they tell about the report goes into the facts.
 */
import type { DropReason } from '../model.ts';
import { agencyOf, beginsForm, hasForm, isForm, isNoAuthor, keyOf, readLabel } from './furniture.ts';
import type { Facts, Line } from './lines.ts';
import { readDateLine } from './published.ts';

const NAME_WORDS = 5;
const LABEL_WORDS = 25;
const TAG_CHARS = 1_500;

/** Where a line stands: its place, and those of the first and last paragraph. */
interface At {
  readonly lines: readonly Line[];
  readonly i: number;
  readonly first: number;
  readonly last: number;
}
/** Reads one line; the reason to drop it, or null. `i` is its place among `lines`. */
type Reader = (line: Line, facts: Facts, at: At) => DropReason | null;

/** Lines that are furniture as a whole: class of the lexicon → reason. */
const WHOLE: readonly (readonly [name: string, reason: DropReason])[] = [
  ['share-line', 'share'],
  ['comments-line', 'comments'],
  ['navigation-line', 'navigation'],
  ['advertisement-line', 'advertisement'],
  ['notice-line', 'furniture'],
  ['short-link-label', 'short-link'],
  ['caption-label', 'caption'],
  ['read-also-line', 'read-also'],
];

/** The first that knows the line decides; the plain ones stand before those that read names. */
const READERS: readonly Reader[] = [
  readWhole,
  readDate,
  readLink,
  readKeywords,
  readCredit,
  readMasthead,
  readByline,
  readCaption,
  readNotice,
];

/** Marks every line that names itself. */
export function markLabels(lines: readonly Line[], facts: Facts): void {
  const at = {
    lines,
    i: 0,
    first: firstParagraph(lines),
    last: lines.findLastIndex((line) => line.paragraph),
  };
  for (const [i, line] of lines.entries()) {
    if (line.reason !== null || !mayBeLabel(line)) continue;
    for (const read of READERS) {
      const reason = read(line, facts, { ...at, i });
      if (reason === null) continue;
      line.reason = reason;
      break;
    }
  }
  markPolicy(lines);
  // After the rest, as a masthead or a credit line names outlet and agency more surely.
  readDateline(lines, facts);
}

const POLICY_CHARS = 500;
const POLICY_LINES = 3;
/** The rules for comments, which stand as paragraphs below the report. */
function markPolicy(lines: readonly Line[]): void {
  const kept = lines.filter((line) => line.reason === null);
  for (const line of kept.slice(1).slice(-POLICY_LINES)) {
    if (line.words.length > POLICY_CHARS) continue;
    const key = line.whole ? line.key : keyOf(line.words);
    if (hasForm('comments-word', key) && hasForm('comments-policy', key)) line.reason = 'comments';
  }
}

const firstParagraph = (lines: readonly Line[]): number => {
  const first = lines.findIndex((line) => line.paragraph);
  return first < 0 ? lines.length : first;
};

const LABEL_MARK = /^[\s*•/(–—-]|\p{N}|https?:|www\./iu;
const mayBeLabel = (line: Line): boolean =>
  beginsForm(line.key) || (line.count < LABEL_WORDS && LABEL_MARK.test(line.words));

function readWhole(line: Line): DropReason | null {
  if (line.count > 8) return null;
  for (const [name, reason] of WHOLE) if (isForm(name, line.key)) return reason;
  return line.count > 1 && line.key.split(' ').every((word) => isForm('share-line', word)) ? 'share' : null;
}

/** Words beside the date that a date line may hold where it names itself, e.g. the name of a section. */
const DATE_LEFTOVER = 2;
const DATE_WORDS = 24;
const CLOCK = /^\p{N}{1,2}:\p{N}{2}/u;

function readDate(line: Line, facts: Facts, at: At): DropReason | null {
  if (line.count > DATE_WORDS || line.paragraph) return null;
  const found = readDateLine(line.words);
  if (!found) return null;
  const day = found.published ?? found.updated;
  const outside = at.i < at.first || at.i > at.last;
  const bare = found.leftover === 0 && day !== null && (found.labelled || outside);
  const labelled =
    found.labelled &&
    (day === null ? found.leftover === 0 && found.relative : found.leftover <= DATE_LEFTOVER);
  const clock = day === null && outside && found.leftover === 0 && CLOCK.test(line.words);
  const ago = day === null && outside && found.leftover === 0 && found.ago;
  if (bare || labelled || clock || ago) {
    facts.published ??= found.published;
    facts.updated ??= found.updated;
    return 'date-line';
  }
  // A dateline with a town or an agency stays, but its day is the report's.
  if (outside && day !== null && found.leftover <= DATE_LEFTOVER && line.count >= 4) {
    facts.published ??= found.published;
    facts.credit ??= agencyOf(line.words.split(' ').at(-1) ?? '');
  }
  return null;
}

const ADDRESS = /^(https?:\/\/|www\.)\S+$/iu;
function readLink(line: Line): DropReason | null {
  if (ADDRESS.test(line.words)) return 'short-link';
  return line.count <= LABEL_WORDS && readLabel('short-link-label', line.words)?.marked ? 'short-link' : null;
}

const SEPARATOR = /\s*[,،؛;|#•·/]\s*/u;
function readKeywords(line: Line, facts: Facts, at: At): DropReason | null {
  const label = readLabel('keywords-label', line.words);
  if (!label || line.words.length > TAG_CHARS || !(label.marked || label.rest === '')) return null;
  if (label.rest !== '') addKeywords(facts, label.rest);
  else {
    for (let i = at.i + 1; i < at.lines.length && isTag(at.lines[i]!); i++) {
      addKeywords(facts, at.lines[i]!.words);
      at.lines[i]!.reason = 'keywords';
    }
  }
  return 'keywords';
}

const TAG_LINE_WORDS = 4;
const isTag = (line: Line): boolean =>
  line.reason === null && line.count <= TAG_LINE_WORDS && !readLabel('read-also-label', line.words);

function addKeywords(facts: Facts, words: string): void {
  const pieces = words.split(SEPARATOR).filter((piece) => piece !== '');
  // A tag cloud without separators does not say where a tag ends: its words, each once.
  const tags = pieces.length > 1 || words.split(' ').length <= TAG_LINE_WORDS ? pieces : words.split(/\s+/u);
  facts.keywords = [...new Set([...facts.keywords, ...tags.map((tag) => tag.trim())])];
}

const CREDIT_WORDS = 8;
function readCredit(line: Line, facts: Facts): DropReason | null {
  if (line.count > CREDIT_WORDS) return null;
  const label = readLabel('credit-label', line.words);
  if (label?.marked && label.rest !== '') {
    facts.credit ??= label.rest.replace(/[.()]+$/u, '').trim();
    return 'credit';
  }
  const bare = line.words.replace(/^[\s*•\-–—/(]+/u, '').replace(/[\s)/.]+$/u, '');
  const agency = agencyOf(bare);
  if (agency) {
    facts.credit ??= agency;
    return 'credit';
  }
  const start = bare === line.words ? null : readLabel('credit-start', bare);
  if (!start || start.rest === '') return null;
  facts.credit ??= start.rest.replace(/[«»"“”]/gu, '').trim();
  return 'credit';
}

/** A role of the masthead with the name beside or below it: no author. The short line above it is the outlet. */
function readMasthead(line: Line, facts: Facts, at: At): DropReason | null {
  if (line.count > 10) return null;
  if (!isForm('masthead-role', line.key))
    return readLabel('masthead-role', line.words)?.marked ? 'masthead' : null;
  if (at.lines.slice(0, at.i).some((before) => before.paragraph && before.reason === null)) return 'masthead';
  const name = at.lines[at.i + 1];
  if (name && name.count <= NAME_WORDS && !name.paragraph) name.reason ??= 'masthead';
  const above = at.lines[at.i - 1];
  if (above && above.reason === null && above.count <= NAME_WORDS && !above.paragraph) {
    facts.outlet ??= above.words;
    above.reason = 'masthead';
  }
  return 'masthead';
}

function readByline(line: Line, facts: Facts, at: At): DropReason | null {
  if (line.count > NAME_WORDS + 4 || line.paragraph) return null;
  const label = readLabel('author-label', line.words) ?? readLabel('author-start', line.words);
  if (!label) return null;
  if (label.rest === '' && isForm('author-label', line.key)) {
    const next = at.lines[at.i + 1];
    if (!next || next.reason !== null || next.count > NAME_WORDS || next.paragraph) return null;
    takeAuthor(facts, next.words);
    next.reason = 'byline';
    return 'byline';
  }
  if (!label.marked && !readLabel('author-start', line.words)) return null;
  takeAuthor(facts, label.rest);
  return 'byline';
}

/** Takes `words` as the author where they are a person's name. */
export function takeAuthor(facts: Facts, words: string): void {
  const name = cleanAuthor(words, facts.outlet);
  if (name) facts.author ??= name;
}

const NAME_END = /\s*[:：|,،؛;/()–—]|\s-\s|\s-|\s{2,}|\.(?:png|jpe?g|gif)/iu;

/** The person's name in `words`, or null where they name a section, a desk, a tool, the outlet, a file. */
export function cleanAuthor(words: string, outlet: string | null): string | null {
  const plain = words.replace(/^[\s:：\-–—|@]+/u, '').trim();
  if (plain === '' || ADDRESS.test(plain) || /\.(?:png|jpe?g|gif|svg)|[@<>{}]|\p{N}/iu.test(plain))
    return null;
  const label = readLabel('author-label', plain);
  const name = (label && label.rest !== '' ? label.rest : plain).split(NAME_END)[0]!.trim();
  const key = keyOf(name);
  const count = key.split(' ').length;
  if (key === '' || count > NAME_WORDS || isNoAuthor(name)) return null;
  if (outlet !== null && (keyOf(outlet) === key || keyOf(outlet).includes(key))) return null;
  return name;
}

function readCaption(line: Line): DropReason | null {
  if (line.count > LABEL_WORDS) return null;
  const label = readLabel('caption-label', line.words);
  return label && (label.marked || label.rest === '') ? 'caption' : null;
}

function readNotice(line: Line): DropReason | null {
  if (line.count > LABEL_WORDS) return readLabel('meta-label', line.words)?.marked ? 'furniture' : null;
  if (readLabel('meta-label', line.words)?.marked) return 'furniture';
  return line.count <= 16 && readLabel('notice-start', line.words) && !/[.؟!]\s+\S/u.test(line.words)
    ? 'furniture'
    : null;
}

/** How far into a paragraph a dateline reaches. */
const DATELINE_CHARS = 70;
const DATELINE_PARTS = 4;
const DASHES = /\s*[–—:/-]+\s*|\s*[()]+\s*/u;
const TAIL = /\(([^()]{2,30})\)\s*[.-]*$/u;

/** The agency or outlet that the first paragraph opens with, or the agency that the last one closes with. */
function readDateline(lines: readonly Line[], facts: Facts): void {
  const first = lines.find((line) => line.paragraph && line.reason === null);
  const last = lines.findLast((line) => line.paragraph && line.reason === null);
  if (!first || !last) return;
  const parts = first.words.slice(0, DATELINE_CHARS).split(DASHES).slice(0, DATELINE_PARTS);
  // The last part runs into the sentence.
  const opening = parts.slice(0, -1);
  for (const words of [...opening, TAIL.exec(last.words)?.[1] ?? '']) facts.credit ??= agencyOf(words);
  const outlet = opening[0] ?? '';
  const count = outlet.split(' ').length;
  if (count < 2 || count > NAME_WORDS - 1 || agencyOf(outlet)) return;
  if (hasForm('media-word', keyOf(outlet))) facts.outlet ??= outlet;
}
