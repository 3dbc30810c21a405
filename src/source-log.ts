/**
 * What is followed, and how collecting it went: what tells «not reported» from «not collected». Made by
 * `collect`, kept by `store`. Plain readonly data; instants are ISO 8601 in UTC.
 */
import type { GivenFacts } from './model.ts';

export type SourceKind = 'feed' | 'sitemap' | 'home' | 'page';
/** What is followed, and how it went: what tells «not reported» from «not collected». Instants are ISO 8601 in UTC. */
export interface SourceState {
  /** Address as the user named it. */
  readonly url: string;
  /** What it turned out to be; null until it was reached once. */
  readonly kind: SourceKind | null;
  readonly outlet: string | null;
  readonly lastTry: string | null;
  readonly lastSuccess: string | null;
  /** When it last had something new. */
  readonly lastNew: string | null;
  /** Failures since the last success, since when, and why the latest. */
  readonly failures: number;
  readonly failingSince: string | null;
  readonly code: string | null;
  readonly message: string | null;
}
/** A feed or sitemap that is asked for a source, with what makes the next request cheap. */
export interface SourceList {
  readonly url: string;
  readonly etag: string | null;
  readonly modified: string | null;
  /** As given by the index that names it. */
  readonly stamp: string | null;
}
/** waiting: to be fetched · done: read and kept · passed: older than what is followed · given-up: with its reason. */
export type ItemState = 'waiting' | 'done' | 'passed' | 'given-up';
export interface SourceItem {
  readonly url: string;
  readonly state: ItemState;
  readonly stamp: string | null;
  /** What the list says of it. */
  readonly hints: GivenFacts;
  readonly attempts: number;
  readonly firstSeen: string;
  /** When its state was last written. */
  readonly at: string;
  readonly code: string | null;
  readonly message: string | null;
}
/** partial: the source was read, something it names was not. */
export type VisitOutcome = 'ok' | 'unchanged' | 'partial' | 'failed';
export interface Visit {
  readonly at: string;
  readonly tookMs: number;
  readonly outcome: VisitOutcome;
  /** Items listed, of them new ones; pages kept and failed in this visit; items still waiting after it. */
  readonly items: number;
  readonly fresh: number;
  readonly kept: number;
  readonly failed: number;
  readonly waiting: number;
  readonly code: string | null;
  readonly message: string | null;
}
/** A source that brings many reports, and whether it was collected when something was reported. */
export interface Followed {
  /** As its reports name it, the most frequent first; what the source calls itself last. */
  readonly outlets: readonly string[];
  /** The latest visit that covers the time; null where none does, or where a page of that time was not read. */
  readonly collected: string | null;
}
/** The log of what is followed, as a store keeps it. */
export interface SourceLog {
  /** By address. */
  all(): Promise<readonly SourceState[]>;
  state(url: string): Promise<SourceState | null>;
  lists(source: string): Promise<readonly SourceList[]>;
  putLists(source: string, lists: readonly SourceList[]): Promise<void>;
  /** Those of `urls` that are known for the source. */
  items(source: string, urls: readonly string[]): Promise<readonly SourceItem[]>;
  /** Whether a page was read and kept for another source. */
  isDoneElsewhere(source: string, url: string): Promise<boolean>;
  /** Waiting ones, the longest waiting first. */
  waiting(source: string): Promise<readonly SourceItem[]>;
  /** How many there are in each state. */
  countItems(source: string): Promise<Readonly<Record<ItemState, number>>>;
  putItems(source: string, items: readonly SourceItem[]): Promise<void>;
  /**
   * Feeds, sitemaps and front pages that are followed, and whether they were collected over these days: a visit that
   * read the source in the three days after them, and nothing of the days that waits or was given up.
   *
   * @param since  first day, ISO 8601
   * @param until  last day, inclusive
   */
  followed(since: string, until: string): Promise<readonly Followed[]>;
  /** Writes a visit and what it makes of the source, together. */
  putVisit(state: SourceState, visit: Visit): Promise<void>;
  /** The latest first. */
  visits(source: string, limit: number): Promise<readonly Visit[]>;
}
