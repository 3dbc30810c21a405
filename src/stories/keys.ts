/** Under which keys reports are found, and which of them are looked at: lists by day, made when a day is first asked for. */
import { type Days, MOST_SHOWN, type Search, type Shift, type Sight } from './near.ts';
import { openRecent } from './recent.ts';

/** A report with the numbers of its keys. */
export interface Held {
  readonly id: string;
  readonly day: string | null;
  readonly keys: readonly number[];
}
export interface Keys {
  add(held: Held): Shift;
  remove(held: Held): Shift;
  /** @param all  the keys of the report that comes; it is looked at under those of the search */
  meet(all: readonly number[], search: Search): Sight;
  holders(search: Search): readonly string[];
  shownUnder(held: Held): readonly number[];
  /** Forgets days that were not asked for lately. */
  trim(): void;
  clear(): void;
}

/** The number of a key: 32 bits, FNV-1a. Two keys under one number hardly ever stand on one day, and do no harm. */
export function keyNumber(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

interface Day {
  /** Ids by number; null where a report went. */
  readonly ids: (string | null)[];
  readonly numbers: Map<string, number>;
  /** Numbers of reports by key, in the order of their ids. */
  readonly slots: Map<number, number[]>;
}
type Slot = readonly number[];
const NONE: Slot = [];
/** Days kept, and reports of them, before the older half is forgotten; a window of days is always kept. */
const MOST_DAYS = 64;
const LEAST_DAYS = 28;
const MOST_REPORTS = 40_000;

/** @param load  the reports of a day that are kept elsewhere */
export function openKeys(load: (day: string | null) => readonly Held[] = () => [], most = MOST_SHOWN): Keys {
  const days = openRecent<string, Day>();
  const dayOf = (day: string | null): Day => {
    const known = days.get(day ?? '');
    if (known) return known;
    const made: Day = { ids: [], numbers: new Map(), slots: new Map() };
    const held = load(day);
    for (const it of held) put(made, it);
    for (const slot of made.slots.values()) slot.sort((a, b) => (made.ids[a]! < made.ids[b]! ? -1 : 1));
    days.set(day ?? '', made);
    return made;
  };
  return {
    add: (held) => insert(dayOf(held.day), held, most),
    remove: (held) => takeOut(dayOf(held.day), held, most),
    meet: (all, search) => {
      const [shown, holders]: [string[], string[]] = [[], []];
      const under = new Set(search.keys);
      for (const day of listDays(search.days)) {
        const found = meetOn(dayOf(day), { ...search, all, under }, most);
        shown.push(...found.shown);
        holders.push(...found.holders);
      }
      return { shown, holders };
    },
    holders: (search) => listDays(search.days).flatMap((day) => holdersOn(dayOf(day), search)),
    shownUnder: ({ id, day, keys }) => {
      const { slots, ids } = dayOf(day);
      return keys.filter((key) => indexIn(slots.get(key) ?? NONE, id, ids) < most);
    },
    trim: () => {
      const reports = days.values().reduce((sum, { numbers }) => sum + numbers.size, 0);
      days.trim(reports > MOST_REPORTS ? LEAST_DAYS : MOST_DAYS);
    },
    clear: days.clear,
  };
}

/** Puts a report at the end of its lists. */
function put({ ids, numbers, slots }: Day, { id, keys }: Held): void {
  const number = ids.push(id) - 1;
  numbers.set(id, number);
  for (const key of keys) {
    const slot = slots.get(key);
    if (slot) slot.push(number);
    else slots.set(key, [number]);
  }
}

function insert({ ids, numbers, slots }: Day, { id, keys }: Held, most: number): Shift {
  const number = ids.push(id) - 1;
  numbers.set(id, number);
  const shown: number[] = [];
  const others = new Set<string>();
  for (const key of keys) {
    const slot = slots.get(key) ?? [];
    const at = indexIn(slot, id, ids);
    slot.splice(at, 0, number);
    if (slot.length === 1) slots.set(key, slot);
    if (at >= most) continue;
    shown.push(key);
    if (slot.length > most) others.add(ids[slot[most]!]!);
  }
  return { keys: shown, others: [...others] };
}

function takeOut({ ids, numbers, slots }: Day, { id, keys }: Held, most: number): Shift {
  const shown: number[] = [];
  const others = new Set<string>();
  for (const key of keys) {
    const slot = slots.get(key)!;
    const at = indexIn(slot, id, ids);
    slot.splice(at, 1);
    if (slot.length === 0) slots.delete(key);
    if (at >= most) continue;
    shown.push(key);
    if (slot.length >= most) others.add(ids[slot[most - 1]!]!);
  }
  ids[numbers.get(id)!] = null;
  numbers.delete(id);
  return { keys: shown, others: [...others] };
}

interface Meeting extends Omit<Search, 'keys'> {
  readonly all: readonly number[];
  readonly under: ReadonlySet<number>;
}
/** Both at once: the lists under the keys are gone through a single time. */
function meetOn({ ids, slots }: Day, { all, under, least }: Meeting, most: number): Sight {
  const shown = new Uint8Array(ids.length);
  const holders = new Uint8Array(ids.length);
  for (const key of all) {
    const slot = slots.get(key);
    if (!slot) continue;
    const isShown = under.has(key);
    const length = isShown ? slot.length : Math.min(most, slot.length);
    for (let i = 0; i < length; i++) {
      const number = slot[i]!;
      if (i < most) shown[number]!++;
      if (isShown) holders[number]!++;
    }
  }
  return { shown: pick(ids, shown, least), holders: pick(ids, holders, least) };
}

function holdersOn({ ids, slots }: Day, { keys, least }: Search): readonly string[] {
  if (keys.length < least) return [];
  const counts = new Uint8Array(ids.length);
  for (const key of keys) for (const number of slots.get(key) ?? NONE) counts[number]!++;
  return pick(ids, counts, least);
}

function pick(ids: readonly (string | null)[], counts: Uint8Array, least: number): readonly string[] {
  const out: string[] = [];
  for (let i = 0; i < counts.length; i++) if (counts[i]! >= least) out.push(ids[i]!);
  return out;
}

const DAY_MS = 86_400_000;
function listDays(days: Days): readonly (string | null)[] {
  if (days === null) return [null];
  const out: string[] = [];
  for (let at = Date.parse(days[0]); at <= Date.parse(days[1]); at += DAY_MS) {
    out.push(new Date(at).toISOString().slice(0, 10));
  }
  return out;
}

/** Where `id` stands in a list, or would. */
function indexIn(slot: Slot, id: string, ids: readonly (string | null)[]): number {
  let to = slot.length;
  // most reports come with rising ids
  if (to > 0 && ids[slot[to - 1]!]! < id) return to;
  let from = 0;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ids[slot[middle]!]! < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
