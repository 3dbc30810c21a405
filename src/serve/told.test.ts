/** Stories that are told once and kept, told anew when their reports change, and marked where they are listed. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { openStore, type Store } from '../store/store.ts';
import { createApp } from './serve.ts';
import { MONDAY, meetingReport as report, TUESDAY } from './testing-stories.ts';
import { tellAhead, tellKept } from './told.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());
const page = async (path: string): Promise<string> =>
  (await createApp(store).request(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).text();

describe('a story that was told', () => {
  const untold = () => store.tellings.latestUntold('nobody', 10);

  test('is told anew when a report joins it, changes or leaves it', async () => {
    await store.putMany([TUESDAY, report('s3', '2024-03-05', 'الثلاثاء', 12)]);
    const first = await tellKept(store, 's1');
    assert.deepEqual([first!.told.reports.length, first!.told.contradictions.length], [2, 0]);
    await store.put(MONDAY);
    const second = await tellKept(store, 's1');
    assert.equal(second!.told.reports.length, 3);
    assert.ok(second!.told.contradictions.length > 0, 'two days of one meeting');
    await store.put(report('s2', '2024-03-05', 'الثلاثاء', 12));
    assert.equal((await tellKept(store, 's1'))!.told.contradictions.length, 0);
    await store.correctStory({ verdict: 'apart', articles: ['s2'], from: 's1' }, { by: 'x' });
    assert.equal((await tellKept(store, 's1'))!.told.reports.length, 2);
  });

  test('is kept under who told it and by what, for its reports alone', async () => {
    await store.putMany([TUESDAY, MONDAY]);
    const { id, reports } = (await store.tellings.head('s2'))!;
    const telling = { teller: 'a', beside: 'b', reports, contradictions: 0, told: '{}' };
    const stamp = store.stamp();
    await store.tellings.keep(id, telling);
    assert.equal(store.stamp(), stamp, 'no page shows another thing than before');
    assert.equal(await store.tellings.find(id, telling), '{}');
    assert.equal(await store.tellings.find(id, { ...telling, teller: 'other' }), null);
    assert.equal(await store.tellings.find(id, { ...telling, beside: 'other' }), null);
    await store.tellings.keep(id, { ...telling, told: '[]', reports: ['s1'] });
    assert.equal(await store.tellings.find(id, telling), '{}', 'told of other reports');
    await store.put(report('s3', '2024-03-05', 'الثلاثاء', 12));
    assert.equal(await store.tellings.find(id, telling), null);
  });

  test('is shown as when it was told, whether it is kept or told again', async () => {
    await store.putMany([TUESDAY, MONDAY, report('s3', '2024-03-05', 'الثلاثاء', 14)]);
    const told = await page('/stories/s1');
    const fresh = await tellKept(store, 's1', 0);
    const kept = await tellKept(store, 's1', 0);
    assert.notEqual(kept!.told, fresh!.told);
    assert.deepEqual(kept, fresh);
    const { claims, contradictions, engagements } = kept!.told;
    assert.ok(contradictions.every((claim) => claims.includes(claim)));
    assert.ok(engagements.every((it) => it.claims.every((claim) => claims.includes(claim))));
    assert.equal(await page('/stories/s1'), told);
  });

  test('is told before anybody asks', async () => {
    await store.putMany([TUESDAY, MONDAY]);
    assert.equal((await untold()).length, 1);
    const telling = tellAhead(store, (cause) => assert.fail(String(cause)));
    while ((await store.tellings.contradictions(['story:s1'])).size === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await telling.close();
  });
});

describe('marks in lists', () => {
  test('a list of stories marks the one whose reports contradict each other', async () => {
    await store.putMany([TUESDAY, report('s3', '2024-03-05', 'الثلاثاء', 12)]);
    assert.doesNotMatch(await page('/stories'), /mark-contradicted/);
    await store.put(MONDAY);
    assert.match(await page('/stories'), /<span class="mark-contradicted">contradictions: [1-9]/);
    const { items } = JSON.parse(await page('/stories.json'));
    assert.ok(items[0].contradictions > 0);
  });

  test('a list of engagements marks the one that a user corrected, and no other', async () => {
    await store.putMany([TUESDAY, MONDAY]);
    assert.doesNotMatch(await page('/'), /mark-corrected/);
    const engagement = TUESDAY.engagements[0]!.id;
    const said = { act: 'change', article: 's1', engagement, pointer: '/kind', value: 'visit' } as const;
    const [made] = await store.corrections.say([{ ...said, words: 'استقبل' }], { by: 'x' });
    assert.equal((await page('/')).match(/mark-corrected/g)?.length, 1);
    await store.corrections.undo(made!.id, { by: 'x' });
    assert.doesNotMatch(await page('/'), /mark-corrected/);
  });
});
