/** What a store in a file must bear: kills, a full disk, other files, other versions, other writers. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { type Code, LiqaError } from '../errors.ts';
import { makeReading } from './made-readings.ts';
import { openSqlite } from './sqlite.ts';
import { openStore } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'liqa-store-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const newPlace = (): string => join(folder, `store-${made++}.db`);
const isError =
  (code: Code) =>
  (cause: unknown): boolean => {
    assert.ok(cause instanceof LiqaError, String(cause));
    assert.equal(cause.code, code);
    assert.equal(cause.message.includes('\n'), false);
    return true;
  };
const reading = (id: string, size = 1): ReturnType<typeof makeReading> =>
  makeReading({ id, title: `لقاء ${id}`, body: `التقى الوزير نظيره في العاصمة ${'كلام '.repeat(size)}` });

test('a store is there again when it is opened again, in a folder made for it', async () => {
  const place = join(folder, 'new', 'folder', 'liqa.db');
  const first = await openStore(place);
  await first.put(reading('a'));
  await first.close();
  const second = await openStore(place);
  assert.equal((await second.counts()).articles, 1);
  assert.equal(await second.put(reading('a')), 'unchanged');
  await second.close();
});

test('a store that must be there and is not is told, and not made', async () => {
  const place = newPlace();
  await assert.rejects(openStore(place, { create: false }), isError('store.not-found'));
  assert.equal(existsSync(place), false);
});

test('a store of a newer version is refused and left as it is', async () => {
  const place = newPlace();
  await (await openStore(place)).close();
  const db = new DatabaseSync(place);
  db.exec('PRAGMA user_version = 99');
  db.close();
  await assert.rejects(openStore(place), (cause) => {
    assert.match(String(cause), /newer Liqa \(schema 99/u);
    return isError('store.newer-schema')(cause);
  });
});

test('what is no store is refused: a text, a folder, a database of somebody else', async () => {
  const text = newPlace();
  writeFileSync(text, 'this is only a text that stands here');
  await assert.rejects(openStore(text), isError('store.not-a-store'));
  const place = newPlace();
  mkdirSync(place);
  await assert.rejects(openStore(place), isError('store.not-a-store'));
  const other = newPlace();
  const db = new DatabaseSync(other);
  db.exec('CREATE TABLE t (x); PRAGMA user_version = 1;');
  db.close();
  await assert.rejects(openStore(other), isError('store.not-a-store'));
  const magic = newPlace();
  writeFileSync(magic, `SQLite format 3\0${'x'.repeat(8000)}`);
  await assert.rejects(openStore(magic), isError('store.not-a-store'));
});

test('an empty file becomes a store', async () => {
  const place = newPlace();
  writeFileSync(place, '');
  const store = await openStore(place);
  assert.equal(await store.put(reading('a')), 'added');
  await store.close();
});

test('a full disk is told, keeps what was stored, and takes more once there is room', async () => {
  const place = newPlace();
  const small = openSqlite(place, { limitBytes: 400_000 });
  const stored: string[] = [];
  const fill = async (): Promise<void> => {
    for (let i = 0; i < 1000; i++) {
      await small.putMany([reading(`x${i}`, 500), reading(`y${i}`, 500)]);
      stored.push(`x${i}`, `y${i}`);
    }
  };
  await assert.rejects(fill(), isError('store.full'));
  assert.ok(stored.length > 0);
  assert.equal((await small.counts()).articles, stored.length);
  await small.close();
  const again = await openStore(place);
  for (const id of stored) assert.ok(await again.article(id), id);
  assert.equal(await again.put(reading('more', 500)), 'added');
  assert.equal((await again.search('الوزير')).total, stored.length + 1);
  await again.close();
});

test('a folder that may not be written is told', async () => {
  const locked = join(folder, 'locked');
  mkdirSync(locked);
  chmodSync(locked, 0o500);
  // The superuser may write anywhere: the test then runs as nobody.
  const superuser = process.geteuid?.() === 0;
  if (superuser) process.seteuid?.('nobody');
  try {
    await assert.rejects(openStore(join(locked, 'liqa.db')), isError('store.unwritable'));
    await assert.rejects(openStore(join(locked, 'sub', 'liqa.db')), isError('store.unwritable'));
  } finally {
    if (superuser) process.seteuid?.(0);
  }
});

test('a path below a file is told', async () => {
  const file = newPlace();
  writeFileSync(file, 'x');
  await assert.rejects(openStore(join(file, 'liqa.db')), isError('store.unwritable'));
});

test('an address of PostgreSQL is not built yet', async () => {
  await assert.rejects(openStore('postgres://localhost/liqa'), isError('usage.bad-argument'));
});

test('two that write at once both keep everything', async () => {
  const place = newPlace();
  const [one, other] = [await openStore(place), await openStore(place)];
  for (let i = 0; i < 20; i++) {
    await Promise.all([
      one.put(reading(`one-${i}`)),
      other.put(reading(`other-${i}`)),
      one.put(reading('both')),
    ]);
  }
  assert.equal((await other.counts()).articles, 41);
  await one.close();
  await other.close();
});

test('the tables can be read with any SQLite tool', async () => {
  const place = newPlace();
  const store = await openStore(place);
  const body = 'التقى الوزير نظيره';
  const engagement = {
    id: 'e',
    kind: 'meeting' as const,
    words: 'التقى',
    who: [['EG', null, 'الوزير'] as const],
  };
  await store.put(makeReading({ id: 'a', title: 't', body, engagements: [engagement] }));
  const db = new DatabaseSync(place, { readOnly: true });
  const rows = db
    .prepare(
      `SELECT a.id, e.kind, p.role, json_extract(e.evidence, '$."/kind"[0].words') AS words, s.content, n.party
      FROM articles a JOIN engagements e ON e.article = a.key JOIN participants p ON p.engagement = e.key
      JOIN statements s ON s.article = a.key JOIN namings n ON n.article = a.key`,
    )
    .all();
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [{ id: 'a', kind: 'meeting', role: 'الوزير', words: 'التقى', content: body, party: 'US' }],
  );
  db.close();
  await store.close();
});

const ADDER = `
  const { openStore } = await import(process.argv[1]);
  const { makeReading } = await import(process.argv[2]);
  const store = await openStore(process.argv[3]);
  for (let i = 0; ; i++) {
    const ids = [i * 3, i * 3 + 1, i * 3 + 2].map((n) => 'k' + process.argv[4] + '-' + n);
    await store.putMany(ids.map((id) => makeReading({ id, title: id, body: 'التقى الوزير نظيره اليوم '.repeat(20) })));
    process.stdout.write(ids.join('\\n') + '\\n');
  }`;

/** Ids a process reported as stored before it was killed. */
function addUntilKilled(place: string, round: number): Promise<readonly string[]> {
  const files = ['./store.ts', './made-readings.ts'].map((file) => new URL(file, import.meta.url).href);
  const words = ['--input-type=module', '-e', ADDER, ...files, place, String(round)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (told === '') setTimeout(() => child.kill('SIGKILL'), 20 + round * 37);
    told += text;
  });
  return new Promise((resolve) => {
    // a line cut by the kill was never reported whole
    child.on('close', () => resolve(told.slice(0, told.lastIndexOf('\n')).split('\n')));
  });
}

test('a killed process loses nothing that it reported as stored', { timeout: 60_000 }, async () => {
  const place = newPlace();
  const told: string[] = [];
  for (let round = 0; round < 4; round++) told.push(...(await addUntilKilled(place, round)));
  assert.ok(told.length >= 12, String(told.length));
  const store = await openStore(place);
  for (const id of told) assert.ok(await store.article(id), id);
  const { articles } = await store.counts();
  assert.equal(articles % 3, 0, 'a batch is stored whole or not at all');
  let found = 0;
  let cursor: string | null | undefined;
  do {
    const page = await store.search('الوزير', { limit: 500, cursor: cursor ?? undefined });
    found += page.items.length;
    cursor = page.next;
  } while (cursor);
  assert.equal(found, articles);
  await store.close();
});
