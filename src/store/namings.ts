/** The ledger of namings: which outlet calls whom what, in whose voice, month by month, with examples. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Voice } from '../model.ts';
import { articleWhere, listOf, oneOf, type Where } from './filters.ts';
import { ARTICLE_FACTS, type Cell, type Cells, factsOf } from './rows.ts';
import type { ArticleFacts } from './store.ts';

export const NAMING_COLUMNS = `
ALTER TABLE namings ADD COLUMN form TEXT;    -- as in lexicons/namings.tsv, one for all spellings
ALTER TABLE namings ADD COLUMN voice TEXT;   -- own, or quotation
ALTER TABLE namings ADD COLUMN speaker TEXT; -- whose quotation
CREATE INDEX namings_by_party ON namings (party, form, article);
`;

/** What is absent does not narrow; lists mean any of them. */
export interface NamingFilter {
  /** Code of who is called so. */
  readonly party?: string | readonly string[];
  /** A form of `lexicons/namings.tsv`. */
  readonly form?: string | readonly string[];
  readonly outlet?: string | readonly string[];
  /** Days of publication, both inclusive. */
  readonly since?: string;
  readonly until?: string;
  /** Examples of each form in each outlet, the latest first: 0 … 20, 1 where absent. */
  readonly examples?: number;
}
/** How often an outlet uses a form in the reports of one month. */
export interface NamingCount {
  readonly party: string;
  readonly form: string;
  /** Null for reports without one. */
  readonly outlet: string | null;
  /** `2021-02`; null for undated reports. */
  readonly month: string | null;
  /** `own` and `quotation` together. */
  readonly count: number;
  /** In the outlet's own voice, and in what it quotes somebody with. */
  readonly own: number;
  readonly quotation: number;
  /** In scare quotes, in either voice. */
  readonly quoted: number;
  /** Reports that use it. */
  readonly articles: number;
}
export interface NamingExample {
  readonly article: ArticleFacts;
  readonly party: string;
  readonly form: string;
  /** As printed, with its place in the body. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  readonly voice: Voice;
  /** Whose quotation, in the report's words. */
  readonly speaker: string | null;
  /** Words around it, cut at spaces, and where they begin in the body. */
  readonly context: string;
  readonly contextStart: number;
}
export interface NamingLedger {
  /** All namings under the filter. */
  readonly total: number;
  /** By party, form, outlet and month. */
  readonly counts: readonly NamingCount[];
  readonly examples: readonly NamingExample[];
}

const USUAL = 1;
const MOST = 20;
/** Characters of the body shown on either side of a name. */
const AROUND = 90;

/** The ledger under a filter. */
export function readNamings(db: DatabaseSync, filter: NamingFilter): NamingLedger {
  const where = namingWhere(filter);
  const counts = rows(
    db,
    `SELECT n.party, coalesce(n.form, n.words) AS form, a.outlet, substr(a.published, 1, 7) AS month,
      count(*) AS count, sum(coalesce(n.voice, 'own') = 'own') AS own, sum(n.voice = 'quotation') AS quotation,
      sum(n.quoted) AS quoted, count(DISTINCT n.article) AS articles
    FROM namings n JOIN articles a ON a.key = n.article WHERE ${where.sql}
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    where.params,
  ).map(countOf);
  const most = Math.min(MOST, Math.max(0, Math.trunc(filter.examples ?? USUAL)));
  return {
    total: counts.reduce((sum, { count }) => sum + count, 0),
    counts,
    examples: most === 0 ? [] : readExamples(db, where, most),
  };
}

function namingWhere({ party, form, ...rest }: NamingFilter): Where {
  const article = articleWhere(rest);
  const parties = listOf(party);
  const forms = listOf(form);
  const parts = [
    article,
    ...(parties.length > 0 ? [oneOf('n.party', parties)] : []),
    ...(forms.length > 0 ? [oneOf('coalesce(n.form, n.words)', forms)] : []),
  ];
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND '),
    params: parts.flatMap(({ params }) => params),
  };
}

/** The latest uses of each form in each outlet. */
function readExamples(db: DatabaseSync, where: Where, most: number): readonly NamingExample[] {
  // chosen over keys alone; the bodies of the chosen are fetched afterwards
  const chosen = rows(
    db,
    `SELECT article, position, party, form FROM (
      SELECT n.article, n.position, n.party, coalesce(n.form, n.words) AS form, a.outlet, row_number() OVER (
        PARTITION BY n.party, coalesce(n.form, n.words), a.outlet
        ORDER BY a.published DESC, n.article DESC, n.position
      ) AS number
      FROM namings n JOIN articles a ON a.key = n.article WHERE ${where.sql}
    ) WHERE number <= ? ORDER BY party, form, outlet, number`,
    [...where.params, most],
  );
  const find = db.prepare(
    `SELECT n.*, a.body AS body, ${ARTICLE_FACTS} FROM namings n JOIN articles a ON a.key = n.article
    WHERE n.article = ? AND n.position = ?`,
  );
  return chosen.map(({ article, position, form }) =>
    exampleOf(find.get(article!, position!) as Cells, String(form)),
  );
}

const rows = (db: DatabaseSync, sql: string, params: readonly SQLInputValue[]): readonly Cells[] =>
  db.prepare(sql).all(...params) as readonly Cells[];

const textOf = (cell: Cell | undefined): string | null => (typeof cell === 'string' ? cell : null);

const countOf = (row: Cells): NamingCount => ({
  party: String(row.party),
  form: String(row.form),
  outlet: textOf(row.outlet),
  month: textOf(row.month),
  count: Number(row.count),
  own: Number(row.own),
  quotation: Number(row.quotation),
  quoted: Number(row.quoted),
  articles: Number(row.articles),
});

/** A row of `namings n` joined with its article as an example of `form`. */
export function exampleOf(row: Cells, form: string): NamingExample {
  const [start, end] = [Number(row.start), Number(row.end)];
  return {
    article: factsOf(row),
    party: String(row.party),
    form,
    words: String(row.words),
    start,
    end,
    quoted: row.quoted === 1,
    voice: row.voice === 'quotation' ? 'quotation' : 'own',
    speaker: textOf(row.speaker),
    ...contextOf(String(row.body), start, end),
  };
}

/** Words around a place of the body, of its paragraph alone. */
function contextOf(
  body: string,
  start: number,
  end: number,
): Pick<NamingExample, 'context' | 'contextStart'> {
  const line = body.lastIndexOf('\n', start - 1) + 1;
  const next = body.indexOf('\n', end);
  const close = next < 0 ? body.length : next;
  const from = start - line <= AROUND ? line : body.indexOf(' ', start - AROUND) + 1;
  const to = close - end <= AROUND ? close : body.lastIndexOf(' ', end + AROUND);
  const [first, last] = [Math.min(from, start), Math.max(to, end)];
  return { context: body.slice(first, last), contextStart: first };
}
