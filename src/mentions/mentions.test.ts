/** Each sentence of the examples is a test: who can act in it, under which name, office and party. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Actor } from '../model.ts';
import { type Example, parseExamples } from '../rules/rules.ts';
import { readText } from '../text/text.ts';
import { findMentions } from './mentions.ts';

const file = new URL('mentions.examples.txt', import.meta.url);
const groups = parseExamples(readFileSync(file, 'utf8'));

function actorsOf({ sentence, published }: Example): readonly Actor[] {
  return findMentions(readText(sentence), { published }).actors;
}

function wordsOf(actor: Actor, field: string, sentence: string): string | null {
  if (field === 'party') return actor.represents;
  const span = field === 'name' ? actor.name : actor.role;
  return span && sentence.slice(span.start, span.end);
}

for (const { rule, examples } of groups) {
  describe(rule, () => {
    test('has examples on both sides', () => {
      assert.deepEqual(new Set(examples.map(({ side }) => side)), new Set(['+', '-']));
    });
    for (const example of examples) {
      test(`${example.side} ${example.sentence}`, () => {
        const own = actorsOf(example).filter((actor) => actor.rule === rule);
        if (example.side === '-') return assert.deepEqual(own, []);
        const said = own.map((actor) =>
          example.fields.map(([field]) => wordsOf(actor, field, example.sentence)),
        );
        const wanted = example.fields.map(([, words]) => words);
        assert.ok(
          said.some((values) => values.every((value, i) => value === wanted[i])),
          `expected ${JSON.stringify(wanted)}, found ${JSON.stringify(said)}`,
        );
      });
    }
  });
}

test('an actor is as long as its words: every place holds against the body', () => {
  for (const { sentence } of groups.flatMap(({ examples }) => examples)) {
    const text = readText(sentence);
    for (const mention of findMentions(text, { published: null }).all) {
      assert.ok(mention.start < mention.end && mention.end <= sentence.length);
      assert.equal(
        sentence.slice(mention.start, mention.end).trim(),
        sentence.slice(mention.start, mention.end),
      );
    }
  }
});

test('brings the mentions of one person together and keeps father and son apart', () => {
  const body =
    'استقبل الملك سلمان بن عبدالعزيز ضيفه، وحضر الأمير محمد بن سلمان بن عبدالعزيز اللقاء. وقال محمد بن سلمان كلمة.';
  const { actors, entities } = findMentions(readText(body), { published: null });
  const named = entities.filter((entity) => entity.name !== null);
  assert.equal(named.length, 2);
  assert.equal(actors.filter((actor) => actor.name !== null).length, 3);
});

test('a person whom the dated facts know stands for his state, and the words do not say so', () => {
  const { entities } = findMentions(readText('التقى أنتوني بلينكن ضيوفه'), { published: '2022-05-01' });
  assert.equal(entities[0]!.represents, 'US');
  assert.equal(entities[0]!.representsAt, null);
  assert.equal(entities[0]!.person, 'antony-blinken');
});

test('an office without state is that of the home state, unless the state has another in it', () => {
  const text = readText('أكد وزير التجارة ماجد القصبي ذلك');
  assert.equal(findMentions(text, { published: '2020-01-01', home: 'SA' }).entities[0]!.represents, 'SA');
});

test('an office within another is held by somebody else', () => {
  const body = 'وصل نائب الرئيس الأمريكي مايك بنس أمس. وقال الرئيس الأمريكي إن الزيارة مهمة.';
  const { entities } = findMentions(readText(body), { published: '2018-06-01' });
  assert.equal(entities.length, 2);
  assert.equal(entities[1]!.name, null);
});

test('an office told without its holder is that of the one whom the dated facts know in it', () => {
  const body = 'حضر الرئيس دونالد ترامب الحفل. وشكر الرئيس الأمريكي ضيوفه.';
  const { entities } = findMentions(readText(body), { published: '2018-06-01' });
  assert.equal(entities.length, 1);
});

test('a name with something written onto it is the one that the article tells in full', () => {
  const body = 'وصل رئيس مجلس النواب كيفين ماكارثي أمس. واجتمع وفد بماكارثي.';
  const text = readText(body);
  const { entities } = findMentions(text, { published: '2023-04-01' });
  const named = entities.filter(({ name }) => name !== null);
  assert.deepEqual(
    named.map(({ name }) => body.slice(name!.start, name!.end)),
    ['كيفين ماكارثي'],
  );
});

test('an office told alone gives its holder of the day his office, and nobody of another day', () => {
  const body = 'قال ترامب ذلك أمس. وشكر الرئيس الأمريكي ضيوفه. وانتظر الرئيس الأمريكي السابق دوره.';
  const roleOn = (published: string): string | null => {
    const { entities } = findMentions(readText(body), { published });
    const role = entities.find(({ name }) => name !== null)?.role ?? null;
    return role && body.slice(role.start, role.end);
  };
  assert.equal(roleOn('2018-06-01'), 'الرئيس الأمريكي');
  assert.equal(roleOn('2014-06-01'), null);
});

test('an office with a pronoun says less than one without', () => {
  const body = 'رافق الملك ولي عهده الأمير محمد بن سلمان. ووصل ولي العهد السعودي الأمير محمد بن سلمان أمس.';
  const { entities } = findMentions(readText(body), { published: '2019-06-01' });
  const role = entities.find(({ name }) => name !== null)!.role!;
  assert.equal(body.slice(role.start, role.end), 'ولي العهد السعودي');
});

test('a delegation told again by its bare noun is the one told before; two of them are not', () => {
  const groupsIn = (body: string): number =>
    findMentions(readText(body), { published: null }).entities.filter(({ plural }) => plural).length;
  assert.equal(groupsIn('وصل وفد كندي إلى المدينة. وزار الوفد متحفها.'), 1);
  assert.equal(groupsIn('وصل مفاوضون من مجلس الأمن. وشكر المفاوضين كثيرون.'), 1);
  assert.equal(groupsIn('وصل وفد كندي إلى المدينة. وتصافح الوفدان.'), 2);
  assert.equal(groupsIn('وصل الوزير والوفد المرافق له. وزار الوفد متحفها.'), 2);
});

test('who stands in for a king is not the king', () => {
  const body =
    'كتب نائب خادم الحرمين الشريفين الأمير فهد بن ناصر رسالة. وكتب خادم الحرمين الشريفين رسالة أيضا.';
  const { actors } = findMentions(readText(body), { published: null });
  assert.notEqual(actors[0]!.entity, actors.at(-1)!.entity);
});

test('«الأخيرة» is no man', () => {
  const body = 'زار الرئيس الصيني البلاد، ورحبت الأخيرة بالزيارة.';
  const { actors } = findMentions(readText(body), { published: null });
  assert.notEqual(actors[0]!.entity, actors.at(-1)!.entity);
});

test('«عبداللهيان» and «عبد اللهيان» are one; a family name alone is the leader of that name', () => {
  const spelled = findMentions(readText('وصل الوزير حسين أمير عبد اللهيان. وقال أمير عبداللهيان كلمة.'), {
    published: null,
  });
  assert.equal(new Set(spelled.actors.map(({ entity }) => entity)).size, 1);
  const body =
    'قال الزعيم الكوري الشمالي كيم جونغ أون ذلك. ووافقه نائب وزير الخارجية كيم كاي غوان. وابتسم كيم بعدها.';
  const { actors } = findMentions(readText(body), { published: null });
  assert.equal(actors.at(-1)!.entity, actors[0]!.entity);
  const ranked = findMentions(readText(body.replace('وابتسم', 'وابتسم الجنرال')), { published: null }).actors;
  assert.notEqual(ranked.at(-1)!.entity, ranked[0]!.entity);
});

test('one short name of two means him whom everybody means by it', () => {
  const body = 'وصل دونالد ترامب مساء. ثم وصلت إيفانكا ترامب. وشكر ترامب الحاضرين.';
  const { actors } = findMentions(readText(body), { published: null });
  assert.equal(actors[0]!.entity, actors.at(-1)!.entity);
  assert.notEqual(actors[1]!.entity, actors.at(-1)!.entity);
});

test('«بريك» is he of whom the report tells, not «ب» before another', () => {
  const body = 'تحدث إسحاق بريك طويلا. ثم سكت بريك فجأة.';
  const { actors } = findMentions(readText(body), { published: null });
  assert.equal(actors[0]!.entity, actors.at(-1)!.entity);
});

test('one person under two spellings or a byname is one, with the fullest name and his office', () => {
  const named = (body: string): readonly (readonly [string, string | null])[] => {
    const { actors, entities } = findMentions(readText(body), { published: '2021-06-01' });
    const words = (span: { start: number; end: number } | null): string | null =>
      span ? body.slice(span.start, span.end) : null;
    return [...new Set(actors.map(({ entity }) => entity))].map(
      (entity) => [words(entities[entity]!.name)!, words(entities[entity]!.role)] as const,
    );
  };
  const spelled = 'ابتسم بوتين قليلا. ثم غادر الرئيس الروسي فلاديمير بوتن القاعة.';
  assert.deepEqual(named(spelled), [['فلاديمير بوتن', 'الرئيس الروسي']]);
  const two = 'ابتسم بوتين قليلا. ثم غادر الرئيس الصيني شي جين بينغ القاعة.';
  assert.equal(named(two).length, 2);
});
