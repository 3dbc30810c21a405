/** Makes the engagement of a cluster: status, focus, day, place, people and topics, with their evidence. */
import type { Article, Engagement, Participant, Place, PlaceMention } from '../model.ts';
import type { Candidate } from './candidates.ts';
import { dayOf } from './days.ts';
import { evidenceAt, evidenceOf, type Ledger, note, openLedger } from './evidence.ts';
import { focusOf } from './focus.ts';
import type { Cluster } from './merge.ts';
import { makeParticipant } from './participants.ts';
import type { Scene } from './scene.ts';
import { topicsOf } from './about.ts';
import { isSame } from './who.ts';

export interface Setting {
  readonly article: Article;
  readonly body: Scene;
  readonly clusters: readonly Cluster[];
}

/** The engagement of `cluster`, without its id. */
export function makeEngagement(cluster: Cluster, setting: Setting): Omit<Engagement, 'id'> {
  const ledger = openLedger();
  for (const part of cluster.parts) for (const words of part.words) note(ledger, '/kind', evidenceOf(part.scene, words, part.rule));
  const status = makeStatus(cluster, ledger);
  const { date, until } = makeDay(cluster, ledger, status === 'planned');
  const place = makePlace(cluster, setting, ledger);
  const participants = makePeople(cluster, ledger);
  const topics = topicsOf(cluster, setting.body);
  topics.forEach((found, i) => note(ledger, `/topics/${i}`, evidenceOf(setting.body, found, `topic.${found.topic}`)));
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

function makeDay(cluster: Cluster, ledger: Ledger, planned: boolean): { date: string | null; until: string | null } {
  const dated = cluster.parts.filter((p) => p.date !== null && dayOf(p.date, planned).day !== null);
  const part = dated.find((p) => p.dateClose && p.scene.where === 'body') ?? dated.find((p) => p.dateClose) ?? dated[0];
  if (!part?.date) return { date: null, until: null };
  const { day, until } = dayOf(part.date, planned);
  note(ledger, '/date', evidenceOf(part.scene, part.date, part.date.rule));
  if (until) note(ledger, '/until', evidenceOf(part.scene, part.date, part.date.rule));
  return { date: day, until };
}

const NOWHERE: Place = { city: null, country: null, venue: null };

function makePlace(cluster: Cluster, setting: Setting, ledger: Ledger): Place {
  if (cluster.kind === 'call' || cluster.kind === 'message') return NOWHERE;
  const told = toldPlace(cluster);
  if (told) return placeFrom(told.part.scene, told.place, ledger);
  if (cluster.kind === 'visit') return hostPlace(cluster, ledger);
  const visit = visitAround(cluster, setting.clusters);
  const around = visit ? toldPlace(visit) : null;
  return around ? placeFrom(around.part.scene, around.place, ledger) : NOWHERE;
}

function toldPlace(cluster: Cluster): { part: Candidate; place: PlaceMention } | null {
  const found = cluster.parts.flatMap((part) => {
    const place = cluster.kind === 'visit' ? part.destination : part.place;
    return place ? [{ part, place }] : [];
  });
  return found.find((f) => f.place.city) ?? found[0] ?? null;
}

function placeFrom(scene: Scene, place: PlaceMention, ledger: Ledger): Place {
  const found = evidenceAt(scene, place, place.rule);
  if (place.city) note(ledger, '/place/city', found);
  if (place.country) note(ledger, '/place/country', found);
  if (place.venue) note(ledger, '/place/venue', found);
  return { city: place.city, country: place.country, venue: place.venue };
}

/** «تزور الرئيس الأمريكي»: the country of the host. */
function hostPlace(cluster: Cluster, ledger: Ledger): Place {
  const country = cluster.principals[1]?.who.code ?? null;
  if (!country || country.length !== 2) return NOWHERE;
  ledger.inferred.push('/place/country');
  return { city: null, country, venue: null };
}

/** The visit in which a meeting was held: the same visitor. */
function visitAround(cluster: Cluster, clusters: readonly Cluster[]): Cluster | null {
  return clusters.find((c) => c.kind === 'visit' && c.principals.some((v) => cluster.principals.some((p) => isSame(p.who, v.who))) && toldPlace(c) !== null) ?? null;
}

function makePeople(cluster: Cluster, ledger: Ledger): readonly Participant[] {
  const attendees = cluster.attendees.filter((a) => !cluster.principals.some((p) => isSame(p.who, a.who)));
  const principals = cluster.principals.map((m, index) => makeParticipant(m, 'principal', { index, ledger }));
  return [...principals, ...attendees.map((m, i) => makeParticipant(m, 'attendee', { index: principals.length + i, ledger }))];
}
