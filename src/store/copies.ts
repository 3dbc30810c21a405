/** Which articles are copies of each other: found by their marks when they are stored, judged word by word. */
import type { DatabaseSync } from 'node:sqlite';
import {
  type Credit,
  creditedAgency,
  fingerprint,
  judgeCopy,
  type Print,
  printOf,
  sameAgency,
} from '../copies/copies.ts';
import type { Article, Text } from '../model.ts';
import { readText } from '../text/text.ts';
import { ARTICLE_FACTS, type Cells, factsOf } from './rows.ts';
import type { ArticleCopies, ArticleFacts, Publication } from './store.ts';

export const COPY_TABLES = `
-- how far inputs of many pages were read
CREATE TABLE IF NOT EXISTS progress (input TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- under which addresses a text was found
CREATE TABLE IF NOT EXISTS publications (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  url TEXT NOT NULL, outlet TEXT, published TEXT,
  PRIMARY KEY (article, url)
) STRICT, WITHOUT ROWID;

-- numbers by which copies of a text are found
CREATE TABLE IF NOT EXISTS marks (
  mark INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  PRIMARY KEY (mark, article)
) STRICT, WITHOUT ROWID;

-- pairs of articles, the one stored later first
CREATE TABLE IF NOT EXISTS copies (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,            -- same: one text; cut: most of the shorter stands in the longer
  share REAL NOT NULL,           -- of the article that stands in the other
  share_other REAL NOT NULL,     -- of the other that stands in the article
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copies_by_other ON copies (other);
`;

/** A mark that more articles have is a phrase of the trade; 16 … 256 give the same pairs within 0.3 % (press sample, 2026-11). */
const MOST_HOLDERS = 32;
/** Marks that must be shared for two texts to be compared. */
const LEAST_MARKS = 3;
/** Articles with which a new one is compared at most, those with most marks in common first. */
const MOST_COMPARED = 12;

export interface CopyWriter {
  /** To be called when the article is stored. @param text  of its body */
  add(key: number, article: Pick<Article, 'published'>, text: Text): void;
  /** To be called before an article gets another body. */
  drop(key: number, body: string): void;
  /** Another address of a known text. */
  publish(key: number, article: Pick<Article, 'url' | 'outlet' | 'published'>): void;
}

/** @param least  marks that both must have */
type FindHolders = (key: number, marks: readonly number[], least: number) => readonly number[];

/** Finds articles that have marks in common with one, those with most first. */
function openHolders(db: DatabaseSync): FindHolders {
  const holders = db.prepare(`SELECT article FROM marks WHERE mark = ? LIMIT ${MOST_HOLDERS + 1}`);
  return (key, marks, least) => {
    const rare = new Map<number, number>();
    const common = new Map<number, number>();
    for (const it of marks) {
      const found = holders.all(it) as unknown as readonly { article: number }[];
      const votes = found.length > MOST_HOLDERS ? common : rare;
      for (const { article } of found) if (article !== key) votes.set(article, (votes.get(article) ?? 0) + 1);
    }
    // a text of which there are dozens of copies has common marks only
    const votes = rare.size > 0 ? rare : common;
    return [...votes]
      .filter(([, count]) => count >= least)
      .sort(([a, n], [b, m]) => m - n || a - b)
      .slice(0, MOST_COMPARED)
      .map(([article]) => article);
  };
}

/** How much of a text stands in others of the store, whether they are copies or not. */
function readShared(db: DatabaseSync, key: number, own: string): ArticleCopies['shared'] {
  const text = readText(own);
  const print = printOf(text);
  const body = db.prepare('SELECT body FROM articles WHERE key = ?');
  const found = new Set<number>();
  let texts = 0;
  for (const other of openHolders(db)(key, fingerprint(text, print), 1)) {
    const { runs } = printOf(readText(String(body.get(other)?.body ?? '')));
    const both = [...print.runs].filter((run) => runs.has(run));
    if (both.length > 0) texts++;
    for (const run of both) found.add(run);
  }
  return { share: print.runs.size === 0 ? 0 : found.size / print.runs.size, texts };
}

/** Finds copies among the articles of `db`, within the transaction that stores them. */
export function makeCopies(db: DatabaseSync): CopyWriter {
  const findHolders = openHolders(db);
  const body = db.prepare('SELECT body, published FROM articles WHERE key = ?');
  const mark = db.prepare('INSERT OR IGNORE INTO marks (mark, article) VALUES (?, ?)');
  const unmark = db.prepare('DELETE FROM marks WHERE mark = ? AND article = ?');
  const unlink = db.prepare('DELETE FROM copies WHERE article = ?1 OR other = ?1');
  const pair = db.prepare(
    'INSERT OR REPLACE INTO copies (article, other, kind, share, share_other) VALUES (?, ?, ?, ?, ?)',
  );
  const publication = db.prepare(
    'INSERT OR REPLACE INTO publications (article, url, outlet, published) VALUES (?, ?, ?, ?)',
  );
  return {
    add(key, { published }, text) {
      const print: Print = printOf(text);
      const marks = fingerprint(text, print);
      const least = Math.min(LEAST_MARKS, Math.ceil(marks.length / LEAST_MARKS));
      for (const other of findHolders(key, marks, least)) {
        const row = body.get(other) as { body: string; published: string | null };
        const days = daysBetween(published, row.published);
        const copy = judgeCopy(print, printOf(readText(row.body)), days);
        if (copy) pair.run(key, other, copy.kind, copy.ofFirst, copy.ofSecond);
      }
      for (const it of marks) mark.run(it, key);
    },
    drop(key, old) {
      for (const it of fingerprint(readText(old))) unmark.run(it, key);
      unlink.run(key);
    },
    publish(key, { url, outlet, published }) {
      if (url !== null) publication.run(key, url, outlet, published);
    },
  };
}

const DAY_MS = 86_400_000;
function daysBetween(a: string | null, b: string | null): number {
  const days = Math.abs(Date.parse(a ?? '') - Date.parse(b ?? '')) / DAY_MS;
  return Number.isNaN(days) ? 0 : days;
}

interface Row {
  readonly facts: ArticleFacts;
  readonly credit: Credit | null;
}

/** Everything that is a copy of the article `id`, or of which it is one; null where there is no such article. */
export function readCopies(db: DatabaseSync, id: string): ArticleCopies | null {
  const find = (where: string, ...params: (string | number)[]): readonly Cells[] =>
    db
      .prepare(`SELECT a.key AS key, a.body AS body, ${ARTICLE_FACTS} FROM articles a WHERE ${where}`)
      .all(...params) as readonly Cells[];
  const [own] = find('a.id = ?', id);
  if (!own) return null;
  const key = own.key as number;
  const pairs = db
    .prepare(
      `SELECT other, kind, share, share_other FROM copies WHERE article = ?1
      UNION ALL SELECT article, kind, share_other, share FROM copies WHERE other = ?1`,
    )
    .all(key) as unknown as readonly {
    other: number;
    kind: 'same' | 'cut';
    share: number;
    share_other: number;
  }[];
  const copies = pairs.flatMap(({ other, kind, share, share_other }) => {
    const [row] = find('a.key = ?', other);
    return row ? [{ row: rowOf(row), kind, share, shareOther: share_other }] : [];
  });
  copies.sort((a, b) => before(a.row.facts, b.row.facts));
  const self = rowOf(own);
  const agency = agencyAmong([self, ...copies.map(({ row }) => row)]);
  const original = originalAmong([self, ...copies.map(({ row }) => row)], agency);
  const publications = db
    .prepare('SELECT url, outlet, published FROM publications WHERE article = ? ORDER BY published, url')
    .all(key) as unknown as readonly Publication[];
  return {
    publications: publications.map((it) => ({ ...it })),
    copyOf: original === null || original === id || copies.length === 0 ? null : original,
    agency,
    shared: readShared(db, key, String(own.body)),
    copies: copies.map(({ row, kind, share, shareOther }) => ({
      article: row.facts,
      kind,
      share,
      shareOther,
    })),
  };
}

function rowOf(row: Cells): Row {
  const facts = factsOf(row);
  const body = row.body as string;
  return { facts, credit: creditedAgency({ ...facts, body }, readText(body.slice(0, DATELINE_LENGTH))) };
}
const DATELINE_LENGTH = 300;

const before = (a: ArticleFacts, b: ArticleFacts): number => {
  const [x, y] = [`${a.published ?? '9999'} ${a.id}`, `${b.published ?? '9999'} ${b.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The agency that one of them credits by a known name, or by a name that another one bears as an outlet. */
function agencyAmong(rows: readonly Row[]): string | null {
  for (const { credit } of rows) {
    if (credit === null) continue;
    const bears = (row: Row): boolean =>
      row.credit?.in === 'outlet' && sameAgency(row.credit.name, credit.name);
    if (credit.in !== 'outlet' && (credit.isKnown || rows.some(bears))) return credit.name;
  }
  return rows.find(({ credit }) => credit?.in === 'outlet')?.credit?.name ?? null;
}

/** The agency's own report where it is among them, else the one published first; null where that cannot be told. */
function originalAmong(rows: readonly Row[], agency: string | null): string | null {
  const own = rows.find(
    ({ credit }) => credit?.in === 'outlet' && agency !== null && sameAgency(credit.name, agency),
  );
  if (own) return own.facts.id;
  const dated = rows.map(({ facts }) => facts).filter(({ published }) => published !== null);
  const [first, second] = [...dated].sort(before);
  if (!first || dated.length < rows.length || first.published === second?.published) return null;
  return first.id;
}
