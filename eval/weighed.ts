/** What is read of an article, with all that speaks for its values: what is fitted learns from it. */
import { resolve } from 'node:path';
import { extractArticle } from '../src/article/article.ts';
import { type WeighedEngagement, weighEngagements } from '../src/engagements/engagements.ts';
import type { Article } from '../src/model.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { inputOf } from './input.ts';
import { bodyOf, pageOf, SAMPLES, unreadAmong } from './sets.ts';

export const weighArticle = (article: Article): readonly WeighedEngagement[] =>
  weighEngagements(inputOf(article));

/** The articles of a gold file with their gold; those of the unread part are left out. */
export function readOpen(path: string): readonly { readonly gold: GoldArticle; readonly article: Article }[] {
  const all = readGold<GoldArticle>(path);
  const unread = unreadAmong(all);
  const isBody = resolve(path) === SAMPLES;
  return all
    .filter(({ id }) => !unread.has(String(id)))
    .map((gold) => ({ gold, article: isBody ? bodyOf(gold) : extractArticle(pageOf(gold)) }));
}
