/** `liqa add`: pages in, readings kept. */
import type { Page } from '../model.ts';
import { run } from '../pipeline.ts';
import { openStore, type Put, type Store } from '../store/store.ts';
import { checkDay, checkNumber, exitCodeOf, pagesOf, startTally, type Tally, tell } from './inputs.ts';
import { makeKeeping } from './keeping.ts';
import { makeLedger } from './ledger.ts';
import type { Output } from './output.ts';
import { storePlace } from './store-place.ts';

export interface AddOptions {
  readonly store?: string;
  readonly published?: string;
  readonly workers?: string;
  readonly allowHost?: readonly string[];
  readonly anew?: boolean;
}

/** Reads `inputs` into the store and tells what became of them. @returns exit code */
export async function add(output: Output, inputs: readonly string[], options: AddOptions): Promise<number> {
  const published = checkDay(options.published, '--published');
  const workers = checkNumber(options.workers, { option: '--workers', from: 0, to: 256 });
  const store = await openStore(storePlace(options.store));
  try {
    const kept = await addTo(store, inputs, {
      output,
      published,
      workers,
      allowHosts: options.allowHost,
      anew: options.anew,
    });
    output.note(sentenceOf(kept, store.place));
    return exitCodeOf(kept.tally);
  } finally {
    await store.close();
  }
}

export interface Kept extends Record<Put, number> {
  readonly tally: Tally;
}
export interface AddTo {
  readonly output: Output;
  readonly published?: string | undefined;
  readonly workers?: number | undefined;
  readonly allowHosts?: readonly string[] | undefined;
  /** Reads inputs from their beginning, whatever was read of them before. */
  readonly anew?: boolean | undefined;
}

/**
 * Reads `inputs` into `store`, some readings at a time; they are kept with how far their input was read, so that
 * a run that is killed goes on behind the last ones kept. What was read before a failure is kept too.
 */
export async function addTo(
  store: Store,
  inputs: readonly string[],
  { output, published, workers, allowHosts, anew }: AddTo,
): Promise<Kept> {
  const tally = startTally();
  const kept: Kept = { added: 0, unchanged: 0, updated: 0, tally };
  const ledger = makeLedger(store, { anew, published });
  const intake = { output, tally, published, allowHosts, resuming: ledger.resuming };
  const keeping = makeKeeping(store, ledger, (put) => kept[put]++);
  try {
    await run(
      counted(pagesOf(inputs, intake), ledger.take),
      async (batch) => {
        await keeping.keep(batch);
        tell(batch, { output, tally });
      },
      { make: 'readings', extras: { mentions: true }, ...(workers === undefined ? {} : { workers }) },
    );
  } finally {
    await keeping.flush();
  }
  return kept;
}

async function* counted(pages: AsyncIterable<Page>, take: () => void): AsyncIterable<Page> {
  for await (const page of pages) {
    take();
    yield page;
  }
}

function sentenceOf({ added, unchanged, updated, tally }: Kept, place: string): string {
  const failed = tally.failed > 0 ? `, ${tally.failed} could not be read` : '';
  return `${added} added, ${updated} updated, ${unchanged} unchanged${failed} (${place})`;
}
