/** Readings on their way into a store: some together, since every transaction waits for the disk. */
import type { Batch } from '../pipeline.ts';
import type { Put, Store } from '../store/store.ts';
import type { Ledger } from './ledger.ts';

export interface Keeping {
  /** Keeps a batch, now or with the next ones. */
  keep(batch: Batch): Promise<void>;
  /** Keeps what waits; nothing any more once that failed. */
  flush(): Promise<void>;
}

/** Readings that wait at most, and for how long: what comes slowly is kept as it comes. */
const MOST_WAITING = 32;
const WAIT_MS = 250;

/** @param onPut  told of every reading that is kept */
export function makeKeeping(
  store: Pick<Store, 'putMany'>,
  ledger: Pick<Ledger, 'settle'>,
  onPut: (put: Put) => void,
): Keeping {
  let waiting: Batch['readings'][number][] = [];
  let pages = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let failed = false;
  const flush = async (): Promise<void> => {
    // the ledger takes for kept what it gave out: after a failure nothing it says holds
    if (failed) return;
    const [readings, read] = [waiting, pages];
    waiting = [];
    pages = 0;
    failed = true;
    for (const put of await store.putMany(readings, ledger.settle(read))) onPut(put);
    failed = false;
    lastMs = performance.now();
  };
  return {
    keep: async (batch) => {
      for (const reading of batch.readings) waiting.push(reading);
      pages += batch.pages;
      if (waiting.length >= MOST_WAITING || performance.now() - lastMs >= WAIT_MS) await flush();
    },
    flush,
  };
}
