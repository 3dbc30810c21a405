/** What the report around an interaction says of its having taken place. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findMentions } from '../../mentions/mentions.ts';
import { BARE_ARTICLE } from '../../model.ts';
import { readText } from '../../text/text.ts';
import { weighEngagements } from '../engagements.ts';

/** The signs of the first engagement of a report. */
function signsOf(body: string, published: string | null): ReadonlySet<string> {
  const text = readText(body);
  const title = readText('');
  const found = weighEngagements({
    article: { ...BARE_ARTICLE, id: 'example', published, body },
    text,
    mentions: findMentions(text, { published }),
    title,
    titleMentions: findMentions(title, { published }),
  });
  assert.ok(found[0], 'an engagement');
  return found[0].statusSigns;
}

const HELD = 'التقى وزير الخارجية الأردني نظيره القطري في عمان يوم 3 مارس 2024، وأكد متانة العلاقات.';
const TO_COME = 'يلتقي وزير الخارجية الأردني نظيره القطري في عمان يوم 20 مارس 2024.';
const NEXT = ' وسيزور الوزير القاهرة بعد ذلك.';
const PUT_OFF = 'تقرر تأجيل لقاء الرئيس المصري والرئيس التونسي بسبب سوء الأحوال الجوية.';
const NAMES = 'الرييس المصري والرييس التونسي';
const NAMING: ReadonlySet<string> = new Set(NAMES.split(' '));

describe('signs that the report gives', () => {
  test('count the days to the day that is told, in steps', () => {
    assert.ok(signsOf(HELD, '2024-03-05').has('distance=-2'));
    assert.ok(signsOf(TO_COME, '2024-03-05').has('distance=+4'));
  });
  test('know no distance where publication is unknown', () => {
    assert.ok(signsOf(HELD, null).has('distance=none'));
  });
  test('tell verbs behind the words of the engagement from those of the next sentence', () => {
    const signs = signsOf(HELD, '2024-03-05');
    assert.ok([...signs].some((sign) => sign.startsWith('verb-behind=speech')));
    assert.ok(signs.has('next-future=false'));
    assert.ok(signsOf(HELD + NEXT, '2024-03-05').has('next-future=true'));
  });
  test('weigh how much of the report is told in the future', () => {
    assert.ok(signsOf(HELD, '2024-03-05').has('future-share=0'));
    assert.ok(signsOf(HELD + NEXT, '2024-03-05').has('future-share=4'));
  });
  test('are the words around, but those of people, places and days', () => {
    const signs = signsOf(PUT_OFF, '2024-03-05');
    assert.ok(signs.has('stands-before=تاجيل'));
    assert.ok(signs.has('stands-behind=بسبب'));
    const words = [...signs].filter((sign) => sign.startsWith('stands-'));
    assert.ok(
      words.every((sign) => !NAMING.has(sign.slice(sign.indexOf('=') + 1))),
      words.join(' '),
    );
  });
});
