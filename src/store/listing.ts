/** Engagements under a filter: which they are is told by the columns, what they are by their rows. */
import type { DatabaseSync } from 'node:sqlite';
import { type Asked, testsOf } from './choose.ts';
import { type Columns, dayNumber, dayOf, NO_DAY } from './columns.ts';
import { limitOf, readCursor, writeCursor } from './paging.ts';
import type { Search } from './search.ts';
import { stampOf } from './stamp.ts';
import type { EngagementEntry, EngagementFilter, Facets, PageOf, Paging, Survey } from './store.ts';
import { countFacets, passing, survey } from './survey.ts';

export interface Listing {
  engagements(filter: EngagementFilter, paging: Paging): PageOf<EngagementEntry>;
  facets(filter: EngagementFilter): Facets;
  survey(filter: EngagementFilter): Survey;
}

/** Filters whose answers are remembered while nothing is written. */
const REMEMBERED = 64;

interface Surroundings {
  readonly search: Search;
  readonly columns: () => Columns;
  /** Entries of these keys, in their order. */
  readonly read: (keys: readonly number[]) => readonly EngagementEntry[];
}

export function makeListing(db: DatabaseSync, { search, columns, read }: Surroundings): Listing {
  const asked = (): Asked => ({ db, columns: columns(), search });
  const remember = makeMemory(db);
  return {
    engagements: (filter, paging) => {
      const it = asked();
      const rows = remember('rows', filter, () => passing(it.columns, testsOf(it, filter)));
      const page = cut(it.columns, rows, paging);
      return { items: read(page.keys), next: page.next, total: rows.length };
    },
    facets: (filter) =>
      remember('facets', filter, () => {
        const it = asked();
        return countFacets(it.columns, testsOf(it, filter));
      }),
    survey: (filter) =>
      remember('survey', filter, () => {
        const it = asked();
        return survey(it.columns, testsOf(it, filter), filter);
      }),
  };
}

type Memory = <T>(kind: string, filter: EngagementFilter, make: () => T) => T;

function makeMemory(db: DatabaseSync): Memory {
  const stamp = stampOf(db);
  const known = new Map<string, unknown>();
  let seen = '';
  return (kind, filter, make) => {
    const now = stamp();
    if (now !== seen || known.size >= REMEMBERED) known.clear();
    seen = now;
    const key = `${kind} ${JSON.stringify(filter)}`;
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as ReturnType<typeof make>;
  };
}

/** One page of `rows`; those without a day come last in both orders. */
function cut(
  columns: Columns,
  rows: Int32Array,
  paging: Paging,
): { readonly keys: readonly number[]; readonly next: string | null } {
  const { first, key } = columns;
  const limit = limitOf(paging);
  const oldest = paging.order === 'oldest';
  const undated = countUndated(columns, rows);
  const at = (i: number): number =>
    oldest
      ? rows[i < rows.length - undated ? i + undated : i - (rows.length - undated)]!
      : rows[rows.length - 1 - i]!;
  /** Whether row `b` comes after the place of the cursor. */
  const isAfter = (day: number, than: number, b: number): boolean => {
    if (oldest) {
      const [x, y] = [day === NO_DAY ? 1 : 0, first[b] === NO_DAY ? 1 : 0];
      return (y - x || first[b]! - day || key[b]! - than) > 0;
    }
    return (day - first[b]! || than - key[b]!) > 0;
  };
  let from = 0;
  if (paging.cursor) {
    const [day, than] = readCursor(paging.cursor);
    const number = day === '' ? NO_DAY : dayNumber(day);
    let high = rows.length;
    while (from < high) {
      const middle = (from + high) >> 1;
      if (isAfter(number, than, at(middle))) high = middle;
      else from = middle + 1;
    }
  }
  const to = Math.min(rows.length, from + limit);
  const keys = Array.from({ length: to - from }, (_, i) => key[at(from + i)]!);
  if (to >= rows.length || to === from) return { keys, next: null };
  const last = at(to - 1);
  const day = first[last] === NO_DAY ? '' : dayOf(first[last]!);
  return { keys, next: writeCursor([day, key[last]!]) };
}

function countUndated({ first }: Columns, rows: Int32Array): number {
  let count = 0;
  while (count < rows.length && first[rows[count]!] === NO_DAY) count++;
  return count;
}
