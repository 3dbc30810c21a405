import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import type { Word } from '../model.ts';
import { boundIn, gatherForms, knownIn, knownOf, UNKNOWN, valueIn, wordOf } from './text.ts';

/** What the lexicon says of the forms of a word, `-` where it says nothing. */
const saidOf = (word: Word, lexicon: ReturnType<typeof gatherForms<string>>): readonly string[] =>
  knownIn(word).map((known) => valueIn(known, lexicon) ?? '-');

test('a lexicon is asked by the rest and the stem of each parse', () => {
  const lexicon = gatherForms([['قمرزاد', 'made up']]);
  assert.deepEqual(saidOf(wordOf('قَمَرزاد'), lexicon), ['made up', 'made up']);
  assert.deepEqual(saidOf(wordOf('القمرزاد'), lexicon), ['-', 'made up']);
  assert.deepEqual(saidOf(wordOf('وقمرزاد'), lexicon), ['-', '-', 'made up', 'made up']);
});

test('with a pronoun behind it a listed form is found again, with the way it was parsed', () => {
  const lexicon = gatherForms([['قمرزاد', 'made up']]);
  const word = wordOf('وقمرزادهم');
  const found = boundIn(word).filter(({ known }) => valueIn(known, lexicon) !== undefined);
  assert.deepEqual(
    found.map(({ base, pronoun, parse }) => [base, pronoun, parse.conjunction]),
    [['قمرزاد', 'هم', 'و']],
  );
});

test('a word that was asked before a lexicon was opened is asked again', () => {
  const word = wordOf('طشقونيا');
  assert.equal(knownIn(word).length, 0);
  assert.equal(knownOf('طشقونيا'), UNKNOWN);
  const lexicon = gatherForms([['طشقونيا', 'later']]);
  assert.deepEqual(saidOf(word, lexicon), ['later', 'later']);
});

test('of two entries with one form the last stays, or what is made of both; lexicons keep apart', () => {
  const last = gatherForms([
    ['أنسرول', 'one'],
    ['انسرول', 'two'],
  ]);
  const both = gatherForms(
    [
      ['أنسرول', 'one'],
      ['انسرول', 'two'],
    ],
    (present, added) => `${present} ${added}`,
  );
  const known = knownOf('انسرول');
  assert.deepEqual([valueIn(known, last), valueIn(known, both)], ['two', 'one two']);
});

test('the first word of all is looked up like any other', () => {
  // no lexicon has been opened in a thread that has read nothing yet
  const script = `import { knownIn, wordOf } from ${JSON.stringify(new URL('./text.ts', import.meta.url).href)};
    process.exitCode = knownIn(wordOf('الأوكرانية')).length > 0 ? 0 : 1;`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  assert.equal(status, 0);
});
