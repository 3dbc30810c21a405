/** A worker thread of `run`: pages in, batches out, in order. */
import { parentPort, workerData } from 'node:worker_threads';
import { LiqaError } from './errors.ts';
import type { Page } from './model.ts';
import { type Making, readBatch } from './run.ts';

const making = workerData as Making;

parentPort?.on('message', (pages: readonly Page[]) => {
  try {
    const batch = readBatch(pages, making);
    parentPort?.postMessage(batch, [batch.lines.buffer as ArrayBuffer]);
  } catch (cause) {
    if (!(cause instanceof LiqaError)) throw cause;
    parentPort?.postMessage({
      error: { code: cause.code, message: cause.message, place: cause.place ?? '' },
    });
  }
});
