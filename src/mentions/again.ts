/** A group told again by its bare noun: «الوفد», «المبعوثون» after «وفد بلجيكي», «مبعوثون من مجلس الأمن». */
import type { Text } from '../model.ts';
import type { Draft, Range } from './actors.ts';
import type { Group } from './entities.ts';
import { sensesAt } from './words.ts';

/** Groups told before, the latest first. */
type Told = Iterable<readonly [index: number, group: Group]>;

/** The group that `draft` goes on about: the last one told by the same noun and more words; null where none was. */
export function groupAgain(text: Text, draft: Draft, told: Told): number | null {
  const { role } = draft;
  if (!role || draft.kind !== 'group' || role.last - role.first !== 1 || draft.code !== '') return null;
  if (!text.tokens[role.first]!.word.parses.some((parse) => parse.article)) return null;
  const noun = nounAt(text, role.first);
  for (const [index, group] of told) {
    if (group.kind !== 'group' || !group.plural || !group.role || isSuite(text, group.role)) continue;
    // the same bare noun: whatever that one is
    if (group.role.last - group.role.first > 1 && isSameNoun(noun, nounAt(text, group.role.first)))
      return index;
  }
  return null;
}

/** The noun at token `i`, article and what is written before it left out. */
function nounAt(text: Text, i: number): string {
  const { parses } = text.tokens[i]!.word;
  return (parses.find((parse) => parse.article) ?? sensesAt(text.tokens, i)?.parse ?? parses[0]!).stem;
}

/** One noun in whatever case: «وفد» and «وفدا», «مبعوثون» and «مبعوثين»; «الوفدين» are two. */
const isSameNoun = (a: string, b: string): boolean =>
  a === b || b === a + ACCUSATIVE || (isPlural(a) && isPlural(b) && a.slice(0, -2) === b.slice(0, -2));
const isPlural = (noun: string): boolean => PLURAL.has(noun.slice(-2));
const PLURAL: ReadonlySet<string> = new Set('ون ين'.split(' '));
const ACCUSATIVE = 'ا';

/** «الوفد المرافق»: those who come with somebody are not the delegation that is told of. */
const isSuite = ({ tokens }: Text, { first, last }: Range): boolean =>
  tokens.slice(first + 1, last).some(({ word }) => word.parses.some(({ stem }) => SUITE.has(stem)));
const SUITE: ReadonlySet<string> = new Set('مرافق مرافقين مرافقه'.split(' '));
