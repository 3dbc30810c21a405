/**
 * How fast Liqa reads on one core, from JSON Lines to JSON Lines, and where the time goes.
 *
 *     npm run bench [-- --runs 5] [--articles 5000]
 *
 * Measured on the samples and, where it stands beside the checkout, on the sample of the press. Only the
 * time spent on each line counts, not finding and unpacking the file; time is that of the processor, so
 * that other work on the machine does not change it. Not a gate: machines differ.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { pageOfRow } from '../src/collect/collect.ts';
import { readBatch } from '../src/pipeline.ts';
import { addTimes, readCpuMs, readStages, STAGES, type Stage, type StageTimes } from './stages.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const SAMPLES = pathOf('../eval/samples.gold.jsonl');
const PRESS = pathOf('../../shared/press-sample.jsonl.gz');
const CLI = pathOf('../src/cli/cli.ts');
const SAMPLE_ROUNDS = 20;
const COLD_STARTS = 7;

type Lines = () => AsyncIterable<string>;

/** A stream of articles, the same each time it is asked for. */
interface Source {
  readonly name: string;
  readonly lines: Lines;
}

/** One way through a source. */
interface Pass {
  readonly articles: number;
  /** Sentences about articles that could not be read. */
  readonly failures: readonly string[];
  /** Of the processor; what other work on the machine takes does not count. */
  readonly cpuMs: number;
  /** By the clock. */
  readonly ms: number;
}

/** Articles without their gold, as they come into `liqa read`. */
function inputOf(line: string): string {
  const { id, title, outlet, published, text } = JSON.parse(line) as Record<string, unknown>;
  return JSON.stringify({ id, title, outlet, published, text });
}

function sampleLines(): Lines {
  const lines = readFileSync(SAMPLES, 'utf8').trim().split('\n').map(inputOf);
  return async function* () {
    for (let round = 0; round < SAMPLE_ROUNDS; round++) yield* lines;
  };
}

/** The first lines of a gzipped file, streamed. */
function pressLines(limit: number): Lines {
  return async function* () {
    const file = createReadStream(PRESS);
    let left = limit;
    for await (const line of createInterface({ input: file.pipe(createGunzip()) })) {
      if (left-- === 0) break;
      yield line;
    }
    file.destroy();
  };
}

/** Parses, reads, checks the evidence and prints each line, as `liqa read` does on one thread. */
async function runWhole(lines: Lines): Promise<Pass> {
  let ms = 0;
  let cpuMs = 0;
  let articles = 0;
  const failures: string[] = [];
  for await (const line of lines()) {
    const start = performance.now();
    const cpuStart = readCpuMs();
    const page = pageOfRow(JSON.parse(line), 'bench');
    const batch = readBatch([page], { make: 'lines' });
    cpuMs += readCpuMs() - cpuStart;
    ms += performance.now() - start;
    articles++;
    failures.push(...batch.failures.map(({ message }) => message));
  }
  return { articles, failures, cpuMs, ms };
}

async function runStages(lines: Lines): Promise<{ readonly times: StageTimes; readonly articles: number }> {
  let times: StageTimes = new Map();
  let articles = 0;
  for await (const line of lines()) {
    times = addTimes(times, readStages(pageOfRow(JSON.parse(line), 'bench')));
    articles++;
  }
  return { times, articles };
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function measure({ name, lines }: Source, runs: number): Promise<void> {
  await runWhole(lines);
  const passes: Pass[] = [];
  for (let run = 0; run < runs; run++) passes.push(await runWhole(lines));
  const rates = passes.map(({ articles, cpuMs }) => (articles / cpuMs) * 1000);
  const range = `${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)}`;
  const clock = median(passes.map(({ articles, ms }) => (articles / ms) * 1000)).toFixed(0);
  const { articles, failures } = passes[0] ?? { articles: 0, failures: [] };
  print(`${name} (${articles} articles, ${runs} runs)`);
  print(`  ${median(rates).toFixed(0)} articles a second of one core (${range}), ${clock} by the clock`);
  if (failures.length > 0) print(`  ${failures.length} could not be read, the first: ${failures[0]}`);
  const stages = await runStages(lines);
  const total = [...stages.times.values()].reduce((sum, ms) => sum + ms, 0);
  const shareOf = (stage: Stage): string => {
    const ms = stages.times.get(stage) ?? 0;
    const micros = ((ms / stages.articles) * 1000).toFixed(0);
    return `${stage} ${micros} µs (${((100 * ms) / total).toFixed(0)} %)`;
  };
  print(`  an article: ${STAGES.map(shareOf).join(', ')}`);
  const peak = process.resourceUsage().maxRSS / 1024; // kilobytes
  print(`  peak memory: ${peak.toFixed(0)} MB`);
}

/** Milliseconds from the call to the end of `liqa read` on one article; null where it failed. */
function startCold(path: string): number | null {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, [CLI, 'read', path], { stdio: 'ignore' });
  return status === 0 ? performance.now() - start : null;
}

function measureStart(): void {
  const folder = mkdtempSync(join(tmpdir(), 'liqa-bench-'));
  const path = join(folder, 'one.jsonl');
  writeFileSync(path, `${inputOf(readFileSync(SAMPLES, 'utf8').split('\n')[0]!)}\n`);
  const times = Array.from({ length: COLD_STARTS }, () => startCold(path));
  rmSync(folder, { recursive: true });
  if (times.includes(null)) {
    print('cold start: `liqa read` failed on one article');
    return;
  }
  const ms = median(times.filter((time) => time !== null));
  print(
    `cold start: ${(ms / 1000).toFixed(2)} s for \`liqa read\` on one article (median of ${COLD_STARTS})`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '3' }, articles: { type: 'string', default: '5000' } },
  });
  const processors = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  print(
    `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, ${memory}, node ${process.version}`,
  );
  const runs = Number(values.runs);
  await measure({ name: 'samples', lines: sampleLines() }, runs);
  if (existsSync(PRESS)) await measure({ name: 'press', lines: pressLines(Number(values.articles)) }, runs);
  else print('press: not here');
  if (existsSync(CLI)) measureStart();
}

if (import.meta.main) await main();
