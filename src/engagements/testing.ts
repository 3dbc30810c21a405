/** Engagements of a text and a headline, for the tests of this folder. */
import { findMentions } from '../mentions/mentions.ts';
import { BARE_ARTICLE, type Engagement } from '../model.ts';
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
    article: { ...BARE_ARTICLE, id: 'example', title: headline, published, body },
    text,
    mentions: findMentions(text, { published }),
    title,
    titleMentions: findMentions(title, { published }),
  });
}
