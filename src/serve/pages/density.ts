/**
 * The density of engagements over time, drawn on the server: bars that lead into their time, under them the units to
 * zoom into, above them the way out. Places are shares of the width, so that one drawing fits every screen without
 * script; in Arabic time runs from right to left.
 */
import { scaleLinear, scaleSqrt } from 'd3-scale';
import { html } from 'hono/html';
import { formatDay, formatYear } from '../format.ts';
import {
  type Bin,
  type Bins,
  binsOf,
  type Counted,
  dayNumber,
  isoDay,
  marksOf,
  type Named,
  namePeriod,
  neighbours,
  type Period,
  periodsAround,
  spanOf,
} from '../periods.ts';
import type { Html, View } from '../view.ts';

export interface Density {
  /** Under all of the filter but its period. */
  readonly moments: readonly Counted[];
  /** Of the whole store: the time that can be looked at. */
  readonly whole: readonly Counted[];
  readonly period: Partial<Period>;
  /** The address of the page for another period; null for all time. */
  readonly address: (period: Period | null) => string;
}

const HEIGHT = 98;
const BASE = 72;
/** Lowest that a hollow bar may be and still be seen. */
const LEAST = 5;

interface Drawing {
  readonly view: View;
  readonly density: Density;
  /** Share of the width at a day. */
  readonly share: (day: number) => number;
  readonly height: (count: number) => number;
}

/** The drawing with the way out above and the key below; nothing where no engagement has a day. */
export function showDensity(view: View, density: Density): Html {
  const span = spanOf(density.whole);
  if (!span) return '';
  const named = namePeriod(density.period, span);
  // one day has no shape: its week is shown around it
  const shown = named.zoom === 'day' ? periodsAround(named).at(-2)! : named;
  const drawn = binsOf(shown, density.moments);
  const [first, last] = [drawn.bins[0]!.start, drawn.bins.at(-1)!.end];
  const share = scaleLinear()
    .domain([first, last])
    .range(view.direction === 'rtl' ? [100, 0] : [0, 100]);
  const tallest = Math.max(1, ...drawn.bins.map(({ held, other }) => held + other));
  const height = scaleSqrt()
    .domain([0, tallest])
    .range([0, BASE - 8]);
  const drawing: Drawing = { view, density, share, height };
  return html`<figure class="strip" id="density">
${showWay(view, density, named)}
<svg width="100%" height="${HEIGHT}" role="group" aria-label="${view.say('strip.title')}" data-first="${isoDay(first)}" data-days="${last - first}" data-address="${density.address({ since: 'SINCE', until: 'UNTIL' })}">
${named.zoom === 'day' ? showChosen(drawing, named) : ''}
${showMarks(drawing, drawn)}
<line class="base" x1="0" x2="100%" y1="${BASE}.5" y2="${BASE}.5"/>
${drawn.bins.filter(({ held, other }) => held + other > 0).map((bin) => showBin(drawing, bin, drawn))}
</svg>
${named.zoom === 'all' ? '' : showOverview(drawing, span, shown)}
<figcaption><span class="key key-held">${view.say('strip.held')}</span> <span class="key key-other">${view.say('strip.planned')}</span>${
    drawn.loose > 0
      ? html` <span class="loose">${view.say('strip.loose', { n: view.number(drawn.loose) })}</span>`
      : ''
  }</figcaption>
</figure>`;
}

/** A period in as few words as it needs: «٢٠٢٣», «مارس ٢٠٢٣», «٢ – ٨ مارس ٢٠٢٤». */
export function namePeriodShort(view: View, { zoom, since, until }: Named): string {
  if (zoom === 'decade')
    return view.say('zoom.decade', { year: formatYear(Number(since.slice(0, 4)), view) });
  if (zoom === 'year') return formatDay(since.slice(0, 4), view);
  if (zoom === 'month') return formatDay(since.slice(0, 7), view);
  if (zoom === 'day') return view.day(since);
  if (since.slice(0, 7) !== until.slice(0, 7))
    return view.say('strip.period', { from: view.day(since), to: view.day(until) });
  const from = formatDay(since, view, { day: 'numeric' });
  return view.say('strip.period', { from, to: view.day(until) });
}

/** From all time down to the period, and the periods beside it. */
function showWay(view: View, { address }: Density, named: Named): Html {
  const around = periodsAround(named);
  const [before, after] = neighbours(named);
  const step = (period: Named, rel: string): Html =>
    html`<a class="step" rel="${rel}" href="${address(period)}" aria-label="${view.say(`zoom.${rel}`)}: ${namePeriodShort(view, period)}">${view.say(`zoom.${rel}.sign`)}</a>`;
  return html`<nav class="zoom" aria-label="${view.say('zoom.title')}"><ol>
<li>${named.zoom === 'all' ? html`<b aria-current="true">${view.say('zoom.all')}</b>` : html`<a href="${address(null)}">${view.say('zoom.all')}</a>`}</li>${around.map(
    (period, i) =>
      html`<li>${
        i === around.length - 1
          ? html`<b aria-current="true">${namePeriodShort(view, period)}</b>`
          : html`<a href="${address(period)}">${namePeriodShort(view, period)}</a>`
      }</li>`,
  )}</ol>${named.zoom === 'all' ? '' : html`<span class="steps">${step(before, 'prev')}${step(after, 'next')}</span>`}</nav>`;
}

const percent = (value: number): string => `${value.toFixed(2)}%`;
const place = ({ share }: Drawing, start: number, end: number): readonly [x: number, width: number] => {
  const [a, b] = [share(start), share(end)];
  return [Math.min(a, b), Math.abs(b - a)];
};

/** The chosen day within its week, shaded. */
function showChosen(drawing: Drawing, { since }: Named): Html {
  const [x, width] = place(drawing, dayNumber(since), dayNumber(since) + 1);
  return html`<rect class="period" x="${percent(x)}" width="${percent(width)}" y="0" height="${BASE}"/>`;
}

/** Narrowest share of the width that holds a name. */
const NARROW = 4.4;

/** The units under the bars, each a link into it. */
function showMarks(drawing: Drawing, drawn: Bins): Html {
  const { view, density } = drawing;
  const marks = marksOf(drawn);
  const narrow = marks.length > 0 && 100 / marks.length < NARROW * 1.6;
  return html`${marks.map((mark, i) => {
    const [start, end] = [dayNumber(mark.since), dayNumber(mark.until) + 1];
    const [x, width] = place(
      drawing,
      Math.max(start, drawn.bins[0]!.start),
      Math.min(end, drawn.bins.at(-1)!.end),
    );
    const edge = percent(drawing.share(Math.max(start, drawn.bins[0]!.start)));
    return html`<a class="mark${narrow && i % 2 === 1 ? ' minor' : ''}" href="${density.address(mark)}"><title>${namePeriodShort(view, mark)}</title><rect class="touch" x="${percent(x)}" width="${percent(width)}" y="${BASE + 1}" height="${HEIGHT - BASE - 1}"/><line x1="${edge}" x2="${edge}" y1="${BASE}" y2="${BASE + 7}"/><text x="${percent(x + width / 2)}" y="${BASE + 19}" text-anchor="middle">${nameMark(view, mark)}</text></a>`;
  })}`;
}

/** The name of a unit where its years are told above. */
function nameMark(view: View, mark: Named): string {
  const { zoom, since, until } = mark;
  if (zoom === 'month') return formatDay(since, view, { month: 'short' });
  if (zoom === 'day') return formatDay(since, view, { weekday: 'short', day: 'numeric' });
  if (zoom === 'week') {
    const day = (of: string): string => formatDay(of, view, { day: 'numeric' });
    return `${day(since)} \u2013 ${day(until)}`;
  }
  return zoom === 'decade' ? formatYear(Number(since.slice(0, 4)), view) : namePeriodShort(view, mark);
}

/** A bar that leads to its time: held from the ground up, the others hollow above. */
function showBin(drawing: Drawing, { start, end, held, other }: Bin, { unit }: Bins): Html {
  const { view, density, height } = drawing;
  const [from, full] = place(drawing, start, end);
  const gap = Math.min(full * 0.14, 0.6);
  const [x, width] = [percent(from + gap), percent(full - gap * 2)];
  const whole = height(held + other);
  const hollow = other > 0 ? Math.max(LEAST, (whole * other) / (held + other)) : 0;
  const solid = held > 0 ? Math.max(0, whole - hollow - (other > 0 ? 2 : 0)) : 0;
  const period: Named = { zoom: unit, since: isoDay(start), until: isoDay(end - 1) };
  const words = view.say('strip.bar', {
    when: namePeriodShort(view, period),
    held: view.number(held),
    other: view.number(other),
  });
  return html`<a href="${density.address(period)}" tabindex="-1"><title>${words}</title><rect class="touch" x="${percent(from)}" width="${percent(full)}" y="0" height="${BASE}"/>${
    solid > 0
      ? html`<rect class="held" x="${x}" width="${width}" y="${(BASE - solid).toFixed(1)}" height="${solid.toFixed(1)}"/>`
      : ''
  }${
    other > 0
      ? html`<rect class="other" x="${x}" width="${width}" y="${(BASE - whole).toFixed(1)}" height="${hollow.toFixed(1)}"/>`
      : ''
  }</a>`;
}

const OVERVIEW_HEIGHT = 22;
const OVERVIEW_WIDTH = 1000;

/** All time on one thin line, with the period shown framed. */
function showOverview({ view, density }: Drawing, span: Period, shown: Period): Html {
  const { bins } = binsOf(span, density.moments);
  const [first, last] = [bins[0]!.start, bins.at(-1)!.end];
  const x = scaleLinear()
    .domain([first, last])
    .range(view.direction === 'rtl' ? [OVERVIEW_WIDTH, 0] : [0, OVERVIEW_WIDTH])
    .clamp(true);
  const y = scaleSqrt()
    .domain([0, Math.max(1, ...bins.map(({ held, other }) => held + other))])
    .range([0, OVERVIEW_HEIGHT - 3]);
  const path = bins
    .filter(({ held, other }) => held + other > 0)
    .map(({ start, end, held, other }) => {
      const top = OVERVIEW_HEIGHT - y(held + other);
      return `M${x(start).toFixed(1)} ${OVERVIEW_HEIGHT}V${top.toFixed(1)}H${x(end).toFixed(1)}V${OVERVIEW_HEIGHT}`;
    })
    .join('');
  const [a, b] = [x(dayNumber(shown.since)), x(dayNumber(shown.until) + 1)];
  const width = Math.max(4, Math.abs(b - a));
  return html`<svg class="overview" width="100%" height="${OVERVIEW_HEIGHT}" viewBox="0 0 ${OVERVIEW_WIDTH} ${OVERVIEW_HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path d="${path}"/><rect x="${Math.min(a, b).toFixed(1)}" width="${width.toFixed(1)}" y="0" height="${OVERVIEW_HEIGHT}"/></svg>`;
}
