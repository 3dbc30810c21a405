/** The words of a name, by which two tellings of it are held against each other. */
import type { Parse, Span, Text } from '../model.ts';
import { spellingKey, wordOf } from '../text/text.ts';
import { type Draft, placeOf, type Range } from './actors.ts';
import { sonNamedAt } from './family-names.ts';
import { beginsWithParticle } from './names.ts';
import { loadLexica } from './words.ts';

export { spellingKey } from '../text/text.ts';

const AL = 'ال';
const bare = (form: string): string => (form.startsWith(AL) && form.length > 4 ? form.slice(2) : form);

/** «عبدالعزيز» is «عبد العزيز», of which the first word counts for nothing. */
const withoutServant = (form: string): string =>
  form.startsWith(SERVANT_OF) && form.length > SERVANT_OF.length + 2 ? form.slice(SERVANT.length) : form;
const SERVANT = 'عبد';
const SERVANT_OF = SERVANT + AL;

/** Name words for comparison: article off, particles kept out, «عبد الله» as one word. */
export function nameWords(text: Text, range: Range, parse: Parse | null = null): readonly string[] {
  const out: string[] = [];
  const { facts } = loadLexica();
  for (let i = range.first; i < range.last; i++) {
    const token = text.tokens[i]!;
    if (token.kind !== 'word') continue;
    const attached = i === range.first && isAttached(text, i);
    const own = i === range.first ? parse?.rest : undefined;
    const form = own ?? (attached ? longestRest(token.word.parses.map((p) => p.rest)) : token.form);
    if (!facts(attached ? wordOf(form) : token.word).particle)
      out.push(spellingKey(bare(withoutServant(form))));
  }
  return out;
}

/** Whether something is written onto the first word of a name. */
function isAttached({ tokens }: Text, i: number): boolean {
  const { nameness, bareNameness } = loadLexica().facts(tokens[i]!.word);
  const known = nameness < 2 && bareNameness === 3;
  return known || beginsWithParticle(tokens, i) || sonNamedAt(tokens, i) === 'attached';
}

const longestRest = (rests: readonly string[]): string => rests.find((_rest, i) => i > 0) ?? rests[0]!;

/** Whether a name says whose son: «سلمان بن عبدالعزيز …». */
const SON_OF = new Set('بن ابن بنت'.split(' '));
export function isPatronymic(text: Text, range: Range): boolean {
  return SON_OF.has(text.tokens[range.first + 1]?.form ?? '') && range.last > range.first + 2;
}

/** Whether one name is the other shortened: all words of the shorter stand in the longer, in order. */
export function sameName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  let at = 0;
  for (const word of short) {
    while (at < long.length && long[at] !== word) at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

/** «بماكارثي»: how a name that the article tells elsewhere was parsed here; «بريك» may be one as it stands. */
export const parseOfName = ({ tokens }: Text, { name, first, parse, rule }: Draft): Parse | null =>
  rule === 'person.again' && name?.first === first ? (parse ?? tokens[first]!.word.parses[0]!) : null;

/** The place of a name without a particle that is written onto its first word. */
export function nameSpan(text: Text, range: Range, parse: Parse | null = null): Span {
  const { word } = text.tokens[range.first]!;
  const attached = isAttached(text, range.first)
    ? word.parses.find((p) => p.conjunction || p.particle)
    : null;
  return placeOf(text, range, parse ?? attached ?? null);
}
