/**
 * extractArticle(page): the report's own words and its metadata, apart from the furniture of the page.
 * Pure: the same page gives the same article, and every line that did not become body is accounted for.
 */
import { createHash } from 'node:crypto';
import type { Article, Dropped, Page, Problem } from '../model.ts';
import { agencyOf, keyOf } from './furniture.ts';
import { extractHtml } from './html.ts';
import { readLanguage } from './language.ts';
import { cleanLines, type Facts } from './lines.ts';
import { readPublished } from './published.ts';

export { readLanguage } from './language.ts';
export { readPublished } from './published.ts';

/**
 * The article of `page`. Odd input gives an article with problems, never an error.
 *
 * @example extractArticle(page).published //=> '2021-02-18'
 */
export function extractArticle(page: Page): Article {
  return page.kind === 'html' ? extractPage(page) : extractPlain(page);
}

function extractPage(page: Page): Article {
  const facts = startFacts(page, '');
  return finish(page, facts, extractHtml(page.content, facts, page.url));
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/u;
const TITLE_FRAME = /^[\s<>«»‹›|*#=•-]+|[\s<>|*#=]+$/gu;

/** Words from which a first line is a paragraph of a report without a headline: closed as a sentence, or in any case. */
const CLOSED_WORDS = 15;
const PARAGRAPH_WORDS = 40;

/** Whether a first line is no headline. */
function isParagraph(words: string): boolean {
  const count = words.split(/\s+/u).length;
  return count >= PARAGRAPH_WORDS || (count >= CLOSED_WORDS && /[.؟!]["”»)]?$/u.test(words));
}

/** A page of plain text: the first line is the title unless the input names one, or it is all there is. */
function extractPlain(page: Page): Article {
  const lines = page.content.split(LINE_END).filter((line) => line.trim() !== '');
  const dropped: Dropped[] = [];
  let title = '';
  const first = lines[0]?.trim() ?? '';
  if (page.given.title === undefined && lines.length > 1 && !isParagraph(first)) {
    title = first.replace(TITLE_FRAME, '') || first;
    dropped.push({ words: first, reason: 'headline' });
    lines.shift();
  }
  const facts = startFacts(page, title);
  const cleaned = cleanLines(lines, facts);
  return finish(page, facts, {
    ...cleaned,
    dropped: [...dropped, ...cleaned.dropped],
    declared: null,
    url: null,
  });
}

/** What the input itself says, which the page cannot overrule. */
function startFacts(page: Page, title: string): Facts {
  const { given } = page;
  return {
    title: given.title ?? title,
    outlet: given.outlet ?? null,
    author: given.author ?? null,
    published: given.published === undefined ? null : readPublished(given.published),
    updated: null,
    credit: null,
    keywords: [],
  };
}

interface Parts {
  readonly body: readonly string[];
  readonly dropped: readonly Dropped[];
  /** The language that the page declares. */
  readonly declared: string | null;
  /** The address that the page gives as its own. */
  readonly url: string | null;
}

/** What a feed or sitemap says of the page, where the page itself says nothing. */
function takeHints({ hinted }: Page, facts: Facts): void {
  if (!hinted) return;
  facts.title ||= hinted.title ?? '';
  facts.outlet ??= hinted.outlet ?? null;
  facts.author ??= hinted.author ?? null;
  facts.published ??= hinted.published === undefined ? null : readPublished(hinted.published);
}

function finish(page: Page, facts: Facts, { body, dropped, declared, url }: Parts): Article {
  takeHints(page, facts);
  const text = body.join('\n');
  const language = readLanguage(text === '' ? facts.title : text, declared);
  const problems: Problem[] = [...page.problems];
  if (text === '') problems.push({ code: 'article.no-body', stage: 'article', message: NO_BODY });
  else if (language !== 'ar') {
    problems.push({ code: 'article.not-arabic', stage: 'article', message: notArabic(language) });
  }
  if (page.given.published !== undefined && facts.published === null) {
    problems.push({ code: 'article.bad-published', stage: 'article', message: BAD_PUBLISHED });
  }
  if (facts.published === null && page.given.fetched !== undefined) {
    problems.push({ code: 'article.undated', stage: 'article', message: undated(page.given.fetched) });
  }
  return {
    id: page.id ?? hashOf(facts.title, text),
    url: page.url ?? url,
    title: facts.title,
    outlet: facts.outlet ?? creditedOutlet(facts),
    author: facts.author,
    published: facts.published,
    updated: facts.updated,
    credit: facts.credit,
    keywords: facts.keywords,
    language,
    body: text,
    dropped,
    problems,
  };
}

const NO_BODY = 'no report was found on the page: expected at least one paragraph of text';
const BAD_PUBLISHED = 'the given `published` is no day: expected ISO 8601, as in 2021-02-18';
const undated = (fetched: string): string =>
  `the page names no day of publication; it was fetched on ${fetched.slice(0, 10)}, so it is not younger than that`;
const notArabic = (language: string): string =>
  `the text is not Arabic (${language}): expected Arabic, so engagements are not to be trusted`;

/** A page that names no outlet of its own but credits one that is no agency stands for that outlet. */
function creditedOutlet(facts: Facts): string | null {
  return facts.credit !== null && agencyOf(facts.credit) === null && keyOf(facts.credit) !== ''
    ? facts.credit
    : null;
}

const ID_LENGTH = 16;
const hashOf = (title: string, text: string): string =>
  createHash('sha256').update(`${title}\n${text}`).digest('hex').slice(0, ID_LENGTH);
