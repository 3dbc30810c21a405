/** Files from what the user names: a file, a folder with all below it, a glob. */
import { glob, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LiqaError } from '../errors.ts';

/** A file to read, or why there is none. */
export type Found =
  | { readonly ok: true; readonly path: string; readonly folder: string | null }
  | { readonly ok: false; readonly error: LiqaError };

/** Whether an input is an address and not a path. */
export const isAddress = (input: string): boolean => ADDRESS.test(input);
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//iu;
const GLOB = /[*?[\]{}]/u;

/** The files of one input, in a fixed order. */
export async function* findFiles(input: string): AsyncIterable<Found> {
  const known = await kindOf(input);
  if (known === 'file') yield { ok: true, path: input, folder: null };
  else if (known === 'folder') yield* findInFolder(input, input);
  else if (GLOB.test(input)) yield* findByGlob(input);
  else yield failed('collect.not-found', `there is no such file or folder: check the name (${input})`, input);
}

function failed(code: 'collect.not-found' | 'collect.unreadable', message: string, place: string): Found {
  return { ok: false, error: new LiqaError(code, message, { place }) };
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  return found.isDirectory() ? 'folder' : 'file';
}

async function* findInFolder(folder: string, root: string): AsyncIterable<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) {
    yield failed(
      'collect.unreadable',
      `this folder cannot be read: check its permissions (${folder})`,
      folder,
    );
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* findInFolder(path, root);
    else if (entry.isFile() || (await kindOf(path)) === 'file') yield { ok: true, path, folder: root };
  }
}

async function* findByGlob(pattern: string): AsyncIterable<Found> {
  const paths: string[] = [];
  for await (const path of glob(pattern)) paths.push(path);
  paths.sort((a, b) => (a < b ? -1 : 1));
  let found = false;
  for (const path of paths) {
    if ((await kindOf(path)) !== 'file') continue;
    found = true;
    yield { ok: true, path, folder: null };
  }
  if (!found) yield failed('collect.not-found', `no file matches: check the pattern (${pattern})`, pattern);
}
