/** Who speaks: the phrase beside the verb, or the one who spoke before. */
import type { Actor, Span, Token } from '../model.ts';
import { type Cue, cueFormAt } from './cues.ts';
import type { Draft, Place } from './drafts.ts';
import { readNearest, readPhrase, readPhraseBefore } from './noun-phrases.ts';
import type { Range, Scene } from './scene.ts';
import {
  ASIDE,
  belongs,
  GENERIC,
  is,
  isBare,
  isDefinite,
  isJoined,
  isMark,
  MEDIA,
  NAMED,
  OPEN_HEAD,
  PARTING,
  RELATIVE,
  SAME,
  SOURCE,
  START,
  THAT,
  TIME,
  TURN,
} from './words.ts';

/** Somebody who speaks: a phrase of the text, and whether the place itself only points to it. */
export interface Speaker extends Range {
  readonly pointed: boolean;
}

/** Who did what the sentence before tells, where that sentence reports no speech: a person, verb first. */
function subjectOfLast(scene: Scene, drafts: readonly Draft[], index: number): Speaker | null {
  const before = scene.text.sentences[index - 1];
  if (!before || (drafts.at(-1)?.sentence ?? -1) >= index - 1) return null;
  for (const actor of scene.mentions.actors) {
    if (actor.first < before.first) continue;
    if (actor.first > before.first + 4 || actor.first >= before.last) return null;
    if (actor.kind === 'person' && !actor.preposition)
      return { first: actor.first, last: actor.last, pointed: true };
  }
  return null;
}

/** The last speaker whom a verb or participle of this gender may continue. */
export function runningSpeaker(place: Place): Speaker | null {
  const { drafts, cue } = place;
  const told = subjectOfLast(place.scene, drafts, place.index);
  if (told && cue.entry.gender !== 'p') return told;
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

/** Tokens from the head of a sentence within which its subject is looked for among the actors; 3 … 12 tried. */
const FARTHEST_SUBJECT = 6;

/** The subject of the sentence's first clause: who «مشيرا» and «مؤكدا» go on about where nobody has spoken yet. */
export function sentenceSubject(scene: Scene, sentence: Range, before: number): Speaker | null {
  const { tokens } = scene;
  for (let i = sentence.first; i < before; i++) {
    const actor = scene.actorAt.get(i);
    if (!actor || actor.preposition || actor.last > before) continue;
    if (i > sentence.first + FARTHEST_SUBJECT) break;
    const phrase = readPhrase(scene, i, before, 'object') ?? actor;
    return { first: phrase.first, last: phrase.last, pointed: true };
  }
  let from = headOf(scene, sentence.first, before);
  // «يذكر أن الوزير …», «يشار إلى أن …»
  for (let i = from + 1; i < Math.min(from + 3, before); i++) if (is(tokens[i], THAT)) from = i;
  // a sentence that begins with its noun has no verb in front of the subject
  if (isDefinite(tokens[from]) && !isBare(tokens[from], NAMERS) && cueFormAt(scene.text, from) === null)
    return null;
  const phrase = from + 1 < before ? readPhrase(scene, from + 1, before, 'object') : null;
  return phrase && (isDefinite(tokens[phrase.first]) || isBare(tokens[phrase.first], NAMERS))
    ? { ...phrase, pointed: true }
    : null;
}

/** The first word of the sentence's own clause: past circumstances set in front of it. */
function headOf({ tokens }: Scene, first: number, before: number): number {
  let i = first;
  while (i < before) {
    if (is(tokens[i], ASIDE) || isJoined(tokens[i], ASIDE)) {
      while (i < before && !isMark(tokens[i], PARTING)) i++;
    } else if (is(tokens[i], START | TIME | TURN) || isMark(tokens[i], PARTING)) i++;
    else break;
  }
  return i;
}

/** The nearest group before the cue: who «مطالبين» and «وتعهدوا» are. */
export function nearestGroup(scene: Scene, sentence: Range, before: number): Speaker | null {
  const { actors } = scene.mentions;
  for (let i = actors.length - 1; i >= 0; i--) {
    const actor = actors[i]!;
    if (actor.last > before) continue;
    if (actor.first < sentence.first) return null;
    if (actor.plural) return { first: actor.first, last: actor.last, pointed: false };
  }
  return null;
}

const NAMERS = NAMED | MEDIA | SOURCE | OPEN_HEAD;

/** Where the clause of the token at `at` begins, looking back no further than `floor`. */
export function clauseFirst(scene: Scene, floor: number, at: number): number {
  const { tokens } = scene;
  let i = at - 1;
  if (i > floor && belongs(tokens[i]!.form, 'already')) i--;
  for (; i >= floor; i--) {
    const token = tokens[i]!;
    if (is(token, START | THAT | RELATIVE) || isJoined(token, START | RELATIVE)) return i;
    if (isMark(token, ':؛')) return i + 1;
  }
  return floor;
}

export const isWas = (scene: Scene, i: number): boolean => belongs(scene.tokens[i]?.form ?? '', 'was');

const WHAT = 'ما';
const THE_TIME = 'الوقت';
/** The subject in front of the verb: «وكان X قال», «لكن X أكد», «X أعلن». */
export function subjectBefore(scene: Scene, cue: Cue, floor: number): Speaker | null {
  if (cue.conjunction) return null;
  const { tokens } = scene;
  const first = clauseFirst(scene, floor, cue.first);
  if (is(tokens[first], RELATIVE) || isJoined(tokens[first], RELATIVE)) {
    if (cue.object || scene.actorAt.get(cue.last)?.preposition === '') return null;
    if (tokens[first - 1]?.form === THE_TIME) return null;
    return first === cue.first - 1 || cue.first - first <= 3 ? antecedent(scene, floor, first) : null;
  }
  if (first >= cue.first || (cue.object && tokens[cue.first - 1]!.form === WHAT)) return null;
  if (isMark(tokens[cue.first - 1], PARTING) && scene.actorAt.get(cue.last)?.preposition === '') return null;
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
  const phrase = readNearest(scene, floor, to);
  return phrase ? { ...phrase, pointed: false } : null;
}

const TO = 'ل';

/** The place of a phrase; the «ل» that «وفقا» or a paper asks for is no part of it. */
export function wordsOf({ tokens }: Scene, { first, last }: Range): Span {
  const head = tokens[first]!;
  const attached = asksForTo(tokens[first - 1]) && head.words[0] === TO && head.words[1] !== TO;
  return { start: head.start + (attached ? 1 : 0), end: tokens[last - 1]!.end };
}

const asksForTo = (token: Token | undefined): boolean =>
  belongs(token?.form ?? '', 'according-to') || belongs(token?.form ?? '', 'document');

/** «مكتب فلان» is not he; «المدرب الألماني فلان» is. */
const mayBeNamed = ({ tokens, actorTo }: Scene, first: number, at: number): boolean =>
  at === first || isDefinite(tokens[at - 1]) || tokens[at - 1]!.kind === 'mark' || actorTo.has(at);

/** What the record shows of a speaker: as worded there, or the fullest name where the place only points. */
export function wordsOfSpeaker(scene: Scene, speaker: Speaker): Span {
  const span = wordsOf(scene, speaker);
  if (!speaker.pointed) return span;
  for (let i = speaker.first; i < speaker.last; i++) {
    const actor = scene.actorAt.get(i);
    if (!actor || actor.last > speaker.last || !mayBeNamed(scene, speaker.first, i)) continue;
    const name = scene.names.get(actor.entity) ?? nameByOffice(scene, actor);
    if (name) return { start: name.start, end: name.end };
  }
  return span;
}

/** The one name in the article beside which the office of an actor without a name stands. */
function nameByOffice(scene: Scene, actor: Actor): Span | null {
  if (actor.kind !== 'office') return null;
  const wanted = officeWords(scene, actor);
  const names = new Map<string, Span>();
  for (const other of scene.mentions.actors) {
    if (!other.name || other.represents !== actor.represents) continue;
    const held = officeWords(scene, other);
    if (wanted.every((word) => held.includes(word)) || held.some((word) => word.startsWith(PEER))) {
      const name = scene.names.get(other.entity) ?? other.name;
      names.set(scene.text.body.slice(name.start, name.end), name);
    }
  }
  return names.size === 1 ? [...names.values()][0]! : null;
}

/** The words of an actor's phrase without articles. */
const officeWords = (scene: Scene, actor: Actor): readonly string[] =>
  scene.tokens.slice(actor.first, actor.last).map((token) => {
    const { stem } = token.word.parses[0]!;
    return stem === CABINET ? MINISTERS : stem;
  });
const CABINET = 'حكومه';
const MINISTERS = 'وزراء';
const PEER = 'نظير';

/** The person last named before an honorific: the one who spoke, else whoever was named. */
function lastPerson(scene: Scene, speaker: Speaker, drafts: readonly Draft[]): Speaker {
  for (let i = scene.mentions.actors.length - 1; i >= 0; i--) {
    const actor = scene.mentions.actors[i]!;
    if (actor.last > speaker.first || actor.kind !== 'person') continue;
    return { first: actor.first, last: actor.last, pointed: true };
  }
  const before = drafts.at(-1)?.speaker;
  return before ? { ...before, pointed: true } : speaker;
}

/** Somebody named before whom «الحركة», «المتحدث», «الأخير» stands for. */
export function resolveGeneric(scene: Scene, speaker: Speaker, drafts: readonly Draft[]): Speaker {
  const same = is(scene.tokens[speaker.first], SAME) || is(scene.tokens[speaker.last - 1], SAME);
  const last = drafts.at(-1)?.speaker;
  if (same && last) return { ...last, pointed: true };
  if (speaker.last - speaker.first !== 1 || !is(scene.tokens[speaker.first], GENERIC)) return speaker;
  if (belongs(scene.tokens[speaker.first]!.form, 'honour')) return lastPerson(scene, speaker, drafts);
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
