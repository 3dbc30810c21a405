import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from '../text/text.ts';
import { findNamings } from './namings.ts';

const read = (body: string): string[] =>
  findNamings(readText(body)).map(
    ({ party, words, quoted }) => `${party} ${words}${quoted ? ' quoted' : ''}`,
  );

test('takes the longest form and the party it is used for', () => {
  assert.deepEqual(read('التقى الوفد مسؤولين من دولة الاحتلال'), ['IL دولة الاحتلال']);
});

test('tells a name in quotation marks of its own from one inside a longer quotation', () => {
  assert.deepEqual(read('قال إن "إسرائيل" رفضت'), ['IL إسرائيل quoted']);
  assert.deepEqual(read('قال "إن إسرائيل رفضت العرض"'), ['IL إسرائيل']);
});

test('leaves an attached particle out of the words', () => {
  assert.deepEqual(read('وصل إلى الصحراء الغربية ثم عاد لإيران'), ['EH الصحراء الغربية', 'IR إيران']);
});

test('keeps every naming at its place', () => {
  const text = readText('جماعة الحوثي، أو أنصار الله كما تسمي نفسها، وميليشيات الحوثي كما يسميها خصومها');
  for (const { start, end, words } of findNamings(text)) assert.equal(text.body.slice(start, end), words);
});
