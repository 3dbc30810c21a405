/** What users said of what was read: as a log, and of one article with what else can be said of it. */
import { html } from 'hono/html';
import type { ArticleCorrections, Correction, PageOf, StoredReading } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { signature } from './correction-form.ts';
import { nameField } from './facts.ts';
import { frame } from './layout.ts';
import {
  articleAddress,
  correctAddress,
  creditLine,
  engagementAddress,
  nameEngagement,
  showStatement,
} from './parts.ts';

export interface Log {
  readonly page: PageOf<Correction>;
  readonly state: string;
  readonly by: string;
}

const STATES = ['', 'stands', 'lost', 'undone'] as const;

export function correctionsPage(view: View, { page, state, by }: Log): Html {
  const address = (of: string): string => (of ? `/corrections?state=${of}` : '/corrections');
  const further = `${address(state)}${state ? '&' : '?'}cursor=${encodeURIComponent(page.next ?? '')}`;
  const main = html`<div class="opening"><h1>${view.say('corrections.title')}</h1><p class="count">${view.say('corrections.count', { n: view.number(page.total) })}</p></div>
<p class="lead">${view.say('corrections.hint')}</p>
<nav class="choice-line" aria-label="${view.say('corrections.state')}">${STATES.map(
    (it) =>
      html`<a href="${address(it)}"${it === state ? html` aria-current="true"` : ''}>${view.say(`corrections.state.${it || 'all'}`)}</a> `,
  )}</nav>
${page.items.length > 0 ? showCorrections(view, page.items, { by, linked: true }) : html`<div class="empty"><p>${view.say('corrections.none')}</p></div>`}
${page.next ? html`<nav class="paging" aria-label="${view.say('page.nav')}"><a rel="next" href="${further}">${view.say('page.older')}</a></nav>` : ''}`;
  return frame(view, { title: view.say('corrections.title'), main, json: '/corrections.json' });
}

export interface Listing {
  readonly by: string;
  /** Whether each says of what article it is. */
  readonly linked?: boolean;
}

/** Corrections as a list, each with who, when and why, and the way back. */
export function showCorrections(
  view: View,
  all: readonly Correction[],
  { by, linked = false }: Listing,
): Html {
  return html`<ol class="corrections">${all.map(
    (it) => html`<li class="correction is-${it.state}" id="c${it.id}">
<p class="entry-head"><span class="kind">${view.say(`correction.${it.act}`)}</span>${it.pointer && it.act === 'change' ? html`<span>${nameField(view, it.pointer.replace('/participants/-', '/participants/n'))}</span>` : ''}<span class="state-of">${view.say(`corrections.state.${it.state}`)}</span></p>
<p class="change">${showChange(view, it)}</p>
<div class="foot"><p class="signed"><bdi>${it.by || view.say('corrections.nobody')}</bdi>${it.at ? html`${view.comma}<time datetime="${it.at}">${view.day(it.at.slice(0, 10))} <bdi>${it.at.slice(11, 16)}</bdi></time>` : ''}${it.why ? html`${view.comma}<q dir="auto">${it.why}</q>` : ''}</p>
${linked ? showLinks(view, it) : ''}${showUndo(view, it, by)}</div></li>`,
  )}</ol>`;
}

function showChange(view: View, it: Correction): Html {
  if (it.act === 'change') {
    const words = it.evidence[0]?.words;
    return html`${oldValue(view, valueWords(view, it.pointer ?? '', it.before))} <span class="arrow" aria-hidden="true">${view.direction === 'rtl' ? '\u2190' : '\u2192'}</span> <ins><bdi>${valueWords(view, it.pointer ?? '', it.value)}</bdi></ins>${words ? html` <q dir="auto">${words}</q>` : ''}`;
  }
  if (it.act === 'misread') return oldValue(view, engagementWords(view, it.before));
  if (it.act === 'misread-statement') return oldValue(view, (it.before as { content: string }).content);
  if (it.act === 'add')
    return html`<ins><bdi>${engagementWords(view, it.value)}</bdi></ins> <q dir="auto">${it.evidence[0]?.words ?? ''}</q>`;
  if (it.act === 'undo')
    return html`<a href="#c${it.undoes}">${view.say('correction.undo.of', { n: view.number(Number(it.undoes)) })}</a>`;
  const { articles } = it.value as { readonly articles: readonly string[] };
  return html`${articles.map((id, i) => html`${i > 0 ? view.comma : ''}<a href="${articleAddress(id)}"><bdi>${id}</bdi></a>`)}`;
}

const oldValue = (_view: View, words: string): Html => html`<del><bdi>${words}</bdi></del>`;

interface Gist {
  readonly kind: string;
  readonly participants?: readonly {
    readonly name: string | null;
    readonly role: string | null;
    readonly represents: string | null;
  }[];
}
function engagementWords(view: View, value: unknown): string {
  const { kind, participants = [] } = value as Gist;
  const names = participants.map(
    ({ name, role, represents }) => name ?? role ?? (represents ? view.party(represents) : ''),
  );
  return `${view.say(`kind.${kind}`)}${names.length > 0 ? ': ' : ''}${names.join(' \u2013 ')}`;
}

/** A value of a correction as a reader sees it. */
export function valueWords(view: View, pointer: string, value: unknown): string {
  if (value === null || value === undefined) return view.say('legend.absent');
  if (Array.isArray(value))
    return value.length > 0
      ? value.map((topic) => view.say(`topic.${topic}`)).join(view.comma)
      : view.say('legend.absent');
  if (typeof value === 'object') {
    const { name, role, represents } = value as {
      name: string | null;
      role: string | null;
      represents: string | null;
    };
    return [name, role, represents && view.party(represents)].filter(Boolean).join(view.comma);
  }
  const words = String(value);
  if (pointer === '/kind' || pointer === '/status') return view.say(`${pointer.slice(1)}.${words}`);
  if (pointer === '/focus') return view.say(`engagement.${words}`);
  if (pointer === '/date' || pointer === '/until') return view.fullDay(words);
  if (pointer === '/place/country' || pointer.endsWith('/represents')) return view.party(words);
  return pointer.endsWith('/part') ? view.say(`part.${words}`) : words;
}

function showLinks(view: View, { article, engagement, act, state }: Correction): Html {
  if (article === null) return '';
  const isThere = engagement !== null && !(act === 'add' && state !== 'stands');
  return html`<p class="source">${isThere ? html`<a href="${engagementAddress(engagement)}">${view.say('corrections.engagement')}</a>${view.comma}` : ''}<a href="${correctAddress(article)}"><bdi>${article}</bdi></a></p>`;
}

function showUndo(view: View, { id, state }: Correction, by: string): Html {
  if (state === 'undone' || view.reader.role !== 'editor') return '';
  return html`<form method="post" action="/corrections/${id}/undo" class="inline"><input type="hidden" name="back" value="${view.address}">${
    view.reader.name === null ? html`<input type="hidden" name="by" value="${by}">` : ''
  }<button class="quiet">${view.say('correction.undo.do')}</button></form>`;
}

export interface ArticleToCorrect {
  readonly reading: StoredReading;
  readonly found: ArticleCorrections;
  readonly by: string;
}

/** What was said of an article so far, and what can be said: misread statements, engagements, what was missed. */
export function articleCorrectionsPage(view: View, { reading, found, by }: ArticleToCorrect): Html {
  const { article, engagements, statements } = reading;
  const isEditor = view.reader.role === 'editor';
  const title = view.say('corrections.article');
  const main = html`<header class="record-head"><p class="kicker">${creditLine(view, article)}</p><h1 dir="auto"><a href="${articleAddress(article.id)}">${article.title || view.say('article.title.none')}</a></h1></header>
<div class="record">
<section><h2>${title}</h2>${found.corrections.length > 0 ? showCorrections(view, found.corrections, { by }) : html`<p class="hint">${view.say('corrections.none')}</p>`}</section>
<section><h2>${view.say('article.engagements')}</h2><ul class="lines">${engagements.map(
    (engagement) =>
      html`<li class="to-correct"><a href="${engagementAddress(engagement.id)}" dir="auto">${nameEngagement(view, engagement)}</a>${isEditor ? html` <a class="quiet" href="${engagementAddress(engagement.id)}/correct">${view.say('correct.do')}</a>` : ''}</li>`,
  )}</ul>${isEditor ? html`<p class="actions"><a class="button" href="${articleAddress(article.id)}/add">${view.say('correct.add.do')}</a></p>` : ''}</section>
<section><h2>${view.say('article.statements')}</h2><ol class="statements">${statements.map(
    (statement, i) =>
      html`${showStatement(view, statement, i + 1)}${
        isEditor
          ? html`<li class="misread-line"><form method="post" action="${articleAddress(article.id)}/misread" class="inline"><input type="hidden" name="start" value="${statement.start}"><input type="hidden" name="words" value="${statement.content}">${view.reader.name === null ? html`<input type="hidden" name="by" value="${by}">` : ''}<button class="quiet">${view.say('correct.misread.statement')}</button></form></li>`
          : ''
      }`,
  )}</ol></section></div>`;
  return frame(view, { title, main, json: `${correctAddress(article.id)}.json` });
}

/** Under an engagement: correct it, or say that it is none. */
export function showCorrecting(view: View, { id, by }: { readonly id: string; readonly by: string }): Html {
  if (view.reader.role !== 'editor') return '';
  return html`<div class="correcting-line"><a class="button" href="${engagementAddress(id)}/correct">${view.say('correct.do')}</a>
<details class="misread"><summary>${view.say('correct.misread')}</summary><form method="post" action="${engagementAddress(id)}/misread"><p class="hint">${view.say('correct.misread.hint')}</p>${signature(view, { why: '', by })}<button class="button">${view.say('correct.misread.do')}</button></form></details></div>`;
}
