/** An engagement as a form shows and sends it, and what a form says against what stands. */
import { LiqaError } from '../errors.ts';
import type { Engagement, Participant } from '../model.ts';
import type { NewEngagement, NewParticipant, Saying } from './desk-store.ts';

/** Values for which the form takes words of the report. */
export const WORDED = ['kind', 'status', 'date', 'country', 'topics'] as const;
export type Worded = (typeof WORDED)[number];

export interface DraftPerson {
  readonly name: string;
  readonly role: string;
  readonly represents: string;
  readonly part: string;
  readonly isOut: boolean;
}
/** Every cell as the form has it; empty where nothing is said. */
export interface Draft {
  readonly kind: string;
  readonly status: string;
  readonly focus: string;
  readonly date: string;
  readonly until: string;
  readonly city: string;
  readonly country: string;
  readonly venue: string;
  readonly topics: readonly string[];
  /** Those of the engagement, and rows for more. */
  readonly people: readonly DraftPerson[];
  readonly words: Readonly<Record<Worded, string>>;
  /** Where in the body the words that tell it begin, if the form knows. */
  readonly start: string;
  readonly why: string;
  readonly by: string;
}

export const NOBODY: DraftPerson = { name: '', role: '', represents: '', part: 'principal', isOut: false };

const saidBy = ({ evidence }: Engagement, pointer: string): string =>
  evidence[pointer]?.find((it) => it.in === undefined)?.words ?? evidence[pointer]?.[0]?.words ?? '';

const personOf = ({ name, role, represents, part }: Participant): DraftPerson => ({
  ...{ name: name ?? '', role: role ?? '', represents: represents ?? '', part },
  isOut: false,
});

/** What the form shows of an engagement, with one row for somebody more. */
export function draftOf(engagement: Engagement, by: string): Draft {
  const { kind, status, focus, date, until, place, topics, participants } = engagement;
  return {
    ...{ kind, status, focus, date: date ?? '', until: until ?? '', topics },
    ...{ city: place.city ?? '', country: place.country ?? '', venue: place.venue ?? '' },
    people: [...participants.map(personOf), NOBODY],
    words: {
      kind: saidBy(engagement, '/kind'),
      status: saidBy(engagement, '/status'),
      date: saidBy(engagement, '/date'),
      country: saidBy(engagement, '/place/country'),
      topics: '',
    },
    ...{ start: '', why: '', by },
  };
}

/** An empty form, for an engagement that was missed. */
export const emptyDraft = (by: string): Draft => ({
  ...{
    kind: 'meeting',
    status: 'held',
    focus: 'main',
    date: '',
    until: '',
    city: '',
    country: '',
    venue: '',
  },
  ...{ topics: [], people: [NOBODY, NOBODY, NOBODY], start: '', why: '', by },
  words: { kind: '', status: '', date: '', country: '', topics: '' },
});

type Form = Readonly<Record<string, unknown>>;
const MOST_PEOPLE = 60;

/** What a form sent. */
export function readDraft(form: Form): Draft {
  const text = (name: string): string => {
    const cell = form[name];
    return typeof cell === 'string' ? cell.replaceAll('\r\n', '\n').trim() : '';
  };
  const people: DraftPerson[] = [];
  for (let i = 0; i < MOST_PEOPLE && `p${i}.part` in form; i++) {
    const at = (field: string): string => text(`p${i}.${field}`);
    const facts = { name: at('name'), role: at('role'), represents: at('represents').toUpperCase() };
    people.push({ ...facts, part: at('part'), isOut: at('out') === 'yes' });
  }
  const topics = form.topics === undefined ? [] : [form.topics].flat().filter((it) => typeof it === 'string');
  return {
    ...{ kind: text('kind'), status: text('status'), focus: text('focus') },
    ...{ date: text('date'), until: text('until') },
    ...{ city: text('city'), country: text('country').toUpperCase(), venue: text('venue') },
    ...{ topics, people },
    words: {
      kind: text('words.kind'),
      status: text('words.status'),
      date: text('words.date'),
      country: text('words.country'),
      topics: text('words.topics'),
    },
    ...{ start: text('start'), why: text('why'), by: text('by') },
  };
}

const orNull = (words: string): string | null => (words === '' ? null : words);

const FIELDS: readonly (readonly [pointer: string, cell: keyof Draft & string, words: Worded | null])[] = [
  ['/kind', 'kind', 'kind'],
  ['/status', 'status', 'status'],
  ['/focus', 'focus', null],
  ['/date', 'date', 'date'],
  ['/until', 'until', null],
  ['/place/venue', 'venue', null],
  ['/place/city', 'city', null],
  ['/place/country', 'country', 'country'],
];

/** What the form says against the engagement as it stands; empty where it says the same. */
export function sayingsOf(article: string, engagement: Engagement, draft: Draft): readonly Saying[] {
  const before = draftOf(engagement, '');
  const change = (
    pointer: string,
    value: Extract<Saying, { act: 'change' }>['value'],
    words = '',
  ): Saying => ({
    ...{ act: 'change', article, engagement: engagement.id, pointer, value },
    ...(words ? { words } : {}),
  });
  const said: Saying[] = [];
  for (const [pointer, cell, worded] of FIELDS) {
    const value = draft[cell] as string;
    const words = worded ? draft.words[worded] : '';
    const isReworded = worded !== null && words !== '' && words !== before.words[worded] && value !== '';
    if (value !== before[cell] || isReworded) said.push(change(pointer, orNull(value), value ? words : ''));
  }
  const wanted = [...draft.topics].sort().join(' ');
  if (wanted !== [...engagement.topics].sort().join(' ')) {
    said.push(change('/topics', draft.topics, draft.topics.length > 0 ? draft.words.topics : ''));
  }
  return [...said, ...peopleOf(draft, engagement, change)];
}

type Change = (pointer: string, value: string | null | NewParticipant) => Saying;

function peopleOf({ people }: Draft, { participants }: Engagement, change: Change): readonly Saying[] {
  const said: Saying[] = [];
  const out: Saying[] = [];
  for (const [i, person] of people.entries()) {
    const before = participants[i];
    if (before && person.isOut) out.unshift(change(`/participants/${i}`, null));
    else if (before) {
      const old = personOf(before);
      for (const field of ['name', 'role', 'represents', 'part'] as const) {
        if (person[field] !== old[field])
          said.push(change(`/participants/${i}/${field}`, orNull(person[field])));
      }
    } else if (!isEmpty(person) && !person.isOut) said.push(change('/participants/-', newPerson(person)));
  }
  // the last first, so that those before keep their places
  return [...said, ...out];
}

const isEmpty = ({ name, role, represents }: DraftPerson): boolean => !(name || role || represents);

const newPerson = ({ name, role, represents, part }: DraftPerson): NewParticipant => ({
  ...{ name: orNull(name), role: orNull(role), represents: orNull(represents) },
  part: part === 'attendee' ? 'attendee' : 'principal',
});

/** The engagement that a form adds. @throws LiqaError `correction.no-words` */
export function additionOf(article: string, draft: Draft): Saying {
  const words = draft.words.kind;
  if (words === '') {
    throw new LiqaError('correction.no-words', 'no words of the report were named: paste those that tell it');
  }
  const start = Number(draft.start);
  const value = {
    ...{ kind: draft.kind, status: draft.status, focus: draft.focus },
    ...{ date: orNull(draft.date), until: orNull(draft.until) },
    place: { city: orNull(draft.city), country: orNull(draft.country), venue: orNull(draft.venue) },
    topics: draft.topics,
    participants: draft.people.filter((it) => !isEmpty(it) && !it.isOut).map(newPerson),
  } as NewEngagement;
  const isPlace = draft.start !== '' && Number.isInteger(start) && start >= 0;
  return { act: 'add', article, value, words, ...(isPlace ? { start } : {}) };
}
