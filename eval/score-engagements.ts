/** Scores the engagements of one article. */
import {
  describeEngagement,
  describeParticipant,
  describeParticipants,
  type Fault,
  NOTHING,
} from './faults.ts';
import type { ScoredArticle, ScoredEngagement, ScoredParticipant } from './gold.ts';
import { type Pairing, pair } from './pair.ts';
import { isSame, isSameOffice } from './same.ts';
import type { FoundMeasure, Mark, ShareMeasure } from './tallies.ts';
import { wordsOf } from './words.ts';

/** The kind that was expected and the kind that came; null for none. */
export interface KindPair {
  readonly gold: string | null;
  readonly output: string | null;
}
export interface EngagementScore {
  readonly marks: readonly Mark[];
  readonly faults: readonly Fault[];
  readonly kinds: readonly KindPair[];
}

/** All decisions about the engagements of `output`, held against `gold`. */
export function scoreEngagements(gold: ScoredArticle, output: ScoredArticle): EngagementScore {
  const expected = gold.engagements ?? [];
  const came = output.engagements ?? [];
  const all = pair(expected, came, likenessOf);
  const marks: Mark[] = [...foundMarks('engagement.all', all), ...scoreMain(expected, came, all.restY)];
  const faults: Fault[] = [];
  for (const engagement of all.restX) faults.push(missedFault(engagement));
  for (const engagement of all.restY) faults.push(spuriousFault(engagement));
  for (const [x, y] of all.pairs) {
    const fields = scoreFields(x, y);
    marks.push(...fields.marks);
    faults.push(...fields.faults);
  }
  return { marks, faults, kinds: kindsOf(all) };
}

type EngagementPairing = Pairing<ScoredEngagement, ScoredEngagement>;

function foundMarks(measure: FoundMeasure, { pairs, restX, restY }: EngagementPairing): readonly Mark[] {
  return [
    ...pairs.map(([{ kind }]): Mark => ({ measure, outcome: 'found', kind })),
    ...restX.map(({ kind }): Mark => ({ measure, outcome: 'missed', kind })),
    ...restY.map(({ kind }): Mark => ({ measure, outcome: 'false', kind })),
  ];
}

/**
 * Gold's main engagements against everything that came: whether the focus is right is a measure of its own.
 * A main one that came is false only where it is like none of the gold at all.
 */
function scoreMain(
  expected: readonly ScoredEngagement[],
  came: readonly ScoredEngagement[],
  unpaired: readonly ScoredEngagement[],
): readonly Mark[] {
  const { pairs, restX } = pair(expected.filter(isMain), came, likenessOf);
  return foundMarks('engagement.main', { pairs, restX, restY: unpaired.filter(isMain) });
}

const isMain = ({ focus }: ScoredEngagement): boolean => focus === 'main';
const isAttendee = ({ part }: ScoredParticipant): boolean => part === 'attendee';
const principalsOf = ({ participants }: ScoredEngagement): readonly ScoredParticipant[] =>
  (participants ?? []).filter((participant) => !isAttendee(participant));
const attendeesOf = ({ participants }: ScoredEngagement): readonly ScoredParticipant[] =>
  (participants ?? []).filter(isAttendee);
const likenessOfPeople = (a: ScoredParticipant, b: ScoredParticipant): number => (isSame(a, b) ? 1 : 0);

/** F1 of the principals that two engagements share. */
function sharedPrincipals(gold: ScoredEngagement, output: ScoredEngagement): number {
  const x = principalsOf(gold);
  const y = principalsOf(output);
  const { pairs } = pair(x, y, likenessOfPeople);
  return pairs.length === 0 ? 0 : (2 * pairs.length) / (x.length + y.length);
}

/**
 * How alike two engagements are: by their principals, of which half must be shared where both have two or
 * more; kind and day decide between several. A visit is never another kind.
 */
export function likenessOf(gold: ScoredEngagement, output: ScoredEngagement): number {
  if ((gold.kind === 'visit') !== (output.kind === 'visit')) return 0;
  const shared = sharedPrincipals(gold, output);
  if (shared === 0) return 0;
  const manyOnBothSides = principalsOf(gold).length >= 2 && principalsOf(output).length >= 2;
  if (manyOnBothSides && shared < 0.5) return 0;
  return shared + (gold.kind === output.kind ? 0.5 : 0) + (gold.date && gold.date === output.date ? 0.3 : 0);
}

/** Expected and given kinds; what found no partner only because its kind was wrong counts as confused. */
function kindsOf({ pairs, restX, restY }: EngagementPairing): readonly KindPair[] {
  const loose = pair(restX, restY, sharedPrincipals);
  return [
    ...[...pairs, ...loose.pairs].map(([x, y]) => ({ gold: x.kind, output: y.kind })),
    ...loose.restX.map(({ kind }) => ({ gold: kind, output: null })),
    ...loose.restY.map(({ kind }) => ({ gold: null, output: kind })),
  ];
}

interface FieldScore {
  readonly marks: Mark[];
  readonly faults: Fault[];
}

/** The fields of two engagements that were paired. */
function scoreFields(gold: ScoredEngagement, output: ScoredEngagement): FieldScore {
  const score: FieldScore = { marks: [], faults: [] };
  const field = checkerOf(score, gold, output);
  scorePeople(score, gold, output);
  for (const name of ['kind', 'status', 'focus'] as const) {
    field(name, gold[name] === output[name], [gold[name], output[name]]);
  }
  const days = [gold.date ?? null, output.date ?? null] as const;
  field('date', days[0] === days[1], days);
  if (gold.date) score.marks.push(share('date.given', days[0] === days[1], gold.kind));
  if (gold.kind !== 'call' && gold.kind !== 'message') {
    const countries = [gold.place?.country ?? null, output.place?.country ?? null] as const;
    field('place.country', countries[0] === countries[1], countries);
    const cities = [gold.place?.city ?? null, output.place?.city ?? null] as const;
    const neither = !cities[0] && !cities[1];
    field('place.city', neither || isSameOffice(cities[0], cities[1]), cities);
  }
  scoreTopics(score, gold, output);
  return score;
}

const share = (measure: ShareMeasure, isRight: boolean, kind: string): Mark => ({
  measure,
  outcome: isRight ? 'right' : 'wrong',
  kind,
});

type Values = readonly [expected: string | null, came: string | null];

/** Notes whether a field is right, and the fault where it is not. */
function checkerOf(score: FieldScore, gold: ScoredEngagement, output: ScoredEngagement) {
  return (measure: ShareMeasure, isRight: boolean, values: Values): void => {
    score.marks.push(share(measure, isRight, gold.kind));
    if (isRight) return;
    const pointers = measure === 'focus' ? ['/kind'] : [`/${measure.replace('.', '/')}`];
    score.faults.push({
      what: measure,
      expected: values[0] ?? NOTHING,
      came: values[1] ?? NOTHING,
      gold,
      output,
      pointers,
    });
  };
}

/** Principals and attendees; an attendee of the gold who came as a principal is no false principal. */
function scorePeople(score: FieldScore, gold: ScoredEngagement, output: ScoredEngagement): void {
  const { kind } = gold;
  const sides = pair(principalsOf(gold), principalsOf(output), (a, b) =>
    isSame(a, b) ? (a.represents === b.represents ? 2 : 1) : 0,
  );
  const attendees = attendeesOf(gold);
  const extra = sides.restY.filter((person) => !attendees.some((attendee) => isSame(attendee, person)));
  const beside = pair(attendees, attendeesOf(output), likenessOfPeople);
  const add = (measure: FoundMeasure, outcome: 'found' | 'false' | 'missed', count: number): void => {
    for (let i = 0; i < count; i++) score.marks.push({ measure, outcome, kind });
  };
  add('participant', 'found', sides.pairs.length);
  add('participant', 'missed', sides.restX.length);
  add('participant', 'false', extra.length);
  add('attendee', 'found', beside.pairs.length);
  add('attendee', 'missed', beside.restX.length);
  add('attendee', 'false', beside.restY.length);
  const isWrong = [sides.restX, extra, beside.restX, beside.restY].some((rest) => rest.length > 0);
  if (isWrong) {
    score.faults.push({
      what: 'participants',
      expected: describeParticipants(gold.participants),
      came: describeParticipants(output.participants),
      gold,
      output,
      pointers: ['/participants/'],
    });
  }
  for (const [a, b] of sides.pairs) scorePerson(score, { gold, output, a, b });
}

interface PersonPair {
  readonly gold: ScoredEngagement;
  readonly output: ScoredEngagement;
  readonly a: ScoredParticipant;
  readonly b: ScoredParticipant;
}

/** Party and office of a participant who was found. */
function scorePerson(score: FieldScore, { gold, output, a, b }: PersonPair): void {
  const at = `/participants/${output.participants?.indexOf(b) ?? 0}`;
  const note = (measure: 'represents' | 'role', isRight: boolean): void => {
    score.marks.push(share(measure, isRight, gold.kind));
    if (isRight) return;
    const [expected, came] = [describeParticipant(a), describeParticipant(b)];
    score.faults.push({ what: measure, expected, came, gold, output, pointers: [`${at}/${measure}`] });
  };
  note('represents', (a.represents ?? null) === (b.represents ?? null));
  if (!a.role) return;
  const isWhole = 2 * wordsOf(b.role).length > wordsOf(a.role).length;
  note('role', Boolean(b.role) && isWhole && isSameOffice(a.role, b.role));
}

function scoreTopics(score: FieldScore, gold: ScoredEngagement, output: ScoredEngagement): void {
  const { kind } = gold;
  const measure = 'topic';
  const expected = new Set(gold.topics ?? []);
  const came = new Set(output.topics ?? []);
  for (const topic of came) {
    score.marks.push({ measure, outcome: expected.has(topic) ? 'found' : 'false', kind });
  }
  const missed = [...expected].filter((topic) => !came.has(topic));
  for (const _ of missed) score.marks.push({ measure, outcome: 'missed', kind });
  if (missed.length === 0 && came.size === expected.size) return;
  const [want, have] = [expected, came].map((topics) => [...topics].join(' ') || NOTHING);
  score.faults.push({
    what: 'topics',
    expected: want!,
    came: have!,
    gold,
    output,
    pointers: ['/topics'],
  });
}

const missedFault = (gold: ScoredEngagement): Fault => ({
  what: 'missed engagement',
  expected: describeEngagement(gold),
  came: NOTHING,
  gold,
  output: null,
  pointers: [],
});
const spuriousFault = (output: ScoredEngagement): Fault => ({
  what: 'false engagement',
  expected: NOTHING,
  came: describeEngagement(output),
  gold: null,
  output,
  pointers: ['/kind', '/participants/'],
});
