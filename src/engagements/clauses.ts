/**
 * Clauses: how far the words of a trigger reach. A clause ends with the sentence, at a colon, at a
 * verb of speech, at «حيث» and its like, and where another engagement is told by «و» and a verb.
 */

import type { Sense } from './lexemes.ts';
import { ENDING, IN_TURN, OUT_OF } from './particles.ts';
import type { Scene } from './scene.ts';
import { isAny, senseAt } from './scene.ts';

/** A token range, `last` exclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}
/** A word or phrase that may tell an engagement. */
export interface Trigger extends Range {
  readonly sense: Sense;
  readonly sentence: number;
}

const SPEECH = new Set(['speech', 'speech-participle']);
const BORDERS = new Set(['w-border', 'w-that']);
const VERBS = new Set([
  'meet',
  'receive',
  'gather',
  'discuss',
  'summon',
  'speak',
  'congratulate',
  'w-includes',
  'visit',
  'arrive',
  'head',
  'leave',
  'call',
  'call-link',
  'conduct',
  'take-in',
  'send',
  'dispatch',
  'hand',
  'sign',
  'bring',
  'attend',
  'open',
  'take-place',
  'w-cancel',
  'w-deny',
  'w-propose',
  'accompany',
]);

/** Whether a verb of any class the lexicon knows stands at `i`. */
export const isVerb = (scene: Scene, i: number): boolean =>
  (scene.senses[i] ?? []).some(
    (s) => s.tense !== 'none' && (VERBS.has(s.class) || SPEECH.has(s.class) || s.class === 'w-intend'),
  );

const UNTIL = 'حتي';
const NOW = 'الان';

/** Whether the clause before token `i` is over with it. */
function endsAt(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  // «وزير العمل د. فلان»: the stop of a title ends nothing
  if (scene.actorAt[i] !== -1) return false;
  if (token.kind === 'mark') return ENDING.has(token.words);
  // «برقية شكر» is what the cable says
  if (isAny(scene, i, SPEECH)) return !isAny(scene, i - 1, LETTERS);
  // «تحادث من جهته الوزير …»
  if (isInTurn(scene, i)) return false;
  // «الزيارة التي من المقرر أن يقوم بها …»: the clause goes on behind «أن»
  if (isPlannedRelative(scene, i)) return false;
  // «حتى الآن» says how long
  if (isAny(scene, i, BORDERS))
    return !(
      token.form === UNTIL &&
      ((scene.dateAt[i + 1] ?? -1) !== -1 || scene.tokens[i + 1]?.form === NOW)
    );
  // «استقبل الوزير السفير، يرافقه …»: whoever comes with him is no party
  if (scene.senses[i]!.some((s) => s.class === 'accompany' && s.pronoun !== '' && s.tense === 'present'))
    return true;
  const joined = scene.senses[i]!.find((s) => s.parse.conjunction !== '' && s.tense !== 'none');
  return joined !== undefined && VERBS.has(joined.class);
}

const LETTERS = new Set(['n-message']);

/** Whether «من جهته» and its like stand right behind a verb, not before it. */
const isInTurn = (scene: Scene, i: number): boolean =>
  IN_TURN.has(scene.tokens[i]!.form) &&
  (isVerb(scene, i - 1) || (scene.tokens[i - 1]?.form === OUT_OF && isVerb(scene, i - 2)));

const isPlannedRelative = (scene: Scene, i: number): boolean =>
  senseAt(scene, i, 'w-that') !== undefined &&
  senseAt(scene, i - 1, 'w-planned') !== undefined &&
  senseAt(scene, i - 3, 'w-relative') !== undefined;

/** The token after the last one of the clause that `trigger` opens. */
export function clauseEnd(scene: Scene, trigger: Range): number {
  const sentence = scene.text.sentences[scene.sentenceOf[trigger.first]!];
  const limit = sentence?.last ?? scene.tokens.length;
  for (let i = trigger.last; i < limit; i++) if (endsAt(scene, i)) return i;
  return limit;
}

/** «قام الوزير، يرافقه وكيله، بزيارة …»: said in passing. */
const isWith = (scene: Scene, i: number): boolean =>
  scene.senses[i]!.some((s) => s.class === 'accompany' && s.pronoun !== '' && s.tense === 'present') &&
  scene.senses[i]!.every((s) => s.class === 'accompany' || s.class === 'w-attended') &&
  scene.tokens[i - 1]?.kind === 'mark';

/** The first token of the clause that `trigger` stands in. */
export function clauseStart(scene: Scene, trigger: Range): number {
  const first = scene.text.sentences[scene.sentenceOf[trigger.first]!]?.first ?? 0;
  for (let i = trigger.first - 1; i >= first; i--) {
    const token = scene.tokens[i]!;
    if (scene.actorAt[i] !== -1) continue;
    if (token.kind === 'mark' && ENDING.has(token.words)) return i + 1;
    if (senseAt(scene, i, 'w-that') || isAny(scene, i, SPEECH) || senseAt(scene, i, 'w-border')) return i + 1;
    if (isVerb(scene, i) && !senseAt(scene, i, 'w-intend') && !isWith(scene, i)) return i + 1;
  }
  return first;
}
