/** The day of what is told beside an engagement: the visit in which talks were held, the talks held in it. */

import type { Candidate } from '../candidates.ts';
import type { Cluster } from '../merge.ts';
import { sharesVisitor } from '../neighbours.ts';
import { isSame } from '../people/who.ts';
import { isAny } from '../scene.ts';
import type { Setting } from '../setting.ts';
import { dayOf } from './days.ts';
import { lastDay, lastsDays } from './lasting.ts';
import { isOver, monthOf, type ToldDay, toldDay, VISITS } from './own.ts';

/** The day of the visit in which it was held, of the talks held in the visit, or of those at which it was signed. */
export function besideDay(cluster: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  if (cluster.kind === 'visit') return talksDay(cluster, setting, planned);
  const near = setting.clusters.find(
    (c) =>
      c.kind === 'visit' &&
      c.principals[0] !== undefined &&
      sharesVisitor(cluster, c) &&
      (planned || !isPlanned(c)) &&
      isAtHost(cluster, c),
  );
  const found = near ? toldOf(near, setting) : null;
  if (!found || !near) return cluster.kind === 'signing' ? signedDay(cluster, setting, planned) : null;
  // «وقعا الجمعة، في اليوم الثالث من الزيارة»: on the day told, not on the first one
  const told = dayOf(found.date, isPlanned(near) && !hasBegun(near), setting.article.published);
  if (told.until === null && told.day?.length === 10 && told.day !== found.days.day)
    return planned ? null : { ...found, days: told };
  // in a visit of several days: on any of them
  if (found.days.until !== null || lastsDays(near))
    return planned && cluster.parts.some(isInVisit) ? monthOf(found) : null;
  const { published } = setting.article;
  return planned && published !== null && isOver(found.days, found.date, published) ? null : found;
}

/** «سيجري خلال الزيارة …»: told of the visit as a whole. */
function isInVisit({ scene, sentence }: Candidate): boolean {
  const { first, last } = scene.text.sentences[sentence]!;
  for (let i = first; i < last - 2; i++)
    if (COURSE.has(scene.tokens[i]!.form) && (isAny(scene, i + 1, VISITS) || isAny(scene, i + 2, VISITS)))
      return true;
  return false;
}
const COURSE_WORDS = 'خلال اثناء';
const COURSE: ReadonlySet<string> = new Set(COURSE_WORDS.split(' '));

/** What is in part over and in part to come has its day by what is over, else by either. */
function toldOf(cluster: Cluster, setting: Setting): ToldDay | null {
  return (
    (hasBegun(cluster) ? toldDay(cluster, false, setting) : null) ??
    (isPlanned(cluster) ? toldDay(cluster, true, setting) : null) ??
    toldDay(cluster, false, setting)
  );
}

const hasBegun = ({ parts }: Cluster): boolean =>
  parts.some((p) => p.told.status === 'held' && p.tense === 'past');

/** «استقبل اليوم نظيره الذي يزور البلاد»: the day on which the visitor is first told to meet those whom he visits. */
function talksDay(visit: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const { published } = setting.article;
  for (const c of setting.clusters) {
    if (c.kind !== 'meeting' || c.principals[0] === undefined || !sharesVisitor(visit, c)) continue;
    if (planned && !isPlanned(c)) continue;
    if (!isSite(visit) && !isAtCity(visit, c) && !isWithHost(c, visit)) continue;
    const found = toldDay(c, isPlanned(c), setting);
    // whoever is there already meets nobody on a day to come for the first time
    if (found && (planned || published === null || found.days.day! <= published)) return found;
  }
  return null;
}

/** «ووقع الزعيمان في نهاية القمة بيانا»: the day of talks between the same people. */
function signedDay(signing: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const near = setting.clusters.find(
    (c) =>
      (c.kind === 'meeting' || c.kind === 'summit') &&
      isPlanned(c) === planned &&
      signing.principals.length > 1 &&
      signing.principals.every((m) => c.principals.some((p) => isSame(p.who, m.who))),
  );
  return near ? toldDay(near, planned, setting) : null;
}

/** «خلال جولته التي تستمر حتى 13 آذار»: what is planned for a journey that ends within the month. */
export function journeyDay(cluster: Cluster, { body, article }: Setting): ToldDay | null {
  const date = article.published === null ? null : lastDay(cluster, body);
  const days = date && dayOf(date, true, article.published);
  return date && days?.day?.startsWith(article.published!.slice(0, 7))
    ? monthOf({ scene: body, date, days })
    : null;
}

/** A visit to the very city in which the talks were. */
const isAtCity = (visit: Cluster, talks: Cluster): boolean =>
  visit.parts.some(
    (p) => p.destination?.city && talks.parts.some((t) => t.place?.city === p.destination!.city),
  );

/** A site is visited and talked at on one day; a country is visited for several. */
const isSite = (visit: Cluster): boolean => visit.parts.some((p) => p.site);

/** Whether talks were with people of the visited state, or in it. */
function isWithHost(talks: Cluster, visit: Cluster): boolean {
  const host = landOf(visit);
  if (host === null) return false;
  const place = talks.parts.find((p) => p.place)?.place ?? null;
  const city = visit.parts.find((p) => p.destination)!.destination!.city;
  if (place !== null)
    return place.country === host && (city === null || place.city === null || city === place.city);
  const visitor = visit.principals[0]!.who;
  return talks.principals.some((m) => !isSame(m.who, visitor) && m.who.code === host);
}

const landOf = (visit: Cluster): string | null =>
  visit.parts.find((p) => p.destination)?.destination?.country ?? null;

/** Whether a meeting may have been held in the visited state: with its people, or with nobody of another one. */
function isAtHost(meeting: Cluster, visit: Cluster): boolean {
  const host = landOf(visit);
  if (host === null) return true;
  const place = meeting.parts.find((p) => p.place)?.place?.country ?? null;
  if (place !== null) return place === host;
  const visitor = visit.principals[0]!.who;
  const others = meeting.principals.filter((m) => !isSame(m.who, visitor)).map((m) => m.who.code);
  return (
    others.includes(host) || others.every((code) => code === null || code.length > 2 || code === visitor.code)
  );
}

const isPlanned = (cluster: Cluster): boolean => cluster.parts.some((p) => p.told.status === 'planned');

/** «وفي وقت لاحق اجتمع …»: what is told right behind a dated meeting of the same person was on its day. */
export function dayBefore(cluster: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const part = cluster.parts.find((p) => p.scene.where === 'body');
  if (!part || planned || cluster.kind !== 'meeting' || part.tense !== 'past') return null;
  const before = setting.clusters.find(
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
  return before ? toldDay(before, false, setting) : null;
}
/** Sentences between two meetings of one day. */
const SAME_DAY = 3;
