/** The project's own files, read for the rules of the house. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Source {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const SKIPPED = new Set(['node_modules', '.git', 'fixtures']);

/** All files below `folder` whose name ends so, in order. */
export function readSources(folder: string, ending: string): readonly Source[] {
  const out: Source[] = [];
  const walk = (path: string): void => {
    for (const name of readdirSync(join(ROOT, path)).sort()) {
      if (SKIPPED.has(name)) continue;
      const below = `${path}/${name}`;
      if (statSync(join(ROOT, below)).isDirectory()) walk(below);
      else if (name.endsWith(ending))
        out.push({ path: below, text: readFileSync(join(ROOT, below), 'utf8') });
    }
  };
  if (existsSync(join(ROOT, folder))) walk(folder);
  return out;
}

/** The part a file of `src/` belongs to: its folder, or its own name. */
export function partOf(path: string): string {
  const [, first = '', second] = path.split('/');
  return second === undefined ? first.replace(/\.ts$/u, '') : first;
}

/** The files git tracks, or every file where there is no git. */
export function trackedFiles(): readonly string[] {
  try {
    return execFileSync('git', ['-C', ROOT, 'ls-files', '-z'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .split('\0')
      .filter(Boolean);
  } catch {
    return readSources('.', '').map(({ path }) => path.slice(2));
  }
}
