/**
 * The days within which an undated report must lie: who is named in which office, the weekday it gives
 * as its own, the day that «الماضي» puts behind it. Inferred, with the words it rests on.
 */

import { findDates } from '../../mentions/mentions.ts';
import type { DateMention, Engagement, Evidence } from '../../model.ts';
import { boundDay, type DatedAnchor, type NamedHolder, whichOffice } from '../../offices/offices.ts';
import { evidenceAt } from '../evidence.ts';
import type { Scene } from '../scene.ts';

/** What bounds the day of a report: for all its engagements the same. */
export interface Bound {
  readonly between: readonly [string, string];
  readonly evidence: readonly Evidence[];
}

/** Any day will do: against it a day without a year shows its month and number. */
const SOME_DAY = '2001-12-31';

/** The first and last day on which a report without a date can have been made; null where nothing bounds it on both sides. */
export function boundReport(scene: Scene): Bound | null {
  const holders = namedHolders(scene);
  const anchors = datedAnchors(scene);
  const weekday = ownWeekday(scene);
  const bound = boundDay({
    holders: holders.map((h) => h.holder),
    anchors: anchors.map((a) => a.anchor),
    weekday: weekday?.weekday ?? null,
  });
  if (!bound || bound.from > bound.until) return null;
  const evidence: Evidence[] = [];
  for (const reason of bound.reasons) {
    if (reason.kind === 'holder') evidence.push(holders[reason.index]!.words);
    if (reason.kind === 'anchor') evidence.push(anchors[reason.index]!.words);
    if (reason.kind === 'weekday' && weekday) evidence.push(evidenceAt(scene, weekday, weekday.rule));
  }
  return { between: [bound.from, bound.until], evidence };
}

/** `engagement` with the bound of its report, where it has no day of its own and is told as what took place. */
export function withBound(engagement: Engagement, bound: Bound | null): Engagement {
  if (!bound || engagement.date !== null || engagement.status !== 'held' || engagement.focus !== 'main')
    return engagement;
  return {
    ...engagement,
    between: bound.between,
    evidence: { ...engagement.evidence, '/between': bound.evidence },
    inferred: [...engagement.inferred, '/between'],
  };
}

interface Named {
  readonly holder: NamedHolder;
  readonly words: Evidence;
}

/** People named in an office that the dated facts say they held. */
function namedHolders(scene: Scene): readonly Named[] {
  const out: Named[] = [];
  for (const entity of scene.mentions.entities) {
    const { person, office, represents, name, role } = entity;
    if (!person || !name || !role) continue;
    const party = represents ?? '';
    const held = heldOffice(person, office, party);
    if (!held) continue;
    const span = { start: Math.min(name.start, role.start), end: Math.max(name.end, role.end) };
    const near = span.end - span.start <= name.end - name.start + (role.end - role.start) + 3;
    out.push({
      holder: { person, office: held, party },
      words: evidenceAt(scene, near ? span : name, `office.${held}`),
    });
  }
  return out;
}

const MINISTER = 'minister';
/**
 * The office of the dated facts that is meant: the same, or the one ministry somebody held where the
 * outlet calls it otherwise («وزير الأمن» and «وزير الدفاع» of one state).
 */
function heldOffice(person: string, office: string, party: string): string | null {
  const own = whichOffice(person, null).filter((row) => row.party === party);
  if (own.some((row) => row.office === office)) return office;
  if (!office.endsWith(MINISTER)) return null;
  const ministries = new Set(own.map((row) => row.office).filter((held) => held.endsWith(MINISTER)));
  return ministries.size === 1 ? [...ministries][0]! : null;
}

interface Anchored {
  readonly anchor: DatedAnchor;
  readonly words: Evidence;
}

/** Days and months that «الماضي» or «المقبل» puts behind or ahead of the report. */
function datedAnchors(scene: Scene): readonly Anchored[] {
  const out: Anchored[] = [];
  for (const date of findDates(scene.text, SOME_DAY)) {
    if (date.rule !== 'date.day-month' && date.rule !== 'date.month') continue;
    if ((date.tense !== 'past' && date.tense !== 'future') || date.value === null) continue;
    const [, month, day] = date.value.split('-').map(Number);
    if (month === undefined) continue;
    out.push({
      anchor: { year: null, month, day: date.grain === 'day' ? (day ?? null) : null, tense: date.tense },
      words: evidenceAt(scene, date, date.rule),
    });
  }
  return out;
}

/** The weekday that a report names as its own day («اليوم الخميس»). */
function ownWeekday(scene: Scene): (DateMention & { readonly weekday: number }) | null {
  const own = scene.mentions.dates.find((date) => date.tense === 'present' && date.weekday !== null);
  return own ? { ...own, weekday: own.weekday! } : null;
}
