import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  binsOf,
  dayNumber,
  marksOf,
  namePeriod,
  neighbours,
  periodOf,
  periodsAround,
  spanOf,
  weekStart,
} from './periods.ts';

const WHOLE = { since: '2015-01-01', until: '2024-12-31' };

test('a period goes by the name it has', () => {
  assert.equal(namePeriod({}, WHOLE).zoom, 'all');
  assert.equal(namePeriod({ since: '2020-01-01', until: '2029-12-31' }, WHOLE).zoom, 'decade');
  assert.equal(namePeriod({ since: '2024-02-01', until: '2024-02-29' }, WHOLE).zoom, 'month');
  assert.equal(namePeriod({ since: '2024-03-02', until: '2024-03-08' }, WHOLE).zoom, 'week');
  assert.equal(namePeriod({ since: '2024-03-03', until: '2024-03-09' }, WHOLE).zoom, 'span');
  assert.deepEqual(namePeriod({ since: '2024-03-05' }, WHOLE), {
    zoom: 'span',
    since: '2024-03-05',
    until: '2024-12-31',
  });
  assert.deepEqual(namePeriod({ until: '2010-05-01' }, WHOLE).since, '2010-05-01');
});

test('weeks begin on Saturday, before 1970 too', () => {
  for (const day of ['2024-03-05', '1969-12-31', '1970-01-03', '1955-04-18']) {
    const start = weekStart(dayNumber(day));
    assert.equal(new Date(start * 86_400_000).getUTCDay(), 6, day);
    assert.ok(start <= dayNumber(day) && dayNumber(day) < start + 7);
  }
});

test('every day lies in exactly one unit, and units follow each other', () => {
  for (const unit of ['day', 'week', 'month', 'year', 'decade'] as const) {
    let period = periodOf(unit, '1969-12-20');
    for (let i = 0; i < 30; i++) {
      const [, after] = neighbours(period);
      assert.equal(dayNumber(after.since), dayNumber(period.until) + 1);
      assert.deepEqual(neighbours(after)[0], period);
      assert.equal(namePeriod(after, WHOLE).zoom, unit);
      period = after;
    }
  }
});

test('a day leads out by week, month and year to its decade', () => {
  assert.deepEqual(
    periodsAround(periodOf('day', '2024-03-05')).map(({ zoom, since }) => `${zoom} ${since}`),
    ['decade 2020-01-01', 'year 2024-01-01', 'month 2024-03-01', 'week 2024-03-02', 'day 2024-03-05'],
  );
});

test('what is known no better than a bar is drawn by none and told', () => {
  const counts = [
    { at: '2024', held: 1, other: 0 },
    { at: '2024-03', held: 2, other: 1 },
    { at: '2024-03-01', held: 1, other: 0 },
    { at: '2024-03-05', held: 4, other: 0 },
    { at: '2024-05', held: 9, other: 0 },
  ];
  const month = binsOf(periodOf('month', '2024-03-05'), counts);
  assert.equal(month.unit, 'day');
  assert.equal(month.bins.length, 31);
  assert.equal(month.loose, 4);
  assert.equal(month.bins[4]!.held, 4);
  const decade = binsOf(periodOf('decade', '2024-03-05'), counts);
  assert.equal(decade.unit, 'month');
  assert.equal(decade.loose, 1);
  assert.equal(decade.bins.length, 120);
  const all = binsOf({ since: '1990-01-01', until: '2024-12-31' }, counts);
  assert.equal(all.unit, 'year');
  assert.equal(all.loose, 0);
  assert.equal(all.bins.at(-1)!.held, 17);
});

test('under the bars stand the periods to zoom into', () => {
  const zooms = (unit: Parameters<typeof periodOf>[0]) => {
    const marks = marksOf(binsOf(periodOf(unit, '2024-03-05'), []));
    return `${marks.length} ${marks[0]?.zoom}`;
  };
  assert.deepEqual(
    ['decade', 'year', 'week'].map((unit) => zooms(unit as 'decade')),
    ['10 year', '12 month', '7 day'],
  );
  assert.deepEqual(spanOf([{ at: '2019-04', held: 1, other: 0 }]), {
    since: '2019-01-01',
    until: '2019-12-31',
  });
  assert.equal(spanOf([]), null);
});
