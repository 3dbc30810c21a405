/** What single words do around reported speech: one bit each, computed once per spelling from `lexicons/speech.tsv`. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Token, Word } from '../model.ts';
import { normalise, perWord, withoutPronoun } from '../text/text.ts';

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

let forms: ReadonlyMap<string, number> | null = null;

function loadForms(): ReadonlyMap<string, number> {
  if (forms) return forms;
  const made = new Map<string, number>();
  for (const row of readLexicon('speech')) {
    const form = normalise(row.form!);
    made.set(form, (made.get(form) ?? 0) | (CLASSES[row.class!] ?? 0));
  }
  forms = made;
  return made;
}

const bitsOf = perWord((word: Word): number => {
  const known = loadForms();
  let bits = known.get(word.form) ?? 0;
  for (const { base } of withoutPronoun(word.form)) bits |= (known.get(base) ?? 0) & CONTENT;
  return bits;
});

const joinedBitsOf = perWord((word: Word): number => {
  const known = loadForms();
  let bits = 0;
  for (const parse of word.parses) {
    if (!parse.conjunction || parse.particle) continue;
    bits |= known.get(parse.rest) ?? 0;
    for (const { base } of withoutPronoun(parse.rest)) bits |= (known.get(base) ?? 0) & CONTENT;
  }
  return bits;
});

const bareBitsOf = perWord((word: Word): number => {
  const known = loadForms();
  let bits = 0;
  for (const parse of word.parses) bits |= (known.get(parse.rest) ?? 0) | (known.get(parse.stem) ?? 0);
  return bits;
});

/** Whether the word as it stands belongs to one of `classes`. */
export const is = (token: Token | undefined, classes: number): boolean =>
  token !== undefined && (bitsOf(token.word) & classes) !== 0;

/** Whether the word after «و» or «ف» belongs to one of `classes`. */
export const isJoined = (token: Token | undefined, classes: number): boolean =>
  token !== undefined && (joinedBitsOf(token.word) & classes) !== 0;

/** Whether the word, with or without conjunction, particle and article, belongs to one of `classes`. */
export const isBare = (token: Token | undefined, classes: number): boolean =>
  token !== undefined && (bareBitsOf(token.word) & classes) !== 0;

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
