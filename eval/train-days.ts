/**
 * Fits `lexicons/day-weights.tsv` to labels of the days of engagements and to gold.
 *
 *     node eval/train-days.ts LABELS.jsonl [--gold GOLD.jsonl]… [--without GOLD.jsonl]… [--write]
 *
 * Each row of the labels is a report with what somebody said of its engagements: the words that tell each, and where
 * the time expression begins that says when it was (`day-cases.ts`). Each engagement that is read and labelled, or
 * stands in the gold, is one choice among the days it may have. Ten folds by article say how often the weights
 * choose right on labelled articles not fitted to, beside what the rules choose. Articles of the unread part are
 * left out, those of `--without`, and labels of articles that the gold has. The same input gives the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type ChoiceOptions, crossValidate, fitChoices } from './choice.ts';
import { goldChoices, labelChoices, OF_SOURCE, type ToldArticle } from './day-cases.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { unreadAmong } from './sets.ts';

/** Penalties of 1 to 50 and 4 to 10 choices were tried (2026-11): of what was not fitted to 25 chooses best. */
const OPTIONS: ChoiceOptions = { penalty: 25, least: 10 };
/** Weights that are next to nothing are left out. */
const LEAST_WEIGHT = 0.02;

function toTsv(weights: ReadonlyMap<string, number>): string {
  const rows = [...weights]
    .filter(([sign, weight]) => !sign.includes(OF_SOURCE) && Math.abs(weight) >= LEAST_WEIGHT)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sign, weight], i) =>
      [`day-${String(i + 1).padStart(4, '0')}`, sign, weight.toFixed(2), 'fitted'].join('\t'),
    );
  return ['id\tsign\tweight\tsource', ...rows, ''].join('\n');
}

const shareOf = (right: readonly boolean[]): string =>
  (right.filter(Boolean).length / right.length).toFixed(3);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gold: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});
const [path] = positionals;
if (!path) throw new Error('expected a file of labels');
const idsOf = (rows: readonly GoldArticle[]): readonly string[] => rows.map(({ id }) => String(id));
const without = new Set(values.without.flatMap((name) => idsOf(readGold(name))));

/** The rows of a file that may be fitted to. */
function openRows<Row extends GoldArticle>(name: string): readonly Row[] {
  const rows = readGold<Row>(name);
  const unread = unreadAmong(rows);
  return rows.filter(({ id }) => !unread.has(String(id)) && !without.has(String(id)));
}
const gold = values.gold.flatMap((name) => openRows(name));
const known = new Set(idsOf(gold));
const labels = openRows<ToldArticle>(path).filter(({ id }) => !known.has(String(id)));
const choices = [...labels.flatMap(labelChoices), ...gold.flatMap(goldChoices)];
if (values.write)
  writeFileSync(
    fileURLToPath(new URL('../lexicons/day-weights.tsv', import.meta.url)),
    toTsv(fitChoices(choices, OPTIONS)),
  );
const labelled = new Set(idsOf(labels));
const validated = crossValidate(choices, OPTIONS).filter((_, i) => labelled.has(choices[i]!.article));
const judged = choices.filter(({ article }) => labelled.has(article));
console.log(
  `engagements ${choices.length}; ${judged.length} labelled: right by rules ${shareOf(judged.map(({ said }) => said))}, in ten folds ${shareOf(validated)}`,
);
