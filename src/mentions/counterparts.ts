/** «نظيره وزير الخارجية فلان», «نظيره في كندا فلان»: the counterpart and who is named behind him are one. */
import type { Text } from '../model.ts';
import type { Draft } from './actors.ts';

/** The rule of those who are told by whose counterparts they are. */
export const COUNTERPART_RULE = 'office.counterpart';

/** `drafts` with each counterpart that is named right behind made one with him. */
export function joinCounterparts(text: Text, drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some(({ rule }) => rule === COUNTERPART_RULE)) return drafts;
  const out: Draft[] = [];
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i]!;
    const found =
      draft.rule === COUNTERPART_RULE && draft.name === null ? namedBehind(text, drafts, i) : null;
    out.push(found?.draft ?? draft);
    if (found) i = found.at;
  }
  return out;
}

interface Found {
  readonly draft: Draft;
  /** Index of the last draft that it is made of. */
  readonly at: number;
}

function namedBehind(text: Text, drafts: readonly Draft[], i: number): Found | null {
  const draft = drafts[i]!;
  const next = drafts[i + 1];
  if (!next) return null;
  if (isNamed(next) && next.first === draft.last && next.role !== null && draft.code === '') {
    const { first, parse } = draft;
    return { draft: { ...next, first, parse }, at: i + 1 };
  }
  const holder = drafts[i + 2];
  const posted =
    next.kind === 'state' && next.first === draft.last + 1 && text.tokens[draft.last]!.form === IN;
  if (!posted || draft.code !== '' || !holder || !isNamed(holder)) return null;
  if (holder.first !== next.last || holder.role !== null || holder.code !== '') return null;
  const { first, parse, office } = draft;
  const { code, codeAt, last } = next;
  const role = { first: draft.role!.first, last };
  return { draft: { ...holder, first, parse, office, code, codeAt, role }, at: i + 2 };
}
const IN = 'في';

/** Somebody with a name of his own and nothing written onto it. */
const isNamed = ({ kind, name, parse }: Draft): boolean =>
  kind === 'person' && name !== null && !parse?.conjunction && !parse?.particle;
