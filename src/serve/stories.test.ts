/** The story page, its JSON and the API, in both languages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../store/store.ts';
import { createApp } from './serve.ts';
import { makeReading, principal } from './testing.ts';

const participants = [
  principal({ name: 'سامي الورد', represents: 'EG' }),
  principal({ name: 'كريم النجار', represents: 'JO' }),
];
interface Told {
  readonly body: string;
  readonly date: string;
  /** Words of the body that say the date. */
  readonly day: string;
  readonly outlet: string;
}
const report = (id: string, { body, date, day, outlet }: Told) =>
  makeReading({
    ...{ id, outlet, body, published: '2024-03-06' },
    title: `الورد يستقبل النجار في العقبة <script>${id}</script>`,
    engagements: [
      {
        ...{ kind: 'meeting', date, participants, said: { '/kind': 'استقبل', '/date': day } },
        inferred: ['/participants/0/name', '/participants/1/name'].flatMap((it) => [
          it,
          it.replace('name', 'represents'),
        ]),
      },
    ],
    statements: [{ speaker: 'الورد', cue: 'قال', content: 'الميناء سيفتح في الخريف', represents: 'EG' }],
    namings: [{ party: 'EG', words: 'القاهرة', quoted: true }],
  });
const FIRST =
  'استقبل سامي الورد أمس الثلاثاء في العقبة كريم النجار ووقع الجانبان 12 اتفاقية لتوسعة الميناء. و قال الورد إن الميناء سيفتح في الخريف، كما نقلت "القاهرة".';
const SECOND =
  'في العقبة استقبل سامي الورد يوم الاثنين كريم النجار ووقع الجانبان 14 اتفاقية لتوسعة الميناء. و قال الورد إن الميناء سيفتح في الخريف، بحسب "القاهرة".';

const store = await openStore(':memory:');
await store.putMany([
  report('s1', { body: FIRST, date: '2024-03-05', day: 'الثلاثاء', outlet: 'صحيفة أولى' }),
  report('s2', { body: SECOND, date: '2024-03-04', day: 'الاثنين', outlet: 'صحيفة ثانية' }),
]);
const app = createApp(store);
const get = (path: string) => app.request(`http://localhost${path}`);

test('the story page shows contradictions, the matrix and the reports, in both directions', async () => {
  for (const [lang, dir] of [
    ['ar', 'rtl'],
    ['en', 'ltr'],
  ]) {
    const page = await get(`/stories/${encodeURIComponent('story:s1')}?lang=${lang}`);
    assert.equal(page.status, 200);
    const words = await page.text();
    assert.match(words, new RegExp(`<html lang="${lang}" dir="${dir}"`, 'u'));
    assert.ok(words.includes('class="contradictions"') && words.includes('class="matrix facts-by-outlet"'));
    assert.ok(words.includes('صحيفة أولى') && words.includes('صحيفة ثانية'));
    assert.ok(!words.includes('<script>s1'));
    // every cell leads to the words in their report, lit there
    const links = [...words.matchAll(/href="(\/articles\/[^"?]+\?words=[^"#]+)#words"/gu)].map(
      (match) => match[1]!,
    );
    assert.ok(links.length > 4);
    for (const link of new Set(links)) assert.match(await (await get(link)).text(), /id="words"/u, link);
  }
});

test('the story as JSON is the same on the desk and in the API', async () => {
  const desk = await (await get('/stories/story:s1.json')).json();
  const api = await (await get('/api/stories/story:s1')).json();
  assert.deepEqual(desk, api);
  const { id, contradictions } = api as { id: string; contradictions: readonly { field: string }[] };
  assert.equal(id, 'story:s1');
  assert.deepEqual(contradictions.map(({ field }) => field).sort(), ['date', 'number']);
  const { paths } = (await (await get('/api/openapi.json')).json()) as { paths: object };
  assert.ok('/api/stories/{id}' in paths);
});

test('a story is found under its reports; what is not there is told', async () => {
  assert.equal((await get('/stories/s2')).status, 200);
  assert.equal((await get('/stories/nobody')).status, 404);
  assert.equal((await get('/api/stories/nobody')).status, 404);
});

test('stories are listed with their outlets', async () => {
  const page = await (await get('/stories?lang=en')).text();
  assert.match(page, /href="\/stories\/story%3As1"/u);
  const { total } = (await (await get('/stories.json')).json()) as { total: number };
  assert.equal(total, 1);
});
