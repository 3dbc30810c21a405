/** Makes the engagement of a cluster: status, focus, day, place, people and topics, with their evidence. */
import type { Article, DateMention, Engagement, Participant, Place, PlaceMention } from '../model.ts';
import { topicsOf } from './about.ts';
import type { Candidate } from './candidates.ts';
import { isVerb } from './clauses.ts';
import { type Days, dayOf } from './days.ts';
import { evidenceAt, evidenceOf, type Ledger, note, openLedger } from './evidence.ts';
import { focusOf, openingEnd } from './focus.ts';
import type { Cluster } from './merge.ts';
import { makeParticipant } from './participants.ts';
import { IN, TO } from './particles.ts';
import { placesIn } from './places.ts';
import { type Scene, senseAt } from './scene.ts';
import { isSame } from './who.ts';

export interface Setting {
  readonly article: Article;
  readonly body: Scene;
  readonly title: Scene;
  readonly clusters: readonly Cluster[];
}

/** The engagement of `cluster`, without its id. */
export function makeEngagement(cluster: Cluster, setting: Setting): Omit<Engagement, 'id'> {
  const ledger = openLedger();
  for (const part of cluster.parts)
    for (const words of part.words) note(ledger, '/kind', evidenceOf(part.scene, words, part.rule));
  const status = makeStatus(cluster, ledger);
  const { day: date, until } = makeDay(cluster, setting, ledger, status === 'planned');
  const place = makePlace(cluster, setting, ledger);
  const participants = makePeople(cluster, ledger, date ?? setting.article.published);
  const topics = topicsOf(cluster, setting);
  for (const [i, found] of topics.entries()) {
    note(ledger, `/topics/${i}`, evidenceOf(found.scene, found, `topic.${found.topic}`));
  }
  return {
    kind: cluster.kind,
    status,
    focus: focusOf(cluster, setting.body),
    date,
    until,
    between: null,
    place,
    participants,
    topics: topics.map((t) => t.topic),
    evidence: ledger.evidence,
    inferred: ledger.inferred,
  };
}

function makeStatus(cluster: Cluster, ledger: Ledger): Engagement['status'] {
  const inBody = cluster.parts.filter((p) => p.scene.where === 'body');
  const parts = inBody.length > 0 ? inBody : cluster.parts;
  const telling = parts.find((p) => p.told.status !== 'held' && p.told.status !== 'wished');
  if (!telling || parts.some((p) => p.told.status === 'held' && p.tense === 'past')) return 'held';
  const { status, at } = telling.told;
  if (at) note(ledger, '/status', evidenceOf(telling.scene, at, `status.${status}`));
  return status as Engagement['status'];
}

function makeDay(cluster: Cluster, setting: Setting, ledger: Ledger, planned: boolean): Days {
  const { published } = setting.article;
  const found = toldDay(cluster, planned, published);
  if (found) {
    const proof = evidenceOf(found.part.scene, found.date, found.date.rule);
    note(ledger, '/date', proof);
    if (found.days.until) note(ledger, '/until', proof);
    return found.days;
  }
  const beside =
    cluster.kind === 'call' || cluster.kind === 'message'
      ? null
      : (besideDay(cluster, setting, planned) ?? dayBefore(cluster, setting, planned));
  if (beside?.days.day) {
    note(ledger, '/date', evidenceOf(beside.part.scene, beside.date, beside.date.rule));
    return { day: beside.days.day, until: null };
  }
  const opening = planned ? null : openingDay(cluster, setting);
  if (opening) {
    note(ledger, '/date', evidenceOf(setting.body, opening.date, opening.date.rule));
    return { day: opening.days.day, until: null };
  }
  if (
    published === null ||
    planned ||
    !cluster.parts.some((p) => p.tense === 'present' && p.told.status === 'held')
  )
    return { day: null, until: null };
  ledger.inferred.push('/date');
  return { day: published, until: null };
}

/** The day that the opening of a report names, for what it tells as news without a day of its own. */
function openingDay(cluster: Cluster, { body, article }: Setting): { date: DateMention; days: Days } | null {
  if (focusOf(cluster, body) !== 'main' && !cluster.parts.some((p) => p.whileSpeaking)) return null;
  const last = openingEnd(body);
  const date = body.mentions.dates.find(
    (d) =>
      d.first < last &&
      d.grain === 'day' &&
      (d.tense === 'present' || d.value === article.published) &&
      d.value !== null,
  );
  if (!date) return null;
  const days = dayOf(date, false, article.published);
  return days.day !== null &&
    days.day.length === 10 &&
    (article.published === null || days.day <= article.published)
    ? { date, days }
    : null;
}

interface ToldDay {
  readonly part: Candidate;
  readonly date: DateMention;
  readonly days: Days;
}

/** The day its own clauses tell, those of the body first, the most exact one. */
function toldDay(cluster: Cluster, planned: boolean, published: string | null): ToldDay | null {
  const told = cluster.parts.flatMap((part) => {
    const days = part.date ? dayOf(part.date, planned, published) : null;
    return part.date && days?.day ? [{ part, date: part.date, days }] : [];
  });
  const rank = ({ part, days }: ToldDay): number =>
    (part.dateClose ? 4 : 0) + (part.scene.where === 'body' ? 2 : 0) + (days.day!.length === 10 ? 1 : 0);
  const best = told.sort((a, b) => rank(b) - rank(a))[0] ?? null;
  // «الشهر المقبل» and elsewhere «12 يونيو»: the day within the month
  const exact = told.find(
    (t) =>
      best !== null && t.days.day!.length > best.days.day!.length && t.days.day!.startsWith(best.days.day!),
  );
  return exact ?? best;
}

/** The day of the visit in which it was held, or of the talks held in the visit. */
function besideDay(cluster: Cluster, { clusters, article }: Setting, planned: boolean): ToldDay | null {
  const wanted = cluster.kind === 'visit' ? 'meeting' : 'visit';
  const near = clusters.find(
    (c) =>
      c.kind === wanted &&
      c.principals[0] &&
      sharesVisitor(cluster, c) &&
      isNear(c, cluster) &&
      isPlanned(c) === planned,
  );
  return near ? toldDay(near, planned, article.published) : null;
}

const isPlanned = (cluster: Cluster): boolean => cluster.parts.some((p) => p.told.status === 'planned');

/** «وفي وقت لاحق اجتمع …»: what is told right behind a dated meeting of the same person was on its day. */
function dayBefore(cluster: Cluster, { clusters, article }: Setting, planned: boolean): ToldDay | null {
  const part = cluster.parts.find((p) => p.scene.where === 'body');
  if (!part || planned || cluster.kind !== 'meeting' || part.tense !== 'past') return null;
  const before = clusters.find(
    (c) =>
      c !== cluster &&
      c.kind === 'meeting' &&
      c.parts.some(
        (p) =>
          p.scene === part.scene &&
          p.sentence < part.sentence &&
          part.sentence - p.sentence <= SAME_DAY &&
          p.tense === 'past',
      ) &&
      c.principals[0] !== undefined &&
      cluster.principals.some((m) => isSame(m.who, c.principals[0]!.who)),
  );
  return before ? toldDay(before, false, article.published) : null;
}
/** Sentences between two meetings of one day. */
const SAME_DAY = 3;

function sharesVisitor(a: Cluster, b: Cluster): boolean {
  const visitor = (a.kind === 'visit' ? a : b).principals[0]!;
  const others = (a.kind === 'visit' ? b : a).principals;
  return others.some((m) => isSame(m.who, visitor.who));
}

/** Told close to each other: within two sentences. */
const isNear = (a: Cluster, b: Cluster): boolean =>
  a.parts.some((x) => b.parts.some((y) => x.scene === y.scene && Math.abs(x.sentence - y.sentence) <= 2));

const NOWHERE: Place = { city: null, country: null, venue: null };

function makePlace(cluster: Cluster, setting: Setting, ledger: Ledger): Place {
  if (cluster.kind === 'call' || cluster.kind === 'message') return NOWHERE;
  const told = toldPlace(cluster);
  if (told) {
    const city = cluster.kind === 'visit' && told.place.city === null ? cityOf(told) : null;
    return placeFrom(told.part.scene, city ?? told.place, ledger);
  }
  if (cluster.kind === 'visit' && !cluster.parts.some((p) => p.site)) return hostPlace(cluster, ledger);
  const visit = visitAround(cluster, setting.clusters);
  const around = visit ? toldPlace(visit) : null;
  if (around) return placeFrom(around.part.scene, around.place, ledger);
  const dateline = datelinePlace(setting.body);
  const atHome = dateline && cluster.principals.some((m) => m.who.code === dateline.country);
  return dateline && atHome ? placeFrom(setting.body, dateline, ledger) : NOWHERE;
}

/** «الرياض 25 شوال», «لندن، بريطانيا (CNN) --»: where the report was written. */
function datelinePlace(body: Scene): PlaceMention | null {
  const place = body.mentions.places.find((p) => p.city !== null && p.first < 6);
  if (!place) return null;
  for (let i = 0; i < place.first; i++)
    if (isVerb(body, i) || (body.actorAt[i] !== -1 && body.actorAt[i] !== body.actorAt[place.first]))
      return null;
  const next = body.tokens[place.last];
  const ends = next !== undefined && body.sentenceOf[place.last] !== body.sentenceOf[place.first];
  return next && (ends || next.kind === 'number' || DASHES.has(next.words)) ? place : null;
}
const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', ':', '/', '(', '،', '\n']);

/** The city of a visited country, named within a sentence of it. */
function cityOf({ part, place }: { part: Candidate; place: PlaceMention }): PlaceMention | null {
  const { scene } = part;
  const { sentences } = scene.text;
  const first = sentences[Math.max(0, part.sentence - 1)]!.first;
  const last = sentences[Math.min(sentences.length - 1, part.sentence + 1)]!.last;
  const found = placesIn(scene, { first, last }).find(
    ({ place: p, preposition }) =>
      p.city !== null &&
      p.country === place.country &&
      (IN.has(preposition) || TO.has(preposition)) &&
      !isCountryName(scene, p),
  );
  return found?.place ?? null;
}

function toldPlace(cluster: Cluster): { part: Candidate; place: PlaceMention } | null {
  const found = cluster.parts.flatMap((part) => {
    const place = cluster.kind === 'visit' ? (part.destination ?? part.place) : part.place;
    return place ? [{ part, place }] : [];
  });
  return found.find((f) => f.place.city) ?? found[0] ?? null;
}

function placeFrom(scene: Scene, place: PlaceMention, ledger: Ledger): Place {
  const found = evidenceAt(scene, place, place.rule);
  const city = isCountryName(scene, place) ? null : place.city;
  if (city) note(ledger, '/place/city', found);
  if (place.country) note(ledger, '/place/country', found);
  if (place.venue) note(ledger, '/place/venue', found);
  return { city, country: place.country, venue: place.venue };
}

/** «تونس», «الجزائر»: the country, unless «مدينة» or «العاصمة» says otherwise. */
const isCountryName = (scene: Scene, place: PlaceMention): boolean =>
  place.city !== null &&
  senseAt(scene, place.first, 'w-country-city') !== undefined &&
  !scene.tokens[place.first - 1]?.form.endsWith(CAPITAL);
const CAPITAL = 'عاصمه';

/** «تزور الرئيس الأمريكي»: the country of the host. */
function hostPlace(cluster: Cluster, ledger: Ledger): Place {
  const country = cluster.principals[1]?.who.code ?? null;
  if (!country || country.length !== 2) return NOWHERE;
  ledger.inferred.push('/place/country');
  return { city: null, country, venue: null };
}

/** The visit in which a meeting was held: the same visitor. */
function visitAround(cluster: Cluster, clusters: readonly Cluster[]): Cluster | null {
  const hosts = new Set(cluster.principals.map((m) => m.who.code));
  return (
    clusters.find((c) => {
      if (c.kind !== 'visit' || !sharesVisitor(c, cluster)) return false;
      const place = toldPlace(c)?.place;
      return place !== undefined && (hosts.has(place.country) || isNear(c, cluster));
    }) ?? null
  );
}

function makePeople(cluster: Cluster, ledger: Ledger, day: string | null): readonly Participant[] {
  const attendees = cluster.attendees.filter((a) => !cluster.principals.some((p) => isSame(p.who, a.who)));
  const principals = cluster.principals.map((m, index) =>
    makeParticipant(m, 'principal', { index, ledger, day }),
  );
  return [
    ...principals,
    ...attendees.map((m, i) => makeParticipant(m, 'attendee', { index: principals.length + i, ledger, day })),
  ];
}
