/** What is wrong with the dated facts, as data: `liqa offices check` prints it. */
import { earliest, type Holding, latest, loadOffices, NEVER, type Offices } from './facts.ts';

export type OfficeProblemCode =
  | 'offices.bad-id'
  | 'offices.bad-day'
  | 'offices.ends-before-it-begins'
  | 'offices.two-holders'
  | 'offices.unknown-person'
  | 'offices.two-names'
  | 'offices.bad-class'
  | 'offices.shared-short-form'
  | 'offices.shared-name';

export interface OfficeProblem {
  readonly code: OfficeProblemCode;
  /** Id of the row, or of both. */
  readonly place: string;
  readonly message: string;
}

/** Offices that several may hold at once. */
const SHARED: ReadonlySet<string> = new Set(['head-of-state-deputy', 'deputy-head-of-government']);
const DAY = /^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$/u;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/u;

/** The problems of the facts; none when they are consistent. */
export function checkOffices(offices: Offices = loadOffices()): readonly OfficeProblem[] {
  return [
    ...offices.holdings.flatMap(checkRow),
    ...[...offices.byOffice.values()].flatMap(checkOffice),
    ...checkPersons(offices),
    ...checkNames(offices),
  ];
}

/** Whether `when` is a year, month or day of the calendar. */
export function isWhen(when: string): boolean {
  if (!DAY.test(when)) return false;
  return when.length < 10 || when <= latest(when.slice(0, 7));
}

function checkRow(row: Holding): readonly OfficeProblem[] {
  const out: OfficeProblem[] = [];
  const add = (code: OfficeProblemCode, message: string): void => {
    out.push({ code, place: row.id, message });
  };
  const stem = `${row.party.toLowerCase()}-${row.office}-`;
  if (!row.id.startsWith(stem) || !/^[0-9]{2,3}$/u.test(row.id.slice(stem.length))) {
    add('offices.bad-id', `expected ${stem} and a number, found ${row.id}`);
  }
  if (!SLUG.test(row.person)) add('offices.bad-id', `expected a slug of a-z, 0-9 and -, found ${row.person}`);
  if (!isWhen(row.from))
    add('offices.bad-day', `from: expected a day, month or year, found ${row.from || '-'}`);
  if (row.until && !isWhen(row.until)) {
    add('offices.bad-day', `until: expected a day, month, year or -, found ${row.until}`);
  }
  if (row.until && latest(row.until) < earliest(row.from)) {
    add('offices.ends-before-it-begins', `${row.until} lies before ${row.from}: exchange or correct them`);
  }
  return out;
}

/** Two rows that certainly overlap: their times share a day even where vague days are taken kindly. */
function checkOffice(rows: readonly Holding[]): readonly OfficeProblem[] {
  if (SHARED.has(rows[0]!.office)) return [];
  const out: OfficeProblem[] = [];
  const sorted = [...rows].sort((a, b) => (latest(a.from) < latest(b.from) ? -1 : 1));
  for (const [index, row] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next]!;
      if (!overlap(row, other)) continue;
      const message = `${row.person} until ${row.until || '-'}, ${other.person} from ${other.from}: end the first or begin the second later`;
      out.push({ code: 'offices.two-holders', place: `${row.id} ${other.id}`, message });
    }
  }
  return out;
}

/** Whether two holdings share a day for certain. */
export function overlap(a: Holding, b: Holding): boolean {
  const from = latest(a.from) > latest(b.from) ? latest(a.from) : latest(b.from);
  const endOf = (row: Holding): string => (row.until ? earliest(row.until) : NEVER);
  const until = endOf(a) < endOf(b) ? endOf(a) : endOf(b);
  return from < until;
}

/** Every person of a spelling is known by a full name, and by one main name alone. */
function checkPersons(offices: Offices): readonly OfficeProblem[] {
  const out: OfficeProblem[] = [];
  const named = new Set(offices.byPerson.keys());
  for (const row of offices.spellings) if (row.class === 'full') named.add(row.person);
  for (const row of offices.spellings) {
    if (row.class !== 'full' && row.class !== 'short') {
      out.push({
        code: 'offices.bad-class',
        place: row.id,
        message: `expected full or short, found ${row.class}`,
      });
    }
    if (named.has(row.person)) continue;
    const message = `nobody is called ${row.person}: add an office or a full name, or correct the person`;
    out.push({ code: 'offices.unknown-person', place: row.id, message });
  }
  for (const [person, rows] of offices.byPerson) {
    const other = rows.find((row) => row.form !== rows[0]!.form);
    if (!other) continue;
    const message = `${person} has another form in ${rows[0]!.id}: keep one here and put the other into persons.tsv`;
    out.push({ code: 'offices.two-names', place: other.id, message });
  }
  return out;
}

/** A short form names one person; so does a full name, save one that two office-holders of different parties bear. */
function checkNames(offices: Offices): readonly OfficeProblem[] {
  const out: OfficeProblem[] = [];
  const place = (persons: ReadonlySet<string>): string => [...persons].join(' ');
  for (const [form, persons] of offices.shorts) {
    if (persons.size === 1) continue;
    const message = `${form} may be ${[...persons].join(' or ')}: remove it for all of them`;
    out.push({ code: 'offices.shared-short-form', place: place(persons), message });
  }
  for (const [form, persons] of offices.fulls) {
    if (persons.size === 1 || distinct(persons, offices)) continue;
    const message = `${form} may be ${[...persons].join(' or ')}: are they one person, or is one form wrong?`;
    out.push({ code: 'offices.shared-name', place: place(persons), message });
  }
  return out;
}

/** Whether all of them hold offices and no two for one party. */
function distinct(persons: ReadonlySet<string>, offices: Offices): boolean {
  const parties = [...persons].map((person) => {
    return [...new Set(offices.byPerson.get(person)?.map((row) => row.party))];
  });
  return parties.every((own) => own.length > 0) && new Set(parties.flat()).size === parties.flat().length;
}
