/**
 * Fits `lexicons/status-weights.tsv`, `lexicons/off-weights.tsv` and `lexicons/focus-weights.tsv` to gold.
 *
 *     node eval/train-weights.ts GOLD.jsonl… [--only NAME]… [--write]
 *
 * Every engagement of the gold that was read is one case for each; articles of the unread part are left out.
 * A row with `told` instead of `engagements` is a report whose readings were labelled with their status
 * (`told[].words`: where in the body the words begin that tell it); a reading that an earlier row has is no
 * second case. No word that names somebody or something has a weight. Ten folds by article say how often the
 * weights are right on articles not fitted to, beside what the words around the trigger and the place in the
 * report say alone. The same gold gives the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { WeighedEngagement } from '../src/engagements/engagements.ts';
import type { GoldArticle } from './gold.ts';
import { type Case, crossValidate, type FitOptions, fitLogit } from './logit.ts';
import { nameTest } from './name-test.ts';
import { pair } from './pair.ts';
import { likenessOf } from './score-engagements.ts';
import { readOpen, weighArticle } from './weighed.ts';

/** What is known of an engagement; of a labelled one no focus. */
interface Known {
  readonly status: string;
  readonly focus?: string;
}
/** An engagement of the gold with what was read of it. */
interface Read {
  readonly article: string;
  readonly expected: Known;
  readonly found: WeighedEngagement;
}
/** A report with the status of what is told in it. */
interface LabelledArticle extends GoldArticle {
  readonly told?: readonly { readonly words: readonly number[]; readonly status: string }[];
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
    name: 'off',
    options: { penalty: 4, least: 8 },
    caseOf: ({ article, expected, found: { said, statusSigns } }) => ({
      article,
      signs: [...statusSigns],
      hit: !isOpen(expected.status),
      said: !isOpen(said),
    }),
  },
  {
    name: 'status',
    options: { penalty: 4, least: 8 },
    caseOf: ({ article, expected, found: { said, statusSigns } }) =>
      isOpen(expected.status)
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
    caseOf: ({ article, expected, found: { stands, focusSigns } }) =>
      expected.focus
        ? { article, signs: [...focusSigns], hit: expected.focus === 'main', said: stands === 'main' }
        : null,
  },
];
const isOpen = (status: string): boolean => status === 'held' || status === 'planned';
/** Weights that are next to nothing are left out. */
const LEAST_WEIGHT = 0.03;

const readingsOf = (path: string): readonly Read[] =>
  readOpen(path).flatMap(({ gold, article }) => {
    const found = weighArticle(article);
    const { told } = gold as LabelledArticle;
    const pairs: readonly (readonly [Known, WeighedEngagement])[] = told
      ? found.flatMap((read) => {
          const known = told.find(({ words }) => read.starts.some((start) => words.includes(start)));
          return known ? [[{ status: known.status }, read] as const] : [];
        })
      : pair(gold.engagements ?? [], found, (x, y) => likenessOf(x, y.engagement)).pairs;
    return pairs.map(([expected, read]) => ({ article: article.id, expected, found: read }));
  });

/** Each reading once, as the first file has it. */
function distinct(all: readonly Read[]): readonly Read[] {
  const known = new Map<string, Read>();
  for (const read of all) {
    const key = [read.article, read.found.engagement.kind, ...read.found.starts].join(' ');
    if (!known.has(key)) known.set(key, read);
  }
  return [...known.values()];
}

/** Signs that are a word of the report. */
const WORDS: ReadonlySet<string> = new Set(['stands-before', 'stands-behind']);

/** The cases without the words that are names. */
function withoutNames<C extends Case>(cases: readonly C[], all: readonly Read[]): readonly C[] {
  const isName = nameTest(all.map(({ article, found }) => ({ article, names: found.names })));
  const size = new Map<string, number>();
  for (const { signs } of cases) for (const sign of signs) size.set(sign, (size.get(sign) ?? 0) + 1);
  const isLeft = (sign: string): boolean => {
    const at = sign.indexOf('=');
    return WORDS.has(sign.slice(0, at)) && isName(sign.slice(at + 1), size.get(sign)!);
  };
  const left = new Set([...size.keys()].filter(isLeft));
  return cases.map((one) => ({ ...one, signs: one.signs.filter((sign) => !left.has(sign)) }));
}

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

const { values, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true }, write: { type: 'boolean' } },
});
const readings = distinct(paths.flatMap(readingsOf));
for (const { name, options, caseOf } of DECISIONS) {
  if (values.only && !values.only.includes(name)) continue;
  const cases = withoutNames(
    readings.flatMap((read) => caseOf(read) ?? []),
    readings,
  );
  const validated = crossValidate(cases, options);
  const alone = shareOf(cases.map(({ hit, said }) => hit === said));
  const folds = shareOf(cases.map(({ hit }, i) => hit === validated[i]));
  console.log(`${name}: ${cases.length} engagements, right without weights ${alone}, in ten folds ${folds}`);
  const path = fileURLToPath(new URL(`../lexicons/${name}-weights.tsv`, import.meta.url));
  if (values.write) writeFileSync(path, toTsv(name, fitLogit(cases, options)));
}
