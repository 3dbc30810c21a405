/**
 * What can be asked of engagements, held in memory by columns: a filter, its counts and its days are one pass over
 * numbers, as quick for every combination. Read once, then kept in step with what the file says was touched.
 */
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { normalise } from '../text/text.ts';
import { stampOf } from './stamp.ts';

export const SINGLE = ['kind', 'status', 'focus', 'outlet', 'city', 'country'] as const;
export const MANY = ['party', 'person', 'office', 'topic'] as const;
export type SingleName = (typeof SINGLE)[number];
export type ManyName = (typeof MANY)[number];
export type ColumnName = SingleName | ManyName;

/** How exactly the first day is known. */
export const GRAIN = { day: 0, month: 1, year: 2 } as const;
/** In `first` and `last` where no day is known. */
export const NO_DAY = -1_000_000;
/** In a single column where there is no value. */
export const NONE = -1;

/** Values of a column and their numbers. */
export interface Names {
  readonly values: string[];
  /** Number of a value, of an office by its form. */
  readonly of: Map<string, number>;
}
interface Many {
  /** Row `i` has `values[starts[i]] … values[starts[i + 1] - 1]`, one for each participant. */
  readonly starts: Int32Array;
  readonly values: Int32Array;
}
/** Rows by first day and key, those without a day first. */
export interface Columns {
  readonly size: number;
  readonly key: Int32Array;
  readonly article: Int32Array;
  /** Days since 1970-01-01. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly grain: Uint8Array;
  readonly single: Readonly<Record<SingleName, Int32Array>>;
  readonly many: Readonly<Record<ManyName, Many>>;
  readonly names: Readonly<Record<ColumnName, Names>>;
}

export const DESK_TABLES = `
-- articles whose engagements changed, in the order in which they did
CREATE TABLE IF NOT EXISTS touched (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER IF NOT EXISTS touched_by_insert AFTER INSERT ON engagements
  BEGIN INSERT OR REPLACE INTO touched (article) VALUES (NEW.article); END;
CREATE TRIGGER IF NOT EXISTS touched_by_update AFTER UPDATE ON engagements
  BEGIN INSERT OR REPLACE INTO touched (article) VALUES (NEW.article); END;
CREATE TRIGGER IF NOT EXISTS touched_by_delete AFTER DELETE ON engagements
  BEGIN INSERT OR REPLACE INTO touched (article) VALUES (OLD.article); END;
CREATE TRIGGER IF NOT EXISTS touched_by_participant AFTER UPDATE ON participants
  BEGIN INSERT OR REPLACE INTO touched (article)
    SELECT article FROM engagements WHERE key = NEW.engagement; END;
-- all that is held in memory, so that reading it passes the evidence by
CREATE INDEX IF NOT EXISTS engagements_in_short ON engagements
  (article, key, kind, status, focus, date, between_from, between_to, city, country, first_day, last_day);
`;

const DAY_MS = 86_400_000;
/** Days since 1970-01-01 of an ISO 8601 day. */
export const dayNumber = (day: string): number => {
  const at = Date.parse(day.slice(0, 10));
  return Number.isNaN(at) ? NO_DAY : Math.round(at / DAY_MS);
};
/** Days of some centuries that were written out already. */
const written = new Map<number, string>();
/** The ISO 8601 day of a number. */
export function dayOf(number: number): string {
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (written.size < MOST_WRITTEN) written.set(number, day);
  return day;
}
const MOST_WRITTEN = 100_000;

const makeNames = (): Names => ({ values: [], of: new Map() });
/** @param form  what is alike in all spellings of the value; the first of them is shown */
function numberOf({ values, of }: Names, value: string, form: string = value): number {
  const known = of.get(form);
  if (known !== undefined) return known;
  of.set(form, values.length);
  return values.push(value) - 1;
}

/** The columns as they are now: a look at two numbers where nothing was written. */
export function openColumns(db: DatabaseSync): () => Columns {
  const stampNow = stampOf(db);
  const hasLog = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'touched'").get() !== undefined;
  const lastTouch = hasLog ? db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM touched') : null;
  const touchedSince = hasLog ? db.prepare('SELECT article FROM touched WHERE seq > ?') : null;
  let columns: Columns | null = null;
  let stamp = '';
  let seen = 0;
  return () => {
    const now = stampNow();
    if (columns && now === stamp) return columns;
    stamp = now;
    const seq = Number(lastTouch?.get()?.seq ?? 0);
    if (columns && seq === seen) return columns;
    const touched = columns ? (touchedSince?.all(seen) ?? []).map(({ article }) => Number(article)) : [];
    columns = columns ? renew(db, columns, new Set(touched)) : assemble(db, makeAllNames(), null);
    seen = seq;
    return columns;
  };
}

const makeAllNames = (): Columns['names'] =>
  Object.fromEntries([...SINGLE, ...MANY].map((name) => [name, makeNames()])) as unknown as Columns['names'];

// ---- reading ------------------------------------------------------------------------------------

const COLUMNS = `e.key, e.article, e.kind, e.status, e.focus, e.city, e.country,
  e.date, e.between_from, e.between_to, e.first_day, e.last_day`;

/** Columns of all engagements, or of those of some articles. */
function assemble(db: DatabaseSync, names: Columns['names'], articles: readonly number[] | null): Columns {
  const list = articles && JSON.stringify(articles);
  const [within, params] = list ? ['WHERE e.article IN (SELECT value FROM json_each(?))', [list]] : ['', []];
  const rows = db
    .prepare(`SELECT ${COLUMNS} FROM engagements e CROSS JOIN articles a ON a.key = e.article ${within}`)
    .all(...params) as unknown as readonly Row[];
  const outlets = readOutlets(db, list);
  const firsts = rows.map(({ first_day }) => (first_day === null ? NO_DAY : dayNumber(first_day)));
  const order = rows.map((_, i) => i).sort((a, b) => firsts[a]! - firsts[b]! || rows[a]!.key - rows[b]!.key);
  const sorted = order.map((i) => rows[i]!);
  const place = new Map(sorted.map(({ key }, i) => [key, i]));
  const column = (of: (row: Row) => number): Int32Array => Int32Array.from(sorted, of);
  const cellOf = (row: Row, name: SingleName): string | null =>
    name === 'outlet' ? (outlets.get(row.article) ?? null) : row[name];
  const numberIn = (row: Row, name: SingleName): number => {
    const value = cellOf(row, name);
    return value === null ? NONE : numberOf(names[name], value);
  };
  const single = Object.fromEntries(
    SINGLE.map((name) => [name, column((row) => numberIn(row, name))]),
  ) as Record<SingleName, Int32Array>;
  return {
    size: sorted.length,
    key: column(({ key }) => key),
    article: column(({ article }) => article),
    first: Int32Array.from(order, (i) => firsts[i]!),
    last: column(({ last_day }) => (last_day === null ? NO_DAY : dayNumber(last_day))),
    grain: Uint8Array.from(sorted, grainOf),
    single,
    many: readMany(db, { names, place, list }),
    names,
  };
}

interface Row extends Readonly<Record<Exclude<SingleName, 'outlet'>, string | null>> {
  readonly key: number;
  readonly article: number;
  readonly date: string | null;
  readonly between_from: string | null;
  readonly between_to: string | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
}

function grainOf({ date, between_from: from, between_to: to }: Row): number {
  if (date !== null) return date.length >= 10 ? GRAIN.day : date.length === 7 ? GRAIN.month : GRAIN.year;
  if (from === null || to === null) return GRAIN.day;
  return from.slice(0, 7) === to.slice(0, 7) ? GRAIN.month : GRAIN.year;
}

/** Outlets of articles by their keys, out of the index of outlets, so that no article itself is read. */
function readOutlets(db: DatabaseSync, list: string | null): ReadonlyMap<number, string> {
  const statement = db.prepare(
    list
      ? 'SELECT key, outlet FROM articles WHERE key IN (SELECT value FROM json_each(?))'
      : 'SELECT key, outlet FROM articles INDEXED BY articles_by_outlet WHERE outlet IS NOT NULL',
  );
  return new Map(cellsOf(statement, list) as unknown as readonly (readonly [number, string])[]);
}

/** Rows as lists of cells, which are made several times as quickly as objects. */
function cellsOf(statement: StatementSync, list: string | null): readonly (readonly SQLOutputValue[])[] {
  statement.setReturnArrays(true);
  const rows: unknown = list ? statement.all(list) : statement.all();
  return rows as readonly (readonly SQLOutputValue[])[];
}

interface Wanted {
  readonly names: Columns['names'];
  /** Row of an engagement's key. */
  readonly place: ReadonlyMap<number, number>;
  /** JSON list of articles; null for all. */
  readonly list: string | null;
}

function readMany(db: DatabaseSync, { names, place, list }: Wanted): Columns['many'] {
  const within = list
    ? 'WHERE engagement IN (SELECT key FROM engagements WHERE article IN (SELECT value FROM json_each(?)))'
    : '';
  const all = (sql: string): readonly (readonly SQLOutputValue[])[] =>
    cellsOf(db.prepare(`${sql} ${within}`), list);
  const pairs: Record<ManyName, number[]> = { party: [], person: [], office: [], topic: [] };
  const add = (name: ManyName, engagement: unknown, value: unknown, form = value): void => {
    const row = place.get(Number(engagement));
    if (row !== undefined && typeof value === 'string' && value !== '')
      pairs[name].push(row, numberOf(names[name], value, String(form)));
  };
  const forms = new Map<string, string>();
  const formOf = (role: string): string => {
    const form = forms.get(role) ?? normalise(role);
    forms.set(role, form);
    return form;
  };
  for (const [engagement, represents, person, role] of all(
    'SELECT engagement, represents, person, role FROM participants',
  )) {
    add('party', engagement, represents);
    add('person', engagement, person);
    add('office', engagement, role, typeof role === 'string' ? formOf(role) : null);
  }
  for (const [engagement, topic] of all('SELECT engagement, topic FROM topics'))
    add('topic', engagement, topic);
  return Object.fromEntries(MANY.map((name) => [name, gather(pairs[name], place.size)])) as Record<
    ManyName,
    Many
  >;
}

/** Pairs of row and value, by row. */
function gather(pairs: readonly number[], size: number): Many {
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < pairs.length; i += 2) starts[pairs[i]! + 1]!++;
  for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const values = new Int32Array(pairs.length / 2);
  for (let i = 0; i < pairs.length; i += 2) values[next[pairs[i]!]!++] = pairs[i + 1]!;
  return { starts, values };
}

// ---- keeping in step ----------------------------------------------------------------------------

/** Beyond this share of touched articles reading all anew is no dearer. */
const MOST_TOUCHED = 5000;

function renew(db: DatabaseSync, old: Columns, touched: ReadonlySet<number>): Columns {
  if (touched.size > MOST_TOUCHED) return assemble(db, old.names, null);
  const fresh = assemble(db, old.names, [...touched]);
  const kept = Int32Array.from(old.key.keys()).filter((row) => !touched.has(old.article[row]!));
  return merge(old, kept, fresh);
}

/** `kept` rows of one and all of the other, in order. Negative numbers stand for rows of `fresh`. */
function merge(old: Columns, kept: Int32Array, fresh: Columns): Columns {
  const size = kept.length + fresh.size;
  const from = new Int32Array(size);
  for (let i = 0, k = 0, f = 0; i < size; i++) {
    const isOld = f >= fresh.size || (k < kept.length && isBefore(old, kept[k]!, fresh, f));
    from[i] = isOld ? kept[k++]! : ~f++;
  }
  const pick = <A extends Int32Array | Uint8Array>(made: A, a: A, b: A): A => {
    for (let i = 0; i < size; i++) made[i] = from[i]! >= 0 ? a[from[i]!]! : b[~from[i]!]!;
    return made;
  };
  const ints = (a: Int32Array, b: Int32Array): Int32Array => pick(new Int32Array(size), a, b);
  return {
    size,
    key: ints(old.key, fresh.key),
    article: ints(old.article, fresh.article),
    first: ints(old.first, fresh.first),
    last: ints(old.last, fresh.last),
    grain: pick(new Uint8Array(size), old.grain, fresh.grain),
    single: Object.fromEntries(
      SINGLE.map((name) => [name, ints(old.single[name], fresh.single[name])]),
    ) as Record<SingleName, Int32Array>,
    many: Object.fromEntries(
      MANY.map((name) => [name, mergeMany(from, old.many[name], fresh.many[name])]),
    ) as Record<ManyName, Many>,
    names: old.names,
  };
}

const isBefore = (a: Columns, i: number, b: Columns, j: number): boolean =>
  (a.first[i]! - b.first[j]! || a.key[i]! - b.key[j]!) < 0;

function mergeMany(from: Int32Array, a: Many, b: Many): Many {
  const starts = new Int32Array(from.length + 1);
  const source = (i: number): readonly [Many, number] => (from[i]! >= 0 ? [a, from[i]!] : [b, ~from[i]!]);
  for (let i = 0; i < from.length; i++) {
    const [many, row] = source(i);
    starts[i + 1] = starts[i]! + many.starts[row + 1]! - many.starts[row]!;
  }
  const values = new Int32Array(starts[from.length]!);
  for (let i = 0; i < from.length; i++) {
    const [many, row] = source(i);
    values.set(many.values.subarray(many.starts[row]!, many.starts[row + 1]!), starts[i]!);
  }
  return { starts, values };
}
