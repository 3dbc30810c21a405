/** What the reports of one story say together: interactions with their accounts, claims, contradictions, omissions. */

import type { Voice } from '../model.ts';
import type { Followed } from '../source-log.ts';
import { chainOf, type Utterance } from './chain.ts';
import { type Claim, claimsOf, type Quoted } from './claims.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { contradictionsOf, type Fact, factsOf, type Omission, omissionsOf, outletOf } from './facts.ts';
import { numberClaims } from './numbers.ts';
import { officeClaims, readPeople } from './people.ts';
import { type Account, joinEngagements, type Told } from './same.ts';
import { type Source, sourcesOf } from './sources.ts';

/** One interaction with the accounts of it, the first report's first. */
export interface StoryEngagement {
  readonly kind: Account['engagement']['kind'];
  readonly accounts: readonly { readonly article: string; readonly engagement: string }[];
  readonly claims: readonly Claim[];
}
export interface StoryReport {
  readonly id: string;
  readonly outlet: string | null;
  readonly title: string;
  readonly published: string | null;
  readonly url: string | null;
  readonly sourcing: Told['sourcing'];
}
/** The accounts that two sides of one interaction give of it. */
export interface ReadoutPair {
  /** Index into `engagements`. */
  readonly engagement: number;
  readonly sides: readonly {
    readonly party: string;
    readonly article: string;
    /** Facts only this side's account tells: indexes into `facts`. */
    readonly only: readonly number[];
  }[];
}
/** How outlets call a party in the reports of this story. */
export interface StoryNaming {
  readonly party: string;
  /** As first printed, and the form as in `lexicons/namings.tsv`. */
  readonly words: string;
  readonly form: string;
  readonly outlet: string;
  /** In scare quotes. */
  readonly quoted: boolean;
  /** The outlet's own, or within a quotation, and whose. */
  readonly voice: Voice;
  readonly speaker: string | null;
  readonly count: number;
  readonly example: Quoted;
}
export interface StoryTold {
  readonly reports: readonly StoryReport[];
  readonly outlets: readonly string[];
  /** Of the outlets that report, and of all that is followed. */
  readonly coverage: readonly Coverage[];
  readonly sources: readonly Source[];
  readonly engagements: readonly StoryEngagement[];
  /** Of all engagements, and of numbers in the reports. */
  readonly claims: readonly Claim[];
  readonly contradictions: readonly Claim[];
  readonly facts: readonly Fact[];
  /** Who passes on whose words, what most outlets pass on first. */
  readonly chain: readonly Utterance[];
  readonly omissions: readonly Omission[];
  readonly readouts: readonly ReadoutPair[];
  readonly namings: readonly StoryNaming[];
}

/**
 * Tells a story from its readings, which may stand in any order.
 *
 * @param followed  what is followed, and whether it was collected over the days of the reports (`daysOf`)
 */
export function tellStory(given: readonly Told[], followed: readonly Followed[] = []): StoryTold {
  const readings = [...given].sort(inOrder);
  const articles = readings.map(({ article }) => article);
  const sources = sourcesOf(articles);
  const reads = readPeople(articles);
  const joined = joinEngagements(readings);
  const engagements = joined.map((accounts) => ({
    kind: accounts[0]!.engagement.kind,
    accounts: accounts.map(({ article, engagement }) => ({ article: article.id, engagement: engagement.id })),
    claims: claimsOf(accounts, { sources, reads }),
  }));
  const claims = [
    ...engagements.flatMap((it) => it.claims),
    ...officeClaims(reads, sources),
    ...numberClaims(reads, { sources, isOneMatter: isOneMatter(joined) }),
  ];
  const facts = factsOf(readings, joined);
  return {
    reports: readings.map(({ article: { id, outlet, title, published, url }, sourcing }) => ({
      ...{ id, outlet, title, published, url, sourcing },
    })),
    outlets: [...new Set(readings.map(outletOf))].sort(),
    coverage: coverageOf(readings, followed),
    sources,
    engagements,
    claims,
    contradictions: contradictionsOf(claims),
    facts,
    chain: chainOf(readings),
    omissions: omissionsOf(facts, readings),
    readouts: joined.flatMap((accounts, i) => pairReadouts(accounts, { engagement: i, readings, facts })),
    namings: namingsOf(readings),
  };
}

/** Whether two reports are accounts of one engagement. */
const isOneMatter =
  (joined: readonly (readonly Account[])[]) =>
  (a: string, b: string): boolean =>
    joined.some((accounts) => [a, b].every((id) => accounts.some(({ article }) => article.id === id)));

function inOrder({ article: a }: Told, { article: b }: Told): number {
  const [x, y] = [a.published ?? '~', b.published ?? '~'];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
}

/** Share of what a report has said by one side from which it is that side's account. */
const ONE_SIDED = 0.7;
const LEAST_STATEMENTS = 2;

interface Pairing {
  readonly engagement: number;
  readonly readings: readonly Told[];
  readonly facts: readonly Fact[];
}
function pairReadouts(
  accounts: readonly Account[],
  { engagement, readings, facts }: Pairing,
): readonly ReadoutPair[] {
  const sides = accounts.flatMap((account) => {
    if (account.engagement.focus !== 'main') return [];
    const reading = readings.find(({ article }) => article.id === account.article.id)!;
    const party = sideOf(reading, account);
    return party === null ? [] : [{ party, article: account.article.id }];
  });
  const first = sides[0];
  const second = sides.find(({ party }) => party !== first?.party);
  if (!first || !second) return [];
  const onlyOf = (mine: string, other: string): readonly number[] =>
    facts.flatMap((fact, i) =>
      fact.present.some(({ article }) => article === mine) && isMissing(fact, other, readings) ? [i] : [],
    );
  return [
    {
      engagement,
      sides: [
        { ...first, only: onlyOf(first.article, second.article) },
        { ...second, only: onlyOf(second.article, first.article) },
      ],
    },
  ];
}

const isMissing = ({ missing }: Fact, article: string, readings: readonly Told[]): boolean =>
  readings.some((it) => it.article.id === article && missing.includes(outletOf(it)));

/** The side of the interaction whose words fill a report; null where none does. */
function sideOf({ statements }: Told, { engagement }: Account): string | null {
  const parties = new Set(engagement.participants.map(({ represents }) => represents));
  const said = statements.filter(({ represents }) => represents !== null);
  if (said.length < LEAST_STATEMENTS) return null;
  for (const party of parties) {
    const own = said.filter(({ represents }) => represents === party).length;
    if (party !== null && own / said.length >= ONE_SIDED) return party;
  }
  return null;
}

/** Who calls which party what, the most frequent first. */
function namingsOf(readings: readonly Told[]): readonly StoryNaming[] {
  const found = new Map<string, { naming: StoryNaming; count: number }>();
  for (const reading of readings) {
    const { article, namings } = reading;
    for (const { party, words, form, start, end, quoted, voice, speaker } of namings) {
      const outlet = outletOf(reading);
      const key = JSON.stringify([party, form, outlet, quoted, voice, speaker]);
      const known = found.get(key);
      if (known) known.count++;
      else {
        const example = { article: article.id, start, end, words };
        const naming = { party, words, form, outlet, quoted, voice, speaker, count: 0, example };
        found.set(key, { naming, count: 1 });
      }
    }
  }
  return [...found.values()]
    .map(({ naming, count }) => ({ ...naming, count }))
    .sort((a, b) =>
      a.party < b.party ? -1 : a.party > b.party ? 1 : b.count - a.count || (a.words < b.words ? -1 : 1),
    );
}
