/** Who travels: the subject of a verb of movement, the visitor of a noun. */
import type { Actor } from '../../model.ts';
import { isVerb } from '../clauses.ts';
import { IN, SINGLE, TO } from '../particles.ts';
import { destinationIn } from '../places/places.ts';
import { type Group, groupsIn, isFree, type Reach, subjectBefore, subjectsOfVerb } from '../roles.ts';
import { actorOn, isAny, type Scene, senseAt } from '../scene.ts';
import { agreeing, maySubject } from './agreement.ts';
import {
  guestOfHost,
  namedBefore,
  namedBehind,
  otherSubject,
  subjectBehind,
  welcomedBefore,
} from './goers.ts';
import { antecedent, topicBefore, topicOf } from './meant.ts';
import { groupsUpToNoun } from './parties.ts';
import { supportBefore } from './support.ts';

/** «أول مسؤول غربي يتوجه إلى …»: said of somebody who is named elsewhere. */
export const isSaidOf = (scene: Scene, { first, name }: Actor): boolean =>
  name === null && FIRSTS.has(scene.tokens[first - 1]?.form ?? '');
const FIRST_WORDS = 'اول ثاني ثالث احد';
const FIRSTS: ReadonlySet<string> = new Set(FIRST_WORDS.split(' '));

/** Whether somebody may be the one who travels. */
export const isVisitor = (scene: Scene, actor: Actor): boolean =>
  !isSaidOf(scene, actor) &&
  actor.kind !== 'state' &&
  (actor.kind !== 'institution' || isMission(scene, actor)) &&
  (actor.kind !== 'group' || isAny(scene, actor.first, TRAVELLERS) || isTeam(scene, actor));
/** «فريق من صندوق النقد», «فريق أممي»: some of a body or of a state. */
const isTeam = (scene: Scene, { first, last, represents }: Actor): boolean =>
  represents !== null &&
  last - first > 1 &&
  scene.tokens[first]!.word.parses.some((p) => !p.article && TEAMS.has(p.stem));
const TEAMS: ReadonlySet<string> = new Set('فريق فريقا فرق'.split(' '));
/** «بعثة صندوق النقد», «لجنة تقصي الحقائق»: bodies that travel. */
const isMission = (scene: Scene, { first }: Actor): boolean =>
  scene.tokens[first]!.word.parses.some((p) => SENT.has(p.stem));
const SENT_WORDS = 'بعثه لجنه';
const SENT: ReadonlySet<string> = new Set(SENT_WORDS.split(' '));
const TRAVELLERS = new Set(['w-heads', 'w-delegation']);

/** The subject of a verb of movement: behind it, before it, or the one spoken of. */
export function travellers(reach: Reach): readonly Actor[] {
  const { scene, trigger, after } = reach;
  if (trigger.sense.pronoun) {
    const own = after.find((g) => isFree(g) && isVisitor(scene, g.actors[0]!));
    if (own) return own.actors;
  }
  const before = subjectBefore(reach);
  const own = after.find(
    (g) =>
      g.preposition === '' &&
      isVisitor(scene, g.actors[0]!) &&
      (g.governor === -1 || g.first - trigger.last <= 1) &&
      !isOfNext(scene, trigger.last, g.first),
  );
  if (own && !(before && own.first - trigger.last > 2)) return own.actors.filter((a) => isVisitor(scene, a));
  if (before && isVisitor(scene, before)) return [before];
  if (own) return own.actors.filter((a) => isVisitor(scene, a));
  // «الأوروبيين الذين يصلون إلى …», «أكبر سفينة تصل …»: of others, whom no office names
  if (senseAt(scene, trigger.first - 1, 'w-relative') || isOfThing(scene, trigger.first)) return [];
  const topic = topicOf(scene, trigger.sentence, trigger.first) ?? topicBefore(scene, trigger.sentence);
  const unknown = !trigger.sense.id.startsWith(LANDS) && isUnknown(scene, trigger.last);
  if (!topic || !isVisitor(scene, topic) || unknown) return [];
  if (maySubject(scene, trigger, topic)) return [topic];
  const other = otherSubject(scene, trigger);
  return other && isVisitor(scene, other) ? [other] : [];
}

/** «وصل أكثر من مئة مهاجر», «تصل عقوبة …»: a noun right behind the verb that nothing is known of is its subject. */
function isUnknown(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  if (token?.kind !== 'word' || scene.actorAt[at] !== -1 || scene.dateAt[at] !== -1) return false;
  if (scene.placeAt[at] !== -1 || scene.senses[at]!.length > 0 || token.form.length < 4) return false;
  if (token.form.endsWith(ADVERBIAL) || ADVERBS.has(token.form)) return false;
  return token.word.parses.every((p) => p.particle === '' && p.conjunction === '');
}
/** «حط الرحال في …». */
const LANDS = 'arrive-land';
const ADVERBIAL = 'ا';
const ADVERB_WORDS =
  'اليه اليها هناك امام خلال ضمن عقب بعيد قبيل اثناء وحده مجددا لاحقا باكرا نحو صوب ايضا اثر فور ظهر فجر مساء صباح مباشره رفقه الاثنين';
const ADVERBS: ReadonlySet<string> = new Set(ADVERB_WORDS.split(' '));

/** «سفينة اغاثية تصل»: a thing right before the verb. */
const isOfThing = (scene: Scene, at: number): boolean =>
  [1, 2, 3].some(
    (k) => scene.actorAt[at - k] === -1 && senseAt(scene, at - k, 'w-thing')?.parse.particle === '',
  );

/** «زار الضفة الغربية التقى خلالها الرئيس»: whoever another verb stands before belongs to it. */
function isOfNext(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scene.actorAt[i] === -1 && isVerb(scene, i)) return true;
  return false;
}

/** The visitor of a noun: its pronoun, its complement, the subject of its verb, or the one spoken of. */
export function visitorsOf(reach: Reach): { readonly how: string; readonly actors: readonly Actor[] } {
  const { scene, trigger } = reach;
  if (trigger.sense.pronoun) {
    const { pronoun } = trigger.sense;
    const welcomed = welcomedBefore(scene, trigger.first);
    if (welcomed && isVisitor(scene, welcomed) && SINGLE.has(pronoun))
      return { how: 'his', actors: [welcomed] };
    const agent = agreeing(scene, trigger.first, pronoun, antecedent(scene, trigger.first, pronoun));
    return { how: 'his', actors: agent && isVisitor(scene, agent) ? [agent] : [] };
  }
  const near = groupsUpToNoun(reach);
  const own = ownVisitor(reach);
  if (own) return { how: 'his', actors: [own] };
  const paidBy = relativeWithout(reach);
  if (paidBy) return { how: 'paid', actors: isVisitor(scene, paidBy) ? [paidBy] : [] };
  const relative = near.find(
    (g, k) =>
      g.preposition === '' &&
      isVisitor(scene, g.actors[0]!) &&
      ([1, 2].some((n) => isConducting(scene, g.first - n)) || isPaidTo(scene, g, near[k - 1])),
  );
  if (relative) return { how: 'paid', actors: relative.actors.filter((a) => isVisitor(scene, a)) };
  const complement = near.find(
    (g) =>
      g.first <= trigger.last + 3 &&
      // «زيارة مستشفى الملك فهد»: the name belongs to the site
      !(g.governor >= trigger.last && senseAt(scene, g.governor, 'w-site')) &&
      isVisitor(scene, g.actors[0]!) &&
      (g.preposition === '' ? g.first <= trigger.last + 1 : TO.has(g.preposition)),
  );
  if (complement) return { how: 'of', actors: complement.actors.filter((a) => isVisitor(scene, a)) };
  const doing = [...namedBehind(reach), ...namedBefore(reach)].filter((a) => isVisitor(scene, a));
  if (doing.length > 0) return { how: 'paid', actors: doing };
  const at = supportBefore(reach);
  if (at >= 0) {
    const own = groupsIn(scene, { first: at + 1, last: trigger.first }).find(
      (g) => isFree(g) && isVisitor(scene, g.actors[0]!),
    );
    // «الوزير قام ووفد معه بزيارة …»: whoever «و» binds to the verb comes with the subject before it
    const joins =
      own?.first === at + 1 &&
      scene.tokens[at + 1]!.form.startsWith(WAW) &&
      own.actors[0]!.start > scene.tokens[at + 1]!.start;
    if (own && !joins) return { how: 'paid', actors: own.actors.filter((a) => isVisitor(scene, a)) };
    const all = [...subjectsOfVerb(scene, at), ...(own?.actors ?? [])];
    if (all[0] && isVisitor(scene, all[0]))
      return { how: 'paid', actors: all.filter((a) => isVisitor(scene, a)) };
    // «يقوم العرب بزيارة …»: others pay it
    if (at + 1 < trigger.first && isDefinite(scene, at + 1)) return { how: 'paid', actors: [] };
  }
  // «على القوات مغادرة …», «وصول الطائرة إلى …», «132 رحلة»: of others
  if (at < 0 && isOfOthers(reach)) return { how: 'on', actors: [] };
  const topic =
    (at >= 0 ? null : (guestOfHost(scene, trigger) ?? subjectBehind(reach))) ??
    topicOf(scene, trigger.sentence, trigger.first) ??
    topicBefore(scene, trigger.sentence);
  return { how: at >= 0 ? 'paid' : 'on', actors: topic && isVisitor(scene, topic) ? [topic] : [] };
}

/** A noun with the article that names nobody, no place and no day. */
const isDefinite = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 &&
  scene.placeAt[i] === -1 &&
  scene.dateAt[i] === -1 &&
  scene.senses[i]!.length === 0 &&
  scene.tokens[i]!.word.parses.some((p) => p.article && p.particle === '');

/** Whether a noun of movement tells of somebody or something else than the one spoken of. */
function isOfOthers({ scene, trigger: { first, last, sense } }: Reach): boolean {
  const before = scene.tokens[first - 1];
  const counted = before?.kind === 'number';
  if (sense.id.startsWith(ARRIVAL)) return counted || !IN.has(before?.form ?? '');
  return counted || (actorOn(scene, last)?.kind === 'group' && !sense.parse.article);
}
const ARRIVAL = 'n-visit-arrival';

const WAW = 'و';

/** «زيارة تقوم بها إلى كولومبيا السفيرة …»: the place before the subject. */
const isPaidTo = (scene: Scene, { first }: Group, before: Group | undefined): boolean =>
  before !== undefined &&
  before.actors[0]!.kind === 'state' &&
  before.last === first &&
  [1, 2, 3].some((n) => isConducting(scene, before.first - n));

/** «قام بها», but no «على رأس وفد». */
const isConducting = (scene: Scene, i: number): boolean =>
  senseAt(scene, i, 'conduct') !== undefined && scene.tokens[i - 1]?.form !== ON;
const ON = 'علي';

/** «في أول زيارة له إلى مصر»: the one named last before it, who is at home elsewhere. */
function ownVisitor({ scene, trigger, clause }: Reach): Actor | null {
  if (!OWN.has(scene.tokens[trigger.last]?.form ?? '')) return null;
  const { country } = destinationIn(scene, { first: trigger.last, last: clause.last }, 'to') ?? {};
  if (!country) return null;
  const { first } = scene.text.sentences[trigger.sentence]!;
  const before = groupsIn(scene, { first, last: trigger.first }).flatMap(({ actors }) => actors);
  const guests = before.filter(
    (it) => isVisitor(scene, it) && !it.plural && it.represents !== null && it.represents !== country,
  );
  return guests.at(-1) ?? null;
}
const OWN_FORMS = 'له لها';
const OWN = new Set(OWN_FORMS.split(' '));

/** «الزيارة التي يؤديها إلى العراق»: the one spoken of pays it. */
function relativeWithout({ scene, trigger, after }: Reach): Actor | null {
  for (let i = trigger.last; i < trigger.last + 5; i++) {
    const sense = senseAt(scene, i, 'conduct');
    if (!sense || (sense.pronoun === '' && scene.tokens[i + 1]?.form !== 'بها')) continue;
    if (after.some((g) => g.preposition === '' && g.first - i <= 2 && isVisitor(scene, g.actors[0]!)))
      return null;
    return antecedent(scene, trigger.first, 'ه');
  }
  return null;
}
