import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readEngagements } from '../testing.ts';
import { isProposed } from './known.ts';
import { decodeRow, encodeRow } from './weights.ts';

const PROPOSED =
  'وتطرق وزير الخارجية الأردني أيمن الصفدي في لقاء استمر ساعتين ومنسق الأمم المتحدة إلى ملف اللاجئين.';
const rulesOf = (body: string): readonly string[] =>
  readEngagements(body, '2022-03-15').flatMap((e) => e.evidence['/kind']!.map(({ rule }) => rule));

describe('proposals', () => {
  test('are marked as inferred, with the word that tells them', () => {
    const [met, ...others] = readEngagements(PROPOSED, '2022-03-15');
    assert.deepEqual(others, []);
    assert.ok(met!.inferred.includes('/kind'));
    assert.deepEqual(
      met!.evidence['/kind']!.map(({ rule, words }) => [rule, words]),
      [['meeting.proposed', 'لقاء']],
    );
  });
  test('tell nothing again of people whose meeting a rule read', () => {
    const ruled = 'التقى وزير الخارجية الأردني أيمن الصفدي منسق الأمم المتحدة في عمان.';
    assert.deepEqual(rulesOf(`${ruled}\n${PROPOSED}`), ['meeting.met']);
  });
  test('add nobody to what a rule read, and take no word for what was just told', () => {
    const body =
      'استقبل أمير قطر الرئيس الفرنسي في الدوحة. وبحث الجانبان، في اللقاء الذي حضره وزير الطاقة سعد الكعبي ووزير المالية علي العمادي، ملفات المنطقة.';
    const [met, ...others] = readEngagements(body, '2022-03-15');
    assert.deepEqual(others, []);
    assert.deepEqual(
      met!.participants.map(({ part }) => part),
      ['principal', 'principal', 'attendee', 'attendee'],
    );
  });
  test('leave what is only wished for', () => {
    assert.deepEqual(rulesOf('قد يلتقي الرئيس الروسي نظيره الأوكراني إذا سمحت الظروف.'), []);
  });
  test('are known by their rule', () => {
    assert.ok(isProposed({ rule: 'visit.proposed' }));
    assert.ok(!isProposed({ rule: 'visit.visited' }));
  });
});

describe('weights', () => {
  test('come back from their letters within a step of their scale', () => {
    const row = [0, 0.5, -1.25, 0.001, 2];
    const { letters, scale } = encodeRow(row);
    const back = decodeRow(letters, scale);
    assert.equal(back.length, row.length);
    for (const [i, x] of row.entries()) assert.ok(Math.abs(back[i]! - x) <= Number(scale) / 2 + 1e-6);
  });
  test('of nothing are nothing', () => {
    const { letters, scale } = encodeRow([0, 0]);
    assert.deepEqual([...decodeRow(letters, scale)], [0, 0]);
  });
});
