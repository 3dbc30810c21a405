/**
 * Fits `lexicons/topic-weights.tsv` to gold.
 *
 *     node eval/train-topics.ts GOLD.jsonl… [--write]
 *
 * For every engagement of the gold that was read, each topic whose words stand in the report is one case.
 * The weights are those of a logistic regression with a penalty on their squares; the border is the one
 * that does best on the same cases. Ten folds by article say what the gain is on articles not fitted to.
 * The same gold gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { weighEngagements } from '../src/engagements/engagements.ts';
import { findMentions, homeOf, nameWordsOf } from '../src/mentions/mentions.ts';
import { readText } from '../src/text/text.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { pair } from './pair.ts';
import { likenessOf } from './score-engagements.ts';
import { bodyOf } from './sets.ts';

/** One engagement: what its topics should be and what speaks for which. */
interface Sample {
  readonly article: string;
  readonly gold: readonly string[];
  readonly topics: readonly { readonly topic: string; readonly features: ReadonlyMap<string, number> }[];
}
type Weights = ReadonlyMap<string, number>;
interface Model {
  readonly weights: Weights;
  readonly least: number;
}

const FOLDS = 10;
const ROUNDS = 400;
const STEP = 0.5;
/** Penalties: 0.1 to 8 for zones and 1 to 20 for topics were tried by ten folds (2026-11); flat from 0.3 and 3 on. */
const PENALTY = 0.5;
const TOPIC_PENALTY = 12;
const MOST = 6;

function samplesOf(gold: GoldArticle): readonly Sample[] {
  const article = bodyOf(gold);
  const text = readText(article.body);
  const home = homeOf(article.outlet, text);
  const mentions = findMentions(text, { published: article.published, home });
  const title = readText(article.title);
  const names = nameWordsOf(text, mentions);
  const titleMentions = findMentions(title, { published: article.published, names });
  const found = weighEngagements({ article, text, mentions, title, titleMentions });
  const { pairs } = pair(gold.engagements ?? [], found, (x, y) => likenessOf(x, y.engagement));
  return pairs.map(([expected, { topics }]) => ({
    article: article.id,
    gold: expected.topics ?? [],
    topics: topics.map(({ topic, features }) => ({
      topic,
      features: new Map([...Object.entries(features), ['always', 1], [`topic.${topic}`, 1]]),
    })),
  }));
}

const penaltyOf = (name: string): number =>
  name === 'always' ? 0 : name.startsWith('topic.') ? TOPIC_PENALTY : PENALTY;

/** Log-odds by gradient descent, each weight with a step of its own. */
function fit(samples: readonly Sample[]): Model {
  const cases = samples.flatMap(({ gold, topics }) =>
    topics.map(({ topic, features }) => ({ features, hit: gold.includes(topic) ? 1 : 0 })),
  );
  const weights = new Map<string, number>();
  const moved = new Map<string, number>();
  for (const { features } of cases) for (const name of features.keys()) weights.set(name, 0);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Map<string, number>();
    for (const { features, hit } of cases) {
      const miss = 1 / (1 + Math.exp(-scoreOf(features, weights))) - hit;
      for (const [name, value] of features) slopes.set(name, (slopes.get(name) ?? 0) + miss * value);
    }
    for (const [name, weight] of weights) {
      const slope = slopes.get(name)! + penaltyOf(name) * weight;
      const sum = (moved.get(name) ?? 1e-8) + slope * slope;
      moved.set(name, sum);
      weights.set(name, weight - (STEP * slope) / Math.sqrt(sum));
    }
  }
  return { weights, least: bestBorder(samples, weights) };
}

function scoreOf(features: ReadonlyMap<string, number>, weights: Weights): number {
  let sum = 0;
  for (const [name, value] of features) sum += (weights.get(name) ?? 0) * value;
  return sum;
}

interface Tally {
  hits: number;
  extra: number;
  missed: number;
}
const f1Of = ({ hits, extra, missed }: Tally): number => (2 * hits) / (2 * hits + extra + missed || 1);

function tally(samples: readonly Sample[], { weights, least }: Model, into: Tally): Tally {
  for (const { gold, topics } of samples) {
    const given = topics
      .map(({ topic, features }) => ({ topic, score: scoreOf(features, weights) }))
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST);
    const hits = given.filter(({ topic }) => gold.includes(topic)).length;
    into.hits += hits;
    into.extra += given.length - hits;
    into.missed += gold.length - hits;
  }
  return into;
}

const noTally = (): Tally => ({ hits: 0, extra: 0, missed: 0 });

function bestBorder(samples: readonly Sample[], weights: Weights): number {
  let best = { least: 0, f1: 0 };
  for (let k = -20; k <= 10; k++) {
    const least = k / 10;
    const f1 = f1Of(tally(samples, { weights, least }, noTally()));
    if (f1 > best.f1) best = { least, f1 };
  }
  return best.least;
}

const foldOf = (article: string): number => createHash('sha1').update(article).digest()[1]! % FOLDS;

/** F1 on each article by weights fitted to the articles of the other folds. */
function crossValidate(samples: readonly Sample[]): number {
  const sum = noTally();
  for (let k = 0; k < FOLDS; k++) {
    const model = fit(samples.filter(({ article }) => foldOf(article) !== k));
    tally(
      samples.filter(({ article }) => foldOf(article) === k),
      model,
      sum,
    );
  }
  return f1Of(sum);
}

function toTsv({ weights, least }: Model): string {
  const rows = [...weights, ['least', least] as const]
    .map(([name, weight]) => `${name}\t${weight.toFixed(2)}\tfitted`)
    .sort((a, b) => (a < b ? -1 : 1));
  return ['id\tweight\tsource', ...rows, ''].join('\n');
}

const paths = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const samples = paths.flatMap((path) => readGold<GoldArticle>(path)).flatMap(samplesOf);
const model = fit(samples);
console.log(`engagements ${samples.length}`);
console.log(`F1 in ten folds ${crossValidate(samples).toFixed(3)}`);
console.log(`F1 as fitted ${f1Of(tally(samples, model, noTally())).toFixed(3)}, border ${model.least}`);
if (process.argv.includes('--write'))
  writeFileSync(fileURLToPath(new URL('../lexicons/topic-weights.tsv', import.meta.url)), toTsv(model));
