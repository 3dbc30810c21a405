/** What one word says by itself: whether it may be part of a name, continues an office, or ends both. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Word } from '../model.ts';
import {
  type Bound,
  boundIn,
  type Forms,
  gatherForms,
  knownIn,
  knownOf,
  normalise,
  perWord,
  UNKNOWN,
  valueIn,
  type WordEntry,
} from '../text/text.ts';

const SIN = 'س';
/** First words of names of two words. */
export const SERVANTS = 'عبد ابو ابي'.split(' ');

/** What one word says by itself. */
export interface WordFacts {
  /** 3 surely part of a name, 2 name or ordinary word, 1 unknown, 0 ordinary word or no word. */
  readonly nameness: 0 | 1 | 2 | 3;
  /** The same for the word without an attached conjunction or preposition; -1 where nothing is attached. */
  readonly bareNameness: number;
  /** Whether nothing of this lets a name begin with it: so it is with most words. */
  readonly nameless: boolean;
  readonly particle: boolean;
  /** Whether it is «عبد», «أبو» or «أبي» with something in front, or may look so: «وعبد», «لأبو». */
  readonly servant: boolean;
  /** A first name rather than a family's. */
  readonly given: boolean;
  /** «السادس», «الثاني»: the number of a king. */
  readonly regnal: boolean;
  /** «ال» + adjective that may continue an office. */
  readonly officeAdjective: boolean;
  /** «بالنيابة», «بالوكالة»: closes an office. */
  readonly officeTail: boolean;
  readonly boundary: boolean;
  readonly preposition: boolean;
  readonly actionNoun: boolean;
  readonly common: boolean;
  /** Whether what is left without an attached particle is a word of everyday use. */
  readonly bareCommon: boolean;
}

/** Per cent of name uses from which a listed name counts as surely a name; tuned on the tuning part 2026-11: 30 … 70 tried. */
const SURE_SHARE = 50;

/** Per cent of name uses from which a word that no list has may be a name; the press spells «ترمب» and «ترامب». */
const LIKELY_SHARE = 30;

/** Classes of `lexicons/grammar.tsv` that single words are asked for, one bit each. */
const CLASSES =
  'regnal name-particle office-adjective office-tail boundary preposition action-noun noun-iyya'.split(' ');
const [REGNAL, PARTICLE, ADJECTIVE, TAIL, BOUNDARY, PREPOSITION, ACTION, IYYA] = CLASSES.map(
  (_, i) => 1 << i,
) as [number, number, number, number, number, number, number, number];
/** Verbs of engagement, which end a name. */
const VERB = 1 << CLASSES.length;

/** The classes of the forms that have any. */
function readClasses(): Forms<number> {
  const entries: [string, number][] = [];
  for (const row of readLexicon('grammar')) {
    const at = CLASSES.indexOf(row.class!);
    if (at >= 0) entries.push([row.form!, 1 << at]);
  }
  for (const verb of readVerbs()) entries.push([verb, VERB]);
  return gatherForms(entries, (present, added) => present | added);
}

/** The facts of each word, remembered by spelling. */
export function makeFacts(): (word: Word) => WordFacts {
  const classes = readClasses();
  const shared = new Map<number, WordFacts>();
  return perWord((word) => {
    const made = readFacts(word, classes);
    const key = keyOf(made);
    const known = shared.get(key);
    if (known) return known;
    shared.set(key, made);
    return made;
  });
}

/** One number for all of it: words by the ten thousand are alike, and share one value. */
function keyOf(facts: WordFacts): number {
  const { particle, servant, given, regnal, officeAdjective, officeTail } = facts;
  const { boundary, preposition, actionNoun, common, bareCommon } = facts;
  let key = facts.nameness * 5 + facts.bareNameness + 1;
  for (const is of [particle, servant, given, regnal, officeAdjective, officeTail])
    key = key * 2 + Number(is);
  for (const is of [boundary, preposition, actionNoun, common, bareCommon]) key = key * 2 + Number(is);
  return key;
}

function readFacts(word: Word, classes: Forms<number>): WordFacts {
  const { form, parses } = word;
  const known = knownIn(word);
  const entry = known[0] ?? UNKNOWN;
  const own = valueIn(entry, classes) ?? 0;
  let within = own & (BOUNDARY | VERB);
  let officeAdjective = isListedAdjective(form, own, classes);
  let bareNameness = -1;
  let bareCommon = false;
  for (let p = 0; p < parses.length; p++) {
    const { conjunction, particle, article, rest, stem } = parses[p]!;
    const bare = known[2 * p] ?? UNKNOWN;
    const of = valueIn(bare, classes) ?? 0;
    // «س» marks the future of verbs, and no boundary carries a preposition
    within |= particle === '' ? of & (BOUNDARY | VERB) : of & VERB;
    const ofStem = article ? (valueIn(known[2 * p + 1] ?? UNKNOWN, classes) ?? 0) : of;
    within |= ofStem & ACTION;
    officeAdjective ||= article && isOfficeAdjective(stem, ofStem, classes);
    if ((conjunction === '' && particle === '') || particle === SIN) continue;
    bareNameness = Math.max(bareNameness, nameness(rest, bare));
    bareCommon ||= bare.share >= 0;
  }
  const likely = isInflected(word, entry) ? 0 : nameness(form, entry);
  const isParticle = (own & PARTICLE) !== 0 || entry.name === 'particle';
  const servant = SERVANTS.some((it) => form.length > it.length && form.endsWith(it));
  return {
    nameness: likely,
    bareNameness,
    nameless: likely === 0 && bareNameness < 3 && !isParticle && !servant,
    particle: isParticle,
    servant,
    given: entry.name === 'given',
    regnal: (own & REGNAL) !== 0,
    officeAdjective,
    officeTail: (own & TAIL) !== 0,
    boundary: (within & BOUNDARY) !== 0 || (entry.name === '' && (within & VERB) !== 0),
    preposition: (own & PREPOSITION) !== 0,
    actionNoun: (within & ACTION) !== 0,
    common: entry.share >= 0,
    bareCommon,
  };
}

/** Verbs of engagement: a name ends before «التقى», «يستقبل». */
function readVerbs(): ReadonlySet<string> {
  return new Set(
    readLexicon('verbs')
      .filter((row) => row.tense !== '')
      .map((row) => normalise(row.form!)),
  );
}

function nameness(form: string, { name, share }: WordEntry): 0 | 1 | 2 | 3 {
  if (name !== '') return share < 0 || share >= SURE_SHARE ? 3 : 2;
  if (share >= LIKELY_SHARE) return 2;
  if (share >= 0 || form.length < 2) return 0;
  return isArabic(form) ? 1 : 0;
}

/** A word that is not listed but is a listed one with a particle in front or a pronoun behind («توجسه», «ليتبادل»). */
function isInflected(word: Word, { name, share }: WordEntry): boolean {
  if (name !== '' || (share >= 0 && share < LIKELY_SHARE)) return false;
  const { form, parses } = word;
  const known = knownIn(word);
  for (let p = 0; 2 * p < known.length; p++) {
    const { rest } = parses[p]!;
    if (rest !== form && rest.length > 2 && known[2 * p]!.share >= 0) return true;
  }
  const isListed = ({ parse, pronoun, known: bound }: Bound): boolean =>
    parse === parses[0] && !LONE_LETTERS.has(pronoun) && bound.share >= 0;
  return form.length > 4 && boundIn(word).some(isListed);
}

/** Pronouns that a foreign name often ends in. */
const LONE_LETTERS = new Set('ي ك'.split(' '));

const isArabic = (form: string): boolean => {
  const code = form.charCodeAt(0);
  return code >= 0x621 && code <= 0x64a;
};

const YA = 'ي';
const ACCUSATIVE = 'يا';
const PLURAL_ENDINGS = 'ين ون ان ات'.split(' ');
const YA_HA = 'يه';
/** An adjective of the list without article, also in the accusative («برلمانيا»). */
function isListedAdjective(form: string, own: number, classes: Forms<number>): boolean {
  if (own & ADJECTIVE) return true;
  return form.endsWith(ACCUSATIVE) && (classesOf(form.slice(0, -1), classes) & ADJECTIVE) !== 0;
}
const classesOf = (form: string, classes: Forms<number>): number => valueIn(knownOf(form), classes) ?? 0;

function isOfficeAdjective(stem: string, own: number, classes: Forms<number>): boolean {
  if (own & ADJECTIVE) return true;
  const plural = stem.length > 5 && PLURAL_ENDINGS.some((ending) => stem.endsWith(ending));
  if (plural && (classesOf(stem.slice(0, -2), classes) & ADJECTIVE || stem.at(-3) === YA)) return true;
  return stem.length > 4 && (stem.endsWith(YA) || stem.endsWith(YA_HA)) && !(own & IYYA);
}
