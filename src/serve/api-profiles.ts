/** The JSON API of parties and outlets: the same as their pages show. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { LiqaError } from '../errors.ts';
import * as shape from './api-shapes.ts';
import type { DeskStore } from './desk-store.ts';
import { outletJson, readOutlet, readParty } from './profiles.ts';

const params = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });

const describe = (path: string, summary: string, schema: object) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request: { params },
    responses: {
      200: { content: { 'application/json': { schema } }, description: summary },
      404: {
        content: { 'application/problem+json': { schema: shape.ProblemShape } },
        description: 'Nothing has this id',
      },
    },
  });
export const PROFILE_ROUTES = [
  describe('/api/parties/{id}', 'One party: its engagements over time, with whom, about what', shape.PROFILE),
  describe('/api/outlets/{id}', 'One outlet: what it reports, how it calls parties', shape.OUTLET),
];

/** Answers what `PROFILE_ROUTES` describes. */
export function addProfileApi(api: OpenAPIHono, store: DeskStore): void {
  const notFound = (place: string): LiqaError =>
    new LiqaError('store.not-found', 'nothing in the store has this id: check it', { place });
  api.get('/api/parties/:id', async (c) => {
    const found = await readParty(store, c.req.param('id'));
    if (!found) throw notFound(c.req.path);
    return c.json(found);
  });
  api.get('/api/outlets/:id', async (c) => {
    const found = await readOutlet(store, c.req.param('id'));
    if (!found) throw notFound(c.req.path);
    return c.json(outletJson(found));
  });
}
