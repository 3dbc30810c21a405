/** The pages of parties, persons, offices, outlets, places and pairs, their JSON and the API. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from './serve.ts';
import { HOSTILE, hostileReading, makeReading, makeStore, PROFILES, principal } from './testing.ts';

const held = makeReading({
  id: 'known',
  title: 'اتصال بايدن وعباس',
  outlet: 'صحيفة "الاختبار"/1',
  published: '2022-05-11',
  body: 'هاتف جو بايدن أمس محمود عباس. ونددت "رام الله" بذلك.',
  engagements: [
    {
      kind: 'call',
      date: '2022-05-10',
      place: { city: 'رام الله', country: 'PS', venue: null },
      participants: [
        principal({ name: 'جو بايدن', represents: 'US', person: 'joe-biden' }),
        principal({ name: 'محمود عباس', represents: 'PS', person: 'mahmoud-abbas' }),
      ],
      topics: ['peace-process'],
      inferred: [
        ...['/participants/0/represents', '/participants/1/represents', '/topics/0', '/place/country'],
        ...['/participants/0/person', '/participants/1/person'],
      ],
      said: {
        '/kind': 'هاتف',
        '/date': 'أمس',
        '/place/city': 'رام الله',
        '/participants/0/name': 'جو بايدن',
        '/participants/1/name': 'محمود عباس',
      },
    },
  ],
  namings: [{ party: 'PS', words: 'رام الله', quoted: true }],
});
const store = await makeStore([held, ...HOSTILE.map(hostileReading)]);
const app = createApp(store);
const get = async (path: string): Promise<string> => {
  const answer = await app.request(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};

test('each page leads to the others: party, person, office, outlet, place, pair', async () => {
  const party = await get('/parties/PS');
  assert.ok(party.includes('href="/pairs/PS-US"'));
  assert.ok(party.includes('href="/persons/mahmoud-abbas"'));
  const outlet = `/outlets/${encodeURIComponent(held.article.outlet!)}`;
  assert.ok(party.includes(`href="${outlet}"`));
  const person = await get('/persons/joe-biden');
  assert.ok(person.includes('href="/offices/us-head-of-state"'));
  assert.ok(person.includes('href="/persons/mahmoud-abbas"'));
  const office = await get('/offices/us-head-of-state');
  assert.ok(office.includes('href="/persons/joe-biden"'));
  assert.ok(office.includes(`href="/engagements/${held.engagements[0]!.id}"`));
  for (const [path, link] of [
    [outlet, '/parties/PS'],
    [`/places/${encodeURIComponent('رام الله')}`, '/parties/US'],
    ['/pairs/US-PS', '/dossier?a=PS&amp;b=US'],
  ] as const)
    assert.ok((await get(path)).includes(`href="${link}"`), path);
});

test('an office counts what its holder did in his term, and nothing before or after', async () => {
  const { holders } = JSON.parse(await get('/offices/us-head-of-state.json')) as {
    holders: readonly { holding: { person: string }; engagements: number }[];
  };
  const of = (person: string) =>
    holders.filter(({ holding }) => holding.person === person).map((it) => it.engagements);
  assert.deepEqual(of('joe-biden'), [1]);
  assert.ok(of('donald-trump').every((count) => count === 0));
});

test('a naming leads to the words in the report, lit there', async () => {
  const party = await get('/parties/PS');
  const list = /href="(\/namings\?party=PS&amp;form[^"]*)"/.exec(party)![1]!.replaceAll('&amp;', '&');
  const link = /href="(\/articles\/known\?words=[0-9-]+#words)"/.exec(await get(list))![1]!;
  const report = await get(link.replace('#words', ''));
  assert.match(report, /id="words"/);
  assert.match(report, /<mark class="[^"]*sought[^"]*">رام الله<\/mark>/);
});

test('the JSON of a page is that of the API', async () => {
  const outlet = encodeURIComponent(held.article.outlet!);
  for (const [page, api] of [
    ['/parties/PS.json', '/api/parties/PS'],
    [`/outlets/${outlet}.json`, `/api/outlets/${outlet}`],
  ] as const)
    assert.deepEqual(JSON.parse(await get(page)), JSON.parse(await get(api)));
  const party = JSON.parse(await get('/api/parties/PS')) as { engagements: number; namings: unknown };
  assert.equal(party.engagements, 1);
  assert.deepEqual(party.namings, [
    { party: 'PS', form: 'رام الله', outlet: held.article.outlet, count: 1, quotation: 0, quoted: 1 },
  ]);
});

test('what nobody knows is told as not found, on page and API', async () => {
  for (const path of [
    '/parties/ZZ',
    '/persons/nobody',
    '/offices/none',
    '/outlets/none',
    '/pairs/A-B',
    '/api/parties/ZZ',
    '/api/outlets/x',
  ])
    assert.equal((await app.request(path)).status, 404, path);
  assert.equal((await app.request('/namings')).status, 400);
  assert.match(await get('/namings?party=PS'), /class="matrix ledger"/);
});

test('a person whom the facts know has a page before any report names him', async () => {
  assert.match(await get('/persons/hillary-clinton?lang=en'), /0 engagements in the record/);
});

test('hostile outlets and places have pages that show them as text', async () => {
  for (const words of HOSTILE)
    for (const folder of ['outlets', 'places']) {
      const page = await get(`/${folder}/${encodeURIComponent(words)}`);
      assert.ok(!page.includes('<script>') && !page.includes('<img') && !page.includes('<svg/'), words);
    }
});

test('every page is in both directions and has its JSON', async () => {
  for (const path of PROFILES) {
    assert.match(await get(`${path}${path.includes('?') ? '&' : '?'}lang=en`), /<html lang="en" dir="ltr"/);
    assert.match(await get(path), /<html lang="ar" dir="rtl"/);
    const [address, query = ''] = path.split('?');
    JSON.parse(await get(`${address}.json?${query}`));
  }
});
