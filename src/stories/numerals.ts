/** Numbers in a text, in digits or words, with the word for what they count. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Sentence, Text, Token } from '../model.ts';
import { normalise } from '../text/text.ts';
import { readTerm, termOf } from './terms.ts';

/** A number at a place, with what it counts; `last` is the token after both. */
export interface Found {
  readonly value: number;
  readonly unit: string;
  readonly last: number;
  /** Of one piece of something. */
  readonly isPrice: boolean;
}

/** A number and what it counts: «31 دولة», «ثلاث اتفاقيات», «15 مليار دولار»; no days, years or parts of a larger number. */
export function numberAt({ tokens }: Text, i: number, { last }: Sentence): Found | null {
  const plain = plainAt(tokens, i);
  if (plain === null || isDatedBefore(tokens, i)) return null;
  const scale = scaleAt(tokens[plain.last]);
  const at = scale === 1 ? plain.last : plain.last + 1;
  const unit = tokens[at];
  if (at >= last || unit?.kind !== 'word' || isOfCalendar(unit) || wordValue(unit) !== null) return null;
  if (unit.form.length < LEAST_UNIT || PORTIONS.has(unit.form)) return null;
  // «للأوقية», «للسهم»: a price changes by the hour
  const isPrice = MONEY.has(readTerm(unit.word).term) && tokens[at + 1]?.form.startsWith(PER) === true;
  return { value: plain.value * scale, unit: readTerm(unit.word).term, last: at + 1, isPrice };
}

type Plain = Pick<Found, 'value' | 'last'>;
const plainAt = (tokens: readonly Token[], i: number): Plain | null =>
  tokens[i]!.kind === 'word' ? wordsAt(tokens, i) : digitsAt(tokens, i);

/** «ثلاث», «خمسة وعشرين»; «الخمس» tells which. */
function wordsAt(tokens: readonly Token[], i: number): Plain | null {
  const value = wordValue(tokens[i]);
  if (value === null || value < LEAST_IN_WORDS || wordValue(tokens[i - 1]) !== null) return null;
  if (tokens[i]!.word.parses.some(({ article }) => article)) return null;
  const tens = wordValue(tokens[i + 1]);
  if (value === TEN && ELEVENTH.has(tokens[i - 1]?.form ?? '')) return null;
  return value < TEN && tens !== null && (tens >= TWENTY || tens === TEN)
    ? { value: value + tens, last: i + 2 }
    : { value, last: i + 1 };
}
const TEN = 10;
/** «أحد عشر», «اثنا عشر» */
const ELEVEN_FORMS = 'أحد إحدى اثنا اثني اثنتا اثنتي';
const ELEVENTH = new Set(ELEVEN_FORMS.split(' ').map(normalise));
const TWENTY = 20;

/** «31», «1.5», «87،3», «12,500,000», which a text makes several tokens of. */
function digitsAt(tokens: readonly Token[], i: number): Plain | null {
  // «75ر130» is a number with another mark
  if (
    tokens[i]!.kind !== 'number' ||
    (isNext(tokens, i) && tokens[i - 1]!.kind === 'word' && tokens[i - 1]!.form.endsWith(RA))
  )
    return null;
  const parts = [tokens[i]!.form];
  const marks = new Set<string>();
  let last = i + 1;
  while (isPart(tokens, last)) {
    marks.add(tokens[last]!.form);
    parts.push(tokens[last + 1]!.form);
    last += 2;
  }
  if (!parts.every((part) => DIGITS.test(part))) return null;
  const value = valueOfParts(parts, marks);
  return value === null ? null : { value, last };
}

/** Whether a mark within a number and more of its digits stand at token `i`. */
const isPart = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] !== undefined &&
  WITHIN.includes(tokens[i]!.form) &&
  isNext(tokens, i) &&
  isNext(tokens, i + 1) &&
  tokens[i + 1]!.kind === 'number';

function valueOfParts(parts: readonly string[], marks: ReadonlySet<string>): number | null {
  const [whole = '', ...rest] = parts;
  if (rest.length === 0) return Number(whole);
  if (rest.every(({ length }) => length === GROUP)) {
    // «1.200» may be either
    return marks.has(POINT) ? null : Number(parts.join(''));
  }
  return rest.length === 1 ? Number(`${whole}.${rest[0]}`) : null;
}
export const DIGITS = /^[0-9]{1,15}$/u;
const RA = 'ر';
const PER = 'لل';
const GROUP = 3;
const POINT = '.';
const WITHIN = '.,،٫٬';

/** Whether token `i` touches the one before it. */
export const isNext = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] !== undefined && tokens[i]!.start === tokens[i - 1]?.end;

/** «واحد» and «اثنان» are seldom counts. */
const LEAST_IN_WORDS = 3;

export const wordValue = (token: Token | undefined): number | null => {
  const found = token && calendarOf(token, 'number');
  return found ? Number(found) : null;
};

const THOUSAND = 1000;
/** Words that stand behind numbers and are nothing counted. */
const LEAST_UNIT = 3;
const PORTION_FORMS =
  'عندما حين بعد قبل ثم درجة درجات سنت سنتا سنتات على إلى جولة جولات لقب ألقاب لقبا ميدالية ميداليات مباراة مباريات أهداف هدف نقاط نقطة آخر آخرين آخرون بينهم منها منهم بالمئة بالمائة عاما سنة سنوات عام يوما أيام يوم شهرا أشهر ساعة ساعات مرة مرات كيلومترا كيلومتر كم متر مترا ميلا ميل';
const PORTIONS = new Set(PORTION_FORMS.split(' ').map(normalise));

const SCALES: readonly (readonly [factor: number, forms: string])[] = [
  [THOUSAND, 'ألف آلاف ألفا'],
  [THOUSAND ** 2, 'مليون ملايين مليونا'],
  [THOUSAND ** 3, 'مليار مليارات مليارا بليون'],
  [THOUSAND ** 4, 'تريليون تريليونات'],
];
const scales = new Map(
  SCALES.flatMap(([factor, forms]) => forms.split(' ').map((it) => [normalise(it), factor] as const)),
);
const scaleAt = (token: Token | undefined): number => (token && scales.get(token.form)) || 1;

const BREAKS = '/-.:';
/** A year, a day of a month, a part of a larger number. */
function isDatedBefore(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  // «33 ألفا و288»
  if (scaleAt(before) > 1 || scaleAt(tokens[i - 2]) > 1) return true;
  // «1,200»: the second half
  if (before && WITHIN.includes(before.form) && isNext(tokens, i) && tokens[i - 2]?.kind === 'number')
    return true;
  return (
    before !== undefined &&
    (before.kind === 'number' || isOfCalendar(before) || isDated(before) || BREAKS.includes(before.form))
  );
}

/** Terms of currencies. */
const MONEY_FORMS = 'دولار دولارا ريال ريالا يورو جنيه جنيها درهم درهما دينار دينارا شيكل ليرة روبل ين';
export const MONEY = new Set(MONEY_FORMS.split(' ').map((it) => termOf(normalise(it))));

let calendar: ReadonlyMap<string, { readonly class: string; readonly value: string }> | undefined;
function calendarForms(): NonNullable<typeof calendar> {
  calendar ??= new Map(
    readLexicon('calendar').map((row) => [
      normalise(row.form ?? ''),
      { class: row.class ?? '', value: row.value ?? '' },
    ]),
  );
  return calendar;
}
const senseOf = ({ word }: Token): { readonly class: string; readonly value: string } | undefined =>
  word.parses
    .map(({ rest, stem }) => calendarForms().get(rest) ?? calendarForms().get(stem))
    .find((it) => it !== undefined);
export const calendarOf = (token: Token, name: string): string | null => {
  const sense = token.kind === 'word' ? senseOf(token) : undefined;
  return sense?.class === name ? sense.value : null;
};

const DATED: ReadonlySet<string> = new Set([
  'month',
  'hijri',
  'weekday',
  'era',
  'month-english',
  'ordinal',
  'prayer',
]);
/** Units behind which a number is a name: «عام 2019». */
const NAMED_FORMS = 'دقيقة عام سنة يوم ساعة قرن رقم مادة';
const NAMED = new Set(NAMED_FORMS.split(' ').map(normalise));
const isDated = ({ word }: Token): boolean => word.parses.some(({ stem }) => NAMED.has(stem));
const isOfCalendar = (token: Token): boolean =>
  token.kind === 'word' && DATED.has(senseOf(token)?.class ?? '');
