/** Groups the reports that an older Liqa kept without stories, while the desk is open and answers. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../store/store.ts';

/** Reports grouped in one go: some hundredths of a second, for which pages wait. */
const TOGETHER = 20;
/** As long at least for pages in between. */
const PAUSE_MS = 20;

/** Begins to group. @returns how to end it; what was grouped until then is kept */
export function groupAhead(
  store: Pick<Store, 'groupStories'>,
  log: (cause: unknown) => void,
): () => Promise<void> {
  let isEnded = false;
  const group = async (): Promise<void> => {
    let { left } = await store.groupStories(0);
    while (left > 0 && !isEnded) {
      ({ left } = await store.groupStories(TOGETHER));
      await wait(PAUSE_MS);
    }
  };
  const done = group().catch(log);
  return async () => {
    isEnded = true;
    await done;
  };
}
