/** The health of what is followed, as a table for people. */
import stringWidth from 'string-width';
import type { ItemState, SourceState, Visit } from '../source-log.ts';

export interface Health {
  readonly url: string;
  /** Null where it was never visited. */
  readonly state: SourceState | null;
  readonly items: Readonly<Record<ItemState, number>>;
  /** Visits written down, 96 at most. */
  readonly visits: number;
  readonly last: Visit | null;
}

const HEADER = ['source', 'kind', 'last success', 'last new', 'read', 'waiting', 'given up', 'state'];

/** One line for each source, failing ones with their reason. */
export function drawSources(health: readonly Health[], columns: number): string {
  if (health.length === 0) return 'nothing is followed yet: liqa watch ADDRESS begins\n';
  const rows = [HEADER, ...health.map(cellsOf)];
  const widths = HEADER.map((_, i) => Math.max(...rows.map((row) => stringWidth(row[i]!))));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - stringWidth(cell))))
      .join('  ')
      .slice(0, Math.max(columns, 200)),
  );
  return `${lines.join('\n')}\n`;
}

const minute = (at: string | null): string => (at === null ? 'never' : at.slice(0, 16).replace('T', ' '));

function cellsOf({ url, state, items }: Health): readonly string[] {
  const counts = [items.done, items.waiting, items['given-up']].map(String);
  const times = [minute(state?.lastSuccess ?? null), minute(state?.lastNew ?? null)];
  return [url, state?.kind ?? '-', ...times, ...counts, sentenceOf(state)];
}

function sentenceOf(state: SourceState | null): string {
  if (state === null) return 'never visited';
  const why = `${state.code}: ${state.message}`;
  if (state.failures > 0)
    return `not collected since ${minute(state.failingSince)}, ${state.failures} times: ${why}`;
  return state.code === null ? 'collected' : `collected, but ${why}`;
}
