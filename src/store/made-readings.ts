/** Readings made by hand for tests of the store: places are found, so the law of evidence holds. */
import type { Engagement, Evidence, Participant, Reading } from '../model.ts';

export interface MadeArticle {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly outlet?: string;
  readonly published?: string | null;
  readonly engagements?: readonly MadeEngagement[];
  /** The first two letters for the US where absent. */
  readonly namings?: readonly MadeNaming[];
}
export interface MadeNaming {
  readonly party: string;
  readonly words: string;
  readonly form?: string;
  readonly quoted?: boolean;
  /** Who says it in a quotation. */
  readonly speaker?: string;
}
export interface MadeEngagement {
  readonly id: string;
  readonly kind: Engagement['kind'];
  /** Words of the body that say so. */
  readonly words: string;
  readonly status?: Engagement['status'];
  readonly focus?: Engagement['focus'];
  readonly date?: string;
  readonly until?: string;
  readonly topics?: readonly string[];
  /** `[party, name, role]`, each word for word in the body or null. */
  readonly who: readonly (readonly [party: string | null, name: string | null, role: string | null])[];
}

/** A reading whose evidence holds. */
export function makeReading(made: MadeArticle): Reading {
  const { id, title, body, outlet = 'outlet', published = '2024-03-05', engagements = [] } = made;
  const namings = made.namings ?? [{ party: 'US', words: body.slice(0, 2), quoted: true }];
  return {
    liqa: '0.1.0',
    article: {
      ...{ id, url: null, title, outlet, author: null, published, updated: null, credit: null },
      ...{
        keywords: ['a'],
        language: 'ar',
        body,
        dropped: [{ words: title, reason: 'headline' }],
        problems: [],
      },
    },
    engagements: engagements.map((it) => makeEngagement(body, it)),
    statements: makeStatements(body),
    namings: namings.map((it) => makeNaming(body, it)),
    sourcing: {
      ...{ dated: true, namedActors: 1, unnamedActors: 0, attributed: 1, anonymous: 0, sentences: 1 },
      ...{ bylined: false, direct: 0, unattributed: 0, speakers: [] },
      layout: { metaLines: 0, questionLines: 0, listLines: 0 },
    },
    mentions: [],
    problems: [],
  };
}

function makeNaming(body: string, made: MadeNaming): Reading['namings'][number] {
  const { party, words, form = words, quoted = false, speaker = null } = made;
  const start = body.indexOf(words);
  const voice = speaker === null ? 'own' : 'quotation';
  return { party, words, start, end: start + words.length, quoted, form, voice, speaker };
}

function evidenceOf(body: string, words: string): readonly Evidence[] {
  const start = body.indexOf(words);
  return [{ start, end: start + words.length, words, rule: 'test.made' }];
}

function makeEngagement(body: string, made: MadeEngagement): Engagement {
  const { id, kind, words, status = 'held', focus = 'main', topics = [], date = null, until = null } = made;
  const evidence: Record<string, readonly Evidence[]> = { '/kind': evidenceOf(body, words) };
  const inferred = [
    ...(status === 'held' ? [] : ['/status']),
    ...(date ? ['/date'] : []),
    ...(until ? ['/until'] : []),
    ...topics.map((_, i) => `/topics/${i}`),
  ];
  const participants = made.who.map(([represents, name, role], i): Participant => {
    if (name) evidence[`/participants/${i}/name`] = evidenceOf(body, name);
    if (role) evidence[`/participants/${i}/role`] = evidenceOf(body, role);
    if (represents) inferred.push(`/participants/${i}/represents`);
    return { name, role, represents, part: 'principal', person: null };
  });
  const place = { city: null, country: null, venue: null };
  return {
    id,
    kind,
    status,
    focus,
    date,
    until,
    between: null,
    place,
    participants,
    topics,
    evidence,
    inferred,
  };
}

/** The first three words as a statement of whoever is named first. */
function makeStatements(body: string): Reading['statements'] {
  const content = body.split(' ').slice(0, 3).join(' ');
  return [
    {
      ...{
        speaker: 'x',
        represents: null,
        channel: null,
        authority: null,
        cue: 'y',
        strength: 'say' as const,
      },
      ...{ direct: true, content, start: 0, end: content.length, evidence: {} },
    },
  ];
}
