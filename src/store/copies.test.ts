import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeText } from '../copies/made-text.ts';
import type { Reading } from '../model.ts';
import { makeReading } from './made-readings.ts';
import { openStore } from './store.ts';

const withUrl = (reading: Reading, url: string): Reading => ({
  ...reading,
  article: { ...reading.article, url },
});
const made = (id: string, body: string, more: { outlet?: string; published?: string | null } = {}): Reading =>
  makeReading({ id, title: `عنوان ${id}`, body, ...more });

test('one text under two addresses is one article with two publications', async () => {
  const store = await openStore(':memory:');
  const reading = made('a', madeText(1, 5));
  const [one, two] = ['https://one.example/1', 'https://two.example/9'] as const;
  const again = withUrl(reading, two);
  const elsewhere = { ...again, article: { ...again.article, outlet: 'two' } };
  assert.deepEqual(await store.putMany([withUrl(reading, one), elsewhere]), ['added', 'unchanged']);
  assert.equal((await store.counts()).articles, 1);
  assert.equal((await store.article('a'))?.article.url, one);
  assert.deepEqual(
    (await store.copiesOf('a'))?.publications.map(({ url, outlet }) => [url, outlet]),
    [
      [one, 'outlet'],
      [two, 'two'],
    ],
  );
  await store.close();
});

test('a text under another id, and a cut one, are copies of the one published first', async () => {
  const store = await openStore(':memory:');
  const text = madeText(2, 8);
  const cut = text.split('\n').slice(0, 4).join('\n');
  await store.put(made('late', text, { outlet: 'b', published: '2024-03-07' }));
  await store.put(made('first', text, { outlet: 'a', published: '2024-03-05' }));
  await store.put(made('cut', cut, { outlet: 'c', published: '2024-03-06' }));
  await store.put(made('other', madeText(77, 8)));
  const of = await store.copiesOf('cut');
  assert.deepEqual(
    of?.copies.map(({ article, kind, share }) => [article.id, kind, share]),
    [
      ['first', 'cut', 1],
      ['late', 'cut', 1],
    ],
  );
  assert.equal(of?.copyOf, 'first');
  assert.equal((await store.copiesOf('first'))?.copyOf, null);
  assert.equal((await store.copiesOf('late'))?.copies[0]?.kind, 'same');
  assert.deepEqual((await store.copiesOf('other'))?.copies, []);
  assert.equal(await store.copiesOf('nobody'), null);
  await store.close();
});

test('an article with a new body loses its copies and finds others', async () => {
  const store = await openStore(':memory:');
  await store.put(made('a', madeText(3, 6)));
  await store.put(made('b', madeText(4, 6)));
  await store.put(made('c', madeText(3, 6)));
  assert.deepEqual(
    (await store.copiesOf('c'))?.copies.map(({ article }) => article.id),
    ['a'],
  );
  await store.put(made('c', madeText(4, 6)));
  assert.deepEqual(
    (await store.copiesOf('c'))?.copies.map(({ article }) => article.id),
    ['b'],
  );
  assert.deepEqual((await store.copiesOf('a'))?.copies, []);
  await store.close();
});

test('progress is kept with the articles, and forgotten where there is none', async () => {
  const store = await openStore(':memory:');
  await store.putMany([made('a', madeText(1, 2))], [{ input: 'x', position: '10+0' }]);
  assert.equal(await store.progress('x'), '10+0');
  await store.putMany([], [{ input: 'x', position: null }]);
  assert.equal(await store.progress('x'), null);
  const broken = {
    ...made('b', madeText(1, 2)),
    namings: [
      {
        party: 'US',
        words: 'no',
        start: 0,
        end: 2,
        quoted: false,
        form: 'no',
        voice: 'own' as const,
        speaker: null,
      },
    ],
  };
  await assert.rejects(store.putMany([broken], [{ input: 'x', position: '20+0' }]));
  assert.equal(await store.progress('x'), null);
  await store.close();
});

test('a text of which there are dozens of copies finds some of them still', async () => {
  const store = await openStore(':memory:');
  await store.putMany(Array.from({ length: 60 }, (_, i) => made(`copy-${i}`, madeText(5, 6))));
  assert.ok(((await store.copiesOf('copy-59'))?.copies.length ?? 0) >= 5);
  await store.close();
});

test('how much of a text stands in others is told of those that are no copies too', async () => {
  const store = await openStore(':memory:');
  const [own, other] = [madeText(5, 8).split('\n'), madeText(6, 8).split('\n')];
  await store.put(made('own', own.join('\n')));
  await store.put(made('other', [...other, ...own.slice(0, 3)].join('\n')));
  await store.put(made('alone', Array.from({ length: 60 }, (_, i) => `قول${i} رأي${i * 7}`).join(' ')));
  const of = await store.copiesOf('own');
  assert.deepEqual(of?.copies, []);
  assert.equal(of?.shared.texts, 1);
  assert.ok(of!.shared.share > 0.25 && of!.shared.share < 0.5, `${of!.shared.share}`);
  assert.deepEqual((await store.copiesOf('alone'))?.shared, { share: 0, texts: 0 });
  await store.close();
});
