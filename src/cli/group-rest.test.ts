import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupRest } from './group-rest.ts';

test('what an older Liqa kept is grouped in parts, with notes on the way', async () => {
  const notes: string[] = [];
  let left = 950;
  let time = 0;
  const store = {
    groupStories: async (most: number) => {
      time += 1500;
      left = Math.max(0, left - most);
      return { all: 1000, left };
    },
  };
  await groupRest({ note: (words) => notes.push(words) }, store, () => time);
  assert.equal(left, 0);
  assert.match(notes[0]!, /950 reports/u);
  assert.match(notes.at(-1)!, /1000 of 1000/u);
  assert.equal(notes.length, 6);
});

test('where nothing waits nothing is said', async () => {
  const notes: string[] = [];
  const store = { groupStories: async () => ({ all: 1000, left: 0 }) };
  await groupRest({ note: (words) => notes.push(words) }, store);
  assert.deepEqual(notes, []);
});
