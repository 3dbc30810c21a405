/** What stands behind a name and says who that is. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Text } from '../model.ts';
import { findPerson, whoseIs } from '../offices/offices.ts';
import { buildPhrases, matchPhrase, type Phrases } from '../text/text.ts';
import { holdsOffice, isOfLeader } from './inner-holders.ts';
import { nameAt } from './names.ts';
import { type Offices, officesAt, type Range } from './office-lists.ts';
import { titlesAt } from './titles.ts';

const COMMA = '،';
export const isComma = (text: Text, i: number): boolean => {
  const words = text.tokens[i]?.words;
  return words === COMMA || words === ',';
};

/** An office behind a name: «سمير جعجع، رئيس حزب …», «عادل الجبير وزير الخارجية». */
export function appositionAt(text: Text, name: Range): Offices | null {
  const i = name.last;
  const comma = isComma(text, i);
  const offices = officesAt(text, comma ? i + 1 : i);
  const first = offices?.offices[0];
  if (!offices || !first || first.parse.conjunction || first.parse.particle) return null;
  if (first.head.sort !== 'head' && first.head.sort !== 'title') return null;
  if (offices.last - offices.first === 1 && first.head.sort === 'head' && first.head.class === 'indefinite')
    return null;
  // «التقى فلان الرئيس»: one word with the article and no comma is another
  if (!comma && isOneWord(offices)) return null;
  if (isOthersOffice(text, name, offices)) return null;
  const skipped = titlesAt(text, offices.last);
  const next = nameAt(text, skipped.last, 'after-office');
  if (!next || next.sure === 0 || next.attached) return offices;
  // «… نائب أمير الرياض والدكتور محمد …»: the next name is another's
  if (skipped.parse?.conjunction || skipped.parse?.particle) return offices;
  // «يوري أوشاكوف مستشار الرئيس فلاديمير بوتين»: the second name belongs to the office within
  const belongs = comma
    ? isOfLeader(text, offices, next)
    : RELATIONAL.has(first.head.value) && holdsOffice(text, offices);
  return belongs ? { ...offices, last: next.last } : null;
}

/** «يلتقي محمود عباس وزير الخارجية الأميركي»: an office of a party that the one named is known not to stand for. */
function isOthersOffice(text: Text, name: Range, { offices }: Offices): boolean {
  const party = offices.find(({ code }) => code !== '')?.code;
  if (party?.length !== STATE) return false;
  const words = text.body.slice(text.tokens[name.first]!.start, text.tokens[name.last - 1]!.end);
  const person = findPerson(words);
  // who serves a body is of some state too
  return person !== null && findPerson(words, { party }) === null && whoseIs(person, null)?.length === STATE;
}

/** Codes of states have two letters. */
const STATE = 2;

const isOneWord = ({ first, last, offices }: Offices): boolean =>
  last - first === 1 && offices[0]!.head.class === 'definite' && offices[0]!.code === '';

/** Offices that are told by whose they are. */
const RELATIONAL = new Set([
  'adviser',
  'envoy',
  'representative',
  'kin',
  'spouse',
  'assistant',
  'deputy',
  'spokesperson',
  'director',
]);

let tails: Phrases<string> | null = null;

/** Past what a named person is on the occasion («الوزير المرافق»); else `i`. */
export function tailAt(text: Text, i: number): number {
  tails ??= buildPhrases(
    readLexicon('grammar')
      .filter((row) => row.class === 'name-tail')
      .map((row) => [row.form!, row.form!] as const),
  );
  const found = matchPhrase(text.tokens, isComma(text, i) ? i + 1 : i, tails);
  return found && !found.parse.conjunction && !found.parse.particle ? found.last : i;
}
