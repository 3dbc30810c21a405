/** Apache Parquet: the columns of the CSV tables, in groups of rows, so that only what is written is kept. */
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { type Cell, COLUMNS, NUMBERS, type Row, rowsOf } from './columns.ts';
import type { Entries, ExportOptions, Written } from './export.ts';

/** Rows of a group. */
const GROUP = 10_000;

export async function* writeParquet(entries: Entries, { rows = 'engagements' }: ExportOptions): Written {
  const names = COLUMNS[rows];
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columnsOf([], names) });
  const file = new ParquetWriter({ writer, schema, createdBy: 'liqa' });
  let group: Row[] = [];
  for await (const entry of entries) {
    group.push(...rowsOf(entry, rows));
    if (group.length < GROUP) continue;
    await file.write({ columnData: columnsOf(group, names) });
    group = [];
  }
  if (group.length > 0) await file.write({ columnData: columnsOf(group, names) });
  await file.finish();
  yield writer.getBytes();
}

function columnsOf(rows: readonly Row[], names: readonly string[]) {
  return names.map((name) => ({
    name,
    type: NUMBERS.has(name) ? ('INT32' as const) : ('STRING' as const),
    data: rows.map((row) => wellFormed(row[name] ?? null)),
  }));
}

const wellFormed = (cell: Cell): Cell => (typeof cell === 'string' ? cell.toWellFormed() : cell);
