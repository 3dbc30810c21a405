/** Calls `liqa` as a user does, for tests: a process, its output, its exit code. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ReadingRecord } from '../record.ts';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));
export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
export const folder = mkdtempSync(join(tmpdir(), 'liqa-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface Surroundings {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes standard output after so many bytes. */
  readonly stopAfter?: number;
}
/** Starts a command; the data folder is one of the test's own. */
export function startLiqa(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  const data = { XDG_DATA_HOME: join(folder, 'data') };
  return spawn(process.execPath, [CLI, ...words], { env: { ...process.env, ...data, ...env } });
}
/** Runs one command to its end. */
export function liqa(
  words: readonly string[],
  { stdin, env = {}, stopAfter }: Surroundings = {},
): Promise<Ran> {
  const child = startLiqa(words, env);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (stopAfter !== undefined && out.length > stopAfter) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

let made = 0;
/** A file of its own in a folder of its own. */
export function makeFile(name: string, content: string | Uint8Array): string {
  const at = join(folder, String(made++));
  mkdirSync(at);
  writeFileSync(join(at, name), content);
  return join(at, name);
}
/** The records a command printed. */
export const records = ({ out }: Ran): readonly ReadingRecord[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ReadingRecord);
/** The lines a command wrote to standard error. */
export const notes = ({ err }: Ran): readonly string[] => err.split('\n').filter((line) => line !== '');

export const BODY =
  'استقبل وزير الخارجية المصري سامح شكري اليوم الخميس في القاهرة نظيره الأردني أيمن الصفدي. وقال شكري إن العلاقات بين البلدين قوية.';
/** A row of JSON Lines with a report of one meeting. */
export const row = (id: string, more: object = {}): string =>
  JSON.stringify({ id, title: 'شكري يستقبل الصفدي', published: '2021-02-18', text: BODY, ...more });
export const GOOD = makeFile('good.jsonl', `${row('good')}\n`);
