/**
 * Fits `lexicons/status-weights.tsv` and `lexicons/focus-weights.tsv` to gold.
 *
 *     node eval/train-weights.ts GOLD.jsonl… [--write]
 *
 * Every engagement of the gold that was read is one case for each; articles of the unread part are left out. Ten folds by article say how often the
 * weights are right on articles not fitted to, beside what the words around the trigger and the place in the
 * report say alone. The same gold gives the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WeighedEngagement } from '../src/engagements/engagements.ts';
import type { ScoredEngagement } from './gold.ts';
import { type Case, crossValidate, type FitOptions, fitLogit } from './logit.ts';
import { pair } from './pair.ts';
import { likenessOf } from './score-engagements.ts';
import { readOpen, weighArticle } from './weighed.ts';

/** An engagement of the gold with what was read of it. */
interface Read {
  readonly article: string;
  readonly expected: ScoredEngagement;
  readonly found: WeighedEngagement;
}
/** What is fitted. */
interface Decision {
  readonly name: string;
  readonly options: FitOptions;
  /** The case of an engagement, and what is said without weights; null where it is none. */
  readonly caseOf: (read: Read) => (Case & { readonly said: boolean }) | null;
}

/** Penalties of 1 to 50 and 4 to 12 cases were tried by ten folds (2026-11): flat from 3 to 10. */
const DECISIONS: readonly Decision[] = [
  {
    name: 'status',
    options: { penalty: 5, least: 8 },
    caseOf: ({ article, expected, found: { said, statusSigns } }) =>
      isOpen(expected.status) && isOpen(said)
        ? {
            article,
            signs: [...statusSigns],
            hit: expected.status === 'planned',
            said: said === 'planned',
          }
        : null,
  },
  {
    name: 'focus',
    options: { penalty: 8, least: 8 },
    caseOf: ({ article, expected, found: { stands, focusSigns } }) => ({
      article,
      signs: [...focusSigns],
      hit: expected.focus === 'main',
      said: stands === 'main',
    }),
  },
];
const isOpen = (status: string): boolean => status === 'held' || status === 'planned';
/** Weights that are next to nothing are left out. */
const LEAST_WEIGHT = 0.02;

const readingsOf = (path: string): readonly Read[] =>
  readOpen(path).flatMap(({ gold, article }) =>
    pair(gold.engagements ?? [], weighArticle(article), (x, y) => likenessOf(x, y.engagement)).pairs.map(
      ([expected, found]) => ({ article: article.id, expected, found }),
    ),
  );

function toTsv(name: string, weights: ReadonlyMap<string, number>): string {
  const rows = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sign, weight], i) =>
      [`${name}-${String(i + 1).padStart(4, '0')}`, sign, weight.toFixed(2), 'fitted'].join('\t'),
    );
  return ['id\tsign\tweight\tsource', ...rows, ''].join('\n');
}

const shareOf = (right: readonly boolean[]): string =>
  (right.filter(Boolean).length / right.length).toFixed(3);

const paths = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const readings = paths.flatMap(readingsOf);
for (const { name, options, caseOf } of DECISIONS) {
  const cases = readings.flatMap((read) => caseOf(read) ?? []);
  const validated = crossValidate(cases, options);
  const alone = shareOf(cases.map(({ hit, said }) => hit === said));
  const folds = shareOf(cases.map(({ hit }, i) => hit === validated[i]));
  console.log(`${name}: ${cases.length} engagements, right without weights ${alone}, in ten folds ${folds}`);
  const path = fileURLToPath(new URL(`../lexicons/${name}-weights.tsv`, import.meta.url));
  if (process.argv.includes('--write')) writeFileSync(path, toTsv(name, fitLogit(cases, options)));
}
