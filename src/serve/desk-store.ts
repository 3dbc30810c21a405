/** What the desk asks of a store, and no more: tests give it a small one in memory. */
import type { Store } from '../store/store.ts';

export type {
  ArticleCopies,
  ArticleCorrections,
  ArticleFacts,
  Correction,
  CorrectionState,
  Count,
  Counts,
  EngagementEntry,
  EngagementFilter,
  EngagementRecord,
  Facets,
  MonthCount,
  NamedAs,
  NamingExample,
  NewEngagement,
  NewParticipant,
  PageOf,
  PairCount,
  Profile,
  SavedView,
  Saying,
  SearchHit,
  Sign,
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
  | 'stamp'
  | 'views'
  | 'articles'
  | 'copiesOf'
  | 'search'
  | 'counts'
  | 'stories'
  | 'story'
  | 'profiles'
  | 'sources'
  | 'corrections'
  | 'correctStory'
  | 'tellings'
  | 'desk'
>;
