/** Whoever is named within the phrase of another: known from there on, and doing nothing there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity } from '../model.ts';
import { readText } from '../text/text.ts';
import { findMentions } from './mentions.ts';

const DAY = '2018-06-01';
const named = (body: string, published = DAY): readonly (readonly [string, string | null])[] =>
  findMentions(readText(body), { published }).entities.flatMap(({ name, role }: Entity) =>
    name ? [[body.slice(name.start, name.end), role && body.slice(role.start, role.end)] as const] : [],
  );

test('a name behind a body that is named by an office gives its bearer name and office', () => {
  const bureau = 'نشر مكتب رئيس الوزراء الفنلندي، سامي رانتا، صورة. ثم سافر رانتا إلى لندن.';
  assert.deepEqual(named(bureau), [['سامي رانتا', 'رئيس الوزراء الفنلندي']]);
  const crowd = 'حضر مسؤولون في إدارة الرئيس دونالد ترامب الحفل. ثم ضحك ترامب.';
  assert.deepEqual(named(crowd), [['دونالد ترامب', 'الرئيس']]);
});

test('who speaks for somebody in office is not he', () => {
  const body = 'نفى متحدث باسم الرئيس التركي رجب طيب أردوغان الخبر. وابتسم أردوغان.';
  assert.deepEqual(named(body), [['رجب طيب أردوغان', 'الرئيس التركي']]);
  const own = 'نفى المتحدث باسم الرئيس التركي إبراهيم كالن الخبر.';
  assert.deepEqual(named(own), [['إبراهيم كالن', 'المتحدث باسم الرئيس التركي']]);
  const director = 'كتب مدير مكتب الرئيس جعفر حسان مقالا.';
  assert.deepEqual(named(director), [['جعفر حسان', 'مدير مكتب الرئيس']]);
});

test('a holder told within another phrase acts nowhere', () => {
  const { actors } = findMentions(readText('وصل متحدث باسم الرئيس التركي رجب طيب أردوغان مساء'), {
    published: DAY,
  });
  assert.deepEqual(
    actors.map(({ kind, name }) => [kind, name]),
    [['office', null]],
  );
});

test('«زعيمها», «أمينها العام» are offices of those who are named behind them, and nobody without a name', () => {
  assert.deepEqual(named('قالت الحركة إن زعيمها خالد مشعل بخير'), [['خالد مشعل', 'زعيمها']]);
  assert.deepEqual(named('شكرت النقابة أمينها العام نور الدين الطبوبي'), [
    ['نور الدين الطبوبي', 'أمينها العام'],
  ]);
  const { actors } = findMentions(readText('استدعت الحكومة سفيرها لدى إيران'), { published: null });
  assert.ok(actors.every(({ role, kind }) => kind !== 'office' || role === null));
  assert.deepEqual(named('طلبت الجمعية مساعدتها ووقفت أمامها سعاد حسني'), [['سعاد حسني', null]]);
});

test('a former holder is not whom the bare office means', () => {
  const body = 'قال ترامب ذلك. وتذكر كثيرون إدارة الرئيس السابق باراك أوباما. وشكر الرئيس الأمريكي ضيوفه.';
  const roles = new Map(named(body));
  assert.equal(roles.get('ترامب'), 'الرئيس الأمريكي');
});
