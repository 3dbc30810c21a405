/** What is read is kept some at a time, in its order, and nothing is left behind. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Batch } from '../pipeline.ts';
import { makeReading } from '../store/made-readings.ts';
import { makeKeeping } from './keeping.ts';

const batchOf = (...ids: readonly string[]): Batch => ({
  ...{ pages: ids.length, engagements: 0, failures: [], lines: new Uint8Array() },
  readings: ids.map((id) => makeReading({ id, title: id, body: id })),
});

test('the first reading is kept at once, those that follow fast are kept together', async () => {
  const puts: string[][] = [];
  const settled: number[] = [];
  const kept: string[] = [];
  const keeping = makeKeeping(
    {
      putMany: async (readings) => {
        puts.push(readings.map(({ article }) => article.id));
        return readings.map(() => 'added');
      },
    },
    {
      settle: (pages) => {
        settled.push(pages);
        return [];
      },
    },
    (put) => kept.push(put),
  );
  const ids = Array.from({ length: 70 }, (_, i) => `r-${i}`);
  for (const id of ids) await keeping.keep(batchOf(id));
  await keeping.flush();
  assert.deepEqual(puts[0], ['r-0']);
  assert.deepEqual(puts.flat(), ids);
  assert.ok(puts.every(({ length }) => length <= 32));
  assert.equal(kept.length, 70);
  assert.equal(
    settled.reduce((sum, it) => sum + it, 0),
    70,
  );
});

test('after a failure nothing is kept, not even how far was read', async () => {
  let calls = 0;
  const putMany = async (): Promise<never> => {
    calls++;
    throw new Error('full');
  };
  const keeping = makeKeeping({ putMany }, { settle: () => [] }, () => {});
  await assert.rejects(keeping.keep(batchOf('a')), /full/u);
  await keeping.flush();
  assert.equal(calls, 1);
});
