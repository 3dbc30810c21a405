import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Case, casesOf, type Label } from './proposal-cases.ts';

const FIRST = 'استقبل وزير الخارجية الأردني سامي حداد في عمان نظيره المصري نبيل فوزي. ';
const SECOND = 'وجاء اللقاء بعد أيام من زيارة وزير المالية العراقي كريم جابر إلى الكويت.';
const TEXT = FIRST + SECOND;
const at = (words: string): number => TEXT.indexOf(words);
const read = (words: readonly Label[]): readonly Case[] =>
  casesOf({ id: 'a', title: 'حداد في عمان', outlet: null, published: '2024-03-05', text: TEXT, words });
const label = (word: string, more: Partial<Label>): Label => ({
  where: 'body',
  start: at(word),
  kind: null,
  again: false,
  sides: [],
  goals: [],
  far: false,
  ...more,
});
const MEETING = 'اللقاء';
const MINISTER = 'وزير الخارجية';

describe('cases', () => {
  test('hold what a rule read of a word that told an engagement, with its parties', () => {
    const ruled = read([]).filter(({ from }) => from === 'rule');
    const first = ruled[0]!;
    assert.equal(first.choices.filter(({ party }) => party).length, 2);
    assert.equal(first.kind, null);
    for (const choice of first.choices) if (choice.party) assert.ok(choice.isActor);
  });
  test('hold a label in place of what rules did with the word', () => {
    const labelled = read([label(MEETING, { kind: 'meeting', again: true, sides: [at(MINISTER), null] })]);
    const found = labelled.filter(({ from }) => from === 'label');
    assert.equal(found.length, 1);
    const { kind, again, lacks, choices, view } = found[0]!;
    assert.deepEqual([kind, again, lacks], ['meeting', true, true]);
    assert.equal(view.symbols[view.at], MEETING);
    const parties = choices.filter(({ party }) => party);
    assert.equal(parties.length, 1);
    assert.equal(parties[0]!.partyWeight, 1);
    assert.ok(choices.every(({ goalWeight }) => goalWeight === 0));
  });
  test('count goals where there is one', () => {
    const visit = label('زيارة', { kind: 'visit', sides: [at('وزير المالية')], goals: [at('الكويت')] });
    const found = read([visit]).find(({ from }) => from === 'label')!;
    assert.equal(found.lacks, false);
    const goals = found.choices.filter(({ goal }) => goal);
    assert.equal(goals.length, 1);
    assert.ok(found.choices.filter(({ isActor }) => !isActor).every(({ goalWeight }) => goalWeight === 1));
  });
  test("hold a rule's word that was labelled with what the rule read, and without", () => {
    const met = label('استقبل', { kind: 'meeting', sides: [at(MINISTER)] });
    const found = read([met]).find(({ from }) => from === 'label')!;
    const isRuled = (sign: string): boolean => sign.startsWith('rule');
    assert.ok(found.view.signs.some(isRuled));
    assert.ok(!found.bare.signs.some(isRuled));
    assert.ok(found.view.choices.some(({ signs }) => signs.includes('ruled')));
    assert.ok(!found.bare.choices.some(({ signs }) => signs.some(isRuled)));
  });
  test('ask about nobody where nobody said who took part', () => {
    const said = label(MEETING, { kind: 'meeting', sides: null });
    const found = read([said]).find(({ from }) => from === 'label')!;
    assert.equal(found.lacks, true);
    assert.ok(found.choices.every(({ partyWeight }) => partyWeight === 0));
  });
});
