/** Reading as a user calls it: records, bad inputs, wrong usage. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { findFaults } from '../evidence.ts';
import type { Reading } from '../model.ts';
import { recordSchema } from '../record.schema.ts';
import type { ReadingRecord } from '../record.ts';
import { BODY, folder, GOOD, liqa, makeFile, notes, records, row, SAMPLES } from './call.ts';

test('a report becomes one record of the published shape', async () => {
  const ran = await liqa(['read', GOOD]);
  assert.deepEqual([ran.code, ran.err], [0, '']);
  const [record] = records(ran);
  assert.deepEqual(recordSchema.parse(record), record);
  assert.deepEqual([record?.id, record?.published, record?.text], ['good', '2021-02-18', BODY]);
  assert.deepEqual(
    record?.engagements.map(({ kind, date }) => [kind, date]),
    [['meeting', '2021-02-18']],
  );
  assert.equal('mentions' in record!, false);
  assert.equal('dropped' in record!, false);
});

test('--with adds mentions and dropped lines, and nothing else changes', async () => {
  const file = makeFile('page.txt', `شكري يستقبل الصفدي\nرابط مختصر\n${BODY}\n`);
  const [plain] = records(await liqa(['read', file]));
  const [full] = records(await liqa(['read', file, '--with', 'mentions,dropped']));
  const { mentions, dropped, ...rest } = full!;
  assert.deepEqual(rest, plain);
  assert.ok(mentions!.some(({ kind }) => kind === 'person'));
  assert.ok(dropped!.some(({ words }) => words === 'رابط مختصر'));
  assert.deepEqual(recordSchema.parse(full), full);
  const wrong = await liqa(['read', file, '--with', 'everything']);
  assert.deepEqual([wrong.code, notes(wrong).length], [2, 1]);
});

/** The law of evidence over a record, as over the reading it was made of. */
function faultsOf(record: ReadingRecord): readonly string[] {
  const { id, title, text: body, engagements, statements, namings } = record;
  const article = { id, title, body } as Reading['article'];
  const mentions = (record.mentions ?? []) as Reading['mentions'];
  return findFaults({ article, engagements, statements, namings, mentions });
}

test('evidence holds in every sample, and every sample has the published shape', async () => {
  const ran = await liqa(['read', SAMPLES, '--with', 'mentions,dropped']);
  assert.equal(ran.code, 0, ran.err);
  const all = records(ran);
  assert.ok(all.length >= 37);
  for (const record of all) {
    assert.deepEqual(faultsOf(record), [], record.id);
    assert.deepEqual(recordSchema.parse(record), record);
  }
});

test('the same input gives the same bytes, whatever the time zone, the threads and the time', async () => {
  const options = ['read', SAMPLES, '--with', 'mentions,dropped'];
  const first = await liqa(options, { env: { TZ: 'UTC' } });
  const second = await liqa([...options, '--workers', '0'], {
    env: { TZ: 'Asia/Riyadh', LANG: 'ar_SA.UTF-8' },
  });
  assert.ok(first.out.length > 1000);
  assert.equal(second.out === first.out, true);
});

test('many pages go through threads in their order', async () => {
  const lines = Array.from({ length: 400 }, (_, i) =>
    row(`id-${i}`, { text: `${BODY}\nفقرة رقم ${i} هنا.` }),
  );
  lines[200] = '{"broken';
  const file = makeFile('many.jsonl', lines.join('\n'));
  const threads = await liqa(['read', file, '--workers', '3']);
  assert.equal(threads.code, 1);
  const wanted = lines.map((_, i) => `id-${i}`).filter((_, i) => i !== 200);
  assert.deepEqual(
    records(threads).map(({ id }) => id),
    wanted,
  );
  const alone = await liqa(['read', file, '--workers', '0']);
  assert.equal(alone.out === threads.out, true);
});

test('standard input is read like a file', async () => {
  const ran = await liqa(['read', '-'], { stdin: `${row('in')}\n` });
  assert.deepEqual([ran.code, records(ran)[0]?.id], [0, 'in']);
});

test('--published dates pages that come without a day, and must be a day', async () => {
  const file = makeFile('a.txt', `عنوان\n${BODY}`);
  const ran = await liqa(['read', file, GOOD, '--published', '2024-01-04']);
  assert.deepEqual(
    records(ran).map(({ published }) => published),
    ['2024-01-04', '2021-02-18'],
  );
  for (const day of ['2024-02-30', 'yesterday', '2024-1-1']) {
    const wrong = await liqa(['read', file, '--published', day]);
    assert.deepEqual([wrong.code, wrong.out, notes(wrong).length], [2, '', 1]);
    assert.match(wrong.err, /date\.bad-day/u);
  }
});

test('a page to look at shows kind, participants and words', async () => {
  const ran = await liqa(['read', GOOD, '--format', 'pretty', '--with', 'mentions,dropped']);
  assert.equal(ran.code, 0);
  assert.match(ran.out, /2021-02-18 · meeting · held/u);
  assert.match(ran.out, /سامح شكري/u);
});

/** Every bad input of the contract: its code, and the rest is read. */
const BAD: readonly (readonly [what: string, code: string, make: () => string])[] = [
  ['an empty file', 'collect.empty', () => makeFile('empty.txt', '')],
  [
    'a binary file',
    'collect.binary',
    () => makeFile('b.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  ],
  ['a file that is not there', 'collect.not-found', () => join(folder, 'nowhere.txt')],
  ['a pattern without files', 'collect.not-found', () => join(folder, 'no*thing')],
  [
    'a folder without readable files',
    'collect.nothing-readable',
    () => join(makeFile('x.bin', Buffer.from([0, 1, 2, 3, 255, 254, 0, 0])), '..'),
  ],
  [
    'broken JSON',
    'collect.bad-json',
    () => makeFile('x.jsonl', `${row('a')}\n{"id": "b", "te\n${row('c')}\n`),
  ],
  [
    'a row without text',
    'collect.bad-json',
    () => makeFile('x.jsonl', '{"id": "a"}\n{"id": "b", "text": 7}\n'),
  ],
];
for (const [what, code, make] of BAD) {
  test(`${what} is one sentence with its code, and the rest is read`, async () => {
    const ran = await liqa(['read', make(), GOOD]);
    assert.equal(ran.code, 1);
    assert.ok(notes(ran).length >= 1);
    for (const note of notes(ran)) assert.match(note, /^liqa: [a-z]+\.[a-z-]+: .+/u);
    assert.ok(
      notes(ran).some((note) => note.startsWith(`liqa: ${code}: `)),
      ran.err,
    );
    assert.equal(records(ran).at(-1)?.id, 'good');
    for (const record of records(ran)) assert.deepEqual(faultsOf(record), []);
  });
}

test('broken JSON in the middle costs its own line only', async () => {
  const file = makeFile('x.jsonl', [row('a'), '{"id": "b"', row('c'), '', '[]', row('d')].join('\n'));
  const ran = await liqa(['read', file]);
  assert.deepEqual(
    records(ran).map(({ id }) => id),
    ['a', 'c', 'd'],
  );
  assert.ok(ran.err.includes(`${file}:2`));
});

test('a line of 50 MB is refused, the lines around it are read', async () => {
  const file = makeFile('x.jsonl', `${row('a')}\n${row('b', { text: 'x'.repeat(50 << 20) })}\n${row('c')}\n`);
  const ran = await liqa(['read', file]);
  assert.equal(ran.code, 1);
  assert.deepEqual(
    records(ran).map(({ id }) => id),
    ['a', 'c'],
  );
  assert.deepEqual(
    notes(ran).map((note) => note.slice(0, 25)),
    ['liqa: collect.too-large: '],
  );
});

test('a page in a wrong or lying encoding is read', async () => {
  const decoder = new TextDecoder('windows-1256');
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  const page = `<html><head><meta charset="utf-8"><title>عنوان</title></head><body><p>${BODY}</p></body></html>`;
  const bytes = Uint8Array.from([...page].map((letter) => table.get(letter) ?? 0x3f));
  const ran = await liqa(['read', makeFile('page.html', bytes)]);
  assert.equal(ran.code, 0, ran.err);
  assert.ok(records(ran)[0]?.text.includes('سامح شكري'));
});

const MARKUP: readonly string[] = [
  '<html><p>',
  '<<<>>><p <b></i></p></p></div></div><table><td><p>نص',
  `<p>${'<div>'.repeat(20_000)}نص`,
  '<script>alert(1)</script><style>p{}</style>',
  '<html><body><p>\u0000\uFFFF&#x110000;&#0;&bogus;</p>',
  `<html><body>${'<p>نص قصير</p>'.repeat(5000)}`,
];
test('broken markup gives a record each and no failure', async () => {
  const rows = MARKUP.map((html, i) => JSON.stringify({ id: `m${i}`, html }));
  const ran = await liqa(['read', makeFile('x.jsonl', rows.join('\n')), '--with', 'mentions,dropped']);
  assert.deepEqual([ran.code, ran.err], [0, '']);
  assert.equal(records(ran).length, MARKUP.length);
  for (const record of records(ran)) {
    assert.deepEqual(faultsOf(record), []);
    assert.deepEqual(recordSchema.parse(record), record);
  }
});

const MISUSED: readonly (readonly string[])[] = [
  [],
  ['read'],
  ['nothing'],
  ['read', GOOD, '--bogus'],
  ['read', GOOD, '--format', 'xml'],
  ['read', GOOD, '--workers', 'many'],
  ['timeline', '--kind', 'party'],
  ['timeline', '--since', 'yesterday'],
  ['timeline', '--limit', '0'],
  ['search', 'x', '--limit', '1e9'],
  ['serve', '--port', '99999'],
  ['add', GOOD, '--store', 'postgres://localhost/x'],
  ...['export', 'stories', 'worker', 'mcp'].map((name) => [name, '--about', 'US', 'x']),
];
test('wrong usage is one sentence and exit 2', async () => {
  const all = await Promise.all(MISUSED.map((words) => liqa(words)));
  for (const [i, ran] of all.entries()) {
    assert.deepEqual(
      [ran.code, ran.out, notes(ran).length],
      [2, '', 1],
      `${MISUSED[i]!.join(' ')}: ${ran.err}`,
    );
    assert.match(ran.err, /^liqa: (usage\.bad-argument|date\.bad-day): /u);
  }
});

test('help and version are no errors', async () => {
  const help = await liqa(['--help']);
  assert.deepEqual([help.code, help.err], [0, '']);
  for (const name of ['read', 'add', 'search', 'timeline', 'show', 'why', 'serve'])
    assert.ok(help.out.includes(name));
  assert.equal((await liqa(['--version'])).code, 0);
  assert.equal((await liqa(['read', '--help'])).code, 0);
});

test('a reader that goes away is no error', async () => {
  const lines = Array.from({ length: 300 }, (_, i) => row(`id-${i}`));
  const ran = await liqa(['read', makeFile('x.jsonl', lines.join('\n'))], { stopAfter: 1000 });
  assert.deepEqual([ran.code, ran.err], [0, '']);
});

test('why tells words, mentions, what was read and which rules were woken in vain', async () => {
  const sentence = 'التقى وزير الخارجية الأمريكي أنتوني بلينكن نظيره المصري سامح شكري الخميس';
  const ran = await liqa(['why', sentence, '--published', '2021-02-18']);
  assert.equal(ran.code, 0, ran.err);
  for (const words of ['WORDS', 'MENTIONS', 'ENGAGEMENTS', '«التقى» 0–5 meeting.met', '2021-02-18']) {
    assert.ok(ran.out.includes(words), words);
  }
  const vain = await liqa(['why', 'كان اللقاء مثيرا في الملعب', '--format', 'jsonl']);
  const [told] = records(vain) as unknown as [{ stopped: { words: string; rules: string[] }[] }];
  assert.deepEqual(
    told.stopped.map(({ words }) => words),
    ['اللقاء'],
  );
  assert.ok(told.stopped[0]!.rules.length > 0);
});

test('offices check tells problems as data', async () => {
  const ran = await liqa(['offices', 'check']);
  assert.ok(ran.code === 0 || ran.out !== '', ran.err);
  const missing = await liqa(['offices', 'import', join(folder, 'nowhere.json')]);
  assert.deepEqual([missing.code, notes(missing).length], [1, 1]);
});
