import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findMentions } from '../mentions/mentions.ts';
import type { Statement } from '../model.ts';
import { parseExamples } from '../rules/rules.ts';
import { readText } from '../text/text.ts';
import { RULES } from './sentences.ts';
import { findStatements } from './statements.ts';

const read = (sentence: string): readonly Statement[] => {
  const text = readText(sentence);
  return findStatements(text, findMentions(text, { published: null }));
};
const byRule = (sentence: string, rule: string): readonly Statement[] =>
  read(sentence).filter((statement) => statement.evidence['/cue']![0]!.rule === rule);
const shown = (statement: Statement, field: string): string =>
  String((statement as unknown as Record<string, unknown>)[field]);
const fits = (statement: Statement, fields: readonly (readonly [string, string])[]): boolean =>
  fields.every(([field, words]) => shown(statement, field) === words);

const groups = parseExamples(readFileSync(new URL('./statements.examples.txt', import.meta.url), 'utf8'));

for (const { rule, examples } of groups) {
  for (const { side, sentence, fields } of examples) {
    test(`${rule} ${side === '+' ? 'reads' : 'leaves'} «${sentence}»`, () => {
      const found = byRule(sentence, rule);
      if (side === '-') assert.deepEqual(found, []);
      else if (!found.some((statement) => fits(statement, fields))) {
        assert.deepEqual(
          found.map((s) => fields.map(([field]) => [field, shown(s, field)])),
          [fields],
        );
      }
    });
  }
}

test('every rule has examples on both sides', () => {
  for (const { id } of RULES) {
    const sides = groups
      .filter(({ rule }) => rule === id)
      .flatMap(({ examples }) => examples.map((e) => e.side));
    assert.ok(sides.includes('+') && sides.includes('-'), id);
  }
  assert.deepEqual(
    groups.map(({ rule }) => rule).filter((rule) => !RULES.some(({ id }) => id === rule)),
    [],
  );
});

test('content and evidence are slices of the body', () => {
  for (const { examples } of groups) {
    for (const { sentence } of examples) {
      for (const statement of read(sentence)) {
        assert.equal(sentence.slice(statement.start, statement.end), statement.content);
        for (const list of Object.values(statement.evidence)) {
          for (const { start, end, words } of list) assert.equal(sentence.slice(start, end), words);
        }
      }
    }
  }
});
