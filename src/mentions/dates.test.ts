import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readLexicon } from '../lexicon/lexicon.ts';
import type { DateMention } from '../model.ts';
import { readText } from '../text/text.ts';
import { findDates, readDay, readPublished } from './dates.ts';
import { dayNumber, easter, hijriDay, isoDay, partsOf, weekdayOf } from './dates-calendar.ts';

interface Example {
  readonly rule: string;
  readonly day: string;
  readonly read: boolean;
  readonly sentence: string;
  readonly fields: Map<string, string>;
}

function readExamples(): readonly Example[] {
  const out: Example[] = [];
  let rule = '';
  let day = '';
  for (const line of readFileSync(new URL('./dates.examples.txt', import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('# ')) rule = line.slice(2).split(' ')[0]!;
    else if (line.startsWith('@ ')) day = line.slice(2);
    else if (line.startsWith('+ ') || line.startsWith('- '))
      out.push({ rule, day, read: line.startsWith('+'), sentence: line.slice(2), fields: new Map() });
    else if (line.startsWith('  ')) {
      const [name, value] = line.trim().split(': ');
      out.at(-1)!.fields.set(name!, value!);
    }
  }
  return out;
}

const read = (sentence: string, day: string | null): readonly DateMention[] =>
  findDates(readText(sentence), day);
const examples = readExamples();

describe('dates.examples.txt', () => {
  for (const { rule, day, read: positive, sentence, fields } of examples) {
    test(`${rule} ${positive ? 'reads' : 'does not read'} ${sentence}`, () => {
      const found = read(sentence, day).filter((mention) => mention.rule === rule);
      if (!positive) return assert.deepEqual(found, []);
      const mention = found[0];
      assert.ok(mention, `read as ${read(sentence, day).map((m) => m.rule)}`);
      assert.equal(sentence.slice(mention.start, mention.end), fields.get('words'));
      assert.equal(mention.value, fields.get('value') ?? null);
      if (fields.has('next')) assert.equal(mention.next, fields.get('next'));
    });
  }

  test('every rule has examples on both sides', () => {
    for (const rule of new Set(examples.map((example) => example.rule))) {
      const sides = new Set(examples.filter((e) => e.rule === rule).map((e) => e.read));
      assert.equal(sides.size, 2, rule);
    }
  });

  test('sentences that no rule may read give no date at all', () => {
    const kept = [
      'date.ago',
      'date.year',
      'date.ahead',
      'date.within',
      'date.weekday-alone',
      'date.weekday-day',
      'date.relative-weekday',
    ];
    for (const { rule, day, read: positive, sentence } of examples) {
      if (!positive && !kept.includes(rule)) assert.deepEqual(read(sentence, day), [], sentence);
    }
  });
});

test('mentions hold the exact words, in order and without overlap', () => {
  const body = examples.map((example) => example.sentence).join('\n');
  const text = readText(body);
  let end = 0;
  for (const mention of findDates(text, '2024-03-05')) {
    assert.ok(mention.start >= end);
    assert.equal(mention.start, text.tokens[mention.first]!.start);
    assert.equal(mention.end, text.tokens[mention.last - 1]!.end);
    assert.ok(body.slice(mention.start, mention.end).trim().length > 1);
    end = mention.end;
  }
});

test('a day that hangs on an unknown day of publication has no value', () => {
  assert.deepEqual(
    read('عاد الوفد أمس من زيارته', null).map((m) => m.value),
    [null],
  );
  assert.deepEqual(
    read('عاد الوفد في 3 مارس 2021 من زيارته', null).map((m) => m.value),
    ['2021-03-03'],
  );
});

test('the printed Gregorian day wins over the Hijri one beside it', () => {
  for (const [words, value] of [
    ['4 محرم 1441هـ الموافق 3 سبتمبر 2019', '2019-09-03'],
    ['4 محرم 1441 هـ (4 سبتمبر 2019)', '2019-09-04'],
    ['الأحد 20 رجب 1441 - 15 مارس 2020', '2020-03-15'],
    ['15 مارس 2020 الموافق 20 رجب 1441هـ', '2020-03-15'],
  ] as const) {
    assert.deepEqual(
      read(words, '2020-04-01').map((m) => m.value),
      [value],
      words,
    );
  }
});

test('every month of the four traditions is read beside a day and a year', () => {
  for (const row of readLexicon('calendar')) {
    const month = row.value!.padStart(2, '0');
    if (row.class === 'month') assert.equal(readDay(`5 ${row.form} 2021`, '2021-06-01'), `2021-${month}-05`);
    if (row.class === 'hijri')
      assert.equal(readDay(`5 ${row.form} 1442`, '2021-06-01'), isoDay(hijriDay(1442, Number(month), 5)));
  }
});

test('the calendar agrees with itself and with Intl', () => {
  for (let day = -40000; day < 60000; day += 379) {
    const { year, month, day: at } = partsOf(day);
    assert.equal(dayNumber(year, month, at), day);
    assert.equal(isoDay(day), new Date(day * 86_400_000).toISOString().slice(0, 10));
    assert.equal(weekdayOf(day) % 7, new Date(day * 86_400_000).getUTCDay());
  }
  assert.equal(isoDay(hijriDay(1443, 9, 1)), '2022-04-02');
  assert.equal(isoDay(hijriDay(1445, 12, 10)), '2024-06-16');
  assert.equal(isoDay(easter(2024)), '2024-03-31');
});

describe('readPublished', () => {
  for (const [words, day] of [
    ['18 فبراير 2021آخر تحديث : منذ أسبوعين', '2021-02-18'],
    ['آخر تحديث 6 مارس 2020 نشر في 5 مارس 2020', '2020-03-05'],
    ['23rd, August 2023 GMT', '2023-08-23'],
    ['Thursday, March 5, 2020 11:30 AM', '2020-03-05'],
    ['5 Mar 2020', '2020-03-05'],
    ['الخميس 5 مارس 2020 - 11:30', '2020-03-05'],
    ['2020/03/05', '2020-03-05'],
    ['05-03-2020', '2020-03-05'],
    ['2020-03-05T23:30:00+03:00', '2020-03-05'],
    ['الخميس 10 رجب 1441 هـ - 5 مارس 2020 م', '2020-03-05'],
    ['12 رجب 1442 هـ', '2021-02-24'],
    ['الجمعة 05 آذار / مارس 2021 - 10:12', '2021-03-05'],
    ['منذ أسبوعين', null],
    ['رئيس التحرير', null],
  ] as const) {
    test(`${words} → ${day}`, () => assert.equal(readPublished(words), day));
  }
});

test('readDay gives a day, and nothing for a month or two days', () => {
  assert.equal(readDay('أمس', '2024-03-05'), '2024-03-04');
  assert.equal(readDay('الشهر الماضي', '2024-03-05'), undefined);
  assert.equal(readDay('أمس وغدا', '2024-03-05'), undefined);
});
