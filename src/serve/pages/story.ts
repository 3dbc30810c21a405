/** A story: contradictions first, the two sides side by side, facts × outlets, namings, and the reports. */
import { html } from 'hono/html';
import type { Claim, Quoted, StoryNaming, StoryTold } from '../../stories/stories.ts';
import type { ArticleFacts, StoryEntry } from '../desk-store.ts';
import type { ToldStory } from '../told.ts';
import type { Html, View } from '../view.ts';
import { exportLinks } from './export-links.ts';
import { frame } from './layout.ts';
import { outletLink, partyLink, wordsAddress } from './links.ts';
import { columnsOf, nameValue, showMatrix } from './matrix.ts';
import { articleAddress, creditLine, engagementAddress } from './parts.ts';
import { showChain, showCoverage } from './story-chain.ts';

export const storyAddress = (id: string): string => `/stories/${encodeURIComponent(id)}`;

/** The page of one story. */
export function storyPage(view: View, { id, told }: ToldStory): Html {
  const counts = { reports: view.number(told.reports.length), texts: view.number(told.sources.length) };
  const title = told.reports[0]?.title || view.say('article.title.none');
  const main = html`<header class="profile-head"><p class="kicker">${view.say('story.counts', counts)}</p><h1 dir="auto">${title}</h1>${showInteractions(view, told)}${view.reader.role === 'editor' ? html`<p class="actions-line"><a class="quiet" href="${storyAddress(id)}/correct">${view.say('story.correct.do')}</a></p>` : ''}</header>
<div class="record story">
${showContradictions(view, told)}
${showReadouts(view, told)}
${showMatrix(view, told)}
${showCoverage(view, told)}
${showChain(view, told, (quoted) => showQuoted(view, told, quoted))}
${showNamings(view, told)}
<section aria-labelledby="reports"><h2 id="reports">${view.say('story.reports')}</h2><ol class="story-reports">${told.reports.map((report) => showReport(view, told, report))}</ol></section>${exportLinks(view, { story: id })}</div>`;
  return frame(view, { title, main, shape: 'wide', json: `${storyAddress(id)}.json` });
}

/** The interactions that the reports tell, each with its records. */
function showInteractions(view: View, { engagements }: StoryTold): Html {
  if (engagements.length === 0) return '';
  return html`<ul class="counts">${engagements.map(
    ({ kind, accounts }) =>
      html`<li><a href="${engagementAddress(accounts[0]!.engagement)}">${view.say(`kind.${kind}`)}</a> <span class="hint">${view.say('story.accounts', { n: view.number(accounts.length) })}</span></li>`,
  )}</ul>`;
}

function showQuoted(view: View, told: StoryTold, quoted: Quoted): Html {
  const report = told.reports.find(({ id }) => id === quoted.article);
  return html`<a class="quoted" href="${wordsAddress(quoted.article, quoted)}"><q dir="auto">${quoted.words}</q></a> <span class="credit">${outletLink(view, report?.outlet ?? null)}</span>`;
}

function showContradictions(view: View, told: StoryTold): Html {
  const list = clashesOf(told);
  return html`<section aria-labelledby="contradictions"><h2 id="contradictions">${view.say('story.contradictions')}</h2>${
    list.length === 0
      ? html`<p class="hint">${view.say('story.contradictions.none')}</p>`
      : html`<ul class="contradictions">${list.map((clash) => showClash(view, told, clash))}</ul>`
  }</section>`;
}

/** A contradiction once, with the kinds of all interactions in which the same words clash. */
interface Clash {
  readonly claim: Claim;
  readonly kinds: readonly string[];
}

function clashesOf({ contradictions, engagements }: StoryTold): readonly Clash[] {
  const clashes = new Map<string, { claim: Claim; kinds: Set<string> }>();
  for (const claim of contradictions) {
    const words = claim.values.map((value) => value.words.map(({ article, start }) => [article, start]));
    const key = JSON.stringify([claim.field, claim.about, words]);
    const clash = clashes.get(key) ?? { claim, kinds: new Set() };
    const own = engagements.find(({ claims }) => claims.includes(claim));
    if (own) clash.kinds.add(own.kind);
    clashes.set(key, clash);
  }
  return [...clashes.values()].map(({ claim, kinds }) => ({ claim, kinds: [...kinds] }));
}

function showClash(view: View, told: StoryTold, { claim, kinds }: Clash): Html {
  const { field, about, values } = claim;
  const of = kinds.map((kind) => view.say(`kind.${kind}`)).join(view.comma);
  return html`<li><p class="claim-name">${view.say(`claim.${field}`)}${about ? html` <bdi class="about">${field === 'participants' ? view.party(about) : about}</bdi>` : ''}${of ? html` <span class="hint">${of}</span>` : ''}</p><ul class="against">${values.map(
    (value) =>
      html`<li><p class="claim-value">${nameValue(view, field, value)}</p><p class="hint">${view.say('story.independent', { n: view.number(value.independent) })}${value.agencies.length > 0 ? html`${view.comma}${view.say('story.agency', { who: value.agencies.join(view.comma) })}` : ''}</p><ul>${value.words.map((it) => html`<li>${showQuoted(view, told, it)}</li>`)}</ul></li>`,
  )}</ul></li>`;
}

function showReadouts(view: View, told: StoryTold): Html {
  if (told.readouts.length === 0) return '';
  return html`<section aria-labelledby="readouts"><h2 id="readouts">${view.say('story.readouts')}</h2>${told.readouts.map(
    ({ sides }) =>
      html`<div class="sides">${sides.map(
        ({ party, article, only }) =>
          html`<div class="side"><h3>${partyLink(view, party)}</h3><p class="hint">${view.say('story.only')}</p><ul>${only.map(
            (i) => {
              const quoted = told.facts[i]!.present.find((it) => it.article === article)!;
              return html`<li>${showQuoted(view, told, quoted)}</li>`;
            },
          )}</ul></div>`,
      )}</div>`,
  )}</section>`;
}

/** Parties whose namings a story shows; the JSON has all. */
const PARTIES = 12;

/** How each outlet calls each party, a form a line. */
function showNamings(view: View, told: StoryTold): Html {
  if (told.namings.length === 0) return '';
  const outlets = columnsOf(told);
  const parties = [...new Set(told.namings.map(({ party }) => party))].slice(0, PARTIES);
  return html`<section aria-labelledby="namings"><h2 id="namings">${view.say('story.namings')}</h2><div class="matrix" tabindex="0" role="group" aria-labelledby="namings"><table><thead><tr><th scope="col">${view.say('profile.party')}</th>${outlets.map((outlet) => html`<th scope="col"><bdi>${outlet}</bdi></th>`)}</tr></thead><tbody>${parties.map(
    (party) =>
      html`<tr><th scope="row">${partyLink(view, party)}</th>${outlets.map((outlet) => html`<td>${showForms(view, told, { party, outlet })}</td>`)}</tr>`,
  )}</tbody></table></div></section>`;
}

function showForms(
  view: View,
  told: StoryTold,
  { party, outlet }: Pick<StoryNaming, 'party' | 'outlet'>,
): Html {
  const own = told.namings.filter((it) => it.party === party && it.outlet === outlet);
  if (own.length === 0) return html`<span class="none" aria-label="${view.number(0)}">\u2013</span>`;
  return html`<ul>${own.map(
    ({ example, quoted, voice, speaker, count }) =>
      html`<li><a class="form" href="${wordsAddress(example.article, example)}"><bdi>${quoted ? `\u00ab${example.words}\u00bb` : example.words}</bdi></a> <span class="hint">${view.number(count)}${voice === 'quotation' ? html`${view.comma}${view.say('story.voice.quotation')}${speaker === null ? '' : html` <bdi>${speaker}</bdi>`}` : ''}</span></li>`,
  )}</ul>`;
}

function showReport(view: View, told: StoryTold, report: StoryTold['reports'][number]): Html {
  const { id, title, sourcing } = report;
  const source = told.sources.find(({ articles }) => articles.includes(id));
  const copies = (source?.articles.length ?? 1) - 1;
  return html`<li class="brief"><p class="brief-head"><span class="credit">${outletLink(view, report.outlet)}${report.published ? html`${view.comma}<time datetime="${report.published}">${view.day(report.published)}</time>` : ''}</span>${source?.agency ? html`<span>${view.say('story.agency', { who: source.agency })}</span>` : ''}${copies > 0 ? html`<span>${view.say('story.copies', { n: view.number(copies) })}</span>` : ''}</p>
<a class="report-title" href="${articleAddress(id)}" dir="auto">${title || view.say('article.title.none')}</a>
<p class="hint">${view.say('outlet.attributed')}: ${view.number(sourcing.attributed)}${view.comma}${view.say('outlet.anonymous')}: ${view.number(sourcing.anonymous)}${view.comma}${view.say('outlet.namedActors')}: ${view.number(sourcing.namedActors)}</p></li>`;
}

/** The page that lists stories. */
export function storiesPage(
  view: View,
  { items, next }: { readonly items: readonly StoryEntry[]; readonly next: string | null },
  contradictions: ReadonlyMap<string, number>,
): Html {
  const main = html`<div class="opening"><h1>${view.say('stories.title')}</h1></div>${
    items.length === 0 ? html`<p class="hint">${view.say('stories.none')}</p>` : ''
  }<ol class="stories">${items.map(
    ({ id, reports }) =>
      html`<li><a class="report-title" href="${storyAddress(id)}" dir="auto">${reports[0]?.title || view.say('article.title.none')}</a>${showCredits(view, reports, showMark(view, contradictions.get(id)))}</li>`,
  )}</ol>${next ? html`<p><a rel="next" href="/stories?cursor=${encodeURIComponent(next)}">${view.say('stories.more')}</a></p>` : ''}`;
  return frame(view, { title: view.say('stories.title'), main, here: 'stories', json: '/stories.json' });
}

/** That the reports of a story contradict each other. */
const showMark = (view: View, contradictions = 0): Html =>
  contradictions === 0
    ? ''
    : html`<li><span class="mark-contradicted">${view.say('stories.contradicted', { n: view.number(contradictions) })}</span></li>`;

/** Reports of a story that a list names. */
const NAMED = 6;

const showCredits = (view: View, reports: readonly ArticleFacts[], mark: Html): Html =>
  html`<ul class="credits">${mark}${reports.slice(0, NAMED).map((it) => html`<li>${creditLine(view, it)}</li>`)}${
    reports.length > NAMED
      ? html`<li class="hint">${view.say('engagement.more', { n: view.number(reports.length - NAMED) })}</li>`
      : ''
  }</ul>`;
