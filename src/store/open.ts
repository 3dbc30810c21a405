/** Opens the file of a store: makes it where there is none, refuses what is not ours or newer than we are. */
import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { LiqaError } from '../errors.ts';
import { isBarred, notAStore, storeError } from './failures.ts';
import { APPLICATION_ID, SCHEMA, STEPS, TABLES } from './schema.ts';

export interface OpenOptions {
  /** False: it must be there already. */
  readonly create?: boolean;
  /** The store does not grow beyond; `store.full` then. */
  readonly limitBytes?: number;
  /** For readers who come and go: 64 MB of its pages are kept, and the file is mapped, not read piece by piece. */
  readonly held?: boolean;
}

const MEMORY = ':memory:';
const TIMEOUT_MS = 10_000;
const PAGE_BYTES = 4096;
/** Of a connection; SQLite itself keeps 2 MB, too little for the inner pages of its indices over 100,000 reports. */
const HELD_KB = 65_536;
const MAPPED_BYTES = 4 * 1024 ** 3;

/** The database at `path`, its tables there. @throws LiqaError `store.…` */
export function openDatabase(path: string, { create = true, limitBytes, held }: OpenOptions): DatabaseSync {
  if (path !== MEMORY) prepareFile(path, create);
  try {
    const db = connect(path);
    if (held) db.exec(`PRAGMA cache_size = -${HELD_KB}; PRAGMA mmap_size = ${MAPPED_BYTES}`);
    if (limitBytes) db.exec(`PRAGMA max_page_count = ${Math.ceil(limitBytes / PAGE_BYTES)}`);
    return db;
  } catch (cause) {
    throw storeError(cause, path);
  }
}

function prepareFile(path: string, create: boolean): void {
  if (existsSync(path)) {
    if (!looksLikeSqlite(path)) throw notAStore(path);
    return;
  }
  if (!create) {
    const message = 'there is no store yet: liqa add makes one, or name another with --store';
    throw new LiqaError('store.not-found', `${message} (${path})`, { place: path });
  }
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true });
  } catch (cause) {
    const message = 'the folder of the store cannot be made: name a file elsewhere with --store';
    throw new LiqaError('store.unwritable', `${message} (${path})`, { place: path, cause });
  }
}

const MAGIC = 'SQLite format 3\0';
function looksLikeSqlite(path: string): boolean {
  if (!statSync(path).isFile()) return false;
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    const message = 'the store cannot be read: check that you may read the file';
    throw new LiqaError('store.unwritable', `${message} (${path})`, { place: path, cause });
  }
  try {
    const head = Buffer.alloc(MAGIC.length);
    const size = readSync(file, head, 0, MAGIC.length, 0);
    return size === 0 || head.toString('latin1') === MAGIC;
  } finally {
    closeSync(file);
  }
}

function connect(path: string): DatabaseSync {
  try {
    return connectTo(path, path);
  } catch (cause) {
    if (cause instanceof LiqaError || path === MEMORY || !existsSync(path)) throw cause;
    if (statSync(path).size === 0 || !isBarred(cause)) throw cause;
    // a store that may only be read, in a folder where SQLite may not keep its journal
    const url = pathToFileURL(resolve(path));
    url.searchParams.set('immutable', '1');
    try {
      return connectTo(url, path);
    } catch (again) {
      throw again instanceof LiqaError ? again : cause;
    }
  }
}

function connectTo(location: string | URL, path: string): DatabaseSync {
  const db = new DatabaseSync(location, { timeout: TIMEOUT_MS });
  try {
    const isNew = checkFile(db, path);
    db.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;');
    if (typeof location === 'string') db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 4000;');
    if (isNew || (typeof location === 'string' && pragma(db, 'user_version') < SCHEMA)) makeTables(db);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Whether the file holds nothing yet. */
function checkFile(db: DatabaseSync, path: string): boolean {
  const application = pragma(db, 'application_id');
  const version = pragma(db, 'user_version');
  if (application === 0 && version === 0) {
    const { tables } = db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number };
    if (tables === 0) return true;
  }
  if (application !== APPLICATION_ID) throw notAStore(path);
  if (version > SCHEMA) {
    const message = `the store was made by a newer Liqa (schema ${version}, this one knows ${SCHEMA}): update Liqa`;
    throw new LiqaError('store.newer-schema', `${message} (${path})`, { place: path });
  }
  return false;
}

function pragma(db: DatabaseSync, name: 'application_id' | 'user_version'): number {
  const row = db.prepare(`PRAGMA ${name}`).get();
  return Number(row?.[name] ?? 0);
}

/** Makes the tables that are not there yet. */
function makeTables(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    // another process may have made them while we waited
    const version = pragma(db, 'user_version');
    if (version === 0) db.exec(TABLES);
    for (const step of STEPS.slice(Math.max(0, version - 1))) db.exec(step);
    if (version < SCHEMA) {
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA};`);
    }
    db.exec('COMMIT');
  } catch (cause) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw cause;
  }
}
