/** The tables, made to be read with any SQLite tool too. What changes here raises SCHEMA and gets a step of its own. */

import { DESK_TABLES } from './columns.ts';
import { COPY_TABLES } from './copies.ts';
import { CORRECTION_TABLES } from './corrections.ts';
import { DESK_STATE_TABLES } from './desk-state.ts';
import { ADDRESS_INDEX } from './followed.ts';
import { NAMING_COLUMNS } from './namings.ts';
import { SOURCE_TABLES } from './sources.ts';
import { STORY_TABLES } from './stories.ts';
import { STORY_EDGE_TABLES } from './story-tables.ts';
import { NAMING_TALLIES, TALLY_TABLES } from './tallies.ts';
import { TELLING_TABLES } from './tellings.ts';
import { STORY_TOTALS, TOTAL_TABLES } from './totals.ts';
import { VIEW_TABLES } from './views.ts';

/** «LIQA»: marks the file as ours. */
export const APPLICATION_ID = 0x4c495141;

export const TABLES = `
CREATE TABLE articles (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  url TEXT, title TEXT NOT NULL, outlet TEXT, author TEXT,
  published TEXT, updated TEXT, credit TEXT,
  keywords TEXT NOT NULL,        -- JSON list
  language TEXT NOT NULL,
  body TEXT NOT NULL,            -- all places count UTF-16 code units of it
  dropped TEXT NOT NULL,         -- JSON list of {words, reason}
  sourcing TEXT NOT NULL,        -- JSON
  problems TEXT NOT NULL,        -- JSON list
  liqa TEXT NOT NULL,            -- version that read it
  digest TEXT NOT NULL           -- of all that was read; the same page read again changes nothing
) STRICT;
CREATE INDEX articles_by_day ON articles (published, key);
CREATE INDEX articles_by_outlet ON articles (outlet, published);

CREATE TABLE engagements (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,     -- in the article, from 0
  kind TEXT NOT NULL, status TEXT NOT NULL, focus TEXT NOT NULL,
  date TEXT, until TEXT, between_from TEXT, between_to TEXT,
  city TEXT, country TEXT, venue TEXT,
  topics TEXT NOT NULL,          -- JSON list
  evidence TEXT NOT NULL,        -- JSON: pointer → [{start, end, words, rule}]
  inferred TEXT NOT NULL,        -- JSON list of pointers
  first_day TEXT, last_day TEXT, -- when it may have taken place; day of publication where nothing is said
  UNIQUE (article, position)
) STRICT;
CREATE INDEX engagements_by_id ON engagements (id);
CREATE INDEX engagements_by_day ON engagements (first_day, key);
CREATE INDEX engagements_by_kind ON engagements (kind, first_day);

CREATE TABLE participants (
  engagement INTEGER NOT NULL REFERENCES engagements (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT, role TEXT, represents TEXT, part TEXT NOT NULL, person TEXT,
  PRIMARY KEY (engagement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_party ON participants (represents, engagement);

-- words of names and offices as they are looked up
CREATE TABLE participant_words (
  word TEXT NOT NULL,
  engagement INTEGER NOT NULL REFERENCES engagements (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (word, engagement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_words_by_engagement ON participant_words (engagement);

CREATE TABLE topics (
  topic TEXT NOT NULL,
  engagement INTEGER NOT NULL REFERENCES engagements (key) ON DELETE CASCADE,
  PRIMARY KEY (topic, engagement)
) STRICT, WITHOUT ROWID;
CREATE INDEX topics_by_engagement ON topics (engagement);

CREATE TABLE statements (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  speaker TEXT NOT NULL, represents TEXT, channel TEXT, authority TEXT,
  cue TEXT NOT NULL, strength TEXT NOT NULL, direct INTEGER NOT NULL,
  content TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE namings (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  party TEXT NOT NULL, words TEXT NOT NULL,
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, quoted INTEGER NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- stems of title and body; rowid is articles.key
CREATE VIRTUAL TABLE search USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(4.0, 1.0)');

-- spellings of one name that stand in the index
CREATE TABLE spellings (
  spelling TEXT NOT NULL, term TEXT NOT NULL,
  PRIMARY KEY (spelling, term)
) STRICT, WITHOUT ROWID;
`;

/** What was added since: the first step leads from schema 1 to schema 2. A new store goes through all of them. */
export const STEPS: readonly string[] = [
  SOURCE_TABLES,
  COPY_TABLES,
  STORY_TABLES,
  NAMING_COLUMNS,
  TALLY_TABLES,
  NAMING_TALLIES,
  DESK_TABLES + VIEW_TABLES,
  CORRECTION_TABLES,
  TOTAL_TABLES,
  ADDRESS_INDEX,
  STORY_EDGE_TABLES + STORY_TOTALS,
  // the tables in their form of today, made anew
  STORY_EDGE_TABLES + STORY_TOTALS,
  TELLING_TABLES + DESK_STATE_TABLES,
];
export const SCHEMA = 1 + STEPS.length;
