/** Pages from rows of JSON, as CONTRACT.md has them: `{id?, url?, title?, outlet?, published?, text | html}`. */
import { LiqaError } from '../errors.ts';
import type { GivenFacts, Page, Problem } from '../model.ts';

const EXPECTED = 'expected an object with `text` or `html`';

/**
 * The page of a row.
 *
 * @param row    what the JSON held
 * @param place  where it stood, e.g. `pages.jsonl:12`
 * @throws LiqaError `collect.bad-json` where it is no row of the contract
 */
export function pageOfRow(row: unknown, place: string, problems: readonly Problem[] = []): Page {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    const found = row === null ? 'null' : Array.isArray(row) ? 'a list' : `a ${typeof row}`;
    throw badRow(`found ${found}, ${EXPECTED}`, place);
  }
  const cells = row as Readonly<Record<string, unknown>>;
  const html = textOf(cells.html);
  const text = textOf(cells.text);
  const content = html ?? text;
  if (content === null) throw badRow(`found neither \`text\` nor \`html\`, ${EXPECTED}`, place);
  const id = cells.id;
  return {
    id: typeof id === 'string' && id !== '' ? id.toWellFormed() : typeof id === 'number' ? String(id) : null,
    url: textOf(cells.url),
    place,
    kind: html === null ? 'text' : 'html',
    content,
    given: givenOf(cells),
    problems,
  };
}

/** Halves of surrogate pairs, which JSON can write and no text can keep, become U+FFFD: each still one code unit. */
const textOf = (cell: unknown): string | null =>
  typeof cell === 'string' && cell !== '' ? cell.toWellFormed() : null;

function givenOf(cells: Readonly<Record<string, unknown>>): GivenFacts {
  const given: { title?: string; outlet?: string; author?: string; published?: string } = {};
  for (const name of ['title', 'outlet', 'author', 'published'] as const) {
    const words = textOf(cells[name])?.trim();
    if (words) given[name] = words;
  }
  return given;
}

const badRow = (message: string, place: string): LiqaError =>
  new LiqaError('collect.bad-json', `${message}: correct or leave out this row (${place})`, { place });

/** Parses one row. @throws LiqaError `collect.bad-json` */
export function parseRow(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/\s+/gu, ' ').slice(0, 120) : 'not JSON';
    throw new LiqaError(
      'collect.bad-json',
      `this is not JSON (${why}), expected one whole object a line: correct or leave out this line (${place})`,
      { place, cause },
    );
  }
}
