/** Suggestions while a reader types: persons, parties, offices, places and outlets of the store that begin so. */
import type { Context, Hono } from 'hono';
import { nameOf } from '../offices/offices.ts';
import { isLatin, normalise } from '../text/text.ts';
import { viewOf } from './answers.ts';
import type { DeskStore } from './desk-store.ts';
import { arabicOf } from './latin.ts';

export interface Suggestion {
  readonly value: string;
  readonly sort: 'person' | 'about' | 'office' | 'place' | 'outlet';
  readonly count: number;
}

const MOST = 8;
const LONGEST = 80;
const AL = 'ال';

export function addSuggestions(app: Hono, store: DeskStore): void {
  app.get('/suggest.json', async (c) => c.json({ items: await suggest(c, store) }));
}

async function suggest(c: Context, store: DeskStore): Promise<readonly (Suggestion & { label: string })[]> {
  const typed = (c.req.query('q') ?? '').trim().slice(0, LONGEST);
  if (!typed) return [];
  const view = viewOf(c);
  const { values } = await store.survey();
  const all: Suggestion[] = [];
  for (const sort of ['person', 'about', 'office', 'place', 'outlet'] as const) {
    for (const { value, count } of values[sort] ?? []) all.push({ value: nameFor(sort, value), sort, count });
  }
  function nameFor(sort: Suggestion['sort'], value: string): string {
    if (sort === 'person') return nameOf(value) ?? value;
    const isCode = /^[A-Z]{2,10}$/.test(value) && (sort === 'about' || sort === 'place');
    return isCode ? view.party(value) : value;
  }
  const begins = beginningOf(typed);
  const found = new Map<string, Suggestion>();
  for (const it of all.filter(({ value }) => begins(value)).sort((a, b) => b.count - a.count))
    if (!found.has(it.value)) found.set(it.value, it);
  return [...found.values()].slice(0, MOST).map((it) => ({ ...it, label: view.say(`filter.${it.sort}`) }));
}

/** Whether one of the words of a name begins as typed, in any spelling, or is the Latin word that was typed. */
function beginningOf(typed: string): (name: string) => boolean {
  const arabic = isLatin(typed) ? arabicOf(typed).map(bare) : [];
  const form = bare(normalise(typed));
  return (name) => {
    const whole = normalise(name);
    if (bare(whole).startsWith(form)) return true;
    return whole.split(' ').some((word) => bare(word).startsWith(form) || arabic.includes(bare(word)));
  };
}

/** Without the article. */
const bare = (form: string): string => (form.startsWith(AL) && form.length > 3 ? form.slice(2) : form);
