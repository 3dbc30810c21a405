/** The day that the clauses of an engagement itself tell. */
import type { DateMention, EngagementKind } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import type { Cluster } from '../merge.ts';
import { isAnyIn, type Scene } from '../scene.ts';
import type { Setting } from '../setting.ts';
import { focusOf } from '../weights/focus.ts';
import { dayBeside, isCounted } from './counted.ts';
import { type Days, dayOf, isWhen, lastSuch } from './days.ts';
import { isAllAlong, lastsDays } from './lasting.ts';
import { isOfEnd, isOfPast } from './spoken.ts';

/** A day with the words that tell it and the text in which they stand. */
export interface ToldDay {
  readonly scene: Scene;
  readonly date: DateMention;
  readonly days: Days;
}
/** The day its own clauses tell, those of the body first, the most exact one. */
export function toldDay(cluster: Cluster, planned: boolean, setting: Setting): ToldDay | null {
  const { body } = setting;
  const { published } = setting.article;
  const main = focusOf(cluster, body) === 'main';
  const told = cluster.parts.flatMap((part) => {
    if (!part.date || isOfEnd(part, part.date) || isOfCall(part, setting)) return [];
    const counted = isCounted(part, part.date);
    if (planned && !counted && isOfPast(part, part.date)) return [];
    const date = part.tense === 'past' && !planned ? lastSuch(part.date, published) : part.date;
    const days = dayBeside(part, date, dayOf(date, planned && !counted, published));
    if (!days.day || (main && days.day.length === 4)) return [];
    return published !== null && (planned ? isOver : isAhead)(days, part.date, published)
      ? []
      : [{ part, scene: part.scene, date: part.date, days }];
  });
  const rank = ({ part, days }: { part: Candidate; days: Days }): number =>
    (part.dateClose ? 4 : 0) + (part.scene.where === 'body' ? 2 : 0) + (days.day!.length === 10 ? 1 : 0);
  const best = told.sort((a, b) => rank(b) - rank(a))[0];
  if (!best) return null;
  // «الشهر المقبل» and elsewhere «12 يونيو»: the day within the month
  const { day } = best.days;
  const exact = told.find((t) => t.days.day!.length > day!.length && t.days.day!.startsWith(day!));
  if (!exact && isOfVisit(best.part, best, setting)) return monthOf(best);
  return exact ?? exactDay(cluster, best, body) ?? best;
}

/** «تلقى أمس اتصالا جدد خلاله ترحيبه به خلال زيارته»: the day of a call is not that of the visit named in it. */
const isOfCall = (part: Candidate, { clusters }: Setting): boolean =>
  !part.dateClose &&
  clusters.some(
    ({ kind, parts }) =>
      (kind === 'call' || kind === 'message') &&
      kind !== part.kind &&
      parts.some((p) => p.dateClose && p.date === part.date),
  );

/** «سيجتمع به خلال زيارة يومي …», «في زيارة ليومين يجري خلالها …»: the days are those of a visit. */
function isOfVisit(part: Candidate, { scene, date, days }: ToldDay, { clusters }: Setting): boolean {
  if (part.kind !== 'meeting' || part.scene !== scene) return false;
  const trigger = part.words[0]!.first;
  if (days.until !== null) return isAnyIn(scene, { first: trigger, last: date.first }, VISITS);
  return (
    isAllAlong(scene, trigger) &&
    clusters.some((c) => c.kind === 'visit' && c.parts.some((p) => p.date === date) && lastsDays(c))
  );
}

/** What is to come is on no day that is over. */
export const isOver = ({ day }: Days, { tense }: DateMention, published: string): boolean =>
  tense === 'past' || day! < published.slice(0, day!.length);

/** What was held is on no day to come. */
export const isAhead = ({ day }: Days, { tense }: DateMention, published: string): boolean =>
  tense === 'future' || day! > published;

/** «الشهر المقبل», and elsewhere of the same talks or visit «12 يونيو»: the one day named within that time. */
function exactDay(cluster: Cluster, { date, days }: ToldDay, body: Scene): ToldDay | null {
  if (days.day!.length !== 7 || date.grain === 'day' || date.value === null) return null;
  const [first = '', last = first] = date.value.split('/');
  const kind = cluster.kind === 'visit' ? VISITS : TALKS;
  const within = body.mentions.dates.flatMap((d) => {
    if ((d.grain !== 'day' && d.grain !== 'interval') || !isWhen(body, d)) return [];
    // «الأسبوع المقبل», and elsewhere «الأربعاء»: the one that lies within
    const fit = [d.value, d.next].find((value) => value && isWithin(value, first, last));
    return fit && isOfKind(body, d, kind) ? [{ date: d, value: fit }] : [];
  });
  const exact = within[0];
  return exact && within.every(({ value }) => value === exact.value)
    ? { scene: body, date: exact.date, days: dayOf({ ...exact.date, value: exact.value, next: null }, false) }
    : null;
}
const isWithin = (value: string, first: string, last: string): boolean =>
  DAY.test(value.split('/')[0]!) &&
  value.slice(0, first.length) >= first &&
  value.slice(0, last.length) <= last;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u;
export const VISITS: ReadonlySet<string> = new Set(['n-visit', 'n-tour']);
export const TALKS: ReadonlySet<string> = new Set(['n-meeting', 'n-summit', 'n-reception', 'n-press']);
const LETTERS: ReadonlySet<string> = new Set(['n-message']);
const CALLS: ReadonlySet<string> = new Set(['n-call']);
/** The nouns that name a kind again. */
export const NOUNS_OF: Readonly<Partial<Record<EngagementKind, ReadonlySet<string>>>> = {
  visit: VISITS,
  meeting: TALKS,
  summit: TALKS,
  message: LETTERS,
  call: CALLS,
};

/** Whether the sentence names a visit, or talks, before the date. */
function isOfKind(scene: Scene, date: DateMention, kind: ReadonlySet<string>): boolean {
  const { first } = scene.text.sentences[scene.sentenceOf[date.first]!]!;
  return isAnyIn(scene, { first, last: date.first }, kind);
}

/** Within several days: in their month, where it is one. */
export function monthOf(found: ToldDay): ToldDay | null {
  const { day, until } = found.days;
  const month = day!.slice(0, 7);
  return until === null || until.startsWith(month) ? { ...found, days: { day: month, until: null } } : null;
}
