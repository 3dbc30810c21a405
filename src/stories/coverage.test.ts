import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageOf, daysOf } from './coverage.ts';
import type { Told } from './same.ts';

const by = (outlet: string, published: string | null = '2024-03-05'): Told =>
  ({ article: { id: outlet, outlet, published } }) as Told;
const AT = '2024-03-06T08:00:00.000Z';
const states = (readings: readonly Told[], ...followed: Parameters<typeof coverageOf>[1]) =>
  coverageOf(readings, followed).map(({ outlet, state }) => `${outlet} ${state}`);

test('tells who reports, who was collected and does not, and who was not collected', () => {
  assert.deepEqual(
    states(
      [by('أولى')],
      { outlets: ['ثالثة'], collected: null },
      { outlets: ['ثانية'], collected: AT },
      { outlets: ['أولى'], collected: null },
    ),
    ['أولى reported', 'ثانية silent', 'ثالثة not-collected'],
  );
});

test('takes an outlet that reports under any name of its source for one that reports', () => {
  assert.deepEqual(states([by('أولى')], { outlets: ['أخبار أولى', 'أولى'], collected: AT }), [
    'أولى reported',
  ]);
  assert.deepEqual(states([by('الدستور الأردنية')], { outlets: ['Ad-Dustour'], collected: AT }), [
    'الدستور الأردنية reported',
  ]);
});

test('takes an outlet of several sources for collected where one of them was', () => {
  assert.deepEqual(
    states([by('أولى')], { outlets: ['ثانية'], collected: null }, { outlets: ['ثانية'], collected: AT }),
    ['أولى reported', 'ثانية silent'],
  );
});

test('gives the first and the last day of the reports', () => {
  assert.deepEqual(daysOf([by('a', '2024-03-06'), by('b', null), by('c', '2024-03-04')]), [
    '2024-03-04',
    '2024-03-06',
  ]);
  assert.equal(daysOf([by('a', null)]), null);
});
