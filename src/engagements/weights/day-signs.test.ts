/** Which days an engagement may have, and what speaks for each. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findMentions } from '../../mentions/mentions.ts';
import { BARE_ARTICLE } from '../../model.ts';
import { readText } from '../../text/text.ts';
import { dayOptions } from '../days/choice.ts';
import { ruledDay } from '../days/told.ts';
import { settingOf } from '../engagements.ts';
import { readEngagements } from '../testing.ts';
import { daySigns, viewOf } from './day-signs.ts';

/** The days that the first engagement of a report may have, each with its signs. */
function optionsOf(body: string, published: string | null) {
  const text = readText(body);
  const title = readText('');
  const setting = settingOf({
    article: { ...BARE_ARTICLE, id: 'example', published, body },
    text,
    mentions: findMentions(text, { published }),
    title,
    titleMentions: findMentions(title, { published }),
  });
  const [cluster] = setting.clusters;
  assert.ok(cluster, 'an engagement');
  const asked = { cluster, setting, planned: false, ruled: ruledDay(cluster, setting, false) };
  const options = dayOptions(asked);
  const view = viewOf(asked, options);
  return options.map((option) => ({ day: option.days.day, signs: daySigns(option, view) }));
}

const HELD = 'التقى وزير الخارجية الأردني نظيره القطري في عمان يوم 3 مارس 2024، وأكد متانة العلاقات.';
const LATER = ' وتوقف العمل في الميناء يوم 1 فبراير 2024 بسبب الأمطار.';
const PUBLISHED = '2024-03-05';

describe('days that an engagement may have', () => {
  test('are none, that of publication, and those that are named', () => {
    assert.deepEqual(
      optionsOf(HELD + LATER, PUBLISHED).map(({ day }) => day),
      [null, PUBLISHED, '2024-03-03', '2024-02-01'],
    );
  });
  test('lack that of publication where it is unknown', () => {
    assert.deepEqual(
      optionsOf(HELD, null).map(({ day }) => day),
      [null, '2024-03-03'],
    );
  });
  test('are known by what the rules say, where they stand and how far off they are', () => {
    const [, , told, other] = optionsOf(HELD + LATER, PUBLISHED);
    assert.ok(told!.signs.includes('ruled=this-clause'));
    assert.ok(told!.signs.includes('side=behind-verb'));
    assert.ok(told!.signs.includes('far=-2'));
    assert.ok(other!.signs.includes('ruled=other-clause'));
    assert.ok(other!.signs.some((sign) => sign.startsWith('sentences=+1')));
  });
  test('have no name among their signs', () => {
    const signs = optionsOf(HELD + LATER, PUBLISHED).flatMap((option) => option.signs);
    assert.ok(!signs.some((sign) => sign.endsWith('عمان') || sign.endsWith('القطري')));
  });
});

describe('the day that is chosen', () => {
  test('is that of its own words, whatever else the report names', () => {
    assert.equal(readEngagements(HELD + LATER, PUBLISHED)[0]?.date, '2024-03-03');
  });
  test('bears the words that say it', () => {
    const [found] = readEngagements(HELD, PUBLISHED);
    assert.match(found!.evidence['/date']![0]!.words, /2024/u);
    assert.ok(!found!.inferred.includes('/date'));
  });
});
