/**
 * What is known of the pages of single outlets: parts by the name of their element, from one day to another, since
 * outlets change their pages. From `lexicons/outlets.tsv`, never from code; most outlets need none.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Block } from './blocks.ts';
import type { Judged } from './main-part.ts';
import type { Element, Tree } from './tree.ts';

/** A row that tells of pages: `part` is body (where the report stands), keep (part of it elsewhere) or drop (no part of it). */
export interface ShapeRow {
  readonly host: string;
  readonly part: string;
  /** A class of the element, or `#` and its id. */
  readonly mark: string;
  /** ISO 8601 days of publication, both included; empty where not known. */
  readonly since: string;
  readonly until: string;
}

/** An empty cell. */
const NONE = '';
let rows: readonly ShapeRow[] | undefined;

function readRows(): readonly ShapeRow[] {
  rows ??= readLexicon('outlets')
    .filter(({ host }) => host !== NONE)
    .map(({ host, part, mark, since, until }) => ({
      ...{ host: host!, part: part!, mark: mark!, since: since!, until: until! },
    }));
  return rows;
}

/**
 * The rows that hold for a page at `url`, published on `day`. A page that names no day is taken for a new one.
 *
 * @param known  instead of those of the lexicon
 */
export function findShape(
  url: string | null,
  day: string | null,
  known: readonly ShapeRow[] = readRows(),
): readonly ShapeRow[] {
  const host = hostOf(url);
  if (host === null) return [];
  return known.filter(
    ({ host: own, since, until }) =>
      (host === own || host.endsWith(`.${own}`)) &&
      (since === NONE || day === null || day >= since) &&
      (until === NONE || (day !== null && day <= until)),
  );
}

const HOST = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/iu;
const hostOf = (url: string | null): string | null => HOST.exec(url ?? '')?.[1]?.toLowerCase() ?? null;

function isMarked({ attributes }: Element, mark: string): boolean {
  if (mark.startsWith('#')) return attributes.id === mark.slice(1);
  return attributes.class?.split(/\s+/u).includes(mark) ?? false;
}

/** The element in which the report stands, where the shape names one that is there. */
export function findBody(shape: readonly ShapeRow[], tree: Tree): Element | null {
  for (const { part, mark } of shape) {
    const found = part === 'body' ? tree.elements.find((element) => isMarked(element, mark)) : undefined;
    if (found) return found;
  }
  return null;
}

/** The blocks as the shape has them. */
export function applyShape(
  shape: readonly ShapeRow[],
  blocks: readonly Block[],
  judged: readonly Judged[],
): readonly Judged[] {
  const parts = shape.filter(({ part }) => part !== 'body');
  if (parts.length === 0) return judged;
  return judged.map((block, i) => {
    const { part } = parts.find(({ mark }) => isWithin(blocks[i]!.element, mark)) ?? {};
    if (part === undefined) return block;
    return { ...block, reason: part === 'keep' ? null : (block.reason ?? 'furniture') };
  });
}

function isWithin(element: Element, mark: string): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (isMarked(at, mark)) return true;
  return false;
}
