/** The ledger of namings: the forms by which a party is called, by outlet, each a click from its words. */
import { html } from 'hono/html';
import type { NamedAs, NamingExample } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { frame } from './layout.ts';
import { outletLink, partyLink, wordsAddress } from './links.ts';
import { markLine } from './report.ts';

/** Forms and outlets that the table shows; the rest is in the JSON. */
const FORMS = 14;
const OUTLETS = 7;

export interface NamingsOf {
  readonly party: string;
  readonly form: string;
  /** Absent: in any outlet. */
  readonly outlet?: string | null | undefined;
}
/** The list of the places where a form is used. */
export function namingsAddress({ party, form, outlet }: NamingsOf): string {
  const query = new URLSearchParams({ party, form });
  if (outlet) query.set('outlet', outlet);
  return `/namings?${query}`;
}

const sum = (list: readonly NamedAs[], count: (it: NamedAs) => number = (it) => it.count): number =>
  list.reduce((total, it) => total + count(it), 0);

/** The values of one key in the order of their counts. */
function rank<K extends 'form' | 'outlet' | 'party'>(
  namings: readonly NamedAs[],
  key: K,
): readonly NamedAs[K][] {
  const totals = new Map<NamedAs[K], number>();
  for (const it of namings) totals.set(it[key], (totals.get(it[key]) ?? 0) + it.count);
  return [...totals]
    .sort(([a, n], [b, m]) => m - n || (String(a) < String(b) ? -1 : 1))
    .map(([value]) => value);
}

export interface Extent {
  readonly forms: number;
  readonly outlets: number;
}

/** Forms down, outlets across: how often each outlet calls the party so. */
export function showLedger(
  view: View,
  namings: readonly NamedAs[],
  { forms: most, outlets: widest }: Extent = { forms: FORMS, outlets: OUTLETS },
): Html {
  if (namings.length === 0) return html`<p class="hint">${view.say('article.namings.none')}</p>`;
  const forms = rank(namings, 'form').slice(0, most);
  const outlets = rank(namings, 'outlet').slice(0, widest);
  const of = (form: string): readonly NamedAs[] => namings.filter((it) => it.form === form);
  return html`<div class="matrix ledger" tabindex="0" role="group" aria-labelledby="namings"><table><thead><tr><th scope="col">${view.say('ledger.form')}</th><th scope="col">${view.say('ledger.all')}</th>${outlets.map(
    (outlet) => html`<th scope="col">${outletLink(view, outlet)}</th>`,
  )}</tr></thead><tbody>${forms.map((form) => {
    const own = of(form);
    return html`<tr><th scope="row"><bdi class="form">${form}</bdi>${showVoices(view, own)}</th><td>${cell(view, own)}</td>${outlets.map(
      (outlet) =>
        html`<td>${cell(
          view,
          own.filter((it) => it.outlet === outlet),
          outlet,
        )}</td>`,
    )}</tr>`;
  })}</tbody></table></div>`;
}

/** All forms of a party, where its own page shows the most frequent. */
export const ledgerAddress = (party: string): string => `/namings?${new URLSearchParams({ party })}`;

export interface Ledger {
  readonly party: string;
  readonly namings: readonly NamedAs[];
  readonly json: string;
}
const WHOLE: Extent = { forms: 80, outlets: 16 };

/** The whole ledger of one party. */
export function ledgerPage(view: View, { party, namings, json }: Ledger): Html {
  const main = html`<header class="profile-head"><p class="kicker">${view.say('profile.namings')}</p><h1>${partyLink(view, party)}</h1></header>
<section aria-labelledby="namings"><h2 id="namings">${view.say('profile.namings')}</h2><p class="hint">${view.say('profile.namings.hint')}</p>${showLedger(view, namings, WHOLE)}</section>`;
  const title = `${view.say('profile.namings')}: ${view.party(party)}`;
  return frame(view, { title, main, shape: 'wide', json });
}

/** A count that leads to the words, or a dash where the outlet does not use the form. */
function cell(view: View, list: readonly NamedAs[], outlet?: string | null): Html {
  const [first] = list;
  if (!first) return html`<span class="none" aria-label="${view.number(0)}">\u2013</span>`;
  const quoted = sum(list, (it) => it.quoted);
  const address = namingsAddress({ party: first.party, form: first.form, outlet });
  return html`<a href="${address}">${view.number(sum(list))}</a>${
    quoted > 0
      ? html` <span class="scare" title="${view.say('article.naming.quoted')}">«${view.number(quoted)}»</span>`
      : ''
  }`;
}

/** In whose voice: what stands in quotations, and in scare quotes, of all. */
function showVoices(view: View, list: readonly NamedAs[]): Html {
  const quotation = sum(list, (it) => it.quotation);
  const quoted = sum(list, (it) => it.quoted);
  const notes = [
    quotation > 0 ? view.say('ledger.quotation', { n: view.number(quotation) }) : '',
    quoted > 0 ? view.say('ledger.quoted', { n: view.number(quoted) }) : '',
  ].filter(Boolean);
  return notes.length > 0 ? html` <span class="hint">${notes.join(view.comma)}</span>` : '';
}

/** How one outlet calls the parties: each with its forms. */
export function showCalls(view: View, namings: readonly NamedAs[], most = 12): Html {
  if (namings.length === 0) return html`<p class="hint">${view.say('article.namings.none')}</p>`;
  return html`<dl class="calls">${rank(namings, 'party')
    .slice(0, most)
    .map(
      (party) =>
        html`<div><dt>${partyLink(view, party)}</dt><dd><ul class="values">${namings
          .filter((it) => it.party === party)
          .slice(0, 8)
          .map(
            (it) => html`<li><bdi class="form">${it.form}</bdi> ${cell(view, [it], it.outlet)}</li>`,
          )}</ul></dd></div>`,
    )}</dl>`;
}

export interface NamedExamples {
  readonly of: NamingsOf;
  readonly examples: readonly NamingExample[];
  readonly json: string;
}

/** Where a form is used, in the words around it. */
export function namingsPage(view: View, { of, examples, json }: NamedExamples): Html {
  const title = view.say('ledger.page', { form: of.form, party: view.party(of.party) });
  const main = html`<header class="record-head"><p class="kicker">${partyLink(view, of.party)}${of.outlet ? html`${view.comma}${outletLink(view, of.outlet)}` : ''}</p><h1><bdi class="form">${of.form}</bdi></h1><p class="hint">${view.say('ledger.examples', { n: view.number(examples.length) })}</p></header>
<ol class="hits">${examples.map((example) => showExample(view, example))}</ol>`;
  return frame(view, { title, main, json });
}

export function showExample(view: View, it: NamingExample): Html {
  const [start, end] = [it.start - it.contextStart, it.end - it.contextStart];
  const voice = it.voice === 'quotation' ? view.say('story.voice.quotation') : view.say('ledger.own');
  return html`<li class="entry"><p class="snippet" dir="auto"><a class="entry-link" href="${wordsAddress(it.article.id, it)}">${markLine(it.context, [{ n: 0, start, end, look: 'found' }])}</a></p>
<p class="source">${outletLink(view, it.article.outlet)}${it.article.published ? html`${view.comma}<time datetime="${it.article.published}">${view.day(it.article.published)}</time>` : ''}${view.comma}${it.speaker ? html`${view.say('ledger.speaker')} <bdi>${it.speaker}</bdi>` : voice}${it.quoted ? html`${view.comma}${view.say('article.naming.quoted')}` : ''}</p></li>`;
}
