/** A dossier on two parties for a period: what the reports tell of them, with the words and where they stand. */
import type { Context, Hono } from 'hono';
import { isJson, sendPage, viewOf } from './answers.ts';
import type { ArticleFacts, Count, DeskStore, EngagementEntry } from './desk-store.ts';
import { readFilter } from './filter.ts';
import { hashOf } from './pages/citation.ts';
import { dossierPage } from './pages/dossier.ts';
import { tellingWords } from './pages/see.ts';

/** Engagements of one part of a dossier: some ten printed pages. */
const ITEMS = 60;

/** Words of a report with where they stand: one numbered note. */
export interface DossierNote {
  readonly n: number;
  readonly words: string | null;
  readonly article: ArticleFacts & { readonly body: string };
}
export interface DossierItem {
  readonly entry: EngagementEntry;
  readonly note: DossierNote;
}
export interface Dossier {
  readonly a: string;
  readonly b: string;
  readonly since: string | null;
  readonly until: string | null;
  /** By day, the first one first. */
  readonly items: readonly DossierItem[];
  readonly total: number;
  readonly kinds: readonly Count[];
  readonly statuses: readonly Count[];
  readonly outlets: readonly Count[];
  /** Cursor of the next part; null where this is the last. */
  readonly next: string | null;
  /** Parties to choose from. */
  readonly parties: readonly string[];
}

export function addDossier(app: Hono, store: DeskStore): void {
  app.on('GET', ['/dossier', '/dossier.json'], async (c) => {
    const dossier = await readDossier(c, store);
    return isJson(c) ? c.json(toJson(dossier)) : sendPage(c, dossierPage(viewOf(c), dossier));
  });
}

const CODE = /^[A-Z]{2,10}$/;

async function readDossier(c: Context, store: DeskStore): Promise<Dossier> {
  const query = c.req.query();
  const { since, until } = readFilter({ since: query.since, until: query.until });
  const [a, b] = [query.a, query.b].map((code) => (code && CODE.test(code) ? code : ''));
  const parties = await partiesOf(store);
  const empty = { a: a!, b: b!, since: since ?? null, until: until ?? null, parties };
  if (!a || !b || a === b)
    return { ...empty, items: [], total: 0, kinds: [], statuses: [], outlets: [], next: null };
  const filter = { about: a, with: b, ...(since ? { since } : {}), ...(until ? { until } : {}) };
  const [page, facets] = await Promise.all([
    store.engagements(filter, {
      limit: ITEMS,
      order: 'oldest',
      ...(query.cursor ? { cursor: query.cursor } : {}),
    }),
    store.facets(filter),
  ]);
  const { kinds, statuses, outlets } = facets;
  return {
    ...empty,
    items: await noteItems(store, page.items),
    total: page.total,
    kinds,
    statuses,
    outlets,
    next: page.next,
  };
}

/** Most parties that the form offers. */
const OFFERED = 80;
const ALWAYS = ['0001-01', '9998-12'] as const;

async function partiesOf(store: DeskStore): Promise<readonly string[]> {
  const pairs = await store.profiles.pairs(...ALWAYS);
  return [...new Set(pairs.flatMap(({ parties }) => parties))].slice(0, OFFERED);
}

async function noteItems(
  store: DeskStore,
  entries: readonly EngagementEntry[],
): Promise<readonly DossierItem[]> {
  const bodies = await store.profiles.bodies([...new Set(entries.map(({ article }) => article.id))]);
  return entries.map((entry, i) => {
    const article = { ...entry.article, body: bodies.get(entry.article.id) ?? '' };
    return { entry, note: { n: i + 1, words: tellingWords(article, entry.engagement), article } };
  });
}

const toJson = ({ items, parties: _parties, ...rest }: Dossier): object => ({
  ...rest,
  items: items.map(({ entry, note }) => ({
    engagement: entry.engagement,
    article: entry.article,
    words: note.words,
    sha256: hashOf(note.article.body),
  })),
});
