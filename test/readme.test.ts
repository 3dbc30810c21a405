/** The example that README.md opens with is what Liqa gives. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArticle } from '../src/pipeline.ts';
import { ROOT } from './sources.ts';

test('the sentence of the README gives the record of the README', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const body = /^> (.+)$/mu.exec(readme)![1]!;
  const expected = JSON.parse(/<!-- example -->\n```json\n([\s\S]*?)```/u.exec(readme)![1]!) as Record<
    string,
    unknown
  >;
  const article = {
    id: 'readme',
    url: null,
    title: '',
    outlet: null,
    author: null,
    published: '2025-06-12',
    updated: null,
  };
  const reading = readArticle({
    ...article,
    credit: null,
    keywords: [],
    language: 'ar',
    body,
    dropped: [],
    problems: [],
  });
  const [engagement] = reading.engagements;
  assert.equal(reading.engagements.length, 1);
  for (const [field, value] of Object.entries(expected)) {
    assert.deepEqual(engagement![field as keyof typeof engagement], value, field);
  }
  for (const [span] of Object.values(engagement!.evidence))
    assert.equal(body.slice(span!.start, span!.end), span!.words);
});
