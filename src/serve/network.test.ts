/** Who meets whom, and the dossier on two parties. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { HEIGHT, monthNumber, monthOf, placeParties, readWindow, WIDTH } from './network.ts';
import { createApp } from './serve.ts';
import { callReading, makeReading, makeStore, plannedReading, principal } from './testing.ts';

const CODES = 'AE BH EG FR IQ IR JO KW LB QA SA SY TR US'.split(' ');
const pairs = CODES.flatMap((a, i) =>
  CODES.slice(i + 1).map((b, j) => ({ parties: [a, b] as const, count: ((i * 7 + j * 3) % 5) + 1 })),
);

test('parties have the same places each time, within the picture and apart from each other', () => {
  const nodes = placeParties(pairs);
  assert.deepEqual(placeParties(pairs), nodes);
  assert.equal(nodes.length, CODES.length);
  for (const { x, y } of nodes) assert.ok(x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT);
  for (const [i, a] of nodes.entries())
    for (const b of nodes.slice(i + 1))
      assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 30, `${a.party} ${b.party}`);
});

test('one pair alone, and none, have a picture', () => {
  assert.equal(placeParties(pairs.slice(0, 1)).length, 2);
  assert.deepEqual(placeParties([]), []);
});

test('the slider stays within the months of the store, whatever the address says', () => {
  const span = [monthNumber('2020-03'), monthNumber('2024-02')] as const;
  assert.equal(monthOf(span[0]), '2020-03');
  assert.equal(readWindow({}, span).length, 0);
  assert.equal(readWindow({ at: '999999', months: '3' }, span).at, span[1]);
  assert.equal(readWindow({ at: '1', months: '3' }, span).at, span[0]);
  assert.equal(readWindow({ at: '-5x', months: '7' }, span).at, span[1]);
});

const other = makeReading({
  id: 'other',
  outlet: 'صحيفة ثانية',
  published: '2021-07-02',
  url: 'javascript:alert(1)',
  body: 'قبل ذلك كلام. زار سامي الورد أمس بغداد والتقى كريم النجار. ثم كلام آخر.',
  engagements: [
    {
      date: '2021-07-01',
      participants: [
        principal({ name: 'سامي الورد', represents: 'JO' }),
        principal({ name: 'كريم النجار', represents: 'IQ' }),
      ],
      inferred: ['/participants/0/represents', '/participants/1/represents'],
      said: {
        '/kind': 'والتقى',
        '/date': 'أمس',
        '/participants/0/name': 'سامي الورد',
        '/participants/1/name': 'كريم النجار',
      },
    },
  ],
});
const store = await makeStore([other]);
const app = createApp(store);
const get = async (path: string): Promise<string> => {
  const answer = await app.request(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};

test('the picture and the table show those who met in the months asked for, and no others', async () => {
  const of = async (at: string) =>
    JSON.parse(await get(`/network.json?at=${monthNumber(at)}&months=1`)) as {
      pairs: unknown[];
      parties: unknown[];
    };
  assert.deepEqual((await of('2021-07')).pairs, [{ parties: ['IQ', 'JO'], count: 1 }]);
  assert.deepEqual((await of('2022-01')).pairs, []);
  assert.equal((await of('2022-01')).parties.length, 2);
  const page = await get('/network?lang=en');
  assert.match(page, /<output data-shown>All time<\/output>/);
  const year = await get(`/network?lang=en&at=${monthNumber('2022-02')}&months=12`);
  assert.match(year, /<output data-shown>July 2021 to February 2022<\/output>/);
  assert.ok(page.includes('data-edge="IQ JO"') && page.includes('href="/pairs/IQ-JO"'));
  assert.match(page, /stroke-width/);
});

test('an empty store has a network page that says so', async () => {
  const { openStore } = await import('../store/store.ts');
  const empty = createApp(await openStore(':memory:'));
  for (const path of ['/network', '/network.json', '/dossier', '/dossier?a=JO&b=IQ'])
    assert.equal((await empty.request(path)).status, 200, path);
});

test('a dossier has the engagements of its period with the sentence that tells each, and its citation', async () => {
  const page = await get('/dossier?a=JO&b=IQ&since=2021-01-01&until=2021-12-31&lang=en');
  assert.ok(page.includes('زار سامي الورد أمس بغداد والتقى كريم النجار.'));
  assert.ok(!page.includes('قبل ذلك كلام'));
  assert.ok(!page.includes('ثم كلام آخر'));
  assert.ok(page.includes(createHash('sha256').update(other.article.body).digest('hex')));
  assert.ok(!page.includes('javascript:'));
  assert.ok(!page.includes(callReading.article.title));
  const both = JSON.parse(await get('/dossier.json?a=IQ&b=JO')) as {
    total: number;
    items: { words: string }[];
  };
  assert.equal(both.total, 2);
  assert.deepEqual(
    both.items.map(({ words }) => words.slice(0, 4)),
    ['زار ', 'هاتف'.slice(0, 4)],
  );
});

test('a dossier on one party with itself, on none, or on what is no code asks for two', async () => {
  for (const query of ['', '?a=JO&b=JO', '?a=<script>&b=JO', '?a=JO'])
    assert.match(await get(`/dossier${query}${query ? '&' : '?'}lang=en`), /Choose two parties/);
});

test('an engagement leads to its parties, the pair, its place and topics, and cites its report', async () => {
  const page = await get(`/engagements/${encodeURIComponent(callReading.engagements[0]!.id)}`);
  for (const link of ['/parties/JO', '/parties/IQ', '/pairs/IQ-JO', '/?topic=borders-sovereignty'])
    assert.ok(page.includes(`href="${link}"`), link);
  assert.ok(page.includes(createHash('sha256').update(callReading.article.body).digest('hex')));
  assert.ok(page.includes('data-copy hidden'));
  const planned = await get(`/engagements/${encodeURIComponent(plannedReading.engagements[0]!.id)}`);
  assert.ok(planned.includes(`href="/places/${encodeURIComponent('عمّان')}"`));
});
