/** Bodies of many states: by the codes of the guidelines, or by their names. */

import { INTERNATIONAL } from '../mentions/mentions.ts';
import type { Actor } from '../model.ts';
import type { Scene } from './scene.ts';

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
