/** What the desk asks of a store, and no more: tests give it a small one in memory. */
import type { Store } from '../store/store.ts';

export type {
  ArticleCopies,
  ArticleFacts,
  Count,
  Counts,
  EngagementEntry,
  EngagementFilter,
  EngagementRecord,
  Facets,
  MonthCount,
  NamedAs,
  NamingExample,
  PageOf,
  PairCount,
  Profile,
  SavedView,
  SearchHit,
  StoredReading,
  StoryEntry,
  StoryRecord,
  Subject,
  Survey,
  TopicYear,
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
  | 'articles'
  | 'copiesOf'
  | 'search'
  | 'counts'
  | 'stories'
  | 'story'
  | 'profiles'
  | 'sources'
>;
