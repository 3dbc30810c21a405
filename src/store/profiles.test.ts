/** What the store tells of parties, persons, outlets and pairs; and that tallies stay true to what is kept. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { type MadeArticle, makeReading } from './made-readings.ts';
import { openStore } from './store.ts';
import { NAMING_TALLIES, TALLY_TABLES } from './tallies.ts';

const folder = mkdtempSync(join(tmpdir(), 'liqa-profiles-'));
after(() => rmSync(folder, { recursive: true }));

const PARTIES = ['AA', 'BB', 'CC', 'DD'] as const;
const BODY = 'met one two three four';

/** A report of two engagements, different for every number. */
function made(i: number, turn = 0): MadeArticle {
  const party = (n: number): string => PARTIES[(i + n + turn) % PARTIES.length]!;
  return {
    id: `r${i}`,
    title: 'report',
    body: BODY,
    outlet: `outlet ${i % 3}`,
    published: `202${i % 4}-0${1 + (i % 9)}-05`,
    engagements: [
      {
        ...{ id: `e${i}-${turn}`, kind: i % 2 ? 'call' : 'meeting', words: 'met', topics: ['energy'] },
        date: `202${i % 4}-0${1 + (i % 9)}-0${1 + (i % 7)}`,
        who: [
          [party(0), 'one', 'two'],
          [party(1), 'three', null],
          [party(1), 'four', null],
        ],
      },
      {
        ...{ id: `f${i}-${turn}`, kind: 'visit', words: 'met', status: i % 5 ? 'held' : 'planned' },
        who: [[party(0), 'one', null]],
      },
    ],
  };
}

const talliesOf = (path: string): readonly unknown[] => {
  const db = new DatabaseSync(path);
  const rows = db.prepare('SELECT * FROM tallies WHERE count <> 0').all();
  db.close();
  return rows.map((row) => ({ ...row }));
};

test('tallies kept while writing, over reports read anew, are those counted over the whole store', async () => {
  const path = join(folder, 'kept.db');
  const store = await openStore(path);
  await store.putMany(Array.from({ length: 30 }, (_, i) => makeReading(made(i))));
  await store.putMany(Array.from({ length: 9 }, (_, i) => makeReading(made(i * 2, 1))));
  // twice in one transaction
  await store.putMany([makeReading(made(4, 2)), makeReading(made(4, 3)), makeReading(made(31))]);
  await store.close();
  const kept = talliesOf(path);
  const db = new DatabaseSync(path);
  db.exec('DELETE FROM tallies');
  db.exec(TALLY_TABLES);
  db.exec(NAMING_TALLIES);
  db.close();
  assert.ok(kept.length > 100);
  assert.deepEqual(kept, talliesOf(path));
});

test('what failed to be stored is not counted', async () => {
  const store = await openStore(':memory:');
  const broken = {
    ...makeReading(made(2)),
    engagements: [{ ...makeReading(made(2)).engagements[0]!, id: null }],
  };
  await assert.rejects(store.putMany([makeReading(made(1)), broken as never]));
  await store.put(makeReading(made(1)));
  assert.equal((await store.profiles.of({ sort: 'party', id: 'BB' }))!.engagements, 2);
  await store.close();
});

test('a party has its engagements over time, with whom, about what and by whom', async () => {
  const store = await openStore(':memory:');
  await store.putMany(Array.from({ length: 8 }, (_, i) => makeReading(made(i))));
  const profile = (await store.profiles.of({ sort: 'party', id: 'AA' }))!;
  // r0 and r4 lead with AA (two engagements each), r3 and r7 have it as the other side
  assert.equal(profile.engagements, 6);
  assert.deepEqual(profile.parties, [
    { value: 'BB', count: 2 },
    { value: 'DD', count: 2 },
  ]);
  assert.equal(
    profile.months.reduce((sum, { held, other }) => sum + held + other, 0),
    6,
  );
  assert.equal(
    profile.topics.reduce((sum, { count }) => sum + count, 0),
    4,
  );
  assert.deepEqual(profile.by[0], { value: '=one', count: 4 });
  assert.equal(
    profile.outlets.reduce((sum, { count }) => sum + count, 0),
    6,
  );
  assert.equal(await store.profiles.of({ sort: 'party', id: 'ZZ' }), null);
  await store.close();
});

test('two participants of one party are one engagement with the other', async () => {
  const store = await openStore(':memory:');
  await store.put(makeReading(made(0)));
  const pair = (await store.profiles.of({ sort: 'pair', id: 'AA|BB' }))!;
  assert.equal(pair.engagements, 1);
  assert.deepEqual(await store.profiles.pairs('2020-01', '2020-12'), [{ parties: ['AA', 'BB'], count: 1 }]);
  await store.close();
});

test('who meets whom is counted over any run of months', async () => {
  const store = await openStore(':memory:');
  await store.putMany(Array.from({ length: 36 }, (_, i) => makeReading(made(i))));
  const count = async (since: string, until: string): Promise<number> =>
    (await store.profiles.pairs(since, until)).reduce((sum, it) => sum + it.count, 0);
  assert.deepEqual(await store.profiles.span(), { first: '2020-01', last: '2023-09', recent: '2020-01' });
  const recalled = {
    ...made(0),
    id: 'old',
    engagements: [{ ...made(0).engagements![0]!, id: 'old', date: '1815-06' }],
  };
  await store.put(makeReading(recalled));
  assert.deepEqual(await store.profiles.span(), { first: '1815-06', last: '2023-09', recent: '2020-01' });
  assert.equal(await count('2020-01', '2023-12'), 36);
  assert.equal((await count('2020-01', '2021-04')) + (await count('2021-05', '2023-09')), 36);
  assert.equal(
    (await count('2021-02', '2021-03')) + (await count('2021-04', '2021-12')),
    (await count('2021-01', '2021-12')) - (await count('2021-01', '2021-01')),
  );
  assert.equal(await count('2024-01', '2024-12'), 0);
  await store.close();
});

test('the latest engagements of a subject come by day, and are counted between days', async () => {
  const store = await openStore(':memory:');
  await store.putMany(Array.from({ length: 36 }, (_, i) => makeReading(made(i))));
  const subjects = [
    { sort: 'party', id: 'AA' },
    { sort: 'pair', id: 'AA|BB' },
    { sort: 'outlet', id: 'outlet 1' },
  ] as const;
  for (const subject of subjects) {
    const all = await store.profiles.latest(subject, { limit: 100 });
    const days = all.map(({ day }) => day ?? '');
    assert.deepEqual(days, [...days].sort().reverse());
    assert.equal(all.length, (await store.profiles.of(subject))!.engagements);
    const within = days.filter((day) => day >= '2021-02-03' && day < '2022-06-04').length;
    assert.equal(await store.profiles.countWithin(subject, '2021-02-03', '2022-06-04'), within);
    assert.equal(
      await store.profiles.countWithin(subject, '2021-02-03', '2021-02-05'),
      days.filter((day) => day >= '2021-02-03' && day < '2021-02-05').length,
    );
  }
  const planned = await store.profiles.latest({ sort: 'party', id: 'AA' }, { status: 'planned' });
  assert.ok(planned.length > 0);
  assert.ok(planned.every(({ engagement }) => engagement.status === 'planned'));
  await store.close();
});

test('the forms by which a party is called are counted by outlet, voice and scare quotes', async () => {
  const store = await openStore(':memory:');
  await store.putMany(
    [0, 1, 3].map((i) =>
      makeReading({
        ...made(i),
        namings: [
          { party: 'AA', words: 'one' },
          { party: 'AA', words: 'two', speaker: 'three', quoted: true },
        ],
      }),
    ),
  );
  const { namings } = (await store.profiles.of({ sort: 'party', id: 'AA' }))!;
  assert.deepEqual(namings, [
    { form: 'one', outlet: 'outlet 0', party: 'AA', count: 2, quotation: 0, quoted: 0 },
    { form: 'two', outlet: 'outlet 0', party: 'AA', count: 2, quotation: 2, quoted: 2 },
    { form: 'one', outlet: 'outlet 1', party: 'AA', count: 1, quotation: 0, quoted: 0 },
    { form: 'two', outlet: 'outlet 1', party: 'AA', count: 1, quotation: 1, quoted: 1 },
  ]);
  const outlet = (await store.profiles.of({ sort: 'outlet', id: 'outlet 0' }))!;
  assert.deepEqual(outlet.namings, namings.slice(0, 2));
  const examples = await store.profiles.namedAt({ party: 'AA', form: 'two', outlet: 'outlet 0' }, 5);
  assert.deepEqual(
    examples.map(({ article, words }) => [article.id, words]),
    [
      ['r3', 'two'],
      ['r0', 'two'],
    ],
  );
  await store.close();
});
