/** Adding from the browser: pages, files, sources, with progress; nothing of this machine is reached. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { openClient } from '../collect/collect.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Job } from './jobs.ts';
import { createApp } from './serve.ts';

const TEXT = 'استقبل وزير الخارجية المصري سامح شكري اليوم الخميس في القاهرة نظيره الأردني أيمن الصفدي.';
const page = (title: string): string =>
  `<html lang="ar"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${TEXT}</p><p>${TEXT} وتابع.</p></article></body></html>`;

let store: Store;
let app: Hono;
let server: Server;
let origin: string;
/** Answers to pages that are to wait. */
const held: (() => void)[] = [];
before(async () => {
  server = createServer((request, response) => {
    const { url = '/' } = request;
    if (url === '/robots.txt') response.writeHead(404).end();
    else if (url === '/feed') {
      response.setHeader('content-type', 'application/rss+xml');
      response.end(
        `<rss version="2.0"><channel><title>f</title><item><title>خبر</title><link>${origin}/news/1</link></item></channel></rss>`,
      );
    } else if (url === '/gone') response.writeHead(404).end();
    else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const answer = () => response.end(page(`شكري يستقبل الصفدي ${url}`));
      if (url === '/slow') held.push(answer);
      else answer();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  store = await openStore(':memory:');
  const allowed = new URL(origin).host;
  app = createApp(store, { connect: () => openClient({ allowHosts: [allowed], delayMs: 0, retries: 0 }) });
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await store.close();
});

const post = (path: string, body: FormData | URLSearchParams) => app.request(path, { method: 'POST', body });
const form = (path: string, cells: Record<string, string>) => post(path, new URLSearchParams(cells));

/** The job that an answer leads to, once it ended: told by its events. */
async function jobOf(answer: Response): Promise<Job> {
  assert.equal(answer.status, 303);
  const address = answer.headers.get('location')!;
  const events = await (await app.request(`${address}/events`)).text();
  assert.match(events, /^event: (?:job|end)/m);
  assert.equal(events.match(/^event: end$/gm)?.length, 1);
  assert.equal((await app.request(address)).status, 200);
  return (await app.request(`${address}.json`)).json();
}

describe('adding from the browser', () => {
  test('pages are fetched by their addresses, and what fails is told', async () => {
    const addresses = `${origin}/a\r\n${origin}/gone`;
    const job = await jobOf(await form('/pages', { addresses }));
    assert.deepEqual([job.state, job.kept, job.failed], ['done', 1, 1]);
    assert.match(job.failures[0]!.code, /^collect\./);
    assert.ok(await store.article(job.articles[0]!.id));
    const again = await jobOf(await form('/pages', { addresses: `${origin}/a` }));
    assert.deepEqual([again.kept, again.known], [0, 1]);
  });

  test('a file is read, whatever it holds', async () => {
    const body = new FormData();
    const rows = [1, 2].map((id) => JSON.stringify({ id: `row-${id}`, title: 't', text: TEXT })).join('\n');
    body.set('file', new File([`${rows}\nnot json\n`], 'rows <b>.jsonl'));
    const job = await jobOf(await post('/files', body));
    assert.deepEqual([job.state, job.kept, job.failed, job.engagements], ['done', 2, 1, 2]);
    assert.ok(await store.article('row-2'));
    const shown = await (await app.request(`/jobs/${job.id}`)).text();
    assert.match(shown, /rows &lt;b&gt;\.jsonl/);
    assert.equal((await post('/files', new FormData())).status, 422);
  });

  test('a source is visited and stands in the list with how it went', async () => {
    const job = await jobOf(await form('/sources', { url: `${origin}/feed`, outlet: 'صحيفة' }));
    assert.deepEqual([job.state, job.kept], ['done', 1]);
    await jobOf(await form('/sources', { url: `${origin}/gone`, outlet: '' }));
    const { items } = await (await app.request('/sources.json')).json();
    const states = items.map(({ state }: { state: { url: string; failures: number } }) => [
      state.url,
      state.failures,
    ]);
    assert.deepEqual(states, [
      [`${origin}/gone`, 1],
      [`${origin}/feed`, 0],
    ]);
    const shown = await (await app.request('/sources?lang=en')).text();
    assert.match(shown, /not collected/);
    assert.match(shown, /<code dir="ltr">collect\./);
  });

  test('sources are visited of itself where the desk is told to follow them', async () => {
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const other = await openStore(':memory:');
    const url = `${origin}/feed`;
    const none = { kept: 0, failed: 0, waiting: 0, code: null, message: null };
    await other.sources.putVisit(
      {
        url,
        kind: 'feed',
        outlet: null,
        lastTry: at,
        lastSuccess: at,
        lastNew: null,
        failures: 0,
        failingSince: null,
        code: null,
        message: null,
      },
      { at, tookMs: 1, outcome: 'ok', items: 0, fresh: 0, ...none },
    );
    const connect = () => openClient({ allowHosts: [new URL(origin).host], delayMs: 0, retries: 0 });
    const following = createApp(other, { connect, followMs: 900_000 });
    for (let i = 0; i < 100 && (await other.sources.state(url))?.lastTry === at; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.notEqual((await other.sources.state(url))?.lastTry, at);
    assert.equal((await other.counts()).articles, 1);
    assert.match(
      await (await following.request('/sources?lang=en')).text(),
      /This desk visits them at their times/,
    );
    await other.close();
  });

  test('many sources are shown page by page, those that fail first', async () => {
    const many = await openStore(':memory:');
    const at = '2024-03-07T00:00:00.000Z';
    for (let i = 0; i < 60; i++) {
      const failing = { failures: i === 59 ? 1 : 0, failingSince: null, code: null, message: null };
      const state = { url: `https://example.org/${String(i).padStart(2, '0')}`, kind: null, outlet: null };
      await many.sources.putVisit(
        { ...state, lastTry: at, lastSuccess: null, lastNew: null, ...failing },
        {
          at,
          tookMs: 1,
          outcome: 'ok',
          items: 0,
          fresh: 0,
          kept: 0,
          failed: 0,
          waiting: 0,
          code: null,
          message: null,
        },
      );
    }
    const listing = createApp(many);
    const first = await (await listing.request('/sources.json')).json();
    assert.deepEqual([first.items.length, first.total, first.next], [50, 60, 50]);
    assert.equal(first.items[0].state.url, 'https://example.org/59');
    const rest = await (await listing.request('/sources.json?from=50')).json();
    assert.deepEqual([rest.items.length, rest.next], [10, null]);
    assert.match(await (await listing.request('/sources')).text(), /href="\/sources\?from=50"/);
    await many.close();
  });

  test('nothing of this machine or its network is reached', async () => {
    const guarded = createApp(store);
    for (const addresses of [
      'http://127.0.0.1:1/x',
      'http://localhost/x',
      'http://169.254.169.254/',
      'http://[::1]/',
    ]) {
      const answer = await guarded.request('/pages', {
        method: 'POST',
        body: new URLSearchParams({ addresses }),
      });
      const address = answer.headers.get('location')!;
      await (await guarded.request(`${address}/events`)).text();
      const job: Job = await (await guarded.request(`${address}.json`)).json();
      assert.deepEqual([job.state, job.failures[0]?.code], ['failed', 'collect.refused'], addresses);
    }
    for (const url of [
      '/etc/passwd',
      'file:///etc/passwd',
      'samples',
      '-',
      '',
      'javascript:alert(1)',
      'ftp://x/y',
    ]) {
      assert.equal((await form('/pages', { addresses: url })).status, 422, url);
      assert.equal((await form('/sources', { url })).status, 422, url);
    }
  });

  test('a job is cancelled, and one that waits never begins', async () => {
    const started: string[] = [];
    for (let i = 0; i < 3; i++) {
      const answer = await form('/pages', { addresses: `${origin}/slow` });
      started.push(answer.headers.get('location')!);
    }
    const state = async (address: string): Promise<string> =>
      (await (await app.request(`${address}.json`)).json()).state;
    assert.deepEqual(await Promise.all(started.map(state)), ['running', 'running', 'waiting']);
    for (const address of started.toReversed())
      assert.equal((await form(`${address}/cancel`, {})).status, 303);
    for (const answer of held) answer();
    for (const address of started) await (await app.request(`${address}/events`)).text();
    assert.deepEqual(await Promise.all(started.map(state)), ['cancelled', 'cancelled', 'cancelled']);
  });

  test('a job that is not known is not found', async () => {
    for (const path of ['/jobs/999', '/jobs/999/events', '/jobs/999.json'])
      assert.equal((await app.request(path)).status, 404, path);
    assert.equal((await app.request('/jobs')).status, 303);
    assert.ok((await (await app.request('/jobs.json')).json()).items.length > 3);
  });
});
