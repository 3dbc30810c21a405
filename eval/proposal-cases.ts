/** What proposals are fitted to: words of engagement that people labelled, that rules read, and that neither did. */
import { extractArticle } from '../src/article/article.ts';
import { type EngagementInput, findEngagements } from '../src/engagements/engagements.ts';
import type { Choice, View } from '../src/engagements/proposals/view.ts';
import type { Scene } from '../src/engagements/scene.ts';
import type { EngagementKind } from '../src/model.ts';
import type { GoldArticle } from './gold.ts';
import { inputOf, scenesOf } from './input.ts';
import { type Seen, seenIn } from './proposal-seen.ts';
import { pageOf } from './sets.ts';

/** What somebody said of a word of engagement; places are those where words of the article begin. */
export interface Label {
  readonly where: 'title' | 'body';
  readonly start: number;
  /** Null where the word tells no engagement. */
  readonly kind: EngagementKind | null;
  /** Whether the word only refers back to an engagement that was told before. */
  readonly again: boolean;
  /** Who took part; null for somebody whom the mentions lack. Null where nobody said. */
  readonly sides: readonly (number | null)[] | null;
  readonly goals: readonly (number | null)[];
  /** Whether sides were sought in the whole report, and not only in the sentence and the one before. */
  readonly far: boolean;
}
export interface LabelledArticle extends GoldArticle {
  readonly words: readonly Label[];
}

export interface CaseChoice {
  /** Whose entity it is; -1 for a place. */
  readonly entity: number;
  readonly isActor: boolean;
  readonly party: boolean;
  readonly goal: boolean;
  /** How much it counts whether it was party, and goal, where an engagement is told: 0 or 1. */
  readonly partyWeight: number;
  readonly goalWeight: number;
}
export interface Case {
  /** The article's. */
  readonly id: string;
  readonly view: View;
  /** The same without what a rule read. */
  readonly bare: View;
  readonly from: 'label' | 'rule' | 'left';
  /** Of a label; null also where there is none. */
  readonly kind: EngagementKind | null;
  readonly again: boolean;
  /** Whether somebody took part who is none of the choices. */
  readonly lacks: boolean;
  readonly choices: readonly CaseChoice[];
}

/**
 * The cases of an article: every word that was labelled; of the others those that a rule read and that told an
 * engagement of the output, and those that rules left.
 */
export function casesOf(row: LabelledArticle): readonly Case[] {
  const input = inputOf(extractArticle(pageOf(row)));
  const scenes = scenesOf(input);
  const told = toldIn(input);
  return (['title', 'body'] as const).flatMap((where) => {
    const labels = new Map(row.words.filter((w) => w.where === where).map((w) => [w.start, w]));
    return seenIn(scenes, where, input.article.published).flatMap((seen) => {
      const label = labels.get(seen.start) ?? null;
      labels.delete(seen.start);
      const isTold = told.has(`${where} ${seen.start}`);
      if (!label && seen.read && !isTold) return [];
      return [caseOf(seen, { id: String(row.id), label, scene: scenes[where] })];
    });
  });
}

/** Where the words stand by which rules told what kind of engagement there was. */
const toldIn = (input: EngagementInput): ReadonlySet<string> =>
  new Set(
    findEngagements(input, { readings: false, days: true }).flatMap(({ evidence }) =>
      (evidence['/kind'] ?? []).map((e) => `${e.in ?? 'body'} ${e.start}`),
    ),
  );

interface Of {
  readonly id: string;
  readonly label: Label | null;
  readonly scene: Scene;
}
function caseOf({ view: viewBy, read }: Seen, { id, label, scene }: Of): Case {
  const bare = viewBy(null);
  const view = read && label ? viewBy(read) : bare;
  const named = view.choices.map(({ actor }) => ({
    entity: actor ? actor.entity : -1,
    isActor: actor !== null,
  }));
  const made = { id, view, bare, kind: label?.kind ?? null, again: label?.again ?? false };
  if (!label) {
    const judged = view.choices.map((choice, i) => ({ ...named[i]!, ...judgeByRule(choice, read) }));
    return { ...made, from: read ? 'rule' : 'left', lacks: false, choices: weighed(judged) };
  }
  const sides = label.sides ?? [null];
  const parties = placesOf(sides, view.choices, scene);
  const goals = placesOf(label.goals, view.choices, scene);
  const judged = named.map((one, i) => ({ ...one, party: parties.has(i), goal: goals.has(i) }));
  const lacks = sides.includes(null) || sides.length > judged.filter(({ party }) => party).length;
  const isAsked = ({ unit }: Choice): boolean => label.sides !== null && (unit >= 0 || label.far || !lacks);
  const choices = weighed(judged).map((choice, i) =>
    isAsked(view.choices[i]!) ? choice : { ...choice, partyWeight: 0 },
  );
  return { ...made, from: 'label', lacks, choices };
}

/** Which choices were marked by where they begin; where that mention is none, the nearest of the same entity. */
function placesOf(
  starts: readonly (number | null)[],
  choices: readonly Choice[],
  { tokens, mentions }: Scene,
): ReadonlySet<number> {
  const startOf = ({ actor, place }: Choice): number => tokens[(actor ?? place)!.first]!.start;
  const out = new Set<number>();
  for (const start of starts) {
    if (start === null) continue;
    const own = choices.findIndex((choice) => startOf(choice) === start);
    const entity = mentions.actors.find(({ first }) => tokens[first]!.start === start)?.entity;
    const far = (choice: Choice): number =>
      choice.actor?.entity === entity ? Math.abs(startOf(choice) - start) : Number.POSITIVE_INFINITY;
    const least = Math.min(...choices.map(far));
    const other = Number.isFinite(least) ? choices.findIndex((choice) => far(choice) === least) : -1;
    if (own >= 0 || other >= 0) out.add(own >= 0 ? own : other);
  }
  return out;
}

type Judged = Pick<CaseChoice, 'party' | 'goal'>;
function judgeByRule({ actor, place }: Choice, read: Seen['read']): Judged {
  if (!read) return { party: false, goal: false };
  const { principals, destination: goal } = read.draft;
  return {
    party: actor !== null && principals.includes(actor),
    goal:
      goal != null &&
      (place === goal || (actor !== null && actor.first <= goal.first && goal.first < actor.last)),
  };
}

/** Of those who are named again beside the one that was marked nothing is known; goals only where there is one. */
function weighed(judged: readonly Omit<CaseChoice, 'partyWeight' | 'goalWeight'>[]): readonly CaseChoice[] {
  const named = judged.filter(({ isActor }) => isActor);
  const parties = new Set(named.filter(({ party }) => party).map(({ entity }) => entity));
  const goals = new Set(named.filter(({ goal }) => goal).map(({ entity }) => entity));
  const hasGoal = judged.some(({ goal }) => goal);
  return judged.map((choice) => {
    const { entity, isActor, party, goal } = choice;
    return {
      ...choice,
      partyWeight: isActor && (party || !parties.has(entity)) ? 1 : 0,
      goalWeight: hasGoal && (goal || !isActor || !goals.has(entity)) ? 1 : 0,
    };
  });
}
