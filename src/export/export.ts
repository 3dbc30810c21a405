/**
 * exportEntries(format, entries): engagements as other programs take them. One table of formats; each is a
 * stream of bytes over a stream of engagements, so that memory does not grow with what is exported.
 */
import { LiqaError } from '../errors.ts';
import type { EngagementEntry, EngagementFilter, Store } from '../store/store.ts';

/** A stream of what is written: text, or bytes where the format is binary. */
export type Written = AsyncIterable<string | Uint8Array>;
export type Entries = AsyncIterable<EngagementEntry>;

/** What a writer is told beside the engagements. */
export interface ExportOptions {
  /** A row for each engagement, or for each participant: tables only. */
  readonly rows?: Rows;
  /** Of the lists that have one, e.g. a feed. */
  readonly title?: string;
  /** Where the desk stands, without a path; links lead to the reports themselves where it is absent. */
  readonly desk?: string;
}
export type Write = (entries: Entries, options: ExportOptions) => Written;
export type Rows = 'engagements' | 'participants';
export type FormatName = 'jsonl' | 'csv' | 'parquet' | 'jsonld' | 'plover' | 'ics' | 'rss';

export interface Format {
  readonly type: string;
  /** The ending of a file of it. */
  readonly ending: string;
  /** Most engagements that make sense in it, the latest of them; all where absent. */
  readonly most?: number;
  readonly load: () => Promise<Write>;
}

const UTF8 = '; charset=utf-8';
const FEED_ITEMS = 100;

/** The table of formats; what a format needs is loaded when it is asked for. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  jsonl: {
    type: `application/jsonl${UTF8}`,
    ending: 'jsonl',
    load: async () => (await import('./jsonl.ts')).writeJsonl,
  },
  csv: { type: `text/csv${UTF8}`, ending: 'csv', load: async () => (await import('./csv.ts')).writeCsv },
  parquet: {
    type: 'application/vnd.apache.parquet',
    ending: 'parquet',
    load: async () => (await import('./parquet.ts')).writeParquet,
  },
  jsonld: {
    type: `application/ld+json${UTF8}`,
    ending: 'jsonld',
    load: async () => (await import('./jsonld.ts')).writeJsonld,
  },
  plover: {
    type: `application/jsonl${UTF8}`,
    ending: 'plover.jsonl',
    load: async () => (await import('./plover.ts')).writePlover,
  },
  ics: { type: `text/calendar${UTF8}`, ending: 'ics', load: async () => (await import('./ics.ts')).writeIcs },
  rss: {
    type: `application/rss+xml${UTF8}`,
    ending: 'rss',
    most: FEED_ITEMS,
    load: async () => (await import('./rss.ts')).writeRss,
  },
};

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** @throws LiqaError `usage.bad-argument` where there is no such format */
export function readFormat(words: string): FormatName {
  const found = FORMAT_NAMES.find((name) => name === words);
  if (found) return found;
  throw new LiqaError(
    'usage.bad-argument',
    `there is no format «${words}», expected ${FORMAT_NAMES.join(', ')}`,
  );
}

/** `entries` in `format`. */
export async function* exportEntries(
  format: FormatName,
  entries: Entries,
  options: ExportOptions = {},
): Written {
  const write = await FORMATS[format].load();
  yield* write(entries, options);
}

const PAGE = 500;

export interface Reading {
  readonly order?: 'newest' | 'oldest';
  /** Most of them; all where absent. */
  readonly most?: number | undefined;
}

/** The engagements of `store` under `filter`, page by page. */
export async function* readEntries(
  store: Pick<Store, 'engagements'>,
  filter: EngagementFilter,
  { order = 'oldest', most = Number.POSITIVE_INFINITY }: Reading = {},
): Entries {
  let cursor: string | null = null;
  let left = most;
  do {
    const limit = Math.min(PAGE, left);
    const page = await store.engagements(filter, { limit, order, ...(cursor ? { cursor } : {}) });
    yield* page.items;
    left -= page.items.length;
    cursor = page.next;
  } while (cursor !== null && left > 0);
}

export { type GoldSource, readCorrected, writeGold } from './gold.ts';
