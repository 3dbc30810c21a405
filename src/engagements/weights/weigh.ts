/**
 * Held or still to come, main or background: what the words around a trigger and its place in the report
 * say, weighed against everything else that speaks for either.
 */
import { readLexicon } from '../../lexicon/lexicon.ts';
import type { Focus, Status } from '../../model.ts';
import type { Cluster } from '../merge.ts';
import type { Setting } from '../setting.ts';
import { focusSigns, statusSigns } from './signs.ts';

type Weights = ReadonlyMap<string, number>;
const memory = new Map<string, Weights>();

/** Log-odds fitted by `eval/train-weights.ts`, which says on what. */
function weightsOf(lexicon: string): Weights {
  let known = memory.get(lexicon);
  if (!known) {
    known = new Map(readLexicon(lexicon).map((row) => [row.sign!, Number(row.weight)]));
    memory.set(lexicon, known);
  }
  return known;
}

function isLikely(signs: ReadonlySet<string>, weights: Weights): boolean {
  let sum = weights.get('always') ?? 0;
  for (const sign of signs) sum += weights.get(sign) ?? 0;
  return sum > 0;
}

/** `status` itself where it is cancelled or denied; else held or planned, by the weight of all signs. */
export function weighStatus(cluster: Cluster, status: Status, setting: Setting): Status {
  if (status !== 'held' && status !== 'planned') return status;
  return isLikely(statusSigns(cluster, status, setting), weightsOf('status-weights')) ? 'planned' : 'held';
}

/** Main or background by the weight of all signs; `focus` is what its place in the report says. */
export const weighFocus = (cluster: Cluster, focus: Focus, setting: Setting): Focus =>
  isLikely(focusSigns(cluster, focus, setting), weightsOf('focus-weights')) ? 'main' : 'background';
