/**
 * Words that a page has run together («أكّدالقائد», «العسكريةفي»): where a link or a bold word lost its space.
 * What shows the seam: a letter that ends words, one that only begins them, an article within, a word of function at
 * the end, a verb of saying in front, or two words that the press writes often. Nothing is cut that it writes as one.
 *
 * @source  forms: read off the sample of the press 2026-11; of 3,300 reports of the outlet that does so most 923 further
 *   words were cut by `areTwo` and the words of function, of 6,000 others 48; some 97 in 100 of either rightly
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Parse } from '../model.ts';
import { countOf, entryOf, isName, type WordEntry } from './dictionary.ts';
import { isInvisible, normalise } from './normalise.ts';

/** Letters from which a word may be two: with a letter that ends words, and without; 6 … 8 tried, at 8 one in 16 is lost. */
const SHORTEST = 6;
const SHORTEST_UNMARKED = 8;
/** Occurrences in ten million from which the whole is one word, and a part a word: behind an article, before one, anywhere else. */
const WRITTEN = 30;
const KNOWN = 50;
const COMMON = 200;
const FREQUENT = 400;
/** The same for two words without any other sign of the seam: the first, of four letters and more, and the second. */
const USUAL = 100;
const OFTEN = 200;
/** The same for a verb of three letters in front: «قال», «ذكر». */
const EVERYDAY = 3000;

const AL = 'ال';
const LIL = 'لل';
const ARTICLED = 'ال وال بال كال فال لل'.split(' ');
const AFTER = 'بعد';
const IN = 'في';
/** Words of function that end what was run together, and those that begin it though they are short. */
const LAST = new Set('في من عن علي الي مع ضد بعد قبل خلال عبر منذ عند حول عام الذي التي'.split(' '));
const FIRST = new Set('في من عن مع'.split(' '));
/** Those that end no known word and begin few: whatever is common behind them is a word of its own. */
const BEFORE_NOUNS = new Set('في عن وفي وعن'.split(' '));
const THAT = new Set('ان بان انه انها بانه بانها'.split(' '));
const OPENERS = 'خلال منذ عبر عند ضد نحو كان كانت وكان وكانت فيما بينما بعدما حيث لكن كذلك عقب وعقب'.split(
  ' ',
);
/** First parts of names that are often written with what follows them. */
const OF_NAMES = new Set('عبد نور سيف شمس علاء بهاء صلاح بدر عز جمال كمال نجم محيي محي ضياء جلال'.split(' '));
/** Endings that make one word with what is before: «تنقلاتهم», «أميركيان», «يورونيوز». */
const ENDINGS = new Set('اتهم انهم انهما وهما بنينا ذاته كيان نيوز يانغ ميات'.split(' '));
const HAMZA = 'أإ';

/** «العسكريةفي», «شهيداًمنهم», «إلىاتفاق»: ta marbuta, the tanwin of an accusative and alif maqsura end words. */
const SEAM =
  /^(.{2,}?(?:\u0629[\u064B-\u0652]*|\u0627\u064B|\u064B\u0627)|.{2,}?\u0649)(?=[\u0621-\u063A\u0641-\u064A]{2})/u;
const ARABIC = /^[\u0621-\u063A\u0640-\u0652]+$/u;

let openers: ReadonlySet<string> | null = null;
/** Verbs of saying and of engagement and words of time and turn, with and without «و»: a clause begins with them. */
function loadOpeners(): ReadonlySet<string> {
  if (openers) return openers;
  const sayings = readLexicon('cues').filter((row) => VERBAL.test(row.class!));
  const meetings = readLexicon('verbs').filter((row) => row.tense !== '');
  const verbs = [...sayings, ...meetings]
    .map((row) => normalise(row.form!))
    .filter((verb) => verb.length > 3 || (verb.length === 3 && countOf(verb) >= EVERYDAY));
  openers = new Set([...OPENERS, ...verbs, ...verbs.map((verb) => AND + verb)]);
  return openers;
}
const VERBAL = /^(?:past|present)/;
const AND = 'و';

/**
 * Where `words` must be cut so that its first word stands alone; 0 where it is one word. What is left behind may
 * be two words again.
 *
 * @param words   one token as printed
 * @param parses  the ways to take particles off its normal form
 * @param known   what is known of `rest` and `stem` of each parse; empty where nothing is
 * @returns       offset in code units
 */
export function findSeam(words: string, parses: readonly Parse[], known: readonly WordEntry[]): number {
  if (words.length < SHORTEST) return 0;
  const marked = SEAM.exec(words)?.[1] ?? beforeHamza(words);
  if (marked && ARABIC.test(words)) return marked.length;
  const form = parses[0]!.rest;
  const shortest = form.startsWith(IN) ? SHORTEST : SHORTEST_UNMARKED;
  if (form.length < shortest || !ARABIC.test(words) || isWord(parses, known)) return 0;
  const at = places(words);
  if (at.length !== form.length + 1) return 0;
  for (let i = 2; i < form.length - 1; i++) {
    const place = at[i]!;
    if (isSeam(form, i, HAMZA.includes(words[place]!))) return place;
  }
  for (let i = 3; i <= form.length - SHORTEST_SECOND; i++) if (areTwo(form, i)) return at[i]!;
  return 0;
}

/**
 * «اللبنانيوزيارة», «علىتشكيل»: two words that the press writes often, each by itself, where no word like the whole
 * is written. Short ones and what endings look like are left out: there a foreign name falls apart as well.
 */
function areTwo(form: string, i: number): boolean {
  const second = form.slice(i);
  if (countOf(second) < OFTEN || ENDINGS.has(second)) return false;
  const first = form.slice(0, i);
  if (countOf(first) < (first.length > 3 ? USUAL : EVERYDAY) && !(first.length > 3 && isName(first)))
    return false;
  return !ARTICLED.some((article) => first.startsWith(article) && i < article.length + SHORTEST_STEM);
}
const SHORTEST_SECOND = 4;
const SHORTEST_STEM = 4;

/** What is before an alef with hamza below, which only begins words, with particles or without («الأسدإنّ»). */
function beforeHamza(words: string): string | undefined {
  const at = words.lastIndexOf(HAMZA_BELOW);
  if (at < SHORTEST_BEFORE || words.length < at + 3 || !ARABIC.test(words)) return undefined;
  const before = words.slice(0, at);
  const particle = isKnown(normalise(before)) ? '' : (PARTICLES.find((it) => before.endsWith(it)) ?? '');
  const first = before.slice(0, before.length - particle.length);
  return first.length < SHORTEST_BEFORE || ONLY_PARTICLES.test(normalise(first)) ? undefined : first;
}
const HAMZA_BELOW = 'إ';
const SHORTEST_BEFORE = 4;
const PARTICLES = 'بال وال لل ال ل ب و'.split(' ');
/** «واللا» before «إنسانية» is no word. */
const ONLY_PARTICLES = /^[\u0641\u0643\u0644\u0648\u0627\u0628\u0633]+$/u;

/** Whether the press writes the word, with any of its particles; once or twice may be this very fault. */
const isWord = (parses: readonly Parse[], known: readonly WordEntry[]): boolean =>
  known.some((entry, k) => isWritten(entry) && (k % 2 === 0 || parses[k >> 1]!.stem.length > 2));

const isKnown = (form: string): boolean => isWritten(entryOf(form));
const isWritten = ({ count, name, land }: WordEntry): boolean => count >= WRITTEN || name !== '' || land;

/** The place of each visible letter in `words`, and its end. */
function places(words: string): readonly number[] {
  const at: number[] = [];
  for (let i = 0; i < words.length; i++) if (!isInvisible(words.charCodeAt(i))) at.push(i);
  at.push(words.length);
  return at;
}

/**
 * Whether `form` is two words with the second from letter `i` on; `hamza`: whether it begins with a written one.
 * What costs least is asked first: nearly every place is none.
 */
function isSeam(form: string, i: number, hamza: boolean): boolean {
  const definite = form.startsWith(AL, i) || form.startsWith(LIL, i);
  const ending = form.length - i <= LONGEST_LAST;
  const named = i >= SHORTEST && form.length - i >= SHORTEST_NAME && form.startsWith(AL);
  if (!definite && !ending && !named && i > LONGEST_OPENER) return false;
  const first = form.slice(0, i);
  if ((first.startsWith(AL) && first.length < 5 && first !== GOD) || OF_NAMES.has(first)) return false;
  const second = form.slice(i);
  return (
    (definite && opensDefinite(first, second)) ||
    (ending && endsInFunction(first, second, hamza)) ||
    (named && opensName(first, second)) ||
    (i <= LONGEST_OPENER && opensClause(first, second))
  );
}
const GOD = 'الله';
const SHORTEST_NAME = 4;
const LONGEST_LAST = 5;
const LONGEST_OPENER = 8;

/** «الاحتلالالإسرائيلي», «حديثللميادين». */
function opensDefinite(first: string, second: string): boolean {
  if (second.startsWith(LIL))
    return (
      second.length > 5 &&
      first.length > 3 &&
      countOf(AL + second.slice(2)) >= KNOWN &&
      countOf(first) >= KNOWN
    );
  if (second.length < 5 || (countOf(second) < KNOWN && countOf(second.slice(2)) < KNOWN)) return false;
  return first.length > 2 ? countOf(first) >= COMMON : second.length > 5 && FIRST.has(first);
}

/** «الإيرانيحسين»: a given name behind a word with the article. */
const opensName = (first: string, second: string): boolean =>
  entryOf(second).name === 'given' && countOf(first) >= COMMON;

/** «روسيافي», «تويترإنه». */
const endsInFunction = (first: string, second: string, hamza: boolean): boolean =>
  first.length > 4 &&
  (LAST.has(second) || (hamza && THAT.has(second))) &&
  (isName(first) || countOf(first) >= COMMON);

/** «ذكرتوكالة», «بعدعملية». */
function opensClause(first: string, second: string): boolean {
  if (second.length < 4 || THAT.has(second) || ENDINGS.has(second)) return false;
  if (first === AFTER) return second.length > 4 && countOf(second) >= COMMON;
  // «فيروسي» is an adjective of «فيروس»
  if (BEFORE_NOUNS.has(first)) return countOf(second) >= FREQUENT && !isKnown((first + second).slice(0, -1));
  return loadOpeners().has(first) && (countOf(second) >= FREQUENT || (first.length > 3 && isName(second)));
}
