/** Where pages, files and sources are added from the browser, and where it is seen how that goes. */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { streamSSE } from 'hono/streaming';
import {
  type Client,
  collect,
  openClient,
  readSources,
  type Source,
  watchSources,
} from '../collect/collect.ts';
import { LiqaError } from '../errors.ts';
import type { Page } from '../model.ts';
import { readBatch } from '../pipeline.ts';
import type { Visit } from '../source-log.ts';
import { requireEditor } from './accounts.ts';
import { isJson, sendPage, viewOf } from './answers.ts';
import type { DeskStore } from './desk-store.ts';
import { isEnded, type Job, type Jobs, makeJobs, type Telling } from './jobs.ts';
import { jobPage, type SourceHealth, sourcesPage } from './pages/sources.ts';

export interface Adding {
  readonly store: DeskStore;
  readonly now: () => number;
  readonly log: (cause: unknown) => void;
  /** Opens the client; that of `collect`, which reaches no private address, where absent. */
  readonly connect?: (() => Promise<Client>) | undefined;
  /** How often the desk itself visits the sources of the store; it does not where absent. */
  readonly followMs?: number | undefined;
}
interface Desk extends Adding {
  readonly jobs: Jobs;
  readonly connect: () => Promise<Client>;
}

/** Adds the pages, and follows sources if asked to. @returns how to end all that goes on */
export function addAdding(app: Hono, adding: Adding): () => Promise<void> {
  const connect = once(adding.connect ?? (() => openClient()));
  const desk: Desk = {
    ...adding,
    connect,
    jobs: makeJobs({ now: adding.now, log: adding.log, state: adding.store.desk }),
  };
  const { jobs } = desk;
  for (const path of ['/sources', '/sources.json', '/jobs', '/jobs.json', '/jobs/*'])
    app.use(path, whenReady(jobs));
  app.on('GET', ['/sources', '/sources.json'], (c) => showSources(c, desk));
  app.post('/sources', (c) => followSource(c, desk));
  app.post('/pages', (c) => fetchPages(c, desk));
  app.post('/files', (c) => takeFile(c, desk));
  app.on('GET', ['/jobs', '/jobs.json'], (c) =>
    isJson(c) ? c.json({ items: jobs.list() }) : c.redirect('/sources#jobs', 303),
  );
  app.get('/jobs/:id/events', (c) => sendEvents(c, desk));
  app.get('/jobs/:id', (c) => showJob(c, desk));
  app.post('/jobs/:id/cancel', (c) => {
    requireEditor(c);
    jobs.cancel(c.req.param('id'));
    return c.redirect(`/jobs/${encodeURIComponent(c.req.param('id'))}`, 303);
  });
  const stop = desk.followMs ? follow(desk, desk.followMs) : () => {};
  return async () => {
    stop();
    await jobs.close();
    (await connect.opened())?.close();
  };
}

/** Also jobs of before the desk was started are told. */
const whenReady =
  ({ ready }: Jobs): MiddlewareHandler =>
  async (_c, next) => {
    await ready;
    await next();
  };

/** Opens at the first call and gives the same afterwards. */
function once(open: () => Promise<Client>) {
  let client: Promise<Client> | null = null;
  const connect = (): Promise<Client> => {
    client ??= open();
    return client;
  };
  return Object.assign(connect, { opened: async () => client });
}

const LONGEST_ADDRESS = 2000;
const MOST_ADDRESSES = 200;
const ADDRESS = /^https?:\/\//iu;
const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell.trim() : '');

/** The addresses a form names, one a line: never a path of this machine. @throws LiqaError `collect.bad-address` */
function addressesOf(cell: unknown): readonly string[] {
  const words = textOf(cell)
    .split(/\s+/u)
    .filter((it) => it !== '');
  const wrong = words.find((it) => !ADDRESS.test(it) || it.length > LONGEST_ADDRESS);
  if (words.length > 0 && words.length <= MOST_ADDRESSES && wrong === undefined) return words;
  const message = `expected 1 to ${MOST_ADDRESSES} addresses that begin with https:// or http://`;
  throw new LiqaError(
    'collect.bad-address',
    wrong === undefined ? message : `${message} (${wrong.slice(0, 80)})`,
  );
}

async function showSources(c: Context, desk: Desk, fault: string | null = null): Promise<Response> {
  const from = Math.max(0, Math.trunc(Number(c.req.query('from') ?? 0)) || 0);
  const { health, total } = await readHealth(desk, from);
  const next = from + health.length < total ? from + health.length : null;
  if (isJson(c)) return c.json({ items: health, total, next });
  const follows = Boolean(desk.followMs);
  const page = sourcesPage(viewOf(c), { health, total, next, jobs: desk.jobs.list(), fault, follows });
  return sendPage(c, page, fault ? 422 : 200);
}

/** Sources on a page, and visits shown of each. */
const SOURCES = 50;
const VISITS = 8;

/** The sources from the `from`th on, those that fail first. */
async function readHealth({ store: { sources }, followMs }: Desk, from: number) {
  const all = (await sources.all()).toSorted((a, b) => Number(b.failures > 0) - Number(a.failures > 0));
  const shown = all.slice(from, from + SOURCES);
  const health = await Promise.all(
    shown.map(async (state): Promise<SourceHealth> => {
      const items = await sources.countItems(state.url);
      const visits = await sources.visits(state.url, VISITS);
      const dueMs = followMs && state.lastTry ? Date.parse(state.lastTry) + followMs : null;
      return { state, items, visits, next: dueMs === null ? null : new Date(dueMs).toISOString() };
    }),
  );
  return { health, total: all.length };
}

/** The forms again, with what was wrong. */
function refuse(c: Context, desk: Desk, cause: unknown): Promise<Response> {
  if (!(cause instanceof LiqaError) || !cause.code.startsWith('collect.')) throw cause;
  return showSources(c, desk, viewOf(c).say(`error.${cause.code}`));
}

const goTo = (c: Context, { id }: Job): Response => c.redirect(`/jobs/${id}`, 303);

async function fetchPages(c: Context, desk: Desk): Promise<Response> {
  const { name } = requireEditor(c);
  const form = await c.req.parseBody();
  try {
    const addresses = addressesOf(form.addresses);
    const run = (telling: Telling) => keepAll(desk, addresses, { telling });
    return goTo(c, await desk.jobs.start({ kind: 'pages', what: addresses.join(' '), by: name, run }));
  } catch (cause) {
    return refuse(c, desk, cause);
  }
}

async function takeFile(c: Context, desk: Desk): Promise<Response> {
  const { name } = requireEditor(c);
  const { file } = await c.req.parseBody();
  if (!(file instanceof File) || file.size === 0) {
    return refuse(c, desk, new LiqaError('collect.empty', 'no file was chosen'));
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const run = (telling: Telling) => keepAll(desk, ['-'], { telling, bytes });
  return goTo(c, await desk.jobs.start({ kind: 'file', what: file.name.slice(0, 200), by: name, run }));
}

async function followSource(c: Context, desk: Desk): Promise<Response> {
  const { name } = requireEditor(c);
  const form = await c.req.parseBody();
  try {
    const [url] = addressesOf(form.url);
    const [source] = await readSources([url!]);
    const outlet = textOf(form.outlet).slice(0, 200) || null;
    return goTo(c, await startVisit(desk, { ...source!, outlet }, name));
  } catch (cause) {
    return refuse(c, desk, cause);
  }
}

/** What is kept: the reading of a page, as `liqa add` keeps it. @throws LiqaError */
async function keep({ store }: Desk, page: Page, telling: Telling): Promise<void> {
  const { readings, failures } = readBatch([page], { make: 'readings' });
  const [failure] = failures;
  if (failure) throw new LiqaError(failure.code, failure.message, { place: failure.place });
  for (const reading of readings) {
    const put = await store.put(reading);
    const { id, title } = reading.article;
    telling.kept({ id, title }, reading.engagements.length, put !== 'unchanged');
  }
}

interface Inputs {
  readonly telling: Telling;
  readonly bytes?: Uint8Array;
}
async function keepAll(desk: Desk, inputs: readonly string[], { telling, bytes }: Inputs): Promise<void> {
  const { signal } = telling;
  const stdin = async function* () {
    if (bytes) yield bytes;
  };
  const from = bytes ? { stdin: stdin() } : { connect: desk.connect };
  for await (const found of collect(inputs, { ...from, signal })) {
    if (signal.aborted) return;
    try {
      if (!found.ok) throw found.error;
      await keep(desk, found.page, telling);
    } catch (cause) {
      if (!(cause instanceof LiqaError) || cause.code.startsWith('store.')) throw cause;
      telling.failed({ code: cause.code, message: cause.message });
    }
    // others are answered between two pages
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Longest time between two visits to one source by hand, for what is given up meanwhile. */
const USUAL_MS = 15 * 60_000;

function startVisit(desk: Desk, source: Source, by: string | null): Promise<Job> {
  const run = async (telling: Telling): Promise<void> => {
    const tellVisit = (visit: Visit): void => {
      if (visit.code !== null) telling.failed({ code: visit.code, message: visit.message ?? '' });
    };
    await watchSources([source], {
      ...{ client: await desk.connect(), log: desk.store.sources, everyMs: desk.followMs ?? USUAL_MS },
      ...{ once: true, signal: telling.signal },
      keep: (page) => keep(desk, page, telling),
      told: (_source, visit) => tellVisit(visit),
      troubled: (_source, { code, message }) => telling.failed({ code, message }),
    });
  };
  return desk.jobs.start({ kind: 'visit', what: source.url, by, run });
}

const LOOK_MS = 20_000;

/** Visits sources that are due, again and again. @returns how to stop it */
function follow(desk: Desk, everyMs: number): () => void {
  const look = async (): Promise<void> => {
    await desk.jobs.ready;
    const running = new Set(
      desk.jobs
        .list()
        .filter((it) => !isEnded(it))
        .map(({ what }) => what),
    );
    for (const { url, kind, outlet, lastTry, failures } of await desk.store.sources.all()) {
      const dueMs = lastTry === null ? 0 : Date.parse(lastTry) + everyMs * Math.min(4, 1 + failures);
      if (dueMs <= desk.now() && !running.has(url)) await startVisit(desk, { url, kind, outlet }, null);
    }
  };
  void look().catch(desk.log);
  const timer = setInterval(() => void look().catch(desk.log), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function jobOf({ jobs }: Desk, id: string): Job {
  const job = jobs.get(id);
  if (job) return job;
  throw new LiqaError('store.not-found', 'this job is not remembered: many came after it');
}

function showJob(c: Context, desk: Desk): Response | Promise<Response> {
  const id = c.req.param('id') ?? '';
  if (id.endsWith('.json')) return c.json(jobOf(desk, id.slice(0, -'.json'.length)));
  return sendPage(c, jobPage(viewOf(c), jobOf(desk, id)));
}

/** The counts of a job as they change, until it ends. */
function sendEvents(c: Context, desk: Desk): Response {
  const { id } = jobOf(desk, c.req.param('id') ?? '');
  return streamSSE(c, async (out) => {
    const ended = Promise.withResolvers<void>();
    let sending = Promise.resolve();
    const send = (job: Job): void => {
      const { state, kept, known, engagements, failed } = job;
      const data = JSON.stringify({ state, kept, known, engagements, failed });
      sending = sending.then(() => out.writeSSE({ event: isEnded(job) ? 'end' : 'job', data }));
      if (isEnded(job)) ended.resolve();
    };
    const stop = desk.jobs.watch(id, send);
    out.onAbort(() => ended.resolve());
    send(jobOf(desk, id));
    await ended.promise;
    await sending;
    stop();
  });
}
