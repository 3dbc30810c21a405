/** Under which keys reports are found in memory, and which of them are looked at. */
import type { Gist } from './gist.ts';
import { type Days, MOST_SHOWN, type Near } from './near.ts';

export type Keys = Pick<Near, 'add' | 'shown' | 'holders'> & {
  remove(gist: Gist): ReturnType<Near['remove']>;
  shownUnder(gist: Gist): readonly string[];
};

const DAY_MS = 86_400_000;
const slotOf = (key: string, day: string | null): string => `${day ?? ''} ${key}`;

export function openKeys(mostShown = MOST_SHOWN): Keys {
  /** Ids by day and key, sorted. */
  const slots = new Map<string, string[]>();
  const count = (keys: readonly string[], days: Days, most: number): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const day of listDays(days)) {
      for (const key of keys) {
        const held = slots.get(slotOf(key, day)) ?? [];
        for (let i = 0; i < held.length && i < most; i++) {
          counts.set(held[i]!, (counts.get(held[i]!) ?? 0) + 1);
        }
      }
    }
    return counts;
  };
  const find = (most: number): Near['shown'] => {
    return ({ keys, days, least }) =>
      keys.length < least
        ? []
        : [...count(keys, days, most)].filter(([, shared]) => shared >= least).map(([id]) => id);
  };
  return {
    add: ({ id, day, keys }) => {
      const shown: string[] = [];
      const others = new Set<string>();
      for (const key of keys) {
        const held = slots.get(slotOf(key, day)) ?? [];
        const at = indexIn(held, id);
        held.splice(at, 0, id);
        slots.set(slotOf(key, day), held);
        if (at >= mostShown) continue;
        shown.push(key);
        if (held.length > mostShown) others.add(held[mostShown]!);
      }
      return { keys: shown, others: [...others] };
    },
    remove: ({ id, day, keys }) => {
      const shown: string[] = [];
      const others = new Set<string>();
      for (const key of keys) {
        const held = slots.get(slotOf(key, day))!;
        const at = indexIn(held, id);
        held.splice(at, 1);
        if (held.length === 0) slots.delete(slotOf(key, day));
        if (at >= mostShown) continue;
        shown.push(key);
        if (held.length >= mostShown) others.add(held[mostShown - 1]!);
      }
      return { keys: shown, others: [...others] };
    },
    shown: find(mostShown),
    holders: find(Number.POSITIVE_INFINITY),
    shownUnder: ({ id, day, keys }) => {
      return keys.filter((key) => indexIn(slots.get(slotOf(key, day)) ?? [], id) < mostShown);
    },
  };
}

function listDays(days: Days): readonly (string | null)[] {
  if (days === null) return [null];
  const out: string[] = [];
  for (let at = Date.parse(days[0]); at <= Date.parse(days[1]); at += DAY_MS) {
    out.push(new Date(at).toISOString().slice(0, 10));
  }
  return out;
}

/** Where `id` stands among the held, or would. */
function indexIn(held: readonly string[], id: string): number {
  let from = 0;
  let to = held.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (held[middle]! < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
