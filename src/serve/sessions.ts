/** Who is signed in, and how often a name was tried. Sessions outlive the desk, since the store keeps them. */
import { createHash, randomBytes } from 'node:crypto';
import type { DeskState, SessionRow } from '../store/store.ts';
import type { User } from './accounts.ts';

export interface Sessions {
  /** Signs a user in. @returns the id of a session that was never used before */
  open(user: User): Promise<string>;
  /** Whose session it is, if it has not run out and his password is still the same; each use lengthens it. */
  whose(id: string): Promise<User | null>;
  close(id: string): Promise<void>;
}

const ID_BYTES = 32;
const IDLE_MS = 12 * 3_600_000;
const LONGEST_MS = 7 * 86_400_000;
const MOST = 10_000;
/** A use is written down only so often: it need not be known to the second. */
const WRITTEN_MS = 10 * 60_000;

export interface Kept {
  readonly state: Pick<DeskState, 'session' | 'keepSession' | 'endSession'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Those who may sign in, by name. */
  readonly users: ReadonlyMap<string, User>;
  /** Told why a session is kept in memory alone. */
  readonly log: (cause: unknown) => void;
}

const proofOf = ({ password }: User): string => createHash('sha256').update(password).digest('base64url');

export function makeSessions({ state, now, users, log }: Kept): Sessions {
  const known = new Map<string, SessionRow>();
  /** Also of a store that may only be read: the session is over when the desk is closed, then. */
  const keep = async (id: string, row: SessionRow): Promise<void> => {
    if (known.size >= MOST) known.delete(known.keys().next().value!);
    known.set(id, row);
    await state.keepSession(id, row, now() - IDLE_MS).catch(log);
  };
  const close = async (id: string): Promise<void> => {
    known.delete(id);
    await state.endSession(id).catch(log);
  };
  return {
    open: async (user) => {
      const id = randomBytes(ID_BYTES).toString('base64url');
      await keep(id, { name: user.name, proof: proofOf(user), since: now(), used: now() });
      return id;
    },
    whose: async (id) => {
      const row = known.get(id) ?? (await state.session(id).catch(() => null));
      if (!row) return null;
      const at = now();
      const user = users.get(row.name);
      const isOver = at - row.used > IDLE_MS || at - row.since > LONGEST_MS;
      if (!user || isOver || proofOf(user) !== row.proof) {
        await close(id);
        return null;
      }
      if (at - row.used > WRITTEN_MS) await keep(id, { ...row, used: at });
      else known.set(id, row);
      return user;
    },
    close,
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
