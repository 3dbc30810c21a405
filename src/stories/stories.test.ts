import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Article, BARE_ARTICLE } from '../model.ts';
import { readArticle } from '../pipeline.ts';
import { explain, type Gist, gistOf, joinStory, leaveStory, openShelf, settleAgain } from './stories.ts';

const made = ({ id, title, text, published = '2024-03-05', outlet = null }: Made): Article => ({
  ...BARE_ARTICLE,
  ...{ id, title, outlet, published, body: text },
});
interface Made {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly published?: string | null;
  readonly outlet?: string | null;
}
const gistFrom = (it: Made): Gist => gistOf(readArticle(made(it)));

const SAMPLES = new URL('../../eval/samples.gold.jsonl', import.meta.url);
const samples: readonly Gist[] = readFileSync(SAMPLES, 'utf8')
  .trim()
  .split('\n')
  .map((line) => gistFrom(JSON.parse(line) as Made));

/** The samples with days and words changed a little, so that many stand close together. */
const crowd: readonly Gist[] = samples.flatMap((gist, i) =>
  [0, 1, 2].map((copy) => ({
    ...gist,
    id: `${gist.id}-${copy}`,
    day: `2024-03-0${1 + ((i + copy) % 5)}`,
    terms: gist.terms.filter((_, at) => (at + i) % (copy + 3) !== 0),
  })),
);

function group(
  gists: readonly Gist[],
  ids: readonly string[] = gists.map(({ id }) => id),
  mostShown?: number,
): string {
  const near = openShelf([], mostShown === undefined ? {} : { mostShown });
  for (const gist of gists) joinStory(gist, near);
  return JSON.stringify(ids.map((id) => near.node(id)?.story));
}

test('any order of arrival gives the same stories', () => {
  const ids = crowd.map(({ id }) => id);
  const expected = group(crowd);
  fc.assert(
    fc.property(fc.shuffledSubarray([...crowd], { minLength: crowd.length }), (order) => {
      assert.equal(group(order, ids), expected);
    }),
    { numRuns: 30 },
  );
});

test('reports that come, change and go leave the stories of those that stayed', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...crowd]), fc.shuffledSubarray([...crowd]), (kept, gone) => {
      const near = openShelf();
      const stay = new Set(kept.map(({ id }) => id));
      for (const gist of gone) joinStory({ ...gist, terms: gist.terms.slice(3) }, near);
      for (const gist of kept) joinStory(gist, near);
      for (const { id } of gone) if (!stay.has(id)) leaveStory(id, near);
      const ids = [...stay].sort();
      assert.equal(JSON.stringify(ids.map((id) => near.node(id)?.story)), group(kept, ids));
    }),
    { numRuns: 20 },
  );
});

/** Reports by one template: all alike, some of two or three happenings among them. */
const flood: readonly Gist[] = Array.from({ length: 60 }, (_, i) => {
  const gist = samples[i % 3]!;
  return {
    ...gist,
    id: `flood-${i}`,
    day: `2024-03-0${1 + (i % 4)}`,
    terms: gist.terms.filter((_, at) => (at + i) % 9 !== 0),
    keys: gist.keys.filter((_, at) => (at + i) % 7 !== 0),
  };
});

test('where more stand under a key than are looked at, order does not matter either', () => {
  for (const [gists, mostShown] of [
    [crowd, 2],
    [flood, 3],
    [flood, 8],
  ] as const) {
    const ids = gists.map(({ id }) => id);
    const expected = group(gists, ids, mostShown);
    const [whole, part] = [
      fc.shuffledSubarray([...gists], { minLength: ids.length }),
      fc.subarray([...gists]),
    ];
    fc.assert(
      fc.property(whole, part, (order, gone) => {
        assert.equal(group(order, ids, mostShown), expected);
        const near = openShelf([], { mostShown });
        for (const gist of order) joinStory(gist, near);
        for (const { id } of gone) leaveStory(id, near);
        const rest = ids.filter((id) => near.place(id));
        const kept = gists.filter(({ id }) => rest.includes(id));
        assert.equal(JSON.stringify(rest.map((id) => near.place(id)?.story)), group(kept, rest, mostShown));
      }),
      { numRuns: 12 },
    );
  }
});

test('reports of one happening stay one story however many they are, and look at some of them only', () => {
  const near = openShelf();
  const many = Array.from({ length: 400 }, (_, i) => ({ ...samples[0]!, id: `${i}`, outlet: `outlet ${i}` }));
  for (const gist of many) joinStory(gist, near);
  assert.equal(new Set(many.map(({ id }) => near.place(id)?.story)).size, 1);
  for (const { id } of many) assert.ok(near.scores(id).size <= 32);
});

test('a shelf made of the nodes of another holds the same stories', () => {
  const near = openShelf();
  for (const gist of samples) joinStory(gist, near);
  const again = openShelf(JSON.parse(JSON.stringify(near.nodes())) as ReturnType<typeof near.nodes>);
  assert.deepEqual(again.nodes(), near.nodes());
  for (const { gist, story } of near.nodes()) assert.ok(again.members(story).includes(gist.id));
});

test('what the user says stands over what words say, and survives reading again', () => {
  const [a, b] = ['yaraa-alula', 'mashrabiya-alula'];
  const [c] = ['barid-grain-istanbul'];
  const near = openShelf([], { corrections: { apart: [[a!, b!]], together: [[a!, c!]] } });
  for (const gist of samples) joinStory(gist, near);
  const storyOf = (id: string): string | undefined => near.node(id)?.story;
  assert.notEqual(storyOf(a!), storyOf(b!));
  assert.equal(storyOf(a!), storyOf(c!));
  for (const gist of samples) joinStory({ ...gist, headline: 'again' }, near);
  assert.notEqual(storyOf(a!), storyOf(b!));
  assert.equal(storyOf(a!), storyOf(c!));
  assert.equal(explain(a!, b!, near)?.reason, 'corrected');
  assert.deepEqual(settleAgain([a!, b!, c!], near), []);
});

test('says why two reports stand together or apart', () => {
  const near = openShelf();
  for (const gist of samples) joinStory(gist, near);
  const same = explain('yaraa-alula', 'mashrabiya-alula', near);
  assert.equal(same?.together, true);
  assert.equal(same?.reason, 'same');
  assert.ok((same?.likeness.shared.length ?? 0) > 5);
  assert.equal(explain('yaraa-alula', 'barid-grain-istanbul', near)?.reason, 'far');
  assert.equal(explain('yaraa-alula', 'nobody', near), null);
});

test('a preview and a report of another meeting of the same persons stay apart', () => {
  const near = openShelf();
  const texts: readonly Made[] = [
    {
      id: 'a',
      title: 'وزير الخارجية المصري يستقبل نظيره الأردني في القاهرة',
      text: 'استقبل وزير الخارجية المصري سامح شكري اليوم في القاهرة نظيره الأردني أيمن الصفدي، وبحثا أزمة المياه وتوسعة معبر العقبة.',
    },
    {
      id: 'b',
      title: 'شكري والصفدي يبحثان في القاهرة أزمة المياه',
      text: 'بحث وزير الخارجية المصري سامح شكري مع نظيره الأردني أيمن الصفدي اليوم في القاهرة أزمة المياه وتوسعة معبر العقبة.',
    },
    {
      id: 'c',
      title: 'البرلمان الأردني يقر موازنة الدولة',
      text: 'أقر مجلس النواب الأردني اليوم مشروع قانون الموازنة العامة بعد جلسات استمرت ثلاثة أيام شهدت جدلا بشأن الضرائب.',
    },
  ];
  for (const it of texts) joinStory(gistFrom(it), near);
  assert.equal(near.node('a')?.story, near.node('b')?.story);
  assert.notEqual(near.node('a')?.story, near.node('c')?.story);
});
