/**
 * Gatherings told by their setting: who chaired one with others present, who led one together, who agreed on
 * something or told somebody something during one.
 */
import type { Actor } from '../../model.ts';
import { BETWEEN, IN_IT, LAM, OUT_OF, TO, WITH_MAA } from '../particles.ts';
import { COUNTED_STATES } from '../people/crowds.ts';
import { isBody } from '../people/houses.ts';
import { nounParties } from '../people/parties.ts';
import { relativeParties } from '../people/relatives.ts';
import { isChairing, NOUNS, supportBefore } from '../people/support.ts';
import {
  distinct,
  type Group,
  groupsIn,
  isFree,
  isHuman,
  listFrom,
  type Reach,
  subjectsOfVerb,
} from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { isAny, isToldIn, type Scene, senseAt } from '../scene.ts';
import { speakerAt } from './summit.rules.ts';

const codesOf = (actors: readonly Actor[]): ReadonlySet<string> =>
  new Set(actors.flatMap((a) => (a.represents ? [a.represents] : [])));

/** «برئاسة وزير الطاقة الروسي ونظيره الجزائري»: two of two lands who lead together meet. */
export const led = rule({
  id: 'meeting.led',
  kind: 'meeting',
  on: ['w-led'],
  says: 'two of two lands lead a gathering together',
  read: ({ scene, trigger, after }) => {
    const [first] = after;
    if (!first || first.first > trigger.last + 1) return null;
    // «الوفد الروسي برئاسة …»
    if ([1, 2, 3].some((k) => senseAt(scene, trigger.first - k, 'w-delegation'))) return null;
    const heads = listFrom(after, (g) => g === first);
    return heads.length > 1 && heads.every(isHuman) && codesOf(heads).size > 1
      ? { principals: distinct(heads) }
      : null;
  },
});

/** «ترأس المحافظ اجتماعا ضم مديري …», «رأس الوزير اجتماعا بحضور …». */
export const chaired = rule({
  id: 'meeting.chaired',
  kind: 'meeting',
  on: ['n-meeting'],
  says: 'one official chairs a gathering of others',
  read: (reach) => {
    const chairs = chairsOf(reach);
    if (
      chairs.length === 0 ||
      reach.after.some((g) => g.preposition === WITH_MAA || g.preposition === BETWEEN)
    )
      return null;
    const others = [...relativeParties(reach, reach.after).all, ...gatheredHeads(reach)];
    if (others.length === 0 && codesOf(chairs).size < 2 && !hasPresent(reach)) return null;
    return { principals: distinct([...chairs, ...others]), acting: 1 };
  },
});

/** Who chairs it: the subject of the verb before the noun. */
function chairsOf(reach: Reach): readonly Actor[] {
  const { scene, trigger } = reach;
  const at = supportBefore(reach);
  if (!isChairing(scene, at)) return [];
  const own = groupsIn(scene, { first: at + 1, last: trigger.first }).find(isFree);
  const found = own?.actors ?? subjectsOfVerb(scene, at);
  return found.filter(isHuman);
}

/** «اجتماع محافظي المحافظات»: those it is a meeting of. */
function gatheredHeads({ scene, trigger, after }: Reach): readonly Actor[] {
  const [first] = after;
  const own = first && first.first <= trigger.last && first.preposition === '';
  return own && first.actors.every((a) => a.kind === 'group' && isAny(scene, a.first, HEADS))
    ? first.actors
    : [];
}
const HEADS = new Set(['w-heads']);

/** Whether somebody is named as present who is more than a member of the body that sits. */
function hasPresent({ scene, trigger, clause }: Reach): boolean {
  for (let i = trigger.last; i < clause.last; i++) {
    if (scene.actorAt[i] !== -1 || !senseAt(scene, i, 'w-attended')) continue;
    const [first] = groupsIn(scene, { first: i + 1, last: clause.last });
    return first !== undefined && first.first <= i + 3 && first.actors.some(isHuman);
  }
  return false;
}

/** «تعهد وزراء خارجية … خلال محادثات في أستانا», «اتفق الوزير ونظيره … خلال لقاء في عمّان». */
export const duringIt = (reach: Reach): Draft | null => {
  const { scene, trigger } = reach;
  if (trigger.sense.parse.article || trigger.sense.pronoun !== '') return null;
  const inside = isInside(scene, trigger.first);
  if (!inside && scene.tokens[trigger.first - 1]?.form !== AFTER) return null;
  // «لقاء القمة الذي …»: one that is known
  if (isAny(scene, trigger.last, NOUNS) || nounParties(reach).all.length > 0) return null;
  const group = subjectOf(reach) ?? subjectBehind(reach);
  if (!group || !(inside || isAgreed(scene, group))) return null;
  if (isLeaders(scene, group)) return { principals: [group.actors[0]!] };
  return group.actors.length > 1 &&
    (group.actors.every(isHuman) || group.actors.every((a) => a.kind === 'state')) &&
    (codesOf(group.actors).size > 1 || isAgreed(scene, group))
    ? { principals: distinct(group.actors) }
    : null;
};
export const during = rule({
  id: 'meeting.during',
  kind: 'meeting',
  on: ['n-meeting'],
  says: 'several agree on something during talks',
  read: duringIt,
});
export const duringSummit = rule({
  id: 'summit.during',
  kind: 'summit',
  on: ['n-summit'],
  says: 'several agree on something during a summit',
  read: duringIt,
});

/** «خلال», «في ختام», «عقب»: right before the noun. */
const isInside = (scene: Scene, first: number): boolean =>
  [1, 2].some(
    (k) =>
      scene.actorAt[first - k] === -1 &&
      scene.tokens[first - k]!.word.parses.some((p) => p.conjunction === '' && INSIDE.has(p.rest)),
  );
const INSIDE_WORDS = 'خلال اثناء في عقب اثر ختام اعقاب';
const INSIDE: ReadonlySet<string> = new Set(INSIDE_WORDS.split(' '));

/** The subject of the sentence's verb, not far before the noun and with nobody's speech between. */
function subjectOf({ scene, trigger }: Reach): Group | undefined {
  const { first } = scene.text.sentences[trigger.sentence]!;
  const group = groupsIn(scene, { first, last: trigger.first }).findLast(
    (g) => isFree(g) || (g.preposition === '' && isAgreed(scene, g)),
  );
  if (!group || trigger.first - group.last > MOST) return undefined;
  for (let i = group.last; i < trigger.first; i++)
    if (scene.actorAt[i] === -1 && isAny(scene, i, BREAKS)) return undefined;
  return group;
}
/** «خلال اتصال هاتفي بينهما، شدد الرئيس ونظيره …»: at the head of a sentence the subject comes behind. */
function subjectBehind({ scene, trigger, after }: Reach): Group | undefined {
  const { first, last } = scene.text.sentences[trigger.sentence]!;
  if (trigger.first - first > 2) return undefined;
  const all = (): readonly Group[] => groupsIn(scene, { first: trigger.last, last });
  if (scene.tokens[trigger.last]?.form === BETWEEN_THEM)
    return (after.length > 0 ? after : all()).find(isFree);
  return all().find((g) => g.preposition === '' && isAgreed(scene, g));
}
/** «توصل الرئيس وزعيم المعارضة إلى اتفاق»: two who come to terms, be they of one land. */
const isAgreed = ({ tokens }: Scene, { first }: Group): boolean =>
  COME_TO_TERMS.has(tokens[first - 1]?.form ?? '');
const TERMS_WORDS = 'توصل توصلت اتفق اتفقت';
const COME_TO_TERMS: ReadonlySet<string> = new Set(TERMS_WORDS.split(' '));
const AFTER = 'بعد';
const BETWEEN_THEM = 'بينهما';

/** Tokens between who agreed and the talks. */
const MOST = 14;
const BREAKS = new Set(['w-that', 'w-border', 'w-relative', 'speech', 'speech-participle']);

/** «وزراء», «قادة»: those of several states. */
const isLeaders = (scene: Scene, { actors }: Group): boolean =>
  actors.length === 1 &&
  actors[0]!.kind === 'group' &&
  actors[0]!.plural &&
  isAny(scene, actors[0]!.first, HEADS) &&
  scene.tokens[actors[0]!.first]!.word.parses.some((p) => LEADERS.has(p.rest) || LEADERS.has(p.stem));
const LEADER_WORDS = 'وزراء قاده زعماء روساء ملوك ممثلو';
const LEADERS: ReadonlySet<string> = new Set(LEADER_WORDS.split(' '));

/** «أبلغ الوزير السفير خلال لقاء …», «قال الرئيس لنظيره في اجتماع …»: who tells whom something in it. */
export const told = rule({
  id: 'meeting.told',
  kind: 'meeting',
  on: ['n-meeting'],
  says: 'one tells the other something at a meeting',
  read: (reach) => {
    const { trigger } = reach;
    if (trigger.sense.parse.article || trigger.sense.pronoun !== '') return null;
    return nounParties(reach).all.length > 0 ? null : toldTo(reach);
  },
});

/** Speaker and hearer right before «خلال …»; of two lands, so that no name is taken for two people. */
export function toldTo({ scene, trigger }: Pick<Reach, 'scene' | 'trigger'>): Draft | null {
  if (!isInside(scene, trigger.first)) return null;
  const groups = groupsIn(scene, {
    first: scene.text.sentences[trigger.sentence]!.first,
    last: trigger.first,
  });
  const hearer = groups.at(-1);
  const speaker = groups.at(-2);
  if (!hearer || !speaker || trigger.first - hearer.last > NEAR) return null;
  if (meetsBefore(scene, trigger.first)) return null;
  const apart = hearer.first - speaker.last;
  if (hearer.preposition === WITH_MAA) return agreedWith(scene, speaker, hearer);
  if (speaker.preposition !== '' || speaker.governor !== -1 || apart > 2) return null;
  // «أبلغ الوزير السفير», «الوزير أبلغ السفير», «قال الوزير للسفير», «طلب الوزير من السفير»
  const told = apart < 2 ? hearer.preposition === LAM || isFree(hearer) : ASKED.has(hearer.preposition);
  if (!told || scene.tokens.slice(speaker.last, hearer.first).some((t) => t.kind === 'mark')) return null;
  const pair = [speaker.actors.at(-1)!, hearer.actors[0]!];
  return pair.every(isHuman) && codesOf(pair).size > 1 ? { principals: pair } : null;
}

/** «اتفق الرئيس على ذلك مع نظيره خلال اتصال …». */
function agreedWith(scene: Scene, speaker: Group, hearer: Group): Draft | null {
  if (hearer.first - speaker.last > AGREED) return null;
  const between = scene.tokens.slice(speaker.last, hearer.first);
  if (between.some((t) => t.kind === 'mark')) return null;
  const agrees = scene.senses
    .slice(Math.max(0, speaker.first - 2), hearer.first)
    .some((senses) => senses.some((s) => s.id.startsWith(AGREE) && s.tense !== 'none'));
  const pair = [speaker.actors.at(-1)!, hearer.actors[0]!];
  return agrees && pair.every(isHuman) && codesOf(pair).size > 1 ? { principals: pair } : null;
}
/** Ids of the words of agreeing. */
export const AGREE = 'w-intend-agree';
/** Tokens between who agreed and with whom. */
const AGREED = 8;

/** «يلتقي الوزير نظيره في اجتماع …»: the verb tells it. */
function meetsBefore(scene: Scene, last: number): boolean {
  const { first } = scene.text.sentences[scene.sentenceOf[last]!]!;
  return isToldIn(scene, { first, last }, MEETING);
}
const MEETING = new Set(['meet', 'receive', 'gather', 'discuss', 'summon', 'visit', 'attend']);

const ASKED: ReadonlySet<string> = new Set([OUT_OF, LAM]);
/** Tokens between the hearer and the meeting. */
const NEAR = 5;

/** «محادثات جنيف التي شارك فيها …», «القمة التي يحضرها …». */
const attendedBy = (reach: Reach): Draft | null => {
  const { scene, trigger, clause, after } = reach;
  // «في اللقاء الذي حضره …»: those named were present at talks that are known
  if (trigger.sense.class === 'n-meeting' && trigger.sense.parse.article) return null;
  for (let i = trigger.last; i < Math.min(clause.last, trigger.last + RELATIVE); i++) {
    if (scene.actorAt[i] !== -1) continue;
    const relative = senseAt(scene, i, 'w-relative') !== undefined;
    const at = relative ? i + 1 : i;
    const verb = senseAt(scene, at, 'attend');
    // «قمة شارك فيها …»: what is not definite takes no «التي»
    if (!relative && !(verb && verb.tense !== 'none' && IN_IT.has(scene.tokens[at + 1]?.form ?? '')))
      continue;
    const inIt = verb?.pronoun !== '' ? at + 1 : IN_IT.has(scene.tokens[at + 1]?.form ?? '') ? at + 2 : -1;
    if (!verb || inIt < 0) return null;
    const group = after.find((g) => g.first >= inIt);
    if (group?.preposition !== '' || group.first > inIt + 1) return null;
    const came = listFrom(after, (g) => g === group);
    const states = came[0]?.rule === COUNTED_STATES;
    // «غداء عمل شارك فيه …»: those named were present at talks that are told
    if (!relative && !states && trigger.sense.class === 'n-meeting') return null;
    const one = trigger.sense.class !== 'n-meeting' && isHuman(came[0]!) && came[0]!.represents !== null;
    return states || one || came.length > 1 || isLeaders(scene, group)
      ? { principals: distinct(came) }
      : null;
  }
  return null;
};
/** Tokens between a gathering and the clause that tells who came. */
const RELATIVE = 9;

export const withThem = rule({
  id: 'summit.attended-by',
  kind: 'summit',
  on: ['n-summit', 'n-meeting'],
  says: 'a gathering with those who take part in it',
  read: attendedBy,
});

/** «عقد مجلس الأمن جلسة طارئة», «جلسة لمجلس الأمن»: the sitting of a body of many states is a summit. */
export const sat = rule({
  id: 'summit.sat',
  kind: 'summit',
  on: ['n-session'],
  says: 'a body of many states sits',
  read: (reach) => {
    const { scene, trigger, after } = reach;
    const at = supportBefore(reach);
    const own = at < 0 ? [] : groupsIn(scene, { first: at + 1, last: trigger.first });
    const near = [...own, ...after.filter((g) => g.first <= trigger.last + SITTING)]
      .flatMap((g) => g.actors)
      .find((a) => isBody(a) && !isCourt(scene, a));
    const body = near ?? sitterBefore(reach);
    // «دعا إلى جلسة»: one that may come
    const asked = TO.has(scene.tokens[trigger.first - 1]?.form ?? '');
    const known = trigger.sense.parse.article && near === undefined;
    return body && !known && !asked ? { principals: distinct([...speakerAt(reach), body]) } : null;
  },
});
/** «فشل أعضاء مجلس الأمن في الاتفاق بعد جلسة مغلقة»: the body, or its members, of whom the sentence speaks. */
function sitterBefore({ scene, trigger }: Reach): Actor | undefined {
  const inside = isInside(scene, trigger.first) || scene.tokens[trigger.first - 1]?.form === AFTER;
  if (trigger.sense.parse.article || !inside) return undefined;
  const { first } = scene.text.sentences[trigger.sentence]!;
  return groupsIn(scene, { first, last: trigger.first })
    .filter((g) => g.preposition === '')
    .flatMap((g) => g.actors)
    .find(
      (a) => isBody(a) || (a.kind === 'group' && a.represents === UNITED && isAny(scene, a.first, HEADS)),
    );
}
const UNITED = 'UN';
/** «عقدت محكمة العدل الدولية جلسة»: a court hears. */
const isCourt = (scene: Scene, { first }: Actor): boolean =>
  scene.tokens[first]!.word.parses.some(({ stem }) => stem === COURT);
const COURT = 'محكمه';
/** Tokens between a sitting and the body that sits. */
const SITTING = 3;

export const gatheringRules = [led, withThem, sat, told, during, duringSummit];
