/** From a home page to what can be followed: feeds it declares, sitemaps of its robots.txt, usual places. */
import { LiqaError } from '../errors.ts';
import type { Client } from './fetch.ts';
import { addressIn } from './listed.ts';
import { parseMarkup } from './markup.ts';
import { sniff } from './sniff.ts';

export interface Discovered {
  readonly url: string;
  readonly kind: 'feed' | 'sitemap';
  readonly title: string | null;
}

const TYPES = /^(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json|text\/(?:rss|atom)\+xml)/iu;
const COMMENTS = /comments?(?:\/|$|\?|-)/iu;
const LINK = /(?:\/|^)(?:rss|feeds?|atom)(?:\.(?:xml|rss|atom|json|php))?\/?(?:\?.*)?$|\.(?:rss|atom)$/iu;
const MOST = 20;

/** The feeds that a page declares in its head; where it declares none, those that it links to. */
export function findFeeds(html: string, base: string): readonly Discovered[] {
  const declared = new Map<string, Discovered>();
  const linked = new Map<string, Discovered>();
  parseMarkup(html, {
    onopentag: (name, { rel = '', type = '', href = '', title = '' }) => {
      const url = name === 'link' || name === 'a' ? addressIn(href, base) : null;
      if (url === null || COMMENTS.test(url)) return;
      const found: Discovered = { url, kind: 'feed', title: title.trim() || null };
      if (name === 'a') {
        if (LINK.test(url)) linked.set(url, found);
      } else if (/(?:^|\s)alternate(?:\s|$)/iu.test(rel) && TYPES.test(type.trim())) declared.set(url, found);
    },
  });
  return [...(declared.size > 0 ? declared : linked).values()].slice(0, MOST);
}

/** Where feeds and sitemaps of news stand by custom. */
const USUAL = [
  ...['/rss', '/feed', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml'],
  ...['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap.xml'],
];

export interface Discovering {
  readonly client: Client;
  readonly signal?: AbortSignal;
}

/** What can be followed of the site of `home`: the first of declared feeds, sitemaps of robots.txt, usual places. */
export async function discover(
  home: { readonly url: string; readonly html: string },
  { client, signal }: Discovering,
): Promise<readonly Discovered[]> {
  const feeds = findFeeds(home.html, home.url);
  if (feeds.length > 0) return feeds;
  const sitemaps = await client.sitemapsOf(home.url, signal);
  const named = sitemaps.flatMap((words) => addressIn(words, home.url) ?? []);
  if (named.length > 0) return named.map((url) => ({ url, kind: 'sitemap', title: null }));
  for (const path of USUAL) {
    const kind = await kindAt(new URL(path, home.url).href, { client, ...(signal ? { signal } : {}) });
    if (kind) return [{ url: new URL(path, home.url).href, kind, title: null }];
  }
  return [];
}

async function kindAt(url: string, { client, signal }: Discovering): Promise<Discovered['kind'] | null> {
  try {
    const { bytes } = await client.get(url, signal ? { signal } : {});
    const content = sniff(bytes.subarray(0, 65_536));
    return content === 'feed' || content === 'sitemap' ? content : null;
  } catch (cause) {
    if (!(cause instanceof LiqaError) || cause.code === 'collect.stopped') throw cause;
    return null;
  }
}
