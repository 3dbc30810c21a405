/** `liqa serve`: the desk and the JSON API over the store, until it is stopped. */
import { readFileSync } from 'node:fs';
import { type Client, openClient } from '../collect/collect.ts';
import { LiqaError } from '../errors.ts';
import type { Accounts } from '../serve/serve.ts';
import { openStore, type Store } from '../store/store.ts';
import { checkNumber } from './inputs.ts';
import type { Output } from './output.ts';
import { storePlace } from './store-place.ts';
import { readEvery } from './watch.ts';

export interface ServeOptions {
  readonly store?: string;
  readonly port: string;
  readonly host: string;
  /** File of those who may sign in. */
  readonly users?: string;
  /** Header in which a reverse proxy says who asks. */
  readonly trustHeader?: string;
  /** Names by which the desk is reached behind a reverse proxy. */
  readonly name?: readonly string[];
  /** How often sources are visited, such as `15m`. */
  readonly follow?: string;
  /** Hosts that are fetched from although they are not public. */
  readonly allowHost?: readonly string[];
}

/** Serves until the process is asked to end. @returns exit code */
export async function serve(output: Output, options: ServeOptions): Promise<number> {
  const port = readPort(options.port);
  const sharing = await readSharing(options);
  const store = await openStore(storePlace(options.store), { held: true });
  return serveStore(output, store, { port, ...sharing });
}

/** What the desk is told of its surroundings. */
export interface Sharing {
  readonly followMs?: number;
  readonly connect?: () => Promise<Client>;
  readonly host: string;
  readonly hosts?: readonly string[];
  readonly accounts?: Accounts;
}

/** With whom the desk is shared. @throws LiqaError `usage.bad-argument` where others would reach it unnamed */
export async function readSharing(options: ServeOptions): Promise<Sharing> {
  const { host, users, trustHeader, name, follow, allowHost = [] } = options;
  const { checkShared, readUsers } = await import('../serve/serve.ts');
  const accounts: Accounts = {
    ...(users === undefined ? {} : { users: readUsers(readUsersFile(users), users) }),
    ...(trustHeader === undefined ? {} : { header: trustHeader }),
  };
  checkShared(host, accounts);
  const isShared = users !== undefined || trustHeader !== undefined;
  return {
    host,
    connect: () => openClient({ allowHosts: allowHost }),
    ...(follow === undefined ? {} : { followMs: readEvery(follow, '--follow') }),
    ...(name ? { hosts: name } : {}),
    ...(isShared ? { accounts } : {}),
  };
}

function readUsersFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const message = 'the file of users cannot be read: liqa users add NAME writes one';
    throw new LiqaError('usage.bad-argument', `${message} (${path})`, { place: path, cause });
  }
}

export const readPort = (words: string): number =>
  checkNumber(words, { option: '--port', from: 0, to: 65_535 }) ?? 4242;

/** Serves `store` and closes it at the end. */
export async function serveStore(
  output: Output,
  store: Store,
  sharing: Sharing & { readonly port: number },
): Promise<number> {
  try {
    const stopped = untilStopped();
    const { serve: listen } = await import('../serve/serve.ts');
    await groupReports(output, store);
    const log = (cause: unknown): void =>
      output.note(`serve: ${cause instanceof Error ? cause.message : cause}`);
    const serving = await listen({ store, ...sharing, log });
    output.note(`the desk is open on ${serving.address} — Ctrl+C ends it`);
    await stopped;
    await serving.close();
    return 0;
  } finally {
    await store.close();
  }
}

/** Reports of an older store are grouped before anybody asks for their stories, and it is told that it takes a while. */
async function groupReports(output: Output, store: Store): Promise<void> {
  const ungrouped = await store.tellings.ungrouped();
  if (ungrouped === 0) return;
  output.note(
    `${ungrouped} reports of an older Liqa are grouped into stories first: some minutes for 100,000`,
  );
  await store.stories({}, { limit: 1 });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
