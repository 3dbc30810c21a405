import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Collected, type CollectOptions, collect } from './collect.ts';

const folder = mkdtempSync(join(tmpdir(), 'liqa-collect-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
function makeFile(name: string, content: string | Uint8Array): string {
  const at = join(folder, String(made++));
  mkdirSync(at);
  writeFileSync(join(at, name), content);
  return join(at, name);
}
async function all(inputs: readonly string[], options: CollectOptions = {}): Promise<readonly Collected[]> {
  const out: Collected[] = [];
  for await (const item of collect(inputs, options)) out.push(item);
  return out;
}
const codes = (items: readonly Collected[]): readonly string[] =>
  items.map((item) => (item.ok ? 'page' : item.error.code));
const contents = (items: readonly Collected[]): readonly string[] =>
  items.flatMap((item) => (item.ok ? [item.page.content] : []));
const row = (id: string, text: string): string => JSON.stringify({ id, title: 'عنوان', text });
/** Bytes of Arabic in a single-byte encoding, made from its decoder. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from([...text].map((letter) => table.get(letter) ?? 0x3f));
}
const REPORT = 'استقبل وزير الخارجية في مقر الوزارة السفيرة الجديدة وبحث معها العلاقات الثنائية بين البلدين';

test('a text file is a page with the name of the file as id', async () => {
  const [item] = await all([makeFile('report-1.txt', 'عنوان\nنص')]);
  assert.ok(item?.ok);
  assert.equal(item.page.id, 'report-1');
  assert.equal(item.page.kind, 'text');
});

test('HTML is known by its content, whatever the name', async () => {
  const [item] = await all([makeFile('page.txt', '\n<!doctype html><p>نص</p>')]);
  assert.ok(item?.ok);
  assert.equal(item.page.kind, 'html');
});

test('a text that begins with an angle bracket and a space is text', async () => {
  const [item] = await all([makeFile('a.txt', '< عنوان\nنص')]);
  assert.ok(item?.ok);
  assert.equal(item.page.kind, 'text');
});

test('JSON Lines give a page a line, also through gzip, and html wins over text', async () => {
  const lines = `${row('a', 'نص')}\n\n${JSON.stringify({ id: 'b', text: 'x', html: '<p>y</p>' })}\n`;
  const items = await all([makeFile('x.jsonl', lines), makeFile('x.bin', gzipSync(lines))]);
  assert.deepEqual(contents(items), ['نص', '<p>y</p>', 'نص', '<p>y</p>']);
  assert.deepEqual(
    items.flatMap((item) => (item.ok ? [item.page.id] : [])),
    ['a', 'b', 'a', 'b'],
  );
});

test('broken JSON in the middle is one error with its place, and the rest is read', async () => {
  const file = makeFile('x.jsonl', `${row('a', 'نص')}\n{"id": "b", "te\n5\n{"id": "c"}\n${row('d', 'آخر')}`);
  const items = await all([file]);
  assert.deepEqual(codes(items), [
    'page',
    'collect.bad-json',
    'collect.bad-json',
    'collect.bad-json',
    'page',
  ]);
  assert.deepEqual(
    items.flatMap((item) => (item.ok ? [] : [item.error.place])),
    [`${file}:2`, `${file}:3`, `${file}:4`],
  );
});

test('a single object and a list of objects are read', async () => {
  const rows = [JSON.parse(row('a', 'نص')), JSON.parse(row('b', 'آخر'))];
  const items = await all([
    makeFile('one.json', JSON.stringify(rows[0], null, 2)),
    makeFile('many.json', JSON.stringify(rows, null, 1)),
    makeFile('many2.json', JSON.stringify(rows)),
  ]);
  assert.deepEqual(contents(items), ['نص', 'نص', 'آخر', 'نص', 'آخر']);
});

test('a line longer than the limit is refused in one sentence and the rest is read', async () => {
  const file = makeFile(
    'x.jsonl',
    `${row('a', 'نص')}\n${row('b', 'ا'.repeat(40_000))}\n${row('c', 'آخر')}\n`,
  );
  const items = await all([file], { limitBytes: 10_000 });
  assert.deepEqual(codes(items), ['page', 'collect.too-large', 'page']);
  assert.ok(items[1] && !items[1].ok && items[1].error.place === `${file}:2`);
});

test('a first line longer than what is looked at first does not hide the lines after it', async () => {
  const items = await all([makeFile('x.jsonl', `${row('b', 'ا'.repeat(90_000))}\n${row('c', 'آخر')}\n`)], {
    limitBytes: 10_000,
  });
  assert.deepEqual(codes(items), ['collect.too-large', 'page']);
});

test('empty, binary, missing and unsupported inputs are one error each', async () => {
  const missing = join(folder, 'none.txt');
  const items = await all([
    makeFile('a.txt', ''),
    makeFile('b.txt', ' \n\n'),
    makeFile('c.html', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 0)),
    makeFile(
      'd.txt',
      Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256),
    ),
    missing,
    'https://example.com/a',
    makeFile('e.txt', '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>'),
    makeFile('f.txt', 'WARC/1.0\r\nWARC-Type: warcinfo\r\n'),
    makeFile('g.txt', gzipSync('WARC/1.1\r\n')),
    makeFile('h.xml', '<?xml version="1.0"?><urlset xmlns="x"><url></urlset>'),
    makeFile('z.txt', 'عنوان\nنص'),
  ]);
  assert.deepEqual(codes(items), [
    'collect.empty',
    'collect.empty',
    'collect.binary',
    'collect.binary',
    'collect.not-found',
    'collect.not-supported',
    'collect.empty',
    'collect.broken-record',
    'collect.broken-record',
    'collect.empty',
    'page',
  ]);
});

test('a cut gzip file is one error and what was whole before is read', async () => {
  const packed = gzipSync(
    Array.from({ length: 4_000 }, (_, i) => row(`a${i}`, `${i} ${Math.sin(i)}`)).join('\n'),
  );
  const items = await all([makeFile('x.gz', packed.subarray(0, packed.length - 200))]);
  assert.equal(items.at(-1)?.ok, false);
  assert.ok(items.filter((item) => item.ok).length > 100);
});

test('a folder is read with all below it in the order of names', async () => {
  const root = join(folder, 'tree');
  mkdirSync(join(root, 'b'), { recursive: true });
  writeFileSync(join(root, 'c.txt'), 'ثالث\nنص');
  writeFileSync(join(root, 'b', 'x.txt'), 'ثان\nنص');
  writeFileSync(join(root, 'a.txt'), 'أول\nنص');
  writeFileSync(join(root, '.hidden'), 'x');
  const firsts = contents(await all([root])).map((content) => content.split('\n')[0]);
  assert.deepEqual(firsts, ['أول', 'ثان', 'ثالث']);
  assert.deepEqual(contents(await all([join(root, '*.txt')])).length, 2);
});

test('a folder without readable files says so', async () => {
  const root = join(folder, 'nothing');
  mkdirSync(root);
  assert.deepEqual(codes(await all([root])), ['collect.nothing-readable']);
  writeFileSync(join(root, 'a.bin'), Uint8Array.of(0, 1, 2, 3));
  assert.deepEqual(codes(await all([root])), ['collect.binary', 'collect.nothing-readable']);
});

test('standard input is one more source, in pieces of any size', async () => {
  const bytes = Buffer.from(`${row('a', 'نص طويل')}\n${row('b', 'آخر')}`);
  async function* pieces(): AsyncIterable<Uint8Array> {
    for (let i = 0; i < bytes.length; i += 3) yield bytes.subarray(i, i + 3);
  }
  assert.deepEqual(contents(await all(['-'], { stdin: pieces() })), ['نص طويل', 'آخر']);
  assert.deepEqual(codes(await all(['-'])), ['usage.bad-argument']);
});

for (const encoding of ['windows-1256', 'iso-8859-6']) {
  test(`${encoding} is read without a declaration and with a wrong one`, async () => {
    for (const meta of ['', '<meta charset="utf-8">', '<meta charset="iso-8859-1">']) {
      const html = `<html><head>${meta}</head><body><p>${REPORT}</p></body></html>`;
      const [item] = await all([makeFile('a.html', encode(html, encoding))]);
      assert.ok(item?.ok);
      assert.equal(item.page.content, html);
      assert.equal(item.page.problems.length, meta === '' ? 0 : 1);
    }
  });
}

test('UTF-16 is read with a mark and without', async () => {
  const bytes = Buffer.from(`\ufeff${REPORT}\n${REPORT}`, 'utf16le');
  const swapped = Buffer.from(bytes).swap16();
  for (const file of [bytes, bytes.subarray(2), swapped, swapped.subarray(2)]) {
    assert.deepEqual(contents(await all([makeFile('a.txt', file)])), [`${REPORT}\n${REPORT}`]);
  }
});

test('UTF-8 with a mark, with joiners, with a few broken bytes is read as UTF-8', async () => {
  const marked = Buffer.from(`\ufeffمی\u200cخواهم`);
  const broken = Buffer.concat([Buffer.from(REPORT), Uint8Array.of(0xd8)]);
  const [first, second] = await all([makeFile('a.txt', marked), makeFile('b.txt', broken)]);
  assert.ok(first?.ok && second?.ok);
  assert.equal(first.page.content, 'می\u200cخواهم');
  assert.equal(second.page.content, `${REPORT}\ufffd`);
  assert.equal(second.page.problems[0]?.code, 'collect.broken-utf8');
});

test('a declared Western encoding is kept where the bytes bear it out', async () => {
  const html = '<meta charset="iso-8859-1"><p>Le président a reçu à l’Élysée son homologue allemand</p>';
  const [item] = await all([makeFile('a.html', encode(html, 'windows-1252'))]);
  assert.ok(item?.ok);
  assert.equal(item.page.content, html);
});
