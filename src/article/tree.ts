/** A light tree of a page: elements with their attributes and text, built from a stream of tags. */
import { Parser } from 'htmlparser2';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | null;
  readonly children: (Element | string)[];
}
export interface Tree {
  readonly root: Element;
  /** Contents of `application/ld+json` scripts. */
  readonly data: readonly string[];
  /** Elements in document order. */
  readonly elements: readonly Element[];
}

/** Elements whose text is no text of the page. */
const SKIPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'video',
  'audio',
  'canvas',
  'select',
  'textarea',
  'noscript',
  'map',
]);
/** Deeper elements are laid flat: no page needs them, and no page may exhaust the stack. */
const DEPTH = 256;
const ELEMENTS = 200_000;

/**
 * How deep the parser itself may stand: its time grows with the square of that. Deeper elements are taken off
 * its own stack, so that their text is read and their tags are not.
 */
const PARSER_DEPTH = 1_024;
const FOREIGN_DEPTH = 2 * PARSER_DEPTH;
/** Elements by which the parser knows markup that is not HTML: they cannot be taken off. */
const FOREIGN: ReadonlySet<string> = new Set([
  ...['svg', 'math', 'foreignObject', 'foreignobject', 'desc', 'title'],
]);

/** Whether the element just opened stands too deep to be followed. */
function isTooDeep(parser: Parser, name: string): boolean {
  const stack: unknown = Reflect.get(parser, 'stack');
  if (!Array.isArray(stack) || stack.length <= PARSER_DEPTH || stack[0] !== name) return false;
  if (!FOREIGN.has(name)) stack.shift();
  else if (stack.length > FOREIGN_DEPTH) parser.pause();
  else return false;
  return true;
}

/** A tree while it is built. */
interface Building {
  readonly data: string[];
  readonly elements: Element[];
  /** Open elements; null stands for one that was laid flat. */
  readonly stack: (Element | null)[];
  current: Element;
  depth: number;
  /** How many skipped elements are open. */
  skipped: number;
  json: string[] | null;
}

/** The tree of `html`, however broken. */
export function parseTree(html: string): Tree {
  const root: Element = { name: '#root', attributes: {}, parent: null, children: [] };
  const tree: Building = {
    data: [],
    elements: [],
    stack: [],
    current: root,
    depth: 0,
    skipped: 0,
    json: null,
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (!isTooDeep(parser, name)) open(tree, name, attributes);
      },
      ontext: (text) => {
        if (tree.skipped === 0) tree.current.children.push(text);
        else tree.json?.push(text);
      },
      onclosetag: () => close(tree, root),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return { root, data: tree.data, elements: tree.elements };
}

function open(tree: Building, name: string, attributes: Readonly<Record<string, string>>): void {
  if (tree.skipped > 0 || SKIPPED.has(name)) {
    if (tree.skipped === 0 && attributes.type?.includes('ld+json')) tree.json = [];
    tree.skipped++;
    return;
  }
  if (tree.depth >= DEPTH || tree.elements.length >= ELEMENTS) {
    tree.stack.push(null);
    return;
  }
  const element: Element = { name, attributes, parent: tree.current, children: [] };
  tree.current.children.push(element);
  tree.elements.push(element);
  tree.stack.push(element);
  tree.current = element;
  tree.depth++;
}

function close(tree: Building, root: Element): void {
  if (tree.skipped > 0) {
    tree.skipped--;
    if (tree.skipped === 0 && tree.json) {
      tree.data.push(tree.json.join(''));
      tree.json = null;
    }
    return;
  }
  const closed = tree.stack.pop();
  if (!closed) return;
  tree.current = closed.parent ?? root;
  tree.depth--;
}

/** All text below `element`, white space collapsed. */
export function textOf(element: Element): string {
  const pieces: string[] = [];
  gather(element, pieces);
  return collapse(pieces.join(''));
}

function gather(element: Element, pieces: string[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') pieces.push(child);
    else {
      gather(child, pieces);
      if (child.name === 'br' || child.name === 'p' || child.name === 'div' || child.name === 'li')
        pieces.push(' ');
    }
  }
}

/** One space for every run of white space, none at the ends. */
export const collapse = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** Whether the element stands in a list, a side column or a link: then it is about other reports. */
export function isInList(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) {
    if (at.name === 'li' || at.name === 'aside' || at.name === 'nav' || at.name === 'a') return true;
  }
  return false;
}
