/**
 * Names in Latin letters, looked up in Arabic: the ids of persons and the English names of countries say which Arabic
 * words they are; for places and all other names a key of consonants does.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseLexicon, readLexicon } from '../lexicon/lexicon.ts';
import { loadOffices } from '../offices/offices.ts';
import { arabicKey, isLatin, latinKeys, normalise, plainLatin } from '../text/text.ts';

interface Names {
  /** Arabic words of a Latin one that is known as it is written. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
  /** Arabic words under their key, each with how often it stands in the press. */
  readonly byKey: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Of words that the lists of persons and places have. */
const LISTED = 300;
/** Words that a Latin word is looked for in at most. */
const MOST_WORDS = 8;
/** Fewer consonants than this tell names apart too badly. */
const LEAST_KEY = 2;

let names: Names | null = null;
const namesOf = (): Names => {
  names ??= readNames();
  return names;
};

function readNames(): Names {
  const known = new Map<string, Set<string>>();
  const byKey = new Map<string, Map<string, number>>();
  const learn = (latin: string, arabic: string): void => {
    const word = plainLatin(latin);
    if (word.length > 1) known.set(word, (known.get(word) ?? new Set()).add(arabic));
  };
  const file = (word: string, count = LISTED): void => {
    const form = normalise(word);
    if (form.length < 2) return;
    const words = byKey.get(arabicKey(form)) ?? new Map<string, number>();
    words.set(form, Math.max(count, words.get(form) ?? 0));
    byKey.set(arabicKey(form), words);
  };
  for (const { person, form } of loadOffices().spellings) readPerson(person, form, { learn, file });
  readCountries(learn, file);
  for (const { form } of readLexicon('places')) for (const word of form!.split(' ')) file(word);
  for (const { form } of readLexicon('organisations')) if (!form!.includes(' ')) file(form!);
  for (const { class: sort, form, count } of readLexicon('names'))
    if (sort !== 'particle') file(form!, Number(count));
  for (const { id, form } of readExonyms()) learn(id!, normalise(form!));
  return { known, byKey };
}

/** Places and movements whose English name is another word than the Arabic one. */
const EXONYMS = fileURLToPath(new URL('./latin.exonyms.tsv', import.meta.url));
const readExonyms = () => parseLexicon(readFileSync(EXONYMS, 'utf8'), 'src/serve/latin.exonyms.tsv');

interface Learning {
  readonly learn: (latin: string, arabic: string) => void;
  readonly file: (word: string) => void;
}

/** The words of an id are those of the name, in some order: each Latin one goes with the Arabic one of its key. */
function readPerson(person: string, form: string, { learn, file }: Learning): void {
  const words = normalise(form).split(' ');
  const latin = person.split('-');
  for (const word of words) file(word);
  for (const [i, name] of latin.entries()) {
    const keys = latinKeys(name);
    const own = words.filter((word) => keys.includes(arabicKey(word)));
    if (own.length > 0) for (const word of own) learn(name, word);
    else if (latin.length === words.length) learn(name, words[i]!);
    else if (words.length === 1 && i === latin.length - 1 && !isOther(latin, words[0]!))
      learn(name, words[0]!);
  }
}

/** Whether a word goes with another one of the id. */
const isOther = (latin: readonly string[], word: string): boolean =>
  latin.slice(0, -1).some((name) => latinKeys(name).includes(arabicKey(word)));

/** The main name of a country in the English of CLDR, and its name in Arabic where it is one word. */
function readCountries(learn: Learning['learn'], file: Learning['file']): void {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (const { class: sort, code, form, note } of readLexicon('countries')) {
    if (sort !== 'name' || note === 'ambiguous' || form!.includes(' ')) continue;
    file(form!);
    const name = /^[A-Z]{2}$/.test(code!) ? english.of(code!) : undefined;
    for (const word of name && !name.includes(' ') ? [name] : []) learn(word, normalise(form!));
  }
}

/**
 * Arabic words that a Latin one may be; empty where none is known.
 *
 * @example arabicOf('Blinken') //=> ['بلينكن']
 */
export function arabicOf(latin: string): readonly string[] {
  const { known, byKey } = namesOf();
  const word = plainLatin(latin);
  const own = [...(known.get(word) ?? [])];
  if (own.length === 0 && word.length < 3) return [];
  const keys = new Set([...own.map(arabicKey), ...latinKeys(word)].filter((key) => key.length >= LEAST_KEY));
  const found = [...keys].flatMap((key) => [...(byKey.get(key) ?? [])]);
  // of a word that is known, other spellings alone
  const near = own.length === 0 ? found : found.filter(([it]) => own.some((form) => isNear(form, it)));
  const weight = ([form, count]: readonly [string, number]): number =>
    Math.log10(count + 1) - Math.abs(word.length - LONGER * form.length);
  const others = near.sort((a, b) => weight(b) - weight(a)).map(([form]) => form);
  return [...new Set([...own, ...others])].slice(0, MOST_WORDS);
}

/** How much longer a name is in Latin letters: of names of one key the nearest in length are the likeliest. */
const LONGER = 1.25;

/** Whether one letter more, less or another makes one word of the other. */
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return long.length === short.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : long.length === short.length + 1 && short.slice(at) === long.slice(at + 1);
}

const PIECES = /["«»“”\s]+|[^"«»“”\s]+/gu;

/** A query in which each Latin word stands with the Arabic words that it may be: `Blinken|بلينكن`. */
export function withArabic(query: string): string {
  return query.replace(PIECES, (piece) => {
    const minus = piece.startsWith('-') ? '-' : '';
    const word = piece.slice(minus.length);
    if (!isLatin(word)) return piece;
    const arabic = arabicOf(word);
    return arabic.length > 0 ? `${minus}${[word, ...arabic].join('|')}` : piece;
  });
}
