/** Who calls whom what, by the tallies: forms with their counts, and the places where one of them stands. */
import type { SQLInputValue } from 'node:sqlite';
import { exampleOf, type NamingExample } from './namings.ts';
import type { Subject } from './profiles.ts';
import { ARTICLE_FACTS, type Cells } from './rows.ts';

/** How often one form is used for a party in one outlet. */
export interface NamedAs {
  readonly party: string;
  readonly form: string;
  /** Null for reports that name none. */
  readonly outlet: string | null;
  readonly count: number;
  /** Of these, in what somebody is quoted with, and in scare quotes. */
  readonly quotation: number;
  readonly quoted: number;
}
export interface NamedWhere {
  readonly party: string;
  readonly form: string;
  /** Any, where absent. */
  readonly outlet?: string | null;
}
/** Rows of a question to the store. */
type Rows = (sql: string, ...params: SQLInputValue[]) => readonly Cells[];

const NAMED_AS = `SELECT value, sum(iif(what = 'naming', count, 0)) AS number,
    sum(iif(what = 'naming-quotation', count, 0)) AS quotation, sum(iif(what = 'naming-quoted', count, 0)) AS quoted
  FROM tallies WHERE subject = ? AND what IN ('naming', 'naming-quotation', 'naming-quoted')
  GROUP BY value HAVING number > 0 ORDER BY number DESC, value LIMIT 500`;

/** How each outlet calls a party, or one outlet each party. */
export const readNamedAs = (rows: Rows, subject: Subject): readonly NamedAs[] =>
  rows(NAMED_AS, `${subject.sort}:${subject.id}`).map(({ value, number, quotation, quoted }) => {
    const [form = '', other = ''] = JSON.parse(String(value)) as readonly string[];
    const isParty = subject.sort === 'party';
    return {
      party: isParty ? subject.id : other,
      form,
      outlet: isParty ? other || null : subject.id,
      count: Number(number),
      quotation: Number(quotation),
      quoted: Number(quoted),
    };
  });

const FEW_REPORTS = 3000;
const REPORTS = `SELECT coalesce(sum(count), 0) AS number FROM tallies WHERE subject = ? AND what = 'article'`;

/** Where a form is used for a party, the reports stored last first. */
export function readNamedAt(
  rows: Rows,
  { party, form, outlet }: NamedWhere,
  limit: number,
): readonly NamingExample[] {
  const asked = outlet === undefined ? [] : [outlet];
  // an outlet of few reports is gone through by its reports, the others by the form
  const isFew = Number(rows(REPORTS, `outlet:${outlet}`)[0]?.number) <= FEW_REPORTS;
  const from =
    outlet && isFew
      ? 'articles a CROSS JOIN namings n ON n.article = a.key'
      : 'namings n CROSS JOIN articles a ON a.key = n.article';
  const find = (condition: string): readonly NamingExample[] =>
    rows(
      `SELECT n.*, a.body AS body, ${ARTICLE_FACTS} FROM ${from}
       WHERE n.party = ? AND ${condition} ${outlet === undefined ? '' : 'AND a.outlet IS ?'}
       ORDER BY n.article DESC, n.position LIMIT ?`,
      ...[party, form, ...asked, limit],
    ).map((row) => exampleOf(row, form));
  const found = find('n.form = ?');
  // stores of before the ledger hold the words alone
  return found.length > 0 ? found : find('n.form IS NULL AND n.words = ?');
}
