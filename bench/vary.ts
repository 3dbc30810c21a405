/** The same report on another day and with other people in it, so that a bench has many reports of few. */
import type { Engagement, Evidence, Reading } from '../src/model.ts';

const DAY_MS = 86_400_000;
/** By how many days a round lies apart from the report: whole weeks, so that weekdays stay true. */
const SHIFTS = [0, 812, 406, -1218, -609, 203, 1015, -203] as const;

/** Letters that change places in the names of a round, in pairs. */
const SWAPS = ['', 'رن', 'سم', 'دل', 'بف', 'كق', 'جه', 'تط'] as const;

const LETTERS = /^\p{Script=Arabic}{3,}$/u;

/**
 * The reading in its round: round 0 as it is, later ones with days shifted and letters of names swapped. Every
 * place stays where it was, and every evidence holds.
 */
export function vary(reading: Reading, round: number): Reading {
  if (round === 0) return reading;
  const { article } = reading;
  const swap = swapper(namesOf(reading), round);
  const body = swap(article.body);
  const title = swap(article.title);
  const days = SHIFTS[round % SHIFTS.length]! + Math.floor(round / SHIFTS.length) * 7;
  const again = (list: readonly Evidence[]): readonly Evidence[] =>
    list.map((it) => ({ ...it, words: (it.in === 'title' ? title : body).slice(it.start, it.end) }));
  const evidence = (of: Engagement['evidence']): Engagement['evidence'] =>
    Object.fromEntries(Object.entries(of).map(([pointer, list]) => [pointer, again(list)]));
  const change = (words: string | null): string | null => words && swap(words);
  return {
    ...reading,
    article: {
      ...article,
      id: `${article.id}~${round}`,
      url: article.url && `${article.url}#${round}`,
      title,
      body,
      published: shift(article.published, days),
      updated: shift(article.updated, days),
    },
    engagements: reading.engagements.map((it) => ({
      ...it,
      id: `${it.id}~${round}`,
      date: shift(it.date, days),
      until: shift(it.until, days),
      between: it.between && [shift(it.between[0], days)!, shift(it.between[1], days)!],
      participants: it.participants.map((who) => ({
        ...who,
        name: change(who.name),
        role: change(who.role),
      })),
      evidence: evidence(it.evidence),
    })),
    statements: reading.statements.map((it) => ({
      ...it,
      speaker: swap(it.speaker),
      content: body.slice(it.start, it.end),
      evidence: evidence(it.evidence),
    })),
    namings: reading.namings.map((it) => ({ ...it, words: body.slice(it.start, it.end) })),
    mentions: [],
  };
}

/** Words of names of persons whom the lists do not know: those they know keep theirs. */
function namesOf({ engagements }: Reading): ReadonlySet<string> {
  const names = engagements
    .flatMap(({ participants }) => participants)
    .filter(({ name, person }) => name !== null && person === null)
    .flatMap(({ name }) => name!.split(' '));
  return new Set(names.filter((word) => LETTERS.test(word)));
}

/** Swaps two letters in the words of `names`, wherever they stand. */
function swapper(names: ReadonlySet<string>, round: number): (text: string) => string {
  const [a, b] = SWAPS[round % SWAPS.length] ?? '';
  if (a === undefined || b === undefined || names.size === 0) return (text) => text;
  const swapped = (word: string): string =>
    [...word].map((it) => (it === a ? b : it === b ? a : it)).join('');
  return (text) => text.replace(/\p{Script=Arabic}+/gu, (word) => (names.has(word) ? swapped(word) : word));
}

/** A day, month, year or instant so many days later, as exact as it was. */
function shift<T extends string | null>(day: T, days: number): T {
  if (day === null) return day;
  const at = Date.parse(day.length === 7 ? `${day}-15` : day.length === 4 ? `${day}-07-01` : day);
  if (Number.isNaN(at)) return day;
  const moved = new Date(at + days * DAY_MS).toISOString();
  return moved.slice(0, Math.min(day.length, 10)) as T;
}
