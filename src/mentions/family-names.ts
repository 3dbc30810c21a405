/**
 * Names that are words of every day, and show by where they stand: a family name between somebody's first name and the
 * next mark («رئيس الوزراء جون كي،», «الوزير عبدالله المقبل.»), and «علي» before «بن».
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Text, Token } from '../model.ts';
import { normalise } from '../text/text.ts';
import type { Range } from './office-lists.ts';
import { loadLexica } from './words.ts';

/** `name` with the one word behind it that is its family name; `name` itself where there is none. */
export function withFamily<Name extends Range>(text: Text, name: Name): Name {
  const { tokens } = text;
  const word = tokens[name.last];
  const mark = tokens[name.last + 1];
  if (word?.kind !== 'word' || word.form.length < 2 || !mark || !MARKS.has(mark.words)) return name;
  if (word.start > tokens[name.last - 1]!.end + 1) return name;
  const { facts } = loadLexica();
  if (!facts(tokens[name.last - 1]!.word).given) return name;
  return isFamily(text, name.last) ? { ...name, last: name.last + 1 } : name;
}
/** No full stop: «زار فلان المخيم.» ends with whom or what was visited. */
const MARK_WORDS = '، , ( ؛';
const MARKS: ReadonlySet<string> = new Set(MARK_WORDS.split(' '));

function isFamily({ tokens }: Text, i: number): boolean {
  const { form, word, words } = tokens[i]!;
  const own = loadLexica().facts(word);
  if (own.boundary || own.preposition || own.actionNoun || own.particle || own.bareCommon) return false;
  if (spoken().has(form) || CLOSED.has(form)) return false;
  // «قائلا», «للغاية», «وحكومته», «الإسلامية»
  if (form.endsWith(ALEF) || words.endsWith(TA_MARBUTA)) return false;
  return own.nameness >= 2 || word.parses.every(({ conjunction, particle }) => !conjunction && !particle);
}
const ALEF = 'ا';
const TA_MARBUTA = 'ة';
/** What stands behind a name and is none: when, where, which. */
const CLOSED_WORDS = [
  'هناك هنا انذاك حينها فقط امس اليوم غدا الان نفسه نفسها ايضا معا ذلك هذا السابق الحالي الجديد الراحل',
  'السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه صباحا مساء ظهرا فجرا ليلا شرق غرب شمال جنوب الدولي',
];
const CLOSED: ReadonlySet<string> = new Set(CLOSED_WORDS.flatMap((words) => words.split(' ')));

let cues: ReadonlySet<string> | null = null;
/** Verbs of speech: «الأمير محمد قال، …». */
function spoken(): ReadonlySet<string> {
  cues ??= new Set(readLexicon('cues').map((row) => normalise(row.form!)));
  return cues;
}

/** Whether «علي» at token `i` is the son of whoever is named behind it, with «و» or a preposition written onto it or not. */
export function sonNamedAt(tokens: readonly Token[], i: number): 'bare' | 'attached' | null {
  const { form, words, word } = tokens[i]!;
  if (tokens[i + 1]?.form !== SON_OF || !words.endsWith(ALI)) return null;
  if (form === ALI) return 'bare';
  const own = word.parses.some((p) => p.rest === ALI && (p.conjunction !== '' || p.particle !== ''));
  return own ? 'attached' : null;
}
const SON_OF = 'بن';
const ALI = 'علي';
