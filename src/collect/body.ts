/** The body of an answer: unpacked on the way, bounded in size and time, cut ones told from whole ones. */
import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { LiqaError } from '../errors.ts';
import { type Bytes, readHead } from './bytes.ts';
import type { Answer } from './send.ts';

const MEGABYTE = 1 << 20;

/**
 * The whole body.
 *
 * @throws LiqaError `collect.too-large`, `collect.cut`
 */
export async function readBody(answer: Answer, place: string, limitBytes: number): Promise<Uint8Array> {
  const declared = Number(answer.headers['content-length']);
  if (declared > limitBytes) throw tooLarge(place, limitBytes);
  const counted = { bytes: 0 };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of await unpack(count(answer.body, counted), answer.headers)) {
      size += chunk.length;
      if (size > limitBytes) throw tooLarge(place, limitBytes);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof LiqaError) throw cause;
    const message = `the page was cut off after ${counted.bytes} bytes: it is asked for again`;
    throw new LiqaError('collect.cut', `${message} (${place})`, { place, cause });
  } finally {
    answer.close();
  }
  return Buffer.concat(chunks);
}

function tooLarge(place: string, limitBytes: number): LiqaError {
  const most = (limitBytes / MEGABYTE).toFixed(limitBytes < 10 * MEGABYTE ? 1 : 0);
  const message = `the page is larger than ${most} MB when unpacked: it was given up`;
  return new LiqaError('collect.too-large', `${message} (${place})`, { place });
}

async function* count(bytes: Bytes, counted: { bytes: number }): Bytes {
  for await (const chunk of bytes) {
    counted.bytes += chunk.length;
    yield chunk;
  }
}

/** Encodings that we ask for; others are taken as they are. */
export const ENCODINGS = 'gzip, deflate, br';

async function unpack(bytes: Bytes, headers: Answer['headers']): Promise<Bytes> {
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return bytes;
  const { head, all } = await readHead(bytes);
  const unpacker = unpackerOf(encoding, head);
  if (unpacker === null || head.length === 0) return all;
  // The error of either side comes out of the iteration; here it has no other listener.
  pipeline(Readable.from(all, { objectMode: false }), unpacker, () => {});
  return unpacker;
}

/** What unpacks it; null where the header says what the bytes do not bear out. */
function unpackerOf(encoding: string, head: Uint8Array): Transform | null {
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  if (isGzip) return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding !== 'deflate') return null;
  const isZlib = (head[0]! & 0x0f) === 8 && (head[0]! * 256 + (head[1] ?? 0)) % 31 === 0;
  return isZlib ? createInflate() : createInflateRaw();
}
