/** When an engagement may have taken place, as first and last day to sort and filter by. */
import type { Engagement } from '../model.ts';

const YEAR = 4;
const MONTH = 7;

const firstOf = (date: string): string => `${date}${'-01-01'.slice(date.length - YEAR)}`.slice(0, 10);

/** The last day of a day, month or year. */
function lastOf(date: string): string {
  if (date.length === YEAR) return `${date}-12-31`;
  if (date.length !== MONTH) return date;
  const days = new Date(Date.UTC(Number(date.slice(0, YEAR)), Number(date.slice(YEAR + 1)), 0)).getUTCDate();
  return `${date}-${String(days).padStart(2, '0')}`;
}

/**
 * First and last possible day; the day of publication where the report gives none.
 *
 * @example boundsOf({ date: '2021-02', until: null, between: null }, null) //=> ['2021-02-01', '2021-02-28']
 */
export function boundsOf(
  { date, until, between }: Pick<Engagement, 'date' | 'until' | 'between'>,
  published: string | null,
): readonly [string | null, string | null] {
  if (date !== null) return [firstOf(date), lastOf(until ?? date)];
  if (between !== null) return [firstOf(between[0]), lastOf(between[1])];
  return [published?.slice(0, 10) ?? null, published?.slice(0, 10) ?? null];
}
