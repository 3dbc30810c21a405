/** Today, the calendar, saved views and the zoom of the timeline, as answers of the application. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from './serve.ts';
import { callReading, makeReading, makeStore, principal } from './testing.ts';

const app = async (today: string) => {
  const store = await makeStore();
  return { store, app: createApp(store, { now: () => Date.parse(today) }) };
};
type App = Awaited<ReturnType<typeof app>>['app'];
const text = async (given: App, path: string, cookie = '') =>
  (await given.request(path, { headers: { cookie: `lang=en; ${cookie}` } })).text();
const post = (given: App, path: string, cells: Record<string, string>) =>
  given.request(path, { method: 'POST', body: new URLSearchParams(cells) });

test('Today is the day of the clock, or the newest of a store that is older, or the one asked for', async () => {
  const heading = async (today: string, query = '') =>
    /<h1>(.*?)<\/h1>/.exec(await text((await app(today)).app, `/today${query}`))?.[1];
  assert.equal(await heading('2024-03-07'), 'Today');
  assert.match((await heading('2026-11-22'))!, /Wednesday,? 6 March 2024/);
  assert.match((await heading('2024-03-07', '?day=2024-03-01'))!, /1 March 2024/);
  assert.equal(await heading('2024-03-07', '?day=2024-02-31x'), 'Today');
});

test('what took place and what is planned stand apart, with the reports behind them', async () => {
  const { app: desk } = await app('2024-03-06');
  const found = (await (await desk.request('/today.json')).json()) as {
    held: { reports: unknown[] }[];
    planned: { engagement: { status: string } }[];
    new: null;
  };
  assert.deepEqual(
    found.held.map(({ reports }) => reports.length),
    [1],
  );
  assert.deepEqual(
    found.planned.map(({ engagement }) => engagement.status),
    ['planned'],
  );
  assert.equal(found.new, null);
  const page = await text(desk, '/today');
  assert.ok(page.includes(callReading.article.title));
});

test('after “I have looked” only what came in since is new', async () => {
  const { app: desk, store } = await app('2024-03-06');
  const before = await text(desk, '/today');
  const mark = /name="mark" value="([0-9]+)"/.exec(before)![1]!;
  const answer = await post(desk, '/today/looked', { mark, back: '/today?day=2024-03-06' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/today?day=2024-03-06');
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  assert.match(await text(desk, '/today', cookie), /Nothing new has come in/);
  await store.put(
    makeReading({
      id: 'fresh',
      title: 'fresh report',
      published: '2024-03-06',
      body: 'met',
      engagements: [
        {
          date: '2024-03-01',
          participants: [principal({ represents: 'QA' })],
          inferred: ['/date', '/participants/0/represents'],
          said: { '/kind': 'met' },
        },
      ],
    }),
  );
  const page = await text(desk, '/today', cookie);
  const [, fresh] = page.split('id="fresh"');
  assert.match(fresh!.split('id="held"')[0]!, /fresh report/);
  assert.equal(
    (await post(desk, '/today/looked', { mark: 'x', back: 'https://evil.example/' })).headers.get('location'),
    '/',
  );
});

test('the calendar is a table of weeks from Saturday, with what is planned on its day', async () => {
  const { app: desk } = await app('2024-03-06');
  const page = await text(desk, '/calendar?month=2024-03');
  assert.match(page, /<th scope="col">Saturday<\/th><th scope="col">Sunday/);
  assert.equal(page.match(/class="cal-day"/g)!.length, 31);
  const cell = page.split('<td').find((it) => it.includes('datetime="2024-03-20"'))!;
  assert.match(cell, /class="short"/);
  assert.match(page, /aria-current="date"/);
  assert.match(await text(desk, '/calendar?month=nonsense'), /March 2024/);
  const both = await text(desk, '/calendar?month=2024-03', 'calendar=both');
  assert.match(both, /Ramadan 1445/);
});

test('a view is kept under a name, opened, renamed and deleted without script', async () => {
  const { app: desk, store } = await app('2024-03-06');
  const kept = await post(desk, '/views', { name: 'plans', address: '/?status=planned&cursor=x&evil=1' });
  assert.equal(kept.headers.get('location'), '/?status=planned');
  assert.match(await text(desk, '/'), /<a href="\/\?status=planned" dir="auto">plans/);
  for (const address of ['https://evil.example/', '//evil.example', '/today', 'javascript:1'])
    assert.equal((await post(desk, '/views', { name: 'no', address })).status, 400, address);
  const [view] = await store.views.list();
  await post(desk, '/views', { name: 'other', address: '/' });
  assert.equal((await post(desk, `/views/${view!.id}`, { name: 'other', act: 'rename' })).status, 422);
  assert.equal((await post(desk, `/views/${view!.id}`, { name: 'plans of all', act: 'rename' })).status, 303);
  assert.match(await text(desk, '/views'), /plans of all/);
  await post(desk, `/views/${view!.id}`, { act: 'delete' });
  assert.deepEqual(
    (await store.views.list()).map(({ name }) => name),
    ['other'],
  );
});

test('the timeline leads in by bars and marks, and out by its path', async () => {
  const { app: desk } = await app('2024-03-06');
  const year = await text(desk, '/?since=2024-01-01&until=2024-12-31');
  assert.match(year, /href="\/\?since=2020-01-01&amp;until=2029-12-31">2020s/);
  assert.match(year, /href="\/\?since=2024-03-01&amp;until=2024-03-31"/);
  assert.match(year, /<title>2 to 8 March 2024: 1 held, 0 planned/);
  const day = await text(desk, '/?about=JO&since=2024-03-05&until=2024-03-05');
  assert.match(day, /class="period"/);
  assert.match(day, /href="\/\?about=JO">All time/);
  assert.match(day, /aria-label="Remove Party: Jordan"/);
  assert.match(day, /aria-label="Remove Time: 5 March 2024"/);
});

test('suggestions begin as typed, without article or hamza, in Arabic or Latin letters', async () => {
  const { app: desk } = await app('2024-03-06');
  const values = async (q: string) => {
    const answer = await desk.request(`/suggest.json?${new URLSearchParams({ q })}`);
    return ((await answer.json()) as { items: { value: string }[] }).items.map(({ value }) => value);
  };
  assert.deepEqual(await values('اردن'), ['الأردن']);
  assert.deepEqual(await values('Jordan'), ['الأردن']);
  assert.deepEqual(await values('zzz'), []);
  assert.deepEqual(await values(''), []);
});
