/** What one engagement of a report has to do with another one told beside it. */
import type { Cluster } from './merge.ts';
import { isSame } from './people/who.ts';

/** Whether the visitor of the one takes part in the other. */
export function sharesVisitor(a: Cluster, b: Cluster): boolean {
  const visitor = (a.kind === 'visit' ? a : b).principals[0]!;
  const others = (a.kind === 'visit' ? b : a).principals;
  return others.some((m) => isSame(m.who, visitor.who));
}

/** Told close to each other: within two sentences. */
export const isNear = (a: Cluster, b: Cluster): boolean =>
  a.parts.some((x) => b.parts.some((y) => x.scene === y.scene && Math.abs(x.sentence - y.sentence) <= 2));

/** Told as what is still to come, wherever it is told. */
export const isToCome = ({ parts }: Cluster): boolean => parts.every((p) => p.told.status === 'planned');
