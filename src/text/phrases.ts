/** Finds the phrases of a lexicon in a text: a trie over word forms, longest first. */
import type { Parse, Text, Token, Word } from '../model.ts';
import { enter, noteOpened, put } from './forms.ts';
import { normalise } from './normalise.ts';
import { lookedUp } from './words.ts';

interface Node<V> {
  /** Null where no phrase goes on: most nodes are last words. */
  next: Map<string, Node<V>> | null;
  value: V | undefined;
}
/** A lexicon made ready for matching. */
export interface Phrases<V> {
  /** Its place among the tries of a first word: they stand in the table of forms, so that one look answers for all. */
  readonly index: number;
  /** Its bit among the `tries` of a word. */
  readonly bit: number;
  /** For the type alone: what a phrase stands for. */
  readonly value?: V;
}
let tries = 0;

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
  const index = tries++;
  const bit = 1 << (index & 31);
  for (const [form, value] of entries) {
    const [first, ...rest] = splitForm(form);
    if (first === undefined) continue;
    let node = firstNode<V>(first, { index, bit });
    for (const word of rest) node = nodeAfter(node, word);
    node.value = node.value === undefined ? value : join(node.value, value);
  }
  noteOpened();
  return { index, bit };
}

function firstNode<V>(word: string, { index, bit }: Phrases<V>): Node<V> {
  const known = enter(word);
  const present = known.nodes[index] as Node<V> | undefined;
  if (present) return present;
  const made: Node<V> = { next: null, value: undefined };
  put(known, 'nodes', { index, value: made });
  known.tries |= bit;
  return made;
}

function nodeAfter<V>(node: Node<V>, word: string): Node<V> {
  node.next ??= new Map();
  const present = node.next.get(word);
  if (present) return present;
  const made: Node<V> = { next: null, value: undefined };
  node.next.set(word, made);
  return made;
}

/** Whether a phrase of the lexicon may begin with the word. */
export function mayBegin<V>(word: Word, { index, bit }: Phrases<V>): boolean {
  const { begins, tries: own } = lookedUp(word);
  return (own & bit) !== 0 && begins.some(({ nodes }) => nodes[index] !== undefined);
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
  const { begins, tries: own } = lookedUp(token.word);
  if ((own & phrases.bit) === 0) return null;
  let best: Found<V> | null = null;
  for (const { parse, nodes } of begins) {
    const node = nodes[phrases.index] as Node<V> | undefined;
    if (!node) continue;
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
