/** What the address of an article asks for beside the article: words to light, mentions, where else it stands. */
import type { Context } from 'hono';
import type { Mention, Span } from '../model.ts';
import { readArticle } from '../pipeline.ts';
import type { DeskStore, StoredReading } from './desk-store.ts';
import type { Asked } from './pages/article.ts';
import { articleAddress } from './pages/parts.ts';

const WORDS = /^(title-)?([0-9]{1,7})-([0-9]{1,7})$/;

/** The place in `?words=12-31` or `?words=title-0-9`; undefined where it is none of the article. */
export function readWords(
  words: string | undefined,
  { title, body }: { readonly title: string; readonly body: string },
): (Span & { readonly in?: 'title' }) | undefined {
  const match = WORDS.exec(words ?? '');
  if (!match) return undefined;
  const [start, end] = [Number(match[2]), Number(match[3])];
  if (start >= end || end > (match[1] ? title : body).length) return undefined;
  return match[1] ? { start, end, in: 'title' } : { start, end };
}

/** The mentions of an article, read anew: a store keeps none. */
const mentionsOf = ({ article }: StoredReading): readonly Mention[] => readArticle(article).mentions;

export async function readAsked(c: Context, store: DeskStore, reading: StoredReading): Promise<Asked> {
  const { id } = reading.article;
  const [copies, story] = await Promise.all([store.copiesOf(id), store.profiles.storyOf(id)]);
  return {
    json: `${articleAddress(id)}.json`,
    sought: readWords(c.req.query('words'), reading.article),
    mentions: c.req.query('mentions') === 'yes' ? mentionsOf(reading) : undefined,
    copies,
    story: story && story.reports > 1 ? story.story : null,
  };
}
