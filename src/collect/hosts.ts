/** Turns at hosts: few requests at a time to one host, a pause between them, none while the host asks for rest. */
import { LiqaError } from '../errors.ts';
import { type Clock, stopped } from './clock.ts';

export interface Pace {
  /** Between the starts of two requests to a host. */
  readonly delayMs: number;
  /** Requests at a time to one host. */
  readonly perHost: number;
  /** Requests at a time to all hosts. */
  readonly total: number;
  /** Longest rest that is waited out; where a host asks for more, requests to it fail at once. */
  readonly longestRestMs: number;
}
/** A host has asked, by robots.txt, for a pause at least so long; longer ones than this are not believed. */
const LONGEST_PAUSE_MS = 60_000;

interface Host {
  running: number;
  /** When the next request may start. */
  nextMs: number;
  /** Until when the host asked for rest. */
  restMs: number;
  pauseMs: number;
  readonly waiting: (() => void)[];
}

export interface Hosts {
  /** Waits for a turn, runs `act`, gives the turn back. @throws LiqaError `collect.later`, `collect.stopped` */
  run<T>(host: string, act: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** The pause that the robots.txt of a host asks for. */
  setPause(host: string, pauseMs: number): void;
  /** The host asked for rest until `untilMs`. */
  setRest(host: string, untilMs: number): void;
}

export function makeHosts(pace: Pace, clock: Clock): Hosts {
  const hosts = new Map<string, Host>();
  const all: Queue = { running: 0, waiting: [] };
  const of = (name: string): Host => {
    const known = hosts.get(name);
    if (known) return known;
    const made: Host = { running: 0, nextMs: 0, restMs: 0, pauseMs: pace.delayMs, waiting: [] };
    hosts.set(name, made);
    return made;
  };
  const run: Hosts['run'] = async (name, act, signal) => {
    const host = of(name);
    await enter(host, pace.perHost, signal);
    try {
      await waitForTurn({ name, host, pace, clock, signal });
      await enter(all, pace.total, signal);
      try {
        return await act();
      } finally {
        leave(all);
      }
    } finally {
      leave(host);
    }
  };
  return {
    run,
    setPause: (name, pauseMs) => {
      of(name).pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(pace.delayMs, pauseMs));
    },
    setRest: (name, untilMs) => {
      const host = of(name);
      host.restMs = Math.max(host.restMs, untilMs);
    },
  };
}

interface Turn {
  readonly name: string;
  readonly host: Host;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

async function waitForTurn({ name, host, pace, clock, signal }: Turn): Promise<void> {
  for (;;) {
    const now = clock.now();
    if (host.restMs - now > pace.longestRestMs) throw resting(name, host.restMs);
    const start = Math.max(host.nextMs, host.restMs);
    if (start <= now) break;
    await clock.sleep(start - now, signal);
  }
  host.nextMs = clock.now() + host.pauseMs;
}

function resting(name: string, untilMs: number): LiqaError {
  const until = new Date(untilMs).toISOString().slice(0, 19);
  const message = `${name} asked to be left alone until ${until}Z: it is not asked before`;
  return new LiqaError('collect.later', message, { place: name });
}

interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}

/** Takes one of `most` places, in the order of asking. */
async function enter(queue: Queue, most: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) throw stopped();
  if (queue.running < most) {
    queue.running++;
    return;
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = (): void => {
    queue.waiting.splice(queue.waiting.indexOf(resolve), 1);
    reject(stopped());
  };
  queue.waiting.push(resolve);
  signal?.addEventListener('abort', stop, { once: true });
  await promise.finally(() => signal?.removeEventListener('abort', stop));
}

/** Hands the place to the next in line, or frees it. */
function leave(queue: Queue): void {
  const next = queue.waiting.shift();
  if (next) next();
  else queue.running--;
}
