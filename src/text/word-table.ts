/**
 * The words of the last reports by their print: looked up where they stand in a body, without cutting them out.
 * So many are kept and no more; of those whose prints fall together the one asked for least goes.
 */
/** Words that are kept: of the words of the press one in seven is not among them; each thread has its own table. */
const MOST = 49_152;
/** Places in which one word may stand; with 4 a tenth more is made again. */
const PLACES = 8;
/** How often a word was asked for, up to so often; with 3 one in thirty more is made again, with 15 as many. */
const OFTEN = 7;
const GROUPS = MOST / PLACES;
/** Longer prints are no words, and a page may hold many. */
const LONGEST = 64;

/** FNV-1a: what the letters before have come to, and the next one. */
export const START = 0x811c9dc5 | 0;
export const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** Where a word is printed in a body, and what its letters have come to. */
export interface Print {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

/** A table of words that `make` gives for their prints. */
export function makeWordTable<W extends { readonly printed: string }>(
  make: (printed: string) => W,
): (body: string, print: Print) => W {
  const words: (W | undefined)[] = new Array<W | undefined>(MOST).fill(undefined);
  const hashes = new Int32Array(MOST);
  // words stay where they are: to move one is to touch what lies far apart
  const asked = new Uint8Array(MOST);
  return (body, { start, end, hash }) => {
    const first = ((hash >>> 0) % GROUPS) * PLACES;
    for (let at = first; at < first + PLACES; at++) {
      if (hashes[at] !== hash) continue;
      const word = words[at];
      if (word === undefined || !stands(word.printed, body, start, end)) continue;
      if (asked[at]! < OFTEN) asked[at]!++;
      return word;
    }
    const made = make(ownCopy(body.slice(start, end)));
    if (end - start > LONGEST) return made;
    const place = freePlace(asked, first);
    words[place] = made;
    hashes[place] = hash;
    asked[place] = 1;
    return made;
  };
}

/** The place of the one asked for least of a group; what it was asked for the others forget, so that no word stays for ever. */
function freePlace(asked: Uint8Array, first: number): number {
  let place = first;
  for (let at = first + 1; at < first + PLACES; at++) if (asked[at]! < asked[place]!) place = at;
  const least = asked[place]!;
  for (let at = first; at < first + PLACES; at++) asked[at]! -= least;
  return place;
}

function stands(printed: string, body: string, start: number, end: number): boolean {
  if (printed.length !== end - start) return false;
  for (let i = 0; i < printed.length; i++)
    if (printed.charCodeAt(i) !== body.charCodeAt(start + i)) return false;
  return true;
}

/** Cut strings of this length and more hold on to what they were cut from, in V8 13. */
const BORROWED = 13;
/** `words` that hold on to nothing: a word must not keep its report, a form not its lexicon. */
export const ownCopy = (words: string): string =>
  words.length < BORROWED ? words : Buffer.from(words, 'utf16le').toString('utf16le');
