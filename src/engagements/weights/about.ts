/** The topics of a cluster: each is weighed by where its words stand in the report. */
import { readLexicon } from '../../lexicon/lexicon.ts';
import type { Cluster } from '../merge.ts';
import type { Scene } from '../scene.ts';
import { wordScores } from './topic-words.ts';
import type { TopicFound } from './topics.ts';
import { opens, type Told, ZONES, type Zone, type Zoned, zonedTopics } from './zones.ts';

export type { Told } from './zones.ts';

/** A topic with the scene its words stand in. */
export interface Topic extends TopicFound {
  readonly scene: Scene;
}
/** What speaks for a topic, by the names of `lexicons/topic-weights.tsv`, and its most telling words. */
export interface Weighed {
  readonly topic: string;
  readonly best: Zoned;
  readonly features: Readonly<Record<string, number>>;
}

const MOST = 6;

/** The topics of `cluster`, the surest first, at most six. */
export function topicsOf(cluster: Cluster, told: Told): readonly Topic[] {
  const { least, weights } = modelOnce();
  return weighTopics(cluster, told)
    .map((weighed) => ({ best: weighed.best, score: scoreOf(weighed, weights) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ best }) => best);
}

interface Model {
  readonly weights: ReadonlyMap<string, number>;
  /** Score from which a topic is given. */
  readonly least: number;
}
let model: Model | null = null;

/** The weights: log-odds fitted by `eval/train-topics.ts`, which says on what. */
function modelOnce(): Model {
  if (model) return model;
  const weights = new Map(readLexicon('topic-weights').map((row) => [row.id!, Number(row.weight)]));
  model = { weights, least: weights.get('least') ?? 0 };
  return model;
}

function scoreOf({ topic, features }: Weighed, weights: ReadonlyMap<string, number>): number {
  let sum = (weights.get('always') ?? 0) + (weights.get(`topic.${topic}`) ?? 0);
  for (const name in features) sum += (weights.get(name) ?? 0) * features[name]!;
  return sum;
}

/** Every topic that has words in the report, with what speaks for it. */
export function weighTopics(cluster: Cluster, told: Told): readonly Weighed[] {
  const zoned = zonedTopics(cluster, told);
  const open = opens(cluster) ? 1 : 0;
  const foreign = isForeign(cluster);
  const counts = countTopics(zoned);
  const scores = wordScores(cluster, told);
  const many = Math.log1p(told.clusters.length);
  let total = 0;
  for (const { sum } of counts.values()) total += sum;
  const out: Weighed[] = [];
  for (const [topic, { best, zones, sum, near }] of counts) {
    if (topic === BILATERAL && !foreign) continue;
    const features: Record<string, number> = {};
    for (const zone in zones) features[`zone.${zone.toLowerCase()}`] = 1 - 2 ** -zones[zone as Zone]!;
    const share = total > 0 ? sum / total : 0;
    features.share = share;
    features['share.open'] = share * open;
    features['count.open'] = Math.log1p(sum) * open;
    features.open = open;
    features.distance = Math.log2(1 + near) / 10;
    features.many = many;
    // what those who met say is about it, the more so the fewer engagements the report tells
    if (zones.spoken !== undefined)
      features['spoken.open'] = (features['zone.spoken']! * open) / (1 + Math.log2(told.clusters.length));
    for (const zone of OWN_ZONES)
      if (zones[zone] !== undefined) features[`topic.${topic}.${zone}`] = features[`zone.${zone}`]!;
    features[`topic.${topic}.${cluster.kind}`] = 1;
    Object.assign(features, wordFeatures(scores.get(topic) ?? 0));
    out.push({ topic, best, features });
  }
  return out;
}
/** Zones that tell more of one topic than of another: a defence minister's office, a health minister's. */
const OWN_ZONES = ['asked', 'role'] as const satisfies readonly Zone[];
const BILATERAL = 'bilateral-relations';

/** What the words of the report say for a topic; what speaks for it outright counts of its own. */
export const wordFeatures = (score: number): Readonly<Record<string, number>> => ({
  words: score,
  'words.sure': Math.max(0, score + NEARLY_EVEN),
});
/** Log-odds below even from which words speak for a topic: a report has one topic or two of thirty. */
const NEARLY_EVEN = 1;

interface Count {
  best: Zoned;
  readonly zones: Partial<Record<Zone, number>>;
  /** All its words in the body, those in offices left out. */
  sum: number;
  /** Tokens from the engagement to the nearest of them. */
  near: number;
}

function countTopics(zoned: readonly Zoned[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const z of zoned) {
    let count = counts.get(z.topic);
    if (!count) {
      count = { best: z, zones: {}, sum: 0, near: FAR };
      counts.set(z.topic, count);
    }
    count.zones[z.zone] = (count.zones[z.zone] ?? 0) + (z.zone === 'role' ? 1 : z.weight);
    if (z.zone !== 'role') count.near = Math.min(count.near, z.distance);
    if (z.zone !== 'role' && z.zone !== 'title') count.sum += z.weight;
    if (rankOf(z) > rankOf(count.best)) count.best = z;
  }
  return counts;
}
const FAR = 1000;
const RANKS = new Map(ZONES.map((zone, i) => [zone, ZONES.length - i]));
const rankOf = (z: Zoned): number => RANKS.get(z.zone)! + z.weight / 2;

/** Whether parties of two states or bodies met; a journey always leads to others. */
function isForeign({ kind, principals }: Cluster): boolean {
  if (kind === 'visit' && principals.length === 1) return true;
  return new Set(principals.map((m) => m.who.code).filter((code) => code !== null)).size > 1;
}
