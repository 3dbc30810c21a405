/** A pasted text, a form or a request body → a page, told apart by content as files are. */
import { collect } from '../collect/collect.ts';
import { LiqaError } from '../errors.ts';
import type { GivenFacts, Page, Reading } from '../model.ts';
import { readPage } from '../pipeline.ts';
import type { Pasted } from './pages/read.ts';

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/**
 * The reading of the first page in `bytes`; what is given beside it wins over what the page says.
 *
 * @throws LiqaError `collect.empty`, `collect.binary` and the like
 */
export async function readBytes(bytes: Uint8Array, given: GivenFacts): Promise<Reading> {
  for await (const found of collect(['-'], { stdin: once(bytes) })) {
    if (!found.ok) throw found.error;
    const page: Page = { ...found.page, given: { ...found.page.given, ...given } };
    return readPage(page);
  }
  throw new LiqaError('collect.empty', 'there is nothing to read: expected text, HTML or a row of JSON');
}

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** The facts of a form; what is left empty is not given. */
export function givenOf({ title, outlet, published }: Omit<Pasted, 'content'>): GivenFacts {
  return {
    ...(title.trim() ? { title: title.trim() } : {}),
    ...(outlet.trim() ? { outlet: outlet.trim() } : {}),
    ...(DAY.test(published) ? { published } : {}),
  };
}

/** The reading of what a form pasted. */
export async function readPasted(pasted: Pasted): Promise<Reading> {
  if (!pasted.content.trim()) throw new LiqaError('collect.empty', 'there is nothing to read: paste a text');
  return readBytes(new TextEncoder().encode(pasted.content), givenOf(pasted));
}

const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell : '');

/** What a form sent, cell by cell; files and repeated cells count as empty. */
export const pastedOf = (form: Readonly<Record<string, unknown>>): Pasted => ({
  content: textOf(form.content).replaceAll('\r\n', '\n'),
  title: textOf(form.title),
  outlet: textOf(form.outlet),
  published: textOf(form.published),
});
