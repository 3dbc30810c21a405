/**
 * What each word and phrase may be: one trie over all lexicons of names of things, and what a single word says
 * (`word-facts.ts`). Everything else in `mentions/` asks here.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Text, Token, Word } from '../model.ts';
import { buildPhrases, type Found, matchPhrase, normalise, type Phrases } from '../text/text.ts';
import { makeFacts, type WordFacts } from './word-facts.ts';

/** What a lexicon says a phrase is. */
export interface Sense {
  readonly sort:
    | 'country'
    | 'nisba'
    | 'place'
    | 'org'
    | 'head'
    | 'plural-head'
    | 'portfolio'
    | 'title'
    | 'honorific'
    | 'rank'
    | 'collective'
    | 'institution'
    | 'both-sides'
    | 'the-latter'
    | 'counterpart'
    | 'quantifier'
    | 'boundary';
  /** Class within the sort: of places capital, city, seat, region; of organisations movement, party … */
  readonly class: string;
  /** Party code or empty. */
  readonly code: string;
  /** City of a place, office type of a head; or empty. */
  readonly value: string;
  readonly ambiguous: boolean;
}
export type Senses = readonly Sense[];

export interface Lexica {
  readonly phrases: Phrases<Senses>;
  readonly facts: (word: Word) => WordFacts;
}

let lexica: Lexica | null = null;

/** The lexicons of mentions, read once. */
export function loadLexica(): Lexica {
  lexica ??= { phrases: makePhrases(), facts: makeFacts() };
  return lexica;
}

/**
 * A function of the places in a text that is computed once for each: of the text that was asked about last all answers
 * are kept, as a stage asks of one text many times over.
 *
 * @param make    pure function of a text and the place of a token
 * @param sizeOf  how many tokens the text has
 */
export function perToken<In extends object, Out>(
  make: (text: In, i: number) => Out | null,
  sizeOf: (text: In) => number,
): (text: In, i: number) => Out | null {
  let asked: In | null = null;
  let found: (Out | null | undefined)[] = [];
  return (text, i) => {
    if (asked !== text) {
      asked = text;
      found = new Array<Out | null | undefined>(sizeOf(text)).fill(undefined);
    }
    const known = found[i];
    if (known !== undefined) return known;
    const made = make(text, i);
    if (i < found.length) found[i] = made;
    return made;
  };
}

/** All senses of the longest phrase at token `i`, or null. */
export const sensesAt = perToken(findSenses, (tokens: readonly Token[]) => tokens.length);

function findSenses(tokens: readonly Token[], i: number): Found<Senses> | null {
  const matched = matchPhrase(tokens, i, loadLexica().phrases);
  // «س» marks the future of verbs: no noun carries it; «كبارة» is no «بارة»
  const particle = matched?.parse.particle;
  const likened = particle === KAF && matched!.value.every((sense) => sense.sort === 'place');
  return particle === SIN || likened ? null : matched;
}

const KAF = 'ك';
const LINE_FEED = 10;
/** Whether a line of the body ends before token `i`: no name and no office goes past it. */
export function startsLine(text: Text, i: number): boolean {
  const from = text.tokens[i - 1]?.end ?? 0;
  for (let at = from; at < text.tokens[i]!.start; at++)
    if (text.body.charCodeAt(at) === LINE_FEED) return true;
  return false;
}

/** The first sense of the given sort, or null. */
export function senseOf(found: Pick<Found<Senses>, 'value'> | null, sort: Sense['sort']): Sense | null {
  return found?.value.find((sense) => sense.sort === sort) ?? null;
}

type Entry = readonly [string, Senses];

function makePhrases(): Phrases<Senses> {
  const entries: Entry[] = [];
  const add = (form: string, sense: Sense): void => {
    entries.push([form, [sense]]);
  };
  for (const row of readLexicon('countries')) addCountry(add, row);
  for (const row of readLexicon('places')) addPlace(add, row);
  for (const row of readLexicon('organisations')) {
    // «العربية», «الاتحاد»: papers and channels of one everyday word are known by the word before them only
    if (row.class === 'outlet' && !row.form!.includes(' ')) continue;
    add(row.form!, sense('org', row.class!, row.code!, '', row.note === 'ambiguous'));
  }
  const states = statesOf(entries);
  for (const row of readLexicon('offices'))
    addOffice(add, { ...row, code: row.code || codeWithin(row.form!, states) });
  for (const row of readLexicon('grammar')) {
    if (row.class === 'kin') add(row.form!, sense('head', 'indefinite', '', 'kin', false));
    const sort = GRAMMAR_SORTS.get(row.class!);
    if (sort) add(row.form!, sense(sort, '', '', '', false));
  }
  return buildPhrases(entries, joinSenses);
}

/** Normal forms of one word that name a state without doubt → its code. */
function statesOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const [form, senses] of entries) {
    const [only] = senses;
    if (only && !form.includes(' ') && !only.ambiguous && only.sort !== 'place')
      states.set(normalise(form), only.code);
  }
  return states;
}

/** The state that a word of a longer office names («المستشار الألماني»), or empty. */
function codeWithin(form: string, states: ReadonlyMap<string, string>): string {
  if (!form.includes(' ')) return '';
  const [, ...others] = normalise(form).split(' ');
  return others.map((word) => states.get(word)).find(Boolean) ?? '';
}

/** A name that several states bear («المملكة», «الكوري») names none by itself. */
function joinSenses(present: Senses, added: Senses): Senses {
  return withoutDoubt(withoutDoubt([...present, ...added], 'country'), 'nisba');
}

function withoutDoubt(senses: Senses, sort: Sense['sort']): Senses {
  const states = senses.filter((s) => s.sort === sort);
  if (!states.some((s) => s.code !== states[0]!.code)) return senses;
  const codes = states.flatMap((s) => (s.code ? [s.code] : s.value.split(' ')));
  const shared = { ...states[0]!, code: '', value: [...new Set(codes)].join(' ') };
  return [shared, ...senses.filter((s) => s.sort !== sort)];
}

const GRAMMAR_SORTS = new Map<string, Sense['sort']>([
  ['both-sides', 'both-sides'],
  ['the-latter', 'the-latter'],
  ['counterpart', 'counterpart'],
  ['quantifier', 'quantifier'],
  // «مسقط رأسه»: a phrase that begins like a place and is none
  ['no-place', 'boundary'],
]);

const sense = (sort: Sense['sort'], cls: string, code: string, value: string, ambiguous: boolean): Sense => ({
  sort,
  class: cls,
  code,
  value,
  ambiguous,
});

const AL = 'ال';
const SIN = 'س';
const FEMININE = 'ة';
const ALEF = 'ا';
/** Endings of a masculine adjective of origin in its other forms: feminine, plurals, duals. */
const NISBA_ENDINGS = ['', FEMININE, ...'ون ين ان تان تين ات'.split(' ')];

/** Words before a city or region whose name is an everyday word («مدينة العين»). */
const DESIGNATORS = 'مدينة بلدة محافظة ولاية منطقة إقليم مطار ميناء قضاء'.split(' ');

/** A place; one whose name is an everyday word counts behind a designator only. */
function addPlace(add: (form: string, sense: Sense) => void, row: Readonly<Record<string, string>>): void {
  const found = sense(
    'place',
    row.class!,
    row.country!,
    row.city!,
    row.note !== '' && row.note !== 'city-state',
  );
  const everyday = row.note === 'ambiguous' && row.class !== 'capital' && row.class !== 'seat';
  if (!everyday) add(row.form!, found);
  else for (const word of DESIGNATORS) add(`${word} ${row.form}`, found);
}

function addCountry(add: (form: string, sense: Sense) => void, row: Readonly<Record<string, string>>): void {
  const ambiguous = row.note === 'ambiguous';
  const form = row.form!;
  if (row.class === 'name') {
    add(form, sense('country', 'name', row.code!, '', ambiguous));
    return;
  }
  const endings = row.class === 'plural' ? [''] : NISBA_ENDINGS;
  const [head, ...rest] = form.split(' ');
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  for (const ending of endings) {
    add(`${head}${ending}${tail}`, sense('nisba', 'indefinite', row.code!, '', ambiguous));
    // the accusative: «وفدا برلمانيا تونسيا»
    if (ending === '' && row.class === 'nisba')
      add(`${head}${ALEF}${tail}`, sense('nisba', 'indefinite', row.code!, '', true));
    add(
      `${AL}${head}${ending}${tail ? ` ${AL}${tail.trim()}${ending}` : ''}`,
      sense('nisba', 'definite', row.code!, '', ambiguous),
    );
  }
}

/** Dual and plural in the construct state («وزيرا», «مسؤولي») take no article. */
const isConstruct = (form: string): boolean => CONSTRUCT_ENDINGS.some((ending) => form.endsWith(ending));
/** «المتحدث باسم», «القائم بأعمال»: definite, but wants to know in whose name. */
const OPEN_END_WORDS = 'باسم بأعمال بمهام سفارة';
const OPEN_ENDS: ReadonlySet<string> = new Set(OPEN_END_WORDS.split(' '));
const CONSTRUCT_ENDINGS = 'ي ا و'.split(' ');

/** «زعيمها», «أمينهم»: whose it is a pronoun says; «زعيمه» folds into the feminine, which the lexicon has. */
function addOwned(add: (form: string, sense: Sense) => void, form: string, row: Row): void {
  if (form.endsWith(FEMININE) || !OWNED.has(row.value!)) return;
  for (const pronoun of OWNERS)
    add(form + pronoun, sense('head', 'indefinite', row.code!, row.value!, row.note === 'ambiguous'));
}
const OWNERS = 'ها هم هما'.split(' ');
/** Offices of somebody or some body; «إمامها», «حرمهم» are other words. */
const OWNED_VALUES =
  'head leader commander secretary secretary-general director ambassador envoy representative spokesperson deputy';
const OWNED: ReadonlySet<string> = new Set(OWNED_VALUES.split(' '));
type Row = Readonly<Record<string, string>>;

function addOffice(add: (form: string, sense: Sense) => void, row: Readonly<Record<string, string>>): void {
  const sort = row.class as Sense['sort'];
  const form = row.form!;
  const ambiguous = row.note === 'ambiguous';
  const bare = form.startsWith(AL) ? form.slice(AL.length) : form;
  if (sort === 'head' || sort === 'plural-head' || sort === 'institution' || sort === 'collective') {
    if (!form.includes(' ')) {
      if (bare === form) add(bare, sense(sort, 'indefinite', row.code!, row.value!, ambiguous));
      if (bare === form && sort === 'head') addOwned(add, bare, row);
      if (row.note !== 'construct' && (sort !== 'plural-head' || !isConstruct(bare)))
        add(AL + bare, sense(sort, 'definite', row.code!, row.value!, ambiguous));
      return;
    }
    const words = form.split(' ');
    const definite = words.some((word) => word.startsWith(AL)) && !OPEN_ENDS.has(words.at(-1)!);
    add(form, sense(sort, definite ? 'definite' : 'indefinite', row.code!, row.value!, ambiguous));
    return;
  }
  add(form, sense(sort, row.value!, row.code!, row.value!, ambiguous));
}
