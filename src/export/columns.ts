/** The columns of the tables: the same in CSV and Parquet. Absent is an empty cell; lists are joined by `; `. */
import type { EngagementEntry } from '../store/store.ts';
import type { Rows } from './export.ts';
import { nameOf, namesOf, wordsOf } from './words.ts';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

const listOf = (items: readonly string[]): string | null => (items.length > 0 ? items.join('; ') : null);

/** Columns that hold numbers. */
export const NUMBERS: ReadonlySet<string> = new Set(['participants', 'position', 'start', 'end']);

export const COLUMNS: Readonly<Record<Rows, readonly string[]>> = {
  engagements: [
    ...['id', 'kind', 'status', 'focus', 'date', 'until', 'between_from', 'between_to', 'day'],
    ...['city', 'country', 'venue', 'parties', 'principals', 'attendees', 'participants', 'topics'],
    ...['words', 'start', 'end', 'inferred', 'corrected'],
    ...['article', 'outlet', 'published', 'title', 'url'],
  ],
  participants: [
    ...['engagement', 'position', 'name', 'role', 'represents', 'part', 'person', 'words', 'inferred'],
    ...['corrected', 'kind', 'status', 'date', 'day', 'article', 'outlet', 'published'],
  ],
};

/** The rows that one engagement makes. */
export function rowsOf(entry: EngagementEntry, rows: Rows): readonly Row[] {
  return rows === 'engagements' ? [engagementRow(entry)] : participantRows(entry);
}

function engagementRow(entry: EngagementEntry): Row {
  const { engagement, article, day } = entry;
  const { participants, between, place, date } = engagement;
  const parties = participants.flatMap(({ represents }) => represents ?? []);
  const said = engagement.evidence['/kind']?.find((it) => it.in === undefined);
  return {
    id: engagement.id,
    kind: engagement.kind,
    status: engagement.status,
    focus: engagement.focus,
    date,
    until: engagement.until,
    between_from: between?.[0] ?? null,
    between_to: between?.[1] ?? null,
    day,
    ...place,
    parties: listOf([...new Set(parties)]),
    principals: listOf(namesOf(participants, 'principal')),
    attendees: listOf(namesOf(participants, 'attendee')),
    participants: participants.length,
    topics: listOf(engagement.topics),
    words: wordsOf(entry),
    start: said?.start ?? null,
    end: said?.end ?? null,
    inferred: listOf(engagement.inferred),
    corrected: listOf(correctedOf(entry)),
    article: article.id,
    outlet: article.outlet,
    published: article.published,
    title: article.title || null,
    url: article.url,
  };
}

const correctedOf = ({ engagement }: EngagementEntry): readonly string[] => engagement.corrected ?? [];

function participantRows(entry: EngagementEntry): readonly Row[] {
  const { engagement, article, day } = entry;
  const { id, kind, status, date, evidence, inferred } = engagement;
  return engagement.participants.map((participant, position) => {
    const at = `/participants/${position}/`;
    const fieldsOf = (pointers: readonly string[]): string | null =>
      listOf(pointers.filter((it) => it.startsWith(at)).map((it) => it.slice(at.length)));
    const { name, role, represents, part, person } = participant;
    const said = evidence[`${at}name`] ?? evidence[`${at}role`] ?? evidence[`${at}represents`];
    return {
      engagement: id,
      position,
      ...{ name, role, represents, part, person },
      words: said?.[0]?.words ?? nameOf(participant),
      inferred: fieldsOf(inferred),
      corrected: fieldsOf(correctedOf(entry)),
      ...{ kind, status, date, day },
      article: article.id,
      outlet: article.outlet,
      published: article.published,
    };
  });
}
