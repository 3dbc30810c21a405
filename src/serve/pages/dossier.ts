/** The dossier as a page that prints: counts, a table of engagements, and the words that tell them as numbered notes. */
import { html } from 'hono/html';
import type { Dossier, DossierItem } from '../dossier.ts';
import type { Html, View } from '../view.ts';
import { citationLines } from './citation.ts';
import { exportLinks } from './export-links.ts';
import { frame } from './layout.ts';
import { dossierAddress, partyLink, wordsAddress } from './links.ts';
import {
  articleAddress,
  callParticipant,
  engagementAddress,
  principalsOf,
  statusBadge,
  whenOf,
} from './parts.ts';

export function dossierPage(view: View, dossier: Dossier): Html {
  const { a, b, items } = dossier;
  const isChosen = a !== '' && b !== '' && a !== b;
  const title = isChosen
    ? `${view.say('dossier.title')}: ${view.party(a)} \u2013 ${view.party(b)}`
    : view.say('dossier.title');
  const main = html`<header class="profile-head dossier-head"><p class="kicker">${view.say('dossier.title')}</p><h1>${
    isChosen
      ? html`${partyLink(view, a)}<span class="dash"> \u2013 </span>${partyLink(view, b)}`
      : view.say('dossier.choose')
  }</h1>${isChosen ? html`<p class="dossier-period">${periodWords(view, dossier)}</p>` : ''}</header>
${showForm(view, dossier)}
${isChosen ? (items.length > 0 ? showContent(view, dossier) : html`<p class="hint">${view.say('dossier.none')}</p>`) : ''}`;
  const json = isChosen ? addressOf(dossier).replace('/dossier', '/dossier.json') : '/dossier.json';
  return frame(view, { title, main, shape: 'wide', json });
}

const addressOf = ({ a, b, since, until }: Dossier): string =>
  dossierAddress({ a, b, since: since ?? undefined, until: until ?? undefined });

function periodWords(view: View, { since, until }: Dossier): string {
  if (since && until) return view.say('strip.period', { from: view.day(since), to: view.day(until) });
  if (since) return view.say('office.since', { from: view.day(since) });
  return until ? view.say('dossier.until', { until: view.day(until) }) : view.say('network.length.0');
}

function showForm(view: View, { a, b, since, until, parties }: Dossier): Html {
  const chooser = (name: string, chosen: string, label: string): Html =>
    html`<label class="field"><span>${view.say(label)}</span><select name="${name}">${[
      ...new Set([...(chosen ? [chosen] : []), ...parties]),
    ].map(
      (code) =>
        html`<option value="${code}"${code === chosen ? html` selected` : ''}>${view.party(code)}</option>`,
    )}</select></label>`;
  const day = (name: 'since' | 'until', value: string | null): Html =>
    html`<label class="field"><span>${view.say(`filter.${name}`)}</span><input type="date" name="${name}" value="${value ?? ''}"></label>`;
  return html`<form class="dossier-form" action="/dossier" method="get">${chooser('a', a, 'filter.about')}${chooser('b', b, 'filter.with')}${day('since', since)}${day('until', until)}<button class="primary">${view.say('filter.apply')}</button></form>`;
}

function showContent(view: View, dossier: Dossier): Html {
  const { a, b, since, until, items, total, next } = dossier;
  const further = next ? `${addressOf(dossier)}&cursor=${encodeURIComponent(next)}` : null;
  return html`${showCounts(view, dossier)}
<section aria-labelledby="engagements"><h2 id="engagements">${view.say('dossier.engagements')}</h2>
<div class="matrix" tabindex="0" role="group" aria-labelledby="engagements"><table class="dossier-table"><thead><tr>${(
    ['when', 'what', 'who', 'about', 'note'] as const
  ).map(
    (name) => html`<th scope="col">${view.say(`dossier.${name}`)}</th>`,
  )}</tr></thead><tbody>${items.map((item) => showRow(view, item))}</tbody></table></div>
${further ? html`<p class="all"><a rel="next" href="${further}">${view.say('dossier.next', { n: view.number(items.length), all: view.number(total) })}</a></p>` : ''}</section>
<section aria-labelledby="notes"><h2 id="notes">${view.say('dossier.notes')}</h2><ol class="dossier-notes">${items.map((item) => showNote(view, item))}</ol></section>
<p class="hint counted">${view.say('profile.counted')} ${view.say('dossier.hash')}</p>
${exportLinks(view, { about: a, with: b, since: since ?? undefined, until: until ?? undefined })}`;
}

function showCounts(view: View, { total, kinds, statuses, outlets }: Dossier): Html {
  const list = (id: string, counts: Dossier['kinds'], name: (value: string) => Html): Html =>
    html`<div><dt>${view.say(id)}</dt><dd><ul class="values">${counts.slice(0, 10).map(({ value, count }) => html`<li>${name(value)} <b>${view.number(count)}</b></li>`)}</ul></dd></div>`;
  return html`<section aria-labelledby="summary"><h2 id="summary">${view.say('dossier.summary')}</h2><dl class="facts dossier-counts">
<div><dt>${view.say('dossier.total')}</dt><dd><b>${view.number(total)}</b></dd></div>
${list('fact.kind', kinds, (kind) => view.say(`kind.${kind}`))}
${list('fact.status', statuses, (status) => view.say(`status.${status}`))}
${list('dossier.outlets', outlets, (outlet) => html`<bdi>${outlet}</bdi>`)}</dl></section>`;
}

function showRow(view: View, { entry: { engagement }, note: { n } }: DossierItem): Html {
  const { kind, status, place, topics, id } = engagement;
  const who = principalsOf(engagement).slice(0, 6);
  const where = [place.city, place.country && view.party(place.country)].filter(Boolean).join(view.comma);
  return html`<tr><th scope="row">${whenOf(view, engagement) ?? view.say('date.none')}</th><td><a href="${engagementAddress(id)}">${view.say(`kind.${kind}`)}</a>${status === 'held' ? '' : html` ${statusBadge(view, status)}`}${where ? html`<br><bdi class="hint">${where}</bdi>` : ''}</td><td><ul>${who.map(
    (it) =>
      html`<li><bdi>${callParticipant(view, it)}</bdi>${it.name && it.role ? html` <bdi class="hint">${it.role}</bdi>` : ''}</li>`,
  )}</ul></td><td>${topics.map((topic) => view.say(`topic.${topic}`)).join(view.comma)}</td><td><a href="#note-${n}">${view.number(n)}</a></td></tr>`;
}

function showNote(view: View, { entry: { engagement }, note: { n, words, article } }: DossierItem): Html {
  const at = engagement.evidence['/kind']?.[0];
  const address = at ? wordsAddress(article.id, at) : articleAddress(article.id);
  return html`<li id="note-${n}"><span class="number">${view.number(n)}</span><div>${
    words ? html`<blockquote dir="auto"><a href="${address}"><q>${words}</q></a></blockquote>` : ''
  }<p class="hint cited">${citationLines(view, { article, words: null })}</p></div></li>`;
}
