/** What the log of sources must do, in every engine. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, test } from 'node:test';
import type { SourceItem, SourceState, Visit } from '../source-log.ts';
import { openStore, type Store } from './store.ts';

/** Engines under the contract; PostgreSQL joins here. */
const ENGINES: readonly (readonly [name: string, open: () => Promise<Store>])[] = [
  ['sqlite', () => openStore(':memory:')],
];
const folder = mkdtempSync(join(tmpdir(), 'liqa-sources-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const URL = 'https://example.com/rss';
const AT = '2021-02-18T10:00:00.000Z';
const STATE: SourceState = {
  ...{ url: URL, kind: 'feed', outlet: 'وكالة', lastTry: AT, lastSuccess: AT, lastNew: null },
  ...{ failures: 0, failingSince: null, code: null, message: null },
};
const VISIT: Visit = {
  ...{ at: AT, tookMs: 12, outcome: 'ok', items: 3, fresh: 2, kept: 1, failed: 1, waiting: 1 },
  ...{ code: null, message: null },
};
const item = (url: string, state: SourceItem['state'], firstSeen = AT): SourceItem => ({
  ...{ url, state, stamp: null, hints: { title: 'عنوان' }, attempts: 0, firstSeen, at: AT },
  ...{ code: null, message: null },
});

for (const [name, open] of ENGINES) {
  describe(`the log of sources in ${name}`, () => {
    test('gives back what became of a source, and the latest visit first', async () => {
      const { sources, close } = await open();
      assert.equal(await sources.state(URL), null);
      await sources.putVisit(STATE, VISIT);
      const failed: SourceState = {
        ...STATE,
        ...{ failures: 1, failingSince: AT, code: 'collect.slow', message: 'the host did not answer' },
      };
      await sources.putVisit(failed, { ...VISIT, at: '2021-02-18T10:15:00.000Z', outcome: 'failed' });
      assert.deepEqual(await sources.state(URL), failed);
      assert.deepEqual(await sources.all(), [failed]);
      const outcomes = (await sources.visits(URL, 5)).map(({ outcome }) => outcome);
      assert.deepEqual(outcomes, ['failed', 'ok']);
      assert.equal((await sources.visits(URL, 1)).length, 1);
      await close();
    });

    test('tells collected sources from those that were not, or not wholly, read', async () => {
      const { sources, close } = await open();
      const visit = async (url: string, at: string, outcome: Visit['outcome'] = 'ok'): Promise<void> =>
        sources.putVisit({ ...STATE, url, outlet: url }, { ...VISIT, at, outcome });
      await visit('whole', '2021-02-19T00:10:00.000Z');
      await visit('too early', '2021-02-18T23:50:00.000Z');
      await visit('too late', '2021-02-24T00:00:00.000Z');
      await visit('failed', '2021-02-19T00:10:00.000Z', 'failed');
      await visit('unread', '2021-02-19T00:10:00.000Z', 'partial');
      await sources.putItems('unread', [item('https://example.com/u', 'given-up')]);
      await visit('read', '2021-02-19T00:10:00.000Z', 'partial');
      await sources.putItems('read', [item('https://example.com/r', 'done')]);
      await sources.putVisit(
        { ...STATE, url: 'page', kind: 'page', outlet: 'page' },
        { ...VISIT, at: '2021-02-19T00:10:00.000Z' },
      );
      const found = await sources.followed('2021-02-17', '2021-02-18');
      assert.deepEqual(
        found.map(({ outlets: [outlet], collected }) => [outlet, collected !== null]),
        [
          ['failed', false],
          ['read', true],
          ['too early', false],
          ['too late', false],
          ['unread', false],
          ['whole', true],
        ],
      );
      await close();
    });

    test('keeps items and lists of a source apart from those of another', async () => {
      const { sources, close } = await open();
      const late = item('https://example.com/b', 'waiting', '2021-02-18T11:00:00.000Z');
      const early = item('https://example.com/c', 'waiting');
      await sources.putItems(URL, [item('https://example.com/a', 'done'), late, early]);
      await sources.putItems('https://example.org/', [item('https://example.com/a', 'given-up')]);
      assert.deepEqual(await sources.waiting(URL), [early, late]);
      assert.deepEqual(await sources.countItems(URL), { waiting: 2, done: 1, passed: 0, 'given-up': 0 });
      await sources.putItems(URL, [{ ...late, state: 'done', attempts: 1 }]);
      assert.deepEqual(await sources.items(URL, [late.url, 'https://example.com/z']), [
        { ...late, state: 'done', attempts: 1 },
      ]);
      assert.equal(await sources.isDoneElsewhere('https://example.org/', 'https://example.com/a'), true);
      assert.equal(await sources.isDoneElsewhere(URL, 'https://example.com/a'), false);
      const list = { url: URL, etag: '"1"', modified: null, stamp: null };
      await sources.putLists(URL, [list]);
      await sources.putLists(URL, [{ ...list, etag: '"2"' }]);
      assert.deepEqual(await sources.lists(URL), [{ ...list, etag: '"2"' }]);
      assert.deepEqual(await sources.lists('https://example.org/'), []);
      await close();
    });
  });
}

test('a store of the first schema gets the tables of sources when it is opened', async () => {
  const place = join(folder, 'old.db');
  await (await openStore(place)).close();
  const db = new DatabaseSync(place);
  const tables = ['source_log', 'source_items', 'source_lists', 'sources', 'corrections', 'machine_readings'];
  for (const table of tables) db.exec(`DROP TABLE ${table}`);
  db.exec('DROP INDEX namings_by_party');
  for (const column of ['form', 'voice', 'speaker']) db.exec(`ALTER TABLE namings DROP COLUMN ${column}`);
  db.exec('ALTER TABLE engagements DROP COLUMN corrected');
  db.exec('PRAGMA user_version = 1');
  db.close();
  const store = await openStore(place);
  await store.sources.putVisit(STATE, VISIT);
  assert.equal((await store.sources.all()).length, 1);
  assert.deepEqual((await store.namings()).counts, []);
  await store.close();
});

test('a step of the schema that fails is told as what it is, and the store stays as it was', async () => {
  const place = join(folder, 'halfway.db');
  await (await openStore(place)).close();
  const db = new DatabaseSync(place);
  db.exec('PRAGMA user_version = 1');
  db.close();
  await assert.rejects(openStore(place), /already exists/);
  const after = new DatabaseSync(place, { readOnly: true });
  assert.equal(after.prepare('PRAGMA user_version').get()?.user_version, 1);
  after.close();
});
