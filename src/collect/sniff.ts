/** What a file holds, by its first bytes and never by its name. */
import { isUtf8 } from 'node:buffer';
import { readMark, readWide } from './decode.ts';

export type Content =
  | 'empty'
  | 'binary'
  | 'gzip'
  | 'html'
  | 'text'
  | 'json-lines'
  | 'json'
  | 'feed'
  | 'sitemap'
  | 'warc';

/** First bytes of formats that are no text, beside any NUL byte. */
const MAGIC: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], //       JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x50, 0x4b, 0x03, 0x04], // ZIP and office files
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x28, 0xb5, 0x2f, 0xfd], // Zstandard
  [0xfd, 0x37, 0x7a, 0x58], // XZ
  [0x42, 0x5a, 0x68], //       bzip2
];

const WARC = [0x57, 0x41, 0x52, 0x43, 0x2f]; // WARC/

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** Share of control bytes above which single-byte content is no text. */
const CONTROL_SHARE = 0.02;

/** The kind of content that begins with `head`. */
export function sniff(head: Uint8Array): Content {
  if (head.length === 0) return 'empty';
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  // an archive of pages holds images too
  if (startsWith(head, WARC)) return 'warc';
  if (MAGIC.some((magic) => startsWith(head, magic))) return 'binary';
  const wide = readMark(head) ?? readWide(head);
  if (wide === null && isBinary(head)) return 'binary';
  const text = wide ? new TextDecoder(wide).decode(head) : Buffer.from(head).toString('latin1');
  return sniffText(text);
}

function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a && byte !== 0x1b)) controls++;
  }
  return controls > head.length * CONTROL_SHARE && !isUtf8(head);
}

const SPACE_START = /^[\s\u00ef\u00bb\u00bf\ufeff]+/u;
const FEED = /<(?:rss|feed|rdf:RDF)[\s>]/u;
const SITEMAP = /<(?:urlset|sitemapindex)[\s>]/u;
const HTML_START =
  /^<(?:!doctype\s+html|!--|html|head|body|title|meta|link|script|style|div|p|h[1-6]|article|section|main|table|span|a|img|br|ul|ol|center|font)[\s>/]/iu;
const HTML_INSIDE = /<(?:html|head|body)[\s>]/iu;
const JSON_OBJECT = /^\{\s*["}]/u;
const JSON_ARRAY = /^\[\s*[{\]]/u;
const JSON_FEED = /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/u;
const PRETTY = /^\{\s*\r?\n\s*["}]|^\{[^\n]*\r?\n\s*"/u;

function sniffText(raw: string): Content {
  const text = raw.replace(SPACE_START, '');
  if (text === '') return 'empty';
  if (text.startsWith('WARC/')) return 'warc';
  if (JSON_ARRAY.test(text)) return 'json';
  if (JSON_OBJECT.test(text) && JSON_FEED.test(text)) return 'feed';
  if (JSON_OBJECT.test(text)) return PRETTY.test(text) ? 'json' : 'json-lines';
  if (!text.startsWith('<')) return 'text';
  if (text.startsWith('<?xml') || FEED.test(text.slice(0, 1_000)) || SITEMAP.test(text.slice(0, 1_000))) {
    if (FEED.test(text)) return 'feed';
    if (SITEMAP.test(text)) return 'sitemap';
  }
  return HTML_START.test(text) || HTML_INSIDE.test(text) || text.startsWith('<?xml') ? 'html' : 'text';
}
