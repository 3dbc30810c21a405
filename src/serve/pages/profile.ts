/** The pages of a party, a person, an outlet, a place and a pair: the same facts, each in its own order. */
import { html } from 'hono/html';
import { nameOf, whichOffice } from '../../offices/offices.ts';
import type { Count, EngagementEntry, Profile } from '../desk-store.ts';
import { type TimelineFilter, timelineAddress } from '../filter.ts';
import type { Period } from '../periods.ts';
import type { Html, View } from '../view.ts';
import { showEntries } from './briefs.ts';
import { showRanking, showTopics } from './charts.ts';
import { showDensity } from './density.ts';
import { exportLinks } from './export-links.ts';
import { frame } from './layout.ts';
import { ledgerAddress, showLedger } from './ledger.ts';
import {
  dossierAddress,
  nameOffice,
  officeAddress,
  officeId,
  outletLink,
  pairAddress,
  partyAddress,
  partyLink,
  personLink,
  placeAddress,
} from './links.ts';

export interface Profiled {
  readonly profile: Profile;
  readonly latest: readonly EngagementEntry[];
  readonly planned: readonly EngagementEntry[];
  readonly json: string;
}

/** The filter of the timeline that shows the engagements of a profile. */
export function filterOf({ subject: { sort, id } }: Profile): TimelineFilter {
  if (sort === 'party') return { about: id };
  if (sort === 'person') return { person: id };
  if (sort === 'outlet') return { outlet: id };
  if (sort === 'place') return { place: id };
  const [about = '', other = ''] = id.split('|');
  return { about, with: other };
}

export interface Heading {
  readonly kicker: Html;
  readonly title: Html;
  readonly beneath?: Html;
}

export function showHeading(
  view: View,
  { kicker, title, beneath = '' }: Heading,
  profile: Profile | null,
): Html {
  const counts = profile?.statuses.map(
    ({ value, count }) =>
      html`<li class="status status-${value}">${view.say(`status.${value}`)} <b>${view.number(count)}</b></li>`,
  );
  return html`<header class="profile-head"><p class="kicker">${kicker}</p><h1>${title}</h1>${beneath}${
    profile
      ? html`<ul class="counts"><li>${view.say('profile.count', { n: view.number(profile.engagements) })}</li>${counts}</ul>`
      : ''
  }</header>`;
}

/** Years shown of a time that is longer than twice as many; the rest is on the line beneath. */
const RECENT = 10;

function recentYears(moments: readonly { readonly at: string }[]): Partial<Period> {
  const [first = 0, last = 0] = [moments[0], moments.at(-1)].map((it) => Number(it?.at.slice(0, 4)));
  if (last - first < 2 * RECENT) return {};
  return { since: `${last - RECENT + 1}-01-01`, until: `${last}-12-31` };
}

/** Engagements over time; each bar leads to its time in the timeline. */
export function showOverTime(view: View, profile: Profile): Html {
  const moments = profile.months.flatMap(({ month, held, other }) =>
    month ? [{ at: month, held, other }] : [],
  );
  const [first] = moments;
  if (!first) return '';
  // months have bars of their own from two years on
  const before = { at: String(Number(first.at.slice(0, 4)) - 1), held: 0, other: 0 };
  const isOneYear = first.at.slice(0, 4) === moments.at(-1)!.at.slice(0, 4);
  const address = (period: Period | null): string => timelineAddress({ ...filterOf(profile), ...period });
  return showDensity(view, {
    moments,
    whole: isOneYear ? [before, ...moments] : moments,
    period: recentYears(moments),
    address,
  });
}

export interface Section {
  readonly id: string;
  readonly content: Html;
  readonly hint?: Html;
}
export const showSection = (view: View, { id, content, hint = '' }: Section): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${view.say(`profile.${id}`)}</h2>${hint}${content}</section>`;

type Label = (value: string) => Html;
export interface Ranked {
  readonly id: string;
  readonly counts: readonly Count[];
  readonly label: Label;
  readonly address?: (value: string) => string;
}
/** A section of ranked bars; nothing where there is nothing to rank. */
export function showRanked(view: View, { id, ...ranking }: Ranked): Html {
  if (ranking.counts.length === 0) return '';
  return showSection(view, { id, content: showRanking(view, ranking) });
}

const kinds = (view: View, profile: Profile): Html =>
  showRanked(view, {
    id: 'kinds',
    counts: profile.kinds,
    label: (kind) => view.say(`kind.${kind}`),
    address: (kind) =>
      timelineAddress({ ...filterOf(profile), kind: kind as NonNullable<TimelineFilter['kind']> }),
  });
const cities = (view: View, { cities: counts }: Profile): Html =>
  showRanked(view, {
    id: 'cities',
    counts,
    label: (city) => html`<a href="${placeAddress(city)}"><bdi>${city}</bdi></a>`,
  });
const outlets = (view: View, { outlets: counts }: Profile): Html =>
  showRanked(view, { id: 'outlets', counts, label: (outlet) => outletLink(view, outlet) });
const persons = (view: View, counts: readonly Count[], id: string): Html =>
  showRanked(view, { id, counts, label: personLink });
const topics = (view: View, profile: Profile): Html =>
  profile.topics.length === 0
    ? ''
    : showSection(view, { id: 'topics', content: showTopics(view, profile.topics, filterOf(profile)) });
const roles = (view: View, profile: Profile): Html =>
  profile.roles.length === 0
    ? ''
    : showSection(view, {
        id: 'roles',
        content: html`<ul class="values roles">${profile.roles.slice(0, 14).map(({ value, count }) => html`<li><a class="form" href="${timelineAddress({ ...filterOf(profile), office: value })}"><bdi>${value}</bdi></a> <span class="hint">${view.number(count)}</span></li>`)}</ul>`,
      });
const lists = (view: View, { profile, latest, planned }: Profiled): Html =>
  html`${showEntries(view, { id: 'planned', entries: planned, more: timelineAddress({ ...filterOf(profile), status: 'planned' }) })}
${showEntries(view, { id: 'latest', entries: latest, more: timelineAddress(filterOf(profile)) })}`;

interface Page {
  readonly title: string;
  readonly heading: Heading;
  readonly profiled: Profiled;
  /** Full width, beneath the two columns. */
  readonly below?: Html;
  readonly first: Html;
  readonly second: Html;
}
/** A page: heading, time, two columns, and what needs the whole width. */
export function profilePage(view: View, { title, heading, profiled, below = '', first, second }: Page): Html {
  const main = html`${showHeading(view, heading, profiled.profile)}
${showOverTime(view, profiled.profile)}
<div class="profile"><div class="profile-lists">${first}</div><div class="profile-facts">${second}</div></div>${below}
<p class="hint counted">${view.say('profile.counted')}</p>${exportLinks(view, { ...filterOf(profiled.profile) })}`;
  return frame(view, { title, main, shape: 'wide', json: profiled.json });
}

export function partyPage(view: View, profiled: Profiled): Html {
  const { profile } = profiled;
  const { id } = profile.subject;
  const partners = showRanked(view, {
    id: 'with',
    counts: profile.parties,
    label: (other) => html`<a href="${pairAddress(id, other)}"><bdi>${view.party(other)}</bdi></a>`,
    address: (other) => timelineAddress({ about: id, with: other }),
  });
  return profilePage(view, {
    title: view.party(id),
    heading: { kicker: view.say('profile.party'), title: html`<bdi>${view.party(id)}</bdi>` },
    profiled,
    first: html`${partners}${lists(view, profiled)}`,
    second: html`${topics(view, profile)}${persons(view, profile.by, 'by')}${roles(view, profile)}${kinds(view, profile)}${cities(view, profile)}${outlets(view, profile)}`,
    below: showSection(view, {
      id: 'namings',
      hint: html`<p class="hint">${view.say('profile.namings.hint')}</p>`,
      content: html`${showLedger(view, profile.namings)}<p class="all"><a href="${ledgerAddress(id)}">${view.say('ledger.whole')}</a></p>`,
    }),
  });
}

export function personPage(view: View, profiled: Profiled): Html {
  const { profile } = profiled;
  const { id } = profile.subject;
  const name = nameOf(id) ?? id;
  return profilePage(view, {
    title: name,
    heading: {
      kicker: view.say('profile.person'),
      title: html`<bdi>${name}</bdi>`,
      beneath: showHeld(view, id),
    },
    profiled,
    first: html`${persons(view, profile.persons, 'with')}${lists(view, profiled)}`,
    second: html`${topics(view, profile)}${showRanked(view, { id: 'parties', counts: profile.parties, label: (party) => partyLink(view, party) })}${roles(view, profile)}${kinds(view, profile)}${cities(view, profile)}${outlets(view, profile)}`,
  });
}

/** The offices that the dated facts know of a person. */
function showHeld(view: View, person: string): Html {
  const held = whichOffice(person, null);
  if (held.length === 0) return '';
  return html`<ul class="held">${held.map(
    ({ office, party, from, until }) =>
      html`<li><a href="${officeAddress(officeId(office, party))}">${nameOffice(view, office)}</a>${view.comma}${partyLink(view, party)} <span class="hint">${showTerm(view, from, until)}</span></li>`,
  )}</ul>`;
}

/** From when until when; who sits has no end. */
export const showTerm = (view: View, from: string, until: string): string =>
  until
    ? view.say('office.term', { from: view.day(from), until: view.day(until) })
    : view.say('office.since', { from: view.day(from) });

export function placePage(view: View, profiled: Profiled): Html {
  const { profile } = profiled;
  const { id } = profile.subject;
  return profilePage(view, {
    title: id,
    heading: { kicker: view.say('profile.place'), title: html`<bdi>${id}</bdi>` },
    profiled,
    first: lists(view, profiled),
    second: html`${showRanked(view, { id: 'parties', counts: profile.parties, label: (party) => partyLink(view, party) })}${persons(view, profile.persons, 'persons')}${topics(view, profile)}${kinds(view, profile)}${outlets(view, profile)}`,
  });
}

/** Who called, received, visited the other, each way. */
function showLeads(view: View, { leads }: Profile, [a, b]: readonly [string, string]): Html {
  if (leads.length === 0) return '';
  const other = (party: string): string => (party === a ? b : a);
  return showSection(view, {
    id: 'leads',
    hint: html`<p class="hint">${view.say('profile.leads.hint')}</p>`,
    content: showRanking(view, {
      counts: leads.filter(({ value }) => value.endsWith(`:${a}`) || value.endsWith(`:${b}`)),
      label: (value) => {
        const [how = '', party = ''] = value.split(':');
        return view.say(`lead.${how}`, { one: view.party(party), other: view.party(other(party)) });
      },
    }),
  });
}

export function pairPage(view: View, profiled: Profiled): Html {
  const { profile } = profiled;
  const [a = '', b = ''] = profile.subject.id.split('|');
  const title = `${view.party(a)} \u2013 ${view.party(b)}`;
  const heading: Heading = {
    kicker: view.say('profile.pair'),
    title: html`<a href="${partyAddress(a)}"><bdi>${view.party(a)}</bdi></a><span class="dash"> \u2013 </span><a href="${partyAddress(b)}"><bdi>${view.party(b)}</bdi></a>`,
    beneath: html`<p class="acts"><a class="button" href="${dossierAddress({ a, b })}">${view.say('dossier.open')}</a> <a class="button" href="${timelineAddress({ about: a, with: b })}">${view.say('nav.timeline')}</a></p>`,
  };
  return profilePage(view, {
    title,
    heading,
    profiled,
    first: html`${showLeads(view, profile, [a, b])}${lists(view, profiled)}`,
    second: html`${topics(view, profile)}${persons(view, profile.persons, 'persons')}${kinds(view, profile)}${cities(view, profile)}${outlets(view, profile)}`,
  });
}
