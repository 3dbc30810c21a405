/**
 * createApp(store): the desk and the JSON API as one application, testable without a port.
 * serve(…): the same on a socket, bound to this machine alone unless told otherwise.
 */
import type { Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { serve as listen } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Client } from '../collect/collect.ts';
import { LiqaError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { type Accounts, checkShared, type Reader } from './accounts.ts';
import { addAdding } from './adding.ts';
import { sendFailure } from './answers.ts';
import { addApi } from './api.ts';
import { addAssets } from './assets.ts';
import { addCorrecting } from './correcting.ts';
import { addDesk } from './desk.ts';
import type { DeskStore } from './desk-store.ts';
import { addExports } from './exports.ts';
import { groupAhead } from './grouping.ts';
import { checkHost, checkOrigin, setHeaders } from './guard.ts';
import { addIdentity } from './identity.ts';
import { keepPages } from './page-cache.ts';
import { askReaders, openReaders, type Readers } from './readers.ts';
import { addSuggestions } from './suggest.ts';
import { addToday } from './today.ts';

export {
  type Accounts,
  checkName,
  checkRole,
  checkShared,
  hashPassword,
  readUsers,
  type User,
  writeUsers,
} from './accounts.ts';
export type { DeskStore } from './desk-store.ts';

export interface AppOptions {
  /** The address the server is bound to. */
  readonly host?: string;
  /** Further host names it is known by, e.g. behind a reverse proxy. */
  readonly hosts?: readonly string[];
  /** Largest request body. */
  readonly limitBytes?: number;
  /** How readers are known; without it the desk is for one, on this machine. */
  readonly accounts?: Accounts;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Opens the client by which pages are fetched: one that reaches no private address, where absent. */
  readonly connect?: () => Promise<Client>;
  /** How often the desk visits the sources of the store; not of itself, where absent. */
  readonly followMs?: number;
  /** Threads that make the pages; they are made in this one, where absent. */
  readonly readers?: Readers;
  /** Told the cause of what we did not foresee. */
  readonly log?: (cause: unknown) => void;
}

/** How what an app goes on with is ended. */
const ending = new WeakMap<Hono, () => Promise<void>>();

const LOOPBACK = '127.0.0.1';
const MEMORY = ':memory:';
const LIMIT_BYTES = 8 << 20;

/** The desk over `store`. */
export function createApp(store: DeskStore, options: AppOptions = {}): Hono {
  const { host = LOOPBACK, hosts = [], limitBytes = LIMIT_BYTES, log = () => {} } = options;
  const { now = Date.now } = options;
  const today = (): string => new Date(now()).toISOString().slice(0, 10);
  const app = new Hono();
  app.use(setHeaders, checkHost(host, hosts), checkOrigin);
  app.use(bodyLimit({ maxSize: limitBytes, onError: () => refuseSize(limitBytes) }));
  if (options.accounts) addIdentity(app, { accounts: options.accounts, now, log, state: store.desk });
  app.use(keepPages({ stamp: store.stamp, today }));
  if (options.readers) app.use(askReaders(options.readers));
  addPages(app, store, { today, log });
  const end = addAdding(app, { store, log, now, connect: options.connect, followMs: options.followMs });
  ending.set(app, end);
  return app;
}

interface Surroundings {
  /** How long a list of stories may take to tell those that nobody told yet. */
  readonly listMs?: number;
  readonly today: () => string;
  readonly log: (cause: unknown) => void;
}

/** All that is answered out of the store alone. */
function addPages(app: Hono, store: DeskStore, { today, log, listMs }: Surroundings): void {
  // pages repeat themselves: sent so, they weigh a fifth
  app.use(compress({ encoding: 'gzip' }));
  addAssets(app);
  addToday(app, store, today);
  addSuggestions(app, store);
  addDesk(app, store, listMs);
  addCorrecting(app, store);
  addExports(app, store);
  addApi(app, store);
  app.notFound((c) =>
    sendFailure(c, new LiqaError('serve.not-found', 'there is nothing at this address: check it'), log),
  );
  app.onError((cause, c) => sendFailure(c, cause, log));
}

/** The pages alone, for a thread that is asked by the one that guards them: who asks is told with each request. */
export function createPages(store: DeskStore, { log }: Pick<Surroundings, 'log'>): Hono {
  const app = new Hono<{ Bindings: { readonly reader?: Reader } }>();
  app.use(async (c, next) => {
    if (c.env?.reader) c.set('reader', c.env.reader);
    await next();
  });
  const today = (): string => new Date().toISOString().slice(0, 10);
  // another thread tells them
  addPages(app as unknown as Hono, store, { today, log, listMs: 0 });
  return app as unknown as Hono;
}

function refuseSize(limitBytes: number): never {
  const message = `this is larger than ${limitBytes >> 20} MB: cut it into its articles, or add it with liqa add`;
  throw new LiqaError('collect.too-large', message);
}

export interface ServeOptions extends AppOptions {
  readonly store: Store;
  /** 0 for any free one. */
  readonly port: number;
}
export interface Serving {
  /** Where the desk is, for a browser. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The desk on a port, resolved when it listens. What lists and counts need of the store is read before, so that the
 * first page is as quick as the others.
 *
 * @throws LiqaError `serve.port-taken` where another program listens there, `usage.bad-argument` where others
 *   would reach a desk that does not know its users
 */
export async function serve({ store, port, ...options }: ServeOptions): Promise<Serving> {
  const host = options.host ?? LOOPBACK;
  checkShared(host, options.accounts);
  const readers = await readersFor(store, options);
  const app = createApp(store, { ...options, ...(readers ? { readers } : {}) });
  const endGrouping = groupAhead(store, options.log ?? (() => {}));
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: host }, (bound) => {
      const name = host === LOOPBACK || host === '::1' ? 'localhost' : host;
      resolve({
        address: `http://${name}:${bound.port}`,
        port: bound.port,
        close: async () => {
          await endGrouping();
          await ending.get(app)?.();
          await close(server as Server);
          await readers?.close();
        },
      });
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      void readers?.close();
      reject(portFault(cause, { port, host }));
    });
  });
}

/** Reports from which on a page may take so long that others would wait for it. */
const LARGE = 5000;
const THREADS = 2;

/** Threads for a large store; a small one is read in this thread, and what its lists and counts need is read now. */
async function readersFor(store: Store, { log = () => {} }: AppOptions): Promise<Readers | null> {
  const { articles } = await store.counts();
  if (articles < LARGE || store.place === MEMORY) {
    await store.survey();
    return null;
  }
  const threads = Math.min(THREADS, availableParallelism());
  return openReaders({ place: store.place, threads, ahead: true, log });
}

function portFault(
  cause: NodeJS.ErrnoException,
  { port, host }: { readonly port: number; readonly host: string },
): Error {
  const place = `${host}:${port}`;
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: `another program listens on port ${port}: stop it, or choose another with --port`,
    EACCES: `port ${port} may not be used by this user: choose one above 1023 with --port`,
    EADDRNOTAVAIL: `${host} is no address of this machine: choose another with --host`,
  };
  return new LiqaError(
    'serve.port-taken',
    why[cause.code ?? ''] ?? `cannot listen on ${place} (${cause.message})`,
    {
      place,
      cause,
    },
  );
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
