/**
 * Fits `lexicons/topic-words.tsv` and `lexicons/topic-weights.tsv` to gold.
 *
 *     node eval/train-topics.ts GOLD.jsonl… [--judged ARTICLES.jsonl LINES.txt]… [--write]
 *
 * Every engagement of the gold that was read is a sample. First each topic gets weights for the words of a
 * report; then each topic whose own words stand in a report is one case, with what the words say for it and
 * where its own words stand. Both are logistic regressions with a penalty on the squares of the weights; what
 * the words say of a sample while the second is fitted comes from the folds that it is not in. The border is
 * the one that does best on the cases. Ten folds by headline say what the gain is on articles not fitted to.
 * The same gold gives the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NO_WORD, OFFICE_MARK, UNITS } from '../src/engagements/engagements.ts';
import { type Sample, samplesOfGold, samplesOfJudged } from './topic-cases.ts';
import { fitWords, vocabularyOf, type WordModel } from './topic-fit.ts';
import { crossValidate, fitTopics, scoreModel, type TopicModel, withWords } from './topic-model.ts';

function weightsTsv({ weights, least }: TopicModel): string {
  const rows = [...weights, ['least', least] as const]
    .map(([name, weight]) => `${name}\t${weight.toFixed(2)}\tfitted`)
    .sort((a, b) => (a < b ? -1 : 1));
  return ['id\tweight\tsource', ...rows, ''].join('\n');
}

/** A row for each word, a column for each topic; words that weigh nothing are left out. */
function wordsTsv({ topics, base, words }: WordModel): string {
  const cells = (weights: Float64Array): readonly number[] =>
    Array.from(weights, (weight) => Math.round(weight * UNITS) + 0);
  const rows = [...words].map(([word, weights]) => ({ word, cells: cells(weights) }));
  const lines = [
    { word: NO_WORD, cells: cells(base) },
    ...rows.filter((row) => row.cells.some((n) => n !== 0)),
  ].map(({ word, cells }, i) => {
    const office = word.startsWith(OFFICE_MARK);
    const id = `w${String(i).padStart(5, '0')}`;
    return [
      id,
      office ? 'office' : 'text',
      office ? word.slice(OFFICE_MARK.length) : word,
      ...cells,
      'fitted',
    ];
  });
  const head = ['id', 'where', 'form', ...topics, 'source'];
  return [head, ...lines].map((line) => `${line.join('\t')}\n`).join('');
}

const write = (name: string, text: string): void =>
  writeFileSync(fileURLToPath(new URL(`../lexicons/${name}.tsv`, import.meta.url)), text);

interface Source {
  readonly name: string;
  readonly samples: readonly Sample[];
}

function readSources(words: readonly string[]): readonly Source[] {
  const out: Source[] = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--judged') {
      out.push({ name: 'judged', samples: samplesOfJudged(words[i + 1]!, words[i + 2]!) });
      i += 2;
    } else if (!words[i]!.startsWith('--')) out.push({ name: words[i]!, samples: samplesOfGold(words[i]!) });
  }
  return out;
}

const given = readSources(process.argv.slice(2));
const read = given.flatMap(({ samples }) => samples);
const topics = [...new Set(read.flatMap((sample) => sample.topics.map(({ topic }) => topic)))].sort();
console.log(`engagements ${read.length}`);
const samples = withWords(read, topics);
const sources = given.flatMap(({ name, samples }) => samples.map(() => name));
for (const [name, f1] of crossValidate(samples, sources))
  console.log(`F1 in ten folds ${f1.toFixed(3)}  ${name}`);
const model = fitTopics(samples);
console.log(`F1 as fitted ${scoreModel(samples, model).toFixed(3)}, border ${model.least}`);
if (process.argv.includes('--write')) {
  write('topic-weights', weightsTsv(model));
  write('topic-words', wordsTsv(fitWords(read, vocabularyOf(read), topics)));
}
