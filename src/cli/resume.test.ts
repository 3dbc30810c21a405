/** Runs that are killed, and gone on with: nothing twice, nothing lost. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { makeArchive } from '../collect/made-warc.ts';
import { folder, liqa, makeFile, notes, row, startLiqa } from './call.ts';

const PAGES = 450;
/** Threads take the pages in batches, one thread alone takes them singly. */
const WORKERS = ['2', '0'] as const;
const KILLS = 10;
const ARCHIVE = makeFile('made.warc.gz', Buffer.concat([...makeArchive(PAGES, 'records')]));

const countOf = (place: string): number => {
  if (!existsSync(place)) return 0;
  const db = new DatabaseSync(place, { readOnly: true, timeout: 1_000 });
  try {
    return Number(db.prepare('SELECT count(*) AS count FROM articles').get()?.count);
  } catch {
    return 0; // the tables are being made
  } finally {
    db.close();
  }
};

/** Starts `liqa add` and kills it when the store holds `count` articles. @returns whether it was killed */
async function killAt(
  count: number,
  { input, place, workers }: { input: string; place: string; workers: string },
): Promise<boolean> {
  const child = startLiqa(['add', input, '--store', place, '--workers', workers]);
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  while (child.exitCode === null) {
    if (countOf(place) >= count) child.kill('SIGKILL');
    await Promise.race([ended, wait(5)]);
    if (child.signalCode !== null) break;
  }
  await ended;
  return child.signalCode === 'SIGKILL';
}

/** All rows of all tables, and what the index finds. */
function dump(place: string): Readonly<Record<string, unknown>> {
  const db = new DatabaseSync(place, { readOnly: true });
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const out: Record<string, unknown> = {};
  for (const { name } of names as unknown as readonly { name: string }[]) {
    if (name.startsWith('search') || name.startsWith('sqlite_')) continue;
    const rows = db
      .prepare(`SELECT * FROM "${name}"`)
      .all()
      .map((cells) => JSON.stringify(cells));
    out[name] = rows.sort();
  }
  const terms = db.prepare('SELECT DISTINCT term FROM spellings ORDER BY term LIMIT 50').all();
  const find = db.prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid');
  out.found = terms.map(({ term }) => find.all(`"${term}"`).map(({ rowid }) => rowid));
  db.close();
  return out;
}

test('an archive that is killed ten times while it is read gives the same store', async () => {
  const undisturbed = join(folder, 'undisturbed.db');
  const first = await liqa(['add', ARCHIVE, '--store', undisturbed, '--workers', '2']);
  assert.equal(first.code, 0, first.err);
  assert.equal(countOf(undisturbed), PAGES);
  const place = join(folder, 'killed.db');
  let at = 0;
  let kills = 0;
  for (let n = 0; n < KILLS; n++) {
    at = countOf(place) + 1 + ((n * 37) % 23);
    if (await killAt(at, { input: ARCHIVE, place, workers: WORKERS[n % 2]! })) kills++;
  }
  assert.ok(kills >= KILLS - 2, `killed ${kills} times only`);
  assert.ok(countOf(place) < PAGES);
  const last = await liqa(['add', ARCHIVE, '--store', place, '--workers', '2']);
  assert.equal(last.code, 0, last.err);
  assert.match(last.err, /reading goes on at byte/u);
  assert.match(last.err, /, 0 updated, 0 unchanged/u);
  assert.deepEqual(dump(place), dump(undisturbed));
});

test('an archive that was read is passed over, but for --anew', async () => {
  const small = makeFile('small.warc', Buffer.concat([...makeArchive(40, 'plain')]));
  const place = join(folder, 'small.db');
  await liqa(['add', small, '--store', place]);
  const again = await liqa(['add', small, '--store', place]);
  assert.equal(again.code, 0);
  assert.match(notes(again)[0]!, /passed over: --anew/u);
  const anew = await liqa(['add', small, '--store', place, '--anew']);
  assert.match(anew.err, /0 added, 0 updated, 40 unchanged/u);
});

test('JSON Lines that were killed go on at their line, and are all read again once they were ended', async () => {
  const lines = Array.from({ length: 150 }, (_, i) => row(`r-${i}`, { published: '2021-02-18' }));
  const file = makeFile('many.jsonl', lines.join('\n'));
  const place = join(folder, 'lines.db');
  const killed = await killAt(40, { input: file, place, workers: '0' });
  const before = countOf(place);
  const rest = await liqa(['add', file, '--store', place]);
  if (killed) assert.match(rest.err, new RegExp(`${150 - before} added, 0 updated, 0 unchanged`, 'u'));
  assert.equal(countOf(place), 150);
  const again = await liqa(['add', file, '--store', place]);
  assert.match(again.err, /0 added, 0 updated, 150 unchanged/u);
});
