/** Why two reports stand in one story, or do not: as plain data, to be worded by whoever shows it. */
import { compare, type Likeness, scoreOf, WINDOW_DAYS } from './compare.ts';
import { areNear, FLOOR, type Offer, offersOf } from './group.ts';
import { isBefore, type Near } from './near.ts';

/**
 * `same`: one story. `corrected`: the user said so. `far`: too many days between them to be compared. `unlike`: they
 * hardly share a word that tells. `other`: alike, but the later one was not as like the story of the earlier one as
 * was needed, or another story was nearer.
 */
export type Reason = 'same' | 'corrected' | 'far' | 'unlike' | 'other';

export interface Explanation {
  readonly together: boolean;
  readonly reason: Reason;
  readonly stories: readonly [string, string];
  readonly windowDays: number;
  readonly likeness: Likeness;
  /** What the later of the two weighed: the story of the earlier one, and how alike it is to its topic at large. */
  readonly decided: {
    readonly by: string;
    readonly topic: number;
    readonly offer: Offer | null;
    readonly best: Offer | null;
  };
}

/** Why `a` and `b` stand together or apart; null where one of them is not known. */
export function explain(a: string, b: string, near: Near): Explanation | null {
  const [x, y] = [near.place(a), near.place(b)];
  const [ofX, ofY] = [near.gist(a), near.gist(b)];
  if (!x || !y || !ofX || !ofY) return null;
  const [first, later] = isBefore(x, y) ? [x, y] : [y, x];
  const offers = offersOf(later.id, near);
  const offer = offers.find(({ story }) => story === first.story) ?? null;
  const said = near.corrections(later.id);
  const isSaid = [...said.together, ...said.apart].includes(first.id);
  const together = x.story === y.story;
  const isAlike = scoreOf(ofX, ofY) >= FLOOR;
  return {
    together,
    reason: isSaid
      ? 'corrected'
      : together
        ? 'same'
        : !areNear(ofX, ofY)
          ? 'far'
          : isAlike
            ? 'other'
            : 'unlike',
    stories: [x.story, y.story],
    windowDays: WINDOW_DAYS,
    likeness: compare(ofX, ofY),
    decided: { by: later.id, topic: near.topic(later.id).level, offer, best: offers[0] ?? null },
  };
}
