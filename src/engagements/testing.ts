/** Engagements of a text and a headline, for the tests of this folder. */
import { findMentions } from '../mentions/mentions.ts';
import type { Engagement } from '../model.ts';
import { readText } from '../text/text.ts';
import { findEngagements } from './engagements.ts';

export function readEngagements(
  body: string,
  published: string | null,
  headline = '',
): readonly Engagement[] {
  const text = readText(body);
  const title = readText(headline);
  return findEngagements({
    article: {
      id: 'example',
      url: null,
      title: headline,
      outlet: null,
      author: null,
      published,
      updated: null,
      credit: null,
      keywords: [],
      language: 'ar',
      body,
      dropped: [],
      problems: [],
    },
    text,
    mentions: findMentions(text, { published }),
    title,
    titleMentions: findMentions(title, { published }),
  });
}
