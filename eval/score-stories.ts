/**
 * How well reports are grouped into stories: B-cubed precision, recall and F1, and stories of several reports that
 * came out exactly.
 *
 *     node eval/score-stories.ts [GOLD.jsonl …] [--orders 20]
 *
 * Without files: the samples, and the windows beside the checkout where they are. Reports of one day stand in the order
 * of their ids; with `--orders` they are grouped under so many other ids too, and the mean and the least are told.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pageOfRow } from '../src/collect/collect.ts';
import { readPage } from '../src/pipeline.ts';
import { type Gist, gistOf, joinStory, openShelf } from '../src/stories/stories.ts';

/** An article with the story it belongs to. */
export interface Labelled {
  readonly id: string;
  readonly story: string;
}
export interface StoryScore {
  readonly articles: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly exact: number;
  readonly several: number;
}

/** @source Bagga and Baldwin (1998), B-cubed; an article missing from `found` stands alone */
export function scoreStories(gold: readonly Labelled[], found: ReadonlyMap<string, string>): StoryScore {
  const labelOf = (id: string): string => found.get(id) ?? `alone ${id}`;
  const mine = groupBy(gold, ({ id }) => labelOf(id));
  const right = groupBy(gold, ({ story }) => story);
  let precision = 0;
  let recall = 0;
  for (const { id, story } of gold) {
    const group = mine.get(labelOf(id))!;
    const both = group.filter((it) => it.story === story).length;
    precision += both / group.length / gold.length;
    recall += both / right.get(story)!.length / gold.length;
  }
  const several = [...right.values()].filter(({ length }) => length > 1);
  const exact = several.filter((group) => {
    const other = mine.get(labelOf(group[0]!.id))!;
    return other.length === group.length && other.every(({ story }) => story === group[0]!.story);
  });
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { articles: gold.length, precision, recall, f1, exact: exact.length, several: several.length };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

interface GoldRow extends Labelled {
  readonly title: string;
  readonly text: string;
}
const gistOfRow = ({ story: _story, ...row }: GoldRow): Gist => gistOf(readPage(pageOfRow(row, row.id)));

/** The stories that Liqa makes of reports. @param order  0: under their own ids; else under others, by this number */
function groupGists(gists: readonly Gist[], order = 0): ReadonlyMap<string, string> {
  const near = openShelf();
  const nameOf = (id: string): string =>
    order === 0 ? id : createHash('sha256').update(`${order} ${id}`).digest('hex');
  for (const gist of gists) joinStory({ ...gist, id: nameOf(gist.id) }, near);
  return new Map(gists.map(({ id }) => [id, near.place(nameOf(id))!.story]));
}
/** The stories that Liqa makes of the rows of a gold file. */
export const groupRows = (rows: readonly GoldRow[]): ReadonlyMap<string, string> =>
  groupGists(rows.map(gistOfRow));

/** The scores under so many orders of ids. */
export function scoreOrders(rows: readonly GoldRow[], orders: number): readonly StoryScore[] {
  const gists = rows.map(gistOfRow);
  return Array.from({ length: orders }, (_, i) => scoreStories(rows, groupGists(gists, i + 1)));
}

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const WINDOWS = ['2018-04-10', '2018-06-03'].map((day) => pathOf(`../../shared/eval/stories-${day}.jsonl`));

/** The samples with the stories they were written as. */
export function sampleRows(): readonly GoldRow[] {
  const { stories } = JSON.parse(readFileSync(pathOf('samples.planted.json'), 'utf8')) as {
    readonly stories: readonly { readonly id: string; readonly articles: readonly string[] }[];
  };
  const storyOf = new Map(stories.flatMap(({ id, articles }) => articles.map((it) => [it, id] as const)));
  return readRows(pathOf('samples.gold.jsonl')).map((row) => ({
    ...row,
    story: storyOf.get(row.id) ?? row.id,
  }));
}

const readRows = (path: string): readonly GoldRow[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldRow);

const lineOf = (name: string, { articles, f1, precision, recall, exact, several }: StoryScore): string =>
  `${name}: articles ${articles}  B3 F1 ${f1.toFixed(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  multi-report stories exact ${exact}/${several}`;

function printOrders(scores: readonly StoryScore[]): void {
  const told = (name: string, of: (score: StoryScore) => number, digits: number): string => {
    const values = scores.map(of);
    const mean = values.reduce((sum, it) => sum + it, 0) / values.length;
    return `${name} ${mean.toFixed(digits)} in the mean, ${Math.min(...values).toFixed(digits)} at least`;
  };
  console.log(
    `  in ${scores.length} orders: ${told('B3 F1', ({ f1 }) => f1, 3)}; ${told('exact', ({ exact }) => exact, 1)}`,
  );
}

function main(given: readonly string[], orders: number): void {
  const files = given.length > 0 ? given : WINDOWS.filter((path) => existsSync(path));
  const sets = files.map((path) => [path.split('/').at(-1) ?? path, readRows(path)] as const);
  if (given.length === 0) sets.unshift(['samples', sampleRows()]);
  for (const [name, rows] of sets) {
    console.log(lineOf(name, scoreStories(rows, groupRows(rows))));
    if (orders > 0) printOrders(scoreOrders(rows, orders));
  }
}

if (import.meta.main) {
  const options = { orders: { type: 'string', default: '0' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  main(positionals, Number(values.orders));
}
