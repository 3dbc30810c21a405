/** Words that name somebody get no weight. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameTest } from './name-test.ts';

const MONA = 'منى';
const REPORTS = [
  { article: 'a', names: [MONA] },
  { article: 'b', names: [MONA, MONA] },
];

describe('a word is a name', () => {
  const isName = nameTest(REPORTS);
  test('where it is a land, or an adjective of one with what stands before it', () => {
    for (const word of ['تونس', 'التونسيه', 'والتونسيين']) assert.ok(isName(word, 100), word);
  });
  test('where a quarter of the reports that have it name somebody by it', () => {
    assert.ok(isName(MONA, 6));
    assert.ok(!isName(MONA, 7));
  });
  test('never where nothing is named by it', () => {
    assert.ok(!isName('موعد', 1));
  });
});
