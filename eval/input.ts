/** An article as its engagements are read: with text and mentions, and as the scenes of its body and headline. */
import type { EngagementInput } from '../src/engagements/engagements.ts';
import { type Scene, setScene } from '../src/engagements/scene.ts';
import { findMentions, homeOf, nameWordsOf } from '../src/mentions/mentions.ts';
import type { Article } from '../src/model.ts';
import { readText } from '../src/text/text.ts';

export function inputOf(article: Article): EngagementInput {
  const text = readText(article.body);
  const mentions = findMentions(text, { published: article.published, home: homeOf(article.outlet, text) });
  const title = readText(article.title);
  const names = nameWordsOf(text, mentions);
  const titleMentions = findMentions(title, { published: article.published, names });
  return { article, text, mentions, title, titleMentions };
}

export interface Scenes {
  readonly title: Scene;
  readonly body: Scene;
}
export const scenesOf = ({ text, mentions, title, titleMentions }: EngagementInput): Scenes => ({
  title: setScene(title, titleMentions, 'title'),
  body: setScene(text, mentions, 'body'),
});
