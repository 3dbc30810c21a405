/** Full-text search: candidates by stem from the index, then held against the words themselves. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { LiqaError } from '../errors.ts';
import type { Test } from './choose.ts';
import { type Columns, stampOf } from './columns.ts';
import { limitOf, readCursor, writeCursor } from './paging.ts';
import { type Answer, answer, chooseSnippet, type Group, type Hit, type Query, readQuery } from './query.ts';
import { ARTICLE_FACTS, type Cells, factsOf } from './rows.ts';
import type { PageOf, Paging, SearchHit, SnippetHit } from './store.ts';
import type { QueryWord } from './terms.ts';

export interface Search {
  /** Whether the article of an engagement answers a query. */
  test(words: string, columns: Pick<Columns, 'article'>): Test;
  find(words: string, paging: Paging): PageOf<SearchHit>;
}

/** Up to so many candidates are held against the words themselves; beyond, stems decide. */
const CHECKED_FILTER = 200;
const CHECKED_TOTAL = 60;
const MOST_SPELLINGS = 12;
const MOST_PHRASES = 32;

export function makeSearch(db: DatabaseSync): Search {
  const toMatch = makeMatcher(db);
  const answers = rememberAnswers(db, (words) => answersTo(db, readQuery(words), toMatch));
  return {
    test: (words, { article }) => {
      const keys = answers(words);
      return (row) => keys.has(article[row]!);
    },
    find: (words, paging) => findPage(db, { query: readQuery(words), toMatch, paging }),
  };
}

type ToMatch = (query: Query, withoutExcluded?: boolean) => string | null;

/** A query in the language of FTS5; null where it wants nothing. Every term stands in quotes. */
function makeMatcher(db: DatabaseSync): ToMatch {
  const find = db.prepare('SELECT term FROM spellings WHERE spelling = ? ORDER BY term LIMIT ?');
  const termsOf = ({ term, spelling }: QueryWord): readonly string[] => {
    if (spelling === null) return [term];
    const others = find.all(spelling, MOST_SPELLINGS).map((row) => String(row.term));
    return [...new Set([term, ...others])];
  };
  const groupMatch = (group: Group): string => {
    let phrases: readonly string[] = [''];
    const width = group.map(termsOf);
    const combined = width.reduce((product, terms) => product * terms.length, 1);
    for (const terms of width) {
      const taken = combined <= MOST_PHRASES ? terms : terms.slice(0, 1);
      phrases = phrases.flatMap((phrase) => taken.map((term) => `${phrase} ${term}`));
    }
    return `(${phrases.map((phrase) => `"${phrase.trim()}"`).join(' OR ')})`;
  };
  return ({ wanted, excluded }, withoutExcluded = false) => {
    if (wanted.length === 0) return null;
    const positive = wanted.map(groupMatch).join(' AND ');
    if (!withoutExcluded || excluded.length === 0) return positive;
    return `(${positive}) NOT (${excluded.map(groupMatch).join(' OR ')})`;
  };
}

/** Keys of the articles that answer a query. */
function answersTo(db: DatabaseSync, query: Query, toMatch: ToMatch): ReadonlySet<number> {
  const match = toMatch(query);
  if (match === null) return new Set();
  if (countMatches(db, match) > CHECKED_FILTER) {
    const rows = db.prepare('SELECT rowid AS key FROM search WHERE search MATCH ?').all(toMatch(query, true));
    return new Set(rows.map(({ key }) => Number(key)));
  }
  const rows = db
    .prepare(
      'SELECT key, title, body FROM articles WHERE key IN (SELECT rowid FROM search WHERE search MATCH ?)',
    )
    .iterate(match) as Iterable<Cells>;
  const keys = new Set<number>();
  for (const row of rows) if (answerOf(query, row)) keys.add(row.key as number);
  return keys;
}

/** Queries whose answers are remembered while nothing is written. */
const REMEMBERED = 24;

function rememberAnswers<T>(db: DatabaseSync, make: (words: string) => T): (words: string) => T {
  const stamp = stampOf(db);
  const known = new Map<string, T>();
  let seen = '';
  return (words) => {
    const now = stamp();
    if (now !== seen || known.size >= REMEMBERED) known.clear();
    seen = now;
    const found = known.get(words) ?? make(words);
    known.set(words, found);
    return found;
  };
}

function countMatches(db: DatabaseSync, match: string): number {
  const row = db.prepare('SELECT count(*) AS total FROM search WHERE search MATCH ?').get(match);
  return Number(row?.total ?? 0);
}

const answerOf = (query: Query, row: Cells): Answer | null =>
  answer(query, { title: String(row.title ?? row.a_title), body: String(row.body) });

interface Asked {
  readonly query: Query;
  readonly toMatch: ToMatch;
  readonly paging: Paging;
}

function findPage(db: DatabaseSync, { query, toMatch, paging }: Asked): PageOf<SearchHit> {
  const match = toMatch(query);
  if (match === null) return { items: [], next: null, total: 0 };
  const limit = limitOf(paging);
  const from = paging.cursor ? readOffset(paging.cursor) : 0;
  const candidates = countMatches(db, match);
  const exact = candidates <= CHECKED_TOTAL;
  const items: SearchHit[] = [];
  let at = from;
  let answers = 0;
  let next: number | null = null;
  const engagements = db.prepare('SELECT id FROM engagements WHERE article = ? ORDER BY position');
  for (const row of candidatesOf(db, { match, offset: exact ? 0 : from, order: paging.order })) {
    const place = exact ? answers : at;
    const found = answerOf(query, row);
    if (found) answers++;
    at++;
    if (!found || place < from) continue;
    if (items.length < limit) {
      const ids = engagements.all(row.key as number).map(({ id }) => String(id));
      items.push(hitOf(row, found, ids));
      continue;
    }
    next ??= place;
    if (!exact) break;
  }
  return { items, next: next === null ? null : writeCursor(['', next]), total: exact ? answers : candidates };
}

function* candidatesOf(
  db: DatabaseSync,
  { match, offset, order }: { match: string; offset: number; order: Paging['order'] },
): Iterable<Cells> {
  const by = { newest: 'a.published DESC, a.key DESC', oldest: 'a.published, a.key', none: 'search.rank' };
  const params: readonly SQLInputValue[] = [match, offset];
  // the ranking is made over keys alone; texts are fetched one by one as long as they are needed
  const keys = db.prepare(
    order
      ? `SELECT a.key AS key FROM search JOIN articles a ON a.key = search.rowid
         WHERE search MATCH ? ORDER BY ${by[order]} LIMIT -1 OFFSET ?`
      : `SELECT rowid AS key FROM search WHERE search MATCH ? ORDER BY ${by.none} LIMIT -1 OFFSET ?`,
  );
  const fetch = db.prepare(
    `SELECT a.key AS key, a.body AS body, ${ARTICLE_FACTS} FROM articles a WHERE a.key = ?`,
  );
  for (const { key } of keys.iterate(...params)) {
    const row = fetch.get(key as number);
    if (row) yield row as Cells;
  }
}

function readOffset(cursor: string): number {
  const [, offset] = readCursor(cursor);
  if (Number.isInteger(offset) && offset >= 0) return offset;
  throw new LiqaError('usage.bad-argument', 'this is no cursor: take the one the page before gave');
}

function hitOf(row: Cells, found: Answer, engagements: readonly string[]): SearchHit {
  const { start, end } = chooseSnippet(found);
  const within = found.bodyHits.filter((hit) => hit.start >= start && hit.end <= end);
  return {
    article: factsOf(row),
    snippet: String(row.body).slice(start, end),
    start,
    hits: joinHits(within, start),
    titleHits: joinHits(found.titleHits, 0),
    engagements,
  };
}

/** Hits in order, none over another, counted from `origin`. */
function joinHits(hits: readonly Hit[], origin: number): readonly SnippetHit[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of hits) {
    const last = out.at(-1);
    if (last && start - origin < last.end) last.end = Math.max(last.end, end - origin);
    else out.push({ start: start - origin, end: end - origin });
  }
  return out;
}
