/** From one address to the next: redirects within bounds, cookies that live as long as the way does. */
import { LiqaError } from '../errors.ts';
import { hostOf, readAddress } from './addresses.ts';

const MOST_HOPS = 8;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export const isRedirect = (status: number): boolean => REDIRECTS.has(status);

/** Cookies of one way through redirects: some outlets turn in a circle until theirs comes back. */
export interface Jar {
  keep(url: URL, cookies: readonly string[]): void;
  of(url: URL): string | null;
}
const MOST_COOKIES = 20;
const LONGEST_COOKIE = 4_096;

export function makeJar(): Jar {
  const hosts = new Map<string, Map<string, string>>();
  return {
    keep(url, cookies) {
      const known = hosts.get(hostOf(url)) ?? new Map<string, string>();
      hosts.set(hostOf(url), known);
      for (const cookie of cookies) {
        const pair = cookie.split(';', 1)[0]!.trim();
        const at = pair.indexOf('=');
        if (at < 1 || pair.length > LONGEST_COOKIE || known.size >= MOST_COOKIES) continue;
        known.set(pair.slice(0, at), pair.slice(at + 1));
      }
    },
    of(url) {
      const known = hosts.get(hostOf(url));
      if (!known || known.size === 0) return null;
      return [...known].map(([name, value]) => `${name}=${value}`).join('; ');
    },
  };
}

interface Way {
  readonly from: URL;
  /** Hops made so far, each with the cookies it was made with. */
  readonly seen: Set<string>;
  readonly jar: Jar;
}

/** The address that `location` leads to. @throws LiqaError `collect.redirects`, `collect.bad-address` */
export function followTo(location: string, { from, seen, jar }: Way): URL {
  const url = readAddress(location, from.href);
  const hop = `${url.href} ${jar.of(url) ?? ''}`;
  if (seen.size === 0) seen.add(`${from.href} `);
  if (seen.has(hop) || seen.size > MOST_HOPS) {
    const what = seen.has(hop)
      ? 'its redirects run in a circle'
      : `it redirects more than ${MOST_HOPS} times`;
    const message = `${what}: nothing was read`;
    throw new LiqaError('collect.redirects', `${message} (${from})`, { place: from.href });
  }
  seen.add(hop);
  return url;
}
