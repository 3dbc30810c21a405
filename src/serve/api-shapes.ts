/** The shapes of the JSON API, for checking what is asked and for describing what is answered. */
import { z } from '@hono/zod-openapi';
import { CODES } from '../errors.ts';
import { engagementSchema, recordSchema } from '../record.schema.ts';
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

/** The published shapes as JSON Schema, which is what OpenAPI 3.1 takes: one definition for all. */
export const SCHEMAS: Readonly<Record<string, object>> = {
  Reading: toSchema(recordSchema),
  Engagement: toSchema(engagementSchema),
};

function toSchema(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' as const };
const textOrNull = { type: ['string' as const, 'null' as const] };
const number = { type: 'integer' as const };
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object' as const,
  properties,
  required: Object.keys(properties),
});
const list = (items: object) => ({ type: 'array' as const, items });
const pageOf = (item: object) => object({ items: list(item), next: textOrNull, total: number });
const article = object({
  id: text,
  url: textOrNull,
  title: text,
  outlet: textOrNull,
  published: textOrNull,
});
const places = list(object({ start: number, end: number }));

export const READING = refer('Reading');
export const ENGAGEMENT_RECORD = object({ engagement: refer('Engagement'), articles: list(READING) });
export const ENGAGEMENT_PAGE = pageOf(object({ engagement: refer('Engagement'), article, day: textOrNull }));
export const SEARCH_PAGE = pageOf(
  object({
    article,
    snippet: text,
    start: number,
    hits: places,
    titleHits: places,
    engagements: list(text),
  }),
);
const quoted = object({ article: text, start: number, end: number, words: text });
const claim = object({
  field: text,
  about: textOrNull,
  verdict: text,
  values: list(
    object({
      value: text,
      words: list(quoted),
      articles: list(text),
      independent: number,
      agencies: list(text),
    }),
  ),
});
export const STORY = object({
  id: text,
  reports: list(article),
  outlets: list(text),
  coverage: list(object({ outlet: text, state: text, until: textOrNull })),
  sources: list(object({ articles: list(text), agency: textOrNull })),
  engagements: list(
    object({ kind: text, accounts: list(object({ article: text, engagement: text })), claims: list(claim) }),
  ),
  claims: list(claim),
  contradictions: list(claim),
  facts: list(
    object({
      ...{ kind: text, words: text, who: textOrNull, represents: textOrNull },
      ...{ present: list(quoted), outlets: list(text), missing: list(text) },
    }),
  ),
  chain: list(
    object({
      ...{ speaker: text, represents: textOrNull },
      versions: list(
        object({
          ...{ reporter: text, channel: textOrNull, authority: textOrNull, speaker: text, cue: text },
          ...{ strength: text, direct: { type: 'boolean' as const }, content: quoted, kept: number },
          ...{ cut: list(quoted), added: list(quoted) },
        }),
      ),
    }),
  ),
  omissions: list(object({ fact: number, missing: list(text), articles: list(text) })),
  readouts: list(
    object({ engagement: number, sides: list(object({ party: text, article: text, only: list(number) })) }),
  ),
  namings: list(
    object({
      ...{
        party: text,
        words: text,
        form: text,
        outlet: text,
        voice: text,
        speaker: textOrNull,
        count: number,
      },
      ...{ quoted: { type: 'boolean' as const }, example: quoted },
    }),
  ),
});

const counts = list(object({ value: text, count: number }));
const entries = list(object({ engagement: refer('Engagement'), article, day: textOrNull }));
const profile = {
  ...{ id: text, sort: text, engagements: number, statuses: counts, kinds: counts, parties: counts },
  ...{ persons: counts, by: counts, roles: counts, outlets: counts, cities: counts, leads: counts },
  ...{ articles: counts, sourcing: counts, credits: counts, latest: entries, planned: entries },
  months: list(object({ month: text, held: number, other: number })),
  topics: list(object({ year: text, topic: text, count: number })),
  namings: list(
    object({ party: text, form: text, outlet: textOrNull, count: number, quotation: number, quoted: number }),
  ),
};
export const PROFILE = object(profile);
export const OUTLET = object({
  ...profile,
  reports: number,
  shared: number,
  recent: list(article),
  sources: list(object({ state: { type: 'object' as const }, last: { type: ['object', 'null'] as const } })),
});
