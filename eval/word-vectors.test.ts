import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { chanceOf } from './chance.ts';
import { corpusOf, fitVectors, gatherer, VECTOR_OPTIONS, type WordVector } from './word-vectors.ts';

/** Texts in which `red` and `blue` stand beside the same words, `sour` and `sweet` beside others. */
function madeCorpus() {
  const chance = chanceOf(1);
  const corpus = gatherer();
  const pick = (words: string): string => words.split(' ')[chance.below(words.split(' ').length)]!;
  for (let i = 0; i < 1500; i++) {
    corpus.add([pick('paint dye coat'), pick('red blue'), pick('wall door gate')]);
    corpus.add([pick('eat taste bite'), pick('sour sweet'), pick('plum pear fig')]);
  }
  corpus.add(['rare', 'red']);
  return corpus.done();
}
const OPTIONS = { ...VECTOR_OPTIONS, dimensions: 8, passes: 100, window: 1, least: 5 };

describe('vectors of forms', () => {
  const vectors = fitVectors(madeCorpus(), OPTIONS);
  const of = (form: string): WordVector => vectors.find((v) => v.form === form)!;
  const likeness = (a: string, b: string): number => {
    const dot = (x: Float32Array, y: Float32Array): number => x.reduce((sum, n, i) => sum + n * y[i]!, 0);
    const [x, y] = [of(a).vector, of(b).vector];
    return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
  };
  test('lie near each other where the forms stand among the same forms', () => {
    assert.ok(likeness('red', 'blue') > likeness('red', 'sour') + 0.3);
    assert.ok(likeness('plum', 'fig') > likeness('plum', 'gate') + 0.3);
  });
  test('are of forms that are frequent enough, the most frequent first', () => {
    assert.equal(of('rare'), undefined);
    const counts = vectors.map(({ count }) => count);
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => b - a),
    );
  });
  test('are the same for the same texts', () => {
    assert.deepEqual(
      fitVectors(madeCorpus(), { ...OPTIONS, passes: 2 }),
      fitVectors(madeCorpus(), { ...OPTIONS, passes: 2 }),
    );
  });
});

test('a corpus holds titles and bodies in units, copies once, packed or not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liqa-vectors-'));
  const text = 'بحث وزير الخارجية المصري سامح فهمي في باريس ملف المياه';
  const rows = ['a', 'b', 'c'].map((id) => ({
    id,
    title: `${id} خبر`,
    outlet: null,
    published: '2024-03-05',
    text,
  }));
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(join(folder, 'press.jsonl'), lines);
  writeFileSync(join(folder, 'press.jsonl.gz'), gzipSync(lines));
  const read = (name: string) => corpusOf(join(folder, name), new Set(['c']), () => {});
  const { forms, numbers } = read('press.jsonl');
  assert.deepEqual(read('press.jsonl.gz'), { forms, numbers });
  rmSync(folder, { recursive: true });
  assert.ok(forms.includes('<Astr>') && forms.some((form) => form.startsWith('<Ape')));
  const water = forms.indexOf('المياه');
  assert.equal(numbers.filter((k) => k === water).length, 1);
  const news = forms.indexOf('خبر');
  assert.equal(numbers.filter((k) => k === news).length, 2);
});
