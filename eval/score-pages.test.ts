import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ExtractedPage, type GoldPage, scorePages } from './score-pages.ts';

const gold = (id: string, text: string, more: Partial<GoldPage> = {}): GoldPage => ({
  id,
  html: '',
  text,
  ...more,
});
const made = (text: string, more: Partial<ExtractedPage> = {}): ExtractedPage => ({
  ...{ text, title: null, author: null, published: null },
  ...more,
});

test('the same words score 1, whatever marks stand on and between them', () => {
  const score = scorePages(
    [gold('a', 'one two, three four five')],
    new Map([['a', made('one two three four. five')]]),
  );
  assert.equal(score.f1, 1);
});

test('what is too much costs precision, what is missing recall', () => {
  const pages = [gold('a', 'a b c d e'), gold('b', 'f g h i')];
  const score = scorePages(pages, new Map([['a', made('a b c d e x y')]]));
  assert.equal(score.precision, 0.5);
  assert.equal(score.recall, 0.5);
});

test('a wrong author counts also where the page names none', () => {
  const pages = [gold('a', 'x', { author: 'A B', title: 'T', date: '2024-03-05T10:00' }), gold('b', 'y')];
  const output = new Map([
    ['a', made('x', { author: 'a b', title: 't', published: '2024-03-05' })],
    ['b', made('y', { author: 'desk' })],
  ]);
  const score = scorePages(pages, output);
  assert.deepEqual(
    [score.title, score.author, score.date],
    Array.from({ length: 3 }, () => ({ right: 1, of: 1 })),
  );
  assert.equal(score.wrongAuthors, 1);
});
