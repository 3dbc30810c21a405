/**
 * collect(inputs): a stream of pages from files, folders, globs, addresses and standard input, told apart by
 * content and never by name. A bad input is one error in the stream; the rest is read. Memory stays flat.
 */
import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { LiqaError } from '../errors.ts';
import type { Page } from '../model.ts';
import { collectArchive, isPackedArchive } from './archives.ts';
import { type ByteLine, type Bytes, openGzip, readAll, readHead, readLines, toUtf8 } from './bytes.ts';
import { decodeBytes, readMark, readWide } from './decode.ts';
import type { Client, ClientOptions } from './fetch.ts';
import { findFiles, isAddress } from './inputs.ts';
import { identify, type Resuming, readLine, writeLine } from './resume.ts';
import { pageOfRow, parseRow } from './rows.ts';
import { type Content, sniff } from './sniff.ts';
import type { Source } from './sources.ts';
import type { WatchOptions } from './watch.ts';

export { decodeBytes } from './decode.ts';
export type { Client, ClientOptions } from './fetch.ts';
export { type Progress, READ_ALL, type Resuming } from './resume.ts';
export { pageOfRow } from './rows.ts';
export type { Source } from './sources.ts';
export type { WatchOptions } from './watch.ts';

/** A page, or why an input gave none. */
export type Collected =
  | { readonly ok: true; readonly page: Page }
  | { readonly ok: false; readonly error: LiqaError };

export interface CollectOptions {
  /** Where `-` is read from. */
  readonly stdin?: Bytes;
  /** Longest page or line that is read; longer ones are refused. */
  readonly limitBytes?: number;
  /** Opens the client when an address is met; without it nothing is fetched, and addresses are refused. */
  readonly connect?: () => Promise<Client>;
  readonly signal?: AbortSignal;
  /** Where earlier runs stopped; without it every input is read from its beginning. */
  readonly resuming?: Resuming;
  /** Told what is worth knowing and no error. */
  readonly onNote?: (sentence: string) => void;
}

/** A polite and safe client for pages. What it needs is loaded now: reading files starts without it. */
export async function openClient(options: ClientOptions = {}): Promise<Client> {
  return (await import('./fetch.ts')).openClient(options);
}

/** The sources in the words of a user: addresses, and files that list them. */
export async function readSources(words: readonly string[]): Promise<readonly Source[]> {
  return (await import('./sources.ts')).readSources(words);
}

/** Follows sources until it is stopped: see `watch.ts`. */
export async function watchSources(sources: readonly Source[], options: WatchOptions): Promise<void> {
  return (await import('./watch.ts')).watchSources(sources, options);
}

const MEGABYTE = 1 << 20;
const LIMIT_BYTES = 32 * MEGABYTE;

/** The pages of `inputs`, in their order; folders and globs in the order of their names. */
export async function* collect(
  inputs: readonly string[],
  options: CollectOptions = {},
): AsyncIterable<Collected> {
  for (const input of inputs) {
    if (input === '-') yield* collectStdin(options);
    else if (isAddress(input)) yield* collectRemote(input, options);
    else yield* collectPath(input, options);
  }
}

async function* collectRemote(address: string, options: CollectOptions): AsyncIterable<Collected> {
  const { collectAddress } = await import('./remote.ts');
  yield* collectAddress(address, { ...options, open: collectBytes });
}

async function* collectStdin(options: CollectOptions): AsyncIterable<Collected> {
  if (options.stdin) yield* collectBytes(options.stdin, { place: '-', id: null }, options);
  else
    yield refused('usage.bad-argument', 'there is nothing on standard input: name a file instead of -', '-');
}

async function* collectPath(input: string, options: CollectOptions): AsyncIterable<Collected> {
  let folder: string | null = null;
  let failed = false;
  let files = 0;
  let pages = 0;
  // an archive of which all was read before is no empty folder
  const onNote = (sentence: string): void => {
    pages++;
    options.onNote?.(sentence);
  };
  for await (const found of findFiles(input)) {
    if (!found.ok) {
      failed = true;
      yield found;
      continue;
    }
    files++;
    folder = found.folder;
    const id = basename(found.path, extname(found.path));
    const source = { place: found.path, id, file: found.path };
    for await (const item of collectBytes(readFile(found.path), source, { ...options, onNote })) {
      if (item.ok) pages++;
      yield item;
    }
  }
  if ((files === 0 && !failed) || (folder !== null && pages === 0)) {
    const message = `the folder holds ${files} files and none that can be read: expected text, HTML or JSON Lines`;
    yield refused('collect.nothing-readable', `${message} (${input})`, input);
  }
}

const readFile = (path: string): Bytes => createReadStream(path, { highWaterMark: 1 << 18 });

export interface Origin {
  readonly place: string;
  /** The id of a page that is the whole input. */
  readonly id: string | null;
  /** Path of the file, where it is one. */
  readonly file?: string;
  /** Address of a page that was fetched. */
  readonly url?: string;
  /** Encoding named by the transport. */
  readonly charset?: string | null;
}

/** The pages in a stream of bytes, whatever it holds. */
async function* collectBytes(
  bytes: Bytes,
  source: Origin,
  options: CollectOptions,
): AsyncIterable<Collected> {
  try {
    const { head, all } = await readHead(bytes);
    const content = sniff(head);
    if (content === 'warc' || (content === 'gzip' && isPackedArchive(head))) {
      const { limitBytes = LIMIT_BYTES, resuming, onNote } = options;
      const isPacked = content === 'gzip';
      yield* collectArchive(all, { ...source, isPacked, limitBytes, resuming, onNote });
    } else if (content === 'gzip') {
      const inner = await readHead(openGzip(all));
      yield* collectContent(inner.all, { ...source, head: inner.head, content: sniff(inner.head) }, options);
    } else yield* collectContent(all, { ...source, head, content }, options);
  } catch (cause) {
    yield { ok: false, error: unreadable(cause, source.place) };
  }
}

function unreadable(cause: unknown, place: string): LiqaError {
  if (cause instanceof LiqaError) return cause;
  const why = cause instanceof Error ? cause.message.split('\n')[0] : 'unknown reason';
  return new LiqaError(
    'collect.unreadable',
    `this cannot be read (${why}): check or replace the file (${place})`,
    {
      place,
      cause,
    },
  );
}

interface Known extends Origin {
  readonly head: Uint8Array;
  readonly content: Content;
}

/** Why content of a kind is refused: code and what to do. */
const REFUSED: Partial<Record<Content, readonly [code: LiqaError['code'], message: string]>> = {
  empty: ['collect.empty', 'this is empty: expected text, HTML or JSON Lines'],
  binary: [
    'collect.binary',
    'this is not text but a binary format: expected text, HTML or JSON Lines, convert it first',
  ],
  gzip: ['collect.not-supported', 'this is packed twice: unpack it once'],
  warc: ['collect.not-supported', 'this archive is packed twice: unpack it once'],
};

async function* collectContent(
  bytes: Bytes,
  known: Known,
  options: CollectOptions,
): AsyncIterable<Collected> {
  const why = REFUSED[known.content];
  if (why) {
    yield refused(why[0], `${why[1]} (${known.place})`, known.place);
    return;
  }
  const limit = options.limitBytes ?? LIMIT_BYTES;
  if (known.content === 'json-lines') yield* collectLines(bytes, known, { ...options, limitBytes: limit });
  else yield* collectWhole(bytes, known, options);
}

async function* collectLines(
  bytes: Bytes,
  known: Known,
  { limitBytes: limit = LIMIT_BYTES, resuming }: CollectOptions,
): AsyncIterable<Collected> {
  const input = known.file && resuming ? await identify(known.file) : null;
  const done = input && resuming ? readLine(await resuming.find(input)) : 0;
  const encoding = readMark(known.head) ?? readWide(known.head);
  const utf8 = encoding?.startsWith('utf-16') ? toUtf8(bytes, encoding) : bytes;
  for await (const line of readLines(utf8, limit)) {
    if (line.number <= done) continue;
    const item = await collectLine(line, known.place);
    if (!item) continue;
    if (input && item.ok) resuming?.note({ input, position: writeLine(line.number) });
    yield item;
  }
  // a later run reads all lines again, as the same articles
  if (input) resuming?.note({ input, position: null });
}

async function collectLine(line: ByteLine, file: string): Promise<Collected | null> {
  const place = `${file}:${line.number}`;
  if (line.bytes === null) return tooLarge('this line', line.sizeBytes, place);
  const { text, problems } = await decodeBytes(line.bytes);
  if (text.trim() === '') return null;
  return collectRow(() => pageOfRow(parseRow(text, place), place, problems));
}

function collectRow(read: () => Page): Collected {
  try {
    return { ok: true, page: read() };
  } catch (cause) {
    if (cause instanceof LiqaError) return { ok: false, error: cause };
    throw cause;
  }
}

async function* collectWhole(bytes: Bytes, known: Known, options: CollectOptions): AsyncIterable<Collected> {
  const limit = options.limitBytes ?? LIMIT_BYTES;
  const all = await readAll(bytes, limit);
  if (all === null) {
    yield tooLarge('this page', limit + 1, known.place);
    return;
  }
  const { text, problems } = await decodeBytes(all, known.charset ?? null);
  const { id, place, url = null, content } = known;
  if (content === 'json') yield* collectRows(text, known);
  else if (content === 'feed' || content === 'sitemap') {
    const { collectFeed, collectSitemap } = await import('./remote.ts');
    const listing = { place, url, options: { ...options, open: collectBytes } };
    yield* content === 'feed' ? collectFeed(text, listing) : collectSitemap(text, listing);
  } else {
    const kind = content === 'html' ? 'html' : 'text';
    yield { ok: true, page: { id, url, place, kind, content: text, given: {}, problems } };
  }
}

/** A JSON document: one row, or a list of them. */
async function* collectRows(text: string, known: Known): AsyncIterable<Collected> {
  const parsed = parseRow(text, known.place);
  if (!Array.isArray(parsed)) {
    yield collectRow(() => withId(pageOfRow(parsed, known.place), known.id));
    return;
  }
  if (parsed.length === 0)
    yield refused('collect.empty', `this list is empty: expected rows (${known.place})`, known.place);
  for (const [i, row] of parsed.entries()) yield collectRow(() => pageOfRow(row, `${known.place}:${i + 1}`));
}

const withId = (page: Page, id: string | null): Page => (page.id === null ? { ...page, id } : page);

function tooLarge(what: string, sizeBytes: number, place: string): Collected {
  const size = (sizeBytes / MEGABYTE).toFixed(0);
  const message = `${what} has ${size} MB or more, expected at most ${LIMIT_BYTES / MEGABYTE}: cut it into its articles`;
  return refused('collect.too-large', `${message} (${place})`, place);
}

function refused(code: LiqaError['code'], message: string, place: string): Collected {
  return { ok: false, error: new LiqaError(code, message, { place }) };
}
