import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ask } from '../src/engagements/proposals/network.ts';
import { decodeRow, networkOf, type Rows } from '../src/engagements/proposals/weights.ts';
import { parseLexicon } from '../src/lexicon/lexicon.ts';
import { moveAll, settle, tableOf, touchRow } from './adam.ts';
import { chanceOf, shuffled } from './chance.ts';
import { FIT_OPTIONS, fitBatch, fitNet, namesOf, tasksOf } from './proposal-fit.ts';
import { madeCases, madeVectors } from './proposal-made.ts';
import { type Net, type Shape, tablesOf } from './proposal-net.ts';
import { lexiconsOf } from './proposal-rows.ts';
import { averagePrecision, curveOf, sayOf } from './proposal-score.ts';

const SHAPE: Shape = { dimensions: 6, size: 8, word: 7, choice: 5 };
const CASES = madeCases(60, chanceOf(3));
const VECTORS = madeVectors(CASES, SHAPE.dimensions, chanceOf(4));
const NAMES = namesOf(CASES, VECTORS);
const TASKS = tasksOf(CASES, NAMES);
const fit = (before: number, passes: number): Net =>
  fitNet(TASKS, { names: NAMES, vectors: VECTORS }, { ...FIT_OPTIONS, before, passes, shape: SHAPE });

describe('chance', () => {
  test('is the same for the same seed, and another for another', () => {
    const [a, b, c] = [chanceOf(1), chanceOf(1), chanceOf(2)];
    const first = Array.from({ length: 5 }, () => a.share());
    assert.deepEqual(
      Array.from({ length: 5 }, () => b.share()),
      first,
    );
    assert.notEqual(c.share(), first[0]);
  });
  test('gives shares and normal numbers around their middle', () => {
    const chance = chanceOf(5);
    const mean = (of: () => number): number =>
      Array.from({ length: 4000 }, of).reduce((a, b) => a + b, 0) / 4000;
    assert.ok(Math.abs(mean(chance.share) - 0.5) < 0.03);
    assert.ok(Math.abs(mean(chance.normal)) < 0.06);
    assert.ok(Math.abs(mean(() => chance.normal() ** 2) - 1) < 0.1);
  });
  test('shuffles without loss', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    assert.deepEqual(shuffled(list, chanceOf(1)).toSorted(), list);
  });
});

describe('Adam', () => {
  test('moves a row that is seldom touched as if it had been there all along', () => {
    const all = tableOf(1, 2, () => 1);
    const seldom = tableOf(1, 2, () => 1);
    const paces = [0, 1].map(() => ({ step: 0, rate: 0.01 }));
    for (let step = 0; step < 300; step++) {
      touchRow(all, 0);
      if (step % 10 === 0)
        for (const table of [all, seldom]) {
          touchRow(table, 0);
          table.slopes.set([0.3, -0.1]);
        }
      moveAll([all], paces[0]!, 0);
      moveAll([seldom], paces[1]!, 0);
    }
    settle([seldom], paces[1]!);
    for (const i of [0, 1]) assert.ok(Math.abs(all.values[i]! - seldom.values[i]!) < 0.02);
    assert.ok(all.values[0]! < 0.5);
  });
});

test('slopes are those that small steps show, of every table', () => {
  const net = fit(1, 1);
  const batch = TASKS.slice(0, 12);
  for (const byLabel of [false, true]) {
    for (const table of tablesOf(net)) table.slopes.fill(0);
    fitBatch(net, batch, { byLabel });
    const slopes = tablesOf(net).map((table) => table.slopes.slice());
    for (const [k, table] of tablesOf(net).entries()) {
      const chance = chanceOf(k);
      for (let n = 0; n < 12; n++) {
        const i = chance.below(table.values.length);
        const before = table.values[i]!;
        const [up, down] = [STEP, -STEP].map((step) => {
          table.values[i] = before + step;
          return fitBatch(net, batch, { byLabel });
        });
        table.values[i] = before;
        const seen = (up! - down!) / (2 * STEP);
        assert.ok(Math.abs(seen - slopes[k]![i]!) < 1e-5 + 1e-3 * Math.abs(seen), `table ${k}, ${i}`);
      }
    }
  }
});
const STEP = 1e-6;

test('what is shipped says what the fitted network said', () => {
  const net = fit(2, 3);
  const { words, weights } = lexiconsOf(net);
  const parts = new Map<string, Map<string, Float32Array>>();
  for (const { part, form, scale, numbers } of parseLexicon(weights, 'weights')) {
    const rows = parts.get(part!) ?? new Map<string, Float32Array>();
    parts.set(part!, rows.set(form!, decodeRow(numbers!, scale!)));
  }
  const forms: Rows = new Map(
    parseLexicon(words, 'words').map((row) => [row.form!, decodeRow(row.numbers!, row.scale!)]),
  );
  const network = networkOf({
    words: { count: forms.size, vector: (form) => forms.get(form) ?? null },
    parts,
  });
  for (const task of TASKS) {
    const said = sayOf(net, task);
    const shipped = ask(task.of.view, -1, network);
    for (const [k, share] of said.kinds.entries()) assert.ok(Math.abs(share - shipped.kinds[k]!) < NEAR);
    for (const [i, { party, goal }] of said.choices.entries()) {
      assert.ok(Math.abs(party - shipped.choices[i]!.party) < NEAR);
      assert.ok(Math.abs(goal - shipped.choices[i]!.goal) < NEAR);
    }
  }
});
/** Weights are shipped in steps of a 127th of the greatest of their row. */
const NEAR = 0.02;

describe('a network that is fitted', () => {
  const shape: Shape = { dimensions: 12, size: 24, word: 16, choice: 16 };
  const cases = madeCases(400, chanceOf(6));
  const vectors = madeVectors(cases, shape.dimensions, chanceOf(7));
  const names = namesOf(cases, vectors);
  const tasks = tasksOf(cases, names);
  const options = { ...FIT_OPTIONS, before: 2, passes: 40, shape };
  const net = fitNet(tasks.slice(0, 300), { names, vectors }, options);
  const judged = tasks
    .slice(300)
    .flatMap((task) => (task.of.from === 'label' ? [{ task, said: sayOf(net, task) }] : []));
  test('knows which words tell an engagement, in cases that it was not fitted to', () => {
    assert.ok(averagePrecision(judged) > 0.98);
  });
  test('knows who took part', () => {
    const right = judged
      .filter(({ task }) => task.kind > 0)
      .flatMap(({ task, said }) =>
        task.of.choices.map(({ party }, i) => said.choices[i]!.party > 0.5 === party),
      );
    assert.ok(right.filter(Boolean).length > 0.95 * right.length);
  });
  test('is the same again', () => {
    assert.deepEqual(lexiconsOf(fit(2, 2)), lexiconsOf(fit(2, 2)));
  });
});

test('figures count whole readings that are right', () => {
  const two = [0.9, 0.2].flatMap((told) =>
    TASKS.slice(0, 50).map((task) => {
      const choices = task.of.choices.map((c) => ({ ...c, party: c.entity < 2 }));
      return {
        task: { ...task, of: { ...task.of, choices } },
        said: {
          kinds: [1 - told, told, 0, 0, 0, 0, 0],
          choices: choices.map(({ party }) => ({ party: party ? 1 : 0, goal: 0 })),
        },
      };
    }),
  );
  const told = TASKS.slice(0, 50).filter(({ kind }) => kind > 0);
  const { wanted, points } = curveOf(two, new Set(['meeting']));
  assert.equal(wanted, 2 * told.filter(({ of }) => !of.again).length);
  assert.equal(points[0]!.count, 50);
  assert.equal(points[0]!.precision, told.length / 50);
  assert.equal(points[0]!.recall, 0.5);
  assert.deepEqual(curveOf(two, new Set(['visit', 'signing'])), { wanted: 0, points: [] });
});
