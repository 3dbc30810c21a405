/**
 * The density strip: engagements over time as bars, drawn on the server. Places are shares of the width, so
 * that one drawing fits every screen without script; in Arabic time runs from right to left.
 */
import { scaleLinear, scaleSqrt } from 'd3-scale';
import { html } from 'hono/html';
import type { Count } from '../desk-store.ts';
import { type TimelineFilter, timelineAddress } from '../filter.ts';
import { formatDay, formatYear } from '../format.ts';
import type { Html, View } from '../view.ts';

export interface Months {
  /** Engagements by month, all statuses. */
  readonly all: readonly Count[];
  /** Those planned, cancelled or denied. */
  readonly other: readonly Count[];
  /** Of the whole store: the time that the strip spans, whatever the filter. */
  readonly span: readonly Count[];
}
interface Bin {
  /** Months since year 0, half-open. */
  readonly start: number;
  readonly end: number;
  readonly held: number;
  readonly other: number;
}

const HEIGHT = 76;
const BASE = 54;
/** Lowest that a hollow bar may be and still be seen. */
const LEAST = 5;
/** Most bars that stand side by side and can still be told apart on a phone. */
const MOST_BINS = 120;
const STEPS = [1, 3, 6, 12, 60, 120] as const;

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const isMonth = ({ value }: Count): boolean => /^[0-9]{4}-[0-9]{2}$/.test(value);
const dayOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** The last day before a month. */
function dayBefore(month: number): string {
  return new Date(Date.parse(dayOf(month)) - 86_400_000).toISOString().slice(0, 10);
}

/** Months in bins of one width, from whole year to whole year. */
function makeBins({ all, other, span }: Months): readonly Bin[] {
  const months = all.filter(isMonth).map(({ value, count }) => ({ at: monthNumber(value), count }));
  const spanned = span.filter(isMonth).map(({ value }) => monthNumber(value));
  if (spanned.length === 0) return [];
  const others = new Map(other.filter(isMonth).map(({ value, count }) => [monthNumber(value), count]));
  const first = Math.floor(Math.min(...spanned) / 12) * 12;
  const last = Math.ceil((Math.max(...spanned) + 1) / 12) * 12;
  const step = STEPS.find((size) => (last - first) / size <= MOST_BINS) ?? STEPS.at(-1)!;
  const bins = Array.from({ length: Math.ceil((last - first) / step) }, (_, i) => ({
    start: first + i * step,
    end: first + (i + 1) * step,
    held: 0,
    other: 0,
  }));
  for (const { at, count } of months) {
    const bin = bins[Math.floor((at - first) / step)];
    if (!bin) continue;
    const unheld = others.get(at) ?? 0;
    bin.held += Math.max(0, count - unheld);
    bin.other += unheld;
  }
  return bins;
}

/** The strip as SVG with its caption; nothing where no engagement has a month. */
export function showStrip(view: View, months: Months, filter: TimelineFilter): Html {
  const bins = makeBins(months);
  if (bins.length === 0) return '';
  const [first, last] = [bins[0]!.start, bins.at(-1)!.end];
  const share = scaleLinear()
    .domain([first, last])
    .range(view.direction === 'rtl' ? [100, 0] : [0, 100]);
  const tallest = Math.max(1, ...bins.map(({ held, other }) => held + other));
  const height = scaleSqrt()
    .domain([0, tallest])
    .range([0, BASE - 6]);
  const drawn: Drawing = { view, filter, share, height };
  return html`<figure class="strip">
<svg width="100%" height="${HEIGHT}" role="group" aria-label="${view.say('strip.title')}">
${showPeriod(drawn, [first, last])}
<line class="base" x1="0" x2="100%" y1="${BASE}.5" y2="${BASE}.5"/>
${showYears(drawn, [first, last])}
${bins.filter(({ held, other }) => held + other > 0).map((bin) => showBin(drawn, bin))}
</svg>
<figcaption><span class="key key-held">${view.say('strip.held')}</span> <span class="key key-other">${view.say('strip.planned')}</span></figcaption>
</figure>`;
}

interface Drawing {
  readonly view: View;
  readonly filter: TimelineFilter;
  readonly share: (month: number) => number;
  readonly height: (count: number) => number;
}

const percent = (value: number): string => `${value.toFixed(3)}%`;

/** The chosen period, shaded. */
function showPeriod({ filter, share }: Drawing, [first, last]: readonly [number, number]): Html {
  if (!filter.since && !filter.until) return '';
  const clamp = (month: number): number => Math.min(last, Math.max(first, month));
  const start = share(clamp(filter.since ? monthNumber(filter.since) : first));
  const end = share(clamp(filter.until ? monthNumber(filter.until) + 1 : last));
  return html`<rect class="period" x="${percent(Math.min(start, end))}" width="${percent(Math.abs(end - start))}" y="0" height="${BASE}"/>`;
}

/** One name for every year, or for every fifth or tenth where there are many. */
function showYears({ view, share }: Drawing, [first, last]: readonly [number, number]): Html {
  const count = (last - first) / 12;
  const every = count <= 12 ? 1 : count <= 60 ? 5 : 10;
  const years = Array.from({ length: count }, (_, i) => first / 12 + i).filter((year) => year % every === 0);
  return html`${years.map((year, i) => {
    const x = percent(share(year * 12));
    const minor = i % 2 === 1 && years.length > 5 ? ' minor' : '';
    return html`<g class="year${minor}"><line x1="${x}" x2="${x}" y1="${BASE}" y2="${BASE + 5}"/><text x="${percent(share(year * 12 + (every === 1 ? 6 : 0)))}" y="${BASE + 18}" text-anchor="middle">${formatYear(year, view)}</text></g>`;
  })}`;
}

/** A bar that leads to its months: held from the ground up, the others hollow above. */
function showBin({ view, filter, share, height }: Drawing, { start, end, held, other }: Bin): Html {
  const [a, b] = [share(start), share(end)];
  const gap = Math.abs(b - a) * 0.14;
  const x = percent(Math.min(a, b) + gap);
  const width = percent(Math.abs(b - a) - gap * 2);
  const whole = height(held + other);
  const hollow = other > 0 ? Math.max(LEAST, (whole * other) / (held + other)) : 0;
  const solid = held > 0 ? Math.max(0, whole - hollow - (other > 0 ? 2 : 0)) : 0;
  const since = dayOf(start);
  const until = dayBefore(end);
  const when =
    end - start === 1
      ? formatDay(since.slice(0, 7), view)
      : view.say('strip.period', {
          from: formatDay(since.slice(0, 7), view),
          to: formatDay(until.slice(0, 7), view),
        });
  const label = view.say('strip.bar', { when, held: view.number(held), other: view.number(other) });
  return html`<a href="${timelineAddress(filter, { since, until })}" aria-label="${label}"><title>${label}</title><rect class="touch" x="${percent(Math.min(a, b))}" width="${percent(Math.abs(b - a))}" y="0" height="${BASE}"/>${
    solid > 0
      ? html`<rect class="held" x="${x}" width="${width}" y="${(BASE - solid).toFixed(1)}" height="${solid.toFixed(1)}"/>`
      : ''
  }${
    other > 0
      ? html`<rect class="other" x="${x}" width="${width}" y="${(BASE - whole).toFixed(1)}" height="${hollow.toFixed(1)}"/>`
      : ''
  }</a>`;
}
