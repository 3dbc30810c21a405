/**
 * Gzip files member by member: where each begins, so that reading can go on there, and past broken ones.
 *
 * @source RFC 1952
 */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Bytes } from './bytes.ts';
import { makeWindow, type Piece, type Window } from './window.ts';

/** The bytes of a file as they are, from the byte `offset` of it. */
export async function* plainPieces(bytes: Bytes, offset = 0): AsyncGenerator<Piece> {
  let at = offset;
  for await (const chunk of bytes) {
    yield { ok: true, bytes: chunk, at: { offset: at, within: 0 } };
    at += chunk.length;
  }
}

const LEAST_BYTES = 1 << 16;
/** Members up to this size, packed and unpacked, are opened in one go; larger ones are streamed. */
const WHOLE_BYTES = 1 << 20;
const WHOLE_UNPACKED = 1 << 24;
/** Most records are smaller than this unpacked: room for more would be made, and thrown away, for each. */
const CHUNK_BYTES = 1 << 14;
const TRAILER_BYTES = 8;

/** What a gzip file holds, from the member that begins at `offset`. `bytes` begin there. */
export async function* memberPieces(bytes: Bytes, offset = 0): AsyncGenerator<Piece> {
  const packed = makeWindow(plainPieces(bytes, offset), false);
  while (await hasMore(packed)) {
    const head = readMemberHead(packed.view());
    const at = { offset: packed.position().offset, within: 0 };
    if (head === 0) {
      yield { ok: false, message: 'what stands here is not gzip', at };
      await findMember(packed);
      continue;
    }
    const opened = await openWhole(packed, head);
    if (opened.state === 'large') yield* streamMember(packed, head);
    else if (opened.state === 'open') {
      packed.drop(opened.size);
      yield { ok: true, bytes: opened.bytes, at };
    } else {
      yield { ok: false, message: opened.message, at };
      await findMember(packed);
    }
  }
}

/** Whether there is another member; zeros that fill up the last block are none. */
async function hasMore(packed: Window): Promise<boolean> {
  while (await packed.fill(1)) {
    await packed.fill(LEAST_BYTES);
    const view = packed.view();
    if (view[0] !== 0) return true;
    let zeros = 0;
    while (zeros < view.length && view[zeros] === 0) zeros++;
    packed.drop(zeros);
  }
  return false;
}

const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const HEAD_CRC = 2;
const RESERVED = 0xe0;

/** Length of the head of the member at the front of `view`; 0 where there is none. */
function readMemberHead(view: Buffer): number {
  if (view.length < 18 || view[0] !== 0x1f || view[1] !== 0x8b || view[2] !== 8) return 0;
  const flags = view[3]!;
  if ((flags & RESERVED) !== 0) return 0;
  let at = 10;
  if (flags & EXTRA) at += 2 + view.readUInt16LE(at);
  for (const flag of [NAME, COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = view.indexOf(0, at);
    if (end < 0) return 0;
    at = end + 1;
  }
  if (flags & HEAD_CRC) at += 2;
  return at < view.length ? at : 0;
}

type Opened =
  | { readonly state: 'open'; readonly bytes: Buffer; readonly size: number }
  | { readonly state: 'large' }
  | { readonly state: 'broken'; readonly message: string };

/** The member at the front, opened at once. */
async function openWhole(packed: Window, head: number): Promise<Opened> {
  for (let size = LEAST_BYTES; ; size *= 4) {
    const isThere = await packed.fill(size);
    const opened = inflate(packed.view(), head);
    if (opened !== 'short') return opened;
    if (!isThere) return CUT;
    if (size >= WHOLE_BYTES) return { state: 'large' };
  }
}

function inflate(view: Buffer, head: number): Opened | 'short' {
  try {
    // `info` gives the engine too, which the types do not say
    const { buffer, engine } = inflateRawSync(view.subarray(head), {
      info: true,
      maxOutputLength: WHOLE_UNPACKED,
      chunkSize: CHUNK_BYTES,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    const end = head + engine.bytesWritten;
    if (view.length < end + TRAILER_BYTES) return 'short';
    if (view.readUInt32LE(end) !== crc32(buffer)) return DAMAGED;
    return { state: 'open', bytes: buffer, size: end + TRAILER_BYTES };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'Z_BUF_ERROR') return 'short';
    return code === 'ERR_BUFFER_TOO_LARGE' ? { state: 'large' } : DAMAGED;
  }
}
const DAMAGED = { state: 'broken', message: 'the packed bytes are damaged' } as const;
const CUT = { state: 'broken', message: 'the file is cut short here' } as const;

/** Packed bytes fed at once: they unpack to some 16 MB at most. */
const FEED_BYTES = 1 << 14;

interface Engine {
  /** What came of `bytes`, and how many of them were taken. */
  feed(bytes: Uint8Array): Promise<{ readonly out: readonly Buffer[]; readonly taken: number }>;
  state(): 'open' | 'over' | 'damaged';
  close(): void;
}

/** Unpacks one member, bytes in and bytes out. */
function startEngine(): Engine {
  const inflater = createInflateRaw({ chunkSize: LEAST_BYTES });
  let state: 'open' | 'over' | 'damaged' = 'open';
  let out: Buffer[] = [];
  let wake = (): void => {};
  inflater.on('data', (bytes: Buffer) => out.push(bytes));
  inflater.on('end', () => {
    state = 'over';
  });
  inflater.on('error', () => {
    state = 'damaged';
    wake();
  });
  return {
    async feed(bytes) {
      const before = inflater.bytesWritten;
      await new Promise<void>((resolve) => {
        wake = resolve;
        inflater.write(Buffer.from(bytes), () => resolve());
      });
      // data and the end are told in the ticks after the write
      await new Promise((resolve) => setImmediate(resolve));
      const made = out;
      out = [];
      return { out: made, taken: inflater.bytesWritten - before };
    },
    state: () => state,
    close: () => inflater.destroy(),
  };
}

/** The member at the front, piece by piece. */
async function* streamMember(packed: Window, head: number): AsyncGenerator<Piece> {
  const { offset } = packed.position();
  packed.drop(head);
  const engine = startEngine();
  let within = 0;
  let sum = 0;
  while (engine.state() === 'open' && (await packed.fill(1))) {
    const { out, taken } = await engine.feed(packed.view().subarray(0, FEED_BYTES));
    packed.drop(taken);
    for (const bytes of out) {
      sum = crc32(bytes, sum);
      yield { ok: true, bytes, at: { offset, within } };
      within += bytes.length;
    }
  }
  engine.close();
  const at = { offset, within };
  if (engine.state() === 'over') {
    await packed.fill(TRAILER_BYTES);
    const isSound = packed.view().length >= TRAILER_BYTES && packed.view().readUInt32LE(0) === sum;
    packed.drop(TRAILER_BYTES);
    if (!isSound) yield { ok: false, message: DAMAGED.message, at };
    return;
  }
  const isCut = engine.state() === 'open';
  yield { ok: false, message: isCut ? CUT.message : DAMAGED.message, at };
  if (!isCut) await findMember(packed);
}

/** Drops the byte at the front and all up to the next head of a member. */
async function findMember(packed: Window): Promise<void> {
  packed.drop(1);
  while ((await packed.fill(LEAST_BYTES / 16)) || (await packed.fill(1))) {
    await packed.fill(LEAST_BYTES);
    const view = packed.view();
    for (let at = view.indexOf(0x1f); at >= 0; at = view.indexOf(0x1f, at + 1)) {
      if (view[at + 1] !== 0x8b || readMemberHead(view.subarray(at)) === 0) continue;
      packed.drop(at);
      return;
    }
    const kept = view.length < LEAST_BYTES ? 0 : 18;
    packed.drop(view.length - kept);
  }
}
