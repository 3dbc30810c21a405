/**
 * findEngagements(…): the official engagements an article reports, one for each real interaction,
 * every value with the words that say it.
 */
import { createHash } from 'node:crypto';
import type { Article, Engagement, Mentions, Text } from '../model.ts';
import { type Weighed, weighTopics } from './about.ts';
import { addAttendances } from './attendance.ts';
import { boundReport, withBound } from './bounds.ts';
import { findCandidates } from './candidates.ts';
import { withHosts } from './implied.ts';
import { makeEngagement, type Setting } from './make.ts';
import { mergeCandidates } from './merge.ts';
import { isOfficial, isVague } from './official.ts';
import { withRetold } from './retold.ts';
import { setScene } from './scene.ts';
import { findTitleCandidates } from './title.ts';

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
  const setting = settingOf(input);
  const bound = article.published === null ? boundReport(setting.body) : null;
  return setting.clusters
    .map((cluster) => ({ cluster, made: makeEngagement(cluster, setting) }))
    .filter(({ cluster, made }) => !isVague(made, cluster))
    .map(({ made }) => withBound(withId(made, article.id), bound));
}

/** The engagements with what speaks for each topic: `eval/train-topics.ts` learns from it. */
export function weighEngagements(
  input: EngagementInput,
): readonly { readonly engagement: Engagement; readonly topics: readonly Weighed[] }[] {
  const setting = settingOf(input);
  return setting.clusters.map((cluster) => ({
    engagement: withId(makeEngagement(cluster, setting), input.article.id),
    topics: weighTopics(cluster, setting),
  }));
}

/** The scenes of an article and what is told in them, brought together. */
function settingOf({ article, ...input }: EngagementInput): Setting {
  const body = setScene(input.text, input.mentions, 'body');
  const title = setScene(input.title, input.titleMentions, 'title');
  const inBody = findCandidates(body, article.published);
  const inTitle = findTitleCandidates(title, body, article.published);
  const candidates = withHosts([...inBody, ...inTitle]);
  const clusters = mergeCandidates(candidates).filter(isOfficial);
  addAttendances(clusters, body);
  return withRetold({ article, body, title, clusters });
}

function withId(made: Omit<Engagement, 'id'>, article: string): Engagement {
  const { evidence: _evidence, inferred: _inferred, ...content } = made;
  const id = createHash('sha256')
    .update(JSON.stringify([article, content]))
    .digest('hex')
    .slice(0, 16);
  return { id, ...made };
}
