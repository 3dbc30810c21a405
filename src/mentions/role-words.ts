/** The words of an office, by which two tellings of it are held against each other. */
import type { Text } from '../model.ts';
import type { Range } from './office-lists.ts';
import { type Sense, sensesAt } from './words.ts';

/** Stems of the words of an office, what is written onto the first one left out. */
export function roleWords(text: Text, range: Range): readonly string[] {
  const out: string[] = [];
  for (let i = range.first; i < range.last; i++) {
    const word = text.tokens[i]!.word;
    // «بولي العهد» is «ولي العهد» with something written onto it
    const own = i === range.first ? sensesAt(text.tokens, i)?.parse : undefined;
    const parse =
      i === range.first ? (word.parses.find((p) => p.article) ?? own ?? word.parses[0]!) : word.parses[0]!;
    out.push(parse.stem);
  }
  return out;
}

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
