/** The columns in memory: their answers, and that they stay in step with the file. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Engagement } from '../model.ts';
import { makeReading } from './made-readings.ts';
import { type EngagementFilter, openStore, type Store } from './store.ts';

const KINDS = ['meeting', 'call', 'visit'] as const;
const PARTIES = ['US', 'IL', 'EG', 'JO'] as const;
const TOPICS = ['nuclear', 'water'] as const;
const BODY = 'التقى الوزير السفير في العاصمة أمس';

/** A reading with one engagement whose values follow from its number. */
const reading = (i: number, status: Engagement['status'] = i % 5 === 0 ? 'planned' : 'held') =>
  makeReading({
    id: `a${i}`,
    title: 'لقاء',
    body: BODY,
    outlet: `outlet ${i % 3}`,
    published: '2024-03-05',
    engagements: [
      {
        id: `e${i}`,
        kind: KINDS[i % 3]!,
        words: 'التقى',
        status,
        ...(i % 7 === 6
          ? { date: '2023-11' }
          : { date: `2024-0${(i % 9) + 1}-${String((i % 28) + 1).padStart(2, '0')}` }),
        topics: [TOPICS[i % 2]!],
        who: [
          [PARTIES[i % 4]!, null, 'الوزير'],
          [PARTIES[(i + 1 + (i % 3)) % 4]!, null, 'السفير'],
        ],
      },
    ],
  });

async function storeOf(count: number): Promise<Store> {
  const store = await openStore(':memory:');
  await store.putMany(Array.from({ length: count }, (_, i) => reading(i)));
  return store;
}

const FILTERS: readonly EngagementFilter[] = [
  {},
  { kind: 'call' },
  { about: 'US', with: 'EG' },
  { about: 'US', with: 'US' },
  { status: 'planned', topic: 'water' },
  { outlet: 'outlet 1', since: '2024-02-01', until: '2024-05-31' },
  { office: 'السفير', focus: 'main', kind: ['call', 'visit'] },
  { about: 'الوزير', with: 'السفير' },
];

test('a value is counted as the filter with it in its place counts', async () => {
  const store = await storeOf(120);
  for (const filter of FILTERS) {
    const found = await store.survey(filter);
    assert.equal(found.total, (await store.engagements(filter)).total);
    for (const [part, counts] of Object.entries(found.values)) {
      for (const { value, count } of counts ?? []) {
        const other = await store.engagements({ ...filter, [part]: value });
        assert.equal(other.total, count, `${JSON.stringify(filter)} ${part} ${value}`);
      }
    }
    const { since: _since, until: _until, ...rest } = filter;
    const all = found.moments.reduce((sum, { held, other }) => sum + held + other, 0);
    assert.equal(all, (await store.engagements(rest)).total);
  }
  await store.close();
});

test('what is known by its month alone stands in its month and on no day', async () => {
  const store = await storeOf(14);
  const { moments } = await store.survey({});
  assert.deepEqual(
    moments.filter(({ at }) => at.startsWith('2023')),
    [{ at: '2023-11', held: 2, other: 0 }],
  );
  assert.ok(moments.every(({ at }, i) => i === 0 || moments[i - 1]!.at <= at));
  await store.close();
});

test('columns follow what is put, put anew, and put by another process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liqa-'));
  const path = join(folder, 'store.db');
  const store = await openStore(path);
  const other = await openStore(path);
  const count = async (filter: EngagementFilter = {}) => (await store.survey(filter)).total;
  const days = async () => (await store.engagements({}, { limit: 500 })).items.map(({ day }) => day!);
  await store.putMany([1, 2, 3].map((i) => reading(i)));
  assert.equal(await count(), 3);
  await other.putMany([4, 6, 7, 8].map((i) => reading(i)));
  assert.equal(await count(), 7);
  assert.equal(await count({ status: 'denied' }), 0);
  await other.put(reading(2, 'denied'));
  assert.equal(await count({ status: 'denied' }), 1);
  assert.equal(await count(), 7);
  assert.deepEqual(await days(), (await days()).sort().reverse());
  const fresh = await openStore(path);
  assert.deepEqual(await store.survey({ about: 'US' }), await fresh.survey({ about: 'US' }));
  for (const it of [store, other, fresh]) await it.close();
  rmSync(folder, { recursive: true });
});

test('pages by cursor give every engagement once in both orders', async () => {
  const store = await storeOf(50);
  for (const order of ['newest', 'oldest'] as const) {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.engagements({}, { limit: 7, order, cursor });
      ids.push(...page.items.map(({ engagement }) => engagement.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    const whole = await store.engagements({}, { limit: 500, order });
    assert.deepEqual(
      ids,
      whole.items.map(({ engagement }) => engagement.id),
    );
    assert.equal(new Set(ids).size, 50);
  }
  await store.close();
});

test('what came in after a mark is told from what was there', async () => {
  const store = await storeOf(5);
  const after = await store.mark();
  assert.equal((await store.engagements({ after })).total, 0);
  await store.put(reading(77));
  assert.deepEqual(
    (await store.engagements({ after })).items.map(({ engagement }) => engagement.id),
    ['e77'],
  );
  await store.close();
});

test('views are kept by name, renamed and removed', async () => {
  const store = await openStore(':memory:');
  const first = await store.views.save({ name: ' calls  of a week ', address: '/?kind=call' });
  assert.equal(first.name, 'calls of a week');
  await store.views.save({ name: 'calls of a week', address: '/?kind=call&about=US' });
  const other = await store.views.save({ name: 'all', address: '/' });
  assert.deepEqual(
    (await store.views.list()).map(({ name, address }) => [name, address]),
    [
      ['all', '/'],
      ['calls of a week', '/?kind=call&about=US'],
    ],
  );
  await assert.rejects(store.views.rename(other.id, 'calls of a week'), { code: 'usage.bad-argument' });
  await assert.rejects(store.views.rename(99, 'none'), { code: 'store.not-found' });
  await assert.rejects(store.views.save({ name: ' ', address: '/' }), { code: 'usage.bad-argument' });
  await store.views.rename(other.id, 'everything');
  await store.views.remove(first.id);
  assert.deepEqual(
    (await store.views.list()).map(({ name }) => name),
    ['everything'],
  );
  await store.close();
});
