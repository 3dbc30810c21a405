/**
 * openClient(): a polite and safe client for pages. It obeys robots.txt, waits between requests to a host,
 * never reaches into this machine or its network, and gives up what is too large, too slow or no text.
 */
import { isUtf8 } from 'node:buffer';
import { LiqaError } from '../errors.ts';
import { VERSION } from '../version.ts';
import {
  hostOf,
  makeAllowed,
  type Resolve,
  readAddress,
  resolveBySystem,
  resolveSafely,
} from './addresses.ts';
import { ENCODINGS, readBody } from './body.ts';
import { type Clock, stopped, systemClock } from './clock.ts';
import { followTo, isRedirect, type Jar, makeJar } from './hops.ts';
import { type Hosts, makeHosts } from './hosts.ts';
import { checkStatus, checkType, networkError, pauseBefore } from './refusals.ts';
import { makeRobotsKeeper, type RobotsKeeper } from './robots-keeper.ts';
import { type Answer, openSender, type Send } from './send.ts';

export interface ClientOptions {
  /** Hosts that may be asked although they are not public; `name` or `name:port`. */
  readonly allowHosts?: readonly string[];
  readonly userAgent?: string;
  readonly delayMs?: number;
  readonly perHost?: number;
  readonly total?: number;
  readonly longestRestMs?: number;
  /** Until the headers of an answer are there. */
  readonly answerMs?: number;
  /** Until the whole of it is there. */
  readonly wholeMs?: number;
  readonly limitBytes?: number;
  readonly retries?: number;
  /** Before the first retry; twice that before the second. */
  readonly backoffMs?: number;
  readonly send?: Send;
  readonly resolve?: Resolve;
  readonly clock?: Clock;
}

/** What is known of an earlier answer, so that an unchanged page is not sent again. */
export interface Validators {
  readonly etag: string | null;
  readonly modified: string | null;
}
export interface GetOptions {
  readonly validators?: Validators;
  readonly limitBytes?: number;
  readonly signal?: AbortSignal;
}
export interface Fetched {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  /** `true`: not changed since `validators`; the bytes are empty. */
  readonly unchanged: boolean;
  readonly bytes: Uint8Array;
  /** Encoding named in the header. */
  readonly charset: string | null;
  readonly validators: Validators;
}
export interface Client {
  /** The page at `address`. @throws LiqaError `collect.…` with the reason */
  get(address: string, options?: GetOptions): Promise<Fetched>;
  /** Addresses of sitemaps that the robots.txt of the host names. */
  sitemapsOf(address: string, signal?: AbortSignal): Promise<readonly string[]>;
  readonly clock: Clock;
  close(): void;
}

/** The product token that robots.txt may name. */
export const AGENT = 'Liqa';
const DEFAULTS = {
  userAgent: `${AGENT}/${VERSION} (+local; reads news for the person who runs it)`,
  delayMs: 1_000,
  perHost: 1,
  total: 8,
  longestRestMs: 120_000,
  answerMs: 20_000,
  wholeMs: 60_000,
  limitBytes: 10 << 20,
  retries: 2,
  backoffMs: 1_000,
};

type Settings = typeof DEFAULTS & {
  readonly send: Send;
  readonly resolve: Resolve;
  readonly clock: Clock;
  readonly isAllowed: (url: URL) => boolean;
  readonly hosts: Hosts;
};

/** A client with its own connections, turns and memory of robots.txt. */
export function openClient(options: ClientOptions = {}): Client {
  const sender = options.send ? { send: options.send, close: () => {} } : openSender();
  const clock = options.clock ?? systemClock;
  const chosen = { ...DEFAULTS, ...withoutAbsent(options) };
  const settings: Settings = {
    ...chosen,
    send: sender.send,
    clock,
    resolve: options.resolve ?? resolveBySystem,
    isAllowed: makeAllowed(options.allowHosts ?? []),
    hosts: makeHosts(chosen, clock),
  };
  const robots = makeRobotsKeeper({
    agent: AGENT,
    clock,
    setPause: settings.hosts.setPause,
    get: (url, { limitBytes, signal }) =>
      getWhole({ settings, robots: null, options: { limitBytes, ...(signal ? { signal } : {}) } }, url),
  });
  return {
    clock,
    close: sender.close,
    get: async (address, getOptions = {}) =>
      getWhole({ settings, robots, options: getOptions }, readAddress(address)),
    sitemapsOf: async (address, signal) => (await robots.of(readAddress(address), signal)).sitemaps,
  };
}

function withoutAbsent(options: ClientOptions): Partial<typeof DEFAULTS> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** What goes along from hop to hop. */
interface Getting {
  readonly settings: Settings;
  /** Null for robots.txt itself. */
  readonly robots: RobotsKeeper | null;
  readonly options: GetOptions;
}

/** Follows redirects to the page; every hop is checked as the first address was. */
async function getWhole(getting: Getting, from: URL): Promise<Fetched> {
  const jar = makeJar();
  const seen = new Set<string>();
  let url = from;
  for (;;) {
    const found = await getWithRetries(getting, url, jar);
    if (!('location' in found)) return found;
    url = followTo(found.location, { from: url, seen, jar });
  }
}

type Found = Fetched | { readonly location: string };

async function getWithRetries(getting: Getting, url: URL, jar: Jar): Promise<Found> {
  const { settings, robots, options } = getting;
  await robots?.check(url, options.signal);
  for (let failures = 0; ; failures++) {
    try {
      return await settings.hosts.run(hostOf(url), () => getOnce(getting, url, jar), options.signal);
    } catch (cause) {
      if (!(cause instanceof LiqaError)) throw cause;
      const pauseMs = pauseBefore(cause, { failures, ...settings });
      if (pauseMs === null) throw cause;
      await settings.clock.sleep(pauseMs, options.signal);
    }
  }
}

/** One request within its time; the answer is read whole unless it is refused by its headers. */
async function getOnce(getting: Getting, url: URL, jar: Jar): Promise<Found> {
  const { settings, options } = getting;
  const timing = startTiming(settings, options.signal);
  try {
    const addresses = await timing.within(resolveSafely(url, settings));
    const headers = headersFor(url, { settings, options, jar });
    const answer = await settings.send({ url, addresses, headers, signal: timing.signal });
    timing.answered();
    jar.keep(url, answer.cookies);
    return await readAnswer(answer, url, getting);
  } catch (cause) {
    if (options.signal?.aborted) throw stopped();
    throw networkError(cause, url, timing.late());
  } finally {
    timing.end();
  }
}

interface Timing {
  readonly signal: AbortSignal;
  /** `promise`, or the error of the limit that ran out before. */
  within<T>(promise: Promise<T>): Promise<T>;
  /** The headers are there. */
  answered(): void;
  /** Whether a limit ran out, and which. */
  late(): 'answer' | 'whole' | null;
  end(): void;
}

function startTiming({ answerMs, wholeMs }: Settings, outer: AbortSignal | undefined): Timing {
  const controller = new AbortController();
  let late: 'answer' | 'whole' | null = null;
  // What has come in while this thread was busy is taken first: only then is the host to blame.
  const stop = (limit: typeof late) => (): void => {
    setImmediate(() => {
      if (ended || (limit === 'answer' && answered)) return;
      late = limit;
      controller.abort();
    });
  };
  let ended = false;
  let answered = false;
  const answerTimer = setTimeout(stop('answer'), answerMs);
  const wholeTimer = setTimeout(stop('whole'), wholeMs);
  const abort = (): void => controller.abort();
  outer?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    within: (promise) => {
      const { promise: ended, reject } = Promise.withResolvers<never>();
      controller.signal.addEventListener('abort', () => reject(new Error('out of time')), { once: true });
      return Promise.race([promise, ended]);
    },
    answered: () => {
      answered = true;
      clearTimeout(answerTimer);
    },
    late: () => late,
    end: () => {
      ended = true;
      clearTimeout(answerTimer);
      clearTimeout(wholeTimer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

interface Heading {
  readonly settings: Settings;
  readonly options: GetOptions;
  readonly jar: Jar;
}
function headersFor(url: URL, { settings, options, jar }: Heading): Readonly<Record<string, string>> {
  const { etag, modified } = options.validators ?? { etag: null, modified: null };
  const cookie = jar.of(url);
  return {
    'User-Agent': settings.userAgent,
    Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,application/feed+json;q=0.9,*/*;q=0.5',
    'Accept-Language': 'ar,*;q=0.5',
    'Accept-Encoding': ENCODINGS,
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(modified === null ? {} : { 'If-Modified-Since': modified }),
    ...(cookie === null ? {} : { Cookie: cookie }),
  };
}

const CHARSET = /charset\s*=\s*["']?([A-Za-z0-9_:.-]+)/iu;

const LONGEST_VALIDATOR = 512;
const short = (words: string | undefined): string | null =>
  words !== undefined && words !== '' && words.length <= LONGEST_VALIDATOR ? words : null;

/** A header as the outlet wrote it: Arabic addresses stand in it as plain UTF-8, which HTTP reads as Latin. */
function utf8Of(words: string): string {
  const bytes = Buffer.from(words, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : words;
}

async function readAnswer(answer: Answer, url: URL, { settings, options }: Getting): Promise<Found> {
  const { status, headers } = answer;
  try {
    if (isRedirect(status) && headers.location) return { location: utf8Of(headers.location) };
    checkStatus(answer, url, settings);
    const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1] ?? null;
    const validators = { etag: short(headers.etag), modified: short(headers['last-modified']) };
    const facts = { url: url.href, status, charset };
    if (status === 304) {
      const kept = options.validators ?? validators;
      return { ...facts, unchanged: true, bytes: new Uint8Array(), validators: kept };
    }
    checkType(answer, url);
    const bytes = await readBody(answer, url.href, options.limitBytes ?? settings.limitBytes);
    return { ...facts, unchanged: false, bytes, validators };
  } finally {
    answer.close();
  }
}
