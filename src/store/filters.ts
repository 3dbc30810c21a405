/** Parts of filters as conditions of SQL. Values are always parameters. */
import type { SQLInputValue } from 'node:sqlite';
import { readText } from '../text/text.ts';
import type { ArticleFilter } from './store.ts';
import { participantKey } from './terms.ts';

export interface Where {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

const both = (parts: readonly Where[]): Where => ({
  sql: parts.length === 0 ? 'TRUE' : parts.map(({ sql }) => `(${sql})`).join(' AND '),
  params: parts.flatMap(({ params }) => params),
});

/** The condition of an article filter. */
export function articleWhere({ outlet, since, until }: ArticleFilter): Where {
  const parts: Where[] = [];
  const outlets = listOf(outlet);
  if (outlets.length > 0) parts.push(oneOf('a.outlet', outlets));
  if (since) parts.push({ sql: 'a.published >= ?', params: [since] });
  if (until) parts.push({ sql: 'a.published <= ?', params: [until] });
  return both(parts);
}

export function listOf(wanted: string | readonly string[] | undefined): readonly string[] {
  const list = wanted === undefined ? [] : typeof wanted === 'string' ? [wanted] : wanted;
  return list.filter((it) => it !== '');
}

/** The condition that a column is one of `wanted`. */
export const oneOf = (column: string, wanted: readonly string[]): Where => ({
  sql: `${column} IN (${wanted.map(() => '?').join(', ')})`,
  params: wanted,
});

/** A party code, as against words. */
export const CODE = /^[A-Z]{2,10}$/u;

/** Participants of a party, or with all these words in name and office. */
export function participantsLike(wanted: string): Where {
  if (CODE.test(wanted)) {
    return { sql: 'SELECT engagement, position FROM participants WHERE represents = ?', params: [wanted] };
  }
  const keys = [...new Set(wordsOf(wanted).map(participantKey))];
  if (keys.length === 0)
    return { sql: 'SELECT NULL AS engagement, NULL AS position WHERE FALSE', params: [] };
  const one = 'SELECT engagement, position FROM participant_words WHERE word = ?';
  return { sql: keys.map(() => one).join(' INTERSECT '), params: keys };
}

export const wordsOf = (text: string): readonly string[] =>
  readText(text)
    .tokens.filter(({ kind }) => kind !== 'mark')
    .map(({ form }) => form);
