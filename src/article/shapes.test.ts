import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLexicon } from '../lexicon/lexicon.ts';
import { readBlocks } from './blocks.ts';
import { findMain, judgeBlocks } from './main-part.ts';
import { applyShape, findBody, findShape, type ShapeRow } from './shapes.ts';
import { parseTree } from './tree.ts';

const row = (part: string, mark: string, days: Partial<ShapeRow> = {}): ShapeRow => ({
  ...{ host: 'fanar.example', part, mark, since: '2020-01-01', until: '' },
  ...days,
});
const ROWS = [row('body', 'old', { until: '2021-12-31' }), row('keep', '#lead', { since: '2022-01-01' })];

test('a row holds for its host and those below, from its first day to its last', () => {
  const marks = (url: string | null, day: string | null): readonly string[] =>
    findShape(url, day, ROWS).map(({ mark }) => mark);
  assert.deepEqual(marks('https://www.fanar.example/a', '2021-05-01'), ['old']);
  assert.deepEqual(marks('https://fanar.example:8080/a', '2022-01-01'), ['#lead']);
  assert.deepEqual(marks('https://fanar.example/a', null), ['#lead']);
  assert.deepEqual(marks('https://fanar.example/a', '2019-12-31'), []);
  assert.deepEqual(marks('https://notfanar.example/a', '2021-05-01'), []);
  assert.deepEqual(marks('https://other.example/?x=fanar.example', '2021-05-01'), []);
  assert.deepEqual(marks(null, '2021-05-01'), []);
});

const PAGE = `<div><h1>خطة الحدائق</h1><div id="lead"><p>سبع حدائق جديدة في الأحياء الشرقية</p></div></div>
<div class="story"><p>أقر مجلس المدينة في جلسته الأسبوعية خطة لإنشاء سبع حدائق جديدة في الأحياء الشرقية.</p>
<p class="ask x">وماذا تقول أنت في خطة المجلس هذه؟ اكتب إلينا ونحن ننشر ما تكتبه في الصفحة.</p></div>
<div class="old"><p>نص آخر قصير</p></div>`;

test('what a row names is the body, part of it or none', () => {
  const tree = parseTree(PAGE);
  const blocks = readBlocks(tree.root);
  const read = (shape: readonly ShapeRow[]): readonly string[] => {
    const main = findBody(shape, tree) ?? findMain(blocks, '');
    const kept = applyShape(shape, blocks, judgeBlocks(blocks, main)).filter(({ reason }) => reason === null);
    return kept.map(({ words }) => words.split(' ')[0]!);
  };
  assert.deepEqual(read([]), ['أقر', 'وماذا']);
  assert.deepEqual(read([row('keep', '#lead'), row('drop', 'ask')]), ['سبع', 'أقر']);
  assert.deepEqual(read([row('body', 'old')]), ['نص']);
  assert.deepEqual(read([row('body', 'gone')]), ['أقر', 'وماذا']);
});

test('rows of pages name host, part, mark and day', () => {
  for (const it of readLexicon('outlets').filter(({ host }) => host !== '')) {
    assert.match(it.host!, /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u, it.id);
    assert.match(it.part!, /^(?:body|keep|drop)$/u, it.id);
    assert.match(it.mark!, /^#?[\w-]+$/u, it.id);
    for (const day of [it.since!, it.until!]) assert.match(day, /^(?:|\d{4}-\d{2}-\d{2})$/u, it.id);
    assert.notEqual(it.since, '', it.id);
  }
});
