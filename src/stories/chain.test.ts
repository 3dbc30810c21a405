import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BARE_ARTICLE, type Statement } from '../model.ts';
import { chainOf } from './chain.ts';
import type { Told } from './same.ts';

const FULL = 'توسعة ميناء العقبة ستكتمل في الخريف المقبل وستفتح ألف فرصة عمل لأبناء المدينة الساحلية';
const CUT = 'توسعة ميناء العقبة ستكتمل في الخريف المقبل';

function told(id: string, statement: Partial<Statement> & { readonly content: string }): Told {
  const body = `وقال ${statement.content}`;
  const start = body.indexOf(statement.content);
  return {
    article: { ...BARE_ARTICLE, id, title: id, outlet: `outlet ${id}`, published: '2024-03-05', body },
    engagements: [],
    statements: [
      {
        ...{ speaker: 'وزير النقل', represents: 'JO', channel: null, authority: null, cue: 'قال' },
        ...{ strength: 'say' as const, direct: false, evidence: {} },
        ...{ start, end: start + statement.content.length, ...statement },
      },
    ],
    namings: [],
    sourcing: {
      ...{ dated: true, namedActors: 0, unnamedActors: 0, attributed: 1, anonymous: 0, sentences: 1 },
      ...{ bylined: false, direct: 0, unattributed: 0, speakers: [] },
      layout: { metaLines: 0, questionLines: 0, listLines: 0 },
    },
  };
}

test('brings the cut and the full words of one speaker together, with what was cut', () => {
  const [utterance, ...rest] = chainOf([
    told('a', { content: CUT, channel: 'statement' }),
    told('b', { content: FULL, authority: 'وكالة' }),
  ]);
  assert.equal(rest.length, 0);
  const [full, cut] = utterance!.versions;
  assert.deepEqual([full?.reporter, full?.authority, full?.kept, full?.cut], ['outlet b', 'وكالة', 1, []]);
  assert.deepEqual([cut?.reporter, cut?.channel, cut?.added], ['outlet a', 'statement', []]);
  assert.deepEqual(
    cut?.cut.map(({ words }) => words),
    ['وستفتح ألف فرصة عمل لأبناء المدينة الساحلية'],
  );
});

test('brings reworded words together, with what stands in their place', () => {
  const reworded = 'ميناء العقبة ستكتمل توسعته خلال الخريف المقبل';
  const [utterance] = chainOf([told('a', { content: CUT }), told('b', { content: reworded })]);
  assert.equal(utterance?.versions.length, 2);
});

test('keeps other words of the speaker apart, and the same words of another', () => {
  const other = 'أسعار النقل البري لن ترتفع هذا العام';
  assert.equal(chainOf([told('a', { content: CUT }), told('b', { content: other })]).length, 2);
  const another = told('b', { content: CUT, speaker: 'السفير', represents: 'FR' });
  assert.equal(chainOf([told('a', { content: CUT }), another]).length, 2);
});

test('names every place by the words that stand there', () => {
  const readings = [told('a', { content: CUT }), told('b', { content: FULL })];
  for (const { versions } of chainOf(readings)) {
    for (const it of versions.flatMap(({ content, cut, added }) => [content, ...cut, ...added])) {
      const { body } = readings.find(({ article }) => article.id === it.article)!.article;
      assert.equal(body.slice(it.start, it.end), it.words);
    }
  }
});
