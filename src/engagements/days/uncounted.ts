/** «قبل أسابيع من القمة», «بعد أيام قليلة على لقائه», «قبل نحو شهر من …»: how long before or after, not on which day. */
import { OUT_OF } from '../particles.ts';
import type { Scene } from '../scene.ts';

/** Whether the words before the trigger at token `first` set it off from a day told before them by a time that names no day. */
export function isSetOff(scene: Scene, first: number): boolean {
  const form = (i: number): string => scene.tokens[i]?.form ?? '';
  if (!SETTING_OFF.has(form(first - 1))) return false;
  let i = first - 2;
  if (FEW.has(form(i))) i--;
  if (!UNITS.has(form(i))) return false;
  i--;
  if (SOME.has(form(i))) i--;
  return ORDER.has(form(i));
}
const UPON = 'علي';
const SETTING_OFF: ReadonlySet<string> = new Set([OUT_OF, UPON]);
const FEW_WORDS = 'قليله قليل عده عديده كثيره طويله';
const FEW: ReadonlySet<string> = new Set(FEW_WORDS.split(' '));
const SOME_WORDS = 'نحو حوالي قرابه بضعه عده اقل اكثر';
const SOME: ReadonlySet<string> = new Set(SOME_WORDS.split(' '));
const UNIT_WORDS = 'ايام اسابيع اشهر شهور شهر شهرين سنوات سنه سنتين عام عامين اعوام';
const UNITS: ReadonlySet<string> = new Set(UNIT_WORDS.split(' '));
const ORDER_WORDS = 'قبل بعد وقبل وبعد';
const ORDER: ReadonlySet<string> = new Set(ORDER_WORDS.split(' '));
