/** Visits sources again and again, each at its own time, until it is stopped. */
import { LiqaError } from '../errors.ts';
import type { Visit } from '../source-log.ts';
import type { Source } from './sources.ts';
import { type Visiting, visitSource } from './visit.ts';

export interface WatchOptions extends Visiting {
  /** One visit to each, then the end. */
  readonly once?: boolean;
  /** Told after every visit. */
  readonly told: (source: Source, visit: Visit) => void;
  /** Told what kept a visit from being written down; it is tried again at its next time. */
  readonly troubled: (source: Source, error: LiqaError) => void;
}

/** Share of the interval by which visits come early or late, so that sources do not move in step. */
const JITTER = 0.1;
/** Within which the first visits are spread. */
const SPREAD_MS = 5_000;

/** Follows `sources` until `signal` ends it, or once. Ends only when every visit under way has ended. */
export async function watchSources(sources: readonly Source[], options: WatchOptions): Promise<void> {
  await Promise.all(sources.map((source) => follow(source, options)));
}

async function follow(source: Source, options: WatchOptions): Promise<void> {
  const { client, everyMs, once = false, signal } = options;
  const { clock } = client;
  try {
    await clock.sleep(once ? 0 : await firstPause(source, options), signal);
    for (let failures = 0; ; ) {
      failures = (await visitOnce(source, options)) ? 0 : failures + 1;
      if (once) return;
      const pause = everyMs * patience(failures);
      await clock.sleep(pause * (1 - JITTER + 2 * JITTER * clock.random()), signal);
    }
  } catch (cause) {
    if (!(cause instanceof LiqaError) || cause.code !== 'collect.stopped') throw cause;
  }
}

/** How much longer than usual a source is left alone that fails again and again. */
const patience = (failures: number): number => (failures < 3 ? 1 : failures < 6 ? 2 : 4);

/** A source visited just before we started is not visited before its time. */
async function firstPause(source: Source, { client, everyMs, log }: WatchOptions): Promise<number> {
  const { clock } = client;
  const spread = clock.random() * Math.min(SPREAD_MS, everyMs * JITTER);
  const last = (await log.state(source.url))?.lastTry ?? null;
  const dueMs = last === null ? 0 : Date.parse(last) + everyMs - clock.now();
  return Math.min(everyMs, Math.max(0, dueMs)) + spread;
}

/** @returns whether the source could be read */
async function visitOnce(source: Source, options: WatchOptions): Promise<boolean> {
  try {
    const visit = await visitSource(source, options);
    options.told(source, visit);
    return visit.outcome !== 'failed';
  } catch (cause) {
    if (cause instanceof LiqaError && cause.code === 'collect.stopped') throw cause;
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    const message = `this is a fault of Liqa's, please report it: ${why} (${source.url})`;
    const fault = new LiqaError('internal.failed', message, { place: source.url, cause });
    options.troubled(source, cause instanceof LiqaError ? cause : fault);
    return false;
  }
}
