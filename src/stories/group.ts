/**
 * Grouping, one report at a time, with a result that does not know in which order they came. Reports stand in
 * one order of their own: day, then id. Each looks at some that are like it and joins the story of earlier ones
 * that it is most like, or begins a story. What a report decides depends on what it looks at, so a new one makes
 * only those decide again that it may concern. What one report costs is bounded: it looks at so many only under
 * each of its keys, and is held against the first reports of a story, however many follow.
 */
import { daysBetween, scoreOf, WINDOW_DAYS } from './compare.ts';
import type { Gist } from './gist.ts';
import { type Days, isBefore, type Near, type Place } from './near.ts';
import { openQueue, type Queue } from './waiting.ts';

/** Keys two reports must share to be held against each other. */
const SHARED_KEYS = 3;
/** Scores below are not kept. */
export const FLOOR = 0.15;
/**
 * What a report must reach beyond the level of its topic. Calibration as in compare.ts: 0.18 … 0.26 tried.
 */
const JOIN = 0.23;
/** The level of a topic: the mean of the scores of these ranks, of which this share counts, and so much at most. */
const TOPIC_FROM = 3;
const TOPIC_TO = 8;
const TOPIC_SHARE = 0.9;
const TOPIC_MOST = 0.2;
/** Reports of a story that a new one is held against: the first ones, that say what it is about. */
const FIRST = 12;

/** Puts a report among the others, in the place of an earlier one of its id. @returns ids whose story changed */
export function joinStory(gist: Gist, near: Near): readonly string[] {
  const { id } = gist;
  const stirred = takeOut(id, near);
  const { keys, others } = near.add(gist);
  const { shown, holders } = near.meet(id, { keys, days: daysAround(gist.day), least: SHARED_KEYS });
  const scores = new Map<string, number>();
  const scoreWith = (other: string): number => {
    const score = scores.get(other) ?? scoreOf(gist, near.gist(other)!);
    scores.set(other, score);
    return score;
  };
  for (const other of shown)
    if (other !== id && scoreWith(other) >= FLOOR) near.link(id, other, scoreWith(other));
  for (const other of holders) {
    if (other === id || scoreWith(other) < FLOOR) continue;
    near.link(other, id, scoreWith(other));
    if (isOfTopic(scoreWith(other), near.scores(other))) stirred.add(other);
  }
  for (const other of others) for (const it of lookAway(other, near)) stirred.add(it);
  stirred.add(id);
  for (const it of said(id, near)) stirred.add(it.id);
  return settle(stirred, near);
}

/** Takes a report out. @returns ids whose story changed */
export function leaveStory(id: string, near: Near): readonly string[] {
  return settle(takeOut(id, near), near);
}

/** Decides again for the reports that a correction speaks of. @returns ids whose story changed */
export function settleAgain(ids: readonly string[], near: Near): readonly string[] {
  return settle(new Set(ids), near);
}

/** Takes a report out; @returns those that must decide again. */
function takeOut(id: string, near: Near): Set<string> {
  const place = near.place(id);
  if (!place) return new Set();
  const stirred = new Set([...near.lookers(id), ...said(id, near).map((it) => it.id)]);
  if (isAmongFirst(place, place.story, near)) for (const it of lookersOf(place.story, near)) stirred.add(it);
  const { others } = near.remove(id);
  for (const other of others) for (const it of lookTo(other, near)) stirred.add(it);
  stirred.delete(id);
  return stirred;
}

/** A report is looked at under fewer keys. @returns those that look at it no more */
function lookAway(id: string, near: Near): readonly string[] {
  const lookers = [...near.lookers(id)];
  if (lookers.length === 0) return [];
  const days = daysAround(near.place(id)!.day);
  const still = new Set(near.holders({ keys: near.shownUnder(id), days, least: SHARED_KEYS }));
  const lost = lookers.filter((it) => !still.has(it));
  for (const it of lost) near.link(it, id, null);
  return lost;
}

/** A report is looked at under more keys. @returns those that look at it now */
function lookTo(id: string, near: Near): readonly string[] {
  const gist = near.gist(id)!;
  const known = near.lookers(id);
  const search = { keys: near.shownUnder(id), days: daysAround(gist.day), least: SHARED_KEYS };
  const found = near.holders(search).filter((it) => it !== id && !known.has(it));
  return found.filter((it) => {
    const score = scoreOf(near.gist(it)!, gist);
    if (score >= FLOOR) near.link(it, id, score);
    return score >= FLOOR;
  });
}

const DAY_MS = 86_400_000;
function daysAround(day: string | null): Days {
  if (day === null) return null;
  const after = (days: number): string =>
    new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
  return [after(-WINDOW_DAYS), after(WINDOW_DAYS)];
}

/** Reports of which the user said that they do or do not belong with `id`. */
function said(id: string, near: Near): readonly Place[] {
  const { together, apart } = near.corrections(id);
  return [...together, ...apart].flatMap((it) => near.place(it) ?? []);
}

/** Whether a story is told by `place`: what it is held against, or would be. */
function isAmongFirst(place: Place, story: string, near: Near): boolean {
  const first = near.first(story, FIRST);
  return first.length < FIRST || !isBefore(first.at(-1)!, place);
}

/**
 * Lets the stirred reports decide, the earliest first, and all whom their changes concern. Those stand later, so
 * one way through is enough, and who looks at a story need be stirred once.
 */
function settle(stirred: ReadonlySet<string>, near: Near): readonly string[] {
  const changed: string[] = [];
  const waiting = openQueue();
  const told = new Set<string>();
  for (const id of stirred) {
    const place = near.place(id);
    if (place) waiting.add(place);
  }
  for (let place = waiting.next(); place; place = waiting.next()) {
    const { id } = place;
    const story = decide(id, near);
    if (story === place.story) continue;
    tellLookers(place, place.story, { near, waiting, told });
    near.settle(id, story);
    tellLookers(place, story, { near, waiting, told });
    const concerned = [...near.lookers(id)].filter((it) => near.scores(it).get(id)! >= JOIN - ROUNDING);
    stir(place, [...concerned.map((it) => near.place(it)!), ...said(id, near)], waiting);
    changed.push(id);
  }
  return changed;
}

interface Telling {
  readonly near: Near;
  readonly waiting: Queue;
  /** Stories of which all who look at them wait already. */
  readonly told: Set<string>;
}
/** Where a story comes to be told by other reports, all who look at it decide again. */
function tellLookers(place: Place, story: string, { near, waiting, told }: Telling): void {
  if (story === '' || told.has(story) || !isAmongFirst(place, story, near)) return;
  told.add(story);
  stir(
    place,
    lookersOf(story, near).map((it) => near.place(it)!),
    waiting,
  );
}

/** The reports that look at one of the story and are so like it that they might join. */
function lookersOf(story: string, near: Near): readonly string[] {
  const found = new Set<string>();
  for (const id of near.members(story)) {
    for (const it of near.lookers(id)) if (near.scores(it).get(id)! >= JOIN - ROUNDING) found.add(it);
  }
  return [...found];
}

/** Those of `places` that stand after `from`. */
function stir(from: Place, places: readonly Place[], waiting: Queue): void {
  for (const it of places) if (isBefore(from, it)) waiting.add(it);
}

/** A story of earlier reports, seen from one report. */
export interface Offer {
  readonly story: string;
  /** Mean of the best score and the mean score among its first reports, less the level of the topic. */
  readonly score: number;
  readonly needed: number;
  /** First reports it was held against. */
  readonly reports: number;
  readonly verdict: 'together' | 'apart' | 'likeness';
}

/** The story of a report: that of the best offer. Offers that cannot win are not made. */
function decide(id: string, near: Near): string {
  const place = near.place(id)!;
  const all = prospectsOf(place, near, JOIN);
  const together = all.filter(({ verdict }) => verdict === 'together').map(({ story }) => story);
  if (together.length > 0) return together.reduce((a, b) => (a < b ? a : b));
  let best: Offer | null = null;
  for (const prospect of all
    .filter(({ verdict }) => verdict === 'likeness')
    .sort((a, b) => b.most - a.most)) {
    if (best && prospect.most + ROUNDING < best.score) break;
    const offer = offerOf(prospect, place, near);
    if (!best || isBetter(offer, best) < 0) best = offer;
  }
  return best && best.score >= best.needed ? best.story : id;
}

/** More than the sums of twelve scores can be off. */
const ROUNDING = 1e-9;
const RANKS = { together: 0, likeness: 1, apart: 2 };
const isBetter = (a: Offer, b: Offer): number =>
  RANKS[a.verdict] - RANKS[b.verdict] ||
  (a.verdict === 'together' ? 0 : b.score - a.score) ||
  (a.story < b.story ? -1 : 1);

/** The stories a report may join, the best first. */
export function offersOf(id: string, near: Near): readonly Offer[] {
  const place = near.place(id)!;
  return prospectsOf(place, near, Number.NEGATIVE_INFINITY)
    .map((prospect) => offerOf(prospect, place, near))
    .sort(isBetter);
}

/** A story that a report looks at, before its first reports are asked for. */
interface Prospect extends Pick<Offer, 'story' | 'verdict'> {
  readonly topic: number;
  readonly scores: ReadonlyMap<string, number>;
  /** The best score of its reports. */
  best: number;
  /** What its score can be at most: the mean of its first reports is none above the best. */
  most: number;
}

/** Stories of earlier reports: those of which the user spoke, and those that can reach `least` at most. */
function prospectsOf(place: Place, near: Near, least: number): readonly Prospect[] {
  const scores = near.scores(place.id);
  const topic = topicLevel(scores);
  const found = new Map<string, Prospect>();
  const put = (id: string, score: number, said?: Offer['verdict']): void => {
    const other = near.place(id);
    if (!other || other.story === '' || !isBefore(other, place)) return;
    const { story } = other;
    const known = found.get(story);
    const verdict = said ?? known?.verdict ?? 'likeness';
    const best = Math.max(score, known?.best ?? 0);
    found.set(story, { story, verdict, scores, topic, best, most: best - topic });
  };
  for (const [id, score] of scores) if (score - topic + ROUNDING >= least) put(id, score);
  const { together, apart } = near.corrections(place.id);
  for (const id of together) put(id, scores.get(id) ?? 0, 'together');
  for (const id of apart) put(id, scores.get(id) ?? 0, 'apart');
  return [...found.values()];
}

function offerOf({ story, verdict, scores, best, topic }: Prospect, place: Place, near: Near): Offer {
  const first = near.first(story, FIRST).filter((it) => isBefore(it, place));
  const sum = first.reduce((total, it) => total + (scores.get(it.id) ?? 0), 0);
  const score = (best + sum / first.length) / 2 - topic;
  return { story, score, needed: JOIN, reports: first.length, verdict };
}

/** The greatest of the scores, from the greatest down. */
function greatest(scores: ReadonlyMap<string, number>): Float64Array {
  const ranks = new Float64Array(TOPIC_TO);
  for (const score of scores.values()) {
    let at = TOPIC_TO - 1;
    if (score <= ranks[at]!) continue;
    for (; at > 0 && ranks[at - 1]! < score; at--) ranks[at] = ranks[at - 1]!;
    ranks[at] = score;
  }
  return ranks;
}

/** How alike a report is to what merely shares its topic: what it must exceed. */
export function topicLevel(scores: ReadonlyMap<string, number>): number {
  const ranks = greatest(scores);
  let sum = 0;
  for (let i = TOPIC_FROM; i < TOPIC_TO; i++) sum += ranks[i]!;
  return Math.min(TOPIC_MOST, (TOPIC_SHARE * sum) / (TOPIC_TO - TOPIC_FROM));
}

/** Whether one more score may have changed the level of the topic. */
const isOfTopic = (score: number, scores: ReadonlyMap<string, number>): boolean =>
  score >= greatest(scores)[TOPIC_TO - 1]!;

/** Whether two reports may be held against each other at all. */
export const areNear = (a: Gist, b: Gist): boolean =>
  (a.day === null) === (b.day === null) && daysBetween(a.day, b.day) <= WINDOW_DAYS;
