/** Full-text search: candidates by stem from the index, then held against the words themselves. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { LiqaError } from '../errors.ts';
import type { Test } from './choose.ts';
import type { Columns } from './columns.ts';
import { limitOf, readCursor, writeCursor } from './paging.ts';
import { type Answer, answer, chooseSnippet, type Group, type Hit, type Query, readQuery } from './query.ts';
import { ARTICLE_FACTS, type Cells, factsOf } from './rows.ts';
import { stampOf } from './stamp.ts';
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
  const termsOf = ({ term, spelling, or = [] }: QueryWord): readonly string[] => {
    const others = spelling === null ? [] : find.all(spelling, MOST_SPELLINGS).map((row) => String(row.term));
    const terms = [...new Set([term, ...others])];
    // the own term of each alternative comes first: a phrase takes no more where there are too many ways to say it
    return or.length === 0
      ? terms
      : [...new Set([...[term, ...or.map((it) => it.term)], ...terms, ...or.flatMap(termsOf)])];
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

function countMatches(db: DatabaseSync, match: string, most = -1): number {
  const sql = 'SELECT count(*) AS total FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)';
  return Number(db.prepare(sql).get(match, most)?.total ?? 0);
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
  for (const row of candidatesOf(db, {
    match,
    count: candidates,
    offset: exact ? 0 : from,
    order: paging.order,
  })) {
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

interface Candidates {
  readonly match: string;
  /** How many there are. */
  readonly count: number;
  readonly offset: number;
  readonly order: Paging['order'];
}

/** Texts are fetched one by one as long as they are needed. */
function* candidatesOf(db: DatabaseSync, candidates: Candidates): Iterable<Cells> {
  const fetch = db.prepare(
    `SELECT a.key AS key, a.body AS body, ${ARTICLE_FACTS} FROM articles a WHERE a.key = ?`,
  );
  for (const key of keysOf(db, candidates)) {
    const row = fetch.get(key);
    if (row) yield row as Cells;
  }
}

/**
 * Ranking looks at every match. Beyond so many, those with the words in the title are ranked, and the others follow,
 * the latest stored first.
 */
const MOST_RANKED = 1500;

function* keysOf(db: DatabaseSync, { match, count, offset, order }: Candidates): Iterable<number> {
  const keys = (sql: string, ...params: SQLInputValue[]): Iterable<Cells> =>
    db.prepare(sql).iterate(...params) as Iterable<Cells>;
  const ranked = 'SELECT rowid AS key FROM search WHERE search MATCH ? ORDER BY search.rank LIMIT ? OFFSET ?';
  if (order) {
    const by = order === 'newest' ? 'a.published DESC, a.key DESC' : 'a.published, a.key';
    const sql = `SELECT a.key AS key FROM search JOIN articles a ON a.key = search.rowid
      WHERE search MATCH ? ORDER BY ${by} LIMIT -1 OFFSET ?`;
    for (const { key } of keys(sql, match, offset)) yield Number(key);
    return;
  }
  if (count <= MOST_RANKED) {
    for (const { key } of keys(ranked, match, -1, offset)) yield Number(key);
    return;
  }
  const titled = `{title} : (${match})`;
  const latest = 'SELECT rowid AS key FROM search WHERE search MATCH ? ORDER BY rowid DESC';
  const first: number[] = [];
  const isRanked = countMatches(db, titled, MOST_RANKED + 1) <= MOST_RANKED;
  for (const { key } of isRanked
    ? keys(ranked, titled, -1, 0)
    : keys(`${latest} LIMIT ?`, titled, MOST_RANKED))
    first.push(Number(key));
  yield* first.slice(offset);
  const known = new Set(first);
  let passed = first.length;
  for (const { key } of keys(latest, match)) {
    if (known.has(Number(key))) continue;
    if (passed++ >= offset) yield Number(key);
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
