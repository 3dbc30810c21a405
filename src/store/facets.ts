/** How often each value occurs among the engagements under a filter. */
import type { DatabaseSync } from 'node:sqlite';
import { engagementFrom, type Where } from './filters.ts';
import type { Count, Facets } from './store.ts';

const MOST = 500;

interface Column {
  readonly join?: string;
  readonly of?: string;
  readonly order?: string;
}

export function countFacets(db: DatabaseSync, where: Where): Facets {
  const from = engagementFrom(where);
  const count = (
    value: string,
    { join = '', of = '*', order = 'count DESC, value' }: Column = {},
  ): readonly Count[] => {
    const rows = db
      .prepare(
        `SELECT ${value} AS value, count(${of}) AS count FROM ${from} ${join}
        WHERE ${where.sql} AND ${value} IS NOT NULL GROUP BY 1 ORDER BY ${order} LIMIT ${MOST}`,
      )
      .all(...where.params);
    return rows.map((row) => ({ value: String(row.value), count: Number(row.count) }));
  };
  const inTime = { order: 'value' };
  const outlet = { join: 'JOIN articles o ON o.key = e.article' };
  const party = { join: 'JOIN participants p ON p.engagement = e.key', of: 'DISTINCT e.key' };
  return {
    parties: count('p.represents', party),
    outlets: count('o.outlet', outlet),
    kinds: count('e.kind'),
    statuses: count('e.status'),
    focuses: count('e.focus'),
    topics: count('t.topic', { join: 'JOIN topics t ON t.engagement = e.key' }),
    years: count('substr(e.first_day, 1, 4)', inTime),
    months: count('substr(e.first_day, 1, 7)', inTime),
  };
}

/** Filters whose facets are remembered while nothing is written. */
const REMEMBERED = 32;

/** `countFacets`, remembered until the store changes: a desk asks for the same with every page. */
export function rememberFacets(db: DatabaseSync): (key: string, make: () => Where) => Facets {
  const version = db.prepare('PRAGMA data_version');
  const changes = db.prepare('SELECT total_changes() AS changes');
  const known = new Map<string, Facets>();
  let stamp = '';
  return (key, make) => {
    const now = `${version.get()?.data_version} ${changes.get()?.changes}`;
    if (now !== stamp || known.size >= REMEMBERED) known.clear();
    stamp = now;
    const found = known.get(key) ?? countFacets(db, make());
    known.set(key, found);
    return found;
  };
}
