/** Web archives as inputs: from the start or from where the last run stopped. */
import { createReadStream } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import type { Bytes } from './bytes.ts';
import type { Collected } from './collect.ts';
import { identify, READ_ALL, type Resuming, readPosition, writePosition } from './resume.ts';
import { readArchive } from './warc.ts';

export interface ArchiveSource {
  readonly place: string;
  /** Path of the file, where it is one and reading can go on in its middle. */
  readonly file?: string | undefined;
  readonly isPacked: boolean;
  readonly limitBytes: number;
  readonly resuming?: Resuming | undefined;
  readonly onNote?: ((sentence: string) => void) | undefined;
}

const HEAD_BYTES = 8_192;

/** Whether what begins with the gzip bytes `head` is a web archive. */
export function isPackedArchive(head: Uint8Array): boolean {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 24 };
    return gunzipSync(head.subarray(0, HEAD_BYTES), options).toString('latin1', 0, 5) === 'WARC/';
  } catch {
    return false;
  }
}

/** The pages of an archive. */
export async function* collectArchive(all: Bytes, source: ArchiveSource): AsyncIterable<Collected> {
  const { place, file, resuming, onNote } = source;
  const input = file && resuming ? await identify(file) : null;
  const known = input && resuming ? await resuming.find(input) : null;
  if (known === READ_ALL) {
    onNote?.(`this was read to its end before, so it is passed over: --anew reads it again (${place})`);
    return;
  }
  const from = file ? readPosition(known) : undefined;
  if (from) onNote?.(`reading goes on at byte ${from.offset}, where the last run stopped (${place})`);
  const bytes = from && file ? createReadStream(file, { start: from.offset, highWaterMark: 1 << 18 }) : all;
  const onSkipped = (counts: ReadonlyMap<string, number>): void => {
    if (counts.size > 0) onNote?.(`passed over ${listOf(counts)} (${place})`);
  };
  for await (const item of readArchive(bytes, { ...source, from, onSkipped })) {
    if (!item.ok) {
      yield item;
      continue;
    }
    if (input) resuming?.note({ input, position: writePosition(item.next) });
    yield { ok: true, page: item.page };
  }
  if (input) resuming?.note({ input, position: READ_ALL });
}

const KINDS = 8;
/** «12 request records, 3 answers with status 404», the most frequent first. */
function listOf(counts: ReadonlyMap<string, number>): string {
  const all = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = all.slice(0, KINDS).map(([kind, count]) => `${count.toLocaleString('en')} ${kind}`);
  const rest = all.slice(KINDS).reduce((sum, [, count]) => sum + count, 0);
  return [...shown, ...(rest > 0 ? [`${rest.toLocaleString('en')} others`] : [])].join(', ');
}
