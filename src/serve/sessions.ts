/** Who is signed in, and how often a name was tried: in memory, gone when the desk is closed. */
import { randomBytes } from 'node:crypto';

export interface Sessions {
  /** Signs a user in. @returns the id of a session that was never used before */
  open(name: string): string;
  /** Whose session it is, if it has not run out; each use lengthens it. */
  whose(id: string): string | null;
  close(id: string): void;
}

const ID_BYTES = 32;
const IDLE_MS = 12 * 3_600_000;
const LONGEST_MS = 7 * 86_400_000;
const MOST = 10_000;

export function makeSessions(now: () => number): Sessions {
  const open = new Map<string, { readonly name: string; readonly since: number; used: number }>();
  return {
    open: (name) => {
      const id = randomBytes(ID_BYTES).toString('base64url');
      if (open.size >= MOST) open.delete(open.keys().next().value!);
      open.set(id, { name, since: now(), used: now() });
      return id;
    },
    whose: (id) => {
      const session = open.get(id);
      if (!session) return null;
      const at = now();
      if (at - session.used > IDLE_MS || at - session.since > LONGEST_MS) {
        open.delete(id);
        return null;
      }
      session.used = at;
      return session.name;
    },
    close: (id) => {
      open.delete(id);
    },
  };
}

/** Counts failures of a key, and tells when it may be tried again. */
export interface Attempts {
  /** Milliseconds to wait; 0 where it may be tried now. */
  waitMs(key: string): number;
  fail(key: string): void;
  forget(key: string): void;
}

const FREE = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export function makeAttempts(now: () => number): Attempts {
  const failed = new Map<string, { readonly count: number; readonly at: number }>();
  const waitOf = (count: number): number =>
    count < FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE));
  return {
    waitMs: (key) => {
      const last = failed.get(key);
      return last ? Math.max(0, last.at + waitOf(last.count) - now()) : 0;
    },
    fail: (key) => {
      const last = failed.get(key);
      const isOld = last !== undefined && now() - last.at > 2 * LONGEST_WAIT_MS;
      failed.delete(key);
      if (failed.size >= MOST) failed.delete(failed.keys().next().value!);
      failed.set(key, { count: last && !isOld ? last.count + 1 : 1, at: now() });
    },
    forget: (key) => {
      failed.delete(key);
    },
  };
}
