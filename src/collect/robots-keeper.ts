/** Asks each host for its robots.txt once a day and holds every request to it. */
import { LiqaError } from '../errors.ts';
import { hostOf } from './addresses.ts';
import type { Clock } from './clock.ts';
import { decodeBytes } from './decode.ts';
import type { Fetched } from './fetch.ts';
import { ALL_ALLOWED, ROBOTS_LIMIT_BYTES, type Robots, readRobots } from './robots.ts';

export interface RobotsKeeper {
  /** @throws LiqaError `collect.robots`, `collect.robots-unknown` */
  check(url: URL, signal?: AbortSignal): Promise<void>;
  of(url: URL, signal?: AbortSignal): Promise<Robots>;
}
interface KeeperOptions {
  readonly agent: string;
  readonly clock: Clock;
  readonly setPause: (host: string, pauseMs: number) => void;
  readonly get: (
    url: URL,
    options: { limitBytes: number; signal: AbortSignal | undefined },
  ) => Promise<Fetched>;
}
interface Kept {
  readonly robots: Promise<Robots>;
  untilMs: number;
}

const DAY_MS = 86_400_000;
/** After which a host whose robots.txt could not be had is asked for it again. */
const AGAIN_MS = 600_000;
const MOST_HOSTS = 10_000;

export function makeRobotsKeeper(options: KeeperOptions): RobotsKeeper {
  const kept = new Map<string, Kept>();
  const of = (url: URL, signal?: AbortSignal): Promise<Robots> => {
    const known = kept.get(url.origin);
    if (known && known.untilMs > options.clock.now()) return known.robots;
    if (kept.size >= MOST_HOSTS) kept.clear();
    const made: Kept = { robots: ask(url, options, signal), untilMs: options.clock.now() + DAY_MS };
    kept.set(url.origin, made);
    made.robots.catch((cause: unknown) => {
      const isStop = cause instanceof LiqaError && cause.code === 'collect.stopped';
      if (isStop) kept.delete(url.origin);
      else made.untilMs = options.clock.now() + AGAIN_MS;
    });
    return made.robots;
  };
  return {
    of,
    async check(url, signal) {
      if ((await of(url, signal)).isAllowed(url)) return;
      const message = 'the robots.txt of this host asks not to fetch this address: it was not asked';
      throw new LiqaError('collect.robots', `${message} (${url})`, { place: url.href });
    },
  };
}

async function ask(url: URL, options: KeeperOptions, signal: AbortSignal | undefined): Promise<Robots> {
  const place = new URL('/robots.txt', url);
  const robots = await readFrom(place, options, signal);
  if (robots.pauseMs !== null) options.setPause(hostOf(url), robots.pauseMs);
  return robots;
}

/** What the host must have done wrong for its rules to be unknown; anything else means that it has none. */
const UNKNOWN: ReadonlySet<string> = new Set([
  ...['collect.host-failed', 'collect.later', 'collect.unreachable', 'collect.slow', 'collect.cut'],
  ...['collect.bad-answer', 'collect.refused', 'collect.stopped'],
]);

async function readFrom(
  place: URL,
  { get, agent }: KeeperOptions,
  signal: AbortSignal | undefined,
): Promise<Robots> {
  try {
    const { bytes } = await get(place, { limitBytes: ROBOTS_LIMIT_BYTES, signal });
    const { text } = await decodeBytes(bytes);
    return readRobots(text, place, agent);
  } catch (cause) {
    if (!(cause instanceof LiqaError)) throw cause;
    if (!UNKNOWN.has(cause.code)) return ALL_ALLOWED;
    // What keeps the host itself from being asked is told as it is.
    if (cause.code !== 'collect.host-failed' && cause.code !== 'collect.cut') throw cause;
    const message = 'the robots.txt of this host could not be read, so nothing is fetched from it for now';
    throw new LiqaError('collect.robots-unknown', `${message}: ${cause.message}`, {
      place: place.href,
      cause,
    });
  }
}
