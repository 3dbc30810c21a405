/** `liqa users`: the file of those who may sign in to a shared desk. Passwords are read, never given as words. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { LiqaError } from '../errors.ts';
import { checkName, checkRole, hashPassword, readUsers, type User, writeUsers } from '../serve/serve.ts';
import type { Output } from './output.ts';

const SHORTEST = 10;
const LONGEST = 200;

/** Adds a user, or gives him another role and password. @returns exit code */
export async function addUser(
  output: Output,
  name: string,
  { role, users: path }: { readonly role: string; readonly users: string },
): Promise<number> {
  const user = { name: checkName(name), role: checkRole(role) };
  const users = new Map(readFile(path));
  if (process.stdin.isTTY) output.note(`password of ${name}, at least ${SHORTEST} characters, then Enter:`);
  const password = checkPassword(await readLine());
  const known = users.has(name);
  users.set(name, { ...user, password: await hashPassword(password) });
  save(path, users.values());
  output.note(`${name} is ${known ? 'changed' : 'added'} as ${role} (${path})`);
  return 0;
}

/** Takes a user out. @returns exit code */
export async function removeUser(
  output: Output,
  name: string,
  { users: path }: { readonly users: string },
): Promise<number> {
  const users = new Map(readFile(path));
  if (!users.delete(name)) {
    throw new LiqaError('usage.bad-argument', `there is no user «${name}»: check the name (${path})`);
  }
  save(path, users.values());
  output.note(
    `${name} is taken out; whoever is signed in stays so until the desk is started again (${path})`,
  );
  return 0;
}

const readFile = (path: string): ReadonlyMap<string, User> =>
  existsSync(path) ? readUsers(readFileSync(path, 'utf8'), path) : new Map();

/** For its owner alone, and whole or not at all. */
function save(path: string, users: Iterable<User>): void {
  const half = `${path}.new`;
  writeFileSync(half, writeUsers(users), { mode: 0o600 });
  renameSync(half, path);
}

function checkPassword(password: string): string {
  if (password.length >= SHORTEST && password.length <= LONGEST) return password;
  const expected = `expected ${SHORTEST} to ${LONGEST} characters on standard input`;
  throw new LiqaError('usage.bad-argument', `this password has ${password.length} characters: ${expected}`);
}

/** The first line of standard input; a terminal does not show it. */
async function readLine(): Promise<string> {
  const { stdin } = process;
  const silent = createInterface({ input: stdin, terminal: stdin.isTTY });
  try {
    for await (const line of silent) return line;
    return '';
  } finally {
    silent.close();
  }
}
