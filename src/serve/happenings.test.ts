import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EngagementEntry } from './desk-store.ts';
import { groupByParty, joinReports } from './happenings.ts';
import { makeReading, principal } from './testing.ts';

interface Made {
  readonly id: string;
  readonly parties: readonly string[];
  readonly story?: string;
  readonly day?: string;
  readonly focus?: 'main' | 'background';
  readonly name?: string;
}

function entry({ id, parties, story, day = '2024-03-05', focus = 'main', name }: Made): EngagementEntry {
  const participants = parties.map((represents) => principal({ represents, name: name ?? null }));
  const { article, engagements } = makeReading({
    id,
    body: 'x',
    engagements: [{ date: day, focus, participants, said: {} }],
  });
  return { engagement: engagements[0]!, article, day, story: story ?? null };
}

test('reports of one story that tell one engagement are one, with the fullest first', () => {
  const joined = joinReports([
    entry({ id: 'a', parties: ['US', 'EG'], story: 's', focus: 'background' }),
    entry({ id: 'b', parties: ['EG', 'US'], story: 's', name: 'N' }),
    entry({ id: 'c', parties: ['US', 'EG'], story: 't' }),
    entry({ id: 'd', parties: ['US', 'EG'], story: 's', day: '2024-03-06' }),
    entry({ id: 'e', parties: ['US', 'JO'], story: 's' }),
  ]);
  assert.deepEqual(
    joined.map(({ lead, entries }) => [lead.article.id, entries.map(({ article }) => article.id).join('')]),
    [
      ['b', 'ab'],
      ['c', 'c'],
      ['d', 'd'],
      ['e', 'e'],
    ],
  );
});

test('two engagements of one report with unlike people stay two where no party is known', () => {
  const list = [
    entry({ id: 'a', parties: ['US'], story: 's', name: 'N' }),
    entry({ id: 'a', parties: ['US'], story: 's', name: 'M' }),
  ];
  assert.equal(joinReports(list).length, 2);
});

test('each happening stands once, under its party with most, those of no known party last', () => {
  const groups = groupByParty(
    joinReports([
      entry({ id: 'a', parties: [] }),
      entry({ id: 'b', parties: ['US', 'EG'] }),
      entry({ id: 'c', parties: ['EG', 'JO'] }),
      entry({ id: 'd', parties: ['EG'] }),
      entry({ id: 'e', parties: ['IQ', 'JO'] }),
    ]),
  );
  assert.deepEqual(
    groups.map(({ party, happenings }) => [party, happenings.map(({ lead }) => lead.article.id).join('')]),
    [
      ['EG', 'bcd'],
      ['JO', 'e'],
      [null, 'a'],
    ],
  );
});
