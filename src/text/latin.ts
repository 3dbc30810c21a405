/**
 * One key for a name in Arabic and in Latin letters: its consonants by class, vowels left out, since spellings agree in
 * no more. Several keys for a Latin word whose letters can be heard in several ways.
 *
 * @source values of letters: UNGEGN and BGN/PCGN romanisation of Arabic, and how the press writes foreign names
 */

/** Arabic letters of one class, in normal form. */
const ARABIC: readonly (readonly [key: string, letters: string])[] = [
  ['B', 'ب'],
  ['T', 'تط'],
  ['Q', 'ث'],
  ['G', 'جغ'],
  ['H', 'حه'],
  ['X', 'خ'],
  ['D', 'دذضظ'],
  ['R', 'ر'],
  ['S', 'سصز'],
  ['C', 'ش'],
  ['F', 'ف'],
  ['K', 'قك'],
  ['L', 'ل'],
  ['M', 'م'],
  ['N', 'ن'],
];
const CLASS: ReadonlyMap<string, string> = new Map(
  ARABIC.flatMap(([key, letters]) => [...letters].map((letter) => [letter, key] as const)),
);
/** Letters that are heard as a vowel, and those of them that begin a word with a sound of its own. */
const VOWELS = 'اويعء';
const FIRST: ReadonlyMap<string, string> = new Map([
  ['و', 'W'],
  ['ي', 'Y'],
  ['ا', 'A'],
  ['ع', 'A'],
]);
const TA_SHIN = 'تش';
const SHIN = 'ش';
const HA = 'ه';
const AL = 'ال';

/** The key of an Arabic word in normal form, its article off. */
export function arabicKey(form: string): string {
  let rest = form.startsWith(AL) && form.length > 4 ? form.slice(2) : form;
  rest = rest.replaceAll(TA_SHIN, SHIN);
  if (rest.endsWith(HA) && rest.length > 2) rest = rest.slice(0, -1);
  let key = '';
  let last = '';
  for (const [i, letter] of [...rest].entries()) {
    const own = VOWELS.includes(letter)
      ? i === 0
        ? (FIRST.get(letter) ?? 'A')
        : ''
      : (CLASS.get(letter) ?? '');
    if (own !== last || own === '') key += own;
    last = own;
  }
  return key;
}

/** Latin letters and pairs of them, longest first, with the classes they may be heard as. */
const LATIN: readonly (readonly [letters: string, keys: readonly string[]])[] = [
  ['sch', ['C']],
  ['tch', ['C']],
  ['tz', ['S', 'TS']],
  ['sh', ['C']],
  ['ch', ['C', 'K', 'X', 'G']],
  ['kh', ['X']],
  ['gh', ['G', '']],
  ['th', ['Q', 'T', 'D']],
  ['dh', ['D']],
  ['dj', ['G']],
  ['ph', ['F']],
  ['ck', ['K']],
  ['ce', ['S']],
  ['ci', ['S']],
  ['ng', ['NG', 'N']],
  ['ge', ['G', 'K']],
  ['zh', ['G', 'C']],
  ['x', ['KS', 'C']],
  ['b', ['B']],
  ['p', ['B']],
  ['t', ['T']],
  ['d', ['D']],
  ['g', ['G', 'K']],
  ['j', ['G', '', 'X']],
  ['h', ['H', '']],
  ['k', ['K']],
  ['q', ['K']],
  ['c', ['K']],
  ['r', ['R']],
  ['s', ['S']],
  ['z', ['S', 'D', 'TS']],
  ['f', ['F']],
  ['v', ['F', 'B']],
  ['l', ['L']],
  ['m', ['M']],
  ['n', ['N']],
];
const LATIN_VOWELS = 'aeiouyw';
const PLAIN = /[^a-z]/g;
/** Articles before a hyphen, as romanised. */
const ARTICLE = /^(?:al|el|as|ash|ad|an|ar|at|az)[-\u2019']/;
/** Keys of one word at most. */
const MOST_KEYS = 24;

/** A Latin word without accents, article and all that is no letter: «al-Sīsī» is `sisi`. */
export function plainLatin(word: string): string {
  const letters = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(ARTICLE, '').replace(PLAIN, '');
}

/** The keys under which an Arabic form of a plain Latin word may stand. */
export function latinKeys(word: string): readonly string[] {
  let made: readonly (readonly [key: string, last: string])[] = [['', '']];
  const name = word.length > 3 ? word.replace(/h$/, '') : word;
  for (let at = 0; at < name.length; ) {
    const isVowel = LATIN_VOWELS.includes(name[at]!);
    const found = isVowel ? undefined : LATIN.find(([letters]) => name.startsWith(letters, at));
    const keys = isVowel ? [at === 0 ? firstVowel(name) : ''] : (found?.[1] ?? ['']);
    const next = keys.flatMap((key) =>
      made.map(([sofar, last]) => [key !== '' && key === last ? sofar : sofar + key, key] as const),
    );
    made = next.slice(0, MOST_KEYS);
    // in «ce» and «ge» the vowel only tells how the letter is heard
    at += found ? (/^[cg][ei]$/.test(found[0]) ? 1 : found[0].length) : 1;
  }
  return [...new Set(made.map(([key]) => key))];
}

const firstVowel = (name: string): string => (name[0] === 'w' ? 'W' : name[0] === 'y' ? 'Y' : 'A');

export const isLatin = (word: string): boolean => /^\p{Script=Latin}/u.test(word);
