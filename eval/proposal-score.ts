/** How good proposals are on labels that the network was not fitted to. */
import { KINDS, type Said, sigmoid, softmax } from '../src/engagements/proposals/network.ts';
import type { EngagementKind } from '../src/model.ts';
import type { Task } from './proposal-fit.ts';
import { forward, type Net } from './proposal-net.ts';

/** What `net` says of `task`, of every choice. */
export function sayOf(net: Net, { example }: Task): Said {
  const { word, outs } = forward(net, example, { choices: true });
  return {
    kinds: softmax([...word.out]),
    choices: outs.map(([party, goal]) => ({ party: sigmoid(party!), goal: sigmoid(goal!) })),
  };
}

export interface Judged {
  readonly task: Task;
  readonly said: Said;
}

/** The mean precision at each word that tells an engagement, the surest first. */
export function averagePrecision(judged: readonly Judged[]): number {
  const sorted = judged.toSorted((a, b) => a.said.kinds[0]! - b.said.kinds[0]!);
  let hits = 0;
  let sum = 0;
  for (const [i, { task }] of sorted.entries()) {
    if (task.kind === 0) continue;
    hits++;
    sum += hits / (i + 1);
  }
  return sum / Math.max(1, hits);
}

/** The figures of the `count` surest readings. */
export interface Point {
  readonly count: number;
  readonly precision: number;
  /** Of the engagements of which both sides are named near the word. */
  readonly recall: number;
  /** How sure the least sure of them is. */
  readonly sure: number;
}
export interface Curve {
  readonly wanted: number;
  readonly points: readonly Point[];
}

/** Whole readings of `kinds`, right where the kind is among them and the parties are, at several borders. */
export function curveOf(judged: readonly Judged[], kinds: ReadonlySet<EngagementKind>): Curve {
  const wanted = judged.filter(({ task }) => isWanted(task, kinds)).length;
  const readings = judged.flatMap(({ task, said }) => readingOf(task, said, kinds) ?? []);
  readings.sort((a, b) => b.sure - a.sure);
  const points: Point[] = [];
  let right = 0;
  let found = 0;
  for (const [i, reading] of readings.entries()) {
    if (reading.isRight) right++;
    if (reading.isRight && !reading.again) found++;
    const count = i + 1;
    if (!MARKS.has(count)) continue;
    points.push({ count, precision: right / count, recall: found / Math.max(1, wanted), sure: reading.sure });
  }
  return { wanted, points };
}
const MARKS: ReadonlySet<number> = new Set([50, 100, 150, 200, 300, 400, 500, 600, 800, 1000, 1300]);

const partiesOf = ({ of }: Task): ReadonlySet<number> =>
  new Set(of.choices.filter(({ party }) => party).map(({ entity }) => entity));

const isAmong = ({ of }: Task, kinds: ReadonlySet<EngagementKind>): boolean =>
  of.kind !== null && kinds.has(of.kind);

const isWanted = (task: Task, kinds: ReadonlySet<EngagementKind>): boolean =>
  isAmong(task, kinds) &&
  !task.of.again &&
  !task.of.lacks &&
  partiesOf(task).size >= (task.of.kind === 'visit' ? 1 : PARTIES);
/** Parties of whatever is no visit. */
const PARTIES = 2;

interface Whole {
  readonly sure: number;
  readonly isRight: boolean;
  readonly again: boolean;
}

/**
 * The likeliest reading of a word; null where it is none of `kinds` or lacks a side. It is as sure as every choice
 * together; `propose.ts` asks of the two likeliest alone, since the scorer lets half of the sides be wrong.
 */
function readingOf(
  task: Task,
  { kinds: shares, choices }: Said,
  kinds: ReadonlySet<EngagementKind>,
): Whole | null {
  const kind = KINDS[1 + shares.slice(1).indexOf(Math.max(...shares.slice(1)))]!;
  if (!kinds.has(kind)) return null;
  let sure = 1 - shares[0]!;
  const said = new Set<number>();
  for (const [entity, party] of likeliest(task, choices)) {
    sure *= Math.max(party, 1 - party);
    if (party > EVEN) said.add(entity);
  }
  if (said.size < (kind === 'visit' ? 1 : PARTIES)) return null;
  if (kind === 'visit') return visitOf(task, choices, { sure, said });
  const isRight = isAmong(task, kinds) && !task.of.lacks && isNearly(said, partiesOf(task));
  return { sure, isRight, again: task.of.again };
}
const EVEN = 0.5;

/** How likely each entity took part: where it is named several times, the likeliest counts. */
function likeliest(task: Task, choices: Said['choices']): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const [i, { party }] of choices.entries()) {
    const { entity, isActor } = task.of.choices[i]!;
    if (isActor) best.set(entity, Math.max(best.get(entity) ?? 0, party));
  }
  return best;
}

/** Whether the parties are those that were labelled; one more or less is let pass where two are right. */
function isNearly(said: ReadonlySet<number>, parties: ReadonlySet<number>): boolean {
  const both = [...said].filter((entity) => parties.has(entity)).length;
  const other = said.size + parties.size - 2 * both;
  return other === 0 || (both >= 2 && other <= 1);
}

function visitOf(
  task: Task,
  choices: Said['choices'],
  { sure, said }: { readonly sure: number; readonly said: ReadonlySet<number> },
): Whole | null {
  const goals = choices.map(({ goal }) => goal);
  const goal = Math.max(...goals);
  if (!(goal >= EVEN)) return null;
  const { kind, choices: judged, again } = task.of;
  const isRight =
    kind === 'visit' &&
    judged[goals.indexOf(goal)]!.goal &&
    [...partiesOf(task)].some((entity) => said.has(entity));
  return { sure: sure * goal, isRight, again };
}
