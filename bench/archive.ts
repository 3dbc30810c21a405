/**
 * A web archive of 100,000 records read into a store: memory and speed as it goes on, and whether a run that is
 * killed again and again, and gone on with, gives the same store.
 *
 *     node bench/archive.ts [--records 100000] [--kills 10] [--workers N] [--only memory|read|kills] [--folder DIR]
 *
 * Files stand in a folder of their own that goes at the end. In a folder that is named they stay, and the archive
 * and the undisturbed store are not made again where they are there.
 *
 * The archive is made by src/collect/made-warc.ts. Memory is that of the whole process with its threads, looked at
 * every second (Linux only).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { makeRecord, makeRecords, makeSecond } from '../src/collect/made-warc.ts';

const CLI = fileURLToPath(new URL('../src/cli/cli.ts', import.meta.url));
const MB = 1024; // kilobytes
const LOOK_MS = 1000;
/** Pages between two lines of the curve. */
const CURVE_STEP = 5000;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** One page of so many stands there under a second address too, some pages later. */
const TWICE = 40;
const LATER = 15;

/** Writes an archive of `records` records or a few more. @returns its pages */
async function makeFile(path: string, records: number): Promise<number> {
  const file = createWriteStream(path);
  const put = async (record: Buffer): Promise<void> => {
    if (!file.write(gzipSync(record))) await once(file, 'drain');
  };
  await put(makeRecord('warcinfo', {}, Buffer.from('software: made for measurement\r\n')));
  let made = 1;
  let pages = 0;
  for (; made < records; pages++) {
    for (const record of makeRecords(pages)) {
      await put(record);
      made++;
    }
    if (pages % TWICE !== LATER) continue;
    await put(makeSecond(pages - LATER));
    made++;
  }
  file.end();
  await once(file, 'close');
  return pages;
}

/** Resident memory of a process, in kilobytes; 0 where it cannot be told. */
function residentOf({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function countOf(place: string): number {
  if (!existsSync(place)) return 0;
  const db = new DatabaseSync(place, { readOnly: true, timeout: 2000 });
  try {
    return Number(db.prepare('SELECT coalesce(max(key), 0) AS count FROM articles').get()?.count);
  } catch {
    return 0; // the tables are being made
  } finally {
    db.close();
  }
}

interface Watch {
  readonly countNow: () => number;
  /** Told once in a while; true ends the process at once. */
  readonly look: (count: number, kilobytes: number) => boolean;
  readonly everyMs: number;
}
/** Looks at a process until it ends. @returns whether it ended by itself and well */
async function watch(child: ChildProcess, { countNow, look, everyMs }: Watch): Promise<boolean> {
  const ended = once(child, 'close');
  while (child.exitCode === null && child.signalCode === null) {
    await Promise.race([ended, wait(everyMs)]);
    if (look(countNow(), residentOf(child))) child.kill('SIGKILL');
  }
  await ended;
  return child.exitCode === 0;
}

/** Prints a line whenever a step of pages is done. */
function makeCurve(): { readonly look: Watch['look']; readonly end: () => void } {
  const start = performance.now();
  let [next, peak, last, lastMs, since] = [CURVE_STEP, 0, 0, start, 0];
  return {
    look: (count, kilobytes) => {
      peak = Math.max(peak, kilobytes);
      since = Math.max(since, kilobytes);
      if (count < next) return false;
      const now = performance.now();
      const rate = ((count - last) / (now - lastMs)) * 1000;
      print(`  ${count} pages: ${(since / MB).toFixed(0)} MB at most, ${rate.toFixed(0)} pages a second`);
      [next, last, lastMs, since] = [count + CURVE_STEP, count, now, 0];
      return false;
    },
    end: () =>
      print(`  peak ${(peak / MB).toFixed(0)} MB, ${((performance.now() - start) / 1000).toFixed(0)} s`),
  };
}

const startLiqa = (args: readonly string[], out: 'ignore' | 'pipe' = 'ignore'): ChildProcess =>
  spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', out, 'ignore'] });

async function measureRead(archive: string, workers: readonly string[]): Promise<void> {
  print('liqa read');
  const child = startLiqa(['read', archive, ...workers], 'pipe');
  let lines = 0;
  child.stdout?.on('data', (bytes: Buffer) => {
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  });
  const curve = makeCurve();
  await watch(child, { countNow: () => lines, look: curve.look, everyMs: LOOK_MS });
  curve.end();
}

async function measureAdd(archive: string, place: string, workers: readonly string[]): Promise<void> {
  print('liqa add');
  const curve = makeCurve();
  const child = startLiqa(['add', archive, '--store', place, ...workers]);
  await watch(child, { countNow: () => countOf(place), look: curve.look, everyMs: LOOK_MS });
  curve.end();
  print(`  ${countOf(place)} articles, store of ${(statSync(place).size / 2 ** 20).toFixed(0)} MB`);
}

interface Killing {
  /** Of the undisturbed store. */
  readonly articles: number;
  readonly kills: number;
  readonly workers: readonly string[];
}
async function addKilled(
  archive: string,
  place: string,
  { articles, kills, workers }: Killing,
): Promise<void> {
  const places = Array.from({ length: kills }, () => Math.floor(Math.random() * articles));
  const told: string[] = [];
  let peak = 0;
  for (const at of [...places.sort((a, b) => a - b), Number.POSITIVE_INFINITY]) {
    const child = startLiqa(['add', archive, '--store', place, ...workers]);
    // by the clock too, so that it is not always a commit behind which the process ends
    const delay = Math.random() * 400;
    let due = Number.POSITIVE_INFINITY;
    const look: Watch['look'] = (count, kilobytes) => {
      peak = Math.max(peak, kilobytes);
      if (count > at) due = Math.min(due, performance.now() + delay);
      return performance.now() >= due;
    };
    await watch(child, { countNow: () => countOf(place), look, everyMs: 100 });
    told.push(`${countOf(place)} (${child.signalCode ?? child.exitCode})`);
  }
  print(`  articles when it ended: ${told.join(', ')}`);
  print(`  peak ${(peak / MB).toFixed(0)} MB`);
}

/** Digests of all tables, in which order their rows may stand, and of what the index finds. */
function digestOf(place: string): Readonly<Record<string, string>> {
  const db = new DatabaseSync(place, { readOnly: true });
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const out: Record<string, string> = {};
  for (const { name } of names) {
    if (/^(?:search|sqlite_)/u.test(String(name))) continue;
    let [sum, rows] = [0n, 0];
    for (const row of db.prepare(`SELECT * FROM "${name}"`).iterate()) {
      const hash = createHash('sha256')
        .update(JSON.stringify(Object.values(row)))
        .digest();
      sum = (sum + hash.readBigUInt64LE()) % 2n ** 64n;
      rows++;
    }
    out[String(name)] = `${sum.toString(16)} (${rows} rows)`;
  }
  const find = db.prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid');
  const hash = createHash('sha256');
  for (const { term } of db.prepare('SELECT DISTINCT term FROM spellings ORDER BY term LIMIT 500').all()) {
    hash.update(`${term} ${find.all(`"${term}"`).map(({ rowid }) => rowid)}\n`);
  }
  out.search = hash.digest('hex').slice(0, 16);
  db.close();
  return out;
}

function compare(first: string, second: string): boolean {
  const [a, b] = [digestOf(first), digestOf(second)];
  for (const name of Object.keys(a)) {
    print(
      `  ${a[name] === b[name] ? 'same ' : 'OTHER'} ${name} ${a[name]} ${a[name] === b[name] ? '' : b[name]}`,
    );
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '10' },
    workers: { type: 'string' },
    only: { type: 'string' },
    folder: { type: 'string' },
  },
});

if (values.folder) mkdirSync(values.folder, { recursive: true });
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'liqa-archive-'));
try {
  const archive = join(folder, 'made.warc.gz');
  const pages = existsSync(archive) ? 'known' : `${await makeFile(archive, Number(values.records))}`;
  print(`${values.records} records, ${pages} pages, ${(statSync(archive).size / 2 ** 20).toFixed(0)} MB`);
  const workers = values.workers === undefined ? [] : ['--workers', values.workers];
  const [undisturbed, killed] = [join(folder, 'undisturbed.db'), join(folder, 'killed.db')];
  const { only } = values;
  if (only === undefined || only === 'read') await measureRead(archive, workers);
  if (only !== 'read' && !existsSync(undisturbed)) await measureAdd(archive, undisturbed, workers);
  if (only === undefined || only === 'kills') {
    print(`liqa add, killed ${values.kills} times`);
    await addKilled(archive, killed, {
      ...{ articles: countOf(undisturbed), kills: Number(values.kills), workers },
    });
    print(compare(undisturbed, killed) ? '  the stores are the same' : '  THE STORES DIFFER');
  }
} finally {
  if (!values.folder) rmSync(folder, { recursive: true, force: true });
}
