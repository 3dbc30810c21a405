import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BARE_ARTICLE } from '../model.ts';
import { readArticle } from '../pipeline.ts';
import { isSaidBySomebody } from './speech.ts';

const saidIn = (body: string): readonly boolean[] => {
  const article = { ...BARE_ARTICLE, id: 'a', title: '', published: '2024-03-05', body };
  return readArticle(article).statements.map((it) => isSaidBySomebody(article, it));
};

test('what a speaker says may be left out by others, what crowds and sources say is not claimed to be', () => {
  assert.deepEqual(saidIn('قال وزير الخارجية المصري إن المعبر سيبقى مفتوحا أمام الجرحى.'), [true]);
  assert.ok(!saidIn('قال مراقبون إن المعبر سيبقى مفتوحا أمام الجرحى.').includes(true));
  assert.ok(!saidIn('قالت مصادر مطلعة إن المعبر سيبقى مفتوحا أمام الجرحى.').includes(true));
});
