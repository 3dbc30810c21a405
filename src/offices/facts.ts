/** Dated facts: who held which office from when until when, and days that are known to the month only. */
import { type Row, readLexicon } from '../lexicon/lexicon.ts';
import { canonicalName } from './spelling.ts';

/** Stable ASCII slug of a person: `benjamin-netanyahu`. */
export type PersonId = string;

/**
 * One row of `officeholders.tsv`. `from` is the first day in office, `until` the first day out of it
 * (the day of handover belongs to the successor); both may be a month or a year where the day is not
 * sure; `until` is empty for who sits.
 */
export interface Holding {
  readonly id: string;
  readonly office: string;
  /** Code as in the record: ISO alpha-2, UN, HAMAS … */
  readonly party: string;
  readonly person: PersonId;
  readonly form: string;
  readonly from: string;
  readonly until: string;
  readonly source: string;
}

/** A spelling of a person's name; `short` is the usual form of one or two words. */
export interface Spelling {
  readonly id: string;
  readonly person: PersonId;
  readonly class: string;
  readonly form: string;
  readonly source: string;
}

/** The facts with their indexes, made once. */
export interface Offices {
  /** Party for which somebody stands whose offices are not dated here («زعيم التيار الصدري» → IQ). */
  readonly sides: ReadonlyMap<PersonId, string>;
  readonly holdings: readonly Holding[];
  readonly spellings: readonly Spelling[];
  /** By `office party`. */
  readonly byOffice: ReadonlyMap<string, readonly Holding[]>;
  readonly byPerson: ReadonlyMap<PersonId, readonly Holding[]>;
  /** Canonical full name → the persons so named. */
  readonly fulls: ReadonlyMap<string, ReadonlySet<PersonId>>;
  /** Canonical short name → the persons so called; one each, `checkOffices` sees to it. */
  readonly shorts: ReadonlyMap<string, ReadonlySet<PersonId>>;
}

let loaded: Offices | null = null;

/** The facts of `lexicons/officeholders.tsv`, `lexicons/persons.tsv` and `lexicons/figures.tsv`. */
export function loadOffices(): Offices {
  loaded ??= makeOffices(
    readHoldings(readLexicon('officeholders')),
    readSpellings(readLexicon('persons')),
    new Map(readLexicon('figures').map((row) => [row.person!, row.party!])),
  );
  return loaded;
}

/** Facts from rows, for tests and for facts of the user's own. */
export function makeOffices(
  holdings: readonly Holding[],
  spellings: readonly Spelling[],
  sides: ReadonlyMap<PersonId, string> = new Map(),
): Offices {
  const fulls = new Map<string, Set<PersonId>>();
  const shorts = new Map<string, Set<PersonId>>();
  for (const { form, person } of holdings) addTo(fulls, canonicalName(form), person);
  for (const { form, person, class: sort } of spellings) {
    addTo(sort === 'short' ? shorts : fulls, canonicalName(form), person);
  }
  return {
    sides,
    holdings,
    spellings,
    byOffice: groupBy(holdings, (row) => `${row.office} ${row.party}`),
    byPerson: groupBy(holdings, (row) => row.person),
    fulls,
    shorts,
  };
}

function addTo(map: Map<string, Set<PersonId>>, key: string, person: PersonId): void {
  const present = map.get(key);
  if (present) present.add(person);
  else map.set(key, new Set([person]));
}

function groupBy(rows: readonly Holding[], key: (row: Holding) => string): Map<string, Holding[]> {
  const out = new Map<string, Holding[]>();
  for (const row of rows) {
    const present = out.get(key(row));
    if (present) present.push(row);
    else out.set(key(row), [row]);
  }
  return out;
}

/** Rows of the lexicon as holdings; the loader has seen to complete cells. */
export function readHoldings(rows: readonly Row[]): readonly Holding[] {
  return rows.map((row) => ({
    id: row.id ?? '',
    office: row.office ?? '',
    party: row.party ?? '',
    person: row.person ?? '',
    form: row.form ?? '',
    from: row.from ?? '',
    until: row.until ?? '',
    source: row.source ?? '',
  }));
}

/** Rows of the lexicon as spellings. */
export function readSpellings(rows: readonly Row[]): readonly Spelling[] {
  return rows.map((row) => ({
    id: row.id ?? '',
    person: row.person ?? '',
    class: row.class ?? '',
    form: row.form ?? '',
    source: row.source ?? '',
  }));
}

/** A day after every day that is asked for. */
export const NEVER = '9999-12-31';

/** The first day that a year, month or day may mean. */
export function earliest(when: string): string {
  return when.length === 4 ? `${when}-01-01` : when.length === 7 ? `${when}-01` : when;
}

/** The last day that a year, month or day may mean. */
export function latest(when: string): string {
  if (when.length === 4) return `${when}-12-31`;
  if (when.length !== 7) return when;
  const length = new Date(Date.UTC(Number(when.slice(0, 4)), Number(when.slice(5)), 0)).getUTCDate();
  return `${when}-${length}`;
}

/** Whether `day` certainly lies in the time of the holding. */
export function surelyOn(row: Holding, day: string): boolean {
  return latest(row.from) <= day && day < (row.until ? earliest(row.until) : NEVER);
}

/** Whether `day` may lie in the time of the holding. */
export function perhapsOn(row: Holding, day: string): boolean {
  return earliest(row.from) <= day && (row.until === '' || day < row.until || day <= lastIfVague(row.until));
}

/** A day of handover is exact; within a month or year given the last day is not known. */
const lastIfVague = (until: string): string => (until.length === 10 ? '' : latest(until));
