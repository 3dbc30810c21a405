/** The reports of a store as grouping wants them: where they stand, what they look at, under which keys they are found. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  type Corrections,
  type Edge,
  type Gist,
  MOST_SHOWN,
  type Near,
  type Place,
  type Search,
  type Shift,
} from '../stories/stories.ts';

/** What was kept of stories before is made anew from the readings when stories are first asked for. */
export const STORY_EDGE_TABLES = `
DROP TABLE IF EXISTS story_reports;
DROP TABLE IF EXISTS story_keys;
DROP TABLE IF EXISTS story_gists;
DROP TABLE IF EXISTS story_edges;
DROP TABLE IF EXISTS story_terms;

-- where reports stand: those of one story have one value in story, the id of its first report
CREATE TABLE story_reports (
  key INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  article TEXT NOT NULL UNIQUE,
  day TEXT,
  story TEXT NOT NULL
) STRICT;
CREATE INDEX story_reports_by_story ON story_reports (story, coalesce(day, '~'), article);
CREATE INDEX story_reports_by_key ON story_reports (story, key);

-- what reports are held against others by
CREATE TABLE story_gists (
  key INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  gist TEXT NOT NULL             -- JSON
) STRICT;

-- which reports a report looks at, and how alike they are
CREATE TABLE story_edges (
  report INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL,
  PRIMARY KEY (report, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_edges_by_other ON story_edges (other, report);

-- terms under which reports are found; shown: the first of the day, at which others look
CREATE TABLE story_terms (
  term TEXT NOT NULL, shown INTEGER NOT NULL, day TEXT NOT NULL, article TEXT NOT NULL,
  PRIMARY KEY (term, shown, day, article)
) STRICT, WITHOUT ROWID;
`;

/** Gists kept in memory, the older half of which is forgotten at once. More are no faster over an archive. */
const MOST_GISTS = 1000;
/** Reports without a day stand under this one. */
const NO_DAY = '';

export interface Tables {
  readonly near: Near;
  /** Forgets what came to nothing, or what another process may have changed. */
  readonly forget: () => void;
}

/** Stories whose first reports are kept in memory. */
const MOST_STORIES = 4000;

export function openTables(db: DatabaseSync): Tables {
  const insert = db.prepare(
    "INSERT INTO story_reports (key, article, day, story) SELECT key, id, ?, '' FROM articles WHERE id = ?",
  );
  const update = db.prepare('UPDATE story_reports SET story = ? WHERE article = ?');
  const find = db.prepare('SELECT key, article, day, story FROM story_reports WHERE article = ?');
  const first = db.prepare(
    `SELECT article, day, story FROM story_reports WHERE story = ?
     ORDER BY coalesce(day, '~'), article LIMIT ?`,
  );
  const members = db.prepare('SELECT article FROM story_reports WHERE story = ?');
  const gists = openGists(db);
  const firsts = new Map<string, { readonly most: number; readonly reports: readonly Place[] }>();
  const terms = openTerms(db);
  const place = (id: string): Place | undefined => {
    const row = find.get(id);
    return row && placeOf(row);
  };
  const removing = [
    'DELETE FROM story_edges WHERE report = ?1',
    'DELETE FROM story_edges WHERE other = ?1',
    'DELETE FROM story_gists WHERE key = ?1',
    'DELETE FROM story_reports WHERE key = ?1',
  ].map((sql) => db.prepare(sql));
  const near: Near = {
    place,
    gist: gists.get,
    add: (gist) => {
      insert.run(gist.day, gist.id);
      gists.put(gist);
      return terms.add(gist);
    },
    remove: (id) => {
      const gist = gists.get(id)!;
      const { key } = find.get(id)!;
      firsts.delete(place(id)!.story);
      for (const statement of removing) statement.run(key as number);
      gists.drop(id);
      return terms.remove(gist);
    },
    settle: (id, story) => {
      firsts.delete(place(id)?.story ?? '');
      firsts.delete(story);
      update.run(story, id);
    },
    ...openEdges(db),
    first: (story, most) => {
      const known = firsts.get(story);
      if (known?.most === most) return known.reports;
      const reports = first.all(story, most).map(placeOf);
      if (firsts.size >= MOST_STORIES) firsts.clear();
      firsts.set(story, { most, reports });
      return reports;
    },
    members: (story) => members.all(story).map(({ article }) => String(article)),
    shown: (search) => terms.find(search, '(1)'),
    holders: (search) => terms.find(search, '(0, 1)'),
    shownUnder: (id) => terms.shownUnder(gists.get(id)!),
    corrections: openCorrections(db),
  };
  const forget = (): void => {
    gists.forget();
    firsts.clear();
  };
  return { near, forget };
}

type Cells = Readonly<Record<string, unknown>>;
const placeOf = ({ article, day, story }: Cells): Place => ({
  id: String(article),
  day: day === null ? null : String(day),
  story: String(story),
});
const edgeOf = (row: Cells): Edge => ({ ...placeOf(row), score: Number(row.score) });

function openEdges(db: DatabaseSync): Pick<Near, 'edges' | 'link' | 'lookers' | 'lookersOf'> {
  const key = (param: string): string => `(SELECT key FROM story_reports WHERE article = ${param})`;
  const edges = db.prepare(
    `SELECT r.article, r.day, r.story, e.score FROM story_edges e JOIN story_reports r ON r.key = e.other
     WHERE e.report = ${key('?')}`,
  );
  const lookers = db.prepare(
    `SELECT r.article, r.day, r.story FROM story_edges e JOIN story_reports r ON r.key = e.report
     WHERE e.other = ${key('?')}`,
  );
  const lookersOf = db.prepare(
    `SELECT DISTINCT r.article, r.day, r.story FROM story_reports s
     JOIN story_edges e ON e.other = s.key JOIN story_reports r ON r.key = e.report WHERE s.story = ?`,
  );
  const link = db.prepare(
    `INSERT OR REPLACE INTO story_edges (report, other, score) VALUES (${key('?')}, ${key('?')}, ?)`,
  );
  const unlink = db.prepare(`DELETE FROM story_edges WHERE report = ${key('?')} AND other = ${key('?')}`);
  return {
    edges: (id) => edges.all(id).map(edgeOf),
    link: (id, other, score) => {
      if (score === null) unlink.run(id, other);
      else link.run(id, other, score);
    },
    lookers: (id) => lookers.all(id).map(placeOf),
    lookersOf: (story) => lookersOf.all(story).map(placeOf),
  };
}

interface Terms extends Pick<Near, 'add'> {
  remove(gist: Gist): Shift;
  /** @param shown  SQL list of the values sought */
  find(search: Search, shown: '(1)' | '(0, 1)'): readonly string[];
  shownUnder(gist: Gist): readonly string[];
}

function openTerms(db: DatabaseSync): Terms {
  const ofKeys = 'term IN (SELECT value FROM json_each(:keys))';
  const finding = (shown: string): StatementSync =>
    db.prepare(
      `SELECT article FROM story_terms WHERE ${ofKeys} AND shown IN ${shown} AND day BETWEEN :from AND :to
       GROUP BY article HAVING count(*) >= :least`,
    );
  const finders = { '(1)': finding('(1)'), '(0, 1)': finding('(0, 1)') };
  const counts = db.prepare(
    `SELECT term, count(*) AS count, max(article) AS last FROM story_terms
     WHERE ${ofKeys} AND shown = 1 AND day = :day GROUP BY term`,
  );
  const hidden = db.prepare(
    'SELECT min(article) AS first FROM story_terms WHERE term = ? AND shown = 0 AND day = ?',
  );
  const under = db.prepare(
    `SELECT term FROM story_terms WHERE ${ofKeys} AND shown = 1 AND day = :day AND article = :id`,
  );
  const insert = db.prepare('INSERT INTO story_terms (term, shown, day, article) VALUES (?, ?, ?, ?)');
  const show = db.prepare(
    'UPDATE story_terms SET shown = ? WHERE term = ? AND day = ? AND article = ? AND shown = ?',
  );
  const drop = db.prepare(
    'DELETE FROM story_terms WHERE term = ? AND shown IN (0, 1) AND day = ? AND article = ?',
  );
  const shownUnder = ({ id, day, keys }: Gist): readonly string[] =>
    under.all({ keys: JSON.stringify(keys), day: day ?? NO_DAY, id }).map(({ term }) => String(term));
  return {
    add: ({ id, day: known, keys }) => {
      const day = known ?? NO_DAY;
      const rows = counts.all({ keys: JSON.stringify(keys), day });
      const full = new Map(
        rows.flatMap(({ term, count, last }) =>
          Number(count) >= MOST_SHOWN ? [[String(term), String(last)] as const] : [],
        ),
      );
      const others = new Set<string>();
      const shown: string[] = [];
      for (const key of keys) {
        const last = full.get(key);
        const isShown = last === undefined || id < last;
        insert.run(key, isShown ? 1 : 0, day, id);
        if (!isShown) continue;
        shown.push(key);
        if (last === undefined) continue;
        show.run(0, key, day, last, 1);
        others.add(last);
      }
      return { keys: shown, others: [...others] };
    },
    remove: (gist) => {
      const { id, keys } = gist;
      const day = gist.day ?? NO_DAY;
      const shown = shownUnder(gist);
      const others = new Set<string>();
      for (const key of keys) drop.run(key, day, id);
      for (const key of shown) {
        const next = hidden.get(key, day)?.first;
        if (typeof next !== 'string') continue;
        show.run(1, key, day, next, 0);
        others.add(next);
      }
      return { keys: shown, others: [...others] };
    },
    find: ({ keys, days, least }, shown) => {
      if (keys.length < least) return [];
      const [from, to] = days ?? [NO_DAY, NO_DAY];
      const params: Record<string, SQLInputValue> = { keys: JSON.stringify(keys), from, to, least };
      return finders[shown].all(params).map(({ article }) => String(article));
    },
    shownUnder,
  };
}

interface Gists {
  get(id: string): Gist | undefined;
  put(gist: Gist): void;
  drop(id: string): void;
  forget(): void;
}
function openGists(db: DatabaseSync): Gists {
  const find = db.prepare(
    'SELECT gist FROM story_gists WHERE key = (SELECT key FROM story_reports WHERE article = ?)',
  );
  const insert = db.prepare(
    'INSERT INTO story_gists (key, gist) SELECT key, ? FROM story_reports WHERE article = ?',
  );
  let recent = new Map<string, Gist>();
  let older = new Map<string, Gist>();
  const keep = (gist: Gist): void => {
    if (recent.size >= MOST_GISTS / 2) {
      older = recent;
      recent = new Map();
    }
    recent.set(gist.id, gist);
  };
  return {
    get: (id) => {
      const known = recent.get(id) ?? older.get(id);
      const row = known ? undefined : find.get(id);
      const gist = known ?? (row && unpack(String(row.gist)));
      if (gist && !recent.has(id)) keep(gist);
      return gist;
    },
    put: (gist) => {
      insert.run(pack(gist), gist.id);
      keep(gist);
    },
    drop: (id) => {
      recent.delete(id);
      older.delete(id);
    },
    forget: () => {
      recent.clear();
      older.clear();
    },
  };
}

/** Cells of a term. */
const CELLS = 5;
/** The terms in one list, half as long as with the names of what they hold. */
const pack = ({ terms, ...rest }: Gist): string =>
  JSON.stringify({
    ...rest,
    terms: terms.flatMap(({ term, whole, front, deed, title }) => [term, whole, front, deed, title]),
  });
function unpack(text: string): Gist {
  const { terms: cells, ...rest } = JSON.parse(text) as Omit<Gist, 'terms'> & { terms: (string | number)[] };
  const terms: Gist['terms'][number][] = [];
  for (let i = 0; i < cells.length; i += CELLS) {
    const [term, whole, front, deed, title] = cells.slice(i, i + CELLS) as [
      string,
      number,
      number,
      number,
      number,
    ];
    terms.push({ term, whole, front, deed, title });
  }
  return { ...rest, terms };
}

function openCorrections(db: DatabaseSync): (id: string) => Corrections {
  const said = db.prepare(
    `SELECT other AS id, verdict FROM story_corrections WHERE article = :id
     UNION SELECT article AS id, verdict FROM story_corrections WHERE other = :id`,
  );
  return (id) => {
    const rows = said.all({ id });
    const of = (verdict: string): readonly string[] =>
      rows.filter((row) => row.verdict === verdict).map((row) => String(row.id));
    return { together: of('together'), apart: of('apart') };
  };
}
