/** The commands as a user calls them: a process, its output, its exit code. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findFaults } from '../evidence.ts';
import type { Reading } from '../model.ts';
import { recordSchema } from '../record.schema.ts';
import type { ReadingRecord } from '../record.ts';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'liqa-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
interface Surroundings {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes standard output after so many bytes. */
  readonly stopAfter?: number;
}
function liqa(words: readonly string[], { stdin, env = {}, stopAfter }: Surroundings = {}): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { ...process.env, XDG_DATA_HOME: join(folder, 'data'), ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (stopAfter !== undefined && out.length > stopAfter) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

let made = 0;
function makeFile(name: string, content: string | Uint8Array): string {
  const at = join(folder, String(made++));
  mkdirSync(at);
  writeFileSync(join(at, name), content);
  return join(at, name);
}
const records = ({ out }: Ran): readonly ReadingRecord[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ReadingRecord);
const notes = ({ err }: Ran): readonly string[] => err.split('\n').filter((line) => line !== '');

const BODY =
  'استقبل وزير الخارجية المصري سامح شكري اليوم الخميس في القاهرة نظيره الأردني أيمن الصفدي. وقال شكري إن العلاقات بين البلدين قوية.';
const row = (id: string, more: object = {}): string =>
  JSON.stringify({ id, title: 'شكري يستقبل الصفدي', published: '2021-02-18', text: BODY, ...more });
const GOOD = makeFile('good.jsonl', `${row('good')}\n`);

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

test('standard input is read as any file', async () => {
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
  ['an address', 'collect.not-supported', () => 'https://news.example/page'],
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
  ...['export', 'watch', 'stories', 'worker', 'mcp'].map((name) => [name, '--about', 'US', 'x']),
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
  assert.deepEqual(article, read);
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

test('the samples are one folder for each outlet, and start reads those alone', () => {
  assert.match(readFileSync(join(SAMPLES, 'README.md'), 'utf8'), /# Samples/u);
});
