/** A statement while its sentence is still being read. */

import type { Opening } from './contents.ts';
import type { Cue } from './cues.ts';
import type { Range, Scene } from './scene.ts';
import type { Speaker } from './speakers.ts';

export interface Draft {
  readonly rule: string;
  readonly cue: Cue;
  readonly speaker: Speaker;
  /** Gender the reporting word shows; empty where it shows none. */
  readonly gender: string;
  readonly opening: Opening;
  /** Content, in tokens; marks at the borders are trimmed at the end. */
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  /** On whose word it is reported. */
  readonly authority: Range | null;
}

/** What the rules see of a reporting word. */
export interface Place {
  readonly scene: Scene;
  readonly cue: Cue;
  /** Sentence of the cue, in tokens. */
  readonly sentence: Range;
  readonly index: number;
  /** Where what this cue governs must end: the next cue that opens a clause of its own. */
  readonly limit: number;
  /** Where the clause may begin at the earliest: the end of what was read before. */
  readonly floor: number;
  /** Statements of the article so far. */
  readonly drafts: readonly Draft[];
  /** The statement of this sentence that the cue stands in or follows. */
  readonly current: Draft | null;
}

/** One way in which the press reports speech; the first that reads a cue wins. */
export interface Rule {
  readonly id: string;
  readonly read: (place: Place) => Draft | null;
}

export function makeDraft(
  place: Place,
  rule: string,
  parts: { speaker: Speaker; first: number; last: number; opening: Opening },
): Draft {
  const { cue } = place;
  return {
    rule,
    cue,
    gender: cue.entry.gender,
    sentence: place.index,
    authority: null,
    ...parts,
  };
}
