/** What a text counts: numbers in digits or words with what they number, and how long talks lasted. */
import type { Mentions, Sentence, Text, Token } from '../model.ts';
import { normalise } from '../text/text.ts';
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
  /** Whether it stands in the first sentences of the report. */
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

/** All that the sentences of an article count. */
export function countedIn({ article, text, mentions }: Read): readonly Counted[] {
  return text.sentences.flatMap((sentence, number) => {
    const found: Counted[] = [];
    const terms = termsOf(text, sentence);
    const all = allTerms(text, sentence);
    const facts = {
      article: article.id,
      outlet: article.outlet,
      day: article.published,
      isToll: hasAny(all, TOLL),
      isPeriod: hasAny(all, PERIOD),
      isLead: number < LEAD_SENTENCES,
      parties: partiesIn(mentions, sentence),
      meetings: meetingsIn(all),
      terms,
    };
    for (let i = sentence.first; i < sentence.last; i++) {
      const duration = durationAt(text, i, sentence);
      const number = duration ?? numberAt(text, i, sentence);
      if (!number) continue;
      const { value, unit, last, isPrice } = number;
      const [start, end] = [text.tokens[i]!.start, text.tokens[last - 1]!.end];
      const quoted = { article: article.id, start, end, words: article.body.slice(start, end) };
      const bound = boundOf(text.tokens, i, last);
      found.push({
        ...facts,
        value,
        bound,
        unit,
        isPrice,
        isMoney: MONEY.has(unit),
        near: nearOf(text, { first: i, last }),
        quoted,
      });
      i = last - 1;
    }
    return found;
  });
}

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
