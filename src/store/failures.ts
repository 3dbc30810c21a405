/** What SQLite says when it cannot, as errors of ours. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { LiqaError } from '../errors.ts';

const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
const PERM = 3;

/** The number SQLite gave, without its extension; null for other errors. */
function sqliteCode(cause: unknown): number | null {
  if (!(cause instanceof Error) || !('errcode' in cause) || typeof cause.errcode !== 'number') return null;
  return cause.errcode & 0xff;
}

const BARRED: ReadonlySet<number | null> = new Set([READONLY, PERM, CANTOPEN, IOERR]);
/** Whether a file or folder may not be written or made: the store may still be read. */
export const isBarred = (cause: unknown): boolean => BARRED.has(sqliteCode(cause));

/** Whether another connection is writing. */
export const isBusy = (cause: unknown): boolean => [BUSY, LOCKED].includes(sqliteCode(cause) ?? -1);

/** The error to throw for what happened at `place`; anything but a failure of SQLite stays as it is. */
export function storeError(cause: unknown, place: string): unknown {
  const code = sqliteCode(cause);
  if (code === null) return cause;
  const fail = (name: LiqaError['code'], message: string): LiqaError =>
    new LiqaError(name, `${message} (${place})`, { place, cause });
  if (code === FULL || (code === IOERR && isFull(place))) {
    return fail(
      'store.full',
      'the disk is full, what was reported as stored is kept: make room and add again',
    );
  }
  if (code === BUSY || code === LOCKED) {
    return fail('store.unwritable', 'another program is writing to the store: wait for it and add again');
  }
  if (isBarred(cause)) {
    return fail(
      'store.unwritable',
      'the store cannot be written: check that the file, its folder and the disk allow it',
    );
  }
  if (code === NOTADB) return notAStore(place, cause);
  if (code === CORRUPT) {
    return fail(
      'store.not-a-store',
      'the store is damaged: keep a copy, then read the pages again into a new file',
    );
  }
  return cause;
}

export const notAStore = (place: string, cause?: unknown): LiqaError =>
  new LiqaError(
    'store.not-a-store',
    `this file is no store of Liqa's: name another with --store, or a file that does not exist yet (${place})`,
    { place, cause },
  );

function isFull(place: string): boolean {
  try {
    return statfsSync(dirname(place)).bavail < 256;
  } catch {
    return false;
  }
}
