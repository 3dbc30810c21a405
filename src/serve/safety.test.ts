import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { Parser } from 'htmlparser2';
import type { Store } from '../store/store.ts';
import { createApp } from './serve.ts';
import { HOSTILE, hostileReading, makeStore, PAGES } from './testing.ts';

let store: Store;
let app: Hono;
before(async () => {
  store = await makeStore();
  app = createApp(store);
});
after(() => store.close());

const form = (path: string, cells: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(cells), headers });

const ELEMENTS = new Set(
  `html head meta title link script body a header div p nav ul ol li main h1 h2 h3 figure figcaption svg line g text rect
  path circle title aside form label span input details summary select option button section time bdi small sup mark
  article blockquote q code dl dt dd b footer fieldset legend dialog kbd textarea`.split(/\s+/),
);

/** Elements and attributes of a page that are none of ours. */
async function findIntruders(answer: Response): Promise<readonly string[]> {
  const found: string[] = [];
  const count = { script: 0, link: 0, meta: 0, form: 0 };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name in count) count[name as keyof typeof count]++;
      if (!ELEMENTS.has(name)) found.push(name);
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on') || key === 'style' || key === 'srcdoc') found.push(`${name} ${key}`);
        if (['href', 'src', 'action'].includes(key) && !/^[/#]/.test(value))
          found.push(`${name} ${key}=${value}`);
      }
    },
  });
  parser.end(await answer.text());
  if (count.script !== 1 || count.meta !== 3 || count.form > 4) found.push(JSON.stringify(count));
  return found;
}

describe('safety', () => {
  test('hostile titles, names and bodies come out as text', async () => {
    const readings = HOSTILE.map(hostileReading);
    const hostile = createApp(await makeStore(readings));
    const addresses = readings.flatMap(({ article, engagements }) => [
      `/articles/${article.id}`,
      `/engagements/${engagements[0]!.id}`,
    ]);
    const paths = ['/', '/?outlet=%3Cscript%3E&q=%22%3E%3Cimg', '/search?q=%3Cscript%3Eglobal', ...addresses];
    for (const path of paths) assert.deepEqual(await findIntruders(await hostile.request(path)), [], path);
    for (const words of HOSTILE) {
      const cells = { content: `${words}\n${words}`, title: words, outlet: words };
      assert.deepEqual(await findIntruders(await form('/read', cells)), [], words);
    }
  });

  test('every answer forbids inline code, other hosts and framing', async () => {
    for (const path of [...PAGES, '/liqa.css', '/api/none', '/fonts/plex-arabic-400.woff2']) {
      const { headers } = await app.request(path);
      const policy = headers.get('content-security-policy')!;
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe|https?:|\*/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    }
  });

  test('pages hold no inline style or script and name no other host', async () => {
    for (const page of PAGES) {
      const text = await (await app.request(page)).text();
      assert.doesNotMatch(text, /\sstyle=|<style|<script(?! src="\/)/);
      assert.doesNotMatch(
        text.replaceAll('https://example.org/call', ''),
        /(?:src|href|action)="(?:https?:)?\/\//,
      );
    }
  });

  test('a foreign host name is refused, loopback and the names given are not', async () => {
    const status = async (host: string, given = app) =>
      (await given.request('/about', { headers: { host } })).status;
    for (const host of ['localhost:4242', '127.0.0.1:4242', '[::1]:4242', 'LOCALHOST'])
      assert.equal(await status(host), 200);
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.4'])
      assert.equal(await status(host), 403, host);
    const open = createApp(store, { host: '0.0.0.0', hosts: ['desk.example'] });
    assert.equal(await status('192.168.0.4:80', open), 200);
    assert.equal(await status('desk.example', open), 200);
    assert.equal(await status('evil.example', open), 403);
  });

  test('a post from another site is refused', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost' },
    ])
      assert.equal(
        (await form('/preferences', { theme: 'dark' }, headers as Record<string, string>)).status,
        403,
      );
    assert.equal((await form('/preferences', {}, { origin: 'http://localhost' })).status, 303);
  });

  test('a body that is too large is refused with a sentence', async () => {
    const small = createApp(store, { limitBytes: 1 << 20 });
    const body = new URLSearchParams({ content: 'x'.repeat(2 << 20) });
    const answer = await small.request('/read?lang=en', { method: 'POST', body });
    assert.equal(answer.status, 413);
    assert.match(await answer.text(), /larger than is taken here/);
  });

  test('what we did not foresee is logged and shows no inside', async () => {
    const logged: unknown[] = [];
    const broken = new Proxy(store, {
      get: (_, name) =>
        name === 'desk'
          ? store.desk
          : name === 'stamp'
            ? () => ''
            : () => Promise.reject(new Error('secret inside')),
    });
    const failing = createApp(broken, { log: (cause) => logged.push(cause) });
    const answer = await failing.request('/?lang=en');
    assert.equal(answer.status, 500);
    const page = await answer.text();
    assert.match(page, /Something went wrong on our side/);
    assert.doesNotMatch(page, /secret inside/);
    assert.equal(logged.length, 1);
  });
});
