/** What JSON-LD says of the report; broken JSON-LD says nothing. */

export interface DataFacts {
  readonly headline: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly keywords: readonly string[];
  /** The text of the article, a line a paragraph. */
  readonly body: string | null;
}

type Node = Readonly<Record<string, unknown>>;
const ARTICLE = /Article|BlogPosting|Report|LiveBlog|OpinionNews/;
const DEPTH = 6;

/** The facts of the first article among the scripts. */
export function readData(scripts: readonly string[]): DataFacts {
  const nodes: Node[] = [];
  for (const script of scripts) collectNodes(parseLoosely(script), nodes, 0);
  const article = nodes.find((node) => ARTICLE.test(typeOf(node)));
  const page =
    article ?? nodes.find((node) => typeOf(node) === 'WebPage' && node.datePublished !== undefined);
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  return {
    headline: article ? (textIn(article.headline) ?? textIn(article.name)) : null,
    published: page ? textIn(page.datePublished) : null,
    modified: page ? textIn(page.dateModified) : null,
    authors: article ? namesOf(article.author ?? article.creator, byId) : [],
    publisher: article ? (namesOf(article.publisher, byId, true)[0] ?? null) : null,
    keywords: article ? keywordsOf(article.keywords) : [],
    body: article ? bodyIn(article.articleBody) : null,
  };
}

/** JSON as pages write it: with comments around it, line ends inside strings, a comma too many. */
function parseLoosely(script: string): unknown {
  const plain = script.replace(
    /^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\/\/\]\]>)\s*$/g,
    '',
  );
  for (const text of [
    plain,
    plain
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/,\s*([}\]])/g, '$1')
      .replace(/;\s*$/, ''),
  ]) {
    const parsed = tryParse(text);
    if (parsed !== undefined) return parsed;
  }
  return null;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function collectNodes(value: unknown, nodes: Node[], depth: number): void {
  if (depth > DEPTH || nodes.length > 200) return;
  if (Array.isArray(value)) for (const item of value) collectNodes(item, nodes, depth + 1);
  else if (isNode(value)) {
    nodes.push(value);
    for (const name of [
      '@graph',
      'mainEntity',
      'mainEntityOfPage',
      'itemListElement',
      'author',
      'publisher',
    ]) {
      if (typeof value[name] === 'object') collectNodes(value[name], nodes, depth + 1);
    }
  }
}

const typeOf = (node: Node): string => {
  const type = node['@type'];
  return Array.isArray(type) ? type.join(' ') : typeof type === 'string' ? type : '';
};

const ENTITY: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
};
function textIn(value: unknown): string | null {
  if (Array.isArray(value)) return textIn(value[0]);
  if (typeof value !== 'string') return null;
  const plain = value
    .replace(/&#(x?)([0-9a-f]{1,6});/gi, (all, hex: string, digits: string) => {
      const code = Number.parseInt(digits, hex ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/&([a-z]+);/g, (all, name: string) => ENTITY[name] ?? all)
    .replace(/\s+/gu, ' ')
    .trim();
  return plain === '' ? null : plain;
}

const PARAGRAPH = /<\/?(?:p|div|br|li|h[1-6])\b[^>]*>|\r?\n/gi;
function bodyIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const lines = value.replace(PARAGRAPH, '\n').split('\n');
  const plain = lines
    .map((line) => textIn(line.replace(/<[^<>]*>/g, '')) ?? '')
    .filter((line) => line !== '');
  return plain.length === 0 ? null : plain.join('\n');
}

/** Names of persons, or of organisations where those are wanted; a reference is followed once. */
function namesOf(value: unknown, byId: ReadonlyMap<unknown, Node>, organisations = false): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => namesOf(item, byId, organisations));
  if (typeof value === 'string') return [textIn(value)].filter((name) => name !== null);
  if (!isNode(value)) return [];
  const node = value.name === undefined ? (byId.get(value['@id']) ?? value) : value;
  if (!organisations && /Organi[sz]ation|WebSite|Corporation/.test(typeOf(node))) return [];
  return (Array.isArray(node.name) ? node.name : [node.name]).map(textIn).filter((name) => name !== null);
}

function keywordsOf(value: unknown): readonly string[] {
  const words = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? (textIn(value) ?? '').split(/\s*[,،;|]\s*/u)
      : [];
  return words.map(textIn).filter((word) => word !== null && word.length <= 60) as string[];
}
