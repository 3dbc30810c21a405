/** Where readings are corrected on the desk, and where it is listed what was corrected. */
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LiqaError } from '../errors.ts';
import type { Engagement } from '../model.ts';
import { readerOf, requireEditor } from './accounts.ts';
import { isJson, sendPage, viewOf } from './answers.ts';
import type { CorrectionState, DeskStore, Sign, StoredReading } from './desk-store.ts';
import { additionOf, type Draft, draftOf, emptyDraft, readDraft, sayingsOf } from './draft.ts';
import { ownAddress } from './own-address.ts';
import { correctionPage } from './pages/correction-form.ts';
import { articleCorrectionsPage, correctionsPage } from './pages/corrections.ts';
import { marksOf, numberNotes } from './pages/facts.ts';
import { articleAddress, correctAddress, engagementAddress, nameEngagement } from './pages/parts.ts';
import { storyAddress } from './pages/story.ts';
import { storyCorrectionPage } from './pages/story-form.ts';

export function addCorrecting(app: Hono, store: DeskStore): void {
  app.on('GET', ['/corrections', '/corrections.json'], (c) => showLog(c, store));
  app.post('/corrections/:id/undo', (c) => undo(c, store));
  app.get('/engagements/:id/correct', (c) => showForm(c, store));
  app.post('/engagements/:id/correct', (c) => correct(c, store));
  app.post('/engagements/:id/misread', (c) => misread(c, store));
  app.on('GET', ['/articles/:id/corrections', '/articles/:id/corrections.json'], (c) =>
    showArticle(c, store),
  );
  app.get('/articles/:id/add', (c) => showAdding(c, store));
  app.post('/articles/:id/add', (c) => addMissed(c, store));
  app.post('/articles/:id/misread', (c) => misreadStatement(c, store));
  app.get('/stories/:id/correct', (c) => showStory(c, store));
  app.post('/stories/:id/correct', (c) => correctStory(c, store));
}

const COOKIE = 'signature';
const YEAR_SECONDS = 31_536_000;
const LONGEST_NAME = 80;

/** How the reader signs: by the name he signed in with, else as he signed last. */
export function signatureOf(c: Context): string {
  return readerOf(c).name ?? getCookie(c, COOKIE)?.slice(0, LONGEST_NAME) ?? '';
}

/** Who says what a form says, and why; a name that was typed is remembered. @throws LiqaError `serve.not-allowed` */
function signOf(c: Context, form: Readonly<Record<string, unknown>>): Sign {
  const { name } = requireEditor(c);
  const why = typeof form.why === 'string' ? form.why : null;
  if (name !== null) return { by: name, why };
  const by =
    typeof form.by === 'string' && form.by.trim() ? form.by.trim().slice(0, LONGEST_NAME) : signatureOf(c);
  if (by) setCookie(c, COOKIE, by, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', httpOnly: true });
  return { by, why };
}

const idOf = (c: Context): string => c.req.param('id') ?? '';
const nothing = (): LiqaError =>
  new LiqaError('store.not-found', 'nothing in the store has this id: check the address');

async function showLog(c: Context, store: DeskStore): Promise<Response> {
  const { cursor, state: asked } = c.req.query();
  const state = (['stands', 'undone', 'lost'] as const).find((it) => it === asked);
  const filter: { readonly state?: CorrectionState } = state ? { state } : {};
  const page = await store.corrections.list(filter, cursor ? { cursor } : {});
  if (isJson(c)) return c.json(page);
  return sendPage(c, correctionsPage(viewOf(c), { page, state: state ?? '', by: signatureOf(c) }));
}

async function undo(c: Context, store: DeskStore): Promise<Response> {
  const form = await c.req.parseBody();
  const sign = signOf(c, form);
  await store.corrections.undo(idOf(c), sign.by ? sign : { ...sign, by: '?' });
  return c.redirect(ownAddress(form.back ?? '/corrections'), 303);
}

interface Found {
  readonly engagement: Engagement;
  readonly reading: StoredReading;
}
/** The engagement of the address, one that a user said is none excluded. */
async function findEngagement(c: Context, store: DeskStore): Promise<Found> {
  const found = await store.engagement(idOf(c));
  const [reading] = found?.readings ?? [];
  if (!found || !reading || found.misread !== undefined) throw nothing();
  return { engagement: found.engagement, reading };
}

async function showForm(c: Context, store: DeskStore): Promise<Response> {
  requireEditor(c);
  const found = await findEngagement(c, store);
  return sendForm(c, found, { draft: draftOf(found.engagement, signatureOf(c)), fault: null });
}

interface Sent {
  readonly draft: Draft;
  readonly fault: string | null;
}
function sendForm(c: Context, { engagement, reading }: Found, { draft, fault }: Sent) {
  const view = viewOf(c);
  const address = engagementAddress(engagement.id);
  const page = correctionPage(view, {
    title: view.say('correct.title', { what: nameEngagement(view, engagement) }),
    ...{ action: `${address}/correct`, back: address, draft, reading, fault, isNew: false },
    marks: marksOf(numberNotes(engagement).values(), 'body'),
  });
  return sendPage(c, page, fault ? 422 : 200);
}

/** What of a failure the reader can mend in his form, in his language; other failures are thrown on. */
function faultOf(c: Context, cause: unknown): string {
  if (!(cause instanceof LiqaError) || !cause.code.startsWith('correction.')) throw cause;
  const view = viewOf(c);
  const detail =
    view.language === 'en' ? ` ${cause.message}` : (/«[^»]*»|^\/[a-z0-9/-]+/u.exec(cause.message)?.[0] ?? '');
  return `${view.say(`error.${cause.code}`)} ${detail}`.trim();
}

async function correct(c: Context, store: DeskStore): Promise<Response> {
  const form = await c.req.parseBody({ all: true });
  const sign = signOf(c, form);
  const found = await findEngagement(c, store);
  const { engagement, reading } = found;
  const draft = readDraft(form);
  try {
    const sayings = sayingsOf(reading.article.id, engagement, draft);
    if (sayings.length > 0) await store.corrections.say(sayings, sign);
  } catch (cause) {
    return sendForm(c, found, { draft, fault: faultOf(c, cause) });
  }
  return c.redirect(engagementAddress(engagement.id), 303);
}

async function misread(c: Context, store: DeskStore): Promise<Response> {
  const sign = signOf(c, await c.req.parseBody());
  const { engagement, reading } = await findEngagement(c, store);
  const article = reading.article.id;
  await store.corrections.say([{ act: 'misread', article, engagement: engagement.id }], sign);
  return c.redirect(engagementAddress(engagement.id), 303);
}

async function findArticle(c: Context, store: DeskStore): Promise<StoredReading> {
  const reading = await store.article(idOf(c));
  if (!reading) throw nothing();
  return reading;
}

async function showArticle(c: Context, store: DeskStore): Promise<Response> {
  const reading = await findArticle(c, store);
  const found = await store.corrections.of(reading.article.id);
  if (!found) throw nothing();
  if (isJson(c)) return c.json(found);
  return sendPage(c, articleCorrectionsPage(viewOf(c), { reading, found, by: signatureOf(c) }));
}

async function showAdding(c: Context, store: DeskStore): Promise<Response> {
  requireEditor(c);
  const reading = await findArticle(c, store);
  return sendAdding(c, reading, { draft: emptyDraft(signatureOf(c)), fault: null });
}

function sendAdding(c: Context, reading: StoredReading, { draft, fault }: Sent) {
  const view = viewOf(c);
  const address = articleAddress(reading.article.id);
  const said = reading.engagements.flatMap(({ evidence }) => Object.values(evidence).flat());
  const page = correctionPage(view, {
    title: view.say('correct.add.title'),
    ...{ action: `${address}/add`, back: address, draft, reading, fault, isNew: true },
    marks: said
      .filter((it) => it.in === undefined)
      .map(({ start, end }) => ({ n: 0, start, end, look: 'evidence' })),
  });
  return sendPage(c, page, fault ? 422 : 200);
}

async function addMissed(c: Context, store: DeskStore): Promise<Response> {
  const form = await c.req.parseBody({ all: true });
  const sign = signOf(c, form);
  const reading = await findArticle(c, store);
  const draft = readDraft(form);
  try {
    const [made] = await store.corrections.say([additionOf(reading.article.id, draft)], sign);
    return c.redirect(engagementAddress(made!.engagement ?? ''), 303);
  } catch (cause) {
    return sendAdding(c, reading, { draft, fault: faultOf(c, cause) });
  }
}

async function misreadStatement(c: Context, store: DeskStore): Promise<Response> {
  const form = await c.req.parseBody();
  const sign = signOf(c, form);
  const article = idOf(c);
  // a form sends line feeds as two characters
  const words = typeof form.words === 'string' ? form.words.replaceAll('\r\n', '\n') : '';
  const saying = { act: 'misread-statement', article, start: Number(form.start), words } as const;
  await store.corrections.say([saying], sign.by ? sign : { ...sign, by: '?' });
  return c.redirect(correctAddress(article), 303);
}

async function showStory(c: Context, store: DeskStore): Promise<Response> {
  requireEditor(c);
  const found = await store.story(idOf(c));
  if (!found) throw nothing();
  return sendPage(c, storyCorrectionPage(viewOf(c), { found, by: signatureOf(c), fault: null }));
}

async function correctStory(c: Context, store: DeskStore): Promise<Response> {
  const form = await c.req.parseBody({ all: true });
  const sign = signOf(c, form);
  const found = await store.story(idOf(c));
  if (!found) throw nothing();
  const ids = found.readings.map(({ article }) => article.id);
  const out = [form.out ?? []]
    .flat()
    .filter((it): it is string => typeof it === 'string' && ids.includes(it));
  const other = typeof form.with === 'string' ? readAddress(form.with) : '';
  try {
    if (out.length > 0 && out.length < ids.length) {
      const from = ids.find((id) => !out.includes(id))!;
      await store.correctStory({ verdict: 'apart', articles: out, from }, sign);
    }
    if (other) await store.correctStory({ verdict: 'together', articles: [found.id, other] }, sign);
  } catch (cause) {
    if (!(cause instanceof LiqaError) || cause.code !== 'store.not-found') throw cause;
    const view = viewOf(c);
    const fault = view.say('story.correct.unknown');
    return sendPage(c, storyCorrectionPage(view, { found, by: signatureOf(c), fault }), 422);
  }
  return c.redirect(storyAddress(ids.find((id) => !out.includes(id)) ?? found.id), 303);
}

const ADDRESS = /\/(?:stories|articles)\/([^/?#]+)/u;

/** The id of a story or report, also where the address of its page is given. */
function readAddress(words: string): string {
  const id = ADDRESS.exec(words.trim())?.[1];
  try {
    return id ? decodeURIComponent(id) : words.trim();
  } catch {
    return words.trim();
  }
}
