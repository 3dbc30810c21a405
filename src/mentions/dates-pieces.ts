/** The words of the calendar in a text: each token that can take part in a date, with its readings. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { DateMention, Parse, Text, Token } from '../model.ts';
import { buildPhrases, matchPhrase } from '../text/text.ts';
import { parseDay } from './dates-calendar.ts';

/** What a word of the calendar can be: class → value, as in `lexicons/calendar.tsv`. */
type Readings = ReadonlyMap<string, string>;
/** A word or fixed phrase of the calendar in the text; `last` exclusive. */
export interface Piece {
  readonly last: number;
  readonly parse: Parse;
  readonly readings: Readings;
}
/** A text made ready for the readers of dates. */
export interface Scan {
  readonly text: Text;
  readonly tokens: readonly Token[];
  readonly pieces: readonly (Piece | null)[];
  /** Day number of publication. */
  readonly published: number | null;
}

/** A date as a rule found it: a mention without its place in the body. `last` exclusive. */
export interface Draft {
  readonly rule: string;
  readonly first: number;
  readonly last: number;
  readonly value: string | null;
  readonly grain: DateMention['grain'];
  readonly tense: DateMention['tense'];
  readonly weekday: number | null;
  readonly next: string | null;
}

const join = (present: Readings, added: Readings): Readings => new Map([...added, ...present]);

function* entries(): Iterable<readonly [string, Readings]> {
  for (const row of readLexicon('calendar')) {
    const note = row.note ?? '';
    const readings = new Map([[row.class!, row.value!]]);
    if (note.startsWith('strict')) readings.set('strict', '');
    yield [row.form!, readings];
    // a weekday without article is read only where an ordinal or a week stands beside it
    if (row.class === 'weekday') yield [row.form!.slice(2), new Map([['weekday-bare', row.value!]])];
    // ordinals are listed without article and take it
    if (row.class === 'ordinal' || row.class === 'unit' || row.class === 'number')
      yield [`${ARTICLE}${row.form!}`, readings];
    if (row.class === 'part' || row.class === 'edge' || row.class === 'season' || row.class === 'fraction')
      yield [`${ARTICLE}${row.form!}`, new Map([[`${row.class}-the`, row.value!]])];
  }
}

const ARTICLE = 'ال';
let phrases: ReturnType<typeof buildPhrases<Readings>> | null = null;
const lexicon = (): ReturnType<typeof buildPhrases<Readings>> => {
  phrases ??= buildPhrases(entries(), join);
  return phrases;
};

function pieceAt(tokens: readonly Token[], i: number): Piece | null {
  const found = matchPhrase(tokens, i, lexicon());
  return found && { last: found.last, parse: found.parse, readings: found.value };
}

/** `text` with its words of the calendar; null where it has none and no number. */
export function scanDates(text: Text, published: string | null): Scan | null {
  const { tokens } = text;
  const pieces: (Piece | null)[] = new Array(tokens.length).fill(null);
  let any = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'number') any = true;
    const piece = token.kind === 'word' ? pieceAt(tokens, i) : null;
    if (!piece) continue;
    pieces[i] = piece;
    any = true;
  }
  return any ? { text, tokens, pieces, published: parseDay(published) } : null;
}

/** Classes that can begin a date; the others only stand inside or beside one. */
const STARTS = new Set(
  [
    'month month-english hijri weekday weekday-bare number ordinal day-one unit pair this day morrow part',
    'edge edge-the season season-the fraction fraction-the ago later ahead holiday decade century',
  ].flatMap((line) => line.split(' ')),
);
const starting = new WeakMap<Readings, boolean>();

/** Whether a date can begin at `i`. */
export function canBegin(s: Scan, i: number): boolean {
  const piece = s.pieces[i];
  if (!piece) return s.tokens[i]!.kind === 'number';
  let known = starting.get(piece.readings);
  if (known === undefined) {
    known = [...piece.readings.keys()].some((kind) => STARTS.has(kind));
    starting.set(piece.readings, known);
  }
  return known || (piece.readings.has('from') && isAt(s, i + 1, 'unit'));
}

/** The value of the piece at `i` under `kind`; null where it is no such thing. */
export function valueAt(s: Scan, i: number, kind: string): string | null {
  return s.pieces[i]?.readings.get(kind) ?? null;
}
/** Whether the piece at `i` can be a `kind`. */
export const isAt = (s: Scan, i: number, kind: string): boolean => s.pieces[i]?.readings.has(kind) === true;
/** The token after the piece at `i`. */
export const afterPiece = (s: Scan, i: number): number => s.pieces[i]?.last ?? i + 1;
/** Whether the piece at `i` has the definite article. */
export const hasArticle = (s: Scan, i: number): boolean => s.pieces[i]?.parse.article === true;

/** Whether the token at `i` is one of the marks in `marks`. */
export function isMark(s: Scan, i: number, marks: string): boolean {
  const token = s.tokens[i];
  return token?.kind === 'mark' && marks.includes(token.words);
}

/** Whether no white space stands between token `i` and the one before. */
export function isGlued(s: Scan, i: number): boolean {
  const token = s.tokens[i];
  const before = s.tokens[i - 1];
  return token !== undefined && before !== undefined && token.start === before.end;
}

/** The digits at `i` as a number with how many they are; null where there are none. */
export function digitsAt(s: Scan, i: number): { readonly value: number; readonly size: number } | null {
  const token = s.tokens[i];
  if (token?.kind !== 'number' || token.form.length > 4) return null;
  const value = Number(token.form);
  return Number.isInteger(value) ? { value, size: token.form.length } : null;
}

/** Whether a line break stands between token `i` and the one before. */
export function breaksBefore(s: Scan, i: number): boolean {
  const token = s.tokens[i];
  const before = s.tokens[i - 1];
  if (!token || !before) return true;
  return token.start > before.end && s.text.body.slice(before.end, token.start).includes('\n');
}
