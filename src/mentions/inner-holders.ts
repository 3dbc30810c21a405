/**
 * Whoever is named behind an office that stands within another phrase: «إدارة الرئيس الأميركي، جو بايدن»,
 * «المتحدث باسم الرئيس التركي رجب طيب أردوغان», «مكتب رئيس الوزراء فلان». He does nothing there, but has that office.
 */
import type { Text } from '../model.ts';
import { findPerson, whichOffice } from '../offices/offices.ts';
import type { Draft } from './actors.ts';
import { isComma } from './apposition.ts';
import type { Offices, Range } from './office-lists.ts';
import { type OfficeFound, officeAt } from './offices.ts';
import { senseOf, sensesAt } from './words.ts';

/** The holder, named at `name`, of the office that `phrase` ends in; nothing where it ends in none. */
export function holderIn(text: Text, phrase: Range, name: Range): Pick<Draft, 'holder'> {
  const office = innerOffice(text, phrase);
  if (!office) return {};
  const [first, last] = office.codeAt ?? [0, 0];
  return {
    holder: {
      first: office.first,
      last: name.last,
      name: { first: name.first, last: name.last },
      role: { first: office.first, last: office.last },
      code: office.code,
      codeAt: office.code ? { first, last } : null,
      office: office.office,
    },
  };
}

/** «مستشار الرئيس فلاديمير بوتين»: the name is that of a leader, whose adviser another is. */
export function isOfLeader(text: Text, offices: Offices, name: Range): boolean {
  const { value } = offices.offices[0]!.head;
  if (!(SERVING.has(value) || NEAR.has(value)) || !holdsOffice(text, offices)) return false;
  const words = text.body.slice(text.tokens[name.first]!.start, text.tokens[name.last - 1]!.end);
  const person = findPerson(words);
  if (person === null) return false;
  const held = whichOffice(person, null);
  if (SERVING.has(value)) return held.some((row) => LEADING.has(row.office));
  // «مدير مكتب الملك فلان»: he may lead a government later
  const inner = innerOffice(text, offices)?.office;
  return held.some((row) => row.office === inner);
}
const SERVING = new Set(['adviser', 'envoy', 'special-envoy', 'kin', 'spouse']);
/** Those whom the press names beside somebody in office: his spokesman, the director of his office, his assistant. */
const NEAR = new Set(['spokesperson', 'director', 'assistant']);
const LEADING = new Set(['head-of-state', 'head-of-government']);

/** Whether an office phrase ends in another's office («مستشار الرئيس»). */
export function holdsOffice(text: Text, { first, last }: Range): boolean {
  for (let i = first + 1; i < last; i++) {
    const found = sensesAt(text.tokens, i);
    if (senseOf(found, 'head') || senseOf(found, 'title')) return true;
  }
  return false;
}

/** `drafts`, those of bodies that are known by their name with the holder named right behind them. */
export function withHolders(text: Text, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, i) => {
    const next = drafts[i + 1];
    if (!HOLDING.has(draft.kind) || draft.holder || !next?.name || next.role) return draft;
    const at = isComma(text, draft.last) ? draft.last + 1 : draft.last;
    return next.name.first === at && next.first === at
      ? { ...draft, ...holderIn(text, draft, next.name) }
      : draft;
  });
}

/** «مسؤولين في إدارة الرئيس فلان»: those of a body, too. */
const HOLDING: ReadonlySet<Draft['kind']> = new Set(['institution', 'group']);

/** The office within an office phrase that goes on to its end («الرئيس الأمريكي» in «مستشار الرئيس الأمريكي»), or null. */
function innerOffice(text: Text, { first, last }: Range): OfficeFound | null {
  for (let i = first + 1; i < last; i++) {
    if (sensesAt(text.tokens, i) === null || isAdjective(text, i)) continue;
    const inner = officeAt(text, i);
    if (inner?.last === last && (inner.head.sort === 'head' || inner.head.sort === 'title')) return inner;
  }
  return null;
}

/** «المكتب الإعلامي», «المستشار الرئيس»: with the article, behind a noun with the article. */
const isAdjective = ({ tokens }: Text, i: number): boolean =>
  tokens[i]!.word.parses[0]!.article &&
  tokens[i - 1]!.word.parses.some((p) => p.article && p.particle === '');
