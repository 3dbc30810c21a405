/** Whether a cluster is an official engagement: somebody in it acts for a state, a party or a body. */
import type { Cluster } from './merge.ts';

/** At least one principal with office or body and something it represents. */
export function isOfficial({ principals }: Cluster): boolean {
  return principals.some(({ who }) => who.code !== null && (who.role.length > 0 || who.kind !== 'person'));
}
