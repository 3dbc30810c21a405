/** `liqa watch`: follow feeds, sitemaps and pages on a schedule; tell apart what was not reported and not collected. */
import { openClient, readSources, type Source, watchSources } from '../collect/collect.ts';
import { type Code, LiqaError } from '../errors.ts';
import type { Page } from '../model.ts';
import { readBatch } from '../pipeline.ts';
import type { SourceLog, Visit } from '../source-log.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Output } from './output.ts';
import { drawSources, type Health } from './sources.ts';
import { storePlace } from './store-place.ts';

export interface WatchCommand {
  readonly store?: string;
  readonly every: string;
  readonly once?: boolean;
  readonly status?: boolean;
  readonly format: 'jsonl' | 'pretty';
  readonly allowHost?: readonly string[];
}

/** Follows what `words` name until it is stopped. @returns exit code */
export async function watch(
  output: Output,
  words: readonly string[],
  options: WatchCommand,
): Promise<number> {
  const everyMs = readEvery(options.every);
  const sources = words.length > 0 ? await readSources(words) : null;
  const store = await openStore(storePlace(options.store), { create: !options.status });
  try {
    if (options.status) return await tellStatus(output, store, { sources, ...options });
    if (sources) return await follow(output, store, { sources, everyMs, ...options });
    const message = 'nothing was named to be followed: name addresses, or a file that lists them';
    throw new LiqaError('usage.bad-argument', message);
  } finally {
    await store.close();
  }
}

const EVERY = /^([0-9]{1,4})(s|m|h|d)$/u;
const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const SHORTEST_MS = 60_000;
const LONGEST_MS = 7 * 86_400_000;

/** The pause between two visits. @throws LiqaError `usage.bad-argument` */
export function readEvery(words: string, option = '--every'): number {
  const found = EVERY.exec(words);
  const ms = found ? Number(found[1]) * UNITS[found[2] as keyof typeof UNITS] : 0;
  if (ms >= SHORTEST_MS && ms <= LONGEST_MS) return ms;
  throw new LiqaError(
    'usage.bad-argument',
    `${option} is «${words}», expected minutes, hours or days from 1m to 7d, such as 15m`,
  );
}

interface Following extends WatchCommand {
  readonly sources: readonly Source[];
  readonly everyMs: number;
}

async function follow(output: Output, store: Store, options: Following): Promise<number> {
  const { sources, everyMs, once = false, allowHost = [] } = options;
  const client = await openClient({ allowHosts: allowHost });
  const stop = new AbortController();
  const end = (): void => stop.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, end);
  let failed = 0;
  if (!once) output.note(`following ${sources.length} sources every ${options.every} — Ctrl+C ends it`);
  try {
    await watchSources(sources, {
      ...{ client, log: store.sources, everyMs, once, signal: stop.signal },
      keep: (page) => keepPage(store, page),
      told: (source, visit) => {
        if (visit.outcome === 'failed') failed++;
        if (visit.outcome !== 'unchanged') output.note(sentenceOf(source, visit));
      },
      troubled: (source, { code, message }) => {
        failed++;
        output.note(`${code}: ${message} (${source.url})`);
      },
    });
  } finally {
    for (const signal of signals) process.removeListener(signal, end);
    client.close();
  }
  if (stop.signal.aborted) output.note('stopped; what was read is kept, what waits is fetched next time');
  return failed > 0 && once ? 1 : 0;
}

/** Reads a page and keeps the reading. @throws LiqaError */
async function keepPage(store: Store, page: Page): Promise<void> {
  const { readings, failures } = readBatch([page], { make: 'readings' });
  const [failure] = failures;
  if (failure) throw new LiqaError(failure.code as Code, failure.message, { place: failure.place });
  await store.putMany(readings);
}

function sentenceOf({ url }: Source, visit: Visit): string {
  const { outcome, items, fresh, kept, failed, waiting, code, message } = visit;
  const counts = `${items} listed, ${fresh} new, ${kept} read, ${failed} failed, ${waiting} waiting`;
  const why = code === null ? '' : `: ${code}: ${message}`;
  return outcome === 'failed' ? `${url} failed${why}` : `${url} ${counts}${why}`;
}

interface Status {
  readonly sources: readonly Source[] | null;
  readonly format: 'jsonl' | 'pretty';
}

/** What is known of each source; of those named that were never visited, that they were not. */
async function tellStatus(output: Output, store: Store, { sources, format }: Status): Promise<number> {
  const health = await readHealth(store.sources, sources);
  if (format === 'jsonl') for (const it of health) output.write(`${JSON.stringify(it)}\n`);
  else output.write(drawSources(health, output.columns));
  return 0;
}

async function readHealth(log: SourceLog, sources: readonly Source[] | null): Promise<readonly Health[]> {
  const known = new Map((await log.all()).map((state) => [state.url, state]));
  const urls = sources?.map(({ url }) => url) ?? [...known.keys()];
  const health: Health[] = [];
  for (const url of urls) {
    const state = known.get(url) ?? null;
    const visits = await log.visits(url, 96);
    health.push({
      url,
      state,
      items: await log.countItems(url),
      visits: visits.length,
      last: visits[0] ?? null,
    });
  }
  return health;
}
