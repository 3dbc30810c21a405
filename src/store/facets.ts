/** How often each value occurs among the engagements under a filter. */
import type { DatabaseSync } from 'node:sqlite';
import type { Where } from './filters.ts';
import type { Count, Facets } from './store.ts';

const FROM = 'FROM engagements e JOIN articles a ON a.key = e.article';
const MOST = 500;

export function countFacets(db: DatabaseSync, where: Where): Facets {
  const count = (
    value: string,
    { join = '', of = '*', order = 'count DESC, value' } = {},
  ): readonly Count[] => {
    const rows = db
      .prepare(
        `SELECT ${value} AS value, count(${of}) AS count ${FROM} ${join}
        WHERE ${where.sql} AND ${value} IS NOT NULL GROUP BY 1 ORDER BY ${order} LIMIT ${MOST}`,
      )
      .all(...where.params);
    return rows.map((row) => ({ value: String(row.value), count: Number(row.count) }));
  };
  const inTime = { order: 'value' };
  return {
    parties: count('p.represents', {
      join: 'JOIN participants p ON p.engagement = e.key',
      of: 'DISTINCT e.key',
    }),
    outlets: count('a.outlet'),
    kinds: count('e.kind'),
    statuses: count('e.status'),
    focuses: count('e.focus'),
    topics: count('t.topic', { join: 'JOIN topics t ON t.engagement = e.key' }),
    years: count('substr(e.first_day, 1, 4)', inTime),
    months: count('substr(e.first_day, 1, 7)', inTime),
  };
}
