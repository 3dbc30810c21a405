/** The words that a list of those present begins with: «حضر اللقاء …», «يرافقه …», «ضم الوفد …», «ومن بين أعضاء الوفد …». */
import type { Actor, Word } from '../../model.ts';
import { perWord } from '../../text/text.ts';
import { isAttended } from '../guards/guards.ts';
import { isBroughtIn, isKnownTalks, isPointingBack, occasionOf, WITNESSED } from '../guards/occasions.ts';
import { HER, IN_IT } from '../particles.ts';
import { actorOn, isAny, isAnyIn, type Scene, senseAt } from '../scene.ts';
import { fromSide } from './present.ts';
import { WELCOMING, welcomeAt } from './welcomes.ts';

export const isDelegation = (scene: Scene, { kind, first }: Actor): boolean =>
  kind === 'group' && senseAt(scene, first, 'w-delegation') !== undefined;

/** The token before such a list within `first` and `last`, or -1. */
export function attendedIn(scene: Scene, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    if (scene.senses[i]!.length === 0 && scene.actorAt[i] === -1 && !tells(scene.tokens[i]!.word)) continue;
    const sense = scene.senses[i]!.find(
      (s) => s.class === 'n-meeting' || s.class === 'n-reception' || s.class === 'n-signing',
    );
    const noun = sense ? { first: i, last: i + 1, sense, sentence: scene.sentenceOf[i]! } : null;
    if (noun && isAttended(scene, noun)) return i;
    const welcome = welcomeAt(scene, i);
    if (welcome >= 0) return welcome;
    const occasion = occasionOf(scene, i);
    if (occasion >= 0) return occasion;
    if (isBroughtIn(scene, i, first)) return i;
    const attend = senseAt(scene, i, 'attend');
    if (attend && (fromSide(scene, i + 1) || (attend.pronoun !== '' && isOfTold(scene, i, first)))) return i;
    if (attend?.tense === 'past' && IN_IT.has(scene.tokens[i + 1]?.form ?? '')) return i + 1;
    if (senseAt(scene, i, 'bring') && senseAt(scene, i + 1, 'w-delegation')) return i + 1;
    if (isMadeUpOf(scene, i)) return i;
    if (senseAt(scene, i, 'w-in-suite')) return i;
    const companion = accompanied(scene, i);
    if (companion >= 0) return companion;
    if (comesAlong(scene, i)) return i;
    if (isJoining(scene, i) || isAmong(scene, i)) return i + 1;
    if (isPresence(scene, i)) return i;
  }
  return -1;
}

/** Whether such a list may begin at a word that has no sense and names nobody. */
const tells = perWord(({ form, parses }: Word): boolean => {
  if (WELCOMING.has(form) || PRESENCE.has(form) || AND_WITH_HIM.has(form) || form === AMONG) return true;
  return parses.some(({ rest }) => WITNESSED.has(rest) || JOINED.has(rest));
});

/** «وذلك بحضور …», «وبحضور …»: a presence told behind what it belongs to. */
export const isPresence = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 &&
  PRESENCE.has(scene.tokens[i]!.form) &&
  senseAt(scene, i, 'w-attended') !== undefined;
const PRESENCE_FORMS = 'بحضور وبحضور';
const PRESENCE: ReadonlySet<string> = new Set(PRESENCE_FORMS.split(' '));

/**
 * «الذي حضره …», at the head of a sentence «كما حضره …», or of talks told just before: «اللقاء الذي عقد … وحضره …»,
 * «مأدبة عشاء حضرتها …», «مباحثات في القصر، حضرها …».
 */
function isOfTold(scene: Scene, i: number, first: number): boolean {
  if (senseAt(scene, i - 1, 'w-relative') !== undefined || i <= first + 1) return true;
  const and = scene.senses[i]!.some((s) => s.class === 'attend' && s.parse.conjunction !== '');
  const her = scene.senses[i]!.some((s) => s.class === 'attend' && s.pronoun === HER);
  for (let k = i - 1; k >= Math.max(first, i - SINCE); k--) {
    if (and && isKnownTalks(scene, k)) return true;
    // «مباحثات … حضرها», «لقاء … حضره»
    if (scene.actorAt[k] === -1 && isTalks(scene, k)) return isOfWoman(scene, k) === her;
  }
  return false;
}
/** A noun of talks, known or not. */
const isTalks = (scene: Scene, i: number): boolean => isAny(scene, i, TALKS);
const TALK_CLASSES = 'n-meeting n-reception n-summit n-session';
const TALKS: ReadonlySet<string> = new Set(TALK_CLASSES.split(' '));
/** «مأدبة», «قمة», «مباحثات»: «ها» points back to them. */
const isOfWoman = ({ tokens }: Scene, i: number): boolean =>
  FEMININE.some((ending) => tokens[i]!.form.endsWith(ending));
const FEMININE = 'ه ات'.split(' ');
/** Tokens between talks and «وحضره». */
const SINCE = 12;

/** «الوفد يضم …», «وفد سعودي كبير ضم …», «وفي الوفد أيضا: …» */
function isMadeUpOf(scene: Scene, i: number): boolean {
  const tells = senseAt(scene, i, 'bring') ?? senseAt(scene, i, 'w-includes');
  if (tells && tells.tense !== 'none') return delegationBefore(scene, i) !== undefined;
  const inside = actorOn(scene, i);
  if (!inside || inside.last !== i + 1 || !isDelegation(scene, inside)) return false;
  return scene.tokens[inside.first - 1]?.form.endsWith(IN) === true && isListed(scene, inside.last);
}
/** «أيضا:», «كل من» before a list. */
const isListed = (scene: Scene, i: number): boolean =>
  scene.tokens[i]?.words === ':' || (scene.tokens[i]?.form === ALSO && scene.tokens[i + 1]?.words === ':');
const ALSO = 'ايضا';
const IN = 'في';

/** The delegation right before token `i`, an adjective between them left out. */
export function delegationBefore(scene: Scene, i: number): Actor | undefined {
  const group = actorOn(scene, i - 1) ?? actorOn(scene, i - 2);
  return group && isDelegation(scene, group) ? group : undefined;
}

/** «يرافقه …», «ومعه …» */
export function comesAlong(scene: Scene, i: number): boolean {
  if (scene.actorAt[i] !== -1) return false;
  if (AND_WITH_HIM.has(scene.tokens[i]!.form)) return true;
  const sense = senseAt(scene, i, 'accompany');
  return sense !== undefined && sense.tense !== 'none' && sense.pronoun !== '';
}
const AND_WITH_HIM_FORMS = 'ومعه ومعها ومعهما ومعهم';
const AND_WITH_HIM: ReadonlySet<string> = new Set(AND_WITH_HIM_FORMS.split(' '));

/** A verb of companionship with the one who is accompanied right behind it. */
export function isCompanied(scene: Scene, i: number): boolean {
  const sense = senseAt(scene, i, 'accompany');
  if (sense === undefined || sense.tense === 'none' || sense.pronoun !== '') return false;
  // «رافق سموه في الجولة …»
  if (isPointingBack(scene, i + 1) && scene.actorAt[i + 1] === -1) return true;
  const whom = actorOn(scene, i + 1);
  return whom !== undefined && (whom.kind === 'person' || whom.kind === 'office');
}

/** «ورافق الوزير في الزيارة …»: the last token of the one who is accompanied, -1 where nobody is. */
function accompanied(scene: Scene, i: number): number {
  if (!isCompanied(scene, i)) return -1;
  const before = actorOn(scene, i - 1);
  if (before?.kind === 'person' || senseAt(scene, i - 1, 'w-relative')) return -1;
  return (actorOn(scene, i + 1)?.last ?? i + 2) - 1;
}

/** «وانضم إليهما …» */
export function isJoining(scene: Scene, i: number): boolean {
  const parses = scene.tokens[i]?.word.parses ?? [];
  return parses.some((p) => JOINED.has(p.rest)) && scene.tokens[i + 1]?.form.startsWith(TO_THEM) === true;
}
const JOINING = 'انضم انضمت ينضم';
const JOINED = new Set(JOINING.split(' '));
const TO_THEM = 'اليه';

/** «ومن بين أعضاء الوفد الأمريكي …», «وكان من بين الحضور …» */
function isAmong(scene: Scene, i: number): boolean {
  if (scene.tokens[i]!.form !== AMONG || !FROM_FORMS.has(scene.tokens[i - 1]?.form ?? '')) return false;
  if (COMERS.has(scene.tokens[i + 1]?.form ?? '')) return true;
  const group = actorOn(scene, i + 1);
  return group?.kind === 'group' && isAnyIn(scene, group, DELEGATIONS);
}
const DELEGATIONS: ReadonlySet<string> = new Set(['w-delegation']);
const AMONG = 'بين';
const COMER_WORDS = 'الحضور الحاضرين المدعوين مرافقيه مرافقيها';
const COMERS: ReadonlySet<string> = new Set(COMER_WORDS.split(' '));
const FROM_WORDS = 'من ومن';
const FROM_FORMS = new Set(FROM_WORDS.split(' '));
