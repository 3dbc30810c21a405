/**
 * Two offices of one person, told with «و» before a comma and his name: «وكيل الأمين العام ومنسق الإغاثة، مارتن …».
 * The comma makes the name stand for both.
 */
import type { Text } from '../model.ts';
import type { Draft } from './actors.ts';
import { isComma } from './apposition.ts';

/** `drafts` with an office that the next one's holder has too given to him. */
export function joinOffices(text: Text, drafts: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  for (const draft of drafts) {
    const before = out.at(-1);
    if (before && isOfNext(text, before, draft)) out[out.length - 1] = joined(before, draft);
    else if (before && isHisToo(text, before, draft)) out[out.length - 1] = withSecond(before, draft);
    else out.push(draft);
  }
  return out;
}

const WAW = 'و';
/** Those who hold these are told by them alone, and the next is another; «نظيره» is another by himself. */
const ALONE: ReadonlySet<string> = new Set(['head-of-state', 'head-of-government', 'counterpart', 'king']);

function isOfNext(text: Text, a: Draft, b: Draft): boolean {
  if (a.kind !== 'office' || a.plural || a.role === null || a.last !== b.first) return false;
  if (b.kind !== 'person' || b.role === null || b.name === null || b.name.first < b.role.last) return false;
  if (b.parse?.conjunction !== WAW || b.parse.particle !== '' || !isComma(text, b.role.last)) return false;
  if (ALONE.has(a.office) || ALONE.has(b.office)) return false;
  return a.code === '' || b.code === '' || a.code === b.code;
}

/** «فلانة، نائبة الوزير ووكيلة الوزارة للشؤون السياسية، …»: a second office without a name or a comma before it. */
function isHisToo(text: Text, a: Draft, b: Draft): boolean {
  if (a.kind !== 'person' || a.name === null || a.role === null || a.role.first < a.name.last) return false;
  if (b.kind !== 'office' || b.plural || b.role === null || a.last !== b.first || a.role.last !== a.last)
    return false;
  if (b.parse?.conjunction !== WAW || b.parse.particle !== '' || b.last - b.first < 2) return false;
  if (ALONE.has(b.office) || !isClosing(text, b.last)) return false;
  return b.code === '' || b.code === a.code;
}
/** A comma, a full stop or a bracket. */
const isClosing = ({ tokens }: Text, i: number): boolean =>
  tokens[i] === undefined || tokens[i]!.kind === 'mark';

const withSecond = (a: Draft, b: Draft): Draft => ({
  ...a,
  last: b.last,
  role: { first: a.role!.first, last: b.last },
  code: a.code || b.code,
  codeAt: a.code ? a.codeAt : b.codeAt,
});

const joined = (a: Draft, b: Draft): Draft => ({
  ...b,
  first: a.first,
  role: { first: a.role!.first, last: b.role!.last },
  code: a.code || b.code,
  codeAt: a.code ? a.codeAt : b.codeAt,
  office: a.office || b.office,
  parse: a.parse,
});
