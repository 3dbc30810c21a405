/** Calls by telephone or video: who called whom, who was called by whom. */

import type { Actor } from '../../model.ts';
import { isContact, isRemote } from '../guards/contacts.ts';
import { IN_FI, LAM, TO_ILA, WITH, WITH_ONLY } from '../particles.ts';
import { nounParties, verbParties } from '../people/parties.ts';
import { distinct, groupsIn, isHuman, type Reach } from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { isAny, type Scene } from '../scene.ts';
import { duringIt, toldTo } from './gathering.rules.ts';

const both = (reach: Reach, through: ReadonlySet<string>): Draft | null => {
  const { subject, object } = verbParties(reach, through);
  const principals = distinct([...subject, ...object]);
  return principals.length > 1 ? { principals } : null;
};

export const telephoned = rule({
  id: 'call.telephoned',
  kind: 'call',
  on: ['call'],
  says: 'one telephones the other',
  read: (reach) => both(reach, WITH),
});

export const linked = rule({
  id: 'call.linked',
  kind: 'call',
  on: ['call-link'],
  says: 'one gets in touch with the other by telephone',
  read: (reach) =>
    isRemote(reach.scene, reach.trigger.first, reach.clause.last) ||
    reach.after.some((g) => g.preposition === 'ب')
      ? both(reach, WITH)
      : null,
});

/** Discussed or spoken by telephone. */
export const discussedRemotely = rule({
  id: 'call.discussed',
  kind: 'call',
  on: ['discuss', 'speak'],
  says: 'one discusses something with the other by telephone',
  read: (reach) =>
    isRemote(reach.scene, reach.trigger.first, Math.min(reach.clause.last, reach.trigger.last + 25))
      ? (both(reach, WITH_ONLY) ?? spokenTo(reach))
      : null,
});
/** «تحدث إلى نظيره هاتفيا». */
function spokenTo(reach: Reach): Draft | null {
  const found = reach.trigger.sense.class === 'speak' ? both(reach, SPOKEN_TO) : null;
  return found?.principals.every(isHuman) ? found : null;
}
const SPOKEN_TO: ReadonlySet<string> = new Set([...WITH_ONLY, TO_ILA]);

/** «تحدث مع نظيره»: heads of two states speak by telephone unless the text says where. */
export const spoke = rule({
  id: 'call.spoke',
  kind: 'call',
  on: ['speak'],
  says: 'one official speaks with one of another state',
  read: (reach) => {
    if (!reach.after.some((g) => g.preposition === 'مع')) return null;
    const found = both(reach, WITH_ONLY);
    // «تحدث مع وزراء خارجية مجموعة السبع»
    if (!found?.principals.every((a) => isHuman(a) || isHeads(reach.scene, a))) return null;
    const codes = new Set(found?.principals.map((a) => a.represents));
    return codes.size > 1 && (codes.size > 2 || !codes.has(null) || found!.principals.some((a) => a.plural))
      ? found
      : null;
  },
});

const noun =
  (how: readonly string[]) =>
  (reach: Reach): Draft | null => {
    const found = nounParties(reach);
    // «أجرى اتصالات مع …»: made, whatever they are
    const isMade = found.how === 'held' || found.how === 'joined' || found.how === 'taken';
    if (!isMade && isContact(reach.scene, reach.trigger)) return null;
    return found.how !== null && how.includes(found.how) && found.all.length > 0
      ? { principals: found.all }
      : null;
  };
const CALL = ['n-call'];

export const between = rule({
  id: 'call.between',
  kind: 'call',
  on: CALL,
  says: 'a call between two',
  read: noun(['between']),
});
export const took = rule({
  id: 'call.took',
  kind: 'call',
  on: CALL,
  says: 'one takes a call from the other',
  read: noun(['taken']),
});
export const made = rule({
  id: 'call.made',
  kind: 'call',
  on: CALL,
  says: 'one makes a call to the other',
  read: noun(['held', 'joined']),
});
export const ofSomebody = rule({
  id: 'call.of',
  kind: 'call',
  on: CALL,
  says: 'the call of one with the other',
  read: noun(['of', 'his']),
});

/** «قال الرئيس لنظيره في اتصال هاتفي …»: who speaks and to whom. */
export const told = rule({
  id: 'call.told',
  kind: 'call',
  on: CALL,
  says: 'one tells the other something by telephone',
  read: (reach) => {
    const { scene, trigger } = reach;
    if (
      ![1, 2].some(
        (k) => isAny(scene, trigger.first - k, DURING) || scene.tokens[trigger.first - k]?.form === IN_FI,
      )
    )
      return null;
    if (nounParties(reach).all.length > 1) return null;
    const pair = toldTo(reach) ?? duringIt(reach);
    if (pair) return pair;
    const { first } = scene.text.sentences[trigger.sentence]!;
    const groups = groupsIn(scene, { first, last: trigger.first });
    const to = groups.findLast((g) => g.preposition === LAM && isHuman(g.actors[0]!));
    const from =
      to && groups.findLast((g) => g.preposition === '' && g.last <= to.first && isHuman(g.actors[0]!));
    if (!from || trigger.first - to.last > 6) return null;
    const said = Array.from({ length: Math.min(4, from.first - first + 1) }, (_, k) => from.first - k);
    return said.some((i) => scene.actorAt[i] === -1 && isAny(scene, i, SPEECH))
      ? { principals: distinct([from.actors[0]!, to.actors[0]!]) }
      : null;
  },
});
const DURING = new Set(['w-sub']);
const SPEECH = new Set(['speech']);
const isHeads = (scene: Scene, { kind, plural, first }: Actor): boolean =>
  kind === 'group' && plural && isAny(scene, first, HEADS);
const HEADS = new Set(['w-heads']);

export const callRules = [
  telephoned,
  linked,
  discussedRemotely,
  spoke,
  told,
  between,
  took,
  made,
  ofSomebody,
];
