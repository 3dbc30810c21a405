/** Engines under the contract of a store, for its tests; PostgreSQL joins here. */
import { openStore, type Store } from './store.ts';

export const ENGINES: readonly (readonly [name: string, open: () => Promise<Store>])[] = [
  ['sqlite', () => openStore(':memory:')],
];
