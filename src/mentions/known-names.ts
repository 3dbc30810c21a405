/** Second pass: single words that name somebody the article, or the list of persons, names in full. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Parse, Text } from '../model.ts';
import { buildPhrases, matchPhrase, type Phrases } from '../text/text.ts';
import type { Draft } from './actors.ts';
import { loadLexica } from './words.ts';

/** The mark of the future, no preposition. */
const SIN = 'س';

let short: Phrases<string> | null = null;

/** Short forms by which the press calls well-known persons («نتنياهو»). */
export function shortNames(): Phrases<string> {
  short ??= buildPhrases(
    readLexicon('persons')
      .filter((row) => row.class === 'short')
      .map((row) => [row.form!, row.person!] as const),
  );
  return short;
}

/** «أمير عبد اللهيان»: a well-known short name of several words whose first may be an office. */
export function longShortNameAt(text: Text, i: number): Draft | null {
  const listed = matchPhrase(text.tokens, i, shortNames());
  // «الملك سلمان» is a title and a name
  return listed && listed.last > i + 1 && !listed.parse.article
    ? makeDraft(i, listed.last, listed.parse)
    : null;
}

/** The drafts of `text` with bare surnames and well-known short names added, in order. */
export function addKnownNames(
  text: Text,
  drafts: readonly Draft[],
  others: Iterable<string>,
): readonly Draft[] {
  const words = indexNames(text, drafts, others);
  const endings = new Set([...words].map(endingOf));
  const out: Draft[] = [];
  let next = 0;
  for (let i = 0; i < text.tokens.length; ) {
    const draft = drafts[next];
    if (draft && draft.first === i) {
      out.push(draft);
      next++;
      i = draft.last;
      continue;
    }
    const found = text.tokens[i]!.kind === 'word' ? knownNameAt(text, i, { words, endings }) : null;
    if (found && (!draft || found.last <= draft.first)) out.push(found);
    i = found && (!draft || found.last <= draft.first) ? found.last : i + 1;
  }
  return out;
}

/** First and last words of the full names of the article: a later mention uses one of them. */
function indexNames(text: Text, drafts: readonly Draft[], others: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>(others);
  const { facts } = loadLexica();
  for (const { name } of drafts) {
    if (!name) continue;
    for (let i = name.first; i < name.last; i++) {
      const { form, word } = text.tokens[i]!;
      const own = facts(word);
      if (form.length < 3 || own.particle || own.boundary || HALVES.has(form)) continue;
      if (own.nameness === 3 || i === name.last - 1) words.add(form);
    }
  }
  return words;
}

/** Second halves of names of two words, that name nobody alone: «عبد الله», «نور الدين». */
const HALVES: ReadonlySet<string> = new Set('الله الدين'.split(' '));

/** The last two letters of a form in one number: they are the same whatever is written onto its front. */
const endingOf = (form: string): number =>
  form.charCodeAt(form.length - 1) * 0x10000 + form.charCodeAt(form.length - 2);

interface Names {
  readonly words: ReadonlySet<string>;
  /** How these words end: most others are told from them by that. */
  readonly endings: ReadonlySet<number>;
}

function knownNameAt(text: Text, i: number, { words, endings }: Names): Draft | null {
  const listed = matchPhrase(text.tokens, i, shortNames());
  const token = text.tokens[i]!;
  // «بريك» is «إسحاق بريك», of whom the report tells, and no other with «ب»
  const own = listed?.parse.particle !== '' && words.has(token.form);
  if (listed && !own) return makeDraft(i, listed.last, listed.parse);
  if (!endings.has(endingOf(token.form))) return null;
  const parse = token.word.parses.find(
    (p) => p.particle !== SIN && words.has(p.rest) && !isOrdinary(text, i, p),
  );
  if (!parse) return null;
  let last = i + 1;
  while (last < text.tokens.length && words.has(text.tokens[last]!.form) && !isOrdinary(text, last, null))
    last++;
  return makeDraft(i, last, parse);
}

/** Whether the word is one of everyday use, which a surname may look like («حرب»). */
function isOrdinary(text: Text, i: number, parse: Parse | null): boolean {
  const facts = loadLexica().facts(text.tokens[i]!.word);
  const attached = parse !== null && (parse.conjunction !== '' || parse.particle !== '');
  return attached
    ? facts.common && facts.bareNameness < 3
    : facts.nameness === 0 ||
        (facts.nameness === 2 && facts.common && !text.tokens[i]!.word.parses[0]!.article);
}

function makeDraft(first: number, last: number, parse: Parse): Draft {
  return {
    first,
    last,
    kind: 'person',
    name: { first, last },
    role: null,
    code: '',
    codeAt: null,
    plural: false,
    office: '',
    parse: parse.conjunction || parse.particle ? parse : null,
    rule: 'person.again',
  };
}
