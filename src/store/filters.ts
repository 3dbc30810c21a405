/** Filters as conditions of SQL, over `engagements e` and `articles a`. Values are always parameters. */
import type { SQLInputValue } from 'node:sqlite';
import { readText } from '../text/text.ts';
import type { Search } from './search.ts';
import type { ArticleFilter, EngagementFilter } from './store.ts';
import { participantKey } from './terms.ts';

export interface Where {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

const both = (parts: readonly Where[]): Where => ({
  sql: parts.length === 0 ? 'TRUE' : parts.map(({ sql }) => `(${sql})`).join(' AND '),
  params: parts.flatMap(({ params }) => params),
});

const EQUAL = {
  kind: 'e.kind',
  status: 'e.status',
  focus: 'e.focus',
  outlet: 'a.outlet',
  article: 'a.id',
} as const;

/** Tables for a condition over engagements: articles are joined only where it asks for them. */
export const engagementFrom = ({ sql }: Where): string =>
  sql.includes('a.') ? 'engagements e JOIN articles a ON a.key = e.article' : 'engagements e';

/** The condition of an engagement filter. */
export function engagementWhere(filter: EngagementFilter, search: Search): Where {
  const parts: Where[] = [];
  for (const [name, column] of Object.entries(EQUAL)) {
    const wanted = listOf(filter[name as keyof typeof EQUAL]);
    if (wanted.length > 0) parts.push(oneOf(column, wanted));
  }
  const topics = listOf(filter.topic);
  if (topics.length > 0) {
    const { sql, params } = oneOf('topic', topics);
    parts.push({ sql: `e.key IN (SELECT engagement FROM topics WHERE ${sql})`, params });
  }
  if (filter.since) parts.push({ sql: 'e.last_day >= ?', params: [filter.since] });
  if (filter.until) parts.push({ sql: 'e.first_day <= ?', params: [filter.until] });
  const who = whoTakesPart(filter);
  if (who) parts.push(who);
  if (filter.q?.trim()) parts.push(search.where(filter.q));
  return both(parts);
}

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

/** `about` and `with`: two different participants of one engagement. */
function whoTakesPart(filter: EngagementFilter): Where | null {
  const wanted = [filter.about?.trim(), filter.with?.trim()].filter((it) => it !== undefined && it !== '');
  const [first, second] = wanted.map((it) => participantsLike(it!));
  if (!first) return null;
  if (!second) return { sql: `e.key IN (SELECT engagement FROM (${first.sql}))`, params: first.params };
  const pairs = `SELECT one.engagement FROM (${first.sql}) one JOIN (${second.sql}) other
    ON other.engagement = one.engagement AND other.position <> one.position`;
  return { sql: `e.key IN (${pairs})`, params: [...first.params, ...second.params] };
}

const CODE = /^[A-Z]{2,10}$/u;

/** Participants of a party, or with all these words in name and office. */
function participantsLike(wanted: string): Where {
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
