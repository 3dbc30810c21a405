/** For tests: the thread in which the unruly server runs. */
import { parentPort } from 'node:worker_threads';
import { HOSTS, makeInward } from './unruly-hosts.ts';
import { serveUnruly } from './unruly-server.ts';

const { port, asks } = await serveUnruly((forbidden) => ({ ...HOSTS, ...makeInward(forbidden) }));
parentPort?.on('message', () => parentPort?.postMessage(asks()));
parentPort?.postMessage({ port });
