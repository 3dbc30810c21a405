/** An article from HTML: where the report stands, which of its blocks are the report, and what the page says about it. */
import type { Dropped, DropReason } from '../model.ts';
import { readBlocks } from './blocks.ts';
import { keyOf } from './furniture.ts';
import { cleanLines, type Facts, isSameHeadline } from './lines.ts';
import { findMain, type Judged, judgeBlocks } from './main-part.ts';
import { readMeta } from './meta.ts';
import { applyShape, findBody, findShape } from './shapes.ts';
import { parseTree } from './tree.ts';

export interface Extracted {
  readonly body: readonly string[];
  readonly dropped: readonly Dropped[];
  readonly declared: string | null;
  /** The address that the page gives as its own. */
  readonly url: string | null;
}

/** A body shorter than this share of the one in JSON-LD is not the report: the page is made by script. */
const SCRIPTED_SHARE = 0.3;

/** The report of a page in HTML; what the page says about it goes into `facts`. */
export function extractHtml(html: string, facts: Facts, url: string | null): Extracted {
  const tree = parseTree(html);
  const blocks = readBlocks(tree.root);
  const meta = readMeta(tree, facts, { blocks, url });
  const shape = findShape(url ?? meta.canonical, facts.published);
  const main = findBody(shape, tree) ?? findMain(blocks, facts.title);
  const judged = applyShape(shape, blocks, judgeBlocks(blocks, main));
  const kept = trimHeadings(judged, facts.title);
  const lines = kept.filter((block) => block.reason === null).map((block) => block.words);
  const cleaned = cleanLines(lines, facts);
  const dropped: Dropped[] = [];
  for (const { words, reason } of kept) if (reason !== null) dropped.push({ words, reason });
  dropped.push(...cleaned.dropped);
  const extracted = { body: cleaned.body, dropped, declared: meta.language, url: meta.canonical };
  const length = cleaned.body.reduce((sum, line) => sum + line.length, 0);
  if (meta.body === null || length >= meta.body.length * SCRIPTED_SHARE) return extracted;
  const scripted = cleanLines(meta.body.split('\n'), facts);
  return { ...extracted, body: scripted.body, dropped: [...dropped, ...scripted.dropped] };
}

/** Headings that lead to nothing, at the end, and the headline itself above the text. */
function trimHeadings(judged: readonly Judged[], title: string): readonly Judged[] {
  const key = keyOf(title);
  const start = judged.findIndex((block) => block.reason === null && !block.heading);
  const isHeadline = (block: Judged, i: number): boolean =>
    block.reason === null &&
    block.heading &&
    ((block.first && i < start) || (key !== '' && isSameHeadline(keyOf(block.words), key)));
  const out = judged.map((block, i) =>
    isHeadline(block, i) ? { ...block, reason: 'headline' as DropReason } : block,
  );
  let open = true;
  for (let i = out.length - 1; i >= 0 && open; i--) {
    const block = out[i]!;
    if (block.reason !== null) continue;
    if (block.heading) out[i] = { ...block, reason: 'read-also' };
    else open = false;
  }
  return out;
}
