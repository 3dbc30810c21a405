/** The matrix of a story: told, left out by an outlet that was collected, and outlets that were not collected. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceState } from '../source-log.ts';
import { openStore } from '../store/store.ts';
import { createApp } from './serve.ts';
import { makeReading, principal } from './testing.ts';

const BODY =
  'استقبل سامي الورد أمس الثلاثاء في العقبة كريم النجار ووقع الجانبان 12 اتفاقية لتوسعة الميناء. و قال الورد إن الميناء سيفتح في الخريف المقبل بعد اكتمال الأرصفة.';
const SHORT = 'في العقبة استقبل سامي الورد أمس الثلاثاء كريم النجار ووقع الجانبان 12 اتفاقية لتوسعة الميناء.';

const report = (id: string, outlet: string, body: string) =>
  makeReading({
    ...{ id, outlet, body, published: '2024-03-06', title: 'الورد يستقبل النجار في العقبة' },
    engagements: [
      {
        ...{ kind: 'meeting', date: '2024-03-05' },
        participants: [
          principal({ name: 'سامي الورد', represents: 'EG' }),
          principal({ name: 'كريم النجار', represents: 'JO' }),
        ],
        said: { '/kind': 'استقبل', '/date': 'الثلاثاء' },
        inferred: ['/participants/0/name', '/participants/1/name'].flatMap((it) => [
          it,
          it.replace('name', 'represents'),
        ]),
      },
    ],
    statements:
      body === BODY
        ? [
            {
              speaker: 'الورد',
              cue: 'قال',
              content: 'الميناء سيفتح في الخريف المقبل بعد اكتمال الأرصفة',
              represents: 'EG',
            },
          ]
        : [],
  });

const NONE = { items: 0, fresh: 0, kept: 0, failed: 0, waiting: 0, code: null, message: null };
const source = (url: string, outlet: string): SourceState => ({
  ...{ url, kind: 'feed', outlet, lastTry: null, lastSuccess: null, lastNew: null },
  ...{ failures: 0, failingSince: null, code: null, message: null },
});

test('the matrix tells apart what is told, what is left out, who was silent and who was not collected', async () => {
  const store = await openStore(':memory:');
  await store.putMany([report('m1', 'صحيفة أولى', BODY), report('m2', 'صحيفة ثانية', SHORT)]);
  const visited = { at: '2024-03-07T05:00:00.000Z', tookMs: 5, outcome: 'ok' as const, ...NONE };
  await store.sources.putVisit(source('https://third.example/rss', 'صحيفة ثالثة'), visited);
  const failed = { ...visited, outcome: 'failed' as const };
  await store.sources.putVisit(source('https://fourth.example/rss', 'صحيفة رابعة'), failed);
  const page = await (await createApp(store).request('http://localhost/stories/m1?lang=en')).text();
  const table = page.slice(page.indexOf('facts-by-outlet'), page.indexOf('</table>'));
  const heads = [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gu)].map(([, cell]) =>
    cell!.replace(/<[^>]*>/gu, ''),
  );
  assert.deepEqual(heads.slice(1), [
    'صحيفة أولى',
    'صحيفة ثانية',
    'صحيفة ثالثةcollected, does not report it',
    'صحيفة رابعةnot collected',
  ]);
  const row = table.split('<tr').find((it) => it.includes('الأرصفة'))!;
  const cells = [...row.matchAll(/class="cell ([a-z]+)"/gu)].map((match) => match[1]);
  assert.deepEqual(cells, ['tells', 'lacks', 'lacks', 'uncollected']);
  const answer = await createApp(store).request(
    'http://localhost/outlets/%D8%B5%D8%AD%D9%8A%D9%81%D8%A9%20%D8%A3%D9%88%D9%84%D9%89',
  );
  assert.equal(answer.status, 200);
  await store.close();
});
