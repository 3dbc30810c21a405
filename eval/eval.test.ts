/** Holds the command line, the split and the table. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { printBreakdown } from './breakdown.ts';
import { readOptions } from './eval.ts';
import { readGold } from './gold.ts';
import { scoreArticles } from './score.ts';
import { isUnread, loadFile, loadSets, readSet, unreadAmong } from './sets.ts';
import { printTable } from './table.ts';
import { printWorst } from './worst.ts';

const folder = mkdtempSync(join(tmpdir(), 'liqa-eval-'));
after(() => rmSync(folder, { recursive: true }));
const makeFile = (name: string, rows: readonly unknown[]): string => {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
};
const ids = Array.from({ length: 90 }, (_, i) => `article-${i}`);
const articles = ids.map((id) => ({ id, text: `نص ${id}`, engagements: [], statements: [] }));
makeFile('dev.jsonl', articles);

test('the split is by id alone, about one in three unread', () => {
  const unread = ids.filter(isUnread);
  assert.ok(unread.length > 20 && unread.length < 40);
  const [tuned, rest] = [loadSets('tuned', `${folder}/`)[0]!, loadSets('unread', `${folder}/`)[0]!];
  assert.deepEqual(
    rest.articles.map(({ id }) => id),
    unread,
  );
  assert.equal(tuned.articles.length + rest.articles.length, ids.length);
});

test('an unread article is known in whatever file it comes', () => {
  const copy = loadFile(makeFile('copy.jsonl', articles.slice(0, 30)));
  const unread = unreadAmong(copy.articles, `${folder}/`);
  assert.deepEqual([...unread], ids.slice(0, 30).filter(isUnread));
  assert.equal(unreadAmong([{ id: 'another', text: 'نص' }], `${folder}/`).size, 0);
});

test('without the shared gold the samples are left', () => {
  assert.deepEqual(
    loadSets(null, join(folder, 'nothing/')).map(({ name }) => name),
    ['samples'],
  );
});

test('gold without its text, and lines that are not JSON, are refused with their place', () => {
  assert.throws(() => readGold(makeFile('bad.jsonl', [{ id: 'x' }])), /`text`.*x in/);
  assert.throws(() => readGold(makeFile('list.jsonl', [[1]])), /list\.jsonl:1/);
  const path = join(folder, 'broken.jsonl');
  writeFileSync(path, '{"id": "a", "text": "b"}\n{"id"');
  assert.throws(() => readGold(path), /broken\.jsonl:2/);
});

test('time expressions are told from articles', () => {
  const path = makeFile('times.jsonl', [
    { id: 'd', text: 'أمس', published: '2024-05-02', value: '2024-05-01' },
  ]);
  const set = loadFile(path);
  assert.equal(set.dates.length, 1);
  assert.ok(readSet(set)[0]?.mentions?.some(({ value }) => value === '2024-05-01'));
});

test('options that do not go together are refused', () => {
  assert.equal(typeof readOptions(['--part', 'everything']), 'string');
  assert.equal(typeof readOptions(['--worst', 'many']), 'string');
  assert.equal(typeof readOptions(['--lower', 'because']), 'string');
  assert.equal(typeof readOptions(['--accept', '--lower', ' ']), 'string');
  assert.equal(typeof readOptions(['gold.jsonl', '--accept']), 'string');
  assert.equal(typeof readOptions(['a.jsonl', 'b.jsonl']), 'string');
  assert.notEqual(typeof readOptions(['gold.jsonl', '--worst', '20', '--by', 'kind']), 'string');
});

test('the table shows each measure with its counts, and what has no case as absent', () => {
  const counts = new Map([
    ['engagement.all', { tp: 9, fp: 1, fn: 1 }],
    ['kind', { ok: 9, n: 9 }],
    ['dates', { ok: 9, n: 10 }],
  ] as const);
  const lines = printTable([{ name: 'tuned', size: 5, counts }]);
  assert.ok(!lines.some((line) => line.startsWith('kind')), 'time expressions alone make no table');
  const set = new Map([...counts].filter(([measure]) => measure !== 'dates'));
  const table = printTable([{ name: 'tuned', size: 5, counts: set }]).join('\n');
  assert.match(table, /engagement\.all F1 +0\.80 +0\.95 +0\.900 +9 \+1 -1/);
  assert.match(table, /kind +0\.93 +0\.97 +1\.000\* 9\/9/);
  assert.match(table, /date +0\.87 +0\.95 +–/);
});

test('the worst article names what was expected, what came and why', () => {
  const text = 'وصل الوزير. التقت سلمى الحداد كريم البنّاي في المكتب.';
  const names = 'سلمى الحداد/كريم البنّاي'.split('/');
  const participants = names.map((name) => ({ name, part: 'principal' }));
  const meeting = { kind: 'meeting', status: 'held', focus: 'main', participants };
  const evidence = { '/date': [{ start: 0, end: 3, words: 'أمس', rule: 'date.yesterday' }] };
  const gold = [
    { id: 'x', text, engagements: [{ ...meeting, date: null }] },
    { id: 'y', text, engagements: [meeting] },
  ];
  const output = [{ id: 'x', engagements: [{ ...meeting, date: '2024-05-01', evidence }] }, { id: 'y' }];
  const scores = scoreArticles(gold, output);
  const lines = printWorst(scores, 5).join('\n');
  assert.match(
    lines,
    /date of the meeting.*\n +expected +–\n +came +2024-05-01\n +why +\/date date\.yesterday «/,
  );
  assert.match(lines, /missed engagement\n.*\n +came +–\n +sentence +\u0627\u0644\u062A\u0642\u062A/);
  assert.match(printBreakdown(scores, 'kind').join('\n'), /meeting +1 .* 1\n/);
});
