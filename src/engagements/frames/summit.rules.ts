/** Gatherings of three and more under a name: summits, conferences, ministerial meetings, councils. */
import type { Actor } from '../../model.ts';
import { ORIGIN } from '../adjectives.ts';
import { groupsUpToNoun, nounParties } from '../parties.ts';
import { distinct, groupsIn, isFree, isSet, type Reach, subjectBefore, topicOf } from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { isAny, senseAt } from '../scene.ts';

const isBody = (actor: Actor): boolean => actor.kind === 'institution' || actor.kind === 'group';

/** «قمة منظمة التعاون الإسلامي»: the body whose summit it is. */
function bodyOf(reach: Reach): readonly Actor[] {
  const near = groupsUpToNoun(reach).filter((g) => g.preposition === '' || g.preposition === 'ل');
  const first = near[0];
  const { last } = reach.trigger;
  // «الملتقى تكريم عدد …»: what completes another noun is no body of the summit
  const own = first && (first.governor === -1 || first.governor < last);
  return own && first.first <= last + 1 ? first.actors : [];
}

/** Who takes part: subject of «شارك في» before the noun, «بمشاركة …» behind it. */
function partTakers(reach: Reach): readonly Actor[] {
  const { scene, trigger, clause } = reach;
  const at = clause.first - 1;
  if (at < 0 || !isAny(scene, at, ATTEND) || scene.sentenceOf[at] !== trigger.sentence) return [];
  const own = groupsIn(scene, { first: at + 1, last: trigger.first }).find(isFree);
  if (own) return own.actors;
  const verb = { first: at, last: at + 1, sense: scene.senses[at]![0]!, sentence: trigger.sentence };
  const before = subjectBefore({
    scene,
    trigger: verb,
    clause,
    before: groupsIn(scene, { first: scene.text.sentences[trigger.sentence]!.first, last: at }),
    after: [],
  });
  return before ? [before] : [];
}
const ATTEND = new Set(['attend', 'arrive', 'leave', 'head']);

export const attended = rule({
  id: 'summit.attended',
  kind: 'summit',
  on: ['n-summit'],
  says: 'somebody takes part in a summit',
  read: (reach) => {
    const takers = partTakers(reach);
    return takers.length > 0 ? { principals: distinct([...takers, ...bodyOf(reach).filter(isBody)]) } : null;
  },
});

export const between = rule({
  id: 'summit.between',
  kind: 'summit',
  on: ['n-summit'],
  says: 'a summit between named sides',
  read: (reach) => {
    const found = nounParties(reach);
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
    return found.how === 'joined' || found.how === 'held' || found.how === 'his'
      ? { principals: found.all }
      : null;
  },
});

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
    return { principals: distinct([...speakerAt(reach), ...found]) };
  },
});

/** «مؤتمر اتحاد الشغل»: a house of one land sits on its own. */
const isOwnCongress = (body: readonly Actor[]): boolean =>
  body.length === 1 &&
  body[0]!.kind === 'institution' &&
  body[0]!.represents?.length === 2 &&
  !BODIES.has(body[0]!.represents);
const BODIES: ReadonlySet<string> = new Set(['UN', 'EU', 'AU']);

/** «قال الرئيس … خلال قمة …»: who speaks at it takes part in it. */
function speakerAt({ scene, trigger }: Reach): readonly Actor[] {
  const inside = [1, 2, 3, 4].some(
    (k) =>
      scene.actorAt[trigger.first - k] === -1 &&
      (senseAt(scene, trigger.first - k, 'w-sub') ?? senseAt(scene, trigger.first - k, 'w-margin')),
  );
  const topic = inside ? topicOf(scene, trigger.sentence, trigger.first) : null;
  return topic && topic.kind === 'person' && topic.represents && topic.first < trigger.first ? [topic] : [];
}

export const summitRules = [attended, between, joined, ofBody];
export type SummitReach = Reach;
export type SummitDraft = Draft;
