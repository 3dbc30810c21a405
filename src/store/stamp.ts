/** What tells states of a store apart without reading it. */
import type { DatabaseSync } from 'node:sqlite';

/** Another answer after every write, ours or of another process. */
export function stampOf(db: DatabaseSync): () => string {
  const version = db.prepare('PRAGMA data_version');
  const changes = db.prepare('SELECT total_changes() AS changes');
  return () => `${version.get()?.data_version} ${changes.get()?.changes}`;
}
