/** Letters, cables and oral messages passed on: who sent one to whom. */
import type { Actor } from '../../model.ts';
import type { Range } from '../clauses.ts';
import { FROM, IN_FI, TO } from '../particles.ts';
import { distinct, isFree, listFrom, type Reach, subjectBefore, topicBefore, topicOf } from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { isAny, type Scene, senseAt } from '../scene.ts';

function letterIn(scene: Scene, range: Range): Range | null {
  for (let i = range.first; i < Math.min(range.last, range.first + 40); i++) {
    if (scene.actorAt[i] === -1 && (senseAt(scene, i, 'n-message') || senseAt(scene, i, 'w-congrats')))
      return { first: i, last: i + 1 };
  }
  return null;
}

function subjectOf(reach: Reach): readonly Actor[] {
  const own = reach.after.find(isFree);
  const before = subjectBefore(reach);
  if (own && !(before && own.first - reach.trigger.last > 2)) return own.actors;
  if (before) return [before];
  const topic =
    topicOf(reach.scene, reach.trigger.sentence, reach.trigger.first) ??
    topicBefore(reach.scene, reach.trigger.sentence);
  return topic ? [topic] : [];
}

/** «تلقى اتصالا … مهنئا»: a call, whatever was said in it. */
function hasCall(scene: Scene, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (senseAt(scene, i, 'n-call')) return true;
  return false;
}

const verb =
  (through: ReadonlySet<string>) =>
  (reach: Reach): Draft | null => {
    const { scene, trigger, clause } = reach;
    const words = letterIn(scene, { first: trigger.last, last: clause.last });
    if (!words || hasCall(scene, trigger.last, words.first)) return null;
    const other = listFrom(reach.after, (g) => through.has(g.preposition) && g.first > trigger.last);
    const principals = distinct([...subjectOf(reach), ...other]);
    return other.length > 0 && principals.length > 1 ? { principals, words } : null;
  };

export const sent = rule({
  id: 'message.sent',
  kind: 'message',
  on: ['send', 'hand'],
  says: 'one sends a letter or cable to the other',
  read: verb(TO),
});
export const received = rule({
  id: 'message.received',
  kind: 'message',
  on: ['take-in'],
  says: 'one receives a letter from the other',
  read: verb(FROM),
});

/** «رسالة من الرئيس إلى نظيره», «رسالته إلى …». */
export const letter = rule({
  id: 'message.of',
  kind: 'message',
  on: ['n-message'],
  says: 'a letter from one to the other',
  read: (reach) => {
    const from: Actor[] = [
      ...listFrom(
        reach.after,
        (g) =>
          (FROM.has(g.preposition) || (g.preposition === '' && g.first <= reach.trigger.last)) &&
          g.actors[0]!.kind !== 'pronoun',
      ),
    ];
    const to = listFrom(reach.after, (g) => TO.has(g.preposition));
    if (from.length === 0) from.push(...writers(reach));
    const principals = distinct([...from, ...to]);
    return from.length > 0 && to.length > 0 && principals.length > 1 ? { principals } : null;
  },
});

/** «رسالة وجهها الوزير إلى …», «قال الوزير في رسالة إلى …»: who wrote it, where no «من» says so. */
function writers({ scene, trigger, after, before }: Reach): readonly Actor[] {
  const verb = [0, 1, 2, 3].find((k) => isSending(scene, trigger.last + k));
  if (verb !== undefined) {
    const own = after.find(
      (g) => isFree(g) && g.first >= trigger.last + verb && g.first <= trigger.last + verb + 2,
    );
    if (own) return own.actors;
  } else if (!isInside(scene, trigger.first)) return [];
  const told =
    before.findLast((g) => g.preposition === '')?.actors[0] ??
    topicOf(scene, trigger.sentence, trigger.first) ??
    topicBefore(scene, trigger.sentence);
  return told ? [told] : [];
}

/** «وجهها», «بعث بها»: the letter is its object. */
const isSending = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 &&
  (scene.senses[i]?.some((s) => SENDING.has(s.class) && s.tense !== 'none' && s.pronoun !== '') === true ||
    (isAny(scene, i, SENDING) && scene.tokens[i + 1]?.form === BY_IT));
const SENDING = new Set(['send', 'hand']);
const BY_IT = 'بها';
/** «في رسالة»: said in it. */
const isInside = (scene: Scene, first: number): boolean =>
  scene.tokens[first - 1]?.form === IN_FI || senseAt(scene, first - 1, 'w-sub') !== undefined;

export const messageRules = [sent, received, letter];
