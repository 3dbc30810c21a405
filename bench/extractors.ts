/**
 * Our extractor beside others on the same pages in the same run: quality and pages per second of one core.
 *
 *     node bench/extractors.ts [--runs 3]
 *
 * The pages stand beside the checkout and are not part of it; without them nothing is measured. The others
 * are development dependencies. Only extraction is timed, by processor time; the text of an extractor that
 * gives HTML is taken out of it afterwards, its blocks as lines.
 */
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { type ExtractedPage, type GoldPage, type PageScore, scorePages } from '../eval/score-pages.ts';
import { SHARED } from '../eval/sets.ts';
import { extractArticle } from '../src/article/article.ts';

const SETS = ['pages-arabic', 'pages-general'] as const;

/** What an extractor gives, before its HTML is made text. */
interface Raw extends Omit<ExtractedPage, 'text'> {
  readonly text?: string;
  readonly html?: string;
}
interface Extractor {
  readonly name: string;
  readonly extract: (page: GoldPage) => Promise<Raw> | Raw;
}

const EXTRACTORS: readonly Extractor[] = [
  { name: 'liqa', extract: extractOurs },
  { name: 'readability + linkedom', extract: extractByReadability },
  { name: 'defuddle + linkedom', extract: extractByDefuddle },
];

function extractOurs({ html, url, id }: GoldPage): Raw {
  const page = {
    id,
    url: url ?? null,
    place: id,
    kind: 'html' as const,
    content: html,
    given: {},
    problems: [],
  };
  const { body, title, author, published } = extractArticle(page);
  return { text: body, title, author, published };
}

function extractByReadability({ html }: GoldPage): Raw {
  const { document } = parseHTML(html);
  const found = new Readability(document as unknown as Document).parse();
  return {
    html: found?.content ?? '',
    title: found?.title ?? null,
    author: found?.byline ?? null,
    published: found?.publishedTime ?? null,
  };
}

async function extractByDefuddle({ html, url }: GoldPage): Promise<Raw> {
  const { document } = parseHTML(html);
  const found = await Defuddle(document as unknown as Document, url ?? 'https://news.example/', OFFLINE);
  return {
    html: found.content,
    title: found.title || null,
    author: found.author || null,
    published: found.published || null,
  };
}
/** Nothing is fetched while measuring. */
const OFFLINE = { useAsync: false };

const BLOCK =
  /<\/?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|table|td|th|tr|ul)\b[^>]*>/giu;

/** The text of HTML, each block on a line of its own. */
function textOf({ text, html }: Raw): string {
  if (text !== undefined || !html) return text ?? '';
  const { document } = parseHTML(`<!doctype html><html><body>${html.replace(BLOCK, '\n$&')}</body></html>`);
  return document.body.textContent ?? '';
}

const EMPTY: Raw = { text: '', title: null, author: null, published: null };

async function tryExtract({ extract }: Extractor, page: GoldPage): Promise<Raw> {
  try {
    return await extract(page);
  } catch {
    return EMPTY;
  }
}

/** Milliseconds of the processor that one pass takes, and what came of it. */
async function pass(
  extractor: Extractor,
  pages: readonly GoldPage[],
): Promise<readonly [number, ReadonlyMap<string, Raw>]> {
  const made = new Map<string, Raw>();
  const start = process.cpuUsage();
  for (const page of pages) made.set(page.id, await tryExtract(extractor, page));
  const { user, system } = process.cpuUsage(start);
  return [(user + system) / 1000, made];
}

interface Line extends PageScore {
  readonly name: string;
  readonly perSecond: number;
}

/** The score of one extractor, and the median of its speed over `runs` after one that does not count. */
async function measure(extractor: Extractor, pages: readonly GoldPage[], runs: number): Promise<Line> {
  const [, made] = await pass(extractor, pages);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push((await pass(extractor, pages))[0]);
  const ms = times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
  const output = new Map([...made].map(([id, raw]) => [id, { ...raw, text: textOf(raw) }]));
  return { ...scorePages(pages, output), name: extractor.name, perSecond: (pages.length / ms) * 1000 };
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function printTable(set: string, lines: readonly Line[]): void {
  print(`\n${set}, ${lines[0]!.pages} pages\n`);
  print('| extractor | F1 | precision | recall | title | author | wrong authors | day | pages a second |');
  print('|---|---|---|---|---|---|---|---|---|');
  for (const { name, f1, precision, recall, title, author, wrongAuthors, date, perSecond } of lines) {
    const shares = [f1, precision, recall].map((share) => share.toFixed(3));
    const wrong = author.of === 0 ? '–' : wrongAuthors;
    const [t, a, d] = [title, author, date].map(({ right, of }) => (of === 0 ? '–' : `${right}/${of}`));
    print(`| ${[name, ...shares, t, a, wrong, d, perSecond.toFixed(0)].join(' | ')} |`);
  }
  const [ours, ...others] = lines;
  for (const { name, perSecond } of others) {
    print(`${ours!.name} is ${(ours!.perSecond / perSecond).toFixed(1)} × as fast as ${name}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
  print(`${cpus()[0]?.model ?? 'unknown processor'}, node ${process.version}`);
  // extractors warn of odd markup
  console.warn = () => {};
  console.error = () => {};
  for (const set of SETS) {
    const path = `${SHARED}${set}.jsonl.gz`;
    if (!existsSync(path)) {
      print(`${set}: not here`);
      continue;
    }
    const rows = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
    const pages = rows.map((row) => JSON.parse(row) as GoldPage);
    const lines: Line[] = [];
    for (const extractor of EXTRACTORS) lines.push(await measure(extractor, pages, Number(values.runs)));
    printTable(set, lines);
  }
}

if (import.meta.main) await main();
