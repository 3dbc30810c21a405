/**
 * What the desk fetches and reads on behalf of its readers: a few at once, told as they go, cancelled when asked,
 * written down so that one that was interrupted is told when the desk is open again.
 */
import { LiqaError } from '../errors.ts';
import type { DeskState } from '../store/store.ts';

export type JobKind = 'pages' | 'file' | 'visit';
/** `interrupted`: the desk was closed before it ended. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
export interface JobFailure {
  readonly code: string;
  readonly message: string;
}
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** Addresses or the name of a file. */
  readonly what: string;
  readonly by: string | null;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly endedAt: string | null;
  readonly state: JobState;
  /** Pages read and kept, those that were there already, engagements in them, pages that failed. */
  readonly kept: number;
  readonly known: number;
  readonly engagements: number;
  readonly failed: number;
  /** The first failures, and the first articles kept. */
  readonly failures: readonly JobFailure[];
  readonly articles: readonly { readonly id: string; readonly title: string }[];
}

/** What an act tells of itself. */
export interface Telling {
  readonly signal: AbortSignal;
  kept(article: { readonly id: string; readonly title: string }, engagements: number, isNew: boolean): void;
  failed(failure: JobFailure): void;
}
export interface JobOrder {
  readonly kind: JobKind;
  readonly what: string;
  readonly by: string | null;
  readonly run: (telling: Telling) => Promise<void>;
}
export interface Jobs {
  /** Resolves when those of before the desk was started are there too. */
  readonly ready: Promise<void>;
  start(order: JobOrder): Promise<Job>;
  /** The latest first. */
  list(): readonly Job[];
  get(id: string): Job | null;
  cancel(id: string): void;
  /** Calls `told` whenever the job is another. @returns how to stop it */
  watch(id: string, told: (job: Job) => void): () => void;
  /** Interrupts all that goes on; resolves when it has ended. */
  close(): Promise<void>;
}

const AT_ONCE = 2;
const REMEMBERED = 100;
const SHOWN = 50;
const ENDED: ReadonlySet<JobState> = new Set(['done', 'failed', 'cancelled', 'interrupted']);
export const isEnded = ({ state }: Job): boolean => ENDED.has(state);

interface Entry {
  job: Job;
  readonly order: JobOrder | null;
  readonly stop: AbortController;
  readonly watchers: Set<(job: Job) => void>;
  ended: Promise<void>;
  /** Milliseconds since 1970 at which it was written down last. */
  written: number;
}

export interface JobKeeping {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where jobs are written down; they are forgotten with the desk where absent. */
  readonly state?: Pick<DeskState, 'jobs' | 'keepJob'>;
  readonly log?: (cause: unknown) => void;
}

/** How often a job that goes on is written down. */
const WRITTEN_MS = 2000;
const entryOf = (job: Job, order: JobOrder | null): Entry => ({
  ...{ job, order, written: 0, ended: Promise.resolve() },
  ...{ stop: new AbortController(), watchers: new Set() },
});

export function makeJobs({ now, state, log = () => {} }: JobKeeping): Jobs {
  const entries = new Map<string, Entry>();
  const instant = (): string => new Date(now()).toISOString();
  let count = 0;
  let isClosing = false;
  const write = async (entry: Entry): Promise<void> => {
    entry.written = now();
    await state?.keepJob(Number(entry.job.id), JSON.stringify(entry.job), REMEMBERED).catch(log);
  };
  const tell = (entry: Entry, changes: Partial<Job>): void => {
    const before = entry.job.state;
    entry.job = { ...entry.job, ...changes };
    for (const told of entry.watchers) told(entry.job);
    if (entry.job.state !== before || now() - entry.written > WRITTEN_MS) void write(entry);
  };
  const restore = async (): Promise<void> => {
    for (const kept of (await state?.jobs().catch(() => [])) ?? []) {
      const job = JSON.parse(kept) as Job;
      const entry = entryOf(job, null);
      entries.set(job.id, entry);
      count = Math.max(count, Number(job.id));
      if (!isEnded(job)) tell(entry, { state: 'interrupted', endedAt: instant() });
    }
  };
  const next = (): void => {
    const all = [...entries.values()];
    const running = all.filter(({ job }) => job.state === 'running').length;
    const waiting = all.filter(({ job }) => job.state === 'waiting').slice(0, Math.max(0, AT_ONCE - running));
    for (const entry of waiting) {
      if (entry.order)
        entry.ended = work(entry, entry.order, { tell, log, instant, isClosing: () => isClosing }).finally(
          next,
        );
    }
  };
  const ready = restore().catch(log);
  return {
    ready,
    start: async (order) => {
      await ready;
      const id = String(++count);
      const { kind, what, by } = order;
      const counts = { kept: 0, known: 0, engagements: 0, failed: 0, failures: [], articles: [] };
      const job: Job = { id, kind, what, by, at: instant(), endedAt: null, state: 'waiting', ...counts };
      const entry = entryOf(job, order);
      entries.set(id, entry);
      await write(entry);
      for (const [old, entry] of entries) {
        if (entries.size > REMEMBERED && isEnded(entry.job)) entries.delete(old);
      }
      next();
      return entries.get(id)!.job;
    },
    list: () => [...entries.values()].map(({ job }) => job).reverse(),
    get: (id) => entries.get(id)?.job ?? null,
    cancel: (id) => {
      const entry = entries.get(id);
      if (!entry || isEnded(entry.job)) return;
      if (entry.job.state === 'waiting') tell(entry, { state: 'cancelled', endedAt: instant() });
      entry.stop.abort();
    },
    watch: (id, told) => {
      const watchers = entries.get(id)?.watchers;
      watchers?.add(told);
      return () => watchers?.delete(told);
    },
    close: async () => {
      isClosing = true;
      const all = [...entries.values()];
      for (const entry of all) {
        if (entry.job.state === 'waiting') tell(entry, { state: 'interrupted', endedAt: instant() });
        entry.stop.abort();
      }
      await Promise.allSettled(all.map(({ ended }) => ended));
      await Promise.allSettled(all.filter(({ order }) => order).map(write));
    },
  };
}

interface Working {
  readonly tell: (entry: Entry, changes: Partial<Job>) => void;
  readonly log: (cause: unknown) => void;
  readonly instant: () => string;
  readonly isClosing: () => boolean;
}
async function work(
  entry: Entry,
  order: JobOrder,
  { tell, log, instant, isClosing }: Working,
): Promise<void> {
  const { stop } = entry;
  const fail = (failure: JobFailure): void => {
    const { failed, failures } = entry.job;
    tell(entry, { failed: failed + 1, failures: [...failures, failure].slice(0, SHOWN) });
  };
  tell(entry, { state: 'running' });
  try {
    await order.run({
      signal: stop.signal,
      failed: fail,
      kept: (article, engagements, isNew) => {
        const { kept, known, engagements: before, articles } = entry.job;
        tell(entry, {
          ...(isNew ? { kept: kept + 1 } : { known: known + 1 }),
          engagements: before + engagements,
          articles: [...articles, article].slice(0, SHOWN),
        });
      },
    });
  } catch (cause) {
    const isStop = cause instanceof LiqaError && cause.code === 'collect.stopped';
    if (cause instanceof LiqaError && !isStop) fail({ code: cause.code, message: cause.message });
    else if (!isStop) {
      log(cause);
      fail({ code: 'internal.failed', message: 'this is a fault of Liqa: see the log of the desk' });
    }
  }
  const { kept, known, failed } = entry.job;
  const stopped = isClosing() ? 'interrupted' : 'cancelled';
  const state = stop.signal.aborted ? stopped : failed > 0 && kept + known === 0 ? 'failed' : 'done';
  tell(entry, { state, endedAt: instant() });
}
