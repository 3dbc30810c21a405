/** What grouping asks of the place where reports stand: maps in memory, or tables of a store. */
import type { Gist } from './gist.ts';
import type { Topic } from './topic.ts';

/** Where a report stands. */
export interface Place {
  readonly id: string;
  /** ISO 8601 day; null where nothing tells it. */
  readonly day: string | null;
  /** Id of the first report of its story; its own where it begins one; empty before it has decided. */
  readonly story: string;
}
/** Days from the first to the last, both among them; null for reports without a day. */
export type Days = readonly [first: string, last: string] | null;

/** What becomes of the reports that are looked at under a key, when one comes or goes. Keys are numbers: see keys.ts. */
export interface Shift {
  /** Keys under which the report that came is looked at. */
  readonly keys: readonly number[];
  /** Reports that are now looked at under one key less, or under one more where a report went. */
  readonly others: readonly string[];
}
/** Which reports are sought. */
export interface Search {
  readonly keys: readonly number[];
  readonly days: Days;
  /** How many of the keys they must have. */
  readonly least: number;
}
/** What a report looks at, and what looks at it. */
export interface Sight {
  readonly shown: readonly string[];
  readonly holders: readonly string[];
}
export interface Near {
  place(id: string): Place | undefined;
  gist(id: string): Gist | undefined;
  /** A report that is not there yet, without story and edges. */
  add(gist: Gist): Shift;
  /** Takes a report out, with the edges from it and to it. */
  remove(id: string): Shift;
  settle(id: string, story: string): void;
  /** The reports that `id` looks at → how alike they are (see compare.ts). */
  scores(id: string): ReadonlyMap<string, number>;
  /** What merely shares its topic with `id` (see topic.ts). */
  topic(id: string): Topic;
  /** @param score  null: it does not look at `other` any more */
  link(id: string, other: string, score: number | null): void;
  /** The reports that look at `id`. */
  lookers(id: string): ReadonlySet<string>;
  /** The first reports of a story, in order. */
  first(story: string, most: number): readonly Place[];
  /** All reports of a story, in order. */
  members(story: string): readonly string[];
  /** The reports that `id` may look at, and those that may look at it under `keys`, under which it is looked at. */
  meet(id: string, search: Search): Sight;
  /** Reports that have `least` of the keys or more. */
  holders(search: Search): readonly string[];
  /** The keys under which `id` is looked at. */
  shownUnder(id: string): readonly number[];
  /** What the user said of a report: ids it belongs with, ids it does not belong with. */
  corrections(id: string): Corrections;
}
export interface Corrections {
  readonly together: readonly string[];
  readonly apart: readonly string[];
}
const NONE: Corrections = { together: [], apart: [] };
export const noCorrections = (): Corrections => NONE;

/** Reports without a day come last. */
const NO_DAY = '~';

/** Whether `a` stands before `b`: by day, then by id. */
export function isBefore(a: Pick<Place, 'id' | 'day'>, b: Pick<Place, 'id' | 'day'>): boolean {
  const [x, y] = [a.day ?? NO_DAY, b.day ?? NO_DAY];
  return x < y || (x === y && a.id < b.id);
}

/**
 * Reports that are looked at under one key on one day: the first ones. What a report costs is bounded however many
 * there are of its kind, as long as they do not come with falling ids; and the choice does not know who came first.
 *
 * Calibration: reports of one event on one day are some dozens at most; with 32 nothing changes in the stories of
 * both development windows and the samples, 2026-11.
 */
export const MOST_SHOWN = 32;
