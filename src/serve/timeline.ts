/** Where the timeline and its saved views are. */
import type { Context, Hono } from 'hono';
import { LiqaError } from '../errors.ts';
import { isJson, sendPage, viewOf } from './answers.ts';
import type { DeskStore } from './desk-store.ts';
import { readFilter, timelineAddress } from './filter.ts';
import { withArabic } from './latin.ts';
import { keepableAddress, timelinePage } from './pages/timeline.ts';
import { viewsPage } from './pages/views.ts';

const PAGE_ITEMS = 40;

export function addTimeline(app: Hono, store: DeskStore): void {
  app.on('GET', ['/', '/.json'], (c) => showTimeline(c, store));
  app.on('GET', ['/views', '/views.json'], async (c) => {
    const views = await store.views.list();
    return isJson(c) ? c.json({ items: views }) : sendPage(c, viewsPage(viewOf(c), views));
  });
  app.post('/views', (c) => saveView(c, store));
  app.post('/views/:id', (c) => changeView(c, store));
}

async function showTimeline(c: Context, store: DeskStore): Promise<Response> {
  const query = c.req.query();
  const filter = readFilter(query);
  const cursor = query.cursor ?? '';
  const asked = filter.q ? { ...filter, q: withArabic(filter.q) } : filter;
  const page = await store.engagements(asked, { limit: PAGE_ITEMS, ...(cursor ? { cursor } : {}) });
  if (isJson(c)) return c.json(page);
  const [survey, whole, views] = await Promise.all([store.survey(asked), store.survey(), store.views.list()]);
  const trail = query.trail ? query.trail.split('~') : cursor ? [''] : [];
  const json = timelineAddress(filter, { cursor }).replace('/', '/.json');
  return sendPage(c, timelinePage(viewOf(c), { filter, page, survey, whole, views, cursor, trail, json }));
}

async function saveView(c: Context, store: DeskStore): Promise<Response> {
  const { name, address } = await c.req.parseBody();
  const kept = keepableAddress(String(address ?? ''));
  if (kept === null) throw new LiqaError('usage.bad-argument', 'this is no address of the timeline');
  await store.views.save({ name: String(name ?? ''), address: kept });
  return c.redirect(kept, 303);
}

async function changeView(c: Context, store: DeskStore): Promise<Response> {
  const { name, act } = await c.req.parseBody();
  const id = Number(c.req.param('id'));
  try {
    if (act === 'delete') await store.views.remove(id);
    else await store.views.rename(id, String(name ?? ''));
  } catch (cause) {
    if (!(cause instanceof LiqaError)) throw cause;
    const view = viewOf(c);
    const fault = view.say(cause.code === 'store.not-found' ? 'views.gone' : 'views.taken');
    return sendPage(c, viewsPage(view, await store.views.list(), fault), 422);
  }
  return c.redirect('/views', 303);
}
