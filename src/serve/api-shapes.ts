/** The shapes of the JSON API, for checking what is asked and for describing what is answered. */
import { z } from '@hono/zod-openapi';
import { CODES } from '../errors.ts';
import { KINDS, STATUSES } from './filter.ts';

const day = z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'expected a day such as 2024-03-05');
const paging = {
  cursor: z.string().optional().openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(500).optional(),
};

export const EngagementQuery = z.object({
  about: z.string().optional().openapi({ description: 'A party code, or words of a name or office' }),
  with: z.string().optional().openapi({ description: 'The same for another participant' }),
  kind: z.enum(KINDS).optional(),
  status: z.enum(STATUSES).optional(),
  topic: z.string().optional(),
  outlet: z.string().optional(),
  since: day.optional(),
  until: day.optional(),
  q: z.string().optional().openapi({ description: 'Words, in any of their forms' }),
  ...paging,
});
export const SearchQuery = z.object({ q: z.string().min(1), ...paging });
export const AddQuery = z.object({
  keep: z.enum(['yes', 'no']).optional().openapi({ description: '`no` reads and keeps nothing' }),
});
export const RowShape = z
  .object({
    id: z.string().optional(),
    url: z.string().optional(),
    title: z.string().optional(),
    outlet: z.string().optional(),
    published: z.string().optional(),
    text: z.string().optional(),
    html: z.string().optional(),
  })
  .openapi('Row');

export const ProblemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(CODES) as [string, ...string[]]),
    detail: z.string(),
  })
  .openapi('Problem');

const span = { start: z.number().int(), end: z.number().int() };
const EvidenceShape = z
  .object({ ...span, words: z.string(), rule: z.string(), in: z.literal('title').optional() })
  .openapi('Evidence');
const evidence = z.record(z.string(), z.array(EvidenceShape));
const word = z.string().nullable();

const EngagementShape = z
  .object({
    id: z.string(),
    kind: z.enum(KINDS),
    status: z.enum(STATUSES),
    focus: z.enum(['main', 'background']),
    date: word,
    until: word,
    between: z.array(z.string()).length(2).nullable(),
    place: z.object({ city: word, country: word, venue: word }),
    participants: z.array(
      z.object({
        name: word,
        role: word,
        represents: word,
        part: z.enum(['principal', 'attendee']),
        person: word,
      }),
    ),
    topics: z.array(z.string()),
    evidence,
    inferred: z.array(z.string()),
  })
  .openapi('Engagement');
const StatementShape = z
  .object({
    speaker: z.string(),
    represents: word,
    channel: word,
    authority: word,
    cue: z.string(),
    strength: z.string(),
    direct: z.boolean(),
    content: z.string(),
    ...span,
    evidence,
  })
  .openapi('Statement');
const ArticleShape = z
  .object({ id: z.string(), url: word, title: z.string(), outlet: word, published: word })
  .openapi('Article');

export const ReadingShape = z
  .object({
    liqa: z.string(),
    id: z.string(),
    url: word,
    title: z.string(),
    outlet: word,
    author: word,
    published: word,
    updated: word,
    credit: word,
    keywords: z.array(z.string()),
    language: z.string(),
    text: z.string(),
    engagements: z.array(EngagementShape),
    statements: z.array(StatementShape),
    namings: z.array(z.object({ party: z.string(), words: z.string(), ...span, quoted: z.boolean() })),
    sourcing: z.object({
      dated: z.boolean(),
      namedActors: z.number(),
      unnamedActors: z.number(),
      attributed: z.number(),
      anonymous: z.number(),
      sentences: z.number(),
    }),
    problems: z.array(z.object({ code: z.string(), stage: z.string(), message: z.string() })),
  })
  .openapi('Reading');
export const EngagementRecordShape = z
  .object({ engagement: EngagementShape, articles: z.array(ReadingShape) })
  .openapi('EngagementRecord');

const pageOf = (item: z.ZodType) => z.object({ items: z.array(item), next: word, total: z.number().int() });
export const EngagementPageShape = pageOf(
  z.object({ engagement: EngagementShape, article: ArticleShape, day: word }),
).openapi('EngagementPage');
const hit = z.object(span);
export const SearchPageShape = pageOf(
  z.object({
    article: ArticleShape,
    snippet: z.string(),
    start: z.number().int(),
    hits: z.array(hit),
    titleHits: z.array(hit),
    engagements: z.array(z.string()),
  }),
).openapi('SearchPage');
