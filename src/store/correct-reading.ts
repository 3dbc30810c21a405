/**
 * A reading with what users said of it: pure. Corrections are found again by their words, so that they hold
 * when an article is read anew; one whose words are gone is not applied and is to be checked.
 */
import { findFaults } from '../evidence.ts';
import type { Engagement, Evidence, Participant, Reading, Statement } from '../model.ts';
import { changeValue, USER_RULE } from './correct-engagement.ts';
import type { Corrected, NewEngagement } from './correction-values.ts';
import { readParticipant } from './correction-values.ts';

/** What corrections are applied to: a reading, as read or as stored. */
export type Correctable = Pick<Reading, 'engagements' | 'statements' | 'namings'> & {
  readonly article: Pick<Reading['article'], 'id' | 'title' | 'body'>;
};

/** By what a correction finds again what it speaks of. */
export interface Anchor {
  /** Words of the engagement that was corrected. */
  readonly said?: readonly Evidence[];
  /** The participant whose value it is. */
  readonly participant?: Participant;
  /** Of an engagement that was added: how many were read in the same words then. */
  readonly beside?: number;
  /** Of a statement: its words. */
  readonly statement?: Evidence;
}

/** A correction as far as a reading is concerned. */
export interface Applicable {
  readonly id: string;
  readonly act: 'change' | 'misread' | 'misread-statement' | 'add';
  /** Of the engagement, as it was called when the correction was last applied. */
  readonly engagement: string | null;
  readonly pointer: string | null;
  readonly value: Corrected | NewEngagement;
  readonly evidence: readonly Evidence[];
  readonly anchor: Anchor;
}

/** What became of a correction. */
export interface Placed {
  readonly id: string;
  /** Its words or what it speaks of are no longer there: it was not applied. */
  readonly isLost: boolean;
  /** The engagement it was applied to. */
  readonly engagement: string | null;
  /** Where its value stands now. */
  pointer: string | null;
}
export interface Applied {
  readonly engagements: readonly Engagement[];
  readonly statements: readonly Statement[];
  readonly placed: readonly Placed[];
}

/** The place of `words` in the report that is nearest to `near`; null where they do not stand there. */
export function findWords(
  { body, title }: Correctable['article'],
  words: string,
  near: Pick<Evidence, 'start' | 'in'> = { start: 0 },
): Evidence | null {
  if (words === '') return null;
  const order = near.in === 'title' ? (['title', 'body'] as const) : (['body', 'title'] as const);
  for (const where of order) {
    const start = nearestTo(where === 'title' ? title : body, words, where === order[0] ? near.start : 0);
    if (start === null) continue;
    const found = { start, end: start + words.length, words, rule: USER_RULE };
    return where === 'title' ? { ...found, in: 'title' } : found;
  }
  return null;
}

function nearestTo(text: string, words: string, near: number): number | null {
  const before = text.lastIndexOf(words, near);
  const after = text.indexOf(words, near);
  if (before < 0 || after < 0) return before < 0 ? (after < 0 ? null : after) : before;
  return near - before <= after - near ? before : after;
}

/** `reading` with `corrections`, applied in their order. */
export function applyCorrections(reading: Correctable, corrections: readonly Applicable[]): Applied {
  const engagements = [...reading.engagements];
  const statements = [...reading.statements];
  const placed: Placed[] = [];
  for (const it of corrections) {
    const made = APPLY[it.act](it, { reading, engagements, statements });
    if (made && it.value === null) moveUp(placed, made);
    placed.push({ id: it.id, isLost: made === null, engagement: null, pointer: it.pointer, ...made });
  }
  return { engagements, statements, placed };
}

interface Work {
  readonly reading: Correctable;
  readonly engagements: Engagement[];
  readonly statements: Statement[];
}
type Made = Pick<Placed, 'engagement'> & { readonly pointer?: string | null };

const APPLY: Readonly<Record<Applicable['act'], (it: Applicable, work: Work) => Made | null>> = {
  change: applyChange,
  misread: (it, { engagements }) => {
    const at = findEngagement(it, engagements);
    if (at === null) return null;
    const [gone] = engagements.splice(at, 1);
    return { engagement: gone!.id };
  },
  'misread-statement': ({ anchor }, { statements }) => {
    const at = findStatement(anchor.statement, statements);
    if (at === null) return null;
    statements.splice(at, 1);
    return { engagement: null };
  },
  add: applyAdded,
};

/** Where the values of participants stand once one before them was taken out; null of the one himself. */
function moveUp(placed: Placed[], { engagement, pointer }: Made): void {
  const gone = pointer ? readParticipant(pointer) : null;
  if (!gone || gone.field !== null) return;
  for (const it of placed) {
    const of = it.engagement === engagement && it.pointer ? readParticipant(it.pointer) : null;
    if (!of || of.index < gone.index) continue;
    const field = of.field ? `/${of.field}` : '';
    it.pointer = of.index === gone.index ? null : `/participants/${of.index - 1}${field}`;
  }
}

function applyChange(it: Applicable, { reading, engagements }: Work): Made | null {
  const { article } = reading;
  const at = findEngagement(it, engagements);
  if (at === null || it.pointer === null) return null;
  const engagement = engagements[at]!;
  const pointer = findPointer(it.pointer, it.anchor.participant, engagement);
  const near = engagement.evidence['/kind']?.[0];
  const evidence = it.evidence.map((said) => findWords(article, said.words, said));
  if (pointer === null || evidence.includes(null)) return null;
  const changed = changeValue(
    engagement,
    { pointer, value: it.value as Corrected },
    {
      evidence: evidence as readonly Evidence[],
      find: (words) => findWords(article, words, near),
    },
  );
  engagements[at] = changed;
  const isAdded = pointer === '/participants/-';
  const standing = isAdded ? `/participants/${changed.participants.length - 1}` : pointer;
  return { engagement: changed.id, pointer: standing };
}

/** The index of what a correction speaks of: by its id, else by the words it was read in. */
function findEngagement(
  { engagement, anchor }: Applicable,
  engagements: readonly Engagement[],
): number | null {
  const byId = engagements.findIndex(({ id }) => id === engagement);
  if (byId >= 0) return byId;
  const wanted = anchor.said ?? [];
  let best: { readonly at: number; readonly far: number } | null = null;
  for (const [at, { evidence }] of engagements.entries()) {
    for (const said of evidence['/kind'] ?? []) {
      const like = wanted.filter(({ words, in: where }) => words === said.words && where === said.in);
      for (const { start } of like) {
        const far = Math.abs(start - said.start);
        if (!best || far < best.far) best = { at, far };
      }
    }
  }
  return best?.at ?? null;
}

/** The pointer as it is now: participants may have moved. Null where the participant is gone. */
function findPointer(
  pointer: string,
  before: Participant | undefined,
  { participants }: Engagement,
): string | null {
  const of = readParticipant(pointer);
  if (!of || of.index < 0) return pointer;
  const at = before ? findParticipant(participants, before, of.index) : of.index;
  if (at < 0 || at >= participants.length) return null;
  return `/participants/${at}${of.field ? `/${of.field}` : ''}`;
}

const SAME: readonly ((a: Participant, b: Participant) => boolean)[] = [
  (a, b) => a.name === b.name && a.role === b.role && a.represents === b.represents,
  (a, b) => a.name !== null && a.name === b.name,
  (a, b) => a.role !== null && a.role === b.role,
  (a, b) => a.represents !== null && a.represents === b.represents,
];
function findParticipant(all: readonly Participant[], wanted: Participant, index: number): number {
  for (const isSame of SAME) {
    if (all[index] && isSame(all[index], wanted)) return index;
    const at = all.findIndex((it) => isSame(it, wanted));
    if (at >= 0) return at;
  }
  return -1;
}

function findStatement(wanted: Evidence | undefined, statements: readonly Statement[]): number | null {
  if (!wanted) return null;
  let best: { readonly at: number; readonly far: number } | null = null;
  for (const [at, { content, start }] of statements.entries()) {
    const far = Math.abs(start - wanted.start);
    if (content === wanted.words && (!best || far < best.far)) best = { at, far };
  }
  return best?.at ?? null;
}

/** Engagements read in the very words. */
export const countBeside = (engagements: readonly Engagement[], said: Evidence): number =>
  engagements.filter(({ evidence }) =>
    evidence['/kind']?.some((it) => it.in === said.in && it.start < said.end && it.end > said.start),
  ).length;

/** Puts in what was added, unless its words are gone or are read by now. */
function applyAdded(
  { value, evidence, anchor, engagement }: Applicable,
  { reading, engagements }: Work,
): Made | null {
  const said = evidence.map((it) => findWords(reading.article, it.words, it));
  const [first] = said;
  if (!first || said.includes(null) || engagement === null) return null;
  if (countBeside(reading.engagements, first) > (anchor.beside ?? 0)) return null;
  const made = makeAdded(reading.article, value as NewEngagement, {
    said: said as readonly Evidence[],
    id: engagement,
  });
  const at = engagements.findIndex(({ evidence: other }) => (other['/kind']?.[0]?.start ?? 0) > first.start);
  engagements.splice(at < 0 ? engagements.length : at, 0, made);
  return { engagement, pointer: '' };
}

interface Making {
  readonly said: readonly Evidence[];
  readonly id: string;
}
/** The engagement that a user adds: what of its values the report says has its words, the rest is inferred. */
function makeAdded(article: Correctable['article'], given: NewEngagement, { said, id }: Making): Engagement {
  const { participants, ...values } = given;
  const bare: Engagement = {
    ...{ id, ...values, between: null, topics: [] },
    date: null,
    until: null,
    place: { city: null, country: null, venue: null },
    participants: [],
    evidence: { '/kind': said },
    inferred: given.status === 'held' ? [] : ['/status'],
  };
  const footing = { evidence: [], find: (words: string) => findWords(article, words, said[0]) };
  const changes: readonly (readonly [string, Corrected])[] = [
    ['/date', given.date],
    ['/until', given.until],
    ...(['city', 'country', 'venue'] as const).map((it) => [`/place/${it}`, given.place[it]] as const),
    ['/topics', given.topics],
    ...participants.map((it) => ['/participants/-', it] as const),
  ];
  let made = bare;
  for (const [pointer, value] of changes) {
    if (value !== null) made = changeValue(made, { pointer, value }, footing);
  }
  return { ...made, corrected: [''] };
}

/** Where a corrected reading breaks the law of evidence; empty where it holds. */
export const faultsOf = (
  { article, namings }: Correctable,
  { engagements, statements }: Applied,
): readonly string[] =>
  findFaults({ article: article as Reading['article'], engagements, statements, namings, mentions: [] });
