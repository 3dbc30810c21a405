/** A thread of `readers.ts`: tells stories before somebody asks for them, through a connection of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/store.ts';
import { tellAhead } from './told.ts';

const store = await openStore(String(workerData), { create: false });
// a timer that waits for nothing keeps no thread alive; a port that listens does
parentPort?.on('message', () => {});
tellAhead(store, (cause) => parentPort?.postMessage({ log: String(cause) }));
