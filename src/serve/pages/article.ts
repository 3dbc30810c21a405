/** One report to read: its words with what was read in them in the margin, and what was left out on demand. */
import { html } from 'hono/html';
import type { Mention, Naming, Span } from '../../model.ts';
import type { ArticleCopies, StoredReading } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { showCitation } from './citation.ts';
import { frame } from './layout.ts';
import { partyLink } from './links.ts';
import { articleAddress, correctAddress, creditLine, showLine, showStatement } from './parts.ts';
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

/** What the address asks to be shown beside the reading. */
export interface Asked {
  readonly json: string;
  /** Words that a page led to, in body or title. */
  readonly sought?: (Span & { readonly in?: 'title' }) | undefined;
  /** Names, offices, places and days: read anew, since a store keeps none. */
  readonly mentions?: readonly Mention[] | undefined;
  readonly copies?: ArticleCopies | null;
  /** The story of several reports that this is one of. */
  readonly story?: string | null;
}

export function articlePage(view: View, reading: StoredReading, asked: Asked): Html {
  return frame(view, {
    title: reading.article.title || view.say('article.title.none'),
    main: showReading(view, reading, asked),
    shape: 'wide',
    json: asked.json,
  });
}

/** The reading without its frame: `/read` shows the same of what is not kept, and asks for nothing. */
export function showReading(view: View, reading: StoredReading, asked: Asked | null): Html {
  const { article, engagements, statements } = reading;
  const kept = asked !== null;
  const named = groupNamings(reading.namings);
  const n = numbersOf(reading);
  const marks = [...marksIn(reading, named, 'body'), ...askedMarks(asked, 'body')];
  const titleMarks = [...marksIn(reading, named, 'title'), ...askedMarks(asked, 'title')];
  return html`<div class="edition reading">
<article class="report">
<p class="kicker">${creditLine(view, article)}</p>
<h1 class="headline" dir="auto">${markLine(article.title || view.say('article.title.none'), titleMarks)}</h1>
${showMeta(view, reading, kept)}
${showLayers(view, reading, asked)}
<div class="words">${markReport(article.body, marks, (numbers) => showMargin(view, numbers, n))}</div>
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
${asked ? showOthers(view, asked) : ''}
${kept ? showCitation(view, { article, words: soughtWords(reading, asked) }) : ''}
${showProblems(view, reading)}
</div>
</div>`;
}

/** The words that a page led to, for the citation; null where it led to none. */
function soughtWords({ article }: StoredReading, asked: Asked | null): string | null {
  const sought = asked?.sought;
  if (!sought) return null;
  return (sought.in ? article.title : article.body).slice(sought.start, sought.end) || null;
}

function askedMarks(asked: Asked | null, where: 'body' | 'title'): readonly Mark[] {
  const marks: Mark[] = [];
  const sought = asked?.sought;
  if (sought && (sought.in === 'title') === (where === 'title'))
    marks.push({ n: 0, start: sought.start, end: sought.end, look: 'sought', id: 'words' });
  if (where === 'body')
    for (const { kind, start, end } of asked?.mentions ?? [])
      marks.push({ n: 0, start, end, look: `mention mention-${kind}` });
  return marks;
}

/** The numbers of what begins in a paragraph, by what they are. */
function showMargin(view: View, numbers: readonly number[], n: Numbered): Html {
  const sort = (it: number): string =>
    it >= n.namings ? 'naming' : it >= n.statements ? 'said' : 'evidence';
  return html`<ul class="margin" aria-label="${view.say('reading.margin')}">${numbers.map(
    (it) => html`<li class="m-${sort(it)}"><a class="v${it}" href="#v${it}">${view.number(it)}</a></li>`,
  )}</ul>`;
}

const LAYERS = ['evidence', 'said', 'naming'] as const;

/** What is marked can be hidden, each on its own: by the style sheet alone. */
function showLayers(view: View, reading: StoredReading, asked: Asked | null): Html {
  const counts = {
    evidence: reading.engagements.length,
    said: reading.statements.length,
    naming: reading.namings.length,
  };
  const shown = asked?.mentions !== undefined;
  const address = articleAddress(reading.article.id);
  return html`<fieldset class="layers"><legend class="visually-hidden">${view.say('reading.layers')}</legend>${LAYERS.map(
    (layer) =>
      html`<label class="layer layer-${layer}"><input type="checkbox" id="layer-${layer}" checked> <span>${view.say(`reading.${layer}`)}</span> <span class="hint">${view.number(counts[layer])}</span></label>`,
  )}${
    asked
      ? html`<a class="layer layer-mention" href="${address}${shown ? '' : '?mentions=yes'}">${view.say(shown ? 'reading.mentions.hide' : 'reading.mentions.show')}</a>`
      : ''
  }</fieldset>`;
}

/** Where else this text stands, and the other reports of the same happening. */
function showOthers(view: View, { copies, story }: Asked): Html {
  const shared = copies?.shared ?? { share: 0, texts: 0 };
  if (!story && shared.texts === 0 && (copies?.copies.length ?? 0) === 0) return '';
  const values = { n: view.number(Math.round(shared.share * 100)), texts: view.number(shared.texts) };
  return html`<section><h2>${view.say('article.others')}</h2>${
    story ? html`<p><a href="/stories/${encodeURIComponent(story)}">${view.say('article.story')}</a></p>` : ''
  }${
    copies && copies.copies.length > 0
      ? html`<p class="hint">${view.say('article.copies')}${copies.agency ? html`${view.comma}${view.say('story.agency', { who: copies.agency })}` : ''}</p><ul class="copies">${copies.copies.map(
          ({ article, share }) =>
            html`<li><a href="${articleAddress(article.id)}" dir="auto">${article.title || view.say('article.title.none')}</a> ${creditLine(view, article)} <span class="hint">${view.say('article.copy.share', { n: view.number(Math.round(share * 100)) })}</span></li>`,
        )}</ul>`
      : ''
  }${shared.texts > 0 ? html`<p class="hint">${view.say('article.shared', values)}</p>` : ''}</section>`;
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

function showMeta(view: View, { article }: StoredReading, kept: boolean): Html {
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
  }${kept ? html`<li><a href="${correctAddress(article.id)}">${view.say('corrections.do')}</a></li>` : ''}</ul>`;
}

function showNamings(view: View, named: readonly NamedParty[], first: number): Html {
  return html`<ol class="namings">${named.map(
    ({ party, words, quoted, places }, i) =>
      html`<li class="v${first + i}" id="v${first + i}"><a class="number" href="#w${first + i}">${view.number(first + i)}</a> <span class="party">${partyLink(view, party)}</span> <bdi class="words">${words}</bdi>${
        quoted ? html` <span class="how">${view.say('article.naming.quoted')}</span>` : ''
      }${places.length > 1 ? html` <span class="times">×${view.number(places.length)}</span>` : ''}</li>`,
  )}</ol>`;
}

function showSourcing(view: View, { sourcing }: StoredReading): Html {
  const counts = [
    ['named', sourcing.namedActors],
    ['unnamed', sourcing.unnamedActors],
    ['attributed', sourcing.attributed],
    ['direct', sourcing.direct],
    ['anonymous', sourcing.anonymous],
    ['sentences', sourcing.sentences],
    ['unattributed', sourcing.unattributed],
  ] as const;
  const layout = (['metaLines', 'questionLines', 'listLines'] as const).filter(
    (it) => sourcing.layout[it] > 0,
  );
  return html`<ul class="sourcing"><li class="${sourcing.dated ? '' : 'lacking'}">${view.say(sourcing.dated ? 'sourcing.dated' : 'sourcing.dated.no')}</li><li class="${sourcing.bylined ? '' : 'lacking'}">${view.say(sourcing.bylined ? 'sourcing.bylined' : 'sourcing.bylined.no')}</li>${counts.map(
    ([name, count]) => html`<li><b>${view.number(count)}</b> ${view.say(`sourcing.${name}`)}</li>`,
  )}${layout.map((it) => html`<li><b>${view.number(sourcing.layout[it])}</b> ${view.say(`sourcing.${it}`)}</li>`)}</ul>${showSpeakers(view, sourcing.speakers)}`;
}

/** To whom statements are attributed. */
function showSpeakers(view: View, speakers: StoredReading['sourcing']['speakers']): Html {
  if (speakers.length === 0) return '';
  return html`<p class="hint">${view.say('sourcing.speakers')}</p><ul class="sourcing">${speakers.map(
    ({ speaker, statements }) => html`<li><b>${view.number(statements)}</b> <bdi>${speaker}</bdi></li>`,
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
