/** What is read of an article, with all that speaks for its values: what is fitted learns from it. */
import { resolve } from 'node:path';
import { extractArticle } from '../src/article/article.ts';
import { type WeighedEngagement, weighEngagements } from '../src/engagements/engagements.ts';
import { findMentions, homeOf, nameWordsOf } from '../src/mentions/mentions.ts';
import type { Article } from '../src/model.ts';
import { readText } from '../src/text/text.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { bodyOf, pageOf, SAMPLES, unreadAmong } from './sets.ts';

export function weighArticle(article: Article): readonly WeighedEngagement[] {
  const text = readText(article.body);
  const mentions = findMentions(text, { published: article.published, home: homeOf(article.outlet, text) });
  const title = readText(article.title);
  const names = nameWordsOf(text, mentions);
  const titleMentions = findMentions(title, { published: article.published, names });
  return weighEngagements({ article, text, mentions, title, titleMentions });
}

/** The articles of a gold file with their gold; those of the unread part are left out. */
export function readOpen(path: string): readonly { readonly gold: GoldArticle; readonly article: Article }[] {
  const all = readGold<GoldArticle>(path);
  const unread = unreadAmong(all);
  const isBody = resolve(path) === SAMPLES;
  return all
    .filter(({ id }) => !unread.has(String(id)))
    .map((gold) => ({ gold, article: isBody ? bodyOf(gold) : extractArticle(pageOf(gold)) }));
}
