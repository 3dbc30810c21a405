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
