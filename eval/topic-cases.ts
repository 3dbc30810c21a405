/** What topics are learned from: engagements that were read, with the topics that people gave them. */
import { readFileSync } from 'node:fs';
import { extractArticle } from '../src/article/article.ts';
import type { Article } from '../src/model.ts';
import { type GoldArticle, readRows, type ScoredEngagement } from './gold.ts';
import { pair } from './pair.ts';
import { likenessOf } from './score-engagements.ts';
import { pageOf } from './sets.ts';
import { readOpen, weighArticle } from './weighed.ts';

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
export const samplesOfGold = (path: string): readonly Sample[] =>
  readOpen(path).flatMap(({ gold, article }) =>
    samplesIn(
      article,
      (gold.engagements ?? []).map((engagement) => ({ engagement, topics: engagement.topics ?? [] })),
    ),
  );

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
  const { pairs } = pair(expected, weighArticle(article), (x, y) => likenessOf(x.engagement, y.engagement));
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
