/** The page of an outlet: what it reports, how it is collected, how it calls parties, how its reports are sourced. */
import { html } from 'hono/html';
import type { SourceState, Visit } from '../../source-log.ts';
import type { ArticleFacts, Count, Profile } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { showEntries } from './briefs.ts';
import { showTopics } from './charts.ts';
import { frame } from './layout.ts';
import { showCalls } from './ledger.ts';
import { partyLink, personLink } from './links.ts';
import { articleAddress } from './parts.ts';
import { filterOf, type Profiled, showHeading, showOverTime, showRanked, showSection } from './profile.ts';

/** A source of the outlet with what it was last seen like. */
export interface SourceSeen {
  readonly state: SourceState;
  readonly last: Visit | null;
}
export interface Outlet extends Profiled {
  readonly reports: number;
  readonly articles: readonly ArticleFacts[];
  readonly sources: readonly SourceSeen[];
  /** Of the latest 500, those that stand in another outlet as well, whole or cut. */
  readonly shared: number;
}

export function outletPage(view: View, outlet: Outlet): Html {
  const { profile, latest, json } = outlet;
  const { id } = profile.subject;
  const heading = {
    kicker: view.say('profile.outlet'),
    title: html`<bdi>${id}</bdi>`,
    beneath: html`<p class="hint">${view.say('outlet.reports', { n: view.number(outlet.reports) })}</p>`,
  };
  const main = html`${showHeading(view, heading, profile)}
${showOverTime(view, profile)}
<div class="profile"><div class="profile-lists">
${showEntries(view, { id: 'latest', entries: latest })}
${showArticles(view, outlet)}
${showSection(view, { id: 'namings', hint: html`<p class="hint">${view.say('profile.namings.hint')}</p>`, content: showCalls(view, profile.namings) })}
</div><div class="profile-facts">
${showSection(view, { id: 'sourcing', hint: html`<p class="hint">${view.say('outlet.sourcing.hint')}</p>`, content: showSourcing(view, outlet) })}
${showSection(view, { id: 'collected', content: showSources(view, outlet.sources) })}
${showRanked(view, { id: 'parties', counts: profile.parties, label: (party) => partyLink(view, party) })}
${showRanked(view, { id: 'persons', counts: profile.persons, label: personLink })}
${profile.topics.length > 0 ? showSection(view, { id: 'topics', content: showTopics(view, profile.topics, filterOf(profile)) }) : ''}
</div></div>
<p class="hint counted">${view.say('profile.counted')}</p>`;
  return frame(view, { title: id, main, shape: 'wide', json });
}

const countOf = (counts: readonly Count[], value: string): number =>
  counts.find((it) => it.value === value)?.count ?? 0;

/** Reports that are held against those of other outlets. */
const LATEST = 500;

/** How many of its reports have what: facts about the pages, no grade. */
function showSourcing(view: View, { profile, reports, shared }: Outlet): Html {
  const of = (value: string): number => countOf(profile.sourcing, value);
  const credited = profile.credits.reduce((sum, { count }) => sum + count, 0);
  const shares = [
    ['dated', of('dated')],
    ['bylined', of('bylined')],
    ['credited', credited],
    ['shared', shared],
  ] as const;
  const each = ['namedActors', 'unnamedActors', 'attributed', 'anonymous', 'sentences'] as const;
  return html`<dl class="facts shares">${shares.map(
    ([name, count]) =>
      html`<div><dt>${view.say(`outlet.${name}`)}</dt><dd>${view.say('outlet.share', { n: view.number(count), all: view.number(name === 'shared' ? Math.min(reports, LATEST) : reports) })}</dd></div>`,
  )}</dl>
${showCredits(view, profile)}
<p class="hint">${view.say('outlet.each')}</p>
<dl class="facts shares">${each.map(
    (name) =>
      html`<div><dt>${view.say(`outlet.${name}`)}</dt><dd>${view.number(perReport(of(name), reports))}</dd></div>`,
  )}</dl>`;
}

/** To one decimal. */
const perReport = (count: number, reports: number): number =>
  reports === 0 ? 0 : Math.round((count / reports) * 10) / 10;

function showCredits(view: View, { credits }: Profile): Html {
  if (credits.length === 0) return '';
  return html`<ul class="values">${credits.slice(0, 8).map(({ value, count }) => html`<li><bdi>${value}</bdi> <span class="hint">${view.number(count)}</span></li>`)}</ul>`;
}

function showSources(view: View, sources: readonly SourceSeen[]): Html {
  if (sources.length === 0) return html`<p class="hint">${view.say('outlet.sources.none')}</p>`;
  return html`<ul class="sources">${sources.map(
    ({ state, last }) =>
      html`<li><bdi dir="ltr" class="address">${state.url}</bdi> <span class="state-${state.failures > 0 ? 'failing' : 'well'}">${
        state.failures > 0
          ? view.say('outlet.source.failing', {
              n: view.number(state.failures),
              since: dayOf(view, state.failingSince),
            })
          : view.say('outlet.source.well', { when: dayOf(view, state.lastSuccess) })
      }</span>${last ? html` <span class="hint">${view.say('outlet.source.last', { items: view.number(last.items), fresh: view.number(last.fresh), kept: view.number(last.kept) })}</span>` : ''}</li>`,
  )}</ul>`;
}

const dayOf = (view: View, instant: string | null): string =>
  instant ? view.day(instant.slice(0, 10)) : view.say('date.none');

function showArticles(view: View, { articles }: Outlet): Html {
  if (articles.length === 0) return '';
  return showSection(view, {
    id: 'reports',
    content: html`<ol class="briefs">${articles.map(
      ({ id, title, published }) =>
        html`<li class="brief"><a class="report-title" href="${articleAddress(id)}" dir="auto">${title || view.say('article.title.none')}</a> <span class="credit">${published ? html`<time datetime="${published}">${view.day(published)}</time>` : view.say('article.published.none')}</span></li>`,
    )}</ol>`,
  });
}
