/** The JSON API of CONTRACT.md with its description at `/api/openapi.json`: one table of routes makes both. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, Hono } from 'hono';
import { pageOfRow } from '../collect/collect.ts';
import { LiqaError } from '../errors.ts';
import type { Reading } from '../model.ts';
import { readPage } from '../pipeline.ts';
import { toRecord } from '../record.ts';
import { VERSION } from '../version.ts';
import { addProfileApi, PROFILE_ROUTES } from './api-profiles.ts';
import * as shape from './api-shapes.ts';
import { addCorrectionsApi } from './corrections-api.ts';
import type { DeskStore } from './desk-store.ts';
import { readBytes } from './intake.ts';
import { withArabic } from './latin.ts';
import { tellKept } from './told.ts';

const json = (schema: object, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});
const problem = (description: string) => ({
  content: { 'application/problem+json': { schema: shape.ProblemShape } },
  description,
});
const idParameter = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });
const BAD_QUERY = problem('A parameter is not understood');
const NOT_FOUND = problem('Nothing has this id');

const engagementsRoute = createRoute({
  method: 'get',
  path: '/api/engagements',
  summary: 'Engagements, latest first',
  request: { query: shape.EngagementQuery },
  responses: { 200: json(shape.ENGAGEMENT_PAGE, 'A page of engagements'), 400: BAD_QUERY },
});
const engagementRoute = createRoute({
  method: 'get',
  path: '/api/engagements/{id}',
  summary: 'One engagement and the reports that tell it',
  request: { params: idParameter },
  responses: { 200: json(shape.ENGAGEMENT_RECORD, 'The engagement'), 404: NOT_FOUND },
});
const articleRoute = createRoute({
  method: 'get',
  path: '/api/articles/{id}',
  summary: 'One report and all that was read in it',
  request: { params: idParameter },
  responses: { 200: json(shape.READING, 'The reading'), 404: NOT_FOUND },
});
const storyRoute = createRoute({
  method: 'get',
  path: '/api/stories/{id}',
  summary: 'The reports of one happening: claims, contradictions, omissions, namings',
  request: { params: idParameter },
  responses: { 200: json(shape.STORY, 'The story'), 404: NOT_FOUND },
});
const searchRoute = createRoute({
  method: 'get',
  path: '/api/search',
  summary: 'Reports by words, in any of their forms',
  request: { query: shape.SearchQuery },
  responses: { 200: json(shape.SEARCH_PAGE, 'A page of hits'), 400: BAD_QUERY },
});
const addRoute = createRoute({
  method: 'post',
  path: '/api/articles',
  summary: 'Read a text or a page and keep it',
  request: {
    query: shape.AddQuery,
    body: {
      required: true,
      content: {
        'application/json': { schema: shape.RowShape },
        'text/plain': { schema: z.string() },
        'text/html': { schema: z.string() },
      },
    },
  },
  responses: {
    200: json(shape.READING, 'Read and not kept, or kept before and unchanged'),
    201: json(shape.READING, 'Read and kept'),
    413: problem('The body is too large'),
    422: problem('There is nothing that can be read'),
  },
});

/** Adds the API to `app`. */
export function addApi(app: Hono, store: DeskStore): void {
  const api = new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw badQuery(result.error);
    },
  });
  const { registerPath } = api.openAPIRegistry;
  const register = registerPath.bind(api.openAPIRegistry);
  for (const [name, schema] of Object.entries(shape.SCHEMAS))
    api.openAPIRegistry.registerComponent('schemas', name, schema);
  for (const route of [engagementsRoute, engagementRoute, articleRoute, storyRoute, searchRoute, addRoute])
    register(route);
  for (const route of PROFILE_ROUTES) register(route);
  addProfileApi(api, store);
  api.get('/api/engagements', async (c) => {
    const { cursor, limit, ...filter } = ask(shape.EngagementQuery, c);
    return c.json(await store.engagements(present(filter), present({ cursor, limit })));
  });
  api.get('/api/engagements/:id', async (c) => {
    const found = await store.engagement(c.req.param('id'));
    if (!found) throw notFound(c);
    const { engagement, readings } = found;
    return c.json({ engagement, articles: readings.map((reading) => toRecord(reading)) });
  });
  api.get('/api/articles/:id', async (c) => {
    const found = await store.article(c.req.param('id'));
    if (!found) throw notFound(c);
    return c.json(toRecord(found, { dropped: true }));
  });
  api.get('/api/stories/:id', async (c) => {
    const found = await tellKept(store, c.req.param('id'));
    if (!found) throw notFound(c);
    return c.json({ id: found.id, ...found.told });
  });
  api.get('/api/search', async (c) => {
    const { q, cursor, limit } = ask(shape.SearchQuery, c);
    return c.json(await store.search(withArabic(q), present({ cursor, limit })));
  });
  api.post('/api/articles', (c) => addArticle(c, store));
  addCorrectionsApi(api, store);
  api.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Liqa',
      version: VERSION,
      description: 'Official engagements as the Arabic press told them',
    },
  });
  app.route('/', api);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The keys that have a value. */
const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;

function ask<T>(schema: z.ZodType<T>, c: Context): T {
  const asked = schema.safeParse(c.req.query());
  if (!asked.success) throw badQuery(asked.error);
  return asked.data;
}

function badQuery(error: z.ZodError): LiqaError {
  const { path, message } = error.issues[0]!;
  return new LiqaError('usage.bad-argument', `parameter ${path.join('.')}: ${message}`, { cause: error });
}

const notFound = (c: Context): LiqaError =>
  new LiqaError('store.not-found', 'nothing in the store has this id: check it', { place: c.req.path });

async function addArticle(c: Context, store: DeskStore): Promise<Response> {
  const { keep } = ask(shape.AddQuery, c);
  const reading = await readBody(c);
  const put = keep === 'no' ? 'unchanged' : await store.put(reading);
  const record = toRecord(reading, { dropped: true, mentions: true });
  return c.json(record, put === 'added' ? 201 : 200, {
    Location: `/api/articles/${encodeURIComponent(reading.article.id)}`,
  });
}

/** A row of the contract as JSON; anything else is told by its content. */
async function readBody(c: Context): Promise<Reading> {
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  const type = c.req.header('content-type') ?? '';
  return type.startsWith('application/json') ? readPage(pageOfBody(bytes)) : readBytes(bytes, {});
}

function pageOfBody(bytes: Uint8Array) {
  const text = new TextDecoder().decode(bytes);
  if (!text.trim()) throw new LiqaError('collect.empty', 'the body is empty: expected text, HTML or JSON');
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (cause) {
    throw new LiqaError('collect.bad-json', 'the body is not JSON: expected an object with text or html', {
      cause,
    });
  }
  return pageOfRow(row, 'request body');
}
