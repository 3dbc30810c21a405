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
 * What a report must reach beyond the level of its topic. Calibration as in compare.ts.
 */
const JOIN = 0.23;
/** How much of it is due to the report of a story that is most like it; the rest is the mean of its first ones. */
const BEST = 0.2;
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
    for (const it of linking(other, id, near, scoreWith(other))) stirred.add(it);
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

/** Links two reports. @returns those that must decide again since the level of a topic is another one now */
function linking(id: string, other: string, near: Near, score: number | null): readonly string[] {
  const { level } = near.topic(id);
  near.link(id, other, score);
  return near.topic(id).level === level ? [] : [id, ...lookersThatMayJoin(id, near)];
}
const lookersThatMayJoin = (id: string, near: Near): readonly string[] =>
  [...near.lookers(id)].filter((it) => mayJoin(it, near));
/** Whether anything is so like a report that it might join. */
const mayJoin = (id: string, near: Near): boolean => near.topic(id).best >= JOIN - ROUNDING;

/** Takes a report out; @returns those that must decide again. */
function takeOut(id: string, near: Near): Set<string> {
  const place = near.place(id);
  if (!place) return new Set();
  const lookers = [...near.lookers(id)];
  const stirred = new Set([...lookers, ...said(id, near).map((it) => it.id)]);
  if (isAmongFirst(place, place.story, near)) for (const it of lookersOf(place.story, near)) stirred.add(it);
  for (const looker of lookers) for (const it of linking(looker, id, near, null)) stirred.add(it);
  const { others } = near.remove(id);
  for (const other of others) for (const it of lookTo(other, near)) stirred.add(it);
  stirred.delete(id);
  return stirred;
}

/** A report is looked at under fewer keys. @returns those that must decide again as some look at it no more */
function lookAway(id: string, near: Near): readonly string[] {
  const lookers = [...near.lookers(id)];
  if (lookers.length === 0) return [];
  const days = daysAround(near.place(id)!.day);
  const still = new Set(near.holders({ keys: near.shownUnder(id), days, least: SHARED_KEYS }));
  const lost = lookers.filter((it) => !still.has(it));
  return lost.flatMap((it) => [it, ...linking(it, id, near, null)]);
}

/** A report is looked at under more keys. @returns those that must decide again as some look at it now */
function lookTo(id: string, near: Near): readonly string[] {
  const gist = near.gist(id)!;
  const known = near.lookers(id);
  const search = { keys: near.shownUnder(id), days: daysAround(gist.day), least: SHARED_KEYS };
  const found = near.holders(search).filter((it) => it !== id && !known.has(it));
  return found.flatMap((it) => {
    const score = scoreOf(near.gist(it)!, gist);
    return score >= FLOOR ? [it, ...linking(it, id, near, score)] : [];
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
  /** The best score among its reports and the mean of its first ones, each less the level of the topics. */
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
  /** The best score of its reports, and its score at most: the mean of its first reports is none above the best. */
  readonly most: number;
}

/** How alike two reports are beyond what merely shares their topics. */
const beyond = (id: string, other: string, near: Near): number => {
  const score = near.scores(id).get(other);
  return score === undefined ? 0 : score - (near.topic(id).level + near.topic(other).level) / 2;
};

/** Stories of earlier reports: those of which the user spoke, and those that can reach `least` at most. */
function prospectsOf(place: Place, near: Near, least: number): readonly Prospect[] {
  const found = new Map<string, Prospect>();
  const put = (id: string, said?: Offer['verdict']): void => {
    const other = near.place(id);
    if (!other || other.story === '' || !isBefore(other, place)) return;
    const score = beyond(place.id, id, near);
    if (said === undefined && score + ROUNDING < least) return;
    const { story } = other;
    const known = found.get(story);
    const verdict = said ?? known?.verdict ?? 'likeness';
    found.set(story, { story, verdict, most: Math.max(score, known?.most ?? score) });
  };
  const level = near.topic(place.id).level / 2;
  for (const [id, score] of near.scores(place.id)) if (score - level + ROUNDING >= least) put(id);
  const { together, apart } = near.corrections(place.id);
  for (const id of together) put(id, 'together');
  for (const id of apart) put(id, 'apart');
  return [...found.values()];
}

function offerOf({ story, verdict, most }: Prospect, place: Place, near: Near): Offer {
  const first = near.first(story, FIRST).filter((it) => isBefore(it, place));
  const sum = first.reduce((total, it) => total + beyond(place.id, it.id, near), 0);
  const score = BEST * most + ((1 - BEST) * sum) / first.length;
  return { story, score, needed: JOIN, reports: first.length, verdict };
}

/** Whether two reports may be held against each other at all. */
export const areNear = (a: Gist, b: Gist): boolean =>
  (a.day === null) === (b.day === null) && daysBetween(a.day, b.day) <= WINDOW_DAYS;
