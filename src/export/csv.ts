/**
 * CSV after RFC 4180 with a header, in UTF-8 without a mark. Cells that a spreadsheet would run as a formula
 * begin with an apostrophe.
 *
 * @source RFC 4180; OWASP, "CSV Injection"
 */
import { stringify } from 'csv-stringify/sync';
import { type Cell, COLUMNS, rowsOf } from './columns.ts';
import type { Entries, ExportOptions, Written } from './export.ts';

const OPTIONS = {
  escape_formulas: true,
  record_delimiter: '\r\n',
  // of itself it quotes the delimiter of records, and not one half of it
  quoted_match: /[\r\n]/u,
};
/** Rows written at once. */
const BATCH = 200;

export async function* writeCsv(entries: Entries, { rows = 'engagements' }: ExportOptions): Written {
  const columns = COLUMNS[rows];
  let batch: Cell[][] = [[...columns]];
  for await (const entry of entries) {
    for (const row of rowsOf(entry, rows)) batch.push(columns.map((name) => wellFormed(row[name] ?? null)));
    if (batch.length < BATCH) continue;
    yield stringify(batch, OPTIONS);
    batch = [];
  }
  if (batch.length > 0) yield stringify(batch, OPTIONS);
}

const wellFormed = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.toWellFormed().replaceAll('\0', '') : cell;
