/**
 * Who may do what on a desk that is shared: names with passwords, or the word of a reverse proxy. Alone on this
 * machine nobody signs in, and everybody may correct.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { LiqaError } from '../errors.ts';

export type Role = 'reader' | 'editor';
export const ROLES: readonly Role[] = ['reader', 'editor'];
/** Who asks. */
export interface Reader {
  /** Null where nobody signs in. */
  readonly name: string | null;
  readonly role: Role;
  /** Whether he can sign out here. */
  readonly signedIn: boolean;
}
/** Alone on this machine. */
export const ALONE: Reader = { name: null, role: 'editor', signedIn: false };

declare module 'hono' {
  interface ContextVariableMap {
    reader: Reader;
  }
}

/** Who asks; of an app without accounts everybody is alone. */
export const readerOf = (c: Context): Reader => c.get('reader') ?? ALONE;

/** @throws LiqaError `serve.not-allowed` where the reader may not change anything */
export function requireEditor(c: Context): Reader {
  const reader = readerOf(c);
  if (reader.role === 'editor') return reader;
  const message = 'readers may look and not change: ask whoever keeps the desk to make you an editor';
  throw new LiqaError('serve.not-allowed', message);
}

export interface User {
  readonly name: string;
  readonly role: Role;
  /** `scrypt$N$salt$hash`, both in base64url. */
  readonly password: string;
}
/** How readers are known; without it the desk is for one, on this machine. */
export interface Accounts {
  readonly users?: ReadonlyMap<string, User>;
  /** Header in which a reverse proxy says who asks. Users then name the roles, and those not among them read. */
  readonly header?: string;
}

/** Cost of a password: some 70 ms and 32 MB a try. @source OWASP, "Password Storage", scrypt N=2^15 r=8 p=3 and below */
const COST = 1 << 15;
const BLOCK = 8;
const KEY_BYTES = 32;
const MAX_MEMORY = 128 * COST * BLOCK * 2;

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N: cost, r: BLOCK, p: 1, maxmem: MAX_MEMORY };
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** A password as it is kept. */
export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const key = await derive(password, salt, COST);
  return `scrypt$${COST}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

const NOBODY = `scrypt$${COST}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Whether the password is that of `user`; takes as long where there is no such user. */
export async function checkPassword(user: User | undefined, password: string): Promise<boolean> {
  const [, cost = '', salt = '', hash = ''] = (user?.password ?? NOBODY).split('$');
  const key = await derive(password, Buffer.from(salt, 'base64url'), Number(cost));
  const wanted = Buffer.from(hash, 'base64url');
  return user !== undefined && key.length === wanted.length && timingSafeEqual(key, wanted);
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,59}$/u;
const PASSWORD = /^scrypt\$(?:16384|32768|65536)\$[\w-]{16,}\$[\w-]{43}$/u;

/** @throws LiqaError `usage.bad-argument` */
export function checkName(name: string): string {
  if (NAME.test(name)) return name;
  const expected = 'expected up to 60 letters, digits and . _ @ -, such as amal';
  throw new LiqaError('usage.bad-argument', `«${name}» is no name of a user: ${expected}`);
}

/** @throws LiqaError `usage.bad-argument` */
export function checkRole(role: string): Role {
  const found = ROLES.find((it) => it === role);
  if (found) return found;
  throw new LiqaError('usage.bad-argument', `there is no role «${role}», expected ${ROLES.join(' or ')}`);
}

const HEADER = 'name\trole\tpassword';

/**
 * The users in the text of a file: a header and a row for each, tab-separated.
 *
 * @throws LiqaError `usage.bad-argument` with the line
 */
export function readUsers(text: string, place: string): ReadonlyMap<string, User> {
  const users = new Map<string, User>();
  for (const [i, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '' || line === HEADER || line.startsWith('#')) continue;
    const [name = '', role = '', password = '', ...rest] = line.split('\t');
    if (rest.length > 0 || !PASSWORD.test(password) || users.has(name)) {
      const message = 'expected name, role and password as liqa users writes them, each name once';
      throw new LiqaError('usage.bad-argument', `${message} (${place}:${i + 1})`, { place });
    }
    users.set(checkName(name), { name, role: checkRole(role), password });
  }
  return users;
}

/** The text of a file of users. */
export const writeUsers = (users: Iterable<User>): string =>
  `${[HEADER, ...[...users].map(({ name, role, password }) => [name, role, password].join('\t'))].join('\n')}\n`;

const LOOPBACK = /^(?:localhost|127(?:\.[0-9]{1,3}){3}|::1|\[::1\])$/u;
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** Nobody shares a desk by mistake. @throws LiqaError `usage.bad-argument` */
export function checkShared(host: string, accounts: Accounts | undefined): void {
  if (isLoopback(host) || accounts?.users || accounts?.header) return;
  const message = `--host ${host} shares the desk with others: name them with --users FILE, or the header of a proxy that knows them with --trust-header NAME`;
  throw new LiqaError('usage.bad-argument', message);
}
