/** What keeps the desk to its reader: headers, host names, the origin of requests that change something. */
import type { MiddlewareHandler } from 'hono';
import { LiqaError } from '../errors.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `same-origin` and not `no-referrer`: with the latter a form of our own posts with `Origin: null`. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** Puts the headers on every answer, errors included. */
export const setHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
};

const LOOPBACK = /^(localhost|127(\.[0-9]{1,3}){3}|\[::1\])$/;
const ADDRESS = /^([0-9]{1,3}(\.[0-9]{1,3}){3}|\[[0-9a-f:.]+\])$/;

/** The host name of a `Host` header, lower case and without port; empty where it is none. */
function hostName(header: string): string {
  const host = header.trim().toLowerCase();
  return host.replace(/:[0-9]+$/, '').replace(/\.$/, '');
}

/**
 * Refuses host names that are not ours, so that a foreign name pointed at this machine (DNS rebinding)
 * reads nothing. Loopback is always ours; bound to a network, so is every bare address.
 *
 * @param bound    the address the server is bound to
 * @param further  other names it is known by, e.g. behind a reverse proxy
 */
export function checkHost(bound: string, further: readonly string[] = []): MiddlewareHandler {
  const open = !LOOPBACK.test(bound) && bound !== '::1';
  const known = new Set([bound, `[${bound}]`, ...further].map((name) => name.toLowerCase()));
  return async (c, next) => {
    const name = hostName(c.req.header('host') ?? new URL(c.req.url).host);
    if (LOOPBACK.test(name) || known.has(name) || (open && ADDRESS.test(name))) return next();
    throw new LiqaError('serve.host-refused', 'this host name is not known here: use localhost');
  };
}

/** Refuses requests that change something and come from another site, by what the browser itself says. */
export const checkOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || isOwn(c.req.raw)) return next();
  throw new LiqaError('serve.cross-site', 'this request came from another site: it was not accepted');
};

function isOwn(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
