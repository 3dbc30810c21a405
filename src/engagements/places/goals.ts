/** Where a journey went, told by a pronoun: «توصل لاتفاق مع كوبا … وأجرى زيارة تاريخية إليها». */
import type { Actor, PlaceMention } from '../../model.ts';
import { isVerb, type Range } from '../clauses.ts';
import type { Scene } from '../scene.ts';
import { isOfSomebody } from './places.ts';

/** The last land or city that the sentence names before a journey whose goal is «إليها»; null where none is. */
export function pointedGoal(scene: Scene, range: Range, visitor: Actor): PlaceMention | null {
  let at = range.first;
  const end = Math.min(range.last, range.first + POINTED_REACH);
  while (at < end && !THERE.has(scene.tokens[at]!.form) && !isVerb(scene, at)) at++;
  if (at >= end || !THERE.has(scene.tokens[at]!.form)) return null;
  const { first } = scene.text.sentences[scene.sentenceOf[range.first]!]!;
  const named = scene.mentions.places.filter(
    (p) =>
      p.first >= first &&
      p.last <= range.first &&
      p.country !== null &&
      p.country !== visitor.represents &&
      !isOfSomebody(scene, p),
  );
  return named.at(-1) ?? null;
}
const THERE_WORDS = 'اليها اليه';
const THERE: ReadonlySet<string> = new Set(THERE_WORDS.split(' '));
/** Tokens from a journey to the pronoun. */
const POINTED_REACH = 8;
