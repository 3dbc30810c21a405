/**
 * Office phrases: «وزير الخارجية الفرنسي», «رئيس هيئة الأركان المشتركة», «الأمين العام للأمم المتحدة».
 * A head, its complement by the construct state, adjectives, and the prepositions that offices take.
 * An office never seen before is read by the same grammar.
 */
import type { Parse, Text, Token } from '../model.ts';
import type { Found } from '../text/text.ts';
import { stepPhrase } from './office-pieces.ts';
import { type Frame, type State, takeCode } from './office-state.ts';
import { endsInPronoun, stepPreposition, stepWord } from './office-words.ts';
import { loadLexica, perToken, type Sense, type Senses, senseOf, sensesAt, startsLine } from './words.ts';

export interface OfficeFound {
  readonly first: number;
  readonly last: number;
  /** Party the words name, with the tokens that do. */
  readonly code: string;
  readonly codeAt: readonly [number, number] | null;
  readonly plural: boolean;
  /** How the first word was parsed: attached conjunction and preposition. */
  readonly parse: Parse;
  readonly head: Sense;
  /** Id of the office as in `officeholders.tsv` where it is one of those, else the type of its head. */
  readonly office: string;
}

const HEADS = ['counterpart', 'title', 'head', 'plural-head', 'institution', 'collective'] as const;
const MOST_TOKENS = 14;

/** The office, institution or collective phrase that begins at token `i`, or null. */
export const officeAt = perToken(readOffice, ({ tokens }: Text) => tokens.length);

function readOffice(text: Text, i: number): OfficeFound | null {
  const found = sensesAt(text.tokens, i);
  // «برئاسة», «بحضور» bring in others; they are no presidency and no audience
  if (!found || loadLexica().facts(text.tokens[i]!.word).preposition) return null;
  // «وإلى» folds into «والي»
  if (text.tokens[i]!.words.endsWith(TO)) return null;
  if (senseOf(found, 'quantifier')) return quantifiedAt(text, found);
  const head = headOf(found);
  // «مساعد بن محمد»: a given name that is an office too
  if (!head || SON_OF.has(text.tokens[found.last]?.form ?? '') || isGivenName(text, found, head)) return null;
  const state: State = {
    at: found.last,
    // «زوجته», «نجلها»: the pronoun says whose
    open: head.class === 'indefinite' && !(found.last === i + 1 && isOwned(text.tokens[i]!)),
    code: head.code,
    codeAt: head.code ? [i, found.last] : null,
    codes: head.code ? 1 : 0,
    portfolio: '',
  };
  extend(text, state, { first: i, head });
  const plural = head.sort === 'plural-head' || head.sort === 'collective';
  return {
    first: i,
    last: state.at,
    code: state.codes > 1 ? '' : state.code,
    codeAt: state.codes > 1 ? null : state.codeAt,
    plural,
    parse: found.parse,
    head,
    office: ofCountry(text, found, head) ? HEAD_OF_STATE : officeOf(head, state.portfolio),
  };
}

const TO = 'إلى';
const SON_OF: ReadonlySet<string> = new Set('بن بنت'.split(' '));
/** «سلطان العتواني»: a given name that is an office too, before what no lexicon knows but as a name. */
function isGivenName({ tokens }: Text, { first, last }: Found<Senses>, head: Sense): boolean {
  const next = tokens[last];
  if (head.class !== 'indefinite' || last !== first + 1 || next?.kind !== 'word') return false;
  const { facts } = loadLexica();
  const family = facts(next.word);
  if (!facts(tokens[first]!.word).given || family.common || !next.word.parses[0]!.article) return false;
  return family.nameness > 0 && sensesAt(tokens, last) === null;
}

/** «نائبه», «عهدها»: with a pronoun of others written onto it. */
export const isOwned = (token: Token): boolean =>
  OWNERS.some((ending) => token.form.endsWith(ending)) && endsInPronoun(token);
/** «سفيرها», «رئيسهم»; «نائبه» may be a woman in office as well. */
export const isOthers = (token: Token): boolean => isOwned(token) && !token.form.endsWith(HIS);
const HIS = 'ه';
/** Pronouns of others; «مديري» are several directors. */
const OWNERS = 'ه ها هم هما'.split(' ');

/** «وزير» with a portfolio is that minister; «الرئيس» of a state is its head. */
function officeOf(head: Sense, portfolio: string): string {
  if (head.value === 'minister' && portfolio) return portfolio;
  return head.value === 'head' && head.class === 'definite' ? HEAD_OF_STATE : head.value;
}
const HEAD_OF_STATE = 'head-of-state';

/** «رئيس الولايات المتحدة»: right before a state a head is its president. */
function ofCountry(text: Text, { last }: Found<Senses>, head: Sense): boolean {
  const next = head.value === 'head' && head.class === 'indefinite' ? sensesAt(text.tokens, last) : null;
  const bare = next?.parse.conjunction === '' && next.parse.particle === '';
  return bare && Boolean(senseOf(next, 'country')?.code);
}

/** «عدد من المسؤولين», «جميع الوزراء»: a quantity of those who are a group by themselves. */
function quantifiedAt(text: Text, { first, last, parse }: Found<Senses>): OfficeFound | null {
  const group = officeAt(text, last);
  return group?.plural && group.parse.conjunction === '' && group.parse.particle === ''
    ? { ...group, first, parse }
    : null;
}

function headOf(found: Found<Senses>): Sense | null {
  for (const sort of HEADS) {
    const sense = senseOf(found, sort);
    if (sense) return sense;
  }
  return null;
}

function extend(text: Text, state: State, frame: Frame): void {
  const { tokens } = text;
  while (state.at < tokens.length && state.at - frame.first < MOST_TOKENS) {
    const before = state.at;
    if (!step(text, state, frame)) return;
    if (state.at === before) return;
  }
}

/** Takes the next piece of the phrase; false where it has ended. */
function step(text: Text, state: State, frame: Frame): boolean {
  const token = text.tokens[state.at]!;
  if (startsLine(text, state.at)) return false;
  if (token.kind === 'mark') return stepQuote(text, state) || stepComma(text, state, frame);
  if (token.kind !== 'word') return false;
  const facts = loadLexica().facts(token.word);
  const found = sensesAt(text.tokens, state.at);
  if (facts.boundary || token.words === THAT) return false;
  if (facts.officeTail) {
    state.at++;
    return true;
  }
  if (!state.open && isThen(text, state.at)) {
    state.at += THEN.length;
    return true;
  }
  if (found) {
    const taken = stepPhrase(text, state, { found, frame });
    if (taken !== null) return taken;
  }
  if (facts.preposition) return stepPreposition(text, state, frame);
  return stepWord(text, state, frame);
}

/** «الرئيس الصيني في ذلك الوقت»: three words for «آنذاك». */
const isThen = ({ tokens }: Text, i: number): boolean =>
  THEN.every((words, k) => words.includes(tokens[i + k]?.form ?? ''));
const THEN_WORDS = 'في,ذلك,وقت:الوقت:الحين:حين';
const THEN = THEN_WORDS.split(',').map((words) => words.split(':'));

/** A party or institution in quotation marks: «رئيس تيار "المستقبل"». */
function stepQuote(text: Text, state: State): boolean {
  const quote = text.quotes.find((q) => q.first === state.at + 1);
  if (!quote || !state.open || quote.last - quote.first > 4) return false;
  const found = sensesAt(text.tokens, quote.first);
  const org = found?.last === quote.last ? senseOf(found, 'org') : null;
  if (found && org?.code) takeCode(state, { found, sense: org });
  state.at = quote.last + 1;
  state.open = false;
  return true;
}

/** «بأن» begins what is reported. */
const THAT = 'بأن';
const COMMA = '،';

/** «رؤساء روسيا، وكازاخستان»: the states of several holders go on behind a comma. */
function stepComma(text: Text, state: State, frame: Frame): boolean {
  if (text.tokens[state.at]!.words !== COMMA || frame.head.sort !== 'plural-head' || state.codes === 0)
    return false;
  const found = sensesAt(text.tokens, state.at + 1);
  const country = senseOf(found, 'country');
  if (!found || !country || found.parse.conjunction === '' || found.parse.particle !== '') return false;
  return takeCode(state, { found, sense: country });
}
