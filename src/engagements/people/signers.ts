/** Papers signed by those whose talks or visit is told beside them: «زار … وتم توقيع عدد من الاتفاقيات». */
import type { Candidate } from '../candidates.ts';
import { isComplete } from '../merge.ts';
import { areOfTwoParties, type Member, memberOf } from './who.ts';

/** `candidates` in text order, signings that name nobody with the two of whom was told last; without those left alone. */
export function withSigners(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.flatMap((candidate) => {
    if (candidate.kind !== 'signing' || candidate.principals.length > 0) return [candidate];
    const principals = pairBefore(candidate, candidates);
    return principals ? [{ ...candidate, principals }] : [];
  });
}

/** The two of the talks or the visit that is told nearest, in the same sentence or shortly before it. */
function pairBefore(signing: Candidate, all: readonly Candidate[]): readonly Member[] | null {
  const near = all.filter(
    (c) =>
      c.scene === signing.scene &&
      c.sentence <= signing.sentence &&
      c.sentence >= signing.sentence - NEAR &&
      isComplete(c),
  );
  for (const told of near.reverse()) {
    const pair = told.kind === 'visit' ? guestAndHost(told) : told.principals;
    if (pair.length === 2 && TALKS.has(told.kind) && areOfTwoParties(pair[0]!.who, pair[1]!.who)) return pair;
  }
  return null;
}
/** Sentences between the talks and the signing. */
const NEAR = 3;
const TALKS: ReadonlySet<string> = new Set(['meeting', 'summit', 'visit']);

/** The visitor and the state that he visits, where the report names it as one. */
function guestAndHost({ scene, principals, destination }: Candidate): readonly Member[] {
  const state = scene.mentions.actors.find(
    (a) => a.kind === 'state' && a.represents !== null && a.represents === destination?.country,
  );
  return state ? [...principals, memberOf(scene, state)] : principals;
}
