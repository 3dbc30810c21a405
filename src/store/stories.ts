/** Stories as a store keeps them: where each report stands among the others, and what the user said of them. */
import type { DatabaseSync } from 'node:sqlite';
import { LiqaError } from '../errors.ts';
import {
  type Corrections,
  type Explanation,
  explain,
  type Gist,
  type Gistable,
  gistOf,
  joinStory,
  type Near,
  type Node,
  settleAgain,
} from '../stories/stories.ts';
import type { Sign } from './corrections.ts';
import { cutPage, limitOf, readCursor } from './paging.ts';
import { ARTICLE_FACTS, type Cells, factsOf } from './rows.ts';
import type { ArticleFacts, PageOf, Paging, Store, StoredReading } from './store.ts';

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
  join(key: number, reading: Gistable): void;
  /** To be called after a transaction that came to nothing, and where another process may have written. */
  forget(): void;
  /** Reports that came in before stories were kept; to be called within a transaction. */
  catchUp(read: (id: string) => StoredReading | null): void;
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

/** Nodes kept in memory. 6,000 were no faster over 3,000 press reports and took 90 MB more over an archive. */
const MOST_NODES = 1000;
/** Reports without a day stand under this one. */
const NO_DAY = '';

export function makeStories(db: DatabaseSync): StoryKeeper {
  const shelf = openTables(db);
  const list = makeList(db);
  const members = db.prepare('SELECT article FROM story_reports WHERE story = ? ORDER BY day, article');
  const storyOf = (id: string): string | null => {
    shelf.refresh();
    return shelf.near.node(bareId(id))?.story ?? null;
  };
  const reportsOf = (id: string): readonly string[] | null => {
    const story = storyOf(id);
    return story === null ? null : members.all(story).map(({ article }) => String(article));
  };
  return {
    join: (key, reading) => {
      shelf.refresh();
      shelf.keys.set(reading.article.id, key);
      joinStory(gistOf(reading), shelf.near);
    },
    forget: shelf.forget,
    catchUp: (read) => {
      const missing = db.prepare(
        'SELECT key, id FROM articles WHERE key NOT IN (SELECT key FROM story_reports) ORDER BY key',
      );
      for (const { key, id } of missing.all()) {
        const reading = read(String(id));
        if (!reading) continue;
        shelf.keys.set(reading.article.id, Number(key));
        joinStory(gistOf(reading), shelf.near);
      }
    },
    list,
    reportsOf,
    storyOf,
    explain: (a, b) => {
      shelf.refresh();
      return explain(bareId(a), bareId(b), shelf.near);
    },
    correct: (correction) => {
      shelf.refresh();
      const pairs = pairsOf(correction, reportsOf);
      writePairs(
        db,
        pairs.map((pair) => ({ pair, verdict: correction.verdict })),
      );
      shelf.forget();
      return { pairs, changed: settleAgain(touchedBy(correction, reportsOf), shelf.near) };
    },
    decide: (decisions) => {
      shelf.refresh();
      const named = [...new Set(decisions.flatMap(({ pair }) => pair))];
      const touched = [...new Set(named.flatMap((id) => reportsOf(id) ?? []))];
      writePairs(db, decisions);
      shelf.forget();
      return settleAgain(touched, shelf.near);
    },
  };
}

interface Tables {
  readonly near: Near;
  /** Keys of articles that are about to be put. */
  readonly keys: Map<string, number>;
  readonly forget: () => void;
  /** Forgets what another process may have changed. */
  readonly refresh: () => void;
}

/** The reports of the store as `joinStory` wants them. */
function openTables(db: DatabaseSync): Tables {
  const find = db.prepare('SELECT key, story, gist, edges FROM story_reports WHERE article = ?');
  const insert = db.prepare(
    'INSERT INTO story_reports (key, article, day, story, gist, edges) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare('UPDATE story_reports SET story = ?, edges = ? WHERE article = ?');
  const remove = db.prepare('DELETE FROM story_reports WHERE article = ?');
  const addKey = db.prepare('INSERT OR IGNORE INTO story_keys (term, day, article) VALUES (?, ?, ?)');
  const dropKey = db.prepare('DELETE FROM story_keys WHERE term = ? AND day = ? AND article = ?');
  const under = db.prepare('SELECT article FROM story_keys WHERE term = ? AND day = ?');
  const members = db.prepare('SELECT article FROM story_reports WHERE story = ?');
  const said = db.prepare(
    `SELECT other AS id, verdict FROM story_corrections WHERE article = :id
     UNION SELECT article AS id, verdict FROM story_corrections WHERE other = :id`,
  );
  const nodes = new Map<string, Node>();
  const keys = new Map<string, number>();
  const keep = (node: Node): void => {
    if (nodes.size >= MOST_NODES) nodes.clear();
    nodes.set(node.gist.id, node);
  };
  const node = (id: string): Node | undefined => {
    const known = nodes.get(id);
    if (known) return known;
    const row = find.get(id);
    if (!row) return undefined;
    keys.set(id, Number(row.key));
    const { story, gist, edges } = row;
    const found: Node = {
      story: String(story),
      gist: JSON.parse(String(gist)) as Gist,
      edges: JSON.parse(String(edges)) as Node['edges'],
    };
    keep(found);
    return found;
  };
  const put = (it: Node): void => {
    const { gist, story, edges } = it;
    if (node(gist.id)) update.run(story, JSON.stringify(edges), gist.id);
    else {
      const key = keys.get(gist.id)!;
      insert.run(key, gist.id, gist.day, story, JSON.stringify(gist), JSON.stringify(edges));
      for (const term of gist.keys) addKey.run(term, gist.day ?? NO_DAY, gist.id);
    }
    keep(it);
  };
  const near: Near = {
    node,
    put,
    remove: (id) => {
      const old = node(id);
      if (!old) return;
      for (const term of old.gist.keys) dropKey.run(term, old.gist.day ?? NO_DAY, id);
      remove.run(id);
      nodes.delete(id);
    },
    underKey: (key, day) => under.all(key, day ?? NO_DAY).map(({ article }) => String(article)),
    members: (story) => members.all(story).map(({ article }) => String(article)),
    corrections: (id): Corrections => {
      const rows = said.all({ id });
      const of = (verdict: string): readonly string[] =>
        rows.filter((row) => row.verdict === verdict).map((row) => String(row.id));
      return { together: of('together'), apart: of('apart') };
    },
  };
  const forget = (): void => {
    nodes.clear();
    keys.clear();
  };
  const version = db.prepare('PRAGMA data_version');
  let seen: unknown;
  const refresh = (): void => {
    const now = version.get()?.data_version;
    if (now !== seen) forget();
    seen = now;
  };
  return { near, keys, forget, refresh };
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
type StoryDoor = Pick<Store, 'stories' | 'story' | 'explainStory' | 'correctStory'>;

/** What a store offers of its stories. Reports kept before there were stories are joined when first asked. */
export function storyDoor(
  db: DatabaseSync,
  stories: StoryKeeper,
  { attempt, within, read, log }: Surroundings,
): StoryDoor {
  let isWhole = false;
  const ask = <T>(act: () => T): Promise<T> =>
    attempt(() => {
      if (!isWhole && db.prepare(MISSING).get()) within(() => stories.catchUp(read));
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
/** Told by the totals; a report without its place among the others makes them differ. */
const MISSING = `SELECT 1 FROM totals a JOIN totals s ON a.name = 'articles' AND s.name = 'story_reports'
  WHERE a.number <> s.number`;
