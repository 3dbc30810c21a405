/** The wire copies planted in the samples: exactly those are found. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { collect } from '../src/collect/collect.ts';
import { readPage } from '../src/pipeline.ts';
import { openStore, type Store } from '../src/store/store.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Planted {
  readonly copies: readonly {
    readonly articles: readonly [original: string, copy: string];
    readonly agency: string;
  }[];
}
const { copies } = JSON.parse(readFileSync(pathOf('samples.planted.json'), 'utf8')) as Planted;

/** The samples in a store, forwards or backwards. */
async function storeSamples(
  isBackwards: boolean,
): Promise<{ readonly store: Store; readonly ids: readonly string[] }> {
  const readings = [];
  for await (const item of collect([pathOf('../samples/*/*')]))
    if (item.ok) readings.push(readPage(item.page));
  const store = await openStore(':memory:');
  await store.putMany(isBackwards ? readings.reverse() : readings);
  return { store, ids: readings.map(({ article }) => article.id).sort() };
}

for (const isBackwards of [false, true]) {
  test(`the planted copies are found and nothing else (${isBackwards ? 'newest' : 'oldest'} first)`, async () => {
    const { store, ids } = await storeSamples(isBackwards);
    const found: string[] = [];
    for (const id of ids) {
      const of = await store.copiesOf(id);
      for (const { article } of of?.copies ?? []) found.push([id, article.id].join(' = '));
    }
    const wanted = copies.flatMap(({ articles: [a, b] }) => [`${a} = ${b}`, `${b} = ${a}`]);
    assert.deepEqual(found.sort(), wanted.sort());
    for (const {
      articles: [original, copy],
      agency,
    } of copies) {
      const [of, source] = [await store.copiesOf(copy), await store.copiesOf(original)];
      assert.deepEqual([of?.agency, of?.copyOf, of?.copies[0]?.kind], [agency, original, 'cut']);
      assert.deepEqual([source?.agency, source?.copyOf], [agency, null]);
    }
    await store.close();
  });
}
