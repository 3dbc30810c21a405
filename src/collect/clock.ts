/** Time and chance as arguments, so that tests need neither wait nor luck. */
import { setTimeout as wait } from 'node:timers/promises';
import { LiqaError } from '../errors.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws LiqaError `collect.stopped` when `signal` ends it */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 … 1, the end excluded. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: async (ms, signal) => {
    if (signal?.aborted) throw stopped();
    try {
      await wait(ms, undefined, signal ? { signal } : {});
    } catch {
      throw stopped();
    }
  },
};

export const stopped = (): LiqaError =>
  new LiqaError('collect.stopped', 'this was stopped before it was done: start it again to go on');
