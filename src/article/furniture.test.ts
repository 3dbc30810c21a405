import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOf, keyWords } from './furniture.ts';

test('the words of a line are runs of letters and of digits in normal form', () => {
  assert.deepEqual(keyWords('  الخميس، 18فبراير/٢٠٢١ – أَحمد!'), ['الخميس', '18', 'فبراير', '2021', 'احمد']);
  assert.equal(keyOf('…'), '');
});

test('letters beyond the first plane are letters, and signs there are none', () => {
  assert.deepEqual(keyWords('صورة 📷 𞤀𞤁 12'), ['صوره', '𞤢𞤣', '12']);
});
