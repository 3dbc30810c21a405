/** A hundred hostile titles, names and bodies: each is shown as text, on every page that shows such values. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { findFaults } from '../evidence.ts';
import type { SourceState, Visit } from '../source-log.ts';
import type { Store } from '../store/store.ts';
import { HUNDRED, inspect } from './hostile.ts';
import { missing, useDesk } from './in-chromium.ts';
import { createApp } from './serve.ts';
import { hostileReading, makeStore, PAGES } from './testing.ts';

const readings = HUNDRED.map((words, i) => hostileReading(words.toWellFormed(), i));
let store: Store;
let app: Hono;
before(async () => {
  store = await makeStore(readings);
  app = createApp(store);
  for (const [i, words] of HUNDRED.entries()) await spoil(store, words, i);
});
after(() => store.close());

/** Whatever else holds words of others: sources and why they fail, saved views, corrections and their reasons. */
async function spoil(to: Store, words: string, i: number): Promise<void> {
  const at = '2024-03-07T00:00:00.000Z';
  const why = { code: words, message: words };
  const url = `http://example.org/${i}?${words}`;
  const state: SourceState = {
    ...{ url, kind: 'feed', outlet: words, lastTry: at, lastSuccess: null, lastNew: null },
    ...{ failures: 1, failingSince: at, ...why },
  };
  const counts = { items: 0, fresh: 0, kept: 0, failed: 1, waiting: 0 };
  const visit: Visit = { at, tookMs: 1, outcome: 'failed', ...counts, ...why };
  await to.sources.putVisit(state, visit);
  const signed = words.replaceAll(/[\0\ud800-\udfff]/g, '').trim() || 'x';
  const change = { act: 'change', article: `hostile-${i}`, engagement: `hostile-${i}-e0` } as const;
  await to.corrections.say([{ ...change, pointer: '/place/venue', value: `x ${words}`.slice(0, 300) }], {
    by: signed,
    why: signed,
  });
}

const shared = [
  ...PAGES,
  '/sources',
  '/sources?from=50',
  '/corrections?cursor=',
  '/jobs/none',
  ...HUNDRED.map((words) => `/search?${new URLSearchParams({ q: words })}`),
  ...HUNDRED.map(
    (words) => `/?${new URLSearchParams({ about: words, outlet: words, q: words, place: words })}`,
  ),
];
const own = (i: number): readonly string[] => [
  `/articles/hostile-${i}`,
  `/articles/hostile-${i}/corrections`,
  `/articles/hostile-${i}/add`,
  `/engagements/hostile-${i}-e0`,
  `/engagements/hostile-${i}-e0/correct`,
  `/stories/hostile-${i}`,
  `/stories/hostile-${i}/correct`,
  `/outlets/${encodeURIComponent(HUNDRED[i]!.toWellFormed())}`,
  `/places/${encodeURIComponent(HUNDRED[i]!.toWellFormed())}`,
];

const ask = async (path: string): Promise<{ readonly status: number; readonly page: string }> => {
  const answer = await app.request(path);
  assert.match(answer.headers.get('content-security-policy')!, /script-src 'self';/, path);
  return { status: answer.status, page: await answer.text() };
};
/** As a page can show it at all. */
const shownOf = (words: string): string => words.toWellFormed().split(/\s+/u).join(' ').trim();

describe('hostile words', () => {
  test('halves of surrogate pairs in rows of JSON are stored as what can be shown', async () => {
    const body = JSON.stringify({ id: 'half', title: 'half\ud800', text: 'استقبل الرئيس\ud800 الوزير.' });
    const answer = await app.request('/api/articles', {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
    });
    assert.equal(answer.status, 201);
    const { title, text } = await answer.json();
    const kept = (await store.article('half'))!;
    assert.deepEqual([title, text], [kept.article.title, kept.article.body]);
    assert.deepEqual(findFaults({ ...kept, mentions: [] }), []);
  });

  test('there are a hundred, no two the same', () => {
    assert.equal(new Set(HUNDRED).size, 100);
  });

  test('no page shared by all of them holds anything that is not ours', async () => {
    for (const path of shared) {
      const { status, page } = await ask(path);
      assert.ok(status < 500, `${status} ${path}`);
      assert.deepEqual(inspect(page).intruders, [], path);
    }
  });

  test('no page of one of them does, and each shows its words as they are', async () => {
    for (const [i, words] of HUNDRED.entries()) {
      for (const path of own(i)) {
        const { status, page } = await ask(path);
        assert.ok(status < 500, `${status} ${path}`);
        const { intruders, text } = inspect(page);
        assert.deepEqual(intruders, [], `${path} ${JSON.stringify(words)}`);
        const isShown = shownOf(text.replaceAll('\0', '')).includes(shownOf(words).replaceAll('\0', ''));
        if (path === own(i)[0]) assert.ok(isShown, `${path} ${JSON.stringify(words)}`);
      }
    }
  });

  test('forms and the API give them back as text too', async () => {
    for (const words of HUNDRED) {
      const cells = { content: `${words}\n${words}`, title: words, outlet: words, published: words };
      const sent = { method: 'POST', body: new URLSearchParams(cells) };
      const read = await app.request('/read', sent);
      assert.ok(read.status < 500, JSON.stringify(words));
      assert.deepEqual(inspect(await read.text()).intruders, [], words);
      const wrong = {
        method: 'POST',
        body: new URLSearchParams({ date: words, 'words.date': words, by: words }),
      };
      const form = await app.request('/engagements/hostile-0-e0/correct', wrong);
      assert.ok([303, 422].includes(form.status), `${form.status} ${JSON.stringify(words)}`);
      assert.deepEqual(inspect(await form.text()).intruders, [], words);
      const row = { text: words, title: words };
      const json = {
        method: 'POST',
        body: JSON.stringify(row),
        headers: { 'content-type': 'application/json' },
      };
      const answer = await app.request('/api/articles?keep=no', json);
      assert.ok(answer.status < 500, `${answer.status} ${JSON.stringify(words)}`);
      assert.match(answer.headers.get('content-type')!, /json/);
    }
  });
});

describe('hostile words in Chromium', { skip: missing }, () => {
  const desk = useDesk(async () => store);

  test('nothing runs, asks or is fetched from elsewhere', async () => {
    const { page, faults } = await desk.open();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      faults.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => asked.push(request.url()));
    const several = HUNDRED.map((_, i) => i).filter((i) => i % 9 === 0);
    const paths = [
      '/',
      '/sources',
      '/corrections',
      '/stories',
      ...several.flatMap((i) => own(i).slice(0, 5)),
    ];
    for (const path of paths) {
      await page.goto(desk.address + path);
      assert.equal(await page.evaluate(() => 'broken' in globalThis), false, path);
      assert.equal(await page.evaluate(() => document.querySelectorAll('main').length), 1, path);
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(
      asked.filter((url) => new URL(url).origin !== desk.address),
      [],
    );
    assert.ok(asked.length > paths.length);
    await page.context().close();
  });
});
