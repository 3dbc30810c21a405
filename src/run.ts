/**
 * run(pages, sink): many pages through worker threads, in their order, with flat memory. A few pages are
 * read on the spot: starting a thread costs more than reading them.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { LiqaError } from './errors.ts';
import { findFaults } from './evidence.ts';
import type { Page, Reading } from './model.ts';
import { readPage } from './pipeline.ts';
import { type Extras, toLine } from './record.ts';

/** What a batch is made into: readings to keep, or lines of JSON to print. */
export interface Making {
  readonly make: 'readings' | 'lines';
  readonly extras?: Extras;
}
export interface Batch {
  readonly pages: number;
  readonly readings: readonly Reading[];
  /** UTF-8 JSON Lines, empty where readings were asked for. */
  readonly lines: Uint8Array;
  /** Engagements read. */
  readonly engagements: number;
  /** Pages that could not be read because of a fault of ours. */
  readonly failures: readonly Failure[];
}
export interface Failure {
  readonly code: LiqaError['code'];
  readonly place: string;
  readonly message: string;
}
export type Sink = (batch: Batch) => Promise<void> | void;
export interface RunOptions extends Making {
  /** Threads at most, this one among them; one for each core where absent, but no more than three. */
  readonly workers?: number;
}

/** Reads a batch on this thread. A page that trips us is one failure; the rest is read. */
export function readBatch(pages: readonly Page[], making: Making): Batch {
  const readings: Reading[] = [];
  const failures: Failure[] = [];
  const lines: string[] = [];
  let engagements = 0;
  for (const page of pages) {
    const reading = tryRead(page, failures);
    if (!reading) continue;
    engagements += reading.engagements.length;
    if (making.make === 'lines') lines.push(toLine(reading, making.extras), '\n');
    else readings.push(making.extras?.mentions ? reading : { ...reading, mentions: [] });
  }
  const bytes = new TextEncoder().encode(lines.join(''));
  return { pages: pages.length, readings, lines: bytes, engagements, failures };
}

function tryRead(page: Page, failures: Failure[]): Reading | null {
  const { place } = page;
  try {
    const reading = readPage(page);
    const faults = findFaults(reading);
    if (faults.length === 0) return reading;
    const message = `evidence does not hold (${faults[0]}), so nothing of this page is given: please report it`;
    failures.push({ code: 'evidence.broken', place, message: `${message} (${place})` });
  } catch (cause) {
    if (cause instanceof LiqaError && cause.code.startsWith('lexicon.')) throw cause;
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    const message = `reading this page failed by a fault of Liqa's (${why}): please report it with the page`;
    failures.push({ code: 'internal.failed', place, message: `${message} (${place})` });
  }
  return null;
}

/** Pages and characters read on the spot before threads are started. */
const SPOT_PAGES = 96;
const SPOT_LENGTH = 600_000;
const BATCH_PAGES = 32;
const BATCH_LENGTH = 400_000;

/** Every thread has lexicons of its own: a fourth leads beyond 512 MB, so it must be asked for. */
const MOST_THREADS = 3;

/** Reads `pages` and hands them to `sink` batch by batch, in their order. */
export async function run(pages: AsyncIterable<Page>, sink: Sink, options: RunOptions): Promise<void> {
  const making: Making = { make: options.make, extras: options.extras ?? {} };
  const threads = options.workers ?? Math.min(MOST_THREADS, availableParallelism());
  const source = pages[Symbol.asyncIterator]();
  let length = 0;
  for (let count = 0; threads < 2 || (count < SPOT_PAGES && length < SPOT_LENGTH); count++) {
    const { value, done } = await source.next();
    if (done) return;
    length += value.content.length;
    await sink(readBatch([value], making));
  }
  const pool = startPool(threads - 1, making);
  try {
    const waiting: Promise<Batch>[] = [];
    for await (const batch of cutBatches(source)) {
      // this thread reads too once the others have enough to do
      waiting.push(pool.isBusy() ? Promise.resolve(readBatch(batch, making)) : pool.read(batch));
      if (waiting.length > threads * 2) await sink(await waiting.shift()!);
    }
    for (const batch of waiting) await sink(await batch);
  } finally {
    await pool.close();
  }
}

async function* cutBatches(source: AsyncIterator<Page>): AsyncIterable<readonly Page[]> {
  let batch: Page[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = await source.next();
    if (done) break;
    batch.push(value);
    length += value.content.length;
    if (batch.length < BATCH_PAGES && length < BATCH_LENGTH) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Batches a worker has at once: the one it reads and the next. */
const AHEAD = 2;
/** Young garbage is collected early: memory stays small and nothing is lost by it. */
const YOUNG_MB = 24;

interface Pool {
  /** Whether every worker has its next batch waiting. */
  isBusy(): boolean;
  read(pages: readonly Page[]): Promise<Batch>;
  close(): Promise<void>;
}
interface Job {
  readonly pages: readonly Page[];
  readonly resolve: (batch: Batch) => void;
  readonly reject: (error: unknown) => void;
}
interface Thread {
  worker: Worker;
  readonly jobs: Job[];
}

function startPool(size: number, making: Making): Pool {
  const threads = Array.from({ length: size }, () => startThread(making));
  return {
    isBusy: () => threads.every(({ jobs }) => jobs.length >= AHEAD),
    read(pages) {
      const thread = threads.reduce((a, b) => (b.jobs.length < a.jobs.length ? b : a));
      const { promise, resolve, reject } = Promise.withResolvers<Batch>();
      promise.catch(() => {});
      thread.jobs.push({ pages, resolve, reject });
      thread.worker.postMessage(pages);
      return promise;
    },
    async close() {
      for (const thread of threads) thread.worker.removeAllListeners();
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(making: Making): Thread {
  const thread: Thread = { worker: startWorker(making), jobs: [] };
  const listen = (): void => {
    const { worker } = thread;
    worker.on('message', (answer: Batch | { readonly error: Failure }) => {
      const job = thread.jobs.shift();
      if ('error' in answer) job?.reject(new LiqaError(answer.error.code, answer.error.message));
      else job?.resolve(answer);
    });
    worker.on('error', (cause) => {
      worker.removeAllListeners();
      worker.on('error', () => {});
      const job = thread.jobs.shift();
      job?.resolve(lostBatch(job.pages, cause));
      thread.worker = startWorker(making);
      listen();
      for (const { pages } of thread.jobs) thread.worker.postMessage(pages);
    });
  };
  listen();
  return thread;
}

const startWorker = (making: Making): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: making,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });

/** A thread died: its pages are failures, the rest goes on in a new one. */
function lostBatch(pages: readonly Page[], cause: unknown): Batch {
  const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  const failures = pages.map(({ place }): Failure => {
    const message = `the thread reading this page died (${why}): read the page alone to see whether it is the cause`;
    return { code: 'internal.worker-died', place, message: `${message} (${place})` };
  });
  return { pages: pages.length, readings: [], lines: new Uint8Array(), engagements: 0, failures };
}
