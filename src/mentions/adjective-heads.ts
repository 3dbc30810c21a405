/** Words that are an office by themselves and an adjective behind a noun: «الحزب الحاكم», «المستوى السياسي». */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Text, Word } from '../model.ts';
import { normalise } from '../text/text.ts';
import { loadLexica } from './words.ts';

let listed: ReadonlySet<string> | null = null;
function alsoAdjectives(): ReadonlySet<string> {
  listed ??= new Set(
    readLexicon('grammar')
      .filter((row) => row.class === 'also-adjective')
      .map((row) => normalise(row.form!)),
  );
  return listed;
}

/** «الممثلة الشخصية»: whether a word with the article is one of those that are adjectives too. */
export const isAlsoAdjective = ({ parses }: Word): boolean =>
  parses[0]!.article && alsoAdjectives().has(parses[0]!.stem);

/** «مؤتمر صحفي عقده», «بيان صحفي»: of what is said to the press, no journalist. */
export function isOfPress({ tokens }: Text, i: number): boolean {
  if (tokens[i]!.word.parses.some(({ article }) => article)) return false;
  return tokens[i - 1]?.word.parses.some(({ rest }) => SAID.has(rest)) === true;
}
const SAID_WORDS = 'مؤتمر بيان تصريح حديث لقاء ايجاز تقرير مقال تحقيق ملف حوار';
const SAID: ReadonlySet<string> = new Set(SAID_WORDS.split(' ').map(normalise));

/** «الدبلوماسية الأميركية»: without a name behind it what states do, and no woman. */
export const isDiplomacy = ({ parses }: Word): boolean =>
  parses.some(({ article, stem }) => article && stem === DIPLOMACY);
const DIPLOMACY = normalise('دبلوماسية');

/** Whether the one word at token `i`, with the article, stands behind another word with it and is its adjective. */
export function isAdjectiveBehind(text: Text, i: number): boolean {
  const { kind, word } = text.tokens[i]!;
  const own = word.parses[0]!;
  if (kind !== 'word' || !own.article || own.conjunction !== '' || own.particle !== '') return false;
  const before = text.tokens[i - 1];
  if (before?.kind !== 'word' || !before.word.parses[0]!.article) return false;
  return loadLexica().facts(word).officeAdjective || alsoAdjectives().has(own.stem);
}
