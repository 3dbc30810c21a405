/**
 * findEngagements(…): the official engagements an article reports, one for each real interaction,
 * every value with the words that say it.
 */
import { createHash } from 'node:crypto';
import type { Article, Engagement, Mentions, Text } from '../model.ts';
import { addAttendances } from './attendance.ts';
import { boundReport, withBound } from './bounds.ts';
import { type Candidate, findCandidates, type Member } from './candidates.ts';
import { makeEngagement } from './make.ts';
import { mergeCandidates } from './merge.ts';
import { isOfficial } from './official.ts';
import { type Scene, setScene } from './scene.ts';
import { inBody } from './who.ts';

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
  const inTitle = findCandidates(title, article.published).map((candidate) => withBody(candidate, body));
  const candidates: readonly Candidate[] = [...findCandidates(body, article.published), ...inTitle];
  const clusters = mergeCandidates(candidates).filter(isOfficial);
  addAttendances(clusters, body);
  const bound = article.published === null ? boundReport(body) : null;
  return clusters.map((cluster) =>
    withBound(withId(makeEngagement(cluster, { article, body, title, clusters }), article.id), bound),
  );
}

/** A candidate of the title whose people are those of the body, under their full names and offices. */
function withBody(candidate: Candidate, body: Scene): Candidate {
  const known = (member: Member): Member => {
    const who = inBody(body, member.who);
    return who ? { who, scene: body, actor: body.mentions.actors[who.entity.actors[0]!]! } : member;
  };
  return {
    ...candidate,
    principals: candidate.principals.map(known),
    attendees: candidate.attendees.map(known),
  };
}

function withId(made: Omit<Engagement, 'id'>, article: string): Engagement {
  const { evidence: _evidence, inferred: _inferred, ...content } = made;
  const id = createHash('sha256')
    .update(JSON.stringify([article, content]))
    .digest('hex')
    .slice(0, 16);
  return { id, ...made };
}
