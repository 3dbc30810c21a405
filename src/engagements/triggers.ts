/** Finds the words that may tell an engagement and lets the rules of their class read around them. */

import { INTERNATIONAL } from '../mentions/mentions.ts';
import type { Trigger } from './clauses.ts';
import { callRules } from './frames/call.rules.ts';
import { chaired, gatheringRules } from './frames/gathering.rules.ts';
import { meetingRules } from './frames/meeting.rules.ts';
import { messageRules } from './frames/message.rules.ts';
import { signingRules } from './frames/signing.rules.ts';
import { sitting } from './frames/sitting.rules.ts';
import { summitRules } from './frames/summit.rules.ts';
import { talksRules } from './frames/talks.rules.ts';
import { visitRules } from './frames/visit.rules.ts';
import { isBlocked } from './guards/guards.ts';
import type { Sense } from './lexemes.ts';
import { HIS, OUT_OF } from './particles.ts';
import { type Reach, reachOf } from './roles.ts';
import type { Draft, Rule } from './rule.ts';
import { isAny, type Scene } from './scene.ts';

/**
 * All rules, in the order in which they are asked: a call before a meeting, since «مباحثات هاتفية»
 * is a call; within a kind the order of its file.
 */
export const RULES: readonly Rule[] = [
  ...talksRules,
  ...callRules,
  ...signingRules,
  ...messageRules,
  chaired,
  sitting,
  ...meetingRules,
  ...summitRules,
  ...visitRules,
  ...gatheringRules,
];

const byClass = new Map<string, Rule[]>();
for (const rule of RULES) for (const name of rule.on) byClass.set(name, [...(byClass.get(name) ?? []), rule]);

/** What a rule made of a trigger. */
export interface Reading {
  readonly rule: Rule;
  readonly draft: Draft;
  readonly reach: Reach;
}

/** What the rules read in a scene, in text order: for each trigger the first rule that reads it. */
export function readTriggers(scene: Scene): readonly Reading[] {
  const out: Reading[] = [];
  let letter = 0;
  for (let i = 0; i < scene.tokens.length; i++) {
    if (scene.senses[i]!.length === 0) continue;
    const reading = scene.actorAt[i] === -1 || isGathering(scene, i) ? readAt(scene, i) : null;
    if (!reading) continue;
    // «بعث رسالة إلى …»: the noun tells what the verb told
    if (reading.rule.kind === 'message') {
      if (i < letter && reading.draft.principals.every((a) => a.preposition !== OUT_OF)) continue;
      letter = reading.reach.clause.last;
    }
    out.push(reading);
    i = reading.reach.trigger.last - 1;
  }
  return out;
}

/** «مؤتمر ميونيخ للأمن», «القمة العالمية للحكومات»: a gathering known as a body by its name. */
function isGathering(scene: Scene, i: number): boolean {
  const { rule, first, represents } = scene.mentions.actors[scene.actorAt[i]!]!;
  return rule === INTERNATIONAL && represents === null && first === i && isAny(scene, i, GATHERINGS);
}
const GATHERINGS: ReadonlySet<string> = new Set(['n-summit']);

function readAt(scene: Scene, i: number): Reading | null {
  let reach: Reach | null = null;
  let awake = '';
  for (const sense of scene.senses[i]!) {
    const rules = byClass.get(sense.class);
    if (!rules) continue;
    const trigger = triggerAt(scene, i, sense);
    if (isBlocked(scene, trigger)) continue;
    if (awake !== sense.class) reach = reachOf(scene, trigger);
    awake = sense.class;
    for (const rule of rules) {
      const draft = rule.read(reach!);
      if (draft) return { rule, draft, reach: reach! };
    }
  }
  return null;
}

/**
 * The words of `classes` in which no rule read anything, each with its clause, in text order: no names, and
 * nothing that a guard keeps out.
 */
export function reachesLeft(
  scene: Scene,
  readings: readonly Reading[],
  classes: ReadonlySet<string>,
): readonly Reach[] {
  const out: Reach[] = [];
  let next = 0;
  for (let i = 0; i < scene.tokens.length; i++) {
    const read = readings[next]?.reach.trigger;
    if (read && i >= read.first) {
      next++;
      i = read.last - 1;
      continue;
    }
    if (scene.senses[i]!.length === 0 || scene.actorAt[i] !== -1) continue;
    const sense = scene.senses[i]!.find((s) => classes.has(s.class));
    if (!sense) continue;
    const trigger = triggerAt(scene, i, sense);
    if (!isBlocked(scene, trigger)) out.push(reachOf(scene, trigger));
  }
  return out;
}

function triggerAt(scene: Scene, i: number, sense: Sense): Trigger {
  const last = endOf(scene, i, sense.id);
  const sentence = scene.sentenceOf[i]!;
  // «خلال زيارة سموه لمدينة …»: as «زيارته»
  const his = sense.tense === 'none' && sense.pronoun === '' && !sense.parse.article;
  if (his && scene.actorAt[last] === -1 && HIGHNESSES.has(scene.tokens[last]?.form ?? ''))
    return { first: i, last: last + 1, sense: { ...sense, pronoun: HIS }, sentence };
  return { first: i, last, sense: ownSense(scene, i, sense), sentence };
}
const HIGHNESS_WORDS = 'سموه معاليه فخامته جلالته سعادته دولته فضيلته';
const HIGHNESSES: ReadonlySet<string> = new Set(HIGHNESS_WORDS.split(' '));

/** «زيارتي ولي العهد» outside a quote is two visits, not the speaker's own. */
function ownSense(scene: Scene, i: number, sense: Sense): Sense {
  return sense.pronoun === MINE && scene.text.quoteOf[i] === -1 ? { ...sense, pronoun: '' } : sense;
}
const MINE = 'ي';

function endOf(scene: Scene, i: number, id: string): number {
  const end = scene.phraseEnd.get(i);
  return end !== undefined && scene.senses[i]![0]!.id === id ? end : i + 1;
}
