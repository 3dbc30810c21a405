/** Sitemaps and indexes of sitemaps, with the news extension, however broken. */
import { LiqaError } from '../errors.ts';
import { addressIn, dayOf, type Listed, plainOf } from './listed.ts';
import { parseMarkup } from './markup.ts';

export interface Sitemap {
  readonly pages: readonly Listed[];
  /** Sitemaps that this one names, the newest first. */
  readonly sitemaps: readonly { readonly url: string; readonly stamp: string | null }[];
}

/** @source sitemaps.org: at most 50,000 addresses in a file */
const MOST_ENTRIES = 50_000;

type Entry = Record<string, string>;
const ENTRIES: ReadonlySet<string> = new Set(['url', 'sitemap']);
/** Cells by the elements that hold them; `image:loc` and `video:title` are about something else. */
const CELLS: Readonly<Record<string, string>> = {
  loc: 'loc',
  lastmod: 'lastmod',
  'news:publication_date': 'published',
  'news:title': 'title',
  'news:name': 'outlet',
};

/** @throws LiqaError `collect.bad-feed` where this is no sitemap */
export function readSitemap(text: string, base: string | null, place: string): Sitemap {
  const found = { sitemap: [] as Entry[], url: [] as Entry[], isSitemap: false };
  let entry: Entry | null = null;
  let cell: string | null = null;
  parseMarkup(
    text,
    {
      onopentag: (tag) => {
        const name = plainName(tag);
        if (name === 'urlset' || name === 'sitemapindex') found.isSitemap = true;
        if (ENTRIES.has(name)) entry = {};
        cell = entry ? (CELLS[name] ?? null) : null;
      },
      ontext: (words) => {
        if (entry && cell) entry[cell] = (entry[cell] ?? '') + words;
      },
      onclosetag: (tag) => {
        const name = plainName(tag);
        cell = null;
        if (!entry || !ENTRIES.has(name)) return;
        const list = found[name as 'url' | 'sitemap'];
        if (list.length < MOST_ENTRIES) list.push(entry);
        entry = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  if (found.isSitemap) return listEntries(found, base);
  const message = 'this is not a sitemap that can be read: expected urlset or sitemapindex';
  throw new LiqaError('collect.bad-feed', `${message} (${place})`, { place });
}

const PREFIXES: ReadonlySet<string> = new Set(['sitemap', 'sm', 'ns0']);
/** Some sitemaps give their own namespace a prefix; the one of the news extension is always `news` or `n`. */
function plainName(tag: string): string {
  const name = tag.toLowerCase();
  const at = name.indexOf(':');
  if (at < 0) return name;
  const prefix = name.slice(0, at);
  if (PREFIXES.has(prefix)) return name.slice(at + 1);
  return prefix === 'n' ? `news:${name.slice(at + 1)}` : name;
}

interface Entries {
  readonly url: readonly Entry[];
  readonly sitemap: readonly Entry[];
}
function listEntries({ url, sitemap }: Entries, base: string | null): Sitemap {
  const pages = url.map((entry): Listed => listEntry(entry, base)).filter((listed) => listed.url !== null);
  const sitemaps = sitemap.flatMap(({ loc, lastmod }) => {
    const address = addressIn(loc, base);
    return address === null ? [] : [{ url: address, stamp: lastmod?.trim() || null }];
  });
  sitemaps.sort((a, b) => compare(b.stamp ?? '', a.stamp ?? ''));
  return { pages, sitemaps };
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function listEntry({ loc, lastmod, published, title, outlet }: Entry, base: string | null): Listed {
  return {
    url: addressIn(loc, base),
    title: title ? plainOf(title) || null : null,
    author: null,
    outlet: outlet ? plainOf(outlet) || null : null,
    published: dayOf(published),
    stamp: lastmod?.trim() || published?.trim() || null,
    content: null,
  };
}
