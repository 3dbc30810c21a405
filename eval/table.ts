/** The table of all measures beside their bars. */
import type { SetName } from './sets.ts';
import { type Count, type Counts, scoreOf } from './tallies.ts';
import { TARGETS, type Target } from './targets.ts';

/** A set with its figures. */
export interface SetFigures {
  readonly name: SetName;
  /** Number of articles or of time expressions. */
  readonly size: number;
  readonly counts: Counts;
}

const TITLES: Readonly<Record<SetName, string>> = {
  tuned: 'tuned part',
  unread: 'unread part',
  samples: 'samples',
  'source-pages': 'source pages',
  dates: 'time expressions',
  gold: 'gold',
};

/** `rows` as lines, cells padded to the widest of their column: words at the start, numbers at the end. */
export function layOut(
  rows: readonly (readonly string[])[],
  align: 'start' | 'end' = 'start',
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  const padCell = (cell: string, i: number): string =>
    i > 0 && align === 'end' ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!);
  return rows.map((row) => row.map(padCell).join('  ').trimEnd());
}

/** A value with its counts: `0.812 40/49`, or `0.812 402 +60 -93`: found, false, missed. */
export function printCount(count: Count | undefined, sign = ''): string {
  if (count === undefined) return '–';
  const counted = 'n' in count ? `${count.ok}/${count.n}` : `${count.tp} +${count.fp} -${count.fn}`;
  return `${scoreOf(count).toFixed(3)}${sign} ${counted}`;
}

/** The table as lines; `<` stands beside what is below its first bar, `*` beside what reaches its goal. */
export function printTable(sets: readonly SetFigures[]): readonly string[] {
  const columns = sets.filter(({ name, size }) => name !== 'dates' && size > 0);
  const dates = sets.find(({ counts }) => counts.has('dates'));
  const lines: string[] = [];
  if (columns.some(({ counts }) => !counts.has('dates'))) {
    const head = columns.map(({ name, size }) => `${TITLES[name]} (${size})`);
    const rows = TARGETS.filter(({ measure }) => measure !== 'dates').map((target) => rowOf(target, columns));
    lines.push(...layOut([['measure', 'bar', 'goal', ...head], ...rows]), '');
    lines.push('found +false -missed, or right/all; < below the first bar, * at the goal, – without a case');
    lines.push(...mainNotes(columns));
  }
  const target = TARGETS.find(({ measure }) => measure === 'dates')!;
  const count = dates?.counts.get('dates');
  if (count) {
    const value = printCount(count, signOf(count, target));
    lines.push(`time expressions: ${value} (bar ${target.bar}, goal ${target.goal})`);
  }
  return lines;
}

const rowOf = (target: Target, columns: readonly SetFigures[]): readonly string[] => [
  target.label,
  target.bar.toFixed(2),
  target.goal.toFixed(2),
  ...columns.map(({ counts }) => {
    const count = counts.get(target.measure);
    return printCount(count, count && signOf(count, target));
  }),
];

function signOf(count: Count, { bar, goal }: Target): string {
  const value = scoreOf(count);
  if (value < bar) return '<';
  return value >= goal ? '*' : ' ';
}

/** The main ones count only where all engagements and the focus stand at their bar too. */
function mainNotes(columns: readonly SetFigures[]): readonly string[] {
  const barOf = (measure: string): number => TARGETS.find((target) => target.measure === measure)!.bar;
  const isBelow = ({ counts }: SetFigures): boolean =>
    (['engagement.all', 'focus'] as const).some((measure) => {
      const count = counts.get(measure);
      return count !== undefined && scoreOf(count) < barOf(measure);
    });
  const below = columns.filter(isBelow).map(({ name }) => TITLES[name]);
  if (below.length === 0) return [];
  return [`engagement.main does not count yet (engagement.all or focus below its bar): ${below.join(', ')}`];
}
