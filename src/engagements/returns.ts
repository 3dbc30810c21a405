/**
 * Returns and journeys under way: «عاد الوزير إلى القاهرة» is a visit where it leads abroad, and who comes home visits
 * nobody; «في طريقه إلى …» is one of somebody who is named.
 */
import type { Actor, PlaceMention } from '../model.ts';
import type { Trigger } from './clauses.ts';
import { isBesideVerb } from './journeys.ts';
import { whoIs } from './people/who.ts';
import type { Reach } from './roles.ts';
import type { Scene } from './scene.ts';

/** Whether a trigger tells of a return. */
export const isReturn = ({ sense }: Trigger): boolean => RETURN.test(sense.id);
const RETURN = /^(?:return|n-way-return)-/u;

/** Whether all `visitors` are known to be at home elsewhere than where they go. */
export const isAbroad = (
  scene: Scene,
  visitors: readonly Actor[],
  destination: PlaceMention | null,
): boolean => {
  if (!destination?.country) return false;
  return visitors.every((visitor) => {
    const { code } = whoIs(scene, visitor);
    return code !== null && code !== destination.country && !isPosted(scene, visitor);
  });
};
/** «عودة السفير إلى عدن»: an ambassador comes back to his post. */
const isPosted = (scene: Scene, visitor: Actor): boolean =>
  whoIs(scene, visitor).role.some((word) => POSTED.has(word));
const POSTED_WORDS = 'سفير سفيره سفراء قنصل قايم';
const POSTED: ReadonlySet<string> = new Set(POSTED_WORDS.split(' '));

/** «عاد الوزير إلى جنيف»: told right beside the verb, and not of his own land. */
export const comesBack = (
  reach: Reach,
  visitors: readonly Actor[],
  destination: PlaceMention | null,
): boolean =>
  reach.trigger.sense.pronoun === '' &&
  isBesideVerb(reach, visitors[0]!) &&
  isAbroad(reach.scene, visitors, destination);

/** «في طريقه إلى سنغافورة»: a journey that is under way. */
export const isOnWay = ({ sense }: Trigger): boolean => sense.id.startsWith(WAY);
const WAY = 'n-way-way';

/** Whether somebody is one person, told of shortly before token `at` in its sentence. */
export const isNamedBefore = ({ sentenceOf }: Scene, at: number, { kind, first, plural }: Actor): boolean =>
  (kind === 'person' || kind === 'office') &&
  !plural &&
  sentenceOf[first] === sentenceOf[at] &&
  at - first <= SHORTLY;
/** Tokens from somebody to his way. */
const SHORTLY = 14;
