import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEngagements } from './testing.ts';

const DAY = '2022-03-15';
const summits = (body: string) => readEngagements(body, DAY).filter((e) => e.kind === 'summit');
const names = (body: string) => summits(body).map((e) => e.participants.map((p) => p.name ?? p.role));

test('who met on the margin of a summit of a body took part in it, and met apart from it', () => {
  const body =
    'التقى وزير الخارجية المصري سامح شكري نظيره الروسي سيرغي لافروف على هامش قمة مجموعة العشرين في بوينس آيرس.';
  const all = readEngagements(body, DAY);
  assert.deepEqual(all.map((e) => e.kind).sort(), ['meeting', 'summit']);
  assert.equal(names(body)[0]!.length, 3);
});

test('a body that the report names stays beside the leaders that are named', () => {
  const body = 'شارك الرئيس الفرنسي إيمانويل ماكرون في قمة الاتحاد الأفريقي في نواكشوط أمس.';
  assert.equal(names(body)[0]!.length, 2);
});

test('a summit as a setting with nobody named is none', () => {
  assert.deepEqual(summits('التقيا على هامش قمة مجموعة العشرين في بوينس آيرس.'), []);
});

test('the general assembly is no society', () => {
  assert.equal(summits('تعقد الجمعية العامة للأمم المتحدة اجتماعا طارئا يوم الأربعاء.').length, 1);
});

test('what was agreed at a summit is the summit of its body, not of whoever agreed', () => {
  const body = 'وقال الوزير إن البيان تم الاتفاق عليه خلال قمة مجموعة العشرين في بالي.';
  assert.deepEqual(names(body), [['مجموعة العشرين']]);
});

test('who holds his summit stands between the verb and the noun', () => {
  const body =
    'قال رئيس المجلس الأوروبي دونالد توسك إن الوضع صعب. ويعقد الاتحاد الأوروبي قمته يوم الخميس في بروكسل.';
  assert.deepEqual(names(body), [['الاتحاد الأوروبي']]);
});

test('one body by two names is one, a committee of one land none of many', () => {
  assert.equal(
    summits('تجتمع رابطة دول جنوب شرق آسيا (آسيان) الشهر المقبل في كوالالمبور.')[0]!.participants.length,
    1,
  );
  assert.deepEqual(summits('عقدت اللجنة السداسية اجتماعا أمس.'), []);
});

test('two tellings of one group of states are one summit, whoever else they name', () => {
  const body =
    'شارك الرئيس الفرنسي إيمانويل ماكرون في قمة مجموعة السبع في كندا. وحضر رئيس الوزراء الإيطالي جوزيبي كونتي قمة مجموعة السبع.';
  assert.equal(summits(body).length, 1);
});
