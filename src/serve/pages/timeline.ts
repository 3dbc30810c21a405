/** The timeline: engagements by day, latest first, with the filter in the address. */
import { html } from 'hono/html';
import type { EngagementEntry, PageOf, SavedView, Survey } from '../desk-store.ts';
import { FILTER_KEYS, isEmpty, type TimelineFilter, timelineAddress } from '../filter.ts';
import type { Html, View } from '../view.ts';
import { showDensity } from './density.ts';
import { showDays } from './entries.ts';
import { exportLinks } from './export-links.ts';
import { nameValue, showChips, showIndex, showViews } from './index-lists.ts';
import { frame } from './layout.ts';

export interface Timeline {
  readonly filter: TimelineFilter;
  readonly page: PageOf<EngagementEntry>;
  /** Under the filter. */
  readonly survey: Survey;
  /** Of the whole store. */
  readonly whole: Survey;
  readonly views: readonly SavedView[];
  /** This page's cursor and those of the pages before it, the first page being empty. */
  readonly cursor: string;
  readonly trail: readonly string[];
  readonly json: string;
}

export function timelinePage(view: View, timeline: Timeline): Html {
  const { filter, page, survey, whole, views } = timeline;
  const { total } = whole;
  const count = isEmpty(filter)
    ? view.say('timeline.count', { n: view.number(total) })
    : view.say('timeline.count.filtered', { n: view.number(page.total), all: view.number(total) });
  const density = showDensity(view, {
    moments: survey.moments,
    whole: whole.moments,
    period: filter,
    address: (period) =>
      timelineAddress(filter, { since: period?.since ?? null, until: period?.until ?? null }),
  });
  const main = html`<div class="opening"><h1>${view.say('timeline.title')}</h1><p class="count">${count}</p></div>
${density}
${showChips(view, filter)}
<div class="columns">
<aside class="filters" aria-label="${view.say('filter.legend')}">${filterForm(view, timeline)}
<details class="further"><summary>${view.say('index.title')}</summary>
${showViews(view, views, filter)}
${showIndex(view, filter, survey)}</details></aside>
<div class="days">${page.items.length > 0 ? showDays(view, page.items) : showEmpty(view, total)}
${showPaging(view, timeline)}${page.items.length > 0 ? exportLinks(view, { ...filter }) : ''}</div>
</div>`;
  return frame(view, {
    title: view.say('timeline.title'),
    main,
    here: 'timeline',
    shape: 'wide',
    json: timeline.json,
  });
}

// ---- the form -----------------------------------------------------------------------------------

const SELECTED = ['about', 'with', 'kind', 'status', 'focus', 'topic', 'outlet', 'place'] as const;
/** Kept by the form though it has no field for them. */
const CARRIED = ['person', 'office'] as const;
/** Most values that a list offers. */
const OFFERED = 20;

function filterForm(view: View, { filter, survey, whole }: Timeline): Html {
  return html`<form action="/" method="get" class="filter" role="search">
${CARRIED.map((key) => (filter[key] ? html`<input type="hidden" name="${key}" value="${filter[key]}">` : ''))}
<label class="field field-q"><span>${view.say('filter.q')}</span><input type="search" name="q" dir="auto" value="${filter.q ?? ''}" placeholder="${view.say('filter.q.hint')}" data-key="/"></label>
<details><summary>${view.say('filter.legend')}</summary><div class="fields">
${SELECTED.map((key) => select(view, key, { filter, survey, whole }))}
${dayField(view, 'since', filter.since)}
${dayField(view, 'until', filter.until)}
</div></details>
<button class="primary">${view.say('filter.apply')}</button>
</form>`;
}

type Offer = Pick<Timeline, 'filter' | 'survey' | 'whole'>;

/** A list of values with their counts under the rest of the filter; those of none are not offered. */
function select(view: View, key: (typeof SELECTED)[number], { filter, survey, whole }: Offer): Html {
  const chosen = filter[key];
  const counts = survey.values[key] ?? (key === 'with' ? (whole.values.about ?? []) : []);
  const offered = counts.slice(0, OFFERED);
  const isMissing = chosen !== undefined && !offered.some(({ value }) => value === chosen);
  const option = (value: string, count: number | null): Html =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${nameValue(view, key, value)}${count === null ? '' : ` (${view.number(count)})`}</option>`;
  return html`<label class="field field-${key}"><span>${view.say(`filter.${key}`)}</span><select name="${key}"><option value="">${view.say('filter.any')}</option>${
    isMissing ? option(chosen, null) : ''
  }${offered.map(({ value, count }) => option(value, survey.values[key] ? count : null))}</select></label>`;
}

const dayField = (view: View, name: string, value: string | undefined): Html =>
  html`<label class="field"><span>${view.say(`filter.${name}`)}</span><input type="date" name="${name}" value="${value ?? ''}"></label>`;

// ---- the rest -----------------------------------------------------------------------------------

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

/** Whether an address is one of the timeline that can be kept. */
export function keepableAddress(address: string): string | null {
  const base = 'http://desk.invalid';
  if (!URL.canParse(address, base)) return null;
  const { origin, pathname, searchParams } = new URL(address, base);
  if (origin !== base || pathname !== '/') return null;
  const kept = new URLSearchParams();
  for (const key of FILTER_KEYS) {
    const value = searchParams.get(key);
    if (value) kept.set(key, value);
  }
  const query = kept.toString();
  return query ? `/?${query}` : '/';
}
