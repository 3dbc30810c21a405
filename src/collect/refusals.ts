/** What an answer or the network said no with, as errors of ours; and whether asking again makes sense. */
import { type Code, LiqaError } from '../errors.ts';
import { hostOf } from './addresses.ts';
import type { Clock } from './clock.ts';
import type { Hosts } from './hosts.ts';
import type { Answer } from './send.ts';

/** Statuses that may be other ones soon. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);
const RESTING: ReadonlySet<number> = new Set([429, 503]);

interface Resting {
  readonly clock: Clock;
  readonly hosts: Hosts;
  readonly backoffMs: number;
}

/** @throws LiqaError where the answer is neither a page nor «not modified» */
export function checkStatus(
  { status, headers }: Answer,
  url: URL,
  { clock, hosts, backoffMs }: Resting,
): void {
  if (status === 304 || (status >= 200 && status < 300 && status !== 204 && status !== 205)) return;
  if (RESTING.has(status)) {
    const rest = restOf(headers['retry-after'], clock.now()) ?? backoffMs;
    hosts.setRest(hostOf(url), clock.now() + rest);
  }
  const place = url.href;
  const fail = (code: Code, message: string): LiqaError =>
    new LiqaError(code, `${message} (${place})`, { place });
  if (status === 204 || status === 205) throw fail('collect.empty', 'the host answered without a page');
  if (status === 404) throw fail('collect.not-found', 'there is no such page (status 404)');
  if (status === 410) throw fail('collect.gone', 'the page was taken away (status 410)');
  if (status === 429) throw fail('collect.host-failed', 'the host asks for fewer requests (status 429)');
  const code = PASSING.has(status) ? 'collect.host-failed' : 'collect.bad-status';
  throw fail(code, `the host answered with status ${status} and no page`);
}

const LONGEST_REST_MS = 86_400_000;

/** `Retry-After`: seconds or a date. */
function restOf(words: string | undefined, nowMs: number): number | null {
  if (words === undefined || words.trim() === '') return null;
  const seconds = Number(words);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(words) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(LONGEST_REST_MS, Math.max(0, ms));
}

const REFUSED_TYPE =
  /^(?:image|audio|video|font|model)\/|^application\/(?:pdf|zip|x-7z|x-rar|vnd\.|msword|java|wasm|x-msdownload|x-shockwave)/u;
const XML = /xml$/u;

/** @throws LiqaError `collect.wrong-type` where the header names what no page is */
export function checkType({ headers }: Answer, url: URL): void {
  const type = (headers['content-type'] ?? '').split(/[;,]/u, 1)[0]!.trim().toLowerCase();
  if (XML.test(type) || !REFUSED_TYPE.test(type)) return;
  const message = `this address gives ${type}, expected a page, a feed or a sitemap`;
  throw new LiqaError('collect.wrong-type', `${message} (${url})`, { place: url.href });
}

const BAD_ANSWER = /^HPE_|^ERR_INVALID|^ERR_HTTP/u;

/** An error of ours for whatever went wrong on the way. */
export function networkError(cause: unknown, url: URL, late: 'answer' | 'whole' | null): LiqaError {
  const place = url.href;
  const fail = (code: Code, message: string): LiqaError =>
    new LiqaError(code, `${message} (${place})`, { place, cause });
  if (late === 'answer') return fail('collect.slow', 'the host did not answer in time: try again later');
  if (late === 'whole') return fail('collect.slow', 'the page did not end in time: it was given up');
  if (cause instanceof LiqaError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why = code || (cause instanceof Error ? cause.message.split('\n')[0]! : String(cause));
  if (BAD_ANSWER.test(code))
    return fail('collect.bad-answer', `the host did not answer in proper HTTP (${why})`);
  return fail(
    'collect.unreachable',
    `the host cannot be reached (${why}): check the address or try again later`,
  );
}

/** Worth asking again within the same minute. */
const AGAIN: ReadonlySet<Code> = new Set([
  ...(['collect.unreachable', 'collect.slow', 'collect.cut', 'collect.host-failed'] as const),
]);

interface Retrying {
  readonly failures: number;
  readonly retries: number;
  readonly backoffMs: number;
  readonly clock: Clock;
}

/** How long to wait before asking again, or null where that makes no sense; rest is waited out by the host's turns. */
export function pauseBefore(
  { code }: LiqaError,
  { failures, retries, backoffMs, clock }: Retrying,
): number | null {
  if (failures >= retries || !AGAIN.has(code)) return null;
  return backoffMs * 2 ** failures * (0.5 + clock.random());
}

/** What another visit will not change. */
const FINAL: ReadonlySet<Code> = new Set([
  ...(['collect.gone', 'collect.robots', 'collect.refused', 'collect.bad-address'] as const),
  ...(['collect.wrong-type', 'collect.too-large', 'collect.redirects', 'collect.binary'] as const),
]);

/** Whether another time may go better: what keeps an item waiting instead of giving it up. */
export const mayPass = ({ code }: LiqaError): boolean => !FINAL.has(code);
