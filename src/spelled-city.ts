/** The city of a published record, as its report spells it. */
import type { Article, Engagement } from './model.ts';
import { normalise } from './text/text.ts';

/**
 * The city of `engagement` in the spelling of the report («سول» for «سيول»): the words that say it, where
 * they are another spelling of it; the usual one where the report has that too, where a palace or «العاصمة»
 * says it, or where somebody corrected it.
 */
export function spelledCity(
  { place: { city }, evidence, corrected }: Engagement,
  { title, body }: Pick<Article, 'title' | 'body'>,
): string | null {
  const words = evidence['/place/city']?.[0]?.words;
  if (city === null || words === undefined || words === city || corrected) return city;
  if (body.includes(city) || title.includes(city)) return city;
  const key = bonesOf(city);
  return key.length >= SHORTEST && bonesOf(words) === key ? words : city;
}

/** The letters of a name without its article, its vowels and what parts its words. */
const bonesOf = (words: string): string =>
  normalise(words)
    .replace(LEADING_ARTICLE, '')
    .replaceAll(GHAIN, JIM)
    .replace(/[^\p{L}]/gu, '')
    .split('')
    .filter((letter) => !VOWELS.has(letter))
    .join('');
const LEADING_ARTICLE = /^\u0627\u0644/u;
const GHAIN = 'غ';
const JIM = 'ج';
const VOWELS: ReadonlySet<string> = new Set('اويه');
/** Bones that two cities may share by chance are not compared. */
const SHORTEST = 2;
