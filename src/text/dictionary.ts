/** How often the press writes a word: `lexicons/words.tsv` and `lexicons/names.tsv`, by normal form, read once. */
import { readCells, readLexicon } from '../lexicon/lexicon.ts';
import { enter, type Known, knownOf, noteOpened } from './forms.ts';
import { normalise } from './normalise.ts';

let isOpen = false;

/** Enters all that is known of single words; once, since the first words of a report wait for it. */
export function openDictionary(): void {
  if (isOpen) return;
  isOpen = true;
  for (const [form, count, share] of readCells('words', ['form', 'count', 'share'])) {
    const known = enter(normalise(form));
    known.count += Math.round(Number(count) * 10);
    known.share = Math.round(Number(share) * 100);
  }
  for (const [form, sort] of readCells('names', ['form', 'class'])) enter(normalise(form)).name = sort;
  for (const name of ['countries', 'places'])
    for (const row of readLexicon(name))
      for (const word of normalise(row.form!).split(' ')) enter(word).land = true;
  noteOpened();
}

export type WordEntry = Readonly<Pick<Known, 'count' | 'share' | 'name' | 'land'>>;

/** What the press and the lists of names say of a normal form. */
export function entryOf(form: string): WordEntry {
  openDictionary();
  return knownOf(form);
}

/** Occurrences of a normal form in ten million words of the press; 0 where it is not among the 40,000 most frequent. */
export const countOf = (form: string): number => entryOf(form).count;

/** Whether a normal form is a word of a name that a lexicon lists. */
export function isName(form: string): boolean {
  const { name, land } = entryOf(form);
  return name !== '' || land;
}
