/** What somebody is who has no office: «الجنرال الأميركي، فلان», «القس فلان», «رجل الأعمال الأمريكي فلان». */
import type { Text } from '../model.ts';
import type { Draft } from './actors.ts';
import { isComma } from './apposition.ts';
import { nameAt } from './names.ts';
import type { Range } from './office-lists.ts';
import { senseOf, sensesAt } from './words.ts';

/** The rank or calling that the titles up to token `last` end in; null where they are mere titles («الدكتور»). */
export function rankBefore({ tokens }: Text, last: number): Range | null {
  const at = last - 1;
  if (RANKS.has(tokens[at]?.form ?? '')) return { first: at, last };
  return tokens[at]?.form === BUSINESS && PEOPLE.has(tokens[at - 1]?.form ?? '')
    ? { first: at - 1, last }
    : null;
}
const SOLDIER_WORDS = 'الجنرال المشير الادميرال';
const SOLDIERS: ReadonlySet<string> = new Set(SOLDIER_WORDS.split(' '));
const PRIEST = 'القس';
const RANKS: ReadonlySet<string> = new Set([...SOLDIERS, PRIEST]);
const BUSINESS = 'الاعمال';
const PEOPLE_WORDS = 'رجل سيده';
const PEOPLE: ReadonlySet<string> = new Set(PEOPLE_WORDS.split(' '));

/** «الجنرال الأميركي، فلان»: whoever is named behind a rank with its adjective of origin. */
export function rankedAt(text: Text, i: number, last: number): Draft | null {
  const rank = rankBefore(text, last);
  const found = rank && sensesAt(text.tokens, last);
  const nisba = found ? senseOf(found, 'nisba') : null;
  if (!found || nisba?.class !== 'definite' || found.parse.conjunction || found.parse.particle) return null;
  const at = isComma(text, found.last) ? found.last + 1 : found.last;
  const name = nameAt(text, at, at > found.last ? 'bare' : 'after-office');
  if (!name || name.attached || name.sure === 0) return null;
  // a priest or a merchant stands for no state
  const code = SOLDIERS.has(text.tokens[rank.first]!.form) ? nisba.code : '';
  return {
    first: i,
    last: name.last,
    kind: 'person',
    name: { first: name.first, last: name.last },
    role: { first: rank.first, last: found.last },
    code,
    codeAt: code ? { first: found.first, last: found.last } : null,
    plural: false,
    office: '',
    parse: sensesAt(text.tokens, i)?.parse ?? null,
    rule: 'person.after-title',
  };
}
