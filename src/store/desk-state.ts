/** What a desk remembers of itself beside what it shows: who is signed in, and what it was asked to fetch. */
import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { unstamped } from './stamp.ts';

export const DESK_STATE_TABLES = `
-- who is signed in: what is kept of the id opens nothing, the browser alone has the id itself
CREATE TABLE IF NOT EXISTS desk_sessions (
  digest TEXT PRIMARY KEY,       -- SHA-256 of the id
  name TEXT NOT NULL,
  proof TEXT NOT NULL,           -- digest of the password as it was kept then: with another one it is over
  since INTEGER NOT NULL, used INTEGER NOT NULL -- milliseconds since 1970
) STRICT, WITHOUT ROWID;

-- what the desk was asked to fetch and read
CREATE TABLE IF NOT EXISTS desk_jobs (
  id INTEGER PRIMARY KEY,
  job TEXT NOT NULL              -- JSON
) STRICT;

CREATE TABLE IF NOT EXISTS desk_keys (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

export interface SessionRow {
  readonly name: string;
  readonly proof: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly used: number;
}
export interface DeskState {
  /** A key by which cookies are signed: the same as long as there is this store. */
  secret(): Promise<string>;
  session(id: string): Promise<SessionRow | null>;
  /** Keeps a session; those used last before `over` are forgotten. */
  keepSession(id: string, row: SessionRow, over: number): Promise<void>;
  endSession(id: string): Promise<void>;
  /** Jobs as JSON by their numbers, in order. */
  jobs(): Promise<readonly string[]>;
  /** Keeps a job; of the oldest beyond `most` nothing is kept. */
  keepJob(id: number, job: string, most: number): Promise<void>;
}

const SECRET = 'cookies';
const SECRET_BYTES = 32;
const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex');

/** @param attempt  runs an act, with failures of SQLite told in our words */
export function makeDeskState(db: DatabaseSync, attempt: <T>(act: () => T) => Promise<T>): DeskState {
  const run = (sql: string, ...params: readonly (string | number)[]): void =>
    unstamped(db, () => void db.prepare(sql).run(...params));
  return {
    secret: () =>
      attempt(() => {
        const made = randomBytes(SECRET_BYTES).toString('base64url');
        const find = db.prepare('SELECT value FROM desk_keys WHERE name = ?');
        if (!find.get(SECRET))
          run('INSERT OR IGNORE INTO desk_keys (name, value) VALUES (?, ?)', SECRET, made);
        return String(find.get(SECRET)?.value);
      }),
    session: (id) =>
      attempt(() => {
        const row = db
          .prepare('SELECT name, proof, since, used FROM desk_sessions WHERE digest = ?')
          .get(digestOf(id));
        return row ? ({ ...row } as unknown as SessionRow) : null;
      }),
    keepSession: (id, { name, proof, since, used }, over) =>
      attempt(() => {
        run(
          'INSERT OR REPLACE INTO desk_sessions (digest, name, proof, since, used) VALUES (?, ?, ?, ?, ?)',
          ...[digestOf(id), name, proof, since, used],
        );
        run('DELETE FROM desk_sessions WHERE used < ?', over);
      }),
    endSession: (id) => attempt(() => run('DELETE FROM desk_sessions WHERE digest = ?', digestOf(id))),
    jobs: () =>
      attempt(() =>
        db
          .prepare('SELECT job FROM desk_jobs ORDER BY id')
          .all()
          .map(({ job }) => String(job)),
      ),
    keepJob: (id, job, most) =>
      attempt(() => {
        run('INSERT OR REPLACE INTO desk_jobs (id, job) VALUES (?, ?)', id, job);
        run('DELETE FROM desk_jobs WHERE id <= ?', id - most);
      }),
  };
}
