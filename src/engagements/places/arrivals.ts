/** Where somebody came to meet: the goal of the journey that a sentence tells before the talks. */
import type { PlaceMention } from '../../model.ts';
import { HEADING } from '../particles.ts';
import { isAny, isFormIn, isToldIn, type Scene, senseAt } from '../scene.ts';
import { isOfSomebody, placesIn } from './places.ts';

/** «وصل إلى الدوحة للقاء …», «إلى بروكسل حيث يجتمع …»: the last goal before token `trigger`, null where none is. */
export function arrivalBefore(scene: Scene, trigger: number): PlaceMention | null {
  const { first } = scene.text.sentences[scene.sentenceOf[trigger]!]!;
  const goals = placesIn(scene, { first, last: trigger }).filter(
    ({ place, preposition }) =>
      !isOfSomebody(scene, place) &&
      goesTo(scene, place, { first, preposition }) &&
      !isApart(scene, place.last, trigger) &&
      !isOfAnotherTime(scene, place.last, trigger),
  );
  return goals.at(-1)?.place ?? null;
}

/** Whether a word of going leads to the place. */
function goesTo(
  scene: Scene,
  place: PlaceMention,
  { first, preposition }: { readonly first: number; readonly preposition: string },
): boolean {
  const direct = preposition === '';
  if (!direct && !HEADING.has(preposition)) return false;
  for (let i = place.first - 1; i >= Math.max(first, place.first - REACH); i--) {
    if (senseAt(scene, i, 'w-that') || senseAt(scene, i, 'w-relative')) return false;
    // «وصل إلى بيروت بعد زيارته إلى عمان»: where he was before
    if (i >= place.first - NEAR && scene.dateAt[i] === -1 && OVER.has(scene.tokens[i]!.form)) return false;
    if (scene.actorAt[i] === -1 && isAny(scene, i, direct ? VISITING : GOING)) return true;
  }
  return false;
}
/** Words between going and its goal: whoever goes stands there with his office. */
const REACH = 24;
const GOING: ReadonlySet<string> = new Set(['arrive', 'head', 'leave', 'visit', 'n-visit', 'n-tour']);
const VISITING: ReadonlySet<string> = new Set(['visit']);

/** Whether something said, or another journey, stands between. */
const isApart = (scene: Scene, first: number, last: number): boolean =>
  isToldIn(scene, { first, last }, APART);

/** «وصل إلى بيونغ يانغ، وذلك بعد القمة …»: talks before the journey or after it. */
const isOfAnotherTime = (scene: Scene, from: number, trigger: number): boolean =>
  isFormIn(scene, { first: Math.max(from, trigger - BESIDE), last: trigger }, OTHER_TIMES);
/** Words before talks in which «بعد» belongs to them. */
const BESIDE = 4;
const OTHER_TIME_WORDS = 'قبل قبيل بعد عقب بعيد عشيه غداه منذ';
const OTHER_TIMES: ReadonlySet<string> = new Set(OTHER_TIME_WORDS.split(' '));
/** What was over when somebody came, and the words between it and its place. */
const NEAR = 5;
const OVER_WORDS = 'بعد عقب اثر منذ';
const OVER = new Set(OVER_WORDS.split(' '));
const APART: ReadonlySet<string> = new Set(['w-that', 'speech', 'speech-participle']);
