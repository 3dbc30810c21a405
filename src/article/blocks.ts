/** The blocks of a page: its text as paragraphs, headings and items, each with where it stands and how much of it is links. */
import type { DropReason } from '../model.ts';
import { hintOf, isClosing } from './hints.ts';
import { collapse, type Element } from './tree.ts';

export interface Block {
  readonly words: string;
  /** Characters that stand in links. */
  readonly linked: number;
  /** The nearest element that makes blocks. */
  readonly element: Element;
  /** Why it is no text of the report, by the elements around it. */
  readonly reason: DropReason | null;
}

/** Elements that stand in a line of text; all others begin a block. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr img nobr o:p amp-img'.split(
    ' ',
  ),
);
/** Above this share of the page's text an element is no furniture, whatever it is called. */
const WHOLE_SHARE = 0.4;
/** Elements that only a page as a whole has. */
const FRAMES: ReadonlySet<string> = new Set(['html', 'body', 'main', '#root']);

interface Walk {
  readonly blocks: Block[];
  readonly sizes: ReadonlyMap<Element, number>;
  readonly total: number;
  /** Elements around a headline, an `article` or what is named as the report; empty where a page has none. */
  readonly holders: ReadonlySet<Element>;
  buffer: string;
  linked: number;
}

/** All blocks in document order. */
export function readBlocks(root: Element): readonly Block[] {
  const sizes = new Map<Element, number>();
  const total = measure(root, sizes, false);
  const walk: Walk = { blocks: [], sizes, total, holders: findHolders(root), buffer: '', linked: 0 };
  walkElement(walk, root, { block: root, reason: null, link: false });
  return walk.blocks;
}

/** An anchor around more text than this was left open, or is no link to follow. */
const LINK_CHARS = 500;

/** Whether the element is a link. */
function isLink(element: Element): boolean {
  if (element.name !== 'a' || element.attributes.href === undefined) return false;
  return lengthUpTo(element, LINK_CHARS) <= LINK_CHARS;
}

/** Characters of text below the element, counted no further than just above `limit`. */
function lengthUpTo(element: Element, limit: number): number {
  let size = 0;
  for (const child of element.children) {
    size += typeof child === 'string' ? child.trim().length : lengthUpTo(child, limit - size);
    if (size > limit) break;
  }
  return size;
}

/** Characters of unlinked text below, for every element. */
function measure(element: Element, sizes: Map<Element, number>, linked: boolean): number {
  let size = 0;
  const link = linked || isLink(element);
  for (const child of element.children) {
    if (typeof child !== 'string') size += measure(child, sizes, link);
    else if (!link) size += child.trim().length;
  }
  sizes.set(element, size);
  return size;
}

function findHolders(root: Element): ReadonlySet<Element> {
  const holders = new Set<Element>();
  const visit = (element: Element): void => {
    if (element.name === 'h1' || element.name === 'article' || hintOf(element) === 'good') {
      for (let at: Element | null = element; at && !holders.has(at); at = at.parent) holders.add(at);
    }
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(root);
  return holders;
}

interface Around {
  readonly block: Element;
  readonly reason: DropReason | null;
  readonly link: boolean;
}

function walkElement(walk: Walk, element: Element, around: Around): void {
  if (element.name === 'head' || element.name === 'title') return;
  if (element.name === 'br' || element.name === 'hr') {
    flush(walk, around);
    return;
  }
  const inline = INLINE.has(element.name);
  if (!inline) flush(walk, around);
  const reason = around.reason ?? reasonOf(walk, element);
  const inside: Around = {
    block: inline ? around.block : element,
    reason,
    link: around.link || isLink(element),
  };
  if (reason !== around.reason) flush(walk, around);
  for (const child of element.children) {
    if (typeof child !== 'string') walkElement(walk, child, inside);
    else addText(walk, child, inside.link);
  }
  if (!inline || reason !== around.reason) flush(walk, inside);
}

function addText(walk: Walk, text: string, link: boolean): void {
  walk.buffer += text;
  if (link) walk.linked += text.trim().length;
}

function flush(walk: Walk, around: Around): void {
  if (walk.buffer === '') return;
  const words = collapse(walk.buffer);
  if (words !== '') {
    walk.blocks.push({ words, linked: walk.linked, element: around.block, reason: around.reason });
  }
  walk.buffer = '';
  walk.linked = 0;
}

/** Characters of unlinked text above which an element so named is something else. */
const LIMITS: Partial<Record<DropReason, number>> = {
  share: 250,
  byline: 800,
  'date-line': 250,
  keywords: 400,
  caption: 1_500,
};

function reasonOf(walk: Walk, element: Element): DropReason | null {
  if (FRAMES.has(element.name)) return null;
  const hint = hintOf(element);
  if (hint === null || hint === 'good') return null;
  const size = walk.sizes.get(element) ?? 0;
  if (size > (LIMITS[hint] ?? Number.POSITIVE_INFINITY)) return null;
  if (size <= walk.total * WHOLE_SHARE) return hint;
  // Only what closes a page or answers it can outweigh a report; any other large part so named is the page itself.
  return hint === 'comments' || isClosing(element) ? (walk.holders.has(element) ? null : hint) : null;
}
