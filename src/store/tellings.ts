/**
 * What the reports of a story say together, kept as it was told: telling holds every report against every other and
 * can take a second, reading what was told some milliseconds. A story whose reports change is told anew.
 */
import type { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import { isBarred, isBusy } from './failures.ts';
import { unstamped } from './stamp.ts';

export const TELLING_TABLES = `
-- stories as they were told; gone when one of their reports changes
CREATE TABLE IF NOT EXISTS story_tellings (
  story TEXT PRIMARY KEY,
  teller TEXT NOT NULL,          -- the version that told it
  beside TEXT NOT NULL,          -- digest of what it was told by beside its reports
  contradictions INTEGER NOT NULL,
  told BLOB                      -- JSON, gzipped; null where telling it again is quick
) STRICT;
CREATE TRIGGER IF NOT EXISTS telling_joined AFTER INSERT ON story_reports
  BEGIN DELETE FROM story_tellings WHERE story = NEW.story; END;
CREATE TRIGGER IF NOT EXISTS telling_changed AFTER UPDATE OF story ON story_reports WHEN OLD.story <> NEW.story
  BEGIN DELETE FROM story_tellings WHERE story IN (OLD.story, NEW.story); END;
CREATE TRIGGER IF NOT EXISTS telling_left AFTER DELETE ON story_reports
  BEGIN DELETE FROM story_tellings WHERE story = OLD.story; END;
`;

/** Who told a story, and by what beside its reports: a telling of another teller, or by other facts, is none. */
export interface Teller {
  readonly teller: string;
  readonly beside: string;
}
/** A story as it was told. */
export interface Telling extends Teller {
  /** Ids of the reports it was told of. */
  readonly reports: readonly string[];
  readonly contradictions: number;
  /** JSON; null where it need not be kept, since telling it again is quick. */
  readonly told: string | null;
}
/** A story without its reports. */
export interface StoryHead {
  readonly id: string;
  /** Ids of its reports. */
  readonly reports: readonly string[];
  /** Days of publication of its first and last report; null where none is dated. */
  readonly days: readonly [string, string] | null;
}
export interface Tellings {
  /** The story of that id, or of the report of that id; null where there is none. */
  head(id: string): Promise<StoryHead | null>;
  /** Null where nothing of the kind is kept. */
  find(story: string, by: Teller): Promise<string | null>;
  /** Nothing is kept where the story has other reports by now, or another process is writing. */
  keep(story: string, telling: Telling): Promise<void>;
  /** Contradictions of those of the stories that were told, by their ids. */
  contradictions(stories: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Reports that stand in no story yet: a store of an older Liqa groups them when stories are first asked for. */
  ungrouped(): Promise<number>;
  /** Those of the stories that `teller` did not tell. */
  untold(teller: string, stories: readonly string[]): Promise<readonly string[]>;
  /** Stories of several reports that `teller` did not tell, those of the latest day first. */
  latestUntold(teller: string, limit: number): Promise<readonly string[]>;
}

const STORY = 'story:';
const bare = (id: string): string => (id.startsWith(STORY) ? id.slice(STORY.length) : id);

const HEAD = `SELECT s.story, s.since, s.until FROM story_reports own JOIN story_sums s ON s.story = own.story
  WHERE own.article = ?`;
const MEMBERS = 'SELECT article FROM story_reports WHERE story = ?';
const FIND =
  'SELECT told FROM story_tellings WHERE story = ? AND teller = ? AND beside = ? AND told IS NOT NULL';
const KEEP = `INSERT OR REPLACE INTO story_tellings (story, teller, beside, contradictions, told)
  VALUES (?, ?, ?, ?, ?)`;
const COUNTS = `SELECT story, contradictions FROM story_tellings
  WHERE story IN (SELECT value FROM json_each(?)) AND contradictions > 0`;
const UNGROUPED = `SELECT a.number - s.number AS number FROM totals a JOIN totals s
  ON a.name = 'articles' AND s.name = 'story_reports'`;
const NOT_TOLD = 'NOT EXISTS (SELECT 1 FROM story_tellings t WHERE t.story = s.story AND t.teller = ?)';
const UNTOLD = `SELECT s.story FROM json_each(?) j JOIN story_sums s ON s.story = j.value WHERE ${NOT_TOLD}`;
const LATEST_UNTOLD = `SELECT story FROM story_sums s WHERE reports >= 2 AND ${NOT_TOLD}
  ORDER BY coalesce(until, '') DESC, key DESC LIMIT ?`;

/** @param attempt  runs an act, with failures of SQLite told in our words */
export function makeTellings(db: DatabaseSync, attempt: <T>(act: () => T) => Promise<T>): Tellings {
  const membersOf = (story: string): readonly string[] =>
    db
      .prepare(MEMBERS)
      .all(story)
      .map(({ article }) => String(article));
  const isOf = (story: string, reports: readonly string[]): boolean => {
    const now = membersOf(story);
    return now.length === reports.length && new Set([...now, ...reports]).size === now.length;
  };
  return {
    head: (id) =>
      attempt(() => {
        const row = db.prepare(HEAD).get(bare(id));
        if (!row) return null;
        const { story, since, until } = row;
        const days = since === null ? null : ([String(since), String(until)] as const);
        return { id: STORY + String(story), reports: membersOf(String(story)), days };
      }),
    find: (story, { teller, beside }) =>
      attempt(() => {
        const row = db.prepare(FIND).get(bare(story), teller, beside);
        return row ? gunzipSync(row.told as Uint8Array).toString() : null;
      }),
    keep: (id, { reports, teller, beside, contradictions, told }) =>
      attempt(() => {
        const story = bare(id);
        if (!isOf(story, reports)) return;
        const blob = told === null ? null : gzipSync(told, { level: 1 });
        const put = (): void => void db.prepare(KEEP).run(story, teller, beside, contradictions, blob);
        // a list of stories marks those that contradict each other; of the others no page tells
        unlessBusy(db, () => (contradictions > 0 ? put() : unstamped(db, put)));
      }),
    contradictions: (stories) =>
      attempt(() => {
        const rows = db.prepare(COUNTS).all(JSON.stringify(stories.map(bare)));
        return new Map(rows.map((row) => [STORY + String(row.story), Number(row.contradictions)]));
      }),
    ungrouped: () => attempt(() => Number(db.prepare(UNGROUPED).get()?.number ?? 0)),
    untold: (teller, stories) =>
      attempt(() => idsOf(db.prepare(UNTOLD).all(JSON.stringify(stories.map(bare)), teller))),
    latestUntold: (teller, limit) => attempt(() => idsOf(db.prepare(LATEST_UNTOLD).all(teller, limit))),
  };
}

/** Writes only where that need not wait: what is not kept now is told again, and kept, at another time. */
function unlessBusy(db: DatabaseSync, write: () => void): void {
  const timeout = Number(db.prepare('PRAGMA busy_timeout').get()?.timeout ?? 0);
  db.exec('PRAGMA busy_timeout = 0');
  try {
    write();
  } catch (cause) {
    if (!isBusy(cause) && !isBarred(cause)) throw cause;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${timeout}`);
  }
}

const idsOf = (rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
  rows.map(({ story }) => STORY + String(story));
