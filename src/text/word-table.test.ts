import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWordTable, mix, START } from './word-table.ts';
import { perWord, wordOf } from './words.ts';

interface Printed {
  readonly printed: string;
}

/** A table, and how often it had to make a word. */
function makeCounted(): { readonly ask: (words: string, hash?: number) => Printed; readonly made: string[] } {
  const made: string[] = [];
  const at = makeWordTable<Printed>((printed) => {
    made.push(printed);
    return { printed };
  });
  const hashOf = (words: string): number =>
    [...words].reduce((hash, letter) => mix(hash, letter.charCodeAt(0)), START);
  return {
    made,
    ask: (words, hash = hashOf(words)) => at(`(${words})`, { start: 1, end: words.length + 1, hash }),
  };
}

test('a word asked for again is the same object', () => {
  const { ask, made } = makeCounted();
  assert.equal(ask('لقاء'), ask('لقاء'));
  assert.deepEqual(made, ['لقاء']);
});

test('words whose letters come to one number are told apart', () => {
  const { ask } = makeCounted();
  for (const words of 'ab cd ef gh ij kl'.split(' ')) assert.equal(ask(words, 7).printed, words);
  for (const words of 'kl ij ab abc a'.split(' ')) assert.equal(ask(words, 7).printed, words);
});

test('a word that was asked for again outlives those asked for once', () => {
  const { ask, made } = makeCounted();
  for (let round = 0; round < 3; round++) ask('kept', 7);
  for (let i = 0; i < 20; i++) ask(`once${i}`, 7);
  ask('kept', 7);
  assert.equal(made.filter((words) => words === 'kept').length, 1);
});

test('what is no word by its length is not kept', () => {
  const { ask, made } = makeCounted();
  const long = 'x'.repeat(65);
  assert.equal(ask(long).printed, long);
  ask(long);
  assert.equal(made.length, 2);
});

test('what is remembered of a word is made once, and undefined again', () => {
  let [numbers, nothings] = [0, 0];
  const lengthOf = perWord(({ form }) => {
    numbers++;
    return form.length;
  });
  const nothing = perWord(() => {
    nothings++;
    return undefined;
  });
  const word = wordOf('مباحثات');
  assert.deepEqual([lengthOf(word), lengthOf(wordOf('مباحثات')), numbers], [7, 7, 1]);
  assert.deepEqual([nothing(word), nothing(word), nothings], [undefined, undefined, 2]);
});
