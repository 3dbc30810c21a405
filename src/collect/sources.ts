/** What to follow, as the user names it: addresses, or a table of them in a file. */
import { readFile } from 'node:fs/promises';
import { LiqaError } from '../errors.ts';
import type { SourceKind } from '../source-log.ts';
import { readAddress } from './addresses.ts';
import { decodeBytes } from './decode.ts';
import { isAddress } from './inputs.ts';

export interface Source {
  readonly url: string;
  /** What the user says it is; found out by its content where absent. */
  readonly kind: SourceKind | null;
  /** The name by which the outlet goes, for pages that do not name it themselves. */
  readonly outlet: string | null;
}

const KINDS: ReadonlySet<string> = new Set(['feed', 'sitemap', 'home', 'page']);

/**
 * The sources in `words`: addresses, and files with one address a line or a table with a header row
 * (`url`, and `kind` and `outlet` where wanted).
 *
 * @throws LiqaError `collect.not-found`, `collect.bad-address`, `usage.bad-argument`
 */
export async function readSources(words: readonly string[]): Promise<readonly Source[]> {
  const found = new Map<string, Source>();
  for (const word of words) {
    const sources = isAddress(word) ? [sourceOf({ url: word }, word)] : await readTable(word);
    for (const source of sources) if (!found.has(source.url)) found.set(source.url, source);
  }
  return [...found.values()];
}

async function readTable(path: string): Promise<readonly Source[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    const message = 'there is no such list of sources: name a file with one address a line';
    throw new LiqaError('collect.not-found', `${message} (${path})`, { place: path, cause });
  });
  const { text } = await decodeBytes(bytes);
  const rows = text
    .split(/\r?\n/u)
    .map((line, i) => ({ cells: line.split('\t'), place: `${path}:${i + 1}` }));
  const kept = rows.filter(({ cells }) => cells.join('').trim() !== '' && !cells[0]!.startsWith('#'));
  const isHeaded = kept[0]?.cells.some((cell) => cell.trim() === 'url') ?? false;
  const header = isHeaded ? kept[0]!.cells.map((cell) => cell.trim()) : ['url', 'kind', 'outlet'];
  const sources = kept.slice(isHeaded ? 1 : 0).map(({ cells, place }) => {
    const row: Record<string, string> = {};
    for (const [i, name] of header.entries()) row[name] = cells[i]?.trim() ?? '';
    return sourceOf(row, place);
  });
  if (sources.length > 0) return sources;
  const message = 'this list names no source: expected one address a line';
  throw new LiqaError('usage.bad-argument', `${message} (${path})`, { place: path });
}

function sourceOf(row: Readonly<Record<string, string>>, place: string): Source {
  const { url = '', kind = '', outlet = '' } = row;
  const known = kind === '' || kind === '-' ? null : kind;
  if (known !== null && !KINDS.has(known)) {
    const message = `kind is «${kind}», expected feed, sitemap, home, page or nothing`;
    throw new LiqaError('usage.bad-argument', `${message} (${place})`, { place });
  }
  return {
    url: readAddress(url).href,
    kind: known as SourceKind | null,
    outlet: outlet === '' || outlet === '-' ? null : outlet,
  };
}
