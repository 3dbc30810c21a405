/** Journeys of officials: who went where. The hosts stand in the meetings beside them. */
import type { Actor, PlaceMention } from '../../model.ts';
import type { Range } from '../clauses.ts';
import { OUT_OF, TO } from '../particles.ts';
import { groupsUpToNoun } from '../parties.ts';
import { destinationIn, destinationsIn, placesIn, stopsIn } from '../places.ts';
import {
  antecedent,
  groupsIn,
  isFree,
  type Reach,
  subjectBefore,
  subjectsBefore,
  topicBefore,
  topicOf,
} from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { actorOn, isAny, placeOn, type Scene, senseAt } from '../scene.ts';
import { siteIn } from '../sites.ts';
import { supportBefore } from '../support.ts';

/** «أول مسؤول غربي يتوجه إلى …»: said of somebody who is named elsewhere. */
const isSaidOf = (scene: Scene, { first, name }: Actor): boolean =>
  name === null && FIRSTS.has(scene.tokens[first - 1]?.form ?? '');
const FIRST_WORDS = 'اول ثاني ثالث احد';
const FIRSTS: ReadonlySet<string> = new Set(FIRST_WORDS.split(' '));

const isVisitor = (scene: Scene, actor: Actor): boolean =>
  !isSaidOf(scene, actor) &&
  actor.kind !== 'state' &&
  actor.kind !== 'institution' &&
  (actor.kind !== 'group' || isAny(scene, actor.first, TRAVELLERS));
const TRAVELLERS = new Set(['w-heads', 'w-delegation']);

/** The subject of a verb of movement: behind it, before it, or the one spoken of. */
function travellers(reach: Reach): readonly Actor[] {
  const { scene, trigger, after } = reach;
  if (trigger.sense.pronoun) {
    const own = after.find((g) => isFree(g) && isVisitor(scene, g.actors[0]!));
    if (own) return own.actors;
  }
  const before = subjectBefore(reach);
  const own = after.find(
    (g) =>
      g.preposition === '' &&
      isVisitor(scene, g.actors[0]!) &&
      (g.governor === -1 || g.first - trigger.last <= 1),
  );
  if (own && !(before && own.first - trigger.last > 2)) return own.actors.filter((a) => isVisitor(scene, a));
  if (before && isVisitor(scene, before)) return [before];
  if (own) return own.actors.filter((a) => isVisitor(scene, a));
  const topic = topicOf(scene, trigger.sentence, trigger.first) ?? topicBefore(scene, trigger.sentence);
  return topic && isVisitor(scene, topic) ? [topic] : [];
}

const verb =
  (direct: boolean) =>
  (reach: Reach): Draft | null => {
    const { scene, trigger, clause } = reach;
    // «مصر التي وصلها أمس»: told by the visit it belongs to
    const known = trigger.sense.pronoun !== '' && senseAt(scene, trigger.first - 1, 'w-relative');
    const principals = known || isOfThings(reach) || isOfAnother(reach) ? [] : travellers(reach);
    if (principals.length === 0) return null;
    const range = { first: trigger.last, last: clause.last };
    const how = trigger.sense.class === 'visit' ? 'object' : direct ? 'direct' : 'to';
    const destination = destinationIn(scene, range, how);
    if (destination) return { principals, destination, stops: stopsIn(scene, range, destination) };
    return direct ? siteDraft(reach, principals, 'direct') : null;
  };

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
  const at = siteIn(reach.scene, { first: reach.trigger.last, last: reach.clause.last }, how);
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
  const visitor = before ?? topic ?? free[0]?.actors[0];
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
  on: ['head'],
  says: 'an official sets out for a place',
  read: verb(false),
});

/** «أوفد الرئيس وزير خارجيته إلى …»: whoever is sent travels. */
export const sent = rule({
  id: 'visit.sent',
  kind: 'visit',
  on: ['dispatch'],
  says: 'an official is sent to a place',
  read: ({ scene, trigger, clause, after, before }) => {
    const destination = destinationIn(scene, { first: trigger.last, last: clause.last }, 'to');
    if (!destination) return null;
    const free = after.filter((g) => g.preposition === '' && g.first < destination.first);
    const sender = before.at(-1)?.preposition === '' ? 0 : 1;
    const sent = free[sender]?.actors.filter((a) => isVisitor(scene, a)) ?? [];
    return sent.length > 0 ? { principals: sent, destination } : null;
  },
});

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

/** The visitor of a noun: its pronoun, its complement, the subject of its verb, or the one spoken of. */
function visitorsOf(reach: Reach): { readonly how: string; readonly actors: readonly Actor[] } {
  const { scene, trigger } = reach;
  if (trigger.sense.pronoun) {
    const agent = antecedent(scene, trigger.first, trigger.sense.pronoun);
    return { how: 'his', actors: agent && isVisitor(scene, agent) ? [agent] : [] };
  }
  const near = groupsUpToNoun(reach);
  const own = ownVisitor(reach);
  if (own) return { how: 'his', actors: [own] };
  const paidBy = relativeWithout(reach);
  if (paidBy) return { how: 'paid', actors: isVisitor(scene, paidBy) ? [paidBy] : [] };
  const relative = near.find(
    (g) =>
      g.preposition === '' &&
      isVisitor(scene, g.actors[0]!) &&
      [1, 2].some((k) => senseAt(scene, g.first - k, 'conduct') !== undefined),
  );
  if (relative) return { how: 'paid', actors: relative.actors.filter((a) => isVisitor(scene, a)) };
  const complement = near.find(
    (g) =>
      g.first <= trigger.last + 3 &&
      // «زيارة مستشفى الملك فهد»: the name belongs to the site
      !(g.governor >= trigger.last && senseAt(scene, g.governor, 'w-site')) &&
      isVisitor(scene, g.actors[0]!) &&
      (g.preposition === '' ? g.first <= trigger.last + 1 : TO.has(g.preposition)),
  );
  if (complement) return { how: 'of', actors: complement.actors.filter((a) => isVisitor(scene, a)) };
  const at = supportBefore(reach);
  if (at >= 0) {
    const own = groupsIn(scene, { first: at + 1, last: trigger.first }).find(
      (g) => isFree(g) && isVisitor(scene, g.actors[0]!),
    );
    // «الوزير قام ووفد معه بزيارة …»: whoever «و» binds to the verb comes with the subject before it
    const joins =
      own?.first === at + 1 &&
      scene.tokens[at + 1]!.form.startsWith(WAW) &&
      own.actors[0]!.start > scene.tokens[at + 1]!.start;
    if (own && !joins) return { how: 'paid', actors: own.actors.filter((a) => isVisitor(scene, a)) };
    const verb = { first: at, last: at + 1, sense: scene.senses[at]![0]!, sentence: trigger.sentence };
    const before = subjectsBefore({
      ...reach,
      trigger: verb,
      before: groupsIn(scene, { first: scene.text.sentences[trigger.sentence]!.first, last: at }),
    });
    const all = [...before, ...(own?.actors ?? [])];
    if (all[0] && isVisitor(scene, all[0]))
      return { how: 'paid', actors: all.filter((a) => isVisitor(scene, a)) };
  }
  const topic = topicOf(scene, trigger.sentence, trigger.first) ?? topicBefore(scene, trigger.sentence);
  return { how: at >= 0 ? 'paid' : 'on', actors: topic && isVisitor(scene, topic) ? [topic] : [] };
}

const WAW = 'و';

/** «في أول زيارة له إلى مصر»: the one named last before it, who is at home elsewhere. */
function ownVisitor({ scene, trigger, clause }: Reach): Actor | null {
  if (!OWN.has(scene.tokens[trigger.last]?.form ?? '')) return null;
  const { country } = destinationIn(scene, { first: trigger.last, last: clause.last }, 'to') ?? {};
  if (!country) return null;
  const { first } = scene.text.sentences[trigger.sentence]!;
  const before = groupsIn(scene, { first, last: trigger.first }).flatMap(({ actors }) => actors);
  const guests = before.filter(
    (it) => isVisitor(scene, it) && !it.plural && it.represents !== null && it.represents !== country,
  );
  return guests.at(-1) ?? null;
}
const OWN_FORMS = 'له لها';
const OWN = new Set(OWN_FORMS.split(' '));

/** «الزيارة التي يؤديها إلى العراق»: the one spoken of pays it. */
function relativeWithout({ scene, trigger, after }: Reach): Actor | null {
  for (let i = trigger.last; i < trigger.last + 5; i++) {
    const sense = senseAt(scene, i, 'conduct');
    if (!sense || (sense.pronoun === '' && scene.tokens[i + 1]?.form !== 'بها')) continue;
    if (after.some((g) => g.preposition === '' && g.first - i <= 2 && isVisitor(scene, g.actors[0]!)))
      return null;
    return antecedent(scene, trigger.first, 'ه');
  }
  return null;
}

/** «زيارة» itself; «توجه» and «وصول» need «إلى». */
const PROPER = '-visit-visit-';
const noun =
  (how: string) =>
  (reach: Reach): Draft | null => {
    const { scene, trigger, clause } = reach;
    const visitors = visitorsOf(reach);
    if (visitors.how !== how || visitors.actors.length === 0) return null;
    const range = { first: trigger.last, last: clause.last };
    const listed = how === 'on' ? [] : eachOf(scene, range);
    if (listed.length > 1) return { principals: visitors.actors, destination: listed[0]!, stops: listed };
    const near = placeOn(scene, trigger.last);
    const destination =
      destinationIn(scene, range, how === 'his' || how === 'of' ? 'direct' : 'to') ??
      (near?.first === trigger.last ? near : null);
    const site = destination
      ? null
      : siteDraft(
          reach,
          visitors.actors,
          trigger.sense.id.includes(PROPER) && how !== 'on' ? 'direct' : 'to',
        );
    if (site && !trigger.sense.parse.article) return site;
    if (trigger.sense.parse.article && !(how === 'paid' || (how === 'of' && destination))) return null;
    return {
      principals: visitors.actors,
      destination,
      stops: destination ? stopsIn(scene, range, destination) : [],
    };
  };

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
  on: ['n-visit'],
  says: 'his visit to a place',
  read: noun('his'),
});
export const ofSomebody = rule({
  id: 'visit.of',
  kind: 'visit',
  on: ['n-visit'],
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
    if (trigger.sense.class === 'n-visit') return listedStops(reach);
    const visitors = visitorsOf(reach).actors;
    const range = { first: trigger.last, last: clause.last };
    const listed = eachOf(scene, range);
    const stops = listed.length > 0 ? listed : abroad(visitors, destinationsIn(scene, range));
    if (visitors.length === 0 || stops.length === 0) return null;
    return { principals: visitors, destination: stops[0]!, stops };
  },
});

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
const EACH: ReadonlySet<string> = new Set('كل كلا'.split(' '));

/** Nobody tours his own country on a journey abroad: «جولة شملت قطر لطمأنة حلفاء واشنطن». */
function abroad(visitors: readonly Actor[], stops: readonly PlaceMention[]): readonly PlaceMention[] {
  const away = stops.filter((p) => visitors.every((v) => v.represents !== p.country));
  return away.length > 0 ? away : stops;
}

/** «تشمل الزيارة أربعة بلدان هي …». */
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
