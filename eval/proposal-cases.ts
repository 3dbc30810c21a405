/** What proposals are fitted to: words of engagement that people labelled, that rules read, and that neither did. */
import { extractArticle } from '../src/article/article.ts';
import { findEngagements } from '../src/engagements/engagements.ts';
import { type Seen, seenIn } from '../src/engagements/proposals/cases.ts';
import type { Choice, View } from '../src/engagements/proposals/view.ts';
import type { Scene } from '../src/engagements/scene.ts';
import type { Article, EngagementKind } from '../src/model.ts';
import type { GoldArticle } from './gold.ts';
import { pageOf } from './sets.ts';
import { type Scenes, scenesOf } from './word-vectors.ts';

/** What somebody said of a word of engagement; places are those where words of the article begin. */
export interface Label {
  readonly where: 'title' | 'body';
  readonly start: number;
  /** Null where the word tells no engagement. */
  readonly kind: EngagementKind | null;
  /** Whether the word only refers back to an engagement that was told before. */
  readonly again: boolean;
  /** Who took part; null for somebody whom the mentions lack. */
  readonly sides: readonly (number | null)[];
  readonly goals: readonly (number | null)[];
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
  const article = extractArticle(pageOf(row));
  const scenes = scenesOf(article);
  const told = toldIn(article, scenes);
  return (['title', 'body'] as const).flatMap((where) => {
    const labels = new Map(row.words.filter((w) => w.where === where).map((w) => [w.start, w]));
    return seenIn(scenes[where], article.published).flatMap((seen) => {
      const label = labels.get(seen.start) ?? null;
      labels.delete(seen.start);
      const isTold = told.has(`${where} ${seen.start}`);
      if (!label && seen.read && !isTold) return [];
      return [caseOf(seen, { id: String(row.id), label, scene: scenes[where] })];
    });
  });
}

/** Where the words stand by which rules told what kind of engagement there was. */
function toldIn(article: Article, scenes: Scenes): ReadonlySet<string> {
  const { text, mentions } = scenes.body;
  const { text: title, mentions: titleMentions } = scenes.title;
  return new Set(
    findEngagements({ article, text, mentions, title, titleMentions }, false).flatMap(({ evidence }) =>
      (evidence['/kind'] ?? []).map((e) => `${e.in ?? 'body'} ${e.start}`),
    ),
  );
}

interface Of {
  readonly id: string;
  readonly label: Label | null;
  readonly scene: Scene;
}
function caseOf({ view, read }: Seen, { id, label, scene }: Of): Case {
  const judged = view.choices.map((choice) => ({
    entity: choice.actor ? choice.actor.entity : -1,
    isActor: choice.actor !== null,
    ...(label ? judgeByLabel(choice, label, scene) : judgeByRule(choice, read)),
  }));
  const sides = label?.sides ?? [];
  return {
    id,
    view,
    from: label ? 'label' : read ? 'rule' : 'left',
    kind: label?.kind ?? null,
    again: label?.again ?? false,
    lacks: sides.includes(null) || sides.length > judged.filter(({ party }) => party).length,
    choices: weighed(judged),
  };
}

type Judged = Pick<CaseChoice, 'party' | 'goal'>;
function judgeByLabel({ actor, place }: Choice, { sides, goals }: Label, { tokens }: Scene): Judged {
  const { start } = tokens[(actor ?? place)!.first]!;
  return { party: sides.includes(start), goal: goals.includes(start) };
}
function judgeByRule({ actor, place }: Choice, read: Seen['read']): Judged {
  const goal = read?.destination ?? null;
  if (!read) return { party: false, goal: false };
  return {
    party: actor !== null && read.principals.includes(actor),
    goal:
      goal !== null &&
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
