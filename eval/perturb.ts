/** Makes outputs of gold that are wrong in every way the scorer knows, the same ones each time; for tests. */
import type {
  GoldArticle,
  ScoredArticle,
  ScoredEngagement,
  ScoredParticipant,
  ScoredStatement,
} from './gold.ts';

const KINDS = ['meeting', 'call', 'visit', 'summit', 'signing', 'message'];
const STATUSES = ['held', 'planned', 'cancelled', 'denied'];

/** Numbers 0…1 from a seed (mulberry32), so that a run can be repeated. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The gold as output, with faults.
 *
 * @param rate  share of values that are spoiled, 0…1
 */
export function perturb(
  gold: readonly GoldArticle[],
  { seed, rate }: { readonly seed: number; readonly rate: number },
): readonly ScoredArticle[] {
  const random = makeRandom(seed);
  const happens = (): boolean => random() < rate;
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const cutWords = (words: string): string =>
    words
      .split(' ')
      .slice(happens() ? 1 : 0, happens() ? -1 : 9)
      .join(' ');

  function spoilPerson(person: ScoredParticipant): ScoredParticipant {
    const name = happens() ? null : person.name && cutWords(person.name);
    const role = happens() ? null : person.role && cutWords(person.role);
    const represents = happens() ? (oneOf(['US', 'EG', null]) ?? null) : person.represents;
    const part = happens() ? 'attendee' : (person.part ?? 'principal');
    return { name, role, represents, part };
  }

  function spoilEngagement(engagement: ScoredEngagement): readonly ScoredEngagement[] {
    if (happens()) return [];
    const participants = (engagement.participants ?? []).filter(() => !happens()).map(spoilPerson);
    const spoiled: ScoredEngagement = {
      ...engagement,
      kind: happens() ? oneOf(KINDS)! : engagement.kind,
      status: happens() ? oneOf(STATUSES)! : engagement.status,
      focus: happens() ? 'background' : engagement.focus,
      date: happens() ? '2020-01-01' : happens() ? null : engagement.date,
      place: happens() ? null : { city: engagement.place?.city, country: happens() ? 'FR' : null },
      participants: happens() ? [...participants, ...participants] : participants,
      topics: (engagement.topics ?? []).map((topic) => (happens() ? 'ceremonial' : topic)),
    };
    return happens() ? [spoiled, { ...engagement, focus: 'main' }] : [spoiled];
  }

  function spoilStatement(
    statement: ScoredStatement,
    others: readonly ScoredStatement[],
  ): readonly ScoredStatement[] {
    if (happens()) return [];
    const speaker = happens() ? (oneOf(others)?.speaker ?? '') : cutWords(statement.speaker);
    const content = happens() ? { content: String(statement.start) } : {};
    return [{ ...statement, ...content, speaker, direct: happens() ? null : statement.direct }];
  }

  return gold
    .filter(() => !happens())
    .map(({ engagements, statements, ...article }) => ({
      ...article,
      engagements: (engagements ?? []).flatMap(spoilEngagement),
      statements: (statements ?? []).flatMap((statement) => spoilStatement(statement, statements ?? [])),
    }));
}
