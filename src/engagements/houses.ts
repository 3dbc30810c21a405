/** Bodies of many states, by the codes of the guidelines. */

import { INTERNATIONAL } from '../mentions/mentions.ts';
import type { Actor } from '../model.ts';
import type { Scene } from './scene.ts';

/** Houses of states that meet in summits. */
export const HOUSES: ReadonlySet<string> = new Set(['LAS', 'GCC', 'OIC', 'AU', 'EU', 'NATO']);
/** Those whose sitting is a summit. */
export const BODIES: ReadonlySet<string> = new Set([...HOUSES, 'UN', 'IAEA']);

/** «مجموعة العشرين», «أوبك», «منظمة شنغهاي»: states that sit together; «الاتحاد الدولي للصحفيين» is none. */
export const isHouseOfMany = ({ tokens }: Scene, { rule, first }: Actor): boolean =>
  rule === INTERNATIONAL &&
  tokens[first]!.word.parses.some((p) => HOUSE_NAMES.has(p.rest) || (p.article && HOUSE_NAMES.has(p.stem)));
const HOUSE_WORDS = 'مجموعه منظمه رابطه تحالف حلف تجمع مجلس اوبك اسيان بريكس ايكواس كواد';
const HOUSE_NAMES: ReadonlySet<string> = new Set(HOUSE_WORDS.split(' '));
