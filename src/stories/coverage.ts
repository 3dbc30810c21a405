/**
 * Which outlets report a story, which were collected at the time and did not, and which were not collected. Only of the
 * second may be said that they leave it out.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Followed } from '../source-log.ts';
import { normalise } from '../text/text.ts';
import { outletOf } from './facts.ts';
import type { Told } from './same.ts';

/** `reported`: an outlet that reports is collected by definition. `silent`: collected, and no report of it came. */
export type CoverageState = 'reported' | 'silent' | 'not-collected';
export interface Coverage {
  readonly outlet: string;
  readonly state: CoverageState;
  /** The latest visit that says so, ISO 8601 in UTC; null where it reports, or was not collected. */
  readonly until: string | null;
}

let ids: ReadonlyMap<string, string> | undefined;
/** One key for all names of an outlet. */
function outletKey(name: string): string {
  ids ??= new Map(readLexicon('outlets').map((row) => [normalise(row.form ?? ''), row.outlet ?? '']));
  const form = normalise(name);
  return ids.get(form) ?? form;
}

/** First and last day of publication of the reports; null where none is dated. */
export function daysOf(readings: readonly Pick<Told, 'article'>[]): readonly [string, string] | null {
  const days = readings.flatMap(({ article }) => article.published ?? []).sort();
  return days.length > 0 ? [days[0]!, days.at(-1)!] : null;
}

/** The outlets that report, then those that were collected and did not, then the rest of what is followed. */
export function coverageOf(readings: readonly Told[], followed: readonly Followed[]): readonly Coverage[] {
  const reporting = [...new Set(readings.map(outletOf))].sort();
  const seen = new Set(reporting.map(outletKey));
  const others = new Map<string, Coverage>();
  for (const { outlets, collected } of followed) {
    const keys = outlets.map(outletKey);
    const [outlet] = outlets;
    // a source of several outlets: where one of them reports, nothing can be said of the others
    if (outlet === undefined || keys.some((key) => seen.has(key))) continue;
    const known = others.get(keys[0]!);
    const until =
      [known?.until ?? null, collected]
        .filter((it) => it !== null)
        .sort()
        .at(-1) ?? null;
    const state = until === null ? 'not-collected' : 'silent';
    others.set(keys[0]!, { outlet: known?.outlet ?? outlet, state, until });
  }
  const rest = [...others.values()].sort((a, b) => (a.outlet < b.outlet ? -1 : 1));
  return [
    ...reporting.map((outlet): Coverage => ({ outlet, state: 'reported', until: null })),
    ...rest.filter(({ state }) => state === 'silent'),
    ...rest.filter(({ state }) => state === 'not-collected'),
  ];
}
