/**
 * Which addresses may be asked at all. Nothing within this machine or its network is reached, whatever the
 * notation, unless the user allows the host by name. The check is on the very address that is connected to.
 */
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { LiqaError } from '../errors.ts';

/** An address of a host, as resolved. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}
/** All addresses of a name. */
export type Resolve = (name: string) => Promise<readonly HostAddress[]>;

const LONGEST_ADDRESS = 4_096;

/** Names that stand for this machine, its network or its keeper's, whatever they resolve to. */
const INNER = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home.arpa', 'localdomain'];
/** A public address at which a hosting company answers its own machines. */
const KEEPERS: ReadonlySet<string> = new Set(['168.63.129.16']);

/** A name or password in an address, which no log should keep. */
const CREDENTIALS = /\/\/[^/?#@]*@/u;

/** The address, ready to be asked. @throws LiqaError `collect.bad-address` */
export function readAddress(words: string, base?: string): URL {
  const url = words.length <= LONGEST_ADDRESS && URL.canParse(words, base) ? new URL(words, base) : null;
  const why = url === null ? 'this is no address' : faultOf(url);
  if (url === null || why !== null) {
    const place = words.slice(0, 200).replace(CREDENTIALS, '//');
    const message = `${why}: expected one such as https://example.com/news (${place})`;
    throw new LiqaError('collect.bad-address', message, { place });
  }
  url.hash = '';
  return url;
}

function faultOf({ protocol, username, password, hostname }: URL): string | null {
  if (protocol !== 'http:' && protocol !== 'https:')
    return `${protocol}// is not fetched, only http and https`;
  if (username !== '' || password !== '') return 'an address with a name or password in it is not fetched';
  return hostname === '' || hostname.includes('..') ? 'this address names no host' : null;
}

/** The name of the host, lower case, without brackets and the dot at its end. */
export const hostOf = ({ hostname }: URL): string =>
  hostname
    .toLowerCase()
    .replace(/^\[|\]$/gu, '')
    .replace(/\.$/u, '');

/** All that is given out of IPv6; what is like `::7f00:1`, IPv4 in its old dress, stands outside. @source RFC 4291, 2.4 */
const GLOBAL = ipaddr.IPv6.parse('2000::');
const GLOBAL_BITS = 3;

/** Whether `address` is one of the public network. */
export function isPublic(address: string): boolean {
  if (KEEPERS.has(address) || !ipaddr.isValid(address)) return false;
  // `process` turns what is mapped into IPv6 back into IPv4
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.range() === 'unicast';
  if (parsed.range() === 'unicast') return parsed.match(GLOBAL, GLOBAL_BITS);
  if (parsed.range() !== 'rfc6052') return false;
  const embedded = parsed.toByteArray().slice(12).join('.');
  const isWellKnown = parsed.match(ipaddr.IPv6.parse('64:ff9b::'), 96);
  return isWellKnown && isPublic(embedded);
}

/** Hosts that the user allows although they are not public: names or literal addresses, with or without a port. */
export function makeAllowed(hosts: readonly string[]): (url: URL) => boolean {
  const known = new Set(hosts.map((host) => host.toLowerCase().replace(/\.$/u, '')));
  return (url) => {
    const host = hostOf(url);
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    return known.has(host) || known.has(`${host}:${port}`) || known.has(`[${host}]:${port}`);
  };
}

export interface Resolving {
  readonly resolve: Resolve;
  readonly isAllowed: (url: URL) => boolean;
}

/**
 * The addresses to connect to: resolved once, all of them checked, none of them asked for again.
 *
 * @throws LiqaError `collect.refused` where one of them is not public, `collect.unreachable` where there is none
 */
export async function resolveSafely(url: URL, options: Resolving): Promise<readonly HostAddress[]> {
  const { resolve, isAllowed } = options;
  const host = hostOf(url);
  const allowed = isAllowed(url);
  const literal = ipaddr.isValid(host);
  if (!allowed && !literal && isInner(host)) throw refuse(url, 'the name of this host is not a public one');
  const found = literal ? [literalOf(host)] : await resolveName(url, resolve);
  const inner = allowed ? undefined : found.find(({ address }) => !isPublic(address));
  if (inner) throw refuse(url, `this host is at ${inner.address}, which is not a public address`);
  return found;
}

const literalOf = (host: string): HostAddress => ({
  address: host,
  family: host.includes(':') ? 6 : 4,
});

const isInner = (host: string): boolean =>
  INNER.some((name) => host === name || host.endsWith(`.${name}`)) || /^[0-9.]+$/u.test(host);

async function resolveName(url: URL, resolve: Resolve): Promise<readonly HostAddress[]> {
  const host = hostOf(url);
  try {
    const found = await resolve(host);
    if (found.length > 0) return found;
  } catch (cause) {
    throw new LiqaError('collect.unreachable', `no address is known for ${host}: check the name (${url})`, {
      place: url.href,
      cause,
    });
  }
  throw new LiqaError('collect.unreachable', `${host} has no address: check the name (${url})`, {
    place: url.href,
  });
}

function refuse(url: URL, why: string): LiqaError {
  const message = `${why}, so it is not asked: if you trust it, add --allow-host ${hostOf(url)}`;
  return new LiqaError('collect.refused', `${message} (${url})`, { place: url.href });
}

/** All addresses as the system knows them. */
export const resolveBySystem: Resolve = async (name) => {
  const found = await lookup(name, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};
