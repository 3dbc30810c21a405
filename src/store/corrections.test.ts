/** What users say of what was read: every engine keeps it, shows it, takes it back and holds it when read anew. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiqaError } from '../errors.ts';
import { findFaults } from '../evidence.ts';
import { ENGINES } from './engines.ts';
import { type MadeArticle, makeReading } from './made-readings.ts';
import type { Corrected, NewEngagement, Saying, Store } from './store.ts';

const BODY = [
  'التقى الرئيس سامي الورد أمس الوزير كريم النجار في بيروت.',
  'وهاتف الورد الخميس وزير الدفاع عادل السهل، ثم زار الورد عمّان.',
].join('\n');
const ARTICLE: MadeArticle = {
  id: 'a',
  title: 'الورد يلتقي النجار',
  body: BODY,
  outlet: 'one',
  published: '2024-03-06',
  engagements: [
    {
      id: 'meeting',
      kind: 'meeting',
      words: 'التقى',
      date: '2024-03-05',
      topics: ['nuclear'],
      who: [
        ['LB', 'سامي الورد', 'الرئيس'],
        ['IQ', 'كريم النجار', 'الوزير'],
      ],
    },
    { id: 'call', kind: 'call', words: 'هاتف', who: [['LB', 'الورد', null]] },
  ],
};
const SIGN = { by: 'Amal', why: 'read it again', at: '2024-03-07T10:00:00.000Z' };
const ADDED: NewEngagement = {
  ...{ kind: 'visit', status: 'held', focus: 'background', date: null, until: null },
  place: { city: 'عمّان', country: 'JO', venue: null },
  topics: ['water'],
  participants: [{ name: 'الورد', role: null, represents: 'LB', part: 'principal' }],
};

const change = (pointer: string, value: Corrected, more: { words?: string } = {}): Saying => ({
  ...{ act: 'change', article: 'a', engagement: 'meeting', pointer, value, ...more },
});
const codeIs = (code: string) => (cause: unknown) => cause instanceof LiqaError && cause.code === code;

for (const [name, open] of ENGINES) {
  const filled = async (): Promise<Store> => {
    const store = await open();
    await store.putMany([makeReading(ARTICLE), makeReading({ ...ARTICLE, id: 'b', engagements: [] })]);
    return store;
  };
  const engagement = async (store: Store, id = 'meeting') => (await store.engagement(id))!.engagement;
  const idsOf = async (store: Store, filter: object = {}): Promise<readonly string[]> =>
    (await store.engagements(filter)).items.map((it) => it.engagement.id).sort();

  describe(`corrections in ${name}`, () => {
    test('a changed value is what lists, filters and counts use; what stood there is kept', async () => {
      const store = await filled();
      const [made] = await store.corrections.say([change('/date', '2023-01-02', { words: 'أمس' })], SIGN);
      assert.deepEqual(await idsOf(store, { until: '2023-12-31' }), ['meeting']);
      assert.deepEqual(
        (await store.facets({ article: 'a' })).years,
        [
          { value: '2024', count: 1 },
          { value: '2023', count: 1 },
        ].toSorted((x, y) => x.value.localeCompare(y.value)),
      );
      const { date, evidence, corrected, inferred } = await engagement(store);
      assert.deepEqual([date, corrected, inferred.includes('/date')], ['2023-01-02', ['/date'], false]);
      assert.equal(evidence['/date']![0]!.words, 'أمس');
      assert.deepEqual(
        [made!.by, made!.why, made!.before, made!.value],
        ['Amal', SIGN.why, '2024-03-05', '2023-01-02'],
      );
      const of = await store.corrections.of('a');
      assert.equal(of?.machine?.engagements[0]?.date, '2024-03-05');
      assert.deepEqual(of?.places, { [made!.id]: { engagement: 'meeting', pointer: '/date' } });
      await store.close();
    });

    test('every value can be changed, and the law of evidence holds for each', async () => {
      const changes: readonly (readonly [string, Corrected, object?])[] = [
        ['/kind', 'summit'],
        ['/status', 'planned'],
        ['/focus', 'background'],
        ['/date', '2024-03'],
        ['/date', null],
        ['/until', '2024-03-09'],
        ['/place/city', 'بيروت'],
        ['/place/city', 'صيدا'],
        ['/place/country', 'LB'],
        ['/place/venue', 'القصر'],
        ['/participants/0/name', 'عادل السهل'],
        ['/participants/1/role', 'وزير الدفاع'],
        ['/participants/1/represents', 'UN'],
        ['/participants/1/part', 'attendee'],
        ['/participants/0', null],
        ['/participants/-', { name: 'عادل السهل', role: 'غائب', represents: null, part: 'attendee' }],
        ['/topics', ['water', 'nuclear'], { words: 'في بيروت' }],
      ];
      for (const [pointer, value, more] of changes) {
        const store = await filled();
        await store.corrections.say([change(pointer, value, more)], SIGN);
        const reading = (await store.article('a'))!;
        assert.deepEqual(findFaults({ ...reading, mentions: [] }), [], pointer);
        assert.ok((await engagement(store)).corrected!.length > 0, pointer);
        await store.close();
      }
    });

    test('a value has the words that say it where the report has them, and says so where not', async () => {
      const store = await filled();
      await store.corrections.say(
        [
          change('/place/city', 'بيروت'),
          change('/place/venue', 'القصر'),
          change('/participants/1/name', 'عادل السهل'),
        ],
        SIGN,
      );
      const { evidence, inferred, participants } = await engagement(store);
      assert.equal(evidence['/place/city']![0]!.words, 'بيروت');
      assert.ok(inferred.includes('/place/venue'));
      assert.equal(evidence['/participants/1/name']![0]!.words, 'عادل السهل');
      assert.equal(participants[1]!.person, null);
      assert.deepEqual(await idsOf(store, { about: 'السهل' }), ['meeting']);
      assert.deepEqual(await idsOf(store, { about: 'النجار' }), []);
      await store.close();
    });

    test('tallies of parties follow corrections and their undoing', async () => {
      const store = await filled();
      const tally = async () => [
        await store.profiles.of({ sort: 'party', id: 'IQ' }),
        await store.profiles.of({ sort: 'party', id: 'UN' }),
        await store.profiles.of({ sort: 'party', id: 'LB' }),
        await store.profiles.pairs('2024-03', '2024-03'),
      ];
      const before = await tally();
      const [said] = await store.corrections.say([change('/participants/1/represents', 'UN')], SIGN);
      const [iraq, nations] = await tally();
      assert.equal(iraq, null);
      assert.notEqual(nations, null);
      await store.corrections.undo(said!.id, SIGN);
      assert.deepEqual(await tally(), before);
      await store.close();
    });

    test('a participant taken out moves the values of those after him', async () => {
      const store = await filled();
      const said = await store.corrections.say(
        [change('/participants/1/role', 'وزير الدفاع'), change('/participants/0', null)],
        SIGN,
      );
      const { participants, evidence, corrected } = await engagement(store);
      assert.deepEqual(
        participants.map((it) => it.name),
        ['كريم النجار'],
      );
      assert.equal(evidence['/participants/0/name']![0]!.words, 'كريم النجار');
      assert.deepEqual(corrected, ['/participants/0/role', '/participants']);
      const { places } = (await store.corrections.of('a'))!;
      assert.deepEqual(places[said[0]!.id], { engagement: 'meeting', pointer: '/participants/0/role' });
      await store.close();
    });

    test('what is misread is in no list and no count, and can still be looked at', async () => {
      const store = await filled();
      const [content, start] = [makeReading(ARTICLE).statements[0]!.content, 0];
      const [said] = await store.corrections.say(
        [
          { act: 'misread', article: 'a', engagement: 'meeting' },
          { act: 'misread-statement', article: 'a', start, words: content },
        ],
        SIGN,
      );
      assert.deepEqual(await idsOf(store), ['call']);
      assert.deepEqual((await store.article('a'))!.statements, []);
      const record = await store.engagement('meeting');
      assert.deepEqual([record?.misread, record?.engagement.date], [said!.id, '2024-03-05']);
      await store.corrections.undo(said!.id, SIGN);
      assert.deepEqual(await idsOf(store), ['call', 'meeting']);
      assert.equal((await store.engagement('meeting'))?.misread, undefined);
      await store.close();
    });

    test('what was missed is added by its words, with evidence for what they say', async () => {
      const store = await filled();
      const [said] = await store.corrections.say(
        [{ act: 'add', article: 'a', value: ADDED, words: 'زار' }],
        SIGN,
      );
      const made = await engagement(store, said!.engagement!);
      assert.deepEqual([made.kind, made.corrected, made.place.city], ['visit', [''], 'عمّان']);
      assert.equal(made.evidence['/place/city']![0]!.words, 'عمّان');
      assert.ok(made.inferred.includes('/place/country'));
      assert.deepEqual(await idsOf(store, { kind: 'visit', topic: 'water' }), [made.id]);
      const changed = { ...change('/status', 'cancelled'), engagement: made.id } as Saying;
      await store.corrections.say([changed], SIGN);
      assert.equal((await engagement(store, made.id)).status, 'cancelled');
      await store.corrections.undo(said!.id, SIGN);
      assert.deepEqual(await idsOf(store), ['call', 'meeting']);
      await store.close();
    });

    test('refuses words that are not in the report and values that are none, and keeps nothing then', async () => {
      const store = await filled();
      const bad: readonly (readonly [Saying, string])[] = [
        [change('/date', '2024-01-01', { words: 'ليست هنا' }), 'correction.no-words'],
        [{ act: 'add', article: 'a', value: ADDED, words: 'لم يحدث' }, 'correction.no-words'],
        [change('/kind', 'party'), 'correction.bad-value'],
        [change('/date', '2024-02-30'), 'correction.bad-value'],
        [change('/until', '2024-03-01'), 'correction.bad-value'],
        [change('/place/country', 'Jordan'), 'correction.bad-value'],
        [change('/participants/7/name', 'x'), 'correction.bad-value'],
        [
          change('/participants/-', { name: '', role: null, represents: null, part: 'principal' }),
          'correction.bad-value',
        ],
        [change('/evidence', 'x'), 'correction.bad-value'],
        [change('/__proto__/x', 'x'), 'correction.bad-value'],
        [change('/date', '2024-03-05'), 'correction.bad-value'],
        [{ ...change('/kind', 'call'), article: 'nobody' } as Saying, 'store.not-found'],
        [{ act: 'misread', article: 'a', engagement: 'nobody' }, 'store.not-found'],
      ];
      for (const [saying, code] of bad) {
        const good = change('/focus', 'background');
        await assert.rejects(
          store.corrections.say([good, saying], SIGN),
          codeIs(code),
          JSON.stringify(saying),
        );
      }
      await assert.rejects(
        store.corrections.say([change('/kind', 'call')], { by: ' ' }),
        codeIs('correction.bad-value'),
      );
      assert.equal((await store.corrections.list()).total, 0);
      assert.equal((await engagement(store)).corrected, undefined);
      await store.close();
    });

    test('an undoing is kept too, and can itself be undone', async () => {
      const store = await filled();
      const [said] = await store.corrections.say([change('/kind', 'summit')], SIGN);
      const undoing = await store.corrections.undo(said!.id, { by: 'Badr' });
      assert.equal((await engagement(store)).kind, 'meeting');
      assert.equal((await engagement(store)).corrected, undefined);
      assert.equal((await store.corrections.of('a'))?.machine, null);
      await assert.rejects(store.corrections.undo(said!.id, SIGN), codeIs('correction.undone'));
      await assert.rejects(store.corrections.undo('999', SIGN), codeIs('store.not-found'));
      await store.corrections.undo(undoing.id, SIGN);
      assert.equal((await engagement(store)).kind, 'summit');
      const log = (await store.corrections.list()).items.map(({ act, state, by }) => [act, state, by]);
      assert.deepEqual(log, [
        ['undo', 'stands', 'Amal'],
        ['undo', 'undone', 'Badr'],
        ['change', 'stands', 'Amal'],
      ]);
      await store.close();
    });

    test('of several corrections of one value the last that stands counts', async () => {
      const store = await filled();
      const [first] = await store.corrections.say([change('/kind', 'summit')], SIGN);
      const [second] = await store.corrections.say([change('/kind', 'visit')], SIGN);
      assert.deepEqual([second!.before, (await engagement(store)).kind], ['summit', 'visit']);
      await store.corrections.undo(first!.id, SIGN);
      assert.equal((await engagement(store)).kind, 'visit');
      await store.corrections.undo(second!.id, SIGN);
      assert.equal((await engagement(store)).kind, 'meeting');
      await store.close();
    });

    test('corrections hold when an article is read anew, found again by their words', async () => {
      const store = await filled();
      await store.corrections.say(
        [
          change('/date', '2023-01-02', { words: 'أمس' }),
          change('/participants/1/role', 'وزير الدفاع'),
          { act: 'misread', article: 'a', engagement: 'call' },
          { act: 'add', article: 'a', value: ADDED, words: 'زار' },
        ],
        SIGN,
      );
      const [meeting, call] = ARTICLE.engagements!;
      const anew = makeReading({
        ...ARTICLE,
        body: `مقدمة جديدة.\n${BODY}`,
        engagements: [
          { ...meeting!, id: 'meeting-2', date: '2024-03-04', who: meeting!.who.toReversed() },
          { ...call!, id: 'call-2' },
        ],
      });
      assert.equal(await store.put(anew), 'updated');
      const { date, participants, evidence } = await engagement(store, 'meeting-2');
      assert.equal(date, '2023-01-02');
      assert.equal(evidence['/date']![0]!.words, 'أمس');
      assert.deepEqual(
        participants.map((it) => it.role),
        ['وزير الدفاع', 'الرئيس'],
      );
      assert.deepEqual(await idsOf(store, { kind: 'call' }), []);
      assert.equal((await idsOf(store, { kind: 'visit' })).length, 1);
      assert.deepEqual(findFaults({ ...(await store.article('a'))!, mentions: [] }), []);
      assert.equal(await store.put(anew), 'unchanged');
      assert.deepEqual((await store.corrections.list({ state: 'lost' })).items, []);
      await store.close();
    });

    test('a correction whose words are gone is to be checked, and holds again when they are back', async () => {
      const store = await filled();
      await store.corrections.say(
        [
          change('/date', '2023-01-02', { words: 'أمس' }),
          { act: 'add', article: 'a', value: ADDED, words: 'زار' },
          { act: 'misread', article: 'a', engagement: 'call' },
        ],
        SIGN,
      );
      const [meeting] = ARTICLE.engagements!;
      const body = BODY.replace('أمس ', '').replace('زار', 'قصد');
      await store.put(makeReading({ ...ARTICLE, body, engagements: [{ ...meeting!, id: 'm2' }] }));
      const lost = await store.corrections.list({ state: 'lost' });
      assert.deepEqual(lost.items.map(({ act }) => act).sort(), ['add', 'change', 'misread']);
      assert.deepEqual(await idsOf(store), ['m2']);
      assert.equal((await engagement(store, 'm2')).date, '2024-03-05');
      await store.put(makeReading(ARTICLE));
      assert.equal((await store.corrections.list({ state: 'lost' })).total, 0);
      assert.equal((await engagement(store)).date, '2023-01-02');
      await store.close();
    });

    test('what was added is not added twice when the machine reads it too', async () => {
      const store = await filled();
      await store.corrections.say([{ act: 'add', article: 'a', value: ADDED, words: 'زار' }], SIGN);
      const own = { id: 'visit', kind: 'visit', words: 'زار', who: [] } as const;
      await store.put(makeReading({ ...ARTICLE, engagements: [...ARTICLE.engagements!, own] }));
      assert.deepEqual(await idsOf(store), ['call', 'meeting', 'visit']);
      assert.equal((await store.corrections.list({ state: 'lost' })).total, 1);
      await store.close();
    });

    test('lists the log page by page, the latest first, by article and engagement', async () => {
      const store = await filled();
      for (const kind of ['call', 'visit', 'summit'])
        await store.corrections.say([change('/kind', kind)], SIGN);
      const first = await store.corrections.list({}, { limit: 2 });
      const rest = await store.corrections.list({}, { limit: 2, cursor: first.next ?? '' });
      assert.deepEqual(
        [...first.items, ...rest.items].map(({ value }) => value),
        ['summit', 'visit', 'call'],
      );
      assert.deepEqual([first.total, rest.next], [3, null]);
      assert.equal((await store.corrections.list({ article: 'b' })).total, 0);
      assert.equal((await store.corrections.list({ engagement: 'meeting' })).total, 3);
      assert.deepEqual(await store.corrections.articles(), ['a']);
      assert.equal(await store.corrections.of('nobody'), null);
      assert.equal((await store.corrections.one(first.items[0]!.id))?.value, 'summit');
      assert.equal(await store.corrections.one('x'), null);
      await store.close();
    });

    test('stories that are merged or split are in the log and can be undone', async () => {
      const store = await open();
      const words = [
        'أقر البرلمان قانون الضرائب الجديد في جلسته',
        'فاز المنتخب الوطني ببطولة آسيا لكرة القدم أمس',
      ];
      await store.putMany(words.map((it, i) => makeReading({ id: `r${i}`, title: it, body: it })));
      const together = async (): Promise<boolean> => (await store.story('r0'))!.readings.length === 2;
      assert.equal(await together(), false);
      await store.correctStory({ verdict: 'together', articles: ['r0', 'r1'] }, SIGN);
      assert.equal(await together(), true);
      const [said] = (await store.corrections.list()).items;
      assert.deepEqual([said!.act, said!.by], ['together', 'Amal']);
      await store.correctStory({ verdict: 'apart', articles: ['r1'], from: 'r0' }, SIGN);
      assert.equal(await together(), false);
      const [split] = (await store.corrections.list()).items;
      await store.corrections.undo(split!.id, SIGN);
      assert.equal(await together(), true);
      await store.corrections.undo(said!.id, SIGN);
      assert.equal(await together(), false);
      await store.close();
    });
  });
}
