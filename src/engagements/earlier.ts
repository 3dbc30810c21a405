/** Visits told as paid before the one that the report tells of: «كان قد زار …», «سبق أن زار …», «زيارته السابقة». */
import type { Candidate } from './candidates.ts';
import { dayOf } from './days/days.ts';
import { isFormIn } from './scene.ts';

/** Whether a telling of a visit says that it was an earlier one. */
export function isEarlier({ kind, scene, sentence, words: [told] }: Candidate): boolean {
  if (kind !== 'visit') return false;
  const { first } = scene.text.sentences[sentence]!;
  const before = scene.tokens[told!.first - 1]?.form ?? '';
  if (FORMER.has(scene.tokens[told!.last]?.form ?? '')) return true;
  if (before !== QAD && before !== THAT) return false;
  const open = before === QAD ? WAS : PRECEDED;
  return isFormIn(scene, { first: Math.max(first, told!.first - OPENING), last: told!.first - 1 }, open);
}

/** Whether two tellings are of two visits: an earlier one whose month or year is told, and another. */
export function areApart(candidate: Candidate, others: readonly Candidate[]): boolean {
  const own = isEarlier(candidate);
  const earlier = own ? [candidate] : others.filter(isEarlier);
  if (own ? others.some(isEarlier) : earlier.length < others.length || others.length === 0) return false;
  return earlier.some((c) => c.date !== null && c.dateClose && isVague(dayOf(c.date, false).day));
}

const isVague = (day: string | null): boolean => day !== null && day.length < DAY;
const DAY = '2000-01-01'.length;

const QAD = 'قد';
const THAT = 'ان';
const WAS: ReadonlySet<string> = new Set('كان كانت وكان وكانت'.split(' '));
const PRECEDED: ReadonlySet<string> = new Set('سبق وسبق'.split(' '));
const FORMER_WORDS = 'السابقه السابقتين السابقتان';
const FORMER: ReadonlySet<string> = new Set(FORMER_WORDS.split(' '));
/** Tokens from «كان» to the verb: whoever went stands between. */
const OPENING = 9;
