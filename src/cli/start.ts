/** `npm start`: reads the samples, or what is named, and opens the desk. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LiqaError } from '../errors.ts';
import { openStore, type Store } from '../store/store.ts';
import { addTo } from './add.ts';
import type { Output } from './output.ts';
import { readPort, readSharing, type ServeOptions, serveStore } from './serve.ts';
import { samplesPlace, storePlace } from './store-place.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

/** Reads, then serves. Inputs that fail are told and do not keep the desk shut. @returns exit code */
export async function start(
  output: Output,
  inputs: readonly string[],
  options: ServeOptions & { readonly allowHost?: readonly string[] },
): Promise<number> {
  const port = readPort(options.port);
  const sharing = await readSharing(options);
  const named = inputs.length > 0;
  const place = options.store ?? (named ? storePlace(undefined) : samplesPlace());
  const store = await openUsable(output, place, options.store !== undefined || named);
  try {
    output.note(named ? `reading ${inputs.join(' ')}` : 'reading the samples');
    const { added, updated, unchanged } = await addTo(store, named ? inputs : sampleFolders(), {
      output,
      allowHosts: options.allowHost,
    });
    const counts = await store.counts();
    output.note(
      `${counts.articles} articles with ${counts.engagements} engagements (${added} new, ${updated} read anew, ${unchanged} as before) in ${store.place}`,
    );
  } catch (cause) {
    await store.close();
    throw cause;
  }
  return serveStore(output, store, { port, ...sharing });
}

/** One folder for each outlet; what stands beside them is about the samples. */
function sampleFolders(): readonly string[] {
  const entries = readdirSync(SAMPLES, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(SAMPLES, name))
    .sort();
}

/** The store, or for the samples one that lives as long as the machine, where the data folder cannot be written. */
async function openUsable(output: Output, place: string, chosen: boolean): Promise<Store> {
  try {
    return await openStore(place);
  } catch (cause) {
    if (chosen || !(cause instanceof LiqaError)) throw cause;
    output.note(`${cause.code}: ${cause.message}; the samples go to a temporary store`);
    return openStore(join(mkdtempSync(join(tmpdir(), 'liqa-')), 'samples.db'));
  }
}
