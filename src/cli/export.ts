/** `liqa export`: the engagements of the store as other programs take them. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { LiqaError } from '../errors.ts';
import {
  exportEntries,
  FORMATS,
  type Rows,
  readCorrected,
  readEntries,
  readFormat,
  type Written,
  writeGold,
} from '../export/export.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Output } from './output.ts';
import { storePlace } from './store-place.ts';
import { type Filtering, readFilter } from './timeline.ts';

export interface ExportCommand extends Filtering {
  readonly store?: string;
  readonly format: string;
  readonly output?: string;
  readonly rows?: Rows;
  readonly desk?: string;
  /** Gold: also articles that nobody corrected. */
  readonly all?: boolean;
}

/** Writes engagements under the filters in a format, to standard output or a file. @returns exit code */
export async function exportStore(output: Output, options: ExportCommand): Promise<number> {
  check(output, options);
  const store = await openStore(storePlace(options.store), { create: false });
  try {
    const written = options.format === 'gold' ? goldOf(store, options) : entriesOf(store, options);
    if (options.output === undefined) await writeOut(written, output);
    else await writeFile(written, options.output);
    return 0;
  } finally {
    await store.close();
  }
}

/** What does not go together. @throws LiqaError `usage.bad-argument` */
function check(output: Output, options: ExportCommand): void {
  const { format, rows, all } = options;
  const refuse = (message: string): never => {
    throw new LiqaError('usage.bad-argument', message);
  };
  if (rows && format !== 'csv' && format !== 'parquet') {
    refuse('--rows is for tables: use it with csv or parquet');
  }
  if (all && format !== 'gold') refuse('--all is for gold: the other formats hold all engagements anyway');
  if (format === 'parquet' && options.output === undefined && output.isTerminal) {
    refuse('parquet is no text: name a file with --output');
  }
  const narrowed = ['about', 'with', 'kind', 'status', 'focus', 'topic', 'outlet', 'q'].find(
    (it) => it in options,
  );
  if (format === 'gold' && narrowed) {
    refuse(`--${narrowed} narrows engagements, and gold holds whole articles: use --since and --until`);
  }
}

function entriesOf(store: Store, options: ExportCommand): Written {
  const format = readFormat(options.format);
  const { most } = FORMATS[format];
  const order = most === undefined ? 'oldest' : 'newest';
  const { rows, desk } = options;
  const entries = readEntries(store, readFilter(options), { order, most });
  return exportEntries(format, entries, { ...(rows && { rows }), ...(desk && { desk }) });
}

function goldOf(store: Store, { all = false, ...options }: ExportCommand): Written {
  const { since, until } = readFilter(options);
  return writeGold(
    readCorrected(store, { all, filter: { ...(since && { since }), ...(until && { until }) } }),
  );
}

async function writeOut(written: Written, output: Output): Promise<void> {
  for await (const piece of written) {
    output.write(piece);
    await output.drained();
  }
}

async function writeFile(written: Written, path: string): Promise<void> {
  const file = createWriteStream(path);
  try {
    await once(file, 'open');
    for await (const piece of written) if (!file.write(piece)) await once(file, 'drain');
    file.end();
    await once(file, 'close');
  } catch (cause) {
    file.destroy();
    if (cause instanceof LiqaError || !(cause instanceof Error) || !('code' in cause)) throw cause;
    const message = `the file cannot be written (${cause.message}): name another with --output`;
    throw new LiqaError('store.unwritable', message, { place: path, cause });
  }
}
