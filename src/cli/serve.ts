/** `liqa serve`: the desk and the JSON API over the store, until it is stopped. */
import { openStore, type Store } from '../store/store.ts';
import { checkNumber } from './inputs.ts';
import type { Output } from './output.ts';
import { storePlace } from './store-place.ts';

export interface ServeOptions {
  readonly store?: string;
  readonly port: string;
  readonly host: string;
}

/** Serves until the process is asked to end. @returns exit code */
export async function serve(output: Output, options: ServeOptions): Promise<number> {
  const port = readPort(options.port);
  const store = await openStore(storePlace(options.store));
  return serveStore(output, store, { port, host: options.host });
}

export const readPort = (words: string): number =>
  checkNumber(words, { option: '--port', from: 0, to: 65_535 }) ?? 4242;

/** Serves `store` and closes it at the end. */
export async function serveStore(
  output: Output,
  store: Store,
  { port, host }: { port: number; host: string },
): Promise<number> {
  try {
    const stopped = untilStopped();
    const { serve: listen } = await import('../serve/serve.ts');
    const log = (cause: unknown): void =>
      output.note(`serve: ${cause instanceof Error ? cause.message : cause}`);
    const serving = await listen({ store, port, host, log });
    output.note(`the desk is open on ${serving.address} — Ctrl+C ends it`);
    await stopped;
    await serving.close();
    return 0;
  } finally {
    await store.close();
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
