/** When: the time expression that belongs to an engagement. */
import type { DateMention } from '../model.ts';
import type { Range } from './clauses.ts';
import type { Reach } from './roles.ts';
import { dateOn, type Scene } from './scene.ts';

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

/** The time expression of the whole sentence, where it has just one. */
export function dateOfSentence({ scene, trigger }: Reach): DateMention | null {
  const sentence = scene.text.sentences[trigger.sentence]!;
  const all = datesIn(scene, sentence);
  return all.length === 1 ? all[0]! : null;
}

/** The day that a date means for something past or to come. */
export function dayOf(date: DateMention, planned: boolean): { readonly day: string | null; readonly until: string | null } {
  const value = planned && date.next && date.tense !== 'past' ? date.next : date.value;
  if (value === null) return { day: null, until: null };
  const [day, until] = value.split('/');
  return { day: day ?? null, until: until ?? null };
}

/** «منذ 34 يوما», «حتى 13 مارس» behind a verb: how long something lasts, not when this was. */
const isSince = (scene: Scene, date: DateMention): boolean =>
  SINCE.has(scene.tokens[date.first]!.form) || SINCE.has(scene.tokens[date.first - 1]?.form ?? '');
const SINCE: ReadonlySet<string> = new Set(['منذ', 'حتي', 'لغايه']);
