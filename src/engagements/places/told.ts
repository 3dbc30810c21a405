/** The place of an engagement: its own, that of the visit around it, that of the report. */
import type { Place, PlaceMention } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import { isVerb } from '../clauses.ts';
import { isLastTold, isPlaceOfTalks } from '../echoes.ts';
import { evidenceAt, evidenceOf, type Ledger, note } from '../evidence.ts';
import { type Cluster, hostOf } from '../merge.ts';
import { isNear, isToCome, sharesVisitor } from '../neighbours.ts';
import { IN, TO } from '../particles.ts';
import { isState } from '../people/houses.ts';
import { isSame } from '../people/who.ts';
import { areAllPrepared } from '../prepared.ts';
import { recalledPlaces } from '../recalled.ts';
import { isAnyIn, type Scene, senseAt } from '../scene.ts';
import type { Setting } from '../setting.ts';
import { focusOf } from '../weights/focus.ts';
import { arrivalBefore } from './arrivals.ts';
import { hosts } from './hosting.ts';
import { cityBeside, landOfPost, placeOfOthers, summoningLand, summonPlace } from './lands.ts';
import { placesIn } from './places.ts';
import { houseOf, type SeenHouse } from './seats.ts';
import { placeOfWhere } from './whereabouts.ts';

const NOWHERE: Place = { city: null, country: null, venue: null };

/** Where `cluster` took place, the words for it noted. */
export function makePlace(cluster: Cluster, setting: Setting, ledger: Ledger, planned: boolean): Place {
  if (cluster.kind === 'call' || cluster.kind === 'message') return NOWHERE;
  const told = toldPlace(cluster);
  if (told) {
    const city = cluster.kind === 'visit' && told.place.city === null ? cityOf(told) : null;
    return placeFrom(told.part.scene, city ?? told.place, ledger);
  }
  if (cluster.kind === 'visit' && !cluster.parts.some((p) => p.site)) return hostPlace(cluster, ledger);
  const recalled = recalledPlace(cluster, setting, planned);
  if (recalled) return placeFrom(setting.body, recalled, ledger);
  const where = whereabouts(cluster);
  if (where) return placeFrom(where.scene, where.place, ledger);
  const visit = areAllPrepared(cluster.parts) ? null : visitAround(cluster, setting);
  const around = visit ? toldPlace(visit) : null;
  if (around) return placeFrom(around.part.scene, around.place, ledger);
  const summoned = summonPlace(cluster);
  if (summoned) return placeFrom(summoned.scene, summoned.place, ledger);
  const arrival = arrivalOf(cluster);
  if (arrival) return placeFrom(arrival.scene, arrival.place, ledger);
  const before = placeBefore(cluster, setting.clusters);
  if (before) return placeFrom(before.part.scene, before.place, ledger);
  const again = echoPlace(cluster, setting);
  if (again) return placeFrom(setting.body, again, ledger);
  const gathering = gatheringPlace(cluster, setting.clusters);
  if (gathering) return placeFrom(gathering.part.scene, gathering.place, ledger);
  const beside = planned
    ? null
    : (cityBeside(cluster, setting.body) ?? placeOfOthers(cluster, setting, toldPlace));
  if (beside) return placeFrom(beside.scene, beside.place, ledger);
  const land = summoningLand(cluster) ?? landOfPost(cluster);
  if (land) return inLand(land, ledger);
  const dateline = isNewsOfToday(cluster, setting) ? datelinePlace(setting.body) : null;
  const atHome =
    dateline && (cluster.kind === 'visit' || cluster.principals.some((m) => m.who.code === dateline.country));
  if (dateline && atHome) return placeFrom(setting.body, dateline, ledger);
  const house = houseOf(cluster);
  return house ? inHouse(house, ledger) : NOWHERE;
}

/** «القمة التي جمعت الرئيسين في هلسنكي»: the one place of the clauses that tell of it again. */
function recalledPlace(cluster: Cluster, setting: Setting, planned: boolean): PlaceMention | null {
  const [first, ...others] = isTalks(cluster) ? recalledPlaces(cluster, setting, planned) : [];
  if (!first || others.some((p) => p.country !== first.country)) return null;
  return [first, ...others].find((p) => p.city !== null) ?? first;
}

/** What the report was written of: its main news, unless that is still to come. */
const isNewsOfToday = (cluster: Cluster, { body }: Setting): boolean =>
  focusOf(cluster, body) === 'main' && !cluster.parts.some((p) => p.told.status === 'planned');

/** «في القاهرة، حيث التقى …»: the place that the clause of the talks points back to. */
function whereabouts({ parts }: Cluster): { scene: Scene; place: PlaceMention } | null {
  for (const { scene, words, kind } of parts) {
    const place = kind === 'visit' ? null : placeOfWhere(scene, words[0]!.first);
    if (place) return { scene, place };
  }
  return null;
}

/** «وصل إلى الدوحة للقاء …»: where the sentence that tells the talks says somebody went. */
function arrivalOf({ parts }: Cluster): { scene: Scene; place: PlaceMention } | null {
  for (const { scene, words } of parts) {
    const place = arrivalBefore(scene, words[0]!.first);
    if (place) return { scene, place };
  }
  return null;
}

/** «وفي وقت لاحق اجتمع …»: what is told right behind a meeting of the same person was where that was. */
function placeBefore(
  cluster: Cluster,
  clusters: readonly Cluster[],
): { part: Candidate; place: PlaceMention } | null {
  const part = cluster.parts.find((p) => p.scene.where === 'body');
  if (part?.tense !== 'past') return null;
  for (const c of clusters) {
    if (c === cluster || c.kind === 'visit' || c.kind === 'call' || c.kind === 'message') continue;
    const near = c.parts.some(
      (p) =>
        p.scene === part.scene &&
        p.tense === 'past' &&
        p.sentence < part.sentence &&
        part.sentence - p.sentence <= CLOSE,
    );
    if (!near || !c.principals[0] || !cluster.principals.some((m) => isSame(m.who, c.principals[0]!.who)))
      continue;
    const told = toldPlace(c);
    if (told) return told;
  }
  return null;
}

/** «قمة سنغافورة», «جرى اللقاء في هلسنكي»: the one place of the talks where the report names them again and tells of no others. */
function echoPlace(cluster: Cluster, { body, clusters }: Setting): PlaceMention | null {
  if (!isTalks(cluster)) return null;
  const rivals = clusters.filter((c) => c !== cluster && isTalks(c));
  const isAlone = rivals.length === 0;
  // what is to come is not where talks were that took place
  if (isToCome(cluster) && rivals.some((c) => !isToCome(c))) return null;
  const isNews = focusOf(cluster, body) === 'main' && rivals.every((c) => focusOf(c, body) !== 'main');
  const found = body.mentions.places.filter(
    (place) =>
      isPlaceOfTalks(body, place, isAlone) &&
      (isAlone || isNews || isLastTold(cluster, body.sentenceOf[place.first]!, { body, clusters })),
  );
  const hosted = found.filter((place) => hosts(body, place));
  const [first, ...others] = hosted.length > 0 ? hosted : found;
  return first && others.every((p) => p.city === first.city && p.country === first.country) ? first : null;
}
const isTalks = ({ kind }: Cluster): boolean => kind === 'meeting' || kind === 'summit';

/** «على هامش القمة»: talks told beside a gathering in which one of them took part were where that is. */
function gatheringPlace(
  cluster: Cluster,
  clusters: readonly Cluster[],
): { part: Candidate; place: PlaceMention } | null {
  if (cluster.kind !== 'meeting') return null;
  for (const c of clusters) {
    if (c.kind !== 'summit') continue;
    const beside = cluster.parts.some((p) => isAtMargin(p) && c.parts.some((q) => isBeside(p, q)));
    const told = beside ? toldPlace(c) : null;
    if (told) return told;
  }
  return null;
}

const isBeside = (a: Candidate, b: Candidate): boolean =>
  a.scene === b.scene && Math.abs(a.sentence - b.sentence) <= CLOSE;

/** Whether the sentence says «على هامش». */
const isAtMargin = ({ scene, sentence }: Candidate): boolean =>
  isAnyIn(scene, scene.text.sentences[sentence]!, MARGIN);
const MARGIN: ReadonlySet<string> = new Set(['w-margin']);

/** Sentences between two meetings at one place. */
const CLOSE = 3;

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

/** The city of a visited country, named in its sentence. */
const cityOf = ({ part, place }: { part: Candidate; place: PlaceMention }): PlaceMention | null =>
  place.country === null ? null : cityIn(part, place.country);

/** The first city of `country` that the sentence of `part` names behind «في» or «إلى». */
function cityIn({ scene, sentence }: Candidate, country: string): PlaceMention | null {
  const found = placesIn(scene, scene.text.sentences[sentence]!).find(
    ({ place: p, preposition }) =>
      p.city !== null &&
      p.country === country &&
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
  if (place.rule === BY_HOME) ledger.inferred.push('/place/country');
  if (place.venue) note(ledger, '/place/venue', found);
  return { city, country: place.country, venue: place.venue };
}

/** «المملكة»: which one is known only from where the report was written. */
const BY_HOME = 'country.home';

/** «تونس», «الجزائر»: the country, unless «مدينة» or «العاصمة» says otherwise. */
const isCountryName = (scene: Scene, place: PlaceMention): boolean =>
  place.city !== null &&
  senseAt(scene, place.first, 'w-country-city') !== undefined &&
  !scene.tokens[place.first - 1]?.form.endsWith(CAPITAL);
const CAPITAL = 'عاصمه';

/** «تزور الرئيس الأمريكي»: the country of the host. */
function hostPlace(cluster: Cluster, ledger: Ledger): Place {
  const part = cluster.parts.find((p) => hostOf(p) !== null);
  const country = part ? hostOf(part)!.who.code : null;
  if (!part || country?.length !== 2) return NOWHERE;
  const city = cityIn(part, country);
  if (city) return placeFrom(part.scene, city, ledger);
  return inLand(country, ledger);
}

/** The land of a house that words name. */
function inHouse({ scene, house }: SeenHouse, ledger: Ledger): Place {
  note(ledger, '/place/country', evidenceOf(scene, house, BY_HOUSE));
  return { city: null, country: house.represents, venue: null };
}
const BY_HOUSE = 'place.house';

/** A land that follows from whose it is and that no word says. */
function inLand(country: string, ledger: Ledger): Place {
  ledger.inferred.push('/place/country');
  return { city: null, country, venue: null };
}

/** The visit in which a meeting was held: the same visitor. */
function visitAround(cluster: Cluster, { clusters, article, body }: Setting): Cluster | null {
  const codes = cluster.principals.map((m) => m.who.code);
  const hosts = new Set(codes);
  const isAbroad = hosts.size > 1 && codes.every((code) => code !== null && isState(code));
  const visits = clusters.filter((c) => c.kind === 'visit' && sharesVisitor(c, cluster));
  const isLone = visits.length === 1 && focusOf(cluster, body) === 'main';
  return (
    visits.find((c) => {
      if (isEarlier(cluster, c)) return false;
      if (isToCome(cluster) && isLongOver(c, article.published)) return false;
      const place = toldPlace(c)?.place;
      if (place === undefined) return false;
      if (hosts.has(place.country)) return true;
      return isNear(c, cluster) ? !isAbroad : isLone && isWithBody(cluster, c);
    }) ?? null
  );
}

/** The other side is a movement or a body of states, which has no land of its own. */
function isWithBody(meeting: Cluster, visit: Cluster): boolean {
  const visitor = visit.principals[0]!.who;
  const others = meeting.principals.filter((m) => !isSame(m.who, visitor));
  return others.length > 0 && others.every(({ who }) => who.code !== null && !isState(who.code));
}

/** «في فبراير الماضي أجرى زيارة …»: a visit in a month that is over. */
const isLongOver = ({ parts }: Cluster, published: string | null): boolean =>
  published !== null &&
  parts.some(
    (p) => p.tense !== 'present' && p.date?.value && p.date.value.slice(0, 7) < published.slice(0, 7),
  ) &&
  parts.every((p) => p.told.status === 'held');

/** Held, while the visit is still to come: not in it. */
const isEarlier = (meeting: Cluster, visit: Cluster): boolean =>
  visit.parts.every((p) => p.told.status === 'planned') &&
  meeting.parts.some((p) => p.told.status === 'held' && p.tense !== 'present');
