/**
 * Readings as gold for `eval/`: what stands after corrections, in the shape that gold has. A statement's
 * place is named by its first and last words, which must lead back to it; one of which no words do is left out.
 */
import type { Statement } from '../model.ts';
import type { ArticleFilter, Store, StoredReading } from '../store/store.ts';
import type { Written } from './export.ts';

export type GoldSource = AsyncIterable<StoredReading>;

type GoldStore = Pick<Store, 'article' | 'articles' | 'corrections'>;
const PAGE = 200;

/** The readings of articles of which corrections stand; with `all` of all articles, by day of publication. */
export async function* readCorrected(
  store: GoldStore,
  { all = false, filter = {} }: { readonly all?: boolean; readonly filter?: ArticleFilter } = {},
): GoldSource {
  for await (const id of all ? idsOf(store, filter) : await store.corrections.articles()) {
    const reading = await store.article(id);
    if (reading && (all || isWithin(reading, filter))) yield reading;
  }
}

async function* idsOf(store: GoldStore, filter: ArticleFilter): AsyncIterable<string> {
  let cursor: string | null = null;
  do {
    const page = await store.articles(filter, {
      limit: PAGE,
      order: 'oldest',
      ...(cursor ? { cursor } : {}),
    });
    for (const { article } of page.items) yield article.id;
    cursor = page.next;
  } while (cursor !== null);
}

function isWithin({ article: { published } }: StoredReading, { since, until }: ArticleFilter): boolean {
  if (!since && !until) return true;
  return published !== null && (!since || published >= since) && (!until || published <= until);
}

/** A JSON line for each reading. */
export async function* writeGold(readings: GoldSource): Written {
  for await (const reading of readings) yield `${JSON.stringify(goldOf(reading))}\n`;
}

function goldOf({ article, engagements, statements }: StoredReading): object {
  const { id, title, outlet, published, body } = article;
  return {
    ...{ id, title, outlet, published },
    text: body,
    engagements: engagements.map(({ kind, status, focus, date, place, participants, topics }) => ({
      ...{ kind, status, focus, date },
      place: { city: place.city, country: place.country },
      participants: participants.map(({ name, role, represents, part }) => ({
        name,
        role,
        represents,
        part,
      })),
      topics,
    })),
    statements: statements.flatMap((it) => statementOf(it, body) ?? []),
  };
}

function statementOf({ speaker, cue, direct, start, end }: Statement, body: string): object | null {
  const bounds = boundsOf(body, start, end);
  return bounds && { speaker, cue, start: bounds[0], end: bounds[1], direct };
}

const WORDS = 3;

/**
 * First and last words of `body.slice(start, end)` that lead back to this very place: the first occurrence
 * of the first words in the body, and of the last words after it. Null where none do.
 */
function boundsOf(body: string, start: number, end: number): readonly [string, string] | null {
  const content = body.slice(start, end);
  const ends = [...content.matchAll(/\s+/gu)].map(({ index }) => index);
  const heads = [...ends.slice(WORDS - 1), content.length].map((at) => content.slice(0, at));
  const first = heads.find((words) => body.indexOf(words) === start);
  if (first === undefined) return null;
  const tails = [...ends.slice(0, Math.max(1, ends.length - WORDS + 2)).reverse(), -1].map((at) =>
    content.slice(at + 1).trimStart(),
  );
  const last = tails.find((words) => words !== '' && body.indexOf(words, start) === end - words.length);
  return last === undefined ? null : [first, last];
}
