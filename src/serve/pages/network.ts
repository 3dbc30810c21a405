/** Who meets whom: the picture, the slider of time, and a table that says the same. */
import { html } from 'hono/html';
import type { PairCount } from '../desk-store.ts';
import { formatDay, formatYear } from '../format.ts';
import {
  countParties,
  HEIGHT,
  LENGTHS,
  monthOf,
  type Network,
  type Node,
  radiusOf,
  WIDTH,
  type Window,
} from '../network.ts';
import type { Html, View } from '../view.ts';
import { showRanking } from './charts.ts';
import { frame } from './layout.ts';
import { pairAddress, partyAddress } from './links.ts';

/** Lines that are drawn, and pairs that the table has. */
const LINES = 140;
const ROWS = 30;

export interface NetworkQuery {
  readonly at: number;
  readonly months: number;
}
export function networkAddress({ at, months }: NetworkQuery): string {
  return months === 0 ? '/network' : `/network?at=${at}&months=${months}`;
}

export function networkPage(view: View, network: Network | null): Html {
  const title = view.say('network.title');
  const main = html`<div class="opening"><h1>${title}</h1><p class="count">${view.say('network.hint')}</p></div>
${network ? showNetwork(view, network) : html`<p class="hint">${view.say('network.none')}</p>`}`;
  const json = network
    ? networkAddress(queryOf(network.window)).replace('/network', '/network.json')
    : '/network.json';
  return frame(view, { title, main, here: 'network', shape: 'wide', json });
}

const queryOf = ({ at, length }: Window): NetworkQuery => ({ at, months: length });

function showNetwork(view: View, network: Network): Html {
  const { pairs } = network;
  const named = pairs.slice(0, ROWS).map(({ parties, count }) => ({ value: parties.join('|'), count }));
  const label = (value: string): Html => {
    const [a = '', b = ''] = value.split('|');
    return html`<a href="${pairAddress(a, b)}"><bdi>${view.party(a)}</bdi> \u2013 <bdi>${view.party(b)}</bdi></a>`;
  };
  const meetings = pairs.reduce((sum, { count }) => sum + count, 0);
  return html`${showSlider(view, network)}
<div class="network" id="network"><figure class="net" tabindex="0" aria-label="${view.say('network.picture')}">${drawNetwork(view, network)}</figure>
<section aria-labelledby="pairs"><h2 id="pairs">${periodWords(view, network)}</h2><p class="hint">${view.say('network.counts', { pairs: view.number(pairs.length), meetings: view.number(meetings) })}</p>${
    named.length > 0
      ? showRanking(view, { counts: named, label, most: ROWS })
      : html`<p class="hint">${view.say('network.none')}</p>`
  }</section></div>
<p class="hint counted">${view.say('profile.counted')}</p>`;
}

/** The months shown, in words. */
function periodWords(view: View, { since, until, window }: Network): string {
  if (window.length === 0) return view.say('network.length.0');
  const from = formatDay(since, view);
  return since === until ? from : view.say('strip.period', { from, to: formatDay(until, view) });
}

/** Time as a slider in a form with a button, and as links: neither needs script. */
function showSlider(view: View, network: Network): Html {
  const { first, last, at, length } = network.window;
  const years = Array.from(
    { length: Math.floor(last / 12) - Math.floor(first / 12) + 1 },
    (_, i) => Math.floor(first / 12) + i,
  );
  const step = Math.max(1, length);
  const stepTo = (to: number, rel: 'prev' | 'next'): Html =>
    html`<a class="step" rel="${rel}" href="${networkAddress({ at: Math.min(last, Math.max(first, to)), months: length })}" aria-label="${view.say(`network.${rel}`)}">${view.say(`zoom.${rel}.sign`)}</a>`;
  return html`<form class="slider" action="/network" method="get" data-network>
<p class="lengths">${LENGTHS.map(
    (it) =>
      html`<label><input type="radio" name="months" value="${it}"${it === length ? html` checked` : ''}> <span>${view.say(`network.length.${it}`)}</span></label>`,
  )}</p>
<label class="range"><span class="visually-hidden">${view.say('network.until')}</span><input type="range" name="at" min="${first}" max="${last}" value="${at}" step="1" aria-valuetext="${formatDay(monthOf(at), view)}"></label>
<p class="range-ends"><span>${formatDay(monthOf(first), view)}</span><output data-shown>${periodWords(view, network)}</output><span>${formatDay(monthOf(last), view)}</span></p>
<p class="range-acts">${length > 0 ? html`${stepTo(at - step, 'prev')}${stepTo(at + step, 'next')} ` : ''}<button class="button">${view.say('filter.apply')}</button> <button type="button" class="button" data-play hidden aria-pressed="false">${view.say('network.play')}</button></p>
<nav class="years-nav" aria-label="${view.say('network.years')}">${years.map(
    (year) =>
      html`<a href="${networkAddress({ at: Math.min(last, year * 12 + 11), months: 12 })}"${at === Math.min(last, year * 12 + 11) && length === 12 ? html` aria-current="true"` : ''}>${formatYear(year, view)}</a>`,
  )}</nav></form>`;
}

interface Drawn {
  readonly view: View;
  readonly places: ReadonlyMap<string, Node>;
  readonly counts: ReadonlyMap<string, number>;
  readonly most: number;
}

function drawNetwork(view: View, { nodes, pairs }: Network): Html {
  const places = new Map(nodes.map((node) => [node.party, node]));
  const drawn: Drawn = {
    view,
    places,
    counts: new Map(countParties(pairs)),
    most: Math.max(1, ...nodes.map(({ count }) => count)),
  };
  const lines = pairs.filter(({ parties }) => parties.every((party) => places.has(party))).slice(0, LINES);
  const top = Math.max(1, ...lines.map(({ count }) => count));
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${view.say('network.title')}">
<g class="edges">${lines.map((pair) => drawLine(drawn, pair, top))}</g>
<g class="nodes">${[...nodes].reverse().map((node) => drawNode(drawn, node))}</g></svg>`;
}

function drawLine({ view, places }: Drawn, { parties: [a, b], count }: PairCount, top: number): Html {
  const [from, to] = [places.get(a)!, places.get(b)!];
  const width = (1 + 9 * Math.sqrt(count / top)).toFixed(1);
  const words = `${view.party(a)} \u2013 ${view.party(b)}: ${view.number(count)}`;
  return html`<a href="${pairAddress(a, b)}" tabindex="-1" aria-label="${words}" data-edge="${a} ${b}"><title>${words}</title><line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke-width="${width}"/></a>`;
}

function drawNode({ view, counts, most }: Drawn, { party, x, y }: Node): Html {
  const count = counts.get(party) ?? 0;
  const radius = count > 0 ? radiusOf(Math.min(count, most), most) : 3.5;
  const words = `${view.party(party)}: ${view.number(count)}`;
  return html`<a class="node${count > 0 ? '' : ' idle'}" href="${partyAddress(party)}" aria-label="${words}" data-node="${party}"><title>${words}</title><circle cx="${x}" cy="${y}" r="${radius.toFixed(1)}"/><text x="${x}" y="${(y + radius + 17).toFixed(1)}" text-anchor="middle">${view.party(party)}</text></a>`;
}
