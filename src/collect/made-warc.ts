/** Web archives made for tests and measurements: pages of made reports, in every dress archives know. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { makeNews } from './made-news.ts';

const pageOf = (n: number, charset: string): string => {
  const { title, body, day, outlet } = makeNews(n);
  const site = `<meta property="og:site_name" content="${outlet}">`;
  const meta = `<meta charset="${charset}">${site}<meta property="article:published_time" content="${day}T09:00:00Z">`;
  const menu = '<ul><li><a href="/">الرئيسية</a></li><li><a href="/w">العالم</a></li></ul>';
  const text = body.map((words) => `<p>${words}</p>`).join('\n');
  return `<!doctype html><html lang="ar"><head>${meta}<title>${title}</title></head><body>${menu}<h1>${title}</h1><article>${text}</article></body></html>`;
};

/** Bytes of `text` in an encoding of one byte a letter. */
export function encodeIn(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 0x3f));
}

/** One record. */
export function makeRecord(
  type: string,
  fields: Readonly<Record<string, string>>,
  block: Uint8Array,
): Buffer {
  const lines = Object.entries({ 'WARC-Type': type, ...fields, 'Content-Length': String(block.length) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${head}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** What a server answered. */
export function makeAnswer(
  body: Uint8Array,
  fields: Readonly<Record<string, string>>,
  status = '200 OK',
): Buffer {
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${head.join('')}\r\n`), body]);
}

/** A body in chunks of `size` bytes. */
export function cutChunks(body: Uint8Array, size: number): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);
    parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
type Dress = (n: number) => Buffer;

/** The ways in which pages come, in turn. */
const DRESSES: readonly Dress[] = [
  (n) => makeAnswer(Buffer.from(pageOf(n, 'utf-8')), HTML),
  (n) => makeAnswer(gzipSync(pageOf(n, 'utf-8')), { ...HTML, 'Content-Encoding': 'gzip' }),
  (n) =>
    makeAnswer(cutChunks(Buffer.from(pageOf(n, 'utf-8')), 700), { ...HTML, 'Transfer-Encoding': 'chunked' }),
  (n) =>
    makeAnswer(brotliCompressSync(pageOf(n, 'utf-8'), { params: {} }), { ...HTML, 'Content-Encoding': 'br' }),
  (n) => {
    const type = { 'Content-Type': 'text/html; charset=windows-1256' };
    return makeAnswer(encodeIn(pageOf(n, 'windows-1256'), 'windows-1256'), type);
  },
];

const uriOf = (n: number): string => `https://news.example/${n}`;
const fieldsOf = (n: number): Readonly<Record<string, string>> => ({
  'WARC-Target-URI': uriOf(n),
  'WARC-Date': new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString().replace('.000', ''),
});

const dressOf = (n: number): Dress => (n % 40 === 3 ? DRESSES[3]! : DRESSES[[0, 1, 2, 4][n % 4]!]!);

/** Page `n` once more, under another address. */
export const makeSecond = (n: number): Buffer =>
  makeRecord('response', { ...fieldsOf(n), 'WARC-Target-URI': `${uriOf(n)}?from=feed` }, dressOf(n)(n));

/** The records that come with page `n`: what was asked, the page, what is known of it, now and then no page. */
export function makeRecords(n: number): readonly Buffer[] {
  const fields = fieldsOf(n);
  const dress = dressOf(n);
  const records = [
    makeRecord('request', fields, Buffer.from(`GET /${n} HTTP/1.1\r\nHost: news.example\r\n\r\n`)),
    makeRecord('response', fields, dress(n)),
  ];
  if (n % 3 === 0) records.push(makeRecord('metadata', fields, Buffer.from('fetchTimeMs: 12\r\n')));
  if (n % 10 === 0) records.push(makeRecord('revisit', fields, makeAnswer(Buffer.alloc(0), HTML)));
  if (n % 25 === 0)
    records.push(makeRecord('response', fields, makeAnswer(Buffer.from('no'), HTML, '404 Not Found')));
  if (n % 30 === 0) {
    const image = makeAnswer(Buffer.alloc(300, 7), { 'Content-Type': 'image/png' });
    records.push(makeRecord('response', fields, image));
  }
  return records;
}

export type Packing = 'plain' | 'records' | 'whole';

/** An archive of `count` pages, in pieces; for `whole` it is the caller who packs. */
export function* makeArchive(count: number, packing: Packing): Generator<Buffer> {
  const put = (record: Buffer): Buffer => (packing === 'records' ? gzipSync(record) : record);
  yield put(makeRecord('warcinfo', {}, Buffer.from('software: made for tests\r\n')));
  for (let n = 0; n < count; n++) for (const record of makeRecords(n)) yield put(record);
}
