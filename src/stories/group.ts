/**
 * Grouping, one report at a time, with a result that does not know in which order they came. Reports stand in
 * one order of their own: day, then id. Each joins the story of earlier ones that it is most like, or begins a
 * story. What a report decides depends on its neighbours only, so a new one makes only those decide again
 * that it may concern.
 */
import { daysBetween, scoreOf, WINDOW_DAYS } from './compare.ts';
import type { Gist } from './gist.ts';

/** A report in its place among the others. */
export interface Node {
  readonly gist: Gist;
  /** Id of the first report of its story; its own where it begins one. */
  readonly story: string;
  /** Neighbours that are somewhat alike → score. */
  readonly edges: Readonly<Record<string, number>>;
}
/** Where the reports stand: a map in memory, or tables of a store. */
export interface Near {
  node(id: string): Node | undefined;
  put(node: Node): void;
  remove(id: string): void;
  /** Ids that stand under the key on the day; `null` for reports without a day. */
  underKey(key: string, day: string | null): readonly string[];
  /** Ids of the reports of a story, itself among them. */
  members(story: string): readonly string[];
  /** What the user said of a report: ids it belongs with, ids it does not belong with. */
  corrections(id: string): Corrections;
}
export interface Corrections {
  readonly together: readonly string[];
  readonly apart: readonly string[];
}
const NONE: Corrections = { together: [], apart: [] };
export const noCorrections = (): Corrections => NONE;

/** Keys two reports must share to be held against each other. */
const SHARED_KEYS = 3;
/** Scores below are not kept. */
const FLOOR = 0.15;
/**
 * What a report must reach beyond the level of its topic. Calibration as in compare.ts: 0.18 … 0.26 tried.
 */
const JOIN = 0.23;
/** The level of a topic: the mean of the scores of these ranks, of which this share counts, and so much at most. */
const TOPIC_FROM = 3;
const TOPIC_TO = 8;
const TOPIC_SHARE = 0.9;
const TOPIC_MOST = 0.2;

/** Puts a report among the others, in the place of an earlier one of its id. @returns ids whose story changed */
export function joinStory(gist: Gist, near: Near): readonly string[] {
  const stirred = removeNode(gist.id, near);
  const edges: Record<string, number> = {};
  for (const id of candidatesOf(gist, near)) {
    const other = near.node(id)!;
    const score = scoreOf(gist, other.gist);
    if (score < FLOOR) continue;
    edges[id] = score;
    near.put({ ...other, edges: { ...other.edges, [gist.id]: score } });
  }
  near.put({ gist, edges, story: '' });
  stirred.add(gist.id);
  for (const id of neighboursOf(gist.id, edges, near)) stirred.add(id);
  return settle(stirred, near);
}

/** Takes a report out. @returns ids whose story changed */
export function leaveStory(id: string, near: Near): readonly string[] {
  return settle(removeNode(id, near), near);
}

/** Decides again for the reports that a correction speaks of. @returns ids whose story changed */
export function settleAgain(ids: readonly string[], near: Near): readonly string[] {
  return settle(new Set(ids.filter((id) => near.node(id))), near);
}

function neighboursOf(id: string, edges: Node['edges'], near: Near): readonly string[] {
  const { together } = near.corrections(id);
  return [...Object.keys(edges), ...together.filter((it) => near.node(it))];
}

/** Takes a report out; @returns those that must decide again. */
function removeNode(id: string, near: Near): Set<string> {
  const stirred = new Set<string>();
  const old = near.node(id);
  if (!old) return stirred;
  for (const it of near.members(old.story)) {
    if (it === id) continue;
    stirred.add(it);
    const member = near.node(it);
    if (member) for (const next of Object.keys(member.edges)) stirred.add(next);
  }
  for (const it of neighboursOf(id, old.edges, near)) {
    const other = near.node(it)!;
    const { [id]: _gone, ...edges } = other.edges;
    near.put({ ...other, edges });
    stirred.add(it);
  }
  near.remove(id);
  stirred.delete(id);
  return stirred;
}

const DAY_MS = 86_400_000;
function daysAround(day: string | null): readonly (string | null)[] {
  if (day === null) return [null];
  const days: string[] = [];
  for (let i = -WINDOW_DAYS; i <= WINDOW_DAYS; i++) {
    days.push(new Date(Date.parse(day) + i * DAY_MS).toISOString().slice(0, 10));
  }
  return days;
}

function candidatesOf(gist: Gist, near: Near): readonly string[] {
  const shared = new Map<string, number>();
  for (const day of daysAround(gist.day)) {
    for (const key of gist.keys) {
      for (const id of near.underKey(key, day)) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
  }
  return [...shared].filter(([id, count]) => count >= SHARED_KEYS && id !== gist.id).map(([id]) => id);
}

/** Whether `a` stands before `b`: reports without a day come last. */
export function isBefore(a: Gist, b: Gist): boolean {
  const [x, y] = [a.day ?? '~', b.day ?? '~'];
  return x < y || (x === y && a.id < b.id);
}

/** Lets the stirred reports decide, the earliest first, and all whom their changes concern. */
function settle(stirred: Set<string>, near: Near): readonly string[] {
  const changed = new Set<string>();
  const waiting = openQueue(near);
  for (const id of stirred) waiting.add(id);
  for (let node = waiting.next(); node; node = waiting.next()) {
    const { gist } = node;
    const story = decide(node, near);
    if (story === node.story) continue;
    const before = node.story === '' ? [] : near.members(node.story);
    near.put({ ...node, story });
    changed.add(gist.id);
    for (const id of new Set([...before, ...near.members(story), gist.id])) stir(id, gist, { near, waiting });
  }
  return [...changed];
}

/** All after `from` that look at `id` when they decide. */
function stir(id: string, from: Gist, { near, waiting }: { near: Near; waiting: Queue }): void {
  const node = near.node(id);
  if (!node) return;
  for (const it of [id, ...neighboursOf(id, node.edges, near)]) {
    const next = near.node(it);
    if (next && isBefore(from, next.gist)) waiting.add(it);
  }
}

interface Queue {
  add(id: string): void;
  next(): Node | undefined;
}
/** Reports that wait to decide, given in their order. */
function openQueue(near: Near): Queue {
  const waiting = new Map<string, Gist>();
  return {
    add: (id) => {
      const node = waiting.has(id) ? undefined : near.node(id);
      if (node) waiting.set(id, node.gist);
    },
    next: () => {
      let first: Gist | undefined;
      for (const gist of waiting.values()) if (!first || isBefore(gist, first)) first = gist;
      if (!first) return undefined;
      waiting.delete(first.id);
      return near.node(first.id);
    },
  };
}

/** A story of earlier reports, seen from one report. */
export interface Offer {
  readonly story: string;
  /** Mean of the best score and the mean score among its earlier reports, less the level of the topic. */
  readonly score: number;
  readonly needed: number;
  readonly reports: number;
  readonly verdict: 'together' | 'apart' | 'likeness';
}

/** The story of a report. */
function decide(node: Node, near: Near): string {
  const [best] = offersOf(node, near);
  if (!best || best.verdict === 'apart') return node.gist.id;
  return best.verdict === 'together' || best.score >= best.needed ? best.story : node.gist.id;
}

/** The stories a report may join, the best first. */
export function offersOf(node: Node, near: Near): readonly Offer[] {
  const { gist } = node;
  const { together, apart } = near.corrections(gist.id);
  const offers: Offer[] = [];
  const topic = topicLevel(node);
  for (const story of storiesAround(node, near)) {
    const ids = near.members(story).filter((id) => isBefore(near.node(id)!.gist, gist));
    if (ids.length === 0) continue;
    const scores = ids.map((id) => node.edges[id] ?? 0);
    const mean = scores.reduce((sum, it) => sum + it, 0) / ids.length;
    const verdict = ids.some((id) => apart.includes(id))
      ? 'apart'
      : ids.some((id) => together.includes(id))
        ? 'together'
        : 'likeness';
    const score = (Math.max(...scores) + mean) / 2 - topic;
    offers.push({ story, score, needed: JOIN, reports: ids.length, verdict });
  }
  const rank = { together: 0, likeness: 1, apart: 2 };
  return offers.sort(
    (a, b) => rank[a.verdict] - rank[b.verdict] || b.score - a.score || (a.story < b.story ? -1 : 1),
  );
}

function storiesAround(node: Node, near: Near): ReadonlySet<string> {
  const stories = new Set<string>();
  for (const id of neighboursOf(node.gist.id, node.edges, near)) {
    const other = near.node(id)!;
    if (other.story !== '' && isBefore(other.gist, node.gist)) stories.add(other.story);
  }
  return stories;
}

/** How alike a report is to what merely shares its topic: what it must exceed. */
export function topicLevel({ edges }: Node): number {
  const scores = Object.values(edges).sort((a, b) => b - a);
  let sum = 0;
  for (let i = TOPIC_FROM; i < TOPIC_TO; i++) sum += scores[i] ?? 0;
  return Math.min(TOPIC_MOST, (TOPIC_SHARE * sum) / (TOPIC_TO - TOPIC_FROM));
}

/** Whether two reports may be held against each other at all. */
export const areNear = (a: Gist, b: Gist): boolean =>
  (a.day === null) === (b.day === null) && daysBetween(a.day, b.day) <= WINDOW_DAYS;
