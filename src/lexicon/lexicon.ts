/**
 * Reads a lexicon once: the only place that knows the format of `lexicons/*.tsv`.
 * Words are data with a source; LAYOUT §5 says why they stand in tab-separated rows.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LiqaError } from '../errors.ts';

/** One row: column name → cell. A cell of `-` in the file is the empty string here. */
export type Row = Readonly<Record<string, string>>;

const FOLDER = fileURLToPath(new URL('../../lexicons/', import.meta.url));
/** Rows are read by several parts while Liqa starts, and by none after: they may go then. */
const cache = new Map<string, WeakRef<readonly Row[]>>();

/**
 * The rows of `lexicons/<name>.tsv`, in file order.
 *
 * @throws LiqaError `lexicon.missing` where there is no such file, `lexicon.bad-row` where a row has
 *   not as many cells as the header
 */
export function readLexicon(name: string): readonly Row[] {
  const known = cache.get(name)?.deref();
  if (known) return known;
  const rows = parseLexicon(readFile(name), `lexicons/${name}.tsv`);
  cache.set(name, new WeakRef(rows));
  return rows;
}

/** A lexicon of which most columns are numbers. */
export interface NumberTable {
  /** The names of the columns of numbers. */
  readonly columns: readonly string[];
  /** The numbers of the row that says `form` in the column `where`, or null where there is none. */
  readonly row: (where: string, form: string) => Float64Array | null;
}

/**
 * A lexicon with the columns `id`, `where`, `form`, numbers, `source`. A row is cut when it is asked for: most never are.
 *
 * @throws LiqaError `lexicon.missing`; where a row is asked for, `lexicon.bad-row`
 */
export function readNumbers(name: string): NumberTable {
  const text = readFile(name);
  const columns = text.slice(0, text.indexOf('\n')).split('\t').slice(3, -1);
  const places = new Map<string, number>();
  for (let start = text.indexOf('\n') + 1; start > 0 && start < text.length; ) {
    const where = text.indexOf('\t', start) + 1;
    const numbers = text.indexOf('\t', text.indexOf('\t', where) + 1) + 1;
    places.set(text.slice(where, numbers - 1), numbers);
    start = text.indexOf('\n', numbers) + 1;
  }
  const row = (where: string, form: string): Float64Array | null => {
    const start = places.get(`${where}\t${form}`);
    if (start === undefined) return null;
    const cells = text.slice(start, text.indexOf('\n', start)).split('\t');
    const numbers = Float64Array.from(cells.slice(0, -1), Number);
    if (numbers.length === columns.length && !numbers.includes(Number.NaN)) return numbers;
    const place = `lexicons/${name}.tsv`;
    const message = `expected ${columns.length} numbers for ${form}: correct its row (${place})`;
    throw new LiqaError('lexicon.bad-row', message, { place });
  };
  return { columns, row };
}

/**
 * Some columns of a large lexicon, row by row, without making the rows.
 *
 * @returns  the cells of `columns`, in file order
 * @throws   LiqaError as `readLexicon`
 */
export function* readCells<const Columns extends readonly string[]>(
  name: string,
  columns: Columns,
): Generator<{ readonly [Column in keyof Columns]: string }> {
  const text = readFile(name);
  const head = text.slice(0, text.indexOf('\n')).split('\t');
  const at = columns.map((column) => head.indexOf(column));
  for (let start = text.indexOf('\n') + 1; start < text.length; ) {
    const cells = new Array<string>(columns.length);
    let column = 0;
    // 40,000 rows are waited for at start: a row is not taken apart into more cells than are asked for
    for (let end = start - 1; ; column++) {
      const from = end + 1;
      end = endOfCell(text, from);
      const asked = at.indexOf(column);
      if (asked >= 0) cells[asked] = text.slice(from, end);
      if (text.charCodeAt(end) === TAB) continue;
      if (column + 1 === head.length) yield cells as { [Column in keyof Columns]: string };
      else if (end > start) readRow(text.slice(start, end), head, `lexicons/${name}.tsv`);
      start = end + 1;
      break;
    }
  }
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
function endOfCell(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== TAB && text.charCodeAt(at) !== LINE_FEED) at++;
  return at;
}

/**
 * The rows of a TSV text with a header line.
 *
 * @param place  name of the file, for messages
 * @example parseLexicon('id\tform\nx\ty', 'a.tsv') //=> [{ id: 'x', form: 'y' }]
 */
export function parseLexicon(text: string, place: string): readonly Row[] {
  const lines = text.split('\n');
  const columns = (lines[0] ?? '').replace('\r', '').split('\t');
  const rows: Row[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!.replace('\r', '');
    if (!line) continue;
    rows.push(readRow(line, columns, `${place}:${i + 1}`));
  }
  return rows;
}

function readRow(line: string, columns: readonly string[], place: string): Row {
  const cells = line.split('\t');
  if (cells.length !== columns.length) {
    throw new LiqaError(
      'lexicon.bad-row',
      `expected ${columns.length} cells, found ${cells.length}: keep one tab between cells (${place})`,
      { place },
    );
  }
  const row: Record<string, string> = {};
  for (let i = 0; i < columns.length; i++) row[columns[i]!] = cells[i] === '-' ? '' : cells[i]!;
  return row;
}

function readFile(name: string): string {
  try {
    return readFileSync(`${FOLDER}${name}.tsv`, 'utf8');
  } catch (cause) {
    throw new LiqaError('lexicon.missing', `there is no lexicon ${name}: expected lexicons/${name}.tsv`, {
      place: `lexicons/${name}.tsv`,
      cause,
    });
  }
}
