/** Journeys: their nouns, who stands beside their verb, and goals without «إلى», behind the verb or before a relative clause. */
import type { Actor, PlaceMention } from '../model.ts';
import type { Sense } from './lexemes.ts';
import { maySubject } from './people/agreement.ts';
import { topicOf } from './people/meant.ts';
import { isVisitor } from './people/visitors.ts';
import { isOfSomebody, placesIn } from './places/places.ts';
import { leads } from './prepositions.ts';
import { isFree, type Reach } from './roles.ts';
import type { Draft } from './rule.ts';
import { dateOn, placeOn, type Scene, senseAt } from './scene.ts';

/** «وصل بغداد», «وصل الوزير بغداد أمس»: the place right behind the verb or behind whoever came. */
export function reachedIn(reach: Reach, visitor: Actor): PlaceMention | null {
  const { scene, trigger, clause } = reach;
  if (!ARRIVES.test(trigger.sense.id) || trigger.sense.pronoun !== '' || !isBesideVerb(reach, visitor))
    return null;
  const from =
    visitor.first >= trigger.last && visitor.first <= trigger.last + 1 ? visitor.last : trigger.last;
  const at = scene.dateAt[from] === -1 ? from : (dateOn(scene, from)?.last ?? from);
  const [next] = placesIn(scene, { first: at, last: Math.min(clause.last, at + REACHED) });
  return next?.preposition === '' && !isOfSomebody(scene, next.place) && isLed(scene, at, next.place.first)
    ? next.place
    : null;
}
const ARRIVES = /^arrive-arrive/u;
/** Tokens from a verb to the place: «وصل العاصمة السودانية الخرطوم», «وصل مطار بيروت الدولي». */
const REACHED = 3;
/** Whether nothing but nouns of places and their adjectives stand before a place. */
function isLed(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!leads(scene, i) || REACHED_IT.has(scene.tokens[i]!.form)) return false;
  return true;
}
/** «ما وصلت إليه كوريا من تقدم»: ends in the letters of an adjective. */
const REACHED_IT: ReadonlySet<string> = new Set('اليه عليه فيه'.split(' '));

/** «زيارة», «جولة»: a noun of a journey, no arrival or return. */
export const isVisitNoun = ({ id }: Sense): boolean => VISIT.test(id);
const VISIT = /^n-(?:visit-visit|tour)/u;

/** Whether somebody stands right beside the verb. */
export const isBesideVerb = ({ trigger }: Reach, { first, last }: Actor): boolean =>
  (first >= trigger.last && first <= trigger.last + 1) ||
  (last <= trigger.first && last >= trigger.first - 2);

/** «الصين التي زارها …»: a verb whose pronoun means the noun before its relative. */
export const isRelative = ({ scene, trigger }: Reach): boolean =>
  trigger.sense.pronoun !== '' && senseAt(scene, trigger.first - 1, 'w-relative') !== undefined;

/** «الصين التي زارها الوزير في يناير», «عمان، التي وصل إليها»: who went behind the verb or before it, the land before it. */
export function relativeDraft(reach: Reach): Draft | null {
  const { scene, trigger, after } = reach;
  const back = senseAt(scene, trigger.first - 1, 'w-relative') !== undefined;
  const there = BACK_THERE.has(scene.tokens[trigger.last]?.form ?? '');
  if (!back || (trigger.sense.pronoun === '' && !there)) return null;
  const mark = scene.tokens[trigger.first - 2]?.kind === 'mark' ? 1 : 0;
  const destination = placeOn(scene, trigger.first - 2 - mark);
  if (!destination?.country) return null;
  const from = trigger.last + (there ? 1 : 0);
  const visitor = after.find((g) => isFree(g) && g.first <= from + 1);
  if (visitor && isVisitor(scene, visitor.actors[0]!))
    return { principals: visitor.actors.filter((a) => isVisitor(scene, a)), destination };
  const spoken = visitor ? null : topicOf(scene, trigger.sentence, trigger.first);
  if (!spoken || !isVisitor(scene, spoken) || !maySubject(scene, trigger, spoken)) return null;
  const isGuest = spoken.represents !== null && spoken.represents !== destination.country;
  return isGuest ? { principals: [spoken], destination } : null;
}
const BACK_WORDS = 'اليها اليه بها';
const BACK_THERE: ReadonlySet<string> = new Set(BACK_WORDS.split(' '));
