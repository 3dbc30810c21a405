/** Stories in a store: kept as reports come, corrected by the user, caught up with in older stores. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { gistOf, joinStory, openShelf } from '../stories/stories.ts';
import { makeReading } from './made-readings.ts';
import { openStore, type Store } from './store.ts';

const reports = [
  {
    id: 'a',
    title: 'شكري والصفدي يبحثان في القاهرة أزمة المياه',
    body: 'بحث وزير الخارجية المصري سامح شكري مع نظيره الأردني أيمن الصفدي اليوم في القاهرة أزمة المياه وتوسعة معبر العقبة.',
    outlet: 'one',
  },
  {
    id: 'b',
    title: 'وزير الخارجية المصري يستقبل نظيره الأردني في القاهرة',
    body: 'استقبل وزير الخارجية المصري سامح شكري اليوم في القاهرة نظيره الأردني أيمن الصفدي، وبحثا أزمة المياه وتوسعة معبر العقبة.',
    outlet: 'two',
  },
  {
    id: 'c',
    title: 'البرلمان الأردني يقر موازنة الدولة',
    body: 'أقر مجلس النواب الأردني اليوم مشروع قانون الموازنة العامة بعد جلسات استمرت ثلاثة أيام شهدت جدلا بشأن الضرائب.',
    outlet: 'one',
  },
];
const filled = async (): Promise<Store> => {
  const store = await openStore(':memory:');
  await store.putMany(reports.map((it) => makeReading(it)));
  return store;
};
const idsOf = async (store: Store, id: string): Promise<readonly string[] | undefined> =>
  (await store.story(id))?.readings.map(({ article }) => article.id);

test('reports of one happening are found together under the story and under each of them', async () => {
  const store = await filled();
  assert.deepEqual(await idsOf(store, 'a'), ['a', 'b']);
  assert.deepEqual(await idsOf(store, 'b'), ['a', 'b']);
  assert.deepEqual(await idsOf(store, 'story:a'), ['a', 'b']);
  assert.deepEqual(await idsOf(store, 'c'), ['c']);
  assert.equal(await store.story('nobody'), null);
  const { items, total } = await store.stories();
  assert.equal(total, 1);
  assert.deepEqual(
    items.map(({ id, reports: of }) => [id, of.map((it) => it.id)]),
    [['story:a', ['a', 'b']]],
  );
  assert.equal((await store.stories({ reports: 1 })).total, 2);
  await store.close();
});

test('pages of stories go on where the one before ended', async () => {
  const store = await filled();
  const first = await store.stories({ reports: 1 }, { limit: 1 });
  const second = await store.stories({ reports: 1 }, { limit: 1, cursor: first.next ?? '' });
  assert.equal(second.next, null);
  assert.notEqual(first.items[0]?.id, second.items[0]?.id);
  await store.close();
});

test('says why two reports stand together', async () => {
  const store = await filled();
  const found = await store.explainStory('a', 'b');
  assert.equal(found?.together, true);
  assert.equal((await store.explainStory('a', 'c'))?.together, false);
  assert.equal(await store.explainStory('a', 'nobody'), null);
  await store.close();
});

test('what the user says stands, also when a report is read again', async () => {
  const store = await filled();
  await store.correctStory({ verdict: 'apart', articles: ['b'], from: 'a' }, { by: 'editor' });
  assert.deepEqual(await idsOf(store, 'a'), ['a']);
  await store.correctStory({ verdict: 'together', articles: ['a', 'c'] }, { by: 'editor' });
  assert.deepEqual(await idsOf(store, 'a'), ['a', 'c']);
  await store.putMany(reports.map((it) => makeReading({ ...it, title: `${it.title} محدث` })));
  assert.deepEqual(await idsOf(store, 'a'), ['a', 'c']);
  assert.deepEqual(await idsOf(store, 'b'), ['b']);
  assert.equal((await store.explainStory('a', 'b'))?.reason, 'corrected');
  await assert.rejects(store.correctStory({ verdict: 'together', articles: ['a', 'x'] }, { by: 'editor' }), {
    code: 'store.not-found',
  });
  await store.correctStory({ verdict: 'together', articles: ['a', 'b'] }, { by: 'editor' });
  assert.deepEqual(await idsOf(store, 'b'), ['a', 'b', 'c']);
  await store.close();
});

test('any order of putting gives the same stories', async () => {
  const expected = await (await filled()).stories({ reports: 1 });
  const store = await openStore(':memory:');
  for (const it of [...reports].reverse()) await store.put(makeReading(it));
  const found = await store.stories({ reports: 1 });
  const sort = (items: typeof found.items) => items.map(({ id, reports: of }) => `${id} ${of.length}`).sort();
  assert.deepEqual(sort(found.items), sort(expected.items));
  await store.close();
});

test('stories in short are those counted anew, whatever came, changed and was corrected', async () => {
  const place = join(mkdtempSync(join(tmpdir(), 'liqa-stories-')), 'sums.db');
  const store = await openStore(place);
  const many = Array.from({ length: 45 }, (_, i) => {
    const it = reports[i % 3]!;
    const published = i % 11 === 0 ? null : `2024-03-0${1 + (i % 4)}`;
    return { ...it, id: `${(i * 7) % 45}-${it.id}`, published };
  });
  await store.putMany(many.map((it) => makeReading(it)));
  await store.putMany(
    many
      .slice(5, 20)
      .map((it, i) => makeReading({ ...it, title: `${it.title} ${i}`, published: '2024-03-03' })),
  );
  const [a, b] = [many[0]!.id, many[2]!.id];
  await store.correctStory({ verdict: 'together', articles: [a, b] }, { by: 'editor' });
  await store.correctStory({ verdict: 'apart', articles: [b], from: a }, { by: 'editor' });
  await store.close();
  const db = new DatabaseSync(place, { readOnly: true });
  const kept = db.prepare('SELECT * FROM story_sums ORDER BY story').all();
  const counted = db
    .prepare(
      `SELECT story, min(day) AS since, max(day) AS until, min(key) AS key, count(*) AS reports
       FROM story_reports GROUP BY story ORDER BY story`,
    )
    .all();
  const [total] = db.prepare("SELECT number FROM totals WHERE name = 'story_reports'").all();
  db.close();
  assert.deepEqual(kept, counted);
  assert.equal(total?.number, 45);
  assert.ok(kept.length > 3 && kept.length < 40);
});

const DAYS = '01 02 03 09 10 17 18 25'.split(' ');
/** Three happenings on eight days, told in turns with a word more or less. */
const crowd = Array.from({ length: 40 }, (_, i) => {
  const it = reports[i % 3]!;
  const body = it.body.split(' ').filter((_word, at) => (at + i) % 9 !== 0);
  return {
    ...{ id: `${(i * 37) % 40}-${it.id}`, title: it.title, outlet: `outlet ${i % 7}` },
    ...{ body: body.join(' '), published: `2024-03-${DAYS[i % DAYS.length]}` },
  };
});

test('a store that is closed and opened between reports, or takes many together, holds the stories of memory', async () => {
  const readings = crowd.map((it) => makeReading(it));
  const near = openShelf();
  for (const reading of readings) joinStory(gistOf(reading), near);
  const expected = readings.map(({ article }) => near.place(article.id)?.story);
  for (const together of [5, 40]) {
    const place = join(mkdtempSync(join(tmpdir(), 'liqa-stories-')), 'parts.db');
    for (let at = 0; at < readings.length; at += together) {
      const store = await openStore(place);
      // once as another report under its id, then as it is
      const [first, ...rest] = readings.slice(at, at + together);
      await store.put({ ...first!, article: { ...first!.article, title: crowd[0]!.title } });
      await store.putMany([first!, ...rest]);
      await store.close();
    }
    const db = new DatabaseSync(place, { readOnly: true });
    const storyOf = new Map(
      db
        .prepare('SELECT article, story FROM story_reports')
        .all()
        .map((row) => [row.article, row.story]),
    );
    db.close();
    assert.deepEqual(
      readings.map(({ article }) => storyOf.get(article.id)),
      expected,
    );
  }
  assert.ok(new Set(expected).size > 2);
});

test('many reports of an older store are grouped in parts, and asked for before that are refused', async () => {
  const place = join(mkdtempSync(join(tmpdir(), 'liqa-stories-')), 'older.db');
  const many = Array.from({ length: 310 }, (_, i) => ({ ...reports[i % 3]!, id: `${i}` }));
  const store = await openStore(place);
  await store.putMany(
    many.map((it, i) => makeReading({ ...it, published: `2024-0${1 + (i % 9)}-1${i % 10}` })),
  );
  const whole = (await store.stories({ reports: 1 })).total;
  await store.close();
  const db = new DatabaseSync(place);
  for (const table of ['reports', 'gists', 'edges', 'keys']) db.exec(`DELETE FROM story_${table}`);
  db.close();
  const older = await openStore(place);
  assert.deepEqual(await older.groupStories(0), { all: 310, left: 310 });
  await assert.rejects(older.stories(), { code: 'store.grouping', place: '0 / 310' });
  assert.deepEqual(await older.groupStories(5), { all: 310, left: 305 });
  assert.deepEqual(await older.groupStories(6), { all: 310, left: 299 });
  // the rest is so little that whoever asks waits for it
  assert.equal((await older.stories({ reports: 1 })).total, whole);
  assert.deepEqual(await older.groupStories(9), { all: 310, left: 0 });
  await older.close();
});

test('a store that was just opened takes another reading of a report in the place of the first', async () => {
  const place = join(mkdtempSync(join(tmpdir(), 'liqa-reopened-')), 'liqa.db');
  const first = await openStore(place);
  await first.putMany(reports.map((it) => makeReading(it)));
  const before = await idsOf(first, 'a');
  await first.close();
  const again = await openStore(place);
  const changed = makeReading({ ...reports[0]!, title: `${reports[0]!.title} اليوم` });
  assert.equal(await again.put(changed), 'updated');
  assert.deepEqual(await idsOf(again, 'a'), before);
  await again.close();
});
