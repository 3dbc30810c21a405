/**
 * Fits `lexicons/proposal-words.tsv` and `lexicons/proposal-weights.tsv`, the network that proposes engagements.
 *
 *     node eval/train-proposals.ts LABELS.jsonl --texts PRESS.jsonl[.gz] [--without IDS.txt] [--vectors FILE.tsv]
 *       [--folds 1] [--least 40] [--write]
 *
 * Vectors of forms come from the texts (`word-vectors.ts`), those of articles named in IDS.txt left out; with
 * `--vectors` they are kept in a file, and taken from it where it is there. Then the network is fitted
 * (`proposal-fit.ts`) without the labels of a quarter of the articles, by a hash of their ids, and what it says
 * of these is printed: kind by kind, of its surest readings, how many are right. `--folds` says how many of the
 * four quarters are held out in turn. Forms that stand in the texts less than `--least` times have no vector.
 * With `--write` the network is fitted to all labels and written. The same files give the same bytes. Articles of
 * the unread part (`sets.ts`) are left out of the labels.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { EngagementKind } from '../src/model.ts';
import { readGold } from './gold.ts';
import { type Case, casesOf, type LabelledArticle } from './proposal-cases.ts';
import { FIT_OPTIONS, fitNet, namesOf, type Task, tasksOf } from './proposal-fit.ts';
import { lexiconsOf } from './proposal-rows.ts';
import { averagePrecision, curveOf, type Judged, sayOf } from './proposal-score.ts';
import { unreadAmong } from './sets.ts';
import { corpusOf, fitVectors, linesOf, VECTOR_OPTIONS, type WordVector } from './word-vectors.ts';

const started = process.cpuUsage();
function progress(said: string): void {
  const { user, system } = process.cpuUsage(started);
  process.stderr.write(`${((user + system) / 1e6).toFixed(0)} s of computing: ${said}\n`);
}

function makeVectors(texts: string, without: ReadonlySet<string>): readonly WordVector[] {
  const corpus = corpusOf(texts, without, (articles) => {
    if (articles % 5_000 === 0) progress(`${articles} texts read`);
  });
  let next = 0;
  const vectors = fitVectors(corpus, VECTOR_OPTIONS, (share) => {
    if (share < next) return;
    progress(`vectors ${(100 * share).toFixed(0)} %`);
    next += TENTH;
  });
  progress(`vectors of ${vectors.length} forms`);
  return vectors.filter(
    ({ form }) => !WRONG.test(form) && form === form.normalize('NFC').trim() && form !== '-',
  );
}
const TENTH = 0.1;
/** What no form of a lexicon has: presentation forms, letters of other languages, marks, tabs. */
const WRONG =
  /[\s\u0640\u064b-\u065f\u0670\u06a9\u06cc\u06c1\u06be\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f\u202a-\u202e]/u;

const vectorsTsv = (vectors: readonly WordVector[]): string =>
  vectors.map(({ form, count, vector }) => `${form}\t${count}\t${vector.join(' ')}\n`).join('');
const vectorsIn = (text: string): readonly WordVector[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [form, count, vector] = line.split('\t');
      return { form: form!, count: Number(count), vector: Float32Array.from(vector!.split(' '), Number) };
    });

function allCases(path: string): readonly Case[] {
  const rows = readGold<LabelledArticle>(path);
  const unread = unreadAmong(rows);
  return rows.flatMap((row, i) => {
    if (i % 1_000 === 0) progress(`${i} of ${rows.length} labelled articles read`);
    return unread.has(String(row.id)) ? [] : casesOf(row);
  });
}

/** The quarter of an article, 0 to 3. */
const quarterOf = ({ of }: Task): number => createHash('md5').update(of.id).digest().at(-1)! % QUARTERS;
const QUARTERS = 4;

/** The kinds whose figures are printed, alone and together. */
const SHOWN: readonly (readonly EngagementKind[])[] = [
  ['meeting', 'call'],
  ['signing'],
  ['summit'],
  ['message'],
  ['visit'],
  ['meeting', 'call', 'signing'],
  ['meeting', 'call', 'summit', 'signing'],
];

function show(judged: readonly Judged[]): void {
  console.log(`words ${judged.length}, average precision ${averagePrecision(judged).toFixed(3)}`);
  for (const kinds of SHOWN) {
    const { wanted, points } = curveOf(judged, new Set(kinds));
    console.log(`${kinds.join(' ')}: ${wanted} to find`);
    for (const { count, precision, recall, sure } of points)
      console.log(
        `  ${String(count).padStart(5)}  P ${precision.toFixed(2)}  R ${recall.toFixed(2)}  sure ${sure.toFixed(2)}`,
      );
  }
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    texts: { type: 'string' },
    without: { type: 'string' },
    vectors: { type: 'string' },
    folds: { type: 'string', default: '1' },
    least: { type: 'string', default: '40' },
    write: { type: 'boolean', default: false },
  },
});
const [labels] = positionals;
if (!labels || !options.texts)
  throw new Error('expected a file of labels, and --texts with a file of press texts');
const kept = options.vectors;
const without = new Set(options.without ? linesOf(options.without) : []);
const made =
  kept && existsSync(kept) ? vectorsIn(readFileSync(kept, 'utf8')) : makeVectors(options.texts, without);
if (kept && !existsSync(kept)) writeFileSync(kept, vectorsTsv(made));
const vectors = made.filter(({ form, count }) => count >= Number(options.least) || form.startsWith('<'));
const cases = allCases(labels);
const names = namesOf(cases, vectors);
const tasks = tasksOf(cases, names);
const counts = Map.groupBy(cases, ({ from, kind }) => (from === 'label' ? `label ${kind ?? 'none'}` : from));
progress([...counts].map(([name, of]) => `${name} ${of.length}`).join(', '));

const fit = (of: readonly Task[]) => fitNet(of, { names, vectors }, { ...FIT_OPTIONS, progress });
const judged: Judged[] = [];
for (let quarter = 0; quarter < Math.min(QUARTERS, Number(options.folds)); quarter++) {
  const net = fit(tasks.filter((task) => quarterOf(task) !== quarter));
  const held = tasks.filter((task) => task.of.from === 'label' && quarterOf(task) === quarter);
  judged.push(...held.map((task) => ({ task, said: sayOf(net, task) })));
}
if (judged.length > 0) show(judged);
if (options.write) {
  const { words, weights } = lexiconsOf(fit(tasks));
  for (const [name, text] of [
    ['proposal-words', words],
    ['proposal-weights', weights],
  ] as const)
    writeFileSync(fileURLToPath(new URL(`../lexicons/${name}.tsv`, import.meta.url)), text);
}
