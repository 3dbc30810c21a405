/** Which reports of a story are independent texts: copies of one text, and of one agency, count once. */
import { creditedAgency, judgeCopy, type Print, printOf } from '../copies/copies.ts';
import type { Article, Text } from '../model.ts';
import { readText } from '../text/text.ts';
import { daysBetween } from './compare.ts';

/** A text and the reports that print it. */
export interface Source {
  readonly articles: readonly string[];
  /** The agency that one of them credits, where there are several or the outlet is one. */
  readonly agency: string | null;
}

interface Printed {
  readonly article: Article;
  readonly text: Text;
  readonly print: Print;
  source: number;
}

/** The independent texts among `articles`, which stand in their order. */
export function sourcesOf(articles: readonly Article[]): readonly Source[] {
  const printed: Printed[] = [];
  for (const article of articles) {
    const text = readText(article.body);
    const print = printOf(text);
    const days = (it: Printed): number => daysBetween(it.article.published, article.published);
    const original = printed.find((it) => judgeCopy(it.print, print, days(it)) !== null);
    printed.push({ article, text, print, source: original?.source ?? printed.length });
  }
  const numbers = [...new Set(printed.map(({ source }) => source))];
  return numbers.map((number) => {
    const copies = printed.filter(({ source }) => source === number);
    const credits = copies.map(({ article, text }) => creditedAgency(article, text));
    const credit = credits.find((it) => it !== null && (it.isKnown || copies.length > 1));
    return { articles: copies.map(({ article }) => article.id), agency: credit?.name ?? null };
  });
}
