/** The reporting words of a text: `lexicons/cues.tsv`, with conjunctions, particles and pronouns taken off. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Strength, Text, Token, Word } from '../model.ts';
import {
  boundIn,
  type Forms,
  gatherForms,
  knownIn,
  normalise,
  perWord,
  UNKNOWN,
  valueIn,
} from '../text/text.ts';
import { belongs, is, isJoined, isMark, NOT, PARTING, RELATIVE, START, THAT, TIME } from './words.ts';

export type CueForm = 'verb' | 'participle' | 'noun' | 'according' | 'purport' | 'document';
/** How the content of a reporting word begins; see `contents.ts`. */
export type Complement =
  | 'clause'
  | 'that'
  | 'object'
  | 'object-by'
  | 'object-to'
  | 'object-on'
  | 'object-about'
  | 'on'
  | 'on-that'
  | 'to'
  | 'about'
  | 'about-near'
  | 'by'
  | 'by-to'
  | 'from'
  | 'in'
  | 'for'
  | 'relay';
export interface CueEntry {
  readonly lemma: string;
  readonly form: CueForm;
  readonly present: boolean;
  /** m, f or p (several); empty where the form does not show it. */
  readonly gender: 'm' | 'f' | 'p' | '';
  readonly strength: Strength;
  readonly complement: Complement;
}
/** A reporting word at its place. */
export interface Cue {
  readonly entry: CueEntry;
  /** Token range, `last` exclusive. */
  readonly first: number;
  readonly last: number;
  readonly conjunction: string;
  readonly particle: string;
  /** Whether a pronoun hangs on a verb: «أعلنته», «دعاه». */
  readonly object: boolean;
}
interface WordCue {
  readonly entry: CueEntry;
  readonly conjunction: string;
  readonly particle: string;
  readonly object: boolean;
}
/** What follows the first word of a longer cue, and its entry. */
interface LongerCue {
  readonly rest: readonly string[];
  readonly entry: CueEntry;
}
interface Lexicon {
  readonly single: Forms<CueEntry>;
  /** By the first word. */
  readonly longer: Forms<readonly LongerCue[]>;
}

let lexicon: Lexicon | null = null;

function loadLexicon(): Lexicon {
  if (lexicon) return lexicon;
  const single: [string, CueEntry][] = [];
  const longer: [string, LongerCue[]][] = [];
  for (const row of readLexicon('cues')) {
    const entry = readEntry(row);
    const [first, ...rest] = normalise(row.form!).split(' ');
    if (rest.length === 0) single.push([first!, entry]);
    else longer.push([first!, [{ rest, entry }]]);
  }
  lexicon = { single: gatherForms(single), longer: gatherForms(longer, (a, b) => [...a, ...b]) };
  return lexicon;
}

function readEntry(row: Readonly<Record<string, string>>): CueEntry {
  const [kind, gender] = row.class!.split('-');
  const form = kind === 'past' || kind === 'present' ? 'verb' : (kind as CueForm);
  return {
    lemma: row.id!.replace(/-(past|present|part|noun)(-[mfp][0-9]?)?$/, ''),
    form,
    present: kind === 'present',
    gender: (gender ?? '') as CueEntry['gender'],
    strength: row.strength as Strength,
    complement: row.complement as Complement,
  };
}

/** Pronouns of the third person: the press tells of others. */
const AL = 'ال';
const LAM = 'ل';
const BA = 'ب';
/** Verbs that with a pronoun are written like their noun: «شكره», «طلبه», «كشفه». */
const NOUN_LIKE = new Set(['thank', 'request', 'reveal']);
/** What one word may be as a reporting word. */
function wordCue(word: Word): WordCue | null {
  const { single } = loadLexicon();
  const known = knownIn(word);
  for (let p = 0; 2 * p < known.length; p++) {
    const { conjunction, particle, article } = word.parses[p]!;
    const entry = valueIn(known[article ? 2 * p + 1 : 2 * p]!, single);
    if (!entry || (article && entry.form !== 'noun')) continue;
    if (particle && !takesParticle(entry, particle)) continue;
    return { entry, conjunction, particle, object: false };
  }
  for (const { parse, pronoun, known: bound } of boundIn(word)) {
    const { conjunction, particle, rest } = parse;
    if ((particle && particle !== LAM) || !belongs(pronoun, 'object-pronoun')) continue;
    const entry = valueIn(bound, single);
    if (entry?.form === 'verb' && !rest.startsWith(AL) && !NOUN_LIKE.has(entry.lemma))
      return { entry, conjunction, particle, object: true };
  }
  return null;
}

const takesParticle = (entry: CueEntry, particle: string): boolean =>
  entry.form === 'noun' ? particle === BA : entry.form === 'verb' && entry.present && particle === LAM;

interface WordCues {
  readonly single: WordCue | null;
  /** The longer reporting words that it may begin. */
  readonly longer: readonly LongerCue[];
}
const NO_LONGER: readonly LongerCue[] = [];

/** What one word may be as a reporting word or the first of one; null for nearly all. */
const cuesOf = perWord((word: Word): WordCues | null => {
  const longer = valueIn(knownIn(word)[0] ?? UNKNOWN, loadLexicon().longer) ?? NO_LONGER;
  const single = wordCue(word);
  return single || longer.length > 0 ? { single, longer } : null;
});

/** The reporting word at token `i`, or null. */
function cueAt(tokens: readonly Token[], i: number): Cue | null {
  const token = tokens[i]!;
  if (token.kind !== 'word') return null;
  const cues = cuesOf(token.word);
  if (!cues) return null;
  const { single: found, longer } = cues;
  for (const { rest, entry } of longer) {
    if (rest.every((form, k) => tokens[i + 1 + k]?.form === form)) {
      return { entry, first: i, last: i + 1 + rest.length, conjunction: '', particle: '', object: false };
    }
  }
  if (!found || isNegated(tokens, i, found.entry) || isSubjunctive(tokens, i, found)) return null;
  if (isGoverned(tokens[i - 1], found)) return null;
  if (found.object && token.words.endsWith(FEMININE)) return null;
  return { ...found, first: i, last: i + 1 };
}

const FEMININE = 'ة';

/** «أن يعلن», «أن تطلب»: what may be said, not what was. */
const isSubjunctive = (tokens: readonly Token[], i: number, { entry }: WordCue): boolean =>
  entry.form === 'verb' && entry.present && belongs(tokens[i - 1]?.form ?? '', 'subjunctive');

/** «على أمل أن», «على حسب الحاجة»: what a preposition governs is a noun that looks like the verb. */
const isGoverned = (before: Token | undefined, { entry, conjunction, object }: WordCue): boolean =>
  (entry.form === 'verb' || entry.form === 'according') &&
  !conjunction &&
  !object &&
  belongs(before?.form ?? '', 'governing');

/** Negated speech is no statement, save of those who deny. */
function isNegated(tokens: readonly Token[], i: number, entry: CueEntry): boolean {
  return entry.form === 'verb' && is(tokens[i - 1], NOT) && entry.strength !== 'deny';
}

/** The reporting words of `text`, in order, none within another. */
export function findCues(text: Text): readonly Cue[] {
  const out: Cue[] = [];
  for (let i = 0; i < text.tokens.length; i++) {
    const cue = cueAt(text.tokens, i);
    if (!cue) continue;
    out.push(cue);
    i = cue.last - 1;
  }
  return out;
}

/** Verbs written like a preposition, a noun or an adjective: «بين», «عبر», «طلب», «جدد». */
const AMBIGUOUS = new Set(['show', 'express', 'request', 'renew', 'urge-him', 'press-him']);

/** Of these the ones that a comma in front makes sure: no circumstance or noun begins with them. */
const SURE_AFTER_COMMA = new Set(['renew', 'urge-him', 'press-him']);

/** Lemmas of forms that a pronoun makes like their noun: «حثه». */
const WITH_PRONOUN = '-him';

/** Whether a verb that could as well be a preposition or a noun stands where only a verb can. */
export const isVerbHere = (tokens: readonly Token[], cue: Cue, sentenceFirst: number): boolean =>
  cue.first === sentenceFirst ||
  // «وإن طلب الشركات كبير»: behind «إن» stands a noun
  (is(tokens[cue.first - 1], START) && !isJoined(tokens[cue.first - 1], THAT)) ||
  (SURE_AFTER_COMMA.has(cue.entry.lemma) && isMark(tokens[cue.first - 1], PARTING)) ||
  (cue.conjunction !== '' && !cue.entry.lemma.endsWith(WITH_PRONOUN));

/** Whether the cue could as well be another word: it counts only at the head of a clause or after «كان». */
export const isAmbiguous = (cue: Cue): boolean =>
  cue.entry.form === 'verb' &&
  !cue.entry.present &&
  cue.entry.gender === 'm' &&
  AMBIGUOUS.has(cue.entry.lemma);

/** Whether a clause may begin with this cue: at the start of a sentence, after a mark or an opening word, or joined by «و». */
export function opensClause(tokens: readonly Token[], cue: Cue, sentenceFirst: number): boolean {
  if (cue.first === sentenceFirst || cue.conjunction) return true;
  const before = tokens[cue.first - 1];
  return isMark(before, `${PARTING}:`) || is(before, START | TIME | RELATIVE);
}

/** The form of the reporting word that one token may be by itself, or null. */
export function cueFormAt(text: Text, i: number): CueForm | null {
  const token = text.tokens[i];
  if (token?.kind !== 'word') return null;
  const found = wordCue(token.word);
  return found && !(found.object && token.words.endsWith(FEMININE)) ? found.entry.form : null;
}
