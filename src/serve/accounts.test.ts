/** A desk that is shared: who may come in, what readers may not do, what other sites cannot. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { LiqaError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { hashPassword, readUsers, type User, writeUsers } from './accounts.ts';
import { createApp, serve } from './serve.ts';
import { callReading, makeStore, PAGES } from './testing.ts';

const ENGAGEMENT = `/engagements/${encodeURIComponent(callReading.engagements[0]!.id)}`;
const OURS = { origin: 'http://localhost' };
const PASSWORD = 'a long enough one';

let store: Store;
let app: Hono;
let users: ReadonlyMap<string, User>;
const clock = { now: 1_700_000_000_000 };
before(async () => {
  store = await makeStore();
  const password = await hashPassword(PASSWORD);
  const made = [
    { name: 'amal', role: 'editor' as const, password },
    { name: 'قارئ', role: 'reader' as const, password },
  ];
  users = readUsers(writeUsers(made), 'users.tsv');
  app = createApp(store, { accounts: { users }, now: () => clock.now });
});
after(() => store.close());

type Cells = Record<string, string>;
const post = (path: string, cells: Cells, headers: Cells = {}) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(cells), headers: { ...OURS, ...headers } });
const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
async function signIn(name: string, password = PASSWORD, headers: Cells = {}): Promise<Response> {
  return post('/sign-in', { name, password }, headers);
}

describe('a shared desk', () => {
  test('is not opened to a network without users', async () => {
    await assert.rejects(
      serve({ store, port: 0, host: '0.0.0.0' }),
      (cause) =>
        cause instanceof LiqaError && cause.code === 'usage.bad-argument' && /--users/.test(cause.message),
    );
  });

  test('asks everybody to sign in, pages and API alike, and shows nothing before', async () => {
    for (const page of PAGES) {
      const answer = await app.request(page);
      assert.equal(answer.status, 303, page);
      assert.match(answer.headers.get('location')!, /^\/sign-in\?back=/);
    }
    for (const path of ['/api/engagements', '/.json', '/export.csv', '/api/openapi.json']) {
      const answer = await app.request(path, { headers: { accept: 'application/json' } });
      assert.ok([401, 303].includes(answer.status), path);
      assert.doesNotMatch(await answer.text(), /الورد/);
    }
    for (const path of ['/sign-in', '/liqa.css', '/desk.js', '/favicon.svg'])
      assert.equal((await app.request(path)).status, 200, path);
  });

  test('lets in by name and password, and leads back', async () => {
    const answer = await post('/sign-in', { name: 'amal', password: PASSWORD, back: '/search?q=x' });
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/search?q=x']);
    const header = answer.headers.get('set-cookie')!;
    assert.match(header, /HttpOnly/);
    assert.match(header, /SameSite=Lax/);
    const page = await app.request('/', { headers: { cookie: cookieOf(answer) } });
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<bdi>amal<\/bdi>/);
    const elsewhere = await post('/sign-in', {
      name: 'amal',
      password: PASSWORD,
      back: 'https://evil.example/x',
    });
    assert.equal(elsewhere.headers.get('location'), '/');
    const secure = await signIn('amal', PASSWORD, { 'x-forwarded-proto': 'https' });
    assert.match(secure.headers.get('set-cookie')!, /Secure/);
  });

  test('a wrong password is refused slowly, and the same for a name that is none', async () => {
    const times: number[] = [];
    for (const name of ['قارئ', 'nobody']) {
      const began = performance.now();
      assert.equal((await signIn(name, 'wrong one here')).status, 401);
      times.push(performance.now() - began);
    }
    for (const time of times) assert.ok(time >= 400, String(time));
  });

  test('many wrong passwords have to wait, also with the right one', async () => {
    for (let i = 0; i < 5; i++) await signIn('tried', 'wrong one here');
    const answer = await signIn('tried');
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    clock.now += 31 * 60_000;
    assert.equal((await signIn('tried')).status, 401);
  });

  test('a session brought along is never taken over', async () => {
    const first = cookieOf(await signIn('amal'));
    const second = cookieOf(await signIn('amal', PASSWORD, { cookie: first }));
    assert.notEqual(first, second);
    assert.equal(
      (await app.request('/', { headers: { cookie: first } })).status,
      303,
      'the old one is closed',
    );
    const forged = `liqa_session=${'x'.repeat(43)}.${'y'.repeat(43)}%3D`;
    assert.equal((await app.request('/', { headers: { cookie: forged } })).status, 303);
    const [value] = second.split('.');
    assert.equal((await app.request('/', { headers: { cookie: `${value}.tampered` } })).status, 303);
  });

  test('a session ends by signing out, and when it is not used', async () => {
    const cookie = cookieOf(await signIn('amal'));
    assert.equal((await post('/sign-out', {}, { cookie })).status, 303);
    assert.equal((await app.request('/', { headers: { cookie } })).status, 303);
    const other = cookieOf(await signIn('amal'));
    clock.now += 13 * 3_600_000;
    assert.equal((await app.request('/', { headers: { cookie: other } })).status, 303);
  });

  test('readers look and read what they paste, and change nothing', async () => {
    const cookie = cookieOf(await signIn('قارئ'));
    const as = { cookie };
    assert.equal((await app.request(ENGAGEMENT, { headers: as })).status, 200);
    assert.doesNotMatch(await (await app.request(ENGAGEMENT, { headers: as })).text(), /\/correct"/);
    assert.equal((await post('/read', { content: 'نص' }, as)).status, 200);
    assert.equal((await post('/preferences', { theme: 'dark' }, as)).status, 303);
    const forbidden = [
      [`${ENGAGEMENT}/correct`, { kind: 'visit' }],
      [`${ENGAGEMENT}/misread`, { by: 'x' }],
      [`/articles/${encodeURIComponent(callReading.article.id)}/add`, {}],
      ['/corrections/1/undo', {}],
      [`/stories/${encodeURIComponent(callReading.article.id)}/correct`, { with: 'x' }],
      ['/read', { content: 'نص', keep: 'yes' }],
      ['/views', { name: 'x', address: '/' }],
      ['/api/articles', {}],
      ['/api/corrections', {}],
    ] as const;
    for (const [path, cells] of forbidden) assert.equal((await post(path, cells, as)).status, 403, path);
    for (const path of [`${ENGAGEMENT}/correct`, '/export.gold.jsonl'])
      assert.equal((await app.request(path, { headers: as })).status, 403, path);
    const undo = await app.request('/api/corrections/1', { method: 'DELETE', headers: { ...OURS, ...as } });
    assert.equal(undo.status, 403);
    assert.equal((await store.corrections.list()).total, 0);
  });

  test('editors sign with the name they signed in with, whatever a form says', async () => {
    const cookie = cookieOf(await signIn('amal'));
    assert.equal((await post(`${ENGAGEMENT}/misread`, { by: 'somebody else' }, { cookie })).status, 303);
    const [made] = (await store.corrections.list()).items;
    assert.equal(made!.by, 'amal');
    assert.equal((await post(`/corrections/${made!.id}/undo`, {}, { cookie })).status, 303);
  });

  test('other sites cannot use a session', async () => {
    const cookie = cookieOf(await signIn('amal'));
    const from: readonly Cells[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' },
    ];
    for (const headers of from)
      assert.equal(
        (await post(`${ENGAGEMENT}/misread`, {}, { cookie, ...headers })).status,
        403,
        JSON.stringify(headers),
      );
    const silent = await app.request(`${ENGAGEMENT}/misread`, {
      method: 'POST',
      body: new URLSearchParams({}),
      headers: { cookie },
    });
    assert.equal(silent.status, 403, 'a form that does not say where it is from');
  });
});

describe('a desk behind a proxy', () => {
  test('takes the word of the proxy for who asks, and roles from the file', async () => {
    const proxied = createApp(store, { accounts: { users, header: 'X-Remote-User' } });
    const as = (name: string) =>
      proxied.request(`${ENGAGEMENT}/correct`, { headers: { 'x-remote-user': name } });
    assert.equal((await as('amal')).status, 200);
    assert.equal((await as('stranger')).status, 403);
    assert.equal((await proxied.request('/')).status, 401);
    assert.equal((await proxied.request('/sign-in')).status, 404);
    const open = createApp(store, { accounts: { header: 'X-Remote-User' } });
    assert.equal(
      (await open.request(`${ENGAGEMENT}/correct`, { headers: { 'x-remote-user': 'x' } })).status,
      200,
    );
  });
});

describe('the file of users', () => {
  test('gives back what was written, and refuses what was not', async () => {
    const text = writeUsers(users.values());
    assert.deepEqual([...readUsers(text, 'x')], [...users]);
    assert.doesNotMatch(text, new RegExp(PASSWORD));
    for (const line of [
      'amal\teditor\tplain',
      'x\tadmin\t-',
      `${text.split('\n')[1]}\n${text.split('\n')[1]}`,
    ])
      assert.throws(
        () => readUsers(line, 'users.tsv'),
        (cause) => cause instanceof LiqaError && /users\.tsv:[12]/.test(cause.message),
      );
  });
});
