/** Gatherings of three and more under a name: summits, conferences, ministerial meetings, councils. */
import type { Actor } from '../../model.ts';
import { ORIGIN, TWIN } from '../adjectives.ts';
import type { Sense } from '../lexemes.ts';
import { BY_BI, IN_FI, WITH_ONLY, WITH_PRESENCE } from '../particles.ts';
import { COUNTED_STATES } from '../people/crowds.ts';
import { isState } from '../people/houses.ts';
import { topicOf } from '../people/meant.ts';
import { groupsUpToNoun, nounParties } from '../people/parties.ts';
import { relativeParties } from '../people/relatives.ts';
import { hangsOnRelation } from '../people/sides.ts';
import { nounTakers, partTakers } from '../people/takers.ts';
import { isOnMargin } from '../prepared.ts';
import { distinct, groupsIn, isFree, isSet, listFrom, type Reach } from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { isAny, type Scene, senseAt } from '../scene.ts';

const isBody = (actor: Actor): boolean => actor.kind === 'institution' || actor.kind === 'group';

/** «قمة منظمة التعاون الإسلامي»: the body whose summit it is. */
function bodyOf(reach: Reach): readonly Actor[] {
  const near = groupsUpToNoun(reach).filter((g) => g.preposition === '' || g.preposition === 'ل');
  const first = near[0];
  const { last } = reach.trigger;
  // «الملتقى تكريم عدد …»: what completes another noun is no body of the summit
  const own = first && (first.governor === -1 || first.governor < last);
  return own &&
    (first.first <= last + 1 || (first.preposition === 'ل' && isPastAdjectives(reach, first.first)))
    ? first.actors
    : [];
}

/** «القمة العادية الحادية والثلاثين للاتحاد الأفريقي»: nothing but adjectives of the noun lies between. */
const isPastAdjectives = ({ scene, trigger: { last, sense } }: Reach, first: number): boolean =>
  first <= last + ADJECTIVES &&
  scene.tokens
    .slice(last, first)
    .every(
      (t, k) => scene.actorAt[last + k] === -1 && scene.dateAt[last + k] === -1 && isAdjective(t, sense),
    );
const isAdjective = ({ kind, word }: Reach['scene']['tokens'][number], { parse }: Sense): boolean =>
  kind === 'word' && word.parses.some((p) => p.article === parse.article && p.particle === '');
/** Adjectives and ordinals between a gathering and its body, at most. */
const ADJECTIVES = 5;

export const attended = rule({
  id: 'summit.attended',
  kind: 'summit',
  on: ['n-summit'],
  says: 'somebody takes part in a summit',
  read: (reach) => {
    const takers = partTakers(reach);
    if (takers.length === 0) return null;
    return { principals: distinct([...takers, ...bodyOf(reach).filter(isBody), ...besides(reach)]) };
  },
});

/** «توجه الوزير إلى باريس للمشاركة في مؤتمر دولي»: what somebody goes to, or comes from. */
export const attending = rule({
  id: 'summit.attending',
  kind: 'summit',
  on: ['n-summit'],
  says: 'somebody comes for a summit, or from it',
  read: (reach) => {
    if (reach.trigger.sense.parse.article && !isNamed(reach)) return null;
    const takers = nounTakers(reach).filter((a) => a.represents !== null);
    return takers.length > 0 ? { principals: distinct(takers) } : null;
  },
});

/** «شارك في قمة مع الرئيس …», «في قمة تجمعه بنظيره …»: the others who are there. */
function besides(reach: Reach): readonly Actor[] {
  const near = groupsUpToNoun(reach).filter((g) => g.first <= reach.trigger.last + 8);
  const found = relativeParties(reach, near);
  if (found.how === 'joined') return found.all;
  return listFrom(near, (g) => WITH_ONLY.has(g.preposition) && !hangsOnRelation(reach.scene, g));
}

export const between = rule({
  id: 'summit.between',
  kind: 'summit',
  on: ['n-summit'],
  says: 'a summit between named sides',
  read: (reach) => {
    const found = nounParties(reach);
    if (reach.trigger.sense.parse.article && found.all[0]?.rule === TWIN && !isSet(reach)) return null;
    return found.how === 'between' ? { principals: found.all } : null;
  },
});

export const joined = rule({
  id: 'summit.joined',
  kind: 'summit',
  on: ['n-summit'],
  says: 'a summit that brings named sides together',
  read: (reach) => {
    const found = nounParties(reach);
    return found.all.length > 0 && JOINING.has(found.how ?? '') ? { principals: found.all } : null;
  },
});

const JOINING: ReadonlySet<string> = new Set(['joined', 'held', 'his']);

export const ofBody = rule({
  id: 'summit.of',
  kind: 'summit',
  on: ['n-summit'],
  says: 'the summit of a body or of named leaders',
  read: (reach) => {
    const body = bodyOf(reach).filter((a) => a.kind !== 'state');
    const found = body.length > 0 ? body : nounParties(reach).all;
    if (body.length === 0 && found.length < 2) return null;
    if (body[0]?.rule === ORIGIN && !isSet(reach)) return null;
    if (isOwnCongress(body)) return null;
    return {
      principals: distinct([...nounTakers(reach), ...speakerAt(reach), ...attendedBy(reach), ...found]),
    };
  },
});

/** «قمة الحلف، التي حضرها الرئيس», «قال إن القمة التي حضرها …»: who came to it, or else the one who is spoken of. */
function attendedBy({ scene, trigger, clause }: Reach): readonly Actor[] {
  const end = scene.text.sentences[trigger.sentence]!.last;
  for (let i = trigger.last; i < Math.min(end - 1, clause.last + 1, trigger.last + RELATIVE); i++) {
    if (senseAt(scene, i, 'w-relative') === undefined) continue;
    const verb = senseAt(scene, i + 1, 'attend');
    if (verb?.tense !== 'past' || verb.pronoun === '') return [];
    const next = groupsIn(scene, { first: i + 2, last: end }).find((g) => isFree(g) && g.first === i + 2);
    if (next) return next.actors.filter((a) => a.represents !== null && !a.plural);
    return scene.tokens[i + 1]!.words.endsWith(SHE_CAME) ? [] : speakerOf(scene, trigger);
  }
  return [];
}
/** Tokens between a summit and the clause about it. */
const RELATIVE = 7;
const SHE_CAME = 'تها';

/** «مؤتمر اتحاد الشغل»: a house of one land sits on its own. */
const isOwnCongress = (body: readonly Actor[]): boolean =>
  body.length === 1 &&
  body[0]!.kind === 'institution' &&
  body[0]!.represents !== null &&
  isState(body[0]!.represents);

/** «قال الرئيس … خلال قمة …»: who speaks at it takes part in it. */
export function speakerAt(reach: Reach): readonly Actor[] {
  const { scene, trigger } = reach;
  const inside = [1, 2, 3, 4].some(
    (k) =>
      scene.actorAt[trigger.first - k] === -1 &&
      (senseAt(scene, trigger.first - k, 'w-sub') ?? senseAt(scene, trigger.first - k, 'w-margin')),
  );
  if (!inside && !isInside(reach)) return [];
  const before = speakerOf(scene, trigger);
  return before.length > 0 ? before : speakerBehind(scene, trigger);
}

/** «وخلال قمة … في روما، قال الرئيس …»: who speaks in the sentence that begins with the gathering. */
function speakerBehind(scene: Scene, { first, last, sentence }: Reach['trigger']): readonly Actor[] {
  const range = scene.text.sentences[sentence]!;
  if (first - range.first > 2) return [];
  const group = groupsIn(scene, { first: last, last: range.last }).find(
    (g) => g.preposition === '' && g.actors[0]!.kind === 'person' && isAny(scene, g.first - 1, SPEECH),
  );
  return group?.actors.filter((a) => a.represents !== null) ?? [];
}
const SPEECH = new Set(['speech']);

/** The named official of whom the sentence speaks up to the gathering. */
function speakerOf(scene: Scene, trigger: Reach['trigger']): readonly Actor[] {
  const topic = topicOf(scene, trigger.sentence, trigger.first);
  return topic && topic.kind === 'person' && topic.represents && topic.first < trigger.first ? [topic] : [];
}

/** «قال الوزير في كلمته أمام مؤتمر …»: who speaks at a gathering that is told for the first time takes part in it. */
export const spokeAt = rule({
  id: 'summit.spoke',
  kind: 'summit',
  on: ['n-summit'],
  says: 'somebody speaks at a summit or opens it',
  read: (reach) => {
    const { trigger } = reach;
    const { article } = trigger.sense.parse;
    if ((article && !isNamed(reach)) || isSomeConference(reach)) return null;
    const speakers = isInside(reach) ? speakerOf(reach.scene, trigger) : [];
    if (isOwnCongress(bodyOf(reach))) return null;
    return speakers.length > 0
      ? { principals: distinct([...speakers, ...bodyOf(reach).filter(isBody)]) }
      : null;
  },
});

/** «في مؤتمر في لندن», «خلال منتدى نظمته الصحيفة»: a speech somewhere, no gathering that is known. */
const isSomeConference = ({ scene, trigger: { last, sense } }: Reach): boolean =>
  sense.id.startsWith(CONFERENCE) &&
  !sense.parse.article &&
  last < scene.tokens.length &&
  (scene.tokens[last]?.form === IN_FI ||
    (scene.placeAt[last] !== -1 && scene.tokens[last]?.word.parses.some((p) => p.particle === BY_BI)) ||
    scene.tokens[last]?.words === COMMA ||
    ORGANISED.has(scene.tokens[last]?.form ?? ''));
const CONFERENCE = 'n-summit-conference';
const COMMA = '،';
const ORGANISED_WORDS = 'نظمه نظمته تنظمه ينظمه';
const ORGANISED: ReadonlySet<string> = new Set(ORGANISED_WORDS.split(' '));

/** «خلال», «في كلمته أمام», not «قبل», «على هامش». */
const isInside = ({ scene, trigger: { first } }: Reach): boolean =>
  [1, 2, 3, 4].some((k) => {
    const token = scene.tokens[first - k];
    return scene.actorAt[first - k] === -1 && token?.word.parses.some((parse) => INSIDE.has(parse.rest));
  }) &&
  ![1, 2, 3, 4].some((k) => senseAt(scene, first - k, 'w-margin') ?? senseAt(scene, first - k, 'n-press'));
const INSIDE_WORDS = 'خلال اثناء في امام ضمن ختام افتتاح مستهل اعمال';
const INSIDE: ReadonlySet<string> = new Set(INSIDE_WORDS.split(' '));

/** «المؤتمر الدولي», «القمة العربية»: told by its name, not only as «المؤتمر». */
const isNamed = ({ scene, trigger }: Reach): boolean =>
  scene.tokens[trigger.last]?.word.parses.some((parse) => parse.article && parse.particle === '') === true;

/** «قال الوزير على هامش مؤتمر دولي …»: known by its name, be nobody told as taking part in it but him. */
export const beside = rule({
  id: 'summit.beside',
  kind: 'summit',
  on: ['n-summit'],
  says: 'something is told on the margin of a gathering',
  read: (reach) => {
    const { scene, trigger } = reach;
    if (!isOnMargin(scene, trigger.first) || (trigger.sense.parse.article && !isNamed(reach))) return null;
    const body = bodyOf(reach).filter(isBody);
    return isOwnCongress(body) ? null : { principals: body };
  },
});

/** «عقدت في المدينة قمة بمشاركة وزراء …»: nobody told but those who came. */
export const withMany = rule({
  id: 'summit.with',
  kind: 'summit',
  on: ['n-summit', 'n-meeting'],
  says: 'a gathering in which those named take part',
  read: (reach) => {
    const { scene, after } = reach;
    const at = after.findIndex((g) => WITH_PRESENCE.has(g.preposition) || isAttendedBy(scene, g.first - 1));
    if (at < 0 || after.slice(0, at).some(isFree)) return null;
    const came = listFrom(after, (g) => g === after[at]);
    const several = came.length > 2 || came.some((a) => a.rule === COUNTED_STATES || isLeaders(scene, a));
    return several ? { principals: distinct(came) } : null;
  },
});
/** «وزراء», «وفود»: those of several states or houses; «أعضاء» and «مديري» may all be of one. */
const isLeaders = (scene: Scene, { kind, first }: Actor): boolean =>
  kind === 'group' &&
  scene.tokens[first]!.word.parses.some((p) => LEADERS.has(p.rest) || LEADERS.has(p.stem));
const LEADER_WORDS = 'وزراء قاده زعماء روساء ملوك سفراء وفود';
const LEADERS: ReadonlySet<string> = new Set(LEADER_WORDS.split(' '));

const isAttendedBy = (scene: Reach['scene'], i: number): boolean =>
  scene.actorAt[i] === -1 && senseAt(scene, i, 'w-attended') !== undefined;

export const summitRules = [attended, between, joined, ofBody, attending, spokeAt, withMany, beside];
export type SummitReach = Reach;
export type SummitDraft = Draft;
