/** What one word says by itself: whether it may be part of a name, continues an office, or ends both. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Word } from '../model.ts';
import { entryOf, normalise, perWord, type WordEntry, withoutPronoun } from '../text/text.ts';

const SIN = 'س';
/** First words of names of two words. */
export const SERVANTS = 'عبد ابو ابي'.split(' ');

/** What one word says by itself. */
export interface WordFacts {
  /** 3 surely part of a name, 2 name or ordinary word, 1 unknown, 0 ordinary word or no word. */
  readonly nameness: 0 | 1 | 2 | 3;
  /** The same for the word without an attached conjunction or preposition; -1 where nothing is attached. */
  readonly bareNameness: number;
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

/** Share of name uses from which a listed name counts as surely a name; tuned on the tuning part 2026-11: 0.3 … 0.7 tried. */
const SURE_SHARE = 0.5;

/** Share of name uses from which a word that no list has may be a name; the press spells «ترمب» and «ترامب». */
const LIKELY_SHARE = 0.3;

/** Classes of `lexicons/grammar.tsv` that single words are asked for, one bit each. */
const CLASSES =
  'regnal name-particle office-adjective office-tail boundary preposition action-noun noun-iyya'.split(' ');
const [REGNAL, PARTICLE, ADJECTIVE, TAIL, BOUNDARY, PREPOSITION, ACTION, IYYA] = CLASSES.map(
  (_, i) => 1 << i,
) as [number, number, number, number, number, number, number, number];
/** Verbs of engagement, which end a name. */
const VERB = 1 << CLASSES.length;

/** The classes of a normal form. */
type ClassesOf = (form: string) => number;

function readClasses(): ClassesOf {
  const classes = new Map<string, number>();
  const add = (form: string, bit: number): void => {
    classes.set(form, (classes.get(form) ?? 0) | bit);
  };
  for (const row of readLexicon('grammar')) {
    const at = CLASSES.indexOf(row.class!);
    if (at >= 0) add(normalise(row.form!), 1 << at);
  }
  for (const verb of readVerbs()) add(verb, VERB);
  return (form) => classes.get(form) ?? 0;
}

/** What a fact may be at most: -1 … 3. */
const FACT_VALUES = 5;

/** The facts of each word, remembered by spelling. */
export function makeFacts(): (word: Word) => WordFacts {
  const classesOf = readClasses();
  const shared = new Map<number, WordFacts>();
  return perWord((word) => {
    const made = readFacts(word, classesOf);
    // words by the ten thousand are alike in all of it
    let key = 0;
    for (const value of Object.values(made)) key = key * FACT_VALUES + Number(value) + 1;
    const known = shared.get(key);
    if (known) return known;
    shared.set(key, made);
    return made;
  });
}

function readFacts(word: Word, classesOf: ClassesOf): WordFacts {
  const { form, parses } = word;
  const entry = entryOf(form);
  const own = classesOf(form);
  let within = own & (BOUNDARY | VERB);
  let officeAdjective = isListedAdjective(form, classesOf);
  let bareNameness = -1;
  let bareCommon = false;
  for (const { conjunction, particle, article, rest, stem } of parses) {
    const classes = rest === form ? own : classesOf(rest);
    // «س» marks the future of verbs, and no boundary carries a preposition
    within |= particle === '' ? classes & (BOUNDARY | VERB) : classes & VERB;
    const stemClasses = article ? classesOf(stem) : classes;
    within |= stemClasses & ACTION;
    officeAdjective ||= article && isOfficeAdjective(stem, classesOf);
    if ((conjunction === '' && particle === '') || particle === SIN) continue;
    const bare = entryOf(rest);
    bareNameness = Math.max(bareNameness, nameness(rest, bare));
    bareCommon ||= bare.share >= 0;
  }
  return {
    nameness: isInflected(word, entry) ? 0 : nameness(form, entry),
    bareNameness,
    particle: (own & PARTICLE) !== 0 || entry.name === 'particle',
    servant: SERVANTS.some((servant) => form.length > servant.length && form.endsWith(servant)),
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
function isInflected({ form, parses }: Word, { name, share }: WordEntry): boolean {
  if (name !== '' || (share >= 0 && share < LIKELY_SHARE)) return false;
  if (parses.some(({ rest }) => rest !== form && rest.length > 2 && entryOf(rest).share >= 0)) return true;
  return (
    form.length > 4 &&
    withoutPronoun(form).some(({ base, pronoun }) => !LONE_LETTERS.has(pronoun) && entryOf(base).share >= 0)
  );
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
function isListedAdjective(form: string, classesOf: ClassesOf): boolean {
  if (classesOf(form) & ADJECTIVE) return true;
  return form.endsWith(ACCUSATIVE) && (classesOf(form.slice(0, -1)) & ADJECTIVE) !== 0;
}

function isOfficeAdjective(stem: string, classesOf: ClassesOf): boolean {
  const classes = classesOf(stem);
  if (classes & ADJECTIVE) return true;
  const plural = stem.length > 5 && PLURAL_ENDINGS.some((ending) => stem.endsWith(ending));
  if (plural && (classesOf(stem.slice(0, -2)) & ADJECTIVE || stem.at(-3) === YA)) return true;
  return stem.length > 4 && (stem.endsWith(YA) || stem.endsWith(YA_HA)) && !(classes & IYYA);
}
