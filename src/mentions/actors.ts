/**
 * Noun phrases that can act: honorifics, office, name and apposition put together; institutions,
 * states and their capitals; «الأخير» and «الجانبان». One pass from left to right.
 */
import type { ActorKind, Parse, Span, Text } from '../model.ts';
import { isInvisible } from '../text/text.ts';
import { isAdjectiveBehind, isDiplomacy, isOfPress } from './adjective-heads.ts';
import { appositionAt, isComma, tailAt } from './apposition.ts';
import { anaphorAt, bodyAt, ministryAt, seatEnd } from './bodies.ts';
import { joinCounterparts } from './counterparts.ts';
import { joinCrowds } from './crowds.ts';
import { datelineEnd } from './dateline.ts';
import { withFamily } from './family-names.ts';
import { holderIn, holdsOffice, isOfLeader, withHolders } from './inner-holders.ts';
import { joinOffices } from './joint-offices.ts';
import { longShortNameAt } from './known-names.ts';
import { type NameFound, nameAt } from './names.ts';
import { isTitleBeforeName, type Offices, officesAt, type Range } from './office-lists.ts';
import { isOthers, officeAt } from './offices.ts';
import { rankBefore, rankedAt } from './ranks.ts';
import { isAbbreviated, titlesAt } from './titles.ts';
import { loadLexica, type Sense, senseOf, sensesAt } from './words.ts';

export type { Range } from './office-lists.ts';

/** An actor before it is known who it is. */
export interface Draft extends Range {
  readonly kind: ActorKind;
  readonly name: Range | null;
  readonly role: Range | null;
  readonly code: string;
  readonly codeAt: Range | null;
  readonly plural: boolean;
  /** Type of office («foreign-minister», «king») or empty, to know one office under two wordings. */
  readonly office: string;
  /** How the first word was parsed; null where nothing is attached. */
  readonly parse: Parse | null;
  readonly rule: string;
  /** «إدارة الرئيس الأميركي، جو بايدن»: whose office stands within the phrase, named at its end. */
  readonly holder?: Holder;
}
/** Somebody named within the phrase of another, with his office. */
export type Holder = Pick<Draft, 'name' | 'role' | 'code' | 'codeAt' | 'office' | 'first' | 'last'>;

/** The actors of `text` that announce themselves by their own words, in order. */
export function findDrafts(text: Text): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let i = datelineEnd(text); i < text.tokens.length; ) {
    const seat = seatEnd(text, i);
    const draft = seat === i && text.tokens[i]!.kind === 'word' ? draftAt(text, i) : null;
    if (draft) drafts.push(draft);
    i = draft ? draft.last : Math.max(seat, i + 1, placeEnd(text, i));
  }
  return joinCrowds(text, joinOffices(text, joinCounterparts(text, withHolders(text, drafts))));
}

/** Past «شرم الشيخ»: a word within the name of a town is nobody. */
function placeEnd(text: Text, i: number): number {
  const found = sensesAt(text.tokens, i);
  return found && found.last > i + 1 && senseOf(found, 'place') ? found.last : i;
}

function draftAt(text: Text, i: number): Draft | null {
  // where no phrase begins there can only be a name
  if (sensesAt(text.tokens, i) === null && !isAbbreviated(text, i)) return bareNameAt(text, i);
  return (
    longShortNameAt(text, i) ??
    ministryAt(text, i) ??
    personAt(text, i) ??
    bareNameAt(text, i) ??
    bodyAt(text, i) ??
    anaphorAt(text, i)
  );
}

function personAt(text: Text, i: number): Draft | null {
  const before = titlesAt(text, i);
  const offices = before.last > i && nameBegins(text, before.last) ? null : officesAt(text, before.last);
  if (before.last === i && !offices) return null;
  const ranked = offices ? null : rankedAt(text, i, before.last);
  if (ranked) return ranked;
  const role = offices;
  const after = titlesAt(text, role?.last ?? before.last);
  // «نائب الأمير والدكتور …», «استقبال الرئيس لسمو الأمير …»: the title opens another's name
  if (role && (after.parse?.conjunction || after.parse?.particle))
    return officeDraft(i, role, { text, parse: before.parse ?? role.offices[0]!.parse });
  const titled = role && after.last === role.last ? officeAt(text, role.last) : null;
  const isTitle = titled && !titled.parse.conjunction && isTitleBeforeName(text, titled);
  // «استقبل ولي العهد الملك …»: the king is another
  if (isTitle && titled.parse.stem === KING && !REIGNS.has(role!.offices[0]!.head.value))
    return officeDraft(i, role!, { text, parse: before.parse ?? role!.offices[0]!.parse });
  const at = isTitle ? titled.last : after.last;
  const name = nameAfter(text, { at: text.tokens[at]?.words === '#' ? at + 1 : at, offices: role });
  if (!role && !name) {
    const plain = before.last > i ? officesAt(text, i) : null;
    return plain ? titledOffice(text, i, plain) : null;
  }
  const parse = before.parse ?? role?.offices[0]?.parse ?? null;
  if (!name) return officeDraft(i, role!, { text, parse });
  if (role && isOfLeader(text, role, name)) return ofLeader(text, i, { role, name, parse });
  const apposed = role && !isBareTitle(role) ? null : apposedTo(text, name, role);
  const all = (apposed && role ? apposed : role) ?? apposed ?? princeIn(text, i, before.last);
  return {
    first: i,
    last: tailAt(text, Math.max(name.last, apposed?.last ?? 0)),
    kind: 'person',
    name,
    role: all ? { first: all.first, last: all.last } : rankBefore(text, before.last),
    ...codeOf(all),
    plural: false,
    parse,
    rule:
      role && all === role ? 'person.after-office' : apposed ? 'person.before-office' : 'person.after-title',
  };
}

/** «الصحفي السعودي جمال خاشقجي»: a title that is an office with its own adjective. */
function titledOffice(text: Text, i: number, offices: Offices): Draft | null {
  const { parse } = offices.offices[0]!;
  const draft = officeDraft(i, offices, { text, parse });
  if (offices.last - offices.first !== 2) return draft;
  const name = nameAfter(text, { at: titlesAt(text, offices.last).last, offices });
  return draft && name ? { ...draft, kind: 'person', name, last: name.last, rule: AFTER_OFFICE } : draft;
}
const AFTER_OFFICE = 'person.after-office';

/** «مستشار الرئيس فلاديمير بوتين، يوري أوشاكوف»: the leader's name is part of the office. */
function ofLeader(
  text: Text,
  i: number,
  { role, name, parse }: { role: Offices; name: Range; parse: Parse | null },
): Draft | null {
  const whole = { ...role, last: name.last };
  const office = officeDraft(i, whole, { text, parse });
  const draft = office && { ...office, ...holderIn(text, role, name) };
  if (!draft || !isComma(text, name.last)) return draft;
  const own = nameAt(text, name.last + 1, 'bare');
  return own && !own.attached && own.sure > 0 && isComma(text, own.last)
    ? { ...draft, kind: 'person', name: own, last: own.last, rule: 'person.after-office' }
    : draft;
}

/** «الرئيس» alone before a name: an office told behind the name says more. */
const isBareTitle = ({ first, last, offices }: Offices): boolean =>
  last - first === 1 && offices[0]!.head.sort === 'head' && offices[0]!.head.class === 'definite';

/** The office behind a name; a king has none but his realm («الملك عبدالله الثاني عاهل الأردن»). */
function apposedTo(text: Text, name: Range, role: Offices | null): Offices | null {
  const offices = appositionAt(text, name);
  const isKing = role !== null && THRONES.has(role.offices[0]!.parse.stem);
  return offices && isKing && !REIGNS.has(offices.offices[0]!.head.value) ? null : offices;
}
const KING = 'ملك';
const THRONE_STEMS = 'ملك ملكه بابا';
const THRONES: ReadonlySet<string> = new Set(THRONE_STEMS.split(' '));
const REIGNS = new Set(['king', 'head-of-state']);

/** «الأمير» before a name that has no other office: it is then the office. */
function princeIn(text: Text, first: number, last: number): Offices | null {
  for (let i = last - 1; i >= first; i--) {
    const office = senseOf(sensesAt(text.tokens, i), 'head')?.value === 'prince' ? officeAt(text, i) : null;
    if (office && office.last <= last) return { first: i, last: office.last, offices: [office] };
  }
  return null;
}

/** Whether a name of two words or more follows a title, though its first word may be an office («د. مساعد العيبان»). */
function nameBegins(text: Text, i: number): boolean {
  const name = nameAt(text, i, 'after-office');
  return name !== null && name.last - name.first > 1 && name.sure > 0 && !name.attached;
}

/** The name behind an office, straight or between commas («الرئيس الأمريكي، جو بايدن،»). */
function nameAfter(text: Text, { at, offices }: { at: number; offices: Offices | null }): Range | null {
  const head = offices?.offices[0]?.head;
  if (head && (head.sort === 'institution' || head.sort === 'plural-head')) return null;
  // «ويضم الوفد الرسمي للأمير فلان …»: a delegation has members and no name
  if (head?.value === DELEGATION) return null;
  const where = head?.sort === 'collective' ? 'bare' : 'after-office';
  const name =
    nameAt(text, at, where) ?? (offices ? (quotedName(text, at) ?? nameBehindBrackets(text, at)) : null);
  if (name && !name.attached) return withFamily(text, name);
  if (!offices || !isComma(text, at)) return null;
  const short = bodyAgain(text, at + 1, offices);
  if (short > at + 1) return nameAfter(text, { at: short, offices });
  const from = pastKing(text, titlesAt(text, at + 1).last);
  const apposed = nameAt(text, from, from > at + 1 ? 'after-office' : 'bare') ?? oneSureName(text, from);
  // «السفير الإيراني، حسن كاظمي قمي، …»: up to the comma all of it is his name
  const whole = apposed && !apposed.attached ? nameAt(text, from, 'after-office') : null;
  if (whole && whole.last > apposed!.last && isComma(text, whole.last)) return whole;
  if (apposed && !apposed.attached) return apposed;
  return nameBetweenCommas(text, from);
}

const DELEGATION = 'delegation';

/** «لحركة المقاومة الإسلامية، حماس، فلان»: past the body told again by its short name between commas; else `i`. */
function bodyAgain(text: Text, i: number, { offices }: Offices): number {
  const found = sensesAt(text.tokens, i);
  const org = senseOf(found, 'org');
  const same = org?.code && offices.some(({ code }) => code === org.code);
  return found && same && !found.parse.conjunction && isComma(text, found.last) ? found.last : i;
}

/** Past «الملك» in «العاهل الأردني، الملك عبد الله الثاني»: no part of the name. */
const pastKing = (text: Text, i: number): number =>
  text.tokens[i]?.word.parses[0]?.article && text.tokens[i]!.word.parses[0]!.stem === KING ? i + 1 : i;

/** «وزير التعليم "ماجد المنصور"»: all that stands in the quotation marks. */
function quotedName(text: Text, i: number): NameFound | null {
  const quote = text.quotes.find((q) => q.first === i + 1);
  const name = quote ? nameAt(text, i + 1, 'after-office') : null;
  return name && name.last === quote!.last && name.sure > 0 ? name : null;
}

/** «رئيس برلمان طبرق (شرق) عقيلة صالح»: a word in brackets between office and name. */
function nameBehindBrackets(text: Text, i: number): NameFound | null {
  const { tokens } = text;
  if (tokens[i]?.words !== '(') return null;
  const within = tokens.slice(i + 1, i + 1 + IN_BRACKETS).findIndex(({ words }) => words === ')');
  const name = within < 0 ? null : nameAt(text, i + within + 2, 'bare');
  return name && name.sure > 0 ? name : null;
}
/** Tokens up to the closing bracket, at most. */
const IN_BRACKETS = 4;

const MOST_APPOSED = 5;
/** All that stands up to the next comma, where it can be a name none of whose words a lexicon knows. */
function nameBetweenCommas(text: Text, i: number): Range | null {
  const { facts } = loadLexica();
  let last = i;
  let likely = 0;
  while (last < text.tokens.length && text.tokens[last]!.kind === 'word' && last - i <= MOST_APPOSED) {
    const own = facts(text.tokens[last]!.word);
    if (own.boundary || own.preposition || (last === i && own.nameness === 0)) return null;
    if (own.nameness >= 1 || own.particle) likely++;
    last++;
  }
  const length = last - i;
  if (length === 0 || length > MOST_APPOSED || !isComma(text, last)) return null;
  return likely === length
    ? { first: i, last }
    : 2 * likely > length && length > 2
      ? { first: i, last }
      : null;
}

/** One word that is surely a name and stands alone between commas. */
function oneSureName(text: Text, i: number): ReturnType<typeof nameAt> {
  const name = nameAt(text, i, 'after-office');
  return name && name.sure > 0 && (isComma(text, name.last) || name.last - name.first > 1) ? name : null;
}

/** Office type of «نظيره»: the same as the other's, told by no word of its own. */
export const COUNTERPART = 'counterpart';

function codeOf(offices: Offices | null): Pick<Draft, 'code' | 'codeAt' | 'office'> {
  const coded = offices?.offices.find((o) => o.code);
  const at = coded?.codeAt;
  return {
    code: coded?.code ?? '',
    codeAt: at ? { first: at[0], last: at[1] } : null,
    office:
      offices?.offices[0]?.head.sort === 'counterpart' ? COUNTERPART : (offices?.offices[0]?.office ?? ''),
  };
}

const KINDS: Partial<Record<Sense['sort'], ActorKind>> = {
  institution: 'institution',
  collective: 'group',
  'plural-head': 'group',
};

function officeDraft(
  i: number,
  offices: Offices,
  { text, parse }: { text: Text; parse: Parse | null },
): Draft | null {
  const head = offices.offices[0]!.head;
  // a bare indefinite head («رئيس») names nobody
  const bare = offices.last - offices.first === 1 && head.class === 'indefinite';
  if (bare && head.sort !== 'counterpart' && !text.tokens[offices.first]!.word.parses.some((p) => p.article))
    return null;
  // «سفيرها لدى بلد»: whose office it is nobody knows without his name
  if (head.sort === 'head' && isOthers(text.tokens[offices.first]!)) return null;
  if (offices.last - i === 1 && isAdjectiveBehind(text, i)) return null;
  if (head.value === 'press' && isOfPress(text, i)) return null;
  if (head.value === 'diplomat' && isDiplomacy(text.tokens[offices.first]!.word)) return null;
  const inner = head.sort === 'institution' && holdsOffice(text, offices);
  const holder = inner ? innerName(text, offices.last) : null;
  return {
    first: i,
    last: holder?.last ?? offices.last,
    ...(holder ? holderIn(text, offices, holder) : {}),
    kind: KINDS[head.sort] ?? 'office',
    name: null,
    role: { first: offices.first, last: offices.last },
    ...codeOf(offices),
    plural: offices.offices[0]!.plural,
    parse,
    rule: `office.${head.sort}`,
  };
}

/** The name of the holder within an institution's name («إدارة الرئيس الأميركي، جو بايدن،»), or null. */
function innerName(text: Text, i: number): Range | null {
  const name = nameAt(text, isComma(text, i) ? i + 1 : i, 'after-office');
  return name && name.sure > 0 && !name.attached ? name : null;
}

function bareNameAt(text: Text, i: number): Draft | null {
  const found = nameAt(text, i, 'bare');
  if (!found) return null;
  const name = withFamily(text, found);
  const apposed = appositionAt(text, name);
  const parse = name.attached ? attachedParse(text, i) : null;
  return {
    first: i,
    last: tailAt(text, apposed?.last ?? name.last),
    kind: 'person',
    name: { first: name.first, last: name.last },
    role: apposed ? { first: apposed.first, last: apposed.last } : null,
    ...codeOf(apposed),
    plural: false,
    parse,
    rule: apposed ? 'person.before-office' : 'person.name',
  };
}

/** The parse that takes most particles off: for a name nobody lists with them. */
function attachedParse(text: Text, i: number): Parse | null {
  return text.tokens[i]!.word.parses.find((p) => p.conjunction !== '' || p.particle !== '') ?? null;
}

/** The place of a token range in the body, attached conjunction and preposition of the first word left out. */
export function placeOf(text: Text, range: Range, parse: Parse | null): Span {
  const first = text.tokens[range.first]!;
  const last = text.tokens[range.last - 1]!;
  const letters = parse ? parse.conjunction.length + parse.particle.length : 0;
  return { start: skipLetters(text.body, first.start, letters), end: last.end };
}

/** The place after `letters` visible letters from `start` on, with the marks that sit on them. */
function skipLetters(body: string, start: number, letters: number): number {
  let at = start;
  for (let taken = 0; taken < letters; at++) if (!isInvisible(body.charCodeAt(at))) taken++;
  if (letters > 0) while (at < body.length && isInvisible(body.charCodeAt(at))) at++;
  return at;
}
