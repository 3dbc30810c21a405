/** What the desk asks of a store, and no more: tests give it a small one in memory. */
import type { Store } from '../store/store.ts';

export type {
  ArticleFacts,
  Count,
  Counts,
  EngagementEntry,
  EngagementFilter,
  EngagementRecord,
  Facets,
  PageOf,
  SavedView,
  SearchHit,
  StoredReading,
  StoryEntry,
  StoryRecord,
  Survey,
} from '../store/store.ts';

export type DeskStore = Pick<
  Store,
  | 'put'
  | 'article'
  | 'engagements'
  | 'engagement'
  | 'facets'
  | 'survey'
  | 'mark'
  | 'views'
  | 'search'
  | 'counts'
  | 'stories'
  | 'story'
>;
