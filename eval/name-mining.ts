/**
 * Learns from raw text which words are personal names. Every occurrence of a word has a context: what
 * stands before it and what stands after it. The contexts of known names and the contexts of all other
 * words give two distributions; a word's share is the weight with which its own contexts mix the two.
 * The kinds of context depend on which words are names, so the whole is repeated a few times.
 */

/** A word list given by hand, by folded form. */
export type Classes = ReadonlyMap<string, ReadonlySet<string>>;

/** What was learnt of one folded form. */
export interface Learnt {
  readonly form: string;
  readonly count: number;
  readonly share: number;
  /** Of its occurrences as a name, the share in which another name stands before it. */
  readonly later: number;
}

/** The corpus as numbers: word numbers, 0 where something other than white space stands between words. */
export interface Corpus {
  readonly tokens: Int32Array;
  readonly forms: readonly string[];
  readonly spellings: readonly ReadonlyMap<string, number>[];
  readonly total: number;
}

const marks = /[\u064B-\u0652\u0670\u0640]/gu;
const wordOrGap = /[\p{Script=Arabic}\u064B-\u0652\u0640]+|[^\p{Script=Arabic}\u064B-\u0652\u0640 \u00A0]/gu;
const folds: ReadonlyMap<string, string> = new Map([
  ['\u0623', '\u0627'],
  ['\u0625', '\u0627'],
  ['\u0622', '\u0627'],
  ['\u0671', '\u0627'],
  ['\u0649', '\u064A'],
  ['\u0629', '\u0647'],
  ['\u0624', '\u0648'],
  ['\u0626', '\u064A'],
]);
const foldable = /[\u0622-\u0626\u0629\u0649\u0671]/gu;
/** The article as it stands at the head of a folded form. */
export const article = '\u0627\u0644';
const proclitics = new Set(['\u0648', '\u0641', '\u0628', '\u0644', '\u0643']);

/** The word without marks and tatweel, as a lexicon writes it. */
export function bare(word: string): string {
  return word.normalize('NFC').replace(marks, '');
}

/** The folded form under which spellings of one word meet. */
export function fold(word: string): string {
  return bare(word).replace(foldable, (letter) => folds.get(letter) ?? letter);
}

/** The texts as one row of word numbers; a gap stands between two texts. */
export function readCorpus(texts: Iterable<string>, apart: ReadonlySet<string>): Corpus {
  const numbers = new Map<string, number>();
  const byForm = new Map<string, number>();
  const forms: string[] = [''];
  const spellings: Map<string, number>[] = [new Map()];
  const tokens: number[] = [0];
  let total = 0;
  const numberOf = (word: string): number => {
    const form = apart.has(word) ? word : fold(word);
    const known = byForm.get(form);
    if (known !== undefined) return known;
    forms.push(form);
    spellings.push(new Map());
    byForm.set(form, forms.length - 1);
    return forms.length - 1;
  };
  for (const text of texts) {
    for (const [piece] of text.matchAll(wordOrGap)) {
      const first = piece.charCodeAt(0);
      if (first < 0x621 || first > 0x6d3) {
        if (tokens.at(-1) !== 0) tokens.push(0);
        continue;
      }
      const word = bare(piece);
      if (word === '') continue;
      const number = numbers.get(word) ?? numberOf(word);
      numbers.set(word, number);
      tokens.push(number);
      total += 1;
      const seen = spellings[number];
      seen?.set(word, (seen.get(word) ?? 0) + 1);
    }
    if (tokens.at(-1) !== 0) tokens.push(0);
  }
  return { tokens: Int32Array.from(tokens), forms, spellings, total };
}

/** The spelling most often seen, the first in code-unit order among equals. */
export function commonSpelling(spellings: ReadonlyMap<string, number>): string {
  let best = '';
  let most = 0;
  for (const [word, count] of spellings) {
    if (count > most || (count === most && word < best)) {
      best = word;
      most = count;
    }
  }
  return best;
}

const left = {
  gap: 0,
  title: 1,
  office: 2,
  son: 3,
  strong: 4,
  middling: 5,
  report: 6,
  small: 7,
  the: 8,
  other: 9,
  of: 10,
  post: 11,
};
const right = { gap: 0, son: 1, strong: 2, middling: 3, small: 4, the: 5, other: 6 };
const rightKinds = 7;
const cells = 12 * rightKinds;
/** Definite words and the rest have different contexts: «السيسي» stands where «وقف» does not. */
const groups = 2;

interface Tables {
  readonly isTitle: Uint8Array;
  readonly isNisba: Uint8Array;
  readonly isPost: Uint8Array;
  readonly isSon: Uint8Array;
  readonly isParticle: Uint8Array;
  readonly isReport: Uint8Array;
  readonly isSmall: Uint8Array;
  readonly isDefinite: Uint8Array;
}

function flags(forms: readonly string[], words: ReadonlySet<string> | undefined): Uint8Array {
  return Uint8Array.from(forms, (form) => (words?.has(form) ? 1 : 0));
}

function makeTables(corpus: Corpus, classes: Classes): Tables {
  const { forms, spellings } = corpus;
  return {
    isTitle: flags(forms, classes.get('title')),
    isNisba: flags(forms, classes.get('nisba')),
    isPost: flags(forms, classes.get('office')),
    isSon: flags(forms, classes.get('son')),
    isParticle: flags(forms, classes.get('particle')),
    isReport: flags(forms, classes.get('report')),
    isSmall: flags(forms, classes.get('small')),
    isDefinite: Uint8Array.from(spellings, (seen) => (commonSpelling(seen).startsWith(article) ? 1 : 0)),
  };
}

/** Whether an office stands before the nationality at `at`, with at most three words between. */
function followsPost(tokens: Int32Array, at: number, tables: Tables): boolean {
  for (let back = at - 1; back >= at - 4; back -= 1) {
    const number = tokens[back] ?? 0;
    if (number === 0) return false;
    if (tables.isPost[number] || tables.isTitle[number]) return true;
  }
  return false;
}

function leftKind(tokens: Int32Array, at: number, tables: Tables, shares: Float64Array): number {
  const number = tokens[at - 1] ?? 0;
  if (number === 0) return left.gap;
  if (tables.isSon[number]) return left.son;
  if (tables.isParticle[number]) return left.of;
  if (tables.isTitle[number]) return left.title;
  if (tables.isNisba[number]) return followsPost(tokens, at - 1, tables) ? left.office : left.the;
  if (tables.isPost[number]) return left.post;
  if (tables.isReport[number]) return left.report;
  if (tables.isSmall[number]) return left.small;
  const share = shares[number] ?? 0;
  if (share >= 0.75) return left.strong;
  if (share >= 0.3) return left.middling;
  return tables.isDefinite[number] ? left.the : left.other;
}

function rightKind(tokens: Int32Array, at: number, tables: Tables, shares: Float64Array): number {
  const number = tokens[at + 1] ?? 0;
  if (number === 0) return right.gap;
  if (tables.isSon[number]) return right.son;
  if (tables.isReport[number] || tables.isSmall[number]) return right.small;
  const share = shares[number] ?? 0;
  if (share >= 0.75) return right.strong;
  if (share >= 0.3) return right.middling;
  return tables.isDefinite[number] ? right.the : right.other;
}

/** How often each word stands in each context. */
function countContexts(corpus: Corpus, tables: Tables, shares: Float64Array): Float32Array {
  const { tokens, forms } = corpus;
  const counts = new Float32Array(forms.length * cells);
  for (let at = 0; at < tokens.length; at += 1) {
    const number = tokens[at] ?? 0;
    if (number === 0) continue;
    const cell = leftKind(tokens, at, tables, shares) * rightKinds + rightKind(tokens, at, tables, shares);
    const place = number * cells + cell;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** No word gives more than this many of its contexts to a distribution: else «محمد» would be all names. */
const mostOfOneWord = 300;

/**
 * How much likelier each context is for a name than for another word, per group (definite or not).
 * Only words given by hand teach what names stand in; only the others teach what other words stand in.
 */
function learnOdds(counts: Float32Array, learner: Learner): Float64Array {
  const { totals, shares, byHand, definite } = learner;
  const names = new Float64Array(groups * cells).fill(0.5);
  const others = new Float64Array(groups * cells).fill(0.5);
  for (let number = 1; number < totals.length; number += 1) {
    const total = totals[number] ?? 0;
    const share = shares[number] ?? 0;
    const weight = Math.min(1, mostOfOneWord / Math.max(1, total));
    const group = (definite[number] ?? 0) * cells;
    const target = byHand[number] ? names : others;
    const part = byHand[number] ? (share >= 0.8 ? share : 0) : 1 - share;
    if (part === 0 || total === 0) continue;
    for (let cell = 0; cell < cells; cell += 1) {
      const seen = counts[number * cells + cell] ?? 0;
      if (seen > 0) target[group + cell] = (target[group + cell] ?? 0) + seen * weight * part;
    }
  }
  const odds = new Float64Array(groups * cells);
  for (let group = 0; group < groups; group += 1) {
    const slice = [group * cells, (group + 1) * cells] as const;
    const sumNames = names.subarray(...slice).reduce((sum, value) => sum + value, 0);
    const sumOthers = others.subarray(...slice).reduce((sum, value) => sum + value, 0);
    for (let cell = slice[0]; cell < slice[1]; cell += 1) {
      odds[cell] = (names[cell] ?? 0) / sumNames / ((others[cell] ?? 1) / sumOthers);
    }
  }
  return odds;
}

interface Learner {
  readonly totals: Float64Array;
  readonly shares: Float64Array;
  readonly byHand: Uint8Array;
  readonly definite: Uint8Array;
}

/** The share of one word: the weight of the name distribution that explains its contexts best. */
function fitShare(row: Float32Array, odds: Float64Array, prior: { share: number; weight: number }): number {
  let total = prior.weight;
  for (const seen of row) total += seen;
  let share = prior.share;
  for (let step = 0; step < 30; step += 1) {
    let sum = prior.share * prior.weight;
    for (let cell = 0; cell < cells; cell += 1) {
      const seen = row[cell] ?? 0;
      if (seen === 0) continue;
      const name = share * (odds[cell] ?? 0);
      sum += (seen * name) / (name + 1 - share);
    }
    share = sum / total;
  }
  return share;
}

/** Words whose part is known: no names, unless given by hand as names as well and no titles. */
function markFixed(forms: readonly string[], classes: Classes): Uint8Array {
  const always = flags(forms, union(classes, ['title', 'son', 'particle', 'small', 'no-name']));
  const unlessNames = flags(forms, union(classes, ['nisba', 'office', 'report']));
  const names = flags(forms, classes.get('name'));
  return always.map((flag, number) => (flag || (unlessNames[number] && !names[number]) ? 1 : 0));
}

function union(classes: Classes, names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => [...(classes.get(name) ?? [])]));
}

/** What is believed of a word before it is seen: a word by hand is a name, any other is not. */
const priors = { hand: { share: 0.9, weight: 4 }, other: { share: 0.05, weight: 2 } };

function laterShare(row: Float32Array): number {
  let first = 0;
  let later = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    const seen = row[cell] ?? 0;
    const before = Math.floor(cell / rightKinds);
    const after = cell % rightKinds;
    if (before === left.strong || before === left.of) later += seen;
    else if (after === right.strong || after === right.son) first += seen;
  }
  return (later + 0.5) / (first + later + 1);
}

/**
 * What the corpus tells of each folded form.
 *
 * @param classes  `name` (names by hand), `title`, `nisba`, `office`, `son`, `particle`, `report`, `small`, `no-name`,
 *   and `neutral`, names whose neighbours are not judged by them («الله»)
 * @param rounds   how often the contexts are counted anew
 * @returns        one entry per form, in order of first occurrence
 */
export function learnNames(corpus: Corpus, classes: Classes, rounds = 5): Learnt[] {
  const tables = makeTables(corpus, classes);
  const byHand = flags(corpus.forms, classes.get('name'));
  const fixed = markFixed(corpus.forms, classes);
  const neutral = flags(corpus.forms, classes.get('neutral'));
  const totals = new Float64Array(corpus.forms.length);
  for (const number of corpus.tokens) if (number > 0) totals[number] = (totals[number] ?? 0) + 1;
  const shares = Float64Array.from(byHand, (flag, number) => (flag && !fixed[number] ? 0.9 : 0));
  const learner = { totals, shares, byHand, definite: tables.isDefinite };
  let counts: Float32Array = new Float32Array(0);
  for (let round = 0; round < rounds; round += 1) {
    const seen = shares.map((share, number) => (neutral[number] ? 0 : share));
    counts = countContexts(corpus, tables, seen);
    const odds = learnOdds(counts, learner);
    for (let number = 1; number < totals.length; number += 1) {
      const group = (tables.isDefinite[number] ?? 0) * cells;
      const row = counts.subarray(number * cells, (number + 1) * cells);
      const prior = byHand[number] ? priors.hand : priors.other;
      shares[number] = fixed[number] ? 0 : fitShare(row, odds.subarray(group, group + cells), prior);
    }
  }
  return corpus.forms.slice(1).map((form, index) => ({
    form,
    count: totals[index + 1] ?? 0,
    share: shares[index + 1] ?? 0,
    later: laterShare(counts.subarray((index + 1) * cells, (index + 2) * cells)),
  }));
}

/** The words that the form may be with «و», «ف», «ب», «ل» or «ك» attached before it. */
export function hostsOf(form: string): string[] {
  if (!proclitics.has(form[0] ?? '') || form.length < 3) return [];
  const rest = form.slice(1);
  return rest.startsWith('\u0644') && form[0] === '\u0644' ? [rest, `\u0627${rest}`] : [rest];
}

/** Whether one of the form's hosts is so much commoner that the form is no word of its own. */
export function isAttached(form: string, countOf: (form: string) => number): boolean {
  return hostsOf(form).some((host) => countOf(host) > countOf(form) * 0.5);
}
