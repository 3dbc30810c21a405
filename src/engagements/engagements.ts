/**
 * findEngagements(…): the official engagements an article reports, one for each real interaction,
 * every value with the words that say it.
 */
import { createHash } from 'node:crypto';
import type { Article, Engagement, Focus, Mentions, Status, Text } from '../model.ts';
import { findCandidates } from './candidates.ts';
import { boundReport, withBound } from './days/bounds.ts';
import { isOfficial, isVague } from './guards/official.ts';
import { isOfClubs } from './guards/sport.ts';
import { withHosts } from './implied.ts';
import { makeEngagement, saidStatus } from './make.ts';
import { withMargins } from './margins.ts';
import { mergeCandidates } from './merge.ts';
import { addAttendances } from './people/attendance.ts';
import { withPairs } from './people/duals.ts';
import { withSigners } from './people/signers.ts';
import { PROPOSALS, weighReadings } from './proposals/propose.ts';
import { withRetold } from './retold.ts';
import type { Rule } from './rule.ts';
import { setScene } from './scene.ts';
import type { Fitted, Setting } from './setting.ts';
import { findTitleCandidates } from './title.ts';
import { RULES as FRAMES, readTriggers } from './triggers.ts';
import { type Weighed, weighTopics } from './weights/about.ts';
import { focusOf } from './weights/focus.ts';
import { focusSigns, statusSigns } from './weights/signs.ts';
import { countWords, namesIn } from './weights/topic-words.ts';

/** All rules that read engagements, those of the network last. */
export const RULES: readonly Rule[] = [...FRAMES, ...PROPOSALS];
export { wordFeatures } from './weights/about.ts';
export { NO_WORD, OFFICE_MARK, UNITS } from './weights/topic-words.ts';

/** What is read: the article, its body and its title with their mentions. */
export interface EngagementInput {
  readonly article: Article;
  readonly text: Text;
  readonly mentions: Mentions;
  readonly title: Text;
  readonly titleMentions: Mentions;
}

/** The engagements of an article, in the order in which it tells them; what is not `fitted` is as the rules say. */
export function findEngagements(input: EngagementInput, fitted: Fitted = ALL): readonly Engagement[] {
  const { article } = input;
  const setting = settingOf(input, fitted);
  const bound = article.published === null ? boundReport(setting.body) : null;
  return setting.clusters
    .map((cluster) => ({ cluster, made: makeEngagement(cluster, setting) }))
    .filter(({ cluster, made }) => !isVague(made, cluster))
    .map(({ made }) => withBound(withId(made, article.id), bound));
}

const ALL: Fitted = { readings: true, days: true };

/** An engagement with what speaks for its topics and for its status. */
export interface WeighedEngagement {
  readonly engagement: Engagement;
  /** Where in the body the words begin that tell it. */
  readonly starts: readonly number[];
  readonly topics: readonly Weighed[];
  /** The words around it with how much each counts, from 0 to 1; and those of the report that name somebody. */
  readonly words: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  /** The status by the words around its triggers alone. */
  readonly said: Status;
  readonly statusSigns: ReadonlySet<string>;
  /** The focus by its place in the report alone. */
  readonly stands: Focus;
  readonly focusSigns: ReadonlySet<string>;
}

/** The engagements with all that speaks for their values: what is fitted to gold learns from it. */
export function weighEngagements(input: EngagementInput): readonly WeighedEngagement[] {
  const setting = settingOf(input);
  const { body, title, clusters, article } = setting;
  const names = [...namesIn(title), ...namesIn(body)];
  return clusters.map((cluster) => {
    const said = saidStatus(cluster).status;
    const stands = focusOf(cluster, body);
    return {
      engagement: withId(makeEngagement(cluster, setting), article.id),
      starts: cluster.parts.flatMap((p) => (p.scene === body ? body.tokens[p.words[0]!.first]!.start : [])),
      topics: weighTopics(cluster, setting),
      words: countWords(cluster, setting),
      names,
      said,
      statusSigns: statusSigns(cluster, said, setting),
      stands,
      focusSigns: focusSigns(cluster, stands, setting),
    };
  });
}

/** The scenes of an article and what is told in them, brought together. */
export function settingOf({ article, ...input }: EngagementInput, fitted: Fitted = ALL): Setting {
  const body = setScene(input.text, input.mentions, 'body');
  const title = setScene(input.title, input.titleMentions, 'title');
  const { published } = article;
  const readings = readTriggers(body);
  const { ruled, doubtful, proposed } = fitted.readings
    ? weighReadings(body, readings, { published, headline: title })
    : { ruled: readings, doubtful: [], proposed: [] };
  const inBody = withSigners(withMargins(withPairs(findCandidates(body, ruled, published))));
  const inTitle = findTitleCandidates(title, body, { published, fitted: fitted.readings });
  const clusters = mergeCandidates({
    ruled: withHosts([...inBody, ...inTitle]),
    doubtful: findCandidates(body, doubtful, published),
    proposed: findCandidates(body, proposed, published),
  }).filter((c) => isOfficial(c) && !isOfClubs(c, body));
  addAttendances(clusters, body);
  return withRetold({ article, body, title, clusters, fitted });
}

function withId(made: Omit<Engagement, 'id'>, article: string): Engagement {
  const { evidence: _evidence, inferred: _inferred, ...content } = made;
  const id = createHash('sha256')
    .update(JSON.stringify([article, content]))
    .digest('hex')
    .slice(0, 16);
  return { id, ...made };
}
