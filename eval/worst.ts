/** The worst articles, with what was expected, what came, and why. */
import type { Evidence, Text } from '../src/model.ts';
import { readText } from '../src/text/text.ts';
import type { Fault } from './faults.ts';
import type { ScoredEngagement, ScoredStatement } from './gold.ts';
import type { ArticleScore } from './score.ts';
import type { DateScore } from './score-dates.ts';
import { bareWordsOf, nameWordsOf } from './words.ts';

/** The `count` articles with the most faults, as lines. */
export function printWorst(scores: readonly ArticleScore[], count: number): readonly string[] {
  const worst = [...scores].sort((a, b) => b.faults.length - a.faults.length).slice(0, count);
  return worst.filter(({ faults }) => faults.length > 0).flatMap(printArticle);
}

/** The time expressions that were read wrong, as lines. */
export const printWrongDates = (scores: readonly DateScore[], count: number): readonly string[] =>
  scores
    .flatMap(({ id, faults }) => faults.map((fault) => ({ id, ...fault })))
    .slice(0, count)
    .map(({ id, what, expected, came }) => `${id}  ${what}: expected ${expected}, came ${came}`);

function printArticle({ gold, faults }: ArticleScore): readonly string[] {
  const text = readText(gold.text);
  const head = `${gold.id} · ${gold.outlet ?? 'no outlet'} · ${gold.published ?? 'undated'} · ${faults.length} faults`;
  return [head, `  ${gold.title ?? ''}`, ...faults.flatMap((fault) => printFault(fault, text)), ''];
}

function printFault(fault: Fault, text: Text): readonly string[] {
  const lines = [
    `  ${fault.what}${aboutOf(fault)}`,
    `    expected  ${fault.expected}`,
    `    came      ${fault.came}`,
  ];
  const reasons = fault.output ? evidenceOf(fault.output, fault.pointers) : [];
  if (reasons.length > 0) return [...lines, ...reasons.map((reason) => `    why       ${reason}`)];
  const sentence = fault.gold ? sentenceOf(fault.gold, text) : null;
  return sentence === null ? lines : [...lines, `    sentence  ${sentence}`];
}

/** Which engagement a wrong field belongs to. */
function aboutOf({ gold, output }: Fault): string {
  if (!gold || !output || 'speaker' in gold) return '';
  const people = (gold.participants ?? []).map(({ name, role }) => name ?? role);
  return ` of the ${gold.kind}: ${people.join(' · ')}`;
}

/** Rule and words of all evidence under `pointers`; what was inferred says so. */
function evidenceOf(
  output: ScoredEngagement | ScoredStatement,
  pointers: readonly string[],
): readonly string[] {
  const isAsked = (pointer: string): boolean => pointers.some((start) => pointer.startsWith(start));
  const stated = Object.entries(output.evidence ?? {})
    .filter(([pointer]) => isAsked(pointer))
    .flatMap(([pointer, list]) => list.map((item) => `${pointer} ${printEvidence(item)}`));
  const inferred = 'inferred' in output ? (output.inferred ?? []) : [];
  return [...stated, ...inferred.filter(isAsked).map((pointer) => `${pointer} inferred`)];
}

const printEvidence = ({ rule, words, in: where }: Evidence): string =>
  `${rule} «${words}»${where === 'title' ? ' in the title' : ''}`;

/** The sentence that the gold most likely speaks of. */
function sentenceOf(gold: ScoredEngagement | ScoredStatement, text: Text): string | null {
  if ('speaker' in gold) {
    const at = typeof gold.start === 'string' ? text.body.indexOf(gold.start) : gold.start;
    const found = text.sentences.find(({ start, end }) => at >= start && at < end);
    return found ? text.body.slice(found.start, found.end) : null;
  }
  const people = (gold.participants ?? []).map(({ name, role }) =>
    name ? nameWordsOf(name) : bareWordsOf(role),
  );
  let best: string | null = null;
  let most = 0;
  for (const { start, end } of text.sentences) {
    const sentence = text.body.slice(start, end);
    const words = new Set(bareWordsOf(sentence));
    const named = people.filter((person) => person.some((word) => words.has(word))).length;
    if (named > most) {
      most = named;
      best = sentence;
    }
  }
  return best;
}
