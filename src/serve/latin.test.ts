import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { arabicOf, withArabic } from './latin.ts';
import { createApp } from './serve.ts';
import { makeReading, makeStore } from './testing.ts';

const path = fileURLToPath(new URL('./latin.names.tsv', import.meta.url));
const NAMES = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [latin: string, form: string]);

describe('names in Latin letters', () => {
  test('of a hundred well-known names at least 95 find a report that has them, with few words beside', async (t) => {
    const store = await makeStore(
      NAMES.map(([, form], i) => makeReading({ id: `name ${i}`, body: `التقى ${form} الوفد` })),
    );
    const app = createApp(store);
    const missed: string[] = [];
    for (const [i, [latin]] of NAMES.entries()) {
      const answer = await app.request(`/search.json?${new URLSearchParams({ q: latin })}`);
      const { items } = (await answer.json()) as { items: { article: { id: string } }[] };
      if (!items.some(({ article }) => article.id === `name ${i}`)) missed.push(latin);
    }
    const words = NAMES.map(([latin]) => arabicOf(latin).length);
    const mean = words.reduce((sum, it) => sum + it, 0) / words.length;
    const recall = (NAMES.length - missed.length) / NAMES.length;
    t.diagnostic(
      `recall ${recall.toFixed(3)} of ${NAMES.length}, ${mean.toFixed(1)} words each; missed: ${missed}`,
    );
    assert.ok(NAMES.length >= 100);
    assert.ok(recall >= 0.95);
    assert.ok(mean < 4);
  });

  test('words of other scripts, marks and exclusions stay as they are', () => {
    assert.equal(withArabic('لقاء "وزير الخارجية" -قمة'), 'لقاء "وزير الخارجية" -قمة');
    assert.match(withArabic('-Blinken'), /^-Blinken\|/);
    assert.match(withArabic('"Antony Blinken"'), /^"Antony\|[^ ]+ Blinken\|[^ ]+"$/);
    assert.equal(withArabic('xyzzyq'), 'xyzzyq');
  });

  test('the desk finds Arabic reports by them, in words, phrases and exclusions', async () => {
    const store = await makeStore([
      makeReading({ id: 'one', title: 'لقاء', body: 'التقى أنتوني بلينكن نظيره في الرياض' }),
      makeReading({ id: 'two', title: 'لقاء', body: 'قال بلينكن إن ماكرون سيزور باريس' }),
      makeReading({ id: 'three', title: 'BBC', body: 'هيئة BBC نقلت الخبر' }),
    ]);
    const app = createApp(store);
    const ids = async (q: string) => {
      const answer = await app.request(`/search.json?${new URLSearchParams({ q })}`);
      const { items } = (await answer.json()) as { items: { article: { id: string } }[] };
      return items.map(({ article }) => article.id).sort();
    };
    assert.deepEqual(await ids('Blinken'), ['one', 'two']);
    assert.deepEqual(await ids('"antony blinken"'), ['one']);
    assert.deepEqual(await ids('blinken -macron'), ['one']);
    assert.deepEqual(await ids('Riyadh'), ['one']);
    assert.deepEqual(await ids('bbc'), ['three']);
  });
});
