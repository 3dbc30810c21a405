/** Finds the phrases of a lexicon in a text: a trie over word forms, longest first. */
import type { Parse, Text, Token, Word } from '../model.ts';
import { normalise } from './normalise.ts';
import { perWord } from './words.ts';

interface Node<V> {
  /** Null where no phrase goes on: most nodes are last words. */
  next: Map<string, Node<V>> | null;
  value: V | undefined;
}
/** A lexicon made ready for matching. */
export interface Phrases<V> {
  /** Where the phrases that a word may begin go on, one entry for each way to parse it. */
  readonly begins: (word: Word) => readonly Beginning<V>[];
}
interface Beginning<V> {
  readonly parse: Parse;
  readonly node: Node<V>;
}
/** A phrase found: token range (`last` exclusive) and how its first word was parsed. */
export interface Found<V> {
  readonly first: number;
  readonly last: number;
  readonly value: V;
  readonly parse: Parse;
}

/**
 * The trie of `entries`. Forms are normalised here; where two entries share a form, `join` says what
 * becomes of them (default: the first stays).
 */
export function buildPhrases<V>(
  entries: Iterable<readonly [form: string, value: V]>,
  join: (present: V, added: V) => V = (present) => present,
): Phrases<V> {
  const root: Node<V> = { next: null, value: undefined };
  for (const [form, value] of entries) {
    let node = root;
    for (const word of splitForm(form)) node = nodeAfter(node, word);
    node.value = node.value === undefined ? value : join(node.value, value);
  }
  return { begins: perWord((word) => beginnings(word, root)) };
}

function nodeAfter<V>(node: Node<V>, word: string): Node<V> {
  node.next ??= new Map();
  const present = node.next.get(word);
  if (present) return present;
  const made: Node<V> = { next: null, value: undefined };
  node.next.set(word, made);
  return made;
}

function beginnings<V>(word: Word, root: Node<V>): readonly Beginning<V>[] {
  const out: Beginning<V>[] = [];
  for (const parse of word.parses) {
    const node = root.next?.get(parse.rest);
    if (node) out.push({ parse, node });
  }
  return out;
}

const SPLIT = /[\p{L}\p{M}]+|\p{N}+|[^\p{L}\p{M}\p{N}\s]/gu;
const PLAIN = /^[\p{L} ]+$/u;
/** The words of a form, cut as the tokens of a text are. */
function splitForm(form: string): readonly string[] {
  const normal = normalise(form);
  return PLAIN.test(normal) ? normal.split(' ') : (normal.match(SPLIT) ?? []);
}

/**
 * The longest phrase that begins at token `i`, its first word taken with any attached particles.
 * The plain word wins over a parse of equal length.
 */
export function matchPhrase<V>(tokens: readonly Token[], i: number, phrases: Phrases<V>): Found<V> | null {
  const token = tokens[i];
  if (!token) return null;
  let best: Found<V> | null = null;
  for (const { parse, node } of phrases.begins(token.word)) {
    const { last, value } = follow(tokens, i + 1, node);
    if (value !== undefined && (best === null || last > best.last)) best = { first: i, last, value, parse };
  }
  return best;
}

function follow<V>(
  tokens: readonly Token[],
  from: number,
  start: Node<V>,
): { last: number; value: V | undefined } {
  let node = start;
  let last = from;
  let value = node.value;
  for (let i = from; i < tokens.length; i++) {
    const next: Node<V> | undefined = node.next?.get(tokens[i]!.form);
    if (!next) break;
    node = next;
    if (node.value !== undefined) {
      value = node.value;
      last = i + 1;
    }
  }
  return { last, value };
}

/** All phrases of `text` from left to right, longest first, none overlapping another. */
export function findPhrases<V>(text: Text, phrases: Phrases<V>): readonly Found<V>[] {
  const out: Found<V>[] = [];
  for (let i = 0; i < text.tokens.length; ) {
    const found = matchPhrase(text.tokens, i, phrases);
    if (found) out.push(found);
    i = found ? found.last : i + 1;
  }
  return out;
}
