/**
 * Who is meant: the known person behind a name, and where only the office is told, its holder on that
 * day – proposed, and marked as inferred.
 */
import { theHolder } from '../../offices/offices.ts';
import type { Ledger } from '../evidence.ts';
import type { Who } from './who.ts';

export interface Asked {
  readonly pointer: string;
  readonly ledger: Ledger;
  /** ISO 8601 day on which the office was held, or null. */
  readonly day: string | null;
}

/** Offices told with these words were held before or will be held: nobody is proposed. */
const NOT_NOW = new Set('سابق سابقه اسبق منتخب منتخبه راحل راحله مستقيل مكلف مكلفه'.split(' '));
const DAY = 10;

/** Stable id of the person, or null; the id of a name rests on the words of the name. */
export function personOf(who: Who, { pointer, ledger, day }: Asked): string | null {
  const { entity } = who;
  if (entity.name) {
    const words = ledger.evidence[`${pointer}/name`];
    if (!entity.person || !words) return null;
    ledger.evidence[`${pointer}/person`] = words;
    return entity.person;
  }
  if (!entity.role || !entity.represents || entity.plural || day?.length !== DAY) return null;
  if (entity.office === '' || who.role.some((word) => NOT_NOW.has(word))) return null;
  const holder = theHolder(entity.office, entity.represents, day);
  if (!holder) return null;
  ledger.inferred.push(`${pointer}/person`);
  return holder.person;
}
