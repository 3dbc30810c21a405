/** The sentences of the desk in both languages, by id: `strings.tsv`, read once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseLexicon } from '../lexicon/lexicon.ts';

export type Language = 'ar' | 'en';
export type Say = (id: string, values?: Readonly<Record<string, string>>) => string;

const PATH = fileURLToPath(new URL('./strings.tsv', import.meta.url));
const rows = new Map(
  parseLexicon(readFileSync(PATH, 'utf8'), 'src/serve/strings.tsv').map((row) => [row.id!, row]),
);

/**
 * The sentence `id` in `language`, with `{name}` filled in; the id itself where there is no such row, so
 * that a missing string is seen and breaks nothing.
 *
 * @example say('en', 'status.held') //=> 'held'
 */
export function say(language: Language, id: string, values: Readonly<Record<string, string>> = {}): string {
  const sentence = rows.get(id)?.[language] ?? id;
  return sentence.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Whether `strings.tsv` has a row of this id. */
export const hasString = (id: string): boolean => rows.has(id);

/** All ids, for the test that compares them with what the pages ask for. */
export const stringIds = (): readonly string[] => [...rows.keys()];
