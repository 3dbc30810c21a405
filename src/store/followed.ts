/** Which sources were collected when something was reported: what tells «not reported» from «not collected». */
import type { DatabaseSync } from 'node:sqlite';
import type { Followed } from '../source-log.ts';

/** Reports are found by their addresses. */
export const ADDRESS_INDEX =
  'CREATE INDEX IF NOT EXISTS articles_by_url ON articles (url) WHERE url IS NOT NULL;\n';

/** Days after something in which a feed or front page still lists what was reported of it. */
const LISTED_DAYS = 3;
const DAY_MS = 86_400_000;
const after = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString();

/** As `SourceLog.followed` says. */
export function followedIn(db: DatabaseSync, since: string, until: string): readonly Followed[] {
  const times = { from: after(since, 0), end: after(until, 1), last: after(until, 1 + LISTED_DAYS) };
  const sources = db.prepare(
    `SELECT key, outlet FROM sources WHERE kind IN ('feed', 'sitemap', 'home') ORDER BY url`,
  );
  // a visit before the last day is over may have come before the report
  const visit = db.prepare(
    `SELECT max(at) AS at FROM source_log WHERE source = ? AND at >= ? AND at < ?
      AND outcome IN ('ok', 'unchanged', 'partial')`,
  );
  const unread = db.prepare(
    `SELECT 1 FROM source_items WHERE source = ? AND state IN ('waiting', 'given-up')
      AND first_seen >= ? AND first_seen < ? LIMIT 1`,
  );
  const names = db.prepare(
    `SELECT a.outlet AS outlet, count(*) AS count FROM (
        SELECT url FROM source_items WHERE source = ? AND state = 'done' ORDER BY first_seen DESC LIMIT ${MOST_ITEMS}
      ) i JOIN articles a ON a.url = i.url WHERE a.outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  return sources.all().flatMap(({ key, outlet }) => {
    const of = key as number;
    const outlets = names.all(of).map((row) => String(row.outlet));
    const all = [...new Set(outlet === null ? outlets : [...outlets, String(outlet)])];
    if (all.length === 0) return [];
    const at = visit.get(of, times.end, times.last)?.at ?? null;
    const isWhole = at !== null && !unread.get(of, times.from, times.last);
    return [{ outlets: all, collected: isWhole ? String(at) : null }];
  });
}
/** The latest reports of a source tell what it is called. */
const MOST_ITEMS = 200;
