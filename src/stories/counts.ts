/** What a text counts: numbers in digits or words with what they number, and how long talks lasted. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Article, Sentence, Text, Token } from '../model.ts';
import { normalise } from '../text/text.ts';
import type { Quoted } from './claims.ts';
import { readTerm, termOf } from './terms.ts';

/** A number with what it counts. */
export interface Counted {
  readonly article: string;
  readonly outlet: string | null;
  readonly value: number;
  readonly bound: 'exact' | 'about' | 'more' | 'less';
  /** Term of what is counted; of a duration what lasted, with `MINUTES` in front. */
  readonly unit: string;
  /** Terms of the sentence that tell something, with their rarity. */
  readonly terms: ReadonlyMap<string, number>;
  /** The nearest words around it that tell something, by their consonants. */
  readonly near: ReadonlySet<string>;
  readonly quoted: Quoted;
  /** Day of publication. */
  readonly day: string | null;
  /** Whether the sentence tells of dead or hurt, and whether of those of some time. */
  readonly isToll: boolean;
  readonly isPeriod: boolean;
  /** Nouns of meetings in the sentence, as terms. */
  readonly meetings: ReadonlySet<string>;
}
/** Begins the unit of a duration, whose value is in minutes. */
export const MINUTES = 'minutes ';

/** All that the sentences of an article count. */
export function countedIn(article: Article, text: Text): readonly Counted[] {
  return text.sentences.flatMap((sentence) => {
    const found: Counted[] = [];
    const terms = termsOf(text, sentence);
    const all = allTerms(text, sentence);
    const facts = {
      article: article.id,
      outlet: article.outlet,
      day: article.published,
      isToll: hasAny(all, TOLL),
      isPeriod: hasAny(all, PERIOD),
      meetings: meetingsIn(all),
      terms,
    };
    for (let i = sentence.first; i < sentence.last; i++) {
      const duration = durationAt(text, i, sentence);
      const number = duration ?? numberAt(text, i, sentence);
      if (!number) continue;
      const { value, unit, last } = number;
      const [start, end] = [text.tokens[i]!.start, text.tokens[last - 1]!.end];
      const quoted = { article: article.id, start, end, words: article.body.slice(start, end) };
      const bound = boundOf(text.tokens, i);
      found.push({ ...facts, value, bound, unit, near: nearOf(text, { first: i, last }), quoted });
      i = last - 1;
    }
    return found;
  });
}

interface Found {
  readonly value: number;
  readonly unit: string;
  readonly last: number;
}

// ---- numbers ------------------------------------------------------------------------------------

/** A number and what it counts: «31 دولة», «ثلاث اتفاقيات», «15 مليار دولار»; no days, years or parts of a larger number. */
function numberAt({ tokens }: Text, i: number, { last }: Sentence): Found | null {
  const plain = plainAt(tokens, i);
  if (plain === null || isDatedBefore(tokens, i)) return null;
  const scale = scaleAt(tokens[plain.last]);
  const at = scale === 1 ? plain.last : plain.last + 1;
  const unit = tokens[at];
  if (at >= last || unit?.kind !== 'word' || isOfCalendar(unit) || wordValue(unit) !== null) return null;
  if (unit.form.length < LEAST_UNIT || PORTIONS.has(unit.form)) return null;
  return { value: plain.value * scale, unit: readTerm(unit.word).term, last: at + 1 };
}

type Plain = Omit<Found, 'unit'>;
const plainAt = (tokens: readonly Token[], i: number): Plain | null =>
  tokens[i]!.kind === 'word' ? wordsAt(tokens, i) : digitsAt(tokens, i);

/** «ثلاث», «خمسة وعشرين»; «الخمس» tells which. */
function wordsAt(tokens: readonly Token[], i: number): Plain | null {
  const value = wordValue(tokens[i]);
  if (value === null || value < LEAST_IN_WORDS || wordValue(tokens[i - 1]) !== null) return null;
  if (tokens[i]!.word.parses.some(({ article }) => article)) return null;
  const tens = wordValue(tokens[i + 1]);
  return value < TEN && tens !== null && tens >= TWENTY
    ? { value: value + tens, last: i + 2 }
    : { value, last: i + 1 };
}
const TEN = 10;
const TWENTY = 20;

/** «31», «1.5», «87،3», «12,500,000», which a text makes several tokens of. */
function digitsAt(tokens: readonly Token[], i: number): Plain | null {
  if (tokens[i]!.kind !== 'number') return null;
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
const DIGITS = /^[0-9]{1,15}$/u;
const GROUP = 3;
const POINT = '.';
const WITHIN = '.,،٫٬';

/** Whether token `i` touches the one before it. */
const isNext = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] !== undefined && tokens[i]!.start === tokens[i - 1]?.end;

/** «واحد» and «اثنان» are seldom counts. */
const LEAST_IN_WORDS = 3;

const wordValue = (token: Token | undefined): number | null => {
  const found = token && calendarOf(token, 'number');
  return found ? Number(found) : null;
};

const THOUSAND = 1000;
/** Words that stand behind numbers and are nothing counted. */
const LEAST_UNIT = 3;
const PORTION_FORMS =
  'على إلى أهداف هدف نقاط نقطة آخر آخرين آخرون بينهم منها منهم بالمئة بالمائة عاما سنة سنوات عام يوما أيام يوم شهرا أشهر ساعة ساعات مرة مرات كيلومترا كيلومتر كم متر مترا ميلا ميل';
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

// ---- durations ----------------------------------------------------------------------------------

const HOUR = 60;
/** «ساعتين», «ساعة ونصف الساعة», «90 دقيقة», «نصف ساعة», where the sentence tells what lasted. */
function durationAt(text: Text, i: number, sentence: Sentence): Found | null {
  const time = timeAt(text.tokens, i);
  if (!time || time.last > sentence.last) return null;
  const what = lastedAt(text, i, sentence);
  return what === null ? null : { value: time.value, unit: `${MINUTES}${what}`, last: time.last };
}

function timeAt(
  tokens: readonly Token[],
  i: number,
): { readonly value: number; readonly last: number } | null {
  const [unit = '', count = '0'] = (calendarOf(tokens[i]!, 'unit') ?? '').split(' ');
  const whole = minutesOf(unit) * Number(count);
  // «الساعة» is a time of day
  if (whole > 0 && !tokens[i]!.word.parses.some(({ article }) => article)) {
    const part = partAt(tokens, i + 1);
    if (count === '1' && part.value === 0) return null;
    return { value: whole + part.value * minutesOf(unit), last: part.last };
  }
  const number =
    tokens[i]!.kind === 'number' && DIGITS.test(tokens[i]!.form)
      ? Number(tokens[i]!.form)
      : wordValue(tokens[i]);
  const share = shareOf(tokens[i]);
  const [next = '', many] = (tokens[i + 1] ? (calendarOf(tokens[i + 1]!, 'unit') ?? '') : '').split(' ');
  const minutes = minutesOf(next);
  if (minutes === 0 || many === '2') return null;
  if (share > 0) return { value: share * minutes, last: i + 2 };
  if (!number) return null;
  const part = partAt(tokens, i + 2);
  return { value: (number + part.value) * minutes, last: part.last };
}

const minutesOf = (unit: string): number => (unit === 'hour' ? HOUR : unit === 'minute' ? 1 : 0);

const HALF = 'نصف';
const SHARES: ReadonlyMap<string, number> = new Map([
  [HALF, 1 / 2],
  ['ربع', 1 / 4],
  ['ثلث', 1 / 3],
]);
const shareOf = (token: Token | undefined): number =>
  token?.word.parses.map(({ rest }) => SHARES.get(rest) ?? 0).find((it) => it > 0) ?? 0;

/** «ونصف», «ونصف الساعة» behind hours. */
function partAt(tokens: readonly Token[], i: number): { readonly value: number; readonly last: number } {
  const share = tokens[i]?.word.parses.some(({ conjunction }) => conjunction !== '') ? shareOf(tokens[i]) : 0;
  if (share === 0) return { value: 0, last: i };
  const named = tokens[i + 1] !== undefined && calendarOf(tokens[i + 1]!, 'unit') !== null;
  return { value: share, last: named ? i + 2 : i + 1 };
}

const ALONE_FORMS = 'انفراد منفرد منفردا منفردة مغلق مغلقة مغلقا ثنائيا';
const ALONE = new Set(ALONE_FORMS.split(' ').map(normalise));
const TALKS_FORMS = 'لقاء اجتماع محادثات مباحثات جلسة قمة لقائهما اجتماعهما محادثاتهما';
const TALKS = new Set(TALKS_FORMS.split(' ').map(normalise));
const CALL_FORMS = 'اتصال مكالمة محادثة';
const CALLS = new Set(CALL_FORMS.split(' ').map(normalise));
const LASTING_FORMS = 'استمر استمرت دام دامت استغرق استغرقت امتد امتدت طال لمدة مدته مدتها أمضى قضى';
const LASTING = new Set(LASTING_FORMS.split(' ').map(normalise));
/** Tokens between a duration and the word that tells what lasted. */
const REACH = 12;

/** What lasted: talks of two alone, talks, a call; null where the sentence does not say that something lasted. */
function lastedAt({ tokens }: Text, at: number, { first, last }: Sentence): string | null {
  const [from, to] = [Math.max(first, at - REACH), Math.min(last, at + REACH)];
  const has = (words: ReadonlySet<string>): boolean =>
    tokens
      .slice(from, to)
      .some(
        ({ word, kind }) =>
          kind === 'word' && word.parses.some(({ stem, rest }) => words.has(stem) || words.has(rest)),
      );
  const lasts = tokens
    .slice(first, at)
    .some(({ word }) => word.parses.some(({ rest, stem }) => LASTING.has(rest) || LASTING.has(stem)));
  if (!lasts) return null;
  if (has(ALONE)) return 'alone';
  if (has(CALLS)) return 'call';
  return has(TALKS) ? 'talks' : null;
}

const TOLL_FORMS =
  'قتل مقتل قتيل قتلى قتيلا جرح جريح جرحى جريحا أصيب إصابة مصاب مصابين وفاة وفيات ضحايا ضحية مصرع شهيد شهداء استشهاد لقي حتفهم';
const TOLL = new Set(TOLL_FORMS.split(' ').map((it) => termOf(normalise(it))));
const PERIOD_FORMS = 'منذ أسبوع مدار حصيلة فترة خلال شهر';
const PERIOD = new Set(PERIOD_FORMS.split(' ').map((it) => termOf(normalise(it))));
const hasAny = (terms: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean =>
  [...terms].some((it) => wanted.has(it));

const MEETING_FORMS = 'قمة اجتماع لقاء زيارة مباحثات محادثات مفاوضات مؤتمر جولة';
const MEETINGS = new Set(MEETING_FORMS.split(' ').map((it) => termOf(normalise(it))));
const meetingsIn = (terms: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...terms].filter((it) => MEETINGS.has(it)));

// ---- words --------------------------------------------------------------------------------------

const allTerms = ({ tokens }: Text, { first, last }: Sentence): ReadonlySet<string> =>
  new Set(
    tokens.slice(first, last).flatMap(({ kind, word }) => (kind === 'word' ? [readTerm(word).term] : [])),
  );

function termsOf({ tokens }: Text, { first, last }: Sentence): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  for (let i = first; i < last; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') continue;
    const { term, rarity } = readTerm(token.word);
    if (rarity > 0) terms.set(term, rarity);
  }
  return terms;
}

/** What «شارك» and «مشاركة», «قتل» and «مقتل» have in common. */
const consonantsOf = (term: string): string => {
  const bare = term.length > LEAST_CONSONANTS && term.startsWith(MIM) ? term.slice(1) : term;
  return [...bare].filter((letter) => !VOWELS.includes(letter)).join('');
};
const MIM = 'م';
const VOWELS = 'اوي';
const LEAST_CONSONANTS = 3;

/** Words that tell something, taken on either side of a number. */
const NEAR = 4;
function nearOf(
  { tokens }: Text,
  { first, last }: { readonly first: number; readonly last: number },
): ReadonlySet<string> {
  const near = new Set<string>();
  for (const [from, step] of [
    [first - 1, -1],
    [last, 1],
  ] as const) {
    for (let i = from, left = NEAR; left > 0 && tokens[i]; i += step) {
      const { kind, word } = tokens[i]!;
      if (kind !== 'word') continue;
      left--;
      const { term, rarity } = readTerm(word);
      if (rarity > 0) near.add(consonantsOf(term));
    }
  }
  return near;
}

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
const calendarOf = (token: Token, name: string): string | null => {
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
const NAMED_FORMS = 'عام سنة يوم ساعة قرن رقم مادة';
const NAMED = new Set(NAMED_FORMS.split(' ').map(normalise));
const isDated = ({ word }: Token): boolean => word.parses.some(({ stem }) => NAMED.has(stem));
const isOfCalendar = (token: Token): boolean =>
  token.kind === 'word' && DATED.has(senseOf(token)?.class ?? '');

const ABOUT_FORMS = 'نحو حوالي قرابة زهاء يقارب يقرب تقريبا بضع ربما';
const ABOUT = new Set(ABOUT_FORMS.split(' ').map(normalise));
const MORE_FORMS = 'أكثر أزيد يزيد يفوق تجاوز تجاوزت يتجاوز فوق';
const MORE = new Set(MORE_FORMS.split(' ').map(normalise));
const LESS_FORMS = 'أقل دون حتى';
const LESS = new Set(LESS_FORMS.split(' ').map(normalise));

function boundOf(tokens: readonly Token[], i: number): Counted['bound'] {
  for (let at = i - 1; at >= Math.max(0, i - 2); at--) {
    const token = tokens[at]!;
    if (token.kind !== 'word') continue;
    const is = (words: ReadonlySet<string>): boolean =>
      token.word.parses.some(({ stem, rest }) => words.has(stem) || words.has(rest));
    if (is(ABOUT)) return 'about';
    if (is(MORE)) return 'more';
    if (is(LESS)) return 'less';
  }
  return 'exact';
}
