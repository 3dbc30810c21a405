/** Small pieces that several pages share: when, where, who, status, topics. */
import { html } from 'hono/html';
import type { Engagement, Participant, Statement, Status } from '../../model.ts';
import type { ArticleFacts } from '../desk-store.ts';
import { timelineAddress } from '../filter.ts';
import type { Html, View } from '../view.ts';
import { kindIcon } from './icons.ts';
import { outletLink, partyLink } from './links.ts';

export const engagementAddress = (id: string): string => `/engagements/${encodeURIComponent(id)}`;
export const articleAddress = (id: string): string => `/articles/${encodeURIComponent(id)}`;
/** What was corrected in an article, and what can be. */
export const correctAddress = (id: string): string => `${articleAddress(id)}/corrections`;

/** When it was, in words; null where the report does not say and nothing bounds it. */
export function whenOf(view: View, { date, until, between }: Engagement): string | null {
  if (date && until) return view.say('date.until', { from: view.fullDay(date), to: view.fullDay(until) });
  if (date) return view.fullDay(date);
  if (between) return view.say('date.between', { from: view.day(between[0]), to: view.day(between[1]) });
  return null;
}

/** City and country, each in its own direction; null where neither is named. */
export function showPlace(view: View, { place }: Engagement): Html | null {
  const parts = [place.city, place.country && view.party(place.country)].filter(Boolean);
  if (parts.length === 0) return null;
  return html`${parts.map((part, i) => html`${i > 0 ? view.comma : ''}<bdi>${part}</bdi>`)}`;
}

/** How a participant is called in one line: name, else office, else what is represented. */
export function callParticipant(view: View, { name, role, represents }: Participant): string {
  return name ?? role ?? (represents ? view.party(represents) : view.say('engagement.unnamed'));
}

export const principalsOf = ({ participants }: Engagement): readonly Participant[] => {
  const principals = participants.filter(({ part }) => part === 'principal');
  return principals.length > 0 ? principals : participants;
};

/** The engagement in one line of names, for titles. */
export function nameEngagement(view: View, engagement: Engagement): string {
  const names = principalsOf(engagement)
    .slice(0, 3)
    .map((participant) => callParticipant(view, participant));
  return `${view.say(`kind.${engagement.kind}`)}${names.length > 0 ? ': ' : ''}${names.join(' \u2013 ')}`;
}

export const statusBadge = (view: View, status: Status): Html =>
  html`<span class="status status-${status}">${view.say(`status.${status}`)}</span>`;

export const kindLabel = (view: View, { kind }: Engagement): Html =>
  html`<span class="kind">${kindIcon(kind)}<span>${view.say(`kind.${kind}`)}</span></span>`;

export function topicChips(view: View, topics: readonly string[]): Html {
  if (topics.length === 0) return '';
  return html`<ul class="topics">${topics.map(
    (topic) => html`<li><a href="${timelineAddress({ topic })}">${view.say(`topic.${topic}`)}</a></li>`,
  )}</ul>`;
}

/** One line of an outlet and its day, as under a headline. */
export function creditLine(view: View, { outlet, published }: ArticleFacts): Html {
  return html`<span class="credit">${outletLink(view, outlet)}${
    published
      ? html`${view.comma}<time datetime="${published}">${view.day(published)}</time>`
      : html`${view.comma}${view.say('article.published.none')}`
  }</span>`;
}

/** Most who are named in an entry before «and n more». */
const NAMED = 4;

/** Who takes part: names with office and party beneath. Spans, since it stands in headings and links. */
export function showPrincipals(view: View, engagement: Engagement): Html {
  const all = principalsOf(engagement);
  const more = engagement.participants.length - Math.min(all.length, NAMED);
  return html`<span class="principals">${all
    .slice(0, NAMED)
    .map(
      (participant) =>
        html`<span class="principal"><bdi class="name">${callParticipant(view, participant)}</bdi>${showOffice(view, participant)}</span> `,
    )}${more > 0 ? html`<span class="more">${view.say('engagement.more', { n: view.number(more) })}</span>` : ''}</span>`;
}

function showOffice(view: View, { name, role, represents }: Participant): Html {
  const office = name ? role : null;
  const party = represents && (name || role) ? view.party(represents) : null;
  if (!office && !party) return '';
  return html` <span class="office">${office ? html`<bdi>${office}</bdi> ` : ''}${party ? html`<span class="party">${party}</span>` : ''}</span>`;
}

export interface Line {
  readonly n: number;
  /** Whether it has a page of its own: what is only read has none. */
  readonly kept: boolean;
}

/** An engagement as one line of a list inside an article. */
export function showLine(view: View, engagement: Engagement, { n, kept }: Line): Html {
  const place = showPlace(view, engagement);
  const names = principalsOf(engagement)
    .slice(0, NAMED)
    .map((who, i) => html`${i > 0 ? ' \u2013 ' : ''}<bdi>${callParticipant(view, who)}</bdi>`);
  return html`<li class="v${n} line" id="v${n}"><a class="number" href="#w${n}">${view.number(n)}</a> <div><p class="entry-head">${kindLabel(view, engagement)}${statusBadge(view, engagement.status)}</p>
<a class="line-names" href="${kept ? engagementAddress(engagement.id) : `#w${n}`}">${names}</a>
<span class="line-when">${whenOf(view, engagement) ?? view.say('date.none')}${place ? html`${view.comma}${place}` : ''}</span></div></li>`;
}

/** A statement: speaker, strength of the cue, channel, words. */
export function showStatement(view: View, statement: Statement, n: number): Html {
  const { speaker, cue, strength, direct, channel, authority, content, represents } = statement;
  const how = [
    view.say(direct ? 'statement.direct' : 'statement.indirect'),
    channel && view.say(`channel.${channel}`),
    authority && view.say('statement.authority', { who: authority }),
  ].filter(Boolean);
  return html`<li class="v${n} statement ${direct ? 'direct' : 'indirect'}" id="v${n}"><a class="number" href="#w${n}">${view.number(n)}</a> <div>
<p class="speaker"><bdi>${speaker}</bdi>${represents ? html` <span class="party">${partyLink(view, represents)}</span>` : ''}
<span class="cue strength-${strength}"><bdi>${cue}</bdi> · ${view.say(`strength.${strength}`)}</span></p>
<blockquote dir="auto">${direct ? html`<q>${content}</q>` : content}</blockquote>
<p class="how">${how.join(' · ')}</p></div></li>`;
}
