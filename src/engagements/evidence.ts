/** Evidence: the words that say a value, as the contract prints them. */
import type { Evidence, Span } from '../model.ts';
import type { Range } from './clauses.ts';
import type { Scene } from './scene.ts';

/** Evidence for the words at `span` of a scene's text. */
export function evidenceAt(scene: Scene, span: Span, rule: string): Evidence {
  const words = scene.text.body.slice(span.start, span.end);
  return {
    start: span.start,
    end: span.end,
    words,
    rule,
    ...(scene.where === 'title' ? { in: 'title' as const } : {}),
  };
}

/** Evidence for a token range of a scene's text. */
export function evidenceOf(scene: Scene, range: Range, rule: string): Evidence {
  const start = scene.tokens[range.first]!.start;
  const end = scene.tokens[range.last - 1]!.end;
  return evidenceAt(scene, { start, end }, rule);
}

/** Pointers with their evidence while an engagement is made. */
export interface Ledger {
  readonly evidence: Record<string, Evidence[]>;
  readonly inferred: string[];
}

export const openLedger = (): Ledger => ({ evidence: {}, inferred: [] });

export function note(ledger: Ledger, pointer: string, found: Evidence): void {
  const list = ledger.evidence[pointer] ?? [];
  ledger.evidence[pointer] = list;
  if (!list.some((e) => e.start === found.start && e.end === found.end && e.in === found.in))
    list.push(found);
}
