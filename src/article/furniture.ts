/**
 * The words of page furniture, from `lexicons/furniture.tsv`, made ready for lookups by line.
 * A line is compared by its key: normal form, punctuation gone, one space between words.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import { normalise } from '../text/text.ts';

const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;

const OTHER = 0;
const UNASKED = 255;
/** What a code unit is: a letter, a digit, something else, half of a pair. */
const classes = new Uint8Array(0x10000).fill(UNASKED);
const PAIR = 3;
function classOf(code: number): number {
  if (classes[code] === UNASKED) {
    const character = String.fromCharCode(code);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    classes[code] = isHalf ? PAIR : LETTER.test(character) ? 1 : DIGIT.test(character) ? 2 : OTHER;
  }
  return classes[code]!;
}

/** Words and numbers of `words` in normal form; letters and digits that touch are told apart. */
export function keyWords(words: string): readonly string[] {
  const form = normalise(words);
  const out: string[] = [];
  for (let i = 0; i < form.length; ) {
    const start = i;
    const kind = classOf(form.charCodeAt(i++));
    if (kind === PAIR) return form.match(WORD) ?? [];
    if (kind === OTHER) continue;
    while (i < form.length && classOf(form.charCodeAt(i)) === kind) i++;
    out.push(form.slice(start, i));
  }
  return out;
}

/** The key of a line. */
export const keyOf = (words: string): string => keyWords(words).join(' ');

const byClass = new Map<string, ReadonlySet<string>>();

/** The keys of one class of the lexicon. */
function formsOf(name: string): ReadonlySet<string> {
  const known = byClass.get(name);
  if (known) return known;
  const forms = new Set<string>();
  for (const row of readLexicon('furniture')) if (row.class === name) forms.add(keyOf(row.form ?? ''));
  byClass.set(name, forms);
  return forms;
}

/** Classes whose forms stand within lines, or with a form of another class before them. */
const INNER: ReadonlySet<string> = new Set(
  'not-author not-author-part media-word relative-unit comments-word comments-policy'.split(' '),
);
let firsts: ReadonlySet<string> | undefined;

/** Whether some form of the lexicon begins with the first word of `key`: a cheap way to leave most lines alone. */
export function beginsForm(key: string): boolean {
  firsts ??= new Set(
    readLexicon('furniture').flatMap((row) => (INNER.has(row.class!) ? [] : (keyWords(row.form!)[0] ?? ''))),
  );
  const space = key.indexOf(' ');
  return firsts.has(space < 0 ? key : key.slice(0, space));
}

const firstsByClass = new Map<string, ReadonlySet<string>>();

/** The first words of the forms of one class. */
function firstsOf(name: string): ReadonlySet<string> {
  let found = firstsByClass.get(name);
  if (!found) {
    found = new Set([...formsOf(name)].map((form) => form.split(' ')[0] ?? ''));
    firstsByClass.set(name, found);
  }
  return found;
}

/** Whether the whole of `key` is a form of the class. */
export const isForm = (name: string, key: string): boolean => formsOf(name).has(key);

/** Whether any single word of `key` is a form of the class. */
export function hasForm(name: string, key: string): boolean {
  const forms = formsOf(name);
  return key.split(' ').some((word) => forms.has(word));
}

const LONGEST = 6;

/** How many words at `from` of `parts` are a form of the class, longest first; 0 where none. */
export function formAt(name: string, parts: readonly string[], from: number): number {
  if (!firstsOf(name).has(parts[from] ?? '')) return 0;
  const forms = formsOf(name);
  for (let size = Math.min(LONGEST, parts.length - from); size > 0; size--) {
    if (forms.has(parts.slice(from, from + size).join(' '))) return size;
  }
  return 0;
}

const COLON = /^[\s\p{P}]*?[:：؛|/–—-][\s\p{P}]*/u;
const LABEL_WORD = /[\p{L}\p{M}]+|\p{N}+/gu;

/** A label at the start of a line and what follows it. */
export interface Labelled {
  /** What follows the label and its colon or dash; empty where nothing does. */
  readonly rest: string;
  /** Whether a colon or dash stands between. */
  readonly marked: boolean;
}

/** The label of the class that `words` begins with, or null. */
export function readLabel(name: string, words: string): Labelled | null {
  const forms = formsOf(name);
  const parts: string[] = [];
  let best: Labelled | null = null;
  LABEL_WORD.lastIndex = 0;
  for (let count = 0; count < LONGEST; count++) {
    const found = LABEL_WORD.exec(words);
    if (!found || (count === 0 && found.index > 6)) break;
    parts.push(normalise(found[0]));
    if (count === 0 && !firstsOf(name).has(parts[0]!)) return null;
    if (!forms.has(parts.join(' '))) continue;
    const after = words.slice(LABEL_WORD.lastIndex);
    const colon = COLON.exec(after);
    best = { rest: after.slice(colon ? colon[0].length : 0).trim(), marked: colon !== null };
  }
  return best;
}

/** Whether the name is no person: a section, a desk, an agency, a tool. */
export function isNoAuthor(name: string): boolean {
  const key = keyOf(name);
  return (
    key === '' ||
    isForm('not-author', key) ||
    isForm('agency', key) ||
    isForm('masthead-role', key) ||
    hasForm('not-author-part', key)
  );
}

/** The agency that `words` is nothing but, as printed, or null. */
export function agencyOf(words: string): string | null {
  return isForm('agency', keyOf(words)) ? words.trim() : null;
}
