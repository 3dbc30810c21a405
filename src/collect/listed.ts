/** What feeds and sitemaps list: addresses of pages with what is said of them, sometimes the pages themselves. */
import { createHash } from 'node:crypto';
import type { GivenFacts, Page, Problem } from '../model.ts';
import { parseMarkup } from './markup.ts';

/** An item of a feed or a row of a sitemap. */
export interface Listed {
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly outlet: string | null;
  /** ISO 8601 day or instant, or the words that stand there. */
  readonly published: string | null;
  /** Changes when the page does. */
  readonly stamp: string | null;
  readonly content: ListedContent | null;
}
export interface ListedContent {
  readonly kind: 'html' | 'text';
  readonly words: string;
  /** Whether it seems to be the report and not its first lines. */
  readonly isWhole: boolean;
}

/** Characters from which what is meant as content is taken as the whole report, and what is meant as a summary. */
const WHOLE_CONTENT = 600;
const WHOLE_SUMMARY = 1_500;
const CUT_OFF = /(?:\u2026|\.{3}|\[\s*(?:\u2026|\.{3}|&#8230;)\s*\])\s*$/u;
const TAG = /<[a-z!/]/iu;

/** Content as a feed gives it. @param isSummary  whether it stands where summaries stand */
export function contentOf(words: string | undefined, isSummary: boolean): ListedContent | null {
  if (words === undefined || words.trim() === '') return null;
  const kind = TAG.test(words) ? 'html' : 'text';
  const plain = plainOf(words);
  const isLong = plain.length >= (isSummary ? WHOLE_SUMMARY : WHOLE_CONTENT);
  return { kind, words, isWhole: isLong && !CUT_OFF.test(plain) };
}

const MARKUP = /[<&]/u;
/** Words without markup and entities. */
export function plainOf(words: string): string {
  if (!MARKUP.test(words)) return words.replace(/\s+/gu, ' ').trim();
  const pieces: string[] = [];
  parseMarkup(words, {
    ontext: (text) => pieces.push(text),
    onopentag: () => pieces.push(' '),
  });
  return pieces.join('').replace(/\s+/gu, ' ').trim();
}

const TRACKING = /^(?:utm_.*|fbclid|gclid|mc_cid|mc_eid|ocid|traffic_source)$/u;

/** The address by which a page is known again: without fragment and marks of campaigns. */
export function keyOfAddress(address: string): string {
  const url = new URL(address);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}

const ID_LENGTH = 16;
/** The id of a page with an address: a page read again after a correction takes the place of the first reading. */
export const idOfAddress = (address: string): string =>
  createHash('sha256').update(keyOfAddress(address)).digest('hex').slice(0, ID_LENGTH);

/** What is said of a page, as facts that stand where the page itself says nothing. */
export function hintsOf({ title, author, outlet, published }: Listed): GivenFacts {
  return {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(outlet ? { outlet } : {}),
    ...(published ? { published } : {}),
  };
}

const SUMMARY_ONLY: Problem = {
  code: 'collect.summary-only',
  stage: 'collect',
  message: 'the feed gives only the beginning of this report, and the page itself was not fetched',
};

/** The page that the list itself holds, or null where it holds none. */
export function pageOfListed(listed: Listed, place: string): Page | null {
  const { url, content, title } = listed;
  if (!content) return null;
  const hints = hintsOf(listed);
  return {
    id: url === null ? null : idOfAddress(url),
    url,
    place: url ?? place,
    kind: content.kind,
    content: content.kind === 'html' ? `<article>${content.words}</article>` : content.words,
    given: title ? { title } : {},
    hinted: hints,
    problems: content.isWhole ? [] : [SUMMARY_ONLY],
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const RFC_822 = /([0-9]{1,2})[ -]+([A-Za-z]{3})[A-Za-z]*[ -]+([0-9]{4}|[0-9]{2})(?=[ ,]|$)/u;

/**
 * The day of publication as the outlet counts days: that of the printed date, not of its instant in UTC.
 *
 * @example dayOf('Thu, 18 Feb 2021 00:30:00 +0300') //=> '2021-02-18'
 */
export function dayOf(words: string | undefined): string | null {
  const plain = words?.trim() ?? '';
  if (plain === '') return null;
  const found = RFC_822.exec(plain);
  if (!found) return plain;
  const month = MONTHS.indexOf(found[2]!.toLowerCase()) + 1;
  const year = found[3]!.length === 2 ? `20${found[3]}` : found[3]!;
  if (month === 0) return plain;
  return `${year}-${String(month).padStart(2, '0')}-${found[1]!.padStart(2, '0')}`;
}

/** An address out of a list, made whole; null where it is none that can be fetched. */
export function addressIn(words: string | undefined, base: string | null): string | null {
  const plain = words?.trim() ?? '';
  if (plain === '' || !URL.canParse(plain, base ?? undefined)) return null;
  const url = new URL(plain, base ?? undefined);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  return url.href;
}
