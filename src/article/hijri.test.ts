import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHijri } from './hijri.ts';

test('a Hijri day is a Gregorian one, and what is no number is no day', () => {
  assert.equal(readHijri(1440, 6, 3), '2019-02-08');
  assert.equal(readHijri(1440, 13, 3), null);
  assert.equal(readHijri(Number.NaN, 6, 3), null);
});
