/** What is followed and how it goes, the forms that add to it, and what the desk is fetching. */
import { html } from 'hono/html';
import type { ItemState, SourceState, Visit } from '../../source-log.ts';
import { isEnded, type Job } from '../jobs.ts';
import { hasString } from '../strings.ts';
import type { Html, View } from '../view.ts';
import { frame } from './layout.ts';
import { articleAddress } from './parts.ts';

export interface SourceHealth {
  readonly state: SourceState;
  readonly items: Readonly<Record<ItemState, number>>;
  /** The latest first. */
  readonly visits: readonly Visit[];
  /** When the desk visits it next, ISO 8601; null where the desk follows nothing. */
  readonly next: string | null;
}
export interface Sources {
  readonly health: readonly SourceHealth[];
  /** Of all sources; where those after these begin, null where there are none. */
  readonly total: number;
  readonly next: number | null;
  readonly jobs: readonly Job[];
  readonly fault: string | null;
  /** Whether the desk visits sources of itself. */
  readonly follows: boolean;
}

const SHOWN_JOBS = 8;

export function sourcesPage(view: View, { health, total, next, jobs, fault, follows }: Sources): Html {
  const main = html`<div class="opening"><h1>${view.say('sources.title')}</h1><p class="count">${view.say('sources.count', { n: view.number(total) })}</p></div>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ''}
${view.reader.role === 'editor' ? showForms(view) : ''}
<section class="jobs" aria-labelledby="jobs"><h2 id="jobs">${view.say('jobs.title')}</h2>${
    jobs.length > 0
      ? html`<ol class="job-list">${jobs.slice(0, SHOWN_JOBS).map((job) => html`<li>${jobLine(view, job)}</li>`)}</ol>`
      : html`<p class="hint">${view.say('jobs.none')}</p>`
  }</section>
<section aria-labelledby="followed"><h2 id="followed">${view.say('sources.followed')}</h2><p class="hint">${view.say(follows ? 'sources.follows' : 'sources.follows.no')}</p>
${health.length > 0 ? html`<ul class="sources">${health.map((it) => showSource(view, it))}</ul>` : html`<div class="empty"><p>${view.say('sources.none')}</p></div>`}${next === null ? '' : html`<nav class="paging" aria-label="${view.say('page.nav')}"><a rel="next" href="/sources?from=${next}">${view.say('sources.further')}</a></nav>`}</section>`;
  return frame(view, { title: view.say('sources.title'), main, shape: 'wide', json: '/sources.json' });
}

function showForms(view: View): Html {
  return html`<div class="adding">
<form method="post" action="/pages"><h2>${view.say('add.pages')}</h2><label class="field"><span>${view.say('add.addresses')}</span><textarea name="addresses" dir="ltr" rows="3" required spellcheck="false"></textarea></label><button class="primary">${view.say('add.fetch')}</button></form>
<form method="post" action="/files" enctype="multipart/form-data"><h2>${view.say('add.file')}</h2><label class="field"><span>${view.say('add.file.hint')}</span><input type="file" name="file" required></label><button class="primary">${view.say('add.read')}</button></form>
<form method="post" action="/sources"><h2>${view.say('add.source')}</h2><label class="field"><span>${view.say('add.source.hint')}</span><input name="url" type="url" dir="ltr" required maxlength="2000"></label><label class="field"><span>${view.say('read.outlet')} <small>${view.say('read.optional')}</small></span><input name="outlet" dir="auto" maxlength="200"></label><button class="primary">${view.say('add.follow')}</button></form>
<p class="hint">${view.say('add.text')} <a href="/read">${view.say('nav.read')}</a></p></div>`;
}

const moment = (view: View, at: string | null): Html =>
  at === null
    ? html`<span class="absent">${view.say('sources.never')}</span>`
    : html`<time datetime="${at}">${view.day(at.slice(0, 10))} <bdi>${at.slice(11, 16)}</bdi></time>`;

function showSource(view: View, { state, items, visits, next }: SourceHealth): Html {
  const isFailing = state.failures > 0;
  const health = isFailing ? 'failing' : state.code === null ? 'well' : 'partly';
  const facts: readonly (readonly [string, Html])[] = [
    ['success', moment(view, state.lastSuccess)],
    ['new', moment(view, state.lastNew)],
    [
      'next',
      next === null ? html`<span class="absent">${view.say('sources.next.no')}</span>` : moment(view, next),
    ],
    ['items', view.say('sources.counts', counts(view, items))],
  ];
  return html`<li class="source is-${health}"><p class="entry-head"><span class="health">${view.say(`sources.${health}`)}</span>${state.kind ? html`<span>${view.say(`sources.kind.${state.kind}`)}</span>` : ''}${state.outlet ? html`<bdi>${state.outlet}</bdi>` : ''}</p>
<h3><bdi dir="ltr">${state.url}</bdi></h3>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${view.say(`sources.${name}`)}</dt><dd>${value}</dd></div>`)}</dl>
${state.code === null ? '' : html`<p class="why">${whyOf(view, state.code)} <code dir="ltr">${state.code}</code>${isFailing ? html` ${view.say('sources.since')} ${moment(view, state.failingSince)}` : ''}</p>`}
${showVisits(view, visits)}
${view.reader.role === 'editor' ? html`<form method="post" action="/sources" class="inline"><input type="hidden" name="url" value="${state.url}"><input type="hidden" name="outlet" value="${state.outlet ?? ''}"><button class="quiet">${view.say('sources.visit')}</button></form>` : ''}</li>`;
}

const counts = (view: View, items: SourceHealth['items']): Readonly<Record<string, string>> => ({
  done: view.number(items.done),
  waiting: view.number(items.waiting),
  passed: view.number(items.passed),
  gone: view.number(items['given-up']),
});

/** Why something was not collected, in the reader's language. */
const whyOf = (view: View, code: string): string =>
  hasString(`why.${code}`) ? view.say(`why.${code}`) : view.say('why.other');

function showVisits(view: View, visits: readonly Visit[]): Html {
  if (visits.length === 0) return '';
  return html`<details class="visits"><summary>${view.say('sources.visits', { n: view.number(visits.length) })}</summary><ul>${visits.map(
    (it) =>
      html`<li>${moment(view, it.at)} <span>${view.say(`visit.${it.outcome}`)}</span> <span>${view.say('visit.counts', { items: view.number(it.items), fresh: view.number(it.fresh), kept: view.number(it.kept), failed: view.number(it.failed) })}</span>${it.code ? html` <code dir="ltr">${it.code}</code>` : ''}</li>`,
  )}</ul></details>`;
}

const jobAddress = (id: string): string => `/jobs/${encodeURIComponent(id)}`;

function jobLine(view: View, job: Job): Html {
  return html`<span class="job-state is-${job.state}">${view.say(`job.${job.state}`)}</span> <a href="${jobAddress(job.id)}">${view.say(`job.kind.${job.kind}`)}</a> <bdi class="what" dir="ltr">${job.what}</bdi> <span class="hint">${countsOf(view, job)}</span>`;
}

const countsOf = (view: View, { kept, known, engagements, failed }: Job): string =>
  view.say('job.counts', {
    kept: view.number(kept),
    known: view.number(known),
    engagements: view.number(engagements),
    failed: view.number(failed),
  });

/** One job: with script its counts change as it goes, without it the page is loaded again. */
export function jobPage(view: View, job: Job): Html {
  const title = view.say(`job.kind.${job.kind}`);
  const goesOn = !isEnded(job);
  const numbers = (['kept', 'known', 'engagements', 'failed'] as const).map(
    (name) =>
      html`<div><dt>${view.say(`job.${name}`)}</dt><dd data-count="${name}">${view.number(job[name])}</dd></div>`,
  );
  const main = html`<header class="record-head"><p class="entry-head"><span class="job-state is-${job.state}" role="status">${view.say(`job.${job.state}`)}</span>${moment(view, job.at)}${job.by ? html`<bdi>${job.by}</bdi>` : ''}</p><h1>${title}</h1><p class="what"><bdi dir="ltr">${job.what}</bdi></p></header>
<dl class="job-counts"${goesOn ? html` data-job="${jobAddress(job.id)}/events" data-locale="${view.language === 'ar' ? `ar-EG-u-nu-${view.digits}` : 'en-GB'}"` : ''}>${numbers}</dl>
${
  goesOn
    ? html`<div class="actions-line"><a class="button" href="${jobAddress(job.id)}">${view.say('job.reload')}</a>${
        view.reader.role === 'editor'
          ? html` <form method="post" action="${jobAddress(job.id)}/cancel" class="inline"><button class="button">${view.say('job.cancel')}</button></form>`
          : ''
      }</div>`
    : ''
}
${job.state === 'interrupted' ? showAgain(view, job) : ''}
${job.articles.length > 0 ? html`<section><h2>${view.say('job.articles')}</h2><ul class="picks">${job.articles.map(({ id, title: of }) => html`<li><a href="${articleAddress(id)}" dir="auto">${of || id}</a></li>`)}</ul></section>` : ''}
${job.failures.length > 0 ? html`<section><h2>${view.say('job.failures')}</h2><ul class="problems">${job.failures.map(({ code, message }) => html`<li>${whyOf(view, code)} <code dir="ltr">${code}</code> <span dir="ltr">${message}</span></li>`)}</ul></section>` : ''}
<p class="hint"><a href="/sources">${view.say('sources.title')}</a></p>`;
  return frame(view, { title, main, json: `${jobAddress(job.id)}.json` });
}

/** What was not ended when the desk was closed can be begun again: pages that were kept are known by then. */
function showAgain(view: View, { kind, what }: Job): Html {
  const hint = html`<p class="hint">${view.say(kind === 'file' ? 'job.interrupted.file' : 'job.interrupted.hint')}</p>`;
  if (view.reader.role !== 'editor' || kind === 'file') return hint;
  const [action, name] = kind === 'pages' ? ['/pages', 'addresses'] : ['/sources', 'url'];
  return html`${hint}<form method="post" action="${action}" class="actions-line"><input type="hidden" name="${name}" value="${what}"><button class="primary">${view.say('job.again')}</button></form>`;
}
