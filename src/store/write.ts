/** Writes one reading: new, the same as before, or in the place of an earlier one of the same id. */
import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Engagement, Reading, Text } from '../model.ts';
import { readText } from '../text/text.ts';
import { makeCopies } from './copies.ts';
import type { CorrectionKeeper } from './corrections.ts';
import { boundsOf } from './days.ts';
import { wordsOf } from './filters.ts';
import type { Put, StoredReading } from './store.ts';
import type { StoryKeeper } from './stories.ts';
import { makeTallies } from './tallies.ts';
import { participantKey, spellingOf, wordTerm } from './terms.ts';

export interface Writer {
  /** To be called within a transaction. */
  write(reading: Reading): Put;
  /** Writes the parts of an article anew, as they are with what users said of them. Within a transaction. */
  rewrite(key: number, reading: StoredReading): void;
  /** Counts what was written, and keeps its stories; to be called at the end of the transaction. */
  settle(): void;
  /** To be called after a transaction that came to nothing. */
  forget(): void;
}

/** Writes readings into `db`. */
export function makeWriter(db: DatabaseSync, stories: StoryKeeper, corrections: CorrectionKeeper): Writer {
  const find = db.prepare('SELECT key, digest, title, body, url FROM articles WHERE id = ?');
  const copies = makeCopies(db);
  const tallies = makeTallies(db);
  const { remember, forget } = makeSpellings(db);
  const insertArticle = db.prepare(insertSql('articles', ARTICLE));
  const updateArticle = db.prepare(
    `UPDATE articles SET ${ARTICLE.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`,
  );
  const parts = makeParts(db);
  const index = db.prepare('INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)');
  const unindex = db.prepare('DELETE FROM search WHERE rowid = ?');
  /** Writes what belongs to an article, with what users said of it. */
  const writeParts = (key: number, reading: StoredReading): StoredReading => {
    const kept = { ...reading, ...corrections.settle(key, reading) };
    parts.add(key, kept);
    return kept;
  };
  const write = (reading: Reading): Put => {
    const { article } = reading;
    const digest = digestOf(reading);
    const old = find.get(article.id);
    if (old?.digest === digest) return 'unchanged';
    if (old && isPublishedAgain(article, old)) {
      copies.publish(old.key as number, article);
      return 'unchanged';
    }
    const cells = articleCells(reading, digest);
    if (old) tallies.drop(old.key as number);
    if (old) updateArticle.run(...cells, old.key as number);
    const key = old ? (old.key as number) : Number(insertArticle.run(...cells).lastInsertRowid);
    if (old) {
      parts.clear(key);
      unindex.run(key);
      copies.drop(key, old.body as string);
    }
    const kept = writeParts(key, reading);
    tallies.touch(key);
    const body = readText(article.body);
    copies.add(key, article, body);
    copies.publish(key, article);
    stories.join(kept);
    index.run(key, termsOf(readText(article.title), remember), termsOf(body, remember));
    return old ? 'updated' : 'added';
  };
  const forgetAll = (): void => {
    forget();
    stories.forget();
    tallies.forget();
  };
  const rewrite = (key: number, reading: StoredReading): void => {
    tallies.drop(key);
    parts.clear(key);
    stories.join(writeParts(key, reading));
    tallies.touch(key);
  };
  const settle = (): void => {
    stories.settle();
    tallies.settle();
  };
  return { write, rewrite, settle, forget: forgetAll };
}

/** Whether the very text that is there already came in from another address. */
const isPublishedAgain = (
  { title, body, url }: Reading['article'],
  old: Readonly<Record<string, SQLOutputValue>>,
): boolean => old.title === title && old.body === body && url !== null && old.url !== null && old.url !== url;

const insertSql = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (${columns.map((it) => `"${it}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;

const DIGEST_LENGTH = 32;
function digestOf({ mentions: _mentions, ...kept }: Reading): string {
  return createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, DIGEST_LENGTH);
}

const ARTICLE = [
  ...['id', 'url', 'title', 'outlet', 'author', 'published', 'updated', 'credit', 'keywords', 'language'],
  ...['body', 'dropped', 'sourcing', 'problems', 'liqa', 'digest'],
] as const;

const articleCells = (reading: Reading, digest: string): readonly SQLInputValue[] => {
  const { article, sourcing, problems, liqa } = reading;
  const { id, url, title, outlet, author, published, updated, credit, language, body } = article;
  const facts = [id, url, title, outlet, author, published, updated, credit];
  const lists = [JSON.stringify(article.dropped), JSON.stringify(sourcing), JSON.stringify(problems)];
  return [...facts, JSON.stringify(article.keywords), language, body, ...lists, liqa, digest];
};

const ENGAGEMENT = [
  ...['id', 'article', 'position', 'kind', 'status', 'focus', 'date', 'until', 'between_from', 'between_to'],
  ...['city', 'country', 'venue', 'topics', 'evidence', 'inferred', 'corrected', 'first_day', 'last_day'],
] as const;
const PARTICIPANT = ['engagement', 'position', 'name', 'role', 'represents', 'part', 'person'] as const;
const STATEMENT = [
  ...['article', 'position', 'speaker', 'represents', 'channel', 'authority', 'cue', 'strength', 'direct'],
  ...['content', 'start', 'end', 'evidence'],
] as const;
const NAMING = [
  'article',
  'position',
  'party',
  'words',
  'start',
  'end',
  'quoted',
  'form',
  'voice',
  'speaker',
] as const;

interface Parts {
  add(key: number, reading: StoredReading): void;
  clear(key: number): void;
}
function makeParts(db: DatabaseSync): Parts {
  const addEngagement = makeEngagements(db);
  const statement = db.prepare(insertSql('statements', STATEMENT));
  const naming = db.prepare(insertSql('namings', NAMING));
  const tables = ['engagements', 'statements', 'namings'];
  const clearing = tables.map((table) => db.prepare(`DELETE FROM ${table} WHERE article = ?`));
  const add: Parts['add'] = (key, reading) => {
    for (const [i, engagement] of reading.engagements.entries()) {
      addEngagement(engagement, { article: key, position: i, published: reading.article.published });
    }
    for (const [i, it] of reading.statements.entries()) {
      const { speaker, represents, channel, authority, cue, strength, content, start, end } = it;
      const facts = [speaker, represents, channel, authority, cue, strength, it.direct ? 1 : 0];
      statement.run(key, i, ...facts, content, start, end, JSON.stringify(it.evidence));
    }
    for (const [i, { party, words, start, end, quoted, form, voice, speaker }] of reading.namings.entries()) {
      naming.run(key, i, party, words, start, end, quoted ? 1 : 0, form, voice, speaker);
    }
  };
  const clear = (key: number): void => {
    for (const statement of clearing) statement.run(key);
  };
  return { add, clear };
}

interface Where {
  readonly article: number;
  readonly position: number;
  readonly published: string | null;
}

function makeEngagements(db: DatabaseSync): (engagement: Engagement, where: Where) => void {
  const insert = db.prepare(insertSql('engagements', ENGAGEMENT));
  const participant = db.prepare(insertSql('participants', PARTICIPANT));
  const word = db.prepare(
    'INSERT OR IGNORE INTO participant_words (word, engagement, position) VALUES (?, ?, ?)',
  );
  const topic = db.prepare('INSERT OR IGNORE INTO topics (topic, engagement) VALUES (?, ?)');
  return (engagement, { article, position, published }) => {
    const { id, kind, status, focus, date, until, between, place } = engagement;
    const [first, last] = boundsOf(engagement, published);
    const times = [date, until, between?.[0] ?? null, between?.[1] ?? null];
    const json = [engagement.topics, engagement.evidence, engagement.inferred].map((it) =>
      JSON.stringify(it),
    );
    const places = [place.city, place.country, place.venue];
    const corrected = engagement.corrected ? JSON.stringify(engagement.corrected) : null;
    const facts = [...times, ...places, ...json, corrected];
    const cells = [id, article, position, kind, status, focus, ...facts, first, last];
    const key = Number(insert.run(...cells).lastInsertRowid);
    for (const [i, { name, role, represents, part, person }] of engagement.participants.entries()) {
      participant.run(key, i, name, role, represents, part, person);
      for (const it of wordsOf(`${name ?? ''} ${role ?? ''}`)) word.run(participantKey(it), key, i);
    }
    for (const it of engagement.topics) topic.run(it, key);
  };
}

/** The stems of a text for the index; `remember` is told every word. */
function termsOf({ tokens }: Text, remember: (form: string, term: string) => void): string {
  const terms: string[] = [];
  for (const { kind, word, form } of tokens) {
    if (kind === 'mark') continue;
    const term = wordTerm(word);
    remember(form, term);
    terms.push(term);
  }
  return terms.join(' ');
}

/** Forms known to be written already: most words of a run of reports; telling the store again of the others changes nothing. */
const MOST_FORMS = 30_000;

interface Spellings {
  remember(form: string, term: string): void;
  forget(): void;
}
/** Keeps under which stems the spellings of a name stand. */
function makeSpellings(db: DatabaseSync): Spellings {
  const insert = db.prepare('INSERT OR IGNORE INTO spellings (spelling, term) VALUES (?, ?)');
  const seen = new Set<string>();
  const remember = (form: string, term: string): void => {
    if (seen.has(form)) return;
    if (seen.size >= MOST_FORMS) seen.clear();
    seen.add(form);
    const spelling = spellingOf(form);
    if (spelling !== null) insert.run(spelling, term);
  };
  return { remember, forget: () => seen.clear() };
}
