/** Holds the logic of the gate, on made-up figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptFigures, type Baseline, checkGate, type Measured, printVerdict } from './gate.ts';
import { type Count, type Counts, type Measure, noiseOf } from './tallies.ts';

const counts = (entries: Readonly<Partial<Record<Measure, Count>>>): Counts =>
  new Map(Object.entries(entries) as [Measure, Count][]);
const measured = (entries: Readonly<Partial<Record<Measure, Count>>>, digest = 'd1'): Measured => ({
  name: 'samples',
  digest,
  counts: counts(entries),
});
const EMPTY: Baseline = { sets: {}, lowered: [] };
const PINNED: Baseline = {
  sets: { samples: { digest: 'd1', accepted: '2026-01-01', floors: { date: 0.9, 'engagement.all': 0.8 } } },
  lowered: [],
};
const MATCH = { date: { ok: 90, n: 100 }, 'engagement.all': { tp: 80, fp: 20, fn: 20 } } as const;
const accepted = (baseline: Baseline, now: Measured, reason: string | null = null): Baseline => {
  const result = acceptFigures(baseline, [now], { day: '2026-02-02', reason });
  assert.ok(result.ok);
  return result.baseline;
};

test('noise is one value more that is wrong, or one find that turns into a miss and a false find', () => {
  assert.equal(noiseOf({ ok: 3, n: 50 }), 0.02);
  const before = (2 * 80) / (2 * 80 + 40);
  const after = (2 * 79) / (2 * 79 + 42);
  assert.ok(Math.abs(noiseOf({ tp: 80, fp: 20, fn: 20 }) - (before - after)) < 1e-12);
});

test('passes at the floor and one decision below, fails two below', () => {
  assert.ok(checkGate(PINNED, [measured(MATCH)]).passed);
  assert.ok(checkGate(PINNED, [measured({ ...MATCH, date: { ok: 89, n: 100 } })]).passed);
  const verdict = checkGate(PINNED, [measured({ ...MATCH, date: { ok: 88, n: 100 } })]);
  assert.equal(verdict.passed, false);
  assert.deepEqual(
    verdict.breaches.map(({ set, measure, value }) => [set, measure, value]),
    [['samples', 'date', 0.88]],
  );
});

test('the same for what is found', () => {
  const one = { ...MATCH, 'engagement.all': { tp: 79, fp: 21, fn: 21 } };
  const two = { ...MATCH, 'engagement.all': { tp: 78, fp: 22, fn: 22 } };
  assert.ok(checkGate(PINNED, [measured(one)]).passed);
  assert.ok(!checkGate(PINNED, [measured(two)]).passed);
});

test('fails where a measure with a floor has no case any more', () => {
  const verdict = checkGate(PINNED, [measured({ date: MATCH.date })]);
  assert.deepEqual(
    verdict.breaches.map(({ measure, value }) => [measure, value]),
    [['engagement.all', null]],
  );
});

test('fails where the gold is another one', () => {
  const verdict = checkGate(PINNED, [measured(MATCH, 'd2')]);
  assert.deepEqual([verdict.passed, verdict.changed], [false, ['samples']]);
});

test('says which sets are not here, and lets the rest pass', () => {
  const baseline = {
    ...PINNED,
    sets: { ...PINNED.sets, tuned: { digest: 'x', accepted: '', floors: { date: 1 } } },
  };
  const verdict = checkGate(baseline, [measured(MATCH)]);
  assert.deepEqual([verdict.passed, verdict.absent], [true, ['tuned']]);
  assert.match(printVerdict(verdict).join('\n'), /the gold is not here: tuned\n.*hold for samples/);
});

test('a set without floors passes and says so', () => {
  const verdict = checkGate(EMPTY, [measured(MATCH)]);
  assert.deepEqual([verdict.passed, verdict.unpinned], [true, ['samples']]);
});

test('pins what has cases and nothing else', () => {
  const { sets } = accepted(EMPTY, measured({ date: { ok: 2, n: 3 } }));
  assert.deepEqual(sets, {
    samples: { digest: 'd1', accepted: '2026-02-02', floors: { date: 0.6666 } },
  });
});

test('raises a floor, keeps one that noise fell below, and keeps other sets', () => {
  const other = { digest: 'x', accepted: '2026-01-01', floors: { date: 1 } };
  const baseline = { ...PINNED, sets: { ...PINNED.sets, tuned: other } };
  const now = measured({ date: { ok: 89, n: 100 }, 'engagement.all': { tp: 90, fp: 10, fn: 10 } });
  const { sets, lowered } = accepted(baseline, now);
  assert.deepEqual(sets.samples?.floors, { date: 0.9, 'engagement.all': 0.9 });
  assert.deepEqual(sets.tuned, other);
  assert.deepEqual(lowered, []);
});

test('refuses to lower a floor without a reason, also where the gold changed', () => {
  for (const digest of ['d1', 'd2']) {
    const now = measured({ ...MATCH, date: { ok: 70, n: 100 } }, digest);
    const result = acceptFigures(PINNED, [now], { day: '2026-02-02', reason: null });
    assert.equal(result.ok, false);
  }
});

test('lowers a floor with a reason and keeps the reason', () => {
  const now = measured({ ...MATCH, date: { ok: 70, n: 100 } });
  const { sets, lowered } = accepted(PINNED, now, 'the gold was corrected');
  assert.equal(sets.samples?.floors.date, 0.7);
  assert.deepEqual(lowered, [
    {
      date: '2026-02-02',
      set: 'samples',
      measure: 'date',
      from: 0.9,
      to: 0.7,
      reason: 'the gold was corrected',
    },
  ]);
  const again = accepted({ sets, lowered }, measured({ date: { ok: 70, n: 100 } }), 'no meetings any more');
  assert.deepEqual(again.lowered.at(-1)?.to, null);
  assert.equal(again.lowered.length, 2);
});
