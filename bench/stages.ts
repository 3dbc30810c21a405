/** One reading with the time that each stage takes; the stages of `pipeline.ts`, in its order. */
import { extractArticle } from '../src/article/article.ts';
import { findEngagements } from '../src/engagements/engagements.ts';
import { findMentions, homeOf, nameWordsOf } from '../src/mentions/mentions.ts';
import type { Page } from '../src/model.ts';
import { findNamings } from '../src/namings/namings.ts';
import { countSourcing, findStatements } from '../src/statements/statements.ts';
import { readText } from '../src/text/text.ts';

export const STAGES = ['article', 'text', 'mentions', 'engagements', 'statements', 'namings'] as const;
export type Stage = (typeof STAGES)[number];
/** Milliseconds. */
export type StageTimes = ReadonlyMap<Stage, number>;

/** Processor time of this thread so far, in milliseconds. */
export function readCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** How long each stage takes on `page`. */
export function readStages(page: Page): StageTimes {
  const times = new Map<Stage, number>();
  const timed = <T>(stage: Stage, read: () => T): T => {
    const start = readCpuMs();
    const value = read();
    times.set(stage, (times.get(stage) ?? 0) + readCpuMs() - start);
    return value;
  };
  const article = timed('article', () => extractArticle(page));
  const text = timed('text', () => readText(article.body));
  const title = timed('text', () => readText(article.title));
  const { published } = article;
  const mentions = timed('mentions', () =>
    findMentions(text, { published, home: homeOf(article.outlet, text) }),
  );
  const titleMentions = timed('mentions', () =>
    findMentions(title, { published, names: nameWordsOf(text, mentions) }),
  );
  timed('engagements', () => findEngagements({ article, text, mentions, title, titleMentions }));
  const statements = timed('statements', () => findStatements(text, mentions));
  timed('namings', () => findNamings(text));
  timed('statements', () => countSourcing({ article, text, mentions, statements }));
  return times;
}

/** The times of two readings together. */
export const addTimes = (a: StageTimes, b: StageTimes): StageTimes =>
  new Map(STAGES.map((stage) => [stage, (a.get(stage) ?? 0) + (b.get(stage) ?? 0)]));
