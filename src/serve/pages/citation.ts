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
  /** Which words they are. */
  readonly quoted?: 'words' | 'sentence';
}

/** Who told it: outlet, title, day, quoted words. */
function wordsOf(view: View, { article: { outlet, title, published }, words }: Cited): string {
  const parts = [
    outlet ?? view.say('article.outlet.none'),
    title ? `\u00ab${title}\u00bb` : view.say('article.title.none'),
    published ? view.day(published) : view.say('article.published.none'),
    words ? `\u00ab${words.trim()}\u00bb` : '',
  ];
  return parts.filter(Boolean).join(view.comma);
}

const addressOf = ({ url }: Cited['article']): string => (url && /^https?:\/\//.test(url) ? url : '');

/** The lines of a citation: its words, the address where there is one, the fingerprint. One element each, plain text together. */
export function citationLines(view: View, cited: Cited): Html {
  const address = addressOf(cited.article);
  return html`<span class="cited-words" dir="auto">${wordsOf(view, cited)}</span>
${address ? html`<span class="cited-at" dir="ltr">${address}</span>\n` : ''}<span class="cited-at" dir="ltr">SHA-256 ${hashOf(cited.article.body)}</span>`;
}

/** The citation where it can be selected; with script there is a button that copies it. */
export function showCitation(view: View, cited: Cited): Html {
  return html`<section class="cite"><h2>${view.say('cite.title')}</h2><p class="citation" data-citation>${citationLines(view, cited)}</p>
<p class="hint">${view.say(cited.words ? `cite.${cited.quoted ?? 'words'}` : 'cite.hint')}</p><button type="button" class="button" data-copy hidden>${view.say('cite.copy')}</button> <span class="copied" role="status" data-copied="${view.say('cite.copied')}"></span></section>`;
}
