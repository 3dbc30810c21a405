/** The words of an office, by which two tellings of it are held against each other. */
import type { Text } from '../model.ts';
import type { Found } from '../text/text.ts';
import type { Range } from './office-lists.ts';
import { type Sense, type Senses, senseOf, sensesAt } from './words.ts';

/**
 * Stems of the words of an office, what is written onto the first one left out. A state is one word however it is
 * told: «وزير خارجية مصر» and «وزير الخارجية المصري» are one office.
 */
export function roleWords(text: Text, range: Range): readonly string[] {
  const out: string[] = [];
  for (let i = range.first; i < range.last; ) {
    const found = sensesAt(text.tokens, i);
    const state = i > range.first && found && found.last <= range.last ? stateOf(text, found) : '';
    if (state) {
      out.push(state);
      i = found!.last;
      continue;
    }
    const word = text.tokens[i]!.word;
    // «بولي العهد» is «ولي العهد» with something written onto it
    const own = i === range.first ? found?.parse : undefined;
    const parse =
      i === range.first ? (word.parses.find((p) => p.article) ?? own ?? word.parses[0]!) : word.parses[0]!;
    out.push(parse.stem);
    i++;
  }
  return out;
}

/** The code of the one state that a name or «المصري» tells, or empty; «رئيس مصري» may be any, «المصريان» are two. */
function stateOf(text: Text, { first, value }: Found<Senses>): string {
  const country = senseOf({ value }, 'country');
  if (country) return country.code;
  const nisba = senseOf({ value }, 'nisba');
  const { form } = text.tokens[first]!;
  return nisba?.class === 'definite' && ONE.some((ending) => form.endsWith(ending)) ? nisba.code : '';
}
const ONE = 'ي يه'.split(' ');

/** The words that offices of `range` begin with; «رئيس» in «نائب رئيس الوزراء» begins none. */
export function headWords(text: Text, range: Range): readonly string[] {
  const out: string[] = [];
  let opened = false;
  for (let i = range.first; i < range.last; ) {
    const found = sensesAt(text.tokens, i);
    const heads = found?.value.some(({ sort }) => HEADS.has(sort)) === true && found.parse.particle === '';
    if (found && i === range.first) out.push(roleWords(text, { first: i, last: i + 1 })[0]!);
    else if (heads && !opened) out.push(found!.parse.stem);
    opened = found?.value.some((sense) => HEADS.has(sense.sort) && sense.class === 'indefinite') === true;
    i = Math.max(i + 1, found?.last ?? 0);
  }
  return out;
}
const HEADS = new Set<Sense['sort']>(['head', 'plural-head', 'institution', 'collective', 'title']);
