/**
 * Scores pages to articles: multisets of runs of four words for each page, precision and recall as means
 * over pages, F1 of the means; title, author and day counted where the gold names them.
 *
 * @source article-extraction-benchmark of Scrapinghub (MIT), as described in its README
 */
import { isInvisible } from '../src/text/text.ts';

export interface GoldPage {
  readonly id: string;
  readonly url?: string | null;
  readonly html: string;
  readonly text: string;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly date?: string | null;
}
/** What an extractor made of a page. */
export interface ExtractedPage {
  readonly text: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
}
export interface Hits {
  readonly right: number;
  readonly of: number;
}
export interface PageScore {
  readonly pages: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly title: Hits;
  readonly author: Hits;
  readonly date: Hits;
  /** Authors given where the page has another one or none. */
  readonly wrongAuthors: number;
}

const WORD = /[\p{L}\p{N}_\p{M}]+/gu;
const wordsOf = (text: string): readonly string[] => {
  const plain = [...text.normalize('NFC')].filter((letter) => !isInvisible(letter.codePointAt(0)!)).join('');
  return plain.match(WORD) ?? [];
};

const RUN = 4;
function runsOf(text: string): ReadonlyMap<string, number> {
  const words = wordsOf(text);
  const runs = new Map<string, number>();
  if (words.length === 0) return runs;
  for (let i = 0; i < Math.max(1, words.length - RUN + 1); i++) {
    const run = words.slice(i, i + RUN).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}
const totalOf = (runs: ReadonlyMap<string, number>): number => [...runs.values()].reduce((a, b) => a + b, 0);
const ALEF_MAKSURA = '\u0649';
const YA = '\u064A';
const plain = (words: string): string => wordsOf(words.replaceAll(ALEF_MAKSURA, YA)).join(' ').toLowerCase();

/** The score of `output` by id against `gold`; a page that is missing counts as empty. */
export function scorePages(gold: readonly GoldPage[], output: ReadonlyMap<string, ExtractedPage>): PageScore {
  let precision = 0;
  let given = 0;
  let recall = 0;
  for (const page of gold) {
    const wanted = runsOf(page.text);
    const found = runsOf(output.get(page.id)?.text ?? '');
    let shared = 0;
    for (const [run, count] of found) shared += Math.min(count, wanted.get(run) ?? 0);
    const [all, right] = [totalOf(found), totalOf(wanted)];
    if (all > 0) {
      precision += shared / all;
      given++;
    }
    recall += right > 0 ? shared / right : 1;
  }
  const p = precision / Math.max(1, given);
  const r = recall / Math.max(1, gold.length);
  const hits = (right: (page: GoldPage) => boolean, named: (page: GoldPage) => unknown): Hits => {
    const pages = gold.filter(named);
    return { right: pages.filter(right).length, of: pages.length };
  };
  const of = (page: GoldPage): ExtractedPage | undefined => output.get(page.id);
  const isAuthor = (page: GoldPage): boolean => plain(of(page)?.author ?? '') === plain(page.author ?? '');
  return {
    pages: gold.length,
    ...{ f1: (2 * p * r) / (p + r || 1), precision: p, recall: r },
    title: hits(
      (page) => plain(of(page)?.title ?? '') === plain(page.title ?? ''),
      ({ title }) => title,
    ),
    author: hits(isAuthor, ({ author }) => author),
    date: hits(
      (page) => of(page)?.published?.slice(0, 10) === page.date?.slice(0, 10),
      ({ date }) => date,
    ),
    wrongAuthors: gold.filter((page) => of(page)?.author && !isAuthor(page)).length,
  };
}
