import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type { Store } from '../store/store.ts';
import { lightRules } from './assets.ts';
import { formatDay, formatParty } from './format.ts';
import { createApp, serve } from './serve.ts';
import { hasString, stringIds } from './strings.ts';
import { callReading, hostileReading, makeReading, makeStore, PAGES, plannedReading } from './testing.ts';

const CALL = `/engagements/${encodeURIComponent(callReading.engagements[0]!.id)}`;
const ARTICLE = `/articles/${encodeURIComponent(callReading.article.id)}`;

let store: Store;
let app: Hono;
before(async () => {
  store = await makeStore();
  app = createApp(store);
});
after(() => store.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
  (await app.request(path, { headers })).text();
const form = (path: string, cells: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(cells), headers });

describe('pages', () => {
  for (const page of PAGES) {
    test(`${decodeURIComponent(page)} reads from right to left in Arabic and from left to right in English`, async () => {
      assert.match(await get(page), /<html lang="ar" dir="rtl"/);
      const english = `${page}${page.includes('?') ? '&' : '?'}lang=en`;
      assert.match(await get(english), /<html lang="en" dir="ltr"/);
      assert.match(await get(page, { cookie: 'lang=en' }), /<html lang="en" dir="ltr"/);
    });
  }

  test('no page shows the id of a string instead of its words', async () => {
    for (const page of PAGES)
      for (const lang of ['ar', 'en']) {
        const text = (await get(page, { cookie: `lang=${lang}` })).replace(/<[^>]*>/g, ' ');
        const shown =
          /\b(?:fact|filter|kind|status|topic|legend|article|read|keys|nav|part|error)\.[a-z.-]+/.exec(text);
        assert.equal(shown, null, `${page} ${lang}`);
      }
  });

  test('the address of an article may hold a slash and a space', async () => {
    assert.equal((await app.request(ARTICLE)).status, 200);
  });

  test('the timeline groups by day, tells status apart and links to record and report', async () => {
    const page = await get('/');
    assert.match(page, /datetime="2024-03-20"/);
    assert.match(page, /datetime="2024-03-05"/);
    assert.match(page, /status-planned/);
    assert.ok(page.includes(`href="${CALL}"`));
    assert.ok(page.includes(`href="${ARTICLE}"`));
  });

  test('an engagement without a day stands under its report and says so', async () => {
    const undated = makeReading({
      id: 'undated',
      published: '2023-05-09',
      body: 'The minister met the envoy.',
      engagements: [{ said: { '/kind': 'met' } }],
    });
    const page = await (await createApp(await makeStore([undated])).request('/?lang=en')).text();
    assert.match(page, /Reported May 2023/);
    assert.match(page, /Day unknown/);
  });

  test('the filter lives in the address and is shown in the form', async () => {
    const page = await get('/?status=planned&lang=en');
    assert.match(page, /<option value="planned" selected>/);
    assert.ok(page.includes(plannedReading.article.title));
    assert.ok(!page.includes(callReading.article.title));
  });

  test('a filter that fits nothing and an empty store each say what to do', async () => {
    assert.match(await get('/?kind=summit&lang=en'), /No engagement matches/);
    const empty = await makeEmptyApp();
    assert.match(await (await empty.request('/?lang=en')).text(), /npx liqa add samples/);
  });

  test('pages follow each other by cursor, forth and back', async () => {
    const many = Array.from({ length: 60 }, (_, i) => hostileReading(`word${i}`, i));
    const full = createApp(await makeStore(many));
    const first = await (await full.request('/')).text();
    const older = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&');
    assert.ok(older);
    const second = await (await full.request(older)).text();
    assert.match(second, /rel="prev" href="\/"/);
    assert.doesNotMatch(second, /rel="next"/);
  });

  test('the strip marks what is planned and leads to its months', async () => {
    const page = await get('/');
    assert.match(page, /class="other"/);
    assert.match(page, /href="\/\?since=2024-03-01&amp;until=2024-03-31"/);
  });

  test('stated, inferred and absent values look different, and each stated one leads to its words', async () => {
    const page = await get(CALL);
    assert.match(page, /class="value stated v1" id="v1" href="#w1"/);
    assert.match(page, /id="w1"/);
    assert.match(page, /class="value inferred"/);
    assert.match(page, /class="value absent"/);
    const numbers = [...page.matchAll(/href="#w([0-9]+)"/g)].map((match) => match[1]!);
    for (const n of numbers) assert.equal(page.split(`id="w${n}"`).length, 2, `one anchor for ${n}`);
  });

  test('a report keeps its words, whatever is marked in them', async () => {
    const page = await get(ARTICLE);
    const words = page.slice(page.indexOf('class="words"'), page.indexOf('class="dropped"'));
    const text = words.replace(/<[^>]*>/g, '');
    for (const paragraph of callReading.article.body.split('\n')) assert.ok(text.includes(paragraph));
  });

  test('a search marks what it found', async () => {
    const page = await get(`/search?q=${encodeURIComponent(plannedReading.article.title.split(' ')[0]!)}`);
    assert.match(page, /<mark class="found"/);
    assert.match(await get('/search?q=zzzz&lang=en'), /Nothing matches/);
  });
});

async function makeEmptyApp(): Promise<Hono> {
  const { openStore } = await import('../store/store.ts');
  return createApp(await openStore(':memory:'));
}

describe('preferences', () => {
  test('theme and digits are remembered by a form, and the way back stays here', async () => {
    const answer = await form('/preferences', { theme: 'dark', digits: 'latn', back: '/about' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/about');
    assert.match(answer.headers.getSetCookie().join(), /theme=dark.*digits=latn/);
    const page = await get('/', { cookie: 'theme=dark; digits=latn' });
    assert.match(page, /data-theme="dark"/);
    assert.match(page, /2024/);
    for (const back of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:1'])
      assert.match((await form('/preferences', { back })).headers.get('location')!, /^\/(?!\/)/);
  });

  test('the desk is Arabic until somebody chooses English, whatever the browser speaks', async () => {
    assert.match(await get('/', { 'accept-language': 'en-GB' }), /<html lang="ar" dir="rtl"/);
    assert.match(await get('/?lang=en'), /<html lang="en" dir="ltr"/);
    assert.match(await get('/', { cookie: 'lang=en' }), /<html lang="en" dir="ltr"/);
  });

  test('days and parties are written in the words of the language', () => {
    assert.equal(formatDay('2021-02-17', { language: 'en', digits: 'latn' }), '17 February 2021');
    assert.match(formatDay('2021-02', { language: 'ar', digits: 'arab' }), /٢٠٢١/);
    assert.equal(formatDay('soon', { language: 'en', digits: 'latn' }), 'soon');
    assert.equal(formatParty('JO', 'en'), 'Jordan');
    assert.equal(formatParty('X-1', 'en'), 'X-1');
  });
});

describe('reading what is pasted', () => {
  const text = `${plannedReading.article.title}\n${callReading.article.body}`;

  test('a text is read at once, shown, and not kept', async () => {
    const answer = await form('/read', { content: text, outlet: 'A', published: '2024-03-06' });
    assert.equal(answer.status, 200);
    const page = await answer.text();
    assert.match(page, /name="keep" value="yes"/);
    assert.doesNotMatch(page, /href="\/engagements\//);
    assert.equal((await store.counts()).articles, 2);
  });

  test('asked to keep it, the desk stores it and shows its page', async () => {
    const answer = await form('/read', { content: text, keep: 'yes', published: '2024-03-06' });
    assert.equal(answer.status, 303);
    assert.equal((await app.request(answer.headers.get('location')!)).status, 200);
    assert.equal((await store.counts()).articles, 3);
  });

  test('nothing and no text are told in one sentence, and what was typed stays', async () => {
    const answer = await form('/read?lang=en', { content: ' ', outlet: 'Kept outlet' });
    assert.equal(answer.status, 422);
    const page = await answer.text();
    assert.match(page, /There is nothing to read/);
    assert.match(page, /Kept outlet/);
  });
});

describe('the JSON API', () => {
  test('each page has its JSON at the same address with .json', async () => {
    for (const page of ['/.json', `${CALL}.json`, `${ARTICLE}.json`, '/search.json?q=x', '/about.json']) {
      const answer = await app.request(page);
      assert.equal(answer.status, 200, page);
      assert.match(answer.headers.get('content-type')!, /^application\/json/);
      await answer.json();
    }
  });

  test('engagements can be filtered and counted', async () => {
    const page = (await (await app.request('/api/engagements?status=planned')).json()) as {
      items: unknown[];
    };
    assert.equal(page.items.length, 1);
    const one = (await (await app.request(`/api${CALL}`)).json()) as { engagement: { kind: string } };
    assert.equal(one.engagement.kind, 'call');
    const article = (await (await app.request(`/api${ARTICLE}`)).json()) as { text: string };
    assert.equal(article.text, callReading.article.body);
  });

  test('what is not understood or not there is a problem with code and sentence', async () => {
    for (const [path, status, code] of [
      ['/api/engagements?kind=party', 400, 'usage.bad-argument'],
      ['/api/engagements?since=soon', 400, 'usage.bad-argument'],
      ['/api/search', 400, 'usage.bad-argument'],
      ['/api/engagements/none', 404, 'store.not-found'],
      ['/api/articles/none', 404, 'store.not-found'],
      ['/articles/none.json', 404, 'store.not-found'],
      ['/api/none', 404, 'serve.not-found'],
    ] as const) {
      const answer = await app.request(path);
      assert.equal(answer.status, status, path);
      assert.match(answer.headers.get('content-type')!, /^application\/problem\+json/);
      const problem = (await answer.json()) as { code: string; detail: string; status: number };
      assert.equal(problem.code, code);
      assert.equal(problem.status, status);
      assert.ok(problem.detail.length > 10);
    }
  });

  test('an article can be added as JSON, text or HTML, or read without being kept', async () => {
    const { body } = callReading.article;
    const post = (content: string, type: string, query = '') =>
      app.request(`/api/articles${query}`, {
        method: 'POST',
        body: content,
        headers: { 'content-type': type },
      });
    const added = await post(JSON.stringify({ id: 'api-1', title: 'T', text: body }), 'application/json');
    assert.equal(added.status, 201);
    assert.equal(((await added.json()) as { id: string }).id, 'api-1');
    assert.equal((await app.request('/api/articles/api-1')).status, 200);
    assert.equal((await post(`Title\n${body}`, 'text/plain', '?keep=no')).status, 200);
    assert.equal((await post(`<html><body><h1>T</h1><p>${body}</p></body></html>`, 'text/html')).status, 201);
    assert.equal((await post('', 'text/plain')).status, 422);
    assert.equal((await post('{', 'application/json')).status, 422);
  });

  test('the description names every route there is', async () => {
    const document = (await (await app.request('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    assert.match(document.openapi, /^3\.1/);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{([a-z]+)\}/g, ':$1')}`),
    );
    const served = app.routes
      .filter(
        ({ path, method }) => path.startsWith('/api/') && method !== 'ALL' && !path.endsWith('openapi.json'),
      )
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual([...new Set(served)].sort(), described.sort());
  });
});

describe('assets', () => {
  test('style, script, fonts and sign are served from here and can be kept', async () => {
    for (const [path, type] of [
      ['/liqa.css', 'text/css'],
      ['/desk.js', 'text/javascript'],
      ['/favicon.svg', 'image/svg+xml'],
      ['/fonts/plex-arabic-400.woff2', 'font/woff2'],
      ['/fonts/naskh-latin-700.woff2', 'font/woff2'],
    ] as const) {
      const answer = await app.request(path);
      assert.equal(answer.status, 200, path);
      assert.ok(answer.headers.get('content-type')!.startsWith(type));
      const again = await app.request(path, { headers: { 'if-none-match': answer.headers.get('etag')! } });
      assert.equal(again.status, 304);
    }
    assert.equal((await app.request('/fonts/plex-arabic-500.woff2')).status, 404);
    assert.equal((await app.request('/fonts/..%2Fserve.ts')).status, 404);
  });

  test('every font that the style sheet names is served', async () => {
    const css = await get('/liqa.css');
    for (const [, address] of css.matchAll(/url\(([^)]+)\)/g))
      assert.equal((await app.request(address!)).status, 200);
  });

  test('styles use logical properties only', async () => {
    const css = (await get('/liqa.css')).replace(/\/\*[\s\S]*?\*\//g, '');
    assert.doesNotMatch(css, /(?:^|[\s;{])(?:left|right)\s*:|-(?:left|right)\s*:|:\s*(?:left|right)\b/m);
    assert.ok(lightRules().includes('.w1'));
  });
});

test('every string has both languages, and those the code names exist', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const code = files.map((name) => readFileSync(`${folder}${name}`, 'utf8')).join('\n');
  const asked = [...code.matchAll(/say\(\s*(?:'(?:ar|en)', )?'([a-z0-9-]+\.[a-z.0-9-]+)'/g)].map(
    (match) => match[1]!,
  );
  assert.deepEqual(
    asked.filter((id) => !hasString(id)),
    [],
  );
  const tsv = readFileSync(`${folder}strings.tsv`, 'utf8').trimEnd().split('\n').slice(1);
  assert.deepEqual(
    tsv.filter((row) => row.split('\t').some((cell) => cell.trim() === '')),
    [],
  );
  assert.deepEqual([...stringIds()], [...stringIds()].sort());
});

test('a port that is taken is one sentence', async () => {
  const first = await serve({ store, port: 0 });
  try {
    assert.equal((await fetch(`http://127.0.0.1:${first.port}/about`)).status, 200);
    await assert.rejects(serve({ store, port: first.port }), {
      code: 'serve.port-taken',
      message: `another program listens on port ${first.port}: stop it, or choose another with --port`,
    });
  } finally {
    await first.close();
  }
});
