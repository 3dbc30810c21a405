/** Reports that wait to decide. */
import { isBefore, type Place } from './near.ts';

export interface Queue {
  add(place: Place): void;
  /** The earliest of those that wait; it waits no more. */
  next(): Place | undefined;
}

/** A queue in which each report waits once, a binary heap by their order. */
export function openQueue(): Queue {
  const heap: Place[] = [];
  const waiting = new Set<string>();
  return {
    add: (place) => {
      if (waiting.has(place.id)) return;
      waiting.add(place.id);
      heap.push(place);
      rise(heap, heap.length - 1);
    },
    next: () => {
      const first = heap[0];
      const last = heap.pop();
      if (!first || !last) return undefined;
      waiting.delete(first.id);
      if (heap.length > 0) sink(heap, last);
      return first;
    },
  };
}

function rise(heap: Place[], from: number): void {
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(heap[at]!, heap[above]!)) return;
    swap(heap, at, above);
    at = above;
  }
}

/** Puts `place` first and lets it down to where it belongs. */
function sink(heap: Place[], place: Place): void {
  heap[0] = place;
  let at = 0;
  for (;;) {
    let least = at;
    for (const below of [2 * at + 1, 2 * at + 2]) {
      if (below < heap.length && isBefore(heap[below]!, heap[least]!)) least = below;
    }
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function swap(heap: Place[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b]!, heap[a]!];
}
