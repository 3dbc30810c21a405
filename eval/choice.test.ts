/** Weights for a choice of one among several. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Choice, crossValidate, fitChoices, isRight } from './choice.ts';

/** The nearest of three is right wherever it is bold; else the one that is none. */
const choiceOf = (n: number): Choice => {
  const bold = n % 2 === 0;
  return {
    article: `report ${n}`,
    said: bold,
    options: [
      { signs: ['none'], value: '', hit: !bold },
      { signs: ['near', ...(bold ? ['bold'] : [])], value: '2024-03-01', hit: bold },
      { signs: ['far'], value: '2024-02-01', hit: false },
    ],
  };
};
const CHOICES = Array.from({ length: 60 }, (_, n) => choiceOf(n));
const OPTIONS = { penalty: 0.1, least: 2 };

describe('choices', () => {
  test('are learnt from their signs', () => {
    const weights = fitChoices(CHOICES, OPTIONS);
    assert.ok(weights.get('bold')! > 0);
    assert.ok(weights.get('none')! > weights.get('near')!);
    assert.ok(CHOICES.every((choice) => isRight(choice, weights)));
  });
  test('are judged by what was fitted to other articles', () => {
    assert.ok(crossValidate(CHOICES, OPTIONS).every(Boolean));
  });
  test('leave out signs of too few choices', () => {
    assert.ok(!fitChoices(CHOICES, { penalty: 0.1, least: 31 }).has('bold'));
  });
  test('add up options of one value', () => {
    const weights = new Map([
      ['alone', 1],
      ['again', 0.6],
    ]);
    const two: Choice = {
      article: 'report',
      said: true,
      options: [
        { signs: ['alone'], value: '', hit: false },
        { signs: ['again'], value: '2024-03-01', hit: true },
        { signs: ['again'], value: '2024-03-01', hit: true },
      ],
    };
    assert.ok(isRight(two, weights));
  });
  test('give the same weights for the same choices', () => {
    assert.deepEqual(fitChoices(CHOICES, OPTIONS), fitChoices(CHOICES, OPTIONS));
  });
});
