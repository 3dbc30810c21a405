import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { makeNews } from './made-news.ts';
import {
  cutChunks,
  encodeIn,
  makeAnswer,
  makeArchive,
  makeRecord,
  makeRecords,
  type Packing,
} from './made-warc.ts';
import { type Archived, type Position, readArchive } from './warc.ts';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const FIELDS = { 'WARC-Target-URI': 'https://news.example/1', 'WARC-Date': '2024-03-05T10:00:00Z' };
const page = (words: string): Buffer => Buffer.from(`<!doctype html><title>عنوان</title><p>${words}</p>`);
const response = (block: Buffer, fields: Readonly<Record<string, string>> = FIELDS): Buffer =>
  makeRecord('response', fields, block);
const pack = (records: Iterable<Buffer>, packing: Packing): Buffer => {
  const all = [...records];
  if (packing === 'records') return Buffer.concat(all.map((record) => gzipSync(record)));
  return packing === 'whole' ? gzipSync(Buffer.concat(all)) : Buffer.concat(all);
};

/** The bytes in pieces that cut everywhere. */
async function* stream(bytes: Buffer, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
interface Read {
  readonly pages: readonly Extract<Archived, { ok: true }>[];
  readonly errors: readonly string[];
  readonly skipped: ReadonlyMap<string, number>;
}
async function read(
  bytes: Buffer,
  {
    from,
    size = 1 << 16,
    limitBytes = 1 << 24,
  }: { from?: Position; size?: number; limitBytes?: number } = {},
): Promise<Read> {
  const pages: Extract<Archived, { ok: true }>[] = [];
  const errors: string[] = [];
  let skipped: ReadonlyMap<string, number> = new Map();
  const archive = readArchive(stream(from ? bytes.subarray(from.offset) : bytes, size), {
    place: 'a.warc',
    isPacked: bytes[0] === 0x1f,
    from,
    limitBytes,
    onSkipped: (counts) => {
      skipped = counts;
    },
  });
  for await (const item of archive) {
    if (item.ok) pages.push(item);
    else errors.push(`${item.error.code} ${item.error.place}`);
  }
  return { pages, errors, skipped };
}
const contents = ({ pages }: Read): readonly string[] => pages.map(({ page: { content } }) => content);

for (const packing of ['plain', 'records', 'whole'] as const) {
  test(`an archive (${packing}) gives its pages, and all else is counted`, async () => {
    const bytes = pack(makeArchive(60, 'plain'), packing);
    for (const size of [1 << 16, 997]) {
      const found = await read(bytes, { size });
      assert.equal(found.pages.length, 60);
      assert.deepEqual(found.errors, []);
      for (const [n, { page: made }] of found.pages.entries()) {
        assert.ok(made.content.includes(makeNews(n).body[0]!), `page ${n}`);
        assert.equal(made.url, `https://news.example/${n}`);
        assert.equal(made.given.fetched?.slice(0, 10), '2024-01-01');
      }
      assert.equal(found.skipped.get('request records'), 60);
      assert.equal(found.skipped.get('revisit records'), 6);
      assert.equal(found.skipped.get('answers with status 404'), 3);
      assert.equal(found.skipped.get('answers of type image/png'), 2);
    }
  });

  test(`reading (${packing}) goes on behind any page`, async () => {
    const bytes = pack(makeArchive(25, 'plain'), packing);
    const whole = await read(bytes);
    for (const n of [0, 7, 23, 24]) {
      const rest = await read(bytes, { from: whole.pages[n]!.next });
      assert.deepEqual(contents(rest), contents(whole).slice(n + 1));
    }
  });
}

test('chunks, gzip and Brotli are opened, joined where both are there', async () => {
  const words = page('نص الخبر الأول');
  const both = { ...HTML, 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' };
  const answers = [
    makeAnswer(cutChunks(gzipSync(words), 20), both),
    makeAnswer(brotliCompressSync(words), { ...HTML, 'Content-Encoding': 'br' }),
    // archives that joined and opened the content and kept the fields
    makeAnswer(words, both),
  ];
  const found = await read(
    pack(
      answers.map((answer) => response(answer)),
      'records',
    ),
  );
  assert.deepEqual(
    contents(found),
    answers.map(() => words.toString()),
  );
});

test('the encoding is that of the answer, or else that of the page', async () => {
  const words = '<html><p>استقبل الوزير السفير في مقر الوزارة</p></html>';
  const bytes = encodeIn(words, 'windows-1256');
  const declared = encodeIn(`<meta charset=windows-1256>${words}`, 'windows-1256');
  const found = await read(
    Buffer.concat([
      response(makeAnswer(bytes, { 'Content-Type': 'text/html; charset=windows-1256' })),
      response(makeAnswer(declared, { 'Content-Type': 'text/html' })),
    ]),
  );
  assert.deepEqual(contents(found), [words, `<meta charset=windows-1256>${words}`]);
});

const good = (n: number): Buffer => makeRecords(n)[1]!;

test('a broken record in packed bytes is one error, and the rest is read', async () => {
  const members = [1, 2, 3, 4].map((n) => gzipSync(good(n)));
  members[1]!.fill(0x55, 40, 90);
  const found = await read(Buffer.concat(members));
  assert.deepEqual(
    found.pages.map(({ page: { url } }) => url),
    [1, 3, 4].map((n) => `https://news.example/${n}`),
  );
  assert.deepEqual(found.errors, [`collect.broken-record a.warc:byte ${members[0]!.length}`]);
});

test('a record with a wrong length is one error, and the rest is read', async () => {
  const wrong = (length: number): Buffer =>
    Buffer.from(
      good(2)
        .toString('latin1')
        .replace(/Content-Length: \d+/u, `Content-Length: ${length}`),
      'latin1',
    );
  for (const length of [10, 5_000, -3]) {
    for (const packing of ['plain', 'records'] as const) {
      const found = await read(pack([good(1), wrong(length), good(3), good(4)], packing));
      const urls = found.pages.map(({ page: { url } }) => url);
      assert.deepEqual(
        urls,
        [1, 3, 4].map((n) => `https://news.example/${n}`),
        `${packing} ${length}`,
      );
      assert.equal(found.errors.length, 1);
    }
  }
});

test('what stands between records is one error, and the rest is read', async () => {
  const found = await read(Buffer.concat([good(1), Buffer.from('noise\r\n\r\n'), good(2)]));
  assert.equal(found.pages.length, 2);
  assert.deepEqual(found.errors, [`collect.broken-record a.warc:byte ${good(1).length}`]);
});

test('an archive that is cut short gives what is whole and says so', async () => {
  for (const packing of ['plain', 'records', 'whole'] as const) {
    const bytes = pack([good(1), good(2), good(3)], packing);
    const found = await read(bytes.subarray(0, bytes.length - 300));
    assert.ok(found.pages.length <= 2);
    if (packing !== 'whole') assert.equal(found.pages.length, 2);
    assert.ok(found.errors.length >= 1, packing);
  }
});

test('a record that is too large is passed over', async () => {
  const large = response(makeAnswer(Buffer.alloc(3 << 20, 'a'), HTML));
  for (const packing of ['plain', 'records', 'whole'] as const) {
    const found = await read(pack([good(1), large, good(2)], packing), { limitBytes: 1 << 20 });
    assert.equal(found.pages.length, 2, packing);
    assert.match(found.errors.join(), /^collect\.too-large /u);
  }
});

test('content that unpacks to more than a page may have is one error', async () => {
  const bomb = gzipSync(Buffer.alloc(40 << 20, 'a'));
  const answer = makeAnswer(bomb, { ...HTML, 'Content-Encoding': 'gzip' });
  const found = await read(pack([good(1), response(answer), good(2)], 'records'), { limitBytes: 1 << 20 });
  assert.equal(found.pages.length, 2);
  assert.equal(found.errors.length, 1);
});

test('content that is cut short is read as far as it goes, with a problem', async () => {
  const packed = gzipSync(page('كلمة بعد كلمة في خبر طويل '.repeat(400)));
  const answer = makeAnswer(packed.subarray(0, packed.length - 40), { ...HTML, 'Content-Encoding': 'gzip' });
  const [first] = (await read(response(answer))).pages;
  assert.ok(first);
  assert.ok(first.page.content.startsWith('<!doctype html>'));
  assert.ok(first.page.problems.some(({ code }) => code === 'collect.cut-short'));
});

test('any bytes after the head of an archive end in pages or errors', async () => {
  const bytes = pack(makeArchive(12, 'plain'), 'records');
  for (let n = 0; n < 60; n++) {
    const mixed = Buffer.from(bytes);
    for (let k = 0; k < 12; k++)
      mixed[20 + ((n * 7919 + k * 104_729) % (mixed.length - 20))]! ^= 1 << (k % 8);
    const found = await read(mixed);
    assert.ok(found.pages.length + found.errors.length > 0);
  }
});
