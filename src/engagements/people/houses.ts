/** Bodies of many states: by the codes of the guidelines, or by their names. */

import { INTERNATIONAL } from '../../mentions/mentions.ts';
import type { Actor } from '../../model.ts';
import type { Scene } from '../scene.ts';

/** Houses of states that meet in summits. */
export const HOUSES: ReadonlySet<string> = new Set(['LAS', 'GCC', 'OIC', 'AU', 'EU', 'NATO']);
/** Those whose sitting is a summit. */
export const BODIES: ReadonlySet<string> = new Set([...HOUSES, 'UN', 'IAEA']);

/** Codes of bodies that have two letters, as those of states have. */
const SHORT: ReadonlySet<string> = new Set(['UN', 'EU', 'AU', 'WB']);
/** Whether a code is that of a state, which has a land of its own; bodies and parties have none. */
export const isState = (code: string): boolean => code.length === 2 && !SHORT.has(code);

/** A body of many states by its code: its sitting is a summit. */
export const isBody = ({ kind, represents }: Actor): boolean =>
  kind === 'institution' && represents !== null && BODIES.has(represents);

/** «مجموعة العشرين», «أوبك», «منظمة شنغهاي»: states that sit together; «الاتحاد الدولي للصحفيين» is none. */
export const isHouseOfMany = ({ tokens }: Scene, { rule, first }: Actor): boolean =>
  rule === INTERNATIONAL &&
  tokens[first]!.word.parses.some((p) => HOUSE_NAMES.has(p.rest) || (p.article && HOUSE_NAMES.has(p.stem)));
const HOUSE_WORDS = 'مجموعه منظمه رابطه تحالف حلف تجمع مجلس اوبك اسيان بريكس ايكواس كواد';
const HOUSE_NAMES: ReadonlySet<string> = new Set(HOUSE_WORDS.split(' '));

/**
 * «اللجنة الدولية …», «الجمعية العامة للمنظمة», «منظمة حظر الأسلحة»: a body or committee whose own name says that
 * several states sit in it, though no list of bodies has it; none that acts for a single state, nor «المنظمة» alone.
 */
export function isOfSeveral({ tokens }: Scene, { kind, first, last, represents }: Actor): boolean {
  if ((kind !== 'institution' && kind !== 'group') || last - first < 2) return false;
  if (represents !== null && isState(represents)) return false;
  const is = (i: number, words: ReadonlySet<string>): boolean =>
    tokens[i]!.word.parses.some((p) => words.has(p.rest) || (p.article && words.has(p.stem)));
  if (is(first, LEAGUES)) return true;
  if (is(first, ASSEMBLIES)) return is(first + 1, GENERAL);
  if (!is(first, COMMITTEES)) return false;
  for (let i = first + 1; i < last; i++) if (is(i, OF_STATES)) return true;
  return false;
}
const LEAGUES: ReadonlySet<string> = new Set('منظمه رابطه'.split(' '));
const ASSEMBLIES: ReadonlySet<string> = new Set(['جمعيه']);
const GENERAL: ReadonlySet<string> = new Set(['عامه']);
const COMMITTEES: ReadonlySet<string> = new Set(['لجنه']);
const OF_STATES_WORDS = 'دوليه عربيه عالميه اقليميه افريقيه اسلاميه';
const OF_STATES: ReadonlySet<string> = new Set(OF_STATES_WORDS.split(' '));
