/** A story of the store with what its reports say together, over the outlets that were collected at the time. */
import { daysOf, type StoryTold, tellStory } from '../stories/stories.ts';
import type { DeskStore, StoryRecord } from './desk-store.ts';

export async function tellKept(
  { sources }: Pick<DeskStore, 'sources'>,
  { readings }: StoryRecord,
): Promise<StoryTold> {
  const days = daysOf(readings);
  return tellStory(readings, days ? await sources.followed(...days) : []);
}
