/**
 * What a server answered, as archives keep it: head, chunks, packed content.
 *
 * @source RFC 9110 and RFC 9112
 */
import {
  brotliDecompressSync,
  constants,
  inflateRawSync,
  inflateSync,
  unzipSync,
  zstdDecompressSync,
} from 'node:zlib';
import { findEmptyLine, readFields } from './warc-records.ts';

export interface Answer {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** The answer in `block`; null where it is none. */
export function readAnswer(block: Buffer): Answer | null {
  if (block.toString('latin1', 0, 5) !== 'HTTP/') return null;
  const end = findEmptyLine(block) || block.length;
  const head = block.toString('utf8', 0, end);
  const status = Number(head.split(' ', 2)[1]?.slice(0, 3));
  if (!Number.isInteger(status)) return null;
  return { status, fields: readFields(head), body: block.subarray(end) };
}

export type Unpacked =
  | { readonly ok: true; readonly bytes: Buffer; readonly isCut: boolean }
  | { readonly ok: false; readonly message: string };

/** The content of an answer, its chunks joined and unpacked. */
export function unpackBody({ fields, body }: Answer, limitBytes: number): Unpacked {
  const isChunked = /chunked/iu.test(fields.get('transfer-encoding') ?? '');
  // many archives keep the field and have the chunks joined already
  let bytes = isChunked ? (joinChunks(body) ?? body) : body;
  let isCut = false;
  const codings = (fields.get('content-encoding') ?? '').toLowerCase().split(/[\s,]+/u);
  for (const coding of codings.reverse()) {
    const open = OPENERS[coding];
    if (!open || !looksPacked(coding, bytes)) continue;
    const opened = tryOpen(open, bytes, limitBytes);
    if (!opened.ok)
      return { ok: false, message: `its content is not ${coding} as it says: ${opened.message}` };
    bytes = opened.bytes;
    isCut ||= opened.isCut;
  }
  return { ok: true, bytes, isCut };
}

const LF = 0x0a;
const CHUNK_HEAD = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/iu;

/** The chunks joined; null where these are none. A last chunk that is cut short counts as far as it goes. */
function joinChunks(body: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf(LF, at);
    if (end < 0 || end - at > 200) return chunks.length > 0 ? Buffer.concat(chunks) : null;
    const size = CHUNK_HEAD.exec(body.toString('latin1', at, end))?.[1];
    if (size === undefined) return chunks.length > 0 ? Buffer.concat(chunks) : null;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    while (body[at] === 0x0d || body[at] === LF) at++;
  }
  return Buffer.concat(chunks);
}

type Open = (bytes: Buffer, limits: { maxOutputLength: number; isLenient: boolean }) => Buffer;
const { Z_SYNC_FLUSH, Z_FINISH, BROTLI_OPERATION_FLUSH, BROTLI_OPERATION_FINISH } = constants;

const zlib =
  (open: typeof unzipSync): Open =>
  (bytes, { maxOutputLength, isLenient }) =>
    open(bytes, { maxOutputLength, finishFlush: isLenient ? Z_SYNC_FLUSH : Z_FINISH });
const brotli: Open = (bytes, { maxOutputLength, isLenient }) =>
  brotliDecompressSync(bytes, {
    maxOutputLength,
    finishFlush: isLenient ? BROTLI_OPERATION_FLUSH : BROTLI_OPERATION_FINISH,
  });
const ZLIB_HEAD = 0x78;
const deflate: Open = (bytes, limits) =>
  zlib(bytes[0] === ZLIB_HEAD ? inflateSync : inflateRawSync)(bytes, limits);

const OPENERS: Readonly<Record<string, Open>> = {
  gzip: zlib(unzipSync),
  'x-gzip': zlib(unzipSync),
  deflate,
  br: brotli,
  zstd: (bytes, { maxOutputLength }) => zstdDecompressSync(bytes, { maxOutputLength }),
};

/** Archives may keep the field and have the content unpacked already. */
function looksPacked(coding: string, bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  if (coding.endsWith('gzip')) return bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (coding === 'zstd') return bytes.readUInt8(0) === 0x28 && bytes[1] === 0xb5;
  return bytes[0] !== 0x3c; // a page that begins with an angle bracket
}

interface Opened {
  readonly ok: true;
  readonly bytes: Buffer;
  readonly isCut: boolean;
}
function tryOpen(open: Open, bytes: Buffer, limit: number): Opened | { ok: false; message: string } {
  const limits = { maxOutputLength: limit, isLenient: false };
  try {
    return { ok: true, bytes: open(bytes, limits), isCut: false };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
      return { ok: false, message: `it unpacks to more than ${limit >> 20} MB` };
  }
  try {
    const cut = open(bytes, { ...limits, isLenient: true });
    if (cut.length > 0) return { ok: true, bytes: cut, isCut: true };
  } catch {
    // told below
  }
  return { ok: false, message: 'it is damaged' };
}
