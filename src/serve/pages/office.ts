/** The page of an office: who held it when, by the dated facts, and what they did in it. */
import { html } from 'hono/html';
import type { Holding } from '../../offices/offices.ts';
import type { EngagementEntry } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { showEntries } from './briefs.ts';
import { frame } from './layout.ts';
import { nameOffice, partyLink, personLink } from './links.ts';
import { showHeading, showSection, showTerm } from './profile.ts';

export interface HolderSeen {
  readonly holding: Holding;
  /** Engagements within the term. */
  readonly engagements: number;
}
export interface Office {
  readonly id: string;
  readonly office: string;
  readonly party: string;
  /** The latest first. */
  readonly holders: readonly HolderSeen[];
  readonly latest: readonly EngagementEntry[];
  readonly json: string;
}

export function officePage(view: View, { office, party, holders, latest, json }: Office): Html {
  const name = nameOffice(view, office);
  const title = `${name}${view.comma}${view.party(party)}`;
  const heading = {
    kicker: view.say('profile.office'),
    title: html`<bdi>${name}</bdi><span class="dash"> \u2013 </span>${partyLink(view, party)}`,
  };
  const main = html`${showHeading(view, heading, null)}
<div class="profile"><div class="profile-lists">${showEntries(view, { id: 'latest', entries: latest })}</div>
<div class="profile-facts">${showSection(view, { id: 'holders', hint: html`<p class="hint">${view.say('office.hint')}</p>`, content: showHolders(view, holders) })}</div></div>`;
  return frame(view, { title, main, shape: 'wide', json });
}

function showHolders(view: View, holders: readonly HolderSeen[]): Html {
  return html`<ol class="holders">${holders.map(
    ({ holding: { person, from, until, source }, engagements }) =>
      html`<li><p class="who">${personLink(person)} <span class="rank-count">${view.say('office.engagements', { n: view.number(engagements) })}</span></p><p class="hint">${showTerm(view, from, until)}</p><p class="hint source-of" dir="auto">${source}</p></li>`,
  )}</ol>`;
}
