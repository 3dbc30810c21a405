/**
 * What the lexicons say of normal forms. They share one table: nearly no form of the press stands in any of them,
 * and one look, remembered with the word, then answers for all.
 */
import { normalise } from './normalise.ts';
import { mix, ownCopy, START } from './word-table.ts';

/** A normal form that some lexicon lists. */
export interface Known {
  /** Occurrences in ten million words of the press; of spellings with one normal form the sum; 0 where not listed. */
  count: number;
  /** Per cent of those occurrences in which the word is part of a name; -1 where the word is not among them. */
  share: number;
  /** What it is in the names of persons: `given`, `family`, `particle`; empty where it is no such name. */
  name: string;
  /** Whether it is a word of the name of a state or place. */
  land: boolean;
  /** Where the phrases go on that begin with it, by the place of their trie; kept by `phrases.ts`. */
  nodes: unknown[];
  /** One bit for each of those tries; they share bits where they are very many. */
  tries: number;
  /** What other lexicons say of it, by their place. */
  values: unknown[];
}

const NONE: unknown[] = [];
// whole numbers throughout: V8 keeps each broken one in an object of its own
const makeKnown = (): Known => ({
  count: 0,
  share: -1,
  name: '',
  land: false,
  nodes: NONE,
  tries: 0,
  values: NONE,
});
/** What is known of every form that no lexicon lists. */
export const UNKNOWN: Readonly<Known> = makeKnown();

const table = new Map<string, Known>();

/** One bit for what the letters of a form come to: most forms that are asked about are none of the table, and told so here. */
const SEEN_BITS = 2 ** 20;
const seen = new Uint32Array(SEEN_BITS / 32);

/** The bit of a form: the place of its number in `seen`, and which one of that. */
function bitOf(form: string): number {
  let hash = START;
  for (let i = 0; i < form.length; i++) hash = mix(hash, form.charCodeAt(i));
  // the lower bits alone tell short forms badly apart
  return (hash ^ (hash >>> 15)) & (SEEN_BITS - 1);
}

/** What the lexicons opened so far say of a normal form. */
export function knownOf(form: string): Readonly<Known> {
  const bit = bitOf(form);
  return (seen[bit >>> 5]! >>> (bit & 31)) & 1 ? (table.get(form) ?? UNKNOWN) : UNKNOWN;
}

/** The same, for a lexicon to write into. */
export function enter(form: string): Known {
  const present = table.get(form);
  if (present) return present;
  const made = makeKnown();
  table.set(ownCopy(form), made);
  const bit = bitOf(form);
  seen[bit >>> 5]! |= 1 << (bit & 31);
  return made;
}

/** What a lexicon says of the form in one place of `nodes` or `values`, which are as long as they need to be. */
export function put(known: Known, list: 'nodes' | 'values', at: { index: number; value: unknown }): void {
  const places = known[list];
  if (at.index < places.length) places[at.index] = at.value;
  else known[list] = Array.from({ length: at.index + 1 }, (_, i) => (i === at.index ? at.value : places[i]));
}

let opened = 0;
/** How many lexicons have been opened: what was asked before the last of them is asked again. */
export const countOpened = (): number => opened;
/** To be called where a lexicon has entered its forms. */
export const noteOpened = (): number => opened++;

/** A lexicon of single words. */
export interface Forms<V> {
  /** Its place among the values of a form. */
  readonly index: number;
  /** For the type alone: what it says of a form. */
  readonly value?: V;
}
let places = 0;

/**
 * The lexicon of `entries`. Forms are normalised here; where two entries share a form, `join` says what becomes of
 * them (default: the last stays).
 */
export function gatherForms<V>(
  entries: Iterable<readonly [form: string, value: V]>,
  join: (present: V, added: V) => V = (_, added) => added,
): Forms<V> {
  const index = places++;
  for (const [form, added] of entries) {
    const known = enter(normalise(form));
    const present = known.values[index] as V | undefined;
    put(known, 'values', { index, value: present === undefined ? added : join(present, added) });
  }
  noteOpened();
  return { index };
}

/** What the lexicon says of a form. */
export const valueIn = <V>({ values }: Readonly<Known>, { index }: Forms<V>): V | undefined =>
  values[index] as V | undefined;
