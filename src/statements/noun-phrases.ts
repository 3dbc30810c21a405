/** Noun phrases that may speak: from the actors of the text where there is one, else by where such a phrase must end. */
import type { Token } from '../model.ts';
import { channelOf } from './channels.ts';
import { type Complement, cueFormAt } from './cues.ts';
import { governs } from './governed.ts';
import type { Range, Scene } from './scene.ts';
import { isAudience, isGluedThat, isNameQuote, opensSpeech } from './scene.ts';
import {
  ASIDE,
  belongs,
  CONTENT,
  GENERIC,
  is,
  isBare,
  isDefinite,
  isJoined,
  isMark,
  MEDIA,
  MEDIUM,
  mayBeJoined,
  NAMED,
  NOT,
  OPEN_HEAD,
  PARTING,
  RELATIVE,
  SAME,
  SOURCE,
  START,
  THAT,
  TIME,
  TURN,
} from './words.ts';

const STOPS = THAT | TIME | ASIDE | TURN | RELATIVE | START | NOT;
const HEADS = NAMED | MEDIA | SOURCE | GENERIC | OPEN_HEAD;
const LONGEST = 26;
const takesObject = (complement: Complement): boolean => complement.startsWith('object');

/**
 * The noun phrase that begins at token `from`, or null where none does.
 *
 * @param to      where it must end at the latest
 * @param complement  how the content begins that the speaker's verb governs; it ends the phrase
 */
export function readPhrase(
  scene: Scene,
  from: number,
  to: number,
  complement: Complement = 'clause',
): Range | null {
  const { tokens } = scene;
  if (from >= to || !mayBegin(scene, from, complement)) return null;
  let last = endOfHead(scene, from, to, complement);
  while (last < to && is(tokens[last], SAME)) last++;
  const whole = takesObject(complement) && scene.actorAt.get(from)?.name;
  if (!whole) last = addAppositions(scene, { first: from, last }, to, complement);
  while (last > from && isMark(tokens[last - 1], `${PARTING}:(`)) last--;
  return last > from ? { first: from, last } : null;
}

/** Where the phrase ends before appositions: with its actor, and with what the actor was not seen to hold. */
function endOfHead(scene: Scene, from: number, to: number, complement: Complement): number {
  const actor = scene.actorAt.get(from);
  if (!actor || actor.last > to) return walkPhrase(scene, from, to, complement);
  const next = scene.actorAt.get(actor.last);
  if (next?.preposition) return actor.last;
  if (!takesObject(complement)) return walkPhrase(scene, actor.last - 1, to, complement);
  let last = actor.last;
  for (let more = next; more?.joined && more.last <= to; more = scene.actorAt.get(last)) last = more.last;
  return actor.name ? last : endOfName(scene, last, to);
}

/** «مدير المركز العسكري والاستراتيجي اللواء فلان»: past adjectives joined on, to the name. */
function endOfName(scene: Scene, from: number, to: number): number {
  for (let i = from; i < Math.min(to, from + 3); i++) {
    const actor = scene.actorAt.get(i);
    if (actor)
      return i > from && actor.kind === 'person' && !actor.preposition && actor.last <= to
        ? actor.last
        : from;
    if (!isDefinite(scene.tokens[i]) && !mayBeJoined(scene.tokens[i])) return from;
  }
  return from;
}

function mayBegin(scene: Scene, from: number, complement: Complement): boolean {
  const token = scene.tokens[from]!;
  if (token.kind === 'mark') return isNameLike(scene, from);
  if (isStop(scene, from) || token.form.length < 2 || token.form === WHAT) return false;
  if (governs(scene, complement, from) && !scene.actorAt.has(from)) return false;
  if (takesObject(complement) && is(token, CONTENT)) return scene.actorAt.has(from);
  return cueFormAt(scene.text, from) === null || scene.actorAt.has(from);
}

const WHAT = 'ما';
const ON = 'علي';
const DOTLESS = 'ى';
/** Whether a word that cannot stand within a name stands at token `i`; «علي» printed with dots may be a name. */
function isStop(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  if (!is(token, STOPS) || scene.actorAt.has(i)) return false;
  if (token.form !== ON || token.words.endsWith(DOTLESS) || is(scene.tokens[i + 1], MEDIUM)) return true;
  if (cueFormAt(scene.text, i - 1) === 'verb' && !is(scene.tokens[i + 1], THAT)) return false;
  const next = scene.tokens[i + 1];
  return next === undefined || isDefinite(next) || is(next, THAT | STOPS) || next.kind !== 'word';
}

/** A speaker whose whole name stands in quotation marks: «قالت "إسرائيل" إن». */
function isNameLike(scene: Scene, i: number): boolean {
  const quote = scene.quoteAt.get(i);
  if (!quote || quote.last - quote.first > 3) return false;
  const after = scene.tokens[quote.last + 1];
  if (after === undefined || isMark(after, '.؛;')) return false;
  return !isMark(after, PARTING) || is(scene.tokens[quote.last + 2], ASIDE | THAT);
}

function walkPhrase(scene: Scene, from: number, to: number, complement: Complement): number {
  const { tokens } = scene;
  let open = is(tokens[from], OPEN_HEAD);
  let i = from;
  const start = scene.quoteAt.get(from);
  if (start) i = start.last;
  for (i++; i < to && i - from < LONGEST; i++) {
    const token = tokens[i]!;
    if (scene.quoteAt.has(i) && isNameQuote(scene, i)) {
      i = scene.quoteAt.get(i)!.last;
      continue;
    }
    if (token.kind === 'mark' && !(token.words === '-' || token.words === '#' || token.words === '_')) break;
    if (isGluedThat(token) || isAudience(token) || isAddress(scene, i) || isOwnSpeech(token)) break;
    if (is(token, STOPS & ~ASIDE) || isJoined(token, START | RELATIVE)) break;
    if (is(token, ASIDE) && isStop(scene, i)) {
      const next = tokens[i + 1];
      if (!open || (next && channelOf(next.word))) break;
      open = false;
    }
    if (takesObject(complement) && is(token, CONTENT) && !isDefinite(token)) break;
    if (takesObject(complement) && (isNewNoun(scene, i) || isEveryone(scene, i))) break;
    if (governs(scene, complement, i)) break;
    if (endsByCue(scene, i)) break;
    const actor = scene.actorAt.get(i);
    if (takesObject(complement) && i - from >= 2 && isDefinite(token) && scene.actorTo.has(i)) break;
    if (actor && actor.last <= to && actor.last > i + 1) i = actor.last - 1;
  }
  return Math.min(i, to);
}

/** A reporting verb or participle ends a phrase; a noun that merely looks like one after the head does not. */
function endsByCue(scene: Scene, i: number): boolean {
  const cue = cueFormAt(scene.text, i);
  if (cue === null || scene.actorAt.has(i)) return false;
  return (
    cue !== 'noun' ||
    belongs(scene.tokens[i]!.form, 'saying') ||
    saysItself(scene, i) ||
    scene.tokens[i]!.form.startsWith(BY_THE)
  );
}

const isEveryone = ({ tokens }: Scene, i: number): boolean =>
  belongs(tokens[i]!.form, 'everyone') && !isDefinite(tokens[i]);

/** An indefinite noun after a definite one begins another phrase, unless it is a name. */
function isNewNoun(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  if (token.kind !== 'word' || isDefinite(token) || !isDefinite(scene.tokens[i - 1])) return false;
  return !scene.actorAt.has(i) && !mayBeJoined(token) && !belongs(token.form[0]!, 'particle-letter');
}

const LAM = 'ل';
const OF = 'تابع';
/** «لـ"الشرق"»: to whom it was said, unless something belongs to it. */
const isAddress = ({ tokens, quoteAt }: Scene, i: number): boolean =>
  tokens[i]!.form === LAM &&
  quoteAt.has(i + 1) &&
  !tokens[i - 1]!.word.parses.some(({ stem }) => stem.startsWith(OF));

/** «كلمته», «تصريحها»: what the speaker spoke in ends the phrase. */
const isOwnSpeech = (token: Token): boolean =>
  (token.words.endsWith(HIS) || token.words.endsWith(HERS)) && channelOf(token.word) !== null;

const BY_THE = 'بال';
const HIS = 'ه';
const HERS = 'ها';
/** «قوله», «تأكيدها»: a noun with the speaker's pronoun on it. */
const saysItself = ({ tokens }: Scene, i: number): boolean =>
  (is(tokens[i + 1], THAT | ASIDE) || tokens[i + 1]?.kind === 'mark') &&
  (tokens[i]!.words.endsWith(HIS) || tokens[i]!.words.endsWith(HERS));

/** Longest apposition between commas: «وزير الخارجية، فلان الفلاني، …». */
const LONGEST_APPOSITION = 14;

function addAppositions(scene: Scene, phrase: Range, to: number, complement: Complement): number {
  const { tokens } = scene;
  let last = phrase.last;
  for (let round = 0; round < (takesObject(complement) ? 1 : 2); round++) {
    if (isMark(tokens[last], '(')) last = afterBracket(scene, last, to);
    const from = last + 1;
    if (from >= to || !isMark(tokens[last], '،,') || !mayBeApposed(scene, from)) return last;
    const actor = scene.actorAt.get(from);
    const end = actor ? endOfHead(scene, from, to, complement) : walkPhrase(scene, from, to, complement);
    if (end - from > LONGEST_APPOSITION || !closes(scene, end, to)) return last;
    last = end;
  }
  return last;
}

/** The token after a short remark in brackets: «وزارة الدفاع (البنتاغون)، فلان». */
function afterBracket(scene: Scene, at: number, to: number): number {
  for (let i = at + 1; i < Math.min(to, at + 8); i++) if (isMark(scene.tokens[i], ')')) return i + 1;
  return at;
}

function mayBeApposed(scene: Scene, from: number): boolean {
  const token = scene.tokens[from]!;
  if (token.kind !== 'word' || isStop(scene, from) || is(token, CONTENT) || isGluedThat(token)) return false;
  if (isJoined(token, START | RELATIVE | ASIDE | THAT | TIME)) return false;
  return scene.actorAt.has(from) || cueFormAt(scene.text, from) === null;
}

/** An apposition is closed by a mark, by «أن» or by what else cannot belong to it. */
function closes(scene: Scene, at: number, to: number): boolean {
  const token = scene.tokens[at];
  if (at >= to || token === undefined) return true;
  return (
    token.kind === 'mark' || is(token, STOPS | CONTENT) || opensSpeech(scene, at) || endsByCue(scene, at)
  );
}

/**
 * The noun phrase that ends before token `to` (exclusive) and begins at `from` at the earliest: the
 * subject in front of its verb.
 */
export function readPhraseBefore(scene: Scene, from: number, to: number): Range | null {
  const { tokens } = scene;
  let last = to;
  while (last > from && (isMark(tokens[last - 1], PARTING) || is(tokens[last - 1], TIME | TURN | START)))
    last--;
  let first = from;
  while (
    first < last &&
    (is(tokens[first], START | THAT) ||
      isJoined(tokens[first], START | THAT) ||
      isMark(tokens[first], PARTING))
  )
    first++;
  if (first >= last || last - first > LONGEST || !mayBeSubject(scene, first, last)) return null;
  const actor = scene.actorAt.get(first);
  if (actor && actor.last <= last) {
    return { first, last: addAppositions(scene, { first, last: actor.last }, last, 'clause') };
  }
  const phrase = readPhrase(scene, first, last);
  return phrase && last - phrase.last <= 12 ? phrase : null;
}

/** A clause that begins with an unknown word after «و» begins with a verb rather than with its subject. */
function mayBeSubject(scene: Scene, first: number, to: number): boolean {
  const token = scene.tokens[first]!;
  if (scene.actorAt.has(first)) return true;
  if (token.kind === 'mark') return scene.quoteAt.has(first);
  if (isStop(scene, first) || isJoined(token, ASIDE | RELATIVE | NOT) || token.form.length < 2) return false;
  if (isDefinite(token) || isBare(token, HEADS)) return true;
  return !belongs(token.form[0]!, 'verb-letter') && to - first <= 4;
}

/** The shortest phrase that ends before token `to`: what «الذي» goes back to. */
export function readNearest(scene: Scene, floor: number, to: number): Range | null {
  let first = to;
  while (first > floor && to - first < 9) {
    const token = scene.tokens[first - 1]!;
    if (token.kind === 'mark' || is(token, STOPS) || endsByCue(scene, first - 1)) break;
    first--;
  }
  if (first + 1 < to && mayBeJoined(scene.tokens[first]) && !scene.actorAt.has(first)) first++;
  return first < to ? { first, last: to } : null;
}

/** Whether the phrase names an outlet or agency. */
export function isMedia(scene: Scene, phrase: Range, media: number): boolean {
  for (let i = phrase.first; i < Math.min(phrase.last, phrase.first + 4); i++) {
    if (isBare(scene.tokens[i], media)) return true;
  }
  return false;
}
