/** Journeys of officials: who went where. The hosts stand in the meetings beside them. */
import type { Actor, PlaceMention } from '../../model.ts';
import type { Range } from '../clauses.ts';
import { isBesideVerb, isRelative, isVisitNoun, reachedIn, relativeDraft } from '../journeys.ts';
import { IN, OUT_OF, TO } from '../particles.ts';
import { maySubject } from '../people/agreement.ts';
import { guestsOf } from '../people/guests.ts';
import { topicBefore, topicOf } from '../people/meant.ts';
import { supportBefore } from '../people/support.ts';
import { isSaidOf, isVisitor, travellers, visitorsOf } from '../people/visitors.ts';
import { pointedGoal } from '../places/goals.ts';
import { destinationIn, destinationsIn, placesIn, stopsIn } from '../places/places.ts';
import { siteIn } from '../places/sites.ts';
import { comesBack, isAbroad, isNamedBefore, isOnWay, isReturn } from '../returns.ts';
import { groupsIn, isFree, type Reach, subjectBefore } from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { actorOn, isAny, placeOn, type Scene, senseAt } from '../scene.ts';

const verb =
  (direct: boolean) =>
  (reach: Reach): Draft | null => {
    const { scene, trigger } = reach;
    const clause = pastCompanions(reach);
    const relative = relativeDraft(reach);
    if (relative) return relative;
    // «مصر التي وصلها أمس»: told by the visit it belongs to
    const known = isRelative(reach);
    const elsewhere = trigger.sense.id.startsWith(INSPECTED) && !isActedOn(reach);
    const chosen = known || elsewhere || isOfThings(reach) || isOfAnother(reach) ? [] : travellers(reach);
    if (chosen.length === 0) return null;
    const range = { first: trigger.last, last: clause.last };
    const how = trigger.sense.class === 'visit' ? 'object' : direct ? 'direct' : 'to';
    const destination = isDown(trigger)
      ? landedIn(reach)
      : (destinationIn(scene, range, how) ?? landedIn(reach) ?? reachedIn(reach, chosen[0]!));
    const principals = isBesideVerb(reach, chosen[0]!) ? chosen : guestsOf(reach, chosen, destination);
    if (isReturn(trigger) && !comesBack(reach, principals, destination)) return null;
    if (destination) return { principals, destination, stops: stopsIn(scene, range, destination) };
    return direct ? siteDraft(reach, principals, 'direct') : null;
  };

/** «زار السفير يرافقه … مدينة …»: behind whoever comes along the sentence goes on. */
function pastCompanions({ scene, trigger, clause }: Reach): Range {
  const end = scene.senses[clause.last]?.find((s) => s.class === 'accompany');
  if (trigger.sense.class !== 'visit' || !end) return clause;
  const { last } = scene.text.sentences[trigger.sentence]!;
  return { first: clause.first, last: Math.min(last, clause.last + COMPANY) };
}
/** Tokens that those who come along and the site behind them take. */
const COMPANY = 24;

/** «تفقد الوزير …», «الوزير يتفقد …»: who inspects stands beside the verb. */
const isActedOn = ({ scene, trigger: { first, last } }: Reach): boolean =>
  isPerson(actorOn(scene, last)) || actorOn(scene, first - 1)?.last === first;
const INSPECTED = 'visit-inspect';

/** «حط الوزير في بيروت»: a verb that says where one comes down, not where to. */
const landedIn = ({ scene, trigger, clause }: Reach): PlaceMention | null =>
  trigger.sense.id.startsWith(LANDED) && (isDown(trigger) ? isPerson(actorOn(scene, trigger.last)) : true)
    ? (placesIn(scene, { first: trigger.last, last: clause.last }).find((p) => IN.has(p.preposition))
        ?.place ?? null)
    : null;
const LANDED = 'arrive-land';
/** «حل» is a solution, too. */
const isDown = ({ sense }: Reach['trigger']): boolean => sense.id.startsWith(DOWN);
const DOWN = 'arrive-land-down';
const isPerson = (actor: Actor | undefined): boolean =>
  (actor?.kind === 'person' || actor?.kind === 'office') && actor.preposition === '';

/** «وصلت الحرب إلى العاصمة», «وصل 422 شخصا»: whoever or whatever stands right behind the verb came. */
function isOfAnother({ scene, trigger: { last, sense } }: Reach): boolean {
  const token = scene.tokens[last];
  if (!token || sense.pronoun !== '' || scene.actorAt[last] !== -1) return false;
  if (scene.dateAt[last] !== -1 || scene.placeAt[last] !== -1 || scene.senses[last]!.length > 0) return false;
  if (token.kind === 'number') return true;
  const bare = token.word.parses.some((p) => p.article && p.particle === '' && p.conjunction === '');
  return sense.class !== 'visit' && bare && actorOn(scene, last + 1)?.first !== last + 1;
}

/** «وصلت طائرة الإغاثة», «غادرت قافلة …»: a thing that comes, not somebody. */
function isOfThings({ scene, trigger, clause, after }: Reach): boolean {
  const end = Math.min(
    clause.last,
    trigger.last + 8,
    after.find((g) => isFree(g) && g.actors[0]!.kind !== 'state')?.first ?? clause.last,
  );
  for (let i = trigger.last; i < end; i++)
    if (
      scene.actorAt[i] === -1 &&
      senseAt(scene, i, 'w-thing')?.parse.particle === '' &&
      !isAny(scene, i - 1, ABOARD)
    )
      return true;
  return false;
}
const ABOARD = new Set(['w-aboard']);

/** A visit to a site inside a country: «مركز الملك سلمان», «مقر الصحيفة». */
function siteDraft(reach: Reach, principals: readonly Actor[], how: 'direct' | 'to'): Draft | null {
  const at = siteIn(reach.scene, { first: reach.trigger.last, last: pastCompanions(reach).last }, how);
  return at < 0 ? null : { principals, destination: null, site: true, words: { first: at, last: at + 1 } };
}

export const visited = rule({
  id: 'visit.visited',
  kind: 'visit',
  on: ['visit'],
  says: 'an official visits a place or the head of another state',
  read: (reach) => verb(true)(reach) ?? visitedHost(reach),
});

/** «تزور الرئيس الأمريكي»: who is visited says where. */
function visitedHost(reach: Reach): Draft | null {
  const { scene } = reach;
  const free = reach.after.filter((g) => isFree(g));
  const before = subjectBefore(reach);
  const topic =
    before || free.length > 1 ? null : topicOf(reach.scene, reach.trigger.sentence, reach.trigger.first);
  const spoken = topic && maySubject(scene, reach.trigger, topic) ? topic : null;
  if (topic && !spoken) return null;
  const visitor = before ?? spoken ?? free[0]?.actors[0];
  const host = ((before ?? topic) ? free[0] : free[1])?.actors[0];
  if (!visitor || !host || !isVisitor(scene, visitor) || host.entity === visitor.entity || !host.represents)
    return null;
  return { principals: [visitor, host], destination: null };
}

export const arrived = rule({
  id: 'visit.arrived',
  kind: 'visit',
  on: ['arrive'],
  says: 'an official arrives in a place',
  read: verb(false),
});
export const headed = rule({
  id: 'visit.headed',
  kind: 'visit',
  on: ['head', 'return'],
  says: 'an official sets out for a place',
  read: verb(false),
});

/** «أوفد الرئيس وزير خارجيته إلى …»: whoever is sent travels. */
export const sent = rule({
  id: 'visit.sent',
  kind: 'visit',
  on: ['dispatch', 'send'],
  says: 'an official is sent to a place',
  read: (reach) => {
    const { scene, trigger, clause, after, before } = reach;
    const destination = destinationIn(scene, { first: trigger.last, last: clause.last }, 'to');
    if (!destination) return null;
    if (trigger.sense.class === 'send' || trigger.sense.tense === 'none') {
      const own = after.find((g) => isSent(reach, g));
      return own && own.first < destination.first ? { principals: [own.actors[0]!], destination } : null;
    }
    const free = after.filter((g) => g.preposition === '' && g.first < destination.first);
    const sender = before.at(-1)?.preposition === '' ? 0 : 1;
    const sent = free[sender]?.actors.filter((a) => isVisitor(scene, a)) ?? [];
    return sent.length > 0 ? { principals: sent, destination } : null;
  },
});

/** «إرسال وفد», «أرسلت مبعوثا»: whom somebody sends, and no letter or aid. */
const isSent = (
  { scene, trigger }: Reach,
  { actors: [actor], first }: { actors: readonly Actor[]; first: number },
): boolean =>
  SENDING.test(trigger.sense.id) &&
  trigger.sense.pronoun === '' &&
  first <= trigger.last + SENT_REACH &&
  !isSaidOf(scene, actor!) &&
  (isAny(scene, actor!.first, DELEGATES) ||
    (actor!.kind === 'group' && isAny(scene, actor!.last - 1, DELEGATES)));
const SENDING = /dispatch-sending|send-dispatch/u;
const DELEGATES = new Set(['w-delegation', 'w-envoy', 'w-heads']);
/** Words between sending and whom it sends. */
const SENT_REACH = 2;

/** «غادر … متوجها إلى». */
export const left = rule({
  id: 'visit.left',
  kind: 'visit',
  on: ['leave'],
  says: 'an official leaves for another place',
  read: (reach) => {
    const found = verb(false)(reach);
    return found;
  },
});

/** «زيارة» itself; «توجه» and «وصول» need «إلى». */
const PROPER = '-visit-visit-';
const noun =
  (how: string) =>
  (reach: Reach): Draft | null => {
    const { scene, trigger, clause } = reach;
    const visitors = visitorsOf(reach);
    if (visitors.how !== how || visitors.actors.length === 0) return null;
    if (how === 'paid' && PASSAGES.has(trigger.sense.id)) return null;
    const range = { first: trigger.last, last: nextVisit(scene, trigger.last, clause.last) };
    const listed = how === 'on' ? [] : eachOf(scene, range);
    if (listed.length > 1) return { principals: visitors.actors, destination: listed[0]!, stops: listed };
    const near = placeOn(scene, trigger.last);
    const ahead = unlessRegion(
      destinationIn(scene, range, how === 'his' || how === 'of' ? 'direct' : 'to') ??
        (near?.first === trigger.last ? near : null),
    );
    const destination =
      ahead ??
      (isVisitNoun(trigger.sense) ? pointedGoal(scene, range, visitors.actors[0]!) : null) ??
      (how === 'on' ? placeBefore(reach, visitors.actors[0]!) : null);
    const site =
      destination || isReturn(trigger)
        ? null
        : (siteDraft(
            reach,
            visitors.actors,
            trigger.sense.id.includes(PROPER) && how !== 'on' ? 'direct' : 'to',
          ) ?? inspection(reach, visitors.actors));
    if (site && !trigger.sense.parse.article) return site;
    if (
      isReturn(trigger) &&
      (how === 'on' ||
        how === 'paid' ||
        visitors.actors.some((a) => a.kind === 'group') ||
        !isAbroad(scene, visitors.actors, destination))
    )
      return null;
    // «داعيا إياه لزيارة البيت الأبيض» brings nobody
    const named = how === 'of' || supportBefore(reach) >= 0 || (how === 'on' && !isUnderWay(reach));
    const principals = named ? visitors.actors : guestsOf(reach, visitors.actors, destination);
    if (isOnWay(trigger) && !isNamedBefore(scene, trigger.first, principals[0]!)) return null;
    if (trigger.sense.parse.article && !(how === 'paid' || (how === 'of' && destination))) return null;
    return {
      principals,
      destination,
      stops: ahead ? stopsIn(scene, range, ahead) : [],
    };
  };

/** «منع وصول المساعدات», «تم التوجه إلى …»: nobody pays an arrival or a departure. */
const PASSAGE_IDS = 'n-visit-arrival-01 n-visit-arrival-03 n-visit-arrival-04';
const PASSAGES: ReadonlySet<string> = new Set(PASSAGE_IDS.split(' '));

/** «في زيارة تستمر ثلاثة أيام، بعد أسبوع من زيارة آبي لإريتريا»: where another visit begins. */
function nextVisit(scene: Scene, first: number, last: number): number {
  for (let i = first + 1; i < last; i++)
    if (scene.actorAt[i] === -1 && scene.senses[i]!.some(isVisitNoun)) return i;
  return last;
}

/** «في أول زيارة من نوعها»: somebody is on it. */
const isUnderWay = ({ scene, trigger }: Reach): boolean =>
  [1, 2].some((k) => IN.has(scene.tokens[trigger.first - k]?.form ?? ''));

/** «لأفريقيا»: a place of no state and no town is read as a region. */
const unlessRegion = (place: PlaceMention | null): PlaceMention | null =>
  place && (place.country ?? place.city) !== null ? place : null;

/** «زيارة تفقدية», «جولته الميدانية»: works or people of his own are visited, whatever they are called. */
function inspection({ scene, trigger }: Reach, principals: readonly Actor[]): Draft | null {
  const at = [trigger.last, trigger.last + 1].find((i) => senseAt(scene, i, 'w-inspecting'));
  if (at === undefined || !principals.some((a) => a.represents !== null)) return null;
  return { principals, destination: null, site: true, words: { first: at, last: at + 1 } };
}

/** «حل الوزير في بيروت في زيارة …»: the place right before «في زيارة», abroad. */
function placeBefore({ scene, trigger }: Reach, visitor: Actor): PlaceMention | null {
  const { first } = scene.text.sentences[trigger.sentence]!;
  const last = placesIn(scene, { first, last: trigger.first }).at(-1);
  if (!last || trigger.first - last.place.last > 3 || !IN.has(last.preposition)) return null;
  const there = groupsIn(scene, { first, last: last.place.first })
    .flatMap((g) => g.actors)
    .findLast((a) => a.kind === 'person' || a.kind === 'office');
  return there?.entity === visitor.entity && last.place.country !== visitor.represents ? last.place : null;
}

export const paid = rule({
  id: 'visit.paid',
  kind: 'visit',
  on: ['n-visit'],
  says: 'an official pays a visit to a place',
  read: noun('paid'),
});
export const his = rule({
  id: 'visit.his',
  kind: 'visit',
  on: ['n-visit', 'n-way'],
  says: 'his visit to a place',
  read: noun('his'),
});
export const ofSomebody = rule({
  id: 'visit.of',
  kind: 'visit',
  on: ['n-visit', 'n-way'],
  says: 'the visit of an official to a place',
  read: noun('of'),
});
export const on = rule({
  id: 'visit.on',
  kind: 'visit',
  on: ['n-visit'],
  says: 'somebody is on a visit to a place',
  read: noun('on'),
});

/** A tour is one visit per country: the first here, the others beside it. */
export const toured = rule({
  id: 'visit.toured',
  kind: 'visit',
  on: ['n-tour', 'n-visit'],
  says: 'an official tours several countries',
  read: (reach) => {
    const { scene, trigger, clause } = reach;
    const listing = listedStops(reach);
    if (trigger.sense.class === 'n-visit' || listing) return listing;
    const { how, actors: visitors } = visitorsOf(reach);
    // «وتتزامن هذه الجولة مع …»: any tour that was told
    if (how === 'on' && trigger.sense.parse.article && !listsStops(reach)) return null;
    const range = { first: trigger.last, last: clause.last };
    const listed = eachOf(scene, range);
    const stops = listed.length > 0 ? listed : abroad(visitors, destinationsIn(scene, range));
    if (visitors.length === 0) return null;
    if (stops.length === 0) return regionDraft(reach, visitors) ?? inspection(reach, visitors);
    return { principals: visitors, destination: stops[0]!, stops };
  },
});

/** «جولة في الشرق الأوسط», where no state of it is named. */
function regionDraft(reach: Reach, principals: readonly Actor[]): Draft | null {
  const { scene, trigger, clause } = reach;
  const paid = supportBefore(reach) >= 0;
  for (let i = trigger.last; i < Math.min(clause.last, trigger.last + REGION_REACH); i++) {
    const region = scene.senses[i]!.find((s) => s.id.startsWith(REGION) || (paid && s.class === 'w-site'));
    if (!region) continue;
    const before = scene.tokens[i - 1]!.form;
    const inside =
      IN.has(before) || TO.has(before) || (region.id.startsWith(REGION) && region.parse.particle !== '');
    return inside ? { principals, destination: null, site: true, words: { first: i, last: i + 1 } } : null;
  }
  return null;
}
const REGION = 'w-site-region';
/** Words between a tour and its region. */
const REGION_REACH = 14;

/** «كلا من كينيا والسنغال»: the states of the list, each once. */
function eachOf(scene: Scene, range: Range): readonly PlaceMention[] {
  for (let i = range.first; i + 2 < range.last; i++) {
    if (scene.actorAt[i] !== -1 || !EACH.has(scene.tokens[i]!.form) || scene.tokens[i + 1]!.form !== OUT_OF)
      continue;
    const first = placeOn(scene, i + 2);
    return first?.country ? stopsIn(scene, { first: i + 2, last: range.last }, first) : [];
  }
  return [];
}
const EACH: ReadonlySet<string> = new Set('كل كلا لكل'.split(' '));

/** Nobody tours his own country on a journey abroad: «جولة شملت قطر لطمأنة حلفاء واشنطن». */
function abroad(visitors: readonly Actor[], stops: readonly PlaceMention[]): readonly PlaceMention[] {
  const away = stops.filter((p) => visitors.every((v) => v.represents !== p.country));
  return away.length > 0 ? away : stops;
}

/** «الجولة التي تشمل …», «الجولة تقوده إلى …». */
const listsStops = ({ scene, trigger: { last } }: Reach): boolean =>
  [0, 1, 2].some((k) => senseAt(scene, last + k, 'w-includes') !== undefined);

/** «تشمل الزيارة أربعة بلدان هي …», «كما تشمل الجولة كينيا». */
function listedStops({ scene, trigger, clause }: Reach): Draft | null {
  if (!senseAt(scene, trigger.first - 1, 'w-includes')) return null;
  const topic = topicOf(scene, trigger.sentence, trigger.first) ?? topicBefore(scene, trigger.sentence);
  const first = placesIn(scene, { first: trigger.last, last: clause.last }).find(
    (p) => p.preposition === '',
  )?.place;
  if (!topic || !isVisitor(scene, topic) || !first) return null;
  return {
    principals: [topic],
    destination: first,
    stops: stopsIn(scene, { first: trigger.last, last: clause.last }, first),
  };
}

export const visitRules = [visited, arrived, headed, sent, left, toured, paid, his, ofSomebody, on];
