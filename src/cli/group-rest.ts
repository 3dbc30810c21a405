/** Groups the reports that an older Liqa kept without stories, and says how far it is. */
import type { Store } from '../store/store.ts';
import type { Output } from './output.ts';

/** Reports between two looks at the clock; each time they are on the disk. */
const TOGETHER = 100;
const NOTE_MS = 2000;

/** @param now  milliseconds */
export async function groupRest(
  output: Pick<Output, 'note'>,
  store: Pick<Store, 'groupStories'>,
  now: () => number = Date.now,
): Promise<void> {
  let { all, left } = await store.groupStories(0);
  let last = now();
  if (left > TOGETHER)
    output.note(`grouping ${left} reports into stories, once; it may be stopped and goes on`);
  while (left > 0) {
    ({ all, left } = await store.groupStories(TOGETHER));
    if (now() - last < NOTE_MS) continue;
    last = now();
    output.note(`stories: ${all - left} of ${all} reports grouped`);
  }
}
