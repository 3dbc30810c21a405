/**
 * The table of contents: page → article → text → mentions → engagements, statements, namings → reading.
 * `readPage` is pure: the same page and the same version give the same reading.
 */
import { extractArticle } from './article/article.ts';
import { findEngagements } from './engagements/engagements.ts';
import { findMentions, homeOf, nameWordsOf } from './mentions/mentions.ts';
import type { Article, Page, Problem, Reading } from './model.ts';
import { findNamings } from './namings/namings.ts';
import { countSourcing, findStatements } from './statements/statements.ts';
import { readText } from './text/text.ts';
import { VERSION } from './version.ts';

export { type Batch, type Failure, type Making, type RunOptions, readBatch, run, type Sink } from './run.ts';

/** What Liqa reads out of one page. */
export function readPage(page: Page): Reading {
  return readArticle(extractArticle(page));
}

/** What Liqa reads out of an article that is already apart from its page. */
export function readArticle(article: Article): Reading {
  const text = readText(article.body);
  const home = homeOf(article.outlet, text);
  const mentions = findMentions(text, { published: article.published, home });
  const title = readText(article.title);
  const titleMentions = findMentions(title, {
    published: article.published,
    names: nameWordsOf(text, mentions),
  });
  const engagements = findEngagements({ article, text, mentions, title, titleMentions });
  const statements = findStatements(text, mentions);
  const namings = findNamings(text, statements);
  return {
    liqa: VERSION,
    article,
    engagements,
    statements,
    namings,
    sourcing: countSourcing({ article, text, mentions, statements }),
    mentions: mentions.all,
    problems: problemsOf(article),
  };
}

function problemsOf(article: Article): readonly Problem[] {
  if (article.body.trim()) return article.problems;
  const message =
    'the page has no report text: expected paragraphs of prose, found none; the reading is empty';
  return [...article.problems, { code: 'article.no-body', stage: 'article', message }];
}
