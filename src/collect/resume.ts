/** How far an input of many pages was read, so that a later run can go on there. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Position } from './window.ts';

export interface Progress {
  /** Which input: see `identify`. */
  readonly input: string;
  /** Where to go on; `READ_ALL` where nothing is left, null where the next run begins anew. */
  readonly position: string | null;
}
export const READ_ALL = 'end';

/** Memory of earlier runs, and what is told to it. */
export interface Resuming {
  /** Where a run stopped; null where none was here. */
  find(input: string): Promise<string | null>;
  /** Told before each page with the place behind it, and at the end of each input. */
  note(progress: Progress): void;
}

const HEAD_BYTES = 65_536;
const ID_LENGTH = 32;

/** What makes the file at `path` the same as before: its size, its time and its first bytes, not its name. */
export async function identify(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { size, mtimeMs } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const hash = createHash('sha256').update(`${size} ${mtimeMs}\n`).update(buffer.subarray(0, bytesRead));
    return hash.digest('hex').slice(0, ID_LENGTH);
  } finally {
    await file.close();
  }
}

export const writePosition = ({ offset, within }: Position): string => `${offset}+${within}`;

/** The position that was written; undefined where it is none. */
export function readPosition(words: string | null): Position | undefined {
  const found = /^(\d+)\+(\d+)$/u.exec(words ?? '');
  return found ? { offset: Number(found[1]), within: Number(found[2]) } : undefined;
}

export const writeLine = (number: number): string => `#${number}`;
/** Number of the last line that was read; 0 where none was. */
export const readLine = (words: string | null): number => Number(/^#(\d+)$/u.exec(words ?? '')?.[1] ?? 0);
