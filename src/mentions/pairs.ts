/**
 * One office told once for several named holders: «الرئيسان التركي … والروسي …», «وزيرا خارجية مصر والأردن
 * … و…». Each name is a person with that office and a state of his own.
 */
import type { Text, Token } from '../model.ts';
import type { Draft } from './actors.ts';
import { isComma } from './apposition.ts';
import { nameAt } from './names.ts';
import type { Range } from './office-lists.ts';
import { titlesAt } from './titles.ts';
import { senseOf, sensesAt } from './words.ts';

/** The rule of those who share the words of an office with others. */
export const SHARED_OFFICE = 'person.shared-office';

/** `drafts` with an office of several holders given to the names that follow it. */
export function shareOffices(text: Text, drafts: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  for (let at = 0; at < drafts.length; at++) {
    const draft = drafts[at]!;
    const holders = isShared(text, draft) ? (byOrigin(text, draft) ?? byStates(text, drafts, at)) : [];
    if (holders.length < 2) {
      if (draft.first >= (out.at(-1)?.last ?? 0)) out.push(draft);
      continue;
    }
    out.push(...holders);
  }
  return out;
}

/** Whether the first word of the office is one for several. */
function isShared(text: Text, { role, rule }: Draft): boolean {
  if (!role) return false;
  if (rule === 'office.plural-head') return true;
  return senseOf(sensesAt(text.tokens, role.first), 'collective')?.value === COUNTERPARTS;
}
const COUNTERPARTS = 'counterparts';

interface Holder {
  readonly name: Range;
  /** The adjective of origin before the name, or null. */
  readonly origin: { readonly at: Range; readonly code: string } | null;
}

/** «… المصري عبدالفتاح السيسي والفرنسي إيمانويل ماكرون»: each behind his adjective of origin. */
function byOrigin(text: Text, office: Draft): readonly Draft[] | null {
  const role = office.role!;
  const first = firstHolder(text, office);
  if (!first) return null;
  const holders: Holder[] = [first];
  for (;;) {
    const next = nextHolder(text, holders.at(-1)!.name.last);
    if (!next) break;
    holders.push(next);
  }
  if (holders.length < 2) return null;
  return holders.map(({ name, origin }, i) => {
    const whole = { first: role.first, last: Math.max(role.last, origin?.at.last ?? 0) };
    const own = i === 0 && !office.name ? whole : i === 0 ? role : origin!.at;
    return {
      ...office,
      first: i === 0 ? office.first : own.first,
      last: name.last,
      kind: 'person',
      name,
      role: own,
      code: origin?.code ?? office.code,
      codeAt: origin?.at ?? office.codeAt,
      plural: false,
      parse: i === 0 ? office.parse : (sensesAt(text.tokens, own.first)?.parse ?? null),
      rule: SHARED_OFFICE,
    };
  });
}

/** The first name, behind an adjective of origin that may be part of the office already. */
function firstHolder(text: Text, { name, role, code }: Draft): Holder | null {
  if (name) return code ? { name, origin: null } : null;
  const at = isComma(text, role!.last) ? role!.last + 1 : role!.last;
  const origin = code ? null : originFrom(text, at);
  if (!code && !origin) return null;
  const found = nameAt(text, titlesAt(text, origin?.at.last ?? at).last, 'after-office');
  return found && !found.attached ? { name: found, origin } : null;
}

/** «والفرنسي إيمانويل ماكرون», also behind a comma. */
function nextHolder(text: Text, i: number): Holder | null {
  const at = isComma(text, i) ? i + 1 : i;
  const found = sensesAt(text.tokens, at);
  if (!found || (found.parse.conjunction === '' && at === i)) return null;
  const origin = originFrom(text, at);
  if (!origin) return null;
  const name = nameAt(text, titlesAt(text, origin.at.last).last, 'after-office');
  return name && !name.attached ? { name, origin } : null;
}

function originFrom(text: Text, i: number): Holder['origin'] {
  const found = sensesAt(text.tokens, i);
  const nisba = senseOf(found, 'nisba');
  if (!found || nisba?.class !== 'definite' || !nisba.code || found.parse.particle !== '') return null;
  return { at: { first: i, last: found.last }, code: nisba.code };
}

/** «وزيرا خارجية مصر والأردن سامح شكري وأيمن الصفدي»: as many names as states, in their order. */
function byStates(text: Text, drafts: readonly Draft[], at: number): readonly Draft[] {
  const office = drafts[at]!;
  if (office.name) return [];
  const names: Draft[] = [];
  for (let k = at + 1; k < drafts.length && isNext(text, drafts[k]!, names.at(-1) ?? office); k++)
    names.push(drafts[k]!);
  const codes = statesIn(text.tokens, office.role!);
  if (codes.length > 0 && codes.length !== names.length) return [];
  return names.map((draft, i) => ({
    ...draft,
    role: office.role,
    first: i === 0 ? office.first : draft.first,
    parse: i === 0 ? office.parse : draft.parse,
    code: codes[i]?.code ?? office.code,
    codeAt: codes[i]?.at ?? office.codeAt,
    office: office.office,
    rule: SHARED_OFFICE,
  }));
}

/** A name without an office of its own, right behind or bound by «و». */
function isNext(text: Text, draft: Draft, before: Draft): boolean {
  if (draft.kind !== 'person' || draft.role !== null || draft.parse?.particle) return false;
  const from = isComma(text, before.last) ? before.last + 1 : before.last;
  if (draft.first !== from) return false;
  const first = before.rule === 'office.plural-head';
  return first ? !draft.parse?.conjunction : draft.parse?.conjunction === WAW || from > before.last;
}
const WAW = 'و';

function statesIn(
  tokens: readonly Token[],
  { first, last }: Range,
): readonly { readonly code: string; readonly at: Range }[] {
  const out: { readonly code: string; readonly at: Range }[] = [];
  for (let i = first; i < last; ) {
    const found = sensesAt(tokens, i);
    const country = senseOf(found, 'country');
    if (found && country?.code) out.push({ code: country.code, at: { first: i, last: found.last } });
    i = Math.max(i + 1, found?.last ?? 0);
  }
  return out;
}
