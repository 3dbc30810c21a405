/** Word types: one object per spelling, with every way to take attached particles off. */
import type { Parse, Word } from '../model.ts';
import { openDictionary } from './dictionary.ts';
import { countOpened, type Known, knownOf, UNKNOWN } from './forms.ts';
import { findSeam } from './glued.ts';
import { normalise } from './normalise.ts';
import { makeWordTable, mix, START } from './word-table.ts';

const WAW = 'و';
const FA = 'ف';
const BA = 'ب';
const LAM = 'ل';
const KAF = 'ك';
const SIN = 'س';
const AL = 'ال';

/** How many functions remember something of each word. */
let slots = 0;

/** A word with what stages remember of it. */
export interface Remembering extends Word {
  readonly printed: string;
  /** Where its print is two words; see `findSeam`. */
  seam: number;
  /** What `lookedUp` found, and how many lexicons had been opened then. */
  opened: number;
  /** One bit for each trie that some of `begins` stands in: asked first, as most words begin nothing. */
  tries: number;
  begins: readonly Beginning[];
  known: readonly Readonly<Known>[];
  bound: readonly Bound[];
  /** One slot for each `perWord`. */
  readonly memory: unknown[];
}

/** One way to parse a word that begins phrases, and where they go on: one node for each trie. */
interface Beginning {
  readonly parse: Parse;
  readonly nodes: readonly unknown[];
}
/** A form that some lexicon lists, with a pronoun written onto it. */
export interface Bound {
  readonly parse: Parse;
  readonly base: string;
  readonly pronoun: string;
  readonly known: Readonly<Known>;
}

// shared: of words by the ten thousand nothing is known
const NO_KNOWN: readonly Readonly<Known>[] = [];
const NO_BOUND: readonly Bound[] = [];
const NO_BEGINNINGS: readonly Beginning[] = [];
/** Before the first lexicon is opened a word has to be looked up too. */
const NEVER = -1;

function makeWord(printed: string): Remembering {
  const form = normalise(printed);
  // what is asked for of every word stands together
  const word: Remembering = {
    printed,
    form,
    seam: 0,
    opened: NEVER,
    tries: 0,
    memory: new Array<unknown>(slots).fill(undefined),
    begins: NO_BEGINNINGS,
    parses: parseWord(form).slice(),
    known: NO_KNOWN,
    bound: NO_BOUND,
  };
  word.seam = findSeam(printed, word.parses, lookedUp(word).known);
  return word;
}

/** A word with what the lexicons say of its forms, asked anew where there have come more of them. */
export function lookedUp(word: Word): Remembering {
  const found = word as Remembering;
  if (found.opened !== countOpened()) lookUp(found);
  return found;
}

function lookUp(word: Remembering): void {
  openDictionary();
  const known: Readonly<Known>[] = [];
  const bound: Bound[] = [];
  const begins: Beginning[] = [];
  let any = false;
  let tries = 0;
  for (const parse of word.parses) {
    const rest = knownOf(parse.rest);
    const stem = parse.article ? knownOf(parse.stem) : rest;
    any ||= rest !== UNKNOWN || stem !== UNKNOWN;
    known.push(rest, stem);
    if (rest.nodes.length > 0) begins.push({ parse, nodes: rest.nodes });
    tries |= rest.tries;
    for (const { base, pronoun } of withoutPronoun(parse.rest)) {
      const of = knownOf(base);
      if (of !== UNKNOWN) bound.push({ parse, base, pronoun, known: of });
    }
  }
  // cut to size: an array that grew by `push` has room for 17
  word.known = any ? known.slice() : NO_KNOWN;
  word.bound = bound.length > 0 ? bound.slice() : NO_BOUND;
  word.begins = begins.length > 0 ? begins.slice() : NO_BEGINNINGS;
  word.tries = tries;
  word.opened = countOpened();
}

/**
 * What the lexicons say of the `rest` and the `stem` of each parse, one after the other: two for each parse, or none
 * where they know no form of the word.
 */
export const knownIn = (word: Word): readonly Readonly<Known>[] => lookedUp(word).known;

/** The forms with a pronoun behind them that the word may be, in the order of its parses; only what some lexicon lists. */
export const boundIn = (word: Word): readonly Bound[] => lookedUp(word).bound;

/** The word type printed between two places of a body; the same object for the same spelling while it is remembered. */
export const wordAt = makeWordTable(makeWord);

/** The word type of a printed word. */
export function wordOf(printed: string): Remembering {
  let hash = START;
  for (let i = 0; i < printed.length; i++) hash = mix(hash, printed.charCodeAt(i));
  return wordAt(printed, { start: 0, end: printed.length, hash });
}

/**
 * All ways to take «و» or «ف», then «ب», «ل», «ك» or «س», then the article off a normal form:
 * both readings are offered, the lexicon decides. What is left has two letters or more.
 */
export function parseWord(form: string): readonly Parse[] {
  const out: Parse[] = [];
  addParses(out, '', form);
  const first = form[0];
  if ((first === WAW || first === FA) && form.length > 2) addParses(out, first, form.slice(1));
  return out;
}

function addParses(out: Parse[], conjunction: string, form: string): void {
  add(out, conjunction, '', form);
  if (form.length < 3) return;
  const first = form[0]!;
  if (first === BA || first === KAF || first === SIN) add(out, conjunction, first, form.slice(1));
  if (first !== LAM) return;
  // «لل» is «ل» with an article that lost its alef
  if (form[1] === LAM && form.length > 3) add(out, conjunction, LAM, AL + form.slice(2));
  add(out, conjunction, LAM, form.slice(1));
}

function add(out: Parse[], conjunction: string, particle: string, rest: string): void {
  const article = rest.startsWith(AL) && rest.length > 3;
  out.push({ conjunction, particle, article, rest, stem: article ? rest.slice(2) : rest });
}

/**
 * A function of words that is computed once per spelling.
 *
 * @param make  pure function of a word
 */
export function perWord<T>(make: (word: Word) => T): (word: Word) => T {
  const slot = slots++;
  return (word) => {
    const { memory } = word as Remembering;
    // a slot not yet filled reads as undefined, and what `make` gives as undefined is made again
    const found = memory[slot] as T | undefined;
    if (found !== undefined) return found;
    const value = make(word);
    while (memory.length < slot) memory.push(undefined);
    memory[slot] = value;
    return value;
  };
}

/** Attached pronouns, longest first; second letters are those left after folding. */
const PRONOUNS: readonly string[] = 'كما هما هم هن ها نا كم ه ك ي'.split(' ');

/** What the last letter was before a pronoun came: ta marbuta, hamza. */
const RESTORED: readonly (readonly string[])[] = 'ت ه/اي ء/او ء'.split('/').map((pair) => pair.split(' '));

/**
 * The ways to take an attached pronoun off a stem: «لقاءه» → «لقاء» + «ه», «نظيرته» → «نظيره» + «ه»
 * (a feminine ending shows as «ت» before a pronoun). What is left has three letters or more.
 *
 * @returns  pairs of base form and pronoun; empty where none can be taken off
 */
export function withoutPronoun(stem: string): readonly Unbound[] {
  if (stem.length < 4 || !PRONOUN_ENDS.has(stem.charCodeAt(stem.length - 1))) return BOUND_BY_NONE;
  const pronoun = PRONOUNS.find((it) => stem.endsWith(it) && stem.length - it.length >= 3);
  if (pronoun === undefined) return BOUND_BY_NONE;
  const base = stem.slice(0, -pronoun.length);
  const out: Unbound[] = [{ base, pronoun }];
  for (const [ending, last] of RESTORED) {
    if (base.endsWith(ending!)) out.push({ base: base.slice(0, -1) + last!, pronoun });
  }
  return out;
}

/** A form whose attached pronoun is off. */
interface Unbound {
  readonly base: string;
  readonly pronoun: string;
}
const BOUND_BY_NONE: readonly Unbound[] = [];
const PRONOUN_ENDS: ReadonlySet<number> = new Set(PRONOUNS.map((it) => it.charCodeAt(it.length - 1)));
