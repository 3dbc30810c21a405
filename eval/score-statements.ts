/** Scores the statements of one article. */
import { describeStatement, type Fault, NOTHING } from './faults.ts';
import { contentOf, type GoldArticle, type ScoredArticle, type ScoredStatement } from './gold.ts';
import { pair } from './pair.ts';
import { isSame, isSameOffice } from './same.ts';
import type { Mark, ShareMeasure } from './tallies.ts';
import { wordsOf } from './words.ts';

/** The share of the words of two contents that both have, each word as often as both have it. */
export function overlapOf(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of b) {
    const times = left.get(word) ?? 0;
    if (times === 0) continue;
    both++;
    left.set(word, times - 1);
  }
  return both / (a.length + b.length - both);
}

/** Two statements are one where half of their words are shared. */
const LEAST_OVERLAP = 0.5;

interface Worded {
  readonly statement: ScoredStatement;
  readonly words: readonly string[];
}

/** All decisions about the statements of `output`; none where the gold has no list of them. */
export function scoreStatements(
  gold: GoldArticle,
  output: ScoredArticle,
): { readonly marks: readonly Mark[]; readonly faults: readonly Fault[] } {
  if (!gold.statements) return { marks: [], faults: [] };
  const expected = gold.statements.map(withWords(gold.text));
  const came = (output.statements ?? []).map(withWords(output.text ?? gold.text));
  const { pairs, restX, restY } = pair(expected, came, (a, b) => {
    const shared = overlapOf(a.words, b.words);
    return shared >= LEAST_OVERLAP ? shared : 0;
  });
  const measure = 'statement';
  const marks: Mark[] = [
    ...pairs.map((): Mark => ({ measure, outcome: 'found', kind: null })),
    ...restX.map((): Mark => ({ measure, outcome: 'missed', kind: null })),
    ...restY.map((): Mark => ({ measure, outcome: 'false', kind: null })),
  ];
  const faults = [
    ...restX.map(({ statement }) => faultOf('missed statement', statement, null)),
    ...restY.map(({ statement }) => faultOf('false statement', null, statement)),
  ];
  for (const [a, b] of pairs) scorePair(a.statement, b.statement, { marks, faults });
  return { marks, faults };
}

const withWords =
  (text: string) =>
  (statement: ScoredStatement): Worded => ({ statement, words: wordsOf(contentOf(statement, text)) });

interface Noted {
  readonly marks: Mark[];
  readonly faults: Fault[];
}

function scorePair(gold: ScoredStatement, output: ScoredStatement, { marks, faults }: Noted): void {
  const note = (measure: ShareMeasure, isRight: boolean): void => {
    marks.push({ measure, outcome: isRight ? 'right' : 'wrong', kind: null });
    if (!isRight) faults.push(faultOf(measure, gold, output));
  };
  const isSpeaker =
    isSame({ name: gold.speaker }, { name: output.speaker }) || isSameOffice(gold.speaker, output.speaker);
  note('statement.speaker', isSpeaker);
  if (typeof gold.direct === 'boolean') note('statement.direct', gold.direct === Boolean(output.direct));
}

function faultOf(what: string, gold: ScoredStatement | null, output: ScoredStatement | null): Fault {
  const told = (statement: ScoredStatement | null): string => {
    if (!statement) return NOTHING;
    if (what === 'statement.speaker') return statement.speaker;
    return what === 'statement.direct' ? String(Boolean(statement.direct)) : describeStatement(statement);
  };
  const pointers = what === 'statement.speaker' ? ['/speaker'] : ['/cue', '/speaker'];
  return { what, expected: told(gold), came: told(output), gold, output, pointers };
}
