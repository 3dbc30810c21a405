/** A filter over the columns: one test for each part of it. */
import type { DatabaseSync } from 'node:sqlite';
import { normalise } from '../text/text.ts';
import {
  type ColumnName,
  type Columns,
  dayNumber,
  type ManyName,
  NO_DAY,
  type SingleName,
} from './columns.ts';
import { CODE, listOf, participantsLike, type Where } from './filters.ts';
import type { Search } from './search.ts';
import type { EngagementFilter } from './store.ts';

/** Whether a row of the columns is let through. */
export type Test = (row: number) => boolean;
/** What a filter asks, by the part of it that asks; a pair of participants is one part. */
export type Tests = Readonly<Partial<Record<Part, Test>>>;
export type Part =
  | 'kind'
  | 'status'
  | 'focus'
  | 'outlet'
  | 'topic'
  | 'about'
  | 'with'
  | 'person'
  | 'office'
  | 'place'
  | 'period'
  | 'words'
  | 'arrived';

export interface Asked {
  readonly db: DatabaseSync;
  readonly columns: Columns;
  readonly search: Search;
}

/** The tests of `filter`; a part that it does not ask for has none. */
export function testsOf(asked: Asked, filter: EngagementFilter): Tests {
  const { columns } = asked;
  const tests: Partial<Record<Part, Test>> = {};
  for (const part of ['kind', 'status', 'focus', 'outlet'] as const) {
    const wanted = listOf(filter[part]);
    if (wanted.length > 0) tests[part] = isOneOf(columns, part, wanted);
  }
  const topics = listOf(filter.topic);
  if (topics.length > 0) tests.topic = hasOneOf(columns, 'topic', topics);
  if (filter.person) tests.person = hasOneOf(columns, 'person', [filter.person]);
  if (filter.office) tests.office = hasOneOf(columns, 'office', [normalise(filter.office)]);
  if (filter.place)
    tests.place = isOneOf(columns, CODE.test(filter.place) ? 'country' : 'city', [filter.place]);
  addWho(asked, filter, tests);
  if (filter.since || filter.until) tests.period = liesWithin(columns, filter);
  if (filter.after !== undefined) {
    const { after } = filter;
    tests.arrived = (row) => columns.article[row]! > after;
  }
  if (filter.q?.trim()) tests.words = asked.search.test(filter.q, columns);
  if (filter.article) tests.words = joined(tests.words, isOfArticle(asked, filter.article));
  return tests;
}

const joined = (one: Test | undefined, other: Test): Test => (one ? (row) => one(row) && other(row) : other);

function numbersOf(columns: Columns, name: ColumnName, wanted: readonly string[]): ReadonlySet<number> {
  return new Set(wanted.flatMap((value) => columns.names[name].of.get(value) ?? []));
}

function isOneOf(columns: Columns, name: SingleName, wanted: readonly string[]): Test {
  const numbers = numbersOf(columns, name, wanted);
  const column = columns.single[name];
  const [only] = numbers;
  if (numbers.size === 1) return (row) => column[row] === only;
  return (row) => numbers.has(column[row]!);
}

function hasOneOf(columns: Columns, name: ManyName, wanted: readonly string[], least = 1): Test {
  const numbers = numbersOf(columns, name, wanted);
  const { starts, values } = columns.many[name];
  if (numbers.size === 0) return () => false;
  return (row) => {
    let found = 0;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) if (numbers.has(values[i]!)) found++;
    return found >= least;
  };
}

function isOfArticle({ db, columns }: Asked, id: string): Test {
  const key = db.prepare('SELECT key FROM articles WHERE id = ?').get(id)?.key ?? null;
  return (row) => columns.article[row] === key;
}

/** Where it may lie within the period. */
function liesWithin({ first, last }: Columns, { since, until }: EngagementFilter): Test {
  const from = since ? dayNumber(since) : Number.NEGATIVE_INFINITY;
  const to = until ? dayNumber(until) : Number.POSITIVE_INFINITY;
  return (row) => first[row] !== NO_DAY && last[row]! >= from && first[row]! <= to;
}

/**
 * `about` and `with`: two different participants of one engagement. Two parties are told from the columns; where
 * words of a name or office are asked for, the table of these words says which engagements have them.
 */
function addWho(asked: Asked, filter: EngagementFilter, tests: Partial<Record<Part, Test>>): void {
  const [first, second] = [filter.about?.trim(), filter.with?.trim()].filter((it) => it);
  if (!first) return;
  tests.about = hasParticipant(asked, first);
  if (!second) return;
  if (CODE.test(first) && CODE.test(second)) {
    tests.with = hasOneOf(asked.columns, 'party', [second], first === second ? 2 : 1);
    return;
  }
  const [one, other] = [participantsLike(first), participantsLike(second)];
  const sql = `SELECT one.engagement FROM (${one.sql}) one JOIN (${other.sql}) other
    ON other.engagement = one.engagement AND other.position <> one.position`;
  tests.with = isAmong(asked, { sql, params: [...one.params, ...other.params] });
}

function hasParticipant(asked: Asked, wanted: string): Test {
  if (CODE.test(wanted)) return hasOneOf(asked.columns, 'party', [wanted]);
  const { sql, params } = participantsLike(wanted);
  return isAmong(asked, { sql: `SELECT engagement FROM (${sql})`, params });
}

/** Engagements whose keys a question of SQL gives. */
function isAmong({ db, columns }: Asked, { sql, params }: Where): Test {
  const found = db.prepare(sql).all(...params) as unknown as readonly { engagement: number }[];
  const keys = new Set(found.map(({ engagement }) => engagement));
  return (row) => keys.has(columns.key[row]!);
}
