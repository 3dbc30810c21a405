import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupRows, sampleRows, scoreOrders, scoreStories } from './score-stories.ts';

const gold = [
  { id: 'a', story: '1' },
  { id: 'b', story: '1' },
  { id: 'c', story: '2' },
];

test('B-cubed counts for each article what stands with it', () => {
  const alone = scoreStories(gold, new Map());
  assert.deepEqual([alone.precision, alone.exact, alone.several], [1, 0, 1]);
  assert.ok(Math.abs(alone.recall - 2 / 3) < 1e-9);
  const glued = scoreStories(gold, new Map(gold.map(({ id }) => [id, 'x'])));
  assert.equal(glued.recall, 1);
  assert.ok(Math.abs(glued.precision - 5 / 9) < 1e-9);
  const right = scoreStories(gold, new Map(gold.map(({ id, story }) => [id, story])));
  assert.ok(Math.abs(right.f1 - 1) < 1e-9);
  assert.equal(right.exact, 1);
});

test('the samples come out as the stories they were written as, by and large', () => {
  const rows = sampleRows();
  const { f1, precision } = scoreStories(rows, groupRows(rows));
  assert.ok(f1 >= 0.85, `F1 ${f1}`);
  assert.ok(precision >= 0.95, `precision ${precision}`);
});

test('by which ids reports of one day go changes little', () => {
  for (const { f1, precision } of scoreOrders(sampleRows(), 5)) {
    assert.ok(f1 >= 0.88, `F1 ${f1}`);
    assert.ok(precision >= 0.95, `precision ${precision}`);
  }
});
