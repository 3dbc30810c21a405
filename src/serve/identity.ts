/** Who asks: found out before anything else is answered. Readers may look, editors may change. */
import { randomBytes } from 'node:crypto';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { LiqaError } from '../errors.ts';
import { type Accounts, checkPassword, type Reader, requireEditor } from './accounts.ts';
import { sendPage, viewOf, wantsJson } from './answers.ts';
import type { DeskStore } from './desk-store.ts';
import { ownAddress } from './own-address.ts';
import { signInPage } from './pages/sign-in.ts';
import { type Attempts, makeAttempts, makeSessions, type Sessions } from './sessions.ts';

const COOKIE = 'liqa_session';
/** What is answered before anybody signed in: the form itself and what it looks like. */
const OPEN = /^\/(?:sign-in|liqa\.css|desk\.js|favicon\.svg|preferences|fonts\/[^/]+)$/u;
/** What a reader may send: how the desk looks to him, and a text that is read and not kept. */
const HARMLESS = /^\/(?:sign-in|sign-out|preferences|read|read\.json)$/u;

export interface Identity {
  readonly accounts: Accounts;
  readonly now: () => number;
  /** Keeps sessions, so that they outlive the desk. */
  readonly state: DeskStore['desk'];
  readonly log: (cause: unknown) => void;
}
interface Keeping extends Identity {
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  /** Signs cookies. */
  readonly secret: () => Promise<string>;
}

/** Puts accounts before everything that `app` answers. */
export function addIdentity(app: Hono, identity: Identity): void {
  const { now, state, log, accounts } = identity;
  let secret: Promise<string> | null = null;
  const keeping: Keeping = {
    ...identity,
    sessions: makeSessions({ state, now, log, users: accounts.users ?? new Map() }),
    attempts: makeAttempts(now),
    secret: () => {
      secret ??= state.secret().catch(() => randomBytes(32).toString('base64url'));
      return secret;
    },
  };
  app.use(checkForms, identify(keeping));
  if (!identity.accounts.header) addSigning(app, keeping);
}

/** Forms of other sites are refused by a library too, and those that do not say where they are from. */
const checkForms: MiddlewareHandler = async (c, next) => {
  const isOurs = (origin: string): boolean => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    return URL.canParse(origin) && new URL(origin).host === host;
  };
  try {
    return await csrf({ origin: isOurs })(c, next);
  } catch (cause) {
    if (!(cause instanceof HTTPException) || cause.status !== 403) throw cause;
    throw new LiqaError('serve.cross-site', 'this request came from another site: it was not accepted');
  }
};

function identify(keeping: Keeping): MiddlewareHandler {
  return async (c, next) => {
    const reader = await (keeping.accounts.header ? byHeader(c, keeping) : bySession(c, keeping));
    if (reader) c.set('reader', reader);
    else if (!OPEN.test(c.req.path)) return askToSignIn(c, keeping);
    const isChange = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (reader && isChange && !HARMLESS.test(c.req.path) && !isUnkept(c)) requireEditor(c);
    await next();
  };
}

const isUnkept = (c: Context): boolean => c.req.path === '/api/articles' && c.req.query('keep') === 'no';

async function bySession(c: Context, { sessions, secret }: Keeping): Promise<Reader | null> {
  const id = await getSignedCookie(c, await secret(), COOKIE);
  const user = id ? await sessions.whose(id) : null;
  return user ? { name: user.name, role: user.role, signedIn: true } : null;
}

async function byHeader(c: Context, { accounts }: Keeping): Promise<Reader | null> {
  const name = c.req.header(accounts.header ?? '')?.trim();
  if (!name) return null;
  const role = accounts.users ? (accounts.users.get(name)?.role ?? 'reader') : 'editor';
  return { name, role, signedIn: false };
}

function askToSignIn(c: Context, { accounts }: Keeping): Response | Promise<Response> {
  const message = accounts.header
    ? 'the proxy in front of this desk did not say who asks: sign in there'
    : 'sign in first';
  if (accounts.header || wantsJson(c) || c.req.method !== 'GET')
    throw new LiqaError('serve.sign-in', message);
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/sign-in?${new URLSearchParams({ back: `${pathname}${search}` })}`, 303);
}

function addSigning(app: Hono, keeping: Keeping): void {
  app.get('/sign-in', (c) => {
    const back = ownAddress(c.req.query('back'));
    return sendPage(c, signInPage(viewOf(c), { back, name: '', fault: null }));
  });
  app.post('/sign-in', (c) => signIn(c, keeping));
  app.post('/sign-out', async (c) => {
    const id = await getSignedCookie(c, await keeping.secret(), COOKIE);
    if (id) await keeping.sessions.close(id);
    deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect('/sign-in', 303);
  });
}

const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell : '');
const LONGEST_PASSWORD = 1000;
/** How long a wrong password is left without an answer, beside what checking it takes. */
const PAUSE_MS = 400;

async function signIn(c: Context, { accounts, sessions, attempts, secret }: Keeping): Promise<Response> {
  const form = await c.req.parseBody();
  const name = textOf(form.name).trim().slice(0, 60);
  const password = textOf(form.password).slice(0, LONGEST_PASSWORD);
  const back = ownAddress(form.back);
  const view = viewOf(c);
  const waitMs = attempts.waitMs(name);
  if (waitMs > 0) {
    c.header('Retry-After', String(Math.ceil(waitMs / 1000)));
    const fault = view.say('sign-in.wait', { n: view.number(Math.ceil(waitMs / 60_000)) });
    return sendPage(c, signInPage(view, { back, name, fault }), 429);
  }
  // counted before it is checked, so that many at once are no more than many in turn
  attempts.fail(name);
  const user = accounts.users?.get(name);
  if (!(await checkPassword(user, password)) || !user) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return sendPage(c, signInPage(view, { back, name, fault: view.say('sign-in.wrong') }), 401);
  }
  attempts.forget(name);
  const key = await secret();
  const before = await getSignedCookie(c, key, COOKIE);
  if (before) await sessions.close(before);
  const isSecure = c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure } as const;
  await setSignedCookie(c, COOKIE, await sessions.open(user), key, options);
  return c.redirect(back, 303);
}
