/**
 * scoreArticles(gold, output): every decision about every article, from which all figures are counted. The
 * rules of what is alike are those of the guidelines: half of the principals for engagements, half of the
 * words for statements; what came twice counts once as false.
 */
import type { Fault } from './faults.ts';
import type { GoldArticle, ScoredArticle } from './gold.ts';
import { type KindPair, scoreEngagements } from './score-engagements.ts';
import { scoreStatements } from './score-statements.ts';
import { type Counts, countMarks, type Mark } from './tallies.ts';

export interface ArticleScore {
  readonly gold: GoldArticle;
  readonly marks: readonly Mark[];
  readonly faults: readonly Fault[];
  readonly kinds: readonly KindPair[];
}

/** The score of every article of `gold`, joined by id; an article that did not come counts as empty. */
export function scoreArticles(
  gold: readonly GoldArticle[],
  output: readonly ScoredArticle[],
): readonly ArticleScore[] {
  const byId = new Map(output.map((article) => [String(article.id), article]));
  return gold.map((article) => scoreArticle(article, byId.get(String(article.id)) ?? { id: article.id }));
}

function scoreArticle(gold: GoldArticle, output: ScoredArticle): ArticleScore {
  const engagements = scoreEngagements(gold, output);
  const statements = scoreStatements(gold, output);
  return {
    gold,
    marks: [...engagements.marks, ...statements.marks],
    faults: [...engagements.faults, ...statements.faults],
    kinds: engagements.kinds,
  };
}

/** All decisions of `scores`, counted. */
export const countAll = (scores: readonly { readonly marks: readonly Mark[] }[]): Counts =>
  countMarks(scores.flatMap(({ marks }) => marks));
