/** Pages from addresses, and from the lists (feeds, sitemaps) that stand in files or at addresses. */
import { LiqaError } from '../errors.ts';
import type { Page } from '../model.ts';
import { type Bytes, openGzip, readAll } from './bytes.ts';
import type { Collected, CollectOptions, Origin } from './collect.ts';
import { decodeBytes } from './decode.ts';
import { readFeed } from './feeds.ts';
import type { Fetched } from './fetch.ts';
import { hintsOf, idOfAddress, type Listed, pageOfListed } from './listed.ts';
import { readSitemap } from './sitemap.ts';
import { type Content, sniff } from './sniff.ts';

export interface RemoteOptions extends CollectOptions {
  /** Reads whatever stands in a stream of bytes: that of files, handed over so that neither imports the other. */
  readonly open: (bytes: Bytes, source: Origin, options: CollectOptions) => AsyncIterable<Collected>;
}
/** A list with the place it stands in. */
export interface Listing {
  readonly place: string;
  readonly url: string | null;
  readonly options: RemoteOptions;
}

async function* once(bytes: Uint8Array): Bytes {
  yield bytes;
}
/** Longest list that is read, packed and unpacked; sitemaps may have 50 MB. */
export const LIST_BYTES = 64 << 20;
const PAGE_BYTES = 10 << 20;

const failure = (error: LiqaError): Collected => ({ ok: false, error });

const NO_NETWORK = 'addresses are not fetched here: save the page to a file and name that';

/** Whatever stands at an address: a page, a feed, a sitemap, rows. */
export async function* collectAddress(address: string, options: RemoteOptions): AsyncIterable<Collected> {
  const fetched = await tryFetch(address, options);
  if (fetched instanceof LiqaError) {
    yield failure(fetched);
    return;
  }
  const { url, bytes, charset } = fetched;
  const source: Origin = { place: url, id: idOfAddress(url), url, charset };
  if (bytes.length === 0) {
    yield failure(new LiqaError('collect.empty', `the page is empty (${url})`, { place: url }));
  } else yield* options.open(once(bytes), source, options);
}

type Reaching = Pick<CollectOptions, 'connect' | 'signal'>;

async function tryFetch(
  address: string,
  { connect, signal }: Reaching,
  limitBytes: number = LIST_BYTES,
): Promise<Fetched | LiqaError> {
  if (!connect)
    return new LiqaError('collect.not-supported', `${NO_NETWORK} (${address})`, { place: address });
  try {
    return await (await connect()).get(address, { limitBytes, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (cause instanceof LiqaError && cause.code !== 'collect.stopped') return cause;
    throw cause;
  }
}

/** The items of a feed: their own content where it is the report, else the pages they name. */
export async function* collectFeed(text: string, listing: Listing): AsyncIterable<Collected> {
  const { items, lost } = readFeed(text, listing.url, listing.place);
  const { place } = listing;
  if (lost > 0) {
    const message = `${lost} items of this feed are too broken to be read: the rest was`;
    yield failure(new LiqaError('collect.bad-feed', `${message} (${place})`, { place }));
  }
  if (items.length === 0 && lost === 0)
    yield failure(new LiqaError('collect.empty', `this feed has no items (${place})`, { place }));
  yield* collectListed(items, listing);
}

const DEPTH = 3;

/** The pages that a sitemap names, and those of the sitemaps below it. */
export async function* collectSitemap(
  text: string,
  listing: Listing,
  seen: Set<string> = new Set(listing.url === null ? [] : [listing.url]),
  depth = 0,
): AsyncIterable<Collected> {
  const { pages, sitemaps } = readSitemap(text, listing.url, listing.place);
  const { place } = listing;
  if (pages.length === 0 && sitemaps.length === 0)
    yield failure(new LiqaError('collect.empty', `this sitemap names nothing (${place})`, { place }));
  yield* collectListed(pages, listing);
  for (const { url } of sitemaps) {
    if (seen.has(url) || depth >= DEPTH) continue;
    seen.add(url);
    const found = await fetchList(url, listing.options);
    if (found instanceof LiqaError) yield failure(found);
    else yield* collectSitemap(found, { ...listing, place: url, url }, seen, depth + 1);
  }
}

async function fetchList(url: string, options: RemoteOptions): Promise<string | LiqaError> {
  const fetched = await tryFetch(url, options);
  if (fetched instanceof LiqaError) return fetched;
  const list = await openList(fetched).catch(asError);
  if (list instanceof LiqaError) return list;
  if (list.content === 'sitemap') return list.text;
  const message = 'a sitemap was expected here and is not';
  return new LiqaError('collect.bad-feed', `${message} (${url})`, { place: url });
}

async function* collectListed(items: readonly Listed[], listing: Listing): AsyncIterable<Collected> {
  const { connect } = listing.options;
  for (const [i, listed] of items.entries()) {
    const place = `${listing.place}:${i + 1}`;
    const own = pageOfListed(listed, place);
    if (own && (listed.content?.isWhole || listed.url === null || !connect)) yield { ok: true, page: own };
    else if (listed.url !== null) yield await fetchListed(listed, listed.url, listing.options);
    else yield failure(nothingIn(place));
  }
}

function nothingIn(place: string): LiqaError {
  const message = 'this item of the list has neither an address nor a text: leave it out';
  return new LiqaError('collect.bad-feed', `${message} (${place})`, { place });
}

/** The page that a list names, or why there is none. */
export async function fetchListed(listed: Listed | null, url: string, options: Reaching): Promise<Collected> {
  const fetched = await tryFetch(url, options, PAGE_BYTES);
  if (fetched instanceof LiqaError) return failure(fetched);
  const made = await pageOfFetched(fetched, listed).catch(asError);
  return made instanceof LiqaError ? failure(made) : made;
}

function asError(cause: unknown): LiqaError {
  if (cause instanceof LiqaError) return cause;
  throw cause;
}

/** Why a fetched document is no page. */
const NO_PAGE: Partial<Record<Content, readonly [LiqaError['code'], string]>> = {
  empty: ['collect.empty', 'the page is empty'],
  binary: ['collect.binary', 'this is not text but a binary format'],
  feed: ['collect.wrong-type', 'this is a feed, expected a page'],
  sitemap: ['collect.wrong-type', 'this is a sitemap, expected a page'],
  warc: ['collect.wrong-type', 'this is a web archive, expected a page'],
};

/** The page in a fetched document, with what was said of it elsewhere. */
export async function pageOfFetched(fetched: Fetched, listed: Listed | null): Promise<Collected> {
  const { url } = fetched;
  const list = await openList(fetched);
  const why = NO_PAGE[list.content];
  if (why) return failure(new LiqaError(why[0], `${why[1]} (${url})`, { place: url }));
  const page: Page = {
    id: idOfAddress(url),
    url,
    place: url,
    kind: list.content === 'html' ? 'html' : 'text',
    content: list.text,
    given: {},
    ...(listed ? { hinted: hintsOf(listed) } : {}),
    problems: list.problems,
  };
  return { ok: true, page };
}

export interface Opened {
  readonly content: Content;
  readonly text: string;
  readonly problems: Page['problems'];
}
const HEAD_BYTES = 65_536;

/** A fetched document by its content, unpacked where it is a file of gzip. @throws LiqaError `collect.…` */
export async function openList({ bytes, charset, url }: Fetched): Promise<Opened> {
  const packed = sniff(bytes.subarray(0, HEAD_BYTES)) === 'gzip';
  const plain = packed ? await unpack(bytes, url) : bytes;
  const content = sniff(plain.subarray(0, HEAD_BYTES));
  if (content === 'empty' || content === 'binary' || content === 'gzip')
    return { content: content === 'gzip' ? 'binary' : content, text: '', problems: [] };
  const { text, problems } = await decodeBytes(plain, charset);
  return { content, text, problems };
}

async function unpack(bytes: Uint8Array, url: string): Promise<Uint8Array> {
  const fail = (code: LiqaError['code'], message: string, cause?: unknown): LiqaError =>
    new LiqaError(code, `${message} (${url})`, { place: url, cause });
  try {
    const all = await readAll(openGzip(once(bytes)), LIST_BYTES);
    if (all) return all;
  } catch (cause) {
    throw fail('collect.cut', 'this packed file is cut off or damaged', cause);
  }
  throw fail('collect.too-large', `this is larger than ${LIST_BYTES >> 20} MB when unpacked`);
}
