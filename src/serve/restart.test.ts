/** What a desk that is started again still knows: who is signed in, and what it was fetching. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openClient } from '../collect/collect.ts';
import { openStore, type Store } from '../store/store.ts';
import { hashPassword, type User } from './accounts.ts';
import type { Job } from './jobs.ts';
import { createApp, serve } from './serve.ts';
import { makeStore } from './testing.ts';

const OURS = { origin: 'http://localhost' };
const PASSWORD = 'a long enough one';
const clock = { now: 1_700_000_000_000 };
const now = () => clock.now;

describe('who is signed in', () => {
  let store: Store;
  let user: User;
  before(async () => {
    store = await makeStore();
    user = { name: 'amal', role: 'editor', password: await hashPassword(PASSWORD) };
  });
  after(() => store.close());

  const appFor = (known: User) =>
    createApp(store, { accounts: { users: new Map([[known.name, known]]) }, now });
  const signIn = async (): Promise<string> => {
    const body = new URLSearchParams({ name: 'amal', password: PASSWORD });
    const answer = await appFor(user).request('/sign-in', { method: 'POST', body, headers: OURS });
    return answer.headers.get('set-cookie')!.split(';')[0]!;
  };
  const statusOf = async (cookie: string, known = user): Promise<number> =>
    (await appFor(known).request('/about', { headers: { cookie } })).status;

  test('is still signed in after the desk was started again, for as long as before', async () => {
    const cookie = await signIn();
    assert.equal(await statusOf(cookie), 200);
    clock.now += 13 * 3_600_000;
    assert.equal(await statusOf(cookie), 303);
  });

  test('is signed out for good, and by another password', async () => {
    const cookie = await signIn();
    await appFor(user).request('/sign-out', { method: 'POST', headers: { ...OURS, cookie } });
    assert.equal(await statusOf(cookie), 303);
    const other = await signIn();
    assert.equal(await statusOf(other, { ...user, password: await hashPassword('another long one') }), 303);
  });

  test('the store holds nothing that opens the desk', async () => {
    const cookie = decodeURIComponent(await signIn());
    const id = cookie.slice(cookie.indexOf('=') + 1).split('.')[0]!;
    assert.ok(await store.desk.session(id));
    assert.equal(await store.desk.session(''), null);
    const secret = await store.desk.secret();
    assert.notEqual(secret, id);
    assert.equal(await store.desk.secret(), secret, 'one for as long as there is the store');
  });

  test('signing in changes nothing that pages show', async () => {
    const before = store.stamp();
    await signIn();
    assert.equal(store.stamp(), before);
    await store.views.save({ name: 'x', address: '/' });
    assert.notEqual(store.stamp(), before);
  });
});

describe('what the desk was fetching', () => {
  let server: Server;
  let origin: string;
  let store: Store;
  before(async () => {
    // never answered: the desk is closed while it waits
    server = createServer((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(async () => {
    store = await openStore(':memory:');
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
  });

  const jobs = async (): Promise<readonly Job[]> =>
    (await (await createApp(store).request('/jobs.json')).json()).items;

  test('is told as interrupted when the desk is open again, and can be gone on with', async () => {
    const allowed = new URL(origin).host;
    const connect = () => openClient({ allowHosts: [allowed], delayMs: 0, retries: 0 });
    const desk = await serve({ store, port: 0, connect });
    for (let i = 0; i < 3; i++) {
      const body = new URLSearchParams({ addresses: `${origin}/slow-${i}` });
      const headers = { origin: desk.address };
      const answer = await fetch(`${desk.address}/pages`, {
        method: 'POST',
        body,
        headers,
        redirect: 'manual',
      });
      assert.equal(answer.status, 303);
    }
    await desk.close();
    const states = (await jobs()).map(({ id, state }) => [id, state]);
    assert.deepEqual(states, [
      ['3', 'interrupted'],
      ['2', 'interrupted'],
      ['1', 'interrupted'],
    ]);
    const page = await (await createApp(store).request('/jobs/1?lang=en')).text();
    assert.match(page, /interrupted/);
    assert.match(page, /action="\/pages"[^>]*><input type="hidden" name="addresses" value="[^"]*\/slow-0"/);
    await store.close();
  });

  test('is told as interrupted also where the desk was killed', async () => {
    const counts = { kept: 7, known: 0, engagements: 3, failed: 0, failures: [], articles: [] };
    const job = { kind: 'file', what: 'rows.jsonl', by: null, at: '2024-03-06T00:00:00.000Z', endedAt: null };
    await store.desk.keepJob(4, JSON.stringify({ id: '4', ...job, state: 'running', ...counts }), 100);
    const [told] = await jobs();
    assert.deepEqual([told!.state, told!.kept], ['interrupted', 7]);
    const app = createApp(store);
    assert.match(await (await app.request('/jobs/4?lang=en')).text(), /Choose the file again/);
    const body = new FormData();
    body.set('file', new File(['{'], 'next.jsonl'));
    const answer = await app.request('/files', { method: 'POST', body });
    assert.equal(answer.headers.get('location'), '/jobs/5', 'numbers go on');
    await (await app.request('/jobs/5/events')).text();
    await store.close();
  });
});
