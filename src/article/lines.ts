/**
 * From the lines of a page to the lines of the report: each line is kept or gets the reason why not.
 * Only what is furniture beyond doubt goes: the words of it stand in `lexicons/furniture.tsv`.
 */
import type { Dropped, DropReason } from '../model.ts';
import { markAttached } from './attached.ts';
import { keyOf, keyWords } from './furniture.ts';
import { markLabels } from './labels.ts';

/** A line on its way: `reason` is null while it is body. */
export interface Line {
  readonly words: string;
  /** Key of the line (see `keyOf`); of a long line only of its beginning. */
  readonly key: string;
  /** Whether that is the key of all of it. */
  readonly whole: boolean;
  /** Number of words; of a long line more than any label has. */
  readonly count: number;
  /** Whether it reads as a paragraph: long, or of some length and closed as a sentence. */
  readonly paragraph: boolean;
  reason: DropReason | null;
}
/** What the lines say about the report; filled as they are read. What stands there before is never overwritten. */
export interface Facts {
  title: string;
  outlet: string | null;
  author: string | null;
  published: string | null;
  updated: string | null;
  credit: string | null;
  keywords: readonly string[];
}
export interface Cleaned {
  readonly body: readonly string[];
  readonly dropped: readonly Dropped[];
}

const LABEL_CHARS = 240;
const BEGINNING_CHARS = 48;
const LONG_COUNT = 100;
const PARAGRAPH_WORDS = 25;
const SENTENCE_WORDS = 9;
const CLOSED = /[.!?؟…»"”)]$/u;
const HAS_WORD = /[\p{L}\p{N}]/u;
const CONTROLS = /[^\P{Cc}\t]|\ufffc/u;
const CONTROLS_ALL = /[^\P{Cc}\t]|\ufffc/gu;

function makeLine(raw: string): Line {
  const words = (CONTROLS.test(raw) ? raw.replace(CONTROLS_ALL, '') : raw).trim();
  const short = words.length <= LABEL_CHARS;
  const parts = keyWords(short ? words : words.slice(0, BEGINNING_CHARS));
  const count = short ? parts.length : LONG_COUNT;
  const paragraph = count >= PARAGRAPH_WORDS || (count >= SENTENCE_WORDS && CLOSED.test(words));
  return { words, key: parts.join(' '), whole: short, count, paragraph, reason: null };
}

/** The order matters: what a line says about itself comes before what its neighbours say. */
const PASSES: readonly ((lines: readonly Line[], facts: Facts) => void)[] = [
  markOrnaments, //  lines without a letter are nobody's neighbours
  markTitle, //      the headline, before labels look at first lines
  markLabels, //     lines that name themselves: dates, bylines, credits, tags, share bars
  markHead, //       what stands above the headline when the headline comes again
  markAttached, //   what follows a read-also label
  markRepeats, //    last, so that a copy in furniture does not fold the report's own paragraph
];

/** The body of `raw` lines and all that was dropped; what they say of themselves goes into `facts`. */
export function cleanLines(raw: readonly string[], facts: Facts): Cleaned {
  const lines: Line[] = [];
  for (const words of raw) {
    const line = makeLine(words);
    if (line.words !== '') lines.push(line);
  }
  // A line alone has no page around it: whatever it looks like, it is what was given to read.
  if (lines.length > 1) for (const pass of PASSES) pass(lines, facts);
  const body: string[] = [];
  const dropped: Dropped[] = [];
  for (const line of lines) {
    if (line.reason === null) body.push(line.words);
    else dropped.push({ words: line.words, reason: line.reason });
  }
  return { body, dropped };
}

function markOrnaments(lines: readonly Line[]): void {
  for (const line of lines) if (!HAS_WORD.test(line.words)) line.reason = 'furniture';
}

const HEADLINE_WORDS = 4;
const NEAR_SHARE = 0.8;

/** Whether two keys are one headline: equal, one cut short, or nearly all words in common. */
export function isSameHeadline(key: string, title: string): boolean {
  if (key === title) return true;
  const words = key.split(' ');
  const others = title.split(' ');
  const shorter = Math.min(words.length, others.length);
  if (shorter < HEADLINE_WORDS) return false;
  if (title.startsWith(`${key} `)) return words.length >= others.length / 2;
  if (key.startsWith(`${title} `)) return words.length - others.length <= HEADLINE_WORDS;
  const known = new Set(others);
  const common = words.filter((word) => known.has(word)).length;
  return common >= NEAR_SHARE * Math.max(words.length, others.length);
}

function markTitle(lines: readonly Line[], facts: Facts): void {
  const title = keyOf(facts.title);
  if (title === '') return;
  for (const [i, line] of lines.entries()) {
    // A heading of one or two words below may well repeat a short headline.
    if (line.key === title && (i < 3 || line.count >= HEADLINE_WORDS)) line.reason ??= 'headline-again';
  }
}

/** Lines at the top before the first paragraph; a page has no more of them than this. */
const HEAD_LINES = 16;

/**
 * Where the headline comes again above the first paragraph, the report begins there: all that stands
 * before it is masthead. Else only what is the headline in other words.
 */
function markHead(lines: readonly Line[], facts: Facts): void {
  const title = keyOf(facts.title);
  if (title === '') return;
  let last = -1;
  let length = 0;
  for (const line of lines) {
    if (
      length >= HEAD_LINES ||
      (line.paragraph && (line.count === LONG_COUNT || !isSameHeadline(line.key, title)))
    )
      break;
    if (isSameHeadline(line.key, title)) last = length;
    length++;
  }
  for (let i = 0; i <= last; i++) {
    const line = lines[i]!;
    line.reason ??= isSameHeadline(line.key, title) ? 'headline-again' : 'masthead';
  }
}

const REPEAT_WORDS = 6;

/** A paragraph that stands word for word twice is read once. */
function markRepeats(lines: readonly Line[]): void {
  const seen = new Set<string>();
  for (const line of lines) {
    if (line.reason !== null || line.count < REPEAT_WORDS) continue;
    if (seen.has(line.words)) line.reason = 'repeated';
    seen.add(line.words);
  }
}
