/** What topics are learned from: engagements that were read, with the topics that people gave them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { extractArticle } from '../src/article/article.ts';
import { weighEngagements } from '../src/engagements/engagements.ts';
import { findMentions, homeOf, nameWordsOf } from '../src/mentions/mentions.ts';
import type { Article } from '../src/model.ts';
import { readText } from '../src/text/text.ts';
import { type GoldArticle, readGold, readRows, type ScoredEngagement } from './gold.ts';
import { pair } from './pair.ts';
import { likenessOf } from './score-engagements.ts';
import { bodyOf, pageOf, SAMPLES, unreadAmong } from './sets.ts';

export type Features = ReadonlyMap<string, number>;
/** A topic that has words in the report, with what speaks for it. */
export interface TopicCase {
  readonly topic: string;
  readonly features: Features;
}
/** One engagement: what its topics should be, what speaks for which, and the words around it. */
export interface Sample {
  /** Headline, else id: reports under one headline are copies, and stay together. */
  readonly article: string;
  readonly gold: readonly string[];
  readonly topics: readonly TopicCase[];
  readonly words: Features;
  /** Words that name somebody or something in the report. */
  readonly names: readonly string[];
}
interface Expected {
  readonly engagement: ScoredEngagement;
  readonly topics: readonly string[];
}

/** The samples of a gold file; articles of the unread part are left out. */
export function samplesOfGold(path: string): readonly Sample[] {
  const articles = readGold<GoldArticle>(path);
  const unread = unreadAmong(articles);
  const isBody = resolve(path) === SAMPLES;
  return articles
    .filter(({ id }) => !unread.has(String(id)))
    .flatMap((gold) => {
      const expected = (gold.engagements ?? []).map((engagement) => ({
        engagement,
        topics: engagement.topics ?? [],
      }));
      return samplesIn(isBody ? bodyOf(gold) : extractArticle(pageOf(gold)), expected);
    });
}

interface JudgedArticle extends GoldArticle {
  /** Its number in the lines of judgement. */
  readonly n: number;
}
/** Real engagements; the others were none, or another's again. */
const REAL: ReadonlySet<string> = new Set(['r', 'p']);
const TOPIC_FIELD = 7;

/**
 * The samples of judged readings: articles with the engagements that were read, and for each a line of
 * judgement (`docs/evaluation.md`).
 *
 */
export function samplesOfJudged(articles: string, judgements: string): readonly Sample[] {
  const given = new Map<string, readonly string[]>();
  for (const line of readFileSync(judgements, 'utf8').split('\n')) {
    const fields = line.trim().split(/\s+/u);
    const topics = fields[TOPIC_FIELD];
    if (REAL.has(fields[1] ?? '') && topics) given.set(fields[0]!, topics === '-' ? [] : topics.split(','));
  }
  return readRows<JudgedArticle>(articles).flatMap((row) => {
    const expected = (row.engagements ?? []).map(({ kind, participants }, i) => ({
      engagement: { kind, participants: participants ?? [], status: 'held', focus: 'main' },
      topics: given.get(`${row.n}.${i + 1}`) ?? null,
    }));
    const judged = expected.some(({ topics }) => topics !== null);
    return judged ? samplesIn(extractArticle(pageOf(row)), expected) : [];
  });
}

/** The engagements of an article that were read, each with those expected; those without topics pair and are dropped. */
function samplesIn(
  article: Article,
  expected: readonly (Omit<Expected, 'topics'> & { readonly topics: readonly string[] | null })[],
): readonly Sample[] {
  const text = readText(article.body);
  const home = homeOf(article.outlet, text);
  const mentions = findMentions(text, { published: article.published, home });
  const title = readText(article.title);
  const named = nameWordsOf(text, mentions);
  const titleMentions = findMentions(title, { published: article.published, names: named });
  const engagements = weighEngagements({ article, text, mentions, title, titleMentions });
  const { pairs } = pair(expected, engagements, (x, y) => likenessOf(x.engagement, y.engagement));
  return pairs.flatMap(([{ topics: gold }, { topics, words, names }]) =>
    gold === null
      ? []
      : [{ article: article.title || article.id, gold, topics: topics.map(toCase), words, names }],
  );
}

const toCase = ({
  topic,
  features,
}: {
  readonly topic: string;
  readonly features: Readonly<Record<string, number>>;
}): TopicCase => ({
  topic,
  features: new Map([...Object.entries(features), ['always', 1], [`topic.${topic}`, 1]]),
});
