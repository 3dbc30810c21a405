/** The pages of the desk and the same as JSON: which address shows what. */
import type { Context, Hono } from 'hono';
import { LiqaError } from '../errors.ts';
import { toRecord } from '../record.ts';
import { VERSION } from '../version.ts';
import { requireEditor } from './accounts.ts';
import { isJson, sendPage, viewOf } from './answers.ts';
import { readAsked } from './asked.ts';
import { signatureOf } from './correcting.ts';
import type { DeskStore } from './desk-store.ts';
import { addDossier } from './dossier.ts';
import { findById } from './found.ts';
import { pastedOf, readPasted } from './intake.ts';
import { withArabic } from './latin.ts';
import { addNetwork } from './network.ts';
import { ownAddress } from './own-address.ts';
import { aboutPage } from './pages/about.ts';
import { articlePage } from './pages/article.ts';
import { engagementPage } from './pages/engagement.ts';
import { articleAddress, engagementAddress } from './pages/parts.ts';
import { NOTHING_PASTED, pastedPage, readingForm } from './pages/read.ts';
import { searchPage } from './pages/search.ts';
import { storiesPage, storyPage } from './pages/story.ts';
import { keepPreferences } from './preferences.ts';
import { addProfiles } from './profiles.ts';
import { addTimeline } from './timeline.ts';
import { contradictionsOf, LIST_MS, tellKept } from './told.ts';

const PAGE_ITEMS = 40;

/** @param listMs  how long a list of stories may take to tell those that nobody told yet */
export function addDesk(app: Hono, store: DeskStore, listMs: number = LIST_MS): void {
  addTimeline(app, store);
  app.get('/engagements/:id', (c) => showEngagement(c, store));
  app.get('/articles/:id', (c) => showArticle(c, store));
  app.on('GET', ['/stories', '/stories.json'], (c) => showStories(c, store, listMs));
  app.get('/stories/:id', (c) => showStory(c, store));
  app.on('GET', ['/search', '/search.json'], (c) => showSearch(c, store));
  app.get('/about', (c) => sendPage(c, aboutPage(viewOf(c))));
  app.get('/about.json', (c) => c.json({ liqa: VERSION }));
  app.get('/read', (c) => sendPage(c, readingForm(viewOf(c), NOTHING_PASTED)));
  app.on('POST', ['/read', '/read.json'], (c) => readForm(c, store));
  app.post('/preferences', (c) => setPreferences(c));
  addProfiles(app, store);
  addNetwork(app, store);
  addDossier(app, store);
}

async function showEngagement(c: Context, store: DeskStore): Promise<Response> {
  const { found, json } = await findById(c, (id) => store.engagement(id));
  const { engagement, readings } = found;
  const corrections = await store.corrections.of(readings[0]!.article.id);
  if (json) {
    const said = corrections?.corrections.filter((it) => it.engagement === engagement.id) ?? [];
    const articles = readings.map((reading) => toRecord(reading));
    return c.json({ engagement, articles, ...(said.length > 0 ? { corrections: said } : {}) });
  }
  const story = await store.profiles.storyOf(readings[0]!.article.id);
  const beside = {
    json: `${engagementAddress(engagement.id)}.json`,
    found: corrections,
    by: signatureOf(c),
    story: story && story.reports > 1 ? story.story : null,
  };
  return sendPage(c, engagementPage(viewOf(c), found, beside));
}

async function showArticle(c: Context, store: DeskStore): Promise<Response> {
  const { found, json } = await findById(c, (id) => store.article(id));
  if (json) return c.json(toRecord(found, { dropped: true }));
  return sendPage(c, articlePage(viewOf(c), found, await readAsked(c, store, found)));
}

async function showStories(c: Context, store: DeskStore, listMs: number): Promise<Response> {
  const cursor = c.req.query('cursor');
  const page = await store.stories({}, { limit: PAGE_ITEMS, ...(cursor ? { cursor } : {}) });
  const ids = page.items.map(({ id }) => id);
  const contradictions = await contradictionsOf(store, ids, listMs);
  if (!isJson(c)) return sendPage(c, storiesPage(viewOf(c), page, contradictions));
  const items = page.items.map((it) => ({ ...it, contradictions: contradictions.get(it.id) ?? 0 }));
  return c.json({ ...page, items });
}

async function showStory(c: Context, store: DeskStore): Promise<Response> {
  const { found, json } = await findById(c, (id) => tellKept(store, id));
  return json ? c.json({ id: found.id, ...found.told }) : sendPage(c, storyPage(viewOf(c), found));
}

const SEARCH_ITEMS = 25;
const LONGEST_QUERY = 400;

async function showSearch(c: Context, store: DeskStore): Promise<Response> {
  const q = (c.req.query('q') ?? '').trim().slice(0, LONGEST_QUERY);
  const cursor = c.req.query('cursor');
  const page = q
    ? await store.search(withArabic(q), { limit: SEARCH_ITEMS, ...(cursor ? { cursor } : {}) })
    : null;
  if (isJson(c)) return c.json(page ?? { items: [], next: null, total: 0 });
  return sendPage(c, searchPage(viewOf(c), { q, page, json: `/search.json?${new URLSearchParams({ q })}` }));
}

async function readForm(c: Context, store: DeskStore): Promise<Response> {
  const form = await c.req.parseBody();
  const pasted = pastedOf(form);
  const view = viewOf(c);
  try {
    const reading = await readPasted(pasted);
    if (form.keep === 'yes') {
      requireEditor(c);
      await store.put(reading);
      return c.redirect(articleAddress(reading.article.id), 303);
    }
    if (isJson(c)) return c.json(toRecord(reading, { dropped: true, mentions: true }));
    return sendPage(c, pastedPage(view, reading, pasted));
  } catch (cause) {
    if (isJson(c) || !(cause instanceof LiqaError) || !cause.code.startsWith('collect.')) throw cause;
    return sendPage(c, readingForm(view, pasted, view.say(`error.${cause.code}`)), 422);
  }
}

async function setPreferences(c: Context): Promise<Response> {
  const form = await c.req.parseBody();
  keepPreferences(c, form);
  return c.redirect(ownAddress(form.back), 303);
}
