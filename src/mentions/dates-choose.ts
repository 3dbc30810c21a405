/** Which day is meant where the words leave something out: the year, the month, which of the Thursdays. */

import { readLexicon } from '../lexicon/lexicon.ts';
import type { Word } from '../model.ts';
import { normalise, perWord } from '../text/text.ts';
import { dayNumber, daysIn, gregorianDay, hijriDay, hijriOf, partsOf, weekdayOf } from './dates-calendar.ts';
import { isAt, type Scan } from './dates-pieces.ts';
import { publishedParts, type Tense } from './dates-readers.ts';

/** A day of a month as far as the words say it. */
export interface DaySpec {
  /** Day of the month; -1 for the last. */
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
  readonly hijri: boolean;
  readonly tense: Tense;
  readonly weekday: number | null;
}
/** What the sentence around says: an announcement, nothing but the date, or a report. */
export type Mood = 'coming' | 'alone' | 'report';

/** The day number of a day whose year is known; null where there is no such day. */
export function dayOf(spec: DaySpec, year: number): number | null {
  if (spec.hijri) {
    if (year > 1600) return dayInGregorianYear(spec, year);
    if (year < 1) return null;
    return spec.day < 0 ? hijriDay(year, spec.month + 1, 1) - 1 : hijriDay(year, spec.month, spec.day);
  }
  return gregorianDay(year, spec.month, spec.day < 0 ? daysIn(year, spec.month) : spec.day);
}

/** The day of a Hijri month that falls in a Gregorian year, as in «رمضان 2019». */
function dayInGregorianYear(spec: DaySpec, year: number): number | null {
  const from = dayNumber(year, 1, 1);
  const guess = hijriOf(from).year;
  for (const hijriYear of [guess, guess + 1]) {
    const day = dayOf(spec, hijriYear);
    if (day !== null && day >= from && day < dayNumber(year + 1, 1, 1)) return day;
  }
  return null;
}

/**
 * The day that `spec` names and, where the year was left out, the next one after publication: by tense,
 * then by weekday, then in a note that says nothing else the same year, else the nearest.
 */
export function chooseDay(s: Scan, spec: DaySpec, mood: Mood): { day: number; next: number | null } | null {
  if (spec.month === 0) return null;
  if (spec.year !== null) {
    const day = dayOf(spec, spec.year);
    return day === null ? null : { day, next: null };
  }
  const here = publishedParts(s, spec.hijri);
  if (!here || s.published === null) return null;
  const published = s.published;
  const days: number[] = [];
  for (let year = here.year - 4; year <= here.year + 4; year++) {
    const day = dayOf(spec, year);
    if (day !== null) days.push(day);
  }
  const fits = days.filter((d) => Math.abs(d - published) < 400 && weekdayOf(d) === spec.weekday);
  const near = fits.length > 0 ? fits : days;
  const before = near.findLast((d) => (spec.tense === 'past' ? d < published : d <= published));
  const after = near.find((d) => d > published);
  const day = pick({ before, after, published, tense: spec.tense, mood });
  if (day === null) return null;
  return { day, next: spec.tense === null && day <= published && fits.length === 0 ? (after ?? null) : null };
}

interface Choice {
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly published: number;
  readonly tense: Tense;
  readonly mood: Mood;
}

/** How far ahead a day may lie that nothing calls future; set by reading press reports, 2026-11. */
const AHEAD_DAYS = 130;

function pick({ before, after, published, tense, mood }: Choice): number | null {
  if (before === undefined || after === undefined) return before ?? after ?? null;
  if (tense === 'past') return before;
  if (tense === 'future') return after;
  if (before === published) return before;
  const sameYear = partsOf(after).year === partsOf(published).year;
  if (mood === 'alone') return sameYear ? after : before;
  if (mood === 'coming' && published - before > 14 && after - published < 200) return after;
  // reports tell what was: a day to come without any word of the future is near
  const near = after - published < published - before && after - published <= AHEAD_DAYS;
  return near ? after : before;
}

/** Latest day of that weekday on or before `day`. */
export const weekdayBefore = (day: number, weekday: number): number =>
  day - ((((weekdayOf(day) - weekday) % 7) + 7) % 7);
/** First day of that weekday on or after `day`. */
export const weekdayAfter = (day: number, weekday: number): number =>
  day + ((((weekday - weekdayOf(day)) % 7) + 7) % 7);
/** That weekday nearest to `day`. */
export function weekdayNear(day: number, weekday: number): number {
  const before = weekdayBefore(day, weekday);
  return day - before <= 3 ? before : before + 7;
}

/** The mood of the sentence around the tokens `first` to `last` (exclusive). */
export function moodAt(s: Scan, first: number, last: number): Mood {
  const sentence = s.text.sentences[sentenceOf(s, first)];
  if (!sentence) return 'alone';
  let alone = true;
  for (let i = sentence.first; i < sentence.last; i++) {
    if (i >= first && i < last) continue;
    if (isComing(s, i)) return 'coming';
    if (s.tokens[i]!.kind !== 'mark' && !FRAME.some((kind) => isAt(s, i, kind))) alone = false;
  }
  return alone ? 'alone' : 'report';
}
/** Whether the word at `i` looks ahead: «المقرر», or a verb with the mark of the future. */
const isComing = (s: Scan, i: number): boolean => isAt(s, i, 'coming') || isFutureVerb(s.tokens[i]!.word);

const SIN = 'س';
const PERSONS = 'يتن';
const isFutureVerb = perWord((word: Word): boolean => {
  const parse = word.parses.find((p) => p.particle === SIN);
  return parse !== undefined && parse.rest.length >= 4 && PERSONS.includes(parse.rest[0]!) && !isNoun(word);
});
/** Words that begin as a verb of the future does and are none: «سياسة», «سيطرة». */
const isNoun = (word: Word): boolean => {
  nouns ??= new Set(
    readLexicon('calendar')
      .filter((row) => row.class === 'no-verb')
      .map((row) => normalise(row.form!)),
  );
  return word.parses.some((parse) => nouns!.has(parse.rest));
};
let nouns: Set<string> | null = null;

/** Words that may stand around a date that stands alone. */
const FRAME = ['in', 'about', 'equals', 'era', 'from', 'until', 'dated', 'to'];

/** The index of the sentence that holds token `i`. */
export function sentenceOf(s: Scan, i: number): number {
  const { sentences } = s.text;
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.last <= i) low = middle + 1;
    else high = middle;
  }
  return low;
}
