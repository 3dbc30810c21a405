/** When: the time expression that belongs to an engagement. */
import type { DateMention } from '../model.ts';
import type { Range } from './clauses.ts';
import { LASTING } from './particles.ts';
import type { Reach } from './roles.ts';
import { dateOn, type Scene, senseAt } from './scene.ts';

function datesIn(scene: Scene, range: Range): readonly DateMention[] {
  const out: DateMention[] = [];
  for (let i = range.first; i < range.last; i++) {
    const date = dateOn(scene, i);
    if (!date || date.first < range.first) continue;
    out.push(date);
    i = date.last - 1;
  }
  return out;
}

/** The nearest time expression of the clause, behind the trigger first, then before it. */
export function dateOf({ scene, trigger, clause }: Reach): DateMention | null {
  const behind = datesIn(scene, { first: trigger.last, last: clause.last }).find((d) => !isSince(scene, d));
  if (behind) return behind;
  const before = datesIn(scene, { first: clause.first, last: trigger.first });
  return before.at(-1) ?? null;
}

/**
 * The time expression of the sentence, where one stands on the trigger's side of every «أن»: the day
 * on which somebody said something is not the day of what he told.
 */
export function dateOfSentence({ scene, trigger }: Reach): DateMention | null {
  const sentence = scene.text.sentences[trigger.sentence]!;
  const near = datesIn(scene, sentence).filter(
    (d) => !isSince(scene, d) && !isCut(scene, d.first, trigger.first),
  );
  return near.length === 1 ? near[0]! : null;
}

/** Whether «أن» stands between two tokens. */
function isCut(scene: Scene, a: number, b: number): boolean {
  for (let i = Math.min(a, b); i < Math.max(a, b); i++)
    if (scene.actorAt[i] === -1 && senseAt(scene, i, 'w-that')) return true;
  return false;
}

/** A day with the last day of several. */
export interface Days {
  readonly day: string | null;
  readonly until: string | null;
}
const NO_DAY: Days = { day: null, until: null };

/**
 * The day that a date means for something past or to come. A week or a part of a month names no day
 * but its month; «قبل أيام» the month of publication.
 */
export function dayOf(date: DateMention, planned: boolean, published: string | null = null): Days {
  if (date.value === null)
    return date.tense === 'past' && published && date.grain === 'day'
      ? { day: published.slice(0, 7), until: null }
      : NO_DAY;
  const ahead = planned && date.next !== null && date.tense !== 'past' && date.value !== published;
  const value = ahead ? date.next! : date.value;
  const [day, until] = value.split('/');
  if (!day) return NO_DAY;
  if (!until) return { day: VAGUE.has(date.rule) ? day.slice(0, 7) : day, until: null };
  if (!isSpan(day, until)) return { day, until };
  return { day: day.slice(0, 7) === until.slice(0, 7) ? day.slice(0, 7) : null, until: null };
}
const VAGUE: ReadonlySet<string> = new Set(['date.part-of-month', 'date.part-of-week']);

/** Six days apart and more: a week, not the days of a summit. */
const isSpan = (day: string, until: string): boolean =>
  day.length === 10 && until.length === 10 && Date.parse(until) - Date.parse(day) >= 6 * 86_400_000;

/** «منذ 34 يوما», «حتى 13 مارس» behind a verb: how long something lasts, not when this was. */
const isSince = (scene: Scene, date: DateMention): boolean =>
  LASTING.has(scene.tokens[date.first]!.form) || LASTING.has(scene.tokens[date.first - 1]?.form ?? '');
