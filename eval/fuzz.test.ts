import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz, loadSeeds } from './fuzz.ts';
import { mutateInput, seedOf } from './fuzz-mutate.ts';

test('a case is the same each time it is made', () => {
  const seeds = loadSeeds();
  for (const index of [0, 7, 1_000]) {
    assert.deepEqual(mutateInput(seeds, seedOf(1, index)), mutateInput(seeds, seedOf(1, index)));
  }
});

test('mutated pages are read without a crash, a hang or a broken law of evidence', async () => {
  const { cases, faults } = await fuzz({ seed: 1, cases: 3_000, ms: 10_000 });
  assert.deepEqual(faults, []);
  assert.ok(cases >= 50, `only ${cases} cases were read`);
});
