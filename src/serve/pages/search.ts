/** Search over the reports: hits shown in their words. */
import { html } from 'hono/html';
import type { PageOf, SearchHit } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { exportLinks } from './export-links.ts';
import { frame } from './layout.ts';
import { articleAddress, creditLine } from './parts.ts';
import { markLine } from './report.ts';

export interface Search {
  readonly q: string;
  /** Null where nothing was asked for. */
  readonly page: PageOf<SearchHit> | null;
  readonly json: string;
}

export function searchPage(view: View, { q, page, json }: Search): Html {
  const main = html`<div class="opening"><h1>${view.say('search.title')}</h1></div>
<form class="search" action="/search" method="get" role="search"><label class="field"><span class="visually-hidden">${view.say('filter.q')}</span><input type="search" name="q" dir="auto" value="${q}" placeholder="${view.say('filter.q.hint')}" data-key="/"${q ? '' : html` autofocus`}></label><button class="primary">${view.say('search.button')}</button></form>
${page === null ? html`<p class="lead">${view.say('search.hint')}</p>` : showHits(view, q, page)}`;
  return frame(view, { title: q || view.say('search.title'), main, here: 'search', json });
}

function showHits(view: View, q: string, { items, total, next }: PageOf<SearchHit>): Html {
  if (items.length === 0) return html`<div class="empty"><p>${view.say('search.none', { q })}</p></div>`;
  const further = `/search?${new URLSearchParams({ q, cursor: next ?? '' })}`;
  return html`<p class="count">${view.say('search.count', { n: view.number(total) })}</p>
<ol class="hits">${items.map((hit) => showHit(view, hit))}</ol>
${next ? html`<nav class="paging" aria-label="${view.say('page.nav')}"><a rel="next" href="${further}">${view.say('page.older')}</a></nav>` : ''}${exportLinks(view, { q })}`;
}

function showHit(view: View, { article, snippet, hits, titleHits }: SearchHit): Html {
  const found = (spans: SearchHit['hits']) =>
    spans.map(({ start, end }) => ({ n: 0, start, end, look: 'found' }));
  return html`<li class="entry"><h2 dir="auto"><a class="entry-link" href="${articleAddress(article.id)}">${
    article.title ? markLine(article.title, found(titleHits)) : view.say('article.title.none')
  }</a></h2>
<p class="snippet" dir="auto">${markLine(snippet, found(hits))}</p>
<p class="source">${creditLine(view, article)}</p></li>`;
}
