/** The report in which something is told: its article, its scenes, and all that is told in them. */
import type { Article } from '../model.ts';
import type { Cluster } from './merge.ts';
import type { Scene } from './scene.ts';

export interface Setting {
  readonly article: Article;
  readonly body: Scene;
  readonly title: Scene;
  readonly clusters: readonly Cluster[];
  /** Whether the day is what the rules say, unweighed. */
  readonly daysRuled?: boolean;
}
