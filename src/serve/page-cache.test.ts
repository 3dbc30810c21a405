import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp, type DeskStore } from './serve.ts';
import { callReading, makeStore } from './testing.ts';

/** A desk whose store counts how often its engagements are asked for. */
async function openCounted() {
  const store = await makeStore();
  let asked = 0;
  const counted: DeskStore = {
    ...store,
    engagement: (id) => {
      asked++;
      return store.engagement(id);
    },
  };
  const app = createApp(counted);
  const address = `/engagements/${encodeURIComponent(callReading.engagements[0]!.id)}`;
  const get = (headers: Record<string, string> = {}, path = address) => app.request(path, { headers });
  return { store, get, asked: () => asked };
}

test('a page is made once while nothing is written, and anew after a write', async () => {
  const { store, get, asked } = await openCounted();
  const first = await (await get()).text();
  assert.equal(await (await get()).text(), first);
  assert.equal(asked(), 1);
  await store.put({ ...callReading, article: { ...callReading.article, title: 'another' } });
  const next = await (await get()).text();
  assert.equal(asked(), 2);
  assert.notEqual(next, first);
  await store.close();
});

test('readers with other cookies, formats and encodings get pages of their own', async () => {
  const { store, get, asked } = await openCounted();
  assert.match(await (await get({ cookie: 'lang=ar' })).text(), /dir="rtl"/);
  assert.match(await (await get({ cookie: 'lang=en' })).text(), /dir="ltr"/);
  assert.equal((await get({ 'accept-encoding': 'gzip' })).headers.get('content-encoding'), 'gzip');
  assert.equal((await get()).headers.get('content-encoding'), null);
  assert.equal(asked(), 4);
  await store.close();
});

test('who has the page is told that it stands, with the headers that guard it', async () => {
  const { store, get } = await openCounted();
  const tag = (await get()).headers.get('etag')!;
  const again = await get({ 'if-none-match': tag });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
  assert.match(again.headers.get('content-security-policy')!, /default-src 'none'/);
  assert.equal((await get({ 'if-none-match': 'W/"old"' })).status, 200);
  await store.close();
});

test('a foreign host name gets nothing, not even a page that is kept', async () => {
  const { store, get } = await openCounted();
  await get();
  assert.equal((await get({ host: 'evil.example' })).status, 403);
  await store.close();
});

test('what fails or sets a cookie is not kept', async () => {
  const { store, get } = await openCounted();
  assert.equal((await get({}, '/engagements/none')).headers.get('etag'), null);
  const chosen = await get({}, '/about?lang=en');
  assert.ok(chosen.headers.has('set-cookie'));
  assert.ok((await get({}, '/about?lang=en')).headers.has('set-cookie'));
  await store.close();
});
