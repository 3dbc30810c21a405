/**
 * The article laid out for reading: for each token its classes, actor, time and place, so that every
 * rule asks the same questions the same way.
 */
import type { Actor, DateMention, Entity, Mentions, PlaceMention, Text, Token } from '../model.ts';
import { withOrigins } from './adjectives.ts';
import { phraseAt, type Sense, sensesOf } from './lexemes.ts';
import { withCrowds } from './people/crowds.ts';

export interface Scene {
  readonly text: Text;
  readonly mentions: Mentions;
  readonly tokens: readonly Token[];
  /** Classes of the word at each token; those of a phrase stand at its first token. */
  readonly senses: readonly (readonly Sense[])[];
  /** End of the phrase that begins at a token, where it is longer than a word. */
  readonly phraseEnd: ReadonlyMap<number, number>;
  readonly sentenceOf: Int32Array;
  /** Index of the actor that covers a token, or -1. */
  readonly actorAt: Int32Array;
  readonly dateAt: Int32Array;
  readonly placeAt: Int32Array;
  readonly where: 'body' | 'title';
}

/** The scene of a body or a title. */
export function setScene(text: Text, named: Mentions, where: 'body' | 'title'): Scene {
  const { tokens } = text;
  const senses: (readonly Sense[])[] = tokens.map((t) => (t.kind === 'word' ? sensesOf(t.word) : NONE));
  const phraseEnd = new Map<number, number>();
  for (let i = 0; i < tokens.length; i++) {
    const found = tokens[i]!.kind === 'word' ? phraseAt(tokens, i) : null;
    if (!found) continue;
    senses[i] = [...found.senses, ...senses[i]!];
    phraseEnd.set(i, found.last);
  }
  const mentions = withCrowds(text, withOrigins(text, named, senses), senses);
  const actorAt = withoutFunctionWords(cover(mentions.actors, tokens.length), { text, mentions }, senses);
  return {
    text,
    mentions,
    tokens,
    senses,
    phraseEnd,
    sentenceOf: cover(text.sentences, tokens.length),
    actorAt: where === 'title' ? actorAt : withoutDateline(text, actorAt, senses),
    dateAt: cover(mentions.dates, tokens.length),
    placeAt: cover(
      mentions.places.map((p) => (isInDate(mentions, p.first) ? { first: 0, last: 0 } : p)),
      tokens.length,
    ),
    where,
  };
}

const NONE: readonly Sense[] = [];

/** «آب» inside a date is the month, no town. */
const isInDate = (mentions: Mentions, i: number): boolean =>
  mentions.dates.some((d) => d.first <= i && i < d.last);

function cover(
  ranges: readonly { readonly first: number; readonly last: number }[],
  size: number,
): Int32Array {
  const out = new Int32Array(size).fill(-1);
  ranges.forEach((range, index) => {
    for (let i = range.first; i < range.last && i < size; i++) out[i] = index;
  });
  return out;
}

/** «من المقرر أن …», «يبحث الأمر مع …»: a single word that marks a status, or the matter itself, is nobody. */
function withoutFunctionWords(
  at: Int32Array,
  { text, mentions }: { readonly text: Text; readonly mentions: Mentions },
  senses: readonly (readonly Sense[])[],
): Int32Array {
  for (const actor of mentions.actors) {
    if (actor.last - actor.first > 1 || actor.kind === 'person' || actor.kind === 'state') continue;
    if (
      text.tokens[actor.first]!.word.parses.some((p) => MATTERS.has(p.rest)) ||
      senses[actor.first]!.some((s) => s.class === 'w-planned' || s.class === 'speech')
    )
      at[actor.first] = -1;
  }
  return at;
}

const MATTER_FORMS = 'الامر';
const MATTERS: ReadonlySet<string> = new Set(MATTER_FORMS.split(' '));

/** «لندن، بريطانيا (CNN) --»: who is named in a dateline does nothing. */
function withoutDateline(text: Text, at: Int32Array, senses: readonly (readonly Sense[])[]): Int32Array {
  const most = Math.min(DATELINE, text.tokens.length);
  for (let i = 0; i < most; i++) {
    const token = text.tokens[i]!;
    if (senses[i]!.some((s) => s.tense !== 'none')) return at;
    if (i === 0 || token.kind !== 'mark' || !DASHES.has(token.words)) continue;
    // a dash inside a word joins («جيه-إن»)
    if (token.start === text.tokens[i - 1]!.end && text.tokens[i + 1]?.start === token.end) continue;
    return at.fill(-1, 0, i);
  }
  return at;
}
/** Tokens that a dateline has at most. */
const DATELINE = 12;
const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', '--']);

/** The sense of class `name` at token `i`, if any. */
export function senseAt(scene: Scene, i: number, name: string): Sense | undefined {
  return scene.senses[i]?.find((s) => s.class === name);
}

/** Whether token `i` has a sense of one of `names`. */
export function isAny(scene: Scene, i: number, names: ReadonlySet<string>): boolean {
  const senses = scene.senses[i];
  if (!senses) return false;
  for (const sense of senses) if (names.has(sense.class)) return true;
  return false;
}

/** Whether any token of a range has a sense of one of `names`. */
export function isAnyIn(scene: Scene, { first, last }: Stretch, names: ReadonlySet<string>): boolean {
  for (let i = first; i < last; i++) if (isAny(scene, i, names)) return true;
  return false;
}
/** The same for the words that name nobody: «لقاء» in the name of a party tells of no talks. */
export function isToldIn(scene: Scene, { first, last }: Stretch, names: ReadonlySet<string>): boolean {
  for (let i = first; i < last; i++) if (scene.actorAt[i] === -1 && isAny(scene, i, names)) return true;
  return false;
}
/** Whether any token of a range has one of `forms`, in normal form. */
export function isFormIn({ tokens }: Scene, { first, last }: Stretch, forms: ReadonlySet<string>): boolean {
  for (let i = first; i < last; i++) if (forms.has(tokens[i]?.form ?? '')) return true;
  return false;
}
/** Tokens, `last` exclusive. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

export const actorOn = (scene: Scene, i: number): Actor | undefined =>
  scene.mentions.actors[scene.actorAt[i] ?? -1];
export const dateOn = (scene: Scene, i: number): DateMention | undefined =>
  scene.mentions.dates[scene.dateAt[i] ?? -1];
export const placeOn = (scene: Scene, i: number): PlaceMention | undefined =>
  scene.mentions.places[scene.placeAt[i] ?? -1];
export const entityOf = (scene: Scene, actor: Actor): Entity | undefined =>
  scene.mentions.entities[actor.entity];
