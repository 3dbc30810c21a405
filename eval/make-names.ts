/**
 * Makes `lexicons/names.tsv` and `lexicons/words.tsv` from a corpus.
 *
 *     node eval/make-names.ts CORPUS.jsonl.gz [FOLDER]
 *
 * CORPUS is JSON Lines (`{title?, text}`), may be gzipped; FOLDER (default: `lexicons`) takes both files.
 * What is known beforehand stands in `name-seeds.tsv`: names by hand, the words that surround names, and
 * words that were looked at and are no names (`no-name`), names that are words as well (`both`), and
 * spellings that are words of their own though they fold into another (`apart`: «على» beside the name
 * «علي», so a reader should look at the spelling first). The same corpus gives the same bytes.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  article,
  type Classes,
  type Corpus,
  commonSpelling,
  fold,
  hostsOf,
  isAttached,
  type Learnt,
  learnNames,
  readCorpus,
} from './name-mining.ts';

/** One row of the seeds. */
export interface Seed {
  readonly class: string;
  readonly form: string;
}

/** One row of `names.tsv`, before it has its id. */
export interface NameRow {
  readonly class: string;
  readonly form: string;
  readonly count: number;
  readonly source: 'press' | 'hand';
}

/** One row of `words.tsv`, before it has its id. */
export interface WordRow {
  readonly form: string;
  readonly perMillion: number;
  readonly share: number;
}

/**
 * From when a word of the press is listed as a name. Set by judgement, no other borders were tried: the
 * forms above them were read through (2026-11, 250 of them with a share of 0.5 to 0.6) and what is no name went
 * into the seeds.
 */
const leastShare = 0.5;
const leastCount = 4;
/** A name of the press with the article of which more than this share are names is no word of `words.tsv`. */
const mostShare = 0.85;
const wordLimit = 40_000;
const plainLetters = /^[\u0621-\u063A\u0641-\u064A]+$/u;
const nameClasses: ReadonlySet<string> = new Set(['given', 'family', 'name']);

/** The seeds of a TSV text `id class form source`. */
export function readSeeds(text: string): Seed[] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', form = ''] = line.split('\t');
      return { class: name, form };
    });
}

/** The seeds as folded forms by class; `name` holds the names of all classes. */
export function classify(seeds: readonly Seed[]): Classes {
  const classes = new Map<string, Set<string>>();
  for (const seed of seeds) {
    const key = nameClasses.has(seed.class) ? 'name' : seed.class;
    const forms = classes.get(key) ?? new Set();
    forms.add(fold(seed.form));
    classes.set(key, forms);
  }
  return classes;
}

/** Whether a name stands first, last or anywhere in a person's name, by the share of later places. */
function classOf(later: number): string {
  if (later < 0.3) return 'given';
  return later > 0.7 ? 'family' : 'name';
}

/** Everything the two lists are made of. */
interface Findings {
  readonly corpus: Corpus;
  readonly learnt: readonly Learnt[];
  readonly seeds: readonly Seed[];
}

/** What the corpus and the seeds tell: the parts of both files. */
export function findNames(
  texts: Iterable<string>,
  seeds: readonly Seed[],
): { names: NameRow[]; words: WordRow[] } {
  const apart = new Set(seeds.filter((seed) => seed.class === 'apart').map((seed) => seed.form));
  const corpus = readCorpus(texts, apart);
  const findings = { corpus, learnt: learnNames(corpus, classify(seeds)), seeds };
  const names = listNames(findings);
  return { names, words: listWords(findings, names) };
}

function listNames({ corpus, learnt, seeds }: Findings): NameRow[] {
  const byForm = new Map(learnt.map((entry) => [entry.form, entry]));
  const countOf = (form: string): number => byForm.get(form)?.count ?? 0;
  const taken = new Set(seeds.map((seed) => fold(seed.form)));
  const rows: NameRow[] = [];
  for (const seed of seeds) {
    if (!nameClasses.has(seed.class) && seed.class !== 'particle') continue;
    const entry = byForm.get(fold(seed.form));
    const seen = entry === undefined ? 0 : entry.count * (seed.class === 'particle' ? 1 : entry.share);
    rows.push({ class: seed.class, form: seed.form, count: Math.round(seen), source: 'hand' });
  }
  learnt.forEach((entry, index) => {
    if (taken.has(entry.form) || !isWritable(entry.form)) return;
    if (entry.share < leastShare || entry.share * entry.count < leastCount) return;
    if (isAttached(entry.form, countOf)) return;
    const form = commonSpelling(corpus.spellings[index + 1] ?? new Map());
    rows.push({
      class: classOf(entry.later),
      form,
      count: Math.round(entry.count * entry.share),
      source: 'press',
    });
  });
  return rows.sort((a, b) => compare(a.form, b.form));
}

/**
 * The words: all forms but pure names and pure names with an attached particle. A name is no pure name
 * where the seeds say `both`, or where it was found in the press, has the article and stands elsewhere too.
 */
function listWords({ corpus, learnt, seeds }: Findings, names: readonly NameRow[]): WordRow[] {
  const both = formsOf(seeds, 'both');
  const hand = new Set(
    names.filter((row) => row.source === 'hand' && row.class !== 'particle').map((row) => fold(row.form)),
  );
  const press = new Set(names.filter((row) => row.source === 'press').map((row) => fold(row.form)));
  const byForm = new Map(learnt.map((entry) => [entry.form, entry]));
  const isPure = (form: string): boolean => {
    if (both.has(form)) return false;
    if (hand.has(form)) return true;
    return press.has(form) && !(form.startsWith(article) && (byForm.get(form)?.share ?? 0) <= mostShare);
  };
  const rows: WordRow[] = [];
  learnt.forEach((entry, index) => {
    if (!isWritable(entry.form) || isPure(entry.form)) return;
    if (
      !hand.has(entry.form) &&
      hostsOf(entry.form).some(
        (host) => isPure(host) && isAttached(entry.form, (form) => byForm.get(form)?.count ?? 0),
      )
    )
      return;
    const form = commonSpelling(corpus.spellings[index + 1] ?? new Map());
    rows.push({ form, perMillion: (entry.count * 1e6) / corpus.total, share: entry.share });
  });
  rows.sort((a, b) => b.perMillion * (1 - b.share) - a.perMillion * (1 - a.share) || compare(a.form, b.form));
  return rows.slice(0, wordLimit).sort((a, b) => compare(a.form, b.form));
}

function formsOf(seeds: readonly Seed[], name: string): Set<string> {
  return new Set(seeds.filter((seed) => seed.class === name).map((seed) => fold(seed.form)));
}

/** Whether a lexicon may hold the form: plain Arabic letters, two or more. */
function isWritable(form: string): boolean {
  return form.length > 1 && plainLetters.test(form);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** `names.tsv` as text. */
export function printNames(rows: readonly NameRow[]): string {
  const lines = rows.map((row, index) =>
    [numbered('n', index), row.class, row.form, row.count, row.source].join('\t'),
  );
  return `${['id\tclass\tform\tcount\tsource', ...lines].join('\n')}\n`;
}

/** `words.tsv` as text. */
export function printWords(rows: readonly WordRow[]): string {
  const lines = rows.map((row, index) =>
    [numbered('w', index), row.form, row.perMillion.toFixed(1), row.share.toFixed(2), 'press'].join('\t'),
  );
  return `${['id\tform\tcount\tshare\tsource', ...lines].join('\n')}\n`;
}

function numbered(letter: string, index: number): string {
  return `${letter}${String(index + 1).padStart(5, '0')}`;
}

/** The titles and texts of a JSON Lines file, gzipped or not. */
function* readTexts(path: string): Generator<string> {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const article = JSON.parse(line) as { title?: string | null; text?: string | null };
    if (article.title) yield article.title;
    if (article.text) yield article.text;
  }
}

function main(path: string | undefined, folder: string): void {
  if (path === undefined) {
    process.stderr.write('usage: node eval/make-names.ts CORPUS.jsonl[.gz] [FOLDER]\n');
    process.exitCode = 2;
    return;
  }
  const seeds = readSeeds(readFileSync(new URL('name-seeds.tsv', import.meta.url), 'utf8'));
  const { names, words } = findNames(readTexts(path), seeds);
  writeFileSync(join(folder, 'names.tsv'), printNames(names));
  writeFileSync(join(folder, 'words.tsv'), printWords(words));
  process.stderr.write(`${names.length} names, ${words.length} words\n`);
}

if (import.meta.main) {
  main(process.argv[2], process.argv[3] ?? fileURLToPath(new URL('../lexicons', import.meta.url)));
}
