/**
 * Words as the scorer compares them. Kept apart from `src/text`: a measure must not change with what it
 * measures, and its folding is wider (foreign letters, «اميركي» beside «امريكي»).
 */

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['\u0623', '\u0627'], // hamza above alef
  ['\u0625', '\u0627'], // hamza below alef
  ['\u0622', '\u0627'], // madda
  ['\u0671', '\u0627'], // wasla
  ['\u0649', '\u064A'], // alef without dots at the end
  ['\u0629', '\u0647'], // ta marbuta
  ['\u0624', '\u0648'], // hamza on waw
  ['\u0626', '\u064A'], // hamza on ya
  ['\u06AF', '\u0643'], // gaf
  ['\u067E', '\u0628'], // pe
  ['\u06A4', '\u0641'], // ve
]);
const FOLDED = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');
const MARKS = /[\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu;
const AMERICA_IN_ALEF = 'اميرك';
const AMERICA = 'امريك';
/** «عبد» as a word of its own before the article, which many outlets write onto the name. */
const ABD_APART = /(?<!\p{L})(\u0639\u0628\u062F)\s+(?=\u0627\u0644)/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** Titles and small words that say nothing about who somebody is. */
const EMPTY_IN_NAMES: ReadonlySet<string> = new Set([
  ...'في من على الى عن مع و ال'.split(' '),
  ...'السيد الدكتور د الفريق اللواء العماد الشيخ الامير سمو جلاله معالي'.split(' '),
  ...'الرئيس وزير الملك بن ابن بنت'.split(' '),
]);
/** The article with what is written before it; the first that fits is taken off. */
const ARTICLES: readonly string[] = 'وال بال لل كال ال'.split(' ');
const PARTICLES = 'وبل';

const memo = new Map<string, readonly string[]>();

/** The folded words of `printed`. */
export function wordsOf(printed: string | null | undefined): readonly string[] {
  if (!printed) return [];
  let words = memo.get(printed);
  if (words === undefined) {
    words = fold(printed).match(WORD) ?? [];
    memo.set(printed, words);
  }
  return words;
}

/** One spelling for all that outlets vary. */
export function fold(printed: string): string {
  return printed
    .normalize('NFKC')
    .replace(MARKS, '')
    .replace(FOLDED, (letter) => LETTERS.get(letter) ?? letter)
    .replaceAll(AMERICA_IN_ALEF, AMERICA)
    .replace(ABD_APART, '$1')
    .toLowerCase();
}

/** A folded word without article, then without one attached particle, as long as enough of it is left. */
export function bareWord(word: string): string {
  const article = ARTICLES.find((form) => word.startsWith(form) && word.length >= form.length + 2);
  const rest = article === undefined ? word : word.slice(article.length);
  return PARTICLES.includes(rest.charAt(0)) && rest.length >= 5 ? rest.slice(1) : rest;
}

/** The words of an office or place, bare. */
export const bareWordsOf = (printed: string | null | undefined): readonly string[] =>
  wordsOf(printed).map(bareWord);

/** The words of a name, bare and without titles. */
export const nameWordsOf = (name: string): readonly string[] =>
  wordsOf(name)
    .filter((word) => !EMPTY_IN_NAMES.has(word))
    .map(bareWord);

/** Whether two bare words are one, or longer ones that differ in one letter put in, left out or changed. */
export function areNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  return endA - from <= 1 && endB - from <= 1;
}

/** How many words of `a` have a near one in `b`. */
export const countShared = (a: readonly string[], b: readonly string[]): number =>
  a.filter((word) => b.some((other) => areNear(word, other))).length;
