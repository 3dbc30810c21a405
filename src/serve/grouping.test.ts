import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiqaError } from '../errors.ts';
import { openStore } from '../store/store.ts';
import { groupAhead } from './grouping.ts';
import { createApp } from './serve.ts';

test('while reports of an older store are grouped, pages of stories say how far it is and ask again', async () => {
  const store = await openStore(':memory:');
  const waiting = {
    ...store,
    stories: () => Promise.reject(new LiqaError('store.grouping', 'not yet', { place: '1200 / 100000' })),
  };
  const logged: unknown[] = [];
  const app = createApp(waiting, { log: (cause) => logged.push(cause) });
  const page = await app.request('http://localhost/stories');
  assert.equal(page.status, 503);
  assert.equal(page.headers.get('refresh'), '5');
  const words = await page.text();
  assert.match(words, /1200 \/ 100000/u);
  const json = await app.request('http://localhost/stories.json');
  assert.equal(json.headers.get('retry-after'), '5');
  assert.equal(((await json.json()) as { code: string }).code, 'store.grouping');
  assert.deepEqual(logged, []);
  await store.close();
});

test('the desk groups in small parts until nothing waits, or until it is closed', async () => {
  let left = 50;
  const store = {
    groupStories: async (most: number) => {
      left = Math.max(0, left - most);
      return { all: 90, left };
    },
  };
  const end = groupAhead(store, (cause) => assert.fail(String(cause)));
  while (left > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await end();
  left = 1000;
  const again = groupAhead(store, (cause) => assert.fail(String(cause)));
  await again();
  assert.ok(left > 900);
});
