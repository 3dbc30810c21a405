/** Who acts without being a person: states, capitals, organisations, ministries; «الأخير» and «الجانبان». */
import type { Text } from '../model.ts';
import type { Draft } from './actors.ts';
import { capitalCode } from './places.ts';
import { type Sense, senseOf, sensesAt } from './words.ts';

const FI = 'في';
const BA = 'ب';
/** Past «قصر الإليزيه» where it stands behind «في» and tells where, not who; else `i`. */
export function seatEnd(text: Text, i: number): number {
  const found = sensesAt(text.tokens, i);
  if (!found || (found.parse.particle !== BA && text.tokens[i - 1]?.form !== FI)) return i;
  return senseOf(found, 'place')?.class === 'seat' ? found.last : i;
}

/** The rule of bodies of many states. */
export const INTERNATIONAL = 'org.international';

const ruleOf = (org: Sense): string => (org.class === 'international' ? INTERNATIONAL : 'org.listed');

/** States, capitals in their place, organisations, seats of government. */
export function bodyAt(text: Text, i: number): Draft | null {
  const found = sensesAt(text.tokens, i);
  if (!found) return null;
  const country = senseOf(found, 'country');
  const org = listedOrg(text, i, senseOf(found, 'org'));
  const place = senseOf(found, 'place');
  const capital = place && (place.class === 'capital' || place.class === 'seat') ? place : null;
  const sense = org ?? country ?? capital;
  if (!sense) return null;
  const code = sense === capital ? capitalCode(found.value) : sense.code;
  const range = { first: i, last: found.last };
  return {
    ...range,
    kind: org ? 'institution' : 'state',
    name: null,
    role: range,
    code,
    codeAt: code ? range : null,
    plural: false,
    office: '',
    parse: found.parse,
    rule: org ? ruleOf(org) : country ? 'state.name' : `state.${place!.class}`,
  };
}

/** An organisation whose name is also an everyday word («فتح») counts in quotation marks only. */
function listedOrg(text: Text, i: number, org: Sense | null): Sense | null {
  if (!org?.ambiguous) return org;
  const quote = text.quoteOf[i]!;
  return quote >= 0 && text.quotes[quote]!.first === i ? org : null;
}

/** «الخارجية التونسية»: the ministry by its portfolio and the state. */
export function ministryAt(text: Text, i: number): Draft | null {
  const found = sensesAt(text.tokens, i);
  const portfolio = senseOf(found, 'portfolio');
  if (!found || !portfolio || !MINISTRIES.has(portfolio.value)) return null;
  const behind = sensesAt(text.tokens, found.last);
  const nisba = senseOf(behind, 'nisba');
  if (!behind || !nisba || nisba.class !== 'definite' || behind.parse.conjunction || behind.parse.particle)
    return null;
  const codeAt = { first: behind.first, last: behind.last };
  const range = { first: i, last: behind.last };
  return {
    ...range,
    kind: 'institution',
    name: null,
    role: range,
    code: nisba.code,
    codeAt,
    plural: false,
    office: '',
    parse: found.parse,
    rule: 'org.ministry',
  };
}
const MINISTRIES = new Set(['foreign-minister', 'interior-minister', 'defence-minister', 'finance-minister']);

export function anaphorAt(text: Text, i: number): Draft | null {
  const found = sensesAt(text.tokens, i);
  const both = senseOf(found, 'both-sides');
  const latter = senseOf(found, 'the-latter');
  if (!found || !(both || latter)) return null;
  // «التطورات الأخيرة»: an adjective of the noun before it
  if (latter && text.tokens[i - 1]?.word.parses.some((parse) => parse.article)) return null;
  const range = { first: i, last: found.last };
  return {
    ...range,
    kind: 'pronoun',
    name: null,
    role: range,
    code: '',
    codeAt: null,
    plural: both !== null,
    office: '',
    parse: found.parse,
    rule: both ? 'pronoun.both-sides' : 'pronoun.the-latter',
  };
}
