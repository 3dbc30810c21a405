/** A month of planned engagements: a table of weeks, so that it is read out in order, and a small one for the margin. */
import { html } from 'hono/html';
import type { EngagementEntry } from '../desk-store.ts';
import { timelineAddress } from '../filter.ts';
import { formatDay, formatHijri } from '../format.ts';
import { joinReports } from '../happenings.ts';
import { addDays, dayNumber, isoDay, periodOf, weekStart } from '../periods.ts';
import type { Html, View } from '../view.ts';
import { kindIcon } from './icons.ts';
import { frame } from './layout.ts';
import { callParticipant, engagementAddress, principalsOf } from './parts.ts';

export interface Calendar {
  /** ISO 8601 month. */
  readonly month: string;
  /** The day that is today for the desk. */
  readonly today: string;
  /** Planned engagements that may lie in the month. */
  readonly entries: readonly EngagementEntry[];
}

export const calendarAddress = (month: string): string => `/calendar?month=${month}`;
const dayAddress = (day: string): string => `/today?day=${day}`;

/** Days of the weeks that a month touches. */
function weeksOf(month: string): readonly (readonly string[])[] {
  const { since, until } = periodOf('month', `${month}-01`);
  const first = weekStart(dayNumber(since));
  const weeks = Math.ceil((dayNumber(until) - first + 1) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => isoDay(first + week * 7 + day)),
  );
}

const isExact = ({ engagement }: EngagementEntry): boolean => engagement.date?.length === 10;

/** Entries by each day they last, those of a known day alone. */
export function byDay(entries: readonly EngagementEntry[]): ReadonlyMap<string, readonly EngagementEntry[]> {
  const days = new Map<string, EngagementEntry[]>();
  for (const entry of entries.filter(isExact)) {
    const { date, until } = entry.engagement;
    const last = until && until.length === 10 && until > date! ? until : date!;
    for (let day = date!; day <= last && day <= addDays(date!, MOST_DAYS); day = addDays(day, 1))
      days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}
const MOST_DAYS = 31;

function weekdayNames(view: View, length: 'long' | 'short' | 'narrow'): readonly string[] {
  const saturday = isoDay(weekStart(0));
  return Array.from({ length: 7 }, (_, i) => formatDay(addDays(saturday, i), view, { weekday: length }));
}

const monthSteps = (month: string): readonly [before: string, after: string] => {
  const { since, until } = periodOf('month', `${month}-01`);
  return [addDays(since, -1).slice(0, 7), addDays(until, 1).slice(0, 7)];
};

function steps(view: View, month: string, address: (month: string) => string): Html {
  const [before, after] = monthSteps(month);
  const step = (to: string, rel: string): Html =>
    html`<a class="step" rel="${rel}" href="${address(to)}" aria-label="${formatDay(to, view)}">${view.say(`zoom.${rel}.sign`)}</a>`;
  return html`<span class="steps">${step(before, 'prev')}${step(after, 'next')}</span>`;
}

/** The month in Hijri months, where the reader wants both calendars. */
function hijriSpan(view: View, month: string): Html {
  if (view.calendar !== 'both') return '';
  const { since, until } = periodOf('month', `${month}-01`);
  const names = [
    ...new Set([since, until].map((day) => formatHijri(day, view, { month: 'long', year: 'numeric' }))),
  ];
  return html` <span class="hijri">${names.join(' – ')}</span>`;
}

// ---- the page -----------------------------------------------------------------------------------

export function calendarPage(view: View, calendar: Calendar): Html {
  const { month, entries } = calendar;
  const loose = joinReports(entries.filter((entry) => !isExact(entry)));
  const main = html`<div class="opening"><h1>${view.say('calendar.title')}</h1><p class="count">${view.say('calendar.hint')}</p></div>
<nav class="zoom" aria-label="${view.say('zoom.title')}"><p class="month-name">${formatDay(month, view)}${hijriSpan(view, month)}</p>${steps(view, month, calendarAddress)}</nav>
${monthTable(view, calendar)}
${
  loose.length > 0
    ? html`<section class="loose"><h2>${view.say('calendar.loose')}</h2><ul>${loose.map(({ lead }) => html`<li>${showShort(view, lead)}</li>`)}</ul></section>`
    : ''
}`;
  return frame(view, {
    title: `${view.say('calendar.title')}: ${formatDay(month, view)}`,
    main,
    here: 'today',
    shape: 'wide',
    json: `/calendar.json?month=${month}`,
  });
}

function monthTable(view: View, { month, today, entries }: Calendar): Html {
  const days = byDay(entries);
  return html`<table class="month"><caption class="visually-hidden">${view.say('calendar.title')}: ${formatDay(month, view)}</caption>
<thead><tr>${weekdayNames(view, 'long').map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${weeksOf(month).map(
    (week) =>
      html`<tr>${week.map((day) => (day.startsWith(month) ? dayCell(view, { day, today, entries: days.get(day) ?? [] }) : html`<td class="beyond"></td>`))}</tr>`,
  )}</tbody></table>`;
}

interface Cell {
  readonly day: string;
  readonly today: string;
  readonly entries: readonly EngagementEntry[];
}
/** Engagements that a cell shows before «and n more». */
const IN_CELL = 4;

function dayCell(view: View, { day, today, entries }: Cell): Html {
  const happenings = joinReports(entries);
  const number = formatDay(day, view, { day: 'numeric' });
  const more = happenings.length - IN_CELL;
  const isToday = day === today;
  return html`<td class="${happenings.length > 0 ? 'full' : 'bare'}${isToday ? ' now' : ''}"><a class="cal-day" href="${dayAddress(day)}"${isToday ? html` aria-current="date"` : ''}><time datetime="${day}"><span class="number" aria-hidden="true">${number}</span><span class="visually-hidden">${view.fullDay(day)}</span></time>${
    view.calendar === 'both'
      ? html` <span class="hijri" aria-hidden="true">${formatHijri(day, view, { day: 'numeric' })}</span>`
      : ''
  }</a>${
    happenings.length > 0
      ? html`<ul>${happenings.slice(0, IN_CELL).map(({ lead }) => html`<li>${showShort(view, lead)}</li>`)}${
          more > 0
            ? html`<li><a class="more" href="${timelineAddress({ status: 'planned', since: day, until: day })}">${view.say('index.more', { n: view.number(more) })}</a></li>`
            : ''
        }</ul>`
      : ''
  }</td>`;
}

/** An engagement in a few words: its kind as a sign, who takes part. */
function showShort(view: View, { engagement }: EngagementEntry): Html {
  const who = principalsOf(engagement).slice(0, 2);
  return html`<a class="short" href="${engagementAddress(engagement.id)}">${kindIcon(engagement.kind)}<span><span class="visually-hidden">${view.say(`kind.${engagement.kind}`)}: </span>${who.map(
    (it, i) => html`${i > 0 ? ' – ' : ''}<bdi>${callParticipant(view, it)}</bdi>`,
  )}</span></a>`;
}

// ---- in the margin ------------------------------------------------------------------------------

/** A small month: days with something planned are marked with how much. */
export function showSmallMonth(view: View, { month, today, entries }: Calendar): Html {
  const days = byDay(entries);
  const cell = (day: string): Html => {
    if (!day.startsWith(month)) return html`<td></td>`;
    const count = joinReports(days.get(day) ?? []).length;
    const number = formatDay(day, view, { day: 'numeric' });
    const words =
      count > 0 ? view.say('calendar.day', { day: view.day(day), n: view.number(count) }) : view.day(day);
    return html`<td${count > 0 ? html` class="full"` : ''}><a href="${dayAddress(day)}" aria-label="${words}"${day === today ? html` aria-current="date"` : ''}>${number}</a></td>`;
  };
  return html`<table class="small-month"><caption><a href="${calendarAddress(month)}">${formatDay(month, view)}</a>${hijriSpan(view, month)}</caption>
<thead><tr>${weekdayNames(view, 'long').map((name, i) => html`<th scope="col"><abbr title="${name}">${weekdayNames(view, 'narrow')[i]}</abbr></th>`)}</tr></thead>
<tbody>${weeksOf(month).map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody></table>`;
}
