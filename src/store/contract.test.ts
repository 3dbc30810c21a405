/** What every engine must do: the same suite runs against each. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiqaError } from '../errors.ts';
import { ENGINES } from './engines.ts';
import { type MadeArticle, makeReading } from './made-readings.ts';
import type { Store } from './store.ts';

const CALL: MadeArticle = {
  id: 'call',
  title: 'اتصال بين بايدن ونتنياهو',
  body: 'أجرى الرئيس الأمريكي جو بايدن اتصالا هاتفيا مع رئيس الوزراء بنيامين نتنياهو تناول الملف النووي',
  outlet: 'one',
  published: '2021-02-18',
  namings: [
    { party: 'US', words: 'الأمريكي', form: 'الأميركي' },
    { party: 'IL', words: 'نتنياهو', quoted: true },
  ],
  engagements: [
    {
      id: 'e-call',
      kind: 'call',
      words: 'اتصالا هاتفيا',
      date: '2021-02-17',
      topics: ['nuclear'],
      who: [
        ['US', 'جو بايدن', 'الرئيس الأمريكي'],
        ['IL', 'بنيامين نتنياهو', 'رئيس الوزراء'],
      ],
    },
  ],
};
const VISIT: MadeArticle = {
  id: 'visit',
  title: 'وزير الخارجية يزور القاهرة',
  body: 'يصل وزير الخارجية الأمريكي إلى القاهرة ويلتقي وزير الخارجية المصري في الشهر المقبل',
  outlet: 'two',
  published: '2021-05-01',
  namings: [{ party: 'US', words: 'الأمريكي', form: 'الأميركي', speaker: 'الوزير' }],
  engagements: [
    {
      id: 'e-visit',
      kind: 'visit',
      words: 'يصل',
      status: 'planned',
      date: '2021-06',
      who: [['US', null, 'وزير الخارجية الأمريكي']],
    },
    {
      id: 'e-meeting',
      kind: 'meeting',
      words: 'يلتقي',
      status: 'planned',
      focus: 'background',
      who: [
        ['US', null, 'وزير الخارجية الأمريكي'],
        ['EG', null, 'وزير الخارجية المصري'],
      ],
    },
  ],
};
const UNDATED: MadeArticle = {
  id: 'undated',
  title: 'لقاء بلا تاريخ',
  body: 'التقى السفير الوفد الأمريكي في مقر السفارة',
  outlet: 'two',
  published: null,
  engagements: [
    {
      id: 'e-undated',
      kind: 'meeting',
      words: 'التقى',
      who: [
        [null, null, 'السفير'],
        ['US', null, 'الوفد الأمريكي'],
      ],
    },
  ],
};
const ALL = [CALL, VISIT, UNDATED].map(makeReading);

async function filled(open: () => Promise<Store>): Promise<Store> {
  const store = await open();
  await store.putMany(ALL);
  return store;
}
const ids = (page: { items: readonly { engagement: { id: string } }[] }): readonly string[] =>
  page.items.map(({ engagement }) => engagement.id);

for (const [name, open] of ENGINES) {
  describe(`a store of ${name}`, () => {
    test('gives back what it was given, all but the mentions', async () => {
      const store = await filled(open);
      for (const reading of ALL) {
        const { mentions: _mentions, ...kept } = reading;
        assert.deepEqual(await store.article(reading.article.id), kept);
      }
      assert.equal(await store.article('nobody'), null);
      await store.close();
    });

    test('is not changed by the same reading again', async () => {
      const store = await filled(open);
      const before = await store.counts();
      assert.deepEqual(await store.putMany(ALL), ['unchanged', 'unchanged', 'unchanged']);
      assert.deepEqual(await store.counts(), before);
      await store.close();
    });

    test('takes another reading of a known id in the place of the first', async () => {
      const store = await filled(open);
      const changed = makeReading({
        ...CALL,
        title: 'خبر',
        body: 'نص عن ملف الأسرى',
        engagements: [],
        namings: [],
      });
      assert.equal(await store.put(changed), 'updated');
      assert.deepEqual(ids(await store.engagements({ article: 'call' })), []);
      assert.equal((await store.search('النووي')).total, 0);
      assert.equal((await store.search('الأسرى')).total, 1);
      assert.equal((await store.counts()).articles, 3);
      await store.close();
    });

    test('stores nothing of a batch in which evidence does not hold', async () => {
      const store = await open();
      const [reading] = ALL;
      const broken = { ...reading!, namings: [{ ...reading!.namings[0]!, words: 'other words' }] };
      await assert.rejects(
        store.putMany([ALL[1]!, broken]),
        (cause) => cause instanceof LiqaError && cause.code === 'evidence.broken',
      );
      assert.equal((await store.counts()).articles, 0);
      await store.close();
    });

    test('gives engagements by day, the newest first, the undated last', async () => {
      const store = await filled(open);
      assert.deepEqual(ids(await store.engagements()), ['e-visit', 'e-meeting', 'e-call', 'e-undated']);
      const oldest = await store.engagements({}, { order: 'oldest' });
      assert.deepEqual(ids(oldest), ['e-call', 'e-meeting', 'e-visit', 'e-undated']);
      await store.close();
    });

    for (const order of ['newest', 'oldest'] as const) {
      test(`gives every engagement once page by page, ${order} first`, async () => {
        const store = await filled(open);
        const whole = ids(await store.engagements({}, { order }));
        const seen: string[] = [];
        let cursor: string | null | undefined;
        do {
          const page = await store.engagements({}, { limit: 1, order, cursor: cursor ?? undefined });
          assert.equal(page.total, 4);
          seen.push(...ids(page));
          cursor = page.next;
        } while (cursor);
        assert.deepEqual(seen, whole);
        await store.close();
      });
    }

    test('refuses a cursor that it did not give', async () => {
      const store = await filled(open);
      for (const cursor of ['x', 'W10', Buffer.from('[1,2]').toString('base64url')]) {
        await assert.rejects(
          store.engagements({}, { cursor }),
          (cause) => cause instanceof LiqaError && cause.code === 'usage.bad-argument',
        );
      }
      await store.close();
    });

    test('narrows engagements by each filter', async () => {
      const store = await filled(open);
      const cases: readonly (readonly [Parameters<Store['engagements']>[0], readonly string[]])[] = [
        [{ about: 'IL' }, ['e-call']],
        [{ about: 'US', with: 'EG' }, ['e-meeting']],
        [{ about: 'US', with: 'US' }, []],
        [{ about: 'نتانياهو' }, ['e-call']],
        [{ about: 'وزير الخارجية', with: 'مصري' }, ['e-meeting']],
        [{ about: 'جو نتنياهو' }, []],
        [{ about: '؟' }, []],
        [{ kind: ['call', 'visit'] }, ['e-visit', 'e-call']],
        [{ status: 'planned', focus: 'background' }, ['e-meeting']],
        [{ topic: 'nuclear' }, ['e-call']],
        [{ outlet: 'one' }, ['e-call']],
        [{ since: '2021-06-15' }, ['e-visit']],
        [{ until: '2021-02-17' }, ['e-call']],
        [{ since: '2021-02-18', until: '2021-06-01' }, ['e-visit', 'e-meeting']],
        [{ q: 'الملف النووي' }, ['e-call']],
        [{ q: 'وزير -القاهرة' }, []],
        [{ article: 'undated' }, ['e-undated']],
        [{ kind: [] }, ['e-visit', 'e-meeting', 'e-call', 'e-undated']],
        [{ about: "x' OR '1'='1", q: '"' }, []],
      ];
      for (const [filter, wanted] of cases) {
        const page = await store.engagements(filter);
        assert.deepEqual(ids(page), wanted, JSON.stringify(filter));
        assert.equal(page.total, wanted.length);
      }
      await store.close();
    });

    test('gives an engagement with the readings that report it', async () => {
      const store = await filled(open);
      const record = await store.engagement('e-call');
      assert.deepEqual(record?.engagement, ALL[0]!.engagements[0]);
      assert.deepEqual(
        record?.readings.map(({ article }) => article.id),
        ['call'],
      );
      assert.equal(await store.engagement('nobody'), null);
      await store.close();
    });

    test('counts values under a filter', async () => {
      const store = await filled(open);
      const all = await store.facets();
      assert.deepEqual(all.parties, [
        { value: 'US', count: 4 },
        { value: 'EG', count: 1 },
        { value: 'IL', count: 1 },
      ]);
      assert.deepEqual(all.months, [
        { value: '2021-02', count: 1 },
        { value: '2021-05', count: 1 },
        { value: '2021-06', count: 1 },
      ]);
      assert.deepEqual(all.years, [{ value: '2021', count: 3 }]);
      assert.deepEqual((await store.facets({ kind: 'call' })).topics, [{ value: 'nuclear', count: 1 }]);
      await store.close();
    });

    test('lists articles by day of publication', async () => {
      const store = await filled(open);
      const page = await store.articles({}, { limit: 2 });
      assert.deepEqual(
        page.items.map(({ article, engagements }) => [article.id, engagements]),
        [
          ['visit', 2],
          ['call', 1],
        ],
      );
      const rest = await store.articles({}, { limit: 2, cursor: page.next ?? undefined });
      assert.deepEqual(
        rest.items.map(({ article }) => article.id),
        ['undated'],
      );
      assert.equal((await store.articles({ outlet: 'two', since: '2021-01-01' })).total, 1);
      await store.close();
    });

    test('counts namings by form, outlet and month, each in whose voice', async () => {
      const store = await filled(open);
      const { total, counts } = await store.namings({ party: ['US', 'IL'], form: ['الأميركي', 'نتنياهو'] });
      assert.equal(total, 3);
      const one = { outlet: 'one', month: '2021-02', count: 1, own: 1, quotation: 0, articles: 1 };
      assert.deepEqual(counts, [
        { party: 'IL', form: 'نتنياهو', ...one, quoted: 1 },
        { party: 'US', form: 'الأميركي', ...one, quoted: 0 },
        {
          ...{ party: 'US', form: 'الأميركي', outlet: 'two', month: '2021-05' },
          ...{ count: 1, own: 0, quotation: 1, quoted: 0, articles: 1 },
        },
      ]);
      await store.close();
    });

    test('narrows namings by each filter, the undated only where no day is asked for', async () => {
      const store = await filled(open);
      const cases: readonly (readonly [Parameters<Store['namings']>[0], number])[] = [
        [undefined, 4],
        [{ party: 'IL' }, 1],
        [{ party: 'US' }, 3],
        [{ outlet: 'two' }, 2],
        [{ since: '2021-03-01' }, 1],
        [{ until: '2021-03-01' }, 2],
        [{ party: 'US', outlet: ['one', 'two'], since: '2021-01-01' }, 2],
        [{ party: 'FR' }, 0],
      ];
      for (const [filter, total] of cases) {
        assert.equal((await store.namings(filter)).total, total, JSON.stringify(filter));
      }
      await store.close();
    });

    test('gives examples of each form in each outlet, with the words around them', async () => {
      const store = await filled(open);
      const { examples } = await store.namings({ party: 'US', form: 'الأميركي' });
      assert.deepEqual(
        examples.map(({ article, words, voice, speaker }) => [article.id, words, voice, speaker]),
        [
          ['call', 'الأمريكي', 'own', null],
          ['visit', 'الأمريكي', 'quotation', 'الوزير'],
        ],
      );
      for (const { article, start, end, words, context, contextStart } of examples) {
        const body = (await store.article(article.id))?.article.body;
        assert.equal(body?.slice(start, end), words);
        assert.equal(body?.slice(contextStart, contextStart + context.length), context);
        assert.ok(context.includes(words));
      }
      assert.deepEqual((await store.namings({ examples: 0 })).examples, []);
      await store.close();
    });

    test('counts what it holds', async () => {
      const store = await filled(open);
      assert.deepEqual(await store.counts(), {
        ...{ articles: 3, engagements: 4, participants: 7, statements: 3, namings: 4, outlets: 2 },
        ...{ since: '2021-02-18', until: '2021-05-01' },
      });
      await store.close();
    });
  });
}
