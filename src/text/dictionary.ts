/** How often the press writes a word: `lexicons/words.tsv` and `lexicons/names.tsv`, by normal form, read once. */
import { readCells, readLexicon } from '../lexicon/lexicon.ts';
import { normalise } from './normalise.ts';

interface Dictionary {
  /** Occurrences in a million words of the press; of spellings with one normal form the sum. */
  readonly counts: ReadonlyMap<string, number>;
  /** Share of those occurrences in which the word is part of a name. */
  readonly shares: ReadonlyMap<string, number>;
  /** What a word is in the names of persons: `given`, `family`, `particle`. */
  readonly names: ReadonlyMap<string, string>;
  /** Words of the names of states and places. */
  readonly lands: ReadonlySet<string>;
}

let dictionary: Dictionary | null = null;

/** All that is known of single words; read once, since the first words of a report wait for it. */
export function loadDictionary(): Dictionary {
  if (dictionary) return dictionary;
  const counts = new Map<string, number>();
  const shares = new Map<string, number>();
  for (const [form, count, share] of readCells('words', ['form', 'count', 'share'])) {
    const normal = normalise(form);
    counts.set(normal, (counts.get(normal) ?? 0) + Number(count));
    shares.set(normal, Number(share));
  }
  const names = new Map<string, string>();
  for (const [form, sort] of readCells('names', ['form', 'class'])) names.set(normalise(form), sort);
  const lands = new Set<string>();
  for (const name of ['countries', 'places'])
    for (const row of readLexicon(name)) for (const word of normalise(row.form!).split(' ')) lands.add(word);
  dictionary = { counts, shares, names, lands };
  return dictionary;
}

/** Occurrences of a normal form in a million words of the press; 0 where it is not among the 40,000 most frequent. */
export const countOf = (form: string): number => loadDictionary().counts.get(form) ?? 0;

/** Whether a normal form is a word of a name that a lexicon lists. */
export function isName(form: string): boolean {
  const { names, lands } = loadDictionary();
  return names.has(form) || lands.has(form);
}
