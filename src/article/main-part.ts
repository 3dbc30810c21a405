/**
 * Where the report stands on a page: the element that gathers most running text and least of links and
 * scraps, and within it the blocks that are the report.
 */
import type { DropReason } from '../model.ts';
import type { Block } from './blocks.ts';
import { keyOf } from './furniture.ts';
import { hintOf } from './hints.ts';
import type { Element } from './tree.ts';

/** Shorter blocks tell nothing about where the report stands; a page of short ones alone is read again with less. */
const TELLING_CHARS = [60, 25] as const;
const LINK_SHARE = 0.4;
const ITEM_LINK_SHARE = 0.25;
const HEADING = /^h[1-6]$/;
/** Elements whose text belongs to what is around them. */
const LEAVES: ReadonlySet<string> = new Set([
  'p',
  'li',
  'blockquote',
  'pre',
  'td',
  'dd',
  'dt',
  'ul',
  'ol',
  'tr',
  'tbody',
  'table',
]);

interface Sums {
  /** Characters of running text, decayed by distance. */
  score: number;
  /** Characters of running text and of all else below. */
  good: number;
  bad: number;
}

/** Size of a block; letters of scripts without spaces count more. */
export function sizeOf(words: string): number {
  let size = words.length;
  if (words.length < 400) for (let i = 0; i < words.length; i++) if (words.charCodeAt(i) >= 0x2e80) size++;
  return size;
}

const isRunning = (block: Block, least: number): boolean =>
  block.reason === null &&
  !HEADING.test(block.element.name) &&
  sizeOf(block.words) - block.linked >= least &&
  block.linked < block.words.length * (block.element.name === 'li' ? ITEM_LINK_SHARE : LINK_SHARE);

/** The element that holds the report, or null where the page has no running text. */
export function findMain(blocks: readonly Block[], title: string): Element | null {
  for (const least of TELLING_CHARS) {
    const found = findBest(sumUp(blocks, least), blocks, title);
    if (found) return found;
  }
  return null;
}

function findBest(sums: ReadonlyMap<Element, Sums>, blocks: readonly Block[], title: string): Element | null {
  const titled = aroundTitle(blocks, keyOf(title));
  let top: Element | null = null;
  let most = 0;
  for (const [element, { score, good, bad }] of sums) {
    const weight = (hintOf(element) === 'good' ? GOOD_WEIGHT : 1) * (titled.has(element) ? TITLED_WEIGHT : 1);
    const value = score * weight * (good / (good + bad + 1));
    if (value > most) [top, most] = [element, value];
  }
  return top === null ? null : climb(top, sums);
}

/** The elements around the first heading that is the headline. */
function aroundTitle(blocks: readonly Block[], key: string): ReadonlySet<Element> {
  const around = new Set<Element>();
  if (key === '') return around;
  const heading = blocks.find((block) => HEADING.test(block.element.name) && keyOf(block.words) === key);
  for (let at = heading?.element.parent ?? null; at; at = at.parent) around.add(at);
  return around;
}

const GOOD_WEIGHT = 1.5;
const TITLED_WEIGHT = 2;
const STEPS = 6;
const DECAY = 0.5;

function sumUp(blocks: readonly Block[], least: number): ReadonlyMap<Element, Sums> {
  const sums = new Map<Element, Sums>();
  for (const block of blocks) {
    if (block.reason !== null) continue;
    const size = sizeOf(block.words);
    const running = isRunning(block, least);
    let weight = 1;
    let step = 0;
    for (let element: Element | null = block.element; element; element = element.parent) {
      let sum = sums.get(element);
      if (!sum) {
        sum = { score: 0, good: 0, bad: 0 };
        sums.set(element, sum);
      }
      if (running) sum.good += size;
      else if (!HEADING.test(block.element.name)) sum.bad += size;
      if (LEAVES.has(element.name)) continue;
      if (running && step < STEPS) sum.score += size * weight;
      weight *= DECAY;
      step++;
    }
  }
  return sums;
}

/** How much of what an ancestor adds must be running text, and how much that must be, for it to be taken. */
const GAIN_SHARE = 0.75;
const GAIN_LEAST = 0.15;

/** Enough running text to be a whole report. */
const WHOLE_CHARS = 600;

/** Whether the element says itself that it holds the report, and does. */
const closes = (element: Element, sums: ReadonlyMap<Element, Sums>): boolean =>
  (element.name === 'article' || hintOf(element) === 'good') && (sums.get(element)?.good ?? 0) >= WHOLE_CHARS;

function climb(top: Element, sums: ReadonlyMap<Element, Sums>): Element {
  let best = top;
  for (let element = top.parent; element; element = element.parent) {
    const inner = sums.get(best)!;
    const outer = sums.get(element)!;
    const gain = outer.good - inner.good;
    const noise = outer.bad - inner.bad;
    if (gain <= inner.good * GAIN_LEAST || gain / (gain + noise + 1) <= GAIN_SHARE) continue;
    if (closes(best, sums) && twins(best, element, sums) < gain / 2) break;
    best = element;
  }
  return best;
}

/** Running text of the elements below `around` that are named exactly as `element`: a report cut into parts. */
function twins(element: Element, around: Element, sums: ReadonlyMap<Element, Sums>): number {
  const names = element.attributes.class;
  if (!names || element.name === 'article') return 0;
  let size = 0;
  for (const [other, { good }] of sums) {
    if (other === element || other.name !== element.name || other.attributes.class !== names) continue;
    for (let at = other.parent; at; at = at.parent) if (at === around) size += good;
  }
  return size;
}

export interface Judged {
  readonly words: string;
  readonly reason: DropReason | null;
  readonly heading: boolean;
  /** Whether it is a heading of the first rank. */
  readonly first: boolean;
}

/** Every block with the reason why it is not the report, null where it is; without a main part all but furniture is. */
export function judgeBlocks(blocks: readonly Block[], main: Element | null): readonly Judged[] {
  const inside = new Map<Element, boolean>();
  const holds = (element: Element): boolean => {
    const before = inside.get(element);
    if (before !== undefined) return before;
    const found = main === null || element === main || (element.parent !== null && holds(element.parent));
    inside.set(element, found);
    return found;
  };
  const within = blocks.filter((block) => block.reason === null && holds(block.element));
  const teasers = new Set([...findTeasers(within, main), ...findLinkLists(within, main)]);
  return blocks.map((block) => ({
    words: block.words,
    heading: HEADING.test(block.element.name),
    first: block.element.name === 'h1',
    reason: block.reason ?? (holds(block.element) ? judgeInside(block, teasers) : 'furniture'),
  }));
}

const ITEM_CHARS = 110;
const OTHER_CHARS = 200;

function judgeInside(block: Block, teasers: ReadonlySet<Element>): DropReason | null {
  for (let at: Element | null = block.element; at; at = at.parent) if (teasers.has(at)) return 'read-also';
  if (block.linked <= block.words.length * 0.6) return null;
  const item = block.element.name === 'li';
  if (sizeOf(block.words) >= (item ? ITEM_CHARS : OTHER_CHARS)) return null;
  return item ? 'navigation' : 'read-also';
}

/** A box of a linked headline with a few words holds no more than this. */
const TEASER_CHARS = 500;
const TEASER_TITLE_CHARS = 20;

/** Boxes that lead to other reports: a headline that is a link, some words, and at least two boxes alike. */
function findTeasers(within: readonly Block[], main: Element | null): ReadonlySet<Element> {
  const sizes = new Map<Element, number>();
  for (const block of within) {
    for (let at: Element | null = block.element; at && at !== main; at = at.parent) {
      sizes.set(at, (sizes.get(at) ?? 0) + block.words.length);
    }
  }
  const alike = new Map<string, Element[]>();
  for (const block of within) {
    if (block.words.length < TEASER_TITLE_CHARS || block.linked < block.words.length * 0.8) continue;
    let box: Element | null = null;
    for (let at = block.element.parent; at && at !== main; at = at.parent) {
      const size = sizes.get(at) ?? 0;
      if (size > TEASER_CHARS) break;
      if (size > block.words.length) box ??= at;
    }
    if (!box) continue;
    const names = `${box.name}.${box.attributes.class ?? ''}`;
    const boxes = alike.get(names);
    if (boxes) boxes.push(box);
    else alike.set(names, [box]);
  }
  return new Set([...alike.values()].filter((boxes) => new Set(boxes).size > 1).flat());
}

const LIST_ITEMS = 3;

/** Lists that are mostly links. */
function findLinkLists(within: readonly Block[], main: Element | null): readonly Element[] {
  const lists = new Map<Element, { items: number; size: number; linked: number }>();
  for (const block of within) {
    for (let at: Element | null = block.element; at && at !== main; at = at.parent) {
      if (at.name !== 'ul' && at.name !== 'ol') continue;
      const list = lists.get(at) ?? { items: 0, size: 0, linked: 0 };
      list.items++;
      list.size += block.words.length;
      list.linked += block.linked;
      lists.set(at, list);
    }
  }
  return [...lists].flatMap(([list, { items, size, linked }]) =>
    items >= LIST_ITEMS && linked > size / 2 ? [list] : [],
  );
}
