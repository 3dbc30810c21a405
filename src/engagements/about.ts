/** The topics of a cluster: what the sentences that tell it and those on «اللقاء» behind them name. */
import { openingEnd } from './focus.ts';
import type { Cluster } from './merge.ts';
import { isAny, type Scene, senseAt } from './scene.ts';
import { type TopicFound, topicsIn } from './topics.ts';
import { isSame } from './who.ts';

/** A topic with the scene its words stand in. */
export interface Topic extends TopicFound {
  readonly scene: Scene;
}

const MOST = 6;
/** Sentences behind an engagement that may go on about it. */
const REACH = 6;

/** The report around a cluster. */
export interface Told {
  readonly clusters: readonly Cluster[];
  readonly title: Scene;
}

/** The topics of `cluster`, those nearest to its telling first, at most six. */
export function topicsOf(cluster: Cluster, told: Told): readonly Topic[] {
  const own = ownTopics(cluster, told);
  if (own.length > 0) return own;
  const beside = told.clusters.find((c) => c !== cluster && isBeside(c, cluster));
  return beside ? ownTopics(beside, told) : [];
}

/** A visit and the talks held in it are about the same. */
function isBeside(a: Cluster, b: Cluster): boolean {
  if ((a.kind === 'visit') === (b.kind === 'visit')) return false;
  const visitor = (a.kind === 'visit' ? a : b).principals[0];
  const others = (a.kind === 'visit' ? b : a).principals;
  return visitor !== undefined && others.some((m) => isSame(m.who, visitor.who));
}

function ownTopics(cluster: Cluster, { clusters, title }: Told): readonly Topic[] {
  const out: Topic[] = [];
  const seen = new Set<string>();
  const add = (scene: Scene, range: { first: number; last: number }): void => {
    for (const found of topicsIn(scene, range)) {
      if (seen.has(found.topic) || out.length >= MOST) continue;
      seen.add(found.topic);
      out.push({ ...found, scene });
    }
  };
  for (const part of cluster.parts) add(part.scene, part.scene.text.sentences[part.sentence]!);
  if (opens(cluster)) add(title, { first: 0, last: title.tokens.length });
  for (const found of weightyTopics(cluster)) add(found.scene, found);
  for (const part of cluster.parts)
    for (const s of sentencesOn(cluster, part, clusters)) add(part.scene, behindCue(part.scene, s));
  return out;
}

/** Words of a topic in the whole body that make it the subject of the report. */
const WEIGHTY = 4;
/** The part of all its topic words that one topic must have. */
const SHARE = 0.2;

const isOpening = (p: Cluster['parts'][number]): boolean =>
  p.scene.where === 'body' && p.words[0]!.first < openingEnd(p.scene);
/** Told by the headline or the opening. */
const opens = (cluster: Cluster): boolean =>
  cluster.parts.some((p) => p.scene.where === 'title' || isOpening(p));

/** What the whole report is about, for what it tells at its beginning: the topic most of its words are of. */
function weightyTopics(cluster: Cluster): readonly Topic[] {
  const part = cluster.parts.find(isOpening);
  if (!part) return [];
  const found = bodyTopics(part.scene);
  const counts = new Map<string, number>();
  for (const { topic } of found) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const heavy = [...counts]
    .filter(([, n]) => n >= WEIGHTY && n >= SHARE * found.length)
    .map(([topic]) => topic);
  return heavy.map((topic) => ({ ...found.find((f) => f.topic === topic)!, scene: part.scene }));
}

const memory = new WeakMap<Scene, readonly TopicFound[]>();

function bodyTopics(scene: Scene): readonly TopicFound[] {
  const known = memory.get(scene);
  if (known) return known;
  const found = topicsIn(scene, { first: 0, last: scene.tokens.length });
  memory.set(scene, found);
  return found;
}

/** A sentence from its first word of a subject on: «سبل», «حول», «بشأن». */
function behindCue(scene: Scene, sentence: number): { first: number; last: number } {
  const { first, last } = scene.text.sentences[sentence]!;
  for (let i = first; i < last; i++)
    if (scene.actorAt[i] === -1 && (senseAt(scene, i, 'w-topic') || senseAt(scene, i, 'discuss')))
      return { first: i, last };
  return { first: last, last };
}

/** The sentences behind a part that speak of «اللقاء» or of what «بحث الجانبان», up to the next engagement. */
function sentencesOn(
  cluster: Cluster,
  part: Cluster['parts'][number],
  clusters: readonly Cluster[],
): readonly number[] {
  const out: number[] = [];
  const { scene } = part;
  for (let s = part.sentence + 1; s <= part.sentence + REACH && s < scene.text.sentences.length; s++) {
    if (
      clusters.some(
        (c) =>
          c !== cluster && c.kind !== 'visit' && c.parts.some((p) => p.scene === scene && p.sentence === s),
      )
    )
      break;
    if (
      speaksOf(scene, s, cluster.kind) ||
      (s <= part.sentence + SPOKEN && opens(cluster) && speaks(cluster, scene, s))
    )
      out.push(s);
  }
  return out;
}

/** Sentences behind the news in which those who met may be quoted on what they spoke of. */
const SPOKEN = 2;

/** Whether one of those who met says something in the sentence. */
function speaks(cluster: Cluster, scene: Scene, sentence: number): boolean {
  const { first, last } = scene.text.sentences[sentence]!;
  for (let i = first; i < Math.min(last, first + 12); i++) {
    const actor = scene.mentions.actors[scene.actorAt[i] ?? -1];
    if (actor && cluster.principals.some((m) => m.scene === scene && m.actor.entity === actor.entity))
      return true;
  }
  return false;
}

const NOUNS: Readonly<Record<string, ReadonlySet<string>>> = {
  meeting: new Set(['n-meeting', 'n-reception']),
  summit: new Set(['n-meeting', 'n-summit']),
  call: new Set(['n-call']),
  visit: new Set(['n-visit', 'n-tour']),
  signing: new Set(['n-document', 'n-signing']),
  message: new Set(['n-message']),
};

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
