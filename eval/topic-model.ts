/** The model of topics: fitted to samples, and tried on samples it was not fitted to. */
import { wordFeatures } from '../src/engagements/engagements.ts';
import { FOLDS, foldOf } from './folds.ts';
import type { Sample, TopicCase } from './topic-cases.ts';
import { fitCases, fitWords, scoreCase, scoreWords, vocabularyOf, type WordModel } from './topic-fit.ts';

/** Weights of what speaks for a topic, and the score from which it is given. */
export interface TopicModel {
  readonly weights: ReadonlyMap<string, number>;
  readonly least: number;
}

/** Penalties: 0.1 to 8 for zones and 1 to 20 for topics were tried by ten folds (2026-11); flat from 0.3 and 3 on. */
const PENALTY = 0.5;
const TOPIC_PENALTY = 12;
const MOST = 6;

const penaltyOf = (name: string): number =>
  name === 'always' ? 0 : name.startsWith('topic.') ? TOPIC_PENALTY : PENALTY;

/** The samples with what words say for each topic, by weights fitted to the other folds. */
export function withWords(samples: readonly Sample[], topics: readonly string[]): readonly Sample[] {
  const out: Sample[] = [...samples];
  for (let k = 0; k < FOLDS; k++) {
    const others = samples.filter((sample) => foldOf(sample.article) !== k);
    const model = fitWords(others, vocabularyOf(others), topics);
    for (const [i, sample] of samples.entries())
      if (foldOf(sample.article) === k) out[i] = sayWords(sample, model);
  }
  return out;
}

function sayWords(sample: Sample, model: WordModel): Sample {
  const scores = scoreWords(model, sample);
  const topics = sample.topics.map(({ topic, features }): TopicCase => {
    const said = Object.entries(wordFeatures(scores.get(topic) ?? 0));
    return { topic, features: new Map([...features, ...said]) };
  });
  return { ...sample, topics };
}

/** Weights of what speaks for a topic, and the border. */
export function fitTopics(samples: readonly Sample[]): TopicModel {
  const cases = samples.flatMap(({ gold, topics }) =>
    topics.map(({ topic, features }) => ({ features, hit: gold.includes(topic) })),
  );
  const weights = fitCases(cases, penaltyOf);
  return { weights, least: bestBorder(samples, weights) };
}

interface Tally {
  hits: number;
  extra: number;
  missed: number;
}
const f1Of = ({ hits, extra, missed }: Tally): number => (2 * hits) / (2 * hits + extra + missed || 1);

function tally(samples: readonly Sample[], { weights, least }: TopicModel, into: Tally): Tally {
  for (const { gold, topics } of samples) {
    const given = topics
      .map(({ topic, features }) => ({ topic, score: scoreCase(features, weights) }))
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

/** F1 of a model on samples. */
export const scoreModel = (samples: readonly Sample[], model: TopicModel): number =>
  f1Of(tally(samples, model, noTally()));

/** The highest border that does about as well as the best: what is doubtful is rather left out. */
function bestBorder(samples: readonly Sample[], weights: TopicModel['weights']): number {
  const tried = Array.from({ length: 31 }, (_, k) => (10 - k) / 10).map((least) => ({
    least,
    f1: scoreModel(samples, { weights, least }),
  }));
  const best = Math.max(...tried.map(({ f1 }) => f1));
  return tried.find(({ f1 }) => f1 >= best - NEARLY)!.least;
}
const NEARLY = 0.003;

/** F1 on each article by weights fitted to the articles of the other folds, for each source and for all. */
export function crossValidate(
  samples: readonly Sample[],
  sources: readonly string[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, Tally>();
  for (let k = 0; k < FOLDS; k++) {
    const model = fitTopics(samples.filter((sample) => foldOf(sample.article) !== k));
    for (const [i, sample] of samples.entries()) {
      if (foldOf(sample.article) !== k) continue;
      for (const name of [sources[i]!, 'all']) {
        const sum = sums.get(name) ?? noTally();
        sums.set(name, tally([sample], model, sum));
      }
    }
  }
  return new Map([...sums].map(([name, sum]) => [name, f1Of(sum)]));
}
