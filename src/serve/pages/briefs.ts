/** Engagements as short lines under their day: what pages about somebody list, each with its report. */
import { html } from 'hono/html';
import type { Participant } from '../../model.ts';
import type { EngagementEntry } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { kindIcon } from './icons.ts';
import { outletLink, participantAddress, placeAddress } from './links.ts';
import {
  articleAddress,
  callParticipant,
  engagementAddress,
  principalsOf,
  statusBadge,
  whenOf,
} from './parts.ts';

/** Most who are named in a line. */
const NAMED = 4;

/** A participant as a link to more of him. */
export function participantLink(view: View, participant: Participant): Html {
  const address = participantAddress(participant);
  const words = html`<bdi>${callParticipant(view, participant)}</bdi>`;
  return address ? html`<a href="${address}">${words}</a>` : words;
}

function showEntry(view: View, { engagement, article }: EngagementEntry): Html {
  const { kind, status, place } = engagement;
  const who = principalsOf(engagement).slice(0, NAMED);
  return html`<li class="brief is-${status}">
<p class="brief-head"><a class="brief-kind" href="${engagementAddress(engagement.id)}">${kindIcon(kind)}<span>${view.say(`kind.${kind}`)}</span></a><span class="when">${whenOf(view, engagement) ?? view.say('date.none')}</span>${status === 'held' ? '' : statusBadge(view, status)}${
    place.city ? html`<a class="place" href="${placeAddress(place.city)}"><bdi>${place.city}</bdi></a>` : ''
  }</p>
<p class="brief-who">${who.map((it, i) => html`${i > 0 ? html`<span class="dash"> \u2013 </span>` : ''}${participantLink(view, it)}`)}</p>
<p class="source"><a href="${articleAddress(article.id)}" dir="auto">${article.title || view.say('article.title.none')}</a> <span class="credit">${outletLink(view, article.outlet)}${
    article.published
      ? html`${view.comma}<time datetime="${article.published}">${view.day(article.published)}</time>`
      : ''
  }</span></p></li>`;
}

export interface Entries {
  readonly id: string;
  readonly entries: readonly EngagementEntry[];
  /** Where all of them are. */
  readonly more?: string | undefined;
}

/** A section of engagements; nothing where there are none. */
export function showEntries(view: View, { id, entries, more }: Entries): Html {
  if (entries.length === 0) return '';
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${view.say(`profile.${id}`)}</h2>
<ol class="briefs">${entries.map((entry) => showEntry(view, entry))}</ol>${
    more ? html`<p class="all"><a href="${more}">${view.say('profile.all')}</a></p>` : ''
  }</section>`;
}
