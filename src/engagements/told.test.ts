/** When and where an engagement was, as the rules alone say it: the sentences of `days.examples.txt` and `places.examples.txt`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Engagement } from '../model.ts';
import { type Example, parseExamples } from '../rules/rules.ts';
import { readByRules } from './testing.ts';

/** What an example may say of an engagement; what is absent is said as `null`. */
const FIELDS: Readonly<Record<string, (e: Engagement) => string | null>> = {
  kind: (e) => e.kind,
  status: (e) => e.status,
  date: (e) => e.date,
  until: (e) => e.until,
  city: (e) => e.place.city,
  country: (e) => e.place.country,
  venue: (e) => e.place.venue,
};

/** One test per sentence of an examples file: its fields hold for one and the same engagement; `none` for no engagement. */
function testExamples(file: URL): void {
  for (const group of parseExamples(readFileSync(file, 'utf8'))) {
    describe(group.rule, () => {
      for (const example of group.examples) test(example.sentence, () => check(example));
      test('both sides are shown', () => assert.ok(group.examples.length > 1));
    });
  }
}

function check({ sentence, published, fields }: Example): void {
  const found = readByRules(sentence, published);
  const came = JSON.stringify(
    found.map(({ kind, status, date, until, place }) => [kind, status, date, until, place]),
  );
  if (fields.some(([field]) => field === 'none')) {
    assert.equal(found.length, 0, came);
    return;
  }
  const holds = (e: Engagement): boolean =>
    fields.every(([field, words]) => String(FIELDS[field]!(e)) === words);
  assert.ok(found.some(holds), came);
}

for (const name of ['days', 'places'])
  testExamples(new URL(`./${name}/${name}.examples.txt`, import.meta.url));
