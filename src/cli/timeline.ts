/** `liqa timeline`: the engagements of the store by date. */
import { LiqaError } from '../errors.ts';
import { type EngagementEntry, type EngagementFilter, openStore } from '../store/store.ts';
import { checkDay, checkNumber } from './inputs.ts';
import type { Output } from './output.ts';
import { readParty } from './parties.ts';
import { drawEngagement } from './pretty.ts';
import { type ListOptions, tellRest } from './search.ts';
import { storePlace } from './store-place.ts';

export interface TimelineOptions extends ListOptions, Filtering {
  readonly order?: 'newest' | 'oldest';
}

/** What narrows engagements, as the user gives it. */
export interface Filtering {
  readonly about?: string;
  readonly with?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly focus?: string;
  readonly topic?: string;
  readonly outlet?: string;
  readonly since?: string;
  readonly until?: string;
  readonly q?: string;
}

/** Prints engagements under the filters. @returns exit code */
export async function timeline(output: Output, options: TimelineOptions): Promise<number> {
  const limit = checkNumber(options.limit, { option: '--limit', from: 1, to: 500 }) ?? 50;
  const filter = readFilter(options);
  const store = await openStore(storePlace(options.store), { create: false });
  try {
    const { cursor, order = 'newest' } = options;
    const found = await store.engagements(filter, { limit, cursor, order });
    const pretty = (options.format ?? (output.isTerminal ? 'pretty' : 'jsonl')) === 'pretty';
    for (const entry of found.items) output.write(pretty ? draw(entry, output) : line(entry));
    tellRest(output, found);
    return 0;
  } finally {
    await store.close();
  }
}

const CHOICES = {
  kind: ['meeting', 'call', 'visit', 'summit', 'signing', 'message'],
  status: ['held', 'planned', 'cancelled', 'denied'],
  focus: ['main', 'background'],
} as const;

/** The filters as the user gave them. @throws LiqaError `usage.bad-argument`, `date.bad-day` */
export function readFilter(options: Filtering): EngagementFilter {
  const filter: Record<string, string | readonly string[] | undefined> = {
    about: readParty(options.about),
    with: readParty(options.with),
    kind: choose('kind', options.kind),
    status: choose('status', options.status),
    focus: choose('focus', options.focus),
    topic: options.topic?.split(','),
    outlet: options.outlet,
    since: checkDay(options.since, '--since'),
    until: checkDay(options.until, '--until'),
    q: options.q,
  };
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  ) as EngagementFilter;
}

function choose(name: keyof typeof CHOICES, words: string | undefined): readonly string[] | undefined {
  if (words === undefined) return undefined;
  const known: readonly string[] = CHOICES[name];
  const wanted = words.split(',');
  const wrong = wanted.find((it) => !known.includes(it));
  if (wrong === undefined) return wanted;
  throw new LiqaError('usage.bad-argument', `--${name} is «${wrong}», expected ${known.join(', ')}`);
}

const line = ({ engagement, article }: EngagementEntry): string =>
  `${JSON.stringify({ ...engagement, article })}\n`;

const draw = ({ engagement, article }: EngagementEntry, { isTerminal }: Output): string =>
  `${drawEngagement(engagement, isTerminal)}  ${[article.outlet ?? '', article.title].join(' · ')}\n  ${engagement.id} · ${article.id}\n\n`;
