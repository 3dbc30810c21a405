/** The filter of the timeline lives in the address: read from it, and written into it. */
import type { EngagementKind, Focus, Participant, Status } from '../model.ts';

/** One value each: a form of the timeline chooses no more. Satisfies the filter of the store. */
export interface TimelineFilter {
  readonly q?: string;
  readonly about?: string;
  readonly with?: string;
  readonly kind?: EngagementKind;
  readonly status?: Status;
  readonly focus?: Focus;
  readonly topic?: string;
  readonly outlet?: string;
  /** Id of a known person. */
  readonly person?: string;
  /** An office as reports word it. */
  readonly office?: string;
  /** Code of a country, or a city. */
  readonly place?: string;
  readonly since?: string;
  readonly until?: string;
}

export const KINDS = [
  'meeting',
  'call',
  'visit',
  'summit',
  'signing',
  'message',
] as const satisfies readonly EngagementKind[];
export const STATUSES = ['held', 'planned', 'cancelled', 'denied'] as const satisfies readonly Status[];
export const FOCUSES = ['main', 'background'] as const satisfies readonly Focus[];
export const PARTS = ['principal', 'attendee'] as const satisfies readonly Participant['part'][];
/** In the order in which they stand in addresses and are shown. */
export const FILTER_KEYS = [
  ...(['q', 'about', 'with', 'person', 'office', 'kind', 'status', 'focus', 'topic'] as const),
  ...(['outlet', 'place', 'since', 'until'] as const),
] as const satisfies readonly (keyof TimelineFilter)[];

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const LONGEST = 200;

/** The filter an address asks for; what is not understood is left out. */
export function readFilter(query: Readonly<Record<string, string | undefined>>): TimelineFilter {
  const text = (key: string): string | undefined => query[key]?.trim().slice(0, LONGEST) || undefined;
  const day = (key: string): string | undefined => {
    const value = text(key);
    return value && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  const filter: Record<keyof TimelineFilter, string | undefined> = {
    q: text('q'),
    about: text('about'),
    with: text('with'),
    kind: KINDS.find((kind) => kind === query.kind),
    status: STATUSES.find((status) => status === query.status),
    focus: FOCUSES.find((focus) => focus === query.focus),
    topic: text('topic'),
    outlet: text('outlet'),
    person: text('person'),
    office: text('office'),
    place: text('place'),
    since: day('since'),
    until: day('until'),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as TimelineFilter;
}

/**
 * The address of the timeline under `filter`, with `changes` laid over it.
 *
 * @example timelineAddress({ kind: 'call' }, { about: 'US' }) //=> '/?about=US&kind=call'
 */
export function timelineAddress(
  filter: TimelineFilter,
  changes: Readonly<Partial<Record<string, string | null>>> = {},
): string {
  const query = new URLSearchParams();
  const all: Readonly<Record<string, string | null | undefined>> = { ...filter, ...changes };
  for (const key of [...FILTER_KEYS, 'cursor', 'trail']) {
    const value = all[key];
    if (value) query.set(key, value);
  }
  const words = query.toString();
  return words ? `/?${words}` : '/';
}

export const isEmpty = (filter: TimelineFilter): boolean => Object.keys(filter).length === 0;
