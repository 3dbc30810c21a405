/** Those who welcome a visitor or see him off: they are present at the visit. */
import type { Actor } from '../../model.ts';
import { isWelcome } from '../guards/guards.ts';
import { isPointingBack } from '../guards/occasions.ts';
import { IN_FI } from '../particles.ts';
import { groupsIn, isHuman } from '../roles.ts';
import { actorOn, type Scene, senseAt } from '../scene.ts';

/** «كان في استقبال الملك …», «في وداعه …», «في مقدمة مستقبليه …»: the last token before those who welcome, or -1. */
export function welcomeAt(scene: Scene, i: number): number {
  const sense = senseAt(scene, i, 'n-reception');
  if (sense && isWelcome(scene, { first: i, last: i + 1, sense, sentence: scene.sentenceOf[i]! }))
    return sense.pronoun === '' ? pastGuest(scene, i) : i;
  const { form } = scene.tokens[i]!;
  if (FAREWELLS.has(form) && scene.tokens[i - 1]?.form === IN_FI && isWas(scene, i - 2))
    return form === FAREWELL ? pastGuest(scene, i) : i;
  return isWelcomers(scene, i) && !isToldBefore(scene, i) ? i : -1;
}
const FAREWELL = 'وداع';
const FAREWELL_FORMS = 'وداع وداعه وداعها وداعهم وداعهما';
const FAREWELLS: ReadonlySet<string> = new Set(FAREWELL_FORMS.split(' '));
const isWas = (scene: Scene, i: number): boolean => senseAt(scene, i, 'w-was') !== undefined;

/** Past «الملك» in «كان في استقبال الملك …»: the one who comes. */
function pastGuest(scene: Scene, i: number): number {
  const guest = isPointingBack(scene, i + 1) ? undefined : actorOn(scene, i + 1);
  return guest && guest.first === i + 1 ? guest.last - 1 : i;
}

/** «في مقدمة مستقبليه», «كبار مستقبلي الرئيس»; «رؤية مستقبلية» welcomes nobody. */
const isWelcomers = (scene: Scene, i: number): boolean =>
  WELCOMERS.has(scene.tokens[i]!.form) &&
  scene.actorAt[i] === -1 &&
  FOREMOST.has(scene.tokens[i - 1]?.form ?? '');
const WELCOMER_FORMS = 'مستقبليه مستقبليها مستقبليهم مستقبلي';
const WELCOMERS: ReadonlySet<string> = new Set(WELCOMER_FORMS.split(' '));
/** The words at which `welcomeAt` looks beside «استقبال». */
export const WELCOMING: ReadonlySet<string> = new Set([...FAREWELLS, ...WELCOMERS]);
const FOREMOST_FORMS = 'مقدمه كبار بين راس طليعه';
const FOREMOST: ReadonlySet<string> = new Set(FOREMOST_FORMS.split(' '));

/** «كان الرئيس في مقدمة مستقبلي الملك»: whoever welcomes stands before the words of welcome. */
export function welcomersBefore(scene: Scene, first: number, last: number): readonly Actor[] {
  for (let i = first + 3; i < last; i++)
    if (isWelcomers(scene, i) && isToldBefore(scene, i))
      return groupsIn(scene, { first, last: i })
        .filter(({ preposition }) => preposition === '')
        .flatMap(({ actors }) => actors)
        .filter(isHuman);
  return [];
}

/** «كان فلان في مقدمة …», «فلان وفلان كانا في مقدمة …»; «كان في مقدمة …» goes on with them. */
function isToldBefore(scene: Scene, i: number): boolean {
  const at = i - 3;
  if (scene.tokens[i - 2]?.form !== IN_FI || at < 0) return false;
  return isWas(scene, at)
    ? actorOn(scene, at - 1) !== undefined || isMark(scene, at - 1)
    : actorOn(scene, at) !== undefined;
}
/** «…، كانا في مقدمة»: a list before it ends in a comma. */
const isMark = (scene: Scene, i: number): boolean =>
  scene.tokens[i]?.words === '،' && actorOn(scene, i - 1) !== undefined;

/** Whether token `at` ends the words of a welcome. */
export function isGreeting(scene: Scene, at: number): boolean {
  const guest = actorOn(scene, at);
  const i = guest ? guest.first - 1 : at;
  return welcomeAt(scene, i) === at;
}

/** «كان الوزير في استقبال نظيره», «الرئيس كان في استقبال ضيفه»: the host stands before the words of welcome. */
export function hostIn(
  scene: Scene,
  first: number,
  last: number,
): { at: number; of: 'visit'; whose?: Actor; present: readonly Actor[] } | null {
  for (let i = first + 3; i < last; i++) {
    const sense = senseAt(scene, i, 'n-reception');
    if (!sense || scene.tokens[i - 1]?.form !== IN_FI) continue;
    const host = actorOn(scene, isWas(scene, i - 2) ? i - 3 : i - 2);
    if (!host || host.first < first || !isHuman(host)) continue;
    if (!isWas(scene, i - 2) && !isWas(scene, host.first - 1)) continue;
    const guest = sense.pronoun === '' ? actorOn(scene, i + 1) : undefined;
    // «الوزارة كانت في استقبال الطلبات»: no guest
    if (sense.pronoun === '' && !(guest && isHuman(guest))) continue;
    return { at: i, of: 'visit', ...(guest ? { whose: guest } : {}), present: [host] };
  }
  return null;
}
