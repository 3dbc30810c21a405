/**
 * The published record of a reading: exactly the line that CONTRACT.md fixes. The same reading gives the
 * same bytes. `record.schema.ts` describes it; that file is not loaded here, so that a start is quick.
 */
import type {
  Article,
  Dropped,
  Engagement,
  MentionKind,
  Naming,
  Problem,
  Reading,
  Sourcing,
  Statement,
} from './model.ts';
import { spelledCity } from './spelled-city.ts';

/** What a record holds beside what it always holds. */
export interface Extras {
  readonly mentions?: boolean;
  readonly dropped?: boolean;
}
export interface MentionRecord {
  readonly kind: MentionKind;
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}
export interface ReadingRecord {
  readonly liqa: string;
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly credit: string | null;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly text: string;
  readonly engagements: readonly Engagement[];
  readonly statements: readonly Statement[];
  readonly namings: readonly Naming[];
  readonly sourcing: Sourcing;
  readonly problems: readonly Problem[];
  readonly mentions?: readonly MentionRecord[];
  readonly dropped?: readonly Dropped[];
}

/** A reading, with or without its mentions: a store keeps none. */
export type Recordable = Omit<Reading, 'mentions'> & Partial<Pick<Reading, 'mentions'>>;

/** The record of `reading`, its keys always in the same order. */
export function toRecord(reading: Recordable, extras: Extras = {}): ReadingRecord {
  const { article } = reading;
  return {
    liqa: reading.liqa,
    id: article.id,
    url: article.url,
    title: article.title,
    outlet: article.outlet,
    author: article.author,
    published: article.published,
    updated: article.updated,
    credit: article.credit,
    keywords: article.keywords,
    language: article.language,
    text: article.body,
    engagements: reading.engagements.map((engagement) => toEngagement(engagement, article)),
    statements: reading.statements.map(toStatement),
    namings: reading.namings.map(toNaming),
    sourcing: reading.sourcing,
    problems: reading.problems,
    ...(extras.mentions && reading.mentions ? { mentions: reading.mentions.map(toMention) } : {}),
    ...(extras.dropped ? { dropped: article.dropped.map(({ words, reason }) => ({ words, reason })) } : {}),
  };
}

/** One line of JSON Lines, without its end. */
export const toLine = (reading: Recordable, extras: Extras = {}): string =>
  JSON.stringify(toRecord(reading, extras));

const toEngagement = (engagement: Engagement, article: Article): Engagement => ({
  id: engagement.id,
  kind: engagement.kind,
  status: engagement.status,
  focus: engagement.focus,
  date: engagement.date,
  until: engagement.until,
  between: engagement.between,
  place: {
    city: spelledCity(engagement, article),
    country: engagement.place.country,
    venue: engagement.place.venue,
  },
  participants: engagement.participants.map(({ name, role, represents, part, person }) => ({
    name,
    role,
    represents,
    part,
    person,
  })),
  topics: engagement.topics,
  evidence: engagement.evidence,
  inferred: engagement.inferred,
  ...(engagement.corrected ? { corrected: engagement.corrected } : {}),
});

const toStatement = (statement: Statement): Statement => ({
  speaker: statement.speaker,
  represents: statement.represents,
  channel: statement.channel,
  authority: statement.authority,
  cue: statement.cue,
  strength: statement.strength,
  direct: statement.direct,
  content: statement.content,
  start: statement.start,
  end: statement.end,
  evidence: statement.evidence,
});

const toNaming = (naming: Naming): Naming => ({
  party: naming.party,
  words: naming.words,
  start: naming.start,
  end: naming.end,
  quoted: naming.quoted,
  form: naming.form,
  voice: naming.voice,
  speaker: naming.speaker,
});

const toMention = ({ kind, value, start, end, rule }: MentionRecord): MentionRecord => ({
  kind,
  value,
  start,
  end,
  rule,
});
