/** Filters that were given a name, kept with the store so that every reader of it has them. */
import type { DatabaseSync } from 'node:sqlite';
import { LiqaError } from '../errors.ts';

export const VIEW_TABLES = `
-- filters that were given a name
CREATE TABLE IF NOT EXISTS views (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL          -- path and query on the desk
) STRICT;
`;

export interface SavedView {
  readonly id: number;
  readonly name: string;
  /** Path and query on the desk. */
  readonly address: string;
}
export interface SavedViews {
  /** By name. */
  list(): Promise<readonly SavedView[]>;
  /** Under a name that is taken, the address is put in the place of the old one. */
  save(view: Pick<SavedView, 'name' | 'address'>): Promise<SavedView>;
  /** @throws LiqaError `store.not-found`; `usage.bad-argument` where the name is taken */
  rename(id: number, name: string): Promise<void>;
  /** Also where there is none of this id. */
  remove(id: number): Promise<void>;
}

const LONGEST_NAME = 120;

/** @param attempt  runs an act, with failures of SQLite told in our words */
export function makeViews(db: DatabaseSync, attempt: <T>(act: () => T) => Promise<T>): SavedViews {
  const all = (): readonly SavedView[] =>
    db.prepare('SELECT key AS id, name, address FROM views ORDER BY name').all() as unknown as SavedView[];
  return {
    list: () => attempt(() => all().map((view) => ({ ...view }))),
    save: ({ name, address }) =>
      attempt(() => {
        const row = db
          .prepare(
            `INSERT INTO views (name, address) VALUES (?, ?)
             ON CONFLICT (name) DO UPDATE SET address = excluded.address RETURNING key AS id, name, address`,
          )
          .get(nameOf(name), address);
        return { ...row } as unknown as SavedView;
      }),
    rename: (id, name) =>
      attempt(() => {
        const wanted = nameOf(name);
        if (all().some((view) => view.name === wanted && view.id !== id)) {
          throw new LiqaError(
            'usage.bad-argument',
            `there is a view of this name: choose another (${wanted})`,
          );
        }
        const { changes } = db.prepare('UPDATE views SET name = ? WHERE key = ?').run(wanted, id);
        if (changes === 0) throw new LiqaError('store.not-found', 'there is no such view: it may be deleted');
      }),
    remove: (id) => attempt(() => void db.prepare('DELETE FROM views WHERE key = ?').run(id)),
  };
}

function nameOf(name: string): string {
  const given = name.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);
  if (given) return given;
  throw new LiqaError('usage.bad-argument', 'a view needs a name: give it one');
}
