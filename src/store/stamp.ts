/** What tells states of a store apart without reading it. */
import type { DatabaseSync } from 'node:sqlite';

/** Rows that were written of which no page tells. */
const unseen = new WeakMap<DatabaseSync, number>();

const changesOf = (db: DatabaseSync): number =>
  Number(db.prepare('SELECT total_changes() AS changes').get()?.changes);

/** Runs `act`, whose writes leave the stamp as it is: what pages show is the same before and after. */
export function unstamped<T>(db: DatabaseSync, act: () => T): T {
  const before = changesOf(db);
  try {
    return act();
  } finally {
    unseen.set(db, (unseen.get(db) ?? 0) + changesOf(db) - before);
  }
}

/** Another answer after every write, ours or of another process. */
export function stampOf(db: DatabaseSync): () => string {
  const version = db.prepare('PRAGMA data_version');
  const changes = db.prepare('SELECT total_changes() AS changes');
  return () => `${version.get()?.data_version} ${Number(changes.get()?.changes) - (unseen.get(db) ?? 0)}`;
}
