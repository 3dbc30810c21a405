import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { folder, GOOD, liqa } from './call.ts';

const store = join(folder, 'export.db');

describe('liqa export', () => {
  before(async () => {
    assert.equal((await liqa(['add', GOOD, '--store', store])).code, 0);
  });

  test('prints engagements as JSON Lines where no format is named', async () => {
    const { code, out } = await liqa(['export', '--store', store]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).kind, 'meeting');
  });

  test('narrows by the filters of the timeline', async () => {
    const count = async (...words: string[]): Promise<number> => {
      const { out } = await liqa(['export', '--format', 'csv', '--store', store, ...words]);
      return parse(out, { columns: true }).length;
    };
    assert.equal(await count('--about', 'مصر', '--since', '2021-02-18'), 1);
    assert.equal(await count('--until', '2021-02-17'), 0);
    assert.equal(await count('--rows', 'participants'), 2);
  });

  test('writes a file', async () => {
    const path = join(folder, 'out.ics');
    assert.equal((await liqa(['export', '--format', 'ics', '--output', path, '--store', store])).code, 0);
    assert.match(readFileSync(path, 'utf8'), /^BEGIN:VCALENDAR\r\n/u);
  });

  test('says in one line what cannot be', async () => {
    for (const words of [
      ['--format', 'xlsx'],
      ['--format', 'ics', '--rows', 'participants'],
      ['--since', 'gestern'],
    ]) {
      const { code, err } = await liqa(['export', '--store', store, ...words]);
      assert.equal(code, 2, words.join(' '));
      assert.equal(err.trim().split('\n').length, 1, err);
    }
    const { code, err } = await liqa(['export', '--output', join(folder, 'no', 'such'), '--store', store]);
    assert.equal(code, 1);
    assert.match(err, /name another with --output/u);
  });
});
