/** Engagements of a text and a headline, for the tests of this folder. */
import { findMentions } from '../mentions/mentions.ts';
import { BARE_ARTICLE, type Engagement } from '../model.ts';
import { readText } from '../text/text.ts';
import { findEngagements } from './engagements.ts';

export const readEngagements = (
  body: string,
  published: string | null,
  headline = '',
): readonly Engagement[] => findEngagements(inputOf(body, published, headline));

/** The same with days as the rules alone say them. */
export const readByRules = (body: string, published: string | null): readonly Engagement[] =>
  findEngagements(inputOf(body, published, ''), { readings: true, days: false });

function inputOf(body: string, published: string | null, headline = '') {
  const text = readText(body);
  const title = readText(headline);
  const input = {
    article: { ...BARE_ARTICLE, id: 'example', title: headline, published, body },
    text,
    mentions: findMentions(text, { published }),
    title,
    titleMentions: findMentions(title, { published }),
  };
  return input;
}
