/**
 * What a word is found by. The index holds one stem for each word, cut so that every form with attached
 * particles has the stem of the bare word; it brings some strangers together, which `matchesWord` tells apart.
 *
 * @source light stemming after Larkey, Ballesteros and Connell (2002), prefixes taken off until none is left
 */
import type { Word } from '../model.ts';
import { foreignNameKey, normalise, parseWord, perWord, SHORTEST_NAME, spellingKey } from '../text/text.ts';

const AL = 'ال';
const LAM_LAM = 'لل';
/** Conjunctions and prepositions of one letter. */
const ATTACHED: ReadonlySet<string> = new Set('وفبكل');
const SIN = 'س';
/** First letters of the verb that «س» stands before. */
const PRESENT: ReadonlySet<string> = new Set('يتنا');
/** Endings, longest first. */
const ENDINGS = 'هما كما ات ون ين ان ها هم هن نا وا ه ي ت ا'.split(' ');
const SHORTEST = 3;

/** A normal form without anything attached in front; the same for «وزير», «بالوزير», «وللوزير». */
function withoutFront(form: string): string {
  let rest = form;
  for (;;) {
    const cut = frontLength(rest);
    if (cut === 0) return rest;
    rest = rest.slice(cut);
  }
}

function frontLength(form: string): number {
  const left = form.length;
  if (left >= SHORTEST + 2 && (form.startsWith(AL) || form.startsWith(LAM_LAM))) return 2;
  if (left >= SHORTEST + 1 && ATTACHED.has(form[0]!)) return 1;
  return left >= SHORTEST + 2 && form[0] === SIN && PRESENT.has(form[1]!) ? 1 : 0;
}

/** The stem under which a normal form stands in the index. */
export function termOf(form: string): string {
  let rest = withoutFront(form);
  for (;;) {
    const ending = ENDINGS.find((it) => rest.length - it.length >= SHORTEST && rest.endsWith(it));
    if (!ending) return rest;
    rest = rest.slice(0, -ending.length);
  }
}

export const wordTerm: (word: Word) => string = perWord((word) => termOf(word.form));
const wordSpelling = perWord((word) => spellingOf(word.form));

/** The key by which other spellings of a form are found in the index; null where it is too short. */
export function spellingOf(form: string): string | null {
  const rest = withoutFront(form);
  return rest.length >= SHORTEST_NAME ? foreignNameKey(rest) : null;
}

/** The key of a word of a participant's name or office: article off, spellings brought together. */
export function participantKey(words: string): string {
  const form = normalise(words);
  return spellingKey(form.startsWith(AL) && form.length > 4 ? form.slice(2) : form);
}

/** One word of a query, ready to be held against words of a text. */
export interface QueryWord {
  readonly term: string;
  readonly spelling: string | null;
  readonly matches: (word: Word) => boolean;
  /** Words that may stand in its place. */
  readonly or?: readonly QueryWord[];
}

/** Letters a word of the query must keep when a particle without article is taken off it. */
const SHORTEST_BARE = 5;

/** How a word of a query is looked for. */
export function readQueryWord(form: string): QueryWord {
  const stems = new Set<string>();
  for (const parse of parseWord(form)) {
    const whole = parse.conjunction === '' && parse.particle === '';
    if (whole || parse.article || parse.stem.length >= SHORTEST_BARE) stems.add(parse.stem);
  }
  const wanted = [...stems];
  const bases = new Set(wanted.flatMap(basesOf));
  const term = termOf(form);
  const spelling = spellingOf(form);
  const holds = perWord((word) =>
    word.parses.some(
      ({ stem }) =>
        stems.has(stem) ||
        basesOf(stem).some((base) => bases.has(base)) ||
        wanted.some((it) => sameName(it, stem)),
    ),
  );
  // stem and spelling are remembered for each word, so that most words are passed by at once
  const isNear = (word: Word): boolean =>
    wordTerm(word) === term || (spelling !== null && wordSpelling(word) === spelling);
  return { term, spelling, matches: (word) => isNear(word) && holds(word) };
}

/** Endings that leave the word what it is, with the letters that must be left. */
const SOFT_ENDINGS: readonly (readonly [ending: string, left: number])[] = [
  ['ها', 4],
  ['هم', 4],
  ['هما', 4],
  ['ات', 4],
  ['ين', 4],
  ['ون', 4],
  ['ان', 4],
  ['يه', 3],
  ['ه', 3],
  ['ي', 3],
  ['ا', 4],
  ['ت', 4],
];

const basesOf = (stem: string): readonly string[] => [
  stem,
  ...SOFT_ENDINGS.filter(
    ([ending, left]) => stem.endsWith(ending) && stem.length - ending.length >= left,
  ).map(([ending]) => stem.slice(0, -ending.length)),
];

const MIM = 'م';
/**
 * Whether two stems may be spellings of one foreign name: one key, and either a key of four letters or
 * only one long vowel more. Words in «م» are Arabic patterns («مقتل», «مقاتل») and are not taken together.
 */
function sameName(a: string, b: string): boolean {
  if (a.length < SHORTEST_NAME || b.length < SHORTEST_NAME || a[0] === MIM) return false;
  const key = foreignNameKey(a);
  if (key !== foreignNameKey(b)) return false;
  return key.length >= 4 || Math.abs(a.length - b.length) === 1;
}
