/** The timeline: engagements by day, latest first, with the filter in the address. */
import { html } from 'hono/html';
import type { Count, EngagementEntry, Facets, PageOf } from '../desk-store.ts';
import { isEmpty, KINDS, STATUSES, type TimelineFilter, timelineAddress } from '../filter.ts';
import { formatDay } from '../format.ts';
import type { Html, View } from '../view.ts';
import { sign } from './icons.ts';
import { frame } from './layout.ts';
import {
  articleAddress,
  creditLine,
  engagementAddress,
  kindLabel,
  showPlace,
  showPrincipals,
  statusBadge,
  topicChips,
  whenOf,
} from './parts.ts';
import { type Months, showStrip } from './strip.ts';

export interface Timeline {
  readonly filter: TimelineFilter;
  readonly page: PageOf<EngagementEntry>;
  /** Of the whole store: what the form offers. */
  readonly facets: Facets;
  /** Under the filter but for its period: what the strip shows. */
  readonly months: Months;
  /** All engagements of the store. */
  readonly total: number;
  /** This page's cursor and those of the pages before it, the first page being empty. */
  readonly cursor: string;
  readonly trail: readonly string[];
  readonly json: string;
}

export function timelinePage(view: View, timeline: Timeline): Html {
  const { filter, page, total, months } = timeline;
  const count = isEmpty(filter)
    ? view.say('timeline.count', { n: view.number(total) })
    : view.say('timeline.count.filtered', { n: view.number(page.total), all: view.number(total) });
  const main = html`<div class="opening"><h1>${view.say('timeline.title')}</h1><p class="count">${count}</p></div>
${showStrip(view, months, filter)}
<div class="columns">
<aside class="filters">${filterForm(view, timeline)}</aside>
<div class="days">${page.items.length > 0 ? showDays(view, page.items) : showEmpty(view, total)}
${showPaging(view, timeline)}</div>
</div>`;
  return frame(view, {
    title: view.say('site.name'),
    main,
    here: 'timeline',
    shape: 'wide',
    json: timeline.json,
  });
}

// ---- the form -----------------------------------------------------------------------------------

interface Option {
  readonly value: string;
  readonly label: string;
}

function filterForm(view: View, { filter, facets }: Timeline): Html {
  const parties = offer(facets.parties, filter.about, (code) => view.party(code));
  const narrowed = Object.keys(filter).some((key) => key !== 'q');
  return html`<form action="/" method="get" class="filter" role="search">
<label class="field field-q"><span>${view.say('filter.q')}</span><input type="search" name="q" dir="auto" value="${filter.q ?? ''}" placeholder="${view.say('filter.q.hint')}" data-key="/"></label>
<details${narrowed ? html` open` : ''}><summary>${view.say('filter.legend')}</summary><div class="fields">
${select(view, 'about', parties, filter.about)}
${select(view, 'with', parties, filter.with)}
${select(
  view,
  'kind',
  KINDS.map((value) => ({ value, label: view.say(`kind.${value}`) })),
  filter.kind,
)}
${select(
  view,
  'status',
  STATUSES.map((value) => ({ value, label: view.say(`status.${value}`) })),
  filter.status,
)}
${select(
  view,
  'topic',
  offer(facets.topics, filter.topic, (topic) => view.say(`topic.${topic}`)),
  filter.topic,
)}
${select(
  view,
  'outlet',
  offer(facets.outlets, filter.outlet, (outlet) => outlet),
  filter.outlet,
)}
${dayField(view, 'since', filter.since)}
${dayField(view, 'until', filter.until)}
</div></details>
<button class="primary">${view.say('filter.apply')}</button>
${isEmpty(filter) ? '' : html`<a class="clear" href="/">${view.say('filter.clear')}</a>`}
</form>`;
}

/** Most values that a list offers. */
const OFFERED = 80;

/** The commonest values by name, the chosen one always among them. */
function offer(
  counts: readonly Count[],
  chosen: string | undefined,
  nameOf: (value: string) => string,
): readonly Option[] {
  const values = counts.slice(0, OFFERED).map(({ value }) => value);
  if (chosen && !values.includes(chosen)) values.push(chosen);
  return values.map((value) => ({ value, label: nameOf(value) }));
}

function select(view: View, name: string, options: readonly Option[], chosen: string | undefined): Html {
  return html`<label class="field"><span>${view.say(`filter.${name}`)}</span><select name="${name}"><option value="">${view.say('filter.any')}</option>${options.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`,
  )}</select></label>`;
}

const dayField = (view: View, name: string, value: string | undefined): Html =>
  html`<label class="field"><span>${view.say(`filter.${name}`)}</span><input type="date" name="${name}" value="${value ?? ''}"></label>`;

// ---- the days -----------------------------------------------------------------------------------

/** What an entry stands under: its own time, as exact as it is known, or else that of its report. */
interface Head {
  readonly when: string;
  readonly reported: boolean;
}
function headOf({ engagement, day }: EngagementEntry): Head {
  const own = engagement.date ?? engagement.between?.[0].slice(0, 7);
  return own ? { when: own, reported: false } : { when: day?.slice(0, 7) ?? '', reported: true };
}

function showDays(view: View, items: readonly EngagementEntry[]): Html {
  const groups: { readonly head: Head; readonly items: EngagementEntry[] }[] = [];
  for (const item of items) {
    const head = headOf(item);
    const last = groups.at(-1)?.head;
    if (last?.when === head.when && last.reported === head.reported) groups.at(-1)!.items.push(item);
    else groups.push({ head, items: [item] });
  }
  return html`${groups.map(
    ({ head, items: within }) => html`<section class="day">${dayHead(view, head)}
<ol class="entries">${within.map((item) => showEntry(view, item))}</ol></section>`,
  )}`;
}

/** A day as on a leaf of a calendar; a month or a year where no more is known. */
function dayHead(view: View, { when: head, reported }: Head): Html {
  if (head.length < 10) {
    const when = head ? formatDay(head, view) : view.say('date.none');
    const words = reported && head ? view.say('date.reported', { when }) : when;
    return html`<h2 class="leaf ${reported ? 'undated' : ''}"><span class="month">${words}</span></h2>`;
  }
  const part = (options: Intl.DateTimeFormatOptions): string => formatDay(head, view, options);
  return html`<h2 class="leaf"><time datetime="${head}"><span class="number">${part({ day: 'numeric' })}</span> <span class="month">${part({ month: 'long' })}</span> <span class="year">${part({ year: 'numeric' })}</span> <span class="weekday">${part({ weekday: 'long' })}</span></time></h2>`;
}

function showEntry(view: View, { engagement, article }: EngagementEntry): Html {
  const place = showPlace(view, engagement);
  const { status, focus, date } = engagement;
  const exact = date?.length === 10 && !engagement.until;
  const when = exact ? null : (whenOf(view, engagement) ?? view.say('date.none'));
  return html`<li class="entry is-${status} is-${focus}">
<p class="entry-head">${kindLabel(view, engagement)}${statusBadge(view, status)}${
    place ? html`<span class="place">${sign('place')}<span>${place}</span></span>` : ''
  }${when ? html`<span class="when">${when}</span>` : ''}</p>
<h3><a class="entry-link" href="${engagementAddress(engagement.id)}">${showPrincipals(view, engagement)}</a></h3>
<p class="source"><a href="${articleAddress(article.id)}" dir="auto">${article.title || view.say('article.title.none')}</a> ${creditLine(view, article)}</p>
${topicChips(view, engagement.topics)}
</li>`;
}

function showEmpty(view: View, total: number): Html {
  if (total > 0)
    return html`<div class="empty"><p>${view.say('timeline.none')}</p><p><a class="button" href="/">${view.say('filter.clear')}</a></p></div>`;
  const [before, after] = view.say('timeline.empty.do').split('{command}');
  return html`<div class="empty"><p>${view.say('timeline.empty')}</p><p>${before}<code dir="ltr">npx liqa add samples</code>${after ?? ''}</p><p><a class="button" href="/read">${view.say('nav.read')}</a></p></div>`;
}

/** How many earlier pages the address remembers. */
const LONGEST_TRAIL = 12;

function showPaging(view: View, { filter, page, cursor, trail }: Timeline): Html {
  if (!page.next && !cursor) return '';
  const further = [...trail, cursor].slice(-LONGEST_TRAIL).join('~');
  const newer = timelineAddress(filter, {
    cursor: trail.at(-1) ?? '',
    trail: trail.slice(0, -1).join('~'),
  });
  const older = timelineAddress(filter, { cursor: page.next, trail: further });
  return html`<nav class="paging" aria-label="${view.say('page.nav')}">${
    cursor ? html`<a rel="prev" href="${newer}">${view.say('page.newer')}</a>` : ''
  }${page.next ? html`<a rel="next" href="${older}">${view.say('page.older')}</a>` : ''}</nav>`;
}
