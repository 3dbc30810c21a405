/** Where reports stand while they are put among each other: in memory, what is missing there asked for elsewhere. */
import type { Gist } from './gist.ts';
import { type Held, type Keys, keyNumber, openKeys } from './keys.ts';
import { type Corrections, isBefore, type Near, type Place } from './near.ts';
import { openRecent } from './recent.ts';
import { type Topic, topicOf } from './topic.ts';

/** A report as it is kept elsewhere. */
export interface Kept {
  readonly place: Place;
  /** Reports it looks at → how alike they are; reports that look at it. */
  readonly scores: Map<string, number>;
  readonly lookers: Set<string>;
}
/** Where reports are kept when they are not in memory. */
export interface Source {
  kept(id: string): Kept | undefined;
  gist(id: string): Gist | undefined;
  day(day: string | null): readonly Held[];
  /** The reports of a story, in order. */
  story(story: string): readonly Place[];
  corrections(id: string): Corrections;
}
/** Is told what changes. */
export interface Notes {
  added(gist: Gist): void;
  removed(gist: Gist): void;
  settled(place: Place): void;
  linked(id: string, other: string, score: number | null): void;
}
export interface Placing extends Near {
  /** Forgets what was not asked for lately; nothing of it may be waiting to be kept. */
  trim(): void;
  clear(): void;
  keys: Keys;
}

interface Slot {
  place: Place;
  /** Null where scores have changed since. */
  topic: Topic | null;
  readonly scores: Map<string, number>;
  readonly lookers: Set<string>;
}
/** Reports and stories kept in memory before the older half is forgotten. */
const MOST_REPORTS = 6000;
const MOST_STORIES = 4000;

export const heldOf = ({ id, day, keys }: Gist): Held => ({ id, day, keys: keys.map(keyNumber) });

/** @param mostShown  see `MOST_SHOWN` */
export function openPlacing(source: Source, notes: Notes, mostShown?: number): Placing {
  const slots = openRecent<string, Slot>();
  const stories = openRecent<string, Place[]>();
  const keys = openKeys(source.day, mostShown);
  const slotOf = (id: string): Slot | undefined => {
    const known = slots.get(id);
    if (known) return known;
    const kept = source.kept(id);
    if (!kept) return undefined;
    const slot = { ...kept, topic: null };
    slots.set(id, slot);
    return slot;
  };
  const storyOf = (story: string): Place[] => {
    const known = stories.get(story);
    if (known) return known;
    const places = [...source.story(story)];
    stories.set(story, places);
    return places;
  };
  /** Those that have not decided stand in no story. */
  const leave = (place: Place): void => {
    if (place.story === '') return;
    const ordered = storyOf(place.story);
    ordered.splice(indexIn(ordered, place), 1);
  };
  const settle = (id: string, story: string): void => {
    const slot = slotOf(id)!;
    leave(slot.place);
    slot.place = { ...slot.place, story };
    const ordered = storyOf(story);
    ordered.splice(indexIn(ordered, slot.place), 0, slot.place);
    notes.settled(slot.place);
  };
  const topicAt = (slot: Slot): Topic => {
    slot.topic ??= topicOf(slot.scores.values());
    return slot.topic;
  };
  const link: Near['link'] = (id, other, score) => {
    slotOf(id)!.topic = null;
    if (score === null) {
      slotOf(id)!.scores.delete(other);
      slotOf(other)!.lookers.delete(id);
    } else {
      slotOf(id)!.scores.set(other, score);
      slotOf(other)!.lookers.add(id);
    }
    notes.linked(id, other, score);
  };
  return {
    keys,
    place: (id) => slotOf(id)?.place,
    gist: source.gist,
    add: (gist) => {
      const place = { id: gist.id, day: gist.day, story: '' };
      slots.set(gist.id, { place, scores: new Map(), lookers: new Set(), topic: null });
      const shift = keys.add(heldOf(gist));
      notes.added(gist);
      return shift;
    },
    remove: (id) => {
      const { place, scores, lookers } = slotOf(id)!;
      const gist = source.gist(id)!;
      for (const other of [...scores.keys()]) link(id, other, null);
      for (const other of [...lookers]) link(other, id, null);
      leave(place);
      slots.delete(id);
      // a day that is not in memory is read with the report still in it
      const shift = keys.remove(heldOf(gist));
      notes.removed(gist);
      return shift;
    },
    settle,
    link,
    scores: (id) => slotOf(id)!.scores,
    topic: (id) => topicAt(slotOf(id)!),
    lookers: (id) => slotOf(id)!.lookers,
    first: (story, most) => storyOf(story).slice(0, most),
    members: (story) => storyOf(story).map(({ id }) => id),
    meet: (id, search) => keys.meet(heldOf(source.gist(id)!).keys, search),
    holders: keys.holders,
    shownUnder: (id) => keys.shownUnder(heldOf(source.gist(id)!)),
    corrections: source.corrections,
    trim: () => {
      slots.trim(MOST_REPORTS);
      stories.trim(MOST_STORIES);
      keys.trim();
    },
    clear: () => {
      slots.clear();
      stories.clear();
      keys.clear();
    },
  };
}

/** Where `place` stands among the ordered, or would. */
function indexIn(ordered: readonly Place[], place: Place): number {
  let from = 0;
  let to = ordered.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(ordered[middle]!, place)) from = middle + 1;
    else to = middle;
  }
  return from;
}
