/** `liqa search`: articles by their words. */
import { openStore, type PageOf, type SearchHit } from '../store/store.ts';
import { checkNumber } from './inputs.ts';
import { markWords } from './marks.ts';
import type { Output } from './output.ts';
import { storePlace } from './store-place.ts';

export interface ListOptions {
  readonly store?: string;
  readonly limit: string;
  readonly cursor?: string;
  /** A page to look at on a terminal, JSON Lines elsewhere, where absent. */
  readonly format?: 'jsonl' | 'pretty';
}

/** Prints the articles that answer `words`. @returns exit code */
export async function search(
  output: Output,
  words: readonly string[],
  options: ListOptions,
): Promise<number> {
  const limit = checkNumber(options.limit, { option: '--limit', from: 1, to: 500 }) ?? 50;
  const store = await openStore(storePlace(options.store), { create: false });
  try {
    const found = await store.search(words.join(' '), { limit, cursor: options.cursor });
    const pretty = (options.format ?? (output.isTerminal ? 'pretty' : 'jsonl')) === 'pretty';
    for (const hit of found.items) output.write(pretty ? draw(hit, output) : `${JSON.stringify(hit)}\n`);
    tellRest(output, found);
    return 0;
  } finally {
    await store.close();
  }
}

/** Says on standard error how many there are and how to go on. */
export function tellRest(output: Output, { items, total, next }: PageOf<unknown>): void {
  const rest = next ? `, go on with --cursor ${next}` : '';
  output.note(`${items.length} of ${total}${rest}`);
}

function draw({ article, snippet, hits, titleHits, engagements }: SearchHit, { isTerminal }: Output): string {
  const facts = [article.published ?? 'undated', article.outlet ?? '', article.id].filter((it) => it !== '');
  const title = markWords(article.title, titleHits, isTerminal);
  const words = markWords(snippet, hits, isTerminal).replaceAll('\n', ' ');
  const ids = engagements.length > 0 ? `\n  ${engagements.join(' ')}` : '';
  return `${title}\n  ${facts.join(' · ')}\n  … ${words} …${ids}\n\n`;
}
