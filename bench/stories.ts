/**
 * What putting one more report among the others costs, as they grow, apart from reading: in memory and in a store.
 *
 *     node bench/stories.ts [--most 100000] [--flood | --made]
 *
 * The sample of the press, where it stands beside the checkout, is repeated with other days, other ids and words
 * left out, so that as many reports stand on a day however many there are in all. Without it, the samples are.
 * With `--flood` all reports are made by a few templates and stand on one week, as no press could have it; with
 * `--made` they are those of the archive of bench/archive.ts, of which each day has some more in every round.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { pageOfRow } from '../src/collect/collect.ts';
import { makeNews } from '../src/collect/made-news.ts';
import { BARE_ARTICLE } from '../src/model.ts';
import { readArticle, readPage } from '../src/pipeline.ts';
import { openTables, STORY_EDGE_TABLES } from '../src/store/story-tables.ts';
import { type Gist, gistOf, joinStory, type Near, openShelf } from '../src/stories/stories.ts';
import { readCpuMs } from './stages.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const PRESS = pathOf('../../shared/press-sample.jsonl.gz');
const SAMPLES = pathOf('../eval/samples.gold.jsonl');
/** Reports read, and how many of them stand on one day. */
const READ = 3000;
const A_DAY = 300;
const DAY_MS = 86_400_000;
const TEMPLATES = 5;
const FLOOD_DAYS = 7;
/** A step ends at each of these; what the reports before it cost is not counted twice. */
const STEPS = [1000, 3000, 10_000, 30_000, 100_000];
/** Reports a transaction, as `liqa add` has them. */
const TOGETHER = 32;

interface Row {
  readonly id: string;
  readonly text: string;
}
function readRows(): readonly Row[] {
  const text = existsSync(PRESS) ? gunzipSync(readFileSync(PRESS)).toString() : readFileSync(SAMPLES, 'utf8');
  const rows = text.trim().split('\n').slice(0, READ);
  return rows.map((line) => JSON.parse(line) as Row);
}

type Stream = (i: number) => Gist;
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
const without = (gist: Gist, change: number): Gist['terms'] =>
  change === 0 ? gist.terms : gist.terms.filter((_, at) => (at + change) % 7 !== 0);

const pressStream =
  (gists: readonly Gist[]): Stream =>
  (i) => {
    const round = Math.floor(i / gists.length);
    const gist = gists[i % gists.length]!;
    return {
      ...gist,
      id: `${gist.id} ${round}`,
      day: dayOf(Math.floor(i / A_DAY)),
      terms: without(gist, round),
    };
  };
const floodStream =
  (gists: readonly Gist[]): Stream =>
  (i) => {
    const gist = gists[i % TEMPLATES]!;
    const day = dayOf(Math.floor(i / TEMPLATES) % FLOOD_DAYS);
    return { ...gist, id: `${i}`, day, terms: without(gist, 1 + (i % 13)) };
  };

const madeStream = (i: number): Gist => {
  const { title, body, day } = makeNews(i);
  const id = createHash('sha256').update(`${i}`).digest('hex').slice(0, 16);
  return gistOf(readArticle({ ...BARE_ARTICLE, id, title, published: day, body: body.join('\n') }));
};

interface Place {
  readonly name: string;
  readonly near: Near;
  /** Puts some reports there. */
  readonly within: (ids: readonly string[], act: () => void) => void;
  readonly close: () => void;
}
const inMemory = (): Place => ({
  ...{ name: 'in memory', near: openShelf(), close: () => {} },
  within: (_, act) => act(),
});

/** The tables of stories alone, in a file. */
function inStore(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'liqa-stories-'));
  const db = new DatabaseSync(join(folder, 'stories.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;');
  db.exec('CREATE TABLE articles (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;');
  db.exec('CREATE TABLE story_corrections (article TEXT, other TEXT, verdict TEXT) STRICT;');
  db.exec(STORY_EDGE_TABLES);
  const insert = db.prepare('INSERT INTO articles (id) VALUES (?)');
  const { near, settle } = openTables(db);
  return {
    name: 'in a store',
    near,
    within: (ids, act) => {
      db.exec('BEGIN IMMEDIATE');
      for (const id of ids) insert.run(id);
      act();
      settle();
      db.exec('COMMIT');
    },
    close: () => {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function measure({ name, near, within, close }: Place, stream: Stream, most: number): void {
  let from = 0;
  for (const to of STEPS.filter((it) => it <= most)) {
    let ms = 0;
    for (let at = from; at < to; at += TOGETHER) {
      const gists = Array.from({ length: Math.min(TOGETHER, to - at) }, (_, i) => stream(at + i));
      const before = readCpuMs();
      const ids = gists.map(({ id }) => id);
      within(ids, () => {
        for (const gist of gists) joinStory(gist, near);
      });
      ms += readCpuMs() - before;
    }
    console.log(`${name}: reports ${from + 1}–${to}: ${(ms / (to - from)).toFixed(3)} ms each`);
    from = to;
  }
  close();
}

function main(most: number, isFlood: boolean, isMade: boolean): void {
  if (isMade) {
    measure(inMemory(), madeStream, most);
    measure(inStore(), madeStream, most);
    return;
  }
  const start = readCpuMs();
  const readings = readRows().map((row) => readPage(pageOfRow(row, row.id)));
  const read = readCpuMs();
  const gists = readings.map(gistOf);
  const gisted = readCpuMs();
  const each = (ms: number): string => (ms / readings.length).toFixed(3);
  console.log(`reading ${each(read - start)} ms, gist ${each(gisted - read)} ms a report (processor time)`);
  const stream = isFlood ? floodStream(gists) : pressStream(gists);
  measure(inMemory(), stream, most);
  measure(inStore(), stream, most);
}

const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '100000' },
    flood: { type: 'boolean', default: false },
    made: { type: 'boolean', default: false },
  },
});
main(Number(values.most), values.flood, values.made);
