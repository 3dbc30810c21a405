/**
 * How the network of proposals is fitted: first to what rules read and left, which teaches it who takes part in
 * what; then to labels, with some of what rules read among them.
 */
import { KINDS } from '../src/engagements/proposals/network.ts';
import { UNKNOWN } from '../src/engagements/proposals/weights.ts';
import { moveAll, settle } from './adam.ts';
import { type Chance, chanceOf, shuffled } from './chance.ts';
import type { Case } from './proposal-cases.ts';
import {
  backward,
  type Example,
  encoder,
  forward,
  type Names,
  type Net,
  netOf,
  SHAPE,
  type Shape,
  tablesOf,
} from './proposal-net.ts';
import type { WordVector } from './word-vectors.ts';

/** A case in numbers. */
export interface Task {
  readonly of: Case;
  readonly example: Example;
  /** The same without what a rule read. */
  readonly bare: Example;
  /** The kind that was labelled, in the order of `KINDS`; 0 where none was told. */
  readonly kind: number;
}

export interface FitOptions {
  readonly seed: number;
  /** Passes over what rules read, and over labels. */
  readonly before: number;
  readonly passes: number;
  readonly shape: Shape;
  readonly progress: (said: string) => void;
}
export const FIT_OPTIONS: FitOptions = { seed: 1, before: 4, passes: 7, shape: SHAPE, progress: () => {} };

/** The names of `cases` that occur often enough, sorted; the forms are those of `vectors`. */
export function namesOf(cases: readonly Case[], vectors: readonly WordVector[]): Names {
  const often = (names: (of: Case) => readonly string[]): readonly string[] => {
    const counts = new Map<string, number>();
    for (const of of cases)
      for (const name of names(of)) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts.keys()].filter((name) => counts.get(name)! >= LEAST_NAMED).sort();
  };
  return {
    forms: [UNKNOWN, ...vectors.map(({ form }) => form).sort()],
    classes: often(({ view }) => view.classes),
    wordSigns: often(({ view }) => view.signs),
    choiceSigns: often(({ view }) => view.choices.flatMap(({ signs }) => signs)),
  };
}
const LEAST_NAMED = 6;

/** Cases in the numbers of `names`. */
export function tasksOf(cases: readonly Case[], names: Names): readonly Task[] {
  const encode = encoder(names);
  return cases.map((of) => ({
    of,
    example: encode(of.view),
    bare: encode(of.bare),
    kind: KINDS.indexOf(of.kind),
  }));
}

/** A network fitted to `tasks`. */
export function fitNet(
  tasks: readonly Task[],
  { names, vectors }: { readonly names: Names; readonly vectors: readonly WordVector[] },
  { seed, before, passes, shape, progress }: FitOptions = FIT_OPTIONS,
): Net {
  const chance = chanceOf(seed);
  const net = netOf(names, new Map(vectors.map(({ form, vector }) => [form, vector])), chance, shape);
  const tables = tablesOf(net);
  const ruled = tasks.filter(({ of }) => of.from === 'rule');
  const labelled = tasks.filter(({ of }) => of.from === 'label');
  const first = tasks.filter(({ of, kind }) => of.from !== 'label' || kind === 0);
  net.pace.rate = FIRST_RATE;
  for (let pass = 0; pass < before; pass++) {
    const loss = passOver(net, shuffled(first, chance), { ...FIRST, chance });
    progress(`pass ${pass + 1} of ${before} over what rules read: loss ${loss.toFixed(3)}`);
  }
  settle(tables, net.pace, true);
  const { values } = net.word.out;
  for (let i = 0; i < values.length; i++) values[i]! *= FORGET;
  for (let pass = 0; pass < passes; pass++) {
    net.pace.rate = RATE * (1 - (SLOWER * pass) / passes);
    const some = shuffled(ruled, chance).slice(0, Math.floor(labelled.length / FEWER));
    const loss = passOver(net, shuffled([...labelled, ...some], chance), { ...SECOND, chance });
    progress(`pass ${pass + 1} of ${passes} over labels: loss ${loss.toFixed(3)}`);
    settle(tables, net.pace);
  }
  return net;
}
const FIRST_RATE = 0.0015;
const RATE = 0.0008;
/** By how much the rate has fallen at the last pass. */
const SLOWER = 0.8;
/** What is kept of how kinds are read out after the first fit, which knew none. */
const FORGET = 0.3;
/** Labels for each case that a rule read. */
const FEWER = 5;

/** How a batch weighs. */
interface Weighing {
  readonly size: number;
  readonly decay: number;
  /** Whether labels say what was told; else whether a rule read it. */
  readonly byLabel: boolean;
}
const FIRST: Weighing = { size: 32, decay: 0, byLabel: false };
const SECOND: Weighing = { size: 24, decay: 1e-5, byLabel: true };
/** How much it counts that a rule's reading was told, and a label of what was told before. */
const RULED = 0.3;
const AGAIN = 0.5;
/** How often what a rule read is left out of what is seen, so that words speak for themselves as well. */
const BARE = 0.3;
/** How much the kind counts beside whether anything was told. */
const OF_KIND = 0.5;

function passOver(net: Net, tasks: readonly Task[], how: Weighing & { readonly chance: Chance }): number {
  const tables = tablesOf(net);
  let loss = 0;
  let batches = 0;
  for (let i = 0; i < tasks.length; i += how.size) {
    loss += fitBatch(net, tasks.slice(i, i + how.size), how);
    moveAll(tables, net.pace, how.decay);
    batches++;
  }
  return loss / Math.max(1, batches);
}

/** Adds the slopes of a batch; its loss comes back. */
export function fitBatch(
  net: Net,
  batch: readonly Task[],
  { byLabel, chance }: Pick<Weighing, 'byLabel'> & { readonly chance?: Chance },
): number {
  const tells = (task: Task): boolean => task.of.from === 'rule' || (byLabel && task.kind > 0);
  const telling = batch.filter(tells);
  const kinds = byLabel ? batch.filter(({ kind }) => kind > 0).length : 0;
  const choices = telling.flatMap(({ of }) => of.choices);
  const weight = 1 + choices.reduce((sum, { partyWeight, goalWeight }) => sum + partyWeight + goalWeight, 0);
  let loss = 0;
  for (const task of batch) {
    const isTold = tells(task);
    const weights: LossWeights = {
      told:
        (byLabel ? (task.of.from === 'rule' ? RULED : 1) * (task.of.again ? AGAIN : 1) : 1) / batch.length,
      kind: byLabel && task.kind > 0 ? OF_KIND / kinds : 0,
      choice: 1 / weight,
    };
    const isBare = !byLabel || (chance !== undefined && chance.share() < BARE);
    const trace = forward(net, isBare ? task.bare : task.example, {
      choices: isTold,
      ...(chance && { chance }),
    });
    const word = lossOfWord(trace.word.out, { isTold, kind: task.kind }, weights);
    const asked = trace.outs.map((out, i) => lossOfChoice(out, task.of.choices[i]!, weights.choice));
    backward(net, trace, { word: word.slopes, choices: asked.map(({ slopes }) => slopes) });
    loss += asked.reduce((sum, { loss: more }) => sum + more, word.loss);
  }
  return loss;
}

interface LossWeights {
  readonly told: number;
  readonly kind: number;
  readonly choice: number;
}
interface Loss {
  readonly loss: number;
  readonly slopes: Float64Array;
}
/** That anything is told weighs as all kinds together against none; which kind, among the kinds alone. */
function lossOfWord(
  out: Float64Array,
  { isTold, kind }: { readonly isTold: boolean; readonly kind: number },
  weights: LossWeights,
): Loss {
  const kinds = out.subarray(1);
  const most = Math.max(...kinds);
  const all = kinds.reduce((sum, x) => sum + Math.exp(x - most), 0);
  const told = most + Math.log(all) - out[0]!;
  const [loss, slope] = lossOfShare(told, isTold ? 1 : 0);
  const slopes = new Float64Array(out.length);
  slopes[0] = -weights.told * slope;
  for (let k = 1; k < out.length; k++) {
    const share = Math.exp(out[k]! - most) / all;
    slopes[k] = weights.told * slope * share + weights.kind * (share - (k === kind ? 1 : 0));
  }
  const ofKind = weights.kind > 0 ? most + Math.log(all) - out[kind]! : 0;
  return { loss: weights.told * loss + weights.kind * ofKind, slopes };
}

function lossOfChoice(
  out: Float64Array,
  { party, goal, partyWeight, goalWeight }: Case['choices'][number],
  weight: number,
): Loss {
  const [ofParty, partySlope] = lossOfShare(out[0]!, party ? 1 : 0);
  const [ofGoal, goalSlope] = lossOfShare(out[1]!, goal ? 1 : 0);
  return {
    loss: weight * (partyWeight * ofParty + goalWeight * ofGoal),
    slopes: Float64Array.of(weight * partyWeight * partySlope, weight * goalWeight * goalSlope),
  };
}

/** The loss of saying the share that `x` stands for where it should be 0 or 1, and its slope. */
function lossOfShare(x: number, right: 0 | 1): readonly [loss: number, slope: number] {
  const share = 1 / (1 + Math.exp(-x));
  return [Math.max(x, 0) - x * right + Math.log1p(Math.exp(-Math.abs(x))), share - right];
}
