/** What a rule of engagements is: a value that says which words wake it and how it reads around them. */
import type { Actor, EngagementKind, PlaceMention } from '../model.ts';
import type { Range } from './clauses.ts';
import type { Reach } from './roles.ts';

/** What a rule read: who, and for a visit where to. */
export interface Draft {
  readonly principals: readonly Actor[];
  readonly attendees?: readonly Actor[];
  /** How many of the principals, at the front, act; those behind them are met. */
  readonly acting?: number;
  readonly destination?: PlaceMention | null;
  /** Whether a site is named that is visited, where no town or country is. */
  readonly site?: boolean;
  /** All stops of a tour, the destination first. */
  readonly stops?: readonly PlaceMention[];
  /** Whether it tells of a call where the trigger alone would be a meeting. */
  readonly kind?: EngagementKind;
  /** Words that name it beside the trigger («مذكرة تفاهم»). */
  readonly words?: Range;
}
export interface Rule {
  /** `kind.name`; stored in evidence, never reused. */
  readonly id: string;
  readonly kind: EngagementKind;
  /** Classes of `lexicons/verbs.tsv` that wake it. */
  readonly on: readonly string[];
  /** What it says, one sentence. */
  readonly says: string;
  readonly read: (reach: Reach) => Draft | null;
}
export const rule = (value: Rule): Rule => value;
