/** Visits without a network: nothing twice, nothing lost, the log says why. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { LiqaError } from '../errors.ts';
import type { Page } from '../model.ts';
import type { SourceLog, Visit } from '../source-log.ts';
import { openStore } from '../store/store.ts';
import { collect } from './collect.ts';
import { type Client, openClient } from './fetch.ts';
import type { Answer } from './send.ts';
import { readSources } from './sources.ts';
import { visitSource } from './visit.ts';

const folder = mkdtempSync(join(tmpdir(), 'liqa-visit-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const HOME = 'https://example.com';
const EVERY_MS = 900_000;
const page = (words: string): string =>
  `<html><title>${words}</title><p>استقبل الوزير السفير ${words}</p></html>`;
type Site = Map<string, string | number>;

interface World {
  readonly site: Site;
  readonly asked: string[];
  readonly kept: string[];
  readonly log: SourceLog;
  readonly client: Client;
  /** Called before a page is kept. */
  onKeep: (page: Page) => void;
  visit(path: string, outlet?: string): Promise<Visit>;
  later(ms: number): void;
}
async function makeWorld(rows: Readonly<Record<string, string | number>>): Promise<World> {
  const site: Site = new Map(Object.entries(rows));
  const asked: string[] = [];
  let nowMs = Date.UTC(2021, 1, 18);
  const clock = {
    now: () => nowMs,
    random: () => 0.5,
    sleep: async (ms: number) => {
      nowMs += ms;
    },
  };
  const send = async ({ url }: { url: URL }): Promise<Answer> => {
    const found = site.get(url.pathname) ?? 404;
    if (url.pathname !== '/robots.txt') asked.push(url.pathname);
    async function* bytes(): AsyncIterable<Uint8Array> {
      if (typeof found === 'string') yield Buffer.from(found);
    }
    const status = typeof found === 'number' ? found : 200;
    return { status, headers: {}, cookies: [], body: bytes(), close: () => {} };
  };
  const resolve = async () => [{ address: '93.184.216.34', family: 4 as const }];
  const client = openClient({ send, resolve, clock, delayMs: 0, backoffMs: 10 });
  const { sources: log } = await openStore(':memory:');
  const kept: string[] = [];
  const world: World = {
    ...{ site, asked, kept, log, client, onKeep: () => {} },
    later: (ms) => {
      nowMs += ms;
    },
    visit: (path, outlet) => {
      const keep = async (it: Page): Promise<void> => {
        world.onKeep(it);
        kept.push(`${it.url?.slice(HOME.length)} ${it.hinted?.outlet ?? ''}`.trim());
      };
      const source = { url: HOME + path, kind: null, outlet: outlet ?? null };
      return visitSource(source, { client, log, keep, everyMs: EVERY_MS });
    },
  };
  return world;
}
const atom = (items: readonly (readonly [path: string, updated: string])[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>و</title>${items
    .map(
      ([path, updated]) =>
        `<entry><title>خبر</title><link href="${path}"/><updated>${updated}</updated></entry>`,
    )
    .join('')}</feed>`;
const sitemap = (rows: readonly (readonly [path: string, lastmod: string])[]): string =>
  `<urlset>${rows.map(([path, day]) => `<url><loc>${path}</loc><lastmod>${day}</lastmod></url>`).join('')}</urlset>`;
const PAGES = {
  '/1': page('1'),
  '/2': page('2'),
  '/3': page('3'),
  '/4': page('4'),
  '/5': page('5'),
  '/6': page('6'),
};
const NOW = '2021-02-18';

test('a visit that is killed at any page is gone on with, nothing twice and nothing lost', async () => {
  const items = Object.keys(PAGES).map((path) => [path, NOW] as const);
  for (let killAt = 0; killAt < items.length; killAt++) {
    const world = await makeWorld({ ...PAGES, '/feed': atom(items) });
    world.onKeep = () => {
      if (world.kept.length === killAt) throw new LiqaError('collect.stopped', 'stopped');
    };
    await assert.rejects(world.visit('/feed'), LiqaError);
    world.onKeep = () => {};
    world.site.set('/feed', atom([]));
    await world.visit('/feed');
    assert.deepEqual(
      [...world.kept].sort(),
      Object.keys(PAGES).map((path) => `${path} و`),
      String(killAt),
    );
  }
});

test('a page with another stamp is read again, and one without is not', async () => {
  const world = await makeWorld({
    ...PAGES,
    '/feed': atom([
      ['/1', 'a'],
      ['/2', 'a'],
      ['/3', 'a'],
      ['/4', 'a'],
    ]),
  });
  await world.visit('/feed');
  world.site.set(
    '/feed',
    atom([
      ['/1', 'b'],
      ['/2', 'a'],
      ['/3', 'a'],
      ['/4', 'a'],
    ]),
  );
  assert.equal((await world.visit('/feed')).fresh, 1);
  assert.deepEqual(world.kept.slice(4), ['/1 و']);
});

test('a list that gives every item another stamp each time does not have all its pages fetched each time', async () => {
  const stamped = (stamp: string): string => atom(Object.keys(PAGES).map((path) => [path, stamp] as const));
  const world = await makeWorld({ ...PAGES, '/feed': stamped('a') });
  await world.visit('/feed');
  world.site.set('/feed', stamped('b'));
  assert.equal((await world.visit('/feed')).fresh, 0);
  assert.equal(world.kept.length, 6);
});

test('a sitemap met for the first time has its old pages passed over, and what comes later read', async () => {
  const rows = [
    ['/1', '2020-01-01'],
    ['/2', '2021-02-17'],
  ] as const;
  const world = await makeWorld({ ...PAGES, '/map': sitemap(rows) });
  await world.visit('/map');
  world.site.set('/map', sitemap([...rows, ['/3', '2021-02-18']]));
  await world.visit('/map');
  assert.deepEqual(world.kept, ['/2', '/3']);
  assert.equal((await world.log.countItems(`${HOME}/map`)).passed, 1);
});

test('sitemaps of an index that have not changed are not asked for again', async () => {
  const index = (day: string): string =>
    `<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2021-02-01</lastmod></sitemap><sitemap><loc>/b.xml</loc><lastmod>${day}</lastmod></sitemap></sitemapindex>`;
  const lists = { '/a.xml': sitemap([['/1', NOW]]), '/b.xml': sitemap([['/2', NOW]]) };
  const world = await makeWorld({ ...PAGES, ...lists, '/map': index('2021-02-02') });
  await world.visit('/map');
  world.site.set('/map', index('2021-02-03'));
  world.asked.length = 0;
  await world.visit('/map');
  assert.deepEqual(world.asked, ['/map', '/b.xml']);
});

test('a list below that fails is told, and asked for again', async () => {
  const index =
    '<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2021-02-01</lastmod></sitemap></sitemapindex>';
  const world = await makeWorld({ ...PAGES, '/map': index, '/a.xml': 500 });
  const first = await world.visit('/map');
  assert.deepEqual([first.outcome, first.code], ['partial', 'collect.host-failed']);
  world.site.set('/a.xml', sitemap([['/1', NOW]]));
  await world.visit('/map');
  assert.deepEqual(world.kept, ['/1']);
});

test('a page as a source is read whenever it changes', async () => {
  const world = await makeWorld({ '/page': page('أول') });
  assert.equal((await world.visit('/page', 'وكالة')).kept, 1);
  assert.equal((await world.visit('/page', 'وكالة')).outcome, 'unchanged');
  world.site.set('/page', page('ثان'));
  assert.equal((await world.visit('/page', 'وكالة')).kept, 1);
  assert.deepEqual(world.kept, ['/page وكالة', '/page وكالة']);
});

test('a page that two sources name is fetched once', async () => {
  const world = await makeWorld({ ...PAGES, '/feed': atom([['/1', NOW]]), '/map': sitemap([['/1', NOW]]) });
  await world.visit('/feed');
  await world.visit('/map');
  assert.deepEqual(world.kept, ['/1 و']);
  assert.equal((await world.log.countItems(`${HOME}/map`)).done, 1);
});

test('a page that cannot be had is tried again after growing pauses, then given up with its reason', async () => {
  const world = await makeWorld({ '/feed': atom([['/1', NOW]]), '/1': 500 });
  let visits = 0;
  for (; (await world.log.countItems(`${HOME}/feed`))['given-up'] === 0; visits++) {
    await world.visit('/feed');
    world.later(EVERY_MS);
    assert.ok(visits < 500);
  }
  const [item] = await world.log.items(`${HOME}/feed`, [`${HOME}/1`]);
  assert.deepEqual([item?.attempts, item?.code], [8, 'collect.host-failed']);
  assert.ok(visits > 100, String(visits));
  assert.equal(world.asked.filter((path) => path === '/1').length, 8 * 3);
});

test('a host that is down is left alone after a few pages, and all of them wait', async () => {
  const items = Object.keys(PAGES).map((path) => [path, NOW] as const);
  const down = Object.fromEntries(Object.keys(PAGES).map((path) => [path, 503]));
  const world = await makeWorld({ ...down, '/feed': atom(items) });
  const visit = await world.visit('/feed');
  assert.deepEqual([visit.failed, visit.waiting], [3, 6]);
});

test('a source that fails keeps when it last succeeded, and since when it fails', async () => {
  const world = await makeWorld({ '/feed': atom([]) });
  await world.visit('/feed');
  const good = (await world.log.state(`${HOME}/feed`))?.lastSuccess;
  world.site.set('/feed', 500);
  for (let i = 0; i < 2; i++) {
    world.later(EVERY_MS);
    await world.visit('/feed');
  }
  const state = await world.log.state(`${HOME}/feed`);
  assert.equal(state?.lastSuccess, good);
  assert.deepEqual([state?.failures, state?.failingSince], [2, '2021-02-18T00:15:00.000Z']);
});

test('a store that fails ends the visit and counts against nobody', async () => {
  const world = await makeWorld({ ...PAGES, '/feed': atom([['/1', NOW]]) });
  world.onKeep = () => {
    throw new LiqaError('store.full', 'the disk is full');
  };
  await assert.rejects(
    world.visit('/feed'),
    (cause) => cause instanceof LiqaError && cause.code === 'store.full',
  );
  assert.equal((await world.log.waiting(`${HOME}/feed`))[0]?.attempts, 0);
});

test('addresses of feeds, sitemaps and pages are inputs like files', async () => {
  const index =
    '<sitemapindex><sitemap><loc>/map.xml</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>';
  const lists = {
    '/feed': atom([
      ['/1', NOW],
      ['/none', NOW],
    ]),
    '/index.xml': index,
    '/map.xml': sitemap([['/2', NOW]]),
  };
  const { client } = await makeWorld({ ...PAGES, ...lists });
  const read = async (input: string): Promise<readonly string[]> => {
    const out: string[] = [];
    for await (const item of collect([input], { connect: async () => client })) {
      out.push(item.ok ? `${item.page.url} ${item.page.id?.length}` : item.error.code);
    }
    return out;
  };
  assert.deepEqual(await read(`${HOME}/feed`), [`${HOME}/1 16`, 'collect.not-found']);
  assert.deepEqual(await read(`${HOME}/index.xml`), [`${HOME}/2 16`]);
  assert.deepEqual(await read(`${HOME}/3`), [`${HOME}/3 16`]);
  assert.deepEqual(await read('http://localhost/'), ['collect.refused']);
  assert.deepEqual(await read('gopher://example.com/'), ['collect.bad-address']);
  const file = join(folder, 'feed.xml');
  writeFileSync(file, atom([[`${HOME}/4`, NOW]]));
  assert.deepEqual(await read(file), [`${HOME}/4 16`]);
});

test('sources are named as addresses or in a table', async () => {
  const file = join(folder, 'sources.tsv');
  writeFileSync(
    file,
    `\ufeffoutlet\turl\tkind\r\n# news\r\nوكالة\t${HOME}/rss\tfeed\r\n\t${HOME}/map.xml\t-\r\n`,
  );
  assert.deepEqual(await readSources([file, `${HOME}/rss#x`, `${HOME}/`]), [
    { url: `${HOME}/rss`, kind: 'feed', outlet: 'وكالة' },
    { url: `${HOME}/map.xml`, kind: null, outlet: null },
    { url: `${HOME}/`, kind: null, outlet: null },
  ]);
  writeFileSync(file, `${HOME}/a\n${HOME}/b\tpage\tوكالة\n`);
  assert.deepEqual((await readSources([file]))[1], { url: `${HOME}/b`, kind: 'page', outlet: 'وكالة' });
  for (const words of ['url\n', 'nothing\n', `${HOME}/\tblog\n`]) {
    writeFileSync(file, words);
    await assert.rejects(readSources([file]), LiqaError);
  }
  await assert.rejects(readSources([join(folder, 'none.tsv')]), LiqaError);
});
