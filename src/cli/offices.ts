/** `liqa offices`: checks the dated facts, takes new ones from Wikidata query results. */
import { readFileSync } from 'node:fs';
import { LiqaError } from '../errors.ts';
import { checkOffices, importHolders } from '../offices/offices.ts';
import type { Output } from './output.ts';

/** Prints what is wrong with the office-holders, one JSON object a line. @returns 1 where there is anything */
export async function check(output: Output): Promise<number> {
  const problems = checkOffices();
  for (const problem of problems) output.write(`${JSON.stringify(problem)}\n`);
  output.note(problems.length === 0 ? 'the office-holders are consistent' : `${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}

/** Prints the rows of a query result in the form of the lexicon; what cannot be taken is told. @returns exit code */
export async function importFile(output: Output, file: string): Promise<number> {
  const { lines, closed, problems } = importHolders(readJson(file));
  for (const line of lines) output.write(`${line}\n`);
  for (const { id, until } of closed) output.note(`the row ${id} ends ${until}`);
  for (const { code, index, message } of problems)
    output.note(`${code}: ${message} (${file}, binding ${index})`);
  output.note(`${lines.length} rows for lexicons/officeholders.tsv, ${problems.length} not taken`);
  return problems.length === 0 ? 0 : 1;
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    throw new LiqaError('collect.not-found', `this file cannot be read: check the name (${file})`, {
      place: file,
      cause,
    });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message =
      'this is not JSON, expected query results of Wikidata in the form application/sparql-results+json';
    throw new LiqaError('offices.bad-import', `${message} (${file})`, { place: file, cause });
  }
}
