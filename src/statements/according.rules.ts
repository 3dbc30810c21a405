/** Attribution beside the content: «بحسب الوزارة، …» and «…، وفقا للوزارة». */
import type { Token } from '../model.ts';
import { findEnd, trim } from './contents.ts';
import { cueFormAt } from './cues.ts';
import { type Draft, makeDraft, type Place, type Rule } from './drafts.ts';
import { readPhrase } from './noun-phrases.ts';
import type { Range } from './scene.ts';
import { clauseFirst, type Speaker } from './speakers.ts';
import {
  ASIDE,
  belongs,
  is,
  isBare,
  isMark,
  MEDIA,
  mayBeJoined,
  OWN_WORD,
  PARTING,
  RELATIVE,
  SOURCE,
  START,
  TAIL,
  THAT,
  TIME,
} from './words.ts';

const WHAT = 'ما';
const LAM = 'ل';
const FOR = 'لـ';
const HERS = 'ها';
const LONGEST = 30;

/** The source that an attribution names, and where the attribution ends; null where the words name no source. */
export function readSource(place: Place): (Range & { readonly end: number }) | null {
  const { scene, cue, sentence } = place;
  const { tokens } = scene;
  let i = cue.last;
  if (tokens[i]?.form === LAM || tokens[i]?.form === FOR) i++;
  const what = belongs(tokens[i]?.form ?? '', 'what') || tokens[cue.first]!.form.endsWith(WHAT);
  if (belongs(tokens[i]?.form ?? '', 'what')) i++;
  if (what && i < sentence.last && (cueFormAt(scene.text, i) === 'verb' || tokens[i]!.kind === 'word')) i++;
  if (what && is(tokens[i], THAT)) return null;
  const to = Math.min(sentence.last, i + LONGEST);
  if (what && belongs(tokens[i]?.form ?? '', 'hanging')) i++;
  if (what && tokens[i]?.form === IN) i++;
  const phrase = readQuoted(place, i) ?? readNamed(place, i, to);
  if (!phrase) return null;
  if (!what && !namesSource(place, phrase)) return null;
  const issuer = readIssuer(place, phrase.last, to);
  return { ...(issuer ?? phrase), end: endOfAttribution(place, (issuer ?? phrase).last) };
}

/** The source at token `i`; only a person's or office-holder's phrase goes on over a comma. */
function readNamed(place: Place, i: number, to: number): Range | null {
  const kind = place.scene.actorAt.get(i)?.kind;
  return readPhrase(place.scene, i, kind === 'person' || kind === 'office' ? to : endOfAttribution(place, i));
}

/** A source whose whole name stands in quotation marks. */
function readQuoted({ scene }: Place, i: number): Range | null {
  const quote = scene.quoteAt.get(i);
  return quote && quote.last - quote.first <= 5 ? { first: quote.first, last: quote.last } : null;
}

const FROM = 'من';
const IN = 'في';
const ABOUT = 'عن';
/** What refers back to «ما»: «ما أفاد به الوزير», «ما نقلت عنه الوكالة». */

/** Who stands behind a document or an outlet: «بيان صادر عن الوزارة», «أرقام نشرتها الهيئة», «نقلت الوكالة عن الوزير». */
function readIssuer(place: Place, from: number, to: number): Range | null {
  const { scene } = place;
  const { tokens } = scene;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.form === ABOUT)
      return i > from || belongs(tokens[i - 1]!.form, 'issued') ? readNamed(place, i + 1, to) : null;
    if (token.form === FROM && tokens[i - 1]!.word.parses.some(({ stem }) => belongs(stem, 'issued'))) {
      return readNamed(place, i + 1, to);
    }
    if (token.words.endsWith(HERS) && (is(tokens[i - 1], RELATIVE) || i === from)) {
      return scene.actorAt.has(i + 1) ? readNamed(place, i + 1, to) : null;
    }
    if (isMark(token, `.${PARTING}`) && tokens[i + 1]?.form !== ABOUT) {
      if (i > from || !opensIssuer(tokens[i + 1])) return null;
    }
  }
  return null;
}

/** «البيان، الصادر عن الوزارة»: a comma before what tells of whom it comes. */
const opensIssuer = (token: Token | undefined): boolean =>
  is(token, RELATIVE) || (token?.word.parses.some(({ stem }) => belongs(stem, 'issued')) ?? false);

/** Whether the phrase is somebody or something that says: an actor, a document, an outlet, a quoted name. */
function namesSource({ scene }: Place, phrase: Range): boolean {
  if (scene.actorAt.has(phrase.first)) return true;
  if (isBare(scene.tokens[phrase.first], SOURCE | MEDIA)) return true;
  for (let i = phrase.first; i < phrase.last; i++) if (isBare(scene.tokens[i], MEDIA)) return true;
  return scene.quoteAt.has(phrase.first) || scene.quoteAt.has(phrase.first - 1);
}

function endOfAttribution({ scene, sentence }: Place, from: number): number {
  let i = from;
  while (i < sentence.last && !isMark(scene.tokens[i], `${PARTING}.:`)) i++;
  return i;
}

/** Whether the cue is «على حد تعبيره», «وفق قوله»: it adds nobody. */
export const isOwnWord = ({ scene, cue }: Place): boolean =>
  is(scene.tokens[cue.last], OWN_WORD) || is(scene.tokens[cue.last - 1], OWN_WORD);

/** «بحسب البيان، اتفق الجانبان على …»: attribution in front. */
export const accordingBefore: Rule = {
  id: 'statement.according-before',
  read(place) {
    const { scene, cue, sentence } = place;
    if (cue.entry.form !== 'according' || place.current) return null;
    if (trim(scene, { first: place.floor, last: cue.first }).last - place.floor > 1) return null;
    const source = readSource(place);
    if (!source) return null;
    const first = contentAfter(place, source);
    if (first < 0) return null;
    const last = findEnd(scene, { first, opening: 'that' }, sentence.last);
    if (last - first < 3) return null;
    return makeDraft(place, accordingBefore.id, { speaker: speakerOf(source), first, last, opening: 'that' });
  },
};

const speakerOf = (source: Range): Speaker => ({ first: source.first, last: source.last, pointed: false });

const THEN = 'ف';
function contentAfter({ scene, sentence }: Place, source: Range & { end: number }): number {
  const { tokens } = scene;
  for (let i = source.last; i < Math.min(sentence.last, source.end + 1); i++) {
    const token = tokens[i]!;
    if (isMark(token, ':')) return i + 1;
    if (is(token, THAT) || isThen(token.form)) return i + 1;
    if (
      i > source.last - 1 &&
      token.form.startsWith(THEN) &&
      token.word.parses.some((p) => p.conjunction === THEN)
    ) {
      if (i === source.last || isMark(tokens[i - 1], PARTING)) return isThen(token.form) ? i + 1 : i;
    }
  }
  if (source.end >= sentence.last - 1) return -1;
  const next = source.end + 1;
  return isThen(tokens[next]!.form) ? next + 1 : next;
}
const isThen = (form: string): boolean => belongs(form, 'then');

/** «…، وفقا لوزارة الصحة»: attribution behind. */
export const accordingAfter: Rule = {
  id: 'statement.according-after',
  read(place) {
    const { scene, cue } = place;
    if (cue.entry.form !== 'according') return null;
    const source = readSource(place);
    if (!source) return null;
    const first = place.current ? clauseFirst(scene, place.floor, cue.first) : place.floor;
    const content = trim(scene, { first, last: cue.first });
    const onwards = goesOn(place, source.end, content.last - content.first < SHORT);
    if (content.last - content.first < 3 && !onwards) return null;
    return makeDraft(place, accordingAfter.id, {
      speaker: speakerOf(source),
      first: content.first,
      last: onwards ? place.sentence.last : content.last,
      opening: 'that',
    });
  },
};

/** Words in front of an attribution that are too few for a whole clause. */
const SHORT = 5;

/** Whether the clause goes on behind an attribution put into its middle. */
function goesOn({ scene, sentence }: Place, end: number, short: boolean): boolean {
  const next = scene.tokens[end + 1];
  if (end + 4 >= sentence.last || !isMark(scene.tokens[end], '،,') || next?.kind !== 'word') return false;
  if (is(next, START | RELATIVE | TAIL) || mayBeJoined(next)) return false;
  if (!short && is(next, ASIDE | TIME)) return false;
  return cueFormAt(scene.text, end + 1) === null;
}

/** A trailing attribution to what `current` reports: it changes who speaks only where an outlet spoke. */
export function attribute(source: Range, current: Draft, isMedia: (range: Range) => boolean): Draft {
  if (isMedia(current.speaker) && !isMedia(source)) {
    return { ...current, speaker: speakerOf(source), authority: current.speaker, gender: '' };
  }
  return current.authority ? current : { ...current, authority: source };
}
