import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEngagements } from './engagements/testing.ts';
import { spelledCity } from './spelled-city.ts';

const cityIn = (body: string): string | null => {
  const [engagement] = readEngagements(body, '2021-11-18');
  return engagement ? spelledCity(engagement, { title: '', body }) : null;
};

test('a city is spelled as its report spells it', () => {
  assert.equal(cityIn('وصل الرئيس البرتغالي إلى سول'), 'سول');
  assert.equal(cityIn('وصل الرئيس البرتغالي إلى بيونغيانغ'), 'بيونغيانغ');
});

test('the usual spelling stands where the report has it too', () => {
  assert.equal(cityIn('وصل الرئيس البرتغالي إلى سول. وتقع سيول على نهر الهان.'), 'سيول');
});

test('a palace and «the capital» give the usual name of their city', () => {
  assert.equal(cityIn('استقبل الرئيس الفرنسي في قصر الإليزيه الرئيس البرتغالي'), 'باريس');
  assert.equal(cityIn('وصل الرئيس البرتغالي إلى العاصمة المصرية'), 'القاهرة');
});
