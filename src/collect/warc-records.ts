/**
 * The records of a web archive, one after the other, past broken ones.
 *
 * @source ISO 28500:2017 (WARC 1.1); 1.0 and 0.x differ in nothing that is read here
 */
import type { Bytes } from './bytes.ts';
import { memberPieces, plainPieces } from './members.ts';
import { makeWindow, type Position, type Window } from './window.ts';

export type WarcItem =
  | {
      readonly kind: 'record';
      /** `response`, `request`, …, small letters. */
      readonly type: string;
      /** By their names in small letters. */
      readonly fields: ReadonlyMap<string, string>;
      /** Good until the next record is asked for; null where it was passed over unread. */
      readonly block: Buffer | null;
      readonly at: Position;
      /** Where the next record stands. */
      readonly next: Position;
    }
  | { readonly kind: 'broken'; readonly message: string; readonly at: Position }
  | { readonly kind: 'large'; readonly sizeBytes: number; readonly at: Position };

export interface WarcOptions {
  /** Whether `bytes` are gzip, a member for each record or one for all. */
  readonly isPacked: boolean;
  /** Where in the file `bytes` begin, and how many unpacked bytes are behind us. */
  readonly from?: Position;
  /** Types whose blocks are wanted. */
  readonly types: ReadonlySet<string>;
  /** Larger blocks are not held. */
  readonly limitBytes: number;
}

const HEAD_BYTES = 1 << 16;
/** Blocks up to this size are held even where they are not wanted, so that a wrong length is noticed. */
const HELD_BYTES = 1 << 20;

/** The records that begin in `bytes`. */
export async function* readWarc(bytes: Bytes, options: WarcOptions): AsyncGenerator<WarcItem> {
  const { isPacked, from } = options;
  const pieces = isPacked ? memberPieces(bytes, from?.offset) : plainPieces(bytes, from?.offset);
  const window = makeWindow(pieces, isPacked);
  if (from) await pass(window, from.within);
  for (;;) {
    await dropLineEnds(window);
    if (!(await window.fill(1))) {
      const gap = window.takeGap();
      if (gap === null) return;
      yield { kind: 'broken', message: gap.message, at: gap.at };
      continue;
    }
    const item = await readRecord(window, options);
    yield item;
    if (item.kind === 'broken') await findRecord(window);
  }
}

async function pass(window: Window, size: number): Promise<boolean> {
  for (let left = size; left > 0; ) {
    if (!(await window.fill(1))) return false;
    const here = Math.min(left, window.view().length);
    window.drop(here);
    left -= here;
  }
  return true;
}

const CR = 0x0d;
const LF = 0x0a;

async function dropLineEnds(window: Window): Promise<void> {
  while (await window.fill(1)) {
    const first = window.view()[0];
    if (first !== CR && first !== LF) return;
    window.drop(1);
  }
}

const broken = (message: string, at: Position): WarcItem => ({ kind: 'broken', message, at });

/** The record at the front; where it is broken, the window still begins with it. */
async function readRecord(window: Window, options: WarcOptions): Promise<WarcItem> {
  const at = window.position();
  const head = await readHead(window);
  if (typeof head === 'string') return broken(head, at);
  const { fields, size } = head;
  const type = fields.get('warc-type')?.toLowerCase() ?? '';
  const length = Number(fields.get('content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(length) || length < 0 || type === '')
    return broken('its head names no type or no length', at);
  const isWanted = options.types.has(type);
  if (length > (isWanted ? options.limitBytes : HELD_BYTES)) {
    if (!(await pass(window, size + length))) return broken('it is cut short', at);
    return isWanted
      ? { kind: 'large', sizeBytes: length, at }
      : { kind: 'record', type, fields, block: null, at, next: window.position() };
  }
  if (!(await window.fill(size + length))) return broken('it is cut short', at);
  if (!(await endsWell(window, size + length))) return broken('its length is wrong', at);
  const block = isWanted ? Buffer.from(window.view().subarray(size, size + length)) : null;
  window.drop(size + length);
  await dropLineEnds(window);
  return { kind: 'record', type, fields, block, at, next: window.position() };
}

const START = Buffer.from('WARC/');
const LINE_ENDS = 8;

const TWO_LINE_ENDS = Buffer.from('\r\n\r\n');

/** Whether the record of `size` bytes is closed, or followed by another, by a gap, or by nothing. */
async function endsWell(window: Window, size: number): Promise<boolean> {
  await window.fill(size + LINE_ENDS + START.length);
  const rest = window.view().subarray(size);
  if (rest.subarray(0, TWO_LINE_ENDS.length).equals(TWO_LINE_ENDS)) return true;
  let at = 0;
  while (at < LINE_ENDS && (rest[at] === CR || rest[at] === LF)) at++;
  const next = rest.subarray(at, at + START.length);
  return START.subarray(0, next.length).equals(next);
}

interface Head {
  readonly fields: ReadonlyMap<string, string>;
  /** With the empty line that ends it. */
  readonly size: number;
}

/** The head of the record at the front, or what is wrong with it. */
async function readHead(window: Window): Promise<Head | string> {
  await window.fill(START.length);
  if (!window.view().subarray(0, START.length).equals(START)) return 'it does not begin with WARC/';
  for (let size = 1 << 11; ; size *= 2) {
    const isThere = await window.fill(size);
    const view = window.view().subarray(0, HEAD_BYTES);
    const end = findEmptyLine(view);
    if (end > 0) return { fields: readFields(view.toString('utf8', 0, end)), size: end };
    if (!isThere || size >= HEAD_BYTES) return 'its head has no end';
  }
}

/** The place behind the first empty line; 0 where there is none. */
export function findEmptyLine(bytes: Buffer): number {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2;
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3;
  }
  return 0;
}

const LINE = /\r?\n/u;

/** Names in small letters with their values, the first line left out; folded lines are joined, the last of a name counts. */
export function readFields(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  for (const line of head.split(LINE).slice(1)) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (name) fields.set(name, `${fields.get(name)} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    name = line.slice(0, colon).trim().toLowerCase();
    fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** Drops the record at the front and all up to where another begins, or up to the gap. */
async function findRecord(window: Window): Promise<void> {
  window.drop(1);
  while (await window.fill(1)) {
    await window.fill(HEAD_BYTES);
    const view = window.view();
    for (let at = view.indexOf(START); at >= 0; at = view.indexOf(START, at + 1)) {
      if (at > 0 && view[at - 1] !== LF) continue;
      window.drop(at);
      return;
    }
    const isLast = view.length < HEAD_BYTES;
    window.drop(isLast ? view.length : view.length - START.length);
  }
}
