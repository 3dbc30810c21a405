/** What a text counts: numbers in digits or words with what they number, and how long talks lasted. */
import type { Mentions, Sentence, Text, Token } from '../model.ts';
import { normalise, readText } from '../text/text.ts';
import type { Quoted } from './claims.ts';
import { durationAt } from './durations.ts';
import { MONEY, numberAt } from './numerals.ts';
import type { Read } from './people.ts';
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
  /** Which of them the words around the number tell of. */
  readonly harm: 'dead' | 'hurt' | 'both' | null;
  /** Whether the sentence says that it has grown to this number. */
  readonly isRising: boolean;
  /** Whether it tells of markets, in which numbers change by the hour. */
  readonly isMarket: boolean;
  /** Other times that the sentence tells of: years, and what is said to be past. */
  readonly times: ReadonlySet<string>;
  /** Days of the week that it names. */
  readonly weekdays: ReadonlySet<string>;
  /** Whether it counts from some day on. */
  readonly isSince: boolean;
  /** Whether it stands in the title or in the first sentences of the report. */
  readonly isLead: boolean;
  /** Whom the sentence names, by their parties. */
  readonly parties: ReadonlySet<string>;
  readonly isPeriod: boolean;
  /** Whether it is a sum of money. */
  readonly isMoney: boolean;
  /** Of one piece of something. */
  readonly isPrice: boolean;
  /** Nouns of meetings in the sentence, as terms. */
  readonly meetings: ReadonlySet<string>;
}

const LEAD_SENTENCES = 2;
const partiesIn = ({ actors, places }: Mentions, { first, last }: Sentence): ReadonlySet<string> => {
  const isIn = (it: { readonly first: number }): boolean => it.first >= first && it.first < last;
  const named = actors.filter(isIn).map(({ represents }) => represents);
  return new Set(
    [...named, ...places.filter(isIn).map(({ country }) => country)].filter((it) => it !== null),
  );
};

/** All that the title and the sentences of an article count. */
export function countedIn({ article, text, mentions }: Read): readonly Counted[] {
  const title = readText(article.title);
  const isRevised = REVISED.some((words) => normalise(article.body).includes(words));
  const counted = [
    ...title.sentences.flatMap((sentence) => {
      const facts = { isLead: true, parties: new Set<string>(), in: 'title' as const };
      return countedAt(title, sentence, { article, words: article.title, ...facts });
    }),
    ...text.sentences.flatMap((sentence, number) => {
      const facts = { isLead: number < LEAD_SENTENCES, parties: partiesIn(mentions, sentence) };
      return countedAt(text, sentence, { article, words: article.body, ...facts });
    }),
  ];
  return isRevised ? counted.map((it) => ({ ...it, isRising: it.isRising || it.harm !== null })) : counted;
}
/** A report that says so brings its tolls up to date: another report of the day has those of before. */
const REVISED_FORMS = 'جديدة محدثة سابقة أولية';
const TOLL_OF = 'حصيلة';
const REVISED = REVISED_FORMS.split(' ').map((it) => normalise(`${TOLL_OF} ${it}`));

interface Where extends Pick<Counted, 'isLead' | 'parties'> {
  readonly article: Read['article'];
  /** Of the title or the body. */
  readonly words: string;
  readonly in?: 'title';
}
function countedAt(text: Text, sentence: Sentence, where: Where): readonly Counted[] {
  const found: Counted[] = [];
  const { article, words, isLead, parties } = where;
  const all = allTerms(text, sentence);
  const facts = {
    ...{ article: article.id, outlet: article.outlet, day: article.published, isLead, parties },
    ...{ isToll: hasAny(all, TOLL), isPeriod: hasAny(all, PERIOD), meetings: meetingsIn(all) },
    isMarket: hasAny(all, MARKET),
    ...{ times: timesIn(text, sentence, article.published), weekdays: weekdaysIn(text, sentence) },
    isSince: hasAny(all, SINCE),
    terms: termsOf(text, sentence),
  };
  for (let i = sentence.first; i < sentence.last; i++) {
    const number = durationAt(text, i, sentence) ?? numberAt(text, i, sentence);
    if (!number) continue;
    const { value, unit, last, isPrice } = number;
    const [start, end] = [text.tokens[i]!.start, text.tokens[last - 1]!.end];
    const place = { article: article.id, start, end, words: words.slice(start, end) };
    found.push({
      ...facts,
      ...{ value, unit, isPrice, isMoney: MONEY.has(unit), bound: boundOf(text.tokens, i, last) },
      near: nearOf(text, { first: i, last }),
      harm: harmAt(text, { first: i, last }, sentence),
      isRising: hasAny(all, RISING) && text.tokens[i - 1]?.form === TO,
      quoted: where.in ? { ...place, in: where.in } : place,
    });
    i = last - 1;
  }
  return found;
}

const termSet = (forms: string): ReadonlySet<string> =>
  new Set(forms.split(' ').map((it) => termOf(normalise(it))));
const DEAD = termSet('قتل مقتل قتيل قتلى وفاة توفي مصرع شهيد شهداء استشهاد استشهد حتفهم ضحايا لقي');
const HURT = termSet('جرح جريح جرحى أصيب إصابة إصابات مصاب مصابين');
/** Words before and behind a number in which it is said what became of those it counts. */
const BEFORE = 5;
const BEHIND = 3;
/** Told by the nearest word; «مقتل وإصابة» tells both. */
function harmAt(
  { tokens }: Text,
  number: Pick<Sentence, 'first' | 'last'>,
  within: Sentence,
): Counted['harm'] {
  const at = (i: number): 'dead' | 'hurt' | null => {
    const token = i >= within.first && i < within.last ? tokens[i] : undefined;
    if (token?.kind !== 'word') return null;
    const { term } = readTerm(token.word);
    return DEAD.has(term) ? 'dead' : HURT.has(term) ? 'hurt' : null;
  };
  for (let away = 1; away <= BEFORE; away++) {
    const before = at(number.first - away);
    if (before) return isOther(before, at(number.first - away - 1)) ? 'both' : before;
    const behind = away <= BEHIND ? at(number.last + away - 1) : null;
    if (behind) return behind;
  }
  return null;
}
const isOther = (a: string, b: string | null): boolean => b !== null && a !== b;
const TO = normalise('إلى');
const RISING = termSet('ارتفع ارتفعت ارتفاع يرتفع ترتفع');
const MARKET = termSet('سهم أسهم مؤشر تداول تداولات أوقية برميل عقود ربحية بورصة إغلاق');
const PAST = termSet('الماضي الماضية الماضيين المنصرم السابق السابقة الفائت');
const YEAR = /^(?:19|20)[0-9]{2}$/u;
/** The year in which a report stands is none of them. */
const timesIn = (
  { tokens }: Text,
  { first, last }: Sentence,
  published: string | null,
): ReadonlySet<string> =>
  new Set(
    tokens.slice(first, last).flatMap(({ kind, form, word }) => {
      if (kind === 'number') return YEAR.test(form) && !published?.startsWith(form) ? [form] : [];
      return kind === 'word' && PAST.has(readTerm(word).term) ? ['past'] : [];
    }),
  );
const formsIn = ({ tokens }: Text, { first, last }: Sentence): readonly string[] =>
  tokens.slice(first, last).map(({ form }) => form);
const SINCE = termSet('منذ');
const WEEKDAY_FORMS = 'الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت';
const WEEKDAYS = new Set(WEEKDAY_FORMS.split(' ').map(normalise));
const weekdaysIn = (text: Text, sentence: Sentence): ReadonlySet<string> =>
  new Set(formsIn(text, sentence).filter((form) => WEEKDAYS.has(form)));

const TOLL_FORMS =
  'تدمير تصفية ضبط اعتقال قتل مقتل قتيل قتلى قتيلا جرح جريح جرحى جريحا أصيب إصابة مصاب مصابين وفاة وفيات ضحايا ضحية مصرع شهيد شهداء استشهاد لقي حتفهم';
const TOLL = new Set(TOLL_FORMS.split(' ').map((it) => termOf(normalise(it))));
const PERIOD_FORMS = 'منذ أسبوع مدار حصيلة فترة خلال شهر';
const PERIOD = new Set(PERIOD_FORMS.split(' ').map((it) => termOf(normalise(it))));
const hasAny = (terms: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean =>
  [...terms].some((it) => wanted.has(it));

const MEETING_FORMS = 'قمة اجتماع لقاء زيارة مباحثات محادثات مفاوضات مؤتمر جولة';
const MEETINGS = new Set(MEETING_FORMS.split(' ').map((it) => termOf(normalise(it))));
const meetingsIn = (terms: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...terms].filter((it) => MEETINGS.has(it)));

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

const ON = 'علي';
const LEAST = 'الاقل';
/** «يفوق حجم … 50 مليارا»: words before the number at most. */
const EXCEEDING = 7;
const EXCEEDS_FORMS = 'يفوق تفوق تجاوز تجاوزت يتجاوز تتجاوز ناهز ناهزت';
const EXCEEDS = new Set(EXCEEDS_FORMS.split(' ').map(normalise));
const ABOUT_FORMS = 'نحو حوالي قرابة زهاء يقارب يقرب تقريبا بضع ربما';
const ABOUT = new Set(ABOUT_FORMS.split(' ').map(normalise));
const MORE_FORMS = 'أكثر أزيد يزيد يفوق تجاوز تجاوزت يتجاوز فوق';
const MORE = new Set(MORE_FORMS.split(' ').map(normalise));
const LESS_FORMS = 'أقل دون حتى';
const LESS = new Set(LESS_FORMS.split(' ').map(normalise));

function boundOf(tokens: readonly Token[], i: number, last: number): Counted['bound'] {
  // «… على الأقل»
  if (tokens[last]?.form === ON && tokens[last + 1]?.form === LEAST) return 'more';
  for (let at = i - 1; at >= Math.max(0, i - EXCEEDING); at--)
    if (tokens[at]!.kind === 'mark') break;
    else if (EXCEEDS.has(tokens[at]!.form)) return 'more';
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
