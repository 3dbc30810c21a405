/** When gold and output mean the same person, body, office or place. */
import type { ScoredParticipant } from './gold.ts';
import { areNear, bareWordsOf, countShared, nameWordsOf } from './words.ts';

type Party = Pick<ScoredParticipant, 'name' | 'role' | 'represents'>;

/**
 * Whether two participants are one: by their names where both have one; by party and office where only one
 * has; by office where none has, unless they represent different parties.
 */
export function isSame(a: Party, b: Party): boolean {
  if (a.name && b.name) return isSameName(a.name, b.name);
  if (a.name || b.name) {
    if (!a.represents || a.represents !== b.represents) return false;
    return Boolean(a.role && b.role && isSameOffice(a.role, b.role));
  }
  if (a.represents && b.represents && a.represents !== b.represents) return false;
  return isSameOffice(a.role, b.role);
}

/**
 * Whether two names are one: all words of the shorter stand in the other, and they end alike or have more
 * than one word; or they begin and end alike.
 */
function isSameName(a: string, b: string): boolean {
  const x = nameWordsOf(a);
  const y = nameWordsOf(b);
  const shorter = Math.min(x.length, y.length);
  if (shorter === 0) return false;
  const within = countShared(x, y) === shorter;
  if (areNear(x.at(-1)!, y.at(-1)!)) return within || areNear(x[0]!, y[0]!);
  return within && shorter > 1;
}

/** Whether all words of the shorter wording stand in the other, which is at most three times as long. */
export function isSameOffice(a: string | null | undefined, b: string | null | undefined): boolean {
  const x = bareWordsOf(a);
  const y = bareWordsOf(b);
  const shorter = Math.min(x.length, y.length);
  const longer = Math.max(x.length, y.length);
  return shorter > 0 && countShared(x, y) === shorter && 3 * shorter >= longer;
}
