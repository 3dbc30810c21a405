/** Words of engagement with all that is seen around them: those that rules read, and those that they left. */
import { type Ruled, type View, viewOf } from '../src/engagements/proposals/view.ts';
import type { Scene } from '../src/engagements/scene.ts';
import { type Reading, reachesLeft, readTriggers } from '../src/engagements/triggers.ts';
import type { Scenes } from './input.ts';

const TALKS = 'n-meeting meet receive gather discuss n-session summon n-summon n-call call call-link';
const OTHERS = 'n-visit visit n-tour n-summit n-signing sign n-message';
/** Classes of `lexicons/verbs.tsv` whose words were labelled where rules had left them: more than are asked about. */
const LABELLED: ReadonlySet<string> = new Set(`${TALKS} ${OTHERS}`.split(' '));

/** A word of engagement. */
export interface Seen {
  /** Where it begins. */
  readonly start: number;
  /** What a rule found; null where none read the word. */
  readonly read: Reading | null;
  /** What is seen around it, what `ruled` read of it among that. */
  readonly view: (ruled: Ruled) => View;
}

/** The words of engagement of a headline or a body: first those that rules read, then those that they left. */
export function seenIn(
  { title, body }: Scenes,
  where: Scene['where'],
  published: string | null,
): readonly Seen[] {
  const scene = where === 'title' ? title : body;
  const report = { published, headline: where === 'title' ? null : title };
  const readings = readTriggers(scene);
  return [
    ...readings.map((read) => ({ read, reach: read.reach })),
    ...reachesLeft(scene, readings, LABELLED).map((reach) => ({ read: null, reach })),
  ].map(({ read, reach }) => ({
    start: scene.tokens[reach.trigger.first]!.start,
    read,
    view: (ruled) => viewOf(reach, report, ruled),
  }));
}
