/** Engagements as entries under their days. */
import { html } from 'hono/html';
import type { EngagementEntry } from '../desk-store.ts';
import { formatDay, formatHijri } from '../format.ts';
import type { Html, View } from '../view.ts';
import { sign } from './icons.ts';
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

/** What an entry stands under: its own time, as exact as it is known, or else that of its report. */
interface Head {
  readonly when: string;
  readonly reported: boolean;
}
function headOf({ engagement, day }: EngagementEntry): Head {
  const own = engagement.date ?? engagement.between?.[0].slice(0, 7);
  return own ? { when: own, reported: false } : { when: day?.slice(0, 7) ?? '', reported: true };
}

/** Entries under the days they took place on. */
export function showDays(view: View, items: readonly EngagementEntry[]): Html {
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
  return html`<h2 class="leaf"><time datetime="${head}"><span class="number">${part({ day: 'numeric' })}</span> <span class="month">${part({ month: 'long' })}</span> <span class="year">${part({ year: 'numeric' })}</span> <span class="weekday">${part({ weekday: 'long' })}</span>${view.calendar === 'both' ? html` <span class="hijri">${formatHijri(head, view)}</span>` : ''}</time></h2>`;
}

/** An engagement as a line of a list, with the report that tells it. */
export function showEntry(view: View, { engagement, article }: EngagementEntry): Html {
  const place = showPlace(view, engagement);
  const { status, focus, date, corrected } = engagement;
  const exact = date?.length === 10 && !engagement.until;
  const when = exact ? null : (whenOf(view, engagement) ?? view.say('date.none'));
  return html`<li class="entry is-${status} is-${focus}">
<p class="entry-head">${kindLabel(view, engagement)}${statusBadge(view, status)}${corrected ? html`<span class="mark-corrected">${view.say('legend.corrected')}</span>` : ''}${
    place ? html`<span class="place">${sign('place')}<span>${place}</span></span>` : ''
  }${when ? html`<span class="when">${when}</span>` : ''}</p>
<h3><a class="entry-link" href="${engagementAddress(engagement.id)}">${showPrincipals(view, engagement)}</a></h3>
<p class="source"><a href="${articleAddress(article.id)}" dir="auto">${article.title || view.say('article.title.none')}</a> ${creditLine(view, article)}</p>
${topicChips(view, engagement.topics)}
</li>`;
}
