/** Keys that bring the spellings of one foreign name together. */

const LONG_VOWELS: ReadonlySet<string> = new Set('اوي');
/** Shorter words are their own key: too much would fall together. */
const SHORTEST = 5;

/**
 * One key for the spellings of a foreign name: inner long vowels and doubled letters left out.
 *
 * @param form      normal form
 * @param shortest  letters a form must have to get a key other than itself
 * @example spellingKey('بلينكن') //=> 'بلنكن'
 */
export function spellingKey(form: string, shortest = SHORTEST): string {
  if (form.length < shortest) return form;
  let key = form[0]!;
  for (let i = 1; i < form.length; i++) {
    const letter = form[i]!;
    if (i < form.length - 1 && LONG_VOWELS.has(letter)) continue;
    if (letter !== key.at(-1)) key += letter;
  }
  return key.length >= 3 ? key : form;
}

const JIM = 'ج';
const GHAIN = 'غ';
/** Letters a form must have before other spellings of a foreign name are looked for. */
export const SHORTEST_NAME = 4;
/** One key for a name wherever it is spelt: as `spellingKey`, and «غ» and «ج» for a foreign G the same. */
export const foreignNameKey = (form: string): string =>
  spellingKey(form, SHORTEST_NAME).replaceAll(GHAIN, JIM);
