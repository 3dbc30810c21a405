/**
 * Pages made once for as long as the store stands as it is: a desk is read by several people who look at the same
 * pages, and each is a few milliseconds of one thread. What depends on the reader, his cookies or the day is part of
 * the key, so nobody gets a page that was made for somebody else.
 */
import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { readerOf } from './accounts.ts';

/** All kept pages together, as they are sent (mostly compressed). */
const MOST_BYTES = 48 << 20;
/** One page; larger ones are files to take away. */
const LARGEST_BYTES = 1 << 20;
/** Show what stands in memory and not in the store. */
const LIVE = ['/sources', '/jobs', '/sign-in'];
/** What pages of the desk say of caching, see `sendPage`. */
const OF_PAGES = 'private, no-cache';

interface Kept {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: readonly (readonly [string, string])[];
  readonly tag: string;
}

export interface PageCacheOptions {
  /** Tells states of the store apart. */
  readonly stamp: () => string;
  /** ISO 8601 day: pages may name today. */
  readonly today: () => string;
}

/** Keeps pages by everything they depend on, and answers «not modified» to who has the page. */
export function keepPages({ stamp, today }: PageCacheOptions): MiddlewareHandler {
  const pages = new Map<string, Kept>();
  let bytes = 0;
  let state = '';
  const refresh = (): void => {
    const now = `${stamp()} ${today()}`;
    if (now === state) return;
    pages.clear();
    bytes = 0;
    state = now;
  };
  const keep = (key: string, kept: Kept): void => {
    pages.set(key, kept);
    bytes += kept.body.length;
    for (const [oldest, { body }] of pages) {
      if (bytes <= MOST_BYTES) break;
      pages.delete(oldest);
      bytes -= body.length;
    }
  };
  return async (c, next) => {
    if (c.req.method !== 'GET' || LIVE.some((path) => c.req.path.startsWith(path))) return next();
    refresh();
    const key = keyOf(c);
    const known = pages.get(key);
    if (known) {
      // the page asked for last is the last to go
      pages.delete(key);
      pages.set(key, known);
      return answer(c, known);
    }
    const made = state;
    await next();
    const kept = await pageOf(c.res);
    if (!kept) return;
    refresh();
    if (state === made) keep(key, kept);
    c.res = answer(c, kept);
  };
}

const keyOf = (c: Context): string => {
  const { role, name } = readerOf(c);
  const header = (it: string): string => c.req.header(it) ?? '';
  return JSON.stringify([
    c.req.url,
    role,
    name,
    header('cookie'),
    header('accept'),
    header('accept-encoding'),
  ]);
};

/** The answer as it may be given again; null where it is no page, failed, or sets something in the browser. */
async function pageOf(res: Response): Promise<Kept | null> {
  const isPage = res.status === 200 && res.headers.get('cache-control') === OF_PAGES;
  if (!isPage || res.headers.has('set-cookie')) return null;
  const body = new Uint8Array(await res.clone().arrayBuffer());
  if (body.length > LARGEST_BYTES) return null;
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, headers: [...res.headers], tag };
}

function answer(c: Context, { body, headers, tag }: Kept): Response {
  const has = (c.req.header('if-none-match') ?? '').split(',').some((it) => it.trim() === tag);
  const answered = has ? new Response(null, { status: 304 }) : new Response(body, { status: 200 });
  for (const [name, value] of headers) answered.headers.set(name, value);
  if (has) answered.headers.delete('content-encoding');
  answered.headers.set('ETag', tag);
  return answered;
}
