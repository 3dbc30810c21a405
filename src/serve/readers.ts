/**
 * Pages made in threads beside the one that listens, so that a page that takes long holds up none of the others.
 * Each thread reads the store through a connection of its own; whatever writes stays in the thread that listens.
 */
import { Worker } from 'node:worker_threads';
import type { MiddlewareHandler } from 'hono';
import { LiqaError } from '../errors.ts';
import { type Reader, readerOf } from './accounts.ts';

/** What a thread is asked: a request for a page, and who asks. */
export interface Wanted {
  readonly id: number;
  readonly url: string;
  readonly headers: [string, string][];
  readonly reader: Reader;
}
export type Made =
  | {
      readonly id: number;
      readonly status: number;
      readonly headers: [string, string][];
      readonly body: Uint8Array<ArrayBuffer>;
    }
  /** What a thread could not foresee, and that it can be asked from now on. */
  | { readonly log: string }
  | { readonly ready: true };

export interface Readers {
  make(wanted: Omit<Wanted, 'id'>): Promise<Response>;
  close(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  isDead: boolean;
  readonly waiting: Map<number, { resolve(made: Response): void; reject(cause: unknown): void }>;
}

export interface ReadersOptions {
  /** The file of the store. */
  readonly place: string;
  readonly threads: number;
  /** Whether another thread tells stories before somebody asks for them. */
  readonly ahead?: boolean;
  readonly log: (cause: unknown) => void;
}

/** Starts the threads. @returns when each has read what lists and counts need */
export async function openReaders({ place, threads, ahead, log }: ReadersOptions): Promise<Readers> {
  let count = 0;
  let isClosing = false;
  const start = (): { thread: Thread; ready: Promise<void> } => {
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData: place });
    const thread: Thread = { worker, isDead: false, waiting: new Map() };
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    let wasReady = false;
    worker.on('message', (made: Made) => {
      if ('ready' in made) {
        wasReady = true;
        resolve();
      } else if ('log' in made) log(made.log);
      else answer(thread, made);
    });
    worker.on('error', (cause) => {
      reject(cause);
      lose(thread, cause, wasReady);
    });
    return { thread, ready };
  };
  const lose = (thread: Thread, cause: unknown, wasReady: boolean): void => {
    log(cause);
    thread.isDead = true;
    const lost = new LiqaError('internal.failed', 'the thread that made this page died: ask again', {
      cause,
    });
    for (const { reject } of thread.waiting.values()) reject(lost);
    const at = all.findIndex((it) => it.thread === thread);
    if (at < 0 || isClosing || !wasReady) return;
    all[at] = start();
    all[at].ready.catch(log);
  };
  const all = Array.from({ length: threads }, start);
  await Promise.all(all.map(({ ready }) => ready));
  const teller = ahead ? startTeller(place, log) : null;
  return {
    make: (wanted) => {
      const alive = all.map((it) => it.thread).filter(({ isDead }) => !isDead);
      const [first] = alive;
      if (!first)
        throw new LiqaError('internal.failed', 'no thread makes pages any more: start the desk again');
      const thread = alive.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a), first);
      const id = ++count;
      return new Promise((resolve, reject) => {
        thread.waiting.set(id, { resolve, reject });
        thread.worker.postMessage({ id, ...wanted } satisfies Wanted);
      });
    },
    close: async () => {
      isClosing = true;
      await Promise.all(all.map(({ thread }) => thread.worker.terminate()));
      await teller?.terminate();
    },
  };
}

/** What it tells is only sooner told by it: without it stories are told when somebody asks. */
function startTeller(place: string, log: (cause: unknown) => void): Worker {
  const worker = new Worker(new URL('./teller-thread.ts', import.meta.url), { workerData: place });
  worker.on('error', log);
  worker.on('message', (message: Extract<Made, { log: string }>) => log(message.log));
  return worker;
}

function answer({ waiting }: Thread, { id, status, headers, body }: Extract<Made, { id: number }>): void {
  waiting.get(id)?.resolve(new Response(body, { status, headers }));
  waiting.delete(id);
}

/** Made in the thread that listens: what stands in its memory, files of any size, and the fixed files of pages. */
const OWN = /^\/(?:sources|jobs|sign-in|export|fonts\/|liqa\.css|desk\.js|favicon)/u;

/** Has pages made by `readers`. */
export const askReaders =
  (readers: Readers): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method !== 'GET' || OWN.test(c.req.path)) return next();
    return readers.make({ url: c.req.url, headers: [...c.req.raw.headers], reader: readerOf(c) });
  };
