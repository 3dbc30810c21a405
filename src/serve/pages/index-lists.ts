/** Beside the timeline: what is chosen, what could be, each with its count, and the views that were given a name. */
import { html } from 'hono/html';
import { nameOf } from '../../offices/offices.ts';
import type { Count, SavedView, Survey } from '../desk-store.ts';
import { FILTER_KEYS, type TimelineFilter, timelineAddress } from '../filter.ts';
import { namePeriod } from '../periods.ts';
import type { Html, View } from '../view.ts';
import { namePeriodShort } from './density.ts';

type Key = keyof TimelineFilter;

const CODE = /^[A-Z]{2,10}$/;

/** What a value of the filter is called. */
export function nameValue(view: View, key: Key, value: string): string {
  if (key === 'about' || key === 'with' || key === 'place')
    return CODE.test(value) ? view.party(value) : value;
  if (key === 'person') return nameOf(value) ?? value;
  if (key === 'kind' || key === 'status' || key === 'topic') return view.say(`${key}.${value}`);
  if (key === 'focus') return view.say(`engagement.${value}`);
  if (key === 'since' || key === 'until') return view.day(value);
  return value;
}

interface Chip {
  readonly what: string;
  readonly value: string;
  /** The address without it. */
  readonly without: string;
}

/** The parts of a filter; a period of two days is one. */
function chipsOf(view: View, filter: TimelineFilter): readonly Chip[] {
  const { since, until } = filter;
  const period = since && until ? namePeriod({ since, until }, { since, until }) : null;
  const chips = FILTER_KEYS.filter((key) => filter[key] && !(period && PERIOD.has(key))).map((key) => ({
    what: view.say(`filter.${key}`),
    value: nameValue(view, key, filter[key]!),
    without: timelineAddress(filter, { [key]: null }),
  }));
  if (!period) return chips;
  const without = timelineAddress(filter, { since: null, until: null });
  return [...chips, { what: view.say('zoom.title'), value: namePeriodShort(view, period), without }];
}
const PERIOD: ReadonlySet<Key> = new Set(['since', 'until']);

/** What the filter holds, each part with a cross that takes it away. */
export function showChips(view: View, filter: TimelineFilter): Html {
  const chips = chipsOf(view, filter);
  if (chips.length === 0) return '';
  return html`<ul class="chips" aria-label="${view.say('filter.active')}">${chips.map(
    ({ what, value, without }) =>
      html`<li><a href="${without}" aria-label="${view.say('filter.remove', { what: `${what}: ${value}` })}"><span class="what">${what}</span> <bdi>${value}</bdi> <span class="cross" aria-hidden="true">×</span></a></li>`,
  )}${chips.length > 1 ? html`<li><a class="clear" href="/">${view.say('filter.clear')}</a></li>` : ''}</ul>`;
}

/** Values shown at once, and when the rest is asked for. */
const AT_ONCE = 5;
const MOST = 15;
const LISTED = [
  'about',
  'with',
  'person',
  'office',
  'kind',
  'status',
  'focus',
  'topic',
  'outlet',
  'place',
] as const;

/** Every value of every part with its count, as in the index of a book. */
export function showIndex(view: View, filter: TimelineFilter, { values }: Survey): Html {
  return html`<div class="index">${LISTED.map((key) => {
    const counts = (values[key] ?? []).filter(({ value }) => value !== filter[key]);
    if (counts.length === 0) return '';
    const shown = counts.slice(0, AT_ONCE);
    const rest = counts.slice(AT_ONCE, MOST);
    return html`<section><h2>${view.say(`filter.${key}`)}</h2>
<ol>${shown.map((count) => showCount(view, { filter, key, count }))}</ol>${
      rest.length > 0
        ? html`<details><summary>${view.say('index.more', { n: view.number(rest.length) })}</summary><ol>${rest.map((count) => showCount(view, { filter, key, count }))}</ol></details>`
        : ''
    }</section>`;
  })}</div>`;
}

interface Line {
  readonly filter: TimelineFilter;
  readonly key: Key;
  readonly count: Count;
}
const showCount = (view: View, { filter, key, count }: Line): Html =>
  html`<li><a href="${timelineAddress(filter, { [key]: count.value })}"><bdi>${nameValue(view, key, count.value)}</bdi></a> <span class="n">${view.number(count.count)}</span></li>`;

// ---- saved views --------------------------------------------------------------------------------

/** The views that have a name, and a field to give one to what is seen. */
export function showViews(view: View, views: readonly SavedView[], filter: TimelineFilter): Html {
  const here = timelineAddress(filter);
  const known = views.find(({ address }) => address === here);
  return html`<section class="views"><h2>${view.say('views.title')}</h2>
${
  views.length > 0
    ? html`<ul>${views.map(
        ({ name, address }) =>
          html`<li><a href="${address}" dir="auto"${address === here ? html` aria-current="page"` : ''}>${name}</a></li>`,
      )}</ul>`
    : html`<p class="hint">${view.say('views.none')}</p>`
}
${
  known
    ? ''
    : html`<form method="post" action="/views" class="name-view"><input type="hidden" name="address" value="${here}"><label><span class="visually-hidden">${view.say('views.name')}</span><input name="name" required maxlength="120" dir="auto" placeholder="${view.say('views.name')}"></label><button class="button">${view.say('views.save')}</button></form>`
}
${views.length > 0 ? html`<p><a class="quiet" href="/views">${view.say('views.manage')}</a></p>` : ''}</section>`;
}
