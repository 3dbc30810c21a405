/** Pieces of an office phrase that a lexicon knows: adjectives of origin, portfolios, states, bodies, offices within. */
import type { Parse, Text } from '../model.ts';
import { type Found, wordOf } from '../text/text.ts';
import { isAlsoAdjective } from './adjective-heads.ts';
import { nameAt } from './names.ts';
import {
  BA,
  type Coded,
  type Frame,
  isPlainHead,
  KAF,
  LAM,
  SENDERS,
  SIN,
  type State,
  takeCode,
  takeOpen,
  takePlain,
} from './office-state.ts';
import { titlesAt } from './titles.ts';
import { loadLexica, type Sense, type Senses, senseOf, sensesAt } from './words.ts';

interface Piece {
  readonly found: Found<Senses>;
  readonly frame: Frame;
}

/** A piece that a lexicon knows; null where the word must be looked at as a plain word. */
export function stepPhrase(text: Text, state: State, { found, frame }: Piece): boolean | null {
  const conjunction = found.parse.conjunction !== '';
  const particle = found.parse.particle;
  const nisba = senseOf(found, 'nisba');
  const country = senseOf(found, 'country') ?? orgOf(found, frame);
  const portfolio = senseOf(found, 'portfolio');
  if (nisba && !conjunction && !particle && !(portfolio && state.open))
    return isOfWorld(nisba, frame)
      ? takePlain(state, found)
      : takeNisba(text, state, { found, sense: nisba });
  if (
    portfolio &&
    !particle &&
    !RELATED.has(frame.head.value) &&
    (conjunction ? continuesPortfolio(text, state, frame) : state.open || frame.head.class !== 'definite')
  ) {
    if (conjunction && !isDefinite(found.parse)) return false;
    if (!conjunction) state.portfolio = portfolio.value;
    state.at = found.last;
    state.open =
      state.open && !isDefinite(found.parse) && !text.tokens[found.last - 1]!.form.startsWith('ال');
    return true;
  }
  if (country) {
    // «السفير لدى إيطاليا ومالطا»
    if (conjunction && !particle && SENDERS.has(frame.head.value) && isStateBehindLada(text, found.first))
      return takePlain(state, found);
    if (conjunction)
      return frame.head.sort === 'plural-head' && state.codes > 0
        ? takeCode(state, { found, sense: country })
        : false;
    // «اللجنة الأولمبية العربية السعودية»: a state's name of two adjectives
    if (particle === '' && !state.open && isOfAdjectives(text, found))
      return takeCode(state, { found, sense: country });
    if (particle === '' && !state.open) return false;
    if (particle === LAM && !state.open && state.codes > 0)
      return SENDERS.has(frame.head.value) ? takePlain(state, found) : false;
    if (particle === SIN || particle === KAF) return null;
    if (particle === LAM && ((isPlainHead(frame) && !isFormal(text, found)) || isToldTo(text, found, frame)))
      return false;
    if (particle === LAM && isPosted(frame, country) && !(isPlainHead(frame) && isFormal(text, found)))
      return takePlain(state, found);
    return takeCode(state, { found, sense: country });
  }
  return stepKnown(text, state, { found, frame });
}

const isPosted = ({ head }: Frame, { sort }: Sense): boolean => head.class === 'indefinite' && sort !== 'org';
/** «وزير الخارجية للجمهورية الفرنسية»: a state by its full name; «زيارة الوزير لجمهورية مصر العربية» leads there. */
const isFormal = ({ tokens }: Text, { first, last }: Found<Senses>): boolean =>
  last - first > 1 &&
  tokens[first]!.word.parses.some(({ stem }) => REALMS.has(stem)) &&
  !tokens
    .slice(Math.max(0, first - WAY), first)
    .some(({ word }) => word.parses.some(({ stem }) => WAYS.has(stem)));
const WAY_WORDS = 'زياره وصول جوله رحله سفر قدوم مغادره توجه';
const WAYS: ReadonlySet<string> = new Set(WAY_WORDS.split(' '));
/** Tokens before the state in which its noun stands. */
const WAY = 30;
const REALM_WORDS = 'جمهوريه مملكه دوله سلطنه اماره ولايات اتحاد';
const REALMS: ReadonlySet<string> = new Set(REALM_WORDS.split(' '));

/** «رئيس المنظمة في إيران للصحفيين», «مسؤول عسكري لوكالة …»: those who are told something, unless he is one of them. */
function isToldTo({ tokens }: Text, { first, value }: Found<Senses>, frame: Frame): boolean {
  if (OF_PRESS.has(frame.head.value)) return false;
  const stems = tokens.slice(frame.first, first).map(({ word }) => word.parses.at(-1)!.stem);
  if (value.some((s) => s.sort === 'org' && MEDIA.has(s.class))) return !GENERAL.has(stems.at(-1)!);
  return value.some((s) => s.value === 'press') && !stems.some((stem) => UNIONS.has(stem));
}
const OF_PRESS: ReadonlySet<string> = new Set(['press', 'director']);
const MEDIA: ReadonlySet<string> = new Set(['agency', 'outlet']);
/** «الرئيس التنفيذي لوكالة …», «الاتحاد الدولي للصحفيين» */
const GENERAL: ReadonlySet<string> = new Set('عام تنفيذي'.split(' '));
const UNION_WORDS = 'اتحاد نقابه نقيب جمعيه رابطه فيدراليه لجنه منتدي';
const UNIONS: ReadonlySet<string> = new Set(UNION_WORDS.split(' '));

/** «لسموه» is of one who was told before. */
const HIS = 'ه';

/** Whether the word before token `i` is a state that an envoy is sent to. */
function isStateBehindLada(text: Text, i: number): boolean {
  for (let k = i - 1; k >= i - 4 && k > 0; k--) {
    if (text.tokens[k]!.form === LADA) return senseOf(sensesAt(text.tokens, k + 1), 'country') !== null;
    if (text.tokens[k]!.kind !== 'word') return false;
  }
  return false;
}
const LADA = 'لدي';

/** «زوجته ري سول جو»: a relation has no portfolio. */
const RELATED: ReadonlySet<string> = new Set(['kin', 'spouse']);

const ADJECTIVE = 'يه';
function isOfAdjectives(text: Text, { first, last }: Found<Senses>): boolean {
  if (last - first !== 2) return false;
  return text.tokens
    .slice(first, last)
    .every(({ form, word }) => word.parses[0]!.article && form.endsWith(ADJECTIVE));
}

/** An organisation; «مدير الجامعة» is of no league, whatever «دول الحلف» are of. */
function orgOf(found: Found<Senses>, { head }: Frame): Sense | null {
  const org = senseOf(found, 'org');
  // «لشؤون الشرق الأوسط»: a paper of that name is meant by those who write in it
  if (org?.class === 'outlet' && org.ambiguous && head.value !== 'press') return null;
  const local = head.sort === 'head' && head.value !== 'secretary-general';
  return org?.ambiguous && org.class === 'international' && local ? { ...org, code: '' } : org;
}

function stepKnown(text: Text, state: State, { found, frame }: Piece): boolean | null {
  const conjunction = found.parse.conjunction !== '';
  const place = senseOf(found, 'place');
  if (place && !conjunction && found.parse.particle === BA) {
    const posted = SENDERS.has(frame.head.value);
    // «رئيس المحكمة العامة بالرياض الشيخ …»: where the office is, when its holder is named behind it
    const local = !isPlainHead(frame) && !state.open && namesHolder(text, found.last);
    return posted || local ? takePlain(state, found) : false;
  }
  // «المبعوث الخاص للشرق الأوسط»
  if (place && !conjunction && found.parse.particle === LAM && SENDERS.has(frame.head.value))
    return takePlain(state, found);
  if (place && !conjunction && state.open && found.parse.particle === '')
    return takeCode(state, { found, sense: place });
  const inner =
    senseOf(found, 'institution') ??
    senseOf(found, 'head') ??
    senseOf(found, 'collective') ??
    senseOf(found, 'plural-head');
  if (inner && found.parse.particle === BA) {
    // «وفد الحركة برئاسة …»: it brings in another
    const brings = loadLexica().facts(text.tokens[found.first]!.word).preposition;
    // «يلتقي الوفد بوزير الخارجية»: whom they meet holds an office of his own
    const isHouse = inner.sort === 'institution';
    // «وزير الداخلية بحكومة الوحدة»; «أشاد الوزير بالحكومة» tells of it
    const cabinet = inner.value === GOVERNMENT && !found.parse.article && state.portfolio !== '';
    return brings || (isPlainHead(frame) && !cabinet) || !isHouse ? false : takeOpen(state, found, inner);
  }
  // «رئيس مكتبها السياسي»: who is a politician by himself is an adjective behind a noun
  if (inner && GROUPS.has(inner.sort) && !state.open && isAdjective(text, found))
    return takePlain(state, found);
  if (inner) {
    if (conjunction)
      return frame.head.sort === 'plural-head' && inner.sort === 'plural-head' && state.open
        ? takeOpen(state, found, inner)
        : false;
    if (!state.open && (found.parse.particle !== LAM || isToldTo(text, found, frame))) return false;
    takeOpen(state, found, inner);
    if (!state.open && NAMED_AFTER.has(inner.value)) state.at = namedAfter(text, { found, frame });
    return true;
  }
  // «المستشار الخاص لخادم الحرمين»: whose he is
  const whose = found.parse.particle === LAM && !isPlainHead(frame) ? senseOf(found, 'title') : null;
  if (whose?.code && !conjunction && !state.open) return takeCode(state, { found, sense: whose });
  // «المستشار الدبلوماسي لدولة رئيس الوزراء»: an honorific before the office of whom he serves
  const pointsBack = text.tokens[found.first]!.words.endsWith(HIS);
  const honoured =
    !pointsBack && found.parse.particle === LAM && !conjunction && !state.open && !isPlainHead(frame);
  if (honoured && senseOf(found, 'honorific') && senseOf(sensesAt(text.tokens, found.last), 'head')) {
    state.at = found.last;
    state.open = true;
    return true;
  }
  if (senseOf(found, 'honorific') && isLooseAdjective(text, found)) return null;
  if (senseOf(found, 'honorific') || senseOf(found, 'rank') || senseOf(found, 'title')) {
    if (state.open && !conjunction) {
      const title = senseOf(found, 'title');
      if (title?.code) return takeCode(state, { found, sense: title });
      state.at = namedAfter(text, { found, frame });
      state.open = false;
      return true;
    }
    return false;
  }
  return null;
}

const GOVERNMENT = 'government';
const GROUPS = new Set<Sense['sort']>(['collective', 'plural-head']);
/** «الشؤون الإعلامية»: no journalist where a thing stands before and no name behind. */
function isLooseAdjective(text: Text, { first, last, parse }: Found<Senses>): boolean {
  const { form, word } = text.tokens[first]!;
  if (last !== first + 1 || !form.endsWith(ADJECTIVE) || !loadLexica().facts(word).officeAdjective)
    return false;
  if (parse.conjunction && text.tokens[first - 1]!.form.endsWith(ADJECTIVE)) return true;
  const name = nameAt(text, last, 'after-office');
  return name === null || name.attached;
}

function isAdjective(text: Text, { first, last, parse }: Found<Senses>): boolean {
  const plain = parse.article && parse.conjunction === '' && parse.particle === '';
  const { word } = text.tokens[first]!;
  return plain && last === first + 1 && (loadLexica().facts(word).officeAdjective || isAlsoAdjective(word));
}

/** «السفراء العرب», «رجال الأعمال العرب»: Arabs whom no league sends, unlike ministers and leaders. */
const isOfWorld = ({ code }: Sense, { head }: Frame): boolean =>
  code === LEAGUE && !(head.sort === 'plural-head' && OF_LEAGUE.has(head.value));
const LEAGUE = 'LAS';
const OF_LEAGUE = new Set('minister leader head-of-state king president officer'.split(' '));

function takeNisba(text: Text, state: State, { found, sense }: Coded): boolean | null {
  const name = sense.ambiguous && loadLexica().facts(text.tokens[found.first]!.word).nameness === 3;
  if (name && !state.open && state.codes > 0) return null;
  if (sense.class === 'indefinite' && !state.open) return false;
  if (sense.ambiguous && isOfThings(text, found)) return takePlain(state, found);
  takeCode(state, { found, sense });
  return true;
}

/** «الحي المالي», «القطاع المالي»: an adjective of origin that is one of things, behind no office. */
function isOfThings(text: Text, { first, parse }: Found<Senses>): boolean {
  if (!loadLexica().facts(wordOf(parse.stem)).officeAdjective) return false;
  const before = sensesAt(text.tokens, first - 1);
  return !before?.value.some(({ sort }) => BEARERS.has(sort));
}
const BEARERS = new Set<Sense['sort']>([
  'head',
  'title',
  'portfolio',
  'plural-head',
  'collective',
  'institution',
  'honorific',
]);

/** Whether a title or a name of two words follows, with nothing between. */
function namesHolder(text: Text, i: number): boolean {
  const titles = titlesAt(text, i);
  if (titles.parse?.conjunction || titles.parse?.particle) return false;
  const name = nameAt(text, titles.last, titles.last > i ? 'after-office' : 'bare');
  return name !== null && !name.attached && name.last - name.first > 1;
}

const isDefinite = (parse: Parse): boolean => parse.article;

/** Offices whose holders bodies are named after. */
const NAMED_AFTER = new Set(['head-of-state', 'prince']);

/** Past «الملك عبدالله» in «جامعة الملك عبدالله للعلوم»: a body may be named after a person, an office may not. */
function namedAfter(text: Text, { found, frame }: Piece): number {
  if (found.first <= frame.first + (frame.head.sort === 'head' ? 1 : 0)) return found.last;
  const before = sensesAt(text.tokens, found.first - 1);
  if (senseOf(before, 'head') || senseOf(before, 'title')) return found.last;
  const { facts } = loadLexica();
  const name = nameAt(text, found.last, 'after-office');
  if (!name || name.sure === 0) return found.last;
  // the first name alone, or with the father's: what follows is the holder's own
  let last = name.first + (facts(text.tokens[name.first]!.word).particle ? 2 : 1);
  while (last < name.last && facts(text.tokens[last]!.word).particle) last += 2;
  return Math.min(last, name.last);
}

/** Whether «و» + definite noun continues the portfolio («الثقافة والإعلام») rather than naming another actor. */
function continuesPortfolio(text: Text, state: State, frame: Frame): boolean {
  return (
    frame.head.class === 'indefinite' &&
    !state.open &&
    state.codes === 0 &&
    text.tokens[state.at - 1]!.kind === 'word'
  );
}
