/** Personal names: where one begins and ends. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Text, Token } from '../model.ts';
import { buildPhrases, matchPhrase, normalise, type Phrases } from '../text/text.ts';
import { sonNamedAt } from './family-names.ts';
import { shortNames } from './known-names.ts';
import { SERVANTS } from './word-facts.ts';
import { loadLexica, type Sense, senseOf, sensesAt, startsLine } from './words.ts';

/** Longest name in words: six, as in long Gulf and Hispanic names; «بن» and «آل» between them are not counted. */
const MOST_WORDS = 7;
const BETWEEN: ReadonlySet<string> = new Set('بن بنت ال'.split(' '));

export interface NameFound {
  /** Token range, `last` exclusive. */
  readonly first: number;
  readonly last: number;
  /** Words that are surely names. */
  readonly sure: number;
  /** Whether a conjunction or preposition is written onto the first word (it is then not part of the name). */
  readonly attached: boolean;
}

const IN_ORDER_TO = 'لاست';

/** Sorts of phrase that end a name when the word is not surely a name. */
const STOPPING = new Set<Sense['sort']>([
  'nisba',
  'country',
  'head',
  'plural-head',
  'portfolio',
  'collective',
  'institution',
  'title',
  'org',
  'counterpart',
  'honorific',
  'rank',
]);

/**
 * The personal name that begins at token `i`.
 *
 * @param where  `after-office`: a name is expected, words that no lexicon knows are taken;
 *   `bare`: nothing announces a name, so two words are needed and the first must surely be one
 */
export function nameAt(text: Text, i: number, where: 'after-office' | 'bare'): NameFound | null {
  const { tokens } = text;
  const start = tokens[i];
  if (start?.kind !== 'word') return null;
  const listed = fullNameAt(tokens, i);
  if (listed && !goesOn(text, listed, where)) return listed;
  const facts = loadLexica().facts(start.word);
  const son = sonNamedAt(tokens, i);
  if (facts.nameless && son === null) return null;
  const attached =
    son === 'attached' ||
    (facts.nameness < 2 && facts.bareNameness === 3 && (!facts.common || namesFollow(tokens, i))) ||
    beginsWithParticle(tokens, i);
  const begins = attached || son !== null || facts.particle || facts.nameness >= (where === 'bare' ? 3 : 1);
  // «السفير الفرنسي لاستيضاح أسباب»: «ل» and a verbal noun
  if (facts.nameness === 1 && start.form.startsWith(IN_ORDER_TO)) return null;
  if (!begins) return pairBeforeOffice(text, i, where);
  if (facts.boundary || isPreposition(tokens, i)) return null;
  if (!attached && !facts.particle && facts.nameness < 3 && isStopped(tokens, i) && !leadsToName(tokens, i))
    return null;
  if (
    !attached &&
    facts.nameness === 1 &&
    startsWithConjunction(start) &&
    (where === 'bare' || !isUnknownAnyway(start))
  )
    return null;
  let sure = facts.nameness === 3 || attached || son !== null ? 1 : 0;
  let last = i + 1;
  let between = 0;
  while (last < tokens.length && last - i - between < MOST_WORDS && !startsLine(text, last)) {
    const step = continues(text, last, { where, sure });
    if (step === 0) break;
    if (step === 2) sure++;
    if (BETWEEN.has(tokens[last]!.form)) between++;
    last++;
  }
  const trimmed = trimParticles(tokens, i, last);
  if (trimmed === i) return null;
  // «قلد الرئيس قلادة …»: one word that nobody knows and that ends like a thing
  if (sure === 0 && trimmed === i + 1 && start.words.endsWith(TA_MARBUTA) && isArticled(tokens[trimmed]))
    return null;
  if (where === 'bare' && !isEnough(tokens, { first: i, last: trimmed, sure })) return null;
  return { first: i, last: trimmed, sure, attached };
}

const TA_MARBUTA = 'ة';
const isArticled = (token: Token | undefined): boolean => token?.word.parses[0]?.article === true;

/** Whether a listed name is only the beginning of a longer one. */
function goesOn(text: Text, { last, sure }: NameFound, where: 'after-office' | 'bare'): boolean {
  if (last >= text.tokens.length || startsLine(text, last)) return false;
  // «التقى دونالد ترامب كيم جونغ أون»
  if (fullNameAt(text.tokens, last) || isWhole(text.tokens, last - 1)) return false;
  // «محمد بن سلمان بن عبدالعزيز آل سعود»: the house behind the names
  const next = text.tokens[last]!;
  return next.form === SON_OF || next.words === HOUSE || continues(text, last, { where, sure }) === 2;
}
const HOUSE = 'آل';
let full: Phrases<string> | null = null;

/** Full names that the dated facts know: they end where the list says. */
function fullNames(): Phrases<string> {
  full ??= buildPhrases(
    [...readLexicon('officeholders'), ...readLexicon('persons').filter((row) => row.class === 'full')]
      .filter((row) => row.form!.includes(' '))
      .map((row) => [row.form!, row.person!] as const),
  );
  return full;
}

function fullNameAt(tokens: readonly Token[], i: number): NameFound | null {
  const found = matchPhrase(tokens, i, fullNames());
  if (!found || found.parse.particle === SIN) return null;
  const attached = found.parse.conjunction !== '' || found.parse.particle !== '';
  return { first: i, last: found.last, sure: found.last - i, attached };
}
/** The mark of the future, no preposition. */
const SIN = 'س';

/** Without an office in front, two words that are surely names are needed, or one and a family name that is a word too. */
function isEnough(
  tokens: readonly Token[],
  { first, last, sure }: { first: number; last: number; sure: number },
): boolean {
  if (last - first < 2 || sure < 1) return false;
  if (sure >= 2) return true;
  const second = loadLexica().facts(tokens[first + 1]!.word);
  return second.nameness >= 1 || second.particle;
}

/** Two words that no lexicon knows, with an office right behind them: «… ماغمد داودوف رئيس البرلمان». */
function pairBeforeOffice(text: Text, i: number, where: 'after-office' | 'bare'): NameFound | null {
  const { tokens } = text;
  const { facts } = loadLexica();
  if (
    where !== 'bare' ||
    !tokens[i + 1] ||
    facts(tokens[i]!.word).nameness !== 1 ||
    facts(tokens[i + 1]!.word).nameness < 1
  )
    return null;
  if (startsWithConjunction(tokens[i]!) || isStopped(tokens, i) || isStopped(tokens, i + 1)) return null;
  const behind = tokens[i + 2]?.words === COMMA ? i + 3 : i + 2;
  const found = sensesAt(tokens, behind);
  if (!found || found.parse.conjunction || found.parse.particle) return null;
  if (!found.value.some((sense) => sense.sort === 'head' || sense.sort === 'title')) return null;
  return { first: i, last: i + 2, sure: 0, attached: false };
}
const COMMA = '،';

/** 0 where the name has ended before token `i`, 2 where the token is surely part of it, 1 where it may be. */
function continues(
  text: Text,
  i: number,
  { where, sure }: { where: 'after-office' | 'bare'; sure: number },
): 0 | 1 | 2 {
  const { tokens } = text;
  const token = tokens[i]!;
  const before = tokens[i - 1]!;
  if (token.kind === 'mark') return JOINERS.has(token.words) && glued(tokens, i) ? 1 : 0;
  if (token.kind !== 'word') return 0;
  if (JOINERS.has(before.words)) return 1;
  const { facts } = loadLexica();
  const own = facts(token.word);
  const previous = facts(before.word);
  if (NEGATIONS.has(token.form)) return 0;
  if (previous.particle && !own.preposition) return own.nameness === 3 ? 2 : 1;
  if (own.particle) return 1;
  if (own.boundary || isPreposition(tokens, i)) return 0;
  // «مون جي-إن»: what a dash binds is one name
  if (previous.nameness >= 2 && tokens[i + 1]?.words === DASH && glued(tokens, i + 1)) return 1;
  // «نتنياهو سوناك», «ترمب سأل …»: the name by which everybody knows somebody is whole, another one is another's
  const known = sure === 1 && !previous.given && own.nameness > 1 && isShortName(tokens, i - 1);
  if (known && (where === 'bare' || isShortName(tokens, i))) return 0;
  if (own.nameness === 3) return opensOffice(tokens, i) ? 0 : 2;
  // «محمد السادس», «عبد الله الثاني»
  if (own.regnal && previous.nameness >= 2) return 1;
  if (isAttachedSense(tokens, i)) return 0;
  if (isFamilyNisba(tokens, i)) return 1;
  if (own.nameness === 2) {
    if (previous.nameness === 3 && isPluralOrigin(tokens, i)) return 1;
    return isStopped(tokens, i) && !leadsToName(tokens, i) ? 0 : 1;
  }
  if (own.nameness === 1) {
    if (isStopped(tokens, i) || startsWithConjunction(token)) return 0;
    // «أكد بلينكن لغانتس»: «ل» before a known name is a preposition
    if (own.bareNameness === 3 && token.form.startsWith(LAM) && previous.nameness === 3) return 0;
    // a name of two known words has ended, unless a family name with the article follows; «عبد الله» is one
    const servant = tokens[i - 2]?.form.endsWith(SERVANT) === true;
    const whole = sure - (servant ? 1 : 0);
    const ended = whole >= 2 && previous.nameness === 3 && !previous.given && !token.word.parses[0]!.article;
    // «حسن كاظمي قمي، …»: what closes the phrase behind it is the last of the names
    if (ended) return where === 'after-office' && CLOSING.has(tokens[i + 1]?.words ?? COMMA) ? 1 : 0;
    // «نتنياهو بالتصفيق», «ماكرون اقتباسا»: a name by which the press knows somebody is whole
    if (sure === 1 && !previous.given && isShortName(tokens, i - 1)) return 0;
    const named = servant || previous.nameness === 3 || previous.bareNameness === 3;
    return where === 'after-office' || named ? 1 : 0;
  }
  if (isHouse(text, i) || (where === 'after-office' && sure === 1 && isFamily(text, i))) return 1;
  return leadsToName(tokens, i) && isStopped(tokens, i) && previous.nameness === 3 ? 1 : 0;
}

/** «ترامب لا يزال …» */
const NEGATIONS: ReadonlySet<string> = new Set('لا لم لن'.split(' '));

/** Whether a name by which everybody knows somebody ends at token `i`: «ترامب», that no further one follows. */
const isWhole = (tokens: readonly Token[], i: number): boolean =>
  !loadLexica().facts(tokens[i]!.word).given && isShortName(tokens, i) && isShortName(tokens, i + 1);

/** Whether the word at token `i` alone names somebody well known («نتنياهو»). */
function isShortName(tokens: readonly Token[], i: number): boolean {
  const found = matchPhrase(tokens, i, shortNames());
  return found !== null && found.last === i + 1;
}

/** «… مساعد رئيس التحرير»: a name that is an office too, before another office. */
function opensOffice(tokens: readonly Token[], i: number): boolean {
  const found = sensesAt(tokens, i);
  if (!found?.value.some((sense) => sense.sort === 'head')) return false;
  const next = sensesAt(tokens, found.last);
  if (!next || next.parse.conjunction || next.parse.particle) return false;
  return next.value.some((sense) => sense.sort === 'head' || sense.sort === 'institution');
}

/** «خالد بن صالح العباد، و…»: behind the father's name a word with the article is the family's. */
function isHouse({ tokens }: Text, i: number): boolean {
  if (tokens[i - 2]?.form !== SON_OF || !tokens[i]!.word.parses[0]!.article || isStopped(tokens, i))
    return false;
  const next = tokens[i + 1];
  return next?.words === COMMA || next?.word.parses.some((p) => p.conjunction === WAW) === true;
}
const SON_OF = 'بن';
const SERVANT = 'عبد';

/** «المحافظ نبيل العايد، و…»: behind one given name a word with the article that closes the phrase. */
function isFamily(text: Text, i: number): boolean {
  const { tokens } = text;
  const { facts } = loadLexica();
  const { word, form } = tokens[i]!;
  const given = facts(tokens[i - 1]!.word);
  if (!given.given || given.nameness < 3) return false;
  if (!word.parses[0]!.article || facts(word).officeAdjective || isStopped(tokens, i)) return false;
  if (senseOf(sensesAt(tokens, i), 'place') || weekdays().has(form)) return false;
  const next = tokens[i + 1];
  if (next === undefined || CLOSING.has(next.words) || next.word.parses.some((p) => p.conjunction === WAW))
    return true;
  const behind = sensesAt(tokens, i + 1);
  return behind?.parse.particle === '' && behind.value.some((sense) => sense.sort === 'head');
}
const CLOSING = new Set('، , . : ؛'.split(' '));

let days: ReadonlySet<string> | null = null;
function weekdays(): ReadonlySet<string> {
  days ??= new Set(
    readLexicon('calendar')
      .filter((row) => row.class === 'weekday')
      .map((row) => normalise(row.form!)),
  );
  return days;
}

/** «والعميد», «ووزير»: what a lexicon knows, with a particle written onto it, is another phrase. */
function isAttachedSense(tokens: readonly Token[], i: number): boolean {
  const found = sensesAt(tokens, i);
  return found !== null && (found.parse.conjunction !== '' || found.parse.particle !== '');
}

const DASH = '-';
/** Marks that join the parts of a name written together: «جيه-إن», «بيل_غيتس». */
const JOINERS = new Set(['-', '_']);

/** A definite adjective of origin behind a name is a family name («محمد شياع السوداني»): adjectives do not follow names. */
function isFamilyNisba(tokens: readonly Token[], i: number): boolean {
  const found = sensesAt(tokens, i);
  if (!found || found.parse.conjunction || found.parse.particle) return false;
  return (
    found.last === i + 1 && found.value.some((sense) => sense.sort === 'nisba' && sense.class === 'definite')
  );
}

/** «ويلبور روس»: people of an origin without article do not follow a name, so it is the family's. */
function isPluralOrigin(tokens: readonly Token[], i: number): boolean {
  const found = sensesAt(tokens, i);
  return found?.last === i + 1 && found.value.every((s) => s.sort === 'nisba' && s.class === 'indefinite');
}

/** An office word inside a name («حسين أمير عبد اللهيان», «الباجي قائد السبسي»): a name goes on behind it. */
function leadsToName(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (next?.kind !== 'word') return false;
  const facts = loadLexica().facts(next.word);
  // «أمير برعام»: a given name with a family name that nobody lists
  if (
    facts.nameness === 1 &&
    !facts.common &&
    loadLexica().facts(tokens[i]!.word).given &&
    isAlone(tokens, i)
  )
    return true;
  return facts.particle ? next.form !== 'ال' : facts.nameness === 3 && !isStopped(tokens, i + 1);
}

/** A word without article that stands for no office by itself here: no state, place or body is behind it. */
const isAlone = (tokens: readonly Token[], i: number): boolean =>
  !tokens[i]!.word.parses[0]!.article &&
  sensesAt(tokens, i + 1) === null &&
  !startsWithConjunction(tokens[i + 1]!);

/** «وعبد الحميد …», «لأبو …»: a name of two words with something written onto it. */
export function beginsWithParticle(tokens: readonly Token[], i: number): boolean {
  const { word } = tokens[i]!;
  if (!loadLexica().facts(word).servant) return false;
  const next = tokens[i + 1];
  if (next?.kind !== 'word' || loadLexica().facts(next.word).nameness < 2) return false;
  return word.parses.some((p) => (p.conjunction || p.particle) && SERVANTS.includes(p.rest));
}

const ON = 'على';
/** «على» and «علي» fold into one form: before a name, and spelled with ya, it is the given name. */
function isPreposition(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (!loadLexica().facts(token.word).preposition) return false;
  // «الدكتور باسم …»: behind a title it is a name
  if (token.form === IN_NAME_OF && isTitled(tokens, i)) return false;
  if (token.form !== 'علي' || token.words === ON) return true;
  const next = tokens[i + 1];
  return (
    next?.kind !== 'word' ||
    (loadLexica().facts(next.word).nameness === 0 && !loadLexica().facts(next.word).particle)
  );
}

const IN_NAME_OF = 'باسم';
const isTitled = (tokens: readonly Token[], i: number): boolean =>
  sensesAt(tokens, i - 1)?.value.some((s) => s.sort === 'honorific' || s.sort === 'rank') === true &&
  namesFollow(tokens, i);

/** Whether the next word is surely a name or a name particle. */
function namesFollow(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (next?.kind !== 'word') return false;
  const facts = loadLexica().facts(next.word);
  return facts.particle || facts.nameness === 3;
}

const WAW = 'و';
const LAM = 'ل';
/** A word no lexicon knows that begins with «و» is «و» and another word, unless nothing known is left. */
function startsWithConjunction(token: Token): boolean {
  if (!token.form.startsWith(WAW)) return false;
  const facts = loadLexica().facts(token.word);
  return (
    facts.bareNameness >= 1 ||
    facts.bareCommon ||
    token.word.parses.some((p) => p.conjunction !== '' && p.article)
  );
}

/** With and without «و» a word no lexicon knows: behind an office it is taken as a name («وزير التجارة ويلبر روس»). */
function isUnknownAnyway(token: Token): boolean {
  const facts = loadLexica().facts(token.word);
  return (
    facts.bareNameness === 1 &&
    !facts.bareCommon &&
    !token.word.parses.some((p) => p.conjunction !== '' && p.article)
  );
}

function glued(tokens: readonly Token[], i: number): boolean {
  const after = tokens[i + 1];
  return (
    after !== undefined &&
    after.kind === 'word' &&
    tokens[i]!.end === after.start &&
    tokens[i - 1]!.end === tokens[i]!.start
  );
}

function isStopped(tokens: readonly Token[], i: number): boolean {
  const found = sensesAt(tokens, i);
  return found?.value.some((sense) => STOPPING.has(sense.sort)) ?? false;
}

function trimParticles(tokens: readonly Token[], first: number, last: number): number {
  let end = last;
  while (
    end > first &&
    (loadLexica().facts(tokens[end - 1]!.word).particle || tokens[end - 1]!.kind === 'mark')
  )
    end--;
  return end;
}
