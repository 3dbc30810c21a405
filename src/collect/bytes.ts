/** Streams of bytes: a head to look at first, gzip opened on the way, lines of limited length. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export type Bytes = AsyncIterable<Uint8Array>;

const HEAD_BYTES = 65_536;

export interface Headed {
  readonly head: Uint8Array;
  /** The whole stream, head included. */
  readonly all: Bytes;
}

/** The first bytes of a stream, and the stream as if none had been read. */
export async function readHead(bytes: Bytes): Promise<Headed> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  return { head: all.subarray(0, HEAD_BYTES), all: rejoin(all, iterator) };
}

async function* rejoin(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): Bytes {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** What a gzip stream holds; members that follow each other are read as one. */
export function openGzip(bytes: Bytes): Bytes {
  const gunzip = createGunzip();
  // The error of either side comes out of the iteration; here it has no other listener.
  pipeline(Readable.from(bytes, { objectMode: false }), gunzip, () => {});
  return gunzip;
}

/** All bytes, or null where there are more than `limit`. */
export async function readAll(bytes: Bytes, limit: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A line without its end; `bytes` is null where it was longer than the limit and not kept. */
export interface ByteLine {
  /** Counted from 1. */
  readonly number: number;
  readonly sizeBytes: number;
  readonly bytes: Buffer | null;
}

const LINE_FEED = 0x0a;

/** The lines of a stream, of which none longer than `limit` is ever held in memory. */
export async function* readLines(bytes: Bytes, limit: number): AsyncIterable<ByteLine> {
  let kept: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const take = (piece: Uint8Array): void => {
    size += piece.length;
    if (size > limit) kept = [];
    else if (piece.length > 0) kept.push(piece);
  };
  const finish = (): ByteLine => {
    const line = { number, sizeBytes: size, bytes: size > limit ? null : joined(kept) };
    number++;
    kept = [];
    size = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end));
      start = end + 1;
      yield finish();
    }
    take(chunk.subarray(start));
  }
  if (size > 0) yield finish();
}

function joined(pieces: readonly Uint8Array[]): Buffer {
  const only = pieces[0];
  if (pieces.length === 1 && only) return Buffer.from(only.buffer, only.byteOffset, only.length);
  return Buffer.concat(pieces);
}

/** A stream of UTF-16 as one of UTF-8. */
export async function* toUtf8(bytes: Bytes, encoding: string): Bytes {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of bytes) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}
