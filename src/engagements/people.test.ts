/** Who took part, in which words: the words of a report for one and the same body differ from place to place. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EngagementKind } from '../model.ts';
import { readEngagements } from './testing.ts';

const rolesOf = (kind: EngagementKind, body: string): readonly (string | null)[] =>
  readEngagements(body, '2018-06-05', '')
    .filter((e) => e.kind === kind)
    .flatMap(({ participants }) => participants.map(({ role }) => role));

describe('those who took part', () => {
  test('a state is worded as it is where the talks are told', () => {
    const body = 'أعلنت الولايات المتحدة أنها تبحث عن حل. وجرت أمس مباحثات بين واشنطن وأنقرة في هذا الشأن.';
    assert.deepEqual(rolesOf('meeting', body), ['واشنطن', 'أنقرة']);
  });
  test('a delegation told by its bare noun is worded as it was told first', () => {
    const body = 'وصل أمس وفد كندي إلى تونس. واجتمع الوفد مع رئيس الحكومة يوسف الشاهد.';
    assert.deepEqual(rolesOf('meeting', body), ['وفد كندي', 'رئيس الحكومة']);
  });
});

test('«بينه وبين نظيره»: the one spoken of is one of the two', () => {
  const [meeting] = readEngagements(
    'قال الرئيس المصري عبد الفتاح السيسي إن اللقاء الذي عقد بينه وبين نظيره الكيني وليام روتو كان مثمرا.',
    '2023-06-05',
  );
  assert.deepEqual(
    meeting?.participants.map(({ name }) => name),
    ['عبد الفتاح السيسي', 'وليام روتو'],
  );
});

test('whoever comes to meet two meets both of them', () => {
  const met = rolesOf(
    'meeting',
    'وصل وزير الخارجية الياباني تارو كونو، أمس، إلى عمان للقاء الملك عبد الله الثاني وولي العهد الأمير الحسين.',
  );
  assert.deepEqual(met, ['وزير الخارجية الياباني', 'الملك', 'ولي العهد']);
  assert.equal(rolesOf('meeting', 'تستعد عمان للقاء الرئيس التركي ونظيره الإيراني.').length, 2);
});

test('the full stop of a title ends no clause', () => {
  const body = 'التقى وزير العمل السعودي د. سعيد القحطاني أمس وزير العدل د. ناصر الشهري في الرياض.';
  assert.deepEqual(rolesOf('meeting', body), ['وزير العمل السعودي', 'وزير العدل']);
});

test('«وكذلك», «إضافة إلى»: one more of those who were met', () => {
  for (const more of ['وكذلك', 'بالإضافة إلى', 'إلى جانب']) {
    const body = `التقى وزير الخارجية الفرنسي بالرئيس اللبناني ورئيس الحكومة، ${more} رئيس البرلمان.`;
    assert.equal(rolesOf('meeting', body).length, 4, more);
  }
});

test('a counterpart is worded as he is where the talks are told, where his bare title says less', () => {
  const body =
    'وصل الرئيس وليام روتو إلى القاهرة. وبحث الرئيس المصري عبد الفتاح السيسي مع نظيره الكيني وليام روتو التعاون.';
  assert.deepEqual(rolesOf('meeting', body), ['الرئيس المصري', 'نظيره الكيني']);
});
