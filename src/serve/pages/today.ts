/** Today: what took place, what is planned, what is new since the reader last looked, each by party with its reports. */
import { html } from 'hono/html';
import type { EngagementEntry } from '../desk-store.ts';
import { timelineAddress } from '../filter.ts';
import { formatDay } from '../format.ts';
import { groupByParty, type Happening, joinReports, type PartyGroup } from '../happenings.ts';
import { addDays } from '../periods.ts';
import type { Html, View } from '../view.ts';
import { showSmallMonth } from './calendar.ts';
import { sign } from './icons.ts';
import { frame } from './layout.ts';
import {
  articleAddress,
  engagementAddress,
  kindLabel,
  showPlace,
  showPrincipals,
  statusBadge,
  whenOf,
} from './parts.ts';

export interface Today {
  readonly day: string;
  /** Why it is another day than that of the calendar: the store is older, or the address asks for it. */
  readonly because: 'now' | 'store' | 'asked';
  readonly held: readonly EngagementEntry[];
  readonly planned: readonly EngagementEntry[];
  /** What came in since the reader looked; null where he never said so. */
  readonly fresh: { readonly entries: readonly EngagementEntry[]; readonly total: number } | null;
  /** How far articles have come in now. */
  readonly mark: number;
  /** Planned in the month of the day. */
  readonly month: readonly EngagementEntry[];
}

export function todayPage(view: View, today: Today): Html {
  const { day, held, planned, month } = today;
  const main = html`<div class="opening">${
    today.because === 'now'
      ? html`<h1>${view.say('nav.today')}</h1><p class="today-day"><time datetime="${day}">${view.fullDay(day)}</time></p>`
      : html`<h1><time datetime="${day}">${view.fullDay(day)}</time></h1>`
  }
<span class="steps">${step(view, addDays(day, -1), 'prev')}${step(view, addDays(day, 1), 'next')}</span></div>
${today.because === 'store' ? html`<p class="notice">${view.say('today.old')}</p>` : ''}
<div class="columns today">
<aside class="beside" aria-label="${view.say('today.margin')}">
<form action="/today" class="go-day"><label class="field"><span>${view.say('today.go')}</span><input type="date" name="day" value="${day}"></label><button class="button">${view.say('filter.apply')}</button></form>
${showSmallMonth(view, { month: day.slice(0, 7), today: day, entries: month })}
<p><a href="/calendar?month=${day.slice(0, 7)}">${view.say('today.calendar')}</a></p>
${partyIndex(view, held)}</aside>
<div class="press">
${showFresh(view, today)}
${section(view, { id: 'held', title: 'today.held', none: 'today.held.none', entries: held, address: timelineAddress({ since: addDays(day, -1), until: day }) })}
${section(view, { id: 'planned', title: 'today.planned', none: 'today.planned.none', entries: planned, inTime: true, address: timelineAddress({ status: 'planned', since: day }) })}
</div></div>`;
  return frame(view, {
    title: view.say('nav.today'),
    main,
    here: 'today',
    shape: 'wide',
    json: `/today.json?day=${day}`,
  });
}

const step = (view: View, day: string, rel: 'prev' | 'next'): Html =>
  html`<a class="step" rel="${rel}" href="/today?day=${day}" aria-label="${view.fullDay(day)}">${view.say(`zoom.${rel}.sign`)}</a>`;

/** The parties of the day, most engagements first, each leading to its part of the page. */
function partyIndex(view: View, held: readonly EngagementEntry[]): Html {
  const groups = groupByParty(joinReports(held)).filter(({ party }) => party !== null);
  if (groups.length < 2) return '';
  return html`<div class="index"><section><h2>${view.say('today.parties')}</h2><ol>${groups
    .slice(0, SHOWN_PARTIES)
    .map(
      ({ party, happenings }) =>
        html`<li><a href="#held-${party}"><bdi>${view.party(party!)}</bdi></a> <span class="n">${view.number(happenings.length)}</span></li>`,
    )}</ol></section></div>`;
}

/** What is new, with the button that says it was seen. */
function showFresh(view: View, { fresh, mark, day }: Today): Html {
  const button = html`<form method="post" action="/today/looked"><input type="hidden" name="mark" value="${mark}"><input type="hidden" name="back" value="/today?day=${day}"><button class="button">${view.say('today.looked')}</button></form>`;
  if (fresh === null)
    return html`<section class="fresh" aria-labelledby="fresh"><div class="section-head"><h2 id="fresh">${view.say('today.fresh')}</h2>${button}</div><p class="hint">${view.say('today.fresh.never')}</p></section>`;
  const happenings = joinReports(fresh.entries);
  const rest = fresh.total - fresh.entries.length;
  return html`<section class="fresh" aria-labelledby="fresh"><div class="section-head"><h2 id="fresh">${view.say('today.fresh')} <span class="count">${view.number(fresh.total)}</span></h2>${fresh.total > 0 ? button : ''}</div>
${fresh.total === 0 ? html`<p class="hint">${view.say('today.fresh.none')}</p>` : showGroups(view, groupByParty(happenings), 'fresh')}
${rest > 0 ? html`<p class="hint">${view.say('today.fresh.more', { n: view.number(rest) })}</p>` : ''}</section>`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly entries: readonly EngagementEntry[];
  /** By day and not by party. */
  readonly inTime?: boolean;
  /** Where all of them are. */
  readonly address: string;
}

function section(view: View, { id, title, none, entries, inTime, address }: Section): Html {
  const happenings = joinReports(entries);
  return html`<section aria-labelledby="${id}"><div class="section-head"><h2 id="${id}">${view.say(title)} <span class="count">${view.number(happenings.length)}</span></h2><a href="${address}">${view.say('today.all')}</a></div>
${
  happenings.length === 0
    ? html`<p class="hint">${view.say(none)}</p>`
    : inTime
      ? showInTime(view, happenings)
      : showGroups(view, groupByParty(happenings), id)
}</section>`;
}

const SHOWN_PARTIES = 14;
/** Happenings of one party before the rest is left to the timeline. */
const SHOWN = 10;

function showGroups(view: View, groups: readonly PartyGroup[], id: string): Html {
  return html`${groups.slice(0, SHOWN_PARTIES).map(
    ({ party, happenings }) =>
      html`<section class="by-party" id="${id}-${party ?? 'none'}"><h3>${party ? html`<a href="${timelineAddress({ about: party })}"><bdi>${view.party(party)}</bdi></a>` : view.say('today.no-party')} <span class="count">${view.number(happenings.length)}</span></h3>
<ol class="entries">${happenings.slice(0, SHOWN).map((it) => showHappening(view, it))}</ol></section>`,
  )}`;
}

/** Planned engagements under their days. */
function showInTime(view: View, happenings: readonly Happening[]): Html {
  const days = new Map<string, Happening[]>();
  for (const it of happenings) {
    const { date, between } = it.lead.engagement;
    const when = date ?? between?.[0].slice(0, 7) ?? '';
    days.set(when, [...(days.get(when) ?? []), it]);
  }
  return html`${[...days].map(
    ([when, list]) =>
      html`<section class="by-day"><h3>${when.length === 10 ? html`<time datetime="${when}">${view.fullDay(when)}</time>` : when ? formatDay(when, view) : view.say('date.none')}</h3>
<ol class="entries">${list.map((it) => showHappening(view, it))}</ol></section>`,
  )}`;
}

/** Reports named under a happening. */
const REPORTS = 3;

function showHappening(view: View, { lead, entries }: Happening): Html {
  const { engagement } = lead;
  const place = showPlace(view, engagement);
  const when = whenOf(view, engagement);
  const articles = [
    ...new Map([lead, ...entries].map((entry) => [entry.article.id, entry.article])).values(),
  ];
  const more = articles.length - REPORTS;
  return html`<li class="entry is-${engagement.status} is-${engagement.focus}">
<p class="entry-head">${kindLabel(view, engagement)}${statusBadge(view, engagement.status)}${
    place ? html`<span class="place">${sign('place')}<span>${place}</span></span>` : ''
  }<span class="when">${when ?? view.say('date.none')}</span></p>
<h4><a class="entry-link" href="${engagementAddress(engagement.id)}">${showPrincipals(view, engagement)}</a></h4>
<ul class="reports">${articles
    .slice(0, REPORTS)
    .map(
      ({ id, title, outlet }) =>
        html`<li><bdi class="outlet">${outlet ?? view.say('article.outlet.none')}</bdi> <a href="${articleAddress(id)}" dir="auto">${title || view.say('article.title.none')}</a></li>`,
    )}${
    more > 0
      ? html`<li><a class="more" href="${lead.story ? `/stories/${encodeURIComponent(lead.story)}` : engagementAddress(engagement.id)}">${view.say('today.reports', { n: view.number(more) })}</a></li>`
      : ''
  }</ul></li>`;
}
