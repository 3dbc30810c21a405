/**
 * Pages of a web archive (WARC): plain, gzip for each record, or gzip as a whole. Only answers with a page
 * in them become pages; all else is counted. Memory does not grow with the archive.
 */
import { LiqaError } from '../errors.ts';
import type { Page, Problem } from '../model.ts';
import type { Bytes } from './bytes.ts';
import { decodeBytes } from './decode.ts';
import { readAnswer, unpackBody } from './http-body.ts';
import { sniff } from './sniff.ts';
import { readWarc, type WarcItem } from './warc-records.ts';
import type { Position } from './window.ts';

export type { Position } from './window.ts';

/** A page, or why a record gave none, with the place after it. */
export type Archived =
  | { readonly ok: true; readonly page: Page; readonly next: Position }
  | { readonly ok: false; readonly error: LiqaError };

export interface ArchiveOptions {
  readonly place: string;
  readonly isPacked: boolean;
  readonly from?: Position | undefined;
  readonly limitBytes: number;
  /** Told at the end how many records were passed over, by kind. */
  readonly onSkipped?: (counts: ReadonlyMap<string, number>) => void;
}

const WANTED: ReadonlySet<string> = new Set(['response', 'resource']);

/** The pages of the archive in `bytes`, which begin at `from` in the file. */
export async function* readArchive(bytes: Bytes, options: ArchiveOptions): AsyncGenerator<Archived> {
  const { isPacked, from, limitBytes } = options;
  const skipped = new Map<string, number>();
  const items = readWarc(bytes, { isPacked, types: WANTED, limitBytes, ...(from ? { from } : {}) });
  for await (const item of items) {
    if (item.kind !== 'record') {
      yield { ok: false, error: errorOf(item, options) };
      continue;
    }
    const made = await pageOf(item, options);
    if (typeof made === 'string') skipped.set(made, (skipped.get(made) ?? 0) + 1);
    else if (made instanceof LiqaError) yield { ok: false, error: made };
    else yield { ok: true, page: made, next: item.next };
  }
  options.onSkipped?.(skipped);
}

/** Where a record stands, for messages: the byte of the file, and within a packed whole the unpacked byte. */
const placeOf = (place: string, { offset, within }: Position): string =>
  `${place}:byte ${offset}${within > 0 ? `+${within}` : ''}`;

function errorOf(
  item: Exclude<WarcItem, { kind: 'record' }>,
  { place, limitBytes }: ArchiveOptions,
): LiqaError {
  const at = placeOf(place, item.at);
  if (item.kind === 'large') {
    const sizes = `${(item.sizeBytes / 2 ** 20).toFixed(0)} MB, expected at most ${limitBytes >> 20}`;
    return new LiqaError('collect.too-large', `this record has ${sizes}: it is passed over (${at})`, {
      place: at,
    });
  }
  return brokenRecord(item.message, at);
}

const brokenRecord = (why: string, place: string): LiqaError =>
  new LiqaError(
    'collect.broken-record',
    `this record of the archive is broken, ${why}: it is passed over and the rest is read (${place})`,
    { place },
  );

type Recorded = Extract<WarcItem, { kind: 'record' }>;

/** The page of a record, the kind under which it is passed over, or what is wrong with it. */
async function pageOf(
  record: Recorded,
  { place, limitBytes }: ArchiveOptions,
): Promise<Page | string | LiqaError> {
  const { type, fields, block } = record;
  if (block === null) return `${type} records`;
  const at = placeOf(place, record.at);
  const answer =
    type === 'response'
      ? readAnswer(block)
      : { status: 200, fields: new Map([['content-type', fields.get('content-type') ?? '']]), body: block };
  const url = addressOf(fields.get('warc-target-uri'));
  if (answer === null)
    return url?.startsWith('http') === false
      ? 'answers other than HTTP'
      : brokenRecord('it holds no answer of a server', at);
  if (answer.status < 200 || answer.status > 299) return `answers with status ${answer.status}`;
  const media = mediaOf(answer.fields.get('content-type'));
  if (!PAGES.has(media)) return `answers of type ${media}`;
  const unpacked = unpackBody(answer, limitBytes);
  if (!unpacked.ok) return brokenRecord(unpacked.message, at);
  const content = sniff(unpacked.bytes.subarray(0, HEAD_BYTES));
  if (content === 'empty') return 'answers without content';
  if (content !== 'html' && media !== 'text/html') return `answers of type ${media || 'unknown'}`;
  if (content === 'binary' || content === 'gzip') return 'answers whose content is no text';
  const { text, problems } = await decodeBytes(unpacked.bytes, charsetOf(answer.fields.get('content-type')));
  const isCut = unpacked.isCut || fields.has('warc-truncated');
  const fetched = instantOf(fields.get('warc-date'));
  return {
    ...{ id: null, url, place: at, kind: 'html', content: text },
    given: fetched === null ? {} : { fetched },
    problems: isCut ? [...problems, CUT] : problems,
  };
}

const HEAD_BYTES = 65_536;
/** Types that may be pages; what names none, or only bytes, is looked at. */
const PAGES: ReadonlySet<string> = new Set([
  'text/html',
  'application/xhtml+xml',
  'application/octet-stream',
  '',
]);

const CUT: Problem = {
  code: 'collect.cut-short',
  stage: 'collect',
  message: 'the archive holds this page only in part: what is there was read',
};

const mediaOf = (words: string | undefined): string => (words ?? '').split(';', 1)[0]!.trim().toLowerCase();
const charsetOf = (words: string | undefined): string | null =>
  /charset\s*=\s*["']?\s*([^\s"';,]+)/iu.exec(words ?? '')?.[1] ?? null;

/** Some archives write the address in angle brackets. */
const addressOf = (words: string | undefined): string | null => words?.replace(/^<|>$/gu, '') || null;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/u;
const instantOf = (words: string | undefined): string | null =>
  words !== undefined && INSTANT.test(words) && !Number.isNaN(Date.parse(words)) ? words : null;
