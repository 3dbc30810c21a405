import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRobots } from './robots.ts';

const HOME = new URL('https://example.com/');
const allows = (text: string, path: string): boolean =>
  readRobots(text, HOME, 'Liqa').isAllowed(new URL(path, HOME));
const group = (...lines: readonly string[]): string => ['User-agent: *', ...lines].join('\n');

test('an Arabic path is the same written out, percent-encoded, in either case', () => {
  const encoded = encodeURI('/أخبار/');
  for (const rule of ['/أخبار/', encoded, encoded.toLowerCase()]) {
    for (const path of ['/أخبار/1', `${encoded}1`, `${encoded.toLowerCase()}1`]) {
      assert.equal(allows(group(`Disallow: ${rule}`), path), false, `${rule} ${path}`);
    }
    assert.ok(allows(group(`Disallow: ${rule}`), '/رياضة/1'));
  }
});

test('a letter is the same encoded or not', () => {
  assert.equal(allows(group('Disallow: /%61dmin'), '/admin'), false);
  assert.equal(allows(group('Disallow: /admin'), '/%61dmin'), false);
  assert.ok(allows(group('Disallow: /a%2Fb'), '/a/b'));
});

test('the group that names us wins over the one for all', () => {
  const text = 'User-agent: *\nDisallow: /\n\nUser-agent: liqa\nDisallow: /private\n';
  assert.ok(allows(text, '/news'));
  assert.equal(allows(text, '/private/1'), false);
});

test('the longest rule wins, and allowing wins where two are equal', () => {
  assert.ok(allows(group('Disallow: /a', 'Allow: /a/b'), '/a/b/c'));
  assert.ok(allows(group('Disallow: /a', 'Allow: /a'), '/a'));
  assert.equal(allows(group('Disallow: /*.pdf$'), '/x/y.pdf'), false);
  assert.ok(allows(group('Disallow: /*.pdf$'), '/x/y.pdf?a'));
  assert.equal(allows(group('Disallow: /*?print='), '/x?print=1'), false);
});

test('odd files allow what they do not forbid', () => {
  for (const text of ['', '\ufeff', '<html><body>not found</body></html>', '\u0000\u0001', 'Disallow: /'])
    assert.ok(allows(text, '/a'), text);
  assert.equal(allows('\ufeffUser-agent: *\r\nDisallow: / # all', '/a'), false);
  assert.ok(allows(group('Disallow:'), '/a'));
  assert.ok(allows(group('Disallow: /'), '/robots.txt'));
});

test('a pause is read where it is a number above nothing', () => {
  const pauseOf = (words: string): number | null =>
    readRobots(group(`Crawl-delay: ${words}`), HOME, 'Liqa').pauseMs;
  assert.equal(pauseOf('2.5'), 2_500);
  for (const words of ['0', '-1', 'soon', '']) assert.equal(pauseOf(words), null, words);
});

test('sitemaps are named for everybody', () => {
  const { sitemaps } = readRobots('Sitemap: https://example.com/news.xml\nUser-agent: x\n', HOME, 'Liqa');
  assert.deepEqual(sitemaps, ['https://example.com/news.xml']);
});

test('a pattern made to take long does not', () => {
  const text = group(...Array.from({ length: 200 }, () => `Disallow: /${'*a'.repeat(1_000)}b`));
  const started = performance.now();
  assert.equal(allows(text, `/${'a'.repeat(2_000)}`), false);
  assert.ok(performance.now() - started < 2_000);
});
