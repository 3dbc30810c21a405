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
  SearchHit,
  StoredReading,
  StoryEntry,
  StoryRecord,
} from '../store/store.ts';

export type DeskStore = Pick<
  Store,
  'put' | 'article' | 'engagements' | 'engagement' | 'facets' | 'search' | 'counts' | 'stories' | 'story'
>;
