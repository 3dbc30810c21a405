/**
 * What users say of what was read: signed, kept beside the machine's reading, undoable, never overwritten.
 * The tables of engagements hold the corrected values, so that lists, filters and counts use them; the
 * machine's own stand in `machine_readings` as long as an article has corrections.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { LiqaError } from '../errors.ts';
import type { Engagement, Evidence, Statement } from '../model.ts';
import {
  type Anchor,
  type Applicable,
  type Applied,
  applyCorrections,
  type Correctable,
  faultsOf,
} from './correct-reading.ts';
import type { Corrected, NewEngagement } from './correction-values.ts';
import { cutPage, limitOf, readCursor } from './paging.ts';
import type { Cells } from './rows.ts';
import { rowOf } from './sayings.ts';
import type { PageOf, Paging } from './store.ts';
import type { Pair, StoryCorrection } from './stories.ts';

export type { Corrected, NewEngagement, NewParticipant } from './correction-values.ts';

export const CORRECTION_TABLES = `
-- what users said, in order; nothing of it is ever taken away
CREATE TABLE corrections (
  key INTEGER PRIMARY KEY,
  at TEXT NOT NULL,              -- ISO 8601 in UTC
  signed TEXT NOT NULL, why TEXT,
  act TEXT NOT NULL,             -- change, misread, misread-statement, add, together, apart, undo
  article TEXT,                  -- id; the article may be gone
  engagement TEXT, pointer TEXT,
  before TEXT, value TEXT,       -- JSON: what stood there, and what is to stand there
  evidence TEXT NOT NULL,        -- JSON: words of the report that the user named
  anchor TEXT NOT NULL,          -- JSON: by what it is found again
  undoes INTEGER REFERENCES corrections (key),
  state TEXT NOT NULL            -- stands, undone, lost: its words are no longer there
) STRICT;
CREATE INDEX corrections_by_article ON corrections (article, key);
CREATE INDEX corrections_by_engagement ON corrections (engagement, key);

-- what was read of articles that have corrections
CREATE TABLE machine_readings (
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  engagements TEXT NOT NULL, statements TEXT NOT NULL
) STRICT;

ALTER TABLE engagements ADD COLUMN corrected TEXT; -- JSON list of pointers, null where no user set a value

INSERT INTO corrections (at, signed, act, value, evidence, anchor, state)
SELECT '', '', verdict, json_object('articles', json_array(article, other), 'pairs', json_array(json_array(article, other))),
  '[]', '{}', 'stands' FROM story_corrections;
`;

export type CorrectionAct = Applicable['act'] | StoryCorrection['verdict'] | 'undo';
export type CorrectionState = 'stands' | 'undone' | 'lost';

/** What a user says. Words are looked for in the report; `start` tells which of several places is meant. */
export type Saying =
  | ({
      readonly act: 'change';
      readonly article: string;
      readonly engagement: string;
      /** JSON pointer into the engagement; `/participants/-` adds one, null at `/participants/N` takes one out. */
      readonly pointer: string;
      readonly value: Corrected;
    } & Named)
  | { readonly act: 'misread'; readonly article: string; readonly engagement: string }
  | {
      readonly act: 'misread-statement';
      readonly article: string;
      readonly start: number;
      readonly words: string;
    }
  | ({ readonly act: 'add'; readonly article: string; readonly value: NewEngagement } & Required<
      Pick<Named, 'words'>
    > &
      Named);
interface Named {
  readonly words?: string;
  readonly start?: number;
}
/** Who says it, and why. */
export interface Sign {
  readonly by: string;
  readonly why?: string | null;
  /** ISO 8601 instant; now where absent. */
  readonly at?: string;
}
export interface Correction {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly why: string | null;
  readonly act: CorrectionAct;
  readonly state: CorrectionState;
  readonly article: string | null;
  readonly engagement: string | null;
  readonly pointer: string | null;
  /** What stood there: the machine's value, or that of an earlier correction. */
  readonly before: unknown;
  readonly value: unknown;
  readonly evidence: readonly Evidence[];
  /** Of an undoing: what it undoes. */
  readonly undoes: string | null;
}
export interface CorrectionFilter {
  readonly article?: string;
  readonly engagement?: string;
  readonly state?: CorrectionState;
}
/** An article as the machine read it, with what users said of it. */
export interface ArticleCorrections {
  /** The latest first. */
  readonly corrections: readonly Correction[];
  /** As read; null where nothing was corrected. */
  readonly machine: {
    readonly engagements: readonly Engagement[];
    readonly statements: readonly Statement[];
  } | null;
  /** Where the values of corrections that stand are now: id of the correction → engagement and pointer. */
  readonly places: Readonly<Record<string, { readonly engagement: string; readonly pointer: string }>>;
}

/** The corrections of a store, as callers see them. */
export interface CorrectionLog {
  /** The latest first. */
  list(filter?: CorrectionFilter, paging?: Paging): Promise<PageOf<Correction>>;
  one(id: string): Promise<Correction | null>;
  /** Null where there is no such article. */
  of(article: string): Promise<ArticleCorrections | null>;
  /**
   * Keeps all that is said, or nothing of it.
   *
   * @throws LiqaError `store.not-found`, `correction.bad-value`, `correction.no-words`
   */
  say(sayings: readonly Saying[], sign: Sign): Promise<readonly Correction[]>;
  /** Takes a correction back, or an undoing; kept as a correction of its own. @throws LiqaError `correction.undone` */
  undo(id: string, sign: Sign): Promise<Correction>;
  /** Ids of the articles of which corrections stand, in the order of their first. */
  articles(): Promise<readonly string[]>;
}

export interface CorrectionKeeper {
  /** A reading as it is to be written, with what stands of its article. To be called within a transaction. */
  settle(key: number, reading: Correctable): Pick<Applied, 'engagements' | 'statements'>;
  /** What was read of an article, without corrections; null where it has none. */
  machine(key: number): ArticleCorrections['machine'];
  /** Writes down what is said of `reading`, which has the corrections so far; it is not applied yet. */
  write(saying: Saying, said: Writing): number;
  writeStory(correction: StoryCorrection, pairs: readonly Pair[], sign: Sign): number;
  writeUndo(row: Cells, sign: Sign): number;
  row(id: string): Cells | null;
  setState(key: number, state: CorrectionState): void;
  list(filter: CorrectionFilter, paging: Paging): PageOf<Correction>;
  /** Those of an article that are not undone, in their order. */
  standing(article: string): readonly Applicable[];
  articles(): readonly string[];
  /** What stands of stories, in order. */
  storyRows(): readonly StoryRow[];
}
export interface Writing {
  readonly reading: Correctable;
  readonly machine: readonly Engagement[];
  readonly sign: Sign;
}
export interface StoryRow {
  readonly verdict: StoryCorrection['verdict'];
  readonly pairs: readonly Pair[];
}

const OF_READINGS = "act IN ('change', 'misread', 'misread-statement', 'add')";
const json = <T>(cell: Cells[string] | undefined): T => JSON.parse(String(cell ?? 'null')) as T;

export const correctionOf = (row: Cells): Correction => ({
  id: String(row.key),
  at: String(row.at),
  by: String(row.signed),
  why: row.why === null ? null : String(row.why),
  act: row.act as CorrectionAct,
  state: row.state as CorrectionState,
  article: row.article as string | null,
  engagement: row.engagement as string | null,
  pointer: row.pointer as string | null,
  before: json(row.before),
  value: json(row.value),
  evidence: json(row.evidence),
  undoes: row.undoes === null ? null : String(row.undoes),
});

const applicableOf = (row: Cells): Applicable => ({
  id: String(row.key),
  act: row.act as Applicable['act'],
  engagement: row.engagement as string | null,
  pointer: row.pointer as string | null,
  value: json(row.value),
  evidence: json(row.evidence),
  anchor: json(row.anchor),
});

/** The corrections in `db`. */
export function makeCorrections(db: DatabaseSync): CorrectionKeeper {
  const rows = (sql: string, ...params: SQLInputValue[]): readonly Cells[] =>
    db.prepare(sql).all(...params) as readonly Cells[];
  const find = db.prepare(
    `SELECT * FROM corrections WHERE article = ? AND ${OF_READINGS} AND state <> 'undone' ORDER BY key`,
  );
  const standing = (article: string): readonly Applicable[] =>
    (find.all(article) as readonly Cells[]).map(applicableOf);
  const settle = makeSettling(db);
  const setState = (key: number, state: CorrectionState): void => {
    db.prepare('UPDATE corrections SET state = ? WHERE key = ?').run(state, key);
  };
  return {
    standing,
    setState,
    settle: (key, reading) => settle({ key, reading, corrections: standing(reading.article.id) }),
    machine: (key) => {
      const [row] = rows('SELECT * FROM machine_readings WHERE article = ?', key);
      return row ? { engagements: json(row.engagements), statements: json(row.statements) } : null;
    },
    write: (saying, said) => writeRow(db, rowOf(saying, said), said.sign),
    writeStory: (correction, pairs, sign) => {
      const { verdict, ...value } = correction;
      return writeRow(db, { act: verdict, value: { ...value, pairs } }, sign);
    },
    writeUndo: (row, sign) => {
      const { article, engagement, pointer } = correctionOf(row);
      return writeRow(db, { act: 'undo', article, engagement, pointer, undoes: Number(row.key) }, sign);
    },
    row: (id) =>
      /^[0-9]{1,15}$/u.test(id)
        ? (rows('SELECT * FROM corrections WHERE key = ?', Number(id))[0] ?? null)
        : null,
    list: (filter, paging) => listRows(rows, filter, paging),
    articles: () =>
      rows(
        `SELECT article FROM corrections WHERE ${OF_READINGS} AND state = 'stands' GROUP BY article ORDER BY min(key)`,
      ).map(({ article }) => String(article)),
    storyRows: () =>
      rows(
        "SELECT * FROM corrections WHERE act IN ('together', 'apart') AND state = 'stands' ORDER BY key",
      ).map((row) => ({
        verdict: row.act as StoryRow['verdict'],
        pairs: json<{ pairs: Pair[] }>(row.value).pairs,
      })),
  };
}

interface Settling {
  readonly key: number;
  readonly reading: Correctable;
  readonly corrections: readonly Applicable[];
}
function makeSettling(db: DatabaseSync): (settling: Settling) => Pick<Applied, 'engagements' | 'statements'> {
  const clear = db.prepare('DELETE FROM machine_readings WHERE article = ?');
  const keep = db.prepare(
    'INSERT OR REPLACE INTO machine_readings (article, engagements, statements) VALUES (?, ?, ?)',
  );
  const mark = db.prepare(
    'UPDATE corrections SET state = ?, engagement = coalesce(?, engagement) WHERE key = ?',
  );
  return ({ key, reading, corrections }) => {
    if (corrections.length === 0) {
      clear.run(key);
      return reading;
    }
    keep.run(key, JSON.stringify(reading.engagements), JSON.stringify(reading.statements));
    const applied = applyCorrections(reading, corrections);
    const [fault] = faultsOf(reading, applied);
    if (fault !== undefined) {
      const { id } = reading.article;
      const message = `evidence does not hold after corrections: ${fault}; nothing was stored, please report it`;
      throw new LiqaError('evidence.broken', `${message} (${id})`, { place: id });
    }
    for (const { id, isLost, engagement } of applied.placed) {
      mark.run(isLost ? 'lost' : 'stands', engagement, Number(id));
    }
    return applied;
  };
}

export interface RowToWrite {
  readonly act: CorrectionAct;
  readonly article?: string | null;
  readonly engagement?: string | null;
  readonly pointer?: string | null;
  readonly before?: unknown;
  readonly value?: unknown;
  readonly evidence?: readonly Evidence[];
  readonly anchor?: Anchor;
  readonly undoes?: number;
}
const LONGEST_NAME = 80;
const LONGEST_WHY = 1000;

function writeRow(db: DatabaseSync, row: RowToWrite, { by, why = null, at }: Sign): number {
  const signed = by.toWellFormed().replaceAll('\0', '').trim().slice(0, LONGEST_NAME);
  if (signed === '') throw new LiqaError('correction.bad-value', 'a correction is signed: say who makes it');
  const reason = why?.toWellFormed().replaceAll('\0', '').trim().slice(0, LONGEST_WHY) || null;
  const { act, article = null, engagement = null, pointer = null, before = null, value = null } = row;
  const { evidence = [], anchor = {}, undoes = null } = row;
  const cells = [at ?? new Date().toISOString(), signed, reason, act, article, engagement, pointer];
  const values = [before, value, evidence, anchor].map((it) => JSON.stringify(it));
  const columns =
    'at, signed, why, act, article, engagement, pointer, before, value, evidence, anchor, undoes, state';
  const marks = columns
    .split(', ')
    .map(() => '?')
    .join(', ');
  const insert = db.prepare(`INSERT INTO corrections (${columns}) VALUES (${marks})`);
  return Number(insert.run(...cells, ...values, undoes, 'stands').lastInsertRowid);
}

function listRows(
  rows: (sql: string, ...params: SQLInputValue[]) => readonly Cells[],
  filter: CorrectionFilter,
  paging: Paging,
): PageOf<Correction> {
  const wanted = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const where = ['TRUE', ...wanted.map(([name]) => `${name} = ?`)].join(' AND ');
  const params = wanted.map(([, value]) => String(value));
  const limit = limitOf(paging);
  const from = paging.cursor ? readCursor(paging.cursor)[1] : null;
  const page = from === null ? '' : ` AND key < ${Math.trunc(from)}`;
  const [count] = rows(`SELECT count(*) AS total FROM corrections WHERE ${where}`, ...params);
  const found = rows(
    `SELECT * FROM corrections WHERE ${where}${page} ORDER BY key DESC LIMIT ${limit + 1}`,
    ...params,
  );
  const cut = cutPage(found, limit, ({ key }) => ['', Number(key)]);
  return { items: cut.items.map(correctionOf), next: cut.next, total: Number(count?.total) };
}
