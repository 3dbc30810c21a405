/**
 * findEngagements(…): the official engagements an article reports, one for each real interaction,
 * every value with the words that say it.
 */
import { createHash } from 'node:crypto';
import type { Article, Engagement, Mentions, Text } from '../model.ts';
import { addAttendances } from './attendance.ts';
import { boundReport, withBound } from './bounds.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { makeEngagement } from './make.ts';
import { mergeCandidates } from './merge.ts';
import { isOfficial } from './official.ts';
import { setScene } from './scene.ts';

export { RULES } from './triggers.ts';

/** What is read: the article, its body and its title with their mentions. */
export interface EngagementInput {
  readonly article: Article;
  readonly text: Text;
  readonly mentions: Mentions;
  readonly title: Text;
  readonly titleMentions: Mentions;
}

/** The engagements of an article, in the order in which it tells them. */
export function findEngagements(input: EngagementInput): readonly Engagement[] {
  const { article } = input;
  const body = setScene(input.text, input.mentions, 'body');
  const title = setScene(input.title, input.titleMentions, 'title');
  const inBody = findCandidates(body, article.published);
  const candidates: readonly Candidate[] = [...inBody, ...findCandidates(title, article.published)];
  const clusters = mergeCandidates(candidates).filter(isOfficial);
  addAttendances(clusters, body);
  const bound = article.published === null ? boundReport(body) : null;
  return clusters.map((cluster) =>
    withBound(withId(makeEngagement(cluster, { article, body, title, clusters }), article.id), bound),
  );
}

function withId(made: Omit<Engagement, 'id'>, article: string): Engagement {
  const { evidence: _evidence, inferred: _inferred, ...content } = made;
  const id = createHash('sha256')
    .update(JSON.stringify([article, content]))
    .digest('hex')
    .slice(0, 16);
  return { id, ...made };
}
