/** Correcting on the desk and through the API: forms without script, words held against the report, undoing. */
import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import type { Hono } from 'hono';
import type { Store } from '../store/store.ts';
import { createApp } from './serve.ts';
import { callReading, makeStore } from './testing.ts';

const ID = callReading.engagements[0]!.id;
const ENGAGEMENT = `/engagements/${encodeURIComponent(ID)}`;
const ARTICLE = `/articles/${encodeURIComponent(callReading.article.id)}`;
const SIGNED = { by: 'أمل', why: 'قرأته ثانية' };

let store: Store;
let app: Hono;
beforeEach(async () => {
  store = await makeStore();
  app = createApp(store);
});
after(() => store.close());

const post = (path: string, cells: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(cells) });
const get = async (path: string) => (await app.request(path, { headers: { cookie: 'lang=en' } })).text();
const api = (method: string, path: string, body?: object) =>
  app.request(path, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });

/** The cells of the form of a page, as a browser would send them. */
async function cellsOf(path: string): Promise<Record<string, string>> {
  const page = await get(path);
  const form = /<form class="correction-form"[\s\S]*?<\/form>/.exec(page)![0];
  const cells: Record<string, string> = {};
  for (const [, name, value = ''] of form.matchAll(
    /<input(?! type="checkbox")[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"/g,
  ))
    cells[name!] = value;
  for (const [, name, options] of form.matchAll(/<select name="([^"]+)">([\s\S]*?)<\/select>/g))
    cells[name!] = /value="([^"]+)" selected/.exec(options!)?.[1] ?? '';
  for (const [, name, value] of form.matchAll(/type="checkbox" name="(topics)" value="([^"]+)" checked/g))
    cells[name!] = value!;
  return cells;
}

describe('correcting on the desk', () => {
  test('a form sent back as it came changes nothing', async () => {
    const answer = await post(`${ENGAGEMENT}/correct`, {
      ...(await cellsOf(`${ENGAGEMENT}/correct`)),
      ...SIGNED,
    });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), ENGAGEMENT);
    assert.equal((await store.corrections.list()).total, 0);
  });

  test('a corrected value is shown beside what was read, signed, and counted in lists', async () => {
    const cells = await cellsOf(`${ENGAGEMENT}/correct`);
    const sent = { ...cells, ...SIGNED, date: '2023-01-02', 'p1.role': 'الرئيس', kind: 'meeting' };
    assert.equal((await post(`${ENGAGEMENT}/correct`, sent)).status, 303);
    const { engagement } = (await store.engagement(ID))!;
    assert.deepEqual([engagement.date, engagement.kind], ['2023-01-02', 'meeting']);
    assert.equal(engagement.evidence['/date']![0]!.words, 'أمس');
    const page = await get(ENGAGEMENT);
    assert.match(page, /<del><bdi>Tuesday,? 5 March 2024<\/bdi><\/del>/);
    assert.match(page, /<bdi>أمل<\/bdi>/);
    assert.match(page, /قرأته ثانية/);
    assert.match(await get('/?until=2023-12-31'), /2023-01-02/);
    assert.equal((await store.corrections.list()).total, 3);
  });

  test('words that are not in the report are refused in the form, which keeps what was typed', async () => {
    const cells = { ...(await cellsOf(`${ENGAGEMENT}/correct`)), ...SIGNED };
    const answer = await post(`${ENGAGEMENT}/correct?lang=en`, {
      ...cells,
      date: '2023-01-02',
      'words.date': 'ليست هنا',
    });
    assert.equal(answer.status, 422);
    const page = await answer.text();
    assert.match(page, /role="alert"[^<]*>[^<]*do not stand in the report/);
    assert.match(page, /value="2023-01-02"/);
    assert.match(page, /value="ليست هنا"/);
    assert.equal((await store.corrections.list()).total, 0);
  });

  test('people are added, changed and taken out', async () => {
    const cells = await cellsOf(`${ENGAGEMENT}/correct`);
    const sent = {
      ...cells,
      ...SIGNED,
      'p0.out': 'yes',
      'p1.represents': 'sy',
      'p2.name': 'الورد',
      'p2.part': 'attendee',
    };
    assert.equal((await post(`${ENGAGEMENT}/correct`, sent)).status, 303);
    const { participants } = (await store.engagement(ID))!.engagement;
    assert.deepEqual(
      participants.map(({ name, represents, part }) => [name, represents, part]),
      [
        ['كريم النجار', 'SY', 'principal'],
        ['الورد', null, 'attendee'],
      ],
    );
  });

  test('what was missed is added by its pasted words', async () => {
    const cells = await cellsOf(`${ARTICLE}/add`);
    const missing = await post(`${ARTICLE}/add`, { ...cells, ...SIGNED });
    assert.equal(missing.status, 422);
    const sent = {
      ...cells,
      ...SIGNED,
      kind: 'message',
      'words.kind': 'إعادة فتح المعابر',
      'p0.name': 'النجار',
    };
    const answer = await post(`${ARTICLE}/add`, sent);
    assert.equal(answer.status, 303);
    const page = await get(answer.headers.get('location')!);
    assert.match(page, /Message/);
    assert.match(page, /إعادة فتح المعابر/);
  });

  test('what is misread leaves the lists; its page says so, and the log takes it back', async () => {
    assert.equal((await post(`${ENGAGEMENT}/misread`, SIGNED)).status, 303);
    assert.doesNotMatch(await get('/'), new RegExp(ENGAGEMENT));
    assert.match(await get(ENGAGEMENT), /tells of no such engagement/);
    assert.equal(
      (await post('/corrections/1/undo', { by: 'بدر', back: ENGAGEMENT })).headers.get('location'),
      ENGAGEMENT,
    );
    assert.match(await get('/'), new RegExp(ENGAGEMENT));
    const log = await get('/corrections');
    assert.match(log, /Undone/);
    assert.match(log, /بدر/);
  });

  test('a misread statement leaves its report', async () => {
    const { start, content } = callReading.statements[0]!;
    const sent = { ...SIGNED, start: String(start), words: content };
    assert.equal((await post(`${ARTICLE}/misread`, sent)).status, 303);
    assert.equal((await store.article(callReading.article.id))!.statements.length, 1);
    assert.match(await get(`${ARTICLE}/corrections`), /Misread statement/);
  });

  test('the name one signs with is remembered', async () => {
    const answer = await post(`${ENGAGEMENT}/misread`, SIGNED);
    assert.match(decodeURIComponent(answer.headers.get('set-cookie') ?? ''), /signature=أمل/);
  });

  test('stories are split and merged', async () => {
    const address = `/stories/${encodeURIComponent(callReading.article.id)}/correct`;
    assert.equal((await post(address, { ...SIGNED, with: 'nobody' })).status, 422);
    assert.equal((await post(address, { ...SIGNED, with: '/articles/desk-planned' })).status, 303);
    const reports = async () => (await store.story('desk-planned'))!.readings.length;
    assert.equal(await reports(), 2);
    assert.equal((await post(address, { ...SIGNED, out: 'desk-planned' })).status, 303);
    assert.equal(await reports(), 1);
    assert.deepEqual(
      (await store.corrections.list()).items.map(({ act }) => act),
      ['apart', 'together'],
    );
  });
});

describe('corrections in the API', () => {
  const said = {
    act: 'change',
    article: callReading.article.id,
    engagement: ID,
    pointer: '/kind',
    value: 'visit',
  };

  test('are said, listed page by page and undone', async () => {
    const made = await api('POST', '/api/corrections', { by: 'x', why: 'y', said });
    assert.equal(made.status, 201);
    const { id, state, before: stood } = await made.json();
    assert.deepEqual([state, stood], ['stands', 'call']);
    const undone = await api('DELETE', `/api/corrections/${id}?by=z`);
    assert.equal((await undone.json()).undoes, id);
    assert.equal((await api('DELETE', `/api/corrections/${id}`)).status, 409);
    const page = await (await api('GET', '/api/corrections?limit=1')).json();
    assert.deepEqual([page.items.length, page.total, page.items[0].act], [1, 2, 'undo']);
    const rest = await (await api('GET', `/api/corrections?limit=1&cursor=${page.next}`)).json();
    assert.deepEqual([rest.items[0].id, rest.next], [id, null]);
    assert.equal((await (await api('GET', '/api/corrections?article=other')).json()).total, 0);
  });

  test('refuse what is none with a code', async () => {
    const cases: readonly (readonly [object, number, string])[] = [
      [{}, 400, 'usage.bad-argument'],
      [{ said: { ...said, act: 'erase' } }, 400, 'usage.bad-argument'],
      [{ said: { ...said, value: 'party' } }, 422, 'correction.bad-value'],
      [{ said: { ...said, words: 'ليست هنا' } }, 422, 'correction.no-words'],
      [{ said: { ...said, article: 'nobody' } }, 404, 'store.not-found'],
      [{ said: { act: 'apart', articles: ['desk-planned'] } }, 400, 'usage.bad-argument'],
    ];
    for (const [body, status, code] of cases) {
      const answer = await api('POST', '/api/corrections', body);
      assert.deepEqual([answer.status, (await answer.json()).code], [status, code], JSON.stringify(body));
    }
    assert.equal((await store.corrections.list()).total, 0);
  });

  test('are described', async () => {
    const { paths } = await (await api('GET', '/api/openapi.json')).json();
    assert.deepEqual(Object.keys(paths['/api/corrections']).sort(), ['get', 'post']);
    assert.deepEqual(Object.keys(paths['/api/corrections/{id}']), ['delete']);
  });

  test('stand beside the engagement in its JSON', async () => {
    await api('POST', '/api/corrections', { by: 'x', said });
    const { engagement, corrections } = await (await api('GET', `${ENGAGEMENT}.json`)).json();
    assert.deepEqual(
      [engagement.kind, engagement.corrected, corrections[0].before],
      ['visit', ['/kind'], 'call'],
    );
  });
});

describe('files of what a page shows', () => {
  test('hold what the filter of the address leaves, in each format', async () => {
    const lines = (await (await app.request('/export.jsonl?kind=call')).text()).trim().split('\n');
    assert.equal(lines.length, 1);
    assert.equal(JSON.parse(lines[0]!).id, ID);
    for (const ending of ['csv', 'parquet', 'jsonld', 'plover.jsonl', 'ics', 'rss', 'gold.jsonl']) {
      const answer = await app.request(`/export.${ending}`);
      assert.equal(answer.status, 200, ending);
      assert.match(answer.headers.get('content-security-policy')!, /default-src 'none'/);
      await answer.arrayBuffer();
    }
    const feed = await app.request('/export.rss');
    assert.match(await feed.text(), /<link>http:\/\/localhost\/engagements\//);
    assert.equal((await app.request('/export.csv?story=nobody')).status, 404);
    const story = await app.request(`/export.csv?story=${encodeURIComponent(callReading.article.id)}`);
    assert.equal((await story.text()).trim().split('\r\n').length, 2);
  });
});
