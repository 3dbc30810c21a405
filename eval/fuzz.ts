/**
 * Fuzzing: mutated pages through the whole reading without a crash, a hang or a broken law of evidence.
 *
 *     npm run fuzz -- --minutes 20 [--seed 1] [--from 0]
 *     npm run fuzz -- --article --minutes 20               to the article and its text only: many more cases a second
 *     npm run fuzz -- --case 123 [--seed 1] [--out FILE]     one case again, its input written to FILE
 *
 * Every case is made from seed and number alone. The cases run in a thread of their own, so that one that
 * never ends is ended, told and passed over.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { makeArchive, type Packing } from '../src/collect/made-warc.ts';
import { HANG_MS, readCase } from './fuzz-case.ts';
import { mutateInput, seedOf } from './fuzz-mutate.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SEEDS = ['samples', 'src/article/fixtures'];

/** Records of the archives among the seeds. */
const ARCHIVED = 4;
const joined = (packing: Packing): Buffer => Buffer.concat([...makeArchive(ARCHIVED, packing)]);

/** The samples, fixture pages and small web archives as bytes, in a fixed order. */
export function loadSeeds(): readonly Uint8Array[] {
  const files = SEEDS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(ROOT, folder, name))
      .filter((path) => /\.(?:html|txt|jsonl)$/u.test(path) && statSync(path).isFile()),
  );
  const archives = [joined('plain'), joined('records'), gzipSync(joined('plain'))];
  return [...files.sort().map((path) => readFileSync(path)), ...archives];
}

export interface FuzzOptions {
  readonly seed: number;
  readonly from?: number;
  /** Whether a case ends with the article and its text, without the reading. */
  readonly articleOnly?: boolean;
  /** Ends after so many cases or milliseconds, whichever comes first. */
  readonly cases?: number;
  readonly ms?: number;
  readonly onProgress?: (report: FuzzReport) => void;
}
export interface FuzzFault {
  readonly index: number;
  readonly what: string;
}
export interface FuzzReport {
  cases: number;
  pages: number;
  slowestMs: number;
  slowest: number;
  readonly faults: FuzzFault[];
}
interface Answer {
  readonly index: number;
  readonly pages: number;
  readonly slowestMs: number;
  readonly faults: readonly string[];
}
interface Work {
  readonly fuzz: true;
  readonly seed: number;
  readonly from: number;
  readonly articleOnly: boolean;
}

/** Cases between two messages. */
const EVERY = 50;
/** Processor time after which a silent thread is ended; where it takes none, the time on the clock. */
const SILENT_MS = 10 * HANG_MS;
const ASLEEP_MS = 600_000;
const LOOK_MS = 2_000;

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs cases until the time or number is up. */
export function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed, from = 0, cases = Number.POSITIVE_INFINITY, ms = Number.POSITIVE_INFINITY } = options;
  const report: FuzzReport = { cases: 0, pages: 0, slowestMs: 0, slowest: from, faults: [] };
  const until = performance.now() + ms;
  const { promise, resolve, reject } = Promise.withResolvers<FuzzReport>();
  let worker: Worker;
  let watch: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = async (): Promise<void> => {
    isOver = true;
    clearInterval(watch);
    await worker.terminate();
    resolve(report);
  };
  const start = (first: number): void => {
    let at = first;
    worker = new Worker(new URL(import.meta.url), {
      workerData: { fuzz: true, seed, from: first, articleOnly: options.articleOnly ?? false } satisfies Work,
    });
    const pass = (what: string): void => {
      report.faults.push({ index: at, what });
      void worker.terminate().then(() => start(at + 1));
    };
    const listen = (): void => {
      clearInterval(watch);
      const [cpu, time] = [cpuMs(), performance.now()];
      watch = setInterval(() => {
        if (cpuMs() - cpu < SILENT_MS && performance.now() - time < ASLEEP_MS) return;
        clearInterval(watch);
        pass(`hang: no end within ${SILENT_MS} ms`);
      }, LOOK_MS);
    };
    worker.on('message', (answers: readonly Answer[] | number) => {
      if (isOver) return;
      listen();
      if (typeof answers === 'number') {
        at = answers;
        return;
      }
      for (const answer of answers) count(report, answer);
      options.onProgress?.(report);
      if (report.cases >= cases || performance.now() > until) void end();
    });
    worker.on('error', (cause) => {
      clearInterval(watch);
      if (at === first && report.cases === 0) reject(cause);
      else pass(`crash of the thread: ${cause instanceof Error ? cause.message : String(cause)}`);
    });
    listen();
  };
  start(from);
  return promise;
}

function count(report: FuzzReport, { index, pages, slowestMs, faults }: Answer): void {
  report.cases++;
  report.pages += pages;
  if (slowestMs > report.slowestMs) [report.slowestMs, report.slowest] = [slowestMs, index];
  for (const what of faults) report.faults.push({ index, what });
}

/** In the thread: case after case; before each long run of cases it says where it is. */
async function work({ seed, from, articleOnly }: Work): Promise<void> {
  const seeds = loadSeeds();
  let answers: Answer[] = [];
  for (let index = from; ; index++) {
    parentPort?.postMessage(index);
    const input = mutateInput(seeds, seedOf(seed, index));
    answers.push({ index, ...(await readCase(input, { again: index % 16 === 0, articleOnly })) });
    if (answers.length < EVERY) continue;
    parentPort?.postMessage(answers);
    answers = [];
    // lets the parent's word to end arrive
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      case: { type: 'string' },
      article: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  if (values.case !== undefined) {
    const input = mutateInput(loadSeeds(), seedOf(seed, Number(values.case)));
    if (values.out) writeFileSync(values.out, input);
    const { faults, pages, slowestMs } = await readCase(input, { again: true, articleOnly: values.article });
    console.log(`${input.length} bytes, ${pages} pages, ${slowestMs.toFixed(0)} ms`, faults);
    return;
  }
  const started = performance.now();
  let told = started;
  let faults = 0;
  const line = ({ cases, pages, slowestMs, slowest, faults: all }: FuzzReport): string => {
    const seconds = (performance.now() - started) / 1000;
    const rate = (cases / seconds).toFixed(0);
    return `${cases} cases (${pages} pages) in ${seconds.toFixed(0)} s, ${rate}/s, ${all.length} faults, slowest page ${slowestMs.toFixed(0)} ms (case ${slowest})`;
  };
  const report = await fuzz({
    seed,
    from: Number(values.from),
    articleOnly: values.article,
    ms: Number(values.minutes) * 60_000,
    onProgress(now) {
      for (const { index, what } of now.faults.slice(faults)) console.log(`case ${index}: ${what}`);
      faults = now.faults.length;
      if (performance.now() - told < 30_000) return;
      told = performance.now();
      console.log(line(now));
    },
  });
  console.log(line(report));
  process.exitCode = report.faults.length > 0 ? 1 : 0;
}

const isWork = (data: unknown): data is Work => typeof data === 'object' && data !== null && 'fuzz' in data;
if (!isMainThread && isWork(workerData)) void work(workerData);
else if (import.meta.main) await main();
