/**
 * Office phrases: «وزير الخارجية الفرنسي», «رئيس هيئة الأركان المشتركة», «الأمين العام للأمم المتحدة».
 * A head, its complement by the construct state, adjectives, and the prepositions that offices take.
 * An office never seen before is read by the same grammar.
 */
import type { Parse, Text, Token } from '../model.ts';
import { type Found, withoutPronoun, wordOf } from '../text/text.ts';
import { nameAt } from './names.ts';
import { loadLexica, type Sense, type Senses, senseOf, sensesAt } from './words.ts';

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
}

const HEADS = ['counterpart', 'title', 'head', 'plural-head', 'institution', 'collective'] as const;
const MOST_TOKENS = 14;

interface State {
  at: number;
  /** Whether the construct chain still wants a definite end. */
  open: boolean;
  code: string;
  codeAt: [number, number] | null;
  codes: number;
}

/** The office, institution or collective phrase that begins at token `i`, or null. */
export function officeAt(text: Text, i: number): OfficeFound | null {
  const found = sensesAt(text.tokens, i);
  // «برئاسة», «بحضور» bring in others; they are no presidency and no audience
  if (!found || loadLexica().facts(text.tokens[i]!.word).preposition) return null;
  const head = headOf(found);
  if (!head) return null;
  const state: State = {
    at: found.last,
    open: head.class === 'indefinite',
    code: head.code,
    codeAt: head.code ? [i, found.last] : null,
    codes: head.code ? 1 : 0,
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
  };
}

function headOf(found: Found<Senses>): Sense | null {
  for (const sort of HEADS) {
    const sense = senseOf(found, sort);
    if (sense) return sense;
  }
  return null;
}

interface Frame {
  readonly first: number;
  readonly head: Sense;
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
  if (token.kind === 'mark') return stepQuote(text, state);
  if (token.kind !== 'word') return false;
  const facts = loadLexica().facts(token.word);
  const found = sensesAt(text.tokens, state.at);
  if (facts.boundary) return false;
  if (facts.officeTail) {
    state.at++;
    return true;
  }
  if (found) {
    const taken = stepPhrase(text, state, { found, frame });
    if (taken !== null) return taken;
  }
  if (facts.preposition) return stepPreposition(text, state, frame);
  return stepWord(text, state, frame);
}

/** A party or institution in quotation marks: «رئيس تيار "المستقبل"». */
function stepQuote(text: Text, state: State): boolean {
  const quote = text.quotes.find((q) => q.first === state.at + 1);
  if (!quote || !state.open || quote.last - quote.first > 4) return false;
  state.at = quote.last + 1;
  state.open = false;
  return true;
}

interface Piece {
  readonly found: Found<Senses>;
  readonly frame: Frame;
}

/** A piece that a lexicon knows; null where the word must be looked at as a plain word. */
function stepPhrase(text: Text, state: State, { found, frame }: Piece): boolean | null {
  const conjunction = found.parse.conjunction !== '';
  const particle = found.parse.particle;
  const nisba = senseOf(found, 'nisba');
  const country = senseOf(found, 'country') ?? stateOf(senseOf(found, 'org'));
  const portfolio = senseOf(found, 'portfolio');
  if (nisba && !conjunction && !particle && !(portfolio && state.open))
    return takeNisba(text, state, { found, sense: nisba });
  if (
    portfolio &&
    !particle &&
    (conjunction ? continuesPortfolio(text, state, frame) : state.open || frame.head.class !== 'definite')
  ) {
    if (conjunction && !isDefinite(found.parse)) return false;
    state.at = found.last;
    state.open =
      state.open && !isDefinite(found.parse) && !text.tokens[found.last - 1]!.form.startsWith('ال');
    return true;
  }
  if (country) {
    if (conjunction)
      return frame.head.sort === 'plural-head' && state.codes > 0
        ? takeCode(state, { found, sense: country })
        : false;
    if (particle === '' && !state.open) return false;
    if (particle === 'ل' && !state.open && state.codes > 0) return false;
    if (particle === SIN || particle === KAF) return null;
    if (particle === LAM && frame.head.class === 'indefinite')
      return isPlainHead(frame) ? false : takePlain(state, found);
    return takeCode(state, { found, sense: country });
  }
  return stepKnown(text, state, { found, frame });
}

const stateOf = (org: Sense | null): Sense | null => (org ? org : null);

function stepKnown(text: Text, state: State, { found, frame }: Piece): boolean | null {
  const conjunction = found.parse.conjunction !== '';
  const place = senseOf(found, 'place');
  if (place && !conjunction && found.parse.particle === BA)
    return SENDERS.has(frame.head.value) ? takePlain(state, found) : false;
  if (place && !conjunction && state.open) return takeCode(state, { found, sense: place });
  const inner =
    senseOf(found, 'institution') ??
    senseOf(found, 'head') ??
    senseOf(found, 'collective') ??
    senseOf(found, 'plural-head');
  if (inner && found.parse.particle === BA) return isPlainHead(frame) ? false : takeOpen(state, found, inner);
  if (inner) {
    if (conjunction)
      return frame.head.sort === 'plural-head' && inner.sort === 'plural-head' && state.open
        ? takeOpen(state, found, inner)
        : false;
    if (state.open || found.parse.particle === 'ل') return takeOpen(state, found, inner);
    return false;
  }
  if (senseOf(found, 'honorific') || senseOf(found, 'rank') || senseOf(found, 'title')) {
    if (state.open && !conjunction) {
      const title = senseOf(found, 'title');
      if (title?.code) return takeCode(state, { found, sense: title });
      state.at = found.last;
      state.open = false;
      return true;
    }
    return false;
  }
  return null;
}

/** A piece that belongs to the phrase and says nothing of the party: where an ambassador is posted. */
function takePlain(state: State, found: Found<Senses>): boolean {
  state.at = found.last;
  return true;
}

function takeOpen(state: State, found: Found<Senses>, inner: Sense): boolean {
  state.at = found.last;
  state.open = inner.class === 'indefinite';
  return true;
}

interface Coded {
  readonly found: Found<Senses>;
  readonly sense: Sense;
}

function takeCode(state: State, { found, sense }: Coded): boolean {
  if (sense.code && sense.code !== state.code) {
    state.codes++;
    if (!state.code) {
      state.code = sense.code;
      state.codeAt = [found.first, found.last];
    }
  }
  state.at = found.last;
  state.open = false;
  return true;
}

function takeNisba(text: Text, state: State, { found, sense }: Coded): boolean | null {
  const name = sense.ambiguous && loadLexica().facts(text.tokens[found.first]!.word).nameness === 3;
  if (name && !state.open && state.codes > 0) return null;
  if (sense.class === 'indefinite' && !state.open) return false;
  takeCode(state, { found, sense });
  return true;
}

const isDefinite = (parse: Parse): boolean => parse.article;

/** Whether «و» + definite noun continues the portfolio («الثقافة والإعلام») rather than naming another actor. */
function continuesPortfolio(text: Text, state: State, frame: Frame): boolean {
  return (
    frame.head.class === 'indefinite' &&
    !state.open &&
    state.codes === 0 &&
    text.tokens[state.at - 1]!.kind === 'word'
  );
}

const LAM = 'ل';
const BA = 'ب';
const SIN = 'س';
const KAF = 'ك';
const FROM = 'من';
const TA_MARBUTA = 'ة';
const LADA = 'لدي';
const FI = 'في';
const TO = 'الي';
const NAME_OF = 'باسم';
const ABOUT = 'عن';
const FOR = 'علي';

/** «لدى», «باسم», «في», «إلى» with what they govern, where an office may take them. */
function stepPreposition(text: Text, state: State, frame: Frame): boolean {
  const { tokens } = text;
  const form = tokens[state.at]!.form;
  const quoted = tokens[state.at + 1]?.kind === 'mark' && text.quotes.some((q) => q.first === state.at + 2);
  const next = sensesAt(tokens, state.at + (quoted ? 2 : 1));
  if (!next || next.parse.particle || next.parse.conjunction || state.open) return false;
  if (!mayTake(form, frame) || !next.value.some((sense) => GOVERNED.has(sense.sort))) return false;
  if (form === FROM && !next.value.some((sense) => sense.sort !== 'place' && sense.sort !== 'org'))
    return false;
  takeGoverned(state, next, frame);
  if (quoted && tokens[state.at]?.kind === 'mark') state.at++;
  return true;
}

const GOVERNED = new Set<Sense['sort']>([
  'country',
  'org',
  'institution',
  'place',
  'head',
  'collective',
  'plural-head',
  'title',
]);

function mayTake(form: string, frame: Frame): boolean {
  if (form === LADA || form === NAME_OF) return true;
  if (form === FROM) return frame.head.sort === 'collective';
  if (form === FI) return !isPlainHead(frame);
  if (form === FOR) return frame.head.value === 'officer' || SENDERS.has(frame.head.value);
  return (form === TO || form === ABOUT) && SENDERS.has(frame.head.value);
}

const SENDERS = new Set([
  'envoy',
  'ambassador',
  'representative',
  'special-envoy',
  'permanent-representative',
]);
/** «في» after a minister or president tells where something happens, not of what he is minister. */
const PLAIN = new Set([
  'minister',
  'head-of-state',
  'head-of-government',
  'king',
  'president',
  'prince',
  'foreign-minister',
]);
const isPlainHead = (frame: Frame): boolean =>
  PLAIN.has(frame.head.value) || frame.head.sort === 'title' || frame.head.sort === 'counterpart';

function takeGoverned(state: State, next: Found<Senses>, frame: Frame): void {
  const inner =
    senseOf(next, 'institution') ??
    senseOf(next, 'head') ??
    senseOf(next, 'collective') ??
    senseOf(next, 'plural-head');
  const coded = senseOf(next, 'org') ?? senseOf(next, 'country') ?? senseOf(next, 'place');
  // the country an ambassador is sent to is not the one he stands for
  const foreign = SENDERS.has(frame.head.value) && !senseOf(next, 'org');
  if (coded && !foreign && !state.code) takeCode(state, { found: next, sense: coded });
  state.at = next.last;
  state.open = inner ? inner.class === 'indefinite' : false;
}

function stepWord(text: Text, state: State, frame: Frame): boolean {
  const { tokens } = text;
  const token = tokens[state.at]!;
  const facts = loadLexica().facts(token.word);
  const plain = token.word.parses[0]!;
  const lam = token.word.parses.find((p) => p.particle === LAM && p.conjunction === '' && p.article);
  if (lam && !state.open && !facts.actionNoun && facts.nameness < 3 && takesLam(frame)) {
    state.at++;
    return true;
  }
  if (!state.open && takesLamNoun(text, state.at, frame)) {
    state.at++;
    state.open = true;
    return true;
  }
  if (plain.article) return stepDefinite(text, state, frame);
  if (!state.open) return stepIndefiniteAdjective(text, state);
  if (facts.actionNoun && frame.head.sort !== 'institution') return false;
  if (facts.nameness === 3 || facts.nameness === 1) return false;
  const attached = token.word.parses.some((p) => p.conjunction !== '' && p.article);
  if (attached) return false;
  if (endsInPronoun(token)) {
    state.at++;
    state.open = false;
    return true;
  }
  if (!wantsComplement(text, state.at)) return false;
  state.at++;
  return true;
}

/** «حكومتها», «أمنها»: an attached pronoun makes the noun definite and ends the chain. */
function endsInPronoun(token: Token): boolean {
  if (token.words.endsWith(TA_MARBUTA)) return false;
  return withoutPronoun(token.form).some(({ base }) => {
    const word = wordOf(base);
    return loadLexica().facts(word).common || sensesAt([{ ...token, form: base, word }], 0) !== null;
  });
}

/** «لشؤون الأمن», «لرعاية الشباب»: «ل» + noun + definite noun behind an office. */
function takesLamNoun(text: Text, i: number, frame: Frame): boolean {
  const { word } = text.tokens[i]!;
  const parse = word.parses.find((p) => p.particle === LAM && p.conjunction === '' && !p.article);
  if (!parse || !takesLam(frame) || loadLexica().facts(word).actionNoun) return false;
  if (parse.rest === AFFAIRS || parse.rest === RIGHTS) return true;
  const next = text.tokens[i + 1];
  const definite = next?.kind === 'word' && next.word.parses[0]!.article;
  return (
    Boolean(definite) &&
    !isPlainHead(frame) &&
    loadLexica().facts(wordOf(parse.rest)).common &&
    frame.head.class === 'definite'
  );
}
const AFFAIRS = 'شوون';
const RIGHTS = 'حقوق';

const takesLam = (frame: Frame): boolean => frame.head.sort !== 'title' && frame.head.sort !== 'counterpart';

/** An indefinite common noun is part of the chain only where a definite one, a country or a body ends it soon. */
function wantsComplement(text: Text, i: number): boolean {
  for (let k = i + 1; k <= i + 2; k++) {
    const token = text.tokens[k];
    if (!token || token.kind !== 'word') return false;
    if (token.word.parses[0]!.article) return true;
    const found = sensesAt(text.tokens, k);
    if (
      found?.value.some(
        (s) => s.sort === 'country' || s.sort === 'org' || s.sort === 'place' || s.sort === 'institution',
      )
    ) {
      return found.parse.conjunction === '' && found.parse.particle === '';
    }
    if (loadLexica().facts(token.word).boundary || loadLexica().facts(token.word).preposition) return false;
  }
  return false;
}

function stepDefinite(text: Text, state: State, frame: Frame): boolean {
  const token = text.tokens[state.at]!;
  const facts = loadLexica().facts(token.word);
  if (state.open) {
    if (facts.nameness === 3 && nameAt(text, state.at, 'bare')) return false;
    state.at++;
    state.open = false;
    return true;
  }
  if (!facts.officeAdjective || (facts.nameness === 3 && !nameFollows(text, state.at))) return false;
  if (frame.head.sort === 'collective' && facts.actionNoun) return false;
  state.at++;
  return true;
}

/** Whether the next word is surely a name: then this one is no name but an adjective («زعيم التيار الصدري مقتدى …»). */
function nameFollows(text: Text, i: number): boolean {
  const next = text.tokens[i + 1];
  return next?.kind === 'word' && loadLexica().facts(next.word).nameness === 3;
}

function stepIndefiniteAdjective(text: Text, state: State): boolean {
  const token: Token = text.tokens[state.at]!;
  const facts = loadLexica().facts(token.word);
  const before = text.tokens[state.at - 1]!;
  // «وزير سابق», «مسؤول كبير»: only beside an indefinite noun
  if (!facts.officeAdjective || before.word.parses[0]!.article || facts.nameness === 3) return false;
  state.at++;
  return true;
}
