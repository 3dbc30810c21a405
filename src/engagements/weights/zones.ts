/** Where in a report the words of a topic stand, seen from one engagement. */

import type { Cluster } from '../merge.ts';
import { isAny, type Scene, senseAt } from '../scene.ts';
import { openingEnd } from './focus.ts';
import { type TopicFound, topicsIn } from './topics.ts';

/** The report around a cluster. */
export interface Told {
  readonly clusters: readonly Cluster[];
  readonly title: Scene;
  readonly body: Scene;
}

/**
 * Zones from the most telling one. In the sentence that tells it: behind a verb of discussing (`asked`),
 * behind a looser word of subjects (`object`), elsewhere; the title; the same three in the sentences that go
 * on about «اللقاء»; the opening; sentences of those who met; sentences near it; the rest; the office of one
 * who met; sentences that tell of another engagement.
 */
export const ZONES = [
  'asked',
  'object',
  'telling',
  'title',
  'followAsked',
  'followObject',
  'follow',
  'opening',
  'spoken',
  'near',
  'rest',
  'role',
  'other',
] as const;
export type Zone = (typeof ZONES)[number];

export interface Zoned extends TopicFound {
  readonly zone: Zone;
  readonly scene: Scene;
  /** Tokens between it and the nearest words that tell the engagement, words before them half as far again. */
  readonly distance: number;
}

/** Sentences behind an engagement that may go on about it. */
const REACH = 6;
/** Sentences around an engagement that are near. */
const NEAR = 3;

/** All words of topics in body and title with their zone. */
export function zonedTopics(cluster: Cluster, told: Told): readonly Zoned[] {
  const { body, title } = told;
  const zones = sentenceZones(cluster, told);
  const places = placesOf(cluster, body);
  const out: Zoned[] = [];
  for (const found of wordsOf(body)) {
    const zone = actorZone(cluster, body, found) ?? zoneAt(found.first, zones, { cluster, told });
    if (zone === 'none' || (found.actor && !isTerror(found) && !ASKED.has(zone) && zone !== 'role')) continue;
    out.push({ ...found, zone, scene: body, distance: distanceTo(places, found.first) });
  }
  if (!opens(cluster)) return out;
  const inTitle = placesOf(cluster, title);
  for (const found of wordsOf(title))
    if (!found.actor || isTerror(found))
      out.push({ ...found, zone: 'title', scene: title, distance: distanceTo(inTitle, found.first) });
  return out;
}

function zoneAt(
  i: number,
  zones: readonly Zone[],
  { cluster, told }: { readonly cluster: Cluster; readonly told: Told },
): Zone {
  const sentence = told.body.sentenceOf[i]!;
  const zone = zones[sentence]!;
  if (zone === 'telling' && isOfAnother(i, cluster, told)) return 'other';
  return objectZone(zone, told.body, i);
}

/** Tokens at which a scene tells the cluster. */
const placesOf = (cluster: Cluster, scene: Scene): readonly number[] =>
  cluster.parts.filter((p) => p.scene === scene).map((p) => p.words[0]!.first);

const FAR = 1000;
function distanceTo(places: readonly number[], i: number): number {
  let nearest = FAR;
  for (const p of places) nearest = Math.min(nearest, i >= p ? i - p : (p - i) * 1.5);
  return nearest;
}

/** Told by the headline or the opening. */
export const opens = (cluster: Cluster): boolean =>
  cluster.parts.some(
    (p) => p.scene.where === 'title' || (p.scene.where === 'body' && p.words[0]!.first < openingEnd(p.scene)),
  );

/** Whether another engagement is told between a word and the cluster's own words in the same sentence. */
export function isOfAnother(i: number, cluster: Cluster, { clusters, body }: Told): boolean {
  const sentence = body.sentenceOf[i]!;
  const lastOf = (c: Cluster): number => {
    let last = -1;
    for (const p of c.parts)
      if (p.scene === body && p.sentence === sentence && p.words[0]!.first <= i)
        last = Math.max(last, p.words[0]!.first);
    return last;
  };
  const own = lastOf(cluster);
  return clusters.some((c) => c !== cluster && c.kind !== 'visit' && lastOf(c) > own);
}

const memory = new WeakMap<Scene, readonly TopicFound[]>();

function wordsOf(scene: Scene): readonly TopicFound[] {
  const known = memory.get(scene);
  if (known) return known;
  const found = topicsIn(scene, { first: 0, last: scene.tokens.length });
  memory.set(scene, found);
  return found;
}

/** A word inside an actor says who, and what about only by the way; null where it stands free. */
function actorZone(cluster: Cluster, scene: Scene, found: TopicFound): Zone | 'none' | null {
  const { actor } = found;
  if (!actor) return null;
  if (cluster.principals.some((m) => isMember(m, scene, actor.entity))) return 'role';
  return isTerror(found) || (actor.kind === 'group' && actor.represents === null) ? null : 'none';
}

/** Zones in which a group that is named is what was discussed («ملف اللاجئين»). */
const ASKED: ReadonlySet<Zone> = new Set(['asked', 'followAsked']);

/** «تنظيم داعش» is named as a body and is what the talks were about. */
const isTerror = ({ actor, topic }: TopicFound): boolean =>
  topic === TERRORISM && (actor?.kind === 'institution' || actor?.kind === 'group');
const TERRORISM = 'terrorism';

/** Words that name the subject of talks, beside the verbs of discussing. */
const SUBJECT_WORDS = [
  'بحث مناقشه استعراض حول بشان بخصوص سبل ملف ملفات قضايا',
  'تناول تناولت يتناول تناولا تطرق تطرقت تطرقا تركز تركزت',
  'تصدرت تتصدر محادثات مباحثات اوجه افاق مجالات',
];
const SUBJECT = new Set(SUBJECT_WORDS.flatMap((words) => words.split(' ')));
const isSubject = (form: string): boolean =>
  SUBJECT.has(form) || (form.startsWith(WAW) && SUBJECT.has(form.slice(1)));
const WAW = 'و';

/** What stands behind a word of discussing in its sentence is what was discussed. */
function objectZone(zone: Zone, scene: Scene, i: number): Zone {
  if (zone !== 'telling' && zone !== 'follow') return zone;
  const { first } = scene.text.sentences[scene.sentenceOf[i]!]!;
  let broad = false;
  for (let k = first; k <= i; k++) {
    if (scene.actorAt[k] !== -1) continue;
    if (senseAt(scene, k, 'discuss') || isSubject(scene.tokens[k]!.form))
      return zone === 'telling' ? 'asked' : 'followAsked';
    broad ||= senseAt(scene, k, 'w-topic') !== undefined;
  }
  if (!broad) return zone;
  return zone === 'telling' ? 'object' : 'followObject';
}

/** For each sentence of the body its zone. */
function sentenceZones(cluster: Cluster, { clusters, body }: Told): readonly Zone[] {
  const { sentences } = body.text;
  const own = new Set(cluster.parts.filter((p) => p.scene === body).map((p) => p.sentence));
  const others = new Set<number>();
  for (const c of clusters)
    if (c !== cluster && c.kind !== 'visit')
      for (const p of c.parts) if (p.scene === body && !own.has(p.sentence)) others.add(p.sentence);
  const opening = opens(cluster) ? openingEnd(body) : 0;
  let behind = Number.POSITIVE_INFINITY;
  return sentences.map(({ first }, s): Zone => {
    if (own.has(s)) {
      behind = 0;
      return 'telling';
    }
    if (others.has(s)) {
      behind = Number.POSITIVE_INFINITY;
      return first < opening ? 'opening' : 'other';
    }
    behind++;
    if (behind <= REACH && speaksOf(body, s, cluster.kind)) return 'follow';
    if (first < opening) return 'opening';
    if (speaks(cluster, body, s)) return 'spoken';
    return behind <= NEAR ? 'near' : 'rest';
  });
}

/** Whether one of those who met says something in the sentence. */
function speaks(cluster: Cluster, scene: Scene, sentence: number): boolean {
  const { first, last } = scene.text.sentences[sentence]!;
  for (let i = first; i < Math.min(last, first + 12); i++) {
    const actor = scene.mentions.actors[scene.actorAt[i] ?? -1];
    if (actor && cluster.principals.some((m) => isMember(m, scene, actor.entity))) return true;
  }
  return false;
}

const isMember = (m: Cluster['principals'][number], scene: Scene, entity: number): boolean =>
  m.scene === scene && m.actor.entity === entity;

const NOUNS: Readonly<Record<string, ReadonlySet<string>>> = {
  meeting: new Set(['n-meeting', 'n-reception']),
  summit: new Set(['n-meeting', 'n-summit']),
  call: new Set(['n-call']),
  visit: new Set(['n-visit', 'n-tour']),
  signing: new Set(['n-document', 'n-signing']),
  message: new Set(['n-message']),
};

/** «اللقاء», «زيارته», «بحث الجانبان»: whether a sentence goes on about it. */
function speaksOf(scene: Scene, sentence: number, kind: string): boolean {
  const { first, last } = scene.text.sentences[sentence]!;
  const nouns = NOUNS[kind]!;
  for (let i = first; i < last; i++) {
    if (
      isAny(scene, i, nouns) &&
      scene.senses[i]!.some((s) => nouns.has(s.class) && (s.parse.article || s.pronoun !== ''))
    )
      return true;
    if (senseAt(scene, i, 'discuss')?.tense === 'past' && i < first + 4) return true;
  }
  return false;
}
