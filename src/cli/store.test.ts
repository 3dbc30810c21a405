/** Stores and the desk as a user calls them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { BODY, folder, GOOD, liqa, makeFile, notes, type Ran, records, row, startLiqa } from './call.ts';

test('add keeps, again changes nothing, and search, timeline and show find it', async () => {
  const store = join(folder, 'keep', 'liqa.db');
  const first = await liqa(['add', GOOD, '--store', store]);
  assert.deepEqual([first.code, first.out], [0, '']);
  assert.match(first.err, /1 added, 0 updated, 0 unchanged/u);
  assert.match((await liqa(['add', GOOD, '--store', store])).err, /0 added, 0 updated, 1 unchanged/u);
  const [hit] = records(await liqa(['search', 'الوزير', 'اردن', '--store', store])) as unknown as [
    { article: { id: string }; engagements: string[] },
  ];
  assert.equal(hit.article.id, 'good');
  const about = ['timeline', '--store', store, '--about', 'مصر', '--with', 'jo', '--kind', 'meeting,call'];
  const [entry] = records(await liqa(about)) as unknown as [{ id: string; kind: string }];
  assert.deepEqual([entry.id, entry.kind], [hit.engagements[0], 'meeting']);
  const shown = await liqa(['show', entry.id, '--store', store]);
  assert.equal((records(shown)[0] as unknown as { articles: { id: string }[] }).articles[0]?.id, 'good');
  const [article] = records(await liqa(['show', 'good', '--store', store]));
  const [read] = records(await liqa(['read', GOOD, '--with', 'dropped']));
  const alone = { publications: [], copyOf: null, agency: null, shared: { share: 0, texts: 0 }, copies: [] };
  assert.deepEqual(article, { ...read, ...alone });
  for (const words of [['search', 'وزير'], ['timeline'], ['show', entry.id], ['show', 'good']]) {
    const pretty = await liqa([...words, '--store', store, '--format', 'pretty']);
    assert.equal(pretty.code, 0, pretty.err);
    assert.match(pretty.out, /شكري/u);
  }
});

test('a store that is missing, newer, foreign or in no place to write is one sentence', async () => {
  const newer = join(folder, 'newer.db');
  await liqa(['add', GOOD, '--store', newer]);
  const db = new DatabaseSync(newer);
  db.exec('PRAGMA user_version = 1000');
  db.close();
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['store.not-found', ['timeline', '--store', join(folder, 'none.db')]],
    ['store.not-found', ['show', 'nobody', '--store', newer.replace('newer', 'fresh')]],
    ['store.newer-schema', ['add', GOOD, '--store', newer]],
    ['store.newer-schema', ['search', 'x', '--store', newer]],
    ['store.not-a-store', ['add', GOOD, '--store', GOOD]],
    ['store.unwritable', ['add', GOOD, '--store', join(GOOD, 'liqa.db')]],
  ];
  for (const [code, words] of cases) {
    const ran = await liqa(words);
    assert.deepEqual([ran.code, ran.out, notes(ran).length], [1, '', 1], ran.err);
    assert.ok(ran.err.startsWith(`liqa: ${code}: `), ran.err);
  }
});

/** A disk of one megabyte; null where this user may not make one. */
function makeSmallDisk(): string | null {
  const at = join(folder, 'disk');
  mkdirSync(at);
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]);
  return made.status === 0 ? at : null;
}

test('a full disk is one sentence, and what was added before is kept', async (t) => {
  const disk = makeSmallDisk();
  if (!disk) {
    t.skip('needs root on Linux to make a small disk');
    return;
  }
  try {
    const store = join(disk, 'liqa.db');
    const lines = Array.from({ length: 1500 }, (_, i) => row(`id-${i}`, { text: `${BODY}\nفقرة رقم ${i}.` }));
    const ran = await liqa([
      'add',
      makeFile('x.jsonl', lines.join('\n')),
      '--store',
      store,
      '--workers',
      '1',
    ]);
    assert.deepEqual([ran.code, notes(ran).length], [1, 1], ran.err);
    assert.match(ran.err, /^liqa: store\.full: /u);
    const kept = await liqa(['timeline', '--store', store, '--limit', '1']);
    assert.equal(kept.code, 0, kept.err);
    assert.match(kept.err, /1 of [1-9]/u);
  } finally {
    spawnSync('umount', [disk]);
  }
});

/** The desk as `npm start` opens it; resolves with its address. */
function openDesk(words: readonly string[]): Promise<{ address: string; stop: () => Promise<Ran> }> {
  const child = startLiqa(words, { XDG_DATA_HOME: join(folder, 'desk') });
  let err = '';
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const closed = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  const stop = (): Promise<Ran> => {
    child.kill('SIGTERM');
    return closed;
  };
  return new Promise((resolve, reject) => {
    closed.then((ran) => reject(new Error(ran.err)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      const address = /http:\/\/\S+/u.exec(err)?.[0];
      if (address) resolve({ address, stop });
    });
  });
}

test('start reads the samples into a store of their own and opens the desk, serve opens it again', async () => {
  const first = await openDesk(['start', '--port', '0']);
  const page = await fetch(first.address);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<html[^>]*dir="rtl"/u);
  const taken = await liqa(['serve', '--port', new URL(first.address).port]);
  assert.deepEqual([taken.code, notes(taken).length], [1, 1]);
  assert.match(taken.err, /^liqa: serve\.port-taken: /u);
  const ended = await first.stop();
  assert.equal(ended.code, 0);
  assert.match(ended.err, /37 articles with [1-9]/u);
  const store = join(folder, 'desk', 'liqa', 'samples.db');
  const second = await openDesk(['serve', '--port', '0', '--store', store]);
  assert.equal((await fetch(second.address)).status, 200);
  assert.equal((await second.stop()).code, 0);
});

test('start reads what is named into the store of the user', async () => {
  const desk = await openDesk(['start', GOOD, join(folder, 'nowhere.txt'), '--port', '0']);
  const { code, err } = await desk.stop();
  assert.equal(code, 0);
  assert.match(err, /collect\.not-found/u);
  assert.match(err, /1 articles with 1 engagements \(1 new/u);
});

test('stories of a file are one line for each report, the same whatever their order', async () => {
  const rows = [
    row('one', { outlet: 'a' }),
    row('two', { outlet: 'b', title: 'الصفدي في القاهرة للقاء شكري' }),
    row('three', { title: 'الطقس غدا', text: 'تتوقع الأرصاد الجوية أمطارا غزيرة على السواحل الشمالية.' }),
  ];
  const storiesOf = async (lines: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const ran = await liqa([
      'stories',
      '--from',
      makeFile('rows.jsonl', lines.join('\n')),
      '--format',
      'jsonl',
    ]);
    assert.equal(ran.code, 0, ran.err);
    const found = ran.out.trim().split('\n');
    return new Map(found.map((line) => Object.values(JSON.parse(line) as object) as [string, string]));
  };
  const found = await storiesOf(rows);
  assert.equal(found.get('one'), found.get('two'));
  assert.notEqual(found.get('one'), found.get('three'));
  assert.deepEqual([...(await storiesOf([...rows].reverse()))].sort(), [...found].sort());
});

test('stories of a store are listed, shown, explained, split and merged', async () => {
  const store = join(folder, 'stories.db');
  const rows = [
    row('one', { outlet: 'a' }),
    row('two', { outlet: 'b', title: 'الصفدي في القاهرة للقاء شكري' }),
  ];
  await liqa(['add', makeFile('two.jsonl', rows.join('\n')), '--store', store]);
  const list = await liqa(['stories', '--store', store, '--format', 'jsonl']);
  assert.match(list.out, /"id":"story:one"/u);
  const shown = await liqa(['show', 'story:one', '--store', store]);
  const told = JSON.parse(shown.out) as { readonly reports: readonly { readonly id: string }[] };
  assert.deepEqual(
    told.reports.map(({ id }) => id),
    ['one', 'two'],
  );
  assert.match((await liqa(['why', 'one', 'two', '--store', store])).out, /^one story/u);
  assert.equal((await liqa(['stories', '--split', 'two', '--store', store])).code, 0);
  assert.match((await liqa(['why', 'one', 'two', '--store', store])).out, /the user said so/u);
  assert.equal((await liqa(['stories', '--store', store, '--format', 'jsonl'])).out, '');
  assert.equal((await liqa(['stories', '--merge', 'one', 'two', '--store', store])).code, 0);
  assert.match((await liqa(['stories', '--store', store, '--format', 'jsonl'])).out, /"story:one"/u);
  assert.equal((await liqa(['why', 'one', 'nobody', '--store', store])).code, 1);
});
