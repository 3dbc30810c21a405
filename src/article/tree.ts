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

/** The tree of `html`, however broken. */
export function parseTree(html: string): Tree {
  const root: Element = { name: '#root', attributes: {}, parent: null, children: [] };
  const data: string[] = [];
  const elements: Element[] = [];
  /** Open elements; null stands for one that was laid flat. */
  const stack: (Element | null)[] = [];
  let current = root;
  let depth = 0;
  let skipped = 0;
  let json: string[] | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipped > 0 || SKIPPED.has(name)) {
          if (skipped === 0 && attributes.type?.includes('ld+json')) json = [];
          skipped++;
          return;
        }
        if (depth >= DEPTH || elements.length >= ELEMENTS) {
          stack.push(null);
          return;
        }
        const element: Element = { name, attributes, parent: current, children: [] };
        current.children.push(element);
        elements.push(element);
        stack.push(element);
        current = element;
        depth++;
      },
      ontext(text) {
        if (skipped === 0) current.children.push(text);
        else json?.push(text);
      },
      onclosetag() {
        if (skipped > 0) {
          skipped--;
          if (skipped === 0 && json) data.push(json.join(''));
          if (skipped === 0) json = null;
          return;
        }
        const closed = stack.pop();
        if (!closed) return;
        current = closed.parent ?? root;
        depth--;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return { root, data, elements };
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
      if (child.name === 'br' || child.name === 'p' || child.name === 'div' || child.name === 'li') pieces.push(' ');
    }
  }
}

/** One space for every run of white space, none at the ends. */
export const collapse = (words: string): string => words.replace(/\s+/gu, ' ').trim();
