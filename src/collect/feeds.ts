/**
 * Feeds of every kind (RSS 0.9 to 2.0, RDF, Atom, JSON Feed) as lists of pages. Stray ampersands, byte order
 * marks, control characters and a cut end are no reason to lose an item.
 */
import { type AnyFeed, parseFeed } from 'feedsmith';
import { LiqaError } from '../errors.ts';
import { addressIn, contentOf, dayOf, type Listed, plainOf } from './listed.ts';

type Feed = AnyFeed;
type RssItem = NonNullable<Extract<AnyFeed, { format: 'rss' }>['feed']['items']>[number];
type RdfItem = NonNullable<Extract<AnyFeed, { format: 'rdf' }>['feed']['items']>[number];
type AtomEntry = NonNullable<Extract<AnyFeed, { format: 'atom' }>['feed']['entries']>[number];
type JsonItem = NonNullable<Extract<AnyFeed, { format: 'json' }>['feed']['items']>[number];

export interface ReadFeed {
  readonly title: string | null;
  readonly items: readonly Listed[];
  /** How many items were too broken to be read. */
  readonly lost: number;
}

const MOST_ITEMS = 10_000;
/** Characters; the largest feeds seen have a tenth of it. */
const LONGEST_FEED = 8 << 20;

/**
 * The items of a feed, in its order.
 *
 * @param base  address of the feed, for addresses that are not whole
 * @throws LiqaError `collect.bad-feed` where this is none, `collect.too-large`
 */
export function readFeed(text: string, base: string | null, place: string): ReadFeed {
  if (text.length > LONGEST_FEED) {
    const message = `this feed has more than ${LONGEST_FEED >> 20} million characters: it was given up`;
    throw new LiqaError('collect.too-large', `${message} (${place})`, { place });
  }
  const clean = cleanFeed(text);
  const parsed = tryParse(clean);
  const whole = parsed ? { ...listFeed(parsed, base), lost: 0 } : null;
  // Markup that does not close as it opened swallows the items after it, and the parser says nothing.
  const isShort = (whole?.items.length ?? 0) < Math.min(MOST_ITEMS, countItems(clean));
  const pieces = isShort ? readPieces(clean, base) : null;
  if (pieces && pieces.items.length >= (whole?.items.length ?? 0)) return pieces;
  if (whole) return whole;
  const message = 'this is not a feed that can be read: expected RSS, Atom or JSON Feed';
  throw new LiqaError('collect.bad-feed', `${message} (${place})`, { place });
}

/** Characters that XML does not allow, and what stands before the first tag. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
const BEFORE = /^[\s\ufeff]+/u;
const cleanFeed = (text: string): string => text.replace(FORBIDDEN, '').replace(BEFORE, '');

function tryParse(text: string): Feed | null {
  try {
    return parseFeed(text);
  } catch {
    // Not a feed, or a broken one: the caller reads what is whole of it.
    return null;
  }
}

const ITEM = /<(item|entry)[\s>]/gu;
function countItems(text: string): number {
  return text.startsWith('<') ? (text.match(ITEM)?.length ?? 0) : 0;
}

const ROOT = /<(rss|feed|rdf:RDF)(?:\s[^>]*)?>/u;
const TITLE = /<title[^>]*>[^<]*<\/title>/u;
const LONGEST_HEAD = 20_000;

/** A feed that is broken somewhere, item by item: one bad item costs one item. */
function readPieces(text: string, base: string | null): ReadFeed | null {
  const starts = [...text.matchAll(ITEM)].slice(0, MOST_ITEMS);
  const root = ROOT.exec(text.slice(0, LONGEST_HEAD));
  const [first] = starts;
  if (!first || !root) return null;
  const heading = TITLE.exec(text.slice(0, Math.min(first.index, LONGEST_HEAD)))?.[0] ?? '';
  const frame = FRAMES[root[1] as keyof typeof FRAMES];
  const close = `</${first[1]}>`;
  const items: Listed[] = [];
  let title: string | null = null;
  let lost = 0;
  for (const [i, { index }] of starts.entries()) {
    const piece = text.slice(index, starts[i + 1]?.index ?? text.length);
    const end = piece.indexOf(close);
    const [before, after] = frame(heading);
    const parsed = end < 0 ? null : tryParse(root[0] + before + piece.slice(0, end + close.length) + after);
    const listed = parsed ? listFeed(parsed, base) : null;
    const found = listed?.items.filter(({ url, content }) => url !== null || content !== null) ?? [];
    if (found.length > 0) items.push(...found);
    else lost++;
    title ??= listed?.title ?? null;
  }
  return items.length > 0 ? { title, items, lost } : null;
}

/** What stands around the items of a feed of each kind. */
const FRAMES = {
  rss: (title: string) => [`<channel>${title}`, '</channel></rss>'],
  feed: (title: string) => [title, '</feed>'],
  'rdf:RDF': (title: string) => [`<channel>${title}</channel>`, '</rdf:RDF>'],
} as const;

function listFeed(feed: Feed, base: string | null): { title: string | null; items: readonly Listed[] } {
  const outlet = titleOf(feed);
  return { title: outlet, items: listItems(feed, { base, outlet }).slice(0, MOST_ITEMS) };
}

function titleOf({ format, feed }: Feed): string | null {
  const words = format === 'atom' ? feed.title?.value : feed.title;
  return words ? plainOf(words) || null : null;
}

interface Around {
  readonly base: string | null;
  readonly outlet: string | null;
}
function listItems(feed: Feed, around: Around): readonly Listed[] {
  switch (feed.format) {
    case 'rss':
      return (feed.feed.items ?? []).map((item) => listRss(item, around));
    case 'rdf':
      return (feed.feed.items ?? []).map((item) => listRdf(item, around));
    case 'atom': {
      const base = addressIn(feed.feed.xml?.base, around.base) ?? around.base;
      return (feed.feed.entries ?? []).map((entry) => listAtom(entry, { ...around, base }));
    }
    case 'json':
      return (feed.feed.items ?? []).map((item) => listJson(item, around));
  }
}

const titled = (words: string | undefined): string | null => (words ? plainOf(words) || null : null);

function listRss(item: RssItem, { base, outlet }: Around): Listed {
  const link = item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value);
  const published = item.pubDate ?? item.dc?.dates?.[0];
  return {
    url: addressIn(link, base),
    title: titled(item.title),
    author: titled(item.dc?.creators?.[0]),
    outlet: titled(item.source?.title) ?? outlet,
    published: dayOf(published),
    stamp: published ?? null,
    content: contentOf(item.content?.encoded, false) ?? contentOf(item.description, true),
  };
}

function listRdf(item: RdfItem, { base, outlet }: Around): Listed {
  const published = item.dc?.dates?.[0];
  return {
    url: addressIn(item.link ?? item.rdf?.about, base),
    title: titled(item.title),
    author: titled(item.dc?.creators?.[0]),
    outlet,
    published: dayOf(published),
    stamp: published ?? null,
    content: contentOf(item.content?.encoded, false) ?? contentOf(item.description, true),
  };
}

function listAtom(entry: AtomEntry, { base, outlet }: Around): Listed {
  const links = entry.links ?? [];
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
  const inner = addressIn(entry.xml?.base, base) ?? base;
  return {
    url: addressIn(link?.href ?? entry.id, inner),
    title: titled(entry.title?.value),
    author: titled(entry.authors?.[0]?.name),
    outlet: titled(entry.source?.title?.value) ?? outlet,
    published: dayOf(entry.published ?? entry.updated),
    stamp: entry.updated ?? entry.published ?? null,
    content: contentOf(entry.content?.value, false) ?? contentOf(entry.summary?.value, true),
  };
}

function listJson(item: JsonItem, { base, outlet }: Around): Listed {
  return {
    url: addressIn(item.url ?? item.external_url ?? item.id, base),
    title: titled(item.title),
    author: titled(item.authors?.[0]?.name),
    outlet,
    published: dayOf(item.date_published),
    stamp: item.date_modified ?? item.date_published ?? null,
    content: contentOf(item.content_html ?? item.content_text, false) ?? contentOf(item.summary, true),
  };
}
