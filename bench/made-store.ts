/**
 * A large store to measure the desk on: each report read once, then kept several times, on other days and with
 * other names.
 *
 *     node bench/made-store.ts FILE [--articles 100000]
 *
 * The sample of the press, where it stands beside the checkout; without it, the samples, many more times over.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { pageOfRow } from '../src/collect/collect.ts';
import type { Page, Reading } from '../src/model.ts';
import { run } from '../src/pipeline.ts';
import { openStore } from '../src/store/store.ts';
import { vary } from './vary.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const PRESS = pathOf('../../shared/press-sample.jsonl.gz');
const SAMPLES = pathOf('../eval/samples.gold.jsonl');
/** Readings that are stored in one transaction. */
const AT_ONCE = 1000;

const readLines = (): readonly string[] =>
  (existsSync(PRESS) ? gunzipSync(readFileSync(PRESS)).toString() : readFileSync(SAMPLES, 'utf8'))
    .trim()
    .split('\n');

async function* pagesOf(lines: readonly string[]): AsyncIterable<Page> {
  for (const line of lines) {
    const { id, url, title, outlet, published, text } = JSON.parse(line) as Record<string, unknown>;
    yield pageOfRow({ id, url, title, outlet, published, text }, String(id));
  }
}

async function main(path: string, articles: number): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
  const store = await openStore(path);
  const lines = readLines();
  const rounds = Math.ceil(articles / lines.length);
  let waiting: Reading[] = [];
  let made = 0;
  const keep = async (): Promise<void> => {
    await store.putMany(waiting);
    waiting = [];
    process.stderr.write(`\r${made} reports`);
  };
  await run(
    pagesOf(lines.slice(0, articles)),
    async ({ readings }) => {
      for (const reading of readings) {
        for (let round = 0; round < rounds && made < articles; round++, made++) {
          waiting.push(vary(reading, round));
        }
      }
      if (waiting.length >= AT_ONCE) await keep();
    },
    { make: 'readings' },
  );
  await keep();
  const counts = await store.counts();
  await store.close();
  console.log(`\n${path}: ${counts.articles} articles, ${counts.engagements} engagements`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: 'string', default: '100000' } },
});
const [path] = positionals;
if (!path) throw new Error('name the file that is to be made');
await main(path, Number(values.articles));
