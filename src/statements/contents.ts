/** Where what was said begins after its reporting word, and where it ends. */
import { channelOf } from './channels.ts';
import type { Complement, Cue } from './cues.ts';
import { cueFormAt } from './cues.ts';
import { governs, isPreposition } from './governed.ts';
import type { Range, Scene } from './scene.ts';
import { isThat, opensSpeech } from './scene.ts';
import {
  ASIDE,
  belongs,
  CONTENT,
  is,
  isDefinite,
  isJoined,
  isMark,
  PARTING,
  QUOTE_MARKS,
  RELATIVE,
  START,
  TAIL,
  THAT,
  TIME,
  TURN,
} from './words.ts';

/** How the content was opened: `that`, `colon` and `quote` are sure, `governed` and `object` need the verb. */
export type Opening = 'that' | 'colon' | 'quote' | 'governed' | 'object';
export interface Start {
  readonly first: number;
  readonly opening: Opening;
}

const IN = 'في';
const LAM = 'ل';
/** Words between verb and «أن» at most. */
const FARTHEST = 70;

/**
 * Where content begins that `cue` governs, looking from token `from` to `to`.
 *
 * @param speaker  whether somebody who speaks has been read between cue and `from`
 */
export function findStart(scene: Scene, cue: Cue, { first: from, last: to }: Range): Start | null {
  const { complement } = cue.entry;
  const near = startHere(scene, complement, from, to);
  if (near) return (near.opening === 'object' && findLate(scene, near.first, to)) || near;
  const k = skipAsides(scene, from, to, complement);
  const after = k > from ? startHere(scene, complement, k, to) : null;
  if (after && after.opening !== 'object') return after;
  const late = after && findLate(scene, after.first, to);
  if (late) return late;
  const far = findOpening(scene, from, Math.min(to, from + FARTHEST));
  if (complement.startsWith('object')) return after ?? far ?? null;
  const short = far?.opening === 'quote' && (complement === 'that' || isShort(scene, far.first));
  if (far && !short)
    return far.opening === 'quote' ? earlier(scene, complement, { first: from, last: to }, far) : far;
  if (complement === 'on' && k > from && is(scene.tokens[k], CONTENT)) return { first: k, opening: 'object' };
  if (complement === 'clause' || complement === 'that') return null;
  return complement === 'about-near' ? null : findGoverned(scene, complement, from, to);
}

/** The governed content where it begins before a quote within it: «محذرا الجيران من أي "رد"». */
function earlier(scene: Scene, complement: Complement, { first, last }: Range, quote: Start): Start {
  if (complement === 'clause') return quote;
  const governed = findGoverned(scene, complement, first, last);
  return governed && governed.first < quote.first ? governed : quote;
}

/** A quote of two or three words far from its verb is a name or a phrase, not what was said. */
const isShort = (scene: Scene, first: number): boolean => {
  const quote = scene.quoteAt.get(first - 1);
  return quote !== undefined && quote.last - quote.first < 4;
};

/** Words that a part of the speaker's phrase may still take up where «أن» comes after it. */
const LATE = 14;

/** «أكد نائب الرئيس فلان الفلاني اليوم أن»: «أن» soon after wins over an object that is no noun of content. */
function findLate(scene: Scene, from: number, to: number): Start | null {
  if (is(scene.tokens[from], CONTENT) || isMark(scene.tokens[from - 1], QUOTE_MARKS)) return null;
  for (let i = from; i < Math.min(to, from + LATE); i++) {
    if (is(scene.tokens[i], CONTENT | RELATIVE) && !isDefinite(scene.tokens[i])) return null;
    if (cueFormAt(scene.text, i) !== null && !scene.actorAt.has(i)) return null;
    if (isThat(scene, i) || isMark(scene.tokens[i], ':')) return openingAt(scene, i, to);
  }
  return null;
}

/** Content that begins exactly at token `i`. */
function startHere(scene: Scene, complement: Complement, i: number, to: number): Start | null {
  if (i >= to) return null;
  const opening = openingAt(scene, i, to);
  if (opening) return opening;
  const governed = governedAt(scene, complement, i, to);
  if (governed) return governed;
  if (!complement.startsWith('object')) return null;
  const token = scene.tokens[i]!;
  if (token.kind === 'mark' && !isMark(token, QUOTE_MARKS)) return null;
  if (is(token, ASIDE | TIME | TURN | START | RELATIVE) || isJoined(token, START | RELATIVE | THAT))
    return null;
  return { first: i, opening: 'object' };
}

/** «أن», a colon or an opening quote at token `i`. */
function openingAt(scene: Scene, i: number, to: number): Start | null {
  const { tokens } = scene;
  if (isThat(scene, i)) {
    const free = belongs(tokens[i]!.form, 'free-that');
    const first = free ? skipMarks(scene, i + 1) : i;
    return first < to ? { first, opening: 'that' } : null;
  }
  if (isMark(tokens[i], ':')) {
    let first = skipMarks(scene, i + 1);
    if (isThat(scene, first) && belongs(tokens[first]!.form, 'free-that')) first++;
    return first < to ? { first, opening: 'colon' } : null;
  }
  if (opensSpeech(scene, i) && !isNameBefore(scene, i, to)) {
    let first = i + 1;
    if (isThat(scene, first) && belongs(tokens[first]!.form, 'free-that')) first++;
    return first < to ? { first, opening: 'quote' } : null;
  }
  if (belongs(tokens[i]!.form, 'we')) return { first: i, opening: 'quote' };
  return null;
}

/** Longest quote that is a name where «أن» or a colon comes after it. */
const LONGEST_NAME = 4;

/** A short quote on the way to «أن» or a colon: «خلال قمة "إيكو" في طشقند أن». */
function isNameBefore(scene: Scene, i: number, to: number): boolean {
  const quote = scene.quoteAt.get(i);
  if (!quote || quote.last - quote.first > LONGEST_NAME) return false;
  for (let k = quote.last + 1; k < Math.min(to, quote.last + 30); k++) {
    if (isThat(scene, k) || isMark(scene.tokens[k], ':')) return true;
    if (opensSpeech(scene, k)) return true;
    if (cueFormAt(scene.text, k) === 'participle' && !scene.actorAt.has(k)) return false;
  }
  return false;
}

function findOpening(scene: Scene, from: number, to: number): Start | null {
  for (let i = from; i < to; i++) {
    const found = openingAt(scene, i, to);
    if (found) return found;
    if (cueFormAt(scene.text, i) === 'participle' && !scene.actorAt.has(i)) return null;
  }
  return null;
}

/** What may be said to be agreed and is a view, not a deed. */

function governedAt(scene: Scene, complement: Complement, i: number, to: number): Start | null {
  if (!governs(scene, complement, i)) return null;
  if (
    complement === 'on-that' &&
    !isThat(scene, i + 1) &&
    !belongs(scene.tokens[i + 1]?.form ?? '', 'agreed')
  )
    return null;
  const token = scene.tokens[i]!;
  const attached =
    token.form.length > 3 || (complement !== 'in' && token.word.parses.some((p) => p.particle));
  const next = attached && !isPreposition(token.form) ? i : i + 1;
  if (next >= to) return null;
  const that = openingAt(scene, next, to);
  if (that) return { ...that, opening: that.opening === 'quote' ? 'quote' : 'that' };
  return { first: skipMarks(scene, next), opening: 'governed' };
}

function findGoverned(scene: Scene, complement: Complement, from: number, to: number): Start | null {
  for (let i = from; i < to; i++) {
    const found = governedAt(scene, complement, i, to);
    if (found) return found;
    if (cueFormAt(scene.text, i) === 'participle') return null;
  }
  return null;
}

/** The first token after marks of quotation and spacing. */
export function skipMarks(scene: Scene, i: number): number {
  let k = i;
  while (isMark(scene.tokens[k], `${QUOTE_MARKS}:${PARTING}`)) k++;
  return k;
}

/** The first token from `from` that is no word of time, no circumstance and no comma. */
export function skipAsides(scene: Scene, from: number, to: number, complement: Complement): number {
  const { tokens } = scene;
  let i = from;
  while (i < to) {
    const token = tokens[i]!;
    const date = scene.dateAt.get(i);
    if (date) i = date;
    else if (isMark(token, PARTING) || is(token, TIME | TURN) || token.kind === 'number') i++;
    else if (complement !== 'for' && scene.actorAt.get(i)?.preposition === LAM && i > from - 2)
      i = scene.actorAt.get(i)!.last;
    else if (is(token, ASIDE) && !(i > from && governs(scene, complement, i)))
      i = skipAside(scene, i, to, complement);
    else if (is(token, RELATIVE)) i = skipToMark(scene, i, to);
    else break;
  }
  return i;
}

function skipAside(scene: Scene, from: number, to: number, complement: Complement): number {
  const { tokens } = scene;
  let i = from + 1;
  for (; i < to; i++) {
    const token = tokens[i]!;
    if (isMark(token, PARTING) || isMark(token, ':') || opensSpeech(scene, i) || is(token, THAT)) break;
    if (cueFormAt(scene.text, i) === 'participle' && !scene.actorAt.has(i)) break;
    if (i > from + 1 && governs(scene, complement, i)) break;
    if (i > from + 1 && (is(token, ASIDE | TIME) || (is(token, CONTENT) && !isDefinite(token)))) break;
  }
  return i;
}

function skipToMark(scene: Scene, from: number, to: number): number {
  let i = from;
  while (i < to && !isMark(scene.tokens[i], PARTING) && !is(scene.tokens[i], THAT) && !opensSpeech(scene, i))
    i++;
  return i;
}

/** Where content that begins at `first` ends in a sentence that ends at `to`, before later cues are known. */
export function findEnd(scene: Scene, { first, opening }: Start, to: number): number {
  const { tokens } = scene;
  let end = to;
  const quote = scene.quoteAt.get(first - 1);
  if (quote) end = endOfQuote(scene, quote.last, quote.last - first, to, opening);
  for (let i = Math.max(first, quote ? quote.last : first) + 1; i < end; i++) {
    if (isMark(tokens[i - 1], PARTING) && (isTail(scene, i) || isManner(scene, i))) end = i;
  }
  return end;
}

const TANWIN = '\u064B';
const MIM = 'م';
const ALEF = 'ا';
/** «، مستخدما», «، ممهلةً»: how it was said or done, told by the outlet. */
function isManner({ tokens }: Scene, i: number): boolean {
  const { form, words } = tokens[i]!;
  if (!form.startsWith(MIM) || form.length < 5) return false;
  return words.includes(TANWIN) && (form.endsWith(ALEF) || form.endsWith('ه'));
}

const REFERENCE = 'اشاره';
function isTail(scene: Scene, i: number): boolean {
  if (is(scene.tokens[i], TAIL)) return true;
  const next = scene.tokens[i + 1];
  if (scene.tokens[i]!.form !== IN || next === undefined) return false;
  // «، في حديث إلى إذاعة …»: where it was said
  return next.form === REFERENCE || (channelOf(next.word) !== null && !isDefinite(next));
}

/** A quote of fewer words is a part of what was said, not the whole. */
const WHOLE_QUOTE = 5;

/** Speech in quotes ends with them, unless the sentence runs on into further quotes or a short rest. */
function endOfQuote(scene: Scene, closing: number, length: number, to: number, opening: Opening): number {
  const { tokens } = scene;
  const next = tokens[closing + 1];
  if (closing + 2 >= to || next === undefined) return Math.min(closing + 1, to);
  if (isMark(next, `${PARTING}.`)) {
    const after = tokens[closing + 2];
    return isJoined(after, THAT) ? to : closing + 1;
  }
  if (
    isJoined(next, THAT) ||
    length < (opening === 'quote' || opening === 'colon' ? 2 : WHOLE_QUOTE) ||
    to - closing <= length
  )
    return to;
  for (let i = closing + 1; i < to; i++) if (scene.quoteAt.has(i)) return to;
  return closing + 1;
}

/** The content without marks at its borders. */
export function trim(scene: Scene, range: Range): Range {
  const { tokens } = scene;
  let { first, last } = range;
  while (first < last && tokens[first]!.kind === 'mark' && !isMark(tokens[first], '#(')) first++;
  while (
    last > first &&
    (isDangling(scene, last - 1) || isMark(tokens[last - 1], `.:…!؟?${PARTING}${QUOTE_MARKS}`))
  )
    last--;
  return { first, last };
}

const isDangling = (scene: Scene, i: number): boolean =>
  is(scene.tokens[i], START) || scene.tokens[i]!.form === 'و';
