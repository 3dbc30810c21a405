/**
 * The one definition of the published record as a Zod schema: for tests, `docs/record.schema.json` and the
 * JSON API. Not loaded by `liqa read`. It says the same as `ReadingRecord` (the last line holds them together).
 */
import { z } from 'zod';
import type { ReadingRecord } from './record.ts';

const place = z.int().nonnegative().describe('UTF-16 code units, half-open');
const day = z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u);
const date = z.string().regex(/^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/u);
const words = z.string().min(1);
const party = z.string().min(1).describe('ISO 3166-1 alpha-2, or a code of a body as in the guidelines');

const evidence = z.strictObject({
  start: place,
  end: place,
  words,
  rule: words,
  in: z.literal('title').exactOptional().describe('set where the words stand in the title alone'),
});
const evidenceByPointer = z
  .record(z.string(), z.array(evidence).readonly())
  .describe('JSON pointer → the words that say the value');

export const engagementSchema = z.strictObject({
  id: words,
  kind: z.enum(['meeting', 'call', 'visit', 'summit', 'signing', 'message']),
  status: z.enum(['held', 'planned', 'cancelled', 'denied']),
  focus: z.enum(['main', 'background']),
  date: date.nullable().describe('ISO 8601 day, month or year'),
  until: date.nullable().describe('last day of an engagement of several days'),
  between: z
    .tuple([day, day])
    .readonly()
    .nullable()
    .describe('first and last possible day where the day can only be bounded'),
  place: z.strictObject({
    city: words.nullable(),
    country: words.nullable().describe('ISO 3166-1 alpha-2'),
    venue: words.nullable(),
  }),
  participants: z
    .array(
      z.strictObject({
        name: words.nullable(),
        role: words.nullable(),
        represents: party.nullable(),
        part: z.enum(['principal', 'attendee']),
        person: words.nullable().describe('stable id of a known person'),
      }),
    )
    .readonly(),
  topics: z.array(words).readonly(),
  evidence: evidenceByPointer,
  inferred: z
    .array(z.string())
    .readonly()
    .describe('JSON pointers of values that no words of the report state'),
  corrected: z
    .array(z.string())
    .readonly()
    .exactOptional()
    .describe('JSON pointers of values that a user has set; an empty pointer where he added the engagement'),
});

export const statementSchema = z.strictObject({
  speaker: words,
  represents: party.nullable(),
  channel: z
    .enum([
      ...(['statement', 'press-conference', 'interview', 'speech', 'call'] as const),
      ...(['letter', 'social-media', 'official', 'source'] as const),
    ])
    .nullable(),
  authority: words.nullable().describe('on whose word the outlet reports it'),
  cue: words,
  strength: z.enum([
    ...(['say', 'stress', 'announce', 'call-for', 'promise', 'warn'] as const),
    ...(['threaten', 'accuse', 'deny', 'condemn', 'thank', 'claim'] as const),
  ]),
  direct: z.boolean(),
  content: words.describe('text.slice(start, end)'),
  start: place,
  end: place,
  evidence: evidenceByPointer,
});

export const namingSchema = z.strictObject({
  party,
  words,
  start: place,
  end: place,
  quoted: z.boolean().describe('in scare quotes'),
  form: words.describe('the form as in lexicons/namings.tsv, one for all its spellings'),
  voice: z.enum(['own', 'quotation']).describe('the report’s own, or what somebody is quoted with'),
  speaker: words.nullable().describe('whose quotation; null in the report’s own voice or where not said'),
});

const count = z.int().nonnegative();
export const sourcingSchema = z.strictObject({
  dated: z.boolean(),
  namedActors: count,
  unnamedActors: count,
  attributed: count,
  anonymous: count,
  sentences: count,
  bylined: z.boolean(),
  direct: count.describe('statements quoted word for word'),
  unattributed: count.describe('sentences in which nothing is attributed to anybody'),
  speakers: z
    .array(z.strictObject({ speaker: words, represents: party.nullable(), statements: count }))
    .readonly()
    .describe('to whom statements are attributed, the most quoted first, 12 at most'),
  layout: z
    .strictObject({ metaLines: count, questionLines: count, listLines: count })
    .describe('lines that pages made by template have'),
});

export const problemSchema = z.strictObject({
  code: words,
  stage: z.enum(['collect', 'article', 'text', 'mentions', 'engagements', 'statements', 'store']),
  message: words,
  place: z.strictObject({ start: place, end: place }).exactOptional(),
});

const mention = z.strictObject({
  kind: z.enum(['person', 'office', 'org', 'country', 'place', 'date']),
  value: z.string().nullable(),
  start: place,
  end: place,
  rule: words,
});

const dropped = z.strictObject({
  words: z.string(),
  reason: z.enum([
    ...(['headline', 'headline-again', 'repeated', 'masthead', 'byline', 'date-line', 'credit'] as const),
    ...(['keywords', 'short-link', 'share', 'caption', 'read-also', 'attached-article'] as const),
    ...(['navigation', 'advertisement', 'comments', 'furniture', 'empty-markup'] as const),
  ]),
});

export const recordSchema = z
  .strictObject({
    liqa: words.describe('version that made it'),
    id: words,
    url: z.string().nullable(),
    title: z.string(),
    outlet: words.nullable(),
    author: words.nullable(),
    published: day.nullable(),
    updated: day.nullable(),
    credit: words.nullable(),
    keywords: z.array(words).readonly(),
    language: words.describe('BCP 47'),
    text: z.string().describe('the body: the coordinate system of every start and end'),
    engagements: z.array(engagementSchema).readonly(),
    statements: z.array(statementSchema).readonly(),
    namings: z.array(namingSchema).readonly(),
    sourcing: sourcingSchema,
    problems: z.array(problemSchema).readonly(),
    mentions: z.array(mention).readonly().exactOptional().describe('with --with mentions'),
    dropped: z.array(dropped).readonly().exactOptional().describe('with --with dropped'),
  })
  .describe('One article as Liqa read it: a line of `liqa read --format jsonl`');

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** Schema and interface say the same; this does not compile where they part. */
export const SAME: Same<z.infer<typeof recordSchema>, ReadingRecord> = true;
