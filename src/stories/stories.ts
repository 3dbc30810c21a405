/**
 * Stories: the reports of one happening. `joinStory` puts a report among those near it; what comes out does not
 * depend on the order in which reports came. Pure: where reports stand is given as `Near`.
 */

export type { Utterance, Version } from './chain.ts';
export type { Claim, ClaimField, ClaimValue, Quoted, Verdict } from './claims.ts';
export { compare, type Likeness, WINDOW_DAYS } from './compare.ts';
export { type Coverage, type CoverageState, daysOf } from './coverage.ts';
export { type Explanation, explain, type Reason } from './explain.ts';
export type { Fact, FactKind, Omission } from './facts.ts';
export { type Gist, type Gistable, gistOf } from './gist.ts';
export { joinStory, leaveStory, type Offer, settleAgain } from './group.ts';
export {
  type Corrections,
  type Days,
  MOST_SHOWN,
  type Near,
  noCorrections,
  type Place,
  type Search,
  type Shift,
  type Sight,
} from './near.ts';
export {
  heldOf,
  type Kept,
  type Notes,
  openPlacing,
  type Placing,
  type Source as Keeping,
} from './placing.ts';
export { openRecent, type Recent } from './recent.ts';
export type { Told } from './same.ts';
export { type CorrectionList, type Node, openShelf, readCorrections, type Shelf } from './shelf.ts';
export type { Source } from './sources.ts';
export {
  type ReadoutPair,
  type StoryEngagement,
  type StoryNaming,
  type StoryReport,
  type StoryTold,
  tellStory,
} from './tell.ts';
