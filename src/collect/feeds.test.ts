import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LiqaError } from '../errors.ts';
import { findFeeds } from './discover.ts';
import { readFeed } from './feeds.ts';
import { dayOf, keyOfAddress, type Listed, pageOfListed } from './listed.ts';
import { readSitemap } from './sitemap.ts';

const BASE = 'https://example.com/rss/feed.xml';
const read = (text: string): readonly Listed[] => readFeed(text, BASE, BASE).items;
const facts = (items: readonly Listed[]): readonly unknown[] =>
  items.map(({ url, title, published }) => [url, title, published]);
const ONE = [['https://example.com/1', 'خبر', '2021-02-18']];
const DATE = 'Thu, 18 Feb 2021 00:30:00 +0300';

const KINDS: Readonly<Record<string, string>> = {
  'RSS 2.0': `<rss version="2.0"><channel><title>و</title><item><title>خبر</title><link>/1</link><pubDate>${DATE}</pubDate></item></channel></rss>`,
  'RSS 0.91': `<rss version="0.91"><channel><title>و</title><item><title>خبر</title><link>https://example.com/1</link><pubDate>${DATE}</pubDate></item></channel></rss>`,
  'RSS 1.0': `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/"><title>و</title></channel><item rdf:about="/1"><title>خبر</title><link>https://example.com/1</link><dc:date>2021-02-18</dc:date></item></rdf:RDF>`,
  Atom: '<feed xmlns="http://www.w3.org/2005/Atom"><title>و</title><entry><title type="html">&lt;b&gt;خبر&lt;/b&gt;</title><link rel="self" href="/x"/><link href="../1"/><published>2021-02-18</published></entry></feed>',
  'JSON Feed':
    '{"version": "https://jsonfeed.org/version/1.1", "title": "و", "items": [{"id": "1", "url": "https://example.com/1#x", "title": "خبر", "date_published": "2021-02-18"}]}',
};
for (const [kind, text] of Object.entries(KINDS)) {
  test(`${kind} is read as a list of pages with the name of its outlet`, () => {
    assert.deepEqual(facts(read(text)), ONE);
    assert.equal(read(text)[0]?.outlet, 'و');
  });

  test(`${kind} is read through a byte order mark, blank lines and control characters`, () => {
    const odd = `\ufeff \n${text.replace('خبر', 'خب\u0001ر')}\u0000`;
    assert.deepEqual(facts(read(odd)), ONE);
  });
}

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const LINK = 'https://example.com/1';
const AT = '2021-02-18T00:30:00+03:00';
/** Kinds before the standards and beside them. */
const OLD: Readonly<Record<string, string>> = {
  'RSS 0.90': `<rdf:RDF ${RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>و</title></channel><item><title>خبر</title><link>${LINK}</link></item></rdf:RDF>`,
  'RSS 0.92': `<rss version="0.92"><channel><title>و</title><item><title>خبر</title><link>${LINK}</link><enclosure url="https://example.com/a.mp3"/></item></channel></rss>`,
  'RSS 2.0 with a guid for its link': `<rss version="2.0"><channel><title>و</title><item><title><![CDATA[خبر]]></title><guid isPermaLink="true">${LINK}</guid></item></channel></rss>`,
  'Atom 0.3': `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>و</title><entry><title>خبر</title><link rel="alternate" href="${LINK}"/><issued>${AT}</issued></entry></feed>`,
  'Atom with XHTML': `<feed xmlns="http://www.w3.org/2005/Atom"><title>و</title><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>خبر</b></div></title><link href="/1"/><published>${AT}</published></entry></feed>`,
  'JSON Feed 1.0 with numbers for ids': `{"version": "https://jsonfeed.org/version/1", "title": "و", "items": [{"id": 1, "external_url": "https://example.org/2", "url": "${LINK}", "title": "خبر"}]}`,
};
for (const [kind, text] of Object.entries(OLD)) {
  test(`${kind} is read`, () => {
    const [first] = read(text);
    assert.deepEqual([first?.url, first?.title, first?.outlet], [LINK, 'خبر', 'و']);
    if (text.includes(AT)) assert.equal(first?.published, AT);
  });
}

test('stray ampersands and entities of HTML stay what they say', () => {
  const text =
    '<rss version="2.0"><channel><title>أ & ب</title><item><title>س & ص &laquo;ع&raquo; &amp;quot;ف&amp;quot;</title><link>https://example.com/?a=1&b=2</link></item></channel></rss>';
  assert.deepEqual(facts(read(text)), [['https://example.com/?a=1&b=2', 'س & ص «ع» "ف"', null]]);
});

test('a broken item costs itself and no other', () => {
  const item = (n: number, inner = ''): string =>
    `<item><title>${n}</title>${inner}<link>https://example.com/${n}</link></item>`;
  const text = `<rss version="2.0"><channel><title>و</title>${item(1)}${item(2, '<b><i></b>')}${item(3)}<item><title>cut`;
  const { items, lost, title } = readFeed(text, BASE, BASE);
  assert.deepEqual(
    items.map(({ url }) => url),
    ['https://example.com/1', 'https://example.com/3'],
  );
  assert.deepEqual([lost, title], [2, 'و']);
});

test('what is no feed is told', () => {
  for (const text of [
    '',
    '<html><body>x</body></html>',
    '{"items": []}',
    '<rss',
    'نص',
    '<feed>',
    '<rss><item>',
  ])
    assert.throws(
      () => read(text),
      (cause) => cause instanceof LiqaError && cause.code === 'collect.bad-feed',
      text,
    );
});

test('a feed without items has none', () => {
  assert.deepEqual(read('<rss version="2.0"><channel><title>و</title></channel></rss>'), []);
});

test('no entity of its own can make a feed grow', () => {
  const text = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(1_000)}"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>${KINDS['RSS 2.0']!.replace('خبر', '&b;&f;')}`;
  assert.ok((read(text)[0]?.title?.length ?? 0) < 100);
});

test('any mutation of a feed is read or told, never more', () => {
  const texts = Object.values(KINDS);
  fc.assert(
    fc.property(fc.nat(4), fc.nat(400), fc.nat(40), fc.string({ maxLength: 6 }), (kind, at, size, words) => {
      const text = texts[kind]!;
      try {
        read(text.slice(0, at) + words + text.slice(at + size));
      } catch (cause) {
        assert.ok(cause instanceof LiqaError, String(cause));
      }
    }),
    { numRuns: 1_000 },
  );
});

const LONG = `<p>${'استقبل الوزير السفير وبحث معه العلاقات. '.repeat(40)}</p>`;
const itemOf = (inner: string): Listed =>
  read(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>و</title><item><title>خبر</title><link>/1</link>${inner}</item></channel></rss>`,
  )[0]!;

test('an item is a page of its own where it holds the report, and not where it holds its first lines', () => {
  const whole = itemOf(`<content:encoded><![CDATA[${LONG}]]></content:encoded>`);
  assert.equal(whole.content?.isWhole, true);
  const page = pageOfListed(whole, 'x');
  assert.deepEqual([page?.kind, page?.url, page?.given.title], ['html', 'https://example.com/1', 'خبر']);
  assert.equal(page?.hinted?.outlet, 'و');
  for (const inner of [
    '<description>استقبل الوزير السفير</description>',
    `<content:encoded><![CDATA[${LONG} [&#8230;]]]></content:encoded>`,
    `<description><![CDATA[${LONG.slice(0, 900)}]]></description>`,
    '',
  ]) {
    const part = itemOf(inner);
    assert.ok(!part.content?.isWhole);
    if (inner !== '') assert.equal(pageOfListed(part, 'x')?.problems[0]?.code, 'collect.summary-only');
  }
});

test('the day of publication is that of the outlet, not of Greenwich', () => {
  assert.equal(dayOf(DATE), '2021-02-18');
  assert.equal(dayOf('18 Feb 21 10:00 GMT'), '2021-02-18');
  assert.equal(dayOf('2021-02-18T00:30:00+03:00'), '2021-02-18T00:30:00+03:00');
  assert.equal(dayOf('18 شباط 2021'), '18 شباط 2021');
  assert.equal(dayOf(' '), null);
});

test('an address is the same with the marks of a campaign and without', () => {
  assert.equal(
    keyOfAddress('https://example.com/1?utm_source=x&id=2&fbclid=y#top'),
    'https://example.com/1?id=2',
  );
});

const NEWS = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="i">
<url><loc> https://example.com/1 </loc><lastmod>2021-02-19</lastmod><image:image><image:loc>https://example.com/i.jpg</image:loc></image:image>
<news:news><news:publication><news:name>وكالة</news:name><news:language>ar</news:language></news:publication><news:publication_date>2021-02-18</news:publication_date><news:title>خبر &amp; خبر</news:title></news:news></url>
<url><loc>javascript:alert(1)</loc></url><url><loc>/2</loc></url></urlset>`;

test('a sitemap gives pages with what its news extension says', () => {
  const { pages, sitemaps } = readSitemap(NEWS, BASE, BASE);
  assert.deepEqual(sitemaps, []);
  assert.deepEqual(facts(pages), [
    ['https://example.com/1', 'خبر & خبر', '2021-02-18'],
    ['https://example.com/2', null, null],
  ]);
  assert.deepEqual([pages[0]?.outlet, pages[0]?.stamp], ['وكالة', '2021-02-19']);
});

test('an index gives its sitemaps, the newest first', () => {
  const row = (n: number): string =>
    `<sitemap><loc>/${n}.xml</loc><lastmod>2021-02-0${n}</lastmod></sitemap>`;
  const { sitemaps } = readSitemap(`<sitemapindex>${row(1)}${row(3)}${row(2)}</sitemapindex>`, BASE, BASE);
  assert.deepEqual(
    sitemaps.map(({ url }) => url),
    [3, 2, 1].map((n) => `https://example.com/${n}.xml`),
  );
});

test('a sitemap nested without end ends', () => {
  const started = performance.now();
  readSitemap(`<urlset>${'<url>'.repeat(300_000)}`, BASE, BASE);
  assert.ok(performance.now() - started < 3_000);
  assert.throws(() => readSitemap('<html></html>', BASE, BASE), LiqaError);
});

test('feeds are found where a page declares them, else where it links to them, comments left aside', () => {
  const head = `<link rel="alternate" type="application/rss+xml" title="الأخبار" href="/rss">
<link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate" hreflang="en" href="/en">
<link rel="ALTERNATE nofollow" type="application/atom+xml; charset=utf-8" href="https://other.example/atom">`;
  assert.deepEqual(findFeeds(head, BASE), [
    { url: 'https://example.com/rss', kind: 'feed', title: 'الأخبار' },
    { url: 'https://other.example/atom', kind: 'feed', title: null },
  ]);
  const body = '<a href="/news/feed.xml">x</a><a href="/feedback">y</a><a href="mailto:a@b">z</a>';
  assert.deepEqual(
    findFeeds(body, BASE).map(({ url }) => url),
    ['https://example.com/news/feed.xml'],
  );
});
