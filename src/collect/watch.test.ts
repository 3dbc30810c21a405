/** A watch over a server on loopback that misbehaves in some forty ways: nothing lost, nothing hammered, nothing reached that must not be. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from '../model.ts';
import { readBatch } from '../pipeline.ts';
import type { SourceItem, SourceLog, Visit } from '../source-log.ts';
import { openStore, type Store } from '../store/store.ts';
import type { HostAddress } from './addresses.ts';
import { type Client, openClient } from './fetch.ts';
import type { Source } from './sources.ts';
import { HOSTS } from './unruly-hosts.ts';
import { type Asks, type Hit, reportPage, startUnruly, type UnrulyServer } from './unruly-server.ts';
import { watchSources } from './watch.ts';

const DELAY_MS = 20;
const EVERY_MS = 600;
/** Longer by hand, for minutes: LIQA_WATCH_SECONDS=180. */
const WATCH_MS = Number(process.env.LIQA_WATCH_SECONDS ?? 9) * 1_000;
/** By hand there is time to wait on a busy machine too. */
const PATIENCE = WATCH_MS > 30_000 ? 5 : 1;
const NEVER_ASKED = ['nodns.test', 'inner.test', 'mixed.test', 'refused.test'];
const INWARD = ['inward.test', 'numbers.test'];
const names = [...Object.keys(HOSTS), ...INWARD];

let server: UnrulyServer;
let asks: Asks;
let store: Store;
let client: Client;
const kept = new Map<string, Page[]>();
const visits = new Map<string, Visit[]>();

const ADDRESSES: Readonly<Record<string, readonly HostAddress[]>> = {
  'inner.test': [{ address: '10.0.0.5', family: 4 }],
  'mixed.test': [
    { address: '93.184.216.34', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ],
};
async function resolve(name: string): Promise<readonly HostAddress[]> {
  if (name === 'nodns.test') throw new Error('ENOTFOUND');
  return ADDRESSES[name] ?? [{ address: '127.0.0.1', family: 4 }];
}

const originOf = (name: string): string => `http://${name}:${server.port}`;
const hitsOf = (name: string, path?: string): readonly Hit[] =>
  asks.hits.filter((hit) => hit.host === name && (path === undefined || hit.path === path));
const urlOf = (name: string): string => {
  if (name === 'home.test') return `${originOf(name)}/`;
  if (name === 'refused.test') return 'http://refused.test:1/feed';
  return `${originOf(name)}/feed`;
};
const sourceOf = (name: string): Source => ({
  ...{ url: urlOf(name), outlet: null },
  kind: name === 'html.test' ? 'feed' : null,
});

const WARM: Page = {
  ...{ id: null, url: null, place: '-', kind: 'html', content: reportPage('warm'), given: {}, problems: [] },
};

before(async () => {
  server = await startUnruly();
  store = await openStore(':memory:');
  // What is loaded at the first reading would hold up the server at the first page.
  readBatch([WARM], { make: 'readings' });
  client = openClient({
    ...{
      delayMs: DELAY_MS,
      total: 50,
      answerMs: 900 * PATIENCE,
      wholeMs: 1_500 * PATIENCE,
      backoffMs: 20,
      retries: 1,
    },
    ...{ longestRestMs: 2_000, resolve, allowHosts: [...names, 'refused.test'] },
  });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), WATCH_MS);
  await watchSources([...names, ...NEVER_ASKED].map(sourceOf), {
    ...{ client, log: store.sources, everyMs: EVERY_MS, signal: stop.signal },
    keep: async (page) => {
      const { readings } = readBatch([page], { make: 'readings' });
      await store.putMany(readings);
      kept.set(page.url ?? '', [...(kept.get(page.url ?? '') ?? []), page]);
    },
    told: ({ url }, visit) => visits.set(url, [...(visits.get(url) ?? []), visit]),
    troubled: (_source, error) => assert.fail(error),
  });
  asks = await server.asks();
});
after(async () => {
  client?.close();
  await store?.close();
  await server?.close();
});

const log = (): SourceLog => store.sources;
const last = (name: string): Visit => visits.get(urlOf(name))!.at(-1)!;
const paths = (name: string): readonly string[] =>
  [...kept.keys()]
    .filter((url) => url.startsWith(`${originOf(name)}/`))
    .map((url) => url.slice(originOf(name).length))
    .sort();
async function itemAt(name: string, path: string): Promise<SourceItem | undefined> {
  return (await log().items(urlOf(name), [originOf(name) + path]))[0];
}

/** Pages that must have been read, of each host. */
const READ: Readonly<Record<string, readonly string[]>> = {
  ...{ 'good.test': ['/a', '/b', '/c'], 'change.test': ['/1', '/2', '/3'], 'flaky.test': ['/1', '/2'] },
  ...{
    'busy.test': ['/1'],
    'delay.test': ['/1', '/2', '/3'],
    'barred.test': ['/open'],
    'cookie.test': ['/1'],
  },
  ...{ 'pages.test': ['/1'], 'self.test': ['/1'], 'home.test': ['/1'], 'gone.test': ['/1'] },
  ...{ 'stray.test': ['/1', '/2?a=1&b=2'], 'cutfeed.test': ['/1', '/2'], 'latin.test': ['/1'] },
  ...{ 'types.test': ['/both', '/bytes', '/none', '/text'], 'deep.test': ['/1'], 'long.test': ['/1'] },
  ...{ 'plain.test': ['/1'], 'drop.test': ['/1', '/2', '/3'], 'old.test': ['/1'], 'numbers.test': ['/1'] },
};
/** Sources that could not be collected, with the reason that the log must hold. */
const FAILED: Readonly<Record<string, string>> = {
  ...{ 'closed.test': 'collect.later', 'error.test': 'collect.host-failed', 'slow.test': 'collect.slow' },
  ...{ 'norobots.test': 'collect.robots-unknown', 'loop.test': 'collect.redirects' },
  ...{ 'hops.test': 'collect.redirects', 'blank.test': 'collect.empty', 'html.test': 'collect.bad-feed' },
  ...{ 'drip.test': 'collect.slow', 'short.test': 'collect.cut', 'bomb.test': 'collect.too-large' },
  ...{ 'cutgzip.test': 'collect.cut', 'chunk.test': 'collect.slow', 'headers.test': 'collect.bad-answer' },
  ...{ 'garbage.test': 'collect.bad-answer', 'inward.test': 'collect.refused' },
  ...{ 'inner.test': 'collect.refused', 'mixed.test': 'collect.refused' },
  ...{ 'nodns.test': 'collect.unreachable', 'refused.test': 'collect.unreachable' },
};
/** Items given up or waiting, with the reason. */
const ITEMS: readonly (readonly [host: string, path: string, state: string, code: string])[] = [
  ['gone.test', '/gone', 'given-up', 'collect.gone'],
  ['gone.test', '/missing', 'waiting', 'collect.not-found'],
  ['barred.test', '/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/2', 'given-up', 'collect.robots'],
  ['barred.test', '/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/1', 'given-up', 'collect.robots'],
  ['types.test', '/image', 'given-up', 'collect.wrong-type'],
  ['types.test', '/pdf', 'given-up', 'collect.binary'],
  ['endless.test', '/1', 'given-up', 'collect.too-large'],
];

describe('a watch over unruly hosts', { timeout: 20_000 }, () => {
  for (const [name, wanted] of Object.entries(READ)) {
    test(`reads all that ${name} has`, () => assert.deepEqual(paths(name), wanted));
  }
  for (const [name, code] of Object.entries(FAILED)) {
    test(`writes down that ${name} was not collected: ${code}`, async () => {
      const state = await log().state(urlOf(name));
      assert.equal(state?.code, code, state?.message ?? '');
      assert.equal(state?.lastSuccess, null);
      assert.ok((state?.failures ?? 0) > 0 && state?.failingSince);
      assert.deepEqual(paths(name), []);
    });
  }
  for (const [name, path, wanted, code] of ITEMS) {
    test(`keeps ${name}${path} as ${wanted}: ${code}`, async () => {
      const item = await itemAt(name, path);
      // In a long watch what waits is given up in the end.
      const state = wanted === 'waiting' && WATCH_MS > 30_000 ? 'given-up' : wanted;
      assert.deepEqual([item?.state, item?.code], [state, code]);
    });
  }

  test('every host that misbehaves stands in one of the lists', () => {
    const told = new Set([...Object.keys(READ), ...Object.keys(FAILED), ...ITEMS.map(([host]) => host)]);
    const untold = names.filter((name) => !told.has(name));
    assert.deepEqual(untold, ['empty.test']);
    assert.ok(names.length + NEVER_ASKED.length >= 40);
  });

  test('an empty feed is not the same as a source that was not collected', async () => {
    const state = await log().state(urlOf('empty.test'));
    assert.equal(state?.failures, 0);
    assert.equal(state?.code, 'collect.empty');
    assert.ok(state?.lastSuccess);
  });

  test('a broken end of a feed costs the item at the end, and is told', () => {
    assert.equal(visits.get(urlOf('cutfeed.test'))![0]?.outcome, 'partial');
    assert.equal(visits.get(urlOf('cutfeed.test'))![0]?.code, 'collect.bad-feed');
  });

  test('nothing was reached that must not be', async () => {
    assert.equal(asks.forbidden, 0);
    const { waiting, done, 'given-up': givenUp } = await log().countItems(urlOf('numbers.test'));
    assert.deepEqual([waiting, done], [0, 1]);
    assert.ok(givenUp >= 20, String(givenUp));
    for (const name of ['inner.test', 'mixed.test', 'nodns.test']) assert.equal(hitsOf(name).length, 0);
  });

  test('nothing was hammered', (t) => {
    t.diagnostic(`${asks.hits.length} requests to ${names.length} hosts in ${WATCH_MS / 1_000} s`);
    for (const name of names) {
      const times = hitsOf(name).map(({ atMs }) => atMs);
      const most = Math.max(...times.map((at) => times.filter((it) => it >= at && it < at + 1_000).length));
      assert.ok(most <= 1_000 / DELAY_MS, `${name}: ${most} requests in a second`);
      assert.equal(hitsOf(name, '/robots.txt').length, name === 'norobots.test' ? 2 : 1, name);
    }
    const feeds = Object.keys(READ).map((name) => hitsOf(name, '/feed').length);
    assert.ok(Math.max(...feeds) <= WATCH_MS / (EVERY_MS * 0.9) + 2, String(feeds));
    assert.ok(hitsOf('closed.test', '/feed').length <= 1);
    assert.deepEqual(
      hitsOf('norobots.test').filter(({ path }) => path !== '/robots.txt'),
      [],
    );
    assert.deepEqual(
      asks.hits.filter(({ path }) => path.includes('page=2')),
      [],
    );
  });

  test('every page was fetched once and kept once, unless it failed before', () => {
    for (const [name, wanted] of Object.entries(READ)) {
      if (name === 'flaky.test' || name === 'cookie.test') continue;
      for (const path of wanted) {
        assert.equal(hitsOf(name, path).length, 1, name + path);
        assert.equal(kept.get(originOf(name) + path)?.length, 1, name + path);
      }
    }
    assert.equal(hitsOf('flaky.test', '/2').length, 4);
    assert.equal(kept.get(`${originOf('flaky.test')}/2`)?.length, 1);
  });

  test('a host that asks for a pause, in robots.txt or by Retry-After, gets it', () => {
    const times = hitsOf('delay.test').map(({ atMs }) => atMs);
    // The first two are robots.txt, which says so, and the feed.
    for (const [i, at] of times.entries())
      if (i > 1) assert.ok(at - times[i - 1]! > 280, `${at - times[i - 1]!}`);
    const [first, second] = hitsOf('busy.test', '/feed');
    assert.ok(second!.atMs - first!.atMs > 950);
  });

  test('an unchanged feed is not sent again', () => {
    const asked = hitsOf('good.test', '/feed');
    assert.ok(asked.length > 4);
    assert.deepEqual(
      asked.map(({ headers }) => headers['if-none-match'] ?? null),
      [null, ...asked.slice(1).map(() => '"v1"')],
    );
    assert.equal(last('good.test').outcome, 'unchanged');
  });

  test('the client says who it is', () => {
    for (const { headers } of asks.hits)
      assert.match(headers['user-agent'] ?? '', /^Liqa\/[0-9.]+ \(\+local/u);
  });

  test('a page in windows-1256 declared as Latin is read as Arabic', () => {
    const [page] = kept.get(`${originOf('latin.test')}/1`)!;
    assert.ok(page!.content.includes('استقبل وزير الخارجية'));
  });

  test('what was read is in the store, under an id that the address gives', async () => {
    const { articles } = await store.counts();
    assert.equal(articles, [...kept.values()].length);
    const [page] = kept.get(`${originOf('deep.test')}/1`)!;
    assert.ok((await store.article(page!.id!))?.article.body.includes('استقبل وزير الخارجية'));
  });
});
