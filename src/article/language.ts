/**
 * The language of a text by its letters alone: Arabic told from what else is written in Arabic script
 * by letters that only the others have, and by the article and ta marbuta that only Arabic has. Where letters
 * do not tell, as in short texts or in Persian typed with Arabic letters, small words do.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import { normalise } from '../text/text.ts';
import { readLatin } from './latin.ts';

const ENOUGH = 2_000;
const FIRST_TELLING = 0x0679;

/** Letters by code point that point to one language; each is not used by Arabic. */
const TELLING: ReadonlyMap<number, readonly string[]> = new Map([
  [0x0679, ['ur']],
  [0x0688, ['ur']],
  [0x0691, ['ur']],
  [0x06ba, ['ur']],
  [0x06d2, ['ur']],
  [0x06be, ['ur', 'ug']],
  [0x06c1, ['ur']],
  [0x06d3, ['ur']],
  [0x067c, ['ps']],
  [0x0689, ['ps']],
  [0x0693, ['ps']],
  [0x0696, ['ps']],
  [0x069a, ['ps']],
  [0x06bc, ['ps']],
  [0x06cd, ['ps']],
  [0x0681, ['ps']],
  [0x0685, ['ps']],
  [0x06ab, ['ps']],
  [0x06d0, ['ps', 'ug']],
  [0x06ce, ['ckb']],
  [0x06c6, ['ckb', 'ug']],
  [0x0695, ['ckb']],
  [0x06b5, ['ckb']],
  [0x06d5, ['ckb', 'ug']],
  [0x06a4, ['ckb']],
  [0x06c7, ['ug']],
  [0x06c8, ['ug']],
  [0x06cb, ['ug']],
  [0x06ad, ['ug']],
  [0x067d, ['sd']],
  [0x0683, ['sd']],
  [0x068a, ['sd']],
  [0x06aa, ['sd']],
  [0x06bb, ['sd']],
  [0x06a9, ['fa', 'ur', 'ps', 'ckb']],
  [0x06cc, ['fa', 'ur', 'ps', 'ckb']],
  [0x067e, ['fa', 'ur', 'ps', 'ckb', 'ug']],
  [0x0686, ['fa', 'ur', 'ps', 'ckb', 'ug']],
  [0x06af, ['fa', 'ur', 'ckb', 'ug']],
  [0x0698, ['fa', 'ckb', 'ug']],
]);

/** Letters that Arabic borrows for foreign names. */
const BORROWED: ReadonlySet<number> = new Set([0x067e, 0x0686, 0x0698, 0x06a4, 0x06af]);

/** Scripts that one language alone uses in the press. */
const SCRIPTS: readonly (readonly [from: number, to: number, language: string])[] = [
  [0x0370, 0x03ff, 'el'],
  [0x0530, 0x058f, 'hy'],
  [0x0590, 0x05ff, 'he'],
  [0x0900, 0x097f, 'hi'],
  [0x0980, 0x09ff, 'bn'],
  [0x0e00, 0x0e7f, 'th'],
  [0x10a0, 0x10ff, 'ka'],
  [0x3040, 0x30ff, 'ja'],
  [0xac00, 0xd7af, 'ko'],
];

interface Counts {
  arabic: number;
  other: number;
  /** Of the others those of Latin script. */
  latin: number;
  borrowed: number;
  /** Words in Arabic script, and those of them with the article or a ta marbuta. */
  words: number;
  arabicWords: number;
  readonly telling: Map<string, number>;
  readonly scripts: Map<string, number>;
}

/** Share of the words with article or ta marbuta below which a text in Arabic script is not Arabic (press: 0.3 to 0.5). */
const ARABIC_SHARE = 0.12;
/** Share of telling letters above which it is another language. Persian has 0.1 and more, Arabic with foreign names below 0.01. */
const TELLING_SHARE = 0.035;

/**
 * The BCP 47 language of `text`; `declared` decides only where the text itself does not; `und` where unknown.
 *
 * @example readLanguage('استقبل الوزير السفير في مقر الوزارة', null) //=> 'ar'
 */
export function readLanguage(text: string, declared: string | null): string {
  const counts = countLetters(text);
  const hint = declared?.toLowerCase().split('-')[0] ?? null;
  if (counts.arabic + counts.other === 0) return hint ?? 'und';
  if (counts.arabic >= counts.other) return inArabicScript(counts, hint, text);
  const [script, most] = strongest(counts.scripts);
  if (script && most > counts.other / 3) return script;
  const latin = counts.latin > counts.other / 2 ? readLatin(text) : null;
  return latin ?? (hint && hint !== 'ar' && /^[a-z]{2,3}$/.test(hint) ? hint : 'und');
}

function inArabicScript(counts: Counts, hint: string | null, text: string): string {
  const [language, most] = strongest(counts.telling);
  const share = counts.words ? counts.arabicWords / counts.words : 0;
  const names = share >= ARABIC_SHARE ? counts.borrowed : 0;
  const telling = Math.max(0, most - names) / counts.arabic;
  const small = share < ARABIC_SHARE ? readSmall(text) : null;
  if (small && fits(small, counts, { most, isTold: telling >= TELLING_SHARE })) return small.language;
  if (telling < TELLING_SHARE && (share >= ARABIC_SHARE || counts.words < 4)) return 'ar';
  if (telling < TELLING_SHARE / 4) return 'ar';
  if (share >= 0.25 && telling < TELLING_SHARE * 2) return 'ar';
  const known = hint !== null && (counts.telling.get(hint) ?? 0) >= most * 0.9;
  return known ? hint : language || 'ar';
}

/** Small words that alone make a language: so many, and one in so many of all words. */
const SMALL_LEAST = 2;
const SMALL_ONE_IN = 7;

interface Small {
  readonly language: string;
  readonly count: number;
}
/** Whether the letters bear a language out, or leave it open where its small words are many. */
function fits(
  { language, count }: Small,
  counts: Counts,
  { most, isTold }: { readonly most: number; readonly isTold: boolean },
): boolean {
  if (isTold) return (counts.telling.get(language) ?? 0) >= most * 0.9;
  return count >= SMALL_LEAST && count * SMALL_ONE_IN >= counts.words;
}

/** Languages by their small words: words of one language, in Arabic letters, that Arabic does not have. */
let smallWords: ReadonlyMap<string, string> | undefined;

/** The language of which `text` has most small words, or null. */
function readSmall(text: string): Small | null {
  smallWords ??= new Map(
    readLexicon('small-words').map(({ form, language }) => [normalise(form!), language!]),
  );
  const found = new Map<string, number>();
  for (const word of text.slice(0, ENOUGH).split(/[^\p{L}\p{M}]+/u)) {
    const language = word.length > SMALL_CHARS ? undefined : smallWords.get(normalise(word));
    if (language) found.set(language, (found.get(language) ?? 0) + 1);
  }
  const [language, count] = strongest(found);
  return count > 0 ? { language, count } : null;
}
const SMALL_CHARS = 8;

/** The language with most telling letters; rarer ones win over Persian where both fit, as they share its letters. */
function strongest(counts: ReadonlyMap<string, number>): [string, number] {
  let best = '';
  let most = 0;
  for (const name of ['fa', 'ps', 'ckb', 'ur', 'ug', ...counts.keys()]) {
    const count = counts.get(name) ?? 0;
    if (count > most) [best, most] = [name, count];
  }
  return [best, most];
}

function countLetters(text: string): Counts {
  const counts: Counts = {
    arabic: 0,
    other: 0,
    latin: 0,
    borrowed: 0,
    words: 0,
    arabicWords: 0,
    telling: new Map(),
    scripts: new Map(),
  };
  const end = Math.min(text.length, ENOUGH);
  let start = -1;
  for (let i = 0; i <= end; i++) {
    const code = i < end ? text.charCodeAt(i) : 0x20;
    const arabic = code >= 0x0600 && code <= 0x06ff && code !== 0x060c && code !== 0x061b && code !== 0x061f;
    if (arabic) {
      if (start < 0) start = i;
      countArabic(counts, code);
      continue;
    }
    if (start >= 0) endWord(counts, text, start, i);
    start = -1;
    if (code > 0x40) countOther(counts, code);
  }
  return counts;
}

function countArabic(counts: Counts, code: number): void {
  counts.arabic++;
  if (code < FIRST_TELLING) return;
  if (BORROWED.has(code)) counts.borrowed++;
  for (const language of TELLING.get(code) ?? []) {
    counts.telling.set(language, (counts.telling.get(language) ?? 0) + 1);
  }
}

function countOther(counts: Counts, code: number): void {
  if (code < 0xc0 && !((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a))) return;
  if (code >= 0x2000 && code <= 0x2bff) return;
  counts.other++;
  if (code < 0x0250) counts.latin++;
  if (code < 0x0370) return;
  for (const [from, to, language] of SCRIPTS) {
    if (code >= from && code <= to) counts.scripts.set(language, (counts.scripts.get(language) ?? 0) + 1);
  }
}

const TA_MARBUTA = 0x0629;
function endWord(counts: Counts, text: string, start: number, end: number): void {
  counts.words++;
  const article =
    text.charCodeAt(start) === 0x0627 && text.charCodeAt(start + 1) === 0x0644 && end - start > 3;
  const attached = text.charCodeAt(start + 1) === 0x0627 && text.charCodeAt(start + 2) === 0x0644;
  const lam = text.charCodeAt(start) === 0x0644 && text.charCodeAt(start + 1) === 0x0644;
  if (article || attached || lam || text.charCodeAt(end - 1) === TA_MARBUTA) counts.arabicWords++;
}
