/**
 * What putting one more report among the others costs, as they grow: in memory, apart from reading.
 *
 *     node bench/stories.ts [-- --most 100000]
 *
 * The sample of the press, where it stands beside the checkout, is repeated with other days, other ids and words
 * left out, so that as many reports stand on a day however many there are in all. Without it, the samples are.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { pageOfRow } from '../src/collect/collect.ts';
import { readPage } from '../src/pipeline.ts';
import { type Gist, gistOf, joinStory, openShelf } from '../src/stories/stories.ts';
import { readCpuMs } from './stages.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const PRESS = pathOf('../../shared/press-sample.jsonl.gz');
const SAMPLES = pathOf('../eval/samples.gold.jsonl');
/** Reports read, and how many of them stand on one day. */
const READ = 3000;
const A_DAY = 300;
const DAY_MS = 86_400_000;
const STEPS = [1000, 3000, 10_000, 30_000, 100_000];

interface Row {
  readonly id: string;
  readonly text: string;
}
function readRows(): readonly Row[] {
  const text = existsSync(PRESS) ? gunzipSync(readFileSync(PRESS)).toString() : readFileSync(SAMPLES, 'utf8');
  const rows = text.trim().split('\n').slice(0, READ);
  return rows.map((line) => JSON.parse(line) as Row);
}

/** The report number `i` of an endless stream made of `gists`. */
function nth(gists: readonly Gist[], i: number): Gist {
  const round = Math.floor(i / gists.length);
  const gist = gists[i % gists.length]!;
  const day = new Date(Math.floor(i / A_DAY) * DAY_MS).toISOString().slice(0, 10);
  const terms = round === 0 ? gist.terms : gist.terms.filter((_, at) => (at + round) % 7 !== 0);
  return { ...gist, id: `${gist.id} ${round}`, day, terms };
}

function main(most: number): void {
  const start = readCpuMs();
  const readings = readRows().map((row) => readPage(pageOfRow(row, row.id)));
  const read = readCpuMs();
  const gists = readings.map(gistOf);
  const gisted = readCpuMs();
  const each = (ms: number): string => (ms / readings.length).toFixed(3);
  console.log(`reading ${each(read - start)} ms, gist ${each(gisted - read)} ms a report (processor time)`);
  const near = openShelf();
  let from = 0;
  for (const to of STEPS.filter((it) => it <= most)) {
    const before = readCpuMs();
    for (let i = from; i < to; i++) joinStory(nth(gists, i), near);
    const ms = (readCpuMs() - before) / (to - from);
    console.log(`joining reports ${from + 1}–${to}: ${ms.toFixed(3)} ms each`);
    from = to;
  }
}

const { values } = parseArgs({ options: { most: { type: 'string', default: '100000' } } });
main(Number(values.most));
