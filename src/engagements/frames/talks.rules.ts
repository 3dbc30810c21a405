/** Talks told beside another deed: with the one told before, on a purpose, agreed upon, on handing over credentials. */
import type { Actor } from '../../model.ts';
import { FROM, LAM, TO, WITH_ONLY } from '../particles.ts';
import { topicBefore, topicOf } from '../people/meant.ts';
import { nounParties, verbParties } from '../people/parties.ts';
import {
  distinct,
  groupsIn,
  isEnvoy,
  isFree,
  isHuman,
  listFrom,
  type Reach,
  reachOf,
  subjectsBefore,
  subjectsOfVerb,
} from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { actorOn, isAny, type Scene, senseAt } from '../scene.ts';
import { AGREE } from './gathering.rules.ts';

const areTwo = (a: Actor, b: Actor): boolean =>
  a.entity !== b.entity && a.represents !== null && b.represents !== null && a.represents !== b.represents;

/** «زار الوزير عمّان، وأكد الملك في لقاء معه …»: the speaker and the one told before him. */
const withHim = (reach: Reach): Draft | null => {
  const { scene, trigger } = reach;
  const at = [0, 1, 2].find((k) => WITH_HIM.has(scene.tokens[trigger.last + k]?.form ?? ''));
  if (at === undefined || trigger.sense.pronoun !== '' || nounParties(reach).all.length > 1) return null;
  const { sentences } = scene.text;
  const first = sentences[Math.max(0, trigger.sentence - 1)]!.first;
  const before = groupsIn(scene, { first, last: trigger.first })
    .flatMap((g) => g.actors)
    .filter(isHuman);
  const speaker = topicOf(scene, trigger.sentence, trigger.first);
  if (!speaker || !isHuman(speaker)) return null;
  const other = before.findLast((a) => a.first < speaker.first && areTwo(a, speaker));
  return other ? { principals: [speaker, other] } : null;
};
const WITH_HIM_FORMS = 'معه معها';
const WITH_HIM: ReadonlySet<string> = new Set(WITH_HIM_FORMS.split(' '));

export const metHim = rule({
  id: 'meeting.with-him',
  kind: 'meeting',
  on: ['n-meeting', 'n-press'],
  says: 'the speaker met the one told before him',
  read: withHim,
});
export const calledHim = rule({
  id: 'call.with-him',
  kind: 'call',
  on: ['n-call'],
  says: 'the speaker called the one told before him',
  read: withHim,
});

/** «يزور الوزير موسكو لبحث الأزمة مع نظيره»: what he comes for. */
export const consulted = rule({
  id: 'meeting.consulted',
  kind: 'meeting',
  on: ['n-consulting'],
  says: 'somebody comes to discuss something with somebody',
  read: ({ scene, trigger, after }) => {
    if (!isPurpose(scene, trigger)) return null;
    const others = listFrom(
      after,
      (g) => WITH_ONLY.has(g.preposition) && g.first <= trigger.last + APART && g.actors.every(isHuman),
    );
    const topic = topicOf(scene, trigger.sentence, trigger.first) ?? topicBefore(scene, trigger.sentence);
    const able = topic && (isHuman(topic) || isAny(scene, topic.first, DELEGATIONS));
    if (!able || others.length === 0) return null;
    return others.every((o) => areTwo(o, topic)) ? { principals: distinct([topic, ...others]) } : null;
  },
});
const DELEGATIONS = new Set(['w-delegation']);
/** Words between a matter and those with whom it is discussed. */
const APART = 14;
function isPurpose(scene: Scene, { first, sense }: Reach['trigger']): boolean {
  if (sense.parse.particle === LAM) return true;
  return [1, 2].some((k) => PURPOSES.has(scene.tokens[first - k]?.form ?? ''));
}
const PURPOSE_WORDS = 'اجل بهدف بغيه بقصد';
const PURPOSES: ReadonlySet<string> = new Set(PURPOSE_WORDS.split(' '));

/** «اتفق الرئيس مع نظيره على عقد لقاء», «اتفق الوزيران … على إجراء محادثات هاتفية». */
const agreedOn = (reach: Reach): Draft | null => {
  const { scene, trigger } = reach;
  if (trigger.sense.parse.article || nounParties(reach).all.length > 1) return null;
  const from = Math.max(scene.text.sentences[trigger.sentence]!.first, trigger.first - AGREED);
  for (let i = trigger.first - 2; i >= from; i--) {
    const sense = scene.actorAt[i] === -1 ? senseAt(scene, i, 'w-intend') : undefined;
    if (!sense || sense.tense === 'none' || !sense.id.startsWith(AGREE)) continue;
    if (!leadsTo(scene, trigger.first)) return null;
    const verb = reachOf(scene, { first: i, last: i + 1, sense, sentence: trigger.sentence });
    const { subject, object } = verbParties(
      { ...verb, after: verb.after.filter((g) => g.last <= trigger.first) },
      WITH_ONLY,
    );
    const all = distinct([...(subject.length > 0 ? subject : subjectsBefore(verb)), ...object]);
    return all.length > 1 && all.every(isHuman) ? { principals: all } : null;
  }
  return null;
};
/** «على عقد», «على إجراء», «على بدء»: right before what is agreed on. */
const leadsTo = (scene: Scene, first: number): boolean =>
  [1, 2].some((k) => scene.tokens[first - k]?.form === ON);
const ON = 'علي';
/** Tokens between the verb and what is agreed on. */
const AGREED = 22;

export const agreedMeeting = rule({
  id: 'meeting.agreed',
  kind: 'meeting',
  on: ['n-meeting'],
  says: 'two agree to meet',
  read: agreedOn,
});
export const agreedCall = rule({
  id: 'call.agreed',
  kind: 'call',
  on: ['n-call'],
  says: 'two agree to speak by telephone',
  read: agreedOn,
});

/** «يعتزم الرئيس لقاء نظيره», «وافق على لقاء نظيره», «رفض مقابلته»: who is or is not to meet whom. */
export const intended = rule({
  id: 'meeting.intended',
  kind: 'meeting',
  on: ['n-meeting', 'n-audience'],
  says: 'somebody intends, agrees or refuses to meet somebody',
  read: (reach) => {
    const { scene, trigger } = reach;
    if (!ENCOUNTER.test(trigger.sense.id) || trigger.sense.parse.particle !== '') return null;
    const on = scene.tokens[trigger.first - 1]?.form === ON ? trigger.first - 1 : trigger.first;
    const own = actorBefore(scene, on);
    const at = (own?.first ?? on) - 1;
    const verb = on < trigger.first ? undefined : senseAt(scene, at, 'w-intend');
    const answer = senseAt(scene, at, 'w-refuse') ?? senseAt(scene, at, 'w-accept');
    const answers = answer !== undefined && answer.tense !== 'none' && answer.parse.rest !== BEFORE;
    if (!answers && (!verb || verb.tense === 'none' || verb.id.startsWith(AGREE))) return null;
    const subject = own ? [own] : subjectsOfVerb(scene, at);
    const { all } = nounParties(reach);
    const principals = distinct([...subject, ...all]);
    const able = subject.length > 0 && principals.every((a) => isHuman(a) || a.kind === 'group');
    return able && (principals.length > 1 || subject[0]!.plural) ? { principals } : null;
  },
});
/** Who stands before token `end`, a day between commas left out. */
function actorBefore(scene: Scene, end: number): Actor | undefined {
  let i = end - 1;
  while (i > 0 && (scene.tokens[i]!.kind === 'mark' || scene.dateAt[i] !== -1)) i--;
  return actorOn(scene, i);
}
/** «قبل», spelled as «before», says nobody's consent. */
const BEFORE = 'قبل';
const ENCOUNTER = /^n-(?:meeting-meeting|audience)-/u;

/** «تسلم الرئيس أوراق اعتماد السفير …», «قدم السفير أوراق اعتماده إلى …». */
export const credentials = rule({
  id: 'meeting.credentials',
  kind: 'meeting',
  on: ['n-credentials'],
  says: 'an envoy hands his credentials to somebody',
  read: ({ scene, trigger, after }) => {
    const { first } = scene.text.sentences[trigger.sentence]!;
    const before = groupsIn(scene, { first, last: trigger.first }).findLast(
      (g) => (isFree(g) || g.governor >= 0) && g.preposition === '' && trigger.first - g.last <= BESIDE,
    );
    const one = before?.actors.find(isHuman);
    const next = after.find(
      (g) =>
        g.first <= trigger.last + BESIDE &&
        (g.preposition === '' || TO.has(g.preposition) || FROM.has(g.preposition)),
    );
    const other = next?.actors.filter((a) => isHuman(a) || a.plural) ?? [];
    return one && other.length > 0 && [one, ...other].some((a) => isEnvoy(scene, a))
      ? { principals: distinct([one, ...other]) }
      : null;
  },
});
/** Words between credentials and those who hand and take them. */
const BESIDE = 5;

export const talksRules = [calledHim, metHim, agreedCall, agreedMeeting, intended, consulted, credentials];
