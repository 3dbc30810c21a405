/** Party codes from the words a user types. */
import { readLexicon } from '../lexicon/lexicon.ts';
import { normalise } from '../text/text.ts';

const CODE = /^[A-Za-z]{2,10}$/u;

/** The code of a party named by code or by name; other words stay as they are, to be looked for in names and offices. */
export function readParty(words: string | undefined): string | undefined {
  if (words === undefined) return undefined;
  const form = normalise(words.trim());
  const country = readLexicon('countries').find(
    (row) => row.class === 'name' && normalise(row.form ?? '') === form,
  );
  if (country?.code) return country.code;
  const body = readLexicon('organisations').find(
    (row) =>
      (row.class === 'international' || row.class === 'movement') &&
      row.code !== '' &&
      normalise(row.form ?? '') === form,
  );
  if (body?.code) return body.code;
  return CODE.test(words.trim()) ? words.trim().toUpperCase() : words;
}
