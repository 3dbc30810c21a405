/** Stories as a store keeps them: where each report stands among the others, and what the user said of them. */
import type { DatabaseSync } from 'node:sqlite';
import { LiqaError } from '../errors.ts';
import {
  type Explanation,
  explain,
  type Gistable,
  gistOf,
  joinStory,
  settleAgain,
} from '../stories/stories.ts';
import type { Sign } from './corrections.ts';
import { cutPage, limitOf, readCursor } from './paging.ts';
import { ARTICLE_FACTS, type Cells, factsOf } from './rows.ts';
import type { ArticleFacts, Grouping, PageOf, Paging, Store, StoredReading } from './store.ts';
import { openTables } from './story-tables.ts';

export const STORY_TABLES = `
-- where reports stand: those of one story have one value in story, the id of its first report
CREATE TABLE IF NOT EXISTS story_reports (
  key INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  article TEXT NOT NULL UNIQUE,
  day TEXT,
  story TEXT NOT NULL,
  gist TEXT NOT NULL,            -- JSON: what it is held against others by
  edges TEXT NOT NULL            -- JSON: id of a report that is somewhat alike → how much
) STRICT;
CREATE INDEX IF NOT EXISTS story_reports_by_story ON story_reports (story, day);

-- terms under which reports are found
CREATE TABLE IF NOT EXISTS story_keys (
  term TEXT NOT NULL, day TEXT NOT NULL, article TEXT NOT NULL,
  PRIMARY KEY (term, day, article)
) STRICT, WITHOUT ROWID;

-- what the user said: pairs of reports that belong together, or do not
CREATE TABLE IF NOT EXISTS story_corrections (
  article TEXT NOT NULL, other TEXT NOT NULL,
  verdict TEXT NOT NULL,         -- together or apart
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
`;

export interface StoryEntry {
  /** `story:` and the id of its first report. */
  readonly id: string;
  /** Days of its first and last report. */
  readonly since: string | null;
  readonly until: string | null;
  /** By day. */
  readonly reports: readonly ArticleFacts[];
}
export interface StoryRecord {
  readonly id: string;
  readonly readings: readonly StoredReading[];
}
export interface StoryFilter {
  /** Reports a story must have; 2 where absent. */
  readonly reports?: number;
}
/** `together`: all of `articles` are one story. `apart`: they are none with the rest of `from`. */
export type StoryCorrection =
  | { readonly verdict: 'together'; readonly articles: readonly string[] }
  | { readonly verdict: 'apart'; readonly articles: readonly string[]; readonly from: string };

export interface StoryKeeper {
  /** To be called within a transaction, after the article is written. */
  join(reading: Gistable): void;
  /** To be called at the end of a transaction: keeps where the reports stand that joined. */
  settle(): void;
  /** To be called after a transaction that came to nothing, and where another process may have written. */
  forget(): void;
  /** Puts so many of the reports that came in before stories were kept among the others; within a transaction. */
  catchUp(read: (id: string) => StoredReading | null, most: number): void;
  list(filter: StoryFilter, paging: Paging): PageOf<StoryEntry>;
  /** Ids of the reports of a story, by day; of the story of a report where the id is a report's. */
  reportsOf(id: string): readonly string[] | null;
  storyOf(id: string): string | null;
  explain(a: string, b: string): Explanation | null;
  /** Within a transaction. @returns the pairs that were said to belong together or not, ids whose story changed */
  correct(correction: StoryCorrection): {
    readonly pairs: readonly Pair[];
    readonly changed: readonly string[];
  };
  /** Within a transaction: says of pairs what is given, or nothing of them. @returns ids whose story changed */
  decide(decisions: readonly Decision[]): readonly string[];
}
/** Two reports, in the order of their ids. */
export type Pair = readonly [string, string];
export interface Decision {
  readonly pair: Pair;
  readonly verdict: StoryCorrection['verdict'] | null;
}

const STORY = 'story:';
/** The id of the story whose first report this is. */
export const storyId = (report: string): string => `${STORY}${report}`;
/** The id of a report, also where that of its story is given. */
const bareId = (id: string): string => (id.startsWith(STORY) ? id.slice(STORY.length) : id);

export function makeStories(db: DatabaseSync): StoryKeeper {
  const { near, settle, forget } = openTables(db);
  const version = db.prepare('PRAGMA data_version');
  let seen: unknown;
  /** Another process may have written. */
  const refresh = (): void => {
    const now = version.get()?.data_version;
    if (now !== seen) forget();
    seen = now;
  };
  const list = makeList(db);
  const missing = db.prepare(
    'SELECT id FROM articles WHERE key NOT IN (SELECT key FROM story_reports) ORDER BY key LIMIT ?',
  );
  const storyOf = (id: string): string | null => {
    refresh();
    return near.place(bareId(id))?.story ?? null;
  };
  const reportsOf = (id: string): readonly string[] | null => {
    const story = storyOf(id);
    return story === null ? null : near.members(story);
  };
  return {
    join: (reading) => {
      refresh();
      joinStory(gistOf(reading), near);
    },
    settle,
    forget,
    catchUp: (read, most) => {
      refresh();
      for (const { id } of missing.all(most)) {
        const reading = read(String(id));
        if (reading) joinStory(gistOf(reading), near);
      }
    },
    list,
    reportsOf,
    storyOf,
    explain: (a, b) => {
      refresh();
      return explain(bareId(a), bareId(b), near);
    },
    correct: (correction) => {
      refresh();
      const pairs = pairsOf(correction, reportsOf);
      writePairs(
        db,
        pairs.map((pair) => ({ pair, verdict: correction.verdict })),
      );
      settle();
      return { pairs, changed: settleAgain(touchedBy(correction, reportsOf), near) };
    },
    decide: (decisions) => {
      refresh();
      const named = [...new Set(decisions.flatMap(({ pair }) => pair))];
      const touched = [...new Set(named.flatMap((id) => reportsOf(id) ?? []))];
      writePairs(db, decisions);
      settle();
      return settleAgain(touched, near);
    },
  };
}

type ReportsOf = (id: string) => readonly string[] | null;

/** Reports that decide again: those named, and all of their stories. */
function touchedBy({ articles, ...rest }: StoryCorrection, reportsOf: ReportsOf): readonly string[] {
  const named = 'from' in rest ? [...articles, rest.from] : articles;
  return [...new Set(named.flatMap((id) => reportsOf(id) ?? []))];
}

/** Keeps what the user said of pairs. */
function writePairs(db: DatabaseSync, decisions: readonly Decision[]): void {
  const write = db.prepare(
    'INSERT OR REPLACE INTO story_corrections (article, other, verdict) VALUES (?, ?, ?)',
  );
  const clear = db.prepare('DELETE FROM story_corrections WHERE article = ? AND other = ?');
  for (const { pair, verdict } of decisions) {
    if (verdict === null) clear.run(...pair);
    else write.run(...pair, verdict);
  }
}

/** The pairs of which the user speaks. @throws LiqaError `store.not-found` where a report is not known */
function pairsOf(correction: StoryCorrection, reportsOf: ReportsOf): readonly Pair[] {
  const reports = (id: string): readonly string[] => {
    const found = reportsOf(id);
    if (found) return found;
    const message = 'the store holds no report of this id: liqa stories lists them';
    throw new LiqaError('store.not-found', `${message} (${id})`, { place: id });
  };
  if (correction.verdict === 'together') {
    const all = [...new Set(correction.articles.flatMap(reports))];
    return all.flatMap((a) => all.flatMap((b): readonly Pair[] => (a < b ? [[a, b]] : [])));
  }
  const split = correction.articles.map(bareId);
  for (const id of split) reports(id);
  const rest = reports(correction.from).filter((id) => !split.includes(id));
  return split.flatMap((a) => rest.map((b): Pair => (a < b ? [a, b] : [b, a])));
}

function makeList(db: DatabaseSync): StoryKeeper['list'] {
  // at least two reports is what is asked for, and has an index of its own
  const within = (least: number): string => (least === 2 ? 'reports >= 2' : 'reports >= :reports');
  const page = (least: number, cursor: boolean): string => `
    SELECT story, since, until, key FROM story_sums WHERE ${within(least)}
      ${cursor ? "AND (coalesce(until, ''), key) < (:day, :key)" : ''}
    ORDER BY coalesce(until, '') DESC, key DESC LIMIT :limit`;
  const total = (least: number): string => `SELECT count(*) AS total FROM story_sums WHERE ${within(least)}`;
  const reports = db.prepare(
    `SELECT ${ARTICLE_FACTS} FROM story_reports r JOIN articles a ON a.key = r.key
     WHERE r.story = ? ORDER BY r.day, r.article`,
  );
  return ({ reports: least = 2 }, paging) => {
    const limit = limitOf(paging);
    const [day, key] = paging.cursor ? readCursor(paging.cursor) : [null, null];
    const asked = least === 2 ? {} : { reports: least };
    const place = day === null ? {} : { day, key };
    const rows = db.prepare(page(least, day !== null)).all({ ...asked, ...place, limit: limit + 1 });
    const cut = cutPage(rows, limit, (row) => [String(row.until ?? ''), Number(row.key)]);
    const items = cut.items.map(({ story, since, until }) => ({
      id: storyId(String(story)),
      since: since === null ? null : String(since),
      until: until === null ? null : String(until),
      reports: (reports.all(String(story)) as readonly Cells[]).map(factsOf),
    }));
    return { items, next: cut.next, total: Number(db.prepare(total(least)).get(asked)?.total) };
  };
}

interface Surroundings {
  readonly attempt: <T>(act: () => T) => Promise<T>;
  /** Runs in a transaction. */
  readonly within: <T>(act: () => T) => T;
  readonly read: (id: string) => StoredReading | null;
  /** Keeps what was said, signed. */
  readonly log: (correction: StoryCorrection, pairs: readonly Pair[], sign: Sign) => void;
}
type StoryDoor = Pick<Store, 'stories' | 'story' | 'explainStory' | 'correctStory' | 'groupStories'>;

/** Reports that are put among the others while somebody waits; more are grouped by `groupStories`. */
const AT_ONCE = 300;

/** What a store offers of its stories. Reports kept before there were stories are joined when first asked, if few. */
export function storyDoor(
  db: DatabaseSync,
  stories: StoryKeeper,
  { attempt, within, read, log }: Surroundings,
): StoryDoor {
  const totals = db.prepare(TOTALS);
  let isWhole = false;
  const progress = (): Grouping => {
    const { all, grouped } = totals.get() as { all: number; grouped: number };
    return { all, left: all - grouped };
  };
  const ask = <T>(act: () => T): Promise<T> =>
    attempt(() => {
      const { all, left } = isWhole ? { all: 0, left: 0 } : progress();
      if (left > AT_ONCE) throw isGrouping(all, left);
      if (left > 0) within(() => stories.catchUp(read, left));
      isWhole = true;
      return act();
    });
  return {
    stories: (filter = {}, paging = {}) => ask(() => stories.list(filter, paging)),
    story: (id) =>
      ask(() => {
        const ids = stories.reportsOf(id);
        if (ids === null) return null;
        const readings = ids.flatMap((it) => read(it) ?? []);
        return { id: storyId(stories.storyOf(id) ?? id), readings };
      }),
    groupStories: (most) =>
      attempt(() => {
        if (most > 0 && progress().left > 0) within(() => stories.catchUp(read, most));
        return progress();
      }),
    explainStory: (a, b) => ask(() => stories.explain(a, b)),
    correctStory: (correction, sign) =>
      ask(() =>
        within(() => {
          const { pairs, changed } = stories.correct(correction);
          log(correction, pairs, sign);
          return changed;
        }),
      ),
  };
}
/** A report without its place among the others makes the totals differ. */
const TOTALS = `SELECT a.number AS "all", s.number AS grouped FROM totals a JOIN totals s
  ON a.name = 'articles' AND s.name = 'story_reports'`;

function isGrouping(all: number, left: number): LiqaError {
  const message = `${left} of ${all} reports were kept before stories were and are not grouped yet`;
  return new LiqaError('store.grouping', `${message}: liqa stories does it, and the desk while it is open`, {
    place: `${all - left} / ${all}`,
  });
}
