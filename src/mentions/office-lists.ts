/** Offices that one person holds, put side by side: «وزير الخارجية نائب رئيس الوزراء». */
import type { Text } from '../model.ts';
import { nameAt } from './names.ts';
import { type OfficeFound, officeAt } from './offices.ts';
import { loadLexica, senseOf, sensesAt } from './words.ts';

/** A token range, `last` exclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export interface Offices extends Range {
  readonly offices: readonly OfficeFound[];
}

/** One office or several put side by side («وزير الخارجية نائب رئيس الوزراء»). */
export function officesAt(text: Text, i: number): Offices | null {
  const first = officeAt(text, i);
  if (!first) return null;
  const offices = [first];
  let last = first.last;
  for (;;) {
    const next = officeAt(text, last);
    if (!next || next.parse.particle) break;
    if (next.parse.conjunction && !isHeldTogether(text, offices.at(-1)!, next)) break;
    if (next.head.sort !== 'head' && next.head.sort !== 'title') break;
    if (first.head.sort !== 'head' && first.head.sort !== 'title') break;
    if (
      isBareHead(text, next) ||
      isTitleBeforeName(text, next) ||
      isOfAnother(next, offices) ||
      isSameOffice(next, offices)
    )
      break;
    offices.push(next);
    last = next.last;
  }
  return { first: i, last, offices };
}

/** «نائب رئيس الأركان أمير برعام», «وزير الدولة مساعد بن محمد»: one word without complement is a given name. */
const isBareHead = (text: Text, { first, last, head }: OfficeFound): boolean =>
  last - first === 1 &&
  head.class === 'indefinite' &&
  !text.tokens[first]!.word.parses.some((parse) => parse.article);

/** «وزير الخارجية العماني وزير الخارجية الإيراني»: offices of two states are two people's. */
const isOfAnother = (next: OfficeFound, offices: readonly OfficeFound[]): boolean =>
  next.code !== '' && offices.some((o) => o.code !== '' && o.code !== next.code);

/** «أمير المنطقة محافظ المؤسسة»: nobody holds two of these. */
const isSameOffice = (next: OfficeFound, offices: readonly OfficeFound[]): boolean =>
  SINGLE.has(next.head.value) && offices.some((o) => o.head.value === next.head.value);
const SINGLE = new Set(['governor', 'ambassador', 'head-of-state', 'head-of-government', 'undersecretary']);

const KING = 'ملك';
/** «الملك», «السفير» in «وزير الخارجية المصري السفير سامح شكري»: a title before the name, no second office. */
export function isTitleBeforeName(text: Text, office: OfficeFound): boolean {
  const isKing = office.parse.stem === KING;
  if (office.last - office.first > 1 || (office.head.value === 'head-of-state' && !isKing)) return false;
  if (isKing) return nameAt(text, office.last, 'after-office') !== null;
  if (!senseOf(sensesAt(text.tokens, office.first), 'honorific')) return false;
  return nameAt(text, office.last, 'after-office') !== null;
}

/**
 * «النائب الأول لرئيس الوزراء ووزير الخارجية», «ولي العهد ووزير الدفاع», «مدير المعهد وعضو المجلس»:
 * offices that go with another, bound by «و» and of no other state.
 */
function isHeldTogether(text: Text, office: OfficeFound, next: OfficeFound): boolean {
  if (next.head.sort !== 'head' || isOfAnother(next, [office])) return false;
  if (MEMBERS.has(next.head.value)) return next.last - next.first > 1;
  if (!MINISTERS.has(next.head.value)) return false;
  // «رئيس مجلس الوزراء بالإنابة ووزير الخارجية …»: who acts for another has an office of his own
  const acting = loadLexica().facts(text.tokens[office.last - 1]!.word).officeTail;
  return (
    acting || SECOND.has(office.head.value) || (office.head.value === 'deputy' && isOfCabinet(text, office))
  );
}
const MEMBERS = new Set(['member']);
const MINISTERS = new Set(['minister', 'deputy', 'deputy-head-of-government']);
const SECOND = new Set(['crown-prince', 'deputy-head-of-government']);

/** «النائب الثاني لرئيس مجلس الوزراء» */
function isOfCabinet(text: Text, { first, last }: Range): boolean {
  for (let i = first + 1; i < last; i++)
    if (senseOf(sensesAt(text.tokens, i), 'head')?.value === 'head-of-government') return true;
  return false;
}
