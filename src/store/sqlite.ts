/** A store in one SQLite file: write-ahead log, every transaction on the disk before it is reported. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { LiqaError } from '../errors.ts';
import { findFaults } from '../evidence.ts';
import type { Engagement, Reading } from '../model.ts';
import { openColumns } from './columns.ts';
import { readCopies } from './copies.ts';
import { correctionDoor } from './correct.ts';
import { makeCorrections } from './corrections.ts';
import { makeDeskState } from './desk-state.ts';
import { storeError } from './failures.ts';
import { articleWhere } from './filters.ts';
import { makeListing } from './listing.ts';
import { readNamings } from './namings.ts';
import { type OpenOptions, openDatabase } from './open.ts';
import { cutPage, readPaging } from './paging.ts';
import { makeProfiles } from './profiles.ts';
import { ARTICLE_FACTS, type Cells, engagementOf, factsOf, participantOf, readingOf } from './rows.ts';
import { makeSearch } from './search.ts';
import { makeSourceLog } from './sources.ts';
import { stampOf } from './stamp.ts';
import type {
  ArticleEntry,
  ArticleFilter,
  EngagementEntry,
  EngagementRecord,
  InputProgress,
  PageOf,
  Paging,
  Store,
  StoredReading,
} from './store.ts';
import { makeStories, storyDoor, storyId } from './stories.ts';
import { makeTellings } from './tellings.ts';
import { readTotals } from './totals.ts';
import { makeViews } from './views.ts';
import { makeWriter, type Writer } from './write.ts';

/** The store in the file `path`. @throws LiqaError `store.…` */
export function openSqlite(path: string, options: OpenOptions = {}): Store {
  const db = openDatabase(path, options);
  const stories = makeStories(db);
  const keeper = makeCorrections(db);
  const writer = makeWriter(db, stories, keeper);
  const search = makeSearch(db);
  const columns = openColumns(db);
  const listing = makeListing(db, { search, columns, read: (keys) => readByKeys(db, keys) });
  /** Runs `act`, with failures of SQLite told in our words. */
  const attempt = async <T>(act: () => T): Promise<T> => {
    try {
      return act();
    } catch (cause) {
      throw storeError(cause, path);
    }
  };
  const within = <T>(act: () => T): T => inTransaction(db, writer, act);
  const read = (id: string): StoredReading | null => readArticle(db, id);
  const putMany: Store['putMany'] = (readings, progress = []) =>
    attempt(() => {
      for (const reading of readings) checkLaw(reading);
      return within(() => {
        const put = readings.map(writer.write);
        for (const it of progress) writeProgress(db, it);
        return put;
      });
    });
  return {
    place: path,
    putMany,
    put: async (reading) => (await putMany([reading]))[0]!,
    progress: (input) =>
      attempt(() => {
        const [row] = all(db, 'SELECT position FROM progress WHERE input = ?', [input]);
        return (row?.position as string | undefined) ?? null;
      }),
    article: (id) => attempt(() => read(id)),
    copiesOf: (id) => attempt(() => readCopies(db, id)),
    articles: (filter = {}, paging = {}) => attempt(() => listArticles(db, filter, paging)),
    engagements: (filter = {}, paging = {}) => attempt(() => listing.engagements(filter, paging)),
    engagement: (id) => attempt(() => readEngagement(db, id)),
    facets: (filter = {}) => attempt(() => listing.facets(filter)),
    survey: (filter = {}) => attempt(() => listing.survey(filter)),
    stamp: stampOf(db),
    mark: () => attempt(() => Number(all(db, 'SELECT coalesce(max(key), 0) AS mark FROM articles')[0]?.mark)),
    views: makeViews(db, attempt),
    search: (query, paging = {}) => attempt(() => search.find(query, paging)),
    counts: () => attempt(() => readTotals(db)),
    namings: (filter = {}) => attempt(() => readNamings(db, filter)),
    ...storyDoor(db, stories, { attempt, within, read, log: keeper.writeStory }),
    profiles: makeProfiles(db, {
      attempt,
      columns,
      entries: (where, params) => readEngagements(db, where, params).map(entryOf),
    }),
    tellings: makeTellings(db, attempt),
    desk: makeDeskState(db, attempt),
    corrections: correctionDoor(db, { keeper, stories, writer, attempt, within, read }),
    sources: makeSourceLog(db, attempt, (act) => attempt(() => within(act))),
    close: () => attempt(() => (db.isOpen ? db.close() : undefined)),
  };
}

function writeProgress(db: DatabaseSync, { input, position }: InputProgress): void {
  if (position === null) db.prepare('DELETE FROM progress WHERE input = ?').run(input);
  else db.prepare('INSERT OR REPLACE INTO progress (input, position) VALUES (?, ?)').run(input, position);
}

function checkLaw(reading: Reading): void {
  const [fault] = findFaults(reading);
  if (fault === undefined) return;
  const { id } = reading.article;
  const message = `evidence does not hold: ${fault}; nothing of this batch was stored, please report it (${id})`;
  throw new LiqaError('evidence.broken', message, { place: id });
}

function inTransaction<T>(db: DatabaseSync, writer: Writer, act: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const made = act();
    writer.settle();
    db.exec('COMMIT');
    return made;
  } catch (cause) {
    if (db.isTransaction) db.exec('ROLLBACK');
    writer.forget();
    throw cause;
  }
}

const all = (db: DatabaseSync, sql: string, params: readonly SQLInputValue[] = []): readonly Cells[] =>
  db.prepare(sql).all(...params) as readonly Cells[];

function readArticle(db: DatabaseSync, id: string): StoredReading | null {
  const [row] = all(db, 'SELECT * FROM articles WHERE id = ?', [id]);
  if (!row) return null;
  const key = [row.key as number];
  return readingOf(row, {
    engagements: readEngagements(db, 'e.article = ? ORDER BY e.position', key),
    statements: all(db, 'SELECT * FROM statements WHERE article = ? ORDER BY position', key),
    namings: all(db, 'SELECT * FROM namings WHERE article = ? ORDER BY position', key),
  });
}

const PARTICIPANTS = `SELECT * FROM participants WHERE engagement IN (SELECT value FROM json_each(?))
  ORDER BY engagement, position`;

function readEngagements(
  db: DatabaseSync,
  rest: string,
  params: readonly SQLInputValue[],
): readonly (EngagementEntry & { readonly key: number })[] {
  const rows = all(
    db,
    `SELECT e.*, ${ARTICLE_FACTS}, r.story AS r_story FROM engagements e JOIN articles a ON a.key = e.article
     LEFT JOIN story_reports r ON r.key = e.article WHERE ${rest}`,
    params,
  );
  const keys = JSON.stringify(rows.map(({ key }) => key));
  const participantsOf = Map.groupBy(all(db, PARTICIPANTS, [keys]), ({ engagement }) => engagement);
  return rows.map((row) => {
    const participants = (participantsOf.get(row.key!) ?? []).map(participantOf);
    return {
      key: row.key as number,
      engagement: engagementOf(row, participants),
      article: factsOf(row),
      day: row.first_day as string | null,
      story: row.r_story === null ? null : storyId(String(row.r_story)),
    };
  });
}

const entryOf = ({ engagement, article, day, story }: EngagementEntry): EngagementEntry => ({
  engagement,
  article,
  day,
  story,
});

/** Entries of these keys, in their order. */
function readByKeys(db: DatabaseSync, keys: readonly number[]): readonly EngagementEntry[] {
  const found = readEngagements(db, 'e.key IN (SELECT value FROM json_each(?))', [JSON.stringify(keys)]);
  const byKey = new Map(found.map(({ key, ...entry }) => [key, entry]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function readEngagement(db: DatabaseSync, id: string): EngagementRecord | null {
  const found = readEngagements(db, 'e.id = ?', [id]);
  const first = found[0];
  if (!first) return readMisread(db, id);
  const articles = [...new Set(found.map(({ article }) => article.id))];
  const readings = articles.flatMap((article) => readArticle(db, article) ?? []);
  return { engagement: first.engagement, readings };
}

/** An engagement that a user says is none, as it was read. */
function readMisread(db: DatabaseSync, id: string): EngagementRecord | null {
  const [said] = all(
    db,
    `SELECT c.key, c.article, m.engagements FROM corrections c
     JOIN articles a ON a.id = c.article JOIN machine_readings m ON m.article = a.key
     WHERE c.engagement = ? AND c.act = 'misread' AND c.state = 'stands'`,
    [id],
  );
  if (!said) return null;
  const read = JSON.parse(String(said.engagements)) as readonly Engagement[];
  const engagement = read.find((it) => it.id === id);
  const reading = readArticle(db, String(said.article));
  return engagement && reading ? { engagement, readings: [reading], misread: String(said.key) } : null;
}

function listArticles(db: DatabaseSync, filter: ArticleFilter, paging: Paging): PageOf<ArticleEntry> {
  const where = articleWhere(filter);
  const page = readPaging(paging, { day: "coalesce(a.published, '')", key: 'a.key' });
  const [count] = all(db, `SELECT count(*) AS total FROM articles a WHERE ${where.sql}`, where.params);
  const rows = all(
    db,
    `SELECT a.key AS key, ${ARTICLE_FACTS},
      (SELECT count(*) FROM engagements e WHERE e.article = a.key) AS engagements,
      (SELECT count(*) FROM statements s WHERE s.article = a.key) AS statements
    FROM articles a WHERE ${where.sql} AND ${page.sql} ORDER BY ${page.order} LIMIT ${page.limit + 1}`,
    [...where.params, ...page.params],
  );
  const cut = cutPage(rows, page.limit, (row) => [
    (row.a_published as string | null) ?? '',
    row.key as number,
  ]);
  const items = cut.items.map((row) => ({
    article: factsOf(row),
    engagements: row.engagements as number,
    statements: row.statements as number,
  }));
  return { items, next: cut.next, total: Number(count?.total) };
}
