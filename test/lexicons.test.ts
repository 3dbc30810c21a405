/** What holds for every row of every lexicon. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseLexicon, readNumbers } from '../src/lexicon/lexicon.ts';
import { normalise } from '../src/text/text.ts';
import { ROOT } from './sources.ts';

/** Presentation forms, tatweel, Persian and Urdu letters, marks, direction controls: no press text would match them. */
const WRONG_LETTERS =
  /[\u0640\u064b-\u065f\u0670\u06a9\u06cc\u06c1\u06be\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f\u202a-\u202e]/u;

for (const file of readdirSync(join(ROOT, 'lexicons')).filter((name) => name.endsWith('.tsv'))) {
  const path = `lexicons/${file}`;
  const raw = readFileSync(join(ROOT, path), 'utf8');
  const rows = parseLexicon(raw, path);

  test(`${path}: ids are ASCII, unique and sorted`, () => {
    const ids = rows.map((row) => row.id!);
    assert.equal(raw.split('\t', 1)[0], 'id');
    assert.deepEqual(
      ids.filter((id) => !/^[a-z0-9][a-z0-9.-]*$/u.test(id)),
      [],
    );
    assert.deepEqual(
      ids.filter((id, i) => i > 0 && !(ids[i - 1]! < id)),
      [],
    );
  });

  test(`${path}: every row has a source, a form in NFC and no wrong letters`, () => {
    assert.deepEqual(
      rows.filter((row) => !row.source).map((row) => row.id),
      [],
    );
    const cells = rows.flatMap((row) =>
      Object.entries(row).map(([column, cell]) => ({ id: row.id, column, cell })),
    );
    assert.deepEqual(
      cells.filter(({ cell }) => cell !== cell.normalize('NFC') || cell !== cell.trim()).map(({ id }) => id),
      [],
    );
    assert.deepEqual(
      cells.filter(({ column, cell }) => column === 'form' && WRONG_LETTERS.test(cell)).map(({ id }) => id),
      [],
    );
  });

  if (raw.split('\n', 1)[0]!.split('\t').includes('note')) {
    test(`${path}: two rows of one normal form both say that they are ambiguous or shared`, () => {
      const byForm = Map.groupBy(rows, (row) => normalise(row.form!));
      const faults = [...byForm.values()].filter(
        (same) => same.length > 1 && same.some((row) => row.note !== 'ambiguous' && row.note !== 'shared'),
      );
      assert.deepEqual(
        faults.map((same) => same.map((row) => row.id).join(' ')),
        [],
      );
    });
  }
}

test('lexicons/topic-words.tsv has a column for every topic and no party among its words', () => {
  const read = (name: string) =>
    parseLexicon(readFileSync(join(ROOT, `lexicons/${name}.tsv`), 'utf8'), `lexicons/${name}.tsv`);
  const rows = read('topic-words');
  const topics = new Set(read('topics').map((row) => row.topic!));
  const columns = Object.keys(rows[0]!).filter((name) => !['id', 'where', 'form', 'source'].includes(name));
  assert.deepEqual(columns, [...topics].sort());
  const parties = new Set(
    [...read('countries'), ...read('organisations')]
      .filter(({ note }) => note === '')
      .map((row) => normalise(row.form!)),
  );
  assert.deepEqual(
    rows.filter(({ form }) => parties.has(form!)).map(({ id }) => id),
    [],
  );
  const table = readNumbers('topic-words');
  assert.deepEqual(table.columns, columns);
  const { where, form, ...first } = rows[1]!;
  assert.deepEqual(
    [...table.row(where!, form!)!],
    columns.map((topic) => Number(first[topic])),
  );
  assert.equal(table.row('text', 'no such word'), null);
});
