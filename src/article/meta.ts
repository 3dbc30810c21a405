/**
 * What a page says about its report: title, outlet, author, days, keywords, language. From JSON-LD,
 * OpenGraph and other meta elements, microdata, `<time>`, bylines and date lines, in that order, each
 * value only where it is one: prose is no day, a section or a file is no author.
 */

import { readAuthor } from './author.ts';
import type { Block } from './blocks.ts';
import { hasForm, keyOf, keyWords } from './furniture.ts';
import { hintOf } from './hints.ts';
import { type Facts, isSameHeadline } from './lines.ts';
import { type DataFacts, readData } from './linked-data.ts';
import { readDateLine, readPublished } from './published.ts';
import { collapse, type Element, isInList, type Tree, textOf } from './tree.ts';

export interface Around {
  readonly blocks: readonly Block[];
  readonly url: string | null;
}

/** What the page says that is no fact of the report. */
export interface PageFacts {
  readonly language: string | null;
  readonly canonical: string | null;
  /** The body in JSON-LD, a line a paragraph. */
  readonly body: string | null;
}

/** Reads what the page says into `facts`; what stands there before stays. */
export function readMeta(tree: Tree, facts: Facts, around: Around): PageFacts {
  const meta = readMetaElements(tree);
  const data = readData(tree.data);
  facts.title ||= readTitle(tree, meta, data);
  facts.outlet ??= readOutlet(meta, data) ?? publisherInMarkup(tree) ?? outletInTitle(tree);
  const canonical = readCanonical(tree, meta);
  readDays(tree, facts, { meta, data, blocks: around.blocks, url: around.url ?? canonical });
  facts.author ??= readAuthor(tree, namedAuthors(meta, data), {
    blocks: around.blocks,
    title: facts.title,
    outlets: [facts.outlet, data.publisher, meta.get('og:site_name') ?? null],
  });
  const keywords = [...data.keywords, ...splitKeywords(meta.get('news_keywords') ?? meta.get('keywords'))];
  const named = [...facts.keywords, ...(meta.all.get('article:tag') ?? []), ...keywords];
  facts.keywords = [...new Set(named.length > 0 ? named : tagsInMarkup(tree))];
  return { language: readDeclared(tree, meta), canonical, body: data.body };
}

const SITE_NAMES = ['og:site_name', 'publisher', 'application-name', 'al:ios:app_name'] as const;

function readOutlet(meta: Meta, data: DataFacts): string | null {
  const names = [...SITE_NAMES.map((name) => meta.get(name)), data.publisher];
  for (const name of names) {
    const words = name?.split(/\s*[|»]\s*/u)[0]?.trim();
    if (words && !/^(?:https?:|www\.)/iu.test(words)) return words;
  }
  return null;
}

/** The name of the publisher in microdata. */
function publisherInMarkup(tree: Tree): string | null {
  for (const { name, attributes, parent } of tree.elements) {
    if (attributes.itemprop !== 'name' || parent?.attributes.itemprop !== 'publisher') continue;
    const words = name === 'meta' ? collapse(attributes.content ?? '') : textIn(parent, name);
    if (words !== '' && words.length <= NAME_CHARS) return words;
  }
  return null;
}
const textIn = (parent: Element, name: string): string => {
  const child = parent.children.find(
    (it): it is Element => typeof it !== 'string' && it.name === name && it.attributes.itemprop === 'name',
  );
  return child ? textOf(child) : '';
};

const NAME_CHARS = 60;
/** What stands behind the last bar of the title, where a word in it says that it is an outlet. */
function outletInTitle(tree: Tree): string | null {
  const parts = headTitle(tree).split(/\s*[|»]\s*/u);
  const last = parts.length > 1 ? parts.at(-1)!.trim() : '';
  return last.length <= NAME_CHARS && hasForm('media-word', keyOf(last)) ? last : null;
}

/** Meta elements by name, property or itemprop, in small letters: the first value, and all of them. */
interface Meta {
  get(name: string): string | undefined;
  readonly all: ReadonlyMap<string, readonly string[]>;
}

function readMetaElements(tree: Tree): Meta {
  const all = new Map<string, string[]>();
  for (const { name, attributes } of tree.elements) {
    if (name !== 'meta' || attributes.content === undefined) continue;
    const content = collapse(attributes.content);
    const key = (
      attributes.property ??
      attributes.name ??
      attributes.itemprop ??
      attributes['http-equiv']
    )?.toLowerCase();
    if (!key || content === '') continue;
    const before = all.get(key);
    if (before) before.push(content);
    else all.set(key, [content]);
  }
  return { get: (name) => all.get(name)?.[0], all };
}

function firstOf(meta: Meta, names: readonly string[]): string | null {
  for (const name of names) {
    const value = meta.get(name);
    if (value) return value;
  }
  return null;
}

const splitKeywords = (words: string | undefined): readonly string[] =>
  words === undefined || words.length > 1_000
    ? []
    : words
        .split(/\s*[,،;|]\s*/u)
        .map((word) => word.trim())
        .filter((word) => word !== '' && word.length <= 60);

const TAGS = 12;
/** Links that the page calls tags, where they are few enough to be those of the report. */
function tagsInMarkup(tree: Tree): readonly string[] {
  const tags = tree.elements.filter((element) => element.name === 'a' && isTag(element)).map(textOf);
  const plain = tags.filter((words) => words !== '' && words.length <= 60);
  return plain.length > TAGS ? [] : plain;
}
const TAG_BOX = /tag|keyword/iu;
const isTag = ({ attributes, parent }: Element): boolean =>
  attributes.rel?.split(' ').includes('tag') === true ||
  [parent, parent?.parent].some(
    (at) => at && TAG_BOX.test(at.attributes.class ?? at.attributes.id ?? '') && hintOf(at) === 'keywords',
  );

// ---- title --------------------------------------------------------------------------------------

const SITE_END = /\s+[|–—»·:-]\s+[^|–—»·:]{2,40}$|\s*[|»]\s*[^|»]{2,40}$/u;

function headTitle(tree: Tree): string {
  const element = tree.elements.find(({ name, parent }) => name === 'title' && parent?.name !== 'svg');
  return element ? textOf(element) : '';
}

/** A title of so few words beside a longer headline names the page, not the report. */
const PAGE_WORDS = 2;

/** The headline: the heading that agrees with what the head of the page says, else the best of the head. */
function readTitle(tree: Tree, meta: Meta, data: DataFacts): string {
  const head = headTitle(tree);
  const shared = firstOf(meta, ['og:title', 'twitter:title', 'dc.title', 'title']);
  const candidates = [data.headline, shared, head].filter((words): words is string => !!words);
  const headings = tree.elements.filter(({ name }) => name === 'h1' || name === 'h2').map(textOf);
  const site = meta.get('og:site_name') ?? null;
  for (const words of candidates) {
    const key = keyOf(words);
    const stripped = keyOf(withoutSite(words, site));
    const found = headings.find((heading) => {
      const own = keyOf(heading);
      return (
        own !== '' &&
        (own === key || own === stripped || (own.split(' ').length > 3 && isSameHeadline(own, stripped)))
      );
    });
    if (found) return found;
  }
  const best = withoutSite(candidates[0] ?? '', site);
  const first = tree.elements.filter(({ name }) => name === 'h1').map(textOf);
  if (keyWords(best).length <= PAGE_WORDS && first.length === 1 && keyWords(first[0]!).length > PAGE_WORDS) {
    return first[0]!;
  }
  return best || (headings[0] ?? '');
}

/** A title without the name of the site after it. */
function withoutSite(words: string, site: string | null): string {
  const cut = words.replace(SITE_END, '');
  if (cut === words || cut.split(' ').length < 3) return words;
  const tail = keyOf(words.slice(cut.length));
  const own = site === null ? '' : keyOf(site);
  const isSite = own !== '' && (tail.includes(own) || own.includes(tail));
  return isSite || /[|»]/u.test(words.slice(cut.length)) || tail.split(' ').length <= 3 ? cut : words;
}

// ---- days ---------------------------------------------------------------------------------------

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'article.published',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'pubdate',
  'og:pubdate',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'dc.date.created',
  'article.created',
  'rnews:datepublished',
  'cxenseparse:recs:publishtime',
  'date',
];
const UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'article.updated',
  'last-modified',
  'lastmod',
  'dcterms.modified',
  'dc.date.modified',
];

interface Sources extends Around {
  readonly meta: Meta;
  readonly data: DataFacts;
}

function readDays(tree: Tree, facts: Facts, { meta, data, blocks, url }: Sources): void {
  const given = facts.published;
  const stated = [data.published, ...PUBLISHED.flatMap((name) => meta.all.get(name) ?? [])];
  const changed = [data.modified, ...UPDATED.flatMap((name) => meta.all.get(name) ?? [])];
  const updated = firstDay(changed);
  let published = firstDay(stated) ?? dayInMarkup(tree);
  const inDoubt = published === null || (updated !== null && updated < published);
  const shown = inDoubt ? dayInText(blocks, facts.title) : null;
  // A page cannot have been changed before it was published: then the day of publication is the time of the visit.
  if (published !== null && updated !== null && updated < published) published = shown?.published ?? updated;
  facts.published = given ?? published ?? shown?.published ?? dayInAddress(url) ?? shown?.updated ?? null;
  facts.updated ??= updated ?? shown?.updated ?? null;
}

function firstDay(candidates: readonly (string | null)[]): string | null {
  for (const words of candidates) {
    const day = words === null ? null : readPublished(words);
    if (day) return day;
  }
  return null;
}

/** The day in microdata or in the first `<time>` that is not inside a list of other reports. */
function dayInMarkup(tree: Tree): string | null {
  for (const { attributes } of tree.elements) {
    const property = `${attributes.itemprop ?? ''} ${attributes.property ?? ''}`;
    if (!property.includes('datePublished') && attributes.pubdate === undefined) continue;
    const day = readPublished(attributes.datetime ?? attributes.content ?? '');
    if (day) return day;
  }
  const times = tree.elements.filter(({ name }) => name === 'time');
  const first = times.find((element) => !isInList(element));
  return first ? (readPublished(first.attributes.datetime ?? '') ?? readPublished(textOf(first))) : null;
}

/** How far from the headline a date line may stand, in blocks. */
const NEAR = 12;
const DATE_LEFTOVER = 3;

/** The first date line after the headline. */
function dayInText(
  blocks: readonly Block[],
  title: string,
): { published: string | null; updated: string | null } | null {
  const key = keyOf(title);
  const from = Math.max(
    0,
    blocks.findIndex(({ words, element }) => element.name === 'h1' && keyOf(words) === key),
  );
  for (const start of [from, 0]) {
    for (const block of blocks.slice(start, start + (start === from ? NEAR : blocks.length))) {
      if (block.words.length > 120 || block.reason === 'comments' || block.element.name === 'li') continue;
      const found = readDateLine(block.words);
      if (!found || found.leftover > DATE_LEFTOVER) continue;
      if (found.published !== null || found.updated !== null) return found;
    }
    if (from === 0) break;
  }
  return null;
}

const IN_ADDRESS = /[/=_-]((?:19|20)[0-9]{2})[/_-]?([01]?[0-9])[/_-]?([0-3]?[0-9])(?:[/_-]|$)/;
function dayInAddress(url: string | null): string | null {
  const found = url === null ? null : IN_ADDRESS.exec(url);
  return found ? readPublished(`${found[1]}/${found[2]}/${found[3]}`) : null;
}

// ---- author -------------------------------------------------------------------------------------

const AUTHORS = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
];
const namedAuthors = (meta: Meta, data: DataFacts): readonly string[] => [
  ...data.authors,
  ...AUTHORS.flatMap((name) => meta.all.get(name) ?? []),
];

// ---- language -----------------------------------------------------------------------------------

function readCanonical(tree: Tree, meta: Meta): string | null {
  const link = tree.elements.find(
    ({ name, attributes }) => name === 'link' && attributes.rel === 'canonical',
  );
  const words = link?.attributes.href ?? meta.get('og:url') ?? '';
  return /^https?:\/\/[^\s"<>]+$/iu.test(words) ? words : null;
}

function readDeclared(tree: Tree, meta: Meta): string | null {
  const root = tree.elements.find(({ name }) => name === 'html');
  const words =
    root?.attributes.lang ??
    root?.attributes['xml:lang'] ??
    meta.get('content-language') ??
    meta.get('og:locale');
  return words ? words.trim().replace('_', '-') : null;
}
