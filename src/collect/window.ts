/** A window that slides over a stream of bytes and knows where each byte stands in the file. */

/**
 * Where unpacked bytes stand: the offset in the file of the gzip member that holds them and how many
 * unpacked bytes of that member come before; where nothing is packed, the offset alone.
 */
export interface Position {
  readonly offset: number;
  readonly within: number;
}
/** Bytes that follow each other, or why some are missing. */
export type Piece =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly at: Position }
  | { readonly ok: false; readonly message: string; readonly at: Position };

export interface Window {
  /** Reads on until `size` bytes are there; false where the stream or a gap ends before. */
  fill(size: number): Promise<boolean>;
  /** All bytes that are there; good until the next `fill` or `drop`. */
  view(): Buffer;
  drop(size: number): void;
  /** Of the first byte; after the last one where none is there. */
  position(): Position;
  /** The gap at which the bytes that are there end, once. */
  takeGap(): { readonly message: string; readonly at: Position } | null;
}

/** Where pieces begin in the window. */
interface Mark {
  index: number;
  readonly at: Position;
}

const START_BYTES = 1 << 17;

/**
 * A window over `pieces`.
 *
 * @param isPacked  whether places count unpacked bytes within a member, or bytes of the file
 */
export function makeWindow(pieces: AsyncIterator<Piece>, isPacked: boolean): Window {
  let buffer = Buffer.allocUnsafe(START_BYTES);
  let start = 0;
  let end = 0;
  let marks: Mark[] = [];
  let after: Position = { offset: 0, within: 0 };
  let gap: Extract<Piece, { ok: false }> | null = null;
  let isOver = false;
  const forward = ({ offset, within }: Position, size: number): Position =>
    isPacked ? { offset, within: within + size } : { offset: offset + size, within };
  const append = (bytes: Uint8Array): void => {
    const size = end - start;
    if (end + bytes.length > buffer.length) {
      const isRoomy = size + bytes.length <= buffer.length / 2;
      const next = isRoomy ? buffer : Buffer.allocUnsafe(Math.max(START_BYTES, 2 * (size + bytes.length)));
      buffer.copy(next, 0, start, end);
      for (const mark of marks) mark.index -= start;
      [buffer, start, end] = [next, 0, size];
    }
    buffer.set(bytes, end);
    end += bytes.length;
  };
  const pull = async (): Promise<void> => {
    const { value, done } = await pieces.next();
    if (done) isOver = true;
    else if (!value.ok) gap = value;
    else if (value.bytes.length > 0) {
      append(value.bytes);
      marks.push({ index: end - value.bytes.length, at: value.at });
      after = forward(value.at, value.bytes.length);
    } else after = value.at;
  };
  return {
    async fill(size) {
      while (end - start < size && !isOver && gap === null) await pull();
      return end - start >= size;
    },
    view: () => buffer.subarray(start, end),
    drop(size) {
      start = Math.min(end, start + size);
      let first = 0;
      while (first + 1 < marks.length && marks[first + 1]!.index <= start) first++;
      if (first > 0) marks = marks.slice(first);
      if (start === end) {
        marks = [];
        start = 0;
        end = 0;
        if (buffer.length > 64 * START_BYTES) buffer = Buffer.allocUnsafe(START_BYTES);
      }
    },
    position() {
      const mark = marks[0];
      return mark ? forward(mark.at, start - mark.index) : after;
    },
    takeGap() {
      if (start !== end) return null;
      const found = gap;
      gap = null;
      return found;
    },
  };
}
