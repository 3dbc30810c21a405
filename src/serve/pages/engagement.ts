/** One engagement: its record on one side, the report on the other, and notes that join them. */
import { html } from 'hono/html';
import type { Engagement, Statement } from '../../model.ts';
import { nameOf } from '../../offices/offices.ts';
import type { ArticleCorrections, EngagementRecord, StoredReading } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { participantLink } from './briefs.ts';
import { showCorrecting, showCorrections, valueWords } from './corrections.ts';
import {
  type Facts,
  marksOf,
  numberNotes,
  showCorrected,
  showLegend,
  showNotes,
  showValue,
} from './facts.ts';
import { frame } from './layout.ts';
import {
  articleAddress,
  creditLine,
  kindLabel,
  nameEngagement,
  principalsOf,
  showStatement,
  statusBadge,
  whenOf,
} from './parts.ts';
import { type Mark, markLine, markReport } from './report.ts';
import { showCite, showSee } from './see.ts';

/** What the page shows beside the record. */
export interface Beside {
  readonly json: string;
  readonly found: ArticleCorrections | null;
  /** As the reader signs. */
  readonly by: string;
  /** The story of several reports that it is told in. */
  readonly story: string | null;
}

export function engagementPage(
  view: View,
  { engagement, readings, misread }: EngagementRecord,
  { json, found, by, story }: Beside,
): Html {
  const reading = readings[0]!;
  const seen = { engagement, reading, story };
  const corrections = (found?.corrections ?? []).filter((it) => it.engagement === engagement.id);
  const corrected = correctedOf(view, engagement, found);
  const facts: Facts = { view, engagement, notes: numberNotes(engagement), corrected };
  const said = statementsOf(reading, engagement);
  const first = facts.notes.size + 1;
  const marks: Mark[] = said.map(({ start, end }, i) => ({ n: first + i, start, end, look: 'said' }));
  marks.push(...marksOf(facts.notes.values(), 'body'));
  const main = html`<header class="record-head">
<p class="entry-head">${kindLabel(view, engagement)}${statusBadge(view, engagement.status)}<span class="when">${whenOf(view, engagement) ?? view.say('date.none')}</span><span class="focus">${view.say(`engagement.${engagement.focus}`)}</span></p>
<h1>${principalsOf(engagement).map(
    (who, i) => html`${i > 0 ? html`<span class="dash"> \u2013 </span>` : ''}${participantLink(view, who)}`,
  )}</h1>
</header>
${misread === undefined ? '' : html`<p class="notice misread-notice" role="note">${view.say('engagement.misread')} <a href="#c${misread}">${view.say('legend.corrected')}</a></p>`}
<div class="edition${misread === undefined ? '' : ' is-misread'}">
<div class="record">
<section aria-labelledby="facts"><h2 id="facts">${view.say('engagement.facts')}</h2>${showLegend(view)}${showTable(facts)}</section>
<section aria-labelledby="people"><h2 id="people">${view.say('engagement.participants')}</h2>${showParticipants(facts)}</section>
${
  said.length > 0
    ? html`<section class="said-in" aria-labelledby="said"><h2 id="said">${view.say('article.statements.participants')}</h2><ol class="statements">${said.map((statement, i) => showStatement(view, statement, first + i))}</ol></section>`
    : ''
}
<section class="evidence-notes" aria-labelledby="evidence"><h2 id="evidence">${view.say('engagement.evidence')}</h2><p class="hint">${view.say('engagement.evidence.hint')}</p>${showNotes(facts)}</section>
${corrections.length > 0 ? html`<section class="said-of" aria-labelledby="corrections"><h2 id="corrections">${view.say('corrections.title')}</h2>${showCorrections(view, corrections, { by })}</section>` : ''}
${misread === undefined ? showCorrecting(view, { id: engagement.id, by }) : ''}
${showSee(view, seen)}
${showCite(view, seen)}
</div>
<article class="report" aria-label="${view.say('article.report')}">
<p class="kicker">${creditLine(view, reading.article)}</p>
<h2 class="headline" dir="auto"><a href="${articleAddress(reading.article.id)}">${markLine(reading.article.title || view.say('article.title.none'), marksOf(facts.notes.values(), 'title'))}</a></h2>
<div class="words">${markReport(reading.article.body, marks)}</div>
${showOtherReports(view, readings.slice(1))}
</article>
</div>`;
  return frame(view, { title: nameEngagement(view, engagement), main, shape: 'wide', json });
}

/** Where users have set values, with what the machine read there: the earliest correction that stands knows it. */
function correctedOf(
  view: View,
  { id }: Engagement,
  found: ArticleCorrections | null,
): NonNullable<Facts['corrected']> {
  const corrected = new Map<string, { readonly before: string; readonly id: string }>();
  for (const it of found?.corrections ?? []) {
    const place = found?.places[it.id];
    if (!place || place.engagement !== id || it.act !== 'change') continue;
    corrected.set(place.pointer, { before: valueWords(view, place.pointer, it.before), id: it.id });
  }
  return corrected;
}

function showTable(facts: Facts): Html {
  const { view, engagement } = facts;
  const { date, until, between, place, topics, kind, status } = engagement;
  const rows: (readonly [name: string, value: Html])[] = [
    ['kind', showValue(facts, '/kind', view.say(`kind.${kind}`))],
    ['status', showValue(facts, '/status', view.say(`status.${status}`))],
  ];
  if (between) {
    const words = view.say('date.between', { from: view.day(between[0]), to: view.day(between[1]) });
    rows.push(['date', showValue(facts, '/between', words)]);
  } else rows.push(['date', showValue(facts, '/date', date && view.fullDay(date))]);
  if (until) rows.push(['until', showValue(facts, '/until', view.fullDay(until))]);
  rows.push(['place', showPlace(facts, place)]);
  const about = topics.map((topic, i) => showValue(facts, `/topics/${i}`, view.say(`topic.${topic}`)));
  rows.push([
    'topics',
    about.length > 0
      ? html`<ul class="values">${about.map((value) => html`<li>${value}</li>`)}</ul>${showCorrected(facts, '/topics')}`
      : showValue(facts, '/topics', null),
  ]);
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${view.say(`fact.${name}`)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function showPlace(facts: Facts, { city, country, venue }: Engagement['place']): Html {
  const parts = [
    ['venue', venue],
    ['city', city],
    ['country', country && facts.view.party(country)],
  ] as const;
  const known = parts.filter(([, words]) => words !== null);
  if (known.length === 0) return showValue(facts, '/place', null);
  return html`<ul class="values">${known.map(([name, words]) => html`<li>${showValue(facts, `/place/${name}`, words)}</li>`)}</ul>`;
}

function showParticipants(facts: Facts): Html {
  const { view, engagement } = facts;
  return html`<ol class="participants">${engagement.participants.map(
    ({ name, role, represents, part, person }, i) => {
      const at = (field: string): string => `/participants/${i}/${field}`;
      const proposed = name === null && person !== null && engagement.inferred.includes(at('person'));
      return html`<li class="is-${part}"><p class="who">${showValue(facts, at('name'), name)} <span class="part">${view.say(`part.${part}`)}</span></p>
<dl><div><dt>${view.say('fact.role')}</dt><dd>${showValue(facts, at('role'), role)}</dd></div>
<div><dt>${view.say('fact.represents')}</dt><dd>${showValue(facts, at('represents'), represents && view.party(represents))}</dd></div>${
        proposed
          ? html`<div><dt>${view.say('fact.person')}</dt><dd>${showValue(facts, at('person'), person && (nameOf(person) ?? person))}</dd></div>`
          : ''
      }</dl></li>`;
    },
  )}</ol>`;
}

/** The last word of a name: what a report calls a person by when it names him again. */
const lastWord = (name: string): string => name.split(' ').at(-1) ?? name;

/** Statements of the report whose speaker is one of those who took part, by name or by office. */
function statementsOf(reading: StoredReading, { participants }: Engagement): readonly Statement[] {
  return reading.statements.filter(({ speaker }) =>
    participants.some(
      ({ name, role }) =>
        (name !== null && (speaker.includes(name) || speaker.split(' ').includes(lastWord(name)))) ||
        (name === null && role !== null && speaker.includes(role)),
    ),
  );
}

function showOtherReports(view: View, readings: readonly StoredReading[]): Html {
  if (readings.length === 0) return '';
  return html`<ul class="others">${readings.map(
    ({ article }) =>
      html`<li><a href="${articleAddress(article.id)}" dir="auto">${article.title}</a> ${creditLine(view, article)}</li>`,
  )}</ul>`;
}
