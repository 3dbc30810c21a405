/**
 * JSON-LD in the words of schema.org: an `Event` for each engagement, with the report it is told in.
 *
 * @source https://schema.org/Event, https://schema.org/EventStatusType
 */
import type { EngagementEntry } from '../store/store.ts';
import type { Entries, ExportOptions, Written } from './export.ts';
import { addressOf, summaryOf, wordsOf } from './words.ts';

const STATUSES = {
  held: 'https://schema.org/EventScheduled',
  planned: 'https://schema.org/EventScheduled',
  cancelled: 'https://schema.org/EventCancelled',
  denied: 'https://schema.org/EventCancelled',
} as const;

const CONTEXT = '{"@context":"https://schema.org","@graph":[';

export async function* writeJsonld(entries: Entries, { desk }: ExportOptions): Written {
  let first = true;
  yield CONTEXT;
  for await (const entry of entries) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(eventOf(entry, desk))}`;
    first = false;
  }
  yield '\n]}\n';
}

function eventOf(entry: EngagementEntry, desk: string | undefined): object {
  const { engagement, article } = entry;
  const { kind, status, date, until, participants, topics } = engagement;
  const words = wordsOf(entry);
  return present({
    '@type': 'Event',
    '@id': addressOf({ ...entry, article: { ...article, url: null } }, desk) ?? `urn:liqa:${engagement.id}`,
    identifier: engagement.id,
    name: summaryOf(entry),
    additionalType: kind,
    eventStatus: STATUSES[status],
    // schema.org knows neither «denied» nor «took place»: the status as Liqa has it
    additionalProperty: { '@type': 'PropertyValue', name: 'status', value: status },
    startDate: date,
    endDate: until,
    location: placeOf(entry),
    attendee: participants.map(({ name, role, represents, person }) =>
      present({
        '@type': name === null && role === null ? 'Organization' : 'Person',
        identifier: person,
        name: name ?? role ?? represents,
        jobTitle: name === null ? null : role,
        affiliation: represents === null ? null : { '@type': 'Organization', identifier: represents },
      }),
    ),
    keywords: topics,
    subjectOf: present({
      '@type': 'NewsArticle',
      '@id': `urn:liqa:${article.id}`,
      headline: article.title || null,
      url: article.url,
      datePublished: article.published,
      inLanguage: article.language,
      publisher: article.outlet === null ? null : { '@type': 'Organization', name: article.outlet },
      hasPart: words === null ? null : { '@type': 'Quotation', text: words },
    }),
  });
}

function placeOf({ engagement }: EngagementEntry): object | null {
  const { city, country, venue } = engagement.place;
  if (city === null && country === null && venue === null) return null;
  const address =
    city === null && country === null
      ? null
      : present({ '@type': 'PostalAddress', addressLocality: city, addressCountry: country });
  return present({ '@type': 'Place', name: venue, address });
}

const present = (values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
