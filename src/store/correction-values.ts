/** What may be corrected, and in which values: checked before anything is kept. */
import { LiqaError } from '../errors.ts';
import type { Engagement, Participant } from '../model.ts';

/** A value as a correction gives it. */
export type Corrected = string | null | readonly string[] | NewParticipant;
export type NewParticipant = Omit<Participant, 'person'>;
/** What a user adds that was not read. */
export type NewEngagement = Pick<
  Engagement,
  'kind' | 'status' | 'focus' | 'date' | 'until' | 'place' | 'topics'
> & {
  readonly participants: readonly NewParticipant[];
};

export const KINDS = ['meeting', 'call', 'visit', 'summit', 'signing', 'message'] as const;
export const STATUSES = ['held', 'planned', 'cancelled', 'denied'] as const;
export const FOCUSES = ['main', 'background'] as const;
export const PARTS = ['principal', 'attendee'] as const;

const LONGEST = 300;
const MOST_TOPICS = 30;
const MOST_PARTICIPANTS = 60;
const DATE = /^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/u;
const DAY_LENGTH = 10;
const COUNTRY = /^[A-Z]{2}$/u;
const PARTY = /^[A-Z]{2,10}$/u;
const TOPIC = /^[a-z][a-z-]{1,39}$/u;

type Check = (value: Corrected) => Corrected;

const fault = (pointer: string, expected: string): LiqaError =>
  new LiqaError('correction.bad-value', `${pointer} cannot have this value: expected ${expected}`);

const oneOf =
  (pointer: string, known: readonly string[]): Check =>
  (value) => {
    if (typeof value === 'string' && known.includes(value)) return value;
    throw fault(pointer, known.join(', '));
  };

const like =
  (pointer: string, pattern: RegExp, expected: string): Check =>
  (value) => {
    if (value === null || value === '') return null;
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw fault(pointer, `${expected} or nothing`);
  };

const words =
  (pointer: string): Check =>
  (value) => {
    if (value === null) return null;
    if (typeof value !== 'string') throw fault(pointer, 'words or nothing');
    const trimmed = value.toWellFormed().replaceAll('\0', '').trim();
    if (trimmed.length > LONGEST) throw fault(pointer, `at most ${LONGEST} characters`);
    return trimmed === '' ? null : trimmed;
  };

const isDay = (value: string): boolean => {
  const whole = `${value}${'-01-01'.slice(value.length - 4)}`;
  const time = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(whole);
};

const date =
  (pointer: string): Check =>
  (value) => {
    const found = like(pointer, DATE, 'a day, month or year such as 2024-03-05')(value);
    if (found === null || isDay(String(found))) return found;
    throw fault(pointer, 'a day that is in the calendar');
  };

const topics: Check = (value) => {
  const list = Array.isArray(value) ? [...new Set(value as readonly string[])] : null;
  if (list && list.length <= MOST_TOPICS && list.every((it) => TOPIC.test(it))) return list;
  throw fault('/topics', `at most ${MOST_TOPICS} topics`);
};

const FIELDS: Readonly<Record<string, Check>> = {
  '/kind': oneOf('/kind', KINDS),
  '/status': oneOf('/status', STATUSES),
  '/focus': oneOf('/focus', FOCUSES),
  '/date': date('/date'),
  '/until': date('/until'),
  '/place/city': words('/place/city'),
  '/place/venue': words('/place/venue'),
  '/place/country': like('/place/country', COUNTRY, 'a code of two letters such as JO'),
  '/topics': topics,
};
const PARTICIPANT: Readonly<Record<string, Check>> = {
  name: words('name'),
  role: words('role'),
  represents: like('represents', PARTY, 'a code such as JO or UN'),
  part: oneOf('part', PARTS),
};

/** `/participants/N` and `/participants/N/field`, taken apart; `-` is one that is added. */
const OF_PARTICIPANT = /^\/participants\/([0-9]{1,3}|-)(?:\/(name|role|represents|part))?$/u;

/** Which participant a pointer names; null where it names none. */
export function readParticipant(
  pointer: string,
): { readonly index: number; readonly field: string | null } | null {
  const found = OF_PARTICIPANT.exec(pointer);
  if (!found) return null;
  return { index: found[1] === '-' ? -1 : Number(found[1]), field: found[2] ?? null };
}

/**
 * `value` as it is kept for `pointer`: trimmed, empty as null.
 *
 * @throws LiqaError `correction.bad-value`
 */
export function checkCorrected(pointer: string, value: Corrected): Corrected {
  const check = FIELDS[pointer];
  if (check) return check(value);
  const of = readParticipant(pointer);
  if (of?.field && of.index >= 0) return PARTICIPANT[of.field]!(value);
  if (of && of.index < 0 && of.field === null) return checkParticipant(value);
  if (of && of.index >= 0 && value === null) return null;
  throw new LiqaError('correction.bad-value', `${pointer} is no value that can be corrected`);
}

function checkParticipant(value: Corrected): NewParticipant {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw fault('/participants/-', 'name, role, represents and part');
  }
  const given = value as Partial<NewParticipant>;
  const made = {
    name: PARTICIPANT.name!(given.name ?? null) as string | null,
    role: PARTICIPANT.role!(given.role ?? null) as string | null,
    represents: PARTICIPANT.represents!(given.represents ?? null) as string | null,
    part: PARTICIPANT.part!(given.part ?? 'principal') as NewParticipant['part'],
  };
  if (made.name ?? made.role ?? made.represents) return made;
  throw fault('/participants/-', 'a name, a role or what is represented');
}

/** @throws LiqaError `correction.bad-value` */
export function checkNew(given: NewEngagement): NewEngagement {
  const at = (pointer: string, value: Corrected): never => checkCorrected(pointer, value) as never;
  if (given.participants.length > MOST_PARTICIPANTS) {
    throw fault('/participants', `at most ${MOST_PARTICIPANTS}`);
  }
  const made: NewEngagement = {
    kind: at('/kind', given.kind),
    status: at('/status', given.status),
    focus: at('/focus', given.focus),
    date: at('/date', given.date),
    until: at('/until', given.until),
    place: {
      city: at('/place/city', given.place.city),
      country: at('/place/country', given.place.country),
      venue: at('/place/venue', given.place.venue),
    },
    topics: at('/topics', given.topics),
    participants: given.participants.map(checkParticipant),
  };
  checkDays(made);
  return made;
}

/** The last day is not before the first, and there is none without a first. @throws LiqaError `correction.bad-value` */
export function checkDays({ date: first, until }: Pick<Engagement, 'date' | 'until'>): void {
  if (until === null) return;
  if (first?.length === DAY_LENGTH && until.length === DAY_LENGTH && until >= first) return;
  throw fault('/until', 'a day on or after the first day');
}
