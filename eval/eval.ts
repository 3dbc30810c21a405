/**
 * Scores what Liqa reads against gold.
 *
 *     npm run eval                          all gold that is here, beside the bars; then the gate
 *     npm run eval -- GOLD.jsonl            one gold file of the contract's shape
 *     npm run eval -- --part tuned          one set: tuned, unread, samples, source-pages, dates
 *     npm run eval -- --worst 20            the worst articles, with why; --by kind|outlet|year, --json
 *     npm run eval -- --accept              pins the floors; lowering one needs --lower "reason"
 *
 * Exit: 0 all floors hold · 1 one does not · 2 wrong usage.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LiqaError } from '../src/errors.ts';
import { GROUPINGS, type Grouping, printBreakdown } from './breakdown.ts';
import { acceptFigures, type Baseline, checkGate, printBreach, printVerdict } from './gate.ts';
import { readRows, type ScoredArticle } from './gold.ts';
import { type ArticleScore, countAll, scoreArticles } from './score.ts';
import { type DateScore, scoreDates } from './score-dates.ts';
import { type GoldSet, loadFile, loadSets, readSet, SET_NAMES, type SetName, unreadAmong } from './sets.ts';
import { printTable, type SetFigures } from './table.ts';
import { figuresOf } from './tallies.ts';
import { printWorst, printWrongDates } from './worst.ts';

interface Options {
  readonly gold: string | null;
  /** Output to score in place of reading the gold's texts. */
  readonly output: string | null;
  readonly part: SetName | null;
  readonly json: boolean;
  readonly worst: number;
  readonly by: Grouping | null;
  readonly open: boolean;
  readonly accept: boolean;
  readonly lower: string | null;
}

/** A set with everything that was found out about it. */
interface Result extends SetFigures {
  readonly set: GoldSet;
  readonly scores: readonly ArticleScore[];
  readonly dates: readonly DateScore[];
}

const BASELINE = fileURLToPath(new URL('baseline.json', import.meta.url));

/** The options of a command line, or what is wrong with it. */
export function readOptions(args: readonly string[]): Options | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      output: { type: 'string' },
      part: { type: 'string' },
      json: { type: 'boolean', default: false },
      worst: { type: 'string', default: '0' },
      by: { type: 'string' },
      open: { type: 'boolean', default: false },
      accept: { type: 'boolean', default: false },
      lower: { type: 'string' },
    },
  });
  const part = SET_NAMES.find((name) => name === values.part) ?? null;
  const by = GROUPINGS.find((name) => name === values.by) ?? null;
  const worst = Number(values.worst);
  const lower = values.lower?.trim();
  if (positionals.length > 1) return 'expected one gold file at most';
  if (values.part !== undefined && part === null) return `--part is one of ${SET_NAMES.join(', ')}`;
  if (values.by !== undefined && by === null) return `--by is one of ${GROUPINGS.join(', ')}`;
  if (!Number.isInteger(worst) || worst < 0) return '--worst takes a number of articles';
  if (lower !== undefined && (lower === '' || !values.accept)) return '--lower takes a reason, with --accept';
  const gold = positionals[0] ?? null;
  if (gold !== null && (values.accept || part !== null)) return '--accept and --part go without a gold file';
  if (values.output !== undefined && gold === null) return '--output goes with a gold file';
  const { json, open, accept } = values;
  return { gold, output: values.output ?? null, part, json, worst, by, open, accept, lower: lower ?? null };
}

/** Scores one set. */
function scoreSet(set: GoldSet, output: readonly ScoredArticle[]): Result {
  const scores = scoreArticles(set.articles, output);
  const dates = scoreDates(set.dates, output);
  const size = set.articles.length + set.dates.length;
  return { name: set.name, size, set, scores, dates, counts: countAll([...scores, ...dates]) };
}

function measure({ gold, output, part }: Options): readonly Result[] {
  if (gold === null) return loadSets(part).map((set) => scoreSet(set, readSet(set)));
  const set = loadFile(gold);
  return [scoreSet(set, output === null ? readSet(set) : readRows<ScoredArticle>(output))];
}

const print = (lines: readonly string[]): void => {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
};
const note = (lines: readonly string[]): void => {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
};

/** Runs the command line and says how it ended. */
export function main(args: readonly string[]): number {
  const options = readOptions(args);
  if (typeof options === 'string') {
    note([`${options}; see docs/evaluation.md`]);
    return 2;
  }
  const results = measure(options);
  if (results.length === 0) {
    note([`the gold of ${options.part} is not here: expected it in ../shared/eval`]);
    return 2;
  }
  const detailed = results.find(
    ({ size, dates }) => size > 0 && (dates.length === 0 || results.length === 1),
  );
  if (options.json) printJson(results, options);
  else print(printTable(results));
  if (detailed && options.by && !options.json) print(['', ...printBreakdown(detailed.scores, options.by)]);
  if (detailed && options.worst > 0 && !options.json && !showWorst(detailed, options)) return 2;
  if (options.gold !== null) return 0;
  return options.accept ? accept(results, options.lower) : gate(results, options);
}

function printJson(results: readonly Result[], { gold }: Options): void {
  const entries = results.map(
    ({ name, size, counts }) => [name, { articles: size, ...figuresOf(counts) }] as const,
  );
  const value = gold === null ? Object.fromEntries(entries) : entries[0]?.[1];
  print([JSON.stringify(value)]);
}

/** Shows the worst articles, unless some of them are kept unread. */
function showWorst({ set, scores, dates }: Result, { worst, open }: Options): boolean {
  const unread = unreadAmong(set.articles);
  if (unread.size > 0 && !open) {
    note([`${unread.size} of these articles are kept unread: --open shows them, and spends them`]);
    return false;
  }
  print(['', ...printWorst(scores, worst), ...printWrongDates(dates, worst)]);
  return true;
}

function readBaseline(): Baseline {
  if (!existsSync(BASELINE)) return { sets: {}, lowered: [] };
  return JSON.parse(readFileSync(BASELINE, 'utf8')) as Baseline;
}

const measuredOf = (results: readonly Result[]) =>
  results.map(({ name, counts, set }) => ({ name, counts, digest: set.digest }));

function gate(results: readonly Result[], { part }: Options): number {
  const verdict = checkGate(readBaseline(), measuredOf(results));
  const absent = part === null ? verdict.absent : [];
  note(['', ...printVerdict({ ...verdict, absent })]);
  return verdict.passed ? 0 : 1;
}

function accept(results: readonly Result[], reason: string | null): number {
  const day = new Date().toISOString().slice(0, 10);
  const accepted = acceptFigures(readBaseline(), measuredOf(results), { day, reason });
  if (!accepted.ok) {
    note([
      ...accepted.breaches.map(printBreach),
      'nothing is pinned: lowering a floor needs --lower "reason"',
    ]);
    return 1;
  }
  writeFileSync(BASELINE, `${JSON.stringify(accepted.baseline, null, 2)}\n`);
  note([`floors pinned for ${results.map(({ name }) => name).join(', ')}`]);
  return 0;
}

/** The exit code of `main`; wrong options and unreadable gold end in one sentence. */
function run(args: readonly string[]): number {
  try {
    return main(args);
  } catch (cause) {
    const isTold = cause instanceof LiqaError || (cause instanceof TypeError && 'code' in cause);
    if (!isTold) throw cause;
    note([cause.message]);
    return 2;
  }
}

if (import.meta.main) process.exitCode = run(process.argv.slice(2));
