/** A thread of `readers.ts`: requests for pages in, pages out, over a connection of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/store.ts';
import type { Made, Wanted } from './readers.ts';
import { createPages } from './serve.ts';
import { warmTelling } from './told.ts';

const store = await openStore(String(workerData), { create: false, held: true });
const tell = (made: Made): void => parentPort?.postMessage(made);
const log = (cause: unknown): void =>
  tell({ log: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
const app = createPages(store, { log });

// what the first page of each sort would otherwise wait for: columns, templates, code that was never run
for (const path of ['/', '/today', '/network', '/stories', '/search?q=Trump', '/parties/US', '/sources']) {
  const answer = await app.request(`http://localhost${path}`);
  await answer.arrayBuffer();
}
await warmTelling(store);
const [outlet] = (await store.survey()).values.outlet ?? [];
if (outlet) await store.profiles.shared(outlet.value);

parentPort?.on('message', async ({ id, url, headers, reader }: Wanted) => {
  const request = new Request(url, { headers });
  const answer = await app.fetch(request, { reader });
  const body = new Uint8Array(await answer.arrayBuffer());
  const made: Made = { id, status: answer.status, headers: [...answer.headers], body };
  parentPort?.postMessage(made, [body.buffer]);
});
tell({ ready: true });
