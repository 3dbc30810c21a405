/** Ranked bars and topics over time, drawn on the server. Measures are shares of the width: one drawing fits every screen. */
import { html } from 'hono/html';
import type { Count, TopicYear } from '../desk-store.ts';
import { timelineAddress } from '../filter.ts';
import { formatYear } from '../format.ts';
import type { Html, View } from '../view.ts';

export interface Ranking {
  readonly counts: readonly Count[];
  /** What stands beside the bar; it says what the bar shows. */
  readonly label: (value: string) => Html;
  /** Where the number leads. */
  readonly address?: (value: string) => string;
  readonly most?: number;
}
const MOST = 10;

/** Counts as bars in their order, each with its number. */
export function showRanking(view: View, { counts, label, address, most = MOST }: Ranking): Html {
  const top = Math.max(1, ...counts.map(({ count }) => count));
  return html`<ol class="ranks">${counts.slice(0, most).map(({ value, count }) => {
    const number = address ? html`<a href="${address(value)}">${view.number(count)}</a>` : view.number(count);
    return html`<li><span class="rank-name">${label(value)}</span>${bar(view, count / top)}<span class="rank-count">${number}</span></li>`;
  })}</ol>`;
}

/** A bar that grows from where the line begins. */
function bar(view: View, share: number): Html {
  const width = Math.max(0.8, share * 100);
  const x = view.direction === 'rtl' ? 100 - width : 0;
  return html`<svg class="bar" width="100%" height="10" aria-hidden="true" focusable="false"><rect x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="10"/></svg>`;
}

const TOPICS = 8;
const ROW = 26;
/** Years drawn: reports recall meetings of centuries ago, which the totals count. */
const YEARS = 12;

interface Years {
  readonly first: number;
  readonly last: number;
}

/** One row for each of the most frequent topics, with a bar for each of the last years. */
export function showTopics(
  view: View,
  topics: readonly TopicYear[],
  filter: Parameters<typeof timelineAddress>[0],
): Html {
  const last = topics.reduce((latest, { year }) => (year > latest ? year : latest), '');
  const dated = topics.filter(({ year }) => year !== '' && Number(year) > Number(last) - YEARS);
  const totals = new Map<string, number>();
  for (const { topic, count } of topics) totals.set(topic, (totals.get(topic) ?? 0) + count);
  const ranked = [...totals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, TOPICS);
  if (ranked.length === 0) return '';
  const numbers = dated.map(({ year }) => Number(year));
  const years: Years = { first: Math.min(...numbers), last: Math.max(...numbers) };
  const tallest = Math.max(1, ...dated.map(({ count }) => count));
  return html`<ol class="topic-years">${ranked.map(([topic, count]) => {
    const own = dated.filter((it) => it.topic === topic);
    return html`<li><a class="topic-name" href="${timelineAddress(filter, { topic })}">${view.say(`topic.${topic}`)}</a>${
      numbers.length > 0 ? topicRow(view, own, { years, tallest }) : html`<span></span>`
    }<span class="rank-count">${view.number(count)}</span></li>`;
  })}${numbers.length > 0 ? yearLine(view, years) : ''}</ol>`;
}

/** Share of the width at which a year begins. */
function placeOf(view: View, year: number, { first, last }: Years): readonly [x: number, width: number] {
  const width = 100 / (last - first + 1);
  const at = (year - first) * width;
  return [view.direction === 'rtl' ? 100 - at - width : at, width];
}

function topicRow(
  view: View,
  own: readonly TopicYear[],
  { years, tallest }: { readonly years: Years; readonly tallest: number },
): Html {
  const words = own
    .map(({ year, count }) => `${formatYear(Number(year), view)}: ${view.number(count)}`)
    .join(view.comma);
  return html`<svg class="topic-row" width="100%" height="${ROW}" role="img" aria-label="${words}"><line x1="0" x2="100%" y1="${ROW - 0.5}" y2="${ROW - 0.5}"/>${own.map(
    ({ year, count }) => {
      const [x, width] = placeOf(view, Number(year), years);
      const height = Math.max(3, Math.sqrt(count / tallest) * (ROW - 3));
      const inset = Math.min(width * 0.14, 1);
      return html`<rect x="${(x + inset).toFixed(2)}%" width="${(width - 2 * inset).toFixed(2)}%" y="${(ROW - height).toFixed(1)}" height="${height.toFixed(1)}"/>`;
    },
  )}</svg>`;
}

/** The years beneath, the first and the last where there are many. */
function yearLine(view: View, years: Years): Html {
  const { first, last } = years;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const step = Math.ceil(all.length / 6);
  const shown = all.filter((year) => (last - year) % step === 0);
  return html`<li class="years" aria-hidden="true"><span></span><svg width="100%" height="18">${shown.map(
    (year, i) => {
      const [x, width] = placeOf(view, year, years);
      return html`<text class="${i % 2 === 1 && shown.length > 3 ? 'minor' : ''}" x="${(x + width / 2).toFixed(2)}%" y="13" text-anchor="middle">${formatYear(year, view)}</text>`;
    },
  )}</svg><span></span></li>`;
}
