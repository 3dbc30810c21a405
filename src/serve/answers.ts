/** How a request is answered: as a page, as JSON, or with what failed in either. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { CODES, type Code, LiqaError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { readerOf } from './accounts.ts';
import { failurePage } from './pages/about.ts';
import { readPreferences } from './preferences.ts';
import { hasString, say } from './strings.ts';
import { type Html, makeView, type View } from './view.ts';

/** The view of a request. */
export const viewOf = (c: Context): View => ({
  ...makeView(readPreferences(c), c.req.url, VERSION),
  reader: readerOf(c),
});

/** Whether the address asks for the same as JSON. */
export const isJson = (c: Context): boolean => c.req.path.endsWith('.json');

/** A page; not kept by caches, since the store may change and the language depends on the reader. */
export function sendPage(
  c: Context,
  page: Html,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie');
  return c.html(page, status);
}

/** What failed, in the form of RFC 9457 with our code. */
export interface ProblemBody {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: Code;
  readonly detail: string;
}

/** Whether a request asks for JSON: by its address, or by a header that names JSON and no page. */
export function wantsJson(c: Context): boolean {
  const { path } = c.req;
  if (path.startsWith('/api/') || path.endsWith('.json')) return true;
  const accept = c.req.header('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

/** When a page that cannot be made yet asks again. */
const AGAIN_SECONDS = '5';

/**
 * The answer to an error. The reader gets the sentence of its code in his language; what we did not
 * foresee is told as such, and its cause only to `log`.
 */
export function sendFailure(
  c: Context,
  cause: unknown,
  log: (cause: unknown) => void,
): Response | Promise<Response> {
  const known = cause instanceof LiqaError;
  const code: Code = known ? cause.code : 'internal.failed';
  const status = CODES[code].status as ContentfulStatusCode;
  // what goes on by itself is no fault, and is asked for again
  const goesOn = code === 'store.grouping';
  if (goesOn) for (const name of ['Refresh', 'Retry-After']) c.header(name, AGAIN_SECONDS);
  else if (status >= 500) log(cause);
  const message = known ? cause.message : say('en', 'error.internal.failed');
  if (wantsJson(c)) return sendProblem(c, code, message);
  const view = viewOf(c);
  const done = (known && cause.place) || '';
  const sentence = hasString(`error.${code}`) ? view.say(`error.${code}`, { done }) : message;
  const title = view.say(goesOn ? 'error.grouping.title' : 'error.title');
  return sendPage(c, failurePage(view, { status, sentence, title }), status);
}

export function sendProblem(c: Context, code: Code, detail: string): Response {
  const status = CODES[code].status as ContentfulStatusCode;
  const title = hasString(`error.${code}`) ? say('en', `error.${code}`) : detail;
  const body: ProblemBody = { type: 'about:blank', title, status, code, detail };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json; charset=utf-8' });
}
