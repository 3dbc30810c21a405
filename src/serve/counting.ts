/** Counting is the dearest question of a page and the one whose answer changes least: answers are kept for a while. */
import type { Counts, DeskStore, EngagementFilter, Facets } from './desk-store.ts';

export interface Counting {
  facets(filter?: EngagementFilter): Promise<Facets>;
  counts(): Promise<Counts>;
  /** Counts anew: something was stored here. */
  forget(): void;
}

/** How long an answer may be old. */
const KEPT_MS = 20_000;
/** Most filters whose answers are kept. */
const MOST = 200;

/** The counts of `store`, each answer kept for some seconds. */
export function countWith(store: DeskStore, now: () => number = () => performance.now()): Counting {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
  function remember<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = kept.get(key);
    if (known && now() - known.at < KEPT_MS) return known.answer as Promise<T>;
    const answer = ask();
    answer.catch(() => kept.delete(key));
    kept.delete(key);
    kept.set(key, { at: now(), answer });
    if (kept.size > MOST) kept.delete(kept.keys().next().value!);
    return answer;
  }
  return {
    facets: (filter = {}) => remember(`facets ${JSON.stringify(filter)}`, () => store.facets(filter)),
    counts: () => remember('counts', () => store.counts()),
    forget: () => kept.clear(),
  };
}
