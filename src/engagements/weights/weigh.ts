/**
 * Held, still to come or called off, main or background: what the words around a trigger and its place in the report
 * say, weighed against everything else that speaks for either.
 */
import { readLexicon } from '../../lexicon/lexicon.ts';
import type { Focus, Status } from '../../model.ts';
import type { Cluster } from '../merge.ts';
import type { Setting } from '../setting.ts';
import { focusSigns, statusSigns } from './signs.ts';

/** Log-odds of each sign. */
export type Weights = ReadonlyMap<string, number>;
const memory = new Map<string, Weights>();

/** Weights of a lexicon that a script of `eval/` fitted, which says on what. */
export function weightsOf(lexicon: string): Weights {
  let known = memory.get(lexicon);
  if (!known) {
    known = new Map(readLexicon(lexicon).map((row) => [row.sign!, Number(row.weight)]));
    memory.set(lexicon, known);
  }
  return known;
}

function isLikely(signs: ReadonlySet<string>, weights: Weights, border = 0): boolean {
  let sum = weights.get('always') ?? 0;
  for (const sign of signs) sum += weights.get(sign) ?? 0;
  return sum > border;
}
/** Log-odds within which what the words around a trigger say stays: of whether it is to come, and is called off. */
const DOUBT = 0.2;
const DOUBT_OF_OFF = 0.32;
const borderOf = (isSaid: boolean, doubt: number): number => (isSaid ? -doubt : doubt);

/**
 * Called off (or denied, where the words around its triggers say so), to come or held, by the weight of all
 * signs; `status` is what the words around its triggers say.
 */
export function weighStatus(cluster: Cluster, status: Status, setting: Setting): Status {
  const signs = statusSigns(cluster, status, setting);
  const isOff = status === 'cancelled' || status === 'denied';
  if (isLikely(signs, weightsOf('off-weights'), borderOf(isOff, DOUBT_OF_OFF)))
    return status === 'denied' ? status : 'cancelled';
  // of what is said to be off and is not, nothing is said of being held
  const border = isOff ? 0 : borderOf(status === 'planned', DOUBT);
  return isLikely(signs, weightsOf('status-weights'), border) ? 'planned' : 'held';
}

/** Main or background by the weight of all signs; `focus` is what its place in the report says. */
export const weighFocus = (cluster: Cluster, focus: Focus, setting: Setting): Focus =>
  isLikely(focusSigns(cluster, focus, setting), weightsOf('focus-weights')) ? 'main' : 'background';
