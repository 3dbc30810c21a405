/**
 * openStore(url): where readings are kept. One interface for every engine: SQLite today (`sqlite.ts`),
 * held by one suite (`contract.ts`). What `put` reported as stored is there after the process is killed.
 */
import { LiqaError } from '../errors.ts';
import type { Article, Engagement, Reading } from '../model.ts';
import type { Explanation } from '../stories/stories.ts';
import type { CorrectionLog, Sign } from './corrections.ts';
import type { DeskState } from './desk-state.ts';
import type { NamingFilter, NamingLedger } from './namings.ts';
import type { Profiles } from './profiles.ts';
import type { StoryCorrection, StoryEntry, StoryFilter, StoryRecord } from './stories.ts';
import type { Tellings } from './tellings.ts';
import type { SavedViews } from './views.ts';

export type {
  ArticleCorrections,
  Corrected,
  Correction,
  CorrectionAct,
  CorrectionFilter,
  CorrectionLog,
  CorrectionState,
  NewEngagement,
  NewParticipant,
  Saying,
  Sign,
} from './corrections.ts';
export type { DeskState, SessionRow } from './desk-state.ts';
export type { NamedAs, NamedWhere } from './named.ts';
export type { NamingCount, NamingExample, NamingFilter, NamingLedger } from './namings.ts';
export type {
  LatestOptions,
  MonthCount,
  PairCount,
  Profile,
  Profiles,
  Span,
  Subject,
  SubjectSort,
  TopicYear,
} from './profiles.ts';
export type { StoryCorrection, StoryEntry, StoryFilter, StoryRecord } from './stories.ts';
export type { Telling, Tellings } from './tellings.ts';
export type { SavedView, SavedViews } from './views.ts';

import type { SourceLog } from '../source-log.ts';

/** What became of a reading: new, the same as before (nothing was written), or another one under a known id. */
export type Put = 'added' | 'unchanged' | 'updated';

/** A reading as kept: all but its mentions, which reading the body again gives. */
export type StoredReading = Omit<Reading, 'mentions'>;

/** An article without its text: what a list shows. */
export type ArticleFacts = Omit<Article, 'body' | 'dropped' | 'problems'>;

/** Narrows the engagements; what is absent does not narrow. Lists mean any of them. */
export interface EngagementFilter {
  /** A party code (`US`, `HAMAS`) or words of a name or office, in any of their forms. */
  readonly about?: string;
  /** The same for another participant of the same engagement. */
  readonly with?: string;
  readonly kind?: string | readonly string[];
  readonly status?: string | readonly string[];
  readonly focus?: string | readonly string[];
  readonly topic?: string | readonly string[];
  /** As printed by the article, any of them. */
  readonly outlet?: string | readonly string[];
  /** ISO 8601 days, both inclusive; an engagement known by month or year counts where it may lie within. */
  readonly since?: string;
  readonly until?: string;
  /** Id of a known person among the participants. */
  readonly person?: string;
  /** An office as reports word it, in any spelling. */
  readonly office?: string;
  /** Code of a country, or a city as it is kept. */
  readonly place?: string;
  /** Full text, as in `search`. */
  readonly q?: string;
  /** Id of an article. */
  readonly article?: string;
  /** Only what came in after this mark, see `Store.mark`. */
  readonly after?: number;
}
export interface Paging {
  /** 1 … 500; 50 where absent. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly order?: 'newest' | 'oldest';
}
export interface PageOf<T> {
  readonly items: readonly T[];
  /** Cursor of the next page, null where this is the last. */
  readonly next: string | null;
  /** All items under the filter. */
  readonly total: number;
}
export interface EngagementEntry {
  readonly engagement: Engagement;
  readonly article: ArticleFacts;
  /** First day it may have taken place; the day of publication where nothing else is known. */
  readonly day: string | null;
  /** Id of the story of its report, where stories are kept. */
  readonly story: string | null;
}
export interface EngagementRecord {
  readonly engagement: Engagement;
  /** The readings of the articles that report it, with their bodies. */
  readonly readings: readonly StoredReading[];
  /** Id of the correction by which a user says that it is none; it is in no list and no count then. */
  readonly misread?: string;
}
export interface ArticleFilter {
  readonly outlet?: string | readonly string[];
  /** Days of publication, both inclusive. */
  readonly since?: string;
  readonly until?: string;
}
export interface ArticleEntry {
  readonly article: ArticleFacts;
  readonly engagements: number;
  readonly statements: number;
}
/** A run of characters of the snippet that matches the query, half-open. */
export interface SnippetHit {
  readonly start: number;
  readonly end: number;
}
export interface SearchHit {
  readonly article: ArticleFacts;
  /** Words of the body around the first matches, cut at words. */
  readonly snippet: string;
  /** Where `snippet` stands in the body. */
  readonly start: number;
  readonly hits: readonly SnippetHit[];
  readonly titleHits: readonly SnippetHit[];
  readonly engagements: readonly string[];
}
export interface Count {
  readonly value: string;
  readonly count: number;
}
/** How often each value occurs among the engagements under a filter, the most frequent first; times in order. */
export interface Facets {
  readonly parties: readonly Count[];
  readonly outlets: readonly Count[];
  readonly kinds: readonly Count[];
  readonly statuses: readonly Count[];
  readonly focuses: readonly Count[];
  readonly topics: readonly Count[];
  readonly years: readonly Count[];
  readonly months: readonly Count[];
}
/** How many lie on a day, or in a month or year where no more is known. */
export interface Moment {
  /** ISO 8601 day, month or year. */
  readonly at: string;
  readonly held: number;
  /** Planned, cancelled or denied. */
  readonly other: number;
}
/** A filter in numbers. */
export interface Survey {
  readonly total: number;
  /**
   * By part of the filter (`about`, `kind` …): how many there would be with each value in its place, under all the
   * rest of the filter; the most frequent first. `with` only where `about` is given.
   */
  readonly values: Readonly<Partial<Record<string, readonly Count[]>>>;
  /** Under all of the filter but its period, in order. */
  readonly moments: readonly Moment[];
}
export interface Counts {
  readonly articles: number;
  readonly engagements: number;
  readonly participants: number;
  readonly statements: number;
  readonly namings: number;
  readonly outlets: number;
  /** First and last day of publication. */
  readonly since: string | null;
  readonly until: string | null;
}

/** An address under which a text was found. */
export interface Publication {
  readonly url: string;
  readonly outlet: string | null;
  readonly published: string | null;
}
/** The copies of an article: the same text elsewhere, agency copy under another headline or cut. */
export interface ArticleCopies {
  /** Of this very text, where it has addresses. */
  readonly publications: readonly Publication[];
  /** Id of the agency's own report, or of the one published first; null where it is this one or cannot be told. */
  readonly copyOf: string | null;
  /** The agency that one of them credits. */
  readonly agency: string | null;
  /**
   * Share 0 … 1 of its runs of five words that stand in other texts of the store, and how many of these; the twelve with
   * most marks in common are looked at.
   */
  readonly shared: { readonly share: number; readonly texts: number };
  readonly copies: readonly {
    readonly article: ArticleFacts;
    /** `same`: one text; `cut`: most of the shorter stands in the longer. */
    readonly kind: 'same' | 'cut';
    /** Shares 0 … 1 of this article that stand in the other, and of the other that stand in this one. */
    readonly share: number;
    readonly shareOther: number;
  }[];
}

/** How far an input of many pages was read: where to go on, null to begin anew. */
export interface InputProgress {
  readonly input: string;
  readonly position: string | null;
}

/** Reports of a store, and those of them that are in no story yet. */
export interface Grouping {
  readonly all: number;
  readonly left: number;
}

export interface Store {
  /** Where it is, for messages. */
  readonly place: string;
  put(reading: Reading): Promise<Put>;
  /** All of them or none, with how far their inputs were read, in one transaction; resolves when they are safe. */
  putMany(readings: readonly Reading[], progress?: readonly InputProgress[]): Promise<readonly Put[]>;
  /** Where reading an input stopped; null where it was not begun. */
  progress(input: string): Promise<string | null>;
  article(id: string): Promise<StoredReading | null>;
  /** Null where there is no such article. */
  copiesOf(id: string): Promise<ArticleCopies | null>;
  /** By day of publication, newest first. */
  articles(filter?: ArticleFilter, paging?: Paging): Promise<PageOf<ArticleEntry>>;
  engagements(filter?: EngagementFilter, paging?: Paging): Promise<PageOf<EngagementEntry>>;
  engagement(id: string): Promise<EngagementRecord | null>;
  facets(filter?: EngagementFilter): Promise<Facets>;
  survey(filter?: EngagementFilter): Promise<Survey>;
  /** How far articles have come in: what is put later is `after` it. */
  mark(): Promise<number>;
  /** Tells states apart: another answer after every write, also of another process. */
  stamp(): string;
  /** Filters that were given a name. */
  readonly views: SavedViews;
  /**
   * Articles by relevance. Words in any of their forms, all of them; `"…"` is a phrase, `-word` excludes.
   * `total` counts words by their stems and may be a little high.
   */
  search(query: string, paging?: Paging): Promise<PageOf<SearchHit>>;
  counts(): Promise<Counts>;
  /** Which outlet calls whom what, in whose voice: counts by form, outlet and month, with examples. */
  namings(filter?: NamingFilter): Promise<NamingLedger>;
  /**
   * Those of several reports, the latest first.
   * @throws LiqaError `store.grouping` here and in what follows, where many reports wait for `groupStories`
   */
  stories(filter?: StoryFilter, paging?: Paging): Promise<PageOf<StoryEntry>>;
  /** The story of that id, or of the report of that id, with its readings by day; null where there is none. */
  story(id: string): Promise<StoryRecord | null>;
  /** Puts up to `most` reports that are in no story yet among the others. @returns how many there are, and wait then */
  groupStories(most: number): Promise<Grouping>;
  /** Why two reports stand in one story or apart; null where one is not known. */
  explainStory(a: string, b: string): Promise<Explanation | null>;
  /** Keeps what the user says of reports; it stands over what is read, now and later. @returns ids whose story changed */
  correctStory(correction: StoryCorrection, sign: Sign): Promise<readonly string[]>;
  /** Stories as they were told, so that none is told twice. */
  readonly tellings: Tellings;
  /** What users say of what was read; lists, filters and counts above follow it. */
  readonly corrections: CorrectionLog;
  /** One party, person, outlet, city or pair of parties: what its engagements tell together. */
  readonly profiles: Profiles;
  /** What is followed, and how collecting it went. */
  readonly sources: SourceLog;
  /** Who is signed in at the desk, and what it was asked to fetch. */
  readonly desk: DeskState;
  close(): Promise<void>;
}

const POSTGRES = /^postgres(ql)?:\/\//u;

/**
 * The store at `url`, made where there is none.
 *
 * @param url      path of a SQLite file, `:memory:`, or an address of PostgreSQL
 * @param options  `create`: false where it must be there; `held`: for a desk, more of the file stays in memory
 * @throws LiqaError `store.newer-schema`, `store.not-a-store`, `store.unwritable`, `store.full`
 */
export async function openStore(
  url: string,
  options: { readonly create?: boolean; readonly held?: boolean } = {},
): Promise<Store> {
  if (POSTGRES.test(url)) {
    throw new LiqaError(
      'usage.bad-argument',
      'PostgreSQL stores are not built yet: name a file, as in --store liqa.db',
    );
  }
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(url, options);
}
