/** Pages by day with a cursor: what was added meanwhile neither repeats nor hides an item. */

import type { SQLInputValue } from 'node:sqlite';
import { LiqaError } from '../errors.ts';
import type { Paging } from './store.ts';

const USUAL = 50;
const MOST = 500;

/** How many items a page holds. */
export const limitOf = ({ limit }: Paging): number => Math.min(MOST, Math.max(1, Math.trunc(limit ?? USUAL)));

export interface PageSql {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
  readonly order: string;
  readonly limit: number;
}

/** The condition and the order of one page. @throws LiqaError `usage.bad-argument` where the cursor is none */
export function readPaging(paging: Paging, { day, key }: { day: string; key: string }): PageSql {
  const oldest = paging.order === 'oldest';
  const order = oldest ? `${day} = '', ${day}, ${key}` : `${day} DESC, ${key} DESC`;
  const limit = limitOf(paging);
  if (!paging.cursor) return { sql: 'TRUE', params: [], order, limit };
  const at = readCursor(paging.cursor);
  // without a day comes last in both orders
  const sql = oldest ? `(${day} = '', ${day}, ${key}) > (? = '', ?, ?)` : `(${day}, ${key}) < (?, ?)`;
  return { sql, params: oldest ? [at[0], ...at] : at, order, limit };
}

/** Takes the item too many off and makes the cursor of the next page. */
export function cutPage<T>(
  found: readonly T[],
  limit: number,
  placeOf: (item: T) => readonly [string, number],
): { readonly items: readonly T[]; readonly next: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? writeCursor(placeOf(last)) : null };
}

export const writeCursor = (place: readonly [string, number]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws LiqaError `usage.bad-argument` */
export function readCursor(cursor: string): readonly [string, number] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === 2) {
      const [day, key] = place as readonly unknown[];
      if (typeof day === 'string' && typeof key === 'number') return [day, key];
    }
  } catch {
    // told below
  }
  throw new LiqaError('usage.bad-argument', 'this is no cursor: take the one the page before gave');
}
