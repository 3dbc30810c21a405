import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readEngagements } from './testing.ts';

const meetings = (body: string, headline: string): readonly string[] =>
  readEngagements(body, '2022-03-15', headline)
    .filter((e) => e.kind === 'meeting' || e.kind === 'summit')
    .map((e) => e.focus);

describe('a headline tells the meeting of the report, in other words', () => {
  test('a group named shortly is the one of the report', () => {
    const body = 'استقبل وزير الخارجية المغربي ناصر بوريطة اليوم مديرة منظمة الهجرة آمي بوب.';
    assert.deepEqual(meetings(body, 'وزير الخارجية المغربي يستقبل وفدا'), ['main']);
  });

  test('one whom only his party tells is the one of that party', () => {
    const body = 'اجتمع وزير النفط العراقي إحسان إسماعيل في بغداد مع السفير الياباني.';
    assert.deepEqual(meetings(body, 'وزير النفط العراقي يجتمع مع مسؤول ياباني'), ['main']);
  });

  test('somebody else stays somebody else', () => {
    const body = 'اجتمع وزير النفط العراقي إحسان إسماعيل في بغداد مع السفير الياباني.';
    const read = meetings(body, 'وزير الدفاع التركي يلتقي نظيره الإيطالي');
    assert.equal(read.length, 2);
  });

  test('a headline of matches is none', () => {
    const body = 'يخوض الفريق مباراة قوية في الدوري أمام منتخب شباب المدينة في ملعب النادي.';
    assert.deepEqual(meetings(body, 'قمة عربية بين مصر وتونس'), []);
  });
});

describe('a headline tells the people of the report once more', () => {
  const people = (body: string, headline: string): readonly (string | null)[][] =>
    readEngagements(body, '2022-03-15', headline).map((e) => e.participants.map((p) => p.name ?? p.role));
  const body = 'التقى رئيس الوزراء العراقي أحمد الساعدي في بغداد وزير الخارجية الياباني كينجي مورا.';

  test('an office whose state is told in another way', () => {
    const headline = 'رئيس الوزراء العراقي يلتقي وزير خارجية اليابان';
    assert.deepEqual(people(body, headline), [['أحمد الساعدي', 'كينجي مورا']]);
  });

  test('a counterpart is whoever the report names for that party', () => {
    const told = 'بحث وزير الدفاع الأردني سالم الزعبي في عمان مع وزير الدفاع الإيطالي التعاون العسكري.';
    const headline = 'وزير الدفاع الأردني يبحث مع نظيره الإيطالي التعاون';
    assert.deepEqual(people(told, headline), [['سالم الزعبي', 'وزير الدفاع الإيطالي']]);
  });

  test('a state is told by the one who met for it, and is no ministry of hers', () => {
    const told = `${body} وقالت وزارة الخارجية العراقية إن اللقاء كان مثمرا.`;
    assert.deepEqual(people(told, 'العراق واليابان يبحثان التعاون'), [['أحمد الساعدي', 'كينجي مورا']]);
  });

  test('one of a party that the report does not name is a third', () => {
    const headline = 'رئيس الوزراء العراقي يلتقي وزير الخارجية الياباني والسفير البرازيلي';
    assert.ok(people(body, headline).some((all) => all.includes('السفير البرازيلي')));
  });
});

describe('visits whose land another sentence tells', () => {
  const visits = (body: string): readonly (string | null)[] =>
    readEngagements(body, '2022-03-15', '')
      .filter((e) => e.kind === 'visit')
      .map((e) => e.place.country);

  test('of the one who received the visitor', () => {
    const body = 'استقبل الرئيس التركي اليوم المستشار الألماني. وتأتي زيارة المستشار الألماني بعد خلاف طويل.';
    assert.deepEqual(visits(body), ['TR']);
  });

  test('not of a meeting at home', () => {
    const body =
      'اجتمع المستشار الألماني في برلين بوزير المالية الألماني. وتأتي زيارة المستشار الألماني بعد خلاف.';
    assert.deepEqual(visits(body), []);
  });
});
