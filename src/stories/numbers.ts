/** Numbers that two reports give for the same: «31 دولة» in one and «34 دولة» in the other, two lengths of one talk. */
import { type Claim, countIndependent } from './claims.ts';
import { daysBetween } from './compare.ts';
import { type Counted, countedIn } from './counts.ts';
import { MINUTES } from './durations.ts';
import type { Read } from './people.ts';
import type { Source } from './sources.ts';

/**
 * Terms of the sentence, and of the four words on either side, that two numbers of one thing have in common, and the
 * weight of the former. 0.8 … 2.5 tried on the samples and on stories of the press, 2026-11.
 */
const LEAST_SHARED = 2;
const LEAST_WEIGHT = 1.1;
const LEAST_NEAR = 1;
/** Share of what either sentence tells that must stand in the other. */
const LEAST_ALIKE = 0.12;
/** The same where dead and hurt are counted: those of earlier days are told again in the same words. */
const LEAST_ALIKE_TOLL = 0.25;
/** Times that one number may be the other: more is something else. */
const MOST_TIMES = 3;
/** Near words, or share of either sentence, from which sentences that tell of no meeting are of one thing. */
const MANY_NEAR = 2;
const MUCH_ALIKE = 0.35;
const HALF = 0.5;
const MANY_NEAR_MONEY = 3;

export interface Matter {
  readonly sources: readonly Source[];
  /** Whether two reports are accounts of one engagement. */
  readonly isOneMatter: (a: string, b: string) => boolean;
}

/** Numbers of one thing that cannot all be right. */
export const numberClaims = (reports: readonly Read[], matter: Matter): readonly Claim[] =>
  clashesAmong(reports.flatMap(countedIn), matter);

/** The same of what was counted before. */
export function clashesAmong(all: readonly Counted[], { sources, isOneMatter }: Matter): readonly Claim[] {
  const clashes = all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .flatMap((b) => (isClash(a, b, all) && mayDiffer(a, b, isOneMatter) ? [[a, b] as const] : [])),
  );
  const claims: Claim[] = [];
  const told = new Set<Counted>();
  for (const [a, b] of clashes) {
    if (told.has(a) || told.has(b)) continue;
    // all that say the one or the other of the same, and those that clash with either
    const same = all.filter(
      (it) =>
        it === a ||
        it === b ||
        clashes.some(([x, y]) => (x === a || x === b || y === a || y === b) && (it === x || it === y)) ||
        [a, b].some((x) => it.value === x.value && it.article !== x.article && areOfOne(it, x)),
    );
    for (const it of same) told.add(it);
    claims.push(claimOf(same, sources));
  }
  return claims;
}

function claimOf(same: readonly Counted[], sources: readonly Source[]): Claim {
  const values = [...new Set(same.map(({ value }) => value))].map((value) => {
    const saying = same.filter((it) => it.value === value);
    const ids = [...new Set(saying.map(({ article }) => article))];
    return {
      value: String(value),
      words: saying.map(({ quoted }) => quoted),
      articles: ids,
      ...countIndependent(ids, sources),
    };
  });
  return { field: 'number', about: null, values, verdict: 'contradiction' };
}

/** Whether both count the same thing in the same matter; a story has one call and one talk of two alone. */
function areOfOne(a: Counted, b: Counted): boolean {
  if (a.unit !== b.unit) return false;
  if (a.unit.startsWith(MINUTES)) return true;
  const both = [...a.terms].filter(([term]) => b.terms.has(term) && term !== a.unit);
  const weight = both.reduce((sum, [, rarity]) => sum + rarity, 0);
  const least = alike(a, b);
  if (!isOneMeeting(a, b) && least < MUCH_ALIKE && near(a, b) < MANY_NEAR) return false;
  if (a.isMoney && near(a, b) + (least < MUCH_ALIKE ? 0 : 1) <= MANY_NEAR_MONEY) return false;
  return (
    both.length >= LEAST_SHARED &&
    (weight >= LEAST_WEIGHT || (least >= HALF && near(a, b) >= MANY_NEAR)) &&
    near(a, b) >= LEAST_NEAR &&
    least >= (a.isToll || b.isToll ? LEAST_ALIKE_TOLL : LEAST_ALIKE)
  );
}
/** Share of what the shorter sentence tells that stands in the other. */
function alike(a: Counted, b: Counted): number {
  const both = [...a.terms].filter(([term]) => b.terms.has(term) && term !== a.unit);
  return both.reduce((sum, [, rarity]) => sum + rarity, 0) / Math.min(total(a.terms), total(b.terms));
}
const near = (a: Counted, b: Counted): number => [...a.near].filter((it) => b.near.has(it)).length;
const total = (terms: ReadonlyMap<string, number>): number =>
  [...terms.values()].reduce((sum, rarity) => sum + rarity, 0);

/**
 * Whether two numbers of one thing cannot both be right. Where a report gives several for it, or both know both
 * numbers, each may mean another part of the matter; the dead and the hurt may have become more from day to day.
 */
function isClash(a: Counted, b: Counted, all: readonly Counted[]): boolean {
  if (a.article === b.article || a.value === b.value || a.isPrice || b.isPrice || !areOfOne(a, b))
    return false;
  if (mayBothBe(a, b) || mayBothBe(b, a) || areOfOthers(a, b)) return false;
  if (areOfOtherTimes(a, b) && !isSurely(a, b)) return false;
  if (a.isMarket || b.isMarket || areOfOtherHarm(a, b) || isByTemplate(a, b, all)) return false;
  // what one report leads with another seldom tells by the way, and tolls further down are of other days
  const needsLead = a.isLead !== b.isLead ? !isOneMeeting(a, b) : isHarm(a, b) && !a.isLead;
  if (needsLead && !isSurely(a, b)) return false;
  if (Math.max(a.value, b.value) > MOST_TIMES * Math.min(a.value, b.value)) return false;
  if (near(a, b) < 2 && [a, b].some((it) => isOneOfMany(it, all))) return false;
  if (knows(a, b, all) || knows(b, a, all)) return false;
  return [a, b].every((it) => all.every((other) => other === it || !areBeside(it, other)));
}

/** Whether the report of `a` has the number of `b` for such a thing too; a large one for anything. */
const knows = (a: Counted, b: Counted, all: readonly Counted[]): boolean =>
  all.some(
    (it) =>
      it.article === a.article &&
      it.value === b.value &&
      (it.unit === b.unit || it.value >= KNOWN || (it.harm !== null && b.harm !== null)),
  );
const KNOWN = 100;

const areOfOtherHarm = (a: Counted, b: Counted): boolean =>
  a.harm !== null && b.harm !== null && a.harm !== b.harm;
const isHarm = (a: Counted, b: Counted): boolean => a.isToll || b.isToll;

/** Whether two sentences are so alike that they tell of the same wherever they stand. */
const isSurely = (a: Counted, b: Counted): boolean =>
  near(a, b) >= SURELY_NEAR && alike(a, b) >= SURELY_ALIKE && (!a.isMoney || near(a, b) > MANY_NEAR_MONEY);
const SURELY_NEAR = 2;
const SURELY_ALIKE = 0.3;
/** So alike that days between do not matter, nor that both tell of some time. */
const SAME_NEAR = 4;
const SAME_ALIKE = 0.6;
const isSame = (a: Counted, b: Counted): boolean =>
  near(a, b) >= SAME_NEAR && alike(a, b) >= SAME_ALIKE && !isHarm(a, b);

/** Whether one sentence tells of another year, or of what is past. */
const areOfOtherTimes = (a: Counted, b: Counted): boolean =>
  a.times.size !== b.times.size || [...a.times].some((it) => !b.times.has(it));

/** Whether the sentences count several things, and nothing alike: those of two days by one template. */
function isByTemplate(a: Counted, b: Counted, all: readonly Counted[]): boolean {
  const beside = (it: Counted): readonly number[] =>
    all.filter((other) => other !== it && other.terms === it.terms).map(({ value }) => value);
  const [x, y] = [beside(a), beside(b)];
  return x.length > 1 && y.length > 1 && !x.some((it) => y.includes(it));
}

/** An outlet has its reasons to print another number; reports of two days tell of one thing where they tell of one engagement. */
const mayDiffer = (a: Counted, b: Counted, isOneMatter: Matter['isOneMatter']): boolean =>
  (a.outlet === null || a.outlet !== b.outlet) &&
  (areOfOneDay(a, b) || isOneMeeting(a, b) || isSame(a, b) || isOneMatter(a.article, b.article));
const isOneMeeting = (a: Counted, b: Counted): boolean =>
  a.unit.startsWith(MINUTES) || [...a.meetings].some((it) => b.meetings.has(it));

/** Whether a report counts such things with other numbers too: sums of money, goals. */
const isOneOfMany = ({ article, unit, value }: Counted, all: readonly Counted[]): boolean =>
  all.some((it) => it.article === article && it.unit === unit && it.value !== value);

/** Whether a report counts the same thing twice in one sentence. */
const areBeside = (a: Counted, b: Counted): boolean =>
  a.article === b.article && a.unit === b.unit && a.terms === b.terms;

/** Whether the sentences name somebody each, and nobody in common. */
const areOfOthers = ({ parties: a }: Counted, { parties: b }: Counted): boolean =>
  a.size > 0 && b.size > 0 && [...a].every((it) => !b.has(it));

const mayBothBe = (a: Counted, b: Counted): boolean =>
  (!isWord(a, b) && isWithin(a, b)) ||
  a.isRising ||
  (a.isToll && b.isToll && !areOfOneDay(a, b)) ||
  (a.isPeriod && !areOfOnePeriod(a, b)) ||
  isRounded(a, b);

/** «نحو 42», «أكثر من 30»: what may be the other number as well. */
const isWithin = (a: Counted, b: Counted): boolean =>
  a.bound === 'about' ||
  (a.bound === 'more' && b.value > a.value) ||
  (a.bound === 'less' && b.value < a.value);
/** One sentence in which both say «نحو», or both «على الأقل», of different numbers. */
const isWord = (a: Counted, b: Counted): boolean =>
  a.bound === b.bound && near(a, b) >= SAME_NEAR && alike(a, b) >= SAME_ALIKE;

/** «أمس الخميس» in one and «اليوم الخميس» in the report of the day before name one day. */
const areOfOneDay = (a: Counted, b: Counted): boolean =>
  a.day === b.day || (daysBetween(a.day, b.day) <= 1 && [...a.weekdays].some((it) => b.weekdays.has(it)));

/** Two sentences on some time are on the same one where both count from a day on, or are alike in all. */
const areOfOnePeriod = (a: Counted, b: Counted): boolean =>
  b.isPeriod &&
  alike(a, b) >= SURELY_ALIKE &&
  ((a.isSince && b.isSince) || (near(a, b) >= SAME_NEAR && alike(a, b) >= SAME_ALIKE));

/** «15 مليارا» for «14.8 مليار»: large numbers are rounded. */
const isRounded = (a: Counted, b: Counted): boolean => {
  if (Math.min(a.value, b.value) < LARGE) return false;
  const apart = Math.abs(a.value - b.value) / Math.max(a.value, b.value);
  return apart < ROUNDED || (apart < ROUNDED_MUCH && (isRound(a.value) || isRound(b.value)));
};
const LARGE = 1000;
const ROUNDED = 0.06;
const ROUNDED_MUCH = 0.15;
/** One digit and noughts behind. */
const isRound = (value: number): boolean => value % 10 ** Math.floor(Math.log10(value)) === 0;
