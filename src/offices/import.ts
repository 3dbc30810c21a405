/** Takes office-holders from Wikidata query results; `docs/offices.md` has the query. */
import { LiqaError } from '../errors.ts';
import { isWhen, overlap } from './check.ts';
import { type Holding, loadOffices, type Offices } from './facts.ts';
import { findPerson } from './lookup.ts';

export type ImportProblemCode =
  | 'offices.no-party'
  | 'offices.no-office'
  | 'offices.no-name'
  | 'offices.no-begin'
  | 'offices.known-already'
  | 'offices.two-holders';
export interface ImportProblem {
  readonly code: ImportProblemCode;
  /** Number of the binding, from 0. */
  readonly index: number;
  readonly message: string;
}
/** An end for a row that was open so far. */
export interface ClosedRow {
  readonly id: string;
  readonly until: string;
}
export interface ImportedHolders {
  readonly rows: readonly Holding[];
  /** The rows as lines of `officeholders.tsv`. */
  readonly lines: readonly string[];
  readonly closed: readonly ClosedRow[];
  readonly problems: readonly ImportProblem[];
}

type Binding = Readonly<Record<string, string>>;

/** English words of Wikidata's office labels → office id; the first that fits counts. */
const OFFICES: readonly (readonly [words: RegExp, office: string])[] = [
  [/deputy crown prince/u, 'deputy-crown-prince'],
  [/crown prince|heir apparent/u, 'crown-prince'],
  [/vice[- ]president/u, 'head-of-state-deputy'],
  [/national security/u, 'national-security-adviser'],
  [/chief of (the )?(general |defen[cs]e )?staff|joint chiefs/u, 'chief-of-staff'],
  [/foreign|external affairs|secretary of state of/u, 'foreign-minister'],
  [/defen[cs]e/u, 'defence-minister'],
  [/interior minister|minister of (the )?interior/u, 'interior-minister'],
  [/permanent representative|ambassador .*to the united nations/u, 'un-representative'],
  [
    /speaker|president of the (national assembly|chamber of deputies|house of representatives)/u,
    'head-of-parliament',
  ],
  [/prime minister|chancellor|head of government|premier/u, 'head-of-government'],
  [/secretary[- ]general/u, 'secretary-general'],
  [/president of|king of|emir of|sultan of|head of state|monarch of|^president$/u, 'head-of-state'],
];
const IS_OFFICE = /^[a-z]+(-[a-z]+)+$/u;
const YEAR = '9';
const MONTH = '10';

/**
 * Rows to add to `officeholders.tsv` from SPARQL JSON results, ends for rows that were open, and
 * what could not be taken and why. Nothing that contradicts a present row is taken.
 *
 * @throws LiqaError `offices.bad-import` where `json` is not of the form `application/sparql-results+json`
 */
export function importHolders(json: unknown, offices: Offices = loadOffices()): ImportedHolders {
  const rows: Holding[] = [];
  const closed: ClosedRow[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, binding] of readBindings(json).entries()) {
    const read = readHolding(binding, offices);
    if ('code' in read) problems.push({ ...read, index });
    else place(read, { index, offices, rows, closed, problems });
  }
  return { rows, lines: rows.map(lineOf), closed, problems };
}

function readBindings(json: unknown): readonly Binding[] {
  const results = isRecord(json) ? json.results : null;
  const bindings = isRecord(results) ? results.bindings : null;
  if (!Array.isArray(bindings)) {
    throw new LiqaError(
      'offices.bad-import',
      'expected SPARQL results with results.bindings, found none: ask the query service for JSON (docs/offices.md)',
    );
  }
  return bindings.map((binding: unknown) => {
    const out: Record<string, string> = {};
    if (!isRecord(binding)) return out;
    for (const [name, cell] of Object.entries(binding)) {
      if (isRecord(cell) && typeof cell.value === 'string') out[name] = cell.value;
    }
    return out;
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function readHolding(row: Binding, offices: Offices): Holding | Omit<ImportProblem, 'index'> {
  const party = row.party || row.country || '';
  if (!/^[A-Z]{2,9}$/u.test(party)) {
    return {
      code: 'offices.no-party',
      message: `expected a code such as JO in party, found ${party || 'nothing'}`,
    };
  }
  const office = officeOf(row);
  if (!office)
    return { code: 'offices.no-office', message: `no office is known for ${row.officeLabel ?? row.office}` };
  const form = (row.personLabel ?? '').replace(/[\u0640\u064b-\u065f]/gu, '').trim();
  if (!/^[\u0621-\u064a][\u0621-\u064a -]+$/u.test(form)) {
    return {
      code: 'offices.no-name',
      message: `expected an Arabic name in personLabel, found ${form || 'nothing'}`,
    };
  }
  const from = dayOf(row.start, row.startPrecision);
  if (!from) return { code: 'offices.no-begin', message: `${form} has no day of beginning` };
  const until = dayOf(row.end, row.endPrecision);
  const person = findPerson(form, { offices, party, short: false }) ?? slugOf(row);
  const source =
    `Wikidata: ${lastPart(row.person ?? '')} P39 ${lastPart(row.position ?? row.office ?? '')}`.trim();
  const main = offices.byPerson.get(person)?.[0]?.form ?? form;
  return { id: '', office, party, person, form: main, from, until, source };
}

function officeOf(row: Binding): string | null {
  if (row.office && IS_OFFICE.test(row.office)) return row.office;
  const label = (row.officeLabel ?? '').toLowerCase();
  return OFFICES.find(([words]) => words.test(label))?.[1] ?? null;
}

/** The day, cut to what is known; without a precision the first of January stands for its year. */
function dayOf(value: string | undefined, precision: string | undefined): string {
  const day = (value ?? '').slice(0, 10);
  if (!isWhen(day)) return '';
  if (precision === YEAR || (!precision && day.endsWith('-01-01'))) return day.slice(0, 4);
  return precision === MONTH ? day.slice(0, 7) : day;
}

const lastPart = (address: string): string => address.slice(address.lastIndexOf('/') + 1);

function slugOf(row: Binding): string {
  const english = (row.personEnglish ?? '').normalize('NFKD').replace(/[\u0300-\u036f'’]/gu, '');
  const slug = english
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return slug || `wikidata-${lastPart(row.person ?? '').toLowerCase()}`;
}

interface Placing {
  readonly index: number;
  readonly offices: Offices;
  readonly rows: Holding[];
  readonly closed: ClosedRow[];
  readonly problems: ImportProblem[];
}

/** Puts a row where nothing contradicts it, or closes the open row that it tells the end of. */
function place(row: Holding, { index, offices, rows, closed, problems }: Placing): void {
  const key = `${row.office} ${row.party}`;
  const ends = new Map(closed.map(({ id, until }) => [id, until]));
  const present = [
    ...(offices.byOffice.get(key) ?? []).map((own) => ({ ...own, until: ends.get(own.id) ?? own.until })),
    ...rows.filter((own) => `${own.office} ${own.party}` === key),
  ];
  const clash = present.find((own) => overlap(own, row) || isSameTerm(own, row));
  if (!clash) {
    rows.push({ ...row, id: nextId(row, present) });
  } else if (clash.person !== row.person) {
    const message = `${row.person} from ${row.from}: ${clash.id} has ${clash.person} until ${clash.until || '-'}`;
    problems.push({ code: 'offices.two-holders', index, message });
  } else if (!clash.until && row.until && offices.holdings.some((own) => own.id === clash.id)) {
    closed.push({ id: clash.id, until: row.until });
  } else {
    problems.push({ code: 'offices.known-already', index, message: `${row.person} stands in ${clash.id}` });
  }
}

const isSameTerm = (a: Holding, b: Holding): boolean =>
  a.person === b.person && a.from.slice(0, 7) === b.from.slice(0, 7);

function nextId(row: Holding, present: readonly Holding[]): string {
  const stem = `${row.party.toLowerCase()}-${row.office}-`;
  const highest = Math.max(0, ...present.map(({ id }) => Number(id.slice(stem.length))));
  return `${stem}${String(highest + 1).padStart(2, '0')}`;
}

function lineOf(row: Holding): string {
  return [row.id, row.office, row.party, row.person, row.form, row.from, row.until || '-', row.source].join(
    '\t',
  );
}

/** The text of `officeholders.tsv` with the imported rows in their places and ends filled in. */
export function addHolders(tsv: string, imported: ImportedHolders): string {
  const [header = '', ...lines] = tsv.split('\n').filter((line) => line !== '');
  const ends = new Map(imported.closed.map(({ id, until }) => [id, until]));
  const idOf = (line: string): string => line.slice(0, line.indexOf('\t'));
  const kept = lines.map((line) => {
    const until = ends.get(idOf(line));
    if (until === undefined) return line;
    const cells = line.split('\t');
    cells[6] = until;
    return cells.join('\t');
  });
  const all = [...kept, ...imported.lines].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return `${[header, ...all].join('\n')}\n`;
}
