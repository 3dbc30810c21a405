/** Corrections in the JSON API: listed with paging, said, undone. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { LiqaError } from '../errors.ts';
import { requireEditor } from './accounts.ts';
import type { DeskStore, Saying, Sign } from './desk-store.ts';
import { FOCUSES, KINDS, PARTS, STATUSES } from './filter.ts';

const text = z.string();
const textOrNull = z.string().nullable();
const participant = z
  .strictObject({ name: textOrNull, role: textOrNull, represents: textOrNull, part: z.enum(PARTS) })
  .openapi('NewParticipant');
const engagement = z
  .strictObject({
    ...{ kind: z.enum(KINDS), status: z.enum(STATUSES), focus: z.enum(FOCUSES) },
    ...{ date: textOrNull, until: textOrNull, topics: z.array(text) },
    place: z.strictObject({ city: textOrNull, country: textOrNull, venue: textOrNull }),
    participants: z.array(participant),
  })
  .openapi('NewEngagement');
const start = z.number().int().min(0).optional();
const change = z.strictObject({
  ...{ act: z.literal('change'), article: text, engagement: text, start, words: text.optional() },
  pointer: text.openapi({ description: 'JSON pointer into the engagement; `/participants/-` adds one' }),
  value: z.union([textOrNull, z.array(text), participant]),
});
const misread = z.strictObject({ act: z.literal('misread'), article: text, engagement: text });
const misreadStatement = z.strictObject({
  ...{ act: z.literal('misread-statement'), article: text, words: text },
  start: z.number().int().min(0),
});
const add = z.strictObject({ act: z.literal('add'), article: text, value: engagement, words: text, start });
const story = z.strictObject({
  act: z.enum(['together', 'apart']),
  articles: z.array(text).min(1),
  from: text.optional().openapi({ description: 'apart: a report of the story that they leave' }),
});
const signed = { by: text.optional(), why: text.optional() };
const Body = z
  .strictObject({
    ...signed,
    said: z.discriminatedUnion('act', [change, misread, misreadStatement, add, story]),
  })
  .openapi('Saying');
const Correction = z
  .strictObject({
    ...{
      id: text,
      at: text,
      by: text,
      why: textOrNull,
      act: text,
      state: z.enum(['stands', 'undone', 'lost']),
    },
    ...{ article: textOrNull, engagement: textOrNull, pointer: textOrNull, undoes: textOrNull },
    ...{ before: z.unknown(), value: z.unknown(), evidence: z.array(z.unknown()) },
  })
  .openapi('Correction');
const Query = z.object({
  ...{ article: text.optional(), engagement: text.optional(), cursor: text.optional() },
  state: z.enum(['stands', 'undone', 'lost']).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
const UndoQuery = z.object(signed);

const answer = (schema: z.ZodType, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});
const idParameter = z.object({ id: text.openapi({ param: { name: 'id', in: 'path' } }) });
const refused = { description: 'It cannot be so: the problem says why' };

const ROUTES = [
  createRoute({
    method: 'get',
    path: '/api/corrections',
    summary: 'What users said of readings, the latest first',
    request: { query: Query },
    responses: {
      200: answer(
        z.object({ items: z.array(Correction), next: textOrNull, total: z.number().int() }),
        'A page of corrections',
      ),
    },
  }),
  createRoute({
    method: 'post',
    path: '/api/corrections',
    summary: 'Say what was misread; words must stand in the report',
    request: { body: { required: true, content: { 'application/json': { schema: Body } } } },
    responses: { 201: answer(Correction, 'The correction'), 404: refused, 422: refused },
  }),
  createRoute({
    method: 'delete',
    path: '/api/corrections/{id}',
    summary: 'Undo a correction; the undoing is kept as a correction of its own',
    request: { params: idParameter, query: UndoQuery },
    responses: { 200: answer(Correction, 'The undoing'), 404: refused, 409: refused },
  }),
];

/** Adds corrections to the API and its description. */
export function addCorrectionsApi(api: OpenAPIHono, store: DeskStore): void {
  for (const route of ROUTES) api.openAPIRegistry.registerPath(route);
  api.get('/api/corrections', async (c) => {
    const { cursor, limit, ...filter } = check(Query, c.req.query());
    const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
    const paging = { ...(cursor ? { cursor } : {}), ...(limit ? { limit } : {}) };
    return c.json(await store.corrections.list(Object.fromEntries(wanted), paging));
  });
  api.post('/api/corrections', async (c) => {
    const { said, ...given } = check(Body, await c.req.json().catch(() => null));
    const sign = signOf(c, given);
    return c.json(await say(store, said, sign), 201);
  });
  api.delete('/api/corrections/:id', async (c) =>
    c.json(await store.corrections.undo(c.req.param('id'), signOf(c, check(UndoQuery, c.req.query())))),
  );
}

async function say(store: DeskStore, said: z.infer<typeof Body>['said'], sign: Sign) {
  if (said.act !== 'together' && said.act !== 'apart') {
    const [made] = await store.corrections.say([said as Saying], sign);
    return made;
  }
  const { act: verdict, articles, from } = said;
  if (verdict === 'apart' && !from) {
    throw new LiqaError('usage.bad-argument', 'apart needs `from`: a report of the story that they leave');
  }
  await store.correctStory(
    verdict === 'apart' ? { verdict, articles, from: from! } : { verdict, articles },
    sign,
  );
  return (await store.corrections.list({}, { limit: 1 })).items[0];
}

/** Who signs: whoever is signed in, whatever the request says; alone on this machine whom it names. */
function signOf(
  c: Context,
  { by, why }: { readonly by?: string | undefined; readonly why?: string | undefined },
): Sign {
  const { name } = requireEditor(c);
  return { by: name ?? by ?? 'api', why: why ?? null };
}

function check<T>(schema: z.ZodType<T>, given: unknown): T {
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  const { path, message } = checked.error.issues[0]!;
  throw new LiqaError('usage.bad-argument', `${path.join('.') || 'body'}: ${message}`, {
    cause: checked.error,
  });
}
