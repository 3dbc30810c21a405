import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { descend } from './descend.ts';
import { type Sample, samplesOfJudged } from './topic-cases.ts';
import { fitCases, fitWords, scoreCase, scoreWords, vocabularyOf } from './topic-fit.ts';
import { crossValidate, withWords } from './topic-model.ts';

describe('descend', () => {
  test('finds the lowest point of a bowl that is steep one way and flat the other', () => {
    const lowest = [3, -2];
    const steep = [100, 1];
    const point = descend(2, (at, slopes) => {
      let value = 0;
      for (const k of [0, 1]) {
        slopes[k] = 2 * steep[k]! * (at[k]! - lowest[k]!);
        value += steep[k]! * (at[k]! - lowest[k]!) ** 2;
      }
      return value;
    });
    for (const k of [0, 1]) assert.ok(Math.abs(point[k]! - lowest[k]!) < 1e-3);
  });
});

const TAX = 'ضريبه';
const DOCTOR = 'طبيب';
const RARE = 'زمرد';
const NAME = 'سالم';
const LAND = 'فرنسا';

/** Forty reports: in half the talks were of taxes, in half of hospitals. */
const SAMPLES: readonly Sample[] = Array.from({ length: 40 }, (_, i): Sample => {
  const word = i % 2 === 0 ? TAX : DOCTOR;
  return {
    article: `report ${i}`,
    gold: [i % 2 === 0 ? 'finance' : 'health'],
    topics: ['finance', 'health'].map((topic) => ({ topic, features: new Map([['always', 1]]) })),
    words: new Map([word, NAME, LAND, ...(i === 0 ? [RARE] : [])].map((w) => [w, 1])),
    names: i < 20 ? [NAME] : [],
  };
});

describe('words of topics', () => {
  test('are in enough reports, and neither names nor parties', () => {
    assert.deepEqual(vocabularyOf(SAMPLES), [TAX, DOCTOR].sort());
  });
  test('speak for the topic they stand with', () => {
    const model = fitWords(SAMPLES, [TAX, DOCTOR], ['finance', 'health']);
    const [first, second] = SAMPLES.map((sample) => scoreWords(model, sample));
    assert.ok(first!.get('finance')! > first!.get('health')!);
    assert.ok(second!.get('health')! > second!.get('finance')!);
  });
  test('tell topics of reports that were not learned from', () => {
    const samples = withWords(SAMPLES, ['finance', 'health']);
    const figures = crossValidate(
      samples,
      samples.map(() => 'made'),
    );
    assert.equal(figures.get('made'), 1);
    assert.equal(figures.get('all'), 1);
  });
});

test('a feature that goes with hits gets a weight above 0, one that does not none', () => {
  const cases = SAMPLES.map((_, i) => ({
    features: new Map([
      ['told', i % 2],
      ['always', 1],
    ]),
    hit: i % 2 === 1,
  }));
  const weights = fitCases(cases, (name) => (name === 'always' ? 0 : 0.5));
  assert.ok(weights.get('told')! > 1);
  assert.ok(scoreCase(new Map([['always', 1]]), weights) < 0);
});

test('judged readings give the topics of those that were real', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liqa-judged-'));
  const minister = (name: string, represents: string) => ({
    name,
    role: null,
    represents,
    part: 'principal',
  });
  const text =
    'استقبل وزير المالية الأردني سامي حداد نظيره المصري نبيل فوزي وبحث معه الضرائب. وكان الوزير هاتف نظيره العراقي كريم جابر.';
  const article = {
    n: 7,
    id: 'a',
    title: 'حداد يستقبل فوزي',
    outlet: null,
    published: '2024-03-05',
    text,
    engagements: [
      { kind: 'meeting', participants: [minister('سامي حداد', 'JO'), minister('نبيل فوزي', 'EG')] },
      { kind: 'call', participants: [minister('سامي حداد', 'JO'), minister('كريم جابر', 'IQ')] },
    ],
  };
  writeFileSync(join(folder, 'in.jsonl'), `${JSON.stringify(article)}\n`);
  writeFileSync(
    join(folder, 'lines.txt'),
    '7.1 r m h M 2024-03-05 - finance,economy-trade\n7.2 f statement-only\n',
  );
  const samples = samplesOfJudged(join(folder, 'in.jsonl'), join(folder, 'lines.txt'));
  rmSync(folder, { recursive: true });
  assert.deepEqual(
    samples.map(({ gold }) => gold),
    [['finance', 'economy-trade']],
  );
  assert.ok(samples[0]!.topics.some(({ topic }) => topic === 'finance'));
});
