/** What a source lists right now: its feeds and sitemaps, unchanged ones passed over, bounded in number and depth. */
import { createHash } from 'node:crypto';
import { LiqaError } from '../errors.ts';
import type { Page } from '../model.ts';
import type { SourceKind, SourceList } from '../source-log.ts';
import { discover } from './discover.ts';
import { readFeed } from './feeds.ts';
import type { Client, Fetched } from './fetch.ts';
import type { Listed } from './listed.ts';
import { LIST_BYTES, openList, pageOfFetched } from './remote.ts';
import { readSitemap } from './sitemap.ts';
import type { Source } from './sources.ts';

export interface Asking {
  readonly client: Client;
  readonly signal?: AbortSignal;
  /** What is known from earlier visits, by address. */
  readonly known: ReadonlyMap<string, SourceList>;
  /** What the source turned out to be at an earlier visit. */
  readonly kind: SourceKind | null;
}
export interface ListedNow {
  readonly kind: SourceKind | null;
  readonly items: readonly Listed[];
  /** The page itself, where the source is one and has changed. */
  readonly page: Page | null;
  readonly isUnchanged: boolean;
  /** To be kept once the items are safe. */
  readonly lists: readonly SourceList[];
  /** Why a list below the first could not be read, or what was odd. */
  readonly problems: readonly LiqaError[];
  /** Whether items come from a sitemap, which lists the old beside the new. */
  readonly isSitemap: boolean;
}

/** Lists asked in one visit. */
const MOST_LISTS = 30;
const DEPTH = 3;

interface Reading {
  kind: SourceKind | null;
  page: Page | null;
  isUnchanged: boolean;
  isSitemap: boolean;
  readonly items: Listed[];
  readonly lists: SourceList[];
  readonly problems: LiqaError[];
  readonly queue: Queued[];
  readonly seen: Set<string>;
}
interface Queued {
  readonly url: string;
  readonly stamp: string | null;
  readonly depth: number;
}

/** @throws LiqaError where the source itself cannot be read */
export async function readLists(source: Source, asking: Asking): Promise<ListedNow> {
  const first: Queued = { url: source.url, stamp: null, depth: 0 };
  const reading: Reading = {
    ...{ kind: source.kind ?? asking.kind, page: null, isUnchanged: true, isSitemap: false },
    ...{ items: [], lists: [], problems: [], queue: [first], seen: new Set([source.url]) },
  };
  for (let asked = 0; reading.queue.length > 0 && asked < MOST_LISTS; asked++) {
    const next = reading.queue.shift()!;
    try {
      await readOne(next, { source, asking, reading });
    } catch (cause) {
      const isStop = cause instanceof LiqaError && cause.code === 'collect.stopped';
      if (!(cause instanceof LiqaError) || next.depth === 0 || isStop) throw cause;
      reading.problems.push(cause);
    }
  }
  return reading;
}

interface One {
  readonly source: Source;
  readonly asking: Asking;
  readonly reading: Reading;
}

async function readOne(next: Queued, one: One): Promise<void> {
  const { asking, reading } = one;
  const known = asking.known.get(next.url);
  const fetched = await asking.client.get(next.url, {
    limitBytes: LIST_BYTES,
    ...(known ? { validators: known } : {}),
    ...(asking.signal ? { signal: asking.signal } : {}),
  });
  if (fetched.unchanged) return;
  const { content, text } = await openList(fetched);
  const list: SourceList = { url: next.url, ...fetched.validators, stamp: next.stamp };
  if (content === 'feed') {
    reading.isUnchanged = false;
    if (next.depth === 0) reading.kind = 'feed';
    takeFeed(text, fetched.url, reading);
    reading.lists.push(list);
  } else if (content === 'sitemap') {
    reading.isUnchanged = false;
    if (next.depth === 0) reading.kind = 'sitemap';
    takeSitemap(text, { fetched, next, ...one });
    // An index that has not changed says nothing of the sitemaps below it.
    reading.lists.push(reading.queue.length > 0 ? { ...list, etag: null, modified: null } : list);
  } else if (content === 'html' && next.depth === 0) await takePage(text, { fetched, list, ...one });
  else throw notAList(content, next.url);
}

function notAList(content: string, url: string): LiqaError {
  const message = `a feed or sitemap was expected here and this is ${content === 'html' ? 'a page' : content}`;
  return new LiqaError('collect.bad-feed', `${message} (${url})`, { place: url });
}

function takeFeed(text: string, url: string, reading: Reading): void {
  const { items, lost } = readFeed(text, url, url);
  reading.items.push(...items);
  const fail = (code: 'collect.bad-feed' | 'collect.empty', message: string): void => {
    reading.problems.push(new LiqaError(code, `${message} (${url})`, { place: url }));
  };
  if (lost > 0)
    fail('collect.bad-feed', `${lost} items of this feed are too broken to be read, the rest was`);
  else if (items.length === 0) fail('collect.empty', 'this feed has no items');
}

interface Taking extends One {
  readonly fetched: Fetched;
}

/** Its pages, and the sitemaps below it that have changed. */
function takeSitemap(text: string, { fetched, next, asking, reading }: Taking & { next: Queued }): void {
  const { pages, sitemaps } = readSitemap(text, fetched.url, fetched.url);
  reading.isSitemap = true;
  reading.items.push(...pages);
  for (const { url, stamp } of sitemaps) {
    const isSame = stamp !== null && asking.known.get(url)?.stamp === stamp;
    if (reading.seen.has(url) || isSame || next.depth >= DEPTH) continue;
    reading.seen.add(url);
    reading.queue.push({ url, stamp, depth: next.depth + 1 });
  }
}

/** A home page leads to its feeds; another page is read itself whenever it changes. */
async function takePage(
  html: string,
  { fetched, list, source, asking, reading }: Taking & { list: SourceList },
): Promise<void> {
  const { kind } = reading;
  if (kind === 'feed' || kind === 'sitemap') throw notAList('html', source.url);
  if (kind === 'home' || (kind === null && new URL(fetched.url).pathname === '/')) {
    const { client, signal } = asking;
    const found = await discover({ url: fetched.url, html }, { client, ...(signal ? { signal } : {}) });
    if (found.length === 0) throw nothingToFollow(source.url);
    reading.kind = 'home';
    for (const { url } of found) {
      if (reading.seen.has(url)) continue;
      reading.seen.add(url);
      reading.queue.push({ url, stamp: null, depth: 1 });
    }
    return;
  }
  reading.kind = 'page';
  const digest = createHash('sha256').update(fetched.bytes).digest('hex');
  reading.lists.push({ ...list, stamp: digest });
  if (asking.known.get(source.url)?.stamp === digest) return;
  const made = await pageOfFetched(fetched, null);
  if (!made.ok) throw made.error;
  reading.isUnchanged = false;
  reading.page = made.page;
}

function nothingToFollow(url: string): LiqaError {
  const message = 'neither a feed nor a sitemap was found for this site: name one, or the pages themselves';
  return new LiqaError('collect.bad-feed', `${message} (${url})`, { place: url });
}
