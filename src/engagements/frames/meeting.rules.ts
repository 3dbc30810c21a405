/** Face-to-face talks: who received, met, gathered with or summoned whom. */
import type { Actor } from '../../model.ts';
import { ORIGIN, TWIN } from '../adjectives.ts';
import { BETWEEN, HER, IN, IN_FI, LAM, WITH, WITH_MAA, WITH_ONLY } from '../particles.ts';
import { isTwo } from '../people/both.ts';
import { topicOf } from '../people/meant.ts';
import { nounParties, verbParties } from '../people/parties.ts';
import { isChairing, supportBefore } from '../people/support.ts';
import { distinct, isHuman, isSet, type Reach } from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { isAny, senseAt } from '../scene.ts';
import { withMany } from './summit.rules.ts';
import { summoned, summons } from './summons.rules.ts';

const both = (reach: Reach, through: ReadonlySet<string>): Draft | null => {
  const { subject, object } = verbParties(reach, through);
  const principals = distinct([...subject, ...object]);
  return principals.length > 0 ? { principals, acting: distinct(subject).length } : null;
};

/** The host receives the guest: the first behind the verb is the host, the next one the guest. */
export const received = rule({
  id: 'meeting.received',
  kind: 'meeting',
  on: ['receive'],
  says: 'the host receives the guest',
  read: (reach) => {
    if (isOfGathering(reach)) return null;
    const found = both(reach, NOBODY);
    if (found && isHosting(reach, found.principals)) return null;
    // «تستضيف موريتانيا الجامعة»: bodies and states receive, but somebody has to come
    return found?.principals.some((a) => PEOPLE.has(a.kind)) && !isAtAirport(reach) ? found : null;
  },
});
/** «القمة التي تستضيفها سنغافورة»: a land that a gathering is held in receives nobody. */
const isOfGathering = ({ scene, trigger }: Reach): boolean =>
  trigger.sense.pronoun === HER &&
  senseAt(scene, trigger.first - 1, 'w-relative') !== undefined &&
  [2, 3, 4].some((k) => isAny(scene, trigger.first - k, GATHERINGS));
/** «المحادثات التي استضافتها بكين»: a land or a town is where, and receives nobody. */
const isHosting = ({ trigger }: Reach, principals: readonly Actor[]): boolean =>
  trigger.sense.id.startsWith(HOSTED) &&
  trigger.sense.pronoun !== '' &&
  principals.some((a) => a.kind === 'state');
const HOSTED = 'receive-host';
const GATHERINGS = new Set(['n-summit', 'n-meeting']);

/** «استقبله في المطار»: a welcome, no talks. */
const isAtAirport = ({ scene, trigger, clause }: Reach): boolean =>
  scene.tokens.slice(trigger.last, clause.last).some((t) => t.word.parses.some((p) => p.stem === AIRPORT));
const AIRPORT = 'مطار';
const PEOPLE: ReadonlySet<string> = new Set(['person', 'office', 'group', 'pronoun']);
const NOBODY: ReadonlySet<string> = new Set();

export const met = rule({
  id: 'meeting.met',
  kind: 'meeting',
  on: ['meet', 'gather'],
  says: 'one side meets the other',
  read: (reach) => {
    if (!reach.trigger.sense.id.startsWith(FACED)) return both(reach, WITH);
    // «سيقابل الحصار بالصمود», «قابلهم بالرصاص»: what is faced; only people meet face to face
    const found = reach.trigger.sense.pronoun === '' ? both(reach, NOBODY) : null;
    return found?.principals.every((a) => a.kind !== 'institution' && a.kind !== 'state') ? found : null;
  },
});
const FACED = 'meet-face';

/** «بحث» needs somebody to discuss with: behind «مع», or two who discuss together. */
export const discussed = rule({
  id: 'meeting.discussed',
  kind: 'meeting',
  on: ['discuss'],
  says: 'one discusses something with the other',
  read: (reach) => {
    if (isSearch(reach)) return null;
    const { subject, object } = verbParties(withoutMatter(reach), WITH_ONLY);
    const through = reach.after.some((g) => g.preposition === 'مع' && g.first < reach.clause.last);
    if (!through && areTwoAlone(reach, subject)) return { principals: subject };
    if (!through && subject.length < 2) return null;
    const principals = distinct(through ? [...subject, ...object] : subject);
    return principals.length > 1 ? { principals } : null;
  },
});

/** «بحث الوزيران …», «الوزيران بحثا …»: two in one word, right beside the verb. */
const areTwoAlone = ({ scene, trigger }: Reach, [two, ...others]: readonly Actor[]): boolean =>
  two !== undefined &&
  others.length === 0 &&
  (two.first === trigger.last || two.last === trigger.first) &&
  isTwo(scene, two.first);

/** «الملفات التي ناقشها الوفد مع القيادة»: the pronoun is the matter, and nobody. */
const withoutMatter = (reach: Reach): Reach =>
  reach.trigger.sense.pronoun === ''
    ? reach
    : { ...reach, trigger: { ...reach.trigger, sense: { ...reach.trigger.sense, pronoun: '' } } };

/** «تبحث عن حلفاء»: a search, not a talk. */
function isSearch({ scene, trigger, clause }: Reach): boolean {
  for (let i = trigger.last; i < Math.min(clause.last, trigger.last + 8); i++) {
    if (scene.actorAt[i] === -1 && scene.tokens[i]!.form === 'عن') return true;
  }
  return false;
}

/** «المحادثات الروسية الأميركية», «المحادثات بين الكوريتين» in general. */
const ORIGINS: ReadonlySet<string> = new Set([ORIGIN, TWIN]);
const noun =
  (how: string) =>
  (reach: Reach): Draft | null => {
    const found = nounParties(reach);
    if (reach.trigger.sense.parse.article && ORIGINS.has(found.all[0]?.rule ?? '') && !isSet(reach))
      return null;
    return found.how === how && found.all.length > 0
      ? { principals: withHosts(reach, found.all), ...(how === 'held' ? { acting: 1 } : {}) }
      : null;
  };

/** «أجرى الوزير محادثات في طهران»: nobody else told, the talks were with the state whose land it is. */
function withHosts(reach: Reach, all: readonly Actor[]): readonly Actor[] {
  const { trigger, after } = reach;
  const own = all[0]?.represents;
  if (all.length !== 1 || own?.length !== 2 || !trigger.sense.id.includes(TALKS)) return all;
  if (after.some((g) => g.preposition === WITH_MAA || g.preposition === BETWEEN)) return all;
  const land = after.find((g) => g.first <= trigger.last + 3 && IN.has(g.preposition))?.actors[0];
  return land?.kind === 'state' && land.represents !== own ? [...all, land] : all;
}
const TALKS = '-talks-';
const MEETING = ['n-meeting'];
/** «مناقشات» are talks only where both sides are told: between two, or held by one with the other. */
const DEBATES = 'n-debate';
const DEBATE = [...MEETING, DEBATES];

/** «ترأس اجتماع المجلس»: a body that sits on its own meets nobody. */
function isSitting(reach: Reach): boolean {
  const at = supportBefore(reach);
  return (
    isChairing(reach.scene, at) &&
    !reach.after.some((g) => g.preposition === WITH_MAA || g.preposition === BETWEEN)
  );
}
/** «خلال الاستقبال»: told before. */
const isNamedReception = ({ trigger }: Reach): boolean =>
  trigger.sense.class === 'n-reception' && trigger.sense.parse.article;

export const between = rule({
  id: 'meeting.between',
  kind: 'meeting',
  on: DEBATE,
  says: 'talks between two sides',
  read: (reach) => {
    const found = noun('between')(reach);
    // «المناقشات بين الدولتين» in general; those of people took place
    const general = reach.trigger.sense.class === DEBATES && reach.trigger.sense.parse.article;
    return general && !found?.principals.every(isHuman) ? null : found;
  },
});
export const his = rule({
  id: 'meeting.his',
  kind: 'meeting',
  on: [...MEETING, 'n-reception'],
  says: 'his meeting with somebody',
  read: noun('his'),
});
export const held = rule({
  id: 'meeting.held',
  kind: 'meeting',
  on: DEBATE,
  says: 'one side holds talks with the other',
  read: (reach) => {
    const found = isSitting(reach) ? null : noun('held')(reach);
    return reach.trigger.sense.class === DEBATES && found?.principals.length === 1 ? null : found;
  },
});
export const joined = rule({
  id: 'meeting.joined',
  kind: 'meeting',
  on: MEETING,
  says: 'a meeting that brought two sides together',
  read: noun('joined'),
});
export const ofSomebody = rule({
  id: 'meeting.of',
  kind: 'meeting',
  on: [...MEETING, 'n-reception'],
  says: 'the meeting of one with the other',
  read: (reach) => {
    const found = isSitting(reach) || isNamedReception(reach) ? null : noun('of')(reach);
    // «اجتماعات اللجنة بمشاركة وزراء …»: those who came are told
    if (found?.principals.length === 1 && withMany.read(reach)) return null;
    return found && !isOneBody(found.principals) ? withSpeaker(reach, found) : null;
  },
});

/** «قال الوزير في اجتماع لدبلوماسيين ألمان …»: who speaks to a group met it. */
function withSpeaker({ scene, trigger }: Reach, found: Draft): Draft {
  const [group, ...others] = found.principals;
  if (others.length > 0 || group!.kind !== 'group' || group!.preposition !== LAM) return found;
  if (scene.tokens[trigger.first - 1]?.form !== IN_FI && !isAny(scene, trigger.first - 1, DURING))
    return found;
  const speaker = topicOf(scene, trigger.sentence, trigger.first);
  const human = speaker?.kind === 'person' || speaker?.kind === 'office';
  return speaker && human && speaker.represents !== null && speaker.entity !== group!.entity
    ? { ...found, principals: [speaker, group!] }
    : found;
}
const DURING = new Set(['w-sub']);

/** «اجتماع المجلس الاتحادي (البنك المركزي)»: one body by two names. */
const isOneBody = (all: readonly Actor[]): boolean =>
  all.length > 1 &&
  all.every((a) => a.kind === 'institution' && a.represents !== null && a.represents === all[0]!.represents);

/** A joint press conference of two counts as their meeting. */
export const pressConference = rule({
  id: 'meeting.press-conference',
  kind: 'meeting',
  on: ['n-press'],
  says: 'a joint press conference with somebody',
  read: (reach) => {
    const { scene, trigger } = reach;
    const joint = [trigger.last, trigger.last + 1].some((i) => senseAt(scene, i, 'w-joint'));
    const found = nounParties(reach);
    const officials =
      found.all.every((a) => a.represents !== null) ||
      (found.all.some((a) => a.represents !== null) && found.all.every((a) => OFFICIALS.has(a.kind)));
    return (joint || officials || found.how === 'between') && found.all.length > 1
      ? { principals: found.all }
      : null;
  },
});

const OFFICIALS: ReadonlySet<string> = new Set(['person', 'office']);

export const meetingRules = [
  received,
  met,
  summoned,
  summons,
  discussed,
  between,
  his,
  held,
  joined,
  ofSomebody,
  pressConference,
];
