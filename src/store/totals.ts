/** Numbers and lists that would be dear to ask of the whole store, kept in step by triggers at every write. */
import type { DatabaseSync } from 'node:sqlite';
import type { Counts } from './store.ts';

const COUNTED = [
  'articles',
  'engagements',
  'participants',
  'statements',
  'namings',
  'story_reports',
] as const;

const totalsOf = (table: string): string => `
INSERT OR REPLACE INTO totals (name, number) SELECT '${table}', count(*) FROM ${table};
CREATE TRIGGER IF NOT EXISTS ${table}_added AFTER INSERT ON ${table}
  BEGIN UPDATE totals SET number = number + 1 WHERE name = '${table}'; END;
CREATE TRIGGER IF NOT EXISTS ${table}_taken AFTER DELETE ON ${table}
  BEGIN UPDATE totals SET number = number - 1 WHERE name = '${table}'; END;`;

/** The summary of one story, made anew from its reports. */
const renewed = (story: string): string => `
  DELETE FROM story_sums WHERE story = ${story};
  INSERT INTO story_sums (story, since, until, key, reports)
    SELECT story, min(day), max(day), min(key), count(*) FROM story_reports WHERE story = ${story} GROUP BY story;`;

export const TOTAL_TABLES = `
-- how many rows the large tables have
CREATE TABLE IF NOT EXISTS totals (name TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;
${COUNTED.map(totalsOf).join('')}

-- stories in short: days of the first and last report, how many there are
CREATE TABLE IF NOT EXISTS story_sums (
  story TEXT PRIMARY KEY, since TEXT, until TEXT, key INTEGER NOT NULL, reports INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT OR REPLACE INTO story_sums (story, since, until, key, reports)
  SELECT story, min(day), max(day), min(key), count(*) FROM story_reports GROUP BY story;
CREATE INDEX IF NOT EXISTS story_sums_by_day ON story_sums (coalesce(until, ''), key, reports, story);
CREATE INDEX IF NOT EXISTS story_sums_of_many ON story_sums (coalesce(until, ''), key, story, since, until)
  WHERE reports >= 2;
CREATE TRIGGER IF NOT EXISTS story_joined AFTER INSERT ON story_reports BEGIN ${renewed('NEW.story')} END;
CREATE TRIGGER IF NOT EXISTS story_changed AFTER UPDATE OF story ON story_reports WHEN OLD.story <> NEW.story
  BEGIN ${renewed('OLD.story')} ${renewed('NEW.story')} END;
CREATE TRIGGER IF NOT EXISTS story_left AFTER DELETE ON story_reports BEGIN ${renewed('OLD.story')} END;

-- articles in the order in which they are listed
CREATE INDEX IF NOT EXISTS articles_in_order ON articles (coalesce(published, ''), key);
CREATE INDEX IF NOT EXISTS articles_of_outlet ON articles (outlet, coalesce(published, ''), key);
`;

const earlier = (a: string, b: string): string => `min(coalesce(${a}, ${b}), coalesce(${b}, ${a}))`;
const later = (a: string, b: string): string => `max(coalesce(${a}, ${b}), coalesce(${b}, ${a}))`;
const JOINED = `
  INSERT INTO story_sums (story, since, until, key, reports)
    SELECT NEW.story, NEW.day, NEW.day, NEW.key, 1 WHERE NEW.story <> ''
    ON CONFLICT (story) DO UPDATE SET since = ${earlier('since', 'excluded.since')},
      until = ${later('until', 'excluded.until')}, key = min(key, excluded.key), reports = reports + 1;`;
const lastDay = (order: string): string => `(SELECT day FROM story_reports WHERE story = OLD.story
      AND coalesce(day, '~') < '~' ORDER BY coalesce(day, '~') ${order} LIMIT 1)`;
const LEFT = `
  DELETE FROM story_sums WHERE story = OLD.story AND reports = 1;
  UPDATE story_sums SET reports = reports - 1,
      since = CASE WHEN since IS OLD.day THEN ${lastDay('ASC')} ELSE since END,
      until = CASE WHEN until IS OLD.day THEN ${lastDay('DESC')} ELSE until END,
      key = CASE WHEN key = OLD.key THEN (SELECT min(key) FROM story_reports WHERE story = OLD.story) ELSE key END
    WHERE story = OLD.story;`;

/** Stories in short, of which no report is counted twice: what a report costs does not grow with its story. */
export const STORY_TOTALS = `
DELETE FROM story_sums;
${totalsOf('story_reports')}
DROP TRIGGER IF EXISTS story_joined;
DROP TRIGGER IF EXISTS story_changed;
DROP TRIGGER IF EXISTS story_left;
CREATE TRIGGER story_joined AFTER INSERT ON story_reports BEGIN ${JOINED} END;
CREATE TRIGGER story_changed AFTER UPDATE OF story ON story_reports WHEN OLD.story <> NEW.story
  BEGIN ${LEFT} ${JOINED} END;
CREATE TRIGGER story_left AFTER DELETE ON story_reports BEGIN ${LEFT} END;
`;

/** What the store holds, as it is kept. */
export function readTotals(db: DatabaseSync): Counts {
  const rows = db.prepare('SELECT name, number FROM totals').all() as unknown as readonly {
    readonly name: (typeof COUNTED)[number];
    readonly number: number;
  }[];
  const of = Object.fromEntries(rows.map(({ name, number }) => [name, number])) as Record<
    (typeof COUNTED)[number],
    number
  >;
  // one step of the index for each outlet, however many articles it has
  const { outlets } = db
    .prepare(
      `WITH RECURSIVE each (outlet) AS (
        SELECT min(outlet) FROM articles UNION ALL
        SELECT (SELECT min(outlet) FROM articles WHERE outlet > each.outlet) FROM each WHERE outlet IS NOT NULL
      ) SELECT count(outlet) AS outlets FROM each`,
    )
    .get() as { outlets: number };
  const day = (most: string): string | null =>
    (db.prepare(`SELECT ${most}(published) AS day FROM articles`).get()?.day as string | null) ?? null;
  const { articles, engagements, participants, statements, namings } = of;
  return {
    articles,
    engagements,
    participants,
    statements,
    namings,
    outlets,
    since: day('min'),
    until: day('max'),
  };
}
