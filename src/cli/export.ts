/** `liqa export`: the engagements of the store as other programs take them. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { LiqaError } from '../errors.ts';
import {
  exportEntries,
  FORMATS,
  type Rows,
  readEntries,
  readFormat,
  type Written,
} from '../export/export.ts';
import { openStore } from '../store/store.ts';
import type { Output } from './output.ts';
import { storePlace } from './store-place.ts';
import { type Filtering, readFilter } from './timeline.ts';

export interface ExportCommand extends Filtering {
  readonly store?: string;
  readonly format: string;
  readonly output?: string;
  readonly rows?: Rows;
  readonly desk?: string;
}

/** Writes engagements under the filters in a format, to standard output or a file. @returns exit code */
export async function exportStore(output: Output, options: ExportCommand): Promise<number> {
  const format = readFormat(options.format);
  const filter = readFilter(options);
  const { most } = FORMATS[format];
  if (options.rows && format !== 'csv' && format !== 'parquet') {
    throw new LiqaError('usage.bad-argument', '--rows is for tables: use it with csv or parquet');
  }
  if (format === 'parquet' && options.output === undefined && output.isTerminal) {
    throw new LiqaError('usage.bad-argument', 'parquet is no text: name a file with --output');
  }
  const store = await openStore(storePlace(options.store), { create: false });
  try {
    const order = most === undefined ? 'oldest' : 'newest';
    const entries = readEntries(store, filter, { order, most });
    const { rows, desk } = options;
    const written = exportEntries(format, entries, { ...(rows && { rows }), ...(desk && { desk }) });
    if (options.output === undefined) await writeOut(written, output);
    else await writeFile(written, options.output);
    return 0;
  } finally {
    await store.close();
  }
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
