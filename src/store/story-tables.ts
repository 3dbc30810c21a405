/** The reports of a store as grouping wants them: what is in memory is asked for there, what changes is kept at the end. */
import type { DatabaseSync } from 'node:sqlite';
import {
  type Corrections,
  type Gist,
  heldOf,
  type Keeping,
  type Kept,
  type Near,
  type Notes,
  noCorrections,
  openPlacing,
  openRecent,
  type Place,
  readCorrections,
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

-- pairs of reports of which one looks at the other, and how alike they are
CREATE TABLE story_edges (
  low INTEGER NOT NULL, high INTEGER NOT NULL,
  sight INTEGER NOT NULL,        -- 1: low looks at high, 2: high looks at low, 3: both
  score REAL NOT NULL,
  PRIMARY KEY (low, high)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_edges_by_high ON story_edges (high, low);

-- keys under which reports are found, by day
CREATE TABLE story_keys (
  day TEXT NOT NULL, article TEXT NOT NULL,
  keys BLOB NOT NULL,            -- numbers of 32 bits
  PRIMARY KEY (day, article)
) STRICT, WITHOUT ROWID;
`;

/** Gists kept in memory before the older half is forgotten. More are no faster over an archive. */
const MOST_GISTS = 2000;
/** Reports without a day stand under this one. */
const NO_DAY = '';

export interface Tables {
  readonly near: Near;
  /** Keeps what changed; to be called within the transaction of the changes, before its end. */
  readonly settle: () => void;
  /** Forgets what came to nothing, or what another process may have changed. */
  readonly forget: () => void;
}

export function openTables(db: DatabaseSync): Tables {
  const gists = openGists(db);
  const pending = openPending(db);
  const corrections = openCorrections(db);
  const near = openPlacing(openSource(db, gists, corrections.of), {
    added: (gist) => {
      pending.notes.added(gist);
      gists.put(gist, pending.keyOf(gist.id));
    },
    removed: (gist) => {
      pending.notes.removed(gist);
      gists.drop(gist.id);
    },
    settled: pending.notes.settled,
    linked: pending.notes.linked,
  });
  return {
    near,
    settle: () => {
      pending.settle(near);
      near.trim();
      gists.trim();
      corrections.forget();
    },
    forget: () => {
      pending.forget();
      near.clear();
      gists.forget();
      corrections.forget();
    },
  };
}

type Cells = Readonly<Record<string, unknown>>;
const placeOf = ({ article, day, story }: Cells): Place => ({
  id: String(article),
  day: day === null ? null : String(day),
  story: String(story),
});

function openSource(db: DatabaseSync, gists: Gists, corrections: Keeping['corrections']): Keeping {
  const find = db.prepare('SELECT key, article, day, story FROM story_reports WHERE article = ?');
  const edges = db.prepare(
    `SELECT r.article, e.score, e.sight & 1 AS looks, e.sight & 2 AS seen
     FROM story_edges e JOIN story_reports r ON r.key = e.high WHERE e.low = ?1
     UNION ALL SELECT r.article, e.score, e.sight & 2, e.sight & 1
     FROM story_edges e JOIN story_reports r ON r.key = e.low WHERE e.high = ?1`,
  );
  const reports = db.prepare(
    `SELECT article, day, story FROM story_reports WHERE story = ? ORDER BY coalesce(day, '~'), article`,
  );
  const held = db.prepare('SELECT article, keys FROM story_keys WHERE day = ?');
  return {
    kept: (id): Kept | undefined => {
      const row = find.get(id);
      if (!row) return undefined;
      const kept: Kept = { place: placeOf(row), scores: new Map(), lookers: new Set() };
      for (const { article, score, looks, seen } of edges.all(row.key as number)) {
        if (looks) kept.scores.set(String(article), Number(score));
        if (seen) kept.lookers.add(String(article));
      }
      return kept;
    },
    gist: gists.get,
    day: (day) =>
      held.all(day ?? NO_DAY).map(({ article, keys }) => {
        const bytes = (keys as Uint8Array).slice().buffer;
        return { id: String(article), day, keys: [...new Uint32Array(bytes)] };
      }),
    story: (story) => reports.all(story).map(placeOf),
    corrections,
  };
}

interface Pending {
  readonly notes: Notes;
  keyOf(id: string): number;
  settle(near: Near): void;
  forget(): void;
}
/** What changed since the last was kept: each report and each pair is written once, as it stands at the end. */
function openPending(db: DatabaseSync): Pending {
  const moved = new Set<string>();
  const added = new Set<string>();
  const pairs = new Map<string, Set<string>>();
  const numbers = openRecent<string, number>();
  const find = db.prepare('SELECT key FROM articles WHERE id = ?');
  const keyOf = (id: string): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const key = Number(find.get(id)?.key);
    numbers.set(id, key);
    return key;
  };
  const insert = db.prepare('INSERT INTO story_reports (key, article, day, story) VALUES (?, ?, ?, ?)');
  const update = db.prepare('UPDATE story_reports SET story = ? WHERE key = ?');
  const remove = db.prepare('DELETE FROM story_reports WHERE key = ?');
  const insertKeys = db.prepare('INSERT INTO story_keys (day, article, keys) VALUES (?, ?, ?)');
  const removeKeys = db.prepare('DELETE FROM story_keys WHERE day = ? AND article = ?');
  const link = db.prepare('INSERT OR REPLACE INTO story_edges (low, high, sight, score) VALUES (?, ?, ?, ?)');
  const unlink = db.prepare('DELETE FROM story_edges WHERE low = ? AND high = ?');
  const writePair = (a: string, b: string, near: Near): void => {
    const [x, y] = [keyOf(a), keyOf(b)];
    const [low, high] = x < y ? [a, b] : [b, a];
    const [down, up] = [scoreOf(near, low, high), scoreOf(near, high, low)];
    const score = down ?? up;
    const keys = [Math.min(x, y), Math.max(x, y)] as const;
    if (score === undefined) unlink.run(...keys);
    else link.run(...keys, (down === undefined ? 0 : 1) + (up === undefined ? 0 : 2), score);
  };
  const clear = (): void => {
    for (const it of [moved, added, pairs]) it.clear();
  };
  return {
    keyOf,
    notes: {
      added: (gist) => {
        const { id, day, keys } = heldOf(gist);
        added.add(id);
        insertKeys.run(day ?? NO_DAY, id, new Uint8Array(Uint32Array.from(keys).buffer));
      },
      removed: ({ id, day }) => {
        if (!added.delete(id)) remove.run(keyOf(id));
        moved.delete(id);
        removeKeys.run(day ?? NO_DAY, id);
      },
      settled: ({ id }) => moved.add(id),
      linked: (id, other) => {
        const [a, b] = id < other ? [id, other] : [other, id];
        const others = pairs.get(a);
        if (others) others.add(b);
        else pairs.set(a, new Set([b]));
      },
    },
    settle: (near) => {
      for (const id of added) {
        const { day, story } = near.place(id)!;
        insert.run(keyOf(id), id, day, story);
      }
      for (const id of moved) if (!added.has(id)) update.run(near.place(id)!.story, keyOf(id));
      for (const [a, others] of pairs) for (const b of others) writePair(a, b, near);
      clear();
      numbers.trim(MOST_NUMBERS);
    },
    forget: () => {
      clear();
      numbers.clear();
    },
  };
}
/** Keys of reports kept in memory before the older half is forgotten. */
const MOST_NUMBERS = 20_000;

const scoreOf = (near: Near, id: string, other: string): number | undefined =>
  near.place(id) && near.scores(id).get(other);

interface Gists {
  get(id: string): Gist | undefined;
  put(gist: Gist, key: number): void;
  drop(id: string): void;
  trim(): void;
  forget(): void;
}
function openGists(db: DatabaseSync): Gists {
  const find = db.prepare('SELECT gist FROM story_gists WHERE key = (SELECT key FROM articles WHERE id = ?)');
  const insert = db.prepare('INSERT OR REPLACE INTO story_gists (key, gist) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM story_gists WHERE key = (SELECT key FROM articles WHERE id = ?)');
  const gists = openRecent<string, Gist>();
  return {
    get: (id) => {
      const known = gists.get(id);
      const row = known ? undefined : find.get(id);
      const gist = known ?? (row && unpack(String(row.gist)));
      if (gist && !known) gists.set(id, gist);
      gists.trim(MOST_GISTS);
      return gist;
    },
    put: (gist, key) => {
      insert.run(key, pack(gist));
      gists.set(gist.id, gist);
    },
    drop: (id) => {
      remove.run(id);
      gists.delete(id);
    },
    trim: () => gists.trim(MOST_GISTS),
    forget: gists.clear,
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

/** What the user said, read anew after each change. */
function openCorrections(db: DatabaseSync): {
  readonly of: (id: string) => Corrections;
  readonly forget: () => void;
} {
  const rows = db.prepare('SELECT article, other, verdict FROM story_corrections');
  let known: ReadonlyMap<string, Corrections> | null = null;
  const read = (): ReadonlyMap<string, Corrections> => {
    const all = rows.all();
    const of = (verdict: string): (readonly [string, string])[] =>
      all.flatMap((it) => (it.verdict === verdict ? [[String(it.article), String(it.other)] as const] : []));
    return readCorrections({ together: of('together'), apart: of('apart') });
  };
  return {
    of: (id) => {
      known ??= read();
      return known.get(id) ?? noCorrections();
    },
    forget: () => {
      known = null;
    },
  };
}
