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
