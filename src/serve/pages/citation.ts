/** A citation to copy: outlet, title, day, quoted words, address, and the hash of the text that is kept here. */
import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import type { Article } from '../../model.ts';
import type { Html, View } from '../view.ts';

/** The SHA-256 of the body as it is kept, in hexadecimal: whoever has the text can compare. */
export const hashOf = (body: string): string => createHash('sha256').update(body, 'utf8').digest('hex');

export interface Cited {
  readonly article: Pick<Article, 'outlet' | 'title' | 'published' | 'url' | 'body'>;
  /** Quoted words; null for the report as a whole. */
  readonly words: string | null;
}

/** The citation as plain text, in the reader's language. */
export function citationOf(view: View, { article, words }: Cited): string {
  const { outlet, title, published, url, body } = article;
  const parts = [
    outlet ?? view.say('article.outlet.none'),
    title ? `\u00ab${title}\u00bb` : view.say('article.title.none'),
    published ? view.day(published) : view.say('article.published.none'),
    words ? `\u00ab${words.trim()}\u00bb` : '',
    url && /^https?:\/\//.test(url) ? url : '',
    `SHA-256 ${hashOf(body)}`,
  ];
  return parts.filter(Boolean).join(view.comma);
}

/** The citation where it can be selected; with script there is a button that copies it. */
export function showCitation(view: View, cited: Cited): Html {
  return html`<section class="cite"><h2>${view.say('cite.title')}</h2><p class="citation" dir="auto" data-citation>${citationOf(view, cited)}</p>
<p class="hint">${view.say(cited.words ? 'cite.words' : 'cite.hint')}</p><button type="button" class="button" data-copy hidden>${view.say('cite.copy')}</button> <span class="copied" role="status" data-copied="${view.say('cite.copied')}"></span></section>`;
}
