/** How often the press writes a word: `lexicons/words.tsv` and `lexicons/names.tsv`, by normal form, read once. */
import { readCells, readLexicon } from '../lexicon/lexicon.ts';
import { normalise } from './normalise.ts';

/** What is known of a normal form. */
interface Entry {
  /** Occurrences in a million words of the press; of spellings with one normal form the sum; 0 where not listed. */
  count: number;
  /** Share of those occurrences in which the word is part of a name; -1 where the word is not among them. */
  share: number;
  /** What it is in the names of persons: `given`, `family`, `particle`; empty where it is no such name. */
  name: string;
  /** Whether it is a word of the name of a state or place. */
  land: boolean;
}

let dictionary: ReadonlyMap<string, Entry> | null = null;

/** All that is known of single words; read once, since the first words of a report wait for it. */
function loadDictionary(): ReadonlyMap<string, Entry> {
  const made = new Map<string, Entry>();
  const at = (form: string): Entry => {
    const entry = made.get(form) ?? { count: 0, share: -1, name: '', land: false };
    made.set(form, entry);
    return entry;
  };
  for (const [form, count, share] of readCells('words', ['form', 'count', 'share'])) {
    const entry = at(normalise(form));
    entry.count += Number(count);
    entry.share = Number(share);
  }
  for (const [form, sort] of readCells('names', ['form', 'class'])) at(normalise(form)).name = sort;
  for (const name of ['countries', 'places'])
    for (const row of readLexicon(name))
      for (const word of normalise(row.form!).split(' ')) at(word).land = true;
  return made;
}

const UNKNOWN: WordEntry = { count: 0, share: -1, name: '', land: false };

export type WordEntry = Readonly<Entry>;

/** What the press and the lists of names say of a normal form. */
export function entryOf(form: string): WordEntry {
  dictionary ??= loadDictionary();
  return dictionary.get(form) ?? UNKNOWN;
}

/** Occurrences of a normal form in a million words of the press; 0 where it is not among the 40,000 most frequent. */
export const countOf = (form: string): number => entryOf(form).count;

/** Whether a normal form is a word of a name that a lexicon lists. */
export function isName(form: string): boolean {
  const { name, land } = entryOf(form);
  return name !== '' || land;
}
