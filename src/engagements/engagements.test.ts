import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Engagement } from '../model.ts';
import { type Example, parseExamples } from '../rules/rules.ts';
import { RULES } from './engagements.ts';
import { readEngagements } from './testing.ts';

const EXAMPLES = ['frames', 'proposals'].flatMap((room) => {
  const folder = new URL(`./${room}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.examples.txt'))
    .sort()
    .map((file) => ({ file, groups: parseExamples(readFileSync(new URL(file, folder), 'utf8')) }));
});

const firedBy = (engagements: readonly Engagement[], rule: string): readonly Engagement[] =>
  engagements.filter((e) => e.evidence['/kind']!.some((v) => v.rule === rule));

function valuesOf(engagement: Engagement, field: string): readonly (string | null)[] {
  if (field === 'place') return [engagement.place.city, engagement.place.venue];
  if (field === 'country') return [engagement.place.country];
  if (field === 'date') return [engagement.date];
  if (field === 'status') return [engagement.status];
  if (field === 'topic') return engagement.topics;
  return engagement.participants.flatMap((p) =>
    field === 'name' ? [p.name] : field === 'role' ? [p.role] : [p.represents],
  );
}

function check(rule: string, { side, sentence, fields, published }: Example): void {
  const found = firedBy(readEngagements(sentence, published), rule);
  if (side === '-') {
    assert.equal(found.length, 0, `${rule} read what it must not`);
    return;
  }
  assert.ok(found.length > 0, `${rule} did not fire`);
  for (const [field, words] of fields) {
    const values = found.flatMap((e) => valuesOf(e, field));
    assert.ok(values.includes(words), `${field}: expected «${words}», found ${JSON.stringify(values)}`);
  }
}

for (const { file, groups } of EXAMPLES) {
  describe(file, () => {
    for (const group of groups) {
      for (const example of group.examples) {
        test(`${group.rule} ${example.side} ${example.sentence}`, () => check(group.rule, example));
      }
    }
  });
}

test('every rule has examples on both sides, and every example a rule', () => {
  const sides = new Map<string, Set<string>>();
  for (const { groups } of EXAMPLES) {
    for (const group of groups) {
      sides.set(group.rule, new Set(group.examples.map((e) => e.side)));
    }
  }
  assert.deepEqual([...sides.keys()].sort(), RULES.map((r) => r.id).sort());
  for (const [rule, found] of sides) assert.equal(found.size, 2, rule);
});

/** Every value of an engagement that must have evidence, as pointer and value. */
function statedOf(e: Engagement): readonly (readonly [pointer: string, value: string | null])[] {
  return [
    ['/kind', e.kind],
    ['/status', e.status === 'held' ? null : e.status],
    ['/date', e.date],
    ['/until', e.until],
    ['/place/city', e.place.city],
    ['/place/country', e.place.country],
    ['/place/venue', e.place.venue],
    ...e.participants.flatMap((p, i): [string, string | null][] => [
      [`/participants/${i}/name`, p.name],
      [`/participants/${i}/role`, p.role],
      [`/participants/${i}/represents`, p.represents],
    ]),
    ...e.topics.map((topic, i): [string, string] => [`/topics/${i}`, topic]),
  ];
}

test('every value has its words or is marked as inferred', () => {
  for (const { groups } of EXAMPLES) {
    for (const group of groups) {
      for (const { sentence, published } of group.examples) {
        for (const engagement of readEngagements(sentence, published, sentence)) {
          for (const [pointer, value] of statedOf(engagement)) {
            const proofs = engagement.evidence[pointer] ?? [];
            for (const proof of proofs) assert.equal(sentence.slice(proof.start, proof.end), proof.words);
            const known = proofs.length > 0 || engagement.inferred.includes(pointer);
            assert.ok(value === null || known, `${pointer} without evidence: ${sentence}`);
          }
        }
      }
    }
  }
});

test('one interaction told three times is one engagement', () => {
  const body = [
    'استقبل الرئيس المصري عبد الفتاح السيسي اليوم وزير الخارجية الفرنسي في القاهرة.',
    'وبحث السيسي مع الوزير الفرنسي خلال اللقاء العلاقات الثنائية.',
    'وحضر اللقاء وزير الخارجية المصري سامح شكري.',
  ].join('\n');
  const found = readEngagements(body, '2022-03-15', 'السيسي يستقبل وزير الخارجية الفرنسي');
  assert.equal(found.length, 1);
  assert.equal(found[0]!.focus, 'main');
  assert.deepEqual(
    found[0]!.participants.map((p) => p.part),
    ['principal', 'principal', 'attendee'],
  );
  assert.deepEqual(found[0]!.topics, ['bilateral-relations']);
});

test('a tour is one visit for each country', () => {
  const found = readEngagements(
    'بدأ وزير الخارجية الأميركي أنتوني بلينكن جولة تشمل مصر والأردن وقطر',
    '2022-03-15',
  );
  assert.deepEqual(
    found.map((e) => e.place.country),
    ['EG', 'JO', 'QA'],
  );
});

test('the same article gives the same ids', () => {
  const body = 'التقى الرئيس الفرنسي إيمانويل ماكرون رئيس الوزراء العراقي في باريس';
  assert.deepEqual(readEngagements(body, '2022-03-15'), readEngagements(body, '2022-03-15'));
});

test('a text may end with any word of an engagement', () => {
  for (const last of ['وكان في استقبال', 'وكان في مقدمة مستقبليه', 'بحضور', 'يرافقه', 'وحضر اللقاء'])
    assert.doesNotThrow(() => readEngagements(`وصل الرئيس المصري إلى عمان ${last}`, '2022-03-15'), last);
});

test('an empty article holds no engagement', () => {
  assert.deepEqual(readEngagements('', null), []);
});

test('two of one state who met one of another, told alone as well, are two meetings', () => {
  const body =
    'وزير الخارجية ومستشار الأمن القومي الإيطاليان يلتقيان وزير الدفاع التونسي.\n' +
    'بحث وزير الخارجية الإيطالي أنطونيو تاياني مع وزير الدفاع التونسي خالد السهيلي أمن الحدود.';
  const met = readEngagements(body, '2024-11-18').map((e) => e.participants.map((p) => p.represents));
  assert.deepEqual(met, [
    ['IT', 'TN'],
    ['IT', 'TN'],
  ]);
  const together = readEngagements(
    'التقى الرئيس الإيطالي وزير الدفاع التونسي ووزير الخارجية التونسي',
    '2024-11-18',
  );
  assert.equal(together.length, 1);
});

test('the house of a summit stands for those who are not named', () => {
  const [alone] = readEngagements('تبدأ القمة الخليجية في الدوحة غدا', '2022-03-15');
  assert.deepEqual(
    alone!.participants.map((p) => p.represents),
    ['GCC'],
  );
  const body = 'قال وزير الخارجية الأردني أيمن الصفدي، خلال القمة العربية في الجزائر، إن الحل سياسي';
  const [named] = readEngagements(body, '2022-03-15');
  assert.deepEqual(
    named!.participants.map((p) => p.represents),
    ['JO'],
  );
});

test('who speaks at a conference and meets somebody does both', () => {
  const body = [
    'قال وزير الخارجية الأردني أيمن الصفدي، في كلمته أمام مؤتمر دولي في مدريد، إن الحل سياسي.',
    'والتقى الصفدي وزير الخارجية الإسباني خوسيه ألباريس.',
  ].join('\n');
  assert.deepEqual(
    readEngagements(body, '2022-03-15')
      .map((e) => e.kind)
      .sort(),
    ['meeting', 'summit'],
  );
});
