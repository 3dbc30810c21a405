/** Fixture pages and, where they are at hand, the source pages, each with what is to be read of it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { extractArticle } from '../src/article/article.ts';
import { pageOfRow } from '../src/collect/collect.ts';
import { FIXTURES, readFixture } from './fixtures.ts';

for (const slug of readdirSync(FIXTURES)) {
  test(`the fixture ${slug} is read as expected`, async () => {
    const file = `${FIXTURES}${slug}/article.json`;
    assert.ok(existsSync(file), `no expectation: run npm run accept -- ${slug} and read it`);
    const found: unknown = JSON.parse(JSON.stringify(await readFixture(slug)));
    assert.deepEqual(found, JSON.parse(readFileSync(file, 'utf8')));
  });
}

interface SourcePage {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly text: string;
  readonly keep: readonly string[];
}
const GOLD = fileURLToPath(new URL('../../shared/eval/source-pages.jsonl', import.meta.url));
const plain = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '');

test('the source pages keep the lines of the report and drop the others', { skip: !existsSync(GOLD) }, () => {
  const pages = readFileSync(GOLD, 'utf8').split('\n').filter(Boolean);
  for (const line of pages) {
    const gold = JSON.parse(line) as SourcePage;
    const article = extractArticle(pageOfRow({ id: gold.id, text: gold.text }, gold.id));
    assert.deepEqual(plain(article.body.split('\n')), plain(gold.keep), gold.id);
    assert.deepEqual(
      [article.title, article.outlet, article.published],
      [gold.title, gold.outlet, gold.published],
    );
    const lines = [...article.body.split('\n'), ...article.dropped.map(({ words }) => words)];
    assert.deepEqual([...plain(lines)].sort(), [...plain(gold.text.split('\n'))].sort(), gold.id);
  }
});
