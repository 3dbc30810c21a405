/** Scores time expressions: each row is an article of a few words whose one date must be read right. */
import { type Fault, NOTHING } from './faults.ts';
import type { GoldDate, ScoredArticle } from './gold.ts';
import type { Mark } from './tallies.ts';

export interface DateScore {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly faults: readonly Fault[];
}

/** The rows of `gold` held against the date mentions of `output`: right where one has a value of the row. */
export function scoreDates(
  gold: readonly GoldDate[],
  output: readonly ScoredArticle[],
): readonly DateScore[] {
  const byId = new Map(output.map((article) => [article.id, article]));
  return gold.map((row) => {
    const dates = (byId.get(row.id)?.mentions ?? []).filter(({ kind }) => kind === 'date');
    const isRight = dates.some(
      ({ value }) => value === row.value || (value !== null && row.also?.includes(value)),
    );
    const mark: Mark = { measure: 'dates', outcome: isRight ? 'right' : 'wrong', kind: null };
    const came = dates.map(({ value }) => value ?? 'unresolved').join(' ') || NOTHING;
    const expected = [row.value, ...(row.also ?? [])].join(' or ');
    const what = `«${row.text}» on ${row.published ?? NOTHING}`;
    const fault: Fault = { what, expected, came, gold: null, output: null, pointers: [] };
    return { id: row.id, marks: [mark], faults: isRight ? [] : [fault] };
  });
}
