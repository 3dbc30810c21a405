/** Who meets whom in a run of months: parties as places, computed once for all time so that they stay where they are. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Context, Hono } from 'hono';
import { isJson, sendPage, viewOf } from './answers.ts';
import type { DeskStore, PairCount } from './desk-store.ts';
import { networkPage } from './pages/network.ts';

export const WIDTH = 1000;
export const HEIGHT = 720;
/** Parties that are drawn: more cannot be told apart. The table and the JSON have all. */
const PARTIES = 36;
const TICKS = 160;
/** Room for names at the edges of the picture. */
const MARGIN = [90, 46] as const;

export interface Node {
  readonly party: string;
  readonly x: number;
  readonly y: number;
  /** Meetings in all time, rounded to half powers of two. */
  readonly count: number;
}

interface Body extends SimulationNodeDatum {
  readonly party: string;
  readonly count: number;
}

/** How often each party is one of a pair, the most frequent first. */
export function countParties(
  pairs: readonly PairCount[],
): readonly (readonly [party: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { parties, count } of pairs)
    for (const party of parties) counts.set(party, (counts.get(party) ?? 0) + count);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** Rounded to half powers of two, so that a meeting more does not move every party. */
const rounded = (count: number): number => 2 ** (Math.round(2 * Math.log2(count)) / 2);

interface Graph {
  readonly parties: readonly (readonly [party: string, count: number])[];
  readonly links: readonly (readonly [a: string, b: string, count: number])[];
}
/** The parties that meet most and their meetings, rounded. */
function graphOf(pairs: readonly PairCount[]): Graph {
  const parties = countParties(pairs)
    .slice(0, PARTIES)
    .map(([party, count]) => [party, rounded(count)] as const);
  const known = new Set(parties.map(([party]) => party));
  const links = pairs
    .filter(({ parties: both }) => both.every((party) => known.has(party)))
    .map(({ parties: [a, b], count }) => [a, b, rounded(count)] as const);
  return { parties, links: [...links].sort(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1)) };
}

/** Radius of a party by its meetings. */
export const radiusOf = (count: number, most: number): number =>
  5 + 19 * Math.sqrt(count / Math.max(1, most));

/**
 * The places of the parties that meet most, within `WIDTH` × `HEIGHT`. The same meetings give the same places: the
 * simulation starts from a spiral and its chance has a fixed seed.
 */
export const placeParties = (pairs: readonly PairCount[]): readonly Node[] => placeGraph(graphOf(pairs));

function placeGraph({ parties, links }: Graph): readonly Node[] {
  const bodies: Body[] = parties.map(([party, count]) => ({ party, count }));
  const known = new Map(bodies.map((body) => [body.party, body]));
  const most = Math.max(1, ...bodies.map(({ count }) => count));
  const springs = links.map(([a, b, count]) => ({
    ...{ source: known.get(a)!, target: known.get(b)! },
    weight: Math.sqrt(count / most),
  }));
  const link = forceLink<Body, (typeof springs)[number]>(springs)
    .distance(({ weight }) => 190 - 90 * weight)
    .strength(({ weight }) => 0.06 + 0.5 * weight);
  forceSimulation(bodies)
    .force('link', link)
    .force('charge', forceManyBody().strength(-760))
    .force('collide', forceCollide<Body>((body) => radiusOf(body.count, most) + 34).iterations(3))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.09))
    .stop()
    .tick(TICKS);
  return fit(bodies);
}

/** Stretched to fill the picture. */
function fit(bodies: readonly Body[]): readonly Node[] {
  const scale = (values: readonly number[], size: number, margin: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (value: number): number =>
      Math.round(
        (high > low ? margin + ((value - low) / (high - low)) * (size - 2 * margin) : size / 2) * 10,
      ) / 10;
  };
  const x = scale(
    bodies.map((it) => it.x ?? 0),
    WIDTH,
    MARGIN[0],
  );
  const y = scale(
    bodies.map((it) => it.y ?? 0),
    HEIGHT,
    MARGIN[1],
  );
  return bodies.map((it) => ({ party: it.party, count: it.count, x: x(it.x ?? 0), y: y(it.y ?? 0) }));
}

/** Months since year 0, as the slider counts them. */
export const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
export const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** How many months may be looked at at once; 0 is all time. */
export const LENGTHS = [0, 1, 3, 12] as const;

export interface Window {
  /** First and last month of the slider, as numbers. */
  readonly first: number;
  readonly last: number;
  /** Last month shown. */
  readonly at: number;
  readonly length: (typeof LENGTHS)[number];
}
export interface Network {
  readonly window: Window;
  readonly since: string;
  readonly until: string;
  readonly nodes: readonly Node[];
  readonly pairs: readonly PairCount[];
}

/** The months that an address asks for; all time where it asks for none. */
export function readWindow(
  query: Readonly<Record<string, string | undefined>>,
  [first, last]: readonly [number, number],
): Window {
  const length = LENGTHS.find((it) => String(it) === query.months) ?? (query.at ? 12 : 0);
  const asked = /^[0-9]{1,6}$/.test(query.at ?? '') ? Number(query.at) : last;
  return { first, last, at: Math.min(last, Math.max(first, asked)), length };
}

export function addNetwork(app: Hono, store: DeskStore): void {
  let placed: { readonly key: string; readonly nodes: readonly Node[] } | null = null;
  const place = (pairs: readonly PairCount[]): readonly Node[] => {
    const graph = graphOf(pairs);
    const key = JSON.stringify(graph);
    if (placed?.key !== key) placed = { key, nodes: placeGraph(graph) };
    return placed.nodes;
  };
  app.on('GET', ['/network', '/network.json'], async (c) => showNetwork(c, store, place));
}

type PlaceAll = (pairs: readonly PairCount[]) => readonly Node[];

async function showNetwork(c: Context, store: DeskStore, place: PlaceAll): Promise<Response> {
  const span = await store.profiles.span();
  if (!span)
    return isJson(c) ? c.json({ parties: [], pairs: [] }) : sendPage(c, networkPage(viewOf(c), null));
  const window = readWindow(c.req.query(), [monthNumber(span.recent), monthNumber(span.last)]);
  const isAll = window.length === 0;
  const since = isAll ? span.first : monthOf(Math.max(window.first, window.at - window.length + 1));
  const until = isAll ? span.last : monthOf(window.at);
  const [all, pairs] = await Promise.all([
    store.profiles.pairs(span.first, span.last),
    store.profiles.pairs(since, until),
  ]);
  const network: Network = { window, since, until, nodes: place(all), pairs };
  if (isJson(c)) return c.json({ since, until, parties: network.nodes, pairs });
  return sendPage(c, networkPage(viewOf(c), network));
}
