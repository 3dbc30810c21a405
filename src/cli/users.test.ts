import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { folder, liqa } from './call.ts';

const file = join(folder, 'users.tsv');
const add = (name: string, stdin: string, ...more: string[]) =>
  liqa(['users', 'add', name, '--users', file, ...more], { stdin });

describe('liqa users', () => {
  test('writes a file for its owner alone, without passwords', async () => {
    assert.equal((await add('amal', 'a long enough one\n', '--role', 'editor')).code, 0);
    assert.equal((await add('badr', 'another long one\n')).code, 0);
    const text = readFileSync(file, 'utf8');
    assert.match(text, /^name\trole\tpassword\namal\teditor\tscrypt\$[^\n]+\nbadr\treader\tscrypt/u);
    assert.doesNotMatch(text, /long/u);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  test('changes and takes out users', async () => {
    assert.equal((await add('badr', 'another long one\n', '--role', 'editor')).code, 0);
    assert.match(readFileSync(file, 'utf8'), /badr\teditor/u);
    assert.equal((await liqa(['users', 'remove', 'badr', '--users', file])).code, 0);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /badr/u);
    assert.equal((await liqa(['users', 'remove', 'badr', '--users', file])).code, 2);
  });

  test('refuses short passwords and names that are none', async () => {
    assert.equal((await add('x', 'short\n')).code, 2);
    assert.equal((await add('a\tb', 'a long enough one\n')).code, 2);
  });

  test('a network is not listened on without users', async () => {
    const { code, err } = await liqa([
      'serve',
      '--host',
      '0.0.0.0',
      '--port',
      '0',
      '--store',
      join(folder, 's.db'),
    ]);
    assert.equal(code, 2);
    assert.match(err, /--users FILE/u);
    const missing = await liqa([
      'serve',
      '--users',
      join(folder, 'none.tsv'),
      '--store',
      join(folder, 's.db'),
    ]);
    assert.equal(missing.code, 2);
  });
});
