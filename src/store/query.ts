/** What a user types into the search box, and whether a text has it. */
import type { Token } from '../model.ts';
import { readText } from '../text/text.ts';
import { type QueryWord, readQueryWord } from './terms.ts';

/** One word, or a phrase of several. */
export type Group = readonly QueryWord[];
export interface Query {
  /** All of them must stand in title or body. */
  readonly wanted: readonly Group[];
  /** None of them may. */
  readonly excluded: readonly Group[];
}

const PIECE = /(-?)(?:"([^"]*)"?|«([^»]*)»?|“([^”]*)”?|([^\s"«“]+))/gu;

/** Words, `"phrases"`, `-exclusions` and `one|another` for either. Any text is a query; marks in it mean nothing else. */
export function readQuery(words: string): Query {
  const wanted: Group[] = [];
  const excluded: Group[] = [];
  for (const [, minus, ...pieces] of words.matchAll(PIECE)) {
    const [single] = pieces.slice(3);
    const group = wordsOf(pieces.find((it) => it !== undefined) ?? '');
    if (group.length === 0) continue;
    if (minus === '-') excluded.push(group);
    // «a/b» without quotes is two words, not a phrase
    else if (single === undefined) wanted.push(group);
    else wanted.push(...group.map((word) => [word]));
  }
  return { wanted, excluded };
}

const OR = '|';

const wordsOf = (words: string): readonly QueryWord[] =>
  words.split(/\s+/u).flatMap((piece) => {
    const either = piece.split(OR).map(plainWordsOf);
    return either.length > 1 ? anyOf(either) : either.flat();
  });

const plainWordsOf = (words: string): readonly QueryWord[] =>
  readText(words)
    .tokens.filter(({ kind }) => kind !== 'mark')
    .map(({ form }) => readQueryWord(form));

/** One word that any of several single words answers. */
function anyOf(either: readonly (readonly QueryWord[])[]): readonly QueryWord[] {
  const words = either.filter(({ length }) => length === 1).flat();
  const [first] = words;
  if (!first || words.length === 1) return words;
  return [{ ...first, or: words.slice(1), matches: (word) => words.some((it) => it.matches(word)) }];
}

/** A run of characters that a group matches. */
export interface Hit {
  readonly group: number;
  readonly start: number;
  readonly end: number;
  /** Index among the words of the text. */
  readonly word: number;
}

export const plainWords = (text: string): readonly Token[] =>
  readText(text).tokens.filter(({ kind }) => kind !== 'mark');

/** Where the groups stand in the words of a text. */
export function findHits(words: readonly Token[], groups: readonly Group[]): readonly Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < words.length; i++) {
    for (const [group, parts] of groups.entries()) {
      if (!matchesAt(words, i, parts)) continue;
      const last = words[i + parts.length - 1]!;
      hits.push({ group, start: words[i]!.start, end: last.end, word: i });
    }
  }
  return hits;
}

function matchesAt(words: readonly Token[], at: number, parts: Group): boolean {
  for (let i = 0; i < parts.length; i++) {
    const token = words[at + i];
    if (!token || !parts[i]!.matches(token.word)) return false;
  }
  return true;
}

/** A text against a query: its hits, or null where it does not answer it. */
export interface Answer {
  readonly words: readonly Token[];
  readonly titleHits: readonly Hit[];
  readonly bodyHits: readonly Hit[];
}
export function answer(query: Query, { title, body }: { title: string; body: string }): Answer | null {
  const words = plainWords(body);
  const titleWords = plainWords(title);
  const titleHits = findHits(titleWords, query.wanted);
  const bodyHits = findHits(words, query.wanted);
  const found = new Set([...titleHits, ...bodyHits].map(({ group }) => group));
  if (found.size < query.wanted.length) return null;
  if (findHits(words, query.excluded).length > 0 || findHits(titleWords, query.excluded).length > 0)
    return null;
  return { words, titleHits, bodyHits };
}

/** Words a snippet holds. */
const LENGTH = 32;
const BEFORE = 5;

/** The stretch of words with the most different groups, as places in the body. */
export function chooseSnippet({ words, bodyHits }: Answer): { readonly start: number; readonly end: number } {
  if (words.length === 0) return { start: 0, end: 0 };
  let best = { first: 0, groups: 0, hits: 0 };
  for (const { word } of bodyHits) {
    const within = bodyHits.filter((it) => it.word >= word && it.word < word + LENGTH - BEFORE);
    const groups = new Set(within.map(({ group }) => group)).size;
    if (groups > best.groups) best = { first: word, groups, hits: within.length };
  }
  const first = Math.max(0, Math.min(best.first - BEFORE, words.length - LENGTH));
  const last = Math.min(words.length, first + LENGTH) - 1;
  return { start: words[first]!.start, end: words[last]!.end };
}
