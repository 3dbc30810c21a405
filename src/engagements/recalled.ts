/**
 * Talks and visits that a report names again with a clause of their own on when or where they are:
 * «القمة التي عقدت في هلسنكي», «اللقاء الذي جمع الرئيسين أمس», «القمة المقررة في 12 يونيو».
 */
import type { DateMention, EngagementKind, PlaceMention } from '../model.ts';
import type { Range } from './clauses.ts';
import { isWhen } from './days/days.ts';
import { isLastTold } from './echoes.ts';
import { CALLS, type HeldClause, heldClausesIn, JOURNEYS, TALKS } from './held-clauses.ts';
import type { Sense } from './lexemes.ts';
import type { Cluster } from './merge.ts';
import { IN } from './particles.ts';
import { hangsElsewhere } from './places/elsewhere.ts';
import { isOfSomebody, placesIn } from './places/places.ts';
import { isAny, type Scene } from './scene.ts';
import type { Setting } from './setting.ts';
import { focusOf } from './weights/focus.ts';

/** The dates of the clauses in which `body` recalls `cluster`. */
export function recalledDays(cluster: Cluster, setting: Setting, planned: boolean): readonly DateMention[] {
  const { body } = setting;
  return recalledFor(cluster, setting, planned).flatMap(({ noun, clause }) =>
    body.mentions.dates.filter(
      (d) =>
        d.first >= clause.first &&
        d.first < clause.last &&
        isWhen(body, d) &&
        body.text.quoteOf[d.first] === body.text.quoteOf[noun],
    ),
  );
}

/** The places of the clauses in which `body` recalls `cluster`. */
export function recalledPlaces(
  cluster: Cluster,
  setting: Setting,
  planned: boolean,
): readonly PlaceMention[] {
  const { body } = setting;
  return recalledFor(cluster, setting, planned).flatMap(({ noun, clause }) =>
    placesIn(body, clause).flatMap(({ place, preposition }) =>
      IN.has(preposition) &&
      !hangsElsewhere(body, place, clause.first) &&
      !isOfSomebody(body, place) &&
      body.text.quoteOf[place.first] === body.text.quoteOf[noun]
        ? [place]
        : [],
    ),
  );
}

function recalledFor(cluster: Cluster, setting: Setting, planned: boolean): readonly HeldClause[] {
  const nouns = NOUNS_OF[cluster.kind];
  if (nouns === undefined) return [];
  return heldClausesIn(setting.body).filter(
    (r) => nouns.has(r.sense.class) && isOf(r, cluster, { setting, nouns, planned }),
  );
}

interface Asked {
  readonly setting: Setting;
  readonly nouns: ReadonlySet<string>;
  /** Whether `cluster` is still to come. */
  readonly planned: boolean;
}

/** Whether a clause tells of `cluster`: by its own words, by both sides that it names, or because nothing else is meant. */
function isOf(
  { noun, sense, clause, ahead }: HeldClause,
  cluster: Cluster,
  { setting, nouns, planned }: Asked,
): boolean {
  const { body, clusters } = setting;
  const tells = (c: Cluster): boolean =>
    c.parts.some((p) => p.scene === body && p.words[0]!.first === noun) ||
    sidesIn(c, body, { first: noun, last: clause.last }) > 1;
  if (tells(cluster)) return true;
  const rivals = clusters.filter((c) => c !== cluster && NOUNS_OF[c.kind] === nouns);
  if (rivals.some(tells) || isOfOthers(cluster, body, { first: noun, last: clause.last })) return false;
  if (!sense.parse.article && sense.pronoun === '') return false;
  if (body.mentions.actors.some((a) => a.first > noun && a.first < clause.first)) return false;
  if (ahead !== planned || isOfRival(sense, cluster, rivals)) return false;
  const isMain = (c: Cluster): boolean => focusOf(c, body) === 'main';
  return (
    rivalsFor(sense, cluster, rivals).length === 0 ||
    (isMain(cluster) && !rivals.some(isMain)) ||
    (nouns === TALKS && isLastTold(cluster, body.sentenceOf[noun]!, setting))
  );
}

/** «القمة» points back to what was told as a summit, where something was. */
export const isOfRival = ({ class: noun }: Sense, cluster: Cluster, rivals: readonly Cluster[]): boolean =>
  noun === SUMMIT && !isSummit(cluster) && rivals.some(isSummit);
/** Those of `rivals` that a noun may mean in place of `cluster`: «القمة» none but what was told as a summit, where it was. */
export const rivalsFor = (
  { class: noun }: Sense,
  cluster: Cluster,
  rivals: readonly Cluster[],
): readonly Cluster[] => (noun === SUMMIT && isSummit(cluster) ? rivals.filter(isSummit) : rivals);
const isSummit = ({ parts }: Cluster): boolean =>
  parts.some(({ scene, words }) => isAny(scene, words[0]!.first, SUMMITS));
const SUMMIT = 'n-summit';
const SUMMITS: ReadonlySet<string> = new Set([SUMMIT]);

/** How many of those who take part a stretch names. */
const sidesIn = (cluster: Cluster, body: Scene, { first, last }: Range): number =>
  cluster.principals.filter((m) =>
    body.mentions.actors.some(
      (a) => a.first > first && a.first < last && m.scene === body && a.entity === m.actor.entity,
    ),
  ).length;

/** Whether a stretch names somebody of a state or body that takes no part. */
const isOfOthers = (cluster: Cluster, body: Scene, { first, last }: Range): boolean =>
  body.mentions.actors.some(
    (a) =>
      a.first > first &&
      a.first < last &&
      a.represents !== null &&
      !cluster.principals.some((m) => m.who.code === a.represents),
  );

const NOUNS_OF: Readonly<Partial<Record<EngagementKind, ReadonlySet<string>>>> = {
  meeting: TALKS,
  summit: TALKS,
  visit: JOURNEYS,
  call: CALLS,
};
