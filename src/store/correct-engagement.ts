/** An engagement with one value of it changed by a user: pure, the law of evidence kept. */
import type { Engagement, Evidence, Participant } from '../model.ts';
import { type Corrected, type NewParticipant, readParticipant } from './correction-values.ts';

/** The rule that evidence named by a user goes by. */
export const USER_RULE = 'user.correction';

/** What a changed value stands on. */
export interface Footing {
  /** Words of the report that say it; empty where none were named. */
  readonly evidence: readonly Evidence[];
  /** The place in the report of words nearest to the engagement; null where they do not stand there. */
  readonly find: (words: string) => Evidence | null;
}

type Pointers = Record<string, readonly Evidence[]>;

interface Draft {
  readonly engagement: Engagement;
  readonly evidence: Pointers;
  readonly inferred: Set<string>;
  readonly corrected: Set<string>;
}
const draftOf = (engagement: Engagement): Draft => ({
  engagement,
  evidence: { ...engagement.evidence },
  inferred: new Set(engagement.inferred),
  corrected: new Set(engagement.corrected ?? []),
});

const settle = ({ evidence, inferred, corrected }: Draft, made: Engagement): Engagement => ({
  ...made,
  evidence,
  inferred: [...inferred],
  corrected: [...corrected],
});

function drop({ evidence, inferred, corrected }: Draft, pointer: string): void {
  delete evidence[pointer];
  inferred.delete(pointer);
  corrected.delete(pointer);
}

/** `engagement` with `value` at `pointer`, which stands on `footing`. */
export function changeValue(
  engagement: Engagement,
  { pointer, value }: { readonly pointer: string; readonly value: Corrected },
  footing: Footing,
): Engagement {
  const of = readParticipant(pointer);
  if (of) {
    if (of.field) return changeParticipant(engagement, { ...of, field: of.field, value }, footing);
    return of.index < 0
      ? addParticipant(engagement, value as NewParticipant, footing)
      : removeParticipant(engagement, of.index);
  }
  if (pointer === '/topics') return changeTopics(engagement, value as readonly string[], footing);
  const draft = draftOf(engagement);
  stand(draft, { pointer, value: value as string | null }, footing);
  if (pointer === '/date') {
    // a day bounded by the machine gives way to the day the user names, and to none
    drop(draft, '/between');
    if (value === null) drop(draft, '/until');
  }
  draft.corrected.add(pointer);
  return settle(draft, put(engagement, pointer, value as string | null));
}

function put(engagement: Engagement, pointer: string, value: string | null): Engagement {
  const [, first = '', second] = pointer.split('/');
  if (second) return { ...engagement, place: { ...engagement.place, [second]: value } };
  if (first !== 'date') return { ...engagement, [first]: value };
  return { ...engagement, date: value, between: null, until: value === null ? null : engagement.until };
}

/** Values that need no words: those that the contract takes as given. */
const isGiven = (pointer: string, value: string): boolean =>
  pointer === '/focus' || (pointer === '/status' && value === 'held') || pointer.endsWith('/part');

/** Values that are words of a report; the others are codes. */
const IS_WORDS = /\/(?:name|role|city|venue)$/u;

/** Writes what a value stands on: the words named, words that are the value itself, or that none were named. */
function stand(
  draft: Draft,
  { pointer, value }: { readonly pointer: string; readonly value: string | null },
  { evidence, find }: Footing,
): void {
  const before = draft.evidence[pointer];
  drop(draft, pointer);
  if (value === null || isGiven(pointer, value)) return;
  if (evidence.length > 0) {
    draft.evidence[pointer] = evidence;
    return;
  }
  const own = IS_WORDS.test(pointer) ? find(value) : null;
  if (own) draft.evidence[pointer] = [own];
  // the words of an engagement are those it was read in, whatever kind they say
  else if (pointer === '/kind' && before) draft.evidence[pointer] = before;
  else draft.inferred.add(pointer);
}

function changeTopics(engagement: Engagement, topics: readonly string[], { evidence }: Footing): Engagement {
  const draft = draftOf(engagement);
  const old = engagement.topics.map((topic, i) => {
    const pointer = `/topics/${i}`;
    const kept = { topic, evidence: draft.evidence[pointer], isInferred: draft.inferred.has(pointer) };
    drop(draft, pointer);
    return kept;
  });
  for (const [i, topic] of topics.entries()) {
    const known = old.find((it) => it.topic === topic);
    const said = known ? known.evidence : evidence;
    if (said && said.length > 0) draft.evidence[`/topics/${i}`] = said;
    else draft.inferred.add(`/topics/${i}`);
  }
  draft.corrected.add('/topics');
  return settle(draft, { ...engagement, topics });
}

interface Change {
  readonly index: number;
  readonly field: string;
  readonly value: Corrected;
}
function changeParticipant(
  engagement: Engagement,
  { index, field, value }: Change,
  footing: Footing,
): Engagement {
  const draft = draftOf(engagement);
  const at = `/participants/${index}`;
  stand(draft, { pointer: `${at}/${field}`, value: value as string | null }, footing);
  draft.corrected.add(`${at}/${field}`);
  // who it is was read off the name: with another name it is not known
  const isRenamed = field === 'name';
  if (isRenamed) drop(draft, `${at}/person`);
  const participants = engagement.participants.map((it, i) =>
    i === index ? { ...it, [field]: value, ...(isRenamed ? { person: null } : {}) } : it,
  );
  return settle(draft, { ...engagement, participants });
}

const FIELDS = ['name', 'role', 'represents'] as const;

function addParticipant(engagement: Engagement, given: NewParticipant, footing: Footing): Engagement {
  const draft = draftOf(engagement);
  const at = `/participants/${engagement.participants.length}`;
  for (const field of FIELDS) {
    stand(draft, { pointer: `${at}/${field}`, value: given[field] }, { ...footing, evidence: [] });
  }
  draft.corrected.add(at);
  const made: Participant = { ...given, person: null };
  return settle(draft, { ...engagement, participants: [...engagement.participants, made] });
}

const OF_PARTICIPANT = /^\/participants\/([0-9]+)(.*)$/u;

function removeParticipant(engagement: Engagement, index: number): Engagement {
  /** The pointer of the same value once the participant is gone; null where it was his. */
  const move = (pointer: string): string | null => {
    const found = OF_PARTICIPANT.exec(pointer);
    const at = Number(found?.[1]);
    if (!found || at < index) return pointer;
    return at === index ? null : `/participants/${at - 1}${found[2]}`;
  };
  const moveAll = (pointers: Iterable<string>): readonly string[] =>
    [...pointers].flatMap((pointer) => move(pointer) ?? []);
  const evidence: Pointers = {};
  for (const [pointer, said] of Object.entries(engagement.evidence)) {
    const moved = move(pointer);
    if (moved !== null) evidence[moved] = said;
  }
  return {
    ...engagement,
    participants: engagement.participants.filter((_, i) => i !== index),
    evidence,
    inferred: moveAll(engagement.inferred),
    corrected: [...new Set([...moveAll(engagement.corrected ?? []), '/participants'])],
  };
}
