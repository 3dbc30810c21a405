/** The report in which something is told: its article, its scenes, and all that is told in them. */
import type { Article } from '../model.ts';
import type { Cluster } from './merge.ts';
import type { Scene } from './scene.ts';

export interface Setting {
  readonly article: Article;
  readonly body: Scene;
  readonly title: Scene;
  readonly clusters: readonly Cluster[];
  readonly fitted: Fitted;
}
/** What fitted weights say; where they do not, what the rules say stays. */
export interface Fitted {
  /** Which words tell an engagement, and of whom (`proposals/`). */
  readonly readings: boolean;
  /** On which day it was (`days/choice.ts`). */
  readonly days: boolean;
}
