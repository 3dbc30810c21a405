/** The acts on corrections: said, undone, listed; each in one transaction with what it changes. */
import type { DatabaseSync } from 'node:sqlite';
import { LiqaError } from '../errors.ts';
import type { Engagement } from '../model.ts';
import { applyCorrections } from './correct-reading.ts';
import { checkDays } from './correction-values.ts';
import {
  type ArticleCorrections,
  type Correction,
  type CorrectionKeeper,
  type CorrectionLog,
  correctionOf,
  type Saying,
  type Sign,
} from './corrections.ts';
import type { Cells } from './rows.ts';
import type { Attempt } from './sources.ts';
import type { StoredReading } from './store.ts';
import type { Pair, StoryKeeper } from './stories.ts';
import type { Writer } from './write.ts';

export interface Acting {
  readonly keeper: CorrectionKeeper;
  readonly stories: StoryKeeper;
  readonly writer: Writer;
  readonly attempt: Attempt;
  /** Runs an act in a transaction. */
  readonly within: <T>(act: () => T) => T;
  readonly read: (id: string) => StoredReading | null;
}

/** Most corrections of one article that are shown with it. */
const MOST = 500;

/** The corrections of a store. */
export function correctionDoor(db: DatabaseSync, acting: Acting): CorrectionLog {
  const { keeper, attempt, within, read } = acting;
  const one = (key: number | string): Correction => correctionOf(keeper.row(String(key))!);
  return {
    list: (filter = {}, paging = {}) => attempt(() => keeper.list(filter, paging)),
    one: (id) => attempt(() => (keeper.row(id) ? one(id) : null)),
    articles: () => attempt(() => keeper.articles()),
    of: (article) => attempt(() => articleCorrections(db, acting, read(article))),
    say: (sayings, sign) =>
      attempt(() => within(() => sayAll(db, { ...acting, sayings, sign }).map((key) => one(key)))),
    undo: (id, sign) => attempt(() => within(() => one(undo(db, { ...acting, id, sign })))),
  };
}

const keyOf = (db: DatabaseSync, article: string): number =>
  Number(db.prepare('SELECT key FROM articles WHERE id = ?').get(article)?.key);

function articleCorrections(
  db: DatabaseSync,
  { keeper }: Acting,
  reading: StoredReading | null,
): ArticleCorrections | null {
  if (!reading) return null;
  const { id } = reading.article;
  const machine = keeper.machine(keyOf(db, id));
  const { items } = keeper.list({ article: id }, { limit: MOST });
  const { placed } = applyCorrections({ ...reading, ...machine }, machine ? keeper.standing(id) : []);
  const standing = placed.filter((it) => !it.isLost && it.engagement !== null && it.pointer !== null);
  const places = standing.map(({ id: of, engagement, pointer }) => [of, { engagement, pointer }] as const);
  return { corrections: items, machine, places: Object.fromEntries(places) as ArticleCorrections['places'] };
}

function sayAll(
  db: DatabaseSync,
  { sayings, sign, ...acting }: Acting & { readonly sayings: readonly Saying[]; readonly sign: Sign },
): readonly number[] {
  const touched = new Set<string>();
  const keys = sayings.map((saying) => {
    const key = sayOne(db, { ...acting, saying, sign });
    if ('engagement' in saying) touched.add(`${saying.engagement} ${saying.article}`);
    return key;
  });
  for (const of of touched) {
    const [engagement, ...article] = of.split(' ');
    const found = acting.read(article.join(' '))?.engagements.find(({ id }) => id === engagement);
    if (found) checkDays(found);
  }
  return keys;
}

function sayOne(
  db: DatabaseSync,
  { saying, sign, ...acting }: Acting & { readonly saying: Saying; readonly sign: Sign },
): number {
  const reading = readOne(acting, saying.article);
  const machine: readonly Engagement[] =
    acting.keeper.machine(keyOf(db, saying.article))?.engagements ?? reading.engagements;
  const key = acting.keeper.write(saying, { reading, machine, sign });
  rewrite(db, acting, saying.article);
  if (acting.keeper.row(String(key))?.state === 'stands') return key;
  const message = 'this could not be applied to the article as it is now: look at it again';
  throw new LiqaError('correction.bad-value', `${message} (${saying.article})`, { place: saying.article });
}

function readOne({ read }: Acting, article: string): StoredReading {
  const reading = read(article);
  if (reading) return reading;
  const message = 'the store holds no article of this id: it may have been mistyped';
  throw new LiqaError('store.not-found', `${message} (${article})`, { place: article });
}

/** Writes the engagements and statements of an article anew: what was read, with what stands of it. */
function rewrite(db: DatabaseSync, acting: Acting, article: string): void {
  const reading = acting.read(article);
  if (!reading) return;
  const key = keyOf(db, article);
  acting.writer.rewrite(key, { ...reading, ...acting.keeper.machine(key) });
}

function undo(
  db: DatabaseSync,
  { id, sign, ...acting }: Acting & { readonly id: string; readonly sign: Sign },
): number {
  const row = acting.keeper.row(id);
  if (!row)
    throw new LiqaError('store.not-found', `there is no correction of this id (${id})`, { place: id });
  if (row.state === 'undone') {
    throw new LiqaError('correction.undone', `this correction was undone already (${id})`, { place: id });
  }
  const key = acting.keeper.writeUndo(row, sign);
  turn(row, false, acting.keeper);
  const { article } = correctionOf(row);
  if (article === null) settleStories(row, acting);
  else rewrite(db, acting, article);
  return key;
}

/** Lets a correction stand or not; an undoing turns what it undid the other way. */
function turn(row: Cells, stands: boolean, keeper: CorrectionKeeper): void {
  keeper.setState(Number(row.key), stands ? 'stands' : 'undone');
  const undone = row.undoes === null ? null : keeper.row(String(row.undoes));
  if (undone) turn(undone, !stands, keeper);
}

/** Decides the pairs of a story correction again by what stands. */
function settleStories(row: Cells, { keeper, stories }: Acting): void {
  let said: Cells | null = row;
  while (said && said.undoes !== null) said = keeper.row(String(said.undoes));
  if (!said) return;
  const { pairs } = JSON.parse(String(said.value)) as { readonly pairs: readonly Pair[] };
  const standing = new Map<string, string>();
  for (const { verdict, pairs: all } of keeper.storyRows()) {
    for (const pair of all) standing.set(JSON.stringify(pair), verdict);
  }
  stories.decide(
    pairs.map((pair) => ({
      pair,
      verdict: (standing.get(JSON.stringify(pair)) ?? null) as 'together' | 'apart' | null,
    })),
  );
}
