/** Two without names, of which one is of no known party, met nobody that a record could tell. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readEngagements } from '../testing.ts';

const countOf = (sentence: string): number => readEngagements(sentence, '2022-03-15').length;

describe('vague', () => {
  for (const sentence of [
    'وأكد البيان أن الوفد ناقش مع الجانب السعودي بعض الخيارات',
    'وقالت الحركة إن وفد القيادة أجرى مشاورات مع الخارجية الروسية',
    'وأبرمت السلطات مع الصين اتفاقية بشأن التجارة',
    'قال وزير الدفاع النرويجي يوناس ستور إن المفاوضات مع أيسلندا صعبة',
    'وقال الوزراء في الرسالة الموجهة إلى وزيري الخارجية الأميركيين إن العقوبات لا تفيد',
  ])
    test(sentence, () => assert.equal(countOf(sentence), 0));
});

describe('a gathering', () => {
  test('named only as a setting', () =>
    assert.equal(countOf('وأوضحت الوزيرة على هامش قمة حلف شمال الأطلسي أن المشكلات كثيرة'), 0));
  test('of which is told who comes', () =>
    assert.equal(countOf('يشارك الرئيس الفرنسي إيمانويل ماكرون غدا في قمة حلف شمال الأطلسي في بروكسل'), 1));
});

describe('told well enough', () => {
  for (const sentence of [
    'انتهت المفاوضات بين فصائل المعارضة المسلحة وروسيا أمس',
    'التقى وزير الصحة الأردني أمس عائلات الضحايا',
    'قال وزير الدفاع النرويجي يوناس ستور إن جولة المفاوضات مع أيسلندا بدأت أمس في أوسلو',
    'استقبل رئيس الجمهورية اليوم وزير الخارجية الفرنسي',
    'ناقش الوفد مع الجانب السعودي في جدة بعض الخيارات',
  ])
    test(sentence, () => assert.equal(countOf(sentence), 1));
});
