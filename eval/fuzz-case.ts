/** One fuzzing case through the whole reading: bytes → pages → article → text → reading → record. */
import { extractArticle } from '../src/article/article.ts';
import { collect } from '../src/collect/collect.ts';
import { LiqaError } from '../src/errors.ts';
import { findFaults } from '../src/evidence.ts';
import type { Page } from '../src/model.ts';
import { readPage } from '../src/pipeline.ts';
import { toLine } from '../src/record.ts';
import { readText } from '../src/text/text.ts';

/** What is wrong with how a case was read; empty where nothing is. */
export interface CaseResult {
  readonly faults: readonly string[];
  readonly pages: number;
  /** Processor time of this thread, the longest of its pages. */
  readonly slowestMs: number;
}

/** Longest time for one page. */
export const HANG_MS = 2_000;

export interface Depth {
  /** Whether each page is read twice and compared. */
  readonly again: boolean;
  /** Whether a page ends with its article and text. */
  readonly articleOnly: boolean;
}

/** Reads `bytes` as standard input would be read. */
export async function readCase(bytes: Uint8Array, depth: Depth): Promise<CaseResult> {
  const faults: string[] = [];
  let pages = 0;
  let slowestMs = 0;
  let before = cpuMs();
  try {
    for await (const item of collect(['-'], { stdin: stream(bytes) })) {
      if (item.ok) {
        pages++;
        faults.push(...(depth.articleOnly ? readArticleOf(item.page) : readOne(item.page, depth.again)));
      } else if (!(item.error instanceof LiqaError)) faults.push(`collect threw ${String(item.error)}`);
      const now = cpuMs();
      slowestMs = Math.max(slowestMs, now - before);
      before = now;
    }
  } catch (cause) {
    faults.push(`crash: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  }
  if (slowestMs > HANG_MS) faults.push(`hang: ${slowestMs.toFixed(0)} ms for one page`);
  return { faults, pages, slowestMs };
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function* stream(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** The laws of an article and its text alone. */
function readArticleOf(page: Page): readonly string[] {
  const { body, title } = extractArticle(page);
  return [body, title].flatMap((text) => findTextFaults(text));
}

/** The laws that hold for every page, whatever it holds. */
function readOne(page: Page, again: boolean): readonly string[] {
  const reading = readPage(page);
  const faults = findFaults(reading).map((fault) => `evidence: ${fault}`);
  const { body, title } = reading.article;
  for (const text of [body, title]) faults.push(...findTextFaults(text));
  const line = toLine(reading, { mentions: true, dropped: true });
  if (line.includes('\n')) faults.push('record: more than one line');
  const record = JSON.parse(line) as { text: unknown };
  if (record.text !== body) faults.push('record: the text is not the body');
  if (again && toLine(readPage(page), { mentions: true, dropped: true }) !== line)
    faults.push('record: a second reading differs');
  return faults;
}

/** Tokens and sentences stand in order within the body and hold its words. */
function findTextFaults(body: string): readonly string[] {
  const { tokens, sentences } = readText(body);
  let end = 0;
  for (const token of tokens) {
    if (token.start < end || body.slice(token.start, token.end) !== token.words || token.words === '')
      return [`text: token ${JSON.stringify(token.words)} at ${token.start}–${token.end}`];
    end = token.end;
  }
  for (const { first, last, start, end: until } of sentences) {
    if (first > last || last > tokens.length || start > until || until > body.length)
      return [`text: sentence at ${start}–${until}`];
  }
  return [];
}
