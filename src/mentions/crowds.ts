/** Unnamed people of several sorts told in one breath: «وكلاء الوزارة، ومديري العموم، والمسؤولين». */
import type { Text } from '../model.ts';
import type { Draft } from './actors.ts';

/** `drafts` with each list of unnamed groups made one: who they are is said by the whole phrase. */
export function joinCrowds(text: Text, drafts: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  for (const draft of drafts) {
    const before = out.at(-1);
    if (before && isCrowd(before) && isCrowd(draft) && goesOn(text, before, draft))
      out[out.length - 1] = joined(before, draft);
    else out.push(draft);
  }
  return out;
}

/** Groups that are no party by themselves; those of different states are different parties. */
const isCrowd = (draft: Draft): boolean => draft.rule === 'office.plural-head' && draft.role !== null;

const WAW = 'و';
const MARKS = new Set('، ,'.split(' '));

/** Bound by «و», with nothing but a comma between, and of no other state. */
function goesOn(text: Text, a: Draft, b: Draft): boolean {
  if (b.parse?.conjunction !== WAW || b.parse.particle !== '') return false;
  if (a.code && b.code && a.code !== b.code) return false;
  return text.tokens.slice(a.last, b.first).every((token) => MARKS.has(token.words));
}

function joined(a: Draft, b: Draft): Draft {
  return {
    ...a,
    last: b.last,
    role: { first: a.role!.first, last: b.role!.last },
    code: a.code || b.code,
    codeAt: a.code ? a.codeAt : b.codeAt,
  };
}
