/** The bars of what stories tell, on the samples. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSamples, scoreTold } from './score-told.ts';

const scores = new Map(scoreTold(readSamples()).map((it) => [it.kind, it]));

for (const kind of ['contradictions', 'omissions', 'copies', 'readouts', 'namings']) {
  test(`finds all ${kind} that were planted, and claims none beyond`, () => {
    const { missed, beyond } = scores.get(kind)!;
    assert.deepEqual([...missed, ...beyond], []);
  });
}
