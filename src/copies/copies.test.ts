import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from '../text/text.ts';
import { creditedAgency, fingerprint, judgeCopy, printOf, sameAgency } from './copies.ts';
import { madeText } from './made-text.ts';

const judge = (a: string, b: string, days = 0) => judgeCopy(printOf(readText(a)), printOf(readText(b)), days);

test('a text in another spelling and with other marks is the same text', () => {
  const text = madeText(1, 6);
  const other = text.replaceAll('أ', 'ا').replaceAll('ة', 'ه').replaceAll('،', ' -');
  assert.equal(judge(text, other)?.kind, 'same');
  assert.deepEqual(fingerprint(readText(other)), fingerprint(readText(text)));
});

test('a text without its last paragraphs is a cut one, whichever comes first', () => {
  const whole = madeText(2, 8);
  const cut = whole.split('\n').slice(0, 4).join('\n');
  const copy = judge(cut, whole);
  assert.equal(copy?.kind, 'cut');
  assert.equal(copy?.ofFirst, 1);
  assert.equal(judge(whole, cut)?.ofSecond, 1);
  const marks = new Set(fingerprint(readText(whole)));
  assert.ok(fingerprint(readText(cut)).filter((mark) => marks.has(mark)).length >= 3);
});

test('two reports of one manner are no copies', () => {
  assert.equal(judge(madeText(3, 6), madeText(9, 6)), null);
});

test('a template filled with other names is no copy', () => {
  const cable = (who: string): string =>
    `بعث الملك برقية تهنئة إلى فخامة الرئيس ${who} بمناسبة ذكرى اليوم الوطني لبلاده وأعرب باسمه واسم الشعب والحكومة عن أصدق التهاني وأطيب التمنيات بالصحة والسعادة لفخامته ولشعب بلاده الصديق باطراد التقدم والازدهار وأشاد بتميز العلاقات التي تربط البلدين والشعبين`;
  assert.equal(judge(cable('ميرغاندو بالوتشي رئيس كرندازيا'), cable('تشوبنيك هولماروف رئيس زيلغاندا')), null);
});

test('a short text has fewer marks, an empty one none', () => {
  assert.deepEqual(fingerprint(readText('')), []);
  assert.equal(fingerprint(readText('واحد اثنان ثلاثة أربعة خمسة ستة')).length, 2);
});

const credit = (facts: { outlet?: string; credit?: string; body?: string }) => {
  const { outlet = null, credit: line = null, body = '' } = facts;
  const found = creditedAgency({ outlet, credit: line, body }, readText(body));
  return found && `${found.in} ${found.name} ${found.isKnown}`;
};

test('the agency is the one of the credit line, the dateline or the outlet', () => {
  assert.equal(credit({ credit: 'رويترز' }), 'credit رويترز true');
  assert.equal(credit({ credit: 'وكالة الأنباء السعودية' }), 'credit السعودية true');
  assert.equal(credit({ outlet: 'وكالة سنابل للأنباء' }), 'outlet سنابل true');
  assert.equal(credit({ body: 'عمان 3 آب (بترا) - استقبل الوزير السفير' }), 'dateline بترا true');
  assert.equal(credit({ body: 'القاهرة - أ ف ب - استقبل الوزير السفير' }), 'dateline أ ف ب true');
  assert.equal(credit({ body: 'القدس 14 يوليو (سنابل) - وصل الرئيس' }), 'dateline سنابل false');
});

test('words in brackets within a report, and agencies in general, are no agency', () => {
  assert.equal(credit({ body: 'أعلنت الحركة (حماس) أمس أن وفدها وصل' }), null);
  assert.equal(credit({ credit: 'وكالات' }), null);
  assert.equal(credit({}), null);
});

test('an agency is the same with and without its general words', () => {
  assert.ok(sameAgency('وكالة سنابل للأنباء', 'سنابل'));
  assert.ok(!sameAgency('سنابل', 'بترا'));
});
