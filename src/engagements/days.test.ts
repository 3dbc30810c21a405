import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Engagement } from '../model.ts';
import { type Example, parseExamples } from '../rules/rules.ts';
import { readEngagements } from './testing.ts';

const EXAMPLES = new URL('./days.examples.txt', import.meta.url);

/** The fields hold for one and the same engagement; `null` is said as the word, `none` for no engagement. */
function check({ sentence, published, fields }: Example): void {
  const found = readEngagements(sentence, published);
  if (fields.some(([field]) => field === 'none')) {
    assert.equal(found.length, 0, JSON.stringify(found.map((e) => [e.kind, e.date])));
    return;
  }
  const holds = (e: Engagement): boolean =>
    fields.every(([field, words]) => String(field === 'date' ? e.date : e.status) === words);
  assert.ok(found.some(holds), JSON.stringify(found.map((e) => [e.kind, e.status, e.date])));
}

for (const group of parseExamples(readFileSync(EXAMPLES, 'utf8'))) {
  describe(group.rule, () => {
    for (const example of group.examples) test(example.sentence, () => check(example));
    test('both sides are shown', () => assert.ok(group.examples.length > 1));
  });
}
