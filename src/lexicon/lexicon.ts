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
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const cells = text.slice(start, end).split('\t');
    if (cells.length === head.length)
      yield at.map((column) => cells[column]!) as { [Column in keyof Columns]: string };
    else if (end > start) readRow(text.slice(start, end), head, `lexicons/${name}.tsv`);
    start = end + 1;
  }
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
