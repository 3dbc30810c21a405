/** The log of what is followed: sources, their lists, their items, every visit. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { ItemState, SourceItem, SourceList, SourceLog, SourceState, Visit } from '../source-log.ts';
import { followedIn } from './followed.ts';
import type { Cell, Cells } from './rows.ts';

export const SOURCE_TABLES = `
CREATE TABLE sources (
  key INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  kind TEXT, outlet TEXT,
  last_try TEXT, last_success TEXT, last_new TEXT, -- ISO 8601 in UTC
  failures INTEGER NOT NULL DEFAULT 0, failing_since TEXT, code TEXT, message TEXT
) STRICT;

CREATE TABLE source_lists (
  source INTEGER NOT NULL REFERENCES sources (key) ON DELETE CASCADE,
  url TEXT NOT NULL, etag TEXT, modified TEXT, stamp TEXT,
  PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_items (
  source INTEGER NOT NULL REFERENCES sources (key) ON DELETE CASCADE,
  url TEXT NOT NULL,
  state TEXT NOT NULL,           -- waiting, done, passed, given-up
  stamp TEXT,
  hints TEXT NOT NULL,           -- JSON: what the list says of it
  attempts INTEGER NOT NULL,
  first_seen TEXT NOT NULL, at TEXT NOT NULL,
  code TEXT, message TEXT,
  PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_items_by_state ON source_items (source, state, first_seen);
CREATE INDEX source_items_by_url ON source_items (url, state);

CREATE TABLE source_log (
  source INTEGER NOT NULL REFERENCES sources (key) ON DELETE CASCADE,
  at TEXT NOT NULL, took_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL,         -- ok, unchanged, partial, failed
  items INTEGER NOT NULL, fresh INTEGER NOT NULL, kept INTEGER NOT NULL, failed INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  code TEXT, message TEXT
) STRICT;
CREATE INDEX source_log_by_time ON source_log (source, at);
`;

/** Runs an act in a transaction, with failures told in our words. */
export type Attempt = <T>(act: () => T) => Promise<T>;

/** The log in `db`. */
export function makeSourceLog(db: DatabaseSync, attempt: Attempt, write: Attempt): SourceLog {
  const rows = (sql: string, ...params: SQLInputValue[]): readonly Cells[] =>
    db.prepare(sql).all(...params) as readonly Cells[];
  return {
    all: () => attempt(() => rows('SELECT * FROM sources ORDER BY url').map(stateOf)),
    state: (url) => attempt(() => rows('SELECT * FROM sources WHERE url = ?', url).map(stateOf)[0] ?? null),
    lists: (source) => attempt(() => rows(`SELECT l.* FROM source_lists l ${OF_SOURCE}`, source).map(listOf)),
    items: (source, urls) =>
      attempt(() => {
        const find = db.prepare(`SELECT l.* FROM source_items l ${OF_SOURCE} AND l.url = ?`);
        return urls.flatMap((url) => {
          const row = find.get(source, url) as Cells | undefined;
          return row ? [itemOf(row)] : [];
        });
      }),
    isDoneElsewhere: (source, url) =>
      attempt(() => {
        const sql = `SELECT 1 FROM source_items l JOIN sources s ON s.key = l.source
          WHERE l.url = ? AND l.state = 'done' AND s.url <> ? LIMIT 1`;
        return rows(sql, url, source).length > 0;
      }),
    waiting: (source) =>
      attempt(() =>
        rows(
          `SELECT l.* FROM source_items l ${OF_SOURCE} AND l.state = 'waiting' ORDER BY l.first_seen, l.url`,
          source,
        ).map(itemOf),
      ),
    countItems: (source) => attempt(() => countStates(rows, source)),
    visits: (source, limit) =>
      attempt(() =>
        rows(
          `SELECT l.* FROM source_log l ${OF_SOURCE} ORDER BY l.at DESC, l.rowid DESC LIMIT ?`,
          source,
          limit,
        ).map(visitOf),
      ),
    followed: (since, until) => attempt(() => followedIn(db, since, until)),
    putLists: (source, lists) => write(() => writeLists(db, source, lists)),
    putItems: (source, items) => write(() => writeItems(db, source, items)),
    putVisit: (state, visit) => write(() => writeVisit(db, state, visit)),
  };
}

const OF_SOURCE = 'JOIN sources s ON s.key = l.source WHERE s.url = ?';

function keyOf(db: DatabaseSync, url: string): number {
  db.prepare('INSERT INTO sources (url) VALUES (?) ON CONFLICT (url) DO NOTHING').run(url);
  return (db.prepare('SELECT key FROM sources WHERE url = ?').get(url) as { key: number }).key;
}

const upsert = (table: string, columns: readonly string[], keys: readonly string[]): string => {
  const set = columns.filter((it) => !keys.includes(it)).map((it) => `${it} = excluded.${it}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${set.join(', ')}`;
};
const LIST = ['source', 'url', 'etag', 'modified', 'stamp'] as const;
const ITEM = [
  ...['source', 'url', 'state', 'stamp', 'hints', 'attempts', 'first_seen', 'at', 'code', 'message'],
] as const;
const STATE = [
  ...['url', 'kind', 'outlet', 'last_try', 'last_success', 'last_new'],
  ...['failures', 'failing_since', 'code', 'message'],
] as const;
const VISIT = [
  ...['source', 'at', 'took_ms', 'outcome', 'items', 'fresh', 'kept', 'failed', 'waiting', 'code', 'message'],
] as const;

function writeLists(db: DatabaseSync, source: string, lists: readonly SourceList[]): void {
  const key = keyOf(db, source);
  const put = db.prepare(upsert('source_lists', LIST, ['source', 'url']));
  for (const { url, etag, modified, stamp } of lists) put.run(key, url, etag, modified, stamp);
}

function writeItems(db: DatabaseSync, source: string, items: readonly SourceItem[]): void {
  const key = keyOf(db, source);
  const put = db.prepare(upsert('source_items', ITEM, ['source', 'url']));
  for (const it of items) {
    const facts = [it.state, it.stamp, JSON.stringify(it.hints), it.attempts, it.firstSeen, it.at];
    put.run(key, it.url, ...facts, it.code, it.message);
  }
}

function writeVisit(db: DatabaseSync, state: SourceState, visit: Visit): void {
  const { url, kind, outlet, lastTry, lastSuccess, lastNew, failures, failingSince, code, message } = state;
  const times = [lastTry, lastSuccess, lastNew];
  const failing = [failures, failingSince, code, message];
  db.prepare(upsert('sources', STATE, ['url'])).run(url, kind, outlet, ...times, ...failing);
  const counts = [visit.items, visit.fresh, visit.kept, visit.failed, visit.waiting];
  db.prepare(`INSERT INTO source_log (${VISIT.join(', ')}) VALUES (${VISIT.map(() => '?').join(', ')})`).run(
    ...[keyOf(db, url), visit.at, visit.tookMs, visit.outcome, ...counts, visit.code, visit.message],
  );
}

const textOf = (cell: Cell | undefined): string | null => (typeof cell === 'string' ? cell : null);

const stateOf = (row: Cells): SourceState => ({
  url: String(row.url),
  kind: textOf(row.kind) as SourceState['kind'],
  outlet: textOf(row.outlet),
  lastTry: textOf(row.last_try),
  lastSuccess: textOf(row.last_success),
  lastNew: textOf(row.last_new),
  failures: Number(row.failures),
  failingSince: textOf(row.failing_since),
  code: textOf(row.code),
  message: textOf(row.message),
});
const listOf = (row: Cells): SourceList => ({
  url: String(row.url),
  etag: textOf(row.etag),
  modified: textOf(row.modified),
  stamp: textOf(row.stamp),
});
const itemOf = (row: Cells): SourceItem => ({
  url: String(row.url),
  state: row.state as ItemState,
  stamp: textOf(row.stamp),
  hints: JSON.parse(String(row.hints)) as SourceItem['hints'],
  attempts: Number(row.attempts),
  firstSeen: String(row.first_seen),
  at: String(row.at),
  code: textOf(row.code),
  message: textOf(row.message),
});
const visitOf = (row: Cells): Visit => ({
  at: String(row.at),
  tookMs: Number(row.took_ms),
  outcome: row.outcome as Visit['outcome'],
  items: Number(row.items),
  fresh: Number(row.fresh),
  kept: Number(row.kept),
  failed: Number(row.failed),
  waiting: Number(row.waiting),
  code: textOf(row.code),
  message: textOf(row.message),
});

function countStates(
  rows: (sql: string, ...params: SQLInputValue[]) => readonly Cells[],
  source: string,
): Readonly<Record<ItemState, number>> {
  const counts = { waiting: 0, done: 0, passed: 0, 'given-up': 0 };
  const sql = `SELECT l.state, count(*) AS number FROM source_items l ${OF_SOURCE} GROUP BY l.state`;
  for (const row of rows(sql, source)) counts[row.state as ItemState] = Number(row.number);
  return counts;
}
