/** Numbers that two reports give for the same: «31 دولة» in one and «34 دولة» in the other. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Article, Sentence, Text, Token } from '../model.ts';
import { normalise, readText } from '../text/text.ts';
import { type Claim, countIndependent, type Quoted } from './claims.ts';
import type { Source } from './sources.ts';
import { readTerm } from './terms.ts';

/** A number with what it counts. */
interface Counted {
  readonly article: string;
  readonly value: number;
  /** At least or about so many. */
  readonly bound: 'exact' | 'about' | 'more';
  /** Term of what is counted. */
  readonly unit: string;
  /** Terms of the sentence that tell something. */
  readonly terms: ReadonlyMap<string, number>;
  readonly quoted: Quoted;
}

/** Terms a sentence must share with another to be of the same, and their weight. 0.8 … 2 tried on the samples, 2026-11. */
const LEAST_SHARED = 2;
const LEAST_WEIGHT = 1.1;
const MOST_DIGITS = 15;
const PLAIN = /^[0-9]+(?:[.,][0-9]+)?$/u;

/** Numbers of one thing that cannot all be right. */
export function numberClaims(articles: readonly Article[], sources: readonly Source[]): readonly Claim[] {
  const counted = articles.flatMap((article) => countedIn(article, readText(article.body)));
  const claims: Claim[] = [];
  const told = new Set<Counted>();
  for (const first of counted) {
    if (told.has(first)) continue;
    const same = counted.filter(
      (it) => it === first || (it.article !== first.article && areOfOne(first, it)),
    );
    const clashing = same.filter((it) => it === first || isClash(first, it));
    if (clashing.length < 2) continue;
    for (const it of same) told.add(it);
    claims.push(claimOf(same, sources));
  }
  return claims;
}

function claimOf(same: readonly Counted[], sources: readonly Source[]): Claim {
  const values = [...new Set(same.map(({ value }) => value))].map((value) => {
    const saying = same.filter((it) => it.value === value);
    const ids = [...new Set(saying.map(({ article }) => article))];
    return {
      value: String(value),
      words: saying.map(({ quoted }) => quoted),
      articles: ids,
      ...countIndependent(ids, sources),
    };
  });
  return { field: 'number', about: same[0]!.unit, values, verdict: 'contradiction' };
}

/** Whether both count the same thing in the same matter. */
function areOfOne(a: Counted, b: Counted): boolean {
  if (a.unit !== b.unit) return false;
  const both = [...a.terms].filter(([term]) => b.terms.has(term) && term !== a.unit);
  const weight = both.reduce((sum, [, rarity]) => sum + rarity, 0);
  return both.length >= LEAST_SHARED && weight >= LEAST_WEIGHT;
}

const isClash = (a: Counted, b: Counted): boolean =>
  a.value !== b.value &&
  !(a.bound === 'about' || b.bound === 'about') &&
  !(a.bound === 'more' && b.value > a.value) &&
  !(b.bound === 'more' && a.value > b.value);

/** What a text counts: numbers in digits that are no days, years or places in a row. */
function countedIn(article: Article, text: Text): readonly Counted[] {
  return text.sentences.flatMap((sentence) => {
    const found: Counted[] = [];
    for (let i = sentence.first; i < sentence.last - 1; i++) {
      const token = text.tokens[i]!;
      const unit = text.tokens[i + 1]!;
      if (!isCount(text.tokens, i) || unit.kind !== 'word' || isOfCalendar(unit)) continue;
      const term = readTerm(unit.word).term;
      found.push({
        article: article.id,
        value: Number(token.form.replace(',', '.')),
        bound: boundOf(text.tokens, i),
        unit: term,
        terms: termsOf(text, sentence),
        quoted: quoteOf(article, { text, from: i, to: Math.min(i + 1, sentence.last - 1) }),
      });
    }
    return found;
  });
}

function isCount(tokens: readonly Token[], i: number): boolean {
  const { kind, form } = tokens[i]!;
  if (kind !== 'number' || form.length > MOST_DIGITS || !PLAIN.test(form)) return false;
  const before = tokens[i - 1];
  // a year, a day of a month, a part of a larger number
  return !(
    before &&
    (before.kind === 'number' || isOfCalendar(before) || isDated(before) || '/-.:'.includes(before.form))
  );
}

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

const quoteOf = (
  { id, body }: Article,
  { text, from, to }: { text: Text; from: number; to: number },
): Quoted => {
  const [start, end] = [text.tokens[from]!.start, text.tokens[to]!.end];
  return { article: id, start, end, words: body.slice(start, end) };
};

let calendar: ReadonlyMap<string, string> | undefined;
/** Forms of the calendar with their classes. */
function calendarForms(): ReadonlyMap<string, string> {
  calendar ??= new Map(readLexicon('calendar').map((row) => [normalise(row.form ?? ''), row.class ?? '']));
  return calendar;
}
const DATED: ReadonlySet<string> = new Set(['month', 'hijri', 'weekday', 'era', 'month-english']);
const classOf = ({ word }: Token): string =>
  word.parses
    .map(({ rest, stem }) => calendarForms().get(rest) ?? calendarForms().get(stem) ?? '')
    .find(Boolean) ?? '';

/** Units behind which a number is a name: «عام 2019». */
const YEAR = 'عام';
const YEAR_TOO = 'سنه';
const DAY = 'يوم';
const isDated = ({ word }: Token): boolean =>
  word.parses.some(({ stem }) => stem === YEAR || stem === YEAR_TOO || stem === DAY);
const isOfCalendar = (token: Token): boolean => token.kind === 'word' && DATED.has(classOf(token));

function boundOf(tokens: readonly Token[], i: number): Counted['bound'] {
  for (let at = i - 1; at >= Math.max(0, i - 2); at--) {
    const token = tokens[at]!;
    if (token.kind !== 'word') continue;
    const name = classOf(token);
    if (name === 'about') return 'about';
    if (token.word.parses.some(({ stem }) => stem === MORE)) return 'more';
  }
  return 'exact';
}
const MORE = 'اكثر';
