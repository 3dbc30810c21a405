/** What the tallies say of one party, person, outlet, city or pair of parties, and its engagements by day. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type Columns, dayNumber, NO_DAY } from './columns.ts';
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

export interface Surroundings {
  readonly attempt: Attempt;
  readonly entries: ReadEntries;
  readonly columns: () => Columns;
}

export function makeProfiles(db: DatabaseSync, { attempt, entries, columns }: Surroundings): Profiles {
  const rows = (sql: string, ...params: SQLInputValue[]): readonly Cells[] =>
    db.prepare(sql).all(...params) as readonly Cells[];
  const shared = rememberUntilWritten<number>(db);
  const outlets = rememberUntilWritten<ReadonlyMap<unknown, unknown>>(db);
  const outletsNow = (): ReadonlyMap<unknown, unknown> =>
    outlets('', () => new Map(rows(OUTLETS).map(({ key, outlet }) => [key, outlet])));
  return {
    of: (subject) => attempt(() => readProfile(rows, subject)),
    latest: (subject, options = {}) => attempt(() => readLatest(columns(), { subject, options, entries })),
    countWithin: (subject, from, before) => attempt(() => countWithin(columns(), { subject, from, before })),
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
    shared: (outlet) => attempt(() => shared(outlet, () => countShared(rows, outlet, outletsNow()))),
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

interface Latest {
  readonly subject: Subject;
  readonly options: LatestOptions;
  readonly entries: ReadEntries;
}

/** One walk over the columns from the latest day back, however many engagements the subject has. */
function readLatest(columns: Columns, { subject, options, entries }: Latest): readonly EngagementEntry[] {
  const { status, from, before, limit = USUAL } = options;
  const isOf = rowsOf(columns, subject);
  const { first, key, size, single, names } = columns;
  const wanted = status === undefined ? null : (names.status.of.get(status) ?? null);
  if (!isOf || (status !== undefined && wanted === null)) return [];
  const [since, end] = [from, before].map((day) => (day === undefined ? null : dayNumber(day)));
  const found: number[] = [];
  for (let row = size - 1; row >= 0 && found.length < Math.max(1, Math.trunc(limit)); row--) {
    if (typeof since === 'number' && first[row]! < since) break;
    if (typeof end === 'number' && (first[row]! >= end || first[row] === NO_DAY)) continue;
    if (wanted !== null && single.status[row] !== wanted) continue;
    if (isOf(row)) found.push(key[row]!);
  }
  if (found.length === 0) return [];
  return entries(`e.key IN (${found.map(() => '?').join(', ')}) ORDER BY ${ORDER}`, found);
}
const ORDER = 'e.first_day DESC, e.key DESC';

const COLUMN = { party: 'party', person: 'person', pair: 'party', outlet: 'outlet', place: 'city' } as const;

/** Whether a row is about the subject; null where none is. */
function rowsOf({ single, many, names }: Columns, { sort, id }: Subject): ((row: number) => boolean) | null {
  const wanted = (sort === 'pair' ? id.split('|') : [id]).map((it) => names[COLUMN[sort]].of.get(it));
  if (wanted.some((it) => it === undefined)) return null;
  if (sort === 'outlet' || sort === 'place') {
    const values = single[COLUMN[sort]];
    return (row) => values[row] === wanted[0];
  }
  const { starts, values } = many[sort === 'person' ? 'person' : 'party'];
  const has = (row: number, value: number): boolean => {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) if (values[i] === value) return true;
    return false;
  };
  return (row) => wanted.every((it) => has(row, it!));
}

interface Within {
  readonly subject: Subject;
  readonly from: string;
  readonly before: string;
}

/** Engagements of a subject whose first day lies in the days. */
function countWithin(columns: Columns, { subject, from, before }: Within): number {
  const isOf = rowsOf(columns, subject);
  const [since, end] = [dayNumber(from), dayNumber(before)];
  let count = 0;
  for (let row = columns.size - 1; isOf && row >= 0 && columns.first[row]! >= since; row--)
    if (columns.first[row]! < end && isOf(row)) count++;
  return count;
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

const OUTLETS = 'SELECT key, outlet FROM articles INDEXED BY articles_by_outlet WHERE outlet IS NOT NULL';
const LATEST = 'SELECT key FROM articles WHERE outlet = ? ORDER BY published DESC LIMIT 500';
const COPIES = `SELECT article AS own, other FROM copies WHERE article IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT other AS own, article AS other FROM copies WHERE other IN (SELECT value FROM json_each(?1))`;

/**
 * Of the latest 500 reports of an outlet, those that stand in another outlet as well, whole or cut. Told by indices
 * alone: the reports themselves lie all over the file.
 */
function countShared(rows: Rows, outlet: string, outlets: ReadonlyMap<unknown, unknown>): number {
  const keys = JSON.stringify(rows(LATEST, outlet).map(({ key }) => key));
  const shared = rows(COPIES, keys).filter(({ other }) => {
    const of = outlets.get(other);
    return of !== undefined && of !== outlet;
  });
  return new Set(shared.map(({ own }) => own)).size;
}
