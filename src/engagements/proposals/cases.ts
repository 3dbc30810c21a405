/** What proposals are fitted to: views of words that rules read, and of words that they left. */
import type { Actor, PlaceMention } from '../../model.ts';
import type { Scene } from '../scene.ts';
import { reachesLeft, readTriggers } from '../triggers.ts';
import { type View, viewOf } from './view.ts';

const TALKS = 'n-meeting meet receive gather discuss n-session summon n-summon n-call call call-link';
const OTHERS = 'n-visit visit n-tour n-summit n-signing sign n-message';
/** Classes of `lexicons/verbs.tsv` whose words were labelled where rules had left them: more than are asked about. */
const LABELLED: ReadonlySet<string> = new Set(`${TALKS} ${OTHERS}`.split(' '));

/** A word of engagement with all that is seen around it. */
export interface Seen {
  /** Where the word begins. */
  readonly start: number;
  readonly view: View;
  /** What a rule found; null where none read the word. */
  readonly read: { readonly principals: readonly Actor[]; readonly destination: PlaceMention | null } | null;
}

/** The words of engagement of a scene: first those that rules read, then those that they left. */
export function seenIn(scene: Scene, published: string | null): readonly Seen[] {
  const readings = readTriggers(scene);
  const startOf = (i: number): number => scene.tokens[i]!.start;
  const read = readings.map(({ reach, draft: { principals, destination } }) => ({
    start: startOf(reach.trigger.first),
    view: viewOf(reach, published),
    read: { principals, destination: destination ?? null },
  }));
  const left = reachesLeft(scene, readings, LABELLED).map((reach) => ({
    start: startOf(reach.trigger.first),
    view: viewOf(reach, published),
    read: null,
  }));
  return [...read, ...left];
}
