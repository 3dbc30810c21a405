/** Figures by kind of engagement, by outlet and by year, and which kinds are taken for which. */
import type { ArticleScore } from './score.ts';
import { countAll } from './score.ts';
import { layOut, printCount } from './table.ts';
import { type Counts, countMarks, type Measure } from './tallies.ts';

export const GROUPINGS = ['kind', 'outlet', 'year'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const OF_KINDS: readonly Measure[] = [
  'engagement.all',
  'engagement.main',
  'participant',
  'kind',
  'status',
  'focus',
  'date',
];
const OF_ARTICLES: readonly Measure[] = [
  'engagement.all',
  'engagement.main',
  'participant',
  'date',
  'statement',
  'statement.speaker',
];
const KINDS = ['meeting', 'call', 'visit', 'summit', 'signing', 'message'];

/** The figures of each group as a table; by kind, the confusion between kinds follows. */
export function printBreakdown(scores: readonly ArticleScore[], by: Grouping): readonly string[] {
  if (by === 'kind') return [...tableOf(byKind(scores), OF_KINDS), '', ...printConfusion(scores)];
  const groups = groupArticles(scores, by === 'outlet' ? outletOf : yearOf);
  return tableOf(groups, OF_ARTICLES);
}

interface Group {
  readonly label: string;
  readonly counts: Counts;
}

const tableOf = (groups: readonly Group[], measures: readonly Measure[]): readonly string[] =>
  layOut([
    ['', ...measures],
    ...groups.map(({ label, counts }) => [
      label,
      ...measures.map((measure) => printCount(counts.get(measure))),
    ]),
  ]);

function byKind(scores: readonly ArticleScore[]): readonly Group[] {
  const marks = scores.flatMap((score) => score.marks);
  return KINDS.map((kind) => ({
    label: kind,
    counts: countMarks(marks.filter((mark) => mark.kind === kind)),
  }));
}

const outletOf = ({ gold }: ArticleScore): string => gold.outlet ?? 'no outlet';
const yearOf = ({ gold }: ArticleScore): string => gold.published?.slice(0, 4) ?? 'undated';

/** Groups in the order of their names, with their number of articles. */
function groupArticles(
  scores: readonly ArticleScore[],
  labelOf: (score: ArticleScore) => string,
): readonly Group[] {
  const groups = Map.groupBy(scores, labelOf);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, members]) => ({ label: `${label} (${members.length})`, counts: countAll(members) }));
}

/** Expected kinds as rows, given kinds as columns; the last of each is «none». */
function printConfusion(scores: readonly ArticleScore[]): readonly string[] {
  const pairs = scores.flatMap(({ kinds }) => kinds);
  const ends = [...KINDS, null];
  const rows = ends.map((gold) => [
    gold ?? 'none',
    ...ends.map((output) => {
      const count = pairs.filter((kind) => kind.gold === gold && kind.output === output).length;
      return count === 0 ? '·' : String(count);
    }),
  ]);
  return layOut([['expected \\ came', ...KINDS, 'none'], ...rows], 'end');
}
