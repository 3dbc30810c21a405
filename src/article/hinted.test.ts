/** What a feed or sitemap says of a page stands only where the page itself says nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../model.ts';
import { extractArticle } from './article.ts';

const HINTED = { title: 'عنوان الخلاصة', outlet: 'وكالة الخلاصة', published: '2021-02-18' };
const BODY =
  '<article><p>استقبل وزير الخارجية نظيره في مقر الوزارة وبحثا العلاقات بين البلدين.</p></article>';
const pageOf = (head: string): Page => ({
  ...{ id: 'a', url: null, place: '-', kind: 'html', problems: [], given: {} },
  ...{ content: `<html><head>${head}</head><body>${BODY}</body></html>`, hinted: HINTED },
});

test('a page that says nothing takes what its feed says', () => {
  const { title, outlet, published } = extractArticle(pageOf(''));
  assert.deepEqual({ title, outlet, published }, HINTED);
});

test('a page that names its title, outlet and day keeps them', () => {
  const { title, outlet, published } = extractArticle(
    pageOf(
      '<meta property="og:title" content="عنوان الصفحة"><meta property="og:site_name" content="وكالة الصفحة">' +
        '<meta property="article:published_time" content="2021-02-17T10:00:00+03:00">',
    ),
  );
  assert.deepEqual([title, outlet, published], ['عنوان الصفحة', 'وكالة الصفحة', '2021-02-17']);
});
