/** Whether a proposal tells again what rules read: of the same people a proposal makes no second interaction. */
import type { Candidate } from '../candidates.ts';
import type { Cluster } from '../merge.ts';
import { isSame, type Member } from '../people/who.ts';

export const isProposed = ({ rule }: Pick<Candidate, 'rule'>): boolean => rule.endsWith(PROPOSED);
/** What the ids of proposed readings end in. */
export const PROPOSED = '.proposed';

/**
 * Whether a cluster knows the visitor and the land of a proposed visit, or all sides of another proposal; or its
 * word refers back to it («اللقاء الذي حضره …»).
 */
export function isKnown(clusters: readonly Cluster[], candidate: Candidate): boolean {
  const land = candidate.destination?.country ?? null;
  const [visitor] = candidate.principals;
  if (candidate.definite && clusters.some((cluster) => isJustTold(cluster, candidate))) return true;
  return clusters.some(({ kind, principals, attendees, parts }) =>
    candidate.kind === 'visit'
      ? kind === 'visit' &&
        visitor !== undefined &&
        isAmong(principals, visitor) &&
        parts.some((p) => (p.destination?.country ?? land) === land)
      : kind !== 'visit' && candidate.principals.every((m) => isAmong([...principals, ...attendees], m)),
  );
}

/** One of `members`, or the land that one of them stands for. */
const isAmong = (members: readonly Member[], { who }: Member): boolean =>
  members.some(
    (m) =>
      isSame(m.who, who) ||
      (who.code !== null && m.who.code === who.code && (who.name.length === 0 || m.who.name.length === 0)),
  );

/** Told of in the same sentence or in the two before it. */
const isJustTold = ({ kind, parts }: Cluster, candidate: Candidate): boolean =>
  (kind === 'visit') === (candidate.kind === 'visit') &&
  parts.some(
    (p) =>
      p.scene === candidate.scene &&
      p.words[0]!.first < candidate.words[0]!.first &&
      candidate.sentence - p.sentence <= NEAR,
  );
/** Sentences over which «اللقاء» refers back. */
const NEAR = 2;
