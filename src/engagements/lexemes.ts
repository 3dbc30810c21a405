/**
 * What a word may be in a report of engagements: verbs, nouns and marks of status by class, from
 * `lexicons/verbs.tsv`. Computed once per spelling.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Parse, Token, Word } from '../model.ts';
import {
  boundIn,
  buildPhrases,
  type Forms,
  gatherForms,
  knownIn,
  matchPhrase,
  normalise,
  type Phrases,
  perWord,
  UNKNOWN,
  valueIn,
} from '../text/text.ts';

export type Tense = 'past' | 'present' | 'none';
/** One class a word belongs to, and how its attached particles and pronoun were taken off. */
export interface Sense {
  readonly class: string;
  readonly id: string;
  readonly tense: Tense;
  readonly parse: Parse;
  /** Attached pronoun («لقائه» → «ه») or empty. */
  readonly pronoun: string;
}

interface Entry {
  readonly class: string;
  readonly id: string;
  readonly tense: Tense;
}
interface Lexica {
  readonly single: Forms<readonly Entry[]>;
  readonly phrases: Phrases<readonly Entry[]>;
}

let lexica: Lexica | null = null;

function lexicaOnce(): Lexica {
  if (lexica) return lexica;
  const single: [string, readonly Entry[]][] = [];
  const long: [string, readonly Entry[]][] = [];
  for (const row of readLexicon('verbs')) {
    const tense = row.tense === 'past' ? 'past' : row.tense === 'present' ? 'present' : 'none';
    const entry: Entry = { class: row.class!, id: row.id!, tense };
    const form = normalise(row.form!);
    (form.includes(' ') ? long : single).push([form, [entry]]);
  }
  const join = (a: readonly Entry[], b: readonly Entry[]): readonly Entry[] => [...a, ...b];
  lexica = { single: gatherForms(single, join), phrases: buildPhrases(long, join) };
  return lexica;
}

const NONE: readonly Sense[] = [];

/** The classes of a word, whole form before parses; empty for most words. */
export const sensesOf = perWord((word: Word): readonly Sense[] => {
  const { single } = lexicaOnce();
  const known = knownIn(word);
  const bounds = boundIn(word);
  if (known.length === 0 && bounds.length === 0) return NONE;
  const out: Sense[] = [];
  for (const [p, parse] of word.parses.entries()) {
    const whole = valueIn(known[2 * p] ?? UNKNOWN, single);
    if (whole) addSenses(out, whole, { parse: withoutArticle(parse), pronoun: '' });
    const bare = parse.article ? valueIn(known[2 * p + 1] ?? UNKNOWN, single) : undefined;
    if (bare) addSenses(out, bare, { parse, pronoun: '' });
    for (const it of bounds) {
      const bound = it.parse === parse ? valueIn(it.known, single) : undefined;
      if (bound) addSenses(out, bound, { parse: withoutArticle(parse), pronoun: it.pronoun });
    }
  }
  return out.length > 0 ? out : NONE;
});

/** «التقى» begins with the letters of the article and has none. */
const withoutArticle = (parse: Parse): Parse =>
  parse.article ? { ...parse, article: false, stem: parse.rest } : parse;

function addSenses(
  out: Sense[],
  entries: readonly Entry[],
  { parse, pronoun }: Pick<Sense, 'parse' | 'pronoun'>,
): void {
  for (const entry of entries) {
    if (out.some((sense) => sense.class === entry.class)) continue;
    // «الآن» is no «أن» with an article, «كان» none with «ك»
    if (entry.class === THAT && (parse.article || parse.particle === KAF)) continue;
    // a verb takes no article and no preposition, a noun no mark of the future
    const verb = entry.tense !== 'none';
    if (
      verb &&
      (parse.article || (parse.particle !== '' && !(entry.tense === 'present' && isOfVerb(parse, entry))))
    )
      continue;
    if (!verb && parse.particle === SIN) continue;
    // «وزاري»: a verb would have «ني»
    if (verb && pronoun === MINE) continue;
    out.push({ ...entry, parse, pronoun });
  }
}

/** «سيلتقي», «ليلتقي». */
const isOfVerb = ({ particle }: Parse, entry: Entry): boolean =>
  particle === SIN || (particle === PURPOSE && MEETING.has(entry.class));
const PURPOSE = 'ل';
const MINE = 'ي';
const MEETING: ReadonlySet<string> = new Set(['meet', 'gather', 'discuss']);

const THAT = 'w-that';
const KAF = 'ك';
export const SIN = 'س';

/** A phrase of several words that begins at token `i` («اتصالا هاتفيا»), with its end. */
export function phraseAt(
  tokens: readonly Token[],
  i: number,
): { senses: readonly Sense[]; last: number } | null {
  const found = matchPhrase(tokens, i, lexicaOnce().phrases);
  if (!found) return null;
  const senses = found.value.map((entry) => ({ ...entry, parse: found.parse, pronoun: '' }));
  return { senses, last: found.last };
}
