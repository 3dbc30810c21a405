/** Whether a cluster is an official engagement: somebody in it acts for a state, a party or a body. */
import type { Engagement } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import { isVisitNoun } from '../journeys.ts';
import { sensesOf } from '../lexemes.ts';
import type { Cluster } from '../merge.ts';
import { COUNTED_STATES, CROWD } from '../people/crowds.ts';
import { BODIES, isHouseOfMany, isOfSeveral } from '../people/houses.ts';
import type { Member, Who } from '../people/who.ts';
import { isAny, senseAt } from '../scene.ts';

/** At least one principal with office or body and something it represents. */
export function isOfficial(cluster: Cluster): boolean {
  const { principals, kind } = cluster;
  if (kind === 'visit') {
    const [visitor] = principals;
    const travels =
      isOfficer(visitor!) ||
      isRulerOnWay(cluster) ||
      isDelegation(visitor!) ||
      isMissionOfBody(visitor!) ||
      wasSent(cluster);
    return travels && !comesHome(cluster) && !comesToPost(cluster);
  }
  if (kind === 'summit' && principals.every(({ who }) => who.kind === 'state')) return principals.length > 1;
  if (
    kind === 'summit' &&
    principals.some(
      ({ who, actor, scene }) =>
        isOfSeveral(scene, actor) ||
        (who.kind === 'institution' && (startsWith(who, 'w-bodies') || isHouseOfMany(scene, actor))),
    )
  )
    return true;
  if (kind === 'signing' && (principals.filter(hasOffice).length > 1 || isSides(principals))) return true;
  return principals.some(isOfficer);
}

/** «الوفد ناقش مع الجانب السعودي»: of two without names one of no known party, nowhere. */
export function isVague(made: Made, cluster: Cluster): boolean {
  const { parts, principals } = cluster;
  if (made.date === null && made.place.country === null && isProcess(cluster)) return true;
  const sides = made.participants.filter((p) => p.part === 'principal');
  if (made.status === 'planned' || made.place.city !== null || sides.length !== 2) return false;
  if (sides.some((p) => p.name !== null) || sides.filter((p) => p.represents === null).length !== 1)
    return false;
  if (parts.some((p) => p.rule === ATTENDED || (MET.has(p.rule) && principals.some(isRuler)))) return false;
  return !principals.some((m) => m.who.code === null && isOwnParty(m));
}
type Made = Pick<Engagement, 'kind' | 'status' | 'date' | 'place' | 'participants'>;

/** «قال الوزير إن المفاوضات مع إسرائيل …»: negotiations as such, with a land, told once, on no day and nowhere. */
const isProcess = ({ kind, parts, principals: [one, other, ...others] }: Cluster): boolean =>
  kind === 'meeting' &&
  parts.length === 1 &&
  parts[0]!.rule === 'meeting.of' &&
  other !== undefined &&
  others.length === 0 &&
  [one!, other].some((m) => m.who.name.length > 0) &&
  [one!, other].some((m) => m.who.name.length === 0 && LANDS.has(m.actor.kind)) &&
  parts[0]!.scene.senses[parts[0]!.words[0]!.first]!.some((s) => s.id === NEGOTIATIONS);
const LANDS: ReadonlySet<string> = new Set(['state', 'institution']);
const NEGOTIATIONS = 'n-meeting-talks-06';

/** «يشارك الوزير في قمة مجموعة العشرين»: the gathering is known by its name. */
const ATTENDED = 'summit.attended';
/** «التقى الوزير منسوبي الجامعات»: whoever a minister meets. */
const MET: ReadonlySet<string> = new Set(['meeting.met', 'meeting.received']);

/** «رئيس الجمهورية», «فصائل المعارضة»: somebody though no words say of which state. */
const isOwnParty = (member: Member): boolean =>
  member.actor.rule === CROWD ||
  isRuler(member) ||
  member.who.role.some((word) => PARTIES.has(word)) ||
  isAny(member.scene, member.actor.first, SIDES);
const isRuler = ({ who, actor }: Member): boolean => !actor.plural && RULERS.has(who.role[0] ?? '');
const RULER_WORDS = 'رييس رييسه ملك امير وزير وزيره';
const RULERS: ReadonlySet<string> = new Set(RULER_WORDS.split(' '));
const PARTY_WORDS = 'معارضه فصايل تحالف متمردين متمردون';
const PARTIES: ReadonlySet<string> = new Set(PARTY_WORDS.split(' '));

/** «الجانبان», «طرفا النزاع»: both of whom is told. */
const isSides = ([only, ...others]: readonly Member[]): boolean =>
  others.length === 0 && only!.actor.kind === 'group' && isAny(only!.scene, only!.actor.first, SIDES);
const SIDES: ReadonlySet<string> = new Set(['w-sides']);

/** «رئيس الجامعة», «وزير التجارة»: who signs for a house of his own. */
const hasOffice = ({ who }: Member): boolean => who.role.length > 0 && who.name.length > 1;

const startsWith = (who: Who, name: string): boolean =>
  senseAt(who.scene, who.scene.mentions.actors[who.entity.actors[0]!]!.first, name) !== undefined;

/** «36 دولة». */
const isCounted = ({ scene, entity }: Who): boolean =>
  scene.mentions.actors[entity.actors[0]!]!.rule === COUNTED_STATES;

function isOfficer({ who }: Member): boolean {
  const first = who.scene.mentions.actors[who.entity.actors[0]!]!.first;
  const collective =
    who.kind === 'group' &&
    who.plural &&
    (senseAt(who.scene, first, 'w-heads') !== undefined || isCounted(who));
  if (
    (who.code === null && !collective) ||
    (who.role.length === 0 && who.kind === 'person' && who.name.length < 2 && who.entity.person === null)
  )
    return false;
  const { scene, entity } = who;
  // «الجمعية العامة للأمم المتحدة» is no society
  const ofMany = who.code !== null && BODIES.has(who.code);
  if (who.kind === 'institution' && !ofMany && senseAt(scene, first, 'w-company')) return false;
  return !entity.actors.some((index) => {
    const actor = scene.mentions.actors[index]!;
    return scene.tokens
      .slice(actor.first, actor.last)
      .some((t) => sensesOf(t.word).some((s) => s.class === 'w-unofficial'));
  });
}

/** «أوفدت الجزائر الأمين العام للوزارة …»: a state's own envoy, though no words say whose. */
const wasSent = ({ parts, principals }: Cluster): boolean =>
  principals[0]!.who.role.length > 0 && parts.some((part) => part.rule === 'visit.sent');

/** «نائب رئيس الوزراء أرمين …», «أمين عام منظمة أوبك …»: a named ruler or head of a body, of whichever state. */
const isRulerOnWay = ({ parts, principals }: Cluster): boolean =>
  parts.some((part) => part.rule !== 'visit.on' || part.told.status === 'planned') &&
  (isRulerByName(principals[0]!) ||
    (isRulerByOffice(principals[0]!) && parts.some((part) => part.destination?.country)));

/** «رئيس الحكومة مستمر في زيارته لندن», «زعيم البلاد»: of a state that no words name, «رئيس دولة» of any. */
const isRulerByOffice = ({ actor, scene, who: { name, code, plural, role } }: Member): boolean =>
  actor.kind === 'office' &&
  name.length === 0 &&
  code === null &&
  !plural &&
  RULING.has(role[0] ?? '') &&
  scene.tokens.slice(actor.first, actor.last).some((t) => t.word.parses.some((p) => p.article));
const RULING_WORDS = 'رييس رييسه وزير وزيره ملك ملكه زعيم زعيمه سلطان';
const RULING: ReadonlySet<string> = new Set(RULING_WORDS.split(' '));

function isRulerByName({ who: { name, code, plural, role } }: Member): boolean {
  if (name.length < 2 || code !== null || plural) return false;
  const [first, second] = role;
  if (MINISTERS.has(first ?? '')) return true;
  return HEADING_OVER.has(first ?? '') && role.some((word) => STATE_OR_BODY.has(word)) && second !== OWNER;
}
const MINISTER_WORDS = 'وزير وزيره ملك';
const MINISTERS: ReadonlySet<string> = new Set(MINISTER_WORDS.split(' '));
const HEAD_WORDS = 'رييس رييسه نايب نايبه امين مدير مديره';
const HEADING_OVER: ReadonlySet<string> = new Set(HEAD_WORDS.split(' '));
const STATE_WORDS = 'جمهوريه حكومه وزراء وزير برلمان نواب دوله منظمه وكاله صندوق';
const STATE_OR_BODY: ReadonlySet<string> = new Set(STATE_WORDS.split(' '));
const OWNER = 'شركه';

/** «وفد برلماني», «وفود عربية»: a delegation of which no words say for whom it travels. */
const isDelegation = ({ who, actor, scene }: Member): boolean =>
  who.code === null &&
  who.kind === 'group' &&
  actor.last - actor.first > 1 &&
  senseAt(scene, actor.first, 'w-delegation') !== undefined &&
  !who.role.some((word) => CIVIL.has(word));
const CIVIL_WORDS = 'طلاب طالبات اعلامي صحفي طبي رياضي كشفي سياحي جامعه مدرسه شركه شركات رجال مستثمرين نادي';
const CIVIL: ReadonlySet<string> = new Set(CIVIL_WORDS.split(' '));

/** «بعثة منظمة حظر الأسلحة», «لجنة مجلس حقوق الإنسان»: of a body without a code of its own. */
const isMissionOfBody = ({ who: { kind, code }, actor, scene }: Member): boolean => {
  if (kind !== 'institution' || code !== null) return false;
  const [head, ...body] = scene.tokens.slice(actor.first, actor.last);
  return (
    head!.word.parses.some((p) => MISSIONS.has(p.stem)) &&
    body.some((t) => t.word.parses.some((p) => OF_STATES.has(p.stem)))
  );
};
const MISSION_WORDS = 'بعثه لجنه';
const MISSIONS: ReadonlySet<string> = new Set(MISSION_WORDS.split(' '));
const BODY_WORDS = 'منظمه صندوق مفوضيه وكاله';
const OF_STATES: ReadonlySet<string> = new Set(BODY_WORDS.split(' '));

/** «وصل الرئيس إلى بلاده»: one who arrives where he is at home visits nobody, unless it is some town of his. */
function comesHome({ principals, parts }: Cluster): boolean {
  const { code } = principals[0]!.who;
  if (code === null || !parts.every(({ destination }) => destination?.country === code)) return false;
  if (parts.some((part) => isRoundAtHome(part))) return false;
  return parts.every(
    ({ destination, rule }) => MOVES.has(rule) || destination!.city === null || SEATS.has(destination!.rule),
  );
}
/** «السفير الصيني لدى واشنطن … لدى وصوله إلى واشنطن»: an envoy visits nobody where he is posted. */
function comesToPost({ principals, parts }: Cluster): boolean {
  const { who, actor, scene } = principals[0]!;
  if (!who.role.some((word) => POSTED.has(word))) return false;
  const post = scene.mentions.places.find(
    (p) => p.first > actor.first && p.last <= actor.last && p.country !== who.code,
  );
  return (
    post !== undefined &&
    parts.every(
      ({ destination }) => destination?.country === post.country && !TOWNS.has(destination?.rule ?? ''),
    )
  );
}
const POSTED_WORDS = 'سفير سفيره قنصل';
const POSTED: ReadonlySet<string> = new Set(POSTED_WORDS.split(' '));
const SEATS: ReadonlySet<string> = new Set(['place.capital', 'place.seat']);
const MOVES = new Set(['visit.arrived', 'visit.headed', 'visit.left', 'visit.his']);

/** «توجه الوزير إلى حلب», «زيارته لمدينة صفاقس»: a town or region of his own state, that is not its capital. */
function isRoundAtHome({ scene, destination, rule, principals, words: [told] }: Candidate): boolean {
  if (!destination || !TOWNS.has(destination.rule)) return false;
  if (rule === 'visit.his') return scene.senses[told!.first]!.some(isVisitNoun);
  const { first, last } = principals[0]!.actor;
  if (first === told!.last || first === told!.last + 1) return true;
  return last <= told!.first && (last > told!.first - 2 || scene.tokens[told!.first - 1]!.kind === 'mark');
}
const TOWNS: ReadonlySet<string> = new Set(['place.city', 'place.region']);
