import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Case, crossValidate, fitLogit, isHit } from './logit.ts';

const OPTIONS = { penalty: 1, least: 3 };
const cases: readonly Case[] = Array.from({ length: 200 }, (_, i) => ({
  article: `report-${i % 50}`,
  signs: [i % 4 === 0 ? 'to-come' : 'told', i % 3 === 0 ? 'third' : 'other', `once-${i}`],
  hit: i % 4 === 0,
}));

test('a sign that decides outweighs signs that say nothing', () => {
  const weights = fitLogit(cases, OPTIONS);
  assert.ok(weights.get('to-come')! > 1);
  assert.ok(weights.get('told')! < -1);
  assert.ok(Math.abs(weights.get('third')!) < 0.2);
  assert.equal(isHit(['to-come', 'other'], weights), true);
  assert.equal(isHit(['told', 'third'], weights), false);
});

test('a sign of fewer cases than asked has no weight, one never seen says nothing', () => {
  const weights = fitLogit(cases, OPTIONS);
  assert.equal(weights.has('once-7'), false);
  assert.equal(isHit(['to-come', 'never-seen'], weights), isHit(['to-come'], weights));
});

test('a greater penalty gives smaller weights, the same cases the same', () => {
  const light = fitLogit(cases, OPTIONS);
  const heavy = fitLogit(cases, { ...OPTIONS, penalty: 50 });
  assert.ok(heavy.get('to-come')! < light.get('to-come')!);
  assert.deepEqual(fitLogit(cases, OPTIONS), light);
});

test('what is learnt by heart from an article is not right in its own fold', () => {
  const byHeart = cases.map(({ article }, i) => ({ article, signs: [article], hit: i % 50 < 25 }));
  const validated = crossValidate(byHeart, OPTIONS);
  const right = validated.filter((said, i) => said === byHeart[i]!.hit).length;
  assert.ok(right < 150, `${right} of 200`);
  const ruled = crossValidate(cases, OPTIONS);
  assert.ok(ruled.every((said, i) => said === cases[i]!.hit));
});
