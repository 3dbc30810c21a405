/** Search: the forms of an Arabic word, phrases, exclusions, the order of answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeReading } from './made-readings.ts';
import { openStore, type Store } from './store.ts';

async function storeOf(texts: Readonly<Record<string, string>>): Promise<Store> {
  const store = await openStore(':memory:');
  await store.putMany(
    Object.entries(texts).map(([id, text]) => {
      const [title = '', body = title] = text.split(' / ');
      return makeReading({ id, title, body });
    }),
  );
  return store;
}
async function find(store: Store, query: string): Promise<readonly string[]> {
  return (await store.search(query)).items.map(({ article }) => article.id);
}
const sorted = (list: readonly string[]): readonly string[] => [...list].sort();

/** A query, texts that answer it and texts that do not. */
const FORMS: readonly {
  readonly query: string;
  readonly found: readonly string[];
  readonly not: readonly string[];
}[] = [
  {
    query: 'وزير',
    found: ['قال الوزير أمس', 'أعلن ووزير الدفاع', 'وبالوزير الجديد', 'للوزير رأي', 'كوزير سابق'],
    not: ['صوت الزير في البيت', 'الوزن زائد'],
  },
  {
    query: 'الاجتماع',
    found: ['في اجتماع أمس', 'الإجتماع الأول', 'باجتماعهم الأخير', 'اجتماعات مغلقة', 'فالاجتماع مهم'],
    not: ['المجتمع الدولي', 'الجماعة هنا'],
  },
  {
    query: 'القاهره',
    found: ['عاد إلى القاهرة', 'لقاهرة المعز', 'بالقاهرة أمس'],
    not: ['القهر والظلم'],
  },
  {
    query: 'علي',
    found: ['التقى على عجل', 'قال علي أمس'],
    not: ['العليا قالت كلمتها'],
  },
  {
    query: 'نتنياهو',
    found: ['قال نتانياهو أمس', 'ونتنياهو يرد', 'لنتنياهو خطاب'],
    not: ['نتائج اللقاء'],
  },
  {
    query: 'بلينكن',
    found: ['زيارة بلينكين', 'وصل بلينكن', 'لبلينكن موعد'],
    not: ['بلكونة واسعة'],
  },
  {
    query: 'غلعاد',
    found: ['السفير جلعاد إردان', 'السفير غلعاد اردن'],
    not: ['الجلود والعود'],
  },
  {
    query: 'بلدان',
    found: ['البلدان معا', 'في بلدان عدة'],
    not: ['دان الهجوم بشدة'],
  },
  {
    query: 'دان',
    found: ['دان الهجوم', 'ودان الوزير ذلك'],
    not: ['البلدان معا'],
  },
  {
    query: 'لبنان',
    found: ['في لبنان', 'بلبنان اليوم', 'وللبنان رأي'],
    not: ['شرب اللبن'],
  },
  {
    query: 'مُحادَثـات',
    found: ['أجرى محادثات', 'المحادثات مستمرة'],
    not: ['حدث ذلك'],
  },
  {
    query: '٢٠٢١',
    found: ['في عام 2021 كان', 'في عام ٢٠٢١ كان'],
    not: ['في عام 2022 كان'],
  },
  { query: 'Biden', found: ['the BIDEN team'], not: ['another team'] },
];

for (const { query, found, not } of FORMS) {
  test(`«${query}» is found in its forms and not in other words`, async () => {
    const texts = Object.fromEntries([
      ...found.map((text, i) => [`yes-${i}`, `. / ${text}`]),
      ...not.map((text, i) => [`no-${i}`, `. / ${text}`]),
    ]);
    const store = await storeOf(texts);
    assert.deepEqual(sorted(await find(store, query)), sorted(found.map((_, i) => `yes-${i}`)));
    await store.close();
  });
}

const COLLECTION = {
  phrase: 'رئيس الوزراء يصل / وصل رئيس الوزراء العراقي إلى بيروت في زيارة رسمية',
  apart: 'الرئيس يستقبل الوزراء / استقبل الرئيس عددا من الوزراء في القصر',
  other: 'طقس اليوم / أمطار في بيروت',
};

test('all words must stand in the text', async () => {
  const store = await storeOf(COLLECTION);
  assert.deepEqual(sorted(await find(store, 'رئيس الوزراء')), ['apart', 'phrase']);
  assert.deepEqual(await find(store, 'رئيس الوزراء أمطار'), []);
  await store.close();
});

test('words in quotation marks of any kind are a phrase', async () => {
  const store = await storeOf(COLLECTION);
  for (const query of ['"رئيس الوزراء"', '«رئيس وزراء»', '“رئيس الوزراء”', '"رئيس الوزراء']) {
    assert.deepEqual(await find(store, query), ['phrase'], query);
  }
  await store.close();
});

test('a word with a minus is excluded, also a phrase', async () => {
  const store = await storeOf(COLLECTION);
  assert.deepEqual(await find(store, 'بيروت -أمطار'), ['phrase']);
  assert.deepEqual(await find(store, 'الوزراء -"رئيس الوزراء"'), ['apart']);
  assert.deepEqual(await find(store, '-بيروت'), []);
  await store.close();
});

test('any text is a query', async () => {
  const store = await storeOf(COLLECTION);
  for (const query of [
    '',
    ' ',
    '"',
    '""',
    '*',
    'a AND',
    'NEAR(',
    'title:x',
    "'; DROP TABLE articles",
    '-',
    '(((',
    '\0',
  ]) {
    assert.deepEqual(await find(store, query), [], query);
  }
  assert.equal((await store.counts()).articles, 3);
  await store.close();
});

test('what the title says comes before what the text says, and often before once', async () => {
  const filler = 'كلام آخر عن أمور أخرى لا صلة لها بالموضوع كتب هنا ليطول النص قليلا';
  const store = await storeOf({
    once: `خبر / ${filler} وذكر القمة ${filler} ${filler}`,
    title: `القمة تنعقد غدا / ${filler} ${filler} ${filler}`,
    often: `خبر / القمة ${filler} القمة ${filler} القمة`,
    none: `خبر / ${filler}`,
  });
  assert.deepEqual(await find(store, 'قمة'), ['title', 'often', 'once']);
  await store.close();
});

test('a hit says where in the body its words stand', async () => {
  const filler = Array.from({ length: 60 }, (_, i) => `كلمة${i}`).join(' ');
  const body = `${filler} والتقى الوزير نظيره ${filler} الوزيرة`;
  const store = await openStore(':memory:');
  await store.put(makeReading({ id: 'x', title: 'الوزير هنا', body }));
  const [hit] = (await store.search('وزير نظير')).items;
  assert.ok(hit);
  assert.equal(body.slice(hit.start, hit.start + hit.snippet.length), hit.snippet);
  const words = hit.hits.map(({ start, end }) => hit.snippet.slice(start, end));
  assert.deepEqual(words, ['الوزير', 'نظيره']);
  const inTitle = hit.titleHits.map(({ start, end }) => hit.article.title.slice(start, end));
  assert.deepEqual(inTitle, ['الوزير']);
  await store.close();
});

test('pages of answers follow each other without repeating', async () => {
  const texts = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`a${i}`, `لقاء رقم ${i} / لقاء`]));
  const store = await storeOf(texts);
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await store.search('لقاء', { limit: 10, cursor: cursor ?? undefined });
    assert.equal(page.total, 25);
    seen.push(...page.items.map(({ article }) => article.id));
    cursor = page.next;
  } while (cursor);
  assert.equal(new Set(seen).size, 25);
  assert.equal(seen.length, 25);
  await store.close();
});
