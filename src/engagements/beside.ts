/** Those who are told beside somebody: as his company, or as more of the same. */
import type { Actor } from '../model.ts';
import type { Range } from './clauses.ts';
import type { Scene } from './scene.ts';

/** «يرافقه الوكيل»: whether the word at `i` makes whoever follows the company of another. */
export const isCompanion = ({ senses }: Scene, i: number): boolean =>
  senses[i]?.some((s) => s.class === 'accompany' && s.pronoun !== '') ?? false;

/** «استقبل الوزير السفير، إلى جانب القاضي»: whether an actor is told as one more of those of the group `open`. */
export const isBeside = ({ tokens }: Scene, open: Range | undefined, { first }: Actor): boolean =>
  open !== undefined &&
  tokens[first - 1]?.form === SIDE &&
  tokens[first - 2]?.form === AT &&
  (open.last === first - 2 || (open.last === first - 3 && tokens[open.last]!.kind === 'mark'));
const SIDE = 'جانب';
const AT = 'الي';
