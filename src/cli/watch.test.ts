/** `liqa watch` as a user calls it, over a server on loopback that the user allows. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, liqa, startLiqa } from './call.ts';

let server: Server;
let home: string;
let asked: string[] = [];
const report = (n: number): string =>
  `<html><title>خبر ${n}</title><p>استقبل وزير الخارجية المصري سامح شكري نظيره الفرنسي في القاهرة، خبر ${n}.</p></html>`;
const feed = (paths: readonly string[]): string =>
  `<rss version="2.0"><channel><title>وكالة</title>${paths
    .map((path) => `<item><title>خبر</title><link>${home}${path}</link></item>`)
    .join('')}</channel></rss>`;

before(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const pages: Readonly<Record<string, string>> = {
      ...{ '/feed': feed(['/1', '/2', '/none']), '/short': feed(['/1']), '/1': report(1), '/2': report(2) },
    };
    response.writeHead(pages[path] ? 200 : 404).end(pages[path] ?? 'no');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

test('an address within this machine is refused unless the user allows it, in every command', async () => {
  asked = [];
  const store = ['--store', join(folder, 'refused.db')];
  for (const words of [
    ['read', `${home}/1`],
    ['add', ...store, `${home}/1`],
    ['watch', '--once', ...store, `${home}/1`],
  ]) {
    const { code, err } = await liqa(words);
    assert.equal(code, 1, err);
    assert.match(err, /collect\.refused: .*--allow-host 127\.0\.0\.1/u);
  }
  assert.deepEqual(asked, []);
});

test('an allowed address is read', async () => {
  const { code, out, err } = await liqa(['read', '--allow-host', '127.0.0.1', `${home}/1`]);
  assert.equal(code, 0, err);
  const record = JSON.parse(out) as { url: string; title: string };
  assert.deepEqual([record.url, record.title], [`${home}/1`, 'خبر 1']);
});

test('a watch keeps what sources have, and its status tells what was not collected', async () => {
  const store = ['--store', join(folder, 'watched.db')];
  const list = join(folder, 'sources.tsv');
  writeFileSync(list, `url\tkind\toutlet\n${home}/feed\tfeed\tوكالة التجربة\n${home}/gone\t\t\n`);
  const { code, err } = await liqa(['watch', list, '--once', '--allow-host', '127.0.0.1', ...store]);
  assert.equal(code, 1);
  assert.match(err, /3 listed, 3 new, 2 read, 1 failed, 1 waiting/u);
  assert.match(err, /gone failed: collect\.not-found/u);
  const { out } = await liqa(['timeline', ...store, '--format', 'jsonl']);
  assert.equal(out.trim().split('\n').length, 2);
  assert.match(out, /"outlet":"وكالة التجربة"/u);
  const status = await liqa(['watch', '--status', ...store]);
  assert.equal(status.code, 0);
  assert.match(status.out, /feed .*collected, but collect\.not-found/u);
  assert.match(status.out, /gone .*never .*not collected since .*: collect\.not-found/u);
  const named = await liqa(['watch', '--status', '--format', 'jsonl', 'https://example.com/', ...store]);
  assert.deepEqual(JSON.parse(named.out).state, null);
});

async function stopBy(signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const store = ['--store', join(folder, `${signal}.db`)];
  const child = startLiqa(['watch', `${home}/short`, '--allow-host', '127.0.0.1', ...store]);
  let err = '';
  let isKilled = false;
  child.stderr.on('data', (chunk) => {
    err += chunk;
    if (!isKilled && /listed/u.test(err)) isKilled = child.kill(signal);
  });
  const [code] = await once(child, 'close');
  assert.equal(code, 0, err);
  assert.match(err, /stopped/u);
  const { out } = await liqa(['timeline', ...store, '--format', 'jsonl']);
  assert.equal(out.trim().split('\n').length, 1);
}
test('a watch ends cleanly when it is asked to', async () => {
  await Promise.all([stopBy('SIGINT'), stopBy('SIGTERM')]);
});

test('wrong usage is told', async () => {
  for (const words of [
    ['watch'],
    ['watch', 'https://example.com/', '--every', '5s'],
    ['watch', 'no-such-file.tsv'],
  ]) {
    const { code, err } = await liqa([...words, '--store', join(folder, 'usage.db')]);
    assert.equal(code, words.includes('no-such-file.tsv') ? 1 : 2, err);
    assert.equal(err.trim().split('\n').length, 1, err);
  }
});
