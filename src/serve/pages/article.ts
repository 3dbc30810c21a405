/** One report to read: its words with what was read in them in the margin, and what was left out on demand. */
import { html } from 'hono/html';
import type { Naming } from '../../model.ts';
import type { StoredReading } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { frame } from './layout.ts';
import { creditLine, showLine, showStatement } from './parts.ts';
import { type Mark, markLine, markReport } from './report.ts';

/** Consecutive numbers for all that the margin lists. */
interface Numbered {
  readonly engagements: number;
  readonly statements: number;
  readonly namings: number;
}
const numbersOf = ({ engagements, statements }: StoredReading): Numbered => ({
  engagements: 1,
  statements: 1 + engagements.length,
  namings: 1 + engagements.length + statements.length,
});

/** Namings of one party in one wording, listed once. */
interface NamedParty {
  readonly party: string;
  readonly words: string;
  readonly quoted: boolean;
  readonly places: readonly Naming[];
}
function groupNamings(namings: readonly Naming[]): readonly NamedParty[] {
  const groups = new Map<string, Naming[]>();
  for (const naming of namings) {
    const key = `${naming.party} ${naming.quoted} ${naming.words}`;
    groups.set(key, [...(groups.get(key) ?? []), naming]);
  }
  return [...groups.values()].map((places) => ({ ...places[0]!, places }));
}

export function articlePage(view: View, reading: StoredReading, json: string): Html {
  return frame(view, {
    title: reading.article.title || view.say('article.title.none'),
    main: showReading(view, reading, true),
    shape: 'wide',
    json,
  });
}

/** The reading without its frame: `/read` shows the same. */
export function showReading(view: View, reading: StoredReading, kept: boolean): Html {
  const { article, engagements, statements } = reading;
  const named = groupNamings(reading.namings);
  const n = numbersOf(reading);
  const marks = marksIn(reading, named, 'body');
  return html`<div class="edition reading">
<article class="report">
<p class="kicker">${creditLine(view, article)}</p>
<h1 class="headline" dir="auto">${markLine(article.title || view.say('article.title.none'), marksIn(reading, named, 'title'))}</h1>
${showMeta(view, reading)}
<div class="words">${markReport(article.body, marks)}</div>
${showDropped(view, reading)}
</article>
<div class="record">
<section><h2>${view.say('article.engagements')}</h2>${
    engagements.length > 0
      ? html`<ol class="lines">${engagements.map((engagement, i) => showLine(view, engagement, { n: n.engagements + i, kept }))}</ol>`
      : html`<p class="hint">${view.say('article.engagements.none')}</p>`
  }</section>
<section><h2>${view.say('article.statements')}</h2>${
    statements.length > 0
      ? html`<ol class="statements">${statements.map((statement, i) => showStatement(view, statement, n.statements + i))}</ol>`
      : html`<p class="hint">${view.say('article.statements.none')}</p>`
  }</section>
${named.length > 0 ? html`<section><h2>${view.say('article.namings')}</h2>${showNamings(view, named, n.namings)}</section>` : ''}
<section><h2>${view.say('article.sourcing')}</h2>${showSourcing(view, reading)}</section>
${showProblems(view, reading)}
</div>
</div>`;
}

function marksIn(
  reading: StoredReading,
  named: readonly NamedParty[],
  where: 'body' | 'title',
): readonly Mark[] {
  const n = numbersOf(reading);
  const marks: Mark[] = [];
  for (const [i, engagement] of reading.engagements.entries())
    for (const evidence of Object.values(engagement.evidence).flat())
      if ((evidence.in === 'title') === (where === 'title'))
        marks.push({ n: n.engagements + i, start: evidence.start, end: evidence.end, look: 'evidence' });
  if (where === 'title') return marks;
  for (const [i, { start, end, direct }] of reading.statements.entries())
    marks.push({ n: n.statements + i, start, end, look: direct ? 'said said-direct' : 'said' });
  for (const [i, { places }] of named.entries())
    for (const { start, end } of places) marks.push({ n: n.namings + i, start, end, look: 'naming' });
  return marks;
}

function showMeta(view: View, { article }: StoredReading): Html {
  const { author, updated, credit, url } = article;
  const facts = [
    ['author', author],
    ['updated', updated && view.day(updated)],
    ['credit', credit],
  ] as const;
  const known = facts.filter(([, words]) => words);
  return html`<ul class="meta">${known.map(
    ([name, words]) => html`<li>${view.say(`article.${name}`)}: <bdi>${words}</bdi></li>`,
  )}${
    url && /^https?:\/\//.test(url)
      ? html`<li><a href="${url}" rel="noreferrer noopener">${view.say('article.address')}</a></li>`
      : ''
  }</ul>`;
}

function showNamings(view: View, named: readonly NamedParty[], first: number): Html {
  return html`<ol class="namings">${named.map(
    ({ party, words, quoted, places }, i) =>
      html`<li class="v${first + i}"><a class="number" href="#w${first + i}">${view.number(first + i)}</a> <span class="party">${view.party(party)}</span> <bdi class="words">${words}</bdi>${
        quoted ? html` <span class="how">${view.say('article.naming.quoted')}</span>` : ''
      }${places.length > 1 ? html` <span class="times">×${view.number(places.length)}</span>` : ''}</li>`,
  )}</ol>`;
}

function showSourcing(view: View, { sourcing }: StoredReading): Html {
  const counts = [
    ['named', sourcing.namedActors],
    ['unnamed', sourcing.unnamedActors],
    ['attributed', sourcing.attributed],
    ['anonymous', sourcing.anonymous],
    ['sentences', sourcing.sentences],
  ] as const;
  return html`<ul class="sourcing"><li class="${sourcing.dated ? '' : 'lacking'}">${view.say(sourcing.dated ? 'sourcing.dated' : 'sourcing.dated.no')}</li>${counts.map(
    ([name, count]) => html`<li><b>${view.number(count)}</b> ${view.say(`sourcing.${name}`)}</li>`,
  )}</ul>`;
}

function showProblems(view: View, { problems }: StoredReading): Html {
  if (problems.length === 0) return '';
  return html`<section><h2>${view.say('article.problems')}</h2><ul class="problems">${problems.map(
    ({ code, message }) => html`<li><code dir="ltr">${code}</code> <span dir="auto">${message}</span></li>`,
  )}</ul></section>`;
}

function showDropped(view: View, { article }: StoredReading): Html {
  const { dropped } = article;
  if (dropped.length === 0) return html`<p class="hint">${view.say('article.dropped.none')}</p>`;
  return html`<details class="dropped"><summary>${view.say('article.dropped', { n: view.number(dropped.length) })}</summary><ul>${dropped.map(
    ({ words, reason }) =>
      html`<li><span class="reason">${view.say(`drop.${reason}`)}</span> <span dir="auto">${words}</span></li>`,
  )}</ul></details>`;
}
