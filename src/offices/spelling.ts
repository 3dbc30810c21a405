/**
 * Names in their spellings. Two spellings are one name where they differ as transliterations differ
 * (ghain for jim, a long vowel written or not); two Arabic names that differ so are two names.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import { normalise } from '../text/text.ts';

const SERVANT = 'عبد';
const FATHER = 'ابو';
const FATHER_SHORT = 'بو';
const SON = 'ابن';
const HOUSE = 'ال';
const GOD = 'الله';
const FAITH = 'الدين';
const TURKISH_SON = 'اوغلو';
const PERSIAN_SON = 'زاده';
/** Words that are written together with the next one or apart from it. */
const JOINS_NEXT = new Set([SERVANT, FATHER, FATHER_SHORT, SON, HOUSE]);
/** Words that are written together with the one before or apart from it. */
const JOINS_LAST = new Set([GOD, FAITH, TURKISH_SON, PERSIAN_SON]);
const ARTICLE = 'ال';

/**
 * One form for a name: normalised, compounds such as «عبد الله» written together, nothing between
 * the words but one space.
 */
export function canonicalName(words: string): string {
  const out: string[] = [];
  let open = false;
  for (const word of normalise(words).split(/[\s#._\-–]+/u)) {
    if (!word) continue;
    if (out.length > 0 && (open || JOINS_LAST.has(word))) out.push(out.pop()! + word);
    else out.push(word);
    open = JOINS_NEXT.has(word);
  }
  return out.join(' ');
}

const HEH = '\u0647';
/** Letters that transliterations take for one another: ghain and jim, theh, tah and teh, zain and seen. */
const SAME_SOUND: ReadonlyMap<string, string> = new Map([
  ['\u063a', '\u062c'],
  ['\u062b', '\u062a'],
  ['\u0637', '\u062a'],
  ['\u0632', '\u0633'],
]);
/** Alef, waw, ya, hamza. */
const VOWELS = new Set(['\u0627', '\u0648', '\u064a', '\u0621']);
/** With fewer consonants too much would be one name. */
const LEAST_CONSONANTS = 3;

/** A word with letters of one sound folded. */
function soundKey(word: string): string {
  let out = '';
  for (let i = 0; i < word.length; i++) out += SAME_SOUND.get(word[i]!) ?? word[i];
  return out;
}

/** Consonants alone, the first letter kept, doubled letters once; empty where too few are left. */
function consonantKey(word: string): string {
  const key = soundKey(word);
  let out = key[0] ?? '';
  for (let i = 1; i < key.length; i++) {
    const letter = key[i]!;
    const silent = VOWELS.has(letter) || (letter === HEH && i === key.length - 1);
    if (!silent && letter !== out[out.length - 1]) out += letter;
  }
  return out.length >= LEAST_CONSONANTS ? out : '';
}

/** The key under which spellings of one name meet; a word with the article keeps its letters. */
export function spellingKey(name: string): string {
  return name
    .split(' ')
    .map((word) => (word.startsWith(ARTICLE) ? word : consonantKey(word) || soundKey(word)))
    .join(' ');
}

let wellKnown: ReadonlySet<string> | null = null;

/** Words that the lexicon of names lists: two of them that differ are two names. */
function isListed(word: string): boolean {
  wellKnown ??= new Set(
    readLexicon('names')
      .filter((row) => row.class === 'given' || row.class === 'family' || row.class === 'name')
      .map((row) => normalise(row.form ?? '')),
  );
  return wellKnown.has(word);
}

/** Whether two words of names, both canonical, are spellings of one. */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.startsWith(ARTICLE) || b.startsWith(ARTICLE)) return false;
  if (soundKey(a) === soundKey(b)) return true;
  const key = consonantKey(a);
  return key !== '' && key === consonantKey(b) && !(isListed(a) && isListed(b));
}

/** Whether two canonical names are spellings of one, word by word. */
export function isSameName(a: string, b: string): boolean {
  const first = a.split(' ');
  const second = b.split(' ');
  return first.length === second.length && first.every((word, i) => isSameWord(word, second[i]!));
}

/**
 * Whether two family names that stand alone are spellings of one: letters of one sound, one long vowel written
 * or not, or the same letters in another order. «بيتان» is no «بوتين».
 */
export function isNearWord(a: string, b: string): boolean {
  const [x, y] = [soundKey(a), soundKey(b)];
  if (x === y) return true;
  if (!isSameWord(a, b)) return false;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short.length === long.length) return sorted(short) === sorted(long);
  if (long.length - short.length > 1) return false;
  return [...long].some((_, i) => VOWELS.has(long[i]!) && long.slice(0, i) + long.slice(i + 1) === short);
}
const sorted = (word: string): string => [...word].sort().join('');
