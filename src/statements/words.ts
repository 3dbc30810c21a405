/** What single words do around reported speech: one bit each, computed once per spelling from `lexicons/speech.tsv`. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Parse, Token, Word } from '../model.ts';
import { boundIn, type Forms, gatherForms, knownIn, normalise, perWord, valueIn } from '../text/text.ts';

/** «أن» and «إن» with what hangs on them. */
export const THAT = 1;
/** A word of time or manner that stands between verb, speaker and content. */
export const TIME = 2;
/** A preposition that opens a circumstance. */
export const ASIDE = 4;
/** «بدوره», «من جانبه»: a new speaker is coming. */
export const TURN = 8;
export const RELATIVE = 16;
/** Opens a clause of its own. */
export const START = 32;
/** A name in quotation marks may follow. */
export const NAMED = 64;
export const MEDIA = 128;
/** A document, anonymous people or a body that an attribution may name. */
export const SOURCE = 256;
/** A definite noun that stands for somebody named before. */
export const GENERIC = 512;
/** An indefinite head whose phrase goes on over a preposition: «مسؤول في …». */
export const OPEN_HEAD = 1024;
/** After a comma: the outlet's own words again. */
export const TAIL = 2048;
export const NOT = 4096;
/** A noun that begins what was said and no speaker. */
export const CONTENT = 8192;
/** «تعبيره», «قوله» after «على حد». */
export const OWN_WORD = 16384;
/** After «على»: a circumstance, not what was said. */
export const MEDIUM = 32768;
/** A state that takes the masculine; the others take the feminine. */
export const MASCULINE = 65536;
/** «للصحفيين»: to whom it was said. */
export const AUDIENCE = 131072;
/** What governs an «أن» that opens no report: «يجب», «قبل», «إلا». */
export const OTHER_THAT = 262144;
/** Names of God after «داعيا», «سائلا», «قوله»: prayer and scripture, not the news. */
export const DIVINE = 524288;
/** «نفسه», «ذاته»: the one just named. */
export const SAME = 1048576;
/** What «لفت» draws without saying anything. */
export const IDIOM = 2097152;

/** «مدينة», «بعنوان»: a name in quotation marks may follow, of something that does not speak. */
export const TITLED = 4194304;

const CLASSES: Readonly<Record<string, number>> = {
  that: THAT,
  time: TIME,
  aside: ASIDE,
  turn: TURN,
  relative: RELATIVE,
  start: START,
  named: NAMED,
  media: MEDIA,
  source: SOURCE,
  generic: GENERIC,
  'open-head': OPEN_HEAD,
  tail: TAIL,
  not: NOT,
  content: CONTENT,
  'own-word': OWN_WORD,
  medium: MEDIUM,
  'masculine-state': MASCULINE,
  audience: AUDIENCE,
  'other-that': OTHER_THAT,
  divine: DIVINE,
  same: SAME,
  idiom: IDIOM,
  titled: TITLED,
};

let forms: Forms<number> | null = null;

function loadForms(): Forms<number> {
  forms ??= gatherForms(
    readLexicon('speech').map((row) => [row.form!, CLASSES[row.class!] ?? 0] as const),
    (present, added) => present | added,
  );
  return forms;
}

/** The classes of a word as it stands; behind «و» or «ف»; and without conjunction, particle and article. */
interface Bits {
  own: number;
  joined: number;
  bare: number;
}
/** Of nearly all words; one value for all of them. */
const NO_BITS: Bits = { own: 0, joined: 0, bare: 0 };

const bitsOf = perWord((word: Word): Readonly<Bits> => {
  const speech = loadForms();
  const bits = { ...NO_BITS };
  for (const [k, known] of knownIn(word).entries()) {
    const of = valueIn(known, speech) ?? 0;
    bits.bare |= of;
    if (k === 0) bits.own |= of;
    if (k % 2 === 0 && isOnlyJoined(word.parses[k >> 1]!)) bits.joined |= of;
  }
  for (const { parse, known } of boundIn(word)) {
    const of = (valueIn(known, speech) ?? 0) & CONTENT;
    if (parse === word.parses[0]) bits.own |= of;
    if (isOnlyJoined(parse)) bits.joined |= of;
  }
  return bits.own || bits.joined || bits.bare ? bits : NO_BITS;
});
const isOnlyJoined = ({ conjunction, particle }: Parse): boolean => conjunction !== '' && particle === '';

/** Whether the word as it stands belongs to one of `classes`. */
export const is = (token: Token | undefined, classes: number): boolean =>
  token !== undefined && (bitsOf(token.word).own & classes) !== 0;

/** Whether the word after «و» or «ف» belongs to one of `classes`. */
export const isJoined = (token: Token | undefined, classes: number): boolean =>
  token !== undefined && (bitsOf(token.word).joined & classes) !== 0;

/** Whether the word, with or without conjunction, particle and article, belongs to one of `classes`. */
export const isBare = (token: Token | undefined, classes: number): boolean =>
  token !== undefined && (bitsOf(token.word).bare & classes) !== 0;

const AL = 'ال';
/** Whether the word carries the article. */
export const isDefinite = (token: Token | undefined): boolean =>
  token !== undefined && token.form.length > 3 && token.form.startsWith(AL);

/** Whether «و» or «ف» may stand in front of the word. */
export const mayBeJoined = (token: Token | undefined): boolean =>
  token?.word.parses.some((parse) => parse.conjunction !== '') ?? false;

export const isMark = (token: Token | undefined, marks: string): boolean =>
  token !== undefined && token.kind === 'mark' && marks.includes(token.words);

/** Comma, semicolon, dash: what parts the clauses of a sentence. */
export const PARTING = '،,؛;–—-';
export const QUOTE_MARKS = '«»“”„"״＂‹›‘’';

let classes: ReadonlyMap<string, ReadonlySet<string>> | null = null;

function loadClasses(): ReadonlyMap<string, ReadonlySet<string>> {
  if (classes) return classes;
  const made = new Map<string, Set<string>>();
  for (const row of readLexicon('speech')) {
    const known = made.get(row.class!) ?? new Set<string>();
    known.add(normalise(row.form!));
    made.set(row.class!, known);
  }
  classes = made;
  return made;
}

/** Whether a normal form belongs to a class of `lexicons/speech.tsv`. */
export const belongs = (form: string, name: string): boolean => loadClasses().get(name)?.has(form) ?? false;
