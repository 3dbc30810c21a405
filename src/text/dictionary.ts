/** How often the press writes a word: `lexicons/words.tsv` and `lexicons/names.tsv`, by normal form, read once. */
import { readLexicon, readPairs } from '../lexicon/lexicon.ts';
import { normalise } from './normalise.ts';

interface Dictionary {
  /** Occurrences in a million words of the press; of spellings with one normal form the sum. */
  readonly counts: ReadonlyMap<string, number>;
  /** Words of names of persons, states and places. */
  readonly names: ReadonlySet<string>;
}

let dictionary: Dictionary | null = null;

function load(): Dictionary {
  if (dictionary) return dictionary;
  const counts = new Map<string, number>();
  for (const [form, count] of readPairs('words', 'form', 'count')) {
    const normal = normalise(form);
    counts.set(normal, (counts.get(normal) ?? 0) + Number(count));
  }
  const names = new Set<string>();
  for (const [form] of readPairs('names', 'form', 'class')) names.add(normalise(form));
  for (const name of ['countries', 'places'])
    for (const row of readLexicon(name)) for (const word of normalise(row.form!).split(' ')) names.add(word);
  dictionary = { counts, names };
  return dictionary;
}

/** Occurrences of a normal form in a million words of the press; 0 where it is not among the 40,000 most frequent. */
export const countOf = (form: string): number => load().counts.get(form) ?? 0;

/** Whether a normal form is a word of a name that a lexicon lists. */
export const isName = (form: string): boolean => load().names.has(form);
