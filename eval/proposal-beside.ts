/**
 * What is said of a choice beside the others: one hidden layer over its own hidden layer, that of the likeliest other,
 * their products, and how likely that one and the next are.
 */
import { rivals } from '../src/engagements/proposals/network.ts';
import { type Asked, askHead, type HeadShape, type HeadTables, returnHead } from './proposal-head.ts';

export const besideShape = (width: number): HeadShape => ({ ins: 3 * width + 2, width, outs: 2 });

/** A choice beside the others, with what slopes are made from. */
export interface Beside {
  readonly asked: Asked;
  /** The likeliest other and the next, -1 where there is none. */
  readonly one: number;
  readonly next: number;
}
interface Among {
  readonly choices: readonly Asked[];
  /** Of each choice, -1 for a place. */
  readonly entities: readonly number[];
}

const shareOf = (asked: Asked | undefined): number => (asked ? 1 / (1 + Math.exp(-asked.out[0]!)) : 0);

export function askBeside(
  head: HeadTables,
  { choices, entities }: Among,
  i: number,
  how: Parameters<typeof askHead>[3],
): Beside {
  const parties = choices.map((asked) => asked.out[0]!);
  const [one, next] = rivals(i, entities, parties);
  const { width } = head.layer;
  const own = choices[i]!.hidden;
  const other = choices[one]?.hidden;
  const share = shareOf(choices[one]);
  const input = new Float64Array(3 * width + 2);
  for (let k = 0; k < width; k++) {
    const x = (other?.[k] ?? 0) * share;
    input[k] = own[k]!;
    input[width + k] = x;
    input[2 * width + k] = own[k]! * x;
  }
  input[3 * width] = share;
  input[3 * width + 1] = shareOf(choices[next]);
  const dropped = { found: 0, hidden: how.dropped.hidden };
  return { asked: askHead(head, [], input, { ...how, dropped }), one, next };
}

interface Back {
  /** Slopes of what a choice says by itself, and of its hidden layer. */
  readonly out: Float64Array;
  readonly hidden: Float64Array;
}
/** Adds to the slopes of the head; those of what the choices say by themselves come back. */
export function returnBeside(
  head: HeadTables,
  { choices, beside }: { readonly choices: readonly Asked[]; readonly beside: readonly Beside[] },
  slopes: readonly ArrayLike<number>[],
): readonly Back[] {
  const { width } = head.layer;
  const back = choices.map((_, i) => ({
    out: Float64Array.from(slopes[i]!),
    hidden: new Float64Array(width),
  }));
  const addToShare = (of: number, slope: number): void => {
    if (of < 0) return;
    const share = shareOf(choices[of]);
    back[of]!.out[0]! += slope * share * (1 - share);
  };
  for (const [i, { asked, one, next }] of beside.entries()) {
    const ofInput = returnHead(head, asked, slopes[i]!);
    const own = choices[i]!.hidden;
    const other = choices[one]?.hidden;
    const share = shareOf(choices[one]);
    let ofShare = ofInput[3 * width]!;
    for (let k = 0; k < width; k++) {
      const x = (other?.[k] ?? 0) * share;
      back[i]!.hidden[k]! += ofInput[k]! + ofInput[2 * width + k]! * x;
      if (!other) continue;
      const ofX = ofInput[width + k]! + ofInput[2 * width + k]! * own[k]!;
      back[one]!.hidden[k]! += ofX * share;
      ofShare += ofX * other[k]!;
    }
    addToShare(one, ofShare);
    addToShare(next, ofInput[3 * width + 1]!);
  }
  return back;
}
