/** Who goes, where neither a pronoun nor the words right beside a journey say it. */
import type { Actor } from '../../model.ts';
import { isVerb, type Trigger } from '../clauses.ts';
import { BY_BI, LAM } from '../particles.ts';
import { groupsIn, isFree, isHuman, type Reach } from '../roles.ts';
import { actorOn, isAny, isAnyIn, isFormIn, type Scene, senseAt } from '../scene.ts';
import { maySubject } from './agreement.ts';
import { antecedent } from './meant.ts';

/** «بعد لقاء رئيسة الوزراء … سيقضي الرئيس … ثم سيسافر»: the last one before a verb that may be its subject. */
export function otherSubject(scene: Scene, trigger: Trigger): Actor | null {
  const { first } = scene.text.sentences[trigger.sentence]!;
  const free = groupsIn(scene, { first, last: trigger.first }).filter((g) => g.preposition === '');
  return free.flatMap((g) => g.actors).findLast((a) => isHuman(a) && maySubject(scene, trigger, a)) ?? null;
}

/** «استقبل الرئيس نظيره في بداية زيارة …»: the guest is on the visit, not his host. */
export function guestOfHost(scene: Scene, { first: to, sentence }: Trigger): Actor | null {
  const { first } = scene.text.sentences[sentence]!;
  let verb = to - 1;
  while (verb >= first && (scene.actorAt[verb] !== -1 || !isVerb(scene, verb))) verb--;
  if (verb < first || !senseAt(scene, verb, 'receive')) return null;
  const people = groupsIn(scene, { first, last: to })
    .filter((g) => isFree(g) && isHuman(g.actors[0]!))
    .map((g) => g.actors[0]!);
  const guest = people.at(-1);
  const host = people.at(-2);
  if (!guest || !host || guest.first < verb || host.entity === guest.entity) return null;
  return guest.represents !== null && guest.represents !== host.represents ? guest : null;
}

/** «زيارة رسمية استمرت ثلاثة أيام للرئيس …»: behind how long it lasts, or that it is the first. */
export function namedBehind({ scene, trigger, after }: Reach): readonly Actor[] {
  const group = after[0];
  if (!group || group.first - trigger.last > LASTING_REACH || group.preposition !== LAM) return [];
  if (!isHuman(group.actors[0]!)) return [];
  const between = { first: trigger.last, last: group.first };
  for (let i = between.first; i < between.last; i++) if (isVerb(scene, i)) return [];
  return isFormIn(scene, between, FIRSTS) || isAnyIn(scene, between, LASTS) ? group.actors : [];
}
const LASTS: ReadonlySet<string> = new Set(['w-lasts']);
const FIRST_WORDS = 'الاولي الثانيه الثالثه نوعها';
const FIRSTS: ReadonlySet<string> = new Set(FIRST_WORDS.split(' '));
/** Tokens from a journey to whoever is on it. */
const LASTING_REACH = 9;

/** «غداة قيام الوزير بزيارة …», «قيامه بزيارة …». */
export function namedBefore({ scene, trigger }: Reach): readonly Actor[] {
  if (trigger.sense.parse.particle !== BY_BI) return [];
  for (let i = trigger.first - 1; i >= Math.max(0, trigger.first - DOING_REACH); i--) {
    if (scene.actorAt[i] !== -1) continue;
    const sense = senseAt(scene, i, 'w-doing');
    if (!sense) {
      if (isVerb(scene, i)) return [];
      continue;
    }
    if (sense.pronoun === '') return groupsIn(scene, { first: i + 1, last: trigger.first })[0]?.actors ?? [];
    const one = antecedent(scene, i, sense.pronoun);
    return one ? [one] : [];
  }
  return [];
}
/** Tokens from «قيام» to the visit: whoever pays it stands there with his office. */
const DOING_REACH = 12;

/** «وخلال زيارة إلى جاكرتا، قال الوزير …»: the subject of the sentence that a journey opens. */
export function subjectBehind({ scene, trigger }: Reach): Actor | null {
  const { first, last } = scene.text.sentences[trigger.sentence]!;
  if (trigger.first - first > OPENING_REACH || groupsIn(scene, { first, last: trigger.first }).length > 0)
    return null;
  const subject = groupsIn(scene, { first: trigger.last, last }).find(
    (g) => isFree(g) && isHuman(g.actors[0]!) && isTelling(scene, g.first - 1),
  );
  return subject?.actors[0] ?? null;
}
const isTelling = (scene: Scene, i: number): boolean => isVerb(scene, i) || isAny(scene, i, SPEECH);
const SPEECH: ReadonlySet<string> = new Set(['speech']);
/** Tokens before a journey that opens a sentence: «وفي أول زيارة». */
const OPENING_REACH = 3;

/** «كان الرئيس في استقبال ضيفه لدى وصوله»: who is welcomed comes. */
export function welcomedBefore(scene: Scene, trigger: number): Actor | null {
  for (let i = trigger - 2; i >= Math.max(0, trigger - WELCOME_REACH); i--) {
    if (scene.actorAt[i] !== -1 || senseAt(scene, i, 'n-reception')?.pronoun !== '') continue;
    const guest = actorOn(scene, i + 1);
    return guest?.first === i + 1 && isHuman(guest) ? guest : null;
  }
  return null;
}
/** Tokens from a welcome to the arrival it is for. */
const WELCOME_REACH = 14;
