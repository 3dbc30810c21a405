/** Whose a meeting is that is told as a purpose, or as the next of one host. */
import type { Actor } from '../../model.ts';
import type { Trigger } from '../clauses.ts';
import { LAM } from '../particles.ts';
import { groupsIn, isFree, isHuman } from '../roles.ts';
import { actorOn, isAny, type Scene, senseAt } from '../scene.ts';

/** «قال الوزير إن شرط الرئيس للقاء نظيره …»: right behind its owner the meeting is his, whoever speaks of it. */
export function ownerBefore(scene: Scene, { first, sentence, sense }: Trigger): Actor | null {
  if (sense.parse.particle !== LAM || !actorOn(scene, first - 1)) return null;
  const group = groupsIn(scene, { first: scene.text.sentences[sentence]!.first, last: first }).at(-1);
  if (group?.last !== first || group.preposition !== '' || group.governor === -1) return null;
  return isHuman(group.actors[0]!) ? group.actors[0]! : null;
}

/** «كما استقبل …»: the one who received before. */
export function hostBefore(scene: Scene, trigger: Trigger): Actor | null {
  if (trigger.sense.class !== 'receive') return null;
  const { sentences } = scene.text;
  const from = sentences[Math.max(0, trigger.sentence - 6)]!.first;
  for (let i = sentences[trigger.sentence]!.first - 1; i >= from; i--) {
    const verb = scene.actorAt[i] === -1 ? senseAt(scene, i, 'receive') : undefined;
    const host = verb && verb.tense !== 'none' && verb.pronoun === '' ? actorOn(scene, i + 1) : undefined;
    if (host?.preposition === '') return host;
  }
  return null;
}

/** «كما استقبل السفير، واستقبل القاضي»: the host told before, where the one between was received himself; null else. */
export function guestBefore(scene: Scene, trigger: Trigger): Actor | null {
  if (trigger.sense.class !== 'receive') return null;
  const { first } = scene.text.sentences[trigger.sentence]!;
  const verb = [first, first + 1].find((i) => {
    const sense = scene.actorAt[i] === -1 ? senseAt(scene, i, 'receive') : undefined;
    return sense !== undefined && sense.tense !== 'none' && (i > first || sense.parse.conjunction !== '');
  });
  if (verb === undefined || verb >= trigger.first) return null;
  const between = groupsIn(scene, { first: verb + 1, last: trigger.first });
  return between.filter(isFree).length === 1 ? hostBefore(scene, trigger) : null;
}

/** «زيارة الوزير لمصر واجتماعه مع الرئيس»: whoever travelled has the meeting joined to the visit. */
export function travellerBefore(scene: Scene, { first, sentence, sense }: Trigger): Actor | null {
  if (sense.parse.conjunction === '') return null;
  const from = Math.max(scene.text.sentences[sentence]!.first, first - JOURNEY);
  for (let i = first - 1; i >= from; i--) {
    if (scene.actorAt[i] !== -1 || !isAny(scene, i, VISITS)) continue;
    const own = actorOn(scene, i + 1);
    return own?.first === i + 1 && own.preposition === '' && own.kind !== 'state' ? own : null;
  }
  return null;
}
const VISITS = new Set(['n-visit']);
/** Tokens between a visit and the meeting joined to it. */
const JOURNEY = 24;
