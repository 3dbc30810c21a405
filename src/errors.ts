/**
 * Every way to fail, with its HTTP status and exit code. A problem that did not stop the act is data
 * (`Problem` in model.ts); this is for what stopped it.
 */
export const CODES = {
  'usage.bad-argument': { status: 400, exit: 2 },
  'collect.not-found': { status: 404, exit: 1 },
  'collect.unreadable': { status: 400, exit: 1 },
  'collect.empty': { status: 422, exit: 1 },
  'collect.binary': { status: 422, exit: 1 },
  'collect.nothing-readable': { status: 422, exit: 1 },
  'collect.bad-json': { status: 422, exit: 1 },
  'collect.too-large': { status: 413, exit: 1 },
  'collect.not-supported': { status: 422, exit: 1 },
  'collect.broken-record': { status: 422, exit: 1 },
  'collect.refused': { status: 422, exit: 1 },
  'collect.bad-address': { status: 400, exit: 1 },
  'collect.robots': { status: 422, exit: 1 },
  'collect.robots-unknown': { status: 502, exit: 1 },
  'collect.unreachable': { status: 502, exit: 1 },
  'collect.slow': { status: 504, exit: 1 },
  'collect.cut': { status: 502, exit: 1 },
  'collect.bad-answer': { status: 502, exit: 1 },
  'collect.bad-status': { status: 502, exit: 1 },
  'collect.host-failed': { status: 502, exit: 1 },
  'collect.gone': { status: 404, exit: 1 },
  'collect.later': { status: 503, exit: 1 },
  'collect.redirects': { status: 502, exit: 1 },
  'collect.wrong-type': { status: 422, exit: 1 },
  'collect.bad-feed': { status: 422, exit: 1 },
  'collect.stopped': { status: 503, exit: 1 },
  'date.bad-day': { status: 400, exit: 2 },
  'lexicon.bad-row': { status: 500, exit: 1 },
  'lexicon.missing': { status: 500, exit: 1 },
  'offices.bad-import': { status: 422, exit: 1 },
  'evidence.broken': { status: 500, exit: 1 },
  'store.newer-schema': { status: 500, exit: 1 },
  'store.not-a-store': { status: 500, exit: 1 },
  'store.full': { status: 507, exit: 1 },
  'store.unwritable': { status: 500, exit: 1 },
  'store.not-found': { status: 404, exit: 1 },
  'store.grouping': { status: 503, exit: 1 },
  'correction.bad-value': { status: 422, exit: 2 },
  'correction.no-words': { status: 422, exit: 1 },
  'correction.undone': { status: 409, exit: 1 },
  'serve.port-taken': { status: 500, exit: 1 },
  'serve.not-found': { status: 404, exit: 1 },
  'serve.host-refused': { status: 403, exit: 1 },
  'serve.cross-site': { status: 403, exit: 1 },
  'serve.sign-in': { status: 401, exit: 1 },
  'serve.not-allowed': { status: 403, exit: 1 },
  'internal.worker-died': { status: 500, exit: 1 },
  'internal.failed': { status: 500, exit: 1 },
} as const satisfies Record<string, { status: number; exit: number }>;

export type Code = keyof typeof CODES;

/** One class for all errors: a closed code, a sentence that says what is, what was expected and what to do. */
export class LiqaError extends Error {
  readonly code: Code;
  /** `lexicons/offices.tsv:41`, an address, a page id. */
  readonly place: string | undefined;

  constructor(code: Code, message: string, options: { place?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'LiqaError';
    this.code = code;
    this.place = options.place;
  }
}
