/**
 * The gold that is there: the project's own samples always, and beside the checkout the larger sets, which
 * are never committed. The development set is split by a hash of the article's id into a part to tune on and
 * a part that is kept unread.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageOfRow } from '../src/collect/collect.ts';
import { type Article, BARE_ARTICLE, type Page, type Reading } from '../src/model.ts';
import { readArticle, readPage } from '../src/pipeline.ts';
import { toRecord } from '../src/record.ts';
import { type GoldArticle, type GoldDate, readGold, readRows, type ScoredArticle } from './gold.ts';

export const SET_NAMES = ['tuned', 'unread', 'samples', 'source-pages', 'dates'] as const;
export type SetName = (typeof SET_NAMES)[number] | 'gold';

/** Articles with engagements and statements, or time expressions; never both. */
export interface GoldSet {
  readonly name: SetName;
  readonly articles: readonly GoldArticle[];
  readonly dates: readonly GoldDate[];
  /** Of all rows, so that a change of the gold cannot move a figure unnoticed. */
  readonly digest: string;
}

/** The folder beside the checkout. */
export const SHARED = fileURLToPath(new URL('../../shared/eval/', import.meta.url));
export const SAMPLES = fileURLToPath(new URL('samples.gold.jsonl', import.meta.url));

/** Whether an article of the development set belongs to the part that nobody reads while rules are written. */
export const isUnread = (id: string | number): boolean =>
  createHash('sha1').update(String(id)).digest()[0]! % 3 === 0;

/** The sets that are present, in the order of the table; `only` leaves out all others. */
export function loadSets(only: SetName | null = null, shared: string = SHARED): readonly GoldSet[] {
  const sets: GoldSet[] = [];
  const isWanted = (name: SetName): boolean => only === null || only === name;
  const dev = presentGold(`${shared}dev.jsonl`);
  if (dev && isWanted('tuned'))
    sets.push(
      setOf(
        'tuned',
        dev.filter(({ id }) => !isUnread(id)),
      ),
    );
  if (dev && isWanted('unread'))
    sets.push(
      setOf(
        'unread',
        dev.filter(({ id }) => isUnread(id)),
      ),
    );
  if (isWanted('samples')) sets.push(setOf('samples', readGold(SAMPLES)));
  const pages = presentGold(`${shared}source-pages.jsonl`);
  if (pages && isWanted('source-pages')) sets.push(setOf('source-pages', pages));
  const datesPath = `${shared}dates-dev.jsonl`;
  const dates = existsSync(datesPath) ? readRows<GoldDate>(datesPath) : null;
  if (dates && isWanted('dates')) sets.push(datesOf(dates));
  return sets;
}

/** The set of one gold file: time expressions where its rows have a `value`, else articles. */
export function loadFile(path: string): GoldSet {
  const rows = readGold<GoldArticle & GoldDate>(path);
  return rows.length > 0 && rows.every(({ value }) => typeof value === 'string')
    ? { ...datesOf(rows), name: 'gold' }
    : setOf('gold', rows);
}

/** The ids among `articles` that stand in the unread part of the development set, whatever file they came in. */
export function unreadAmong(articles: readonly GoldArticle[], shared: string = SHARED): ReadonlySet<string> {
  const dev = presentGold(`${shared}dev.jsonl`) ?? [];
  const unread = new Set(dev.map(({ id }) => String(id)).filter(isUnread));
  return new Set(articles.map(({ id }) => String(id)).filter((id) => unread.has(id)));
}

const presentGold = (path: string): readonly GoldArticle[] | null =>
  existsSync(path) ? readGold(path) : null;
const setOf = (name: SetName, articles: readonly GoldArticle[]): GoldSet => ({
  name,
  articles,
  dates: [],
  digest: digestOf(articles),
});
const datesOf = (dates: readonly GoldDate[]): GoldSet => ({
  name: 'dates',
  articles: [],
  dates,
  digest: digestOf(dates),
});
const digestOf = (rows: readonly unknown[]): string =>
  createHash('sha256')
    .update(rows.map((row) => JSON.stringify(row)).join('\n'))
    .digest('hex');

/**
 * What Liqa reads of a set. Every row goes the way of `liqa read` from JSON Lines, without its gold; the
 * samples' own texts are already bodies and are read as such.
 */
export function readSet(set: GoldSet): readonly ScoredArticle[] {
  if (set.name === 'samples') return set.articles.map((article) => recordOf(readArticle(bodyOf(article))));
  if (set.dates.length > 0) return set.dates.map((row) => recordOf(readPage(pageOf(row))));
  return set.articles.map((article) => recordOf(readPage(pageOf(article))));
}

const recordOf = (reading: Reading): ScoredArticle => toRecord(reading, { mentions: true });

/** A row of gold as a page of its own, as `liqa read` takes it. */
export function pageOf({
  id,
  title,
  outlet,
  published,
  text,
}: GoldArticle | (GoldDate & { title?: null; outlet?: null })): Page {
  return pageOfRow({ id, title, outlet, published, text }, String(id));
}

/** A gold article as it is read, without the cleaning of a page. */
export function bodyOf({ id, title, outlet, published, text }: GoldArticle): Article {
  return {
    ...BARE_ARTICLE,
    id: String(id),
    title: title ?? '',
    outlet: outlet ?? null,
    published: published ?? null,
    body: text,
  };
}
