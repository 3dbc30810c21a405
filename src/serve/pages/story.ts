/** A story: contradictions first, then facts × outlets, the two sides side by side, namings, and the reports. */
import { html } from 'hono/html';
import type { Claim, Fact, Quoted, StoryTold } from '../../stories/stories.ts';
import type { StoredReading, StoryEntry, StoryRecord } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { exportLinks } from './export-links.ts';
import { frame } from './layout.ts';
import { articleAddress, creditLine } from './parts.ts';
import { type Mark, markReport } from './report.ts';

export const storyAddress = (id: string): string => `/stories/${encodeURIComponent(id)}`;

/** Words of the reports that the page speaks of, numbered through all of them. */
interface Words {
  readonly view: View;
  readonly told: StoryTold;
  readonly marks: Map<string, Mark[]>;
  /** The number under which words stand below, the same for the same place. */
  place(quoted: Quoted, look: string): number;
}

function openWords(view: View, told: StoryTold): Words {
  const marks = new Map<string, Mark[]>();
  const known = new Map<string, number>();
  return {
    view,
    told,
    marks,
    place: ({ article, start, end, in: where }, look) => {
      const key = `${article} ${where ?? ''} ${start} ${end}`;
      const n = known.get(key) ?? known.size + 1;
      if (!known.has(key) && where === undefined) {
        marks.set(article, [...(marks.get(article) ?? []), { n, start, end, look }]);
      }
      known.set(key, n);
      return n;
    },
  };
}

/** The page of one story. */
export function storyPage(view: View, { id, readings }: StoryRecord, told: StoryTold): Html {
  const words = openWords(view, told);
  const n = (value: number): string => view.number(value);
  const parts = [showContradictions(words), showMatrix(words), showReadouts(words), showNamings(words)];
  const counts = { reports: n(told.reports.length), texts: n(told.sources.length) };
  const title = readings[0]?.article.title || view.say('article.title.none');
  const main = html`<header class="record-head"><p class="kicker">${view.say('story.counts', counts)}</p><h1 dir="auto">${title}</h1>${view.reader.role === 'editor' ? html`<p class="actions-line"><a class="quiet" href="${storyAddress(id)}/correct">${view.say('story.correct.do')}</a></p>` : ''}</header>
<div class="record story">${parts}
<section aria-labelledby="reports"><h2 id="reports">${view.say('story.reports')}</h2>${readings.map((reading) => showReport(words, reading))}</section>${exportLinks(view, { story: id })}</div>`;
  return frame(view, { title, main, json: `${storyAddress(id)}.json` });
}

function showQuoted(words: Words, quoted: Quoted, look = 'value'): Html {
  const { view, told } = words;
  const n = words.place(quoted, look);
  const report = told.reports.find(({ id }) => id === quoted.article);
  const address = quoted.in === 'title' ? `#report-${told.reports.indexOf(report!)}` : `#w${n}`;
  return html`<a class="v${n}" href="${address}"><q dir="auto">${quoted.words}</q></a> <span class="credit"><bdi>${report?.outlet ?? view.say('article.outlet.none')}</bdi></span>`;
}

function showContradictions(words: Words): Html {
  const { view, told } = words;
  const list = told.contradictions;
  return html`<section aria-labelledby="contradictions"><h2 id="contradictions">${view.say('story.contradictions')}</h2>${
    list.length === 0
      ? html`<p class="hint">${view.say('story.contradictions.none')}</p>`
      : html`<ul class="contradictions">${list.map((claim) => showClaim(words, claim))}</ul>`
  }</section>`;
}

function showClaim(words: Words, { field, values }: Claim): Html {
  const { view } = words;
  return html`<li><p class="entry-head">${view.say(`claim.${field}`)}</p><ul class="values">${values.map(
    ({ value, words: quoted, independent, agencies }) =>
      html`<li><strong><bdi>${nameValue(view, field, value)}</bdi></strong> <span class="hint">${view.say('story.independent', { n: view.number(independent) })}${agencies.length > 0 ? html`${view.comma}${view.say('story.agency', { who: agencies.join(view.comma) })}` : ''}</span><ul>${quoted.map((it) => html`<li>${showQuoted(words, it)}</li>`)}</ul></li>`,
  )}</ul></li>`;
}

function nameValue(view: View, field: Claim['field'], value: string): string {
  if (field === 'status') return view.say(`status.${value}`);
  if (field === 'date' && value.length === 10) return view.fullDay(value);
  if (field === 'initiator' || field === 'host') return view.party(value);
  return field === 'number' ? view.number(Number(value)) : value;
}

/** Facts down, outlets across; each cell leads to the words that tell it. */
function showMatrix(words: Words): Html {
  const { view, told } = words;
  if (told.facts.length === 0) return '';
  return html`<section aria-labelledby="facts"><h2 id="facts">${view.say('story.facts')}</h2><p class="hint">${view.say('story.facts.hint')}</p>
<div class="matrix"><table><thead><tr><th scope="col">${view.say('story.fact')}</th>${told.outlets.map((outlet) => html`<th scope="col"><bdi>${outlet}</bdi></th>`)}</tr></thead><tbody>${told.facts.map(
    (fact) =>
      html`<tr><th scope="row" dir="auto">${fact.kind === 'statement' && fact.who ? html`<span class="name">${fact.who}</span> ` : ''}${fact.words}</th>${told.outlets.map((outlet) => html`<td>${showCell(words, fact, outlet)}</td>`)}</tr>`,
  )}</tbody></table></div></section>`;
}

function showCell(words: Words, fact: Fact, outlet: string): Html {
  const { view, told } = words;
  const reports = told.reports.filter((it) => (it.outlet ?? it.id) === outlet).map(({ id }) => id);
  const quoted = fact.present.find(
    ({ article, in: where }) => where === undefined && reports.includes(article),
  );
  if (quoted) {
    const n = words.place(quoted, 'said');
    return html`<a class="v${n}" href="#w${n}">${view.say('story.tells')}</a>`;
  }
  return fact.missing.includes(outlet)
    ? html`<span class="lacks">${view.say('story.lacks')}</span>`
    : html`<span class="hint">${view.say('story.tells.otherwise')}</span>`;
}

function showReadouts(words: Words): Html {
  const { view, told } = words;
  if (told.readouts.length === 0) return '';
  return html`<section aria-labelledby="readouts"><h2 id="readouts">${view.say('story.readouts')}</h2>${told.readouts.map(
    ({ sides }) =>
      html`<div class="sides">${sides.map(
        ({ party, article, only }) =>
          html`<div><h3>${view.party(party)}</h3><p class="hint">${view.say('story.only')}</p><ul>${only.map(
            (i) => {
              const quoted = told.facts[i]!.present.find((it) => it.article === article)!;
              return html`<li>${showQuoted(words, quoted, 'said')}</li>`;
            },
          )}</ul></div>`,
      )}</div>`,
  )}</section>`;
}

function showNamings(words: Words): Html {
  const { view, told } = words;
  if (told.namings.length === 0) return '';
  const parties = [...new Set(told.namings.map(({ party }) => party))];
  return html`<section aria-labelledby="namings"><h2 id="namings">${view.say('story.namings')}</h2><dl class="facts">${parties.map(
    (party) =>
      html`<div><dt>${view.party(party)}</dt><dd><ul class="values">${told.namings
        .filter((it) => it.party === party)
        .map(
          ({ example, quoted, voice, count }) =>
            html`<li>${showQuoted(words, example)} <span class="hint">${view.number(count)}${quoted ? html`${view.comma}${view.say('article.naming.quoted')}` : ''}${voice === 'quotation' ? html`${view.comma}${view.say('story.voice.quotation')}` : ''}</span></li>`,
        )}</ul></dd></div>`,
  )}</dl></section>`;
}

function showReport({ view, told, marks }: Words, { article }: StoredReading): Html {
  const place = told.reports.findIndex(({ id }) => id === article.id);
  return html`<article class="report" id="report-${place}"><p class="kicker">${creditLine(view, article)}</p>
<h3 class="headline" dir="auto"><a href="${articleAddress(article.id)}">${article.title || view.say('article.title.none')}</a></h3>
<div class="words">${markReport(article.body, marks.get(article.id) ?? [])}</div></article>`;
}

/** The page that lists stories. */
export function storiesPage(
  view: View,
  { items, next }: { readonly items: readonly StoryEntry[]; readonly next: string | null },
): Html {
  const main = html`<h1>${view.say('stories.title')}</h1>${
    items.length === 0 ? html`<p class="hint">${view.say('stories.none')}</p>` : ''
  }<ol class="stories">${items.map(
    ({ id, reports }) =>
      html`<li><a href="${storyAddress(id)}" dir="auto">${reports[0]?.title || view.say('article.title.none')}</a><ul>${reports.map((it) => html`<li>${creditLine(view, it)}</li>`)}</ul></li>`,
  )}</ol>${next ? html`<p><a rel="next" href="/stories?cursor=${encodeURIComponent(next)}">${view.say('stories.more')}</a></p>` : ''}`;
  return frame(view, { title: view.say('stories.title'), main, here: 'stories', json: '/stories.json' });
}
