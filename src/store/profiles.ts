/** What the tallies say of one party, person, outlet, city or pair of parties, and its engagements by day. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type NamedAs, type NamedWhere, readNamedAs, readNamedAt } from './named.ts';
import type { NamingExample } from './namings.ts';
import type { Cells } from './rows.ts';
import { stampOf } from './stamp.ts';
import type { Count, EngagementEntry } from './store.ts';

export type SubjectSort = 'party' | 'person' | 'outlet' | 'place' | 'pair';
/** Whom a profile is about; the id of a pair is its two codes in order with `|` between. */
export interface Subject {
  readonly sort: SubjectSort;
  readonly id: string;
}
/** Counts of a month (or of no month, where it is empty) by status. */
export interface MonthCount {
  readonly month: string;
  readonly held: number;
  /** Planned, cancelled or denied. */
  readonly other: number;
}
export interface TopicYear {
  readonly year: string;
  readonly topic: string;
  readonly count: number;
}
/** Everything is counted once for each report that tells it; lists are cut to the most frequent. */
export interface Profile {
  readonly subject: Subject;
  readonly engagements: number;
  readonly statuses: readonly Count[];
  readonly months: readonly MonthCount[];
  readonly kinds: readonly Count[];
  readonly topics: readonly TopicYear[];
  readonly parties: readonly Count[];
  /** Ids of persons who took part; a name behind `=` where none is known. */
  readonly persons: readonly Count[];
  /** The same, of a party: those who stood for it. */
  readonly by: readonly Count[];
  /** Offices as worded. */
  readonly roles: readonly Count[];
  readonly outlets: readonly Count[];
  readonly cities: readonly Count[];
  /** Of a pair: `call:US`, `host:US`, `visit:US`: who called, received, visited the other. */
  readonly leads: readonly Count[];
  /** Of an outlet: reports by month, facts about them, agencies it credits. */
  readonly articles: readonly Count[];
  readonly sourcing: readonly Count[];
  readonly credits: readonly Count[];
  /** Of a party: how each outlet calls it. Of an outlet: how it calls each party. */
  readonly namings: readonly NamedAs[];
}
export interface PairCount {
  readonly parties: readonly [string, string];
  readonly count: number;
}
export interface LatestOptions {
  readonly status?: string;
  /** Half-open bounds of the first possible day. */
  readonly from?: string;
  readonly before?: string;
  readonly limit?: number;
}
export interface Span {
  readonly first: string;
  readonly last: string;
  /** First month of the years that hold all but a few: reports recall meetings of centuries ago. */
  readonly recent: string;
}
export interface Profiles {
  /** Null where no engagement, and no report of an outlet, is about it. */
  of(subject: Subject): Promise<Profile | null>;
  /** The latest engagements of a subject. */
  latest(subject: Subject, options?: LatestOptions): Promise<readonly EngagementEntry[]>;
  /** Engagements of a subject whose first day lies in `[from, before)`. */
  countWithin(subject: Subject, from: string, before: string): Promise<number>;
  /** How often two parties met in the months from `since` to `until`, both inclusive; held ones. */
  pairs(since: string, until: string): Promise<readonly PairCount[]>;
  /** Months between which two parties met; null where none did. */
  span(): Promise<Span | null>;
  /** The bodies of reports by their ids. */
  bodies(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Where a form is used for a party, the reports stored last first. */
  namedAt(wanted: NamedWhere, limit: number): Promise<readonly NamingExample[]>;
  /** The story of an article and how many reports it has; null where it stands in none yet. */
  storyOf(article: string): Promise<{ readonly story: string; readonly reports: number } | null>;
  /** How many of the latest 500 reports of an outlet share their text with one of another outlet. */
  shared(outlet: string): Promise<number>;
}

const MOST = 60;
const USUAL = 8;
const LISTS = {
  ...{ kinds: 'kind', parties: 'party', persons: 'person', by: 'by', roles: 'role', outlets: 'outlet' },
  ...{ cities: 'city', leads: 'lead', sourcing: 'sourcing', credits: 'credit' },
} as const;

/** The readings of `entries(where, params)` are rows of engagements in the order that `where` asks for. */
export type ReadEntries = (where: string, params: readonly SQLInputValue[]) => readonly EngagementEntry[];

/** Runs an act with failures told in our words. */
type Attempt = <T>(act: () => T) => Promise<T>;

export function makeProfiles(db: DatabaseSync, attempt: Attempt, entries: ReadEntries): Profiles {
  const rows = (sql: string, ...params: SQLInputValue[]): readonly Cells[] =>
    db.prepare(sql).all(...params) as readonly Cells[];
  const shared = rememberUntilWritten<number>(db);
  return {
    of: (subject) => attempt(() => readProfile(rows, subject)),
    latest: (subject, options = {}) => attempt(() => readLatest(rows, { subject, options, entries })),
    countWithin: (subject, from, before) => attempt(() => countWithin(rows, { subject, from, before })),
    pairs: (since, until) => attempt(() => readPairs(rows, since, until)),
    span: () => attempt(() => readSpan(rows)),
    storyOf: (article) =>
      attempt(() => {
        const [row] = rows(STORY_OF, article);
        return row ? { story: `story:${row.story}`, reports: Number(row.reports) } : null;
      }),
    bodies: (ids) =>
      attempt(() => {
        const find = db.prepare('SELECT body FROM articles WHERE id = ?');
        const found = ids.flatMap((id) => {
          const row = find.get(id);
          return row ? [[id, String(row.body)] as const] : [];
        });
        return new Map(found);
      }),
    namedAt: (wanted, limit) => attempt(() => readNamedAt(rows, wanted, limit)),
    shared: (outlet) => attempt(() => shared(outlet, () => Number(rows(SHARED, outlet)[0]?.number ?? 0))),
  };
}

/** Answers by key, kept while nothing is written: here, or by another process. */
function rememberUntilWritten<T>(db: DatabaseSync): (key: string, make: () => T) => T {
  const stampNow = stampOf(db);
  const known = new Map<string, T>();
  let stamp = '';
  return (key, make) => {
    const now = stampNow();
    if (now !== stamp) known.clear();
    stamp = now;
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
}

type Rows = (sql: string, ...params: SQLInputValue[]) => readonly Cells[];
const subjectOf = ({ sort, id }: Subject): string => `${sort}:${id}`;

function readProfile(rows: Rows, subject: Subject): Profile | null {
  const list = (what: string): readonly Count[] =>
    rows(
      `SELECT value, sum(count) AS number FROM tallies WHERE subject = ? AND what = ? GROUP BY value
       HAVING number > 0 ORDER BY number DESC, value LIMIT ${MOST}`,
      subjectOf(subject),
      what,
    ).map(({ value, number }) => ({ value: String(value), count: Number(number) }));
  const statuses = list('status');
  const lists = Object.fromEntries(Object.entries(LISTS).map(([name, what]) => [name, list(what)]));
  const articles = rows(
    `SELECT period, count FROM tallies WHERE subject = ? AND what = 'article' AND count > 0 ORDER BY period`,
    subjectOf(subject),
  ).map(({ period, count }) => ({ value: String(period), count: Number(count) }));
  const engagements = statuses.reduce((sum, { count }) => sum + count, 0);
  if (engagements === 0 && articles.length === 0) return null;
  return {
    ...{ subject, engagements, statuses, articles },
    months: readMonths(rows, subject),
    topics: readTopics(rows, subject),
    namings: subject.sort === 'party' || subject.sort === 'outlet' ? readNamedAs(rows, subject) : [],
    ...(lists as Pick<Profile, keyof typeof LISTS>),
  };
}

const readMonths = (rows: Rows, subject: Subject): readonly MonthCount[] =>
  rows(
    `SELECT period, sum(iif(value = 'held', count, 0)) AS held, sum(iif(value = 'held', 0, count)) AS other
     FROM tallies WHERE subject = ? AND what = 'status' GROUP BY period HAVING sum(count) > 0 ORDER BY period`,
    subjectOf(subject),
  ).map(({ period, held, other }) => ({
    month: String(period),
    held: Number(held),
    other: Number(other),
  }));

const readTopics = (rows: Rows, subject: Subject): readonly TopicYear[] =>
  rows(
    `SELECT period, value, count FROM tallies WHERE subject = ? AND what = 'topic' AND count > 0
     ORDER BY period, count DESC, value`,
    subjectOf(subject),
  ).map(({ period, value, count }) => ({
    year: String(period),
    topic: String(value),
    count: Number(count),
  }));

// ---- engagements by day -------------------------------------------------------------------------

interface Condition {
  /** Over `e.key`, to be held against one engagement. */
  readonly holds: string;
  /** The keys of all, for subjects of few engagements. */
  readonly keys: string;
  readonly params: readonly SQLInputValue[];
}

function conditionOf({ sort, id }: Subject): Condition {
  const on = (column: string): Condition => ({
    holds: `EXISTS (SELECT 1 FROM participants p WHERE p.engagement = e.key AND p.${column} = ?)`,
    keys: `SELECT p.engagement FROM participants p WHERE p.${column} = ?`,
    params: [id],
  });
  if (sort === 'party') return on('represents');
  if (sort === 'person') return on('person');
  if (sort === 'place')
    return { holds: 'e.city = ?', keys: 'SELECT o.key FROM engagements o WHERE o.city = ?', params: [id] };
  if (sort === 'outlet') {
    const article = 'SELECT a.key FROM articles a WHERE a.outlet = ?';
    return {
      holds: 'EXISTS (SELECT 1 FROM articles a WHERE a.key = e.article AND a.outlet = ?)',
      keys: `SELECT o.key FROM engagements o WHERE o.article IN (${article})`,
      params: [id],
    };
  }
  const [a = '', b = ''] = id.split('|');
  const one = on('represents');
  return {
    holds: `${one.holds} AND ${one.holds}`,
    keys: `${one.keys} INTERSECT ${one.keys}`,
    params: [a, b],
  };
}

/** Engagements of a subject up to which fetching all of them beats walking through the days. */
const FEW = 600;

interface Latest {
  readonly subject: Subject;
  readonly options: LatestOptions;
  readonly entries: ReadEntries;
}

function readLatest(rows: Rows, { subject, options, entries }: Latest): readonly EngagementEntry[] {
  const { status, from, before, limit = USUAL } = options;
  const { holds, keys, params } = conditionOf(subject);
  const [row] = rows(
    `SELECT coalesce(sum(count), 0) AS number, coalesce(sum(iif(value = coalesce(?, value), count, 0)), 0) AS wanted
     FROM tallies WHERE subject = ? AND what = 'status'`,
    status ?? null,
    subjectOf(subject),
  );
  const number = Number(row?.number);
  if (Number(row?.wanted) === 0) return [];
  const more: (readonly [string, string | undefined])[] = [
    ['e.status = ?', status],
    ['e.first_day >= ?', from],
    ['e.first_day < ?', before],
  ];
  const asked = more.filter((it): it is readonly [string, string] => it[1] !== undefined);
  const where = [number <= FEW ? `e.key IN (${keys})` : holds, ...asked.map(([sql]) => sql)].join(' AND ');
  // `+` keeps the planner from walking the days where the keys are few
  const order = number <= FEW ? '+e.first_day DESC, +e.key DESC' : ORDER;
  // keys first: sorting whole rows would carry all their evidence
  const found = rows(
    `SELECT e.key FROM engagements e WHERE ${where} ORDER BY ${order} LIMIT ?`,
    ...[...params, ...asked.map(([, value]) => value), Math.max(1, Math.trunc(limit))],
  ).map(({ key }) => Number(key));
  return entries(`e.key IN (${found.map(() => '?').join(', ')}) ORDER BY ${ORDER}`, found);
}
const ORDER = 'e.first_day DESC, e.key DESC';

interface Within {
  readonly subject: Subject;
  readonly from: string;
  readonly before: string;
}

/** Whole months by their tallies, the months at either end by their engagements. */
function countWithin(rows: Rows, { subject, from, before }: Within): number {
  const [whole] = rows(
    `SELECT coalesce(sum(count), 0) AS number FROM tallies
     WHERE subject = ? AND what = 'status' AND period > ? AND period < ?`,
    subjectOf(subject),
    from.slice(0, 7),
    before.slice(0, 7),
  );
  const { holds, params } = conditionOf(subject);
  const ends = [...new Set([from.slice(0, 7), before.slice(0, 7)])];
  const edge = ends.reduce((sum, month) => {
    const [first, last] = [
      from > `${month}-01` ? from : `${month}-01`,
      before < `${month}-32` ? before : `${month}-32`,
    ];
    const [row] = rows(
      `SELECT count(*) AS number FROM engagements e WHERE e.first_day >= ? AND e.first_day < ? AND ${holds}`,
      ...[first, last, ...params],
    );
    return sum + Number(row?.number);
  }, 0);
  return Number(whole?.number) + edge;
}

// ---- who meets whom -----------------------------------------------------------------------------

/** Share of the meetings that may lie before the recent years. */
const RECALLED = 0.03;

function readSpan(rows: Rows): Span | null {
  const [ends] = rows(
    `SELECT min(period) AS first, max(period) AS last FROM tallies
     WHERE subject = '' AND what = 'pair-month' AND period > '' AND count > 0`,
  );
  if (!ends?.first) return null;
  const years = rows(
    `SELECT period, sum(count) AS number FROM tallies
     WHERE subject = '' AND what = 'pair-year' AND period > '' AND count > 0 GROUP BY period ORDER BY period`,
  );
  const all = years.reduce((sum, { number }) => sum + Number(number), 0);
  let before = 0;
  const year = years.find(({ number }) => {
    before += Number(number);
    return before > all * RECALLED;
  })!;
  const start = `${year.period}-01`;
  const first = String(ends.first);
  return { first, last: String(ends.last), recent: start > first ? start : first };
}

/** Whole years by their tallies, the months at either end by theirs. */
function readPairs(rows: Rows, since: string, until: string): readonly PairCount[] {
  const [first, last] = [Number(since.slice(0, 4)), Number(until.slice(0, 4))];
  const from = since.slice(5, 7) === '01' ? first : first + 1;
  const to = until.slice(5, 7) === '12' ? last : last - 1;
  const whole = from <= to;
  const months = whole
    ? [since, `${from - 1}-12`, `${to + 1}-01`, until]
    : [since, until, '9999-12', '9999-12'];
  const found = rows(
    `SELECT value, sum(count) AS number FROM tallies WHERE subject = '' AND (
       what = 'pair-year' AND period BETWEEN ? AND ?
       OR what = 'pair-month' AND (period BETWEEN ? AND ? OR period BETWEEN ? AND ?))
     GROUP BY value HAVING number > 0 ORDER BY number DESC, value`,
    ...(whole ? [String(from), String(to)] : ['9999', '9999']),
    ...months,
  );
  return found.map(({ value, number }) => {
    const [a = '', b = ''] = String(value).split('|');
    return { parties: [a, b], count: Number(number) };
  });
}

const STORY_OF = `SELECT own.story AS story, count(*) AS reports FROM story_reports own
  JOIN story_reports r ON r.story = own.story WHERE own.article = ? GROUP BY own.story`;

const other = (
  own: string,
  theirs: string,
): string => `EXISTS (SELECT 1 FROM copies c JOIN articles b ON b.key = c.${theirs}
  WHERE c.${own} = a.key AND b.outlet IS NOT NULL AND b.outlet <> a.outlet)`;
/** Of the latest 500 reports of an outlet, those that stand in another outlet as well, whole or cut. */
const SHARED = `SELECT count(*) AS number FROM (
    SELECT key, outlet FROM articles WHERE outlet = ? ORDER BY published DESC LIMIT 500) a
  WHERE (${other('article', 'other')} OR ${other('other', 'article')})`;
