/** Quotes, paragraphs and sentences of a tokenised body. */
import type { Quote, Sentence, Span, Token } from '../model.ts';

const OPENING = new Set(['«', '“', '„', '‹', '‘']);
const CLOSING = new Set(['»', '”', '›', '’']);
const STRAIGHT = new Set(['"', '״', '＂']);
/** A single letter before a full stop is a title («د.»، «أ.») and ends no sentence. */
const ENDS = new Set(['.', '!', '?', '؟', '…']);

/** Lines of the body that hold more than white space. */
export function findParagraphs(body: string): readonly Span[] {
  const out: Span[] = [];
  let start = 0;
  while (start <= body.length) {
    let end = body.indexOf('\n', start);
    if (end < 0) end = body.length;
    if (body.slice(start, end).trim()) out.push({ start, end });
    start = end + 1;
  }
  return out;
}

interface Open {
  readonly token: number;
  readonly mark: string;
}

/**
 * What stands between quotation marks, inner quotes after outer ones begin; a quote never leaves its
 * paragraph. Straight marks open before a word and after white space, and close otherwise.
 */
export function findQuotes(body: string, tokens: readonly Token[]): readonly Quote[] {
  const quotes: Quote[] = [];
  let open: Open[] = [];
  let paragraphEnd = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.start > paragraphEnd) {
      open = [];
      paragraphEnd = body.indexOf('\n', token.start);
      if (paragraphEnd < 0) paragraphEnd = body.length;
    }
    if (token.kind !== 'mark') continue;
    const direction = directionOf(body, token, open);
    if (direction === 'open') open.push({ token: i, mark: token.words });
    if (direction !== 'close' || open.length === 0) continue;
    const { token: first } = open.pop()!;
    if (i > first + 1) {
      quotes.push({ start: tokens[first + 1]!.start, end: tokens[i - 1]!.end, first: first + 1, last: i });
    }
  }
  return quotes.sort((a, b) => a.first - b.first || b.last - a.last);
}

function directionOf(body: string, token: Token, open: readonly Open[]): 'open' | 'close' | null {
  if (OPENING.has(token.words)) return 'open';
  if (CLOSING.has(token.words)) return 'close';
  if (!STRAIGHT.has(token.words)) return null;
  const before = token.start > 0 ? body[token.start - 1]! : ' ';
  const after = token.end < body.length ? body[token.end]! : ' ';
  if (isBlank(after) || isMark(after)) return open.length > 0 ? 'close' : isBlank(before) ? 'open' : 'close';
  if (isBlank(before) || before === '(' || before === ':' || before === '،') return 'open';
  return open.length > 0 && !hangsOnParticle(body, token.start) ? 'close' : 'open';
}

const isBlank = (character: string): boolean => character.trim() === '';
const MARKS = new Set([...'.,،؛;:!?؟)]}«»”"']);
const isMark = (character: string): boolean => MARKS.has(character);

/** Whether one or two letters stand between white space and `at`: a particle written onto the quote. */
function hangsOnParticle(body: string, at: number): boolean {
  for (let size = 1; size <= 3; size++) {
    if (at - size < 0 || isBlank(body[at - size]!)) return size > 1;
  }
  return at <= 3;
}

/** Sentences: they end at a full stop, an exclamation or question mark outside quotes, and with the paragraph. */
export function findSentences(
  tokens: readonly Token[],
  paragraphs: readonly Span[],
  quoteOf: readonly number[],
): readonly Sentence[] {
  const out: Sentence[] = [];
  let first = 0;
  let paragraph = 0;
  const close = (last: number): void => {
    if (last <= first) return;
    while (paragraph + 1 < paragraphs.length && tokens[first]!.start >= paragraphs[paragraph]!.end)
      paragraph++;
    out.push({ start: tokens[first]!.start, end: tokens[last - 1]!.end, first, last, paragraph });
    first = last;
  };
  let line = 0;
  for (let i = 0; i < tokens.length; i++) {
    while (line < paragraphs.length && tokens[i]!.start >= paragraphs[line]!.end) {
      close(i);
      line++;
    }
    if (tokens[i]!.kind !== 'mark') continue;
    if (ENDS.has(tokens[i]!.words) && quoteOf[i] === -1 && endsHere(tokens, i)) close(i + 1);
  }
  close(tokens.length);
  return out;
}

function endsHere(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (!before || !after) return true;
  const glued = after.start === tokens[i]!.end;
  if (glued && (before.kind === 'number' || ENDS.has(after.words) || before.start === before.end))
    return false;
  if (glued && after.kind === 'mark') return false;
  return !(tokens[i]!.words === '.' && before.kind === 'word' && before.form.length === 1);
}
