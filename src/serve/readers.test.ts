/** Threads that make pages: the same pages as without them, after every write, for each reader his own. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { openStore, type Store } from '../store/store.ts';
import { openReaders, type Readers } from './readers.ts';
import { createApp } from './serve.ts';
import { callReading, HOSTILE, hostileReading, PAGES, plannedReading } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'liqa-readers-'));
const place = join(folder, 'liqa.db');
const logged: unknown[] = [];
const header = 'X-Remote-User';

describe('threads that make pages', () => {
  let store: Store;
  let readers: Readers;
  let app: Hono;
  before(async () => {
    store = await openStore(place);
    await store.putMany([callReading, plannedReading]);
    readers = await openReaders({ place, threads: 2, log: (cause) => logged.push(cause) });
    app = createApp(store, { readers });
  });
  after(async () => {
    await readers.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const pageOf = async (of: Hono, path: string, headers: Record<string, string> = {}) => {
    const answer = await of.request(path, { headers });
    return {
      status: answer.status,
      policy: answer.headers.get('content-security-policy'),
      words: await answer.text(),
    };
  };

  test('give the pages that are made without them, in both languages', async () => {
    const alone = createApp(store);
    for (const path of [...PAGES, '/stories', '/search?q=الورد', '/api/engagements', '/suggest.json?q=net'])
      for (const cookie of ['lang=ar', 'lang=en; theme=dark; digits=latn'])
        assert.deepEqual(await pageOf(app, path, { cookie }), await pageOf(alone, path, { cookie }), path);
  });

  test('many pages asked for at once are each the one that was asked for', async () => {
    const titles = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => (await pageOf(app, `/search?q=word${i}&lang=en`)).words),
    );
    for (const [i, words] of titles.entries()) assert.ok(words.includes(`value="word${i}"`), String(i));
  });

  test('show what was written since, and keep nothing of before', async () => {
    assert.equal((await pageOf(app, '/articles/hostile-0')).status, 404);
    await store.put(hostileReading(HOSTILE[0]!, 0));
    assert.equal((await pageOf(app, '/articles/hostile-0')).status, 200);
    const saved = await app.request('/views', {
      method: 'POST',
      body: new URLSearchParams({ name: 'of mine', address: '/?about=JO' }),
    });
    assert.equal(saved.status, 303);
    assert.match((await pageOf(app, '/views')).words, /of mine/);
  });

  test('know who asks: a reader is not offered what an editor is', async () => {
    const users = new Map([['amal', { name: 'amal', role: 'editor' as const, password: '' }]]);
    const shared = createApp(store, { readers, accounts: { header, users } });
    const path = `/engagements/${encodeURIComponent(callReading.engagements[0]!.id)}`;
    assert.match((await pageOf(shared, path, { [header]: 'amal' })).words, /\/correct"/);
    assert.doesNotMatch((await pageOf(shared, path, { [header]: 'somebody' })).words, /\/correct"/);
    assert.equal((await pageOf(shared, `${path}/correct`, { [header]: 'somebody' })).status, 403);
    assert.equal((await pageOf(shared, path)).status, 401);
  });

  test('nothing went wrong in them', () => assert.deepEqual(logged, []));
});
