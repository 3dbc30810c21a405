/** From the cells of a row back to the values of model.ts. */
import type {
  Article,
  Engagement,
  EngagementKind,
  Focus,
  Naming,
  Participant,
  Sourcing,
  Statement,
  Status,
} from '../model.ts';
import type { ArticleFacts, EngagementEntry, StoredReading } from './store.ts';

export type Cell = string | number | bigint | null | Uint8Array;
export type Cells = Readonly<Record<string, Cell>>;

/** Columns of `articles a` that `factsOf` reads, under names that do not meet those of other tables. */
export const ARTICLE_FACTS = [
  'id',
  'url',
  'title',
  'outlet',
  'author',
  'published',
  'updated',
  'credit',
  'keywords',
  'language',
]
  .map((column) => `a.${column} AS a_${column}`)
  .join(', ');

const textOf = (cell: Cell | undefined): string | null => (typeof cell === 'string' ? cell : null);
const json = <T>(cell: Cell | undefined): T => JSON.parse(String(cell)) as T;

export const factsOf = (row: Cells): ArticleFacts => ({
  id: String(row.a_id),
  url: textOf(row.a_url),
  title: String(row.a_title),
  outlet: textOf(row.a_outlet),
  author: textOf(row.a_author),
  published: textOf(row.a_published),
  updated: textOf(row.a_updated),
  credit: textOf(row.a_credit),
  keywords: json(row.a_keywords),
  language: String(row.a_language),
});

export const participantOf = (row: Cells): Participant => ({
  name: textOf(row.name),
  role: textOf(row.role),
  represents: textOf(row.represents),
  part: row.part as Participant['part'],
  person: textOf(row.person),
});

export function engagementOf(row: Cells, participants: readonly Participant[]): Engagement {
  const from = textOf(row.between_from);
  const to = textOf(row.between_to);
  return {
    id: String(row.id),
    kind: row.kind as EngagementKind,
    status: row.status as Status,
    focus: row.focus as Focus,
    date: textOf(row.date),
    until: textOf(row.until),
    between: from !== null && to !== null ? [from, to] : null,
    place: { city: textOf(row.city), country: textOf(row.country), venue: textOf(row.venue) },
    participants,
    topics: json(row.topics),
    evidence: json(row.evidence),
    inferred: json(row.inferred),
    ...(typeof row.corrected === 'string' ? { corrected: json<readonly string[]>(row.corrected) } : {}),
  };
}

interface Parts {
  readonly engagements: readonly EngagementEntry[];
  readonly statements: readonly Cells[];
  readonly namings: readonly Cells[];
}

/** The reading of a row of `articles` with the rows that belong to it. */
export const readingOf = (row: Cells, { engagements, statements, namings }: Parts): StoredReading => ({
  liqa: String(row.liqa),
  article: articleOf(row),
  engagements: engagements.map(({ engagement }) => engagement),
  statements: statements.map(statementOf),
  namings: namings.map(namingOf),
  sourcing: { ...UNCOUNTED, ...json<Sourcing>(row.sourcing) },
  problems: json(row.problems),
});

const articleOf = (row: Cells): Article => ({
  id: String(row.id),
  url: textOf(row.url),
  title: String(row.title),
  outlet: textOf(row.outlet),
  author: textOf(row.author),
  published: textOf(row.published),
  updated: textOf(row.updated),
  credit: textOf(row.credit),
  keywords: json(row.keywords),
  language: String(row.language),
  body: String(row.body),
  dropped: json(row.dropped),
  problems: json(row.problems),
});

/** What readings of before did not count. */
const UNCOUNTED = {
  ...{ bylined: false, direct: 0, unattributed: 0, speakers: [] },
  layout: { metaLines: 0, questionLines: 0, listLines: 0 },
};

const statementOf = (row: Cells): Statement => ({
  speaker: String(row.speaker),
  represents: textOf(row.represents),
  channel: textOf(row.channel) as Statement['channel'],
  authority: textOf(row.authority),
  cue: String(row.cue),
  strength: row.strength as Statement['strength'],
  direct: row.direct === 1,
  content: String(row.content),
  start: Number(row.start),
  end: Number(row.end),
  evidence: json(row.evidence),
});

const namingOf = (row: Cells): Naming => ({
  party: String(row.party),
  words: String(row.words),
  start: Number(row.start),
  end: Number(row.end),
  quoted: row.quoted === 1,
  // stores of before the ledger of namings hold the words alone
  form: textOf(row.form) ?? String(row.words),
  voice: row.voice === 'quotation' ? 'quotation' : 'own',
  speaker: textOf(row.speaker),
});
