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
function tally(columns: Columns, name: ColumnName, rows: Int32Array): Int32Array {
  const counts = new Int32Array(columns.names[name].values.length);
  for (const row of rows) addTo(counts, columns, name, row);
  return counts;
}

function addTo(counts: Int32Array, columns: Columns, name: ColumnName, row: number): void {
  if (!isMany(name)) {
    const value = columns.single[name][row]!;
    if (value !== NONE) counts[value]!++;
    return;
  }
  const { starts, values } = columns.many[name];
  const start = starts[row]!;
  for (let i = start; i < starts[row + 1]!; i++) {
    let isAgain = false;
    for (let j = start; j < i; j++) if (values[j] === values[i]) isAgain = true;
    if (!isAgain) counts[values[i]!]!++;
  }
}

const isMany = (name: ColumnName): name is (typeof MANY)[number] =>
  (MANY as readonly string[]).includes(name);

function ranked({ names }: Columns, name: ColumnName, counts: Int32Array, most = MOST): readonly Count[] {
  const { values } = names[name];
  const found: Count[] = [];
  for (let i = 0; i < counts.length; i++)
    if (counts[i]! > 0) found.push({ value: values[i]!, count: counts[i]! });
  found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return found.slice(0, most);
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
  const parts = Object.entries(tests) as readonly (readonly [Part, Test])[];
  const rows = new Map<Part | '', number[]>([['', []]]);
  for (const [part] of parts) rows.set(part, []);
  for (let row = 0; row < columns.size; row++) {
    let failed: Part | '' = '';
    let failures = 0;
    for (const [part, test] of parts) {
      if (test(row)) continue;
      failed = part;
      if (++failures > 1) break;
    }
    if (failures === 0) rows.get('')!.push(row);
    else if (failures === 1) rows.get(failed)!.push(row);
  }
  const passed = rows.get('')!;
  const but = (part: Part): Int32Array => Int32Array.from([...passed, ...(rows.get(part) ?? [])]);
  const values: Partial<Record<Part, readonly Count[]>> = {};
  for (const [part, names] of BESIDE) {
    if (!isCounted(part, filter)) continue;
    const under = but(part);
    const counts = names.flatMap((name) => ranked(columns, name, tally(columns, name, under), OFFERED));
    values[part] = named(part, filter, counts);
  }
  return { total: passed.length, values, moments: momentsOf(columns, but('period')) };
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
function momentsOf(columns: Columns, rows: Int32Array): readonly Moment[] {
  const { first, grain, single, names } = columns;
  const held = names.status.of.get('held') ?? NONE;
  const found = new Map<number, { held: number; other: number }>();
  for (const row of rows) {
    if (first[row] === NO_DAY) continue;
    const at = first[row]! * 4 + grain[row]!;
    const moment = found.get(at) ?? { held: 0, other: 0 };
    found.set(at, moment);
    if (single.status[row] === held) moment.held++;
    else moment.other++;
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([at, counts]) => {
      const unit = (((at % 4) + 4) % 4) as keyof typeof LENGTHS;
      return { at: dayOf(Math.floor(at / 4)).slice(0, LENGTHS[unit]), ...counts };
    });
}
