/** Facts × outlets: who tells what, each cell a click from its words. */
import { html } from 'hono/html';
import { nameOf } from '../../offices/offices.ts';
import type { Claim, ClaimValue, Coverage, Fact, Quoted, StoryTold } from '../../stories/stories.ts';
import type { Html, View } from '../view.ts';
import { outletLink, partyLink, personLink, wordsAddress } from './links.ts';
import { engagementAddress } from './parts.ts';

/** Rows that are shown; the JSON has all. */
const ROWS = 40;
/** Outlets that have a column: those that tell most. */
export const COLUMNS = 10;

interface Matrix {
  readonly view: View;
  readonly told: StoryTold;
  /** Ids of the reports of each outlet. */
  readonly reports: ReadonlyMap<string, readonly string[]>;
  /** Outlets that did not report it: collected at the time, or not. */
  readonly beside: readonly Coverage[];
}

/** Outlets beside those that report that have a column; all of them are named beneath. */
const BESIDE = 6;

export function showMatrix(view: View, whole: StoryTold): Html {
  const told = { ...whole, outlets: columnsOf(whole) };
  const reports = new Map<string, string[]>();
  for (const { id, outlet } of told.reports)
    reports.set(outlet ?? id, [...(reports.get(outlet ?? id) ?? []), id]);
  const beside = told.coverage.filter(({ state }) => state !== 'reported').slice(0, BESIDE);
  const matrix: Matrix = { view, told, reports, beside };
  const groups = told.engagements.flatMap(({ kind, accounts, claims }) => {
    if (accounts.length < 2) return [];
    const by = new Set(accounts.flatMap(({ article }) => outletsOf(reports, article)));
    const shown = claims.filter(isTelling);
    const head = html`<a href="${engagementAddress(accounts[0]!.engagement)}">${view.say(`kind.${kind}`)}</a> <span class="hint">${view.say('story.accounts', { n: view.number(accounts.length) })}</span>`;
    return shown.length > 0
      ? [groupRow(matrix, head), ...shown.map((claim) => claimRow(matrix, claim, by))]
      : [];
  });
  const engaged = new Set(told.engagements.flatMap(({ claims }) => claims));
  const others = told.claims.filter((claim) => !engaged.has(claim) && isTelling(claim));
  const everywhere = new Set(told.outlets);
  const rows = [
    ...groups,
    ...(groups.length > 0 && others.length + told.facts.length > 0
      ? [groupRow(matrix, view.say('story.facts.rest'))]
      : []),
    ...others.map((claim) => claimRow(matrix, claim, everywhere)),
    ...told.facts.map((fact) => factRow(matrix, fact)),
  ];
  if (rows.length === 0) return '';
  return html`<section aria-labelledby="matrix"><h2 id="matrix">${view.say('story.facts')}</h2>
<p class="legend"><span class="cell tells">${view.say('story.tells')}</span> <span class="cell lacks">${view.say('story.lacks')}</span> <span class="cell otherwise">${view.say('story.tells.otherwise')}</span>${
    beside.some(({ state }) => state === 'not-collected')
      ? html` <span class="cell uncollected">${view.say('story.state.not-collected')}</span>`
      : ''
  }</p>
<p class="hint">${view.say('story.facts.hint')}</p>
<div class="matrix facts-by-outlet" tabindex="0" role="group" aria-labelledby="matrix"><table><thead><tr><th scope="col">${view.say('story.fact')}</th>${told.outlets.map(
    (outlet) => html`<th scope="col">${headOf(matrix, outlet)}</th>`,
  )}${beside.map(({ outlet, state }) => html`<th scope="col" class="beside">${outletLink(view, outlet)}<span class="hint">${view.say(`story.state.${state}`)}</span></th>`)}</tr></thead><tbody>${rows.slice(0, ROWS)}</tbody></table></div>${
    rows.length > ROWS
      ? html`<p class="hint">${view.say('story.rows.more', { n: view.number(rows.length - ROWS) })}</p>`
      : ''
  }</section>`;
}

/** The outlets that tell most facts, by name. */
export function columnsOf({ outlets, facts }: StoryTold): readonly string[] {
  const told = (outlet: string): number => facts.filter((fact) => fact.outlets.includes(outlet)).length;
  const ranked = outlets.map((outlet) => [outlet, told(outlet)] as const).sort(([, a], [, b]) => b - a);
  return ranked
    .slice(0, COLUMNS)
    .map(([outlet]) => outlet)
    .sort();
}

const outletsOf = (reports: Matrix['reports'], article: string): readonly string[] =>
  [...reports].flatMap(([outlet, own]) => (own.includes(article) ? [outlet] : []));

/** What is said in words; of who took part only where accounts differ, since the facts name everybody. */
const isTelling = ({ field, values, verdict }: Claim): boolean =>
  values.some(({ words }) => words.length > 0) &&
  ((field !== 'participants' && field !== 'role') || verdict !== 'agreed');

const groupRow = ({ told, beside }: Matrix, head: Html): Html =>
  html`<tr class="group"><th scope="colgroup" colspan="${told.outlets.length + beside.length + 1}">${head}</th></tr>`;

/** What outlets that did not report it have in every row. */
const besideCells = ({ view, beside }: Matrix): Html =>
  html`${beside.map(
    ({ state }) =>
      html`<td class="beside"><span class="cell ${state === 'silent' ? 'lacks' : 'uncollected'}"><span class="visually-hidden">${view.say(`story.state.${state}`)}</span></span></td>`,
  )}`;

/** An outlet, or the report itself where it names none. */
function headOf({ view, told }: Matrix, outlet: string): Html {
  const own = told.reports.find((it) => it.outlet === outlet);
  return own ? outletLink(view, outlet) : html`<bdi>${view.say('article.outlet.none')}</bdi>`;
}

// ---- claims: one value in each outlet -----------------------------------------------------------

/** @param by  outlets with an account of what the claim is about */
function claimRow(matrix: Matrix, claim: Claim, by: ReadonlySet<string>): Html {
  const { view, told } = matrix;
  const isContradiction = claim.verdict === 'contradiction';
  return html`<tr class="${isContradiction ? 'contradicted' : ''}"><th scope="row"><span class="claim-field">${view.say(`claim.${claim.field}`)}</span>${nameAbout(view, claim)}${
    claim.values.length > 1
      ? html` <span class="verdict verdict-${claim.verdict}">${view.say(`verdict.${claim.verdict}`)}</span>`
      : ''
  }</th>${told.outlets.map((outlet) => html`<td>${by.has(outlet) ? claimCell(matrix, claim, outlet) : html`<span class="none">\u2013</span>`}</td>`)}${besideCells(matrix)}</tr>`;
}

/** Whom a claim is about: a party for participants, a person for his office. */
function nameAbout(view: View, { field, about }: Claim): Html {
  if (!about) return '';
  if (field === 'participants') return html` <span class="party">${partyLink(view, about)}</span>`;
  return field === 'role'
    ? html` <span class="about">${personLink(about)}</span>`
    : html` <bdi class="about">${about}</bdi>`;
}

function claimCell({ view, reports }: Matrix, { field, values }: Claim, outlet: string): Html {
  const own = reports.get(outlet) ?? [];
  const told = values.flatMap((value) => {
    const words = value.words.find(({ article }) => own.includes(article));
    return words ? [{ value, words }] : [];
  });
  if (told.length > 0)
    return html`<ul>${told.map(({ value, words }) => html`<li>${wordsLink(words, nameValue(view, field, value))}</li>`)}</ul>`;
  const isImplied = values.some(({ articles }) => articles.some((it) => own.includes(it)));
  return isImplied
    ? html`<span class="cell otherwise">${view.say('story.tells.otherwise')}</span>`
    : html`<span class="cell lacks">${view.say('legend.absent')}</span>`;
}

const wordsLink = (quoted: Quoted, content: Html): Html =>
  html`<a class="cell tells" href="${wordsAddress(quoted.article, quoted)}" title="${quoted.words}">${content}</a>`;

/** A value as the reader would say it. */
export function nameValue(view: View, field: Claim['field'], { value, words }: ClaimValue): Html {
  if (field === 'status') return view.say(`status.${value}`);
  if (field === 'date') return view.day(value);
  if (field === 'initiator' || field === 'host') return html`<bdi>${view.party(value)}</bdi>`;
  if (field === 'participants') return html`<bdi>${nameOf(value) ?? words[0]?.words ?? value}</bdi>`;
  const isNumber = field === 'number' && Number.isFinite(Number(value));
  return html`<bdi>${isNumber ? view.number(Number(value)) : value}</bdi>`;
}

// ---- facts: told or not -------------------------------------------------------------------------

function factRow(matrix: Matrix, fact: Fact): Html {
  const { view, told } = matrix;
  const who = fact.kind === 'statement' && fact.who;
  return html`<tr><th scope="row">${who ? html`<span class="name"><bdi>${fact.who}</bdi></span> ` : ''}${
    fact.represents ? html`<span class="party">${partyLink(view, fact.represents)}</span> ` : ''
  }<span class="fact-words${who ? ' quoted' : ''}" dir="auto">${fact.words}</span></th>${told.outlets.map(
    (outlet) => html`<td>${factCell(matrix, fact, outlet)}</td>`,
  )}${besideCells(matrix)}</tr>`;
}

function factCell({ view, reports }: Matrix, fact: Fact, outlet: string): Html {
  const own = reports.get(outlet) ?? [];
  const quoted = fact.present.find(({ article }) => own.includes(article));
  if (quoted) return wordsLink(quoted, view.say('story.tells'));
  return fact.missing.includes(outlet)
    ? html`<span class="cell lacks">${view.say('story.lacks')}</span>`
    : html`<span class="cell otherwise">${view.say('story.tells.otherwise')}</span>`;
}
