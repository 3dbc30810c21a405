/** Whose a meeting is: the next guest of one host. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEngagements } from '../testing.ts';

const BEFORE = 'استقبل الرئيس الغاني كوفي منصور وزير المالية التوغولي.';
const NEXT = 'كما استقبل وزير الطاقة التوغولي، واستقبل وزير النقل الإيفواري.';
const OTHER = 'واستقبل وزير الطاقة الغاني في أكرا وزير النقل الإيفواري.';

const pairs = (body: string): readonly string[] =>
  readEngagements(body, '2024-05-05').map((e) =>
    e.participants.map(({ name, role }) => name ?? role).join(' | '),
  );

test('the next guest is received by the host, not by the guest before him', () => {
  const last = pairs(`${BEFORE} ${NEXT}`).at(-1)!;
  assert.ok(last.startsWith('كوفي منصور'), last);
});

test('another host is one', () => {
  const last = pairs(`${BEFORE} ${OTHER}`).at(-1)!;
  assert.ok(last.startsWith('وزير الطاقة الغاني'), last);
});
