import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findMentions } from '../../mentions/mentions.ts';
import { readText } from '../../text/text.ts';
import { findCandidates } from '../candidates.ts';
import { mergeCandidates } from '../merge.ts';
import { reachOf } from '../roles.ts';
import { type Scene, setScene } from '../scene.ts';
import { readEngagements } from '../testing.ts';
import { readTriggers } from '../triggers.ts';
import { isProposed } from './known.ts';
import { rivals } from './network.ts';
import { type Weighed, weighReadings } from './propose.ts';
import { viewOf } from './view.ts';
import { decodeRow, encodeRow } from './weights.ts';

const DAY = '2022-03-15';
const sceneOf = (body: string): Scene => {
  const text = readText(body);
  return setScene(text, findMentions(text, { published: DAY }), 'body');
};

const PROPOSED =
  'وتطرق وزير الخارجية الأردني أيمن الصفدي في لقاء استمر ساعتين ومنسق الأمم المتحدة إلى ملف اللاجئين.';
const rulesOf = (body: string): readonly string[] =>
  readEngagements(body, '2022-03-15').flatMap((e) => e.evidence['/kind']!.map(({ rule }) => rule));

describe('proposals', () => {
  test('are marked as inferred, with the word that tells them', () => {
    const [met, ...others] = readEngagements(PROPOSED, '2022-03-15');
    assert.deepEqual(others, []);
    assert.ok(met!.inferred.includes('/kind'));
    assert.deepEqual(
      met!.evidence['/kind']!.map(({ rule, words }) => [rule, words]),
      [['meeting.proposed', 'لقاء']],
    );
  });
  test('tell nothing again of people whose meeting a rule read', () => {
    const ruled = 'التقى وزير الخارجية الأردني أيمن الصفدي منسق الأمم المتحدة في عمان.';
    assert.deepEqual(rulesOf(`${ruled}\n${PROPOSED}`), ['meeting.met']);
  });
  test('add nobody to what a rule read, and take no word for what was just told', () => {
    const body =
      'استقبل أمير قطر الرئيس الفرنسي في الدوحة. وبحث الجانبان، في اللقاء الذي حضره وزير الطاقة سعد الكعبي ووزير المالية علي العمادي، ملفات المنطقة.';
    const [met, ...others] = readEngagements(body, '2022-03-15');
    assert.deepEqual(others, []);
    assert.deepEqual(
      met!.participants.map(({ part }) => part),
      ['principal', 'principal', 'attendee', 'attendee'],
    );
  });
  test('of nobody tell nothing', () => {
    const scene = sceneOf('زار وزير الخارجية الهندي عمان أمس.');
    const ruled = findCandidates(scene, readTriggers(scene), DAY);
    const nobody = { ...ruled[0]!, rule: 'visit.proposed', principals: [] };
    assert.equal(mergeCandidates({ ruled, doubtful: [], proposed: [nobody] }).length, 1);
  });
  test('leave what is only wished for', () => {
    assert.deepEqual(rulesOf('قد يلتقي الرئيس الروسي نظيره الأوكراني إذا سمحت الظروف.'), []);
  });
  test('are known by their rule', () => {
    assert.ok(isProposed({ rule: 'visit.proposed' }));
    assert.ok(!isProposed({ rule: 'visit.visited' }));
  });
});

describe('readings of rules', () => {
  const TALKS = 'اتفق الرئيسان على مواصلة التشاور والمباحثات بين وزيري خارجية عمان والهند.';
  const weigh = (body: string): Weighed => {
    const scene = sceneOf(body);
    return weighReadings(scene, readTriggers(scene), { published: DAY, headline: null });
  };
  test('that the network does not believe tell nothing of their own', () => {
    const { ruled, doubtful } = weigh(TALKS);
    assert.deepEqual(ruled, []);
    assert.deepEqual(
      doubtful.map(({ rule }) => rule.id),
      ['meeting.between'],
    );
    assert.deepEqual(readEngagements(TALKS, DAY), []);
  });
  test('that it believes stay as they are', () => {
    const { ruled, doubtful } = weigh('التقى وزير الخارجية العماني أمس نظيره الهندي في مسقط.');
    assert.deepEqual([ruled.length, doubtful.length], [1, 0]);
  });
  test('of both sides in one word are as good as told', () => {
    const body =
      'استقبل الرئيس الصربي نظيره الكرواتي في بلغراد. وأضاف أن اللقاء الذي جمع الرئيسين أمس كان مفيدا.';
    const [met, ...others] = readEngagements(body, DAY);
    assert.deepEqual(others, []);
    assert.equal(met!.date, '2022-03-14');
  });
  test('are weighed in headlines too', () => {
    const found = readEngagements(
      'قال مصدر إن الأسعار ارتفعت.',
      DAY,
      'التقى وزير الخارجية العماني نظيره الهندي',
    );
    assert.equal(found.length, 1);
  });
});

describe('choices', () => {
  test('are those of the sentence, of those before it and of the opening', () => {
    const body =
      'أعلن رئيس الوزراء المجري خطة جديدة. وانخفضت الأسعار. وارتفع الإنتاج. وتحسن الطقس. وزاد الطلب. وعرض الوزير النمساوي أرقاما. وكان لقاء سابق قد جرى.';
    const scene = sceneOf(body);
    const first = scene.tokens.findIndex(({ form }) => form === 'لقاء');
    const sense = scene.senses[first]!.find((s) => s.class === 'n-meeting')!;
    const reach = reachOf(scene, { first, last: first + 1, sense, sentence: scene.sentenceOf[first]! });
    const { choices } = viewOf(reach, { published: DAY, headline: null });
    const named = choices.map(({ unit, actor }) => [unit >= 0, body.slice(actor!.start, actor!.end)]);
    assert.deepEqual(named, [
      [true, 'الوزير النمساوي'],
      [false, 'رئيس الوزراء المجري'],
    ]);
  });
  test('have the likeliest of another entity as their rival, and that of yet another', () => {
    assert.deepEqual(rivals(0, [1, 1, 2, 3, -1], [0.9, 0.8, 0.2, 0.5, 0.95]), [3, 2]);
    assert.deepEqual(rivals(1, [1, 1], [0.9, 0.8]), [-1, -1]);
  });
});

describe('weights', () => {
  test('come back from their letters within a step of their scale', () => {
    const row = [0, 0.5, -1.25, 0.001, 2];
    const { letters, scale } = encodeRow(row);
    const back = decodeRow(letters, scale);
    assert.equal(back.length, row.length);
    for (const [i, x] of row.entries()) assert.ok(Math.abs(back[i]! - x) <= Number(scale) / 2 + 1e-6);
  });
  test('of nothing are nothing', () => {
    const { letters, scale } = encodeRow([0, 0]);
    assert.deepEqual([...decodeRow(letters, scale)], [0, 0]);
  });
});
