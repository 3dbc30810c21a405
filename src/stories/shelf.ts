/** Where reports stand in memory, as plain data in and out. */
import type { Gist } from './gist.ts';
import { openKeys } from './keys.ts';
import { type Corrections, isBefore, type Near, noCorrections, type Place } from './near.ts';

/** What the user said: pairs of reports that belong together, or do not. */
export interface CorrectionList {
  readonly together: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
}
/** A report as plain data. */
export interface Node {
  readonly gist: Gist;
  readonly story: string;
  /** Reports it looks at → how alike they are. */
  readonly edges: Readonly<Record<string, number>>;
}
export interface Shelf extends Near {
  node(id: string): Node | undefined;
  /** In no order. */
  nodes(): readonly Node[];
}

interface Slot {
  readonly gist: Gist;
  place: Place;
  readonly edges: Map<string, number>;
  readonly lookers: Set<string>;
}

/** A shelf, empty or with the nodes of another. @param mostShown  see `MOST_SHOWN` */
export function openShelf(
  nodes: readonly Node[] = [],
  { corrections, mostShown }: { readonly corrections?: CorrectionList; readonly mostShown?: number } = {},
): Shelf {
  const slots = new Map<string, Slot>();
  const stories = new Map<string, Place[]>();
  const keys = openKeys(mostShown);
  const said = corrections ? readCorrections(corrections) : new Map<string, Corrections>();
  const placeOf = (id: string): Place => slots.get(id)!.place;
  const settle = (id: string, story: string): void => {
    const slot = slots.get(id)!;
    takeOrdered(stories, slot.place);
    slot.place = { ...slot.place, story };
    addOrdered(stories, slot.place);
  };
  const shelf: Shelf = {
    ...{ place: (id) => slots.get(id)?.place, gist: (id) => slots.get(id)?.gist },
    add: (gist) => {
      const place = { id: gist.id, day: gist.day, story: '' };
      slots.set(gist.id, { gist, place, edges: new Map(), lookers: new Set() });
      return keys.add(gist);
    },
    remove: (id) => {
      const { gist, place, edges, lookers } = slots.get(id)!;
      for (const other of edges.keys()) slots.get(other)!.lookers.delete(id);
      for (const other of lookers) slots.get(other)!.edges.delete(id);
      takeOrdered(stories, place);
      slots.delete(id);
      return keys.remove(gist);
    },
    settle,
    edges: (id) => [...slots.get(id)!.edges].map(([it, score]) => ({ ...placeOf(it), score })),
    link: (id, other, score) => {
      if (score === null) {
        slots.get(id)!.edges.delete(other);
        slots.get(other)!.lookers.delete(id);
      } else {
        slots.get(id)!.edges.set(other, score);
        slots.get(other)!.lookers.add(id);
      }
    },
    lookers: (id) => [...slots.get(id)!.lookers].map(placeOf),
    lookersOf: (story) => (stories.get(story) ?? []).flatMap(({ id }) => shelf.lookers(id)),
    first: (story, most) => (stories.get(story) ?? []).slice(0, most),
    members: (story) => (stories.get(story) ?? []).map(({ id }) => id),
    shown: keys.shown,
    holders: keys.holders,
    shownUnder: (id) => keys.shownUnder(slots.get(id)!.gist),
    corrections: (id) => said.get(id) ?? noCorrections(),
    node: (id) => nodeOf(slots.get(id)),
    nodes: () => [...slots.values()].map((it) => nodeOf(it)!),
  };
  for (const { gist } of nodes) shelf.add(gist);
  for (const { gist, edges, story } of nodes) {
    for (const [other, score] of Object.entries(edges)) shelf.link(gist.id, other, score);
    settle(gist.id, story);
  }
  return shelf;
}

const nodeOf = (slot: Slot | undefined): Node | undefined =>
  slot && { gist: slot.gist, story: slot.place.story, edges: Object.fromEntries(slot.edges) };

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
function addOrdered(stories: Map<string, Place[]>, place: Place): void {
  if (place.story === '') return;
  const ordered = stories.get(place.story);
  if (ordered) ordered.splice(indexIn(ordered, place), 0, place);
  else stories.set(place.story, [place]);
}
function takeOrdered(stories: Map<string, Place[]>, place: Place): void {
  const ordered = stories.get(place.story);
  if (!ordered) return;
  ordered.splice(indexIn(ordered, place), 1);
  if (ordered.length === 0) stories.delete(place.story);
}

function readCorrections({ together, apart }: CorrectionList): Map<string, Corrections> {
  const out = new Map<string, { together: string[]; apart: string[] }>();
  const of = (id: string): { together: string[]; apart: string[] } => {
    const known = out.get(id) ?? { together: [], apart: [] };
    out.set(id, known);
    return known;
  };
  for (const [a, b] of together) {
    of(a).together.push(b);
    of(b).together.push(a);
  }
  for (const [a, b] of apart) {
    of(a).apart.push(b);
    of(b).apart.push(a);
  }
  return out;
}
