/**
 * Tallies: how often each party, person, outlet, city and pair of parties stands in the engagements of the store,
 * with whom and about what. They are kept as articles are written, so that a page about one of them costs the
 * same however many engagements there are. Each engagement counts once for every report that tells it.
 */
import type { DatabaseSync } from 'node:sqlite';

const TABLES = `
CREATE TABLE IF NOT EXISTS tallies (
  subject TEXT NOT NULL,         -- party:US, person:joe-biden, outlet:…, place:…, pair:IL|US; empty for all
  what TEXT NOT NULL,            -- status, kind, topic, party, person, by, role, outlet, city, lead, pair, …
  period TEXT NOT NULL,          -- month or year; empty where it is not told apart
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (subject, what, period, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS participants_by_person ON participants (person, engagement) WHERE person IS NOT NULL;
CREATE INDEX IF NOT EXISTS engagements_by_city ON engagements (city, first_day) WHERE city IS NOT NULL;
CREATE INDEX IF NOT EXISTS engagements_by_status ON engagements (status, first_day, key);
`;

const TEMPORARY = `
CREATE TEMP TABLE IF NOT EXISTS tallied (article INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS sides (
  engagement INTEGER NOT NULL, sort TEXT NOT NULL, id TEXT NOT NULL,
  kind TEXT NOT NULL, status TEXT NOT NULL, month TEXT NOT NULL,
  PRIMARY KEY (engagement, sort, id)
) WITHOUT ROWID;
`;

const OF_TALLIED = 'e.article IN (SELECT article FROM tallied)';
const SIDE = "e.kind, e.status, substr(coalesce(e.first_day, ''), 1, 7)";

/** Whom and what each engagement of the articles is about. */
const SIDES: readonly string[] = [
  'DELETE FROM sides',
  `INSERT INTO sides SELECT DISTINCT e.key, 'party', p.represents, ${SIDE} FROM engagements e
   JOIN participants p ON p.engagement = e.key WHERE ${OF_TALLIED} AND p.represents IS NOT NULL`,
  `INSERT INTO sides SELECT DISTINCT e.key, 'person', p.person, ${SIDE} FROM engagements e
   JOIN participants p ON p.engagement = e.key WHERE ${OF_TALLIED} AND p.person IS NOT NULL`,
  `INSERT INTO sides SELECT e.key, 'outlet', a.outlet, ${SIDE} FROM engagements e
   JOIN articles a ON a.key = e.article WHERE ${OF_TALLIED} AND a.outlet IS NOT NULL`,
  `INSERT INTO sides SELECT e.key, 'place', e.city, ${SIDE} FROM engagements e
   WHERE ${OF_TALLIED} AND e.city IS NOT NULL`,
  `INSERT INTO sides SELECT one.engagement, 'pair', one.id || '|' || other.id, one.kind, one.status, one.month
   FROM sides one JOIN sides other ON other.engagement = one.engagement
   WHERE one.sort = 'party' AND other.sort = 'party' AND one.id < other.id`,
];

/** Rules whose first principal called, whose second did, and whose first received the other. */
const FIRST_CALLED = "('call.linked', 'call.phoned', 'call.made')";
const principal = (after: string): string => `(SELECT p.represents FROM participants p
  WHERE p.engagement = e.key AND p.part = 'principal' ORDER BY p.position LIMIT 1 ${after})`;

/** Who called, received or visited whom, where two took part and the words say it. */
const LEADS = `SELECT s.subject AS subject, 'lead' AS what, '' AS period, CASE
    WHEN s.rule IN ${FIRST_CALLED} THEN 'call:' || s.first WHEN s.rule = 'call.took' THEN 'call:' || s.second
    WHEN s.rule = 'meeting.received' THEN 'host:' || s.first WHEN s.kind = 'visit' THEN 'visit:' || s.first
  END AS value, 1 AS number FROM (
  SELECT s.sort || ':' || s.id AS subject, s.kind, json_extract(e.evidence, '$."/kind"[0].rule') AS rule,
    ${principal('')} AS first, ${principal('OFFSET 1')} AS second
  FROM sides s JOIN engagements e ON e.key = s.engagement WHERE s.sort = 'pair' AND s.status = 'held'
    AND 2 = (SELECT count(*) FROM participants p WHERE p.engagement = e.key AND p.part = 'principal')
    AND NOT EXISTS (SELECT 1 FROM participants p WHERE p.engagement = e.key AND p.part = 'principal'
      AND p.represents IS NULL)) s`;

const SUBJECT = "s.sort || ':' || s.id";
const NAME = "coalesce(p.person, '=' || p.name)";
const simple = (what: string, value: string, more = ''): string =>
  `SELECT ${SUBJECT} AS subject, '${what}' AS what, '' AS period, ${value} AS value, 1 AS number FROM sides s ${more}`;

/** What is counted, as rows of subject, what, period, value and number. */
const COUNTED: readonly string[] = [
  `SELECT ${SUBJECT} AS subject, 'status' AS what, s.month AS period, s.status AS value, 1 AS number FROM sides s`,
  simple('kind', 's.kind'),
  `SELECT ${SUBJECT} AS subject, 'topic' AS what, substr(s.month, 1, 4) AS period, t.topic AS value, 1 AS number
   FROM sides s JOIN topics t ON t.engagement = s.engagement`,
  simple(
    'party',
    'o.id',
    `JOIN sides o ON o.engagement = s.engagement
    WHERE o.sort = 'party' AND s.sort <> 'pair' AND (s.sort <> 'party' OR o.id <> s.id)`,
  ),
  simple(
    'outlet',
    'o.id',
    `JOIN sides o ON o.engagement = s.engagement
    WHERE o.sort = 'outlet' AND s.sort <> 'outlet'`,
  ),
  simple(
    'city',
    'o.id',
    `JOIN sides o ON o.engagement = s.engagement
    WHERE o.sort = 'place' AND s.sort IN ('party', 'person', 'pair')`,
  ),
  `SELECT DISTINCT ${SUBJECT} AS subject, 'person' AS what, '' AS period, ${NAME} AS value, s.engagement AS place,
    1 AS number FROM sides s JOIN participants p ON p.engagement = s.engagement
   WHERE s.sort <> 'party' AND ${NAME} IS NOT NULL AND (s.sort <> 'person' OR p.person IS NOT s.id)`,
  `SELECT DISTINCT ${SUBJECT} AS subject, 'by' AS what, '' AS period, ${NAME} AS value, s.engagement AS place,
    1 AS number FROM sides s JOIN participants p ON p.engagement = s.engagement
   WHERE s.sort = 'party' AND p.represents = s.id AND ${NAME} IS NOT NULL`,
  `SELECT DISTINCT ${SUBJECT} AS subject, 'role' AS what, '' AS period, p.role AS value, s.engagement AS place,
    1 AS number FROM sides s JOIN participants p ON p.engagement = s.engagement
   WHERE p.role IS NOT NULL AND (s.sort = 'party' AND p.represents = s.id OR s.sort = 'person' AND p.person = s.id)`,
  LEADS,
  `SELECT '' AS subject, 'pair-month' AS what, s.month AS period, s.id AS value, 1 AS number
   FROM sides s WHERE s.sort = 'pair' AND s.status = 'held'`,
  `SELECT '' AS subject, 'pair-year' AS what, substr(s.month, 1, 4) AS period, s.id AS value, 1 AS number
   FROM sides s WHERE s.sort = 'pair' AND s.status = 'held'`,
];

/** Facts of the articles of an outlet. */
const SOURCING = 'namedActors unnamedActors attributed anonymous sentences'.split(' ');
const OF_OUTLET = 'FROM articles a WHERE a.outlet IS NOT NULL AND a.key IN (SELECT article FROM tallied)';
const outlet = (what: string, { value = "''", number = '1', period = "''" }): string =>
  `SELECT 'outlet:' || a.outlet AS subject, '${what}' AS what, ${period} AS period, ${value} AS value,
    ${number} AS number ${OF_OUTLET}`;
const OF_ARTICLES: readonly string[] = [
  outlet('article', { period: "substr(coalesce(a.published, ''), 1, 7)" }),
  ...SOURCING.map((it) =>
    outlet('sourcing', { value: `'${it}'`, number: `coalesce(json_extract(a.sourcing, '$.${it}'), 0)` }),
  ),
  outlet('sourcing', { value: "'dated'", number: 'a.published IS NOT NULL' }),
  outlet('sourcing', { value: "'bylined'", number: 'a.author IS NOT NULL' }),
  `${outlet('credit', { value: 'a.credit' })} AND a.credit IS NOT NULL`,
];

const NAMED = `FROM namings n JOIN articles a ON a.key = n.article WHERE n.article IN (SELECT article FROM tallied)`;
const YEAR = "substr(coalesce(a.published, ''), 1, 4)";
const FORM = 'coalesce(n.form, n.words)';
/** Who calls whom what: of a party by form and outlet, of an outlet by form and party. */
const named = (what: string, condition: string): readonly string[] => [
  `SELECT 'party:' || n.party AS subject, '${what}' AS what, ${YEAR} AS period,
    json_array(${FORM}, coalesce(a.outlet, '')) AS value, 1 AS number ${NAMED}${condition}`,
  `SELECT 'outlet:' || a.outlet AS subject, '${what}' AS what, ${YEAR} AS period,
    json_array(${FORM}, n.party) AS value, 1 AS number ${NAMED} AND a.outlet IS NOT NULL${condition}`,
];
const OF_NAMINGS: readonly string[] = [
  ...named('naming', ''),
  ...named('naming-quotation', " AND n.voice = 'quotation'"),
  ...named('naming-quoted', ' AND n.quoted = 1'),
];

const add = (select: string, sign: string): string =>
  `INSERT INTO tallies (subject, what, period, value, count)
   SELECT subject, what, period, value, ${sign} * sum(number) FROM (${select}) WHERE value IS NOT NULL
   GROUP BY 1, 2, 3, 4 HAVING sum(number) <> 0
   ON CONFLICT (subject, what, period, value) DO UPDATE SET count = count + excluded.count`;
const statements = (sign: '1' | '-1'): readonly string[] => [
  ...SIDES,
  ...[...COUNTED, ...OF_ARTICLES, ...OF_NAMINGS].map((select) => add(select, sign)),
];
const ALL_TALLIED = ['DELETE FROM tallied', 'INSERT INTO tallied SELECT key FROM articles'];

/** The tables, with what a store of before holds counted into them. */
export const TALLY_TABLES = [
  `${TABLES}${TEMPORARY}`,
  ...ALL_TALLIED,
  ...SIDES,
  ...[...COUNTED, ...OF_ARTICLES].map((select) => add(select, '1')),
  'DELETE FROM tallied',
  'DELETE FROM sides',
].join(';\n');

/** The same for namings, which came later. */
export const NAMING_TALLIES = [
  TEMPORARY,
  ...ALL_TALLIED,
  ...OF_NAMINGS.map((select) => add(select, '1')),
  'DELETE FROM tallied',
].join(';\n');

export interface Tallies {
  /** An article was written: it is counted when `settle` is called. */
  touch(article: number): void;
  /** An article is about to be written anew, or to go. */
  drop(article: number): void;
  /** Counts all that was touched; to be called within the transaction that wrote it. */
  settle(): void;
  /** To be called after a transaction that came to nothing. */
  forget(): void;
}

/** Keeps the tallies of `db`. */
export function makeTallies(db: DatabaseSync): Tallies {
  db.exec(TEMPORARY);
  const touched = new Set<number>();
  const mark = db.prepare('INSERT OR IGNORE INTO tallied (article) VALUES (?)');
  const unmark = db.prepare('DELETE FROM tallied');
  const plus = statements('1').map((sql) => db.prepare(sql));
  const minus = statements('-1').map((sql) => db.prepare(sql));
  const run = (articles: Iterable<number>, sql: typeof plus): void => {
    unmark.run();
    for (const article of articles) mark.run(article);
    for (const statement of sql) statement.run();
  };
  const settle = (): void => {
    if (touched.size > 0) run(touched, plus);
    touched.clear();
  };
  return {
    touch: (article) => touched.add(article),
    drop: (article) => {
      if (touched.has(article)) settle();
      run([article], minus);
    },
    settle,
    forget: () => touched.clear(),
  };
}
