/** Fixture pages: a folder per case with `page.html` or `page.txt` and the expected `article.json`. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractArticle } from '../src/article/article.ts';
import { collect } from '../src/collect/collect.ts';
import type { Article } from '../src/model.ts';

export const FIXTURES = fileURLToPath(new URL('../src/article/fixtures/', import.meta.url));

/** The page of a fixture, or null where it has none. */
export function pageFile(slug: string): string | null {
  const files = [`${FIXTURES}${slug}/page.html`, `${FIXTURES}${slug}/page.txt`];
  return files.find((file) => existsSync(file)) ?? null;
}

/** The article of a fixture as it is read now, the body as a list of its paragraphs. */
export async function readFixture(
  slug: string,
): Promise<Omit<Article, 'body'> & { readonly body: readonly string[] }> {
  for await (const item of collect([pageFile(slug) ?? slug])) {
    if (!item.ok) throw item.error;
    const article = extractArticle(item.page);
    return { ...article, id: slug, body: article.body.split('\n') };
  }
  throw new Error(`nothing was read of ${slug}`);
}
