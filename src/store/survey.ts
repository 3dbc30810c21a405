/** What a filter lets through, in numbers: how many, how often each value, how many on each day. One pass for all. */
import type { Part, Test, Tests } from './choose.ts';
import { type ColumnName, type Columns, dayOf, GRAIN, MANY, NO_DAY, NONE } from './columns.ts';
import { CODE } from './filters.ts';
import type { Count, EngagementFilter, Facets, Moment, Survey } from './store.ts';

/** Most values of one kind that are told. */
const MOST = 500;

/** Row numbers that pass every test, in the order of the columns. */
export function passing({ size }: Columns, tests: Tests): Int32Array {
  const list = Object.values(tests);
  const out = new Int32Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) if (passes(list, row)) out[count++] = row;
  return out.subarray(0, count);
}

const passes = (list: readonly Test[], row: number): boolean => {
  for (const test of list) if (!test(row)) return false;
  return true;
};

/** How often each value occurs among the rows that pass. */
export function countFacets(columns: Columns, tests: Tests): Facets {
  const rows = passing(columns, tests);
  const of = (name: ColumnName): readonly Count[] => ranked(columns, name, tally(columns, name, rows));
  const times = (length: number): readonly Count[] => countTimes(columns, rows, length);
  return {
    parties: of('party'),
    outlets: of('outlet'),
    kinds: of('kind'),
    statuses: of('status'),
    focuses: of('focus'),
    topics: of('topic'),
    years: times(4),
    months: times(7),
  };
}

function countTimes({ first }: Columns, rows: Int32Array, length: number): readonly Count[] {
  const counts = new Map<string, number>();
  let day = NO_DAY;
  let value = '';
  for (const row of rows) {
    if (first[row] === NO_DAY) continue;
    if (first[row] !== day) value = dayOf(first[row]!).slice(0, length);
    day = first[row]!;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Counts by number of value; each row counts once for a value, however many of its participants have it. */
function tally(
  columns: Columns,
  name: ColumnName,
  rows: Int32Array,
  counts: Int32Array = new Int32Array(columns.names[name].values.length),
): Int32Array {
  if (!isMany(name)) {
    const column = columns.single[name];
    for (let i = 0; i < rows.length; i++) {
      const value = column[rows[i]!]!;
      if (value !== NONE) counts[value]!++;
    }
    return counts;
  }
  const { starts, values } = columns.many[name];
  for (let r = 0; r < rows.length; r++) {
    const start = starts[rows[r]!]!;
    const end = starts[rows[r]! + 1]!;
    for (let i = start; i < end; i++) {
      let isAgain = false;
      for (let j = start; j < i; j++) if (values[j] === values[i]) isAgain = true;
      if (!isAgain) counts[values[i]!]!++;
    }
  }
  return counts;
}

const isMany = (name: ColumnName): name is (typeof MANY)[number] =>
  (MANY as readonly string[]).includes(name);

function ranked({ names }: Columns, name: ColumnName, counts: Int32Array, most = MOST): readonly Count[] {
  const { values } = names[name];
  const least = leastOf(counts, most);
  const found: Count[] = [];
  for (let i = 0; i < counts.length; i++)
    if (counts[i]! >= least) found.push({ value: values[i]!, count: counts[i]! });
  found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return found.slice(0, most);
}

/** The count of the last of the `most` most frequent, so that thousands that follow need not be sorted; 1 or more. */
function leastOf(counts: Int32Array, most: number): number {
  const sorted = counts.filter((count) => count > 0).sort();
  return sorted[Math.max(0, sorted.length - most)] ?? 1;
}

// ---- the survey ---------------------------------------------------------------------------------

/** Which values stand beside a part of the filter. */
const BESIDE = [
  ['about', ['party']],
  ['with', ['party']],
  ['person', ['person']],
  ['office', ['office']],
  ['kind', ['kind']],
  ['status', ['status']],
  ['focus', ['focus']],
  ['topic', ['topic']],
  ['outlet', ['outlet']],
  ['place', ['country', 'city']],
] as const satisfies readonly (readonly [Part, readonly ColumnName[]])[];

/** Values of one part that a survey tells. */
const OFFERED = 60;

/**
 * How many pass, and how many would with each other value of one part: the values of a part are counted under all the
 * rest of the filter, days under all but its period.
 */
export function survey(columns: Columns, tests: Tests, filter: EngagementFilter): Survey {
  const { passed, but } = sift(columns, tests);
  const counts = (name: ColumnName, more: Int32Array | undefined): readonly Count[] => {
    const counted = tally(columns, name, passed);
    if (more) tally(columns, name, more, counted);
    return ranked(columns, name, counted, OFFERED);
  };
  const values: Partial<Record<Part, readonly Count[]>> = {};
  for (const [part, names] of BESIDE) {
    if (!isCounted(part, filter)) continue;
    const found = names.flatMap((name) => counts(name, but.get(part)));
    values[part] = named(part, filter, found);
  }
  const timeless = [passed, but.get('period') ?? new Int32Array()];
  return { total: passed.length, values, moments: momentsOf(columns, timeless) };
}

interface Sifted {
  readonly passed: Int32Array;
  /** Rows that fail this part of the filter and no other. */
  readonly but: ReadonlyMap<Part, Int32Array>;
}

function sift(columns: Columns, tests: Tests): Sifted {
  const parts = Object.entries(tests) as readonly (readonly [Part, Test])[];
  const rows = new Int32Array(columns.size);
  const failedBy = new Int8Array(columns.size);
  let count = 0;
  for (let row = 0; row < columns.size; row++) {
    let failed = -1;
    let failures = 0;
    for (let i = 0; i < parts.length && failures < 2; i++) {
      if (parts[i]![1](row)) continue;
      failed = i;
      failures++;
    }
    if (failures > 1) continue;
    failedBy[count] = failed;
    rows[count++] = row;
  }
  const of = (failed: number): Int32Array => {
    const found = new Int32Array(count);
    let length = 0;
    for (let i = 0; i < count; i++) if (failedBy[i] === failed) found[length++] = rows[i]!;
    return found.subarray(0, length);
  };
  return { passed: of(-1), but: new Map(parts.map(([part], i) => [part, of(i)])) };
}

/** Another party can be put in the place of one of a pair only where both are known by their codes. */
function isCounted(part: Part, { about, with: other }: EngagementFilter): boolean {
  if (part !== 'about' && part !== 'with') return true;
  if (!about) return part === 'about' && !other;
  return !other || (CODE.test(about) && CODE.test(other) && about !== other);
}

/** Without the other party among those of one side. */
function named(part: Part, filter: EngagementFilter, counts: readonly Count[]): readonly Count[] {
  if (part === 'place') return [...counts].sort((a, b) => b.count - a.count || byCode(a, b));
  const other = part === 'with' ? filter.about : part === 'about' ? filter.with : undefined;
  return counts.filter(({ value }) => value !== other);
}
const byCode = (a: Count, b: Count): number => Number(CODE.test(b.value)) - Number(CODE.test(a.value));

const LENGTHS = { [GRAIN.day]: 10, [GRAIN.month]: 7, [GRAIN.year]: 4 } as const;

/** Engagements by day, month or year, each as exactly as it is known. */
function momentsOf(columns: Columns, lists: readonly Int32Array[]): readonly Moment[] {
  const { first, grain, single, names } = columns;
  const held = names.status.of.get('held') ?? NONE;
  const found = new Map<number, { held: number; other: number }>();
  for (const rows of lists) {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (first[row] === NO_DAY) continue;
      const at = first[row]! * 4 + grain[row]!;
      let moment = found.get(at);
      if (!moment) {
        moment = { held: 0, other: 0 };
        found.set(at, moment);
      }
      if (single.status[row] === held) moment.held++;
      else moment.other++;
    }
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([at, counts]) => {
      const unit = (((at % 4) + 4) % 4) as keyof typeof LENGTHS;
      return { at: dayOf(Math.floor(at / 4)).slice(0, LENGTHS[unit]), ...counts };
    });
}
