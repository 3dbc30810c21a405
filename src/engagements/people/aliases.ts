/** One body by two names: «رابطة دول جنوب شرق آسيا (آسيان)». */
import type { Actor } from '../../model.ts';
import type { Reading } from '../triggers.ts';

/** `reading` with each body once, by the name outside the brackets. */
export function withoutAliases(reading: Reading): Reading {
  const { draft, reach } = reading;
  const { tokens } = reach.scene;
  const isAlias = ({ kind, first }: Actor, i: number): boolean => {
    const before = draft.principals[i - 1];
    const bodies = kind === 'institution' && before?.kind === 'institution';
    return bodies && before.last < first && before.last >= first - 3 && tokens[first - 1]!.form === BRACKET;
  };
  const principals = draft.principals.filter((a, i) => !isAlias(a, i));
  return principals.length === draft.principals.length
    ? reading
    : { ...reading, draft: { ...draft, principals } };
}
const BRACKET = '(';
