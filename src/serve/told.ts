/** Stories of the store with what their reports say together, over the outlets that were collected at the time. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { LiqaError } from '../errors.ts';
import { daysOf, type StoryTold, tellStory } from '../stories/stories.ts';
import { VERSION } from '../version.ts';
import type { DeskStore, StoryRecord } from './desk-store.ts';

export interface ToldStory {
  readonly id: string;
  readonly told: StoryTold;
}
type Kept = Pick<DeskStore, 'sources' | 'story' | 'tellings'>;

const digestOf = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 16);

/** This version, and the very files by which it tells stories: what others told is not shown as ours. */
const TELLER = ((): string => {
  const folder = new URL('../stories/', import.meta.url);
  const files = readdirSync(folder).filter((name) => !name.includes('.test.'));
  return `${VERSION} ${digestOf(files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n'))}`;
})();
/** Telling a story that takes longer is done once, and kept. */
const QUICK_MS = 15;

/**
 * The story of that id, or of the report of that id; null where there is none.
 *
 * @param quickMs  what takes so long to tell is kept
 */
export async function tellKept(store: Kept, id: string, quickMs = QUICK_MS): Promise<ToldStory | null> {
  const { sources, tellings } = store;
  const head = await tellings.head(id).catch(() => null);
  if (head) {
    const followed = head.days ? await sources.followed(...head.days) : [];
    const by = { teller: TELLER, beside: digestOf(JSON.stringify(followed)) };
    const kept = await tellings.find(head.id, by);
    if (kept !== null) return { id: head.id, told: unpack(kept) };
  }
  const found = await store.story(id);
  return found && tell(store, found, quickMs);
}

async function tell(
  { sources, tellings }: Kept,
  { id, readings }: StoryRecord,
  quickMs: number,
): Promise<ToldStory> {
  const days = daysOf(readings);
  const followed = days ? await sources.followed(...days) : [];
  const began = performance.now();
  const told = tellStory(readings, followed);
  const isQuick = performance.now() - began < quickMs;
  await tellings.keep(id, {
    ...{ teller: TELLER, beside: digestOf(JSON.stringify(followed)) },
    reports: readings.map(({ article }) => article.id),
    contradictions: told.contradictions.length,
    told: isQuick ? null : pack(told),
  });
  return { id, told };
}

/** Tells one story without keeping it, so that the next is not the one that waits for words and rules to be read. */
export async function warmTelling(store: Pick<DeskStore, 'stories' | 'story'>): Promise<void> {
  const [entry] = (await store.stories({}, { limit: 1 })).items;
  const found = entry && (await store.story(entry.id));
  if (found) tellStory(found.readings);
}

/** A claim of an engagement stands in three lists, and is one and the same in them: it is written down once. */
type Packed = Omit<StoryTold, 'contradictions'> & { readonly contradictions: readonly number[] };

function pack(told: StoryTold): string {
  const engaged = told.engagements.flatMap(({ claims }) => claims);
  const isFirst = engaged.every((claim, i) => told.claims[i] === claim);
  if (!isFirst) throw new Error('the claims of a story do not begin with those of its engagements');
  const packed: Packed = {
    ...told,
    claims: told.claims.slice(engaged.length),
    contradictions: told.contradictions.map((claim) => told.claims.indexOf(claim)),
  };
  return JSON.stringify(packed);
}

function unpack(words: string): StoryTold {
  const packed = JSON.parse(words) as Packed;
  const claims = [...packed.engagements.flatMap((it) => it.claims), ...packed.claims];
  return { ...packed, claims, contradictions: packed.contradictions.map((at) => claims[at]!) };
}

/** How long a list may take to tell stories that nobody told yet; the next look at it tells more of them. */
export const LIST_MS = 40;

/**
 * How many contradictions each of the stories has; those without any are absent.
 *
 * @param listMs  how long it may take to tell those that nobody told yet
 */
export async function contradictionsOf(
  store: Kept,
  stories: readonly string[],
  listMs: number,
): Promise<ReadonlyMap<string, number>> {
  const until = performance.now() + listMs;
  for (const id of await store.tellings.untold(TELLER, stories)) {
    if (performance.now() >= until) break;
    await tellKept(store, id);
  }
  return store.tellings.contradictions(stories);
}

/** Whether reports are not all grouped yet: what is told of a story then may soon be another. */
function orGrouping(cause: unknown): boolean {
  if (cause instanceof LiqaError && cause.code === 'store.grouping') return true;
  throw cause;
}

export interface Telling {
  /** Ends it; resolves when the last story is told. */
  close(): Promise<void>;
}
/** Between two looks for stories whose reports are others. */
const LOOK_MS = 20_000;
const AT_ONCE = 50;
/** Also where it is ended meanwhile. */
const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => {});

/**
 * Tells stories before somebody asks for them, the latest first, and rests after each for as long as it took: readers
 * go before.
 */
export function tellAhead(store: Kept, log: (cause: unknown) => void): Telling {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const untold = await store.tellings.latestUntold(TELLER, AT_ONCE);
      let isGrouping = false;
      for (const id of untold) {
        if (signal.aborted) return;
        const began = performance.now();
        isGrouping = await tellKept(store, id).then(() => false, orGrouping);
        if (isGrouping) break;
        await wait(performance.now() - began, signal);
      }
      if (isGrouping || untold.length < AT_ONCE) await wait(LOOK_MS, signal);
    }
  };
  const ended = run().catch(log);
  return {
    close: async () => {
      stop.abort();
      await ended;
    },
  };
}
