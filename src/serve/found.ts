/** What stands at an address with an id, as a page or as JSON. */
import type { Context } from 'hono';
import { LiqaError } from '../errors.ts';

const JSON_ENDING = '.json';

export interface Found<T> {
  readonly found: T;
  /** Whether the address asks for JSON. */
  readonly json: boolean;
}

/**
 * What `find` gives for the id of the address, as it stands or without `.json` at its end.
 *
 * @throws LiqaError `store.not-found`
 */
export async function findById<T>(c: Context, find: (id: string) => Promise<T | null>): Promise<Found<T>> {
  const id = c.req.param('id') ?? '';
  const whole = await find(id);
  if (whole) return { found: whole, json: false };
  const cut = id.endsWith(JSON_ENDING) ? await find(id.slice(0, -JSON_ENDING.length)) : null;
  if (cut) return { found: cut, json: true };
  throw new LiqaError('store.not-found', 'nothing in the store has this id: check the address', {
    place: id,
  });
}
