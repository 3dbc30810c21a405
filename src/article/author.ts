/** Who wrote a report, as its page says: a person or nobody. */
import { readLexicon } from '../lexicon/lexicon.ts';
import { normalise } from '../text/text.ts';
import type { Block } from './blocks.ts';
import { keyOf, readLabel } from './furniture.ts';
import { cleanAuthor } from './labels.ts';
import { type Element, isInList, type Tree, textOf } from './tree.ts';

export interface AuthorSources {
  readonly blocks: readonly Block[];
  readonly title: string;
  /** Names of the outlet, which are no author. */
  readonly outlets: readonly (string | null)[];
}

type Accept = (words: string) => string | null;

/**
 * The person who wrote it, or null: what the head of the page names, what the markup calls author, a
 * byline with its label, and near the headline a name alone where bylines stand.
 *
 * @param named  what JSON-LD and meta elements name
 */
export function readAuthor(tree: Tree, named: readonly string[], sources: AuthorSources): string | null {
  const accept: Accept = (words) => {
    let name: string | null = words;
    for (const outlet of sources.outlets) name = name === null ? null : cleanAuthor(name, outlet);
    return name?.includes(' ') ? name : null;
  };
  for (const words of [...named, ...authorsInMarkup(tree)]) {
    const name = accept(words);
    if (name) return name;
  }
  return authorByLabel(sources.blocks, accept) ?? authorByPlace(sources, accept);
}

const NAME_CHARS = 60;

function authorsInMarkup(tree: Tree): readonly string[] {
  const out: string[] = [];
  for (const element of tree.elements) {
    if (!isAuthor(element)) continue;
    const words = textOf(element);
    if (words !== '' && words.length <= NAME_CHARS) out.push(words);
  }
  return out;
}

function isAuthor({ name, attributes, parent }: Element): boolean {
  if (
    attributes.itemprop !== 'author' &&
    attributes.rel !== 'author' &&
    !attributes.property?.endsWith(':author')
  ) {
    return false;
  }
  return name !== 'meta' && name !== 'link' && (parent === null || !isInList(parent));
}

const BYLINE_CHARS = 80;
const BYLINE_WORDS = 8;

/** A block that begins with a byline label. */
function authorByLabel(blocks: readonly Block[], accept: Accept): string | null {
  for (const block of blocks) {
    if (block.words.length > BYLINE_CHARS || block.reason === 'comments' || block.reason === 'read-also')
      continue;
    const label = readLabel('author-label', block.words);
    if (!label || label.rest === '' || !(label.marked || block.reason === 'byline')) continue;
    const name = label.rest.split(' ').length > BYLINE_WORDS ? null : accept(label.rest);
    if (name) return name;
  }
  return null;
}

/** How many blocks around the headline a byline without a label may stand. */
const BEFORE = 3;
const AFTER = 10;
const PARTS = /\s+[–—|/-]+\s+|\s*[|،,]\s*/u;

/** A name alone in a block that the page calls a byline, known by its given name: «الرياض - » may stand before it. */
function authorByPlace({ blocks, title }: AuthorSources, accept: Accept): string | null {
  const key = keyOf(title);
  const headline = blocks.findIndex(({ words, element }) => element.name === 'h1' && keyOf(words) === key);
  if (headline < 0) return null;
  for (let i = Math.max(0, headline - BEFORE); i < Math.min(blocks.length, headline + AFTER); i++) {
    const block = blocks[i]!;
    // Below the first paragraph stand the names of other writers.
    if (i > headline && block.reason === null && block.words.length > BYLINE_CHARS) break;
    if (block.reason !== 'byline' || block.words.length > BYLINE_CHARS) continue;
    for (const part of block.words.split(PARTS)) {
      const name = accept(part);
      if (name && isGivenName(name.split(' ')[0]!)) return name;
    }
  }
  return null;
}

let givenNames: ReadonlySet<string> | undefined;

function isGivenName(word: string): boolean {
  if (!givenNames) {
    const rows = readLexicon('names').filter((row) => row.class === 'given' || row.class === 'name');
    givenNames = new Set(rows.map((row) => normalise(row.form ?? '')));
  }
  return givenNames.has(normalise(word));
}
