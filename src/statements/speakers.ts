/** Who speaks: the phrase beside the verb, or the one who spoke before. */
import type { Cue } from './cues.ts';
import type { Draft } from './drafts.ts';
import { readPhrase, readPhraseBefore } from './noun-phrases.ts';
import type { Range, Scene } from './scene.ts';
import { ASIDE, GENERIC, is, isJoined, isMark, PARTING, RELATIVE, START, THAT, TIME, TURN } from './words.ts';

/** Somebody who speaks: a phrase of the text, and whether the place itself only points to it. */
export interface Speaker extends Range {
  readonly pointed: boolean;
}

/** The last speaker whom a verb or participle of this gender may continue. */
export function runningSpeaker(drafts: readonly Draft[], cue: Cue): Speaker | null {
  const wanted = cue.entry.gender;
  for (let i = drafts.length - 1, seen = 0; i >= 0 && seen < 6; i--, seen++) {
    const draft = drafts[i]!;
    if (wanted === '' || draft.gender === '' || draft.gender === wanted) {
      return { first: draft.speaker.first, last: draft.speaker.last, pointed: true };
    }
  }
  const last = drafts.at(-1);
  return last ? { first: last.speaker.first, last: last.speaker.last, pointed: true } : null;
}

/** The subject of the sentence's first clause: who «مشيرا» and «مؤكدا» go on about where nobody has spoken yet. */
export function sentenceSubject(scene: Scene, sentence: Range, before: number): Speaker | null {
  const { tokens } = scene;
  for (let i = sentence.first; i < before; i++) {
    const actor = scene.actorAt.get(i);
    if (!actor || actor.preposition || actor.last > before) continue;
    const phrase = readPhrase(scene, i, before) ?? actor;
    return { first: phrase.first, last: phrase.last, pointed: true };
  }
  if (scene.mentions.actors.length > 0) return null;
  let from = sentence.first;
  while (from < before && (is(tokens[from], START | TIME | TURN | ASIDE) || isMark(tokens[from], PARTING)))
    from++;
  const phrase = readPhrase(scene, from + 1, before, 'object');
  return phrase ? { ...phrase, pointed: true } : null;
}

/** Where the clause of the token at `at` begins, looking back no further than `floor`. */
export function clauseFirst(scene: Scene, floor: number, at: number): number {
  const { tokens } = scene;
  for (let i = at - 1; i >= floor; i--) {
    const token = tokens[i]!;
    if (is(token, RELATIVE) || isJoined(token, RELATIVE)) return i;
    if (is(token, START | THAT) || isJoined(token, START)) return isWas(scene, i) ? i : i;
    if (isMark(token, ':؛')) return i + 1;
  }
  return floor;
}

const WAS = new Set(['كان', 'كانت', 'كانوا', 'وكان', 'وكانت', 'وكانوا']);
export const isWas = (scene: Scene, i: number): boolean => WAS.has(scene.tokens[i]?.form ?? '');

/** The subject in front of the verb: «وكان X قال», «لكن X أكد», «X أعلن». */
export function subjectBefore(scene: Scene, cue: Cue, floor: number): Speaker | null {
  if (cue.conjunction) return null;
  const { tokens } = scene;
  const first = clauseFirst(scene, floor, cue.first);
  if (is(tokens[first], RELATIVE) || isJoined(tokens[first], RELATIVE)) {
    return first === cue.first - 1 || cue.first - first <= 3 ? antecedent(scene, floor, first) : null;
  }
  if (first >= cue.first) return null;
  const was = isWas(scene, first);
  if (!was && isMark(tokens[cue.first - 1], PARTING) && !scene.actorTo.has(cue.first - 1)) return null;
  const phrase = readPhraseBefore(scene, was ? first + 1 : first, cue.first);
  return phrase ? { ...phrase, pointed: false } : null;
}

/** The phrase that «الذي» goes back to. */
function antecedent(scene: Scene, floor: number, relative: number): Speaker | null {
  let to = relative;
  while (to > floor && isMark(scene.tokens[to - 1], PARTING)) to--;
  const actor = scene.actorTo.get(to);
  if (actor) return { first: actor.first, last: actor.last, pointed: false };
  const first = clauseFirst(scene, floor, to);
  const phrase = readPhraseBefore(scene, first, to);
  return phrase ? { ...phrase, pointed: false } : null;
}

/** What the record shows of a speaker: as worded there, or the fullest name where the place only points. */
export function wordsOfSpeaker(scene: Scene, speaker: Speaker): { start: number; end: number } {
  const { tokens, mentions } = scene;
  const span = { start: tokens[speaker.first]!.start, end: tokens[speaker.last - 1]!.end };
  if (!speaker.pointed) return span;
  for (let i = speaker.first; i < speaker.last; i++) {
    const actor = scene.actorAt.get(i);
    if (!actor || actor.last > speaker.last) continue;
    const name = mentions.entities[actor.entity]?.name;
    return name ? { start: name.start, end: name.end } : span;
  }
  return span;
}

/** Somebody named before whom «الحركة», «المتحدث», «الأخير» stands for. */
export function resolveGeneric(scene: Scene, speaker: Speaker, drafts: readonly Draft[]): Speaker {
  if (speaker.last - speaker.first !== 1 || !is(scene.tokens[speaker.first], GENERIC)) return speaker;
  const actor = scene.actorAt.get(speaker.first);
  const entity = actor ? scene.mentions.entities[actor.entity] : undefined;
  if (actor && entity && entity.actors.length > 1 && entity.name) return { ...speaker, pointed: true };
  const form = scene.tokens[speaker.first]!.form;
  const bare = form.slice(2);
  for (let i = drafts.length - 1; i >= 0; i--) {
    const before = drafts[i]!.speaker;
    for (let k = before.first; k < before.last; k++) {
      const token = scene.tokens[k]!.form;
      if (before.last - before.first > 1 && (token === bare || token === form))
        return { ...before, pointed: true };
    }
  }
  for (let i = speaker.first - 1; i >= 0; i--) {
    if (scene.tokens[i]!.form !== bare) continue;
    const phrase = readPhrase(scene, i, Math.min(i + 12, speaker.first));
    if (phrase && phrase.last - phrase.first > 1) return { ...phrase, pointed: true };
  }
  return speaker;
}
