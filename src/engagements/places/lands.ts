/**
 * Where talks were for which no words of their own say it: a land of those who met, by what the report tells around
 * them, or where an envoy is posted or summoned.
 */
import type { PlaceMention } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import type { Cluster } from '../merge.ts';
import { isToCome } from '../neighbours.ts';
import { IN } from '../particles.ts';
import { isState } from '../people/houses.ts';
import { isSame } from '../people/who.ts';
import { isEnvoy } from '../roles.ts';
import { actorOn, type Scene, senseAt } from '../scene.ts';
import type { Setting } from '../setting.ts';
import { isOfSomebody, placesIn } from './places.ts';

/** A place with the text in which it stands. */
export interface SeenPlace {
  readonly scene: Scene;
  readonly place: PlaceMention;
}

/** «والتقى نظيره. وقال في مؤتمر صحافي في موسكو …»: the one city of theirs in which the report tells something within a sentence of what was held. */
export function cityBeside(cluster: Cluster, body: Scene): SeenPlace | null {
  const lands = landsOf(cluster);
  const told = cluster.parts.filter((p) => p.scene === body).map((p) => p.sentence);
  const near = new Set(told.flatMap((s) => [s - 1, s, s + 1]));
  const found: PlaceMention[] = [];
  for (const s of near) {
    const sentence = body.text.sentences[s];
    if (!sentence) continue;
    for (const { place, preposition } of placesIn(body, sentence))
      if (
        place.city !== null &&
        lands.has(place.country) &&
        IN.has(preposition) &&
        saysWhere(body, place, sentence.first)
      )
        found.push(place);
  }
  const [first] = found;
  return first && found.every((p) => p.country === first.country) ? { scene: body, place: first } : null;
}

/** No house where people speak («مسؤول بالبيت الأبيض»), no part of an office, of no other noun («الهجوم في حلب»), not only quoted. */
const saysWhere = (body: Scene, place: PlaceMention, from: number): boolean =>
  place.venue === null &&
  !isOfSomebody(body, place) &&
  body.text.quoteOf[place.first] === -1 &&
  isToldOf(body, place, from);

/** Whether somebody, a day, a mark, a verb or talks stand before «في»: no other noun. */
function isToldOf(body: Scene, place: PlaceMention, from: number): boolean {
  let i = place.first - 1;
  if (place.start <= body.tokens[place.first]!.start) {
    while (i > from && i > place.first - LEAD && !IN.has(body.tokens[i]!.form)) i--;
    i--;
  }
  if (i < from || body.tokens[i]!.kind === 'mark' || isSomebody(body, i) || body.dateAt[i] !== -1)
    return true;
  return (
    body.phraseEnd.get(i - 1) === i + 1 ||
    body.senses[i]!.some((s) => s.tense !== 'none' || s.class.startsWith(NOUNS) || s.class.startsWith(SPEECH))
  );
}
const isSomebody = (body: Scene, i: number): boolean => {
  const actor = actorOn(body, i);
  return actor !== undefined && actor.kind !== 'institution';
};
/** Words between «في» and a city: «في العاصمة التونسية تونس». */
const LEAD = 5;
const NOUNS = 'n-';
const SPEECH = 'speech';

/** What else the same people did or will do, where all of it is in one land that is of theirs: what was held was there. */
export function placeOfOthers(
  cluster: Cluster,
  { clusters }: Setting,
  placeOf: (cluster: Cluster) => { readonly part: Candidate; readonly place: PlaceMention } | null,
): SeenPlace | null {
  const others = clusters.filter(
    (c) =>
      c !== cluster &&
      c.kind !== 'call' &&
      c.kind !== 'message' &&
      c.principals.some((m) => cluster.principals.some((p) => isSame(p.who, m.who))),
  );
  const told = others.flatMap((other) => {
    const found = placeOf(other);
    return found?.place.country ? [{ other, ...found }] : [];
  });
  const lands = landsOf(cluster);
  const first = told.find(({ other }) => !isToCome(other));
  if (!first || !lands.has(first.place.country)) return null;
  if (told.some(({ place }) => place.country !== first.place.country)) return null;
  return { scene: first.part.scene, place: first.place };
}

/** «استقبل وزير الدفاع السوداني السفير السعودي في الخرطوم»: an envoy is met by those to whom he is sent in their land. */
export function landOfPost({ principals }: Cluster): string | null {
  for (const { scene, actor } of principals) {
    if (!isEnvoy(scene, actor)) continue;
    const post = placesIn(scene, actor).find(
      ({ place, preposition }) => POSTED.has(preposition) && place.country !== actor.represents,
    );
    const land = post?.place.country ?? null;
    if (land !== null && principals.some((m) => m.actor !== actor && m.who.code === land)) return land;
  }
  return null;
}
const POSTED_WORDS = 'في ب لدي';
const POSTED: ReadonlySet<string> = new Set(POSTED_WORDS.split(' '));

/** «استدعت … السفير لدى طهران»: the city in which an envoy who is summoned is posted. */
export function summonPlace({ parts, principals }: Cluster): SeenPlace | null {
  if (!parts.some(isSummons)) return null;
  for (const { scene, actor } of principals) {
    const found = placesIn(scene, actor).find(
      ({ place, preposition }) => place.city !== null && POSTED.has(preposition),
    );
    if (found) return { scene, place: found.place };
  }
  return null;
}

/** «استدعت وزارة الخارجية الروسية السفير»: the land of those who summon somebody; null where nobody did. */
export function summoningLand({ parts, principals }: Cluster): string | null {
  if (!parts.some(isSummons)) return null;
  const land = principals.find((m) => !senseAt(m.scene, m.actor.first, 'w-envoy'))?.who.code ?? null;
  return land !== null && isState(land) ? land : null;
}
const isSummons = ({ rule }: Candidate): boolean => SUMMONS.has(rule);
const SUMMONS_RULES = 'meeting.summoned meeting.summons';
const SUMMONS: ReadonlySet<string> = new Set(SUMMONS_RULES.split(' '));

const landsOf = ({ principals }: Cluster): ReadonlySet<string | null> =>
  new Set(principals.flatMap(({ who: { code } }) => (code !== null && isState(code) ? code : [])));
