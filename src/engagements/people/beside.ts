/** Those who are told beside somebody: as his company, or as more of the same. */
import type { Actor } from '../../model.ts';
import type { Range } from '../clauses.ts';
import type { Scene } from '../scene.ts';

/** «يرافقه الوكيل»: whether the word at `i` makes whoever follows the company of another. */
export const isCompanion = ({ senses }: Scene, i: number): boolean =>
  senses[i]?.some((s) => s.class === 'accompany' && s.pronoun !== '') ?? false;

/**
 * «استقبل الوزير السفير، إلى جانب القاضي», «التقى الملك وكذلك ولي العهد», «بالإضافة إلى المدير»: whether an
 * actor is told as one more of those of the group `open`.
 */
export function isBeside({ tokens }: Scene, open: Range | undefined, { first }: Actor): boolean {
  if (open === undefined || first - open.last > MOST) return false;
  const one = tokens[first - 1]!.form;
  const from = AS_WELL.has(one)
    ? first - 1
    : ADDING.has(`${tokens[first - 2]?.form} ${one}`)
      ? first - 2
      : -1;
  return from === open.last || (from === open.last + 1 && tokens[open.last]!.kind === 'mark');
}
/** A comma and two words. */
const MOST = 3;
const AS_WELL_WORDS = 'وكذلك كذلك وايضا وكذا';
const AS_WELL: ReadonlySet<string> = new Set(AS_WELL_WORDS.split(' '));
const ADDING_WORDS = 'الي جانب|والي جانب|بالاضافه الي|اضافه الي|فضلا عن|علاوه علي';
const ADDING: ReadonlySet<string> = new Set(ADDING_WORDS.split('|'));
