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

test('joins a name whose first or last word alone is in quotation marks', () => {
  assert.deepEqual(read('وأعلن "جيش" الاحتلال انسحابه'), ['IL "جيش" الاحتلال quoted']);
  assert.deepEqual(read('وقالت حكومة "الاحتلال" إنها وافقت'), ['IL حكومة "الاحتلال" quoted']);
});

test('makes no name of words on both sides of the border of a quotation', () => {
  assert.deepEqual(read('وسماه "أكبر جيش" الاحتلال لا يقهره'), []);
});

test('gives one form for all spellings of a name', () => {
  const [naming] = findNamings(readText('الجمهورية الاسلامية الايرانية ترد'));
  assert.equal(naming?.words, 'الجمهورية الاسلامية الايرانية');
  assert.equal(naming?.form, 'الجمهورية الإسلامية الإيرانية');
});

test('tells the voice of a name: own, in scare quotes, or in the words of somebody', () => {
  const body = 'زار إسرائيل أمس وقال الرئيس إن "كيان الاحتلال لن يبقى" ووصف حماس بأنها "تنظيم"';
  const start = body.indexOf('كيان');
  const said = { speaker: 'الرئيس', direct: true, start, end: body.indexOf('"', start) };
  assert.deepEqual(
    findNamings(readText(body), [said]).map(({ form, voice, speaker }) => [form, voice, speaker]),
    [
      ['إسرائيل', 'own', null],
      ['كيان الاحتلال', 'quotation', 'الرئيس'],
      ['حماس', 'own', null],
    ],
  );
});

test('keeps a quotation nobody is named for, and the speaker of words that are passed on with one', () => {
  const body = 'ورفعت لافتة كتب عليها "اخرجوا من الصحراء الغربية"';
  const [naming] = findNamings(readText(body));
  assert.deepEqual([naming?.voice, naming?.speaker], ['quotation', null]);
  const passed = { speaker: 'الوزير', direct: false, start: 0, end: body.length };
  assert.equal(findNamings(readText(body), [passed])[0]?.speaker, 'الوزير');
});
